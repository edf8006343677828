import datetime as dt

import pytest

from flexdesk.app.changes import Changes
from flexdesk.base.errors import UserError
from flexdesk.ui.today.cases import LogEntry
from flexdesk.ui.today.presenter import TodayPresenter, pick_line
from tests.support.desks import DAY
from tests.support.fake_ui import FakeView, HeldRunner, InlineRunner
from tests.support.today import FakeToday, a_card, a_line, a_page

TOMORROW = DAY + dt.timedelta(days=1)


class Host(FakeView):
    def __init__(self):
        super().__init__()
        self.count_shown = None

    def counted(self, count):
        self.count_shown = count

    def when_painted(self, then):
        then()


def today(cases=None, runner=None):
    view, host, cases = FakeView(), Host(), cases or FakeToday()
    made = TodayPresenter(view, cases, runner or InlineRunner(), host)
    made.load()
    return made, view, host, cases


def shown(view):
    return [row.id for row in view.said("show_page")[0].rows]


def test_the_page_is_read_and_what_waits_is_counted_on_the_rail():
    _made, view, host, cases = today()
    assert cases.asked("page") == [(True,)]
    assert len(shown(view)) == 9
    assert host.count_shown == 5
    assert view.said("show_later")[1] == DAY


def test_the_tasks_are_shown_before_the_cards_are_read():
    runner, cases = HeldRunner(), FakeToday(a_page(cards=(a_card(),)))
    made, view, _host, _cases = today(cases, runner)
    runner.go()
    assert len(shown(view)) == 9
    assert cases.asked("page") == []
    assert not view.said("show_page")[0].is_whole
    runner.go()
    assert cards_shown(view) == ["ends"]
    assert view.said("show_page")[0].is_whole
    # read again, the cards stand until the new ones are there
    cases.shown = a_page(overdue=0)
    made.load()
    runner.go()
    assert (len(shown(view)), cards_shown(view)) == (7, ["ends"])
    runner.go()
    assert cards_shown(view) == []


def test_the_cards_of_ones_own_do_not_stand_beside_the_teams_tasks():
    runner, cases = HeldRunner(), FakeToday(a_page(cards=(a_card(),)))
    made, view, _host, _cases = today(cases, runner)
    runner.go()
    runner.go()
    made.on_whose("team")
    runner.go()
    assert cards_shown(view) == []
    runner.go()
    assert cards_shown(view) == ["ends"]


def test_one_stroke_finishes_a_task_and_says_so_with_undo():
    made, view, host, cases = today()
    made.on_finish("t1")
    assert cases.asked("finish_many") == [(("t1",),)]
    text, done = host.said("tell")
    assert text == "Udført: Opfølgning i praktik"
    assert done.tx
    assert "t1" not in shown(view)
    assert host.count_shown == 4


def test_a_finished_row_goes_at_once_and_comes_back_when_it_is_refused():
    runner, cases = HeldRunner(), FakeToday()
    made, view, _host, _cases = today(cases, runner)
    runner.go()
    made.on_finish("t1")
    assert "t1" not in shown(view)
    cases.fails["finish_many"] = UserError("task.already_done", day=DAY)
    runner.go()
    assert "t1" in shown(view)
    assert "udført" in view.said("say_error")[0]


def test_a_reading_that_began_before_the_write_does_not_bring_the_row_back():
    runner = HeldRunner()
    made, view, _host, cases = today(runner=runner)
    runner.go()
    runner.go()
    before = cases.shown
    made.load()
    made.on_finish("t1")
    waiting, runner.waiting = runner.waiting, []
    reading, writing = waiting
    runner.waiting = [writing]
    runner.go()
    cases.shown = before
    runner.waiting = [reading]
    runner.go()
    assert "t1" not in shown(view)
    made.load()
    runner.go()
    assert "t1" in shown(view)


def test_what_was_typed_is_saved_whole_and_the_row_closes():
    made, view, host, cases = today()
    entry = LogEntry("Talte med Ulla", "telefon", next_day=TOMORROW, next_text="Ring igen")
    made.on_logged("t2", entry)
    assert cases.asked("finish") == [("t2", entry)]
    assert view.count("close_row") == 1
    assert host.said("tell")[0].startswith("Udført: ")


def test_what_was_typed_stays_when_it_cannot_be_saved():
    cases = FakeToday()
    cases.fails["finish"] = UserError("text.too_long")
    made, view, host, _cases = today(cases)
    made.on_logged("t2", LogEntry("x"))
    assert view.count("close_row") == 0
    assert host.count("tell") == 0
    assert "t2" in shown(view)


def test_nobody_reached_moves_the_task_to_the_day_that_is_chosen_or_tomorrow():
    made, _view, host, cases = today()
    made.on_logged("t1", LogEntry("Intet svar", is_try=True))
    made.on_logged("t2", LogEntry("", is_try=True, next_day=DAY + dt.timedelta(days=5)))
    assert cases.asked("attempt") == [
        ("t1", "Intet svar", TOMORROW),
        ("t2", "", DAY + dt.timedelta(days=5)),
    ]
    assert host.said("tell")[0] == "Ingen kontakt opnået. Udsat til 05-09-2016"


