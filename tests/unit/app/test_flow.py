"""Forløb as rows: chains of bars, what is next, groups, the filter, and the figures."""

import pytest

from flexdesk.app import edits
from flexdesk.app.flow_filter import FlowWish, flow_page
from flexdesk.app.flow_groups import ENDING, EXIT, JOB, LATE, PLANNED, POOL, PRAKTIK
from flexdesk.app.flow_rows import (
    BY_CONSULTANT,
    BY_PROGRAM,
    BY_WORKPLACE,
    COURSE,
    MONTH_6,
)
from tests.support.desks import a_desk, add, add_citizen, day

POOL_KIND, PRAKTIK_KIND = "puljefleksjob", "virksomhedspraktik"


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as desk:
        yield desk


def job(desk, citizen, start, planned="", **values):
    fields = {"kind": POOL_KIND, **values}
    return add(
        desk, "placement", citizen=citizen, start=day(start),
        planned_last_day=day(planned) if planned else None, **fields,
    )  # fmt: skip


def page(desk, **wish):
    return flow_page(desk, FlowWish(**wish))


def only(desk, **wish):
    (row,) = page(desk, **wish).rows
    return row


def test_a_chain_is_one_row_with_its_bars_in_order(desk):
    citizen = add_citizen(desk)
    place = add(desk, "workplace", name="Børnehuset Skovly")
    job(desk, citizen, "2016-01-04", kind=PRAKTIK_KIND, last_day=day("2016-01-31"))
    pool = job(desk, citizen, "2016-02-01", "2016-12-31", workplace=place, hours_week=12.0)
    later = job(desk, citizen, "2017-01-01", kind="ordinaert_fleksjob")
    row = only(desk)
    assert [bar.label for bar in row.bars] == [
        "Praktik",
        "Puljefleksjob",
        "Ordinært fleksjob, planlagt",
    ]
    assert row.current == pool
    assert (row.workplace, row.current_bar.hours_week) == ("Børnehuset Skovly", 12.0)
    praktik, running, planned = row.bars
    assert praktik.is_ended
    assert not praktik.can_move_end
    assert running.is_running
    assert (running.can_move_start, running.can_move_end) == (False, True)
    assert planned.key == later
    assert planned.goes_on
    assert (planned.can_move_start, planned.can_move_end) == (True, False)


def test_only_those_in_a_placement_or_with_one_planned_have_a_row(desk):
    ended = add_citizen(desk, "6707704285")
    job(desk, ended, "2015-01-01", last_day=day("2015-12-31"))
    never = add_citizen(desk, "6707714285")
    job(desk, never, "2016-09-05", ended_how="startede_ikke")
    planned = add_citizen(desk, "6707724285")
    job(desk, planned, "2016-10-01", "2017-06-30")
    found = page(desk)
    assert [row.citizen for row in found.rows] == [planned]
    assert found.all_rows == 1
    assert len(found.citizens) == 3
    assert found.rows[0].next_key == PLANNED


@pytest.mark.parametrize(
    ("start", "planned", "values", "key"),
    [
        ("2016-08-20", "2016-09-16", {"kind": PRAKTIK_KIND}, PRAKTIK),
        ("2016-06-15", "2017-06-14", {}, POOL),
        ("2016-03-01", "2017-02-28", {}, EXIT),
        ("2015-11-01", "2016-10-30", {}, ENDING),
        ("2015-11-01", "2016-10-31", {}, EXIT),
        ("2015-08-16", "2016-08-30", {}, LATE),
        ("2016-01-01", "", {"kind": "ordinaert_fleksjob"}, JOB),
        ("2016-01-01", "2016-10-01", {"kind": "ordinaert_fleksjob"}, ENDING),
    ],
)
def test_rows_are_grouped_by_what_must_happen_next(desk, start, planned, values, key):
    job(desk, add_citizen(desk), start, planned, **values)
    found = page(desk)
    assert [group.key for group in found.groups] == [key]
    assert found.groups[0].tone == ("amber" if key in {ENDING, LATE} else "head")


def test_whose_ordinary_job_is_agreed_is_not_told_to_find_one(desk):
    citizen = add_citizen(desk)
    job(desk, citizen, "2016-03-01", "2017-02-28")
    assert only(desk).next_key == EXIT
    job(desk, citizen, "2017-03-01", kind="ordinaert_fleksjob")
    assert only(desk).next_key == POOL


def test_month_six_is_a_mark_on_a_pool_job_that_lasts_so_long(desk):
    citizen = add_citizen(desk)
    job(desk, citizen, "2016-05-01", "2017-01-31")
    (mark,) = [mark for mark in only(desk).bars[0].marks if mark.kind == MONTH_6]
    assert mark.day == day("2016-10-01")
    other = add_citizen(desk, "6707714285", last_name="Bak")
    job(desk, other, "2016-05-01", "2016-08-31")
    rows = {row.citizen: row for row in page(desk).rows}
    assert not [mark for mark in rows[other].bars[0].marks if mark.kind == MONTH_6]


