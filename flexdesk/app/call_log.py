"""Ring: the numbers of a citizen and of the workplace, and what came of the call."""

import datetime as dt
from dataclasses import dataclass

from flexdesk.app.case_index import case_index
from flexdesk.app.changes import Done
from flexdesk.app.contacts import TakenBy, log_contact
from flexdesk.app.desk import Desk
from flexdesk.app.lookups import get_citizen
from flexdesk.app.workplace_people import persons_of
from flexdesk.domain.codes import ContactKind
from flexdesk.domain.entities import Citizen
from flexdesk.domain.working_days import WorkingDays

CITIZEN, WORKPLACE = "citizen", "workplace"
"""Whom one calls."""


@dataclass(frozen=True, slots=True)
class PhoneLine:
    """Somebody one can call about a citizen."""

    key: str
    who: str
    number: str
    note: str = ""
    workplace: str = ""
    """The name of the workplace, when it is one that is called."""
    person: str = ""

    def __repr__(self) -> str:
        """Show the key only: the rest is a person's."""
        return f"PhoneLine({self.key})"


@dataclass(frozen=True, slots=True)
class CallStart:
    """What the call begins with."""

    citizen: str
    name: str
    candidate_no: str
    today: dt.date
    phones: tuple[PhoneLine, ...]

    def __repr__(self) -> str:
        """Show the candidate number only: the rest is a citizen's."""
        return f"CallStart({self.candidate_no})"


def start_call(desk: Desk, citizen_id: str) -> CallStart:
    """Return whom one can call about a citizen: the citizen, and the workplace of the day.

    Raises:
        UserError: `citizen.unknown`.
    """
    citizen = get_citizen(desk.store.reads, citizen_id)
    name = f"{citizen.first_name} {citizen.last_name}".strip()
    hints = (citizen.preferred_contact, _talk(citizen))
    note = " · ".join(part for part in hints if part)
    phones = [PhoneLine(CITIZEN, name, citizen.phone, note)]
    index = case_index(desk)
    placement = index.running(citizen_id, desk.today())
    place = index.workplaces.get(placement.workplace or "") if placement else None
    if place is not None:
        here = [each for each in persons_of(desk, place.id) if each.is_here]
        person = here[0].name if here else ""
        number = next((each.phone for each in here if each.phone), place.phone)
        phones.append(PhoneLine(WORKPLACE, place.name, number, person, place.id, person))
    return CallStart(citizen_id, name, citizen.candidate_no, desk.today(), tuple(phones))


def _talk(citizen: Citizen) -> str:
    """Return what the caller must know before the first word: an interpreter, or the language."""
    wanted = citizen.interpreter
    if wanted and wanted.casefold() != "nej":
        return f"Tolk: {wanted}"
    return f"Sprog: {citizen.language}" if citizen.language else ""


def log_call(
    desk: Desk, citizen_id: str, text: str, *, is_reached: bool = True, phone: PhoneLine | None
) -> Done:
    """Write a call: a contact of kind `telefon`, or a try when nobody was reached.

    A call to the workplace counts as a contact with it too.

    Raises:
        UserError: as `contacts.log_contact`.
    """
    kind = ContactKind.TELEFON if is_reached else ContactKind.INGEN_KONTAKT
    to = phone if phone is not None and phone.key == WORKPLACE else None
    return log_contact(
        desk,
        citizen_id,
        text,
        kind=kind.value,
        taken_by=TakenBy.KONSULENT.value,
        workplace=to.workplace if to else "",
        person=to.person if to else "",
    )


def next_day(desk: Desk, days: int) -> dt.date:
    """Return the working day so many days ahead: what "Om 1 uge" means."""
    return WorkingDays(desk.rules).on_or_after(desk.today() + dt.timedelta(days=days))
