"""Presenters of Besøgsark, of the assistant and of Mangler overførsel, without any window."""

import dataclasses
import datetime as dt

import pytest

from flexdesk.app.changes import Changes, Done
from flexdesk.app.transfer_rows import CopyField, TransferLine, TransferSheet
from flexdesk.app.visit_draft import VisitForm
from flexdesk.app.visit_reading import VisitPlace, VisitRefusedError
from flexdesk.app.visit_sheet import DueTask, VisitStart
from flexdesk.base.errors import EnvironmentFaultError, UserError
from flexdesk.ui.transfer.assistant_presenter import AssistantPresenter, state_tone
from flexdesk.ui.transfer.list_rows import BY_DAY, columns, list_rows
from flexdesk.ui.transfer.presenter import TEAM, TransfersPresenter
from flexdesk.ui.transfer.words import waiting_words
from flexdesk.ui.visit.presenter import VisitPresenter, summary_of
from tests.support.fake_ui import FakeView, HeldRunner, InlineRunner

DAY = dt.date(2016, 8, 31)
PLACE = VisitPlace("p1", "w1", "Kantinen", "Kantinen · Puljefleksjob", DAY, None, 8.0, None)
FORM = VisitForm(day="31-08-2016", hours="8", hours_from="31-08-2016", placement="p1",
                 next_day="28-09-2016", next_text="Besøg")  # fmt: skip


def a_start(**changes):
    start = VisitStart("c1", "Åse Aagaard", "Åse", "K-1", DAY, (PLACE,), FORM)
    return dataclasses.replace(start, **changes)


class VisitCases:
    def __init__(self, start=None, fails=None):
        self.begin, self.fails, self.calls = start or a_start(), fails or {}, []

    def _did(self, name, *args):
        self.calls.append((name, *args))
        if name in self.fails:
            raise self.fails[name]

    def start(self, citizen, placement):
        self._did("start", citizen, placement)
        return self.begin

    def save(self, citizen, form):
        self._did("save", citizen, form)
        return Done("n1", "tx1")

    def keep_draft(self, citizen, form):
        self._did("keep", citizen, form)

    def drop_draft(self, citizen):
        self._did("drop", citizen)

    def paper(self, citizen, form):
        self._did("paper", citizen, form)
        return b"%PDF"


def a_visit(cases=None, runner=None):
    view, told = FakeView(), []
    presenter = VisitPresenter(
        view, cases or VisitCases(), runner or InlineRunner(), "c1",
        saved=lambda done, start: told.append((done.tx, start.name)),
        shown=told.append,
    )  # fmt: skip
    return presenter, view, told


def test_a_sheet_begins_with_what_is_known_and_says_what_it_would_write():
    presenter, view, _told = a_visit()
    presenter.load("p1")
    assert view.named("show_start") == {"is_draft": False}
    assert view.said("show_summary") == (
        "Gemmer: notat · kontakt med arbejdspladsen · ny opgave 28-09-2016",
    )


def test_a_draft_is_offered_in_place_of_the_empty_sheet():
    kept = dataclasses.replace(FORM, how="Halvt")
    presenter, view, _told = a_visit(VisitCases(a_start(draft=kept)))
    presenter.load()
    assert view.said("show_start")[1] == kept
    presenter.on_discarded()
    assert view.said("show_start")[1] == FORM
    assert ("drop", "c1") in presenter._cases.calls


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"hours": "9"}, "9 timer fra 31-08-2016"),
        ({"is_measured": True}, "8 timer fra 31-08-2016"),
        ({"attended": "12"}, "8 timer fra 31-08-2016"),
        ({"next_day": "snart"}, "opgave snart"),
        ({"next_day": "3.10.16"}, "opgave 03-10-2016"),
    ],
)
def test_the_summary_follows_what_is_typed(changes, words):
    assert words in summary_of(dataclasses.replace(FORM, **changes), a_start())


