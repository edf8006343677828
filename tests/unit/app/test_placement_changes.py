"""Plans that change: longer, shorter, moved, another workplace, open again, never started."""

import datetime as dt
from pathlib import Path

import pytest

from flexdesk.app import case_index, follow_ups, history
from flexdesk.app.citizen_life import Closing, close_citizen
from flexdesk.app.edits import Ending, NewPlacement, end_placement, set_field, start_placement
from flexdesk.app.figure_queries import figures_on
from flexdesk.app.placement_changes import (
    cancel_start,
    changes_of,
    move_workplace,
    reopen_placement,
    shift_plan,
)
from flexdesk.app.placement_terms import TermsTyped, save_terms
from flexdesk.app.sentences import text
from flexdesk.app.workplace_rows import workplace_rows
from flexdesk.base.clock import FixedClock
from flexdesk.base.errors import UserError
from tests.support.desks import DAY, a_desk, add, add_citizen, day

SOON = DAY + dt.timedelta(days=12)
MARCH = day("2016-03-01")


@pytest.fixture
def desk(tmp_path: Path):
    with a_desk(tmp_path) as opened:
        yield opened


@pytest.fixture
def citizen(desk) -> str:
    row = add_citizen(desk)
    add(desk, "pass", citizen=row, step="job_search", start=day("2016-01-01"))
    add(desk, "workplace", name="Skovly", sector="kommunal")
    add(desk, "workplace", name="Engen", sector="kommunal")
    add(desk, "workplace", name="Bageriet", sector="privat")
    return row


def begin(desk, citizen, kind="puljefleksjob", start=MARCH, **more) -> str:
    return start_placement(desk, citizen, NewPlacement(kind, "Skovly", start, **more)).id


def job_of(desk, row):
    return desk.store.reads.get("placement", row)


def refused(call, *args, **kwargs) -> tuple[str, object]:
    """Return the code of a refusal and the field it is about; nothing may have been written."""
    desk = args[0]
    before = desk.store.digest()
    with pytest.raises(UserError) as caught:
        call(*args, **kwargs)
    assert desk.store.digest() == before
    assert "{" not in text(caught.value)
    return caught.value.code, caught.value.facts.get("field")


def codes(done) -> set[str]:
    return {remark.code for remark in done.remarks}


def open_steps(desk, citizen) -> list[str]:
    rows = desk.store.reads.load("pass", citizen=citizen)
    return sorted(row.step for row in rows if row.last_day is None)


def test_longer_and_shorter_are_rows_of_their_own_and_follow_ups_move(desk, citizen) -> None:
    job = begin(desk, citizen)
    assert job_of(desk, job).planned_last_day == day("2017-02-28")
    due = {row.rule: row.due for row in desk.store.reads.load("task") if row.rule}
    shift_plan(desk, job, planned_last_day=day("2016-12-31"), reason=" Aftalt\nmed lederen ")
    (change,) = changes_of(desk, job)
    assert (change.kind, change.end_was, change.end_now) == (
        "afkortet",
        day("2017-02-28"),
        day("2016-12-31"),
    )
    assert (change.day, change.reason, change.by) == (DAY, "Aftalt med lederen", "KON01")
    assert change.start_was is None
    shift_plan(desk, job, planned_last_day=day("2017-01-31"))
    shift_plan(desk, job, planned_last_day=day("2017-02-28"))
    assert [row.kind for row in changes_of(desk, job)] == ["afkortet", "forlaenget", "forlaenget"]
    assert [row.end_now for row in changes_of(desk, job)] == [
        day("2016-12-31"),
        day("2017-01-31"),
        day("2017-02-28"),
    ]
    assert {row.rule: row.due for row in desk.store.reads.load("task") if row.rule} == due


def test_a_task_about_the_end_follows_the_plan_and_comes_back_with_undo(desk, citizen) -> None:
    job = begin(desk, citizen, "virksomhedspraktik", day("2016-08-22"))
    before, digest = desk.store.reads.dump(), desk.store.digest()
    tasks = {row.rule: row.due for row in desk.store.reads.load("task") if row.about == job}
    assert tasks
    done = shift_plan(desk, job, planned_last_day=day("2016-10-16"))
    moved = {row.rule: row.due for row in desk.store.reads.load("task") if row.about == job}
    assert moved != tasks
    assert done.changes.kinds >= {"placement", "placement_change", "task", "pass", "transfer"}
    assert history.rows(desk)[0].text == "ændret plan: forlænget"
    history.undo(desk)
    assert desk.store.reads.dump() == before
    assert desk.store.digest() == digest


