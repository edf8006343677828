"""Opgaver: one action is one transaction, and one undo takes all of it back."""

import datetime as dt

import pytest

from flexdesk.app import history, tasks
from flexdesk.app.case_index import case_index
from flexdesk.app.figure_queries import figures_on
from flexdesk.app.sentences import TABLE
from flexdesk.app.tasks import TaskEdit
from flexdesk.base.errors import UserError
from tests.support.desks import DAY, a_desk, add, add_citizen, day

TOMORROW = DAY + dt.timedelta(days=1)


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as made:
        yield made


@pytest.fixture
def citizen(desk):
    return add_citizen(desk)


def rows(desk, entity):
    return desk.store.reads.load(entity)


def row_of(desk, task_id):
    return desk.store.reads.get("task", task_id)


def open_task(desk, citizen, due=DAY, **values):
    fields = {"kind": "opfoelgning", "text": "Opfølgning", "consultant": "KON01", **values}
    return add(desk, "task", citizen=citizen, due=due, **fields)


def state(desk):
    return {entity: rows(desk, entity) for entity in ("task", "note", "contact", "transfer")}


def test_a_task_is_written_for_the_consultant_of_the_citizen(desk):
    other = add_citizen(desk, "6707704293", consultant="KON03")
    done = tasks.add_task(desk, other, " Ring  til Ulla ", TOMORROW, time="kl. 9")
    task = row_of(desk, done.id)
    assert (task.text, task.time, task.due) == ("Ring til Ulla", "9.00", TOMORROW)
    assert (task.consultant, task.made_on, task.kind) == ("KON03", DAY, "opgave")
    assert done.changes.kinds == {"task"}
    assert done.changes.citizens == {other}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"text": "  "}, "task.empty"),
        ({"text": "x" * 301}, "text.too_long"),
        ({"time": "halv ti"}, "task.time"),
        ({"time": "25"}, "task.time"),
        ({"placement": "f" * 32}, "row.unknown"),
        ({"citizen_id": "f" * 32}, "citizen.unknown"),
    ],
)
def test_a_bad_task_is_refused_whole(desk, citizen, change, code):
    told = {"citizen_id": citizen, "text": "Ring", "due": TOMORROW, **change}
    with pytest.raises(UserError) as raised:
        tasks.add_task(desk, told.pop("citizen_id"), told.pop("text"), told.pop("due"), **told)
    assert raised.value.code == code
    assert rows(desk, "task") == ()


def test_a_task_about_the_placement_of_another_is_refused(desk, citizen):
    other = add_citizen(desk, "6707704293")
    theirs = add(
        desk, "placement", citizen=other, kind="virksomhedspraktik", start=DAY, last_day=None
    )
    with pytest.raises(UserError, match=r"row\.unknown"):
        tasks.add_task(desk, citizen, "Besøg", DAY, placement=theirs)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("", ""), ("9", "9.00"), ("09:30", "9.30"), ("kl. 13.05", "13.05"), ("Kl 8", "8.00")],
)
def test_a_time_is_read_as_it_is_written(typed, kept):
    assert tasks.read_time(typed) == kept


def test_times_order_through_the_day_and_none_comes_last():
    times = ["", "13.30", "9.00", "10.15"]
    assert sorted(times, key=tasks.minutes_of) == ["9.00", "10.15", "13.30", ""]


def test_done_note_and_next_are_one_transaction_and_one_undo(desk, citizen):
    task = open_task(desk, citizen, DAY - dt.timedelta(days=2))
    before = state(desk)
    done = tasks.finish_task(
        desk, task, note_text="Talte med Ulla.", note_kind="telefon", next_due=day("2016-09-07")
    )
    assert row_of(desk, task).done_on == DAY
    (note,) = rows(desk, "note")
    assert (note.kind, note.text, note.day, note.consultant) == (
        "telefon", "Talte med Ulla.", DAY, "KON01",
    )  # fmt: skip
    (coming,) = [row for row in rows(desk, "task") if row.done_on is None]
    assert (coming.text, coming.due, coming.citizen) == ("Opfølgning", day("2016-09-07"), citizen)
    assert done.changes.kinds == {"task", "note", "transfer"}
    history.undo(desk, done.tx)
    assert state(desk) == before


def test_a_finished_task_without_words_writes_no_note(desk, citizen):
    task = open_task(desk, citizen)
    done = tasks.finish_task(desk, task, note_text="  \n ")
    assert rows(desk, "note") == ()
    assert done.changes.kinds == {"task", "transfer"}


def test_what_was_done_by_hand_is_to_be_carried_over_once(desk, citizen):
    one, two = open_task(desk, citizen), open_task(desk, citizen)
    tasks.finish_task(desk, one, note_text="Talte med Ulla.")
    (note,) = rows(desk, "note")
    assert [(row.kind, row.row) for row in rows(desk, "transfer")] == [("task", note.id)]
    tasks.finish_tasks(desk, [two])
    assert {(row.kind, row.row) for row in rows(desk, "transfer")} == {
        ("task", note.id), ("task", two),
    }  # fmt: skip