def test_the_summary_names_the_task_that_the_visit_finishes():
    start = a_start(task=DueTask("t1", "Besøg", DAY))
    told = summary_of(dataclasses.replace(FORM, finishes="t1"), start)
    assert "udfører opgave 31-08-2016 · ny opgave" in told
    assert "udfører" not in summary_of(FORM, start)


def test_the_summary_leaves_out_what_is_not_written():
    told = summary_of(dataclasses.replace(FORM, hours="ni", next_day=""), a_start())
    assert told == "Gemmer: notat · kontakt med arbejdspladsen"


def test_a_saved_visit_is_told_once_and_no_draft_comes_after_it():
    runner = HeldRunner()
    presenter, _view, told = a_visit(runner=runner)
    presenter.load()
    runner.go()
    presenter.on_save(FORM)
    presenter.on_save(FORM)
    runner.go()
    assert told == [("tx1", "Åse Aagaard")]
    presenter.keep_now(FORM)
    assert "keep" not in [call[0] for call in presenter._cases.calls]


def test_refused_fields_are_marked_and_the_sheet_can_be_saved_again():
    error = VisitRefusedError({"hours": UserError("number.shape")})
    cases = VisitCases(fails={"save": error})
    presenter, view, told = a_visit(cases)
    presenter.load()
    presenter.on_save(FORM)
    (problems,) = view.said("show_problems")
    assert "Tallet kan ikke læses" in problems["hours"]
    assert view.named("set_busy") == {"is_busy": False}
    presenter.keep_now(FORM)
    assert ("keep", "c1", FORM) in cases.calls
    cases.fails.clear()
    presenter.on_save(FORM)
    assert told == [("tx1", "Åse Aagaard")]


def test_what_goes_wrong_otherwise_is_told_on_the_sheet():
    presenter, view, _told = a_visit(VisitCases(fails={"keep": EnvironmentFaultError("disk.full")}))
    presenter.on_rest(FORM)
    assert "Disken er fuld" in view.said("say_error")[0]
    presenter.keep_now(FORM)
    assert view.count("say_error") == 1


def test_a_sheet_that_is_gone_hears_nothing():
    runner = HeldRunner()
    presenter, view, told = a_visit(runner=runner)
    presenter.load()
    presenter.on_paper(FORM)
    presenter.close()
    runner.go()
    assert (view.calls, told) == ([], [])


# --- the assistant ----------------------------------------------------------------------------


def line(row, **changes):
    values = {
        "id": f"t-{row}", "kind": "note", "kind_label": "Notat", "row": row, "first_row": row,
        "citizen": "c1", "name": "Åse Aagaard", "sort_name": "å", "candidate_no": "K-1",
        "day": DAY, "text": f"Tekst {row}", "by": "KON01", "state": "mangler", "made_on": DAY,
    }  # fmt: skip
    return TransferLine(**{**values, **changes})


class TransferCases:
    def __init__(self, lines, fails=None):
        self.lines, self.fails, self.calls = list(lines), fails or {}, []

    def waiting(self, *, mine):
        self.calls.append(("waiting", mine))
        if "waiting" in self.fails:
            raise self.fails["waiting"]
        return tuple(self.lines)

    def sheet(self, kind, row):
        fields = (CopyField("day", "Dato", "31-08-2016"), CopyField("by", "Taget af", ""),
                  CopyField("text", "Notat", f"Tekst {row}"))  # fmt: skip
        return TransferSheet(
            kind, row, "Journalnotat", "Fasit", "", "c1", "Åse Aagaard", "K-1", 1970, DAY,
            "mangler", fields, f"hash-{row}",
        )  # fmt: skip

    def mark_done(self, rows, seen=""):
        self.calls.append(("mark", tuple(rows), seen))
        if "mark" in self.fails:
            raise self.fails["mark"]
        gone = {row for _kind, row in rows}
        self.lines = [one for one in self.lines if one.row not in gone]
        return Done("n1", "tx1")


