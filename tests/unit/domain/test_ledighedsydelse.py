"""18 of 24: the vectors, what must not matter, and the walk to the crossing date."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flexdesk.base.periods import Period, merge
from flexdesk.domain.entities import Benefit, TeamValue
from flexdesk.domain.ledighedsydelse import (
    Counter,
    Limits,
    clip,
    count_ly,
    crossing_date,
    is_long_term,
    month_strip,
    months_of,
    window_of,
)
from tests.support import naive_figures as plain
from tests.support.builders import Caseload, a_benefit, a_day, ly, row_id, shipped_rules

RULES = shipped_rules()
TARGET, REFUND = Counter.MAALGRUPPE, Counter.REFUSION
D0 = ("2011-07-01", "2013-06-30")
BACK = ("2014-04-01", None)
F = ("2025-03-10", None)


def count(*spans, on, counter=TARGET, visited_on=None):
    return count_ly([ly(*span) for span in spans], a_day(on), counter, RULES, visited_on)


@pytest.mark.parametrize(
    ("spans", "on", "lengths", "weeks"),
    [
        ([("2012-01-01", "2013-06-30")], "2013-06-30", (18, 0, 547, 731), (78, 79)),
        ([("2012-01-02", "2013-06-30")], "2013-06-30", (17, 29, 546, 731), (78, 78)),
        ([("2011-07-01", "2012-03-31"), ("2012-09-01", "2013-05-31")], "2013-06-30",
         (18, 0, 548, 731), (78, 80)),
        ([D0], "2013-06-30", (24, 0, 731, 731), (104, 105)),
        ([D0], "2013-12-31", (18, 0, 547, 731), (78, 79)),
        ([D0], "2014-01-31", (17, 0, 516, 731), (73, 74)),
        ([D0], "2014-03-31", (15, 0, 456, 730), (65, 66)),
        ([D0], "2014-06-30", (12, 0, 365, 730), (52, 53)),
        ([D0, BACK], "2015-06-30", (15, 0, 456, 730), (65, 66)),
        ([D0, BACK], "2015-09-29", (17, 29, 547, 730), (78, None)),
        ([D0, BACK], "2015-09-30", (18, 0, 548, 730), (78, 79)),
        ([F], "2026-09-08", (17, 30, 548, 730), (78, None)),
        ([F], "2026-09-09", (18, 0, 549, 730), (78, None)),
    ],
)  # fmt: skip
def test_vectors(spans, on, lengths, weeks):
    months, rest, days, window = lengths
    full_weeks, iso = weeks
    found = count(*spans, on=on)
    assert (found.months, found.rest_days, found.days) == (months, rest, days)
    assert found.weeks == full_weeks
    assert (found.window_last_day - found.window_start).days + 1 == window
    assert iso is None or found.iso_weeks == iso
    assert found.is_reached == found.qualifies["months"] == (months >= 18)
    assert found.qualifies["days"] == (days >= 547)
    assert found.qualifies["weeks"] == (full_weeks >= 78)
    assert found.margin_days == days - 547
    assert found.near_threshold == (abs(days - 547) <= 14)


def test_twenty_pieces_of_twenty_seven_days_are_not_eighteen_months():
    start, pieces = dt.date(2014, 1, 1), []
    for _ in range(20):
        pieces.append(Benefit(row_id(), "c", "ledighedsydelse", start, start + dt.timedelta(26)))
        start += dt.timedelta(36)
    found = count_ly(pieces, pieces[-1].last_day, TARGET, RULES)
    assert (found.months, found.rest_days, found.days, found.weeks) == (17, 13, 540, 77)
    assert not found.is_reached


def test_methods_disagree_is_said():
    assert count(("2012-01-02", "2013-06-30"), on="2013-06-30").disagrees
    assert not count(D0, on="2013-06-30").disagrees


def test_the_lines_are_the_stretches_in_the_window_and_add_up():
    found = count(D0, BACK, on="2015-09-30")
    assert [(x.start, x.last_day, x.months, x.rest_days) for x in found.lines] == [
        (dt.date(2014, 4, 1), dt.date(2015, 9, 30), 18, 0)
    ]
    found = count(("2011-07-01", "2012-03-31"), ("2012-09-01", "2013-05-31"), on="2013-06-30")
    assert [(x.months, x.rest_days, x.kind) for x in found.lines] == [(9, 0, "ledighedsydelse")] * 2
    assert sum(line.days for line in found.lines) == found.days


SPANS = st.lists(
    st.tuples(st.dates(dt.date(2012, 1, 1), dt.date(2016, 12, 31)), st.integers(0, 700)), max_size=6
)
DAYS = st.dates(dt.date(2013, 1, 1), dt.date(2017, 12, 31))


def benefits_of(spans):
    return [
        Benefit(row_id(), "c", "ledighedsydelse", start, start + dt.timedelta(days))
        for start, days in spans
    ]


@given(SPANS, DAYS)
@settings(max_examples=50, deadline=None)
def test_equals_a_count_day_by_day(spans, on):
    benefits = benefits_of(spans)
    found = count_ly(benefits, on, TARGET, RULES)
    caseload = Caseload(benefits=tuple(benefits))
    days = plain.ly_days(caseload, "c", on)
    assert found.days == len(days)
    assert found.iso_weeks == len({day.isocalendar()[:2] for day in days})
    assert found.months == plain.ly_months(caseload, "c", on)
    assert found.months <= 24


@given(SPANS, DAYS, st.randoms(use_true_random=False))
@settings(max_examples=50, deadline=None)
def test_order_splitting_and_overlap_do_not_matter(spans, on, random):
    benefits = benefits_of(spans)
    pieces = []
    for each in benefits:
        cut = each.start + dt.timedelta(random.randint(0, (each.last_day - each.start).days))
        pieces.append(Benefit(row_id(), "c", each.kind, each.start, cut))
        if cut < each.last_day:
            pieces.append(Benefit(row_id(), "c", each.kind, cut + dt.timedelta(1), each.last_day))
        pieces.append(Benefit(row_id(), "c", each.kind, each.start, cut))
    random.shuffle(pieces)
    assert count_ly(pieces, on, TARGET, RULES) == count_ly(benefits, on, TARGET, RULES)


@given(SPANS, DAYS)
@settings(max_examples=50, deadline=None)
def test_the_quick_answer_is_the_exact_one(spans, on):
    merged = merge(Period.of_days(x.start, x.last_day) for x in benefits_of(spans))
    limits = Limits.on(on, RULES)
    exact = months_of(clip(merged, window_of(on, 24)))[0] >= 18
    assert is_long_term(merged, on, limits) == exact


@given(st.lists(st.integers(1, 90), min_size=20, max_size=60), DAYS)
@settings(max_examples=50, deadline=None)
def test_the_bounds_hold_for_many_short_pieces(lengths, on):
    """Few days are never enough and many always are, however they are cut up."""
    start, pieces = on - dt.timedelta(760), []
    for length in lengths:
        pieces.append((start, length - 1))
        start += dt.timedelta(length + 1)
    found = count_ly(benefits_of(pieces), on, TARGET, RULES)
    limits = Limits.on(on, RULES)
    assert limits.too_few_days == 534
    assert limits.enough_days == 558
    assert not (found.days < limits.too_few_days and found.months >= 18)
    assert not (found.days >= limits.enough_days and found.months < 18)


def test_crossing_of_an_unbroken_spell():
    assert crossing_date([ly(*F)], a_day("2026-06-15"), TARGET, RULES) == a_day("2026-09-09")
    assert crossing_date([ly("2015-03-12")], a_day("2016-08-31"), TARGET, RULES) == a_day(
        "2016-09-11"
    )


def test_crossing_is_later_when_old_months_fall_out():
    back = [ly(*D0), ly(*BACK)]
    assert crossing_date(back, a_day("2014-04-01"), TARGET, RULES) == a_day("2015-09-30")


def test_crossing_respects_a_known_end_and_what_is_assumed():
    ends = [ly("2015-03-12", "2016-09-05")]
    assert crossing_date(ends, a_day("2016-08-31"), TARGET, RULES) is None
    runs = [ly("2015-03-12")]
    assert crossing_date(runs, a_day("2016-08-31"), TARGET, RULES, assume_runs=False) is None
    assert crossing_date(runs, a_day("2016-08-31"), TARGET, RULES, horizon_days=5) is None
    assert crossing_date([ly("2015-03-12")], a_day("2017-01-01"), TARGET, RULES) == a_day(
        "2017-01-01"
    )
    assert crossing_date([ly("2016-10-01")], a_day("2016-08-31"), TARGET, RULES,
                         assume_runs=False) is None  # fmt: skip


@given(SPANS, DAYS, st.booleans())
@settings(max_examples=50, deadline=None)
def test_crossing_is_the_first_day_a_walk_finds(spans, on, runs):
    benefits = benefits_of(spans)
    if runs:
        benefits.append(Benefit(row_id(), "c", "ledighedsydelse", on - dt.timedelta(200), None))
    days = (on + dt.timedelta(ahead) for ahead in range(121))
    walked = next((d for d in days if count_ly(benefits, d, TARGET, RULES).is_reached), None)
    assert crossing_date(benefits, on, TARGET, RULES, horizon_days=120) == walked


def test_the_refund_counter_counts_kontanthjaelp_after_visitation_under_the_old_regime():
    benefits = [
        a_benefit("c", "kontanthjaelp", "2011-01-01", "2012-06-30"),
        ly("2012-07-01", "2013-06-30"),
    ]
    on, visited = a_day("2013-06-30"), a_day("2011-10-01")
    refund = count_ly(benefits, on, REFUND, RULES, visited)
    assert (refund.months, refund.regime) == (21, "pre2016")
    assert refund.lines[0].start == visited
    assert refund.lines[0].kind == "kontanthjaelp+ledighedsydelse"
    target = count_ly(benefits, on, TARGET, RULES, visited)
    assert (target.months, target.regime) == (12, "")


@pytest.mark.parametrize(
    ("visited", "regime"), [("2014-07-01", "staircase"), (None, ""), ("2014-06-30", "pre2016")]
)
def test_the_refund_counter_counts_nothing_outside_the_old_regime(visited, regime):
    day = a_day(visited) if visited else None
    found = count_ly([ly("2014-07-01")], a_day("2016-08-31"), REFUND, RULES, day)
    assert found.regime == regime
    assert (found.months > 0) == (regime == "pre2016")


def test_a_benefit_that_ends_before_the_visitation_is_not_counted():
    benefits = [ly("2010-01-01", "2010-12-31")]
    visited = a_day("2011-01-01")
    assert count_ly(benefits, a_day("2011-06-30"), REFUND, RULES, visited).days == 0
    assert count_ly(benefits, a_day("2011-06-30"), TARGET, RULES).days == 365


def test_a_row_that_ends_before_it_starts_is_left_out():
    backwards = ly("2016-02-01", "2016-01-01")
    assert count_ly([backwards], a_day("2016-08-31"), TARGET, RULES).days == 0
    assert sum(cell[2] for cell in month_strip([backwards], a_day("2016-08-31"))) == 0


def test_the_strip_has_twenty_four_months_and_the_window_may_cut_the_first():
    strip = month_strip([ly("2014-09-10", "2016-08-05")], a_day("2016-08-31"))
    assert len(strip) == 24
    assert strip[0] == (2014, 9, 21, 30, 30)
    assert strip[-1] == (2016, 8, 5, 31, 31)
    cut = month_strip([ly("2010-01-01")], a_day("2016-08-10"))
    assert cut[0] == (2014, 9, 30, 30, 30)
    assert cut[-1] == (2016, 8, 10, 31, 10)


def test_a_limit_that_changes_on_the_way_counts_from_its_day():
    value = TeamValue(
        id=row_id("value"),
        key="ledighedsydelse.long_term_months",
        valid_from=a_day("2016-09-15"),
        value=12,
        source="prøve",
    )
    changed = RULES.with_team_values([value])
    runs = [ly("2015-09-01")]
    on = a_day("2016-09-01")
    assert Limits.throughout(on, a_day("2016-09-14"), changed) == Limits.on(on, changed)
    assert Limits.throughout(on, a_day("2016-09-15"), changed) is None
    assert crossing_date(runs, on, TARGET, RULES) == a_day("2017-02-28")
    assert crossing_date(runs, on, TARGET, changed) == a_day("2016-09-15")
