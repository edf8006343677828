"""The presenters of the tabs 18 af 24, Forløb and Bilag: what they ask, show and refuse."""

import pytest

from flexdesk.app.attachments import NewFile
from flexdesk.app.changes import Changes
from flexdesk.base.errors import StoreDamagedError
from flexdesk.ui.citizen.attachments_cases import AttachmentsCases
from flexdesk.ui.citizen.attachments_presenter import AttachmentsPresenter
from flexdesk.ui.citizen.counter_cases import CounterCases
from flexdesk.ui.citizen.counter_presenter import CounterPresenter
from flexdesk.ui.citizen.placements_cases import PlacementsCases
from flexdesk.ui.citizen.placements_form_presenter import EndPresenter, StartPresenter
from flexdesk.ui.citizen.placements_presenter import PlacementsPresenter
from flexdesk.ui.citizen.placements_typed import EndTyped, StartTyped, from_text
from flexdesk.ui.citizen.strip_spell import CounterDraft, DecisionTyped, SpellTyped, read_draft
from tests.support.desks import DAY, a_desk, add, add_citizen, day
from tests.support.fake_ui import FakeView, HeldRunner, InlineRunner


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as made:
        yield made


@pytest.fixture
def citizen(desk):
    made = add_citizen(desk)
    add(desk, "benefit", citizen=made, kind="ledighedsydelse", start=day("2015-03-12"))
    return made


class View(FakeView):
    """A fake view with forms that hold nothing unless told."""

    draft = CounterDraft()
    fields = ("andet", "")

    def typed(self):
        return self.draft if isinstance(self.draft, CounterDraft) else self.fields

    def ask_path(self, _name):
        return ""


class Host(FakeView):
    """Remembers what the window was asked."""


def counter(desk, runner=None, cases=None):
    view, host = View(), Host()
    made = CounterPresenter(view, cases or CounterCases(desk), runner or InlineRunner(), host)
    return made, view, host


def test_a_citizen_is_read_once_and_an_older_answer_is_not_shown(desk, citizen):
    other = add_citizen(desk, "6707704293")
    runner = HeldRunner()
    made, view, _host = counter(desk, runner)
    made.show(citizen)
    made.show(other)
    runner.go()
    page, *_rest = view.said("show_page")
    assert page.citizen == other
    assert view.count("show_page") == 1
    made.show(other)
    assert runner.waiting == []


def test_only_what_is_about_the_citizen_is_read_again(desk, citizen):
    made, view, _host = counter(desk)
    made.show(citizen)
    for changes, reads in (
        (Changes(frozenset({"f" * 32}), frozenset({"benefit"})), 1),
        (Changes(frozenset({citizen}), frozenset({"note"})), 1),
        (Changes(frozenset({citizen}), frozenset({"benefit"})), 2),
        (Changes(kinds=frozenset({"team_value"})), 3),
        (Changes(everything=True), 4),
    ):
        made.on_changes(changes)
        assert view.count("show_page") == reads


def test_nothing_is_asked_before_there_is_a_citizen(desk):
    made, view, host = counter(desk)
    made.on_changes(Changes(everything=True))
    made.on_create()
    made.on_task_wanted()
    made.on_start_moved(DAY)
    made.on_new_decision()
    made.on_rested()
    made.keep_draft()
    for act in (lambda: made.strip.on_month(2016, 8), lambda: made.strip.on_line("x"),
                made.strip.on_new, lambda: made.strip.on_turned("x")):  # fmt: skip
        act()
    assert host.calls == []
    assert view.calls == []


def test_a_slider_that_was_moved_stays_through_a_reading_and_goes_back_by_nulstil(desk, citizen):
    made, view, host = counter(desk)
    made.show(citizen)
    made.on_start_moved(day("2016-11-15"))
    made.on_changes(Changes(everything=True))
    assert view.said("show_what_if")[0] == day("2016-11-15")
    made.on_create()
    assert host.said("new_placement") == (citizen, day("2016-11-15"))
    made.on_reset()
    assert view.said("show_what_if")[0] == day("2016-10-01")
    made.on_task_wanted()
    assert host.said("new_task") == (citizen,)


