"""Changing rows by hand: a field, a placement started and ended, hours measured."""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flexdesk.app.changes import Changes, Done, Remark
from flexdesk.app.desk import Desk
from flexdesk.app.field_values import (
    MAX_HOURS,
    check_editable,
    one_line,
    read_field,
    read_hours,
    remarks_on,
)
from flexdesk.app.follow_ups import FIELDS, refresh
from flexdesk.app.lookups import choice, entity_of, find_workplace, get_citizen, get_row
from flexdesk.app.open_tasks import give_tasks
from flexdesk.app.passes import PASS_DAYS, move_to_step, put_right_passes, refresh_passes
from flexdesk.app.transfer import mark_needed
from flexdesk.app.transfer_texts import PLACEMENT
from flexdesk.base.errors import UserError
from flexdesk.base.ids import new_id
from flexdesk.base.numbers import format_day, parse_number
from flexdesk.domain.codes import EndedHow, HoursKind, Onward, PlacementKind
from flexdesk.domain.entities import Benefit, Citizen, Hours, Placement
from flexdesk.domain.placements import Severity, check_placement, planned_last_day_default
from flexdesk.store.work import UnitOfWork


@dataclass(frozen=True, slots=True)
class NewPlacement:
    """What is asked for when a placement starts; words and hours as they were typed.

    `hours` are effective hours a week, `attended` the hours a week the person is present. `street`
    is where a workplace lies that nobody has named before.
    """

    kind: str
    workplace: str
    start: dt.date
    planned_last_day: dt.date | None = None
    hours: str | None = None
    attended: str | None = None
    street: str = ""


@dataclass(frozen=True, slots=True)
class Ending:
    """The two facts of an end: *Sådan sluttede det* and *Kom videre til*."""

    last_day: dt.date
    how: str
    onward: str


