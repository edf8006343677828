"""Passes through the pipeline that follow from what is written about a citizen."""

import dataclasses
import datetime as dt

from flexdesk.app.desk import Desk
from flexdesk.base.ids import new_id
from flexdesk.domain.entities import Citizen, Pass, Placement
from flexdesk.domain.labels import group_of
from flexdesk.domain.pipeline import PassFact, Pipeline, derive_passes
from flexdesk.store.work import UnitOfWork

BY_HAND = "hand"
DERIVED = "placement"
IMPORTED = "import"
PASS_DAYS = frozenset({"screened_on"})
"""Days of a citizen that are passes."""


def refresh_passes(
    uow: UnitOfWork, desk: Desk, citizen: Citizen, *, moved_by: Placement | None = None
) -> None:
    """Bring the passes in step with the placements; passes set by hand are never touched.

    `moved_by` is the placement that just started or ended: it moves the citizen to its step.
    """
    pipeline = desk.pipeline_of(citizen.program)
    placements = _with(desk, citizen.id, moved_by)
    if moved_by is not None:
        step = _step_after(moved_by, placements, pipeline, desk.today())
        if step and step != citizen.step:
            uow.edit("citizen", citizen.id, {"step": step})
            citizen = dataclasses.replace(citizen, step=step)
    _write(uow, desk, citizen, derive_passes(citizen, placements, pipeline))


def put_right_passes(
    uow: UnitOfWork,
    desk: Desk,
    before: Citizen,
    after: Citizen,
    changed: Placement | None = None,
) -> None:
    """Have the passes follow a day that was put right: of the citizen, or of a placement.

    A pass the facts explained before and no longer explain moves with them, or goes.
    """
    pipeline = desk.pipeline_of(after.program)
    was = derive_passes(before, _with(desk, before.id, None), pipeline)
    facts = derive_passes(after, _with(desk, after.id, changed), pipeline)
    old, new = ({(fact.step, fact.start) for fact in each} for each in (was, facts))
    rows = list(_passes(desk, after.id))
    have = {(row.step, row.start) for row in rows}
    fresh = [fact for fact in facts if fact.start and (fact.step, fact.start) not in have]
    for row in tuple(rows):
        key = (row.step, row.start)
        if row.source == BY_HAND or row.start is None or key not in old - new:
            continue
        rows.remove(row)
        fact = next((each for each in fresh if each.step == row.step), None)
        if fact is None:
            uow.delete("pass", row.id)
            continue
        fresh.remove(fact)
        days = {"start": fact.start, "last_day": fact.last_day}
        uow.edit("pass", row.id, days)
        rows.append(dataclasses.replace(row, start=fact.start, last_day=fact.last_day))
    _write(uow, desk, after, facts, rows)


def move_to_step(uow: UnitOfWork, desk: Desk, citizen: Citizen) -> None:
    """Write that a citizen moved to a step by hand today: the open pass ends, a new one begins."""
    today = desk.today()
    for row in _passes(desk, citizen.id):
        if row.last_day is None and row.step != citizen.step:
            last_day = max(today, row.start) if row.start else today
            uow.edit("pass", row.id, {"last_day": last_day})
    if any(row.last_day is None and row.step == citizen.step for row in _passes(desk, citizen.id)):
        return
    uow.insert(
        "pass",
        new_id(),
        {
            "citizen": citizen.id,
            "step": citizen.step,
            "start": today,
            "last_day": None,
            "by": desk.initials,
            "source": BY_HAND,
        },
    )


def _with(desk: Desk, citizen_id: str, changed: Placement | None) -> tuple[Placement, ...]:
    rows = {
        row.id: row
        for row in desk.store.reads.load("placement", citizen=citizen_id)
        if isinstance(row, Placement)
    }
    if changed is not None:
        rows[changed.id] = changed
    return tuple(rows.values())


def _passes(desk: Desk, citizen_id: str) -> tuple[Pass, ...]:
    rows = desk.store.reads.load("pass", citizen=citizen_id)
    return tuple(row for row in rows if isinstance(row, Pass))


def _step_after(
    placement: Placement, placements: tuple[Placement, ...], pipeline: Pipeline, today: dt.date
) -> str:
    """Return the step a placement leaves its citizen at, empty when it moves nobody."""
    if placement.start > today:
        return ""
    steps = [step for step in pipeline.steps if placement.kind in step.placement_kinds]
    if placement.last_day is None:
        return steps[0].code if steps else ""
    later = any(row.start > placement.start and row.start <= today for row in placements)
    is_last_stage = (
        bool(steps)
        and not steps[0].final
        and steps[0].ordinal
        == max(step.ordinal for step in pipeline.steps if step.placement_kinds and not step.final)
    )
    if later or not is_last_stage or placement.last_day > today:
        return ""
    return pipeline.final_step(group_of(placement.onward))


def _write(
    uow: UnitOfWork,
    desk: Desk,
    citizen: Citizen,
    facts: tuple[PassFact, ...],
    known: list[Pass] | None = None,
) -> None:
    """Insert what is new and end what has ended; nothing is taken away."""
    rows = list(_passes(desk, citizen.id)) if known is None else known
    by_start = {(row.step, row.start): row for row in rows}
    for fact in facts:
        row = by_start.get((fact.step, fact.start))
        is_known = any(each.step == fact.step and each.last_day is None for each in rows)
        if row is None and fact.start is None and is_known:
            continue
        if row is None:
            uow.insert(
                "pass",
                new_id(),
                {
                    "citizen": citizen.id,
                    "step": fact.step,
                    "start": fact.start,
                    "last_day": fact.last_day,
                    "by": desk.initials,
                    "source": DERIVED,
                },
            )
        elif row.last_day != fact.last_day and row.source != BY_HAND:
            uow.edit("pass", row.id, {"last_day": fact.last_day})
    _close_undated(uow, desk, citizen, rows)


def _close_undated(uow: UnitOfWork, desk: Desk, citizen: Citizen, rows: list[Pass]) -> None:
    """End passes nothing dates when the citizen has moved on to another step."""
    for row in rows:
        if row.last_day is None and row.step != citizen.step and row.start is None:
            uow.edit("pass", row.id, {"last_day": desk.today()})
