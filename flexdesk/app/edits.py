"""Changing rows by hand: a field. Placements and hours have modules of their own."""

import dataclasses
import datetime as dt
from collections.abc import Mapping

from flexdesk.app.changes import Done, Remark
from flexdesk.app.desk import Desk
from flexdesk.app.field_values import check_editable, read_field, remarks_on
from flexdesk.app.follow_ups import FIELDS, refresh
from flexdesk.app.hours_edits import (
    AGREED,
    add_hours,
    check_hours,
    delete_hours,
    read_attended,
)
from flexdesk.app.lookups import entity_of, get_citizen, get_row
from flexdesk.app.open_tasks import give_tasks
from flexdesk.app.passes import PASS_DAYS, move_to_step, put_right_passes
from flexdesk.app.placement_changes import kind_of_shift, move_moves, write_change
from flexdesk.app.placement_checks import (
    NEVER_BEGAN,
    answer,
    get_placement,
    hours_of,
    outside_remarks,
    pool_jobs_remarks,
    refuse_bad,
    refuse_closed,
    refuse_over_full,
    refuse_worked,
    reopened_remarks,
    workplace_remarks,
)
from flexdesk.app.placement_ends import Ending, close_what_hangs, end_placement
from flexdesk.app.placement_start import NewPlacement, start_placement
from flexdesk.base.errors import UserError
from flexdesk.domain.entities import Citizen, Hours, Placement, Workplace
from flexdesk.domain.work_codes import ChangeKind
from flexdesk.domain.workplace_entities import Employer
from flexdesk.store.work import UnitOfWork

__all__ = [
    "Ending",
    "NewPlacement",
    "add_hours",
    "delete_hours",
    "end_placement",
    "read_attended",
    "set_field",
    "start_placement",
]

_AT_A_PLACE = frozenset({"workplace", "kind", "program"})
"""Fields of a placement that say whether it may be at its workplace."""


def set_field(desk: Desk, kind: str, row_id: str, field: str, value_text: str) -> Done:
    """Set one field of a row to what was typed; the same value changes nothing (empty tx).

    A placement's planned last day is a change of plan, and leaves one; so does a last day that is
    taken away.

    Raises:
        UserError: with the code of what cannot be done or read.
    """
    entity = entity_of(kind)
    check_editable(entity, field)
    before = get_row(desk.store.reads, entity, row_id)
    value = read_field(desk, entity, field, value_text)
    if getattr(before, field) == value:
        return Done(row_id, "")
    remarks = remarks_on(desk, entity, field, value_text)
    with desk.store.work("field.set", {"kind": entity, "field": field}) as uow:
        row = get_row(uow, entity, row_id)
        remarks += _check_change(desk, uow, entity, row, {field: value})
        uow.edit(entity, row_id, {field: value})
        citizen = _citizen_of(uow, entity, row)
        if isinstance(row, Placement):
            remarks += _follow_placement(uow, desk, row, field)
        if isinstance(row, Citizen):
            _follow_citizen(uow, desk, row, field, value)
        if citizen and (entity, field) in FIELDS:
            refresh(uow, desk, citizen)
        kinds = {entity, *uow.touched}
        tx = uow.tx
    return answer(desk, row_id, tx, citizen, kinds, remarks)


def _follow_citizen(uow: UnitOfWork, desk: Desk, row: Citizen, field: str, value: object) -> None:
    """Write what follows from a field of a citizen: passes, and whose the tasks are."""
    if field == "step":
        move_to_step(uow, desk, get_citizen(uow, row.id))
    if field in PASS_DAYS:
        put_right_passes(uow, desk, row, get_citizen(uow, row.id))
    if field == "consultant":
        give_tasks(uow, desk, row.id, str(value))


def _follow_placement(
    uow: UnitOfWork, desk: Desk, row: Placement, field: str
) -> tuple[Remark, ...]:
    """Write what follows from a field of a placement: passes, plan, what hangs on it."""
    whose, now = get_citizen(uow, row.citizen), get_placement(uow, row.id)
    put_right_passes(uow, desk, whose, whose, now)
    if field == "start":
        move_moves(uow, desk, row, now)
    if field == "planned_last_day" and row.planned_last_day is not None and row.last_day is None:
        write_change(uow, desk, row, now, kind_of_shift(row, now))
    if field == "last_day" and now.last_day is None and row.last_day is not None:
        write_change(uow, desk, row, now, ChangeKind.GENAABNET.value)
    return close_what_hangs(uow, desk, now) if field == "last_day" else ()