def test_a_finish_that_fails_writes_nothing(desk, citizen):
    task = open_task(desk, citizen)
    tasks.finish_tasks(desk, [task])
    before = state(desk)
    with pytest.raises(UserError, match=r"task\.already_done"):
        tasks.finish_task(desk, task, note_text="Igen", next_due=TOMORROW)
    other = open_task(desk, citizen)
    with pytest.raises(UserError, match=r"task\.next_past"):
        tasks.finish_task(desk, other, note_text="Talte", next_due=DAY - dt.timedelta(days=1))
    assert state(desk)["note"] == before["note"]
    assert row_of(desk, other).done_on is None


def test_snoozing_keeps_the_first_day_only_once(desk, citizen):
    task = open_task(desk, citizen, day("2016-08-29"))
    tasks.snooze_tasks(desk, [task], TOMORROW)
    tasks.snooze_tasks(desk, [task], day("2016-09-08"))
    assert row_of(desk, task).first_due == day("2016-08-29")
    assert row_of(desk, task).due == day("2016-09-08")


def test_several_are_snoozed_and_finished_in_one_undo_each(desk, citizen):
    three = [open_task(desk, citizen, DAY - dt.timedelta(days=n)) for n in range(3)]
    before = state(desk)
    done = tasks.snooze_tasks(desk, three, TOMORROW)
    assert {row_of(desk, task).due for task in three} == {TOMORROW}
    assert history.last_undoable(desk).text == "udsat opgave: 3 opgaver"
    history.undo(desk, done.tx)
    assert state(desk) == before
    done = tasks.finish_tasks(desk, [*three, three[0]])
    assert all(row_of(desk, task).done_on == DAY for task in three)
    history.undo(desk, done.tx)
    assert state(desk) == before


def test_what_is_done_already_is_left_alone_in_a_bulk(desk, citizen):
    one, two = open_task(desk, citizen), open_task(desk, citizen)
    tasks.finish_tasks(desk, [one])
    tasks.snooze_tasks(desk, [one, two], TOMORROW)
    assert (row_of(desk, one).due, row_of(desk, two).due) == (DAY, TOMORROW)
    with pytest.raises(UserError, match=r"task\.already_done"):
        tasks.finish_tasks(desk, [one])
    for act in (tasks.finish_tasks, lambda d, ids: tasks.snooze_tasks(d, ids, TOMORROW)):
        with pytest.raises(UserError, match=r"task\.none_chosen"):
            act(desk, [])
    with pytest.raises(UserError, match=r"task\.snooze_past"):
        tasks.snooze_tasks(desk, [two], DAY - dt.timedelta(days=1))


def test_a_day_set_by_law_is_moved_with_a_remark(desk, citizen):
    task = open_task(desk, citizen, is_statutory=True)
    done = tasks.snooze_tasks(desk, [task], TOMORROW)
    assert [(each.code, each.facts["day"]) for each in done.remarks] == [
        ("task.statutory_moved", DAY)
    ]
    assert done.remarks[0].code in TABLE


def test_nobody_reached_is_tried_and_never_a_contact(desk, citizen):
    task = open_task(desk, citizen)
    done = tasks.try_task(desk, task, TOMORROW)
    (note,) = rows(desk, "note")
    assert note.kind == "ingen_kontakt"
    assert row_of(desk, task).due == TOMORROW
    assert row_of(desk, task).done_on is None
    history.undo(desk, done.tx)
    assert rows(desk, "note") == ()
    assert row_of(desk, task).due == DAY


def test_a_finished_task_can_be_opened_again(desk, citizen):
    task = open_task(desk, citizen)
    with pytest.raises(UserError, match=r"task\.not_done"):
        tasks.reopen_task(desk, task)
    tasks.finish_tasks(desk, [task])
    tasks.reopen_task(desk, task)
    assert row_of(desk, task).done_on is None


def test_a_task_is_edited_and_the_same_words_change_nothing(desk, citizen):
    task = open_task(desk, citizen)
    tasks.edit_task(desk, task, TaskEdit(text="Ring", due=TOMORROW, time="8"))
    row = row_of(desk, task)
    assert (row.text, row.due, row.time, row.first_due) == ("Ring", TOMORROW, "8.00", DAY)
    assert tasks.edit_task(desk, task, TaskEdit(text="Ring")).tx == ""
    with pytest.raises(UserError, match=r"task\.empty"):
        tasks.edit_task(desk, task, TaskEdit(text=" "))


def test_a_row_of_another_kind_is_no_task(desk, citizen):
    with pytest.raises(UserError, match=r"row\.unknown"):
        tasks.finish_tasks(desk, ["f" * 32])


def test_every_verb_has_its_danish_text():
    verbs = {"task.add", "task.finish", "task.try", "task.snooze", "task.reopen", "task.edit"}
    assert verbs <= set(history.VERBS)


def test_a_task_of_a_closed_case_is_over_its_day_nowhere(desk) -> None:
    citizen = add_citizen(desk)
    add(desk, "task", citizen=citizen, due=day("2016-08-01"), consultant="KON01", text="Ring",
        made_on=day("2016-07-01"))  # fmt: skip

    def overdue(on: str) -> int:
        figures = {row.id: row for row in figures_on(desk, day(on))}
        return figures["followups_overdue"].n

    assert (overdue("2016-08-15"), overdue("2016-08-31")) == (1, 1)
    with desk.store.work("test") as uow:
        uow.edit("citizen", citizen, {"closed_on": day("2016-08-20")})
    assert (overdue("2016-08-15"), overdue("2016-08-31")) == (1, 0)
    index = case_index(desk)
    assert not any(index.is_overdue(task, DAY) for task in index.tasks[citizen])
