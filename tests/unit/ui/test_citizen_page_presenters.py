"""The presenters of a citizen's page without Qt: head, overview, history."""

import datetime as dt
from dataclasses import dataclass, field

import pytest

from flexdesk.app.changes import Changes, Done
from flexdesk.app.citizen_head import CitizenHead
from flexdesk.app.contacts import TalkDraft
from flexdesk.app.field_history import ChangeLine
from flexdesk.base.errors import UserError
from flexdesk.ui.citizen.history_presenter import HistoryPresenter
from flexdesk.ui.citizen.overview_presenter import OverviewPresenter
from flexdesk.ui.citizen.presenter import FramePresenter
from flexdesk.ui.citizen.tabs import tab_specs
from tests.support.fake_ui import FakeView, HeldRunner, InlineRunner

NOW = dt.datetime(2016, 8, 31, 8, 42, tzinfo=dt.UTC)


def a_head(citizen):
    return CitizenHead(
        citizen, f"Navn {citizen}", f"K-{citizen}", "670770-••••", "", 46, "Lene", "Praktik",
        (), 3, 0,
    )  # fmt: skip


@dataclass
class Read:
    citizen: str
    step_choices: tuple = (("courses", "Kurser"),)
    step: str = ""


@dataclass
class Cases:
    """Answers with the citizen it is asked about; `fails` holds errors by name of the call."""

    fails: dict = field(default_factory=dict)
    asked: list = field(default_factory=list)
    lines: tuple = ()

    def __getattr__(self, name):
        def call(*args):
            self.asked.append((name, *args))
            if name in self.fails:
                raise self.fails[name]
            return self._answer(name, args)

        return call

    def _answer(self, name, args):
        answers = {
            "head": lambda: a_head(args[0]),
            "order": lambda: ("a", "b", "c"),
            "overview": lambda: Read(args[0]),
            "steps": lambda: (),
            "workplaces": lambda: (),
            "changes": lambda: self.lines,
            "set_fact": lambda: (Done("", "tx"), NOW),
            "reveal_cpr": lambda: "6707704285",
        }
        return answers.get(name, lambda: Done("", "tx"))()

    def names(self):
        return [call[0] for call in self.asked]


class View(FakeView):
    def __init__(self, *, seen=True):
        super().__init__()
        self.seen = seen

    def is_seen(self):
        return self.seen


def frame(listed=()):
    view, cases = View(), Cases()
    return FramePresenter(view, cases, InlineRunner(), lambda: listed), view, cases


def test_the_tabs_stand_in_their_order_and_name_a_class():
    assert [spec.key for spec in tab_specs()] == [
        "overview", "counter", "placements", "support", "cards", "attachments", "history",
    ]  # fmt: skip
    assert all(spec.target.startswith("flexdesk.ui.citizen.") for spec in tab_specs())


def test_opening_is_logged_once_and_the_place_is_told():
    presenter, view, cases = frame()
    presenter.show("b")
    presenter.show("b")
    assert cases.names().count("log_opened") == 1
    assert view.said("show_place") == ("2 af 3",)
    assert (presenter.neighbour(-1), presenter.neighbour(1)) == ("a", "c")
    presenter.show("c")
    assert presenter.neighbour(1) == ""
    assert cases.names().count("order") == 1


def test_the_list_one_came_from_gives_the_order():
    presenter, _view, cases = frame(listed=("c", "a"))
    presenter.show("c")
    assert presenter.neighbour(1) == "a"
    assert "order" not in cases.names()


def test_names_are_hidden_in_the_head():
    presenter, view, _cases = frame()
    presenter.show("a")
    presenter.on_hide(is_hidden=True)
    assert view.said("show_head")[1] == "Kandidat K-a"


def test_changes_are_read_at_once_when_seen_and_at_the_next_visit_when_not():
    presenter, _view, cases = frame()
    presenter.show("a")
    concerned = Changes(citizens=frozenset({"a"}))
    presenter.on_changes(concerned, is_seen=False)
    assert cases.names().count("head") == 1
    presenter.load()
    presenter.load()
    assert cases.names().count("head") == 2
    presenter.on_changes(Changes(citizens=frozenset({"b"})), is_seen=True)
    assert cases.names().count("head") == 2


def test_a_late_answer_about_another_citizen_is_not_shown():
    view, cases, runner = View(), Cases(), HeldRunner()
    presenter = FramePresenter(view, cases, runner, tuple)
    presenter.show("a")
    presenter.show("b")
    runner.go()
    assert [call[1][0].id for call in view.calls if call[0] == "show_head"] == ["b"]


