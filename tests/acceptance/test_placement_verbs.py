"""A placement's life by use cases: each verb moves figures, tasks and clocks at once, undo back."""

import datetime as dt
import json

import pytest

from flexdesk.app import agreed_hours, follow_ups, history, notices, placement_changes
from flexdesk.app.edits import (
    Ending,
    NewPlacement,
    add_hours,
    end_placement,
    set_field,
    start_placement,
)
from flexdesk.app.figure_queries import figures_on
from flexdesk.app.inspector import TEAM, inspect
from flexdesk.app.placement_clocks import clocks_of
from flexdesk.app.visit_sheet import VisitForm, save_visit, start_visit
from flexdesk.base.clock import FixedClock
from flexdesk.base.errors import UserError
from tests.support.desks import DAY, PROGRAM, Terminal, a_desk, add, add_citizen, day


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path, program=PROGRAM) as made:
        for name in ("Skovly", "Engen"):
            add(made, "workplace", name=name, sector="kommunal")
        yield made


def begin(desk, citizen, kind, start, hours="8", place="Skovly"):
    wanted = NewPlacement(kind, place, day(start), hours=hours)
    return start_placement(desk, citizen, wanted)


def pool(desk, cpr="6707704285", start="2015-10-01", last=None, onward="ordinaert_fleksjob"):
    citizen = add_citizen(desk, cpr)
    job = begin(desk, citizen, "puljefleksjob", start).id
    if last is not None:
        end_placement(desk, job, Ending(day(last), "foer_tid", onward))
    return citizen, job


def figures(desk, on=DAY):
    return {each.id: (each.n, each.N) for each in figures_on(desk, on, PROGRAM)}


def moved(before, after):
    return {
        name: (before[name][0], after[name][0]) for name in before if before[name] != after[name]
    }


def seen(desk):
    """Return all a consultant sees move: figures, tasks of rules, clocks, and steps."""
    tasks = {(row.rule, row.due) for row in desk.store.reads.load("task") if row.rule}
    people = desk.store.reads.load("citizen")
    clocks = {row.id: clocks_of(desk, row.id, desk.today()) for row in people}
    steps = {(row.step, row.start, row.last_day) for row in desk.store.reads.load("pass")}
    return figures(desk, desk.today()), tasks, clocks, steps, [row.step for row in people]


def test_each_verb_moves_what_hangs_on_it_and_undo_moves_it_back(desk) -> None:
    citizen, job = pool(desk)
    follow_ups.run(desk)
    at = [seen(desk)]

    def then(call, *args, **kwargs):
        call(desk, *args, **kwargs)
        at.append(seen(desk))
        return moved(at[-2][0], at[-1][0])

    changed = then(
        placement_changes.shift_plan, job, planned_last_day=day("2016-11-30"), reason="Vinteren"
    )
    assert changed == {}
    assert at[-1][2] != at[-2][2]
    assert at[-1][1] != at[-2][1]
    changed = then(add_hours, job, DAY, "10", attended="15")
    assert changed["small_hours_raised"] == (0, 1)
    changed = then(add_hours, job, DAY, "8", is_correction=True)
    assert changed["small_hours_raised"] == (1, 0)
    changed = then(notices.give_notice, job, DAY, DAY, "arbejdsgiver")
    assert changed == {"notice_given": (0, 1)}
    changed = then(end_placement, job, Ending(DAY, "foer_tid", "ledighedsydelse"))
    assert changed["pool_running"] == (1, 0)
    assert changed["pool_ended"] == changed["pool_returned_to_ly"] == (0, 1)
    assert changed["pool_ended_other"] == (0, 1)
    assert changed["notice_given"] == (1, 0)
    changed = then(set_field, "placement", job, "onward", "ordinaert_fleksjob")
    assert changed["pool_ended_ordinary_fleksjob"] == (0, 1)
    assert changed["pool_returned_to_ly"] == (1, 0)
    changed = then(placement_changes.reopen_placement, job, "Forkert borger")
    assert changed["pool_running"] == (0, 1)
    assert changed["pool_ended"] == changed["pool_ended_ordinary_fleksjob"] == (1, 0)
    assert changed["notice_given"] == (0, 1)
    assert desk.store.reads.get("citizen", citizen).step == "pool_flexjob"
    while len(at) > 1:
        history.undo(desk)
        at.pop()
        assert seen(desk) == at[-1]


