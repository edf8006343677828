"""Contact persons of a workplace: written, put right, left, and taken away.

Whom the fagsystem names is one of them: what is told about that person becomes a row of its own,
so that the next extract neither loses it nor brings the person back.
"""

import datetime as dt
from dataclasses import asdict, dataclass

from flexdesk.app.changes import Done
from flexdesk.app.desk import Desk
from flexdesk.app.people_at import IMPORTED, ContactPerson, people_at
from flexdesk.app.phone_email import read_email, read_phone
from flexdesk.app.workplace_index import workplace_index
from flexdesk.app.workplace_parts import (
    LONGEST_NAME,
    LONGEST_TEXT,
    day_by_today,
    get_person,
    get_workplace,
    line_of,
    told,
)
from flexdesk.base.danish import clean, fold
from flexdesk.base.errors import UserError
from flexdesk.base.ids import new_id
from flexdesk.domain.entities import Workplace
from flexdesk.store.work import UnitOfWork

_KINDS = frozenset({"workplace_person", "workplace"})


@dataclass(frozen=True, slots=True)
class PersonTyped:
    """A contact person as typed."""

    name: str
    role: str = ""
    phone: str = ""
    email: str = ""
    text: str = ""
    left_on: dt.date | None = None
    """The day the person left, with a correction only; none says nothing about it."""

    def __repr__(self) -> str:
        """Show nothing: all of it is a person's."""
        return "PersonTyped()"


def persons_of(desk: Desk, workplace_id: str) -> tuple[ContactPerson, ...]:
    """Return the people of a workplace, those who have left last.

    Raises:
        UserError: `row.unknown`.
    """
    place = get_workplace(desk.store.reads, workplace_id)
    return people_at(place, workplace_index(desk).persons.get(workplace_id, ()))


def person_of(desk: Desk, person_id: str) -> ContactPerson:
    """Return a contact person by its key, that of whom the fagsystem names too.

    Raises:
        UserError: `row.unknown`.
    """
    place = person_id.removeprefix(IMPORTED)
    if place == person_id:
        place = get_person(desk.store.reads, person_id).workplace
    found = next((each for each in persons_of(desk, place) if each.id == person_id), None)
    if found is None:
        raise UserError("row.unknown", kind="kontaktperson")
    return found


def add_person(desk: Desk, workplace_id: str, wanted: PersonTyped) -> Done:
    """Write a contact person.

    Raises:
        UserError: `row.unknown`, `person.empty`, `person.exists`, `person.phone`,
            `person.email`, `text.too_long`.
    """
    get_workplace(desk.store.reads, workplace_id)
    values, person_id = _values(wanted), new_id()
    _refuse_twin(desk, workplace_id, str(values["name"]), "")
    with desk.store.work("workplace_person.add", {}) as uow:
        uow.insert("workplace_person", person_id, {"workplace": workplace_id, **values})
        tx = uow.tx
    return told(desk, person_id, tx, _KINDS)


def edit_person(desk: Desk, person_id: str, wanted: PersonTyped) -> Done:
    """Put right what is written about a contact person; the same changes nothing (empty tx).

    With a day the person has left, what was typed beside it is written in the same transaction.

    Raises:
        UserError: as `add_person`, and `workplace.day_future`.
    """
    values = _values(wanted, person_of(desk, person_id))
    if wanted.left_on is not None:
        values["left_on"] = day_by_today(desk, wanted.left_on)
    change = _ready(desk, person_id, values)
    if wanted.left_on is None:
        work = desk.store.work("workplace_person.edit", {})
    else:
        work = desk.store.work("workplace_person.left", {})
    with work as uow:
        tx = _write(uow, change)
    return told(desk, change.row, tx, _KINDS)


def person_left(desk: Desk, person_id: str, day: dt.date | None = None) -> Done:
    """Say that a contact person has left the workplace on a day, today when none is given.

    Raises:
        UserError: `row.unknown`, `workplace.day_future`.
    """
    change = _ready(desk, person_id, {"left_on": day_by_today(desk, day)})
    with desk.store.work("workplace_person.left", {}) as uow:
        tx = _write(uow, change)
    return told(desk, change.row, tx, _KINDS)


def person_back(desk: Desk, person_id: str) -> Done:
    """Say that a contact person has not left after all.

    Raises:
        UserError: `row.unknown`, `person.exists`.
    """
    change = _ready(desk, person_id, {"left_on": None})
    with desk.store.work("workplace_person.back", {}) as uow:
        tx = _write(uow, change)
    return told(desk, change.row, tx, _KINDS)


def delete_person(desk: Desk, person_id: str) -> Done:
    """Take a contact person away; undo brings it back.

    Raises:
        UserError: `row.unknown`.
    """
    person = person_of(desk, person_id)
    place = get_workplace(desk.store.reads, person.workplace)
    with desk.store.work("workplace_person.delete", {}) as uow:
        if not person.is_imported:
            uow.delete("workplace_person", person_id)
        if _is_named(place, person.name):
            uow.edit("workplace", place.id, {"contact_person": ""})
        tx = uow.tx
    return told(desk, person_id, tx, _KINDS)


@dataclass(frozen=True, slots=True)
class _Change:
    """What is to be written about a person, read and checked."""

    person: ContactPerson
    place: Workplace
    values: dict[str, object]
    row: str
    """The row of the person: a new one for whom only the fagsystem names."""

    def __repr__(self) -> str:
        """Show the row only: the rest is a person's."""
        return f"_Change({self.row})"


def _ready(desk: Desk, person_id: str, values: dict[str, object]) -> _Change:
    person = person_of(desk, person_id)
    place = get_workplace(desk.store.reads, person.workplace)
    is_here = values["left_on"] is None if "left_on" in values else person.is_here
    if is_here:
        _refuse_twin(desk, place.id, str(values.get("name", person.name)), person_id)
    return _Change(person, place, values, new_id() if person.is_imported else person_id)


def _write(uow: UnitOfWork, change: _Change) -> str:
    """Write the change; return the transaction, empty when nothing is other than it was."""
    person, values = change.person, change.values
    name = str(values.get("name", person.name))
    if not person.is_imported:
        uow.edit("workplace_person", change.row, values)
    elif any(getattr(person, field) != value for field, value in values.items()):
        before = asdict(person)
        del before["id"]
        uow.insert("workplace_person", change.row, {**before, **values})
    if fold(name) != fold(person.name) and _is_named(change.place, person.name):
        # else the name of before would come back as somebody of its own
        uow.edit("workplace", change.place.id, {"contact_person": name})
    return uow.tx if uow.is_changed else ""


def _is_named(place: Workplace, name: str) -> bool:
    """Say whether a name is that of whom the fagsystem names."""
    return fold(" ".join(place.contact_person.split())) == fold(name)


def _values(wanted: PersonTyped, was: ContactPerson | None = None) -> dict[str, object]:
    """Return what is typed, clean; what the fagsystem wrote is let be while nobody changes it."""
    name = line_of(wanted.name, LONGEST_NAME)
    if not name:
        raise UserError("person.empty")
    lines = {field: line_of(getattr(wanted, field)) for field in ("role", "phone", "email")}
    for field, read in (("phone", read_phone), ("email", read_email)):
        if lines[field] and (was is None or lines[field] != getattr(was, field)):
            read(lines[field])
    return {"name": name, **lines, "text": clean(wanted.text, LONGEST_TEXT)}


def _refuse_twin(desk: Desk, workplace_id: str, name: str, besides: str) -> None:
    for each in persons_of(desk, workplace_id):
        if each.is_here and each.id != besides and fold(each.name) == fold(name):
            raise UserError("person.exists")
