"""Workplaces: written by name and street, put right, closed, and taken away while unused."""

import datetime as dt
from dataclasses import dataclass

from flexdesk.app.changes import Done, Remark
from flexdesk.app.desk import Desk
from flexdesk.app.lookups import choice
from flexdesk.app.placement_checks import pool_places_remarks
from flexdesk.app.workplace_index import workplace_index
from flexdesk.app.workplace_lookalikes import lookalikes_of
from flexdesk.app.workplace_page import references
from flexdesk.app.workplace_parts import (
    LONGEST_NAME,
    LONGEST_TEXT,
    count_of,
    get_employer,
    get_workplace,
    line_of,
    told,
)
from flexdesk.base.danish import clean, fold
from flexdesk.base.errors import UserError
from flexdesk.base.firms import is_cvr_checksum_ok, parse_cvr, parse_p_number
from flexdesk.base.ids import new_id
from flexdesk.domain.codes import Sector


@dataclass(frozen=True, slots=True)
class NewWorkplace:
    """A workplace as it was typed: the name is enough, and the street tells it from others.

    `employer` is the id of who employs there. `is_another` says that it is none of those that
    look like it.
    """

    name: str
    street: str = ""
    postcode: str = ""
    city: str = ""
    p_number: str = ""
    cvr: str = ""
    sector: str = ""
    branch: str = ""
    phone: str = ""
    email: str = ""
    employer: str = ""
    tasks: str = ""
    employees: str = ""
    room_for: str = ""
    text: str = ""
    is_another: bool = False


def add_workplace(desk: Desk, wanted: NewWorkplace) -> Done:
    """Write a workplace; one that looks like one there is must be said to be another.

    Raises:
        UserError: `workplace.empty`, `workplace.exists`, `workplace.looks_like`,
            `p_number.taken`, `p_number.*`, `cvr.*`, `value.unknown`, `workplace.count`,
            `number.*`, `text.too_long`, `row.unknown`.
    """
    values = _values(desk, wanted)
    _refuse_taken(desk, values, "")
    if not wanted.is_another:
        _refuse_like(desk, values)
    workplace_id = new_id()
    with desk.store.work("workplace.add", {}) as uow:
        uow.insert("workplace", workplace_id, values)
        tx = uow.tx
    return told(desk, workplace_id, tx, {"workplace"}, remarks=_remarks(values))


def edit_workplace(desk: Desk, workplace_id: str, wanted: NewWorkplace) -> Done:
    """Put right what is written about a workplace; the same changes nothing (empty tx).

    Raises:
        UserError: as `add_workplace`, and `row.unknown`.
    """
    get_workplace(desk.store.reads, workplace_id)
    values = _values(desk, wanted)
    _refuse_taken(desk, values, workplace_id)
    with desk.store.work("workplace.edit", {}) as uow:
        changed = uow.edit("workplace", workplace_id, values)
        tx = uow.tx if changed else ""
    remarks = _remarks(values) if "cvr" in changed else ()
    if {"sector", "employer"} & set(changed):
        remarks += pool_places_remarks(desk, {workplace_id}, str(values["sector"]))
    return told(desk, workplace_id, tx, {"workplace"}, remarks=remarks)


def close_workplace(desk: Desk, workplace_id: str, day: dt.date | None = None) -> Done:
    """Say that a workplace is no longer one from a day, today when none is given.

    Raises:
        UserError: `row.unknown`, `workplace.closed`, `workplace.has_people`.
    """
    row, on = get_workplace(desk.store.reads, workplace_id), day or desk.today()
    if row.closed_on is not None:
        raise UserError("workplace.closed", day=row.closed_on)
    stays = workplace_index(desk).stays.get(workplace_id, ())
    people = {
        each.placement.citizen for each in stays if each.is_running(on) or each.is_planned(on)
    }
    if people:
        raise UserError("workplace.has_people", name=row.name, count=len(people))
    with desk.store.work("workplace.close", {}) as uow:
        uow.edit("workplace", workplace_id, {"closed_on": on})
        tx = uow.tx
    return told(desk, workplace_id, tx, {"workplace"})


