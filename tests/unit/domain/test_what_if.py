"""What moves 18 of 24: the quick answers are the plain count, day by day."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flexdesk.base.periods import ONE_DAY, Period, add_months, merge
from flexdesk.domain.codes import EndedHow
from flexdesk.domain.entities import Benefit, Placement
from flexdesk.domain.ledighedsydelse import Limits, clip, is_long_term, months_of, window_of
from flexdesk.domain.what_if import (
    JobScenario,
    crossing_if_nothing_left,
    falls_out,
    fleksjob_periods,
    re_entered_on,
)
from tests.support.example_team import rules

ON = dt.date(2016, 8, 31)
REACH = 184


def day(text):
    return dt.date.fromisoformat(text)


def period(start, last_day=None):
    return Period.of_days(day(start), day(last_day) if last_day else None)


def scenario(counted, jobs=(), on=ON):
    return JobScenario(counted, jobs, on, REACH, rules())


def test_the_picture():
    answer = scenario([period("2014-12-01", "2015-05-31"), period("2015-09-19")]).starting(
        day("2016-10-01")
    )
    assert (answer.crosses_on, answer.highest_on) == (day("2016-09-18"), day("2016-09-30"))
    assert (answer.months, answer.rest_days) == (18, 12)
    assert answer.below_on == day("2016-12-13")
    assert (answer.earned_on, answer.is_earned_before) == (day("2017-06-30"), False)
    assert (answer.back_on, answer.again_on) == (day("2017-07-01"), day("2018-12-31"))


def test_case_e_of_the_rule_crosses_exactly_eighteen_months_after_going_back():
    on = day("2013-06-29")
    answer = scenario([period("2011-07-01")], on=on).starting(day("2013-07-01"))
    assert answer.crosses_on == on
    assert answer.below_on == day("2014-01-01")
    assert answer.back_on == day("2014-04-01")
    assert answer.again_on == day("2015-09-30")


def test_a_job_before_the_line_never_crosses():
    answer = scenario([period("2016-01-01")]).starting(day("2016-10-01"))
    assert (answer.crosses_on, answer.below_on) == (None, None)
    assert (answer.months, answer.rest_days) == (9, 0)


def test_nine_months_in_fleksjob_before_are_earned_already():
    jobs = [period("2015-12-01", "2016-08-31")]
    answer = scenario([], jobs).starting(day("2016-09-01"))
    assert answer.is_earned_before
    half = scenario([], [period("2016-01-01", "2016-03-31")]).starting(day("2016-09-01"))
    assert half.earned_on == day("2017-02-28")


def test_a_day_out_of_reach_is_moved_to_the_edge():
    made = scenario([period("2015-01-01")])
    assert made.starting(day("2000-01-01")).start == made.first == day("2016-09-01")
    assert made.starting(day("2030-01-01")).start == made.last


_DAYS = st.integers(min_value=-900, max_value=60).map(lambda n: ON + dt.timedelta(days=n))


@st.composite
def spells(draw):
    found = []
    for _each in range(draw(st.integers(0, 4))):
        start = draw(_DAYS)
        length = draw(st.integers(0, 500))
        found.append(Period.of_days(start, start + dt.timedelta(days=length)))
    if draw(st.booleans()):
        found.append(Period.of_days(draw(_DAYS), None))
    return merge(found)


@settings(max_examples=40, deadline=None)
@given(spells(), st.integers(1, REACH))
def test_the_quick_answer_is_the_plain_count(counted, days):
    start = ON + dt.timedelta(days=days)
    answer = scenario(counted).starting(start)
    held = clip(counted, Period(dt.date.min, start))
    limits = Limits.on(ON, rules())
    before = [ON + dt.timedelta(days=n) for n in range(days)]
    counts = {each: months_of(clip(held, window_of(each, 24))) for each in before}
    reached = [each for each in before if is_long_term(held, each, limits)]
    assert answer.crosses_on == (reached[0] if reached else None)
    assert (answer.months, answer.rest_days) == max(counts.values())
    assert counts[answer.highest_on] == max(counts.values())
    if answer.below_on is not None:
        assert not is_long_term(held, answer.below_on, limits)
        assert is_long_term(held, answer.below_on - ONE_DAY, limits)
    assert answer.earned_on == add_months(start, 9) - ONE_DAY
    if answer.again_on is not None:
        again = merge((*held, Period.of_days(answer.back_on, None)))
        assert is_long_term(again, answer.again_on, limits)


@settings(max_examples=60, deadline=None)
@given(spells())
def test_the_day_that_falls_out_is_the_first_one_the_window_loses(counted):
    found = falls_out(counted, ON, 24)
    inside = clip(counted, window_of(ON, 24))
    if found is None:
        assert inside == ()
        return
    lost_on, oldest = found
    assert oldest == inside[0].start
    assert oldest in window_of(lost_on - ONE_DAY, 24)
    assert oldest not in window_of(lost_on, 24)


def test_without_old_months_falling_out_the_line_comes_earlier():
    counted = (period("2014-09-01", "2015-06-30"), period("2016-05-01"))
    assert crossing_if_nothing_left(counted, ON, rules()) == day("2016-12-31")
    assert crossing_if_nothing_left((), ON, rules()) is None


def placement(kind, start, last_day=None, how=""):
    end = day(last_day) if last_day else None
    return Placement("p", "c", kind, day(start), end, ended_how=how)


def test_days_in_fleksjob_are_told_by_periods_and_by_placements():
    benefits = [
        Benefit("b", "c", "fleksjob", day("2015-01-01"), day("2015-03-31")),
        Benefit("x", "c", "ledighedsydelse", day("2015-04-01")),
    ]
    placements = [
        placement("puljefleksjob", "2015-03-01", "2015-05-31"),
        placement("virksomhedspraktik", "2015-06-01"),
        placement("puljefleksjob", "2015-08-01", "2015-08-01", EndedHow.STARTEDE_IKKE),
    ]
    assert fleksjob_periods(benefits, placements) == (period("2015-01-01", "2015-05-31"),)


@pytest.mark.parametrize(
    ("kind", "start", "how", "again"),
    [
        ("puljefleksjob", "2014-06-30", "", False),
        ("puljefleksjob", "2014-07-01", "", True),
        ("ordinaert_fleksjob", "2015-01-01", "", True),
        ("virksomhedspraktik", "2015-01-01", "", False),
        ("puljefleksjob", "2015-01-01", "startede_ikke", False),
    ],
)
def test_a_fleksjob_after_the_turn_moves_to_the_newer_rules(kind, start, how, again):
    found = re_entered_on([placement(kind, start, None, how)], rules())
    assert found == (day(start) if again else None)