@pytest.mark.parametrize(
    ("last", "start", "counts"),
    [
        ("2015-08-30", "2016-02-29", True),
        ("2015-08-31", "2016-02-29", True),
        ("2015-08-31", "2016-03-01", False),
        ("2015-11-30", "2016-05-30", True),
        ("2015-11-30", "2016-05-31", False),
        ("2015-12-31", "2016-06-30", True),
        ("2015-12-31", "2016-07-01", False),
    ],
)
def test_a3_the_edge_of_six_months_by_the_verbs(desk, last, start, counts) -> None:
    citizen, _job = pool(desk, start="2015-01-05", last=last)
    begin(desk, citizen, "ordinaert_fleksjob", start)
    assert figures(desk)["pool_ordinary_fleksjob_within_6_months"][0] == int(counts)
    assert figures(desk)["pool_share_within_6_months_matured"] == (int(counts), 1)


def test_a_pool_job_cut_short_by_the_ordinary_one_counts_as_within_six_months(desk) -> None:
    citizen, job = pool(desk)
    first = begin(desk, citizen, "ordinaert_fleksjob", "2016-08-22", place="Engen")
    assert [each.code for each in first.remarks] == ["placement.fleksjob_overlap"]
    assert figures(desk)["pool_ordinary_fleksjob_within_6_months"][0] == 0
    ending = Ending(day("2016-08-25"), "foer_tid", "ordinaert_fleksjob")
    assert not end_placement(desk, job, ending).remarks
    counted = figures(desk)
    assert counted["pool_ordinary_fleksjob_within_6_months"][0] == 1
    assert counted["pool_ended_ordinary_fleksjob"][0] == 1
    assert desk.store.reads.get("citizen", citizen).step == "outcome_success"
    placement_changes.reopen_placement(desk, job)
    assert figures(desk)["pool_ordinary_fleksjob_within_6_months"][0] == 0
    assert desk.store.reads.get("citizen", citizen).step == "outcome_success"


OF_WORK = (
    "pool_running", "pool_ordinary_fleksjob_within_6_months", "small_hours_started",
    "small_hours_raised", "praktik_running", "praktik_started", "retained_6m", "retained_12m",
    "pool_returned_to_ly", "notice_given", "pool_ended_ordinary_fleksjob",
)  # fmt: skip


@pytest.mark.parametrize("kind", ["puljefleksjob", "ordinaert_fleksjob", "virksomhedspraktik"])
def test_a_cancelled_start_counts_in_no_figure_that_speaks_of_work(desk, kind) -> None:
    """Only how many pool jobs there were, and how many came to nothing, tells of it."""
    citizen, _job = pool(desk, start="2015-01-05", last="2015-10-31")
    before = figures(desk)
    job = begin(desk, citizen, kind, "2015-11-16", hours="4").id
    assert figures(desk) != before
    placement_changes.cancel_start(desk, job, "Syg på første dag")
    after = figures(desk)
    assert {name: after[name] for name in OF_WORK} == {name: before[name] for name in OF_WORK}
    of_pool = {"pool_started", "pool_ended", "pool_ended_other"}
    counted = {name for name in before if before[name][0] != after[name][0]}
    assert counted == (of_pool if kind == "puljefleksjob" else set())


def test_two_pool_jobs_of_one_person_of_which_the_first_never_started(desk) -> None:
    citizen, first = pool(desk, start="2016-02-01")
    placement_changes.cancel_start(desk, first)
    begin(desk, citizen, "puljefleksjob", "2016-03-01", hours="6")
    counted = figures(desk)
    assert (counted["pool_started"][0], counted["pool_running"][0]) == (2, 1)
    assert counted["small_hours_started"][0] == 1
    lines = {group.code for group in inspect(desk, TEAM).groups}
    assert not lines & {"placement.two_fleksjob", "placement.fleksjob_overlap"}


def test_a_move_to_another_workplace_is_no_new_job(desk) -> None:
    _citizen, job = pool(desk)
    before = figures(desk)
    placement_changes.move_workplace(desk, job, "Engen", DAY, "Nye opgaver")
    assert figures(desk) == before


@pytest.mark.parametrize(
    ("hours", "counts", "below"), [("9,75", 1, 1), ("10", 1, 0), ("10,25", 0, 0), ("37", 0, 0)]
)
def test_a4_first_effective_hours_and_what_they_are_set_to(desk, hours, counts, below) -> None:
    citizen = add_citizen(desk)
    job = begin(desk, citizen, "ordinaert_fleksjob", "2016-08-01", hours="20").id
    set_field(desk, "placement", job, "hours_week", hours)
    assert figures(desk)["small_hours_started"][0] == counts
    add(
        desk, "team_value", key="tal.small_hours_includes", valid_from=day("2016-01-01"),
        value=False, source="Teamet",
    )  # fmt: skip
    assert figures(desk)["small_hours_started"][0] == below


