"""The step a citizen is at when a placement runs again, or turns out never to have started."""

import dataclasses
import datetime as dt

from flexdesk.app.case_passes import open_pass
from flexdesk.app.desk import Desk
from flexdesk.app.passes import put_right_passes
from flexdesk.app.placement_checks import placements_of
from flexdesk.domain.entities import Citizen, Pass, Placement
from flexdesk.domain.pipeline import Pipeline
from flexdesk.store.work import UnitOfWork


def step_back_to(uow: UnitOfWork, desk: Desk, citizen: Citizen, again: Placement) -> None:
    """Bring passes and step in line with a placement that runs again.

    The citizen comes back to its step, unless something has begun after it since.
    """
    pipeline, today = desk.pipeline_of(citizen.program), desk.today()
    step = _step_of(pipeline, again)
    later = (
        row
        for row in placements_of(desk, citizen.id)
        if row.id != again.id and again.start < row.start <= today
    )
    after = citizen
    if step and again.start <= today and citizen.step != step and not any(later):
        uow.edit("citizen", citizen.id, {"step": step})
        after = dataclasses.replace(citizen, step=step)
    put_right_passes(uow, desk, citizen, after, again)


def step_after_cancel(uow: UnitOfWork, desk: Desk, citizen: Citizen, cancelled: Placement) -> None:
    """Bring passes and step in line with a placement that never started.

    A citizen it had moved to its step goes back to the one before it, as a pass of its own.
    """
    step = _step_of(desk.pipeline_of(citizen.program), cancelled)
    back = _step_before(desk, citizen, step, cancelled) if step == citizen.step else ""
    if not back:
        put_right_passes(uow, desk, citizen, citizen, cancelled)
        return
    put_right_passes(uow, desk, citizen, dataclasses.replace(citizen, step=""), cancelled)
    uow.edit("citizen", citizen.id, {"step": back})
    open_pass(uow, desk, citizen.id, back, desk.today())


def _step_of(pipeline: Pipeline, placement: Placement) -> str:
    """Return the step of a kind of placement, empty when the pipeline has none."""
    found = (step.code for step in pipeline.steps if placement.kind in step.placement_kinds)
    return next(found, "")


def _step_before(desk: Desk, citizen: Citizen, step: str, placement: Placement) -> str:
    """Return the step of the last pass before a placement, empty when nothing is known of one."""
    if not step:
        return ""
    final = {each.code for each in desk.pipeline_of(citizen.program).steps if each.final}
    passes = [
        row
        for row in desk.store.reads.load("pass", citizen=citizen.id)
        if isinstance(row, Pass) and row.step != step and row.step not in final
    ]
    before = [row for row in passes if row.start is None or row.start <= placement.start]
    last = max(before, key=lambda row: row.start or dt.date.min, default=None)
    return last.step if last else ""
