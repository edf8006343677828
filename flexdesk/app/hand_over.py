"""Handing citizens over for good: consultant and open tasks in one transaction, one undo."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from flexdesk.app.case_index import CaseIndex, case_index
from flexdesk.app.changes import Changes, Done
from flexdesk.app.citizen_rows import build_row
from flexdesk.app.desk import Desk
from flexdesk.app.lookups import get_citizen
from flexdesk.app.open_tasks import give_tasks
from flexdesk.app.team_members import new_or_member
from flexdesk.app.transfer import mark_needed
from flexdesk.base.danish import clean, sort_key
from flexdesk.base.errors import UserError
from flexdesk.base.ids import new_id
from flexdesk.base.numbers import format_day
from flexdesk.domain.codes import ContactKind
from flexdesk.domain.entities import Citizen, Note, Task
from flexdesk.store.work import UnitOfWork

_LONGEST = 4000
_BRIEF_NOTES = 2
_BRIEF_TASKS = 5
_BRIEF_WORDS = 240


@dataclass(frozen=True, slots=True)
class HandOverPlan:
    """What a hand-over would move, counted before it does."""

    citizens: tuple[Citizen, ...]
    open_tasks: int
    overdue: int
    paused: int
    running: int
    """Citizens in a placement that runs."""
    by_consultant: tuple[tuple[str, int], ...]
    already: int
    """Of the chosen citizens, those who are the receiver's already."""


@dataclass(frozen=True, slots=True)
class CaseBrief:
    """One case as the next consultant needs it."""

    citizen: str
    title: str
    lines: tuple[str, ...]


def citizens_of(desk: Desk, consultant: str) -> tuple[str, ...]:
    """Return the ids of the citizens a consultant has work with, in order of names.

    Those whose case is closed are left out, and those at a final step unless a task is open.
    """
    index = case_index(desk)
    rows = [
        row
        for row in index.citizens.values()
        if row.consultant == consultant and _has_work(desk, index, row)
    ]
    return tuple(row.id for row in sorted(rows, key=_by_name))


def _has_work(desk: Desk, index: CaseIndex, citizen: Citizen) -> bool:
    if citizen.closed_on is not None:
        return False
    step = desk.pipeline_of(citizen.program).get(citizen.step)
    is_final = step is not None and bool(step.final)
    return not is_final or bool(_open(index.tasks.get(citizen.id, ())))


def plan_hand_over(desk: Desk, citizen_ids: Iterable[str], to: str) -> HandOverPlan:
    """Return what a hand-over would move; nothing is changed.

    Raises:
        UserError: `citizen.unknown`.
    """
    index, on = case_index(desk), desk.today()
    citizens = [get_citizen(desk.store.reads, each) for each in dict.fromkeys(citizen_ids)]
    moved = [row for row in citizens if row.consultant != to]
    tasks = [task for row in moved for task in _open(index.tasks.get(row.id, ()))]
    counts = Counter(row.consultant or "ingen" for row in moved)
    return HandOverPlan(
        citizens=tuple(moved),
        open_tasks=len(tasks),
        overdue=sum(index.is_overdue(task, on) for task in tasks),
        paused=sum(index.pause(row.id, on) is not None for row in moved),
        running=sum(index.running(row.id, on) is not None for row in moved),
        by_consultant=tuple(sorted(counts.items())),
        already=len(citizens) - len(moved),
    )