def reopen_workplace(desk: Desk, workplace_id: str) -> Done:
    """Say that a workplace is one again; one that is open changes nothing (empty tx).

    Raises:
        UserError: `row.unknown`.
    """
    get_workplace(desk.store.reads, workplace_id)
    with desk.store.work("workplace.reopen", {}) as uow:
        changed = uow.edit("workplace", workplace_id, {"closed_on": None})
        tx = uow.tx if changed else ""
    return told(desk, workplace_id, tx, {"workplace"})


def delete_workplace(desk: Desk, workplace_id: str) -> Done:
    """Take away a workplace nobody was at, with its contact persons and openings.

    Raises:
        UserError: `row.unknown`, `workplace.in_use`.
    """
    row, index = get_workplace(desk.store.reads, workplace_id), workplace_index(desk)
    used = references(index, workplace_id)
    if used:
        raise UserError("workplace.in_use", name=row.name, count=used)
    with desk.store.work("workplace.delete", {}) as uow:
        for person in index.persons.get(workplace_id, ()):
            uow.delete("workplace_person", person.id)
        for opening in index.openings.get(workplace_id, ()):
            uow.delete("opening", opening.id)
        uow.delete("workplace", workplace_id)
        tx = uow.tx
    return told(desk, workplace_id, tx, {"workplace", "workplace_person", "opening"})


def _values(desk: Desk, wanted: NewWorkplace) -> dict[str, object]:
    """Return the fields that were typed, read and clean; the employer's where none are typed."""
    name = line_of(wanted.name, LONGEST_NAME)
    if not name:
        raise UserError("workplace.empty")
    cvr = parse_cvr(wanted.cvr) if wanted.cvr.strip() else ""
    employer = get_employer(desk.store.reads, wanted.employer) if wanted.employer else None
    if employer is None and cvr:
        known = workplace_index(desk).employers.values()
        employer = next((each for each in known if each.cvr == cvr), None)
    return {
        "name": name,
        **{field: line_of(getattr(wanted, field)) for field in _LINES},
        "p_number": parse_p_number(wanted.p_number) if wanted.p_number.strip() else "",
        "cvr": cvr or (employer.cvr if employer else ""),
        "sector": _sector(wanted.sector) or (employer.sector if employer else ""),
        "employer": employer.id if employer else None,
        "tasks": clean(wanted.tasks, LONGEST_TEXT),
        "employees": count_of(wanted.employees, "ansatte"),
        "room_for": count_of(wanted.room_for, "plads til", most=1000),
        "text": clean(wanted.text, LONGEST_TEXT),
    }


_LINES = ("street", "postcode", "city", "branch", "phone", "email")


def _sector(text: str) -> str:
    return choice("sektor", Sector, text) if text.strip() else ""


def _refuse_taken(desk: Desk, values: dict[str, object], besides: str) -> None:
    """Refuse a P-number another workplace has, and a name twice in one street."""
    for row in workplace_index(desk).workplaces.values():
        if row.id == besides:
            continue
        if values["p_number"] and row.p_number == values["p_number"]:
            raise UserError("p_number.taken", name=row.name)
        if _place(row.name, row.street) == _place(str(values["name"]), str(values["street"])):
            raise UserError("workplace.exists", name=row.name, street=row.street or "uden vej")


def _place(name: str, street: str) -> tuple[str, str]:
    return fold(" ".join(name.split())), fold(" ".join(street.split()))


def _refuse_like(desk: Desk, values: dict[str, object]) -> None:
    for found in lookalikes_of(desk, str(values["name"]), str(values["street"])):
        raise UserError("workplace.looks_like", name=found.name, street=found.street or "uden vej")


def _remarks(values: dict[str, object]) -> tuple[Remark, ...]:
    cvr = str(values["cvr"])
    return (Remark("cvr.checksum"),) if cvr and not is_cvr_checksum_ok(cvr) else ()