def test_a6_a_visit_that_confirms_what_was_agreed_writes_no_second_value(desk) -> None:
    citizen, job = pool(desk)
    agreed_hours.agree_hours(desk, job, day("2016-09-01"), "9")
    desk.clock = FixedClock(day("2016-09-05"))
    follow_ups.run(desk)
    before, counts = desk.store.reads.dump(), desk.store.reads.counts()
    form = start_visit(desk, citizen).form
    told = VisitForm(
        day=form.day, how="Glad for køkkenet", hours="9,0", hours_from=form.hours_from,
        placement=form.placement, next_day=form.next_day,
    )  # fmt: skip
    save_visit(desk, citizen, told)
    after = desk.store.reads.counts()
    more = {kind: after[kind] - counts[kind] for kind in after if after[kind] != counts[kind]}
    assert more == {"note": 1, "contact": 1, "task": 1, "transfer": 1}
    (row,) = desk.store.reads.load("hours")
    assert (row.kind, row.day, row.hours_week) == ("aendring", day("2016-09-05"), 9.0)
    history.undo(desk)
    assert desk.store.reads.dump() == before


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (NewPlacement("puljefleksjob", "Skovly", day("2016-08-01")), "placement.pool_overlap"),
        (NewPlacement("puljefleksjob", "Bageriet", DAY, sector="privat"), "placement.sector"),
        (NewPlacement("smaajob", "Skovly", DAY, hours="38"), "hours.over_full_week"),
        (
            NewPlacement("virksomhedspraktik", "Skovly", DAY, DAY - dt.timedelta(days=1)),
            "placement.planned_backwards",
        ),
    ],
)
def test_what_cannot_be_saves_nothing_and_says_which_field(desk, wanted, code) -> None:
    citizen, _job = pool(desk)
    other = add_citizen(desk, "6807704286")
    before = desk.store.digest()
    with pytest.raises(UserError) as caught:
        start_placement(desk, other if "sector" in code else citizen, wanted)
    assert caught.value.code == code
    assert caught.value.facts["field"] in {"start", "workplace", "hours", "planned_last_day"}
    assert desk.store.digest() == before


def test_the_five_year_grant_is_no_part_of_a_pool_job(desk) -> None:
    citizen, job = pool(desk)
    row = desk.store.reads.get("citizen", citizen)
    assert (row.bevilling_on, row.bevilling_kind) == (None, "")
    set_field(desk, "citizen", citizen, "bevilling_on", "01-10-2015")
    before = desk.store.reads.get("placement", job)
    clocks = clocks_of(desk, citizen, DAY)
    set_field(desk, "citizen", citizen, "bevilling_on", "01-10-2012")
    assert desk.store.reads.get("placement", job) == before
    assert clocks_of(desk, citizen, DAY) == clocks


def told(terminal, *words):
    """Return what a command answers as JSON."""
    assert terminal.run(*words, "--json") == 0, terminal.err
    return json.loads(terminal.out)


def test_the_command_line_has_its_verbs_and_lists_what_was_agreed(tmp_path) -> None:
    with a_desk(tmp_path, program=PROGRAM) as desk:
        citizen, job = pool(desk)
        notices.give_notice(desk, job, DAY, day("2016-09-30"), "borger")
        placement_changes.shift_plan(desk, job, planned_last_day=day("2016-10-31"))
        agreed_hours.agree_hours(desk, job, day("2016-09-12"), "9")
    terminal = Terminal(tmp_path)
    (row,) = told(terminal, "list", "placements")
    said = {name: row[name] for name in ("notice_given_on", "leaves_on", "plan_changes")}
    assert said == {"notice_given_on": "2016-08-31", "leaves_on": "2016-09-30", "plan_changes": 1}
    assert (row["agreed_from"], row["agreed_hours"]) == ("2016-09-12", 9.0)
    (change,) = told(terminal, "list", "placement_changes")
    assert (change["kind"], change["end_now"]) == ("forlaenget", "2016-10-31")
    start = ("edit", "start-placement", citizen, "ordinaert_job", "Skovly", "--hours", "42")
    answer = told(terminal, *start, "--start", "2016-08-30")
    assert told(terminal, "edit", "add-hours", answer["id"], "2016-08-31", "45")["tx"]
    assert terminal.run("edit", "add-hours", job, "2016-08-31", "38") == 1
    assert "fuld uge" in terminal.err
    end = ("edit", "end-placement", job, "--last-day", "2016-08-31", "--how", "foer_tid")
    ended = told(terminal, *end, "--onward", "ordinaert_job")
    assert {each["code"] for each in ended["warnings"]} == {
        "placement.agreed_dropped",
        "placement.notice_other_day",
    }
