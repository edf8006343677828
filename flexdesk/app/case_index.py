"""The caseload by citizen: made once per state of the store, shared by every list and page."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from flexdesk.app.desk import Desk
from flexdesk.domain.codes import ContactKind, EndedHow
from flexdesk.domain.entities import (
    Benefit,
    Caseload,
    Citizen,
    Contact,
    Hours,
    Pass,
    Placement,
    Task,
    Workplace,
)
from flexdesk.domain.figure_hours import hours_order

NOT_A_CONTACT = frozenset({ContactKind.INGEN_KONTAKT.value, ContactKind.NOTAT.value})
"""Kinds of notes that say nothing of having been in touch."""


class OfCitizen(Protocol):
    """A row that belongs to a citizen."""

    @property
    def citizen(self) -> str:
        """The citizen's id."""
        ...


R = TypeVar("R", bound=OfCitizen)


@dataclass(frozen=True, slots=True)
class CaseIndex:
    """All rows by citizen (hours by placement), placements and benefits in order of start."""

    citizens: dict[str, Citizen]
    workplaces: dict[str, Workplace]
    benefits: dict[str, tuple[Benefit, ...]]
    placements: dict[str, tuple[Placement, ...]]
    passes: dict[str, tuple[Pass, ...]]
    tasks: dict[str, tuple[Task, ...]]
    contacts: dict[str, tuple[Contact, ...]]
    hours: dict[str, tuple[Hours, ...]]
    last_contact: dict[str, dt.date]

    def workplace_name(self, workplace: str | None) -> str:
        """Return the name of a workplace, empty when there is none."""
        row = self.workplaces.get(workplace or "")
        return row.name if row else ""

    def running(self, citizen: str, on: dt.date) -> Placement | None:
        """Return the placement a citizen is in on a day, the latest when there are several."""
        running = [p for p in self.placements.get(citizen, ()) if is_running(p, on)]
        return running[-1] if running else None

    def hours_on(self, placement: Placement, on: dt.date) -> float | None:
        """Return the latest effective hours of a placement known on a day."""
        measured = [row for row in self.hours.get(placement.id, ()) if row.day <= on]
        return measured[-1].hours_week if measured else placement.hours_week


def is_running(placement: Placement, on: dt.date) -> bool:
    """Say whether a placement runs on a day, its first and last day included."""
    return (
        placement.start <= on
        and (placement.last_day is None or placement.last_day >= on)
        and placement.ended_how != EndedHow.STARTEDE_IKKE
    )


def case_index(desk: Desk) -> CaseIndex:
    """Return the index of the desk's caseload."""
    return desk.cached("case_index", lambda: build_index(desk.caseload(), last_contacts(desk)))


def last_contacts(desk: Desk) -> dict[str, dt.date]:
    """Return the last day somebody was in touch with each citizen, by note or contact."""
    notes = (
        (note.citizen, note.day)
        for note in desk.store.reads.load("note")
        if note.kind not in NOT_A_CONTACT
    )
    contacts = (
        (row.citizen, row.day)
        for row in desk.caseload().contacts
        if row.citizen and row.kind not in NOT_A_CONTACT
    )
    latest: dict[str, dt.date] = {}
    for citizen, day in (*notes, *contacts):
        if citizen not in latest or day > latest[citizen]:
            latest[citizen] = day
    return latest


def build_index(caseload: Caseload, latest: dict[str, dt.date]) -> CaseIndex:
    """Return the index of a caseload."""
    hours: dict[str, list[Hours]] = defaultdict(list)
    for row in sorted(caseload.hours, key=hours_order):
        hours[row.placement].append(row)
    contacts: dict[str, list[Contact]] = defaultdict(list)
    for contact in sorted(caseload.contacts, key=lambda each: each.day):
        if contact.citizen:
            contacts[contact.citizen].append(contact)
    return CaseIndex(
        citizens={row.id: row for row in caseload.citizens},
        workplaces={row.id: row for row in caseload.workplaces},
        benefits=_by_citizen(sorted(caseload.benefits, key=lambda row: row.start)),
        placements=_by_citizen(sorted(caseload.placements, key=lambda row: row.start)),
        passes=_by_citizen(sorted(caseload.passes, key=_start_of_pass)),
        tasks=_by_citizen(sorted(caseload.tasks, key=lambda row: row.due)),
        contacts={citizen: tuple(rows) for citizen, rows in contacts.items()},
        hours={placement: tuple(rows) for placement, rows in hours.items()},
        last_contact=latest,
    )


def _start_of_pass(row: Pass) -> tuple[dt.date, dt.date]:
    return row.start or dt.date.min, row.last_day or dt.date.max


def _by_citizen(rows: Iterable[R]) -> dict[str, tuple[R, ...]]:
    lists: dict[str, list[R]] = defaultdict(list)
    for row in rows:
        lists[row.citizen].append(row)
    return {citizen: tuple(found) for citizen, found in lists.items()}
