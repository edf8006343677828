"""Opgaver: add, finish with note and next date, snooze, reopen; one action is one transaction."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from flexdesk.app.changes import Changes, Done, Remark
from flexdesk.app.contacts import TakenBy
from flexdesk.app.desk import Desk
from flexdesk.app.lookups import choice, get_citizen, get_row
from flexdesk.app.notes import NewNote, write_note
from flexdesk.app.transfer import mark_needed
from flexdesk.app.transfer_texts import NOTE, TASK
from flexdesk.base.danish import clean
from flexdesk.base.errors import UserError
from flexdesk.base.ids import new_id
from flexdesk.domain.codes import ContactKind
from flexdesk.domain.entities import Citizen, Placement, Task
from flexdesk.store.work import UnitOfWork

BY_HAND = "opgave"
"""Kind of a task somebody wrote; the rules make theirs as `opfoelgning`."""

_LONGEST = 300
_TIME = re.compile(r"(?:kl\.?\s*)?([01]?\d|2[0-3])(?:[.:]([0-5]\d))?")


@dataclass(frozen=True, slots=True)
class TaskEdit:
    """What to change about a task; None leaves a field as it is."""

    text: str | None = None
    due: dt.date | None = None
    time: str | None = None
    placement: str | None = None


@dataclass(slots=True)
class _Written:
    """What a transaction touched, told when it is through."""

    citizens: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=lambda: {"task"})
    remarks: list[Remark] = field(default_factory=list)

    def done(self, desk: Desk, row: str, tx: str) -> Done:
        changes = Changes(frozenset(self.citizens), frozenset(self.kinds), tx)
        desk.publish(changes)
        return Done(row, tx, changes, tuple(self.remarks))


def add_task(
    desk: Desk,
    citizen_id: str,
    text: str,
    due: dt.date,
    *,
    kind: str = BY_HAND,
    time: str = "",
    placement: str = "",
) -> Done:
    """Write a task about a citizen, for the citizen's consultant.

    Raises:
        UserError: `citizen.unknown`, `row.unknown`, `task.empty`, `task.time`, `text.too_long`.
    """
    values = {
        "text": _text(text),
        "due": due,
        "kind": kind,
        "time": read_time(time),
        "placement": placement,
    }
    task_id, written = new_id(), _Written({citizen_id})
    with desk.store.work("task.add", {}) as uow:
        citizen = get_citizen(uow, citizen_id)
        _check_placement(uow, citizen_id, placement)
        uow.insert("task", task_id, {**values, **_owner(desk, citizen)})
        tx = uow.tx
    return written.done(desk, task_id, tx)


def finish_task(
    desk: Desk,
    task_id: str,
    *,
    note_text: str = "",
    note_kind: str = ContactKind.NOTAT.value,
    next_due: dt.date | None = None,
    next_text: str = "",
) -> Done:
    """Finish a task, and in the same transaction write what happened and what comes next.

    Without words of its own the next task has those of this one. An empty note is not written.

    Raises:
        UserError: `row.unknown`, `task.already_done`, `value.unknown`, `text.too_long`,
            `task.next_past`.
    """
    words, code = clean(note_text), choice("slags", ContactKind, note_kind)
    if next_due is not None and next_due < desk.today():
        raise UserError("task.next_past", day=next_due)
    written = _Written(kinds={"task", "transfer"})
    with desk.store.work("task.finish", {"count": 1, "has_note": bool(words)}) as uow:
        task = _open_task(uow, task_id)
        written.citizens.add(task.citizen)
        uow.edit("task", task_id, {"done_on": desk.today()})
        if words:
            _write_note(uow, desk, task.citizen, words, code)
            written.kinds.add("note")
        else:
            mark_needed(uow, desk, task.citizen, TASK, task_id)
        if next_due is not None:
            _write_next(uow, desk, task, next_due, clean(next_text, _LONGEST))
        tx = uow.tx
    return written.done(desk, task_id, tx)


def try_task(desk: Desk, task_id: str, until: dt.date, *, note_text: str = "") -> Done:
    """Write that nobody was reached and move the task, in one transaction.

    It counts as tried, never as a contact; the task stays open.

    Raises:
        UserError: as `snooze_tasks`, and `text.too_long`.
    """
    words = clean(note_text) or "Ingen kontakt opnået."
    written = _Written(kinds={"task", "note", "transfer"})
    _check_until(desk, until)
    with desk.store.work("task.try", {"count": 1}) as uow:
        task = _open_task(uow, task_id)
        written.citizens.add(task.citizen)
        _write_note(uow, desk, task.citizen, words, ContactKind.INGEN_KONTAKT.value)
        _move(uow, task, until, written)
        tx = uow.tx
    return written.done(desk, task_id, tx)


def finish_tasks(desk: Desk, task_ids: Iterable[str]) -> Done:
    """Finish several tasks in one transaction; those that are done already are left alone.

    Raises:
        UserError: `task.none_chosen`, `row.unknown`, `task.already_done` when none was open.
    """
    wanted = _chosen(task_ids)
    written = _Written(kinds={"task", "transfer"})
    with desk.store.work("task.finish", {"count": len(wanted)}) as uow:
        for task in _still_open(uow, wanted):
            uow.edit("task", task.id, {"done_on": desk.today()})
            mark_needed(uow, desk, task.citizen, TASK, task.id)
            written.citizens.add(task.citizen)
        tx = uow.tx
    return written.done(desk, wanted[0], tx)


def snooze_tasks(desk: Desk, task_ids: Iterable[str], until: dt.date) -> Done:
    """Move tasks to a later day in one transaction; the first due day of each is kept.

    A task whose day the law sets is moved too, with a remark about it.

    Raises:
        UserError: `task.none_chosen`, `task.snooze_past`, `row.unknown`, `task.already_done`
            when none was open.
    """
    wanted = _chosen(task_ids)
    _check_until(desk, until)
    written = _Written()
    with desk.store.work("task.snooze", {"count": len(wanted)}) as uow:
        for task in _still_open(uow, wanted):
            _move(uow, task, until, written)
            written.citizens.add(task.citizen)
        tx = uow.tx if uow.is_changed else ""
    return written.done(desk, wanted[0], tx)


def reopen_task(desk: Desk, task_id: str) -> Done:
    """Open a task again that was finished.

    Raises:
        UserError: `row.unknown` or `task.not_done`.
    """
    written = _Written()
    with desk.store.work("task.reopen", {"count": 1}) as uow:
        task = _task(uow, task_id)
        if task.done_on is None:
            raise UserError("task.not_done")
        uow.edit("task", task_id, {"done_on": None})
        written.citizens.add(task.citizen)
        tx = uow.tx
    return written.done(desk, task_id, tx)


def edit_task(desk: Desk, task_id: str, change: TaskEdit) -> Done:
    """Change words, day, time or placement of an open task; no change gives an empty tx.

    A later day counts as snoozed: the first due day is kept.

    Raises:
        UserError: `row.unknown`, `task.already_done`, `task.empty`, `task.time`,
            `text.too_long`.
    """
    wanted = _read_edit(change)
    written = _Written()
    with desk.store.work("task.edit", {"count": 1}) as uow:
        task = _open_task(uow, task_id)
        _check_placement(uow, task.citizen, change.placement or "")
        if change.due is not None:
            wanted |= _snoozed(task, change.due)
        changed = uow.edit("task", task_id, wanted)
        written.citizens.add(task.citizen)
        tx = uow.tx if changed else ""
    return written.done(desk, task_id, tx)


def read_time(text: str) -> str:
    """Return a time of day as 9.00; an empty one stays empty.

    Raises:
        UserError: `task.time`.
    """
    words = clean(text).casefold()
    if not words:
        return ""
    found = _TIME.fullmatch(words)
    if found is None:
        raise UserError("task.time")
    return f"{int(found[1])}.{found[2] or '00'}"


def minutes_of(time: str) -> int:
    """Return a time as minutes after midnight for ordering; none is the end of the day."""
    hour, _dot, minute = time.partition(".")
    if not hour.isdecimal():
        return 24 * 60
    return int(hour) * 60 + (int(minute) if minute.isdecimal() else 0)


def _read_edit(change: TaskEdit) -> dict[str, object]:
    told: dict[str, object] = {}
    if change.text is not None:
        told["text"] = _text(change.text)
    if change.time is not None:
        told["time"] = read_time(change.time)
    if change.placement is not None:
        told["placement"] = change.placement
    return told


def _text(text: str) -> str:
    words = " ".join(clean(text, _LONGEST).split())
    if not words:
        raise UserError("task.empty")
    return words


def _owner(desk: Desk, citizen: Citizen) -> dict[str, object]:
    return {
        "citizen": citizen.id,
        "consultant": citizen.consultant or desk.initials,
        "made_on": desk.today(),
    }


def _task(uow: UnitOfWork, task_id: str) -> Task:
    row = get_row(uow, "task", task_id)
    if not isinstance(row, Task):
        raise UserError("row.unknown", kind="opgave")
    return row


def _open_task(uow: UnitOfWork, task_id: str) -> Task:
    task = _task(uow, task_id)
    if task.done_on is not None:
        raise UserError("task.already_done", day=task.done_on)
    return task


def _chosen(task_ids: Iterable[str]) -> tuple[str, ...]:
    wanted = tuple(dict.fromkeys(task_ids))
    if not wanted:
        raise UserError("task.none_chosen")
    return wanted


def _still_open(uow: UnitOfWork, wanted: tuple[str, ...]) -> list[Task]:
    tasks = [_task(uow, each) for each in wanted]
    found = [task for task in tasks if task.done_on is None]
    if not found:
        raise UserError("task.already_done", day=tasks[0].done_on)
    return found


def _check_until(desk: Desk, until: dt.date) -> None:
    if until < desk.today():
        raise UserError("task.snooze_past", day=until)


def _check_placement(uow: UnitOfWork, citizen_id: str, placement: str) -> None:
    if not placement:
        return
    row = get_row(uow, "placement", placement)
    if not isinstance(row, Placement) or row.citizen != citizen_id:
        raise UserError("row.unknown", kind="forløb")


def _move(uow: UnitOfWork, task: Task, until: dt.date, written: _Written) -> None:
    uow.edit("task", task.id, _snoozed(task, until))
    if task.is_statutory and until > (task.first_due or task.due):
        due = task.first_due or task.due
        written.remarks.append(Remark("task.statutory_moved", {"day": due}))


def _snoozed(task: Task, until: dt.date) -> dict[str, object]:
    """Return the change that moves a task; an earlier day is a correction and keeps nothing."""
    if until <= task.due:
        return {"due": until}
    return {"due": until, "first_due": task.first_due or task.due}


def _write_note(uow: UnitOfWork, desk: Desk, citizen: str, text: str, kind: str) -> None:
    is_try = kind == ContactKind.INGEN_KONTAKT
    by = "" if kind == ContactKind.NOTAT else TakenBy.KONSULENT.value
    carried_as = NOTE if is_try else TASK
    write_note(uow, desk, citizen, NewNote(text, kind, taken_by=by, carried_as=carried_as))


def _write_next(uow: UnitOfWork, desk: Desk, task: Task, due: dt.date, text: str) -> None:
    citizen = get_citizen(uow, task.citizen)
    values = {
        **_owner(desk, citizen),
        "due": due,
        "kind": task.kind or BY_HAND,
        "text": text or task.text,
        "placement": task.placement,
    }
    uow.insert("task", new_id(), values)


def next_task(desk: Desk, citizen_id: str) -> Task | None:
    """Return the open task of a citizen that is due first, None when there is none."""
    rows = [row for row in desk.store.reads.load("task", citizen=citizen_id) if not row.done_on]
    return min(rows, key=lambda row: (row.due, minutes_of(row.time), row.id), default=None)