def test_the_same_days_change_nothing(desk, citizen) -> None:
    job = begin(desk, citizen)
    row, count = job_of(desk, job), len(desk.store.history(99))
    assert shift_plan(desk, job).tx == ""
    same = shift_plan(desk, job, start=row.start, planned_last_day=row.planned_last_day)
    assert (same.tx, len(desk.store.history(99)), changes_of(desk, job)) == ("", count, ())


def test_longer_than_is_usual_is_told_each_time(desk, citizen) -> None:
    job = begin(desk, citizen)
    for last in ("2017-04-30", "2017-05-31"):
        done = shift_plan(desk, job, planned_last_day=day(last))
        assert codes(done) == {"placement.pool_length"}
    assert "9-12" in text(done.remarks[0])
    assert not shift_plan(desk, job, planned_last_day=day("2017-01-31")).remarks
    praktik = begin(desk, citizen, "virksomhedspraktik", day("2016-08-01"))
    assert not shift_plan(desk, praktik, planned_last_day=day("2016-10-30")).remarks
    assert codes(shift_plan(desk, praktik, planned_last_day=day("2016-10-31"))) == {
        "placement.praktik_long_weeks"
    }


def test_a_plan_never_moves_a_real_day(desk, citizen) -> None:
    job = begin(desk, citizen)
    code = refused(shift_plan, desk, job, start=SOON)
    assert code == ("placement.has_begun", "start")
    end_placement(desk, job, Ending(DAY, "foer_tid", "andet"))
    code = refused(shift_plan, desk, job, planned_last_day=SOON)
    assert code == ("placement.plan_over", "planned_last_day")
    assert job_of(desk, job).last_day == DAY
    assert set_field(desk, "placement", job, "last_day", "30-08-2016").tx
    assert changes_of(desk, job) == ()


def test_days_that_cannot_be_are_refused_at_their_field(desk, citizen) -> None:
    job = begin(desk, citizen)
    code = refused(shift_plan, desk, job, planned_last_day=day("2016-02-29"))
    assert code == ("placement.planned_backwards", "planned_last_day")
    end_placement(desk, job, Ending(DAY, "foer_tid", "andet"))
    planned = begin(desk, citizen, start=SOON)
    code = refused(shift_plan, desk, planned, start=day("2016-08-01"))
    assert code == ("placement.pool_overlap", "start")
    code = refused(shift_plan, desk, planned, reason="x" * 600, planned_last_day=day("2017-08-01"))
    assert code == ("text.too_long", "reason")
    assert refused(shift_plan, desk, "f" * 32)[0] == "row.unknown"


def test_a_start_that_has_not_come_moves_with_its_pass(desk, citizen) -> None:
    job = begin(desk, citizen, "virksomhedspraktik", SOON)
    later = SOON + dt.timedelta(days=7)
    shift_plan(desk, job, start=later, planned_last_day=later + dt.timedelta(days=27))
    (change,) = changes_of(desk, job)
    assert (change.kind, change.start_was, change.start_now) == ("flyttet", SOON, later)
    starts = [r.start for r in desk.store.reads.load("pass") if r.step == "internship"]
    assert starts == [later]


def test_a_plan_set_by_its_field_leaves_a_change_too(desk, citizen) -> None:
    job = begin(desk, citizen)
    set_field(desk, "placement", job, "planned_last_day", "31-12-2016")
    assert [row.kind for row in changes_of(desk, job)] == ["afkortet"]
    end_placement(desk, job, Ending(DAY, "foer_tid", "andet"))
    set_field(desk, "placement", job, "planned_last_day", "30-11-2016")
    assert len(changes_of(desk, job)) == 1
    set_field(desk, "placement", job, "last_day", "")
    assert [row.kind for row in changes_of(desk, job)] == ["afkortet", "genaabnet"]


def test_another_workplace_is_one_placement_and_the_first_knows_of_it(desk, citizen) -> None:
    job = begin(desk, citizen)
    first = job_of(desk, job).workplace
    started = figure(desk, "pool_started")
    before = desk.store.reads.dump()
    done = move_workplace(desk, job, "Engen", day("2016-08-01"), "Skovly lukker")
    (change,) = changes_of(desk, job)
    assert (change.kind, change.day) == ("arbejdsplads", day("2016-08-01"))
    assert (change.workplace_was, change.workplace_now) == (first, job_of(desk, job).workplace)
    assert figure(desk, "pool_started") == started == 1
    index = case_index.case_index(desk)
    assert index.workplace_name(job_of(desk, job).workplace) == "Engen"
    assert "workplace" not in done.changes.kinds
    places = {row.name: row for row in workplace_rows(desk, DAY)}
    assert (places["Skovly"].now, places["Skovly"].before) == (0, 1)
    assert (places["Engen"].now, places["Engen"].before) == (1, 0)
    move_workplace(desk, job, "Nyt sted", DAY, street="Nygade 1")
    made = [row for row in desk.store.reads.load("workplace") if row.street]
    assert [(row.name, row.street) for row in made] == [("Nyt sted", "Nygade 1")]
    history.undo(desk)
    history.undo(desk)
    assert desk.store.reads.dump() == before


