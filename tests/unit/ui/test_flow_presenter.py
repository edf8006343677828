"""Forløb without a window: the scale of time, moving days, words, the filter, the presenter."""

import datetime as dt

import pytest

from flexdesk.app.changes import Changes, Done
from flexdesk.app.flow_rows import (
    COURSE,
    FlowBar,
    FlowFigures,
    FlowGroup,
    FlowMark,
    FlowPage,
    FlowRow,
)
from flexdesk.base.errors import UserError
from flexdesk.ui.placements.cases import FlowLoaded
from flexdesk.ui.placements.presenter import FlowPresenter
from flexdesk.ui.placements.query_book import QueryBook
from flexdesk.ui.placements.timeline_scale import (
    MONTH,
    MOST_DAYS,
    QUARTER,
    SPANS,
    YEAR,
    TimeScale,
    share_of,
    span_of,
)
from flexdesk.ui.placements.timeline_shift import END, START, WHOLE, begun, ends_of, moved
from flexdesk.ui.placements.words import (
    bar_tip,
    bar_words,
    figures_line,
    fixed_words,
    group_words,
    length_words,
    moved_words,
    row_tip,
    until_words,
)
from tests.support.fake_rows import citizen_rows
from tests.support.fake_ui import FakeView, HeldRunner, InlineRunner

ON = dt.date(2016, 8, 31)


def day(text):
    return dt.date.fromisoformat(text)


def bar(start="2016-03-01", last="2016-12-31", **values):
    fields = {
        "key": "p1", "kind": "puljefleksjob", "label": "Puljefleksjob", "title": "Puljefleksjob",
        "is_planned": False, "is_ended": False, "is_running": True, **values,
    }  # fmt: skip
    return FlowBar(start=day(start), last_day=day(last) if last else None, **fields)


def planned(last="2017-06-30"):
    return bar("2016-10-01", last, is_planned=True, is_running=False)


def row(*bars, citizen="c1"):
    return FlowRow(
        citizen=citizen, candidate_no="K-2016-001", name="Mette Sand", sort_name="sand",
        consultant="KON01", program="p", program_title="P", step="s", step_label="S",
        step_ordinal=1, step_final="", workplace="Biblioteket", workplace_id="w1",
        bars=bars or (bar(),), current="p1", next_key="pool", next_day=day("2016-12-31"),
        next_text="slutter 31-12-2016",
    )  # fmt: skip


def page(*rows, **values):
    shown = rows or (row(),)
    group = FlowGroup("pool", "Puljefleksjob i gang", shown)
    return FlowPage(on=ON, groups=(group,), citizens=citizen_rows(3), all_rows=1, **values)


# --- time -----------------------------------------------------------------------------------


def test_today_stands_near_the_middle_and_the_first_month_is_whole():
    scale = TimeScale.around(ON, SPANS[MONTH], 730.0)
    ticks = list(scale.ticks())
    assert (ticks[0].x, ticks[0].label, ticks[0].is_year) == (0.0, "mar 2016", True)
    assert [tick.label for tick in ticks[1:4]] == ["apr", "maj", "jun"]
    assert next(t.label for t in ticks[1:] if t.is_year) == "jan 2017"
    assert 0.45 < scale.x_of(ON) / scale.width < 0.55
    assert scale.day_at(scale.x_of(ON) + 0.1) == ON


@pytest.mark.parametrize(
    ("unit", "first"), [(MONTH, "mar 2016"), (QUARTER, "4. kv. 2015"), (YEAR, "2015")]
)
def test_each_scale_names_its_lines(unit, first):
    scale = TimeScale.around(ON, SPANS[unit], 800.0)
    assert scale.unit == unit
    assert next(iter(scale.ticks())).label == first


def test_zoom_keeps_what_is_under_the_pointer_and_stops_at_both_ends():
    scale = TimeScale.around(ON, SPANS[MONTH], 800.0)
    x = scale.x_of(ON)
    near = scale.stepped(3, x)
    assert near.span < scale.span
    assert near.x_of(ON) == pytest.approx(x, abs=0.5)
    assert scale.stepped(-99).span == MOST_DAYS
    assert span_of(share_of(365.0)) == pytest.approx(365.0)


def test_a_bar_out_of_sight_is_brought_in_and_one_in_sight_moves_nothing():
    scale = TimeScale.around(ON, SPANS[MONTH], 800.0)
    assert scale.showing(day("2016-05-01"), None) is scale
    far = scale.showing(day("2014-01-01"), day("2014-01-28"))
    assert far.shows(day("2014-01-01"))
    assert far.end_of(None) > far.width


