"""Pauses: clocks that stand, tasks that wait, and what a pause never changes."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flexdesk.domain.daily_entities import Pause
from flexdesk.domain.pauses import (
    PAUSE_LABELS,
    PauseReason,
    covers,
    due_shown,
    is_overdue,
    next_weekday,
    pause_label,
    pause_on,
    reason_of,
    running_days,
)
from tests.support import builders as b

ONE = dt.timedelta(days=1)


def a(text: str) -> dt.date:
    return b.a_day(text)


def pause(start: str, last_day: str | None = None) -> Pause:
    return Pause("p", "c", "barsel", a(start), a(last_day) if last_day else None)


BARSEL = (pause("2016-09-01", "2017-01-31"),)


def test_a_clock_at_forty_days_stands_at_forty_to_the_last_day_of_the_pause() -> None:
    start = a("2016-08-31") - dt.timedelta(days=39)
    days = ("2016-08-31", "2016-09-01", "2017-01-31", "2017-02-01", "2017-02-02")
    assert [running_days(BARSEL, start, a(day)) for day in days] == [40, 40, 40, 41, 42]
    assert running_days((), start, a("2016-09-01")) == 41
    assert running_days(BARSEL, a("2016-09-02"), a("2016-09-01")) == 0


def test_a_pause_without_an_end_stops_the_clock_for_good_and_one_turned_round_is_none() -> None:
    assert running_days((pause("2016-09-01"),), a("2016-08-30"), a("2019-01-01")) == 2
    assert running_days((pause("2016-09-05", "2016-09-01"),), a("2016-09-01"), a("2016-09-09")) == 9


@given(
    pauses=st.lists(
        st.builds(b.a_pause, st.just("c"), b.DAYS, st.none() | st.integers(0, 90)), max_size=4
    ),
    start=b.DAYS,
    days=st.integers(0, 400),
)
def test_running_days_are_the_days_in_no_pause_counted_one_by_one(pauses, start, days) -> None:
    on = start + dt.timedelta(days=days)
    walked = sum(pause_on(pauses, start + n * ONE) is None for n in range(days + 1))
    assert running_days(pauses, start, on) == walked


def test_both_ends_of_a_pause_belong_to_it() -> None:
    (one,) = BARSEL
    days = ("2016-08-31", "2016-09-01", "2017-01-31", "2017-02-01")
    assert [covers(one, a(day)) for day in days] == [False, True, True, False]


@pytest.mark.parametrize(
    ("due", "shown"),
    [
        ("2016-08-30", "2016-08-30"),
        ("2016-09-01", "2017-02-01"),
        ("2017-01-31", "2017-02-01"),
        ("2017-02-01", "2017-02-01"),
        ("2017-02-04", "2017-02-04"),
    ],
)
def test_a_task_of_the_pause_is_due_on_the_first_working_day_after(due, shown) -> None:
    assert due_shown(BARSEL, a(due)) == a(shown)


def test_pauses_that_meet_are_walked_through_and_one_without_an_end_holds_the_task() -> None:
    chain = (pause("2016-09-01", "2016-09-30"), pause("2016-10-01", "2016-10-07"))
    assert due_shown(chain, a("2016-09-10")) == a("2016-10-10")
    assert due_shown((pause("2016-09-01"),), a("2016-09-10")) is None


def test_nothing_is_overdue_in_a_pause_and_what_was_late_before_is_late_after() -> None:
    before, inside = a("2016-08-29"), a("2016-09-15")
    assert is_overdue(BARSEL, before, a("2016-08-31"))
    day = a("2016-09-01")
    while day <= a("2017-01-31"):
        assert not is_overdue(BARSEL, before, day)
        assert not is_overdue(BARSEL, inside, day)
        day += ONE
    assert is_overdue(BARSEL, before, a("2017-02-01"))
    assert [is_overdue(BARSEL, inside, a(d)) for d in ("2017-02-01", "2017-02-02")] == [False, True]
    assert not is_overdue((pause("2016-09-01", "2016-09-02"),), a("2016-09-09"), a("2016-09-09"))
    assert is_overdue((), before, a("2016-08-30"))


def test_a_saturday_waits_for_monday() -> None:
    assert next_weekday(a("2016-09-03")) == a("2016-09-05")
    assert next_weekday(a("2016-09-02")) == a("2016-09-02")


def test_every_reason_has_a_label_that_reads_back() -> None:
    assert set(PAUSE_LABELS) == {str(code) for code in PauseReason}
    for code, words in PAUSE_LABELS.items():
        assert reason_of(words) == code == reason_of(code)
        assert pause_label(code) == words
    assert reason_of("kedsomhed") is None
    assert pause_label("kedsomhed") == "kedsomhed"
