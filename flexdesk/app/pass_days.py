"""Passes with the team's usual time beside their clocks, and putting a pass's days right."""

import datetime as dt
from dataclasses import dataclass

from flexdesk.app.changes import Changes, Done
from flexdesk.app.citizen_file import CitizenFile
from flexdesk.app.desk import Desk
from flexdesk.app.edits import set_field
from flexdesk.app.follow_ups import refresh
from flexdesk.app.lookups import get_citizen, get_row
from flexdesk.app.pass_lines import AHEAD, pass_lines
from flexdesk.app.passes import BY_HAND
from flexdesk.app.rows import PassLine
from flexdesk.base.errors import UserError
from flexdesk.base.numbers import format_number
from flexdesk.domain.entities import Citizen, Pass, Placement
from flexdesk.domain.pipeline import Pipeline, derive_passes
from flexdesk.store.work import UnitOfWork


@dataclass(frozen=True, slots=True)
class StepLine:
    """One pass as the citizen's page shows it; the clock is in `line`."""

    line: PassLine
    ordinal: int
    usual: str = ""
    """"teamets sædvanlige 35 dage", empty when there is nothing to compare with."""
    by: str = ""
    source: str = ""
    can_edit: bool = False


def step_lines(file: CitizenFile, usual: dict[str, float], on: dt.date) -> tuple[StepLine, ...]:
    """Return a citizen's passes oldest first, loops kept, and the next step ahead."""
    rows = {row.id: row for row in file.index.passes.get(file.id, ())}
    fixed = _fixed(file.citizen, file.placements, file.pipeline)
    return tuple(
        _step_line(line, rows.get(line.id), usual, file.pipeline, fixed)
        for line in pass_lines(file.citizen, file.index, file.pipeline, on)
    )


def step_choices(desk: Desk, citizen: Citizen) -> tuple[tuple[str, str], ...]:
    """Return code and label of the steps a citizen can be moved to by hand."""
    steps = desk.pipeline_of(citizen.program).steps
    return tuple((step.code, step.label) for step in steps)


def move(desk: Desk, citizen_id: str, step: str) -> Done:
    """Move a citizen to a step by hand: the open pass ends today, a new one begins.

    Raises:
        UserError: `citizen.unknown` or `value.unknown`.
    """
    return set_field(desk, "citizen", citizen_id, "step", step)


def set_pass_days(
    desk: Desk, pass_id: str, start: dt.date | None, last_day: dt.date | None
) -> Done:
    """Put the days of one pass right; the other passes stay as they are.

    From then on it is kept as set by hand. Days that follow from a placement or from the
    screening are put right there.

    Raises:
        UserError: `row.unknown`, `pass.follows`, `pass.no_start`, `period.backwards`,
            `pass.future`.
    """
    with desk.store.work("pass.edit", {}) as uow:
        row = _pass(uow, pass_id)
        citizen = get_citizen(uow, row.citizen)
        _check_days(desk, row, start, last_day)
        placements = desk.store.reads.load("placement", citizen=row.citizen)
        if _follows(row, _fixed(citizen, placements, desk.pipeline_of(citizen.program))):
            raise UserError("pass.follows")
        if (row.start, row.last_day) == (start, last_day):
            return Done(pass_id, "")
        uow.edit("pass", pass_id, {"start": start, "last_day": last_day, "source": BY_HAND})
        refresh(uow, desk, row.citizen)
        tx = uow.tx
    changes = Changes(frozenset({row.citizen}), frozenset({"pass", "task"}), tx)
    desk.publish(changes)
    return Done(pass_id, tx, changes)


def _check_days(desk: Desk, row: Pass, start: dt.date | None, last_day: dt.date | None) -> None:
    if start is None and (row.start is not None or last_day is not None):
        raise UserError("pass.no_start")
    if start is not None and last_day is not None and last_day < start:
        raise UserError("period.backwards", start=start, last_day=last_day)
    latest = last_day or start
    if latest is not None and latest > desk.today():
        raise UserError("pass.future", day=latest)


_Key = tuple[str, dt.date | None]


def _fixed(
    citizen: Citizen, placements: tuple[Placement, ...], pipeline: Pipeline
) -> frozenset[_Key]:
    """Return step and start of the passes whose days are another row's."""
    facts = derive_passes(citizen, placements, pipeline)
    return frozenset((fact.step, fact.start) for fact in facts if fact.start is not None)


def _follows(row: Pass, fixed: frozenset[_Key]) -> bool:
    return row.source != BY_HAND and (row.step, row.start) in fixed


def _pass(uow: UnitOfWork, pass_id: str) -> Pass:
    row = get_row(uow, "pass", pass_id)
    if not isinstance(row, Pass):
        raise UserError("row.unknown", kind="trin")
    return row


def _step_line(
    line: PassLine,
    row: Pass | None,
    usual: dict[str, float],
    pipeline: Pipeline,
    fixed: frozenset[_Key],
) -> StepLine:
    step = pipeline.get(line.step)
    ordinal = step.ordinal if step else 0
    if row is None or line.state == AHEAD:
        return StepLine(line, ordinal)
    days = usual.get(line.step) if row.start is not None else None
    words = "" if days is None else f"teamets sædvanlige {format_number(round(days))}"
    return StepLine(
        line,
        ordinal,
        words,
        by=row.by,
        source=row.source,
        can_edit=not _follows(row, fixed),
    )