# --- moving days ----------------------------------------------------------------------------


def test_only_plans_are_moved():
    assert ends_of(bar()) == (END,)
    assert ends_of(bar(last="")) == ()
    assert ends_of(bar(is_ended=True)) == ()
    assert ends_of(planned()) == (WHOLE, START, END)
    assert ends_of(planned(last="")) == (WHOLE, START)
    assert ends_of(bar(kind=COURSE)) == ()


def test_moving_what_runs_moves_its_planned_end():
    shift = moved(begun("c1", bar()), WHOLE, 7)
    assert (shift.new_start, shift.new_last_day) == (None, day("2017-01-07"))


def test_moving_a_plan_moves_both_days_and_several_steps_become_one():
    shift = moved(moved(begun("c1", planned()), WHOLE, 7), WHOLE, 7)
    assert (shift.start, shift.last_day) == (day("2016-10-15"), day("2017-07-14"))
    back = moved(shift, WHOLE, -14)
    assert not back.is_moved


def test_one_end_never_passes_the_other():
    shift = moved(begun("c1", planned()), END, -1000)
    assert shift.last_day == shift.start == day("2016-10-01")
    shift = moved(begun("c1", planned()), START, 1000)
    assert shift.start == shift.last_day == day("2017-06-30")


# --- words ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "last", "words"),
    [
        ("2016-10-01", "2017-06-30", "9 måneder"),
        ("2016-08-01", "2016-08-28", "4 uger"),
        ("2016-08-01", "2016-08-01", "1 dag"),
        ("2016-08-01", "2016-09-03", "1 måned og 3 dage"),
    ],
)
def test_a_length_is_said_in_whole_months_weeks_or_days(start, last, words):
    assert length_words(day(start), day(last)) == words


def test_a_bar_says_what_when_how_long_and_how_many_hours():
    assert bar_words(bar("2016-10-01", "2017-06-30", is_planned=True, hours_week=12.0)) == (
        "Planlagt puljefleksjob 01-10-2016 – 30-06-2017, 9 måneder, 12 timer"
    )
    mark = FlowMark("maaned_6", day("2016-08-01"), "Måned 6 fra 01-08-2016")
    told = bar_tip(bar(workplace="Biblioteket", marks=(mark,)))
    assert told.endswith("planlagt slut. Biblioteket. Måned 6 fra 01-08-2016")
    assert until_words(bar(), ON) == "til 31. dec."
    assert until_words(bar(last="2019-05-01"), ON) == "til 1. maj 2019"
    assert bar_words(bar(title="IGU", kind="igu", is_planned=True)).startswith("Planlagt IGU")


def test_a_row_is_read_out_without_its_name_when_names_are_hidden():
    told = row_tip(row(), is_hidden=True)
    assert told.startswith("K-2016-001, Biblioteket, slutter 31-12-2016. Puljefleksjob 01-03-2016")
    assert "Sand" not in told
    group = page().groups[0]
    assert group_words(group, is_open=False) == "Puljefleksjob i gang, 1 borger, foldet sammen"


def test_why_days_stand_fast_is_said():
    assert "borgerens side" in fixed_words(bar(is_ended=True))
    assert "Forlæng" in fixed_words(bar(last=""))
    assert "Støtte" in fixed_words(bar(kind=COURSE))


def test_the_grey_line_says_the_state_in_figures():
    figures = FlowFigures(pool=199, praktik=10, ordinary=1, ending=6)
    assert figures_line(figures) == (
        "199 puljefleksjob, 10 praktikker og 1 ordinært job i gang · 6 slutter inden 60 dage"
    )
    assert figures_line(FlowFigures(pool=2)) == "2 puljefleksjob i gang"


def test_a_move_is_told_as_what_it_was():
    later, longer = day("2016-10-08"), day("2017-01-07")
    assert moved_words(planned(), later, day("2017-07-07")).startswith(
        "Puljefleksjob flyttet: 08-10-2016 – 07-07-2017"
    )
    assert moved_words(bar(), day("2016-03-01"), longer) == "Puljefleksjob forlænget til 07-01-2017"
    shorter = day("2016-12-01")
    assert "afkortet" in moved_words(bar(), day("2016-03-01"), shorter)


# --- the filter -----------------------------------------------------------------------------


