"""Closing a case and opening it again: the final step, what is dropped, and what ends with it."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import TypeVar

from flexdesk.app.case_passes import move_to, step_of
from flexdesk.app.changes import Changes, Done
from flexdesk.app.closed_words import DROPPED
from flexdesk.app.desk import Desk
from flexdesk.app.follow_ups import refresh
from flexdesk.app.lookups import choice, get_citizen
from flexdesk.app.placement_ends import close_what_hangs
from flexdesk.app.transfer import mark_needed
from flexdesk.base.danish import clean
from flexdesk.base.errors import UserError
from flexdesk.base.ids import new_id
from flexdesk.domain.codes import ContactKind, EndedHow, Onward, PlacementKind
from flexdesk.domain.daily_entities import Pause, Transfer
from flexdesk.domain.entities import Benefit, Citizen, Hours, Pass, Placement, Task
from flexdesk.domain.labels import group_of, label
from flexdesk.domain.placement_entities import Notice, PlacementChange, Terms
from flexdesk.store.work import UnitOfWork

R = TypeVar("R")

_LONGEST = 4000
_GOES_ON = {
    Onward.ORDINAERT_FLEKSJOB: frozenset(
        {PlacementKind.ORDINAERT_FLEKSJOB.value, PlacementKind.ORDINAERT_JOB.value}
    ),
    Onward.ORDINAERT_JOB: frozenset({PlacementKind.ORDINAERT_JOB.value}),
}
"""What a case can be closed for that goes on all the same."""
_HANGING: tuple[tuple[str, type[Hours | Terms | Notice | PlacementChange]], ...] = (
    ("hours", Hours),
    ("terms", Terms),
    ("notice", Notice),
    ("placement_change", PlacementChange),
)
"""Rows that point at a placement, and go with it."""


@dataclass(frozen=True, slots=True)
class Closing:
    """When and why a case is closed."""

    day: dt.date
    reason: str
    ends_placements: bool = True
    """Whether a placement that runs, and does not go on by the reason, ends the same day."""
    text: str = ""


@dataclass(frozen=True, slots=True)
class ClosingPlan:
    """What closing a case would do, told before it does."""

    step: str
    """Label of the step the case moves to."""
    open_tasks: int
    placements: tuple[str, ...]
    """What runs and would end: "Puljefleksjob, Børnehuset Skovly"."""
    pauses: int


def plan_closing(desk: Desk, citizen: str, closing: Closing) -> ClosingPlan:
    """Return what closing a case would do; nothing is changed.

    Raises:
        UserError: `citizen.unknown`, `value.unknown`.
    """
    row = get_citizen(desk.store.reads, citizen)
    reason = choice("årsag", Onward, closing.reason)
    pipeline = desk.pipeline_of(row.program)
    step = pipeline.get(pipeline.final_step(group_of(reason)))
    ending = _ending(desk, row.id, closing, reason)
    names = {each.id: each.name for each in desk.caseload().workplaces}
    places = (
        ", ".join(
            part
            for part in (label(each.kind, PlacementKind), names.get(each.workplace or "", ""))
            if part
        )
        for each in ending
    )
    tasks = [each for each in _rows(desk, "task", row.id, Task) if each.done_on is None]
    pauses = [each for each in _rows(desk, "pause", row.id, Pause) if _is_open(each, closing.day)]
    return ClosingPlan(step.label if step else "", len(tasks), tuple(places), len(pauses))


def close_citizen(desk: Desk, citizen: str, closing: Closing) -> Done:
    """Close a case: final step, open tasks dropped, pauses and what runs ended the same day.

    When the citizen is dead every open task is gone, and placements and benefits end.

    Raises:
        UserError: `citizen.unknown`, `citizen.closed`, `citizen.close_future`,
            `citizen.close_before`, `value.unknown`, `text.too_long`.
    """
    reason = choice("årsag", Onward, closing.reason)
    words = clean(closing.text, _LONGEST)
    if closing.day > desk.today():
        raise UserError("citizen.close_future", day=closing.day)
    with desk.store.work("citizen.close", {"reason": reason}) as uow:
        row = get_citizen(uow, citizen)
        if row.closed_on is not None:
            raise UserError("citizen.closed", day=row.closed_on)
        _refuse_before(desk, citizen, closing, reason)
        _close(uow, desk, row, closing, reason)
        if words:
            _write_note(uow, desk, citizen, words)
        tx = uow.tx
    kinds = {
        "citizen",
        "pass",
        "task",
        "placement",
        "benefit",
        "pause",
        "note",
        "transfer",
        "hours",
        "terms",
    }
    kinds |= {"notice", "placement_change"}
    return _done(desk, citizen, tx, kinds)


def close_in(uow: UnitOfWork, desk: Desk, row: Citizen, closing: Closing, reason: str) -> None:
    """Close a case inside the transaction of another action, such as a refusal."""
    _close(uow, desk, row, closing, reason)


def reopen_citizen(desk: Desk, citizen: str, step: str = "") -> Done:
    """Open a closed case again today, at a step or at the one it was at before.

    Tasks that were dropped when it closed stay so.

    Raises:
        UserError: `citizen.unknown`, `citizen.not_closed`, `value.unknown`.
    """
    with desk.store.work("citizen.reopen", {}) as uow:
        row = get_citizen(uow, citizen)
        pipeline = desk.pipeline_of(row.program)
        now = pipeline.get(row.step)
        if row.closed_on is None and not (now is not None and now.final):
            raise UserError("citizen.not_closed")
        code = step_of(pipeline, step) if step else step_before(desk, row)
        uow.edit("citizen", citizen, {"step": code, "closed_on": None, "closed_reason": ""})
        move_to(uow, desk, citizen, code, desk.today())
        refresh(uow, desk, citizen)
        tx = uow.tx
    return _done(desk, citizen, tx, {"citizen", "pass", "task"})


def step_before(desk: Desk, citizen: Citizen) -> str:
    """Return the step a closed case was at before: the last that is not final."""
    pipeline = desk.pipeline_of(citizen.program)
    passes = sorted(_rows(desk, "pass", citizen.id, Pass), key=lambda row: row.start or dt.date.min)
    open_steps = [
        row.step
        for row in passes
        if (step := pipeline.get(row.step)) is not None and not step.final
    ]
    return open_steps[-1] if open_steps else pipeline.steps[0].code


def _close(uow: UnitOfWork, desk: Desk, row: Citizen, closing: Closing, reason: str) -> None:
    pipeline = desk.pipeline_of(row.program)
    final = pipeline.final_step(group_of(reason)) or row.step
    told = {"closed_on": closing.day, "closed_reason": reason, "step": final}
    uow.edit("citizen", row.id, told)
    move_to(uow, desk, row.id, final, closing.day)
    is_dead = reason == Onward.DOED
    _drop_tasks(uow, desk, row.id, closing.day, is_dead=is_dead)
    for pause in _rows(desk, "pause", row.id, Pause):
        if _is_open(pause, closing.day):
            _end(uow, "pause", pause, closing.day)
    for placement in _ending(desk, row.id, closing, reason):
        how = _how(placement, closing.day)
        if placement.start > closing.day:
            _clear(uow, desk, placement)
        else:
            close_what_hangs(uow, desk, replace(placement, last_day=closing.day, ended_how=how))
        _end(uow, "placement", placement, closing.day, {"ended_how": how, "onward": reason})
        if placement.start <= closing.day:
            mark_needed(uow, desk, row.id, "placement", placement.id)
    if is_dead:
        for benefit in _rows(desk, "benefit", row.id, Benefit):
            if _is_open(benefit, closing.day):
                _end(uow, "benefit", benefit, closing.day)


def _ending(desk: Desk, citizen: str, closing: Closing, reason: str) -> list[Placement]:
    """Return the placements that end with the case."""
    if not closing.ends_placements and reason != Onward.DOED:
        return []
    goes_on = _GOES_ON.get(Onward(reason), frozenset[str]())
    return [
        row
        for row in _rows(desk, "placement", citizen, Placement)
        if row.kind not in goes_on
        and row.ended_how != EndedHow.STARTEDE_IKKE
        # an end that is written and has come is a fact, whatever day the case is closed
        and _is_open(row, desk.today())
    ]


def _refuse_before(desk: Desk, citizen: str, closing: Closing, reason: str) -> None:
    """Refuse a day before a placement that runs has begun: it would be lost."""
    for row in _ending(desk, citizen, closing, reason):
        if closing.day < row.start <= desk.today():
            raise UserError("citizen.close_before", day=closing.day, start=row.start)


def _is_open(row: Placement | Pause | Benefit, day: dt.date) -> bool:
    return row.last_day is None or row.last_day > day


def _end(
    uow: UnitOfWork,
    entity: str,
    row: Placement | Pause | Benefit,
    day: dt.date,
    more: dict[str, object] | None = None,
) -> None:
    """End a row on a day; one that had not begun by then goes away."""
    if row.start > day:
        uow.delete(entity, row.id)
    else:
        uow.edit(entity, row.id, {"last_day": day, **(more or {})})


def _clear(uow: UnitOfWork, desk: Desk, placement: Placement) -> None:
    """Take away what hangs on a placement that goes: hours, what is agreed, marks of transfer."""
    for entity, record in _HANGING:
        for row in _rows(desk, entity, placement.citizen, record):
            if row.placement == placement.id:
                uow.delete(entity, row.id)
    for mark in _rows(desk, "transfer", placement.citizen, Transfer):
        if mark.row == placement.id:
            uow.delete("transfer", mark.id)


def _how(placement: Placement, day: dt.date) -> str:
    planned = placement.planned_last_day
    is_early = planned is None or day < planned
    return str(EndedHow.FOER_TID if is_early else EndedHow.GENNEMFOERT)


def _drop_tasks(uow: UnitOfWork, desk: Desk, citizen: str, day: dt.date, *, is_dead: bool) -> None:
    for task in _rows(desk, "task", citizen, Task):
        if task.done_on is not None:
            continue
        if is_dead:
            uow.delete("task", task.id)
        else:
            uow.edit("task", task.id, {"done_on": day, "kind": DROPPED})


def _write_note(uow: UnitOfWork, desk: Desk, citizen: str, words: str) -> None:
    note = new_id()
    values = {"citizen": citizen, "day": desk.today(), "kind": ContactKind.NOTAT.value}
    uow.insert("note", note, {**values, "consultant": desk.initials, "text": words})
    mark_needed(uow, desk, citizen, "note", note)


def _rows(desk: Desk, entity: str, citizen: str, kind: type[R]) -> tuple[R, ...]:
    found = desk.store.reads.load(entity, citizen=citizen)
    return tuple(row for row in found if isinstance(row, kind))


def _done(desk: Desk, row: str, tx: str, kinds: set[str]) -> Done:
    changes = Changes(frozenset({row}), frozenset(kinds), tx)
    desk.publish(changes)
    return Done(row, tx, changes)
