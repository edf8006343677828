"""What the verbs of a placement share: its rows, what a change is refused for, and the answer."""

import dataclasses
import datetime as dt
from collections.abc import Container, Iterable, Mapping

from flexdesk.app.changes import Changes, Done, Remark
from flexdesk.app.desk import Desk
from flexdesk.app.field_values import one_line
from flexdesk.app.lookups import Gets, get_row
from flexdesk.base.danish import clean
from flexdesk.base.errors import UserError
from flexdesk.base.numbers import format_day
from flexdesk.domain.codes import EndedHow, HoursKind, PlacementKind
from flexdesk.domain.entities import Benefit, Citizen, Hours, Placement, Workplace
from flexdesk.domain.placement_entities import PlacementChange
from flexdesk.domain.placements import FLEKSJOB_KINDS, Severity, check_placement
from flexdesk.domain.work_codes import ChangeKind
from flexdesk.domain.workplace_entities import Employer

POOL = PlacementKind.PULJEFLEKSJOB.value
NEVER_BEGAN = EndedHow.STARTEDE_IKKE.value
ALL_KINDS = frozenset({"placement", "pass", "citizen", "transfer", "task"})
"""Kinds of rows a placement that begins, ends or moves may touch."""
_LONGEST_REASON = 500
_JOB = PlacementKind.ORDINAERT_JOB.value
_LENGTH_CODES = frozenset(
    {
        "placement.pool_length",
        "placement.praktik_long_weeks",
        "placement.praktik_very_long_weeks",
    }
)


def get_placement(source: Gets, placement_id: str) -> Placement:
    """Return a placement.

    Raises:
        UserError: `row.unknown`.
    """
    row = get_row(source, "placement", placement_id)
    if not isinstance(row, Placement):
        raise UserError("row.unknown", kind="forløb")
    return row


def placements_of(desk: Desk, citizen_id: str) -> tuple[Placement, ...]:
    """Return a citizen's placements as they are saved."""
    rows = desk.store.reads.load("placement", citizen=citizen_id)
    return tuple(row for row in rows if isinstance(row, Placement))


def hours_of(desk: Desk, placement: Placement) -> list[Hours]:
    """Return every value of hours written about a placement, what is agreed too."""
    found = desk.store.reads.load("hours", citizen=placement.citizen)
    return [row for row in found if isinstance(row, Hours) and row.placement == placement.id]


def values_of_row(row: object) -> dict[str, object]:
    """Return the fields of a record as the store takes them."""
    names = [field.name for field in dataclasses.fields(row) if field.name != "id"]  # type: ignore[arg-type]  # every record is one
    return {name: getattr(row, name) for name in names}


def answer(
    desk: Desk,
    row_id: str,
    tx: str,
    citizen: str,
    kinds: Iterable[str],
    remarks: tuple[Remark, ...] = (),
) -> Done:
    """Tell every window what changed, and return what a use case answers.

    Nothing is told when nothing was written (empty tx).
    """
    citizens = frozenset({citizen}) if citizen else frozenset()
    changes = Changes(citizens, frozenset(kinds), tx, everything=not citizen)
    if tx:
        desk.publish(changes)
    return Done(row_id, tx, changes, remarks)


def read_reason(text: str) -> str:
    """Return why something was changed, clean.

    Raises:
        UserError: `text.too_long` with field=reason.
    """
    try:
        return one_line(clean(text, _LONGEST_REASON))
    except UserError as error:
        raise UserError(error.code, **{**error.facts, "field": "reason"}) from None


def period_words(start: dt.date, last_day: dt.date | None) -> str:
    """Return the days of a placement: "01-06-2016 – 31-08-2016", "fra 01-06-2016"."""
    if last_day is None:
        return f"fra {format_day(start)}"
    return f"{format_day(start)} – {format_day(last_day)}"