class Broken(CounterCases):
    """Use cases that fail as a bug or a damaged register does."""

    error: Exception = StoreDamagedError("store.damaged")

    def read(self, *_args):
        raise self.error

    def add(self, *_args):
        raise self.error


def test_a_damaged_register_is_told_on_the_page(desk, citizen):
    made, view, _host = counter(desk, cases=Broken(desk))
    made.show(citizen)
    assert view.said("say_error")[0]


def test_what_the_register_refuses_is_told_in_the_form(desk, citizen, monkeypatch):
    made, view, host = counter(desk)
    made.show(citizen)
    made.strip.on_saved(SpellTyped("", "ledighedsydelse", "12-03-2015", ""))
    field, text = view.said("say_spell")
    assert (field, "allerede en periode" in text) == ("start", True)
    made.strip.on_saved(SpellTyped("", "ledighedsydelse", "12-03-2014", "måske"))
    assert view.said("say_spell")[0] == "last_day"
    monkeypatch.setattr(CounterCases, "add", Broken.add)
    monkeypatch.setattr(CounterCases, "error", Broken.error, raising=False)
    made.strip.on_saved(SpellTyped("", "ledighedsydelse", "12-03-2014", "31-12-2014"))
    assert view.said("say_spell")[0] == "form"
    made.strip.on_split("x", "i morgen")
    assert view.said("say_spell")[0] == "split"
    made.on_decision_saved(DecisionTyped(day="x"))
    assert view.said("say_decision")[0] == "day"
    assert host.calls == []


def test_the_overlap_is_told_while_one_types(desk, citizen):
    made, view, _host = counter(desk)
    made.show(citizen)
    for start, last_day, told in (
        ("01-03-2015", "11-03-2015", ""),
        ("01-03-2015", "12-03-2015", "(1 dag)"),
        ("01-03-2015", "", "fra 12-03-2015."),
        ("nej", "", ""),
        ("01-03-2015", "01-01-2015", ""),
    ):
        made.strip.on_changed(SpellTyped("", "fleksjob", start, last_day))
        text = view.said("say_overlap")[0]
        assert (told in text) if told else text == ""


def test_a_draft_that_cannot_be_read_is_none():
    assert read_draft("{vrøvl") == CounterDraft()
    assert read_draft('{"spell": {"fremmed": 1}}') == CounterDraft()
    kept = CounterDraft(SpellTyped("a", "b", "c", "d"), DecisionTyped("afvist", "e", "f", "g"))
    assert read_draft(kept.text) == kept
    assert repr(kept.spell) == "SpellTyped()"
    assert from_text(StartTyped, "[]") is None
    assert from_text(StartTyped, "{") is None


def test_a_draft_of_a_period_that_is_gone_becomes_a_new_one(desk, citizen):
    CounterCases(desk).keep_draft(
        citizen, CounterDraft(SpellTyped("f" * 32, "fleksjob", "01-01-2016", ""))
    )
    made, view, _host = counter(desk)
    made.show(citizen)
    (start,) = view.said("open_spell")
    assert (start.typed.id, start.typed.start) == ("", "01-01-2016")


# --- Forløb ---------------------------------------------------------------------------------


def test_the_chain_is_read_when_a_placement_or_a_workplace_changes(desk, citizen):
    view, host = View(), Host()
    made = PlacementsPresenter(view, PlacementsCases(desk), InlineRunner(), host)
    made.on_new()
    made.on_changes(Changes(everything=True))
    assert view.calls == []
    made.show(citizen)
    made.show(citizen)
    made.on_changes(Changes(frozenset({citizen}), frozenset({"hours"})))
    made.on_changes(Changes(kinds=frozenset({"workplace"})))
    made.on_changes(Changes(frozenset({citizen}), frozenset({"note"})))
    assert view.count("show_page") == 3
    made.on_hours_deleted("f" * 32)
    assert view.said("say_error")[0]
    made.close()
    assert made.page is None


def test_a_form_that_cannot_be_filled_says_why(desk):
    view, host = View(), Host()
    EndPresenter(view, PlacementsCases(desk), InlineRunner(), host, "f" * 32).open()
    assert view.said("say")[0] == "form"


