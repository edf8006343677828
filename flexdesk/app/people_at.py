"""The people one talks to at a workplace: those written here, and the one the fagsystem names."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from flexdesk.base.danish import fold, sort_key
from flexdesk.domain.entities import Workplace
from flexdesk.domain.workplace_entities import WorkplacePerson

IMPORTED = "import:"
"""What the key of the person named by the fagsystem begins with; the workplace's id follows."""


@dataclass(frozen=True, slots=True)
class ContactPerson:
    """Somebody one talks to at a workplace."""

    id: str
    """The id of the row, or `IMPORTED` and the workplace's id for whom the fagsystem names."""
    workplace: str
    name: str
    role: str = ""
    phone: str = ""
    email: str = ""
    left_on: dt.date | None = None
    text: str = ""

    def __repr__(self) -> str:
        """Show the id only: the rest is a person's."""
        return f"ContactPerson({self.id})"

    @property
    def is_here(self) -> bool:
        """Whether the person has not left."""
        return self.left_on is None

    @property
    def is_imported(self) -> bool:
        """Whether only the fagsystem names the person."""
        return self.id.startswith(IMPORTED)


def people_at(place: Workplace, persons: Iterable[WorkplacePerson]) -> tuple[ContactPerson, ...]:
    """Return the people of a workplace: those who are there first, in the order of names.

    Whom the fagsystem names is one of them until somebody writes a person of the same name.
    """
    found = [
        ContactPerson(
            row.id, row.workplace, row.name, row.role, row.phone, row.email, row.left_on, row.text
        )
        for row in persons
    ]
    named = " ".join(place.contact_person.split())
    if named and all(fold(each.name) != fold(named) for each in found):
        imported = ContactPerson(
            f"{IMPORTED}{place.id}", place.id, named, phone=place.phone, email=place.email
        )
        found.append(imported)
    return tuple(sorted(found, key=lambda each: (not each.is_here, sort_key(each.name), each.id)))