def test_a_move_is_refused_where_it_cannot_be(desk, citizen) -> None:
    job = begin(desk, citizen)
    assert refused(move_workplace, desk, job, "skovly", DAY) == (
        "placement.same_workplace",
        "workplace",
    )
    assert refused(move_workplace, desk, job, " ", DAY) == ("workplace.empty", "workplace")
    assert refused(move_workplace, desk, job, "Bageriet", DAY) == ("placement.sector", "workplace")
    assert refused(move_workplace, desk, job, "Engen", SOON) == ("placement.move_future", "day")
    early = day("2016-02-01")
    assert refused(move_workplace, desk, job, "Engen", early) == ("placement.move_day", "day")
    move_workplace(desk, job, "Engen", day("2016-08-01"))
    code = refused(move_workplace, desk, job, "Skovly", day("2016-07-01"))
    assert code == ("placement.move_before_move", "day")


def test_a_placement_that_has_not_begun_moves_from_its_first_day(desk, citizen) -> None:
    job = begin(desk, citizen, "virksomhedspraktik", SOON)
    move_workplace(desk, job, "Bageriet", DAY)
    assert changes_of(desk, job)[0].day == SOON


def test_where_a_pool_job_may_be(desk, citizen) -> None:
    wanted = NewPlacement("puljefleksjob", "Bageriet", DAY)
    assert refused(start_placement, desk, citizen, wanted) == ("placement.sector", "workplace")
    wanted = NewPlacement("puljefleksjob", "Foreningen", DAY, sector="forening")
    assert refused(start_placement, desk, citizen, wanted) == ("placement.sector", "workplace")
    unknown = start_placement(desk, citizen, NewPlacement("puljefleksjob", "Nyt hus", DAY))
    assert codes(unknown) == {"placement.sector_unknown"}
    place = job_of(desk, unknown.id).workplace
    assert not set_field(desk, "workplace", place, "sector", "kommunal").remarks
    told = set_field(desk, "workplace", place, "sector", "privat")
    assert codes(told) == {"workplace.pool_not_allowed"}
    assert "kommunale" in text(told.remarks[0])
    assert start_placement(desk, citizen, NewPlacement("ordinaert_fleksjob", "Bageriet", DAY)).id


def test_the_employer_tells_the_sector_where_the_workplace_does_not(desk, citizen) -> None:
    firm = add(desk, "employer", name="Firma A/S", sector="privat")
    add(desk, "workplace", name="Lageret", employer=firm)
    wanted = NewPlacement("puljefleksjob", "Lageret", DAY)
    assert refused(start_placement, desk, citizen, wanted)[0] == "placement.sector"
    set_field(desk, "employer", firm, "sector", "kommunal")
    assert not start_placement(desk, citizen, wanted).remarks
    told = set_field(desk, "employer", firm, "sector", "regional")
    assert codes(told) == {"workplace.pool_not_allowed"}


def test_what_was_agreed_is_written_by_its_own_verbs(desk, citizen) -> None:
    job = begin(desk, citizen)
    shift_plan(desk, job, planned_last_day=day("2016-12-31"))
    (change,) = changes_of(desk, job)
    code = refused(set_field, desk, "placement_change", change.id, "reason", "Andet")
    assert code == ("field.fixed", "reason")


def test_a_program_without_sectors_has_pool_jobs_anywhere(desk) -> None:
    other = add_citizen(desk, "6807704286", program="kbh_baseline")
    add(desk, "workplace", name="Bageriet", sector="privat")
    assert not start_placement(desk, other, NewPlacement("puljefleksjob", "Bageriet", DAY)).remarks


def figure(desk, name, on=DAY) -> int:
    return next(each for each in figures_on(desk, on) if each.id == name).n