def test_a_form_keeps_and_drops_its_draft(desk, citizen):
    view, host = View(), Host()
    made = StartPresenter(view, PlacementsCases(desk), InlineRunner(), host, citizen)
    made.open()
    made.on_rested(StartTyped(workplace="Kantinen"))
    assert from_text(StartTyped, desk.store.draft(f"placement-start:{citizen}")) == StartTyped(
        workplace="Kantinen"
    )
    made.on_days("virksomhedspraktik", "ikke en dag")
    assert view.count("show_planned") == 0
    made.on_days("virksomhedspraktik", "01-09-2016")
    assert view.said("show_planned") == ("28-09-2016",)
    made.on_discarded()
    assert desk.store.draft(f"placement-start:{citizen}") == ""
    made.on_close()
    assert host.count("closed") == 1


def test_an_end_in_an_ordinary_job_asks_for_that_job_next(desk, citizen):
    job = add(desk, "placement", citizen=citizen, kind="puljefleksjob", start=day("2016-03-01"))
    view, host = View(), Host()
    made = EndPresenter(view, PlacementsCases(desk), InlineRunner(), host, job)
    made.open()
    made.on_save(EndTyped("30-08-2016", "gennemfoert", "ordinaert_job", is_followed=True))
    assert host.said("start_next") == (citizen, DAY, "ordinaert_job")


# --- Bilag ----------------------------------------------------------------------------------


def attachments(desk, runner=None, view=None):
    said = []
    made = AttachmentsPresenter(
        view or View(), AttachmentsCases(desk), runner or InlineRunner(),
        said=lambda *args: said.append(args), preview=lambda opened: opened.shown_as,
    )  # fmt: skip
    return made, said


def a_view(fields=("andet", "")):
    view = View()
    view.draft, view.fields = None, fields
    return view


def test_files_are_attached_chosen_and_shown(desk, citizen):
    view = a_view()
    made, said = attachments(desk, view=view)
    made.on_pasted(NewFile("cv.pdf", b"%PDF-1.7"))
    assert said == []
    made.show(citizen)
    made.on_pasted(NewFile("cv.pdf", b"%PDF-1.7"))
    made.on_changes(Changes(frozenset({citizen}), frozenset({"attachment"})))
    assert made.chosen.file_name == "cv.pdf"
    assert view.said("show_preview") == ("pdf",)
    assert said[0][0] == "1 bilag vedhæftet"
    made.on_copy()
    assert len(said) == 1


def test_a_missing_file_and_a_damaged_one_are_told(desk, citizen, tmp_path):
    view = a_view()
    made, _said = attachments(desk, view=view)
    made.show(citizen)
    made.on_paths([str(tmp_path / "findes ikke.pdf")])
    assert "ikke en fil" in view.said("say_error")[0]
    made.on_pasted(NewFile("cv.pdf", b"%PDF-1.7"))
    with desk.store._vault.unlogged() as connection:
        connection.exec_driver_sql("UPDATE content SET bytes = ?", (b"andet",))
    made.on_changes(Changes(everything=True))
    assert "kontrolsum" in view.said("say_error")[0]


def test_names_that_are_hidden_open_no_file(desk, citizen):
    view = a_view()
    made, _said = attachments(desk, view=view)
    made.show(citizen)
    made.on_pasted(NewFile("cv.pdf", b"%PDF-1.7"))
    made.on_changes(Changes(everything=True))
    before = len(desk.store.access_rows(citizen))
    made.on_hide(is_hidden=True)
    assert view.said("show_preview") == (None,)
    assert len(desk.store.access_rows(citizen)) == before
    made.on_hide(is_hidden=False)
    assert view.said("show_preview") == ("pdf",)


def test_without_a_chosen_file_nothing_is_written(desk, citizen):
    view = a_view()
    made, said = attachments(desk, view=view)
    made.show(citizen)
    for act in (made.on_edited, made.on_deleted, made.on_copy, made.keep_draft):
        act()
    assert said == []
    made.close()
    assert made.chosen is None
