"""Employers: one CVR number, one or many workplaces."""

from dataclasses import dataclass

from flexdesk.app.changes import Done, Remark
from flexdesk.app.desk import Desk
from flexdesk.app.lookups import choice
from flexdesk.app.placement_checks import pool_jobs_remarks, pool_places_remarks
from flexdesk.app.workplace_index import workplace_index
from flexdesk.app.workplace_parts import (
    LONGEST_NAME,
    LONGEST_TEXT,
    get_employer,
    get_workplace,
    line_of,
    told,
)
from flexdesk.base.danish import clean, fold, sort_key
from flexdesk.base.errors import UserError
from flexdesk.base.firms import is_cvr_checksum_ok, parse_cvr
from flexdesk.base.ids import new_id
from flexdesk.domain.codes import Sector
from flexdesk.domain.entities import Workplace
from flexdesk.domain.labels import label
from flexdesk.domain.workplace_entities import Employer

_KINDS = frozenset({"employer", "workplace"})


@dataclass(frozen=True, slots=True)
class NewEmployer:
    """An employer as typed: the name is enough."""

    name: str
    cvr: str = ""
    sector: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class EmployerRow:
    """An employer as a list shows it."""

    id: str
    name: str
    cvr: str
    sector: str
    sector_text: str
    text: str
    places: int
    """How many workplaces it has."""
    rank: str


def employers_of(desk: Desk) -> tuple[EmployerRow, ...]:
    """Return every employer in the order of names."""
    index = workplace_index(desk)
    places: dict[str, int] = {}
    for place in index.workplaces.values():
        employer = index.employer_of(place)
        if employer is not None:
            places[employer.id] = places.get(employer.id, 0) + 1
    rows = (_row(each, places.get(each.id, 0)) for each in index.employers.values())
    return tuple(sorted(rows, key=lambda row: (row.rank, row.id)))


def add_employer(desk: Desk, wanted: NewEmployer, workplace_id: str = "") -> Done:
    """Write an employer, of the workplace that is named and of all with its CVR number.

    Raises:
        UserError: `employer.empty`, `employer.exists`, `cvr.taken`, `cvr.*`, `value.unknown`,
            `row.unknown`, `text.too_long`.
    """
    values, employer_id = _values(desk, wanted, ""), new_id()
    place = get_workplace(desk.store.reads, workplace_id) if workplace_id else None
    cvr = str(values["cvr"] or (place.cvr if place else ""))
    values["cvr"] = cvr
    with desk.store.work("employer.add", {}) as uow:
        uow.insert("employer", employer_id, values)
        for row in workplace_index(desk).workplaces.values():
            is_its = bool(cvr) and row.cvr == cvr and not row.employer
            if is_its or row.id == workplace_id:
                uow.edit("workplace", row.id, _link(employer_id, cvr, row))
        tx = uow.tx
    owner = get_employer(desk.store.reads, employer_id)
    remarks = (*_remarks(cvr), *pool_jobs_remarks(desk, owner, owner.sector))
    return told(desk, employer_id, tx, _KINDS, remarks=remarks)


def edit_employer(desk: Desk, employer_id: str, wanted: NewEmployer) -> Done:
    """Put an employer right; the same changes nothing (empty tx).

    Raises:
        UserError: as `add_employer`.
    """
    get_employer(desk.store.reads, employer_id)
    values = _values(desk, wanted, employer_id)
    with desk.store.work("employer.edit", {}) as uow:
        changed = uow.edit("employer", employer_id, values)
        tx = uow.tx if changed else ""
    remarks = _remarks(str(values["cvr"])) if "cvr" in changed else ()
    if "sector" in changed:
        owner = get_employer(desk.store.reads, employer_id)
        remarks += pool_jobs_remarks(desk, owner, owner.sector)
    return told(desk, employer_id, tx, _KINDS, remarks=remarks)


def set_employer(desk: Desk, workplace_id: str, employer_id: str) -> Done:
    """Say who employs at a workplace, or that nobody knows; the same changes nothing (empty tx).

    A workplace without CVR number gets the employer's.

    Raises:
        UserError: `row.unknown`.
    """
    row = get_workplace(desk.store.reads, workplace_id)
    employer = get_employer(desk.store.reads, employer_id) if employer_id else None
    values = _link(employer.id, employer.cvr, row) if employer else {"employer": None}
    with desk.store.work("employer.set", {}) as uow:
        changed = uow.edit("workplace", workplace_id, values)
        tx = uow.tx if changed else ""
    differs = employer is not None and row.cvr and employer.cvr and row.cvr != employer.cvr
    remarks: tuple[Remark, ...] = (Remark("employer.other_cvr"),) if differs and tx else ()
    if employer is not None and tx and not row.sector:
        remarks += pool_places_remarks(desk, {workplace_id}, employer.sector)
    return told(desk, workplace_id, tx, _KINDS, remarks=remarks)


def delete_employer(desk: Desk, employer_id: str) -> Done:
    """Take an employer away; its workplaces stand without one.

    Raises:
        UserError: `row.unknown`.
    """
    get_employer(desk.store.reads, employer_id)
    with desk.store.work("employer.delete", {}) as uow:
        for row in workplace_index(desk).workplaces.values():
            if row.employer == employer_id:
                uow.edit("workplace", row.id, {"employer": None})
        uow.delete("employer", employer_id)
        tx = uow.tx
    return told(desk, employer_id, tx, _KINDS)


def _link(employer_id: str, cvr: str, row: Workplace) -> dict[str, object]:
    return {"employer": employer_id, "cvr": row.cvr or cvr}


def _row(row: Employer, places: int) -> EmployerRow:
    sector = label(row.sector, Sector) if row.sector else ""
    return EmployerRow(
        row.id, row.name, row.cvr, row.sector, sector, row.text, places, sort_key(row.name)
    )


def _values(desk: Desk, wanted: NewEmployer, besides: str) -> dict[str, object]:
    name = line_of(wanted.name, LONGEST_NAME)
    if not name:
        raise UserError("employer.empty")
    cvr = parse_cvr(wanted.cvr) if wanted.cvr.strip() else ""
    for other in workplace_index(desk).employers.values():
        if other.id == besides:
            continue
        if cvr and other.cvr == cvr:
            raise UserError("cvr.taken", name=other.name)
        if fold(other.name) == fold(name):
            raise UserError("employer.exists", name=other.name)
    return {
        "name": name,
        "cvr": cvr,
        "sector": choice("sektor", Sector, wanted.sector) if wanted.sector.strip() else "",
        "text": clean(wanted.text, LONGEST_TEXT),
    }


def _remarks(cvr: str) -> tuple[Remark, ...]:
    return (Remark("cvr.checksum"),) if cvr and not is_cvr_checksum_ok(cvr) else ()