def overview(**fails):
    view, cases = View(), Cases(fails)
    presenter = OverviewPresenter(view, cases, InlineRunner())
    presenter.show("a")
    return presenter, view, cases


def test_a_saved_fact_says_when():
    presenter, view, _cases = overview()
    presenter.on_fact("a", "phone", "22")
    fact, sent, words = view.said("show_fact_saved")
    assert (fact, sent) == ("phone", "22")
    assert words.startswith("Gemt kl. ")


def test_a_fact_that_cannot_be_read_is_told_at_its_field():
    presenter, view, _cases = overview(set_fact=UserError("number.shape"))
    presenter.on_fact("a", "hours_now", "mange")
    assert view.said("show_fact_error")[0] == "hours_now"
    assert view.count("say_error") == 0


def test_an_error_about_the_citizen_one_left_is_told_on_the_page():
    presenter, view, _cases = overview(set_fact=UserError("number.shape"))
    presenter.on_fact("b", "hours_now", "mange")
    assert view.count("show_fact_error") == 0
    assert view.count("say_error") == 1


@pytest.mark.parametrize(
    ("talk", "words"),
    [
        (TalkDraft("x"), "Notat gemt"),
        (TalkDraft("x", kind="telefon"), "Kontakt gemt"),
        (TalkDraft("", kind="ingen_kontakt"), "Forsøg på kontakt gemt"),
        (TalkDraft("x", corrects="n1"), "Notatet er rettet"),
        (TalkDraft("x", finishes="t1"), "Opgaven er udført, og notatet er gemt"),
    ],
)
def test_the_toast_says_what_was_written(talk, words):
    presenter, view, _cases = overview()
    presenter.on_talk_saved(talk)
    assert view.said("say_done")[0] == words
    assert view.count("close_composer") == 1


def test_a_note_that_is_refused_keeps_the_composer_open():
    presenter, view, _cases = overview(save_talk=UserError("text.too_long"))
    presenter.on_talk_saved(TalkDraft("x"))
    assert view.count("close_composer") == 0
    assert view.count("say_error") == 1


def test_what_is_behind_is_read_when_it_comes_to_the_front():
    presenter, view, cases = overview()
    view.seen = False
    presenter.on_changes(Changes(citizens=frozenset({"a"})))
    assert cases.names().count("overview") == 1
    presenter.show("a")
    assert cases.names().count("overview") == 2


def test_the_teams_usual_times_are_read_again_only_when_passes_moved():
    presenter, _view, cases = overview()
    assert cases.names().count("steps") == 1
    presenter.on_changes(Changes(frozenset({"a"}), frozenset({"note"})))
    assert cases.names().count("steps") == 1
    presenter.on_changes(Changes(frozenset({"a"}), frozenset({"pass"})))
    assert cases.names().count("steps") == 2


@pytest.mark.parametrize("call", ["move_to_step", "set_pass_days"])
def test_what_is_wrong_with_a_step_stands_at_the_steps(call):
    presenter, view, _cases = overview(**{call: UserError("pass.follows")})
    presenter.on_step("courses")
    presenter.on_pass_days("p1", None, None)
    assert view.count("say_step_error") == 1
    assert view.said("say_done")


def line(key, text, **values):
    told = {"is_undone": False, "can_undo": True, "haystack": text, **values}
    return ChangeLine(key, f"tx-{key}", NOW, "KON01", "rettelse", "borger", text, **told)


def test_the_history_is_read_when_seen_searched_and_taken_back():
    view, cases = View(), Cases(lines=(line("1", "telefon"), line("2", "adresse")))
    presenter = HistoryPresenter(view, cases, InlineRunner())
    presenter.show("a")
    presenter.show("a")
    assert cases.names() == ["changes"]
    presenter.on_searched("tele")
    lines, total = view.said("show_lines")
    assert ([each.key for each in lines], total) == (["1"], 2)
    presenter.on_undo("tx-1")
    assert ("undo", "tx-1") in cases.asked
    view.seen = False
    presenter.on_changes(Changes(everything=True))
    assert cases.names().count("changes") == 1
    presenter.show("a")
    assert cases.names().count("changes") == 2


def test_an_undo_that_is_refused_is_told_on_the_tab():
    view, cases = View(), Cases({"undo": UserError("undo.already")})
    presenter = HistoryPresenter(view, cases, InlineRunner())
    presenter.show("a")
    presenter.on_undo("tx-1")
    assert view.count("say_error") == 1
