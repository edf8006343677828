"""The team's usual time at a step, passes with it, and putting a pass's days right."""

import datetime as dt

import pytest

from flexdesk.app import edits, history, pass_days
from flexdesk.app.citizen_file import read_file
from flexdesk.app.team_times import usual_days
from flexdesk.base.errors import UserError
from tests.support.desks import DAY, PROGRAM, a_desk, add, add_citizen, day


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as made:
        yield made


def add_pass(desk, citizen, step, start, last_day=None, source="hand"):
    return add(
        desk, "pass", citizen=citizen, step=step, start=day(start),
        last_day=day(last_day) if last_day else None, by="KON01", source=source,
    )  # fmt: skip


def add_search(desk, days, at, program=PROGRAM):
    citizen = add_citizen(desk, f"6{at}07704285", program=program)
    start = day("2016-01-01")
    last = start + dt.timedelta(days=days - 1)
    add(desk, "pass", citizen=citizen, step="job_search", start=start, last_day=last)
    return citizen


def test_with_fewer_than_three_finished_passes_the_norm_stands(desk):
    norm = next(s.norm_days for s in desk.pipeline.steps if s.code == "job_search")
    add_search(desk, 5, 1)
    add_search(desk, 6, 2)
    assert usual_days(desk, PROGRAM)["job_search"] == norm
    add_search(desk, 100, 3)
    assert usual_days(desk, PROGRAM)["job_search"] == 6


def test_open_passes_and_other_programs_do_not_count(desk):
    for at, days in enumerate((10, 20, 30), start=1):
        add_search(desk, days, at)
    add_search(desk, 900, 4, program="aalborg_udvikling")
    citizen = add_citizen(desk, "6507704285")
    add_pass(desk, citizen, "job_search", "2016-01-01")
    assert usual_days(desk, PROGRAM)["job_search"] == 20


def test_days_on_pause_are_left_out(desk):
    for at, days in enumerate((10, 20, 30), start=1):
        citizen = add_search(desk, days, at)
        add(
            desk, "pause", citizen=citizen, reason="ferie", start=day("2016-01-02"),
            last_day=day("2016-01-06"),
        )  # fmt: skip
    assert usual_days(desk, PROGRAM)["job_search"] == 15


def test_events_and_final_steps_have_no_usual_time(desk):
    usual = usual_days(desk, PROGRAM)
    assert "screening" not in usual
    assert not any(step.final and step.code in usual for step in desk.pipeline.steps)


def test_lines_keep_loops_and_show_the_usual_time(desk):
    citizen = add_citizen(desk, step="job_search")
    add_pass(desk, citizen, "job_search", "2016-03-01", "2016-04-10")
    add_pass(desk, citizen, "intro_meeting", "2016-04-11", "2016-04-12")
    add_pass(desk, citizen, "job_search", "2016-04-13")
    lines = pass_days.step_lines(read_file(desk, citizen), {"job_search": 35.0}, DAY)
    done = [line for line in lines if line.line.state != "ahead"]
    assert [line.line.step for line in done] == ["job_search", "intro_meeting", "job_search"]
    assert done[0].usual == "teamets sædvanlige 35"
    assert done[0].line.clock.startswith("41 dage")
    assert done[1].usual == ""
    assert all(line.can_edit for line in done)


def test_putting_days_right_edits_that_pass_alone(desk):
    citizen = add_citizen(desk, step="job_search")
    first = add_pass(desk, citizen, "job_search", "2016-03-01", "2016-04-10", source="import")
    second = add_pass(desk, citizen, "job_search", "2016-04-13")
    done = pass_days.set_pass_days(desk, first, day("2016-03-05"), day("2016-04-12"))
    row = desk.store.reads.get("pass", first)
    assert (row.start, row.last_day, row.source) == (
        day("2016-03-05"), day("2016-04-12"), "hand",
    )  # fmt: skip
    assert desk.store.reads.get("pass", second).start == day("2016-04-13")
    history.undo(desk, done.tx)
    assert desk.store.reads.get("pass", first).start == day("2016-03-01")


def test_the_days_of_a_placement_are_put_right_there(desk):
    citizen = add_citizen(desk)
    edits.start_placement(desk, citizen, edits.NewPlacement("praktik", "Skovly", day("2016-08-15")))
    rows = desk.store.reads.load("pass", citizen=citizen)
    praktik = next(row for row in rows if row.step == "internship")
    with pytest.raises(UserError, match=r"pass\.follows"):
        pass_days.set_pass_days(desk, praktik.id, day("2016-08-16"), None)
    lines = pass_days.step_lines(read_file(desk, citizen), {}, DAY)
    assert not next(line for line in lines if line.line.id == praktik.id).can_edit


@pytest.mark.parametrize(
    ("start", "last_day", "code"),
    [
        (None, None, "pass.no_start"),
        ("2016-05-01", "2016-04-01", "period.backwards"),
        ("2016-05-01", "2016-09-02", "pass.future"),
    ],
)
def test_days_that_cannot_be_change_nothing(desk, start, last_day, code):
    row = add_pass(desk, add_citizen(desk), "job_search", "2016-03-01")
    before = desk.store.digest()
    with pytest.raises(UserError, match=code):
        pass_days.set_pass_days(
            desk, row, day(start) if start else None, day(last_day) if last_day else None
        )
    assert desk.store.digest() == before


def test_moving_by_hand_ends_the_open_pass_and_begins_a_new_one(desk):
    citizen = add_citizen(desk, step="job_search")
    add_pass(desk, citizen, "job_search", "2016-07-01")
    done = pass_days.move(desk, citizen, "intro_meeting")
    rows = {row.step: row for row in desk.store.reads.load("pass", citizen=citizen)}
    assert rows["job_search"].last_day == DAY
    assert rows["intro_meeting"].start == DAY
    history.undo(desk, done.tx)
    assert desk.store.reads.load("pass", citizen=citizen)[0].last_day is None
