"""Starting a placement: a job or a praktik at a workplace, made when nobody has named it before."""

import datetime as dt
from dataclasses import dataclass

from flexdesk.app.changes import Done, Remark
from flexdesk.app.desk import Desk
from flexdesk.app.field_values import read_hours
from flexdesk.app.follow_ups import refresh
from flexdesk.app.hours_edits import read_attended
from flexdesk.app.lookups import choice, find_workplace, get_citizen, read_street
from flexdesk.app.passes import refresh_passes
from flexdesk.app.placement_checks import (
    ALL_KINDS,
    answer,
    overlap_remarks,
    placements_of,
    refuse_bad,
    refuse_over_full,
    sector_of,
    sector_remarks,
    values_of_row,
    with_field,
)
from flexdesk.app.placement_terms import TermsTyped, read_terms, write_terms
from flexdesk.app.transfer import mark_needed
from flexdesk.app.transfer_texts import PLACEMENT
from flexdesk.base.errors import UserError
from flexdesk.base.ids import new_id
from flexdesk.domain.codes import PlacementKind, Sector
from flexdesk.domain.entities import Placement, Workplace
from flexdesk.domain.placements import planned_last_day_default
from flexdesk.store.work import UnitOfWork


@dataclass(frozen=True, slots=True)
class NewPlacement:
    """What is asked for when a placement starts; words and hours as they were typed.

    `hours` are effective hours a week, `attended` the hours a week the person is present. `street`
    and `sector` are those of a workplace that nobody has named before; `terms` what is agreed
    beyond days and hours, written in the same action.
    """

    kind: str
    workplace: str
    start: dt.date
    planned_last_day: dt.date | None = None
    hours: str | None = None
    attended: str | None = None
    street: str = ""
    sector: str = ""
    terms: TermsTyped | None = None


def start_placement(desk: Desk, citizen_id: str, wanted: NewPlacement) -> Done:
    """Start a placement; a workplace nobody has named before is made with that name.

    The planned last day is the rule's when none is given. Passes follow from the placement.

    Raises:
        UserError: with the code of what cannot be done or read.
    """
    code = choice("type", PlacementKind, wanted.kind)
    hours = read_hours(wanted.hours) if wanted.hours is not None else None
    refuse_over_full(desk, code, hours, wanted.start)
    attended = read_attended(wanted.attended, hours)
    place, name = find_workplace(desk, wanted.workplace)
    sector = choice("sektor", Sector, wanted.sector) if wanted.sector else ""
    planned = wanted.planned_last_day or planned_last_day_default(code, wanted.start, desk.rules)
    placement_id, kinds = new_id(), set(ALL_KINDS)
    with desk.store.work("placement.start", {"kind": code}) as uow:
        citizen = get_citizen(uow, citizen_id)
        placement = Placement(
            id=placement_id,
            citizen=citizen_id,
            kind=code,
            start=wanted.start,
            planned_last_day=planned,
            workplace=place or new_id(),
            hours_week=hours,
            program=citizen.program,
            attended_week=attended,
        )
        remarks = _checked(desk, uow, placement, sector)
        terms = read_terms(desk, wanted.terms, placement) if wanted.terms else None
        if place is None:
            kinds.add("workplace")
            values = {"name": name, "street": read_street(wanted.street), "sector": sector}
            uow.insert("workplace", str(placement.workplace), values)
        uow.insert("placement", placement_id, values_of_row(placement))
        if terms is not None and write_terms(uow, None, terms):
            kinds.add("terms")
        refresh_passes(uow, desk, citizen, moved_by=placement)
        mark_needed(uow, desk, citizen_id, PLACEMENT, placement_id)
        refresh(uow, desk, citizen_id)
        tx = uow.tx
    return answer(desk, placement_id, tx, citizen_id, kinds, remarks)


def _checked(desk: Desk, uow: UnitOfWork, placement: Placement, sector: str) -> tuple[Remark, ...]:
    """Refuse what cannot be; return what looks wrong. `sector` is that of a new workplace."""
    others = placements_of(desk, placement.citizen)
    found = uow.get("workplace", placement.workplace or "")
    known = sector_of(uow, found) if isinstance(found, Workplace) else sector
    try:
        remarks = refuse_bad(desk, placement, others=others)
    except UserError as error:
        raise with_field(error, _FIELDS) from None
    return (
        *remarks,
        *overlap_remarks(placement, others),
        *sector_remarks(desk, placement, known),
    )


_FIELDS = {
    "placement.planned_backwards": "planned_last_day",
    "placement.pool_overlap": "start",
    "placement.hours_none": "hours",
}
"""The field of the form an error is about."""