def refuse_bad(
    desk: Desk,
    placement: Placement,
    was: Placement | None = None,
    others: tuple[Placement, ...] | None = None,
) -> tuple[Remark, ...]:
    """Refuse what cannot be, unless it was so before the change; return what looks wrong."""
    found = placements_of(desk, placement.citizen) if others is None else others
    rest = tuple(row for row in found if row.id != placement.id)
    _refuse_twin(placement, rest, was)
    benefits = tuple(
        row
        for row in desk.store.reads.load("benefit", citizen=placement.citizen)
        if isinstance(row, Benefit)
    )
    before = {f.code for f in check_placement(was, rest, benefits, desk.rules)} if was else set()
    remarks: dict[str, Remark] = {}
    for finding in check_placement(placement, rest, benefits, desk.rules):
        if finding.code in before and not _is_longer(finding.code, placement, was):
            continue
        if finding.severity is Severity.ERROR:
            raise UserError(finding.code, **dict(finding.facts))
        remarks.setdefault(finding.code, Remark(finding.code, dict(finding.facts)))
    return tuple(remarks.values())


def refuse_over_full(
    desk: Desk, kind: str, hours: float | None, day: dt.date, field: str = "hours"
) -> None:
    """Refuse more effective hours than a full week: only an ordinary job can have them.

    Source: fleksjob.full_week_hours.

    Raises:
        UserError: `hours.over_full_week`.
    """
    if hours is None or kind == _JOB:
        return
    most = desk.rules.number("fleksjob.full_week_hours", day)
    if hours > most:
        raise UserError("hours.over_full_week", hours=hours, maximum=most, field=field)


def refuse_closed(citizen: Citizen) -> None:
    """Refuse that a placement runs again in a case that is closed.

    Raises:
        UserError: `citizen.closed`.
    """
    if citizen.closed_on is not None:
        raise UserError("citizen.closed", day=citizen.closed_on)


def overlap_remarks(placement: Placement, others: Iterable[Placement]) -> tuple[Remark, ...]:
    """Return a remark when a fleksjob begins before another has ended.

    An ordinary fleksjob that cuts a pool job short often begins a few days before its last day.
    """
    if placement.kind not in FLEKSJOB_KINDS:
        return ()
    for other in others:
        if other.id == placement.id or other.kind not in FLEKSJOB_KINDS:
            continue
        if other.ended_how != NEVER_BEGAN and _meet(placement, other):
            return (Remark("placement.fleksjob_overlap"),)
    return ()


def sector_of(source: Gets, workplace: Workplace | None) -> str:
    """Return the sector of a workplace, its employer's when its own is not written."""
    if workplace is None or workplace.sector:
        return workplace.sector if workplace else ""
    employer = source.get("employer", workplace.employer) if workplace.employer else None
    return employer.sector if isinstance(employer, Employer) else ""


def sector_remarks(desk: Desk, placement: Placement, sector: str) -> tuple[Remark, ...]:
    """Refuse a pool job where its program has none; a sector nobody has written is remarked.

    Raises:
        UserError: `placement.sector` with field=workplace.
    """
    program = desk.programs.get(placement.program) or desk.program
    if placement.kind != POOL or not program.sectors:
        return ()
    if not sector:
        return (Remark("placement.sector_unknown", {"program": program.title_da}),)
    if sector not in program.sectors:
        raise UserError("placement.sector", program=program.title_da, field="workplace")
    return ()


def workplace_remarks(source: Gets, desk: Desk, placement: Placement) -> tuple[Remark, ...]:
    """Return what `sector_remarks` says of the workplace a placement is at.

    Raises:
        UserError: `placement.sector` with field=workplace.
    """
    found = source.get("workplace", placement.workplace) if placement.workplace else None
    if not isinstance(found, Workplace):
        return ()
    return sector_remarks(desk, placement, sector_of(source, found))


def pool_jobs_remarks(desk: Desk, owner: Workplace | Employer, sector: str) -> tuple[Remark, ...]:
    """Return a remark when a workplace gets a sector its running pool jobs may not be in.

    An employer's sector is that of its workplaces that have none of their own.
    """
    places = {owner.id}
    if isinstance(owner, Employer):
        every = desk.caseload().workplaces
        places = {row.id for row in every if row.employer == owner.id and not row.sector}
    return pool_places_remarks(desk, places, sector)


