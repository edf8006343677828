"""Placements: state, planned length, maturity, and what looks wrong."""

import datetime as dt

import pytest

from flexdesk.domain.placements import (
    OUTCOME_WINDOW_MONTHS,
    Severity,
    State,
    check_placement,
    ly_overlaps,
    matures_on,
    planned_last_day_default,
    state_of,
)
from tests.support.builders import a_day, a_placement, ly, shipped_rules

RULES = shipped_rules()
POOL, PRAKTIK, ORDINARY = "puljefleksjob", "virksomhedspraktik", "ordinaert_fleksjob"


def codes(placement, *others, benefits=()):
    return [f.code for f in check_placement(placement, [placement, *others], benefits, RULES)]


@pytest.mark.parametrize(
    ("on", "state"),
    [("2015-12-31", State.PLANNED), ("2016-01-01", State.RUNNING), ("2016-08-30", State.RUNNING),
     ("2016-08-31", State.ENDED), ("2016-09-01", State.ENDED)],
)  # fmt: skip
def test_state_at_the_end_of_the_day(on, state):
    assert state_of(a_placement("c", POOL, "2016-01-01", "2016-08-31"), a_day(on)) == state


def test_without_a_last_day_it_runs():
    assert state_of(a_placement("c", POOL, "2016-01-01"), a_day("2030-01-01")) == State.RUNNING


def test_planned_last_days():
    start = a_day("2016-01-31")
    assert planned_last_day_default(PRAKTIK, start, RULES) == a_day("2016-02-27")
    assert planned_last_day_default(POOL, start, RULES) == a_day("2017-01-30")
    assert planned_last_day_default(ORDINARY, start, RULES) is None


def test_maturity_is_six_calendar_months_after_the_last_day():
    assert matures_on(a_placement("c", POOL, "2015-01-01", "2015-08-31")) == a_day("2016-02-29")
    assert matures_on(a_placement("c", POOL, "2015-01-01", "2016-08-31")) == a_day("2017-02-28")
    assert matures_on(a_placement("c", POOL, "2015-01-01")) is None
    assert RULES.count("tal.outcome_window_months", dt.date(2016, 1, 1)) == OUTCOME_WINDOW_MONTHS


def test_a_good_placement_has_no_finding():
    assert codes(a_placement("c", POOL, "2016-01-01", hours_week=8.0)) == []
    ended = a_placement("c", PRAKTIK, "2016-01-01", "2016-01-28", ended_how="gennemfoert")
    assert codes(ended) == []


@pytest.mark.parametrize(
    ("facts", "code", "severity"),
    [
        ({"last_day": "2015-12-31", "onward": "andet"}, "backwards", Severity.ERROR),
        ({"planned_last_day": a_day("2015-12-31")}, "planned_backwards", Severity.ERROR),
        ({"hours_week": 0.0}, "hours_none", Severity.ERROR),
        ({"hours_week": 37.5}, "hours_high", Severity.WARNING),
        ({"onward": "andet"}, "ended_without_day", Severity.WARNING),
        ({"last_day": "2016-06-30"}, "ended_without_reason", Severity.WARNING),
        ({"last_day": "2016-06-30", "onward": ORDINARY}, "onward_not_started", Severity.WARNING),
    ],
)
def test_what_looks_wrong(facts, code, severity):
    found = check_placement(a_placement("c", "igu", "2016-01-01", **facts), [], [], RULES)
    assert [(f.code, f.severity) for f in found] == [(f"placement.{code}", severity)]


@pytest.mark.parametrize(
    ("last_day", "expected"),
    [("2016-03-31", []), ("2016-04-01", ["placement.praktik_long_weeks"]),
     ("2016-06-30", ["placement.praktik_long_weeks"]),
     ("2016-07-01", ["placement.praktik_very_long_weeks"])],
)  # fmt: skip
def test_a_praktik_over_thirteen_and_twenty_six_weeks(last_day, expected):
    assert codes(a_placement("c", PRAKTIK, "2016-01-01", planned_last_day=a_day(last_day))) == (
        expected
    )