def test_courses_are_bars_and_lie_beneath_what_holds_them(desk):
    citizen = add_citizen(desk)
    job(desk, citizen, "2016-05-01", "2017-01-31")
    add(desk, "support", citizen=citizen, kind="hygiejnebevis", state="bevilget",
        starts_on=day("2016-06-01"), ends_on=day("2016-06-03"))  # fmt: skip
    add(desk, "support", citizen=citizen, kind="kursus", state="bevilget",
        starts_on=day("2016-04-01"), ends_on=day("2016-04-20"))  # fmt: skip
    add(desk, "support", citizen=citizen, kind="kursus", state="afslaaet",
        starts_on=day("2016-03-01"), ends_on=day("2016-03-20"))  # fmt: skip
    add(desk, "support", citizen=citizen, kind="mentor", state="bevilget",
        starts_on=day("2016-03-01"), ends_on=day("2016-03-20"))  # fmt: skip
    bars = only(desk).bars
    assert [(bar.kind, bar.label, bar.is_beneath) for bar in bars] == [
        (COURSE, "Kursus", False),
        (POOL_KIND, "Puljefleksjob", False),
        (COURSE, "Hygiejnebevis", True),
    ]
    assert not bars[0].is_placement


def test_the_filter_is_the_query_of_borgere(desk):
    first = add_citizen(desk, "6707704285", consultant="KON01")
    second = add_citizen(desk, "6707714285", last_name="Ørum", consultant="KON02")
    for citizen in (first, second):
        job(desk, citizen, "2016-05-01", "2017-01-31")
    assert only(desk, query="ørum").citizen == second
    assert only(desk, query="konsulent:mig", me="KON01").citizen == first
    found = page(desk, query="type:puljefleksjob -ørum")
    assert [row.citizen for row in found.rows] == [first]
    assert found.all_rows == 2
    assert found.words == "Borgere med forløb af typen puljefleksjob, undtagen dem med »ørum«"


def test_rows_are_grouped_by_consultant_workplace_or_program(desk):
    add(desk, "consultant", initials="KON01", name="Lene Østergaard")
    place = add(desk, "workplace", name="Biblioteket")
    first = add_citizen(desk, "6707704285", consultant="KON01")
    second = add_citizen(desk, "6707714285", last_name="Ørum", consultant="")
    job(desk, first, "2016-05-01", "2017-01-31", workplace=place)
    job(desk, second, "2016-05-01", "2017-01-31")

    def labels(grouping):
        return [(group.label, len(group.rows)) for group in page(desk, grouping=grouping).groups]

    assert labels(BY_CONSULTANT) == [("Lene Østergaard (KON01)", 1), ("Uden konsulent", 1)]
    assert labels(BY_WORKPLACE) == [("Biblioteket", 1), ("Uden arbejdsplads", 1)]
    assert labels(BY_PROGRAM) == [("Aarhus-modellen: midlertidige puljefleksjob", 2)]


def test_the_earliest_stands_first_in_its_group(desk):
    for number, planned in enumerate(("2016-10-20", "2016-09-05", "2016-10-01")):
        citizen = add_citizen(desk, f"67077{number}1000", last_name=f"Bak {number}")
        job(desk, citizen, "2015-12-01", planned)
    assert [row.next_text for row in page(desk).rows] == [
        "slutter 05-09-2016",
        "slutter 01-10-2016",
        "slutter 20-10-2016",
    ]


def test_figures_count_the_rows_that_are_shown(desk):
    first = add_citizen(desk, "6707704285")
    second = add_citizen(desk, "6707714285", last_name="Ørum")
    job(desk, first, "2015-11-01", "2016-10-15")
    job(desk, first, "2016-10-16", kind="ordinaert_fleksjob")
    job(desk, second, "2016-08-20", "2016-09-16", kind=PRAKTIK_KIND)
    figures = page(desk).figures
    counted = (figures.pool, figures.praktik, figures.ordinary, figures.planned, figures.ending)
    assert counted == (1, 1, 0, 1, 1)
    assert page(desk, query="ørum").figures.pool == 0


def test_an_end_and_its_undo_move_the_row(desk):
    from flexdesk.app import history

    citizen = add_citizen(desk)
    pool = job(desk, citizen, "2015-11-01", "2016-10-15", hours_week=10.0)
    assert only(desk).next_key == ENDING
    edits.end_placement(desk, pool, edits.Ending(day("2016-08-30"), "foer_tid", "sygemelding"))
    assert not page(desk).rows
    history.undo(desk)
    assert only(desk).current == pool