def _citizen_of(uow: UnitOfWork, entity: str, row: object) -> str:
    if entity == "citizen":
        return str(getattr(row, "id", ""))
    if entity == "hours":
        return get_placement(uow, str(getattr(row, "placement", ""))).citizen
    return str(getattr(row, "citizen", "") or "")


def _check_change(
    desk: Desk, uow: UnitOfWork, entity: str, row: object, changes: Mapping[str, object]
) -> tuple[Remark, ...]:
    """Refuse a change after which the row could not be true; return what looks wrong."""
    start = changes.get("start", getattr(row, "start", None))
    last_day = changes.get("last_day", getattr(row, "last_day", None))
    if isinstance(start, dt.date) and isinstance(last_day, dt.date) and last_day < start:
        code = "placement.ends_before_start" if entity == "placement" else "period.backwards"
        raise UserError(code, start=start, last_day=last_day)
    cpr = changes.get("cpr")
    if entity == "citizen" and isinstance(cpr, str):
        other = uow.find_citizen(cpr)
        if other is not None and other != getattr(row, "id", None):
            raise UserError("cpr.taken")
    if isinstance(row, Workplace | Employer) and "sector" in changes:
        return pool_jobs_remarks(desk, row, str(changes["sector"]))
    if isinstance(row, Hours):
        _check_hours_change(desk, uow, row, changes)
    if isinstance(row, Placement):
        return _check_placement_change(desk, uow, row, changes)
    return ()


def _check_hours_change(
    desk: Desk, uow: UnitOfWork, row: Hours, changes: Mapping[str, object]
) -> None:
    """Refuse a change of a value of hours; what is agreed is confirmed, not called measured."""
    fresh = dataclasses.replace(row, **changes)  # type: ignore[arg-type]  # read by field type
    if (row.kind == AGREED) != (fresh.kind == AGREED):
        raise UserError("hours.kind_agreed", field="kind")
    if "day" in changes and fresh.kind != AGREED and fresh.day > desk.today():
        raise UserError("hours.not_yet", day=fresh.day)
    placement = get_placement(uow, row.placement)
    if "hours_week" in changes:
        refuse_over_full(desk, placement.kind, fresh.hours_week, fresh.day)
    if changes.keys() & {"hours_week", "attended"}:
        _refuse_low(fresh.attended, fresh.hours_week)
    others = [each for each in hours_of(desk, placement) if each.id != row.id]
    check_hours(fresh, placement, () if set(changes) == {"hours_week"} else others)


def _check_placement_change(
    desk: Desk, uow: UnitOfWork, row: Placement, changes: Mapping[str, object]
) -> tuple[Remark, ...]:
    """Refuse a change of a placement; what was so before is not refused again."""
    changed = dataclasses.replace(row, **changes)  # type: ignore[arg-type]  # read by field type
    if changes.keys() & {"hours_week", "kind"}:
        refuse_over_full(desk, changed.kind, changed.hours_week, changed.start)
    if changes.keys() & {"hours_week", "attended_week"}:
        _refuse_low(changed.attended_week, changed.hours_week)
    if "kind" in changes:
        for each in hours_of(desk, row):
            refuse_over_full(desk, changed.kind, each.hours_week, each.day, "kind")
    if changed.ended_how == NEVER_BEGAN:
        _refuse_never_began(desk, changed, changes)
    remarks = (*refuse_bad(desk, changed, was=row), *outside_remarks(desk, row, changed))
    if row.last_day is not None and changed.last_day is None:
        refuse_closed(get_citizen(uow, row.citizen))
        remarks += reopened_remarks(uow, desk, changed)
    if changes.keys() & _AT_A_PLACE:
        remarks += workplace_remarks(uow, desk, changed)
    return remarks


def _refuse_low(attended: float | None, effective: float | None) -> None:
    """Refuse fewer hours of presence than effective hours."""
    if attended is not None and effective is not None and attended < effective:
        raise UserError("hours.attended_low", attended=attended, effective=effective)


def _refuse_never_began(desk: Desk, changed: Placement, changes: Mapping[str, object]) -> None:
    """Refuse that a placement with measured hours, or without a last day, never began."""
    if "ended_how" in changes:
        refuse_worked(desk, changed, "ended_how")
    if changed.last_day is None and changes.keys() & {"ended_how", "last_day"}:
        raise UserError("placement.never_began_open", field=next(iter(changes)))
