"""Passes moved by hand on a day of one's own: what closing, opening and writing in need."""

import datetime as dt

from flexdesk.app.desk import Desk
from flexdesk.app.passes import BY_HAND
from flexdesk.base.errors import UserError
from flexdesk.base.ids import new_id
from flexdesk.domain.entities import Pass
from flexdesk.domain.pipeline import Pipeline
from flexdesk.store.work import UnitOfWork


def move_to(uow: UnitOfWork, desk: Desk, citizen: str, step: str, day: dt.date) -> None:
    """End the open passes on a day and begin one at a step, unless it is open already."""
    is_there = False
    for row in desk.store.reads.load("pass", citizen=citizen):
        if not isinstance(row, Pass) or row.last_day is not None:
            continue
        if row.step == step:
            is_there = True
        else:
            uow.edit("pass", row.id, {"last_day": max(row.start or day, day)})
    if not is_there:
        open_pass(uow, desk, citizen, step, day)


def open_pass(uow: UnitOfWork, desk: Desk, citizen: str, step: str, day: dt.date) -> None:
    """Begin a pass by hand."""
    values = {"citizen": citizen, "step": step, "start": day, "last_day": None}
    uow.insert("pass", new_id(), {**values, "by": desk.initials, "source": BY_HAND})


def step_of(pipeline: Pipeline, text: str) -> str:
    """Return the code of a step a text means, the first step for an empty one.

    Raises:
        UserError: `value.unknown`.
    """
    if not text:
        return pipeline.steps[0].code
    code = pipeline.find_step(text)
    if not code:
        choices = [step.label for step in pipeline.steps]
        raise UserError("value.unknown", value=text, field="trin", choices=choices)
    return code