def set_field(desk: Desk, kind: str, row_id: str, field: str, value_text: str) -> Done:
    """Set one field of a row to what was typed; the same value changes nothing (empty tx).

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
        kinds = {entity}
        if (entity, field) == ("citizen", "step"):
            move_to_step(uow, desk, get_citizen(uow, row_id))
            kinds.add("pass")
        if isinstance(row, Placement):
            whose, now = get_citizen(uow, citizen), _placement(uow, row_id)
            put_right_passes(uow, desk, whose, whose, now)
            kinds.add("pass")
        if isinstance(row, Citizen) and field in PASS_DAYS:
            put_right_passes(uow, desk, row, get_citizen(uow, row_id))
            kinds.add("pass")
        if isinstance(row, Citizen) and field == "consultant":
            give_tasks(uow, desk, row_id, str(value))
            kinds.add("task")
        if citizen and (entity, field) in FIELDS:
            refresh(uow, desk, citizen)
            kinds.add("task")
        tx = uow.tx
    return _done(desk, row_id, tx, citizen, kinds, remarks)


def start_placement(desk: Desk, citizen_id: str, wanted: NewPlacement) -> Done:
    """Start a placement; a workplace nobody has named before is made with that name.

    The planned last day is the rule's when none is given. Passes follow from the placement.

    Raises:
        UserError: with the code of what cannot be done or read.
    """
    code = choice("type", PlacementKind, wanted.kind)
    hours = read_hours(wanted.hours) if wanted.hours is not None else None
    attended = read_attended(wanted.attended, hours)
    place, name = find_workplace(desk, wanted.workplace)
    planned = wanted.planned_last_day or planned_last_day_default(code, wanted.start, desk.rules)
    placement_id, kinds = new_id(), {"placement", "pass", "citizen", "transfer", "task"}
    with desk.store.work("placement.start", {"kind": code}) as uow:
        citizen = get_citizen(uow, citizen_id)
        if place is None:
            place = new_id()
            kinds.add("workplace")
            uow.insert("workplace", place, {"name": name, "street": one_line(wanted.street)})
        placement = Placement(
            id=placement_id,
            citizen=citizen_id,
            kind=code,
            start=wanted.start,
            planned_last_day=planned,
            workplace=place,
            hours_week=hours,
            program=citizen.program,
            attended_week=attended,
        )
        remarks = _refuse_bad(desk, placement, _placements(desk, citizen_id))
        uow.insert("placement", placement_id, _values(placement))
        refresh_passes(uow, desk, citizen, moved_by=placement)
        mark_needed(uow, desk, citizen_id, PLACEMENT, placement_id)
        refresh(uow, desk, citizen_id)
        tx = uow.tx
    return _done(desk, placement_id, tx, citizen_id, kinds, remarks)


def end_placement(desk: Desk, placement_id: str, ending: Ending) -> Done:
    """End a placement that runs, in two facts.

    Raises:
        UserError: `placement.already_ended`, `placement.ends_before_start`, `value.unknown`.
    """
    how = choice("sådan sluttede det", EndedHow, ending.how)
    onward = choice("kom videre til", Onward, ending.onward)
    with desk.store.work("placement.end", {"how": how, "onward": onward}) as uow:
        row = _placement(uow, placement_id)
        if row.last_day is not None:
            raise UserError("placement.already_ended", last_day=row.last_day)
        changes = {"last_day": ending.last_day, "ended_how": how, "onward": onward}
        remarks = _check_change(desk, uow, "placement", row, changes)
        uow.edit("placement", placement_id, changes)
        ended = dataclasses.replace(row, last_day=ending.last_day, ended_how=how, onward=onward)
        refresh_passes(uow, desk, get_citizen(uow, row.citizen), moved_by=ended)
        mark_needed(uow, desk, row.citizen, PLACEMENT, placement_id)
        refresh(uow, desk, row.citizen)
        tx = uow.tx
    kinds = {"placement", "pass", "citizen", "transfer", "task"}
    # that the job to follow is not there yet is how an ending is written
    remarks = tuple(each for each in remarks if each.code != "placement.onward_not_started")
    return _done(desk, placement_id, tx, row.citizen, kinds, remarks)


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
    are the hours a week the person is present, None when nobody told them.

    Raises:
        UserError: `row.unknown`, `number.*`, `hours.range`, `hours.attended_range`,
            `hours.attended_low`, `hours.outside_placement` or `hours.day_taken`.
    """
    value = read_hours(hours)
    present = read_attended(attended, value)
    kind = HoursKind.CORRECTION if is_correction else HoursKind.CHANGE
    with desk.store.work("hours.add", {"kind": kind.value}) as uow:
        row = _placement(uow, placement_id)
        wanted = Hours(new_id(), placement_id, day, value, kind.value, present)
        of_day = [each for each in _hours_of(desk, row) if each.day == day]
        before = next((each for each in of_day if is_correction and each.kind == kind), None)
        _check_hours(wanted, row, of_day if before is None else [])
        if before is None:
            uow.insert("hours", wanted.id, _values(wanted))
        else:
            uow.edit("hours", before.id, {"hours_week": value, "attended": present})
        refresh(uow, desk, row.citizen)
        tx = uow.tx if uow.is_changed else ""
    return _done(desk, before.id if before else wanted.id, tx, row.citizen, {"hours", "task"})


def delete_hours(desk: Desk, hours_id: str) -> Done:
    """Take a measurement away; undo brings it back.

    Raises:
        UserError: `row.unknown`.
    """
    with desk.store.work("hours.delete", {}) as uow:
        row = get_row(uow, "hours", hours_id)
        citizen = _citizen_of(uow, "hours", row)
        uow.delete("hours", hours_id)
        refresh(uow, desk, citizen)
        tx = uow.tx
    return _done(desk, hours_id, tx, citizen, {"hours", "task"})


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


def _hours_of(desk: Desk, placement: Placement) -> list[Hours]:
    found = desk.store.reads.load("hours", citizen=placement.citizen)
    return [row for row in found if isinstance(row, Hours) and row.placement == placement.id]


