import datetime as dt
from collections import Counter
from itertools import pairwise

import pytest

from flexdesk.app.example.calendar import AS_OF
from flexdesk.base.periods import ONE_DAY, add_months
from flexdesk.domain.figures import figure, figures
from tests.support.example_team import caseload, programs, rules

POOL = {
    "pool_started": 608,
    "pool_ended": 409,
    "pool_running": 199,
    "pool_ended_ordinary_fleksjob": 295,
    "pool_ended_ordinary_job": 4,
    "pool_ended_other": 110,
    "followups_overdue": 5,
    "praktik_running": 13,
}


def values(program=None):
    return {f.id: f for f in figures(caseload(), AS_OF, rules(), program)}


@pytest.mark.parametrize("program", [None, "aarhus_pool_2013"])
def test_pool_figures_are_those_of_the_case(program):
    found = values(programs()[program] if program else None)
    assert {key: found[key].value for key in POOL} == POOL
    share = found["pool_share_in_work_of_ended"]
    assert (share.n, share.N) == (299, 409)
    assert found["pool_share_ordinary_fleksjob_of_started"].n == 295


def test_the_endings_add_up_and_have_reasons_of_all_kinds():
    ended = [p for p in caseload().placements if p.kind == "puljefleksjob" and p.last_day]
    reasons = Counter(p.onward for p in ended)
    assert reasons.total() == 409
    others = {r: n for r, n in reasons.items() if not r.startswith("ordinaert")}
    assert sum(others.values()) == 110
    assert {
        "sygemelding",
        "graviditet_barsel",
        "foertidspension",
        "efterloen",
        "fraflytning",
        "ledighedsydelse",
        "startede_ikke",
        "andet",
    } <= others.keys()
    assert min(others.values()) < 5, "the small cells are there to be hidden"


def test_the_295_have_the_job_that_follows_and_most_within_six_months():
    found = values()
    within = found["pool_ordinary_fleksjob_within_6_months"].n
    assert 270 <= within < 295
    followed = {p.citizen for p in caseload().placements if p.kind == "ordinaert_fleksjob"}
    ended = [p for p in caseload().placements if p.onward == "ordinaert_fleksjob"]
    assert all(p.citizen in followed for p in ended)
    places = {(p.citizen, p.workplace) for p in caseload().placements
              if p.kind == "ordinaert_fleksjob"}  # fmt: skip
    same = sum((p.citizen, p.workplace) in places for p in ended)
    assert 90 <= same <= 200


def test_stock_grows_and_passes_150():
    ends = [add_months(dt.date(2013, 3, 1), month) - ONE_DAY for month in range(43)]
    stock = [figure(caseload(), "pool_running", day, rules()).n for day in ends]
    assert stock[-1] == 199
    assert stock[0] < 10
    yearly = [stock[10], stock[22], stock[34]]
    assert yearly == sorted(yearly)
    first_over = next(day for day, count in zip(ends, stock, strict=True) if count >= 150)
    assert dt.date(2015, 3, 1) < first_over < dt.date(2016, 3, 1)
    steps = [after - before for before, after in pairwise(stock)]
    assert max(map(abs, steps)) <= 16


@pytest.mark.parametrize("day", [dt.date(2016, 6, 30), AS_OF])
def test_aalborg_shows_its_own_indicators(day):
    program = programs()["aalborg_udvikling"]
    ly = figure(caseload(), "ly_share", day, rules(), program)
    raised = figure(caseload(), "small_hours_share_raised", day, rules(), program)
    assert (ly.n, ly.N, round(ly.value, 3)) == (9, 59, 0.153)
    assert (raised.n, raised.N, round(raised.value, 2)) == (3, 14, 0.21)


def test_aalborg_has_twelve_at_ten_hours_or_less():
    members = [c for c in caseload().citizens if c.program == "aalborg_udvikling"]
    employed = [c for c in members if c.target_group != "Ledighedsydelse"]
    assert len(members) == 59
    assert sum(c.hours_now <= 10 for c in employed) == 12
