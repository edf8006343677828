"""The pipeline of a citizen as lines with clocks: what is done, what runs now, what comes next.

A clock stands while the case is on pause; the days of a placement are the calendar's.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from flexdesk.app.case_index import CaseIndex, is_running
from flexdesk.app.rows import PassLine
from flexdesk.base.numbers import format_day, format_number
from flexdesk.domain.daily_entities import Pause
from flexdesk.domain.entities import Citizen, Pass, Placement
from flexdesk.domain.pauses import running_days
from flexdesk.domain.pipeline import Pipeline, Step

DONE, NOW, AHEAD = "done", "now", "ahead"


def pass_lines(
    citizen: Citizen, index: CaseIndex, pipeline: Pipeline, on: dt.date
) -> tuple[PassLine, ...]:
    """Return a citizen's passes oldest first, loops included, and the next step ahead."""
    passes = [
        row for row in index.passes.get(citizen.id, ()) if row.start is None or row.start <= on
    ]
    now = _now(passes, citizen.step, on)
    dated = sorted((row for row in passes if row is not now), key=_order)
    pauses = index.pauses.get(citizen.id, ())
    lines = [replace(_done(row, pipeline, pauses), id=row.id) for row in dated]
    if now is not None:
        lines.append(replace(_present(now, citizen, index, pipeline, on), id=now.id))
    lines.extend(_ahead(citizen, index, pipeline, on))
    return tuple(lines)


def _order(row: Pass) -> tuple[dt.date, dt.date]:
    return row.start or dt.date.min, row.last_day or dt.date.max


def _now(passes: list[Pass], step: str, on: dt.date) -> Pass | None:
    """Return the pass the citizen is in: one that is open, of the citizen's own step if any."""
    open_ = [row for row in passes if row.last_day is None or row.last_day >= on]
    own = [row for row in open_ if row.step == step]
    found = own or open_
    return found[-1] if found else None


def _label(code: str, pipeline: Pipeline) -> str:
    step = pipeline.get(code)
    return step.label if step else code


def _norm(code: str, pipeline: Pipeline) -> int | None:
    step = pipeline.get(code)
    return step.norm_days if step else None


def _clock(days: int, norm: int | None) -> tuple[str, bool]:
    unit = "dag" if days == 1 else "dage"
    if norm is None:
        return f"{format_number(days)} {unit}", False
    return f"{format_number(days)} {unit}, norm {format_number(norm)}", days > norm


def _done(row: Pass, pipeline: Pipeline, pauses: tuple[Pause, ...]) -> PassLine:
    step = pipeline.get(row.step)
    clock, is_over = "uden dato", False
    if row.start is not None and (step is None or step.is_event or row.last_day is None):
        clock = format_day(row.start)
    elif row.start is not None and row.last_day is not None:
        days = running_days(pauses, row.start, row.last_day)
        clock, is_over = _clock(days, _norm(row.step, pipeline))
    return PassLine(
        row.step, _label(row.step, pipeline), DONE, row.start, row.last_day, clock, is_over, None
    )


def _present(
    row: Pass, citizen: Citizen, index: CaseIndex, pipeline: Pipeline, on: dt.date
) -> PassLine:
    label = _label(row.step, pipeline)
    step = pipeline.get(row.step)
    placement = _placement_of(step, citizen, index, on)
    if placement is not None and placement.planned_last_day is not None:
        day = (on - placement.start).days + 1
        planned = (placement.planned_last_day - placement.start).days + 1
        clock = f"dag {format_number(day)} af {format_number(planned)}"
        share = min(1.0, day / planned) if planned > 0 else None
        return PassLine(row.step, label, NOW, row.start, row.last_day, clock, day > planned, share)
    if row.start is None:
        return PassLine(row.step, label, NOW, None, None, "uden dato", False, None)
    if step is not None and step.final:
        clock, is_over = f"fra {format_day(row.start)}", False
    else:
        days = running_days(index.pauses.get(citizen.id, ()), row.start, on)
        clock, is_over = _clock(days, _norm(row.step, pipeline))
    if index.pause(citizen.id, on) is not None:
        clock, is_over = f"{clock} · på pause", False
    return PassLine(row.step, label, NOW, row.start, row.last_day, clock, is_over, None)


def _placement_of(
    step: Step | None, citizen: Citizen, index: CaseIndex, on: dt.date
) -> Placement | None:
    if step is None or step.final:
        return None
    running = (
        row
        for row in index.placements.get(citizen.id, ())
        if row.kind in step.placement_kinds and is_running(row, on)
    )
    return next(running, None)


def _ahead(
    citizen: Citizen, index: CaseIndex, pipeline: Pipeline, on: dt.date
) -> Iterator[PassLine]:
    """Yield what is agreed to come, else the next step the pipeline cannot do without."""
    step = pipeline.get(citizen.step)
    if step is not None and step.final:
        return
    agreed = index.coming(citizen.id, on)
    for row in agreed:
        for coming in pipeline.steps:
            if row.kind in coming.placement_kinds and not coming.final:
                clock = f"fra {format_day(row.start)}"
                yield PassLine(
                    coming.code, coming.label, AHEAD, row.start, None, clock, False, None
                )
    if agreed or step is None:
        return
    for coming in pipeline.steps:
        if coming.ordinal > step.ordinal and not coming.optional and not coming.final:
            yield PassLine(coming.code, coming.label, AHEAD, None, None, "", False, None)
            return