@pytest.mark.parametrize(
    ("last_day", "expected"),
    [("2016-09-29", ["placement.pool_length"]), ("2016-09-30", []), ("2016-12-31", []),
     ("2017-01-01", ["placement.pool_length"])],
)  # fmt: skip
def test_a_pool_job_is_nine_to_twelve_months(last_day, expected):
    assert codes(a_placement("c", POOL, "2016-01-01", planned_last_day=a_day(last_day))) == expected


def test_no_two_pool_jobs_at_once():
    first = a_placement("c", POOL, "2016-01-01", "2016-06-30", onward="andet")
    assert codes(a_placement("c", POOL, "2016-06-30"), first) == ["placement.pool_overlap"]
    assert codes(a_placement("c", POOL, "2016-07-01"), first) == []
    assert codes(a_placement("c", ORDINARY, "2016-03-01"), first) == []
    backwards = a_placement("c", POOL, "2016-06-30", "2016-01-01", onward="andet")
    assert codes(a_placement("c", POOL, "2016-02-01"), backwards) == []


def test_ledighedsydelse_in_a_fleksjob_is_told_with_its_days():
    job = a_placement("c", POOL, "2016-01-01", "2016-06-30", onward="andet")
    found = check_placement(job, [], [ly("2015-01-01", "2016-01-12")], RULES)
    assert [(f.code, dict(f.facts)["days"]) for f in found] == [("placement.ly_overlap", 12)]
    assert (
        codes(job, benefits=[ly("2015-01-01", "2015-12-31"), ly("2016-02-01", "2016-01-01")]) == []
    )
    assert codes(a_placement("c", PRAKTIK, "2016-01-01"), benefits=[ly("2015-01-01")]) == []


def test_a_job_that_never_began_overlaps_no_ledighedsydelse():
    job = a_placement(
        "c", POOL, "2016-01-01", "2016-01-12", onward="startede_ikke", ended_how="startede_ikke"
    )
    assert codes(job, benefits=[ly("2015-01-01")]) == []
    running = a_placement("c", POOL, "2016-01-01")
    assert next(iter(ly_overlaps(running, [ly("2015-01-01")])))[1] is None


def test_a_praktik_that_reaches_into_a_fleksjob_is_found_from_both_sides():
    job = a_placement("c", POOL, "2016-06-01", hours_week=8.0)
    over = a_placement("c", PRAKTIK, "2016-05-09", "2016-06-03", ended_how="gennemfoert")
    code = "placement.praktik_overlap"
    assert [(f.code, dict(f.facts)["days"]) for f in check_placement(over, [job], [], RULES)] == [
        (code, 3)
    ]
    assert codes(job, over) == [code]
    planned = a_placement("c", PRAKTIK, "2016-05-09", planned_last_day=a_day("2016-06-01"))
    assert codes(planned, job) == [code]
    just = a_placement("c", PRAKTIK, "2016-05-09", "2016-05-31", ended_how="gennemfoert")
    tried = a_placement("c", PRAKTIK, "2016-07-04", "2016-07-31", ended_how="gennemfoert")
    for quiet in (just, tried, a_placement("c", PRAKTIK, "2016-05-09")):
        assert codes(quiet, job) == []
    never = a_placement("c", POOL, "2016-06-01", "2016-06-01", ended_how="startede_ikke",
                        onward="startede_ikke")  # fmt: skip
    assert codes(over, never) == codes(never, over) == []


def test_the_job_that_follows_answers_the_way_on():
    pool = a_placement("c", POOL, "2016-01-01", "2016-06-30", onward=ORDINARY)
    assert codes(pool, a_placement("c", ORDINARY, "2016-06-28")) == []
    assert codes(pool, a_placement("c", ORDINARY, "2015-06-28")) == ["placement.onward_not_started"]


def test_errors_come_first():
    found = check_placement(
        a_placement("c", POOL, "2016-01-01", planned_last_day=a_day("2020-01-01"), hours_week=-1.0),
        [], [], RULES,
    )  # fmt: skip
    assert [f.severity for f in found] == sorted(f.severity for f in found)
    assert found[0].code == "placement.hours_none"
