"""Periods, and the arithmetic of calendar months."""

import datetime as dt
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flexdesk.base.errors import UserError
from flexdesk.base.periods import (
    Period,
    add_months,
    days_in_month,
    merge,
    whole_months_and_rest,
)

D = dt.date
DAYS = st.dates(D(2000, 1, 1), D(2030, 12, 31))


def period(start: dt.date, days: int) -> Period:
    return Period(start, start + dt.timedelta(days=days))


PERIODS = st.builds(period, DAYS, st.integers(1, 400))


def days_of(periods):
    return {p.start + dt.timedelta(days=i) for p in periods for i in range(p.days)}


def test_of_days_includes_both_ends_and_none_runs_on():
    spell = Period.of_days(D(2016, 8, 1), D(2016, 8, 31))
    assert (spell.days, spell.last_day) == (31, D(2016, 8, 31))
    assert D(2016, 8, 31) in spell
    assert D(2016, 9, 1) not in spell
    assert Period.of_days(D(2016, 8, 1), None).last_day is None
    assert Period.of_days(D(2016, 8, 1), D.max).last_day is None
    assert Period.of_days(D(2016, 8, 1), D(2016, 8, 1)).days == 1


def test_backwards_and_empty_periods_are_refused():
    with pytest.raises(UserError) as refused:
        Period.of_days(D(2016, 8, 2), D(2016, 8, 1))
    assert refused.value.code == "period.backwards"
    with pytest.raises(UserError):
        Period(D(2016, 8, 2), D(2016, 8, 2))


def test_intersect():
    assert period(D(2016, 1, 1), 10).intersect(period(D(2016, 1, 5), 10)) == period(
        D(2016, 1, 5), 6
    )
    assert period(D(2016, 1, 1), 4).intersect(period(D(2016, 1, 5), 10)) is None


@given(st.lists(PERIODS, max_size=8))
@settings(max_examples=50, deadline=None)
def test_merge_keeps_the_days_and_leaves_gaps(periods):
    merged = merge(periods)
    assert days_of(merged) == days_of(periods)
    assert sum(p.days for p in merged) == len(days_of(periods))
    assert all(a.end < b.start for a, b in itertools.pairwise(merged))


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (D(2015, 8, 31), 6, D(2016, 2, 29)),
        (D(2016, 8, 31), 6, D(2017, 2, 28)),
        (D(2015, 8, 30), 6, D(2016, 2, 29)),
        (D(2016, 12, 31), 0, D(2016, 12, 31)),
        (D(2016, 1, 31), -2, D(2015, 11, 30)),
        (D(2016, 3, 31), 12, D(2017, 3, 31)),
    ],
)
def test_add_months_clips_to_the_month(day, months, then):
    assert add_months(day, months) == then


def test_whole_months_and_rest():
    assert whole_months_and_rest(D(2012, 1, 1), D(2013, 7, 1)) == (18, 0)
    assert whole_months_and_rest(D(2012, 1, 2), D(2013, 7, 1)) == (17, 29)
    assert whole_months_and_rest(D(2025, 3, 10), D(2026, 9, 9)) == (17, 30)
    assert whole_months_and_rest(D(2016, 1, 31), D(2016, 2, 29)) == (1, 0)


@given(DAYS, st.integers(0, 900))
@settings(max_examples=50, deadline=None)
def test_months_and_rest_lead_back_to_the_end(start, days):
    end = start + dt.timedelta(days=days)
    months, rest = whole_months_and_rest(start, end)
    assert 0 <= rest <= 30
    assert add_months(start, months) + dt.timedelta(days=rest) == end


def test_days_in_month():
    assert [days_in_month(2016, m) for m in (1, 2, 4, 12)] == [31, 29, 30, 31]
    assert days_in_month(1900, 2) == 28