def test_open_again_brings_figures_step_and_tasks_back(desk, citizen) -> None:
    job = begin(desk, citizen)
    before = desk.store.reads.dump()
    names = ("pool_running", "pool_ended", "pool_ended_other", "pool_ended_ordinary_fleksjob")
    counted = {name: figure(desk, name) for name in names}
    ended = end_placement(desk, job, Ending(day("2016-08-20"), "foer_tid", "sygemelding"))
    assert desk.store.reads.get("citizen", citizen).step == "outcome_other"
    assert {name: figure(desk, name) for name in names} != counted
    done = reopen_placement(desk, job, "Skrevet på den forkerte")
    assert done.tx != ended.tx
    row = job_of(desk, job)
    assert (row.last_day, row.ended_how, row.onward) == (None, "", "")
    assert {name: figure(desk, name) for name in names} == counted
    assert desk.store.reads.get("citizen", citizen).step == "pool_flexjob"
    assert open_steps(desk, citizen) == ["job_search", "pool_flexjob"]
    (change,) = changes_of(desk, job)
    assert (change.kind, change.end_was) == ("genaabnet", day("2016-08-20"))
    about = [(r.rule, r.due) for r in desk.store.reads.load("task") if r.about == job]
    assert sorted(about) == sorted(
        (row["rule"], dt.date.fromisoformat(row["due"]))
        for row in before["task"]
        if row["about"] == job
    )
    history.undo(desk)
    history.undo(desk)
    assert desk.store.reads.dump() == before


def test_what_cannot_be_opened_again(desk, citizen) -> None:
    job = begin(desk, citizen)
    assert refused(reopen_placement, desk, job)[0] == "placement.not_ended"
    end_placement(desk, job, Ending(day("2016-08-01"), "foer_tid", "andet"))
    begin(desk, citizen, start=day("2016-08-02"))
    assert refused(reopen_placement, desk, job)[0] == "placement.pool_overlap"
    close_citizen(desk, citizen, Closing(DAY, "fraflytning"))
    assert refused(reopen_placement, desk, job)[0] == "citizen.closed"


def test_a_step_that_is_past_since_stays_when_an_old_placement_opens(desk, citizen) -> None:
    praktik = begin(desk, citizen, "virksomhedspraktik", day("2016-02-01"))
    end_placement(desk, praktik, Ending(day("2016-02-28"), "gennemfoert", "andet_tilbud"))
    begin(desk, citizen)
    reopen_placement(desk, praktik)
    assert desk.store.reads.get("citizen", citizen).step == "pool_flexjob"


@pytest.mark.parametrize("start", [day("2016-08-22"), SOON])
def test_a_start_that_came_to_nothing(desk, citizen, start) -> None:
    job = begin(desk, citizen, start=start)
    before = desk.store.reads.dump()
    cancel_start(desk, job, "Mødte aldrig op")
    row = job_of(desk, job)
    assert (row.last_day, row.ended_how, row.onward) == (start, "startede_ikke", "startede_ikke")
    assert row.ended_label == "Mødte aldrig op"
    assert desk.store.reads.get("citizen", citizen).step == "job_search"
    assert "pool_flexjob" not in open_steps(desk, citizen)
    assert refused(cancel_start, desk, job)[0] == "placement.already_ended"
    history.undo(desk)
    assert desk.store.reads.dump() == before


def test_a_start_where_hours_were_measured_is_no_cancelled_one(desk, citizen) -> None:
    job = begin(desk, citizen)
    add(desk, "hours", placement=job, day=DAY, hours_week=8.0, kind="aendring")
    assert refused(cancel_start, desk, job)[0] == "placement.cancel_worked"


def test_a_case_closed_before_a_planned_start_takes_all_that_hangs_on_it(desk, citizen) -> None:
    job = begin(desk, citizen, start=SOON)
    shift_plan(desk, job, start=SOON + dt.timedelta(days=1))
    save_terms(desk, job, TermsTyped(pays="pulje"))
    before = desk.store.reads.dump()
    close_citizen(desk, citizen, Closing(DAY, "fraflytning"))
    dump = desk.store.reads.dump()
    assert (dump["placement"], dump["placement_change"], dump["terms"]) == ([], [], [])
    history.undo(desk)
    assert desk.store.reads.dump() == before


def test_the_next_day_makes_no_other_tasks_after_a_shift(desk, citizen) -> None:
    job = begin(desk, citizen)
    shift_plan(desk, job, planned_last_day=day("2016-12-31"))
    desk.clock = FixedClock(DAY + dt.timedelta(days=1))
    follow_ups.run(desk)
    assert follow_ups.run(desk) is None
    made = [(row.rule, row.about) for row in desk.store.reads.load("task") if row.rule]
    assert len(made) == len(set(made))
