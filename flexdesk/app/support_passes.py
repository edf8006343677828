"""Passes through the step *Kurser* that follow from granted courses, where a pipeline has it."""

import datetime as dt
from collections.abc import Iterable

from flexdesk.app.desk import Desk
from flexdesk.app.lookups import get_citizen
from flexdesk.app.passes import BY_HAND
from flexdesk.app.support_rows import is_course, supports_of
from flexdesk.base.ids import new_id
from flexdesk.domain.entities import Pass
from flexdesk.domain.placement_entities import Support
from flexdesk.domain.work_codes import SupportState
from flexdesk.store.work import UnitOfWork

COURSES_STEP = "courses"
"""Code of the step a granted course is a pass through."""
SOURCE = "support"
"""What a pass that follows from a course says of where it comes from."""

_Days = dict[dt.date, dt.date | None]


def follow_courses(
    uow: UnitOfWork, desk: Desk, citizen_id: str, changed: Support | None, gone: str = ""
) -> None:
    """Bring the passes in step with the courses; passes set by hand are never touched.

    `changed` is a course as it is written now, `gone` the id of one that is taken away.
    """
    pipeline = desk.pipeline_of(get_citizen(uow, citizen_id).program)
    if pipeline.get(COURSES_STEP) is None:
        return
    before = {row.id: row for row in supports_of(desk, citizen_id)}
    after = {key: row for key, row in before.items() if key != gone}
    if changed is not None:
        after[changed.id] = changed
    _write(uow, desk, citizen_id, course_days(before.values()), course_days(after.values()))


def course_days(rows: Iterable[Support]) -> _Days:
    """Return the first days of granted courses with the day each was over, None while it runs."""
    days: _Days = {}
    for row in rows:
        start = row.starts_on or row.decided_on
        if row.state != SupportState.BEVILGET or not is_course(row) or start is None:
            continue
        over = max(row.result_on, start) if row.result and row.result_on else None
        known = days.get(start, start)
        days[start] = None if over is None or known is None else max(over, known)
    return days


def _write(uow: UnitOfWork, desk: Desk, citizen_id: str, old: _Days, new: _Days) -> None:
    rows = {row.start: row for row in _passes(desk, citizen_id) if row.start is not None}
    fresh = [start for start in new if start not in rows]
    for start, row in rows.items():
        if row.source == BY_HAND or start not in old:
            continue
        if start in new:
            if old[start] != new[start]:
                uow.edit("pass", row.id, {"last_day": new[start]})
        elif fresh:
            moved = fresh.pop(0)
            uow.edit("pass", row.id, {"start": moved, "last_day": new[moved]})
        else:
            uow.delete("pass", row.id)
    for start in fresh:
        values = {"citizen": citizen_id, "step": COURSES_STEP, "start": start}
        also = {"last_day": new[start], "by": desk.initials, "source": SOURCE}
        uow.insert("pass", new_id(), {**values, **also})


def _passes(desk: Desk, citizen_id: str) -> tuple[Pass, ...]:
    rows = desk.store.reads.load("pass", citizen=citizen_id)
    return tuple(row for row in rows if isinstance(row, Pass) and row.step == COURSES_STEP)