def an_assistant(*rows, fails=None, is_hidden=False):
    view, told = FakeView(), []
    cases = TransferCases([line(row) for row in rows], fails)
    presenter = AssistantPresenter(
        view, cases, InlineRunner(), marked=lambda done, text: told.append(text),
        is_hidden=lambda: is_hidden,
    )  # fmt: skip
    return presenter, view, cases, told


def copied(view):
    return [call[1][0] for call in view.calls if call[0] == "copy"]


def test_one_key_copies_one_field_and_empty_ones_are_passed():
    presenter, view, _cases, _told = an_assistant("a")
    presenter.load()
    presenter.on_next()
    presenter.on_next()
    presenter.on_next()
    assert copied(view) == ["31-08-2016", "Tekst a"]
    assert view.said("show_next") == (-1, frozenset({0, 1}))


def test_what_waits_about_the_citizen_one_looks_at_comes_first():
    view = FakeView()
    cases = TransferCases([line("a"), line("b", citizen="c2")])
    presenter = AssistantPresenter(
        view, cases, InlineRunner(), marked=lambda done, text: None, is_hidden=lambda: False
    )
    presenter.load(citizen="c2")
    assert presenter.row == ("note", "b")
    presenter.load(citizen="c3")
    assert presenter.row == ("note", "a")


def test_back_and_numbers_copy_again():
    presenter, view, _cases, _told = an_assistant("a")
    presenter.load("note", "a")
    presenter.on_back()
    presenter.on_number(1)
    presenter.on_back()
    presenter.on_number(7)
    assert copied(view) == ["Tekst a", "31-08-2016"]


def test_marking_goes_on_with_the_row_after_it_and_ends_when_none_waits():
    presenter, view, cases, told = an_assistant("a", "b", "c")
    presenter.load("note", "b")
    assert view.said("show_sheet")[1] == 2
    for _row in range(3):
        presenter.on_done()
    marks = [call[1:] for call in cases.calls if call[0] == "mark"]
    assert marks == [((("note", row),), f"hash-{row}") for row in "bca"]
    assert told[0] == "Markeret som overført: Åse Aagaard"
    assert view.count("show_all_done") == 1
    assert presenter.row == ("", "")
    presenter.on_done()
    assert len([call for call in cases.calls if call[0] == "mark"]) == 3


def test_a_row_can_be_passed_over():
    presenter, _view, cases, _told = an_assistant("a", "b")
    presenter.load()
    presenter.on_skip()
    assert presenter.row == ("note", "b")
    presenter.on_skip()
    assert presenter.row == ("note", "a")
    assert [call for call in cases.calls if call[0] == "mark"] == []


def test_hidden_names_stay_hidden_in_what_is_said():
    presenter, _view, _cases, told = an_assistant("a", is_hidden=True)
    presenter.load()
    presenter.on_done()
    assert told == ["Markeret som overført: Kandidat K-1"]


def test_a_mark_that_fails_is_told_and_can_be_tried_again():
    presenter, view, cases, told = an_assistant("a", fails={"mark": UserError("transfer.no_row")})
    presenter.load()
    presenter.on_done()
    assert "findes ikke længere" in view.said("say_error")[0]
    cases.fails.clear()
    presenter.on_done()
    assert len(told) == 1


def test_an_assistant_that_is_gone_hears_nothing():
    presenter, view, _cases, _told = an_assistant("a")
    presenter.close()
    presenter.load()
    assert view.calls == []
    assert [state_tone(state) for state in ("overfoert", "mangler")] == ["muted", "amber"]


# --- the list ---------------------------------------------------------------------------------


def a_list(*lines, fails=None):
    view, told = FakeView(), []
    cases = TransferCases(lines, fails)
    presenter = TransfersPresenter(
        view, cases, InlineRunner(), marked=lambda done, text: told.append(text),
        left=lambda: told.append("left"),
    )  # fmt: skip
    return presenter, view, cases, told