def _check_hours(row: Hours, placement: Placement, others: Iterable[Hours]) -> None:
    """Refuse a measurement outside its placement, or on a day that has one like it."""
    start, last_day = placement.start, placement.last_day
    if row.day < start or (last_day is not None and row.day > last_day):
        raise UserError("hours.outside_placement", period=_period_words(start, last_day))
    is_change = row.kind != HoursKind.CORRECTION
    if any(other.day == row.day and (is_change or other.kind == row.kind) for other in others):
        raise UserError("hours.day_taken", day=row.day)


def _period_words(start: dt.date, last_day: dt.date | None) -> str:
    if last_day is None:
        return f"fra {format_day(start)}"
    return f"{format_day(start)} – {format_day(last_day)}"


def _done(
    desk: Desk,
    row_id: str,
    tx: str,
    citizen: str,
    kinds: set[str],
    remarks: tuple[Remark, ...] = (),
) -> Done:
    citizens = frozenset({citizen}) if citizen else frozenset()
    changes = Changes(citizens, frozenset(kinds), tx, everything=not citizen)
    desk.publish(changes)
    return Done(row_id, tx, changes, remarks)


def _placement(uow: UnitOfWork, placement_id: str) -> Placement:
    row = get_row(uow, "placement", placement_id)
    if not isinstance(row, Placement):
        raise UserError("row.unknown", kind="forløb")
    return row


def _placements(desk: Desk, citizen_id: str) -> tuple[Placement, ...]:
    rows = desk.store.reads.load("placement", citizen=citizen_id)
    return tuple(row for row in rows if isinstance(row, Placement))


def _values(row: Placement | Hours) -> dict[str, object]:
    names = [field.name for field in dataclasses.fields(row) if field.name != "id"]
    return {name: getattr(row, name) for name in names}


def _citizen_of(uow: UnitOfWork, entity: str, row: object) -> str:
    if entity == "citizen":
        return str(getattr(row, "id", ""))
    if entity == "hours":
        return _placement(uow, str(getattr(row, "placement", ""))).citizen
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
    if isinstance(row, Hours):
        placement = _placement(uow, row.placement)
        others = [each for each in _hours_of(desk, placement) if each.id != row.id]
        fresh = dataclasses.replace(row, **changes)  # type: ignore[arg-type]  # read by field type
        _check_hours(fresh, placement, () if set(changes) == {"hours_week"} else others)
    if isinstance(row, Placement):
        changed = dataclasses.replace(row, **changes)  # type: ignore[arg-type]  # read by field type
        return _refuse_bad(desk, changed, _placements(desk, row.citizen), was=row)
    return ()


def _refuse_bad(
    desk: Desk,
    placement: Placement,
    others: tuple[Placement, ...],
    was: Placement | None = None,
) -> tuple[Remark, ...]:
    """Refuse what cannot be, unless it was so before the change; return what looks wrong."""
    rest = tuple(row for row in others if row.id != placement.id)
    _refuse_twin(placement, rest, was)
    benefits = tuple(
        row
        for row in desk.store.reads.load("benefit", citizen=placement.citizen)
        if isinstance(row, Benefit)
    )
    before = {f.code for f in check_placement(was, rest, benefits, desk.rules)} if was else set()
    remarks: dict[str, Remark] = {}
    for finding in check_placement(placement, rest, benefits, desk.rules):
        if finding.code in before:
            continue
        if finding.severity is Severity.ERROR:
            raise UserError(finding.code, **dict(finding.facts))
        remarks.setdefault(finding.code, Remark(finding.code, dict(finding.facts)))
    return tuple(remarks.values())


def _refuse_twin(placement: Placement, rest: tuple[Placement, ...], was: Placement | None) -> None:
    """Refuse a second placement of one kind and start: to an import they would be one."""
    key = (placement.kind, placement.start)
    if was is not None and (was.kind, was.start) == key:
        return
    if any((row.kind, row.start) == key for row in rest):
        raise UserError("placement.exists", start=placement.start)