def test_terms_become_chips_and_a_consultant_is_one_of_them():
    book = QueryBook()
    book.type("trin:praktik sand", is_finished=False)
    assert (book.terms, book.text) == (("trin:praktik",), "sand")
    book.choose_whose("KON02")
    assert book.query == "trin:praktik konsulent:KON02 sand"
    assert book.whose == "KON02"
    book.choose_whose("")
    assert book.terms == ("trin:praktik",)
    book.drop_last()
    book.drop_last()
    assert not book.query


def test_a_slip_is_explained_only_when_it_is_no_longer_being_typed():
    book = QueryBook()
    book.type("ly>x", is_finished=False)
    assert not book.problem(is_open=True)
    assert book.problem(is_open=False)


# --- the presenter --------------------------------------------------------------------------


class Cases:
    def __init__(self):
        self.calls = []
        self.fails = None

    def load(self, query, grouping):
        self.calls.append(("load", query, grouping))
        return FlowLoaded(page(), citizen_rows(3), "KON01", (("KON01", "Lene"),))

    def page(self, query, grouping, me):
        self.calls.append(("page", query, grouping, me))
        return page(words=f"Borgere: {query}")

    def log_search(self, text, hits):
        self.calls.append(("log", text, hits))

    def shift(self, shift):
        self.calls.append(("shift", shift.new_start, shift.new_last_day))
        if self.fails:
            raise self.fails
        return Done("p1", "tx1", Changes(kinds=frozenset({"placement"})))


@pytest.fixture
def told():
    return []


@pytest.fixture
def made(told):
    view, cases = FakeView(), Cases()
    presenter = FlowPresenter(view, cases, InlineRunner(), lambda text, done: told.append(text))
    presenter.load()
    return view, cases, presenter


def test_the_page_is_read_and_shown_with_its_filter(made):
    view, cases, _presenter = made
    assert cases.calls == [("load", "", "next")]
    assert view.said("show_page")[0].rows
    assert view.said("show_whose") == ((("KON01", "Lene"),), "KON01", "")


def test_typing_grouping_and_a_consultant_ask_for_one_page(made):
    view, cases, presenter = made
    presenter.on_typed("trin:praktik ")
    presenter.on_whose("KON02")
    presenter.on_grouping("workplace")
    assert cases.calls[-1] == ("page", "trin:praktik konsulent:KON02", "workplace", "KON01")
    assert view.said("show_whose")[2] == "KON02"
    assert [chip.term for chip in view.said("show_query")[0]] == [
        "trin:praktik",
        "konsulent:KON02",
    ]
    presenter.on_chip_dropped("trin:praktik")
    assert cases.calls[-1][1] == "konsulent:KON02"


def test_a_search_is_logged_once_and_never_per_key(made):
    _view, cases, presenter = made
    presenter.on_typed("sand")
    presenter.on_search_ended()
    presenter.on_search_ended()
    assert [call for call in cases.calls if call[0] == "log"] == [("log", "sand", 3)]


def test_names_are_hidden_without_reading_anew(made):
    view, cases, presenter = made
    presenter.on_hide(is_hidden=True)
    assert view.said("show_page")[0].is_hidden
    assert len(cases.calls) == 1
    presenter.on_grouping("program")
    assert view.said("show_page")[0].is_hidden


def test_a_move_is_one_action_and_is_told(made, told):
    _view, cases, presenter = made
    presenter.on_shift(moved(begun("c1", planned()), WHOLE, 7))
    assert cases.calls[-1] == ("shift", day("2016-10-08"), day("2017-07-07"))
    assert told == ["Puljefleksjob flyttet: 08-10-2016 – 07-07-2017"]


def test_a_move_that_is_refused_goes_back_and_says_why(made, told):
    view, cases, presenter = made
    cases.fails = UserError("citizen.unknown")
    presenter.on_shift(moved(begun("c1", bar()), END, 7))
    assert not told
    assert view.count("put_back") == 1
    assert view.said("say_error")[0]


def test_a_newer_key_silences_the_older_answer():
    view, runner = FakeView(), HeldRunner()
    cases = Cases()
    presenter = FlowPresenter(view, cases, runner, lambda _text, _done: None)
    presenter.on_typed("s")
    presenter.on_typed("sa")
    runner.go()
    assert [call[1] for call in cases.calls] == ["sa"]


def test_a_note_is_no_reason_to_read_again(made):
    _view, _cases, presenter = made
    assert not presenter.concerns(Changes(kinds=frozenset({"note"})))
    assert presenter.concerns(Changes(kinds=frozenset({"placement", "note"})))
    assert presenter.concerns(Changes(everything=True))


def test_locking_drops_every_row(made):
    _view, _cases, presenter = made
    presenter.close()
    assert presenter.page is None
    assert not presenter.book.query