def pool_places_remarks(desk: Desk, places: Container[str], sector: str) -> tuple[Remark, ...]:
    """Return a remark when pool jobs run at workplaces of a sector their program has none in."""
    for row in desk.caseload().placements:
        if row.workplace not in places or not _is_open_pool(row, desk.today()):
            continue
        program = desk.programs.get(row.program) or desk.program
        if sector and program.sectors and sector not in program.sectors:
            return (Remark("workplace.pool_not_allowed", {"program": program.title_da}),)
    return ()


def reopened_remarks(source: Gets, desk: Desk, placement: Placement) -> tuple[Remark, ...]:
    """Return a remark when a pool job comes back to a workplace it may not be at any more."""
    try:
        workplace_remarks(source, desk, placement)
    except UserError as error:
        return (Remark("workplace.pool_not_allowed", {"program": error.facts["program"]}),)
    return ()


def outside_remarks(desk: Desk, was: Placement, now: Placement) -> tuple[Remark, ...]:
    """Return remarks when a change of days leaves hours or a move outside the placement.

    What is agreed for a day after the end is dropped with it, and not counted here.
    """
    left = [
        row for row in hours_of(desk, now) if _is_outside(row, now) and not _is_outside(row, was)
    ]
    remarks = (Remark("placement.hours_outside", {"count": len(left)}),) if left else ()
    moved = _moved_after(desk, now) if now.last_day != was.last_day else None
    return remarks if moved is None else (*remarks, Remark("placement.moved_after", {"day": moved}))


def refuse_worked(desk: Desk, placement: Placement, field: str = "") -> None:
    """Refuse that a placement never began when hours were measured in it.

    Raises:
        UserError: `placement.cancel_worked`.
    """
    if any(row.kind == HoursKind.CHANGE for row in hours_of(desk, placement)):
        facts = {"field": field} if field else {}
        raise UserError("placement.cancel_worked", **facts)


def _moved_after(desk: Desk, placement: Placement) -> dt.date | None:
    """Return the first day a placement moved after its end, None when it did not."""
    if placement.last_day is None:
        return None
    days = [
        row.day
        for row in desk.store.reads.load("placement_change", citizen=placement.citizen)
        if isinstance(row, PlacementChange)
        and (row.placement, row.kind) == (placement.id, ChangeKind.ARBEJDSPLADS)
    ]
    return min((day for day in days if day > placement.last_day), default=None)


def _is_outside(row: Hours, placement: Placement) -> bool:
    is_late = placement.last_day is not None and row.day > placement.last_day
    return row.day < placement.start or (is_late and row.kind != HoursKind.AGREED)


def _is_open_pool(row: Placement, today: dt.date) -> bool:
    is_over = row.last_day is not None and row.last_day <= today
    return row.kind == POOL and row.ended_how != NEVER_BEGAN and not is_over


def with_field(error: UserError, fields: Mapping[str, str]) -> UserError:
    """Return an error that says which field of a form it is about, by its code."""
    field = fields.get(error.code)
    return UserError(error.code, **{**error.facts, "field": field}) if field else error


def _is_longer(code: str, placement: Placement, was: Placement | None) -> bool:
    """Say whether a stay that was long already was made longer: that is said each time."""
    if code not in _LENGTH_CODES or was is None:
        return False
    ends = (was.last_day or was.planned_last_day, placement.last_day or placement.planned_last_day)
    return ends[0] is not None and ends[1] is not None and ends[1] > ends[0]


def _meet(one: Placement, other: Placement) -> bool:
    ends = [row.last_day or row.planned_last_day or dt.date.max for row in (one, other)]
    return one.start <= ends[1] and other.start <= ends[0]


def _refuse_twin(placement: Placement, rest: tuple[Placement, ...], was: Placement | None) -> None:
    """Refuse a second placement of one kind and start: to an import they would be one."""
    key = (placement.kind, placement.start)
    if was is not None and (was.kind, was.start) == key:
        return
    if any((row.kind, row.start) == key for row in rest):
        raise UserError("placement.exists", start=placement.start, field="start")
