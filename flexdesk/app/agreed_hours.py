"""Hours agreed from a day to come: in no figure until somebody confirms them."""

import dataclasses
import datetime as dt

from flexdesk.app.case_index import case_index
from flexdesk.app.changes import Done
from flexdesk.app.desk import Desk
from flexdesk.app.field_values import read_hours
from flexdesk.app.follow_ups import refresh
from flexdesk.app.hours_edits import (
    AGREED,
    check_hours,
    get_hours,
    read_attended,
    write_hours,
)
from flexdesk.app.placement_checks import (
    answer,
    get_placement,
    hours_of,
    refuse_over_full,
    with_field,
)
from flexdesk.base.errors import UserError
from flexdesk.base.ids import new_id
from flexdesk.base.numbers import format_number
from flexdesk.domain.codes import HoursKind
from flexdesk.domain.entities import Hours, Placement
from flexdesk.store.work import UnitOfWork

_KINDS = frozenset({"hours", "task"})
_FIELDS = {
    "hours.outside_placement": "day",
    "hours.day_taken": "day",
    "hours.attended_range": "attended",
    "hours.attended_low": "attended",
    "hours.range": "hours",
}
"""The field of the form an error is about."""


def agree_hours(
    desk: Desk, placement_id: str, day: dt.date, hours: str, *, attended: str | None = None
) -> Done:
    """Write hours agreed from a day to come; a day holds one agreement.

    Raises:
        UserError: `row.unknown`, `number.*`, `hours.*`, `agreed.not_ahead`,
            `placement.already_ended`; each says which field it is about.
    """
    value, present = _read(hours, attended)
    if day <= desk.today():
        raise UserError("agreed.not_ahead", day=day, field="day")
    wanted = Hours(new_id(), placement_id, day, value, AGREED, present)
    with desk.store.work("hours.agree", {}) as uow:
        row = get_placement(uow, placement_id)
        if row.last_day is not None:
            raise UserError("placement.already_ended", last_day=row.last_day, field="day")
        _refuse_bad(desk, wanted, row)
        write_hours(uow, wanted, ())
        refresh(uow, desk, row.citizen)
        tx = uow.tx
    return answer(desk, wanted.id, tx, row.citizen, _KINDS)


def confirm_agreed(
    desk: Desk,
    hours_id: str,
    *,
    hours: str | None = None,
    attended: str | None = None,
    day: dt.date | None = None,
) -> Done:
    """Make agreed hours a change on their day, as agreed or as they turned out.

    Raises:
        UserError: `row.unknown`, `agreed.not_open`, `agreed.too_early`, `number.*`, `hours.*`;
            each says which field it is about.
    """
    with desk.store.work("hours.confirm", {}) as uow:
        agreed = _open(uow, hours_id)
        row = get_placement(uow, agreed.placement)
        value, present = _told(agreed, hours, attended)
        since = day or agreed.day
        if since > desk.today():
            raise UserError("agreed.too_early", day=since, field="day")
        kind = HoursKind.CHANGE.value
        fresh = dataclasses.replace(
            agreed, day=since, hours_week=value, attended=present, kind=kind
        )
        _refuse_bad(desk, fresh, row)
        changes = {"kind": kind, "day": since, "hours_week": value, "attended": present}
        uow.edit("hours", hours_id, changes)
        refresh(uow, desk, row.citizen)
        tx = uow.tx
    return answer(desk, hours_id, tx, row.citizen, _KINDS)


def drop_agreed(desk: Desk, hours_id: str) -> Done:
    """Take agreed hours away: they came to nothing.

    Raises:
        UserError: `row.unknown`, `agreed.not_open`.
    """
    with desk.store.work("hours.drop", {}) as uow:
        agreed = _open(uow, hours_id)
        citizen = get_placement(uow, agreed.placement).citizen
        uow.delete("hours", hours_id)
        refresh(uow, desk, citizen)
        tx = uow.tx
    return answer(desk, hours_id, tx, citizen, _KINDS)


def agreed_of(desk: Desk, placement_id: str) -> tuple[Hours, ...]:
    """Return the hours agreed for a placement that nobody has confirmed, the next first."""
    return case_index(desk).agreed.get(placement_id, ())


def _open(uow: UnitOfWork, hours_id: str) -> Hours:
    row = get_hours(uow, hours_id)
    if row.kind != AGREED:
        raise UserError("agreed.not_open")
    return row


def _read(hours: str, attended: str | None) -> tuple[float, float | None]:
    try:
        value = read_hours(hours)
    except UserError as error:
        raise UserError(error.code, **{**error.facts, "field": "hours"}) from None
    try:
        return value, read_attended(attended, value)
    except UserError as error:
        raise UserError(error.code, **{**error.facts, "field": "attended"}) from None


def _told(agreed: Hours, hours: str | None, attended: str | None) -> tuple[float, float | None]:
    """Return the hours as they turned out: what is not told is as agreed."""
    told = format_number(agreed.hours_week) if hours is None else hours
    present = attended
    if attended is None and agreed.attended is not None:
        present = format_number(agreed.attended)
    return _read(told, present)


def _refuse_bad(desk: Desk, wanted: Hours, row: Placement) -> None:
    refuse_over_full(desk, row.kind, wanted.hours_week, wanted.day)
    others = [each for each in hours_of(desk, row) if each.id != wanted.id]
    try:
        check_hours(wanted, row, others)
    except UserError as error:
        raise with_field(error, _FIELDS) from None