def test_the_list_says_what_waits_and_what_has_changed():
    presenter, view, _cases, _told = a_list(line("a"), line("b", state="aendret"))
    presenter.load()
    (words,) = view.said("show_state")
    assert words.replace("\u00a0", " ") == (
        "2 mangler overførsel · 1 er ændret siden overførsel · det ældste fra 31-08-2016"
    )
    assert waiting_words(0, 0) == "Intet mangler overførsel"


def test_rows_are_ticked_all_at_once_and_marked_in_bulk():
    presenter, view, cases, told = a_list(line("a"), line("b"))
    presenter.load()
    presenter.on_mark()
    presenter.on_tick("t-a")
    assert view.said("show_ticked") == (1,)
    presenter.on_tick("t-a")
    presenter.on_tick_all()
    assert presenter.ticked == {"t-a", "t-b"}
    presenter.on_tick_all()
    assert presenter.ticked == frozenset()
    presenter.on_tick_all()
    presenter.on_mark()
    assert ("mark", (("note", "a"), ("note", "b")), "") in cases.calls
    assert told == ["2 rækker markeret som overført"]
    assert view.named("show_empty") == {"is_empty": True, "mine": True}


def test_an_empty_list_leads_to_the_teams_and_then_to_the_citizens():
    presenter, view, cases, told = a_list()
    presenter.load()
    presenter.on_more()
    assert view.said("show_whose") == (TEAM,)
    assert cases.calls[-1] == ("waiting", False)
    presenter.on_more()
    assert told == ["left"]


def test_only_what_concerns_the_list_is_read_again():
    presenter, _view, cases, _told = a_list(line("a"))
    presenter.on_changes(Changes(kinds=frozenset({"benefit"})))
    assert cases.calls == []
    presenter.on_changes(Changes(kinds=frozenset({"note"})))
    presenter.on_changes(Changes(everything=True))
    assert len(cases.calls) == 2


def test_names_and_texts_are_away_while_names_are_hidden():
    presenter, view, _cases, _told = a_list(line("a"))
    presenter.load()
    presenter.on_hide(is_hidden=True)
    (row,) = view.said("show_rows")[0]
    assert (row.name, row.text) == ("Kandidat K-1", "Skjult (F9)")
    presenter.close()
    assert view.said("show_rows")[0] == ()


def test_groups_name_themselves_once():
    lines = [
        line("a"),
        line("b", day=DAY - dt.timedelta(days=1)),
        line("c", citizen="c2", name="Bo", sort_name="b"),
    ]
    by_citizen = list_rows(lines, "citizen", frozenset({"t-b"}), is_hidden=False)
    assert [row.is_first for row in by_citizen] == [True, False, True]
    assert [row.is_ticked for row in by_citizen] == [False, True, False]
    by_day = list_rows(lines, BY_DAY, frozenset(), is_hidden=False)
    assert [row.line.row for row in by_day] == ["b", "c", "a"]
    assert [row.is_first for row in by_day] == [True, True, False]
    assert [spec.key for spec in columns(BY_DAY, 1200)][:3] == ["tick", "day", "name"]
    assert len(columns(BY_DAY, 700)) < len(columns(BY_DAY, 1200))


def test_a_line_is_found_by_its_key_else_the_first():
    presenter, view, _cases, _told = a_list(line("a"), line("b"))
    assert presenter.pair_of("") == ("", "")
    presenter.load()
    assert presenter.pair_of("t-b") == ("note", "b")
    assert presenter.pair_of("gone") == ("note", "a")
    assert "Tekst" not in repr(view.said("show_rows")[0])


def test_a_list_that_cannot_be_read_says_so():
    presenter, view, _cases, _told = a_list(fails={"waiting": UserError("desk.locked")})
    presenter.load()
    assert view.said("say_error")[0]