def hand_over(
    desk: Desk, citizen_ids: Iterable[str], to: str, day: dt.date | None = None, text: str = ""
) -> Done:
    """Give citizens and all their open tasks to a consultant for good, in one transaction.

    With a text, a note of the day with it is written on each case. Somebody new to the team may
    be named.

    Raises:
        UserError: `citizen.unknown`, `member.empty`, `hand_over.none`, `hand_over.future`,
            `text.too_long`.
    """
    receiver, words = new_or_member(desk, to), clean(text, _LONGEST)
    on = day or desk.today()
    if on > desk.today():
        raise UserError("hand_over.future", day=on)
    every = [get_citizen(desk.store.reads, each) for each in dict.fromkeys(citizen_ids)]
    moved = [row.id for row in every if row.consultant != receiver]
    if not moved:
        raise UserError("hand_over.none", to=receiver)
    facts = {"citizens": len(moved), "to": receiver, "day": on.isoformat()}
    with desk.store.work("citizen.hand_over", facts) as uow:
        for each in moved:
            citizen = get_citizen(uow, each)
            _move(uow, desk, citizen, receiver)
            if words:
                _write_note(uow, desk, citizen, receiver, on, words)
        tx = uow.tx
    kinds = {"citizen", "task", *(["note", "transfer"] if words else [])}
    changes = Changes(frozenset(moved), frozenset(kinds), tx, everything=len(moved) > 1)
    desk.publish(changes)
    return Done(moved[0], tx, changes)


def briefs(desk: Desk, citizen_ids: Iterable[str]) -> tuple[CaseBrief, ...]:
    """Return each case in a few lines: where it stands, what waits, what was written last."""
    index, on = case_index(desk), desk.today()
    citizens = [get_citizen(desk.store.reads, each) for each in dict.fromkeys(citizen_ids)]
    return tuple(_brief(desk, index, row, on) for row in sorted(citizens, key=_by_name))


def _brief(desk: Desk, index: CaseIndex, citizen: Citizen, on: dt.date) -> CaseBrief:
    row = build_row(desk, citizen, on)
    place = f" hos {row.workplace}" if row.workplace else ""
    lines = [f"Trin: {row.step_label or 'ikke angivet'}{place}"]
    lines.append(f"Ledighedsydelse: {row.ly_months} md. {row.ly_rest_days} dg. af 24 måneder")
    if row.crosses_on is not None:
        lines.append(f"Krydser 18 af 24 den {format_day(row.crosses_on)}")
    if citizen.preferred_contact:
        lines.append(f"Kontaktes helst: {citizen.preferred_contact}")
    open_tasks = _open(index.tasks.get(citizen.id, ()))
    lines += [
        f"Opgave {format_day(task.due)}: {task.text or task.kind}"
        for task in open_tasks[:_BRIEF_TASKS]
    ]
    if len(open_tasks) > _BRIEF_TASKS:
        lines.append(f"og {len(open_tasks) - _BRIEF_TASKS} opgaver til")
    lines += [
        f"{format_day(note.day)} {note.consultant}: {_short(note.text)}"
        for note in _last_notes(desk, citizen.id)
    ]
    return CaseBrief(citizen.id, f"{row.name} · {row.candidate_no}", tuple(lines))


def _last_notes(desk: Desk, citizen_id: str) -> list[Note]:
    notes = [
        row for row in desk.store.reads.load("note", citizen=citizen_id) if isinstance(row, Note)
    ]
    return sorted(notes, key=lambda row: row.day, reverse=True)[:_BRIEF_NOTES]


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _BRIEF_WORDS else line[: _BRIEF_WORDS - 1].rstrip() + "…"


def _by_name(row: Citizen) -> tuple[str, str, str]:
    return sort_key(row.last_name), sort_key(row.first_name), row.id


def _open(tasks: Iterable[Task]) -> list[Task]:
    return [task for task in tasks if task.done_on is None]


def _move(uow: UnitOfWork, desk: Desk, citizen: Citizen, to: str) -> None:
    uow.edit("citizen", citizen.id, {"consultant": to})
    give_tasks(uow, desk, citizen.id, to)


def _write_note(
    uow: UnitOfWork, desk: Desk, citizen: Citizen, to: str, day: dt.date, words: str
) -> None:
    whose = f" fra {citizen.consultant}" if citizen.consultant else ""
    note = new_id()
    uow.insert(
        "note",
        note,
        {
            "citizen": citizen.id,
            "day": day,
            "kind": ContactKind.NOTAT.value,
            "consultant": desk.initials,
            "text": f"Overdraget{whose} til {to}: {words}",
        },
    )
    mark_needed(uow, desk, citizen.id, "note", note)