def test_several_are_moved_and_finished_in_one_go():
    made, view, host, cases = today()
    made.on_snooze(("t1", "t2"), TOMORROW)
    assert cases.asked("snooze") == [(("t1", "t2"), TOMORROW)]
    assert host.said("tell")[0] == "2 opgaver udsat til 01-09-2016"
    made.on_finish_many(("t3", "t4"))
    assert host.said("tell")[0] == "2 opgaver udført"
    assert view.count("leave_picking") == 2


def test_words_keep_names_hidden():
    made, _view, host, _cases = today()
    made.on_hide(is_hidden=True)
    made.on_finish("t1")
    assert host.said("tell")[0] == "Udført: Opfølgning"


def test_the_open_row_gets_its_draft_and_the_numbers():
    cases = FakeToday()
    cases.drafts["t1"] = LogEntry("Halvt skrevet")
    made, view, _host, _cases = today(cases)
    made.on_opened("t1")
    task, draft, call = view.said("show_row")
    assert (task, draft.text, len(call.phones)) == ("t1", "Halvt skrevet", 2)
    made.on_opened("gone")
    assert view.count("show_row") == 1


def test_what_is_typed_is_kept():
    made, _view, _host, cases = today()
    made.on_draft("t1", LogEntry("Halvt"))
    assert cases.asked("keep_task") == [("t1", LogEntry("Halvt"))]


def test_whose_work_is_looked_at_can_be_changed():
    made, view, _host, cases = today()
    made.on_whose("team")
    assert cases.asked("page") == [(True,), (False,)]
    assert view.said("show_page")[0].is_mine is False


def test_the_week_is_read_when_it_is_asked_for_and_never_goes_back_in_time():
    made, view, _host, cases = today()
    assert cases.asked("week") == []
    made.on_part("week")
    made.on_week(2)
    made.on_week(-1)
    assert cases.asked("week") == [(True, 0), (True, 2), (True, 0)]
    assert view.said("show_week")[1] == 0
    made.on_hide(is_hidden=True)
    assert view.named("show_week") == {"is_hidden": True}


@pytest.mark.parametrize(
    ("act", "call"),
    [("new-task", "open_new_task"), ("talk", "open_new_task"), ("end", "open_ending"),
     ("extend", "open_extension"), ("pause", "open_pause"), ("continue", "open_draft")],
)  # fmt: skip
def test_a_line_does_what_its_verb_says(act, call):
    made, _view, host, _cases = today()
    line = a_line(act)
    made.on_act(line)
    assert host.said(call) == (line,)


def test_a_contradiction_opens_its_fixes_and_what_is_missing_the_list_of_it():
    made, _view, host, _cases = today()
    line = a_line("check")
    made.on_act(line)
    assert host.said("open_check") == (line,)
    made.on_act(a_line("transfer"))
    assert host.said("go") == ("transfers",)


def test_vis_n_opens_the_filtered_list_or_all_lines():
    made, _view, host, _cases = today()
    made.on_more(a_card())
    assert host.said("ask") == ("slutter<=30",)
    made.on_more(a_card(query=""))
    assert host.count("open_card") == 1
    made.on_more(a_card(act="transfer", query=""))
    assert host.said("go") == ("transfers",)


def test_vis_n_of_what_is_begun_shows_all_that_is():
    made, _view, host, _cases = today()
    made.on_more(a_card("begun", "continue", query=""))
    assert host.count("open_begun") == 1


def cards_shown(view):
    return [card.key for card in view.said("show_page")[0].cards]


def test_what_is_begun_is_read_by_itself_and_goes_when_it_is_done_with():
    made, view, _host, cases = today()
    assert cards_shown(view) == []
    cases.shown = a_page(cards=(a_card("begun", "continue", 1, ""),))
    made.load_begun()
    assert cards_shown(view) == ["begun"]
    cases.shown = a_page()
    made.on_snooze(("t1",), TOMORROW)
    assert cards_shown(view) == []


def test_a_page_read_before_a_draft_was_kept_does_not_hide_it():
    runner, cases = HeldRunner(), FakeToday()
    made, view, _host, _cases = today(cases, runner)
    (reading,), runner.waiting = runner.waiting, []
    cases.shown = a_page(cards=(a_card("begun", "continue", 1, ""),))
    made.load_begun()
    runner.go()
    cases.shown = a_page()
    runner.waiting = [reading]
    runner.go()
    assert cards_shown(view) == ["begun"]


def test_changes_are_read_again_and_a_saved_view_is_not():
    made, _view, _host, cases = today()
    made.on_changes(Changes(kinds=frozenset({"saved_view"})))
    assert len(cases.asked("page")) == 1
    made.on_changes(Changes(kinds=frozenset({"task"})))
    made.on_changes(Changes(everything=True))
    assert len(cases.asked("page")) == 3


def test_a_reading_that_fails_is_said_and_a_lock_drops_the_rows():
    cases = FakeToday()
    cases.fails["page"] = UserError("desk.locked")
    made, view, _host, _cases = today(cases)
    assert view.count("say_error") == 1
    made.close()
    assert made.page is None


def test_the_line_above_the_list_says_how_many_are_chosen():
    assert pick_line(0).startswith("Vælg opgaver")
    assert pick_line(3) == "3 valgt"


def test_the_citizen_of_a_row_is_opened():
    made, _view, host, _cases = today(FakeToday(a_page(1, 0, 0)))
    made.on_open_citizen("t1")
    assert host.said("open_citizen") == ("c1",)
