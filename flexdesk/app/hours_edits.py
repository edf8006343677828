"""Hours of a placement by hand: measured, put right, taken away; what was agreed is confirmed."""

import datetime as dt
from collections.abc import Iterable

from flexdesk.app.changes import Done
from flexdesk.app.desk import Desk
from flexdesk.app.field_values import MAX_HOURS, read_hours
from flexdesk.app.follow_ups import refresh
from flexdesk.app.lookups import get_row
from flexdesk.app.placement_checks import (
    NEVER_BEGAN,
    answer,
    get_placement,
    hours_of,
    period_words,
    refuse_over_full,
    values_of_row,
)
from flexdesk.base.errors import UserError
from flexdesk.base.ids import new_id
from flexdesk.base.numbers import parse_number
from flexdesk.domain.codes import HoursKind
from flexdesk.domain.entities import Hours, Placement
from flexdesk.store.work import UnitOfWork

AGREED = HoursKind.AGREED.value
_CHANGE = HoursKind.CHANGE.value


def add_hours(
    desk: Desk,
    placement_id: str,
    day: dt.date,
    hours: str,
    *,
    is_correction: bool = False,
    attended: str | None = None,
) -> Done:
    """Write a measurement of effective hours; a correction puts an earlier value right.

    A day holds one change; a second correction of a day takes the place of the first. `attended`
    are the hours a week the person is present, None when nobody told them. A change to what was
    agreed beforehand confirms the agreement.

    Raises:
        UserError: `row.unknown`, `number.*`, `hours.range`, `hours.over_full_week`,
            `hours.attended_range`, `hours.attended_low`, `hours.never_began`,
            `hours.outside_placement`, `hours.day_taken` or `hours.not_yet`.
    """
    value = read_hours(hours)
    present = read_attended(attended, value)
    if day > desk.today():
        # Nobody has measured it: until its day it is an agreement, which counts in no figure.
        raise UserError("hours.not_yet", day=day)
    kind = HoursKind.CORRECTION if is_correction else HoursKind.CHANGE
    with desk.store.work("hours.add", {"kind": kind.value}) as uow:
        row = get_placement(uow, placement_id)
        refuse_over_full(desk, row.kind, value, day)
        wanted = Hours(new_id(), placement_id, day, value, kind.value, present)
        known = hours_of(desk, row)
        of_day = [each for each in known if each.day == day and each.kind != AGREED]
        before = next((each for each in of_day if is_correction and each.kind == kind), None)
        check_hours(wanted, row, of_day if before is None else [])
        if before is not None:
            uow.edit("hours", before.id, {"hours_week": value, "attended": present})
            written = before.id
        else:
            written = write_hours(uow, wanted, known)
        refresh(uow, desk, row.citizen)
        tx = uow.tx if uow.is_changed else ""
    return answer(desk, written, tx, row.citizen, {"hours", "task"})


def write_hours(uow: UnitOfWork, wanted: Hours, known: Iterable[Hours]) -> str:
    """Write a value of hours and return its row: the agreed one, when it says the same."""
    agreed = agreed_like(wanted, known)
    if agreed is None:
        uow.insert("hours", wanted.id, values_of_row(wanted))
        return wanted.id
    fresh = {"kind": wanted.kind, "day": wanted.day}
    if wanted.attended is not None:
        fresh["attended"] = wanted.attended
    uow.edit("hours", agreed.id, fresh)
    return agreed.id


def agreed_like(wanted: Hours, known: Iterable[Hours]) -> Hours | None:
    """Return the agreed value a change confirms: the first that says the same."""
    if wanted.kind != _CHANGE:
        return None
    like = [
        row
        for row in known
        if row.kind == AGREED
        and row.hours_week == wanted.hours_week
        and (wanted.attended is None or row.attended in {None, wanted.attended})
    ]
    return min(like, key=lambda row: row.day, default=None)


def delete_hours(desk: Desk, hours_id: str) -> Done:
    """Take a measurement away; undo brings it back.

    Raises:
        UserError: `row.unknown`.
    """
    with desk.store.work("hours.delete", {}) as uow:
        row = get_hours(uow, hours_id)
        citizen = get_placement(uow, row.placement).citizen
        uow.delete("hours", hours_id)
        refresh(uow, desk, citizen)
        tx = uow.tx
    return answer(desk, hours_id, tx, citizen, {"hours", "task"})


def get_hours(uow: UnitOfWork, hours_id: str) -> Hours:
    """Return a value of hours.

    Raises:
        UserError: `row.unknown`.
    """
    row = get_row(uow, "hours", hours_id)
    if not isinstance(row, Hours):
        raise UserError("row.unknown", kind="timer")
    return row


def read_attended(text: str | None, effective: float | None) -> float | None:
    """Return the hours a week a person is present, None when nothing is told.

    Raises:
        UserError: `number.*`, `hours.attended_range`, or `hours.attended_low` when they are
            fewer than the effective hours.
    """
    if text is None or not text.strip():
        return None
    attended = parse_number(text)
    if not 0 <= attended <= MAX_HOURS:
        raise UserError("hours.attended_range", hours=attended, maximum=MAX_HOURS)
    if effective is not None and attended < effective:
        raise UserError("hours.attended_low", attended=attended, effective=effective)
    return attended


def check_hours(row: Hours, placement: Placement, others: Iterable[Hours]) -> None:
    """Refuse a value outside its placement, or on a day that has one like it.

    Raises:
        UserError: `hours.never_began`, `hours.outside_placement` or `hours.day_taken`.
    """
    if placement.ended_how == NEVER_BEGAN:
        raise UserError("hours.never_began")
    start, last_day = placement.start, placement.last_day
    if row.day < start or (last_day is not None and row.day > last_day):
        raise UserError("hours.outside_placement", period=period_words(start, last_day))
    is_change = row.kind != HoursKind.CORRECTION
    same = [other for other in others if (other.kind == AGREED) == (row.kind == AGREED)]
    if any(other.day == row.day and (is_change or other.kind == row.kind) for other in same):
        raise UserError("hours.day_taken", day=row.day)
