"""The caseload by citizen: made once per state of the store, shared by every list and page."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeVar

from flexdesk.app.desk import Desk
from flexdesk.domain.codes import ContactKind, EndedHow, HoursKind
from flexdesk.domain.daily_entities import Pause
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
from flexdesk.domain.pauses import (
    NextWorkingDay,
    due_shown,
    is_overdue,
    next_weekday,
    pause_on,
)
from flexdesk.domain.placement_entities import Notice
from flexdesk.domain.working_days import WorkingDays

NOT_A_CONTACT = frozenset({ContactKind.INGEN_KONTAKT.value, ContactKind.NOTAT.value})
"""Kinds of notes that say nothing of having been in touch."""


class OfCitizen(Protocol):
    """A row that belongs to a citizen."""

    @property
    def citizen(self) -> str:
        """The citizen's id."""
        ...


_NEVER_BEGAN = EndedHow.STARTEDE_IKKE.value

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
    pauses: dict[str, tuple[Pause, ...]] = field(default_factory=dict)
    agreed: dict[str, tuple[Hours, ...]] = field(default_factory=dict)
    """By placement: hours agreed from a day on, which nobody has confirmed."""
    notices: dict[str, tuple[Notice, ...]] = field(default_factory=dict)
    """By placement, the oldest first; those taken back too."""
    next_working_day: NextWorkingDay = next_weekday

    def workplace_name(self, workplace: str | None) -> str:
        """Return the name of a workplace, empty when there is none."""
        row = self.workplaces.get(workplace or "")
        return row.name if row else ""

    def running(self, citizen: str, on: dt.date) -> Placement | None:
        """Return the placement a citizen is in on a day, the latest when there are several."""
        running = [p for p in self.placements.get(citizen, ()) if is_running(p, on)]
        return running[-1] if running else None

    def coming(self, citizen: str, on: dt.date) -> tuple[Placement, ...]:
        """Return what a citizen is to begin after a day, but no start that was cancelled."""
        rows = self.placements.get(citizen, ())
        return tuple(p for p in rows if p.start > on and p.ended_how != _NEVER_BEGAN)

    def hours_on(self, placement: Placement, on: dt.date) -> float | None:
        """Return the latest effective hours of a placement known on a day."""
        measured = [row for row in self.hours.get(placement.id, ()) if row.day <= on]
        return measured[-1].hours_week if measured else placement.hours_week

    def pause(self, citizen: str, on: dt.date) -> Pause | None:
        """Return the pause a citizen's case is in on a day, None when it runs."""
        return pause_on(self.pauses.get(citizen, ()), on)

    def due(self, task: Task) -> dt.date | None:
        """Return the day a task is shown as due: after a pause, None while one holds it."""
        pauses = self.pauses.get(task.citizen, ())
        return due_shown(pauses, task.due, self.next_working_day) if pauses else task.due

    def is_overdue(self, task: Task, on: dt.date) -> bool:
        """Say whether an open task is over its day; never while the case rests or is closed."""
        pauses = self.pauses.get(task.citizen, ())
        citizen = self.citizens.get(task.citizen)
        closed_on = citizen.closed_on if citizen is not None else None
        if closed_on is not None and closed_on <= on:
            return False
        return task.done_on is None and is_overdue(pauses, task.due, on, self.next_working_day)


def is_running(placement: Placement, on: dt.date) -> bool:
    """Say whether a placement runs on a day, its first and last day included."""
    return (
        placement.start <= on
        and (placement.last_day is None or placement.last_day >= on)
        and placement.ended_how != _NEVER_BEGAN
    )


def case_index(desk: Desk) -> CaseIndex:
    """Return the index of the desk's caseload."""
    return desk.cached("case_index", lambda: _made(desk))


def _made(desk: Desk) -> CaseIndex:
    index = build_index(desk.caseload(), last_contacts(desk))
    return replace(index, next_working_day=WorkingDays(desk.rules).on_or_after)


def last_contacts(desk: Desk) -> dict[str, dt.date]:
    """Return the last day somebody was in touch with each citizen, by note or contact."""
    contacts = (
        (row.citizen, row.day)
        for row in desk.caseload().contacts
        if row.citizen and row.kind not in NOT_A_CONTACT
    )
    latest = desk.store.reads.latest_note_days(NOT_A_CONTACT)
    for citizen, day in contacts:
        if citizen not in latest or day > latest[citizen]:
            latest[citizen] = day
    return latest


def build_index(caseload: Caseload, latest: dict[str, dt.date]) -> CaseIndex:
    """Return the index of a caseload."""
    hours: dict[str, list[Hours]] = defaultdict(list)
    agreed: dict[str, list[Hours]] = defaultdict(list)
    for row in sorted(caseload.hours, key=hours_order):
        (agreed if row.kind == HoursKind.AGREED else hours)[row.placement].append(row)
    notices: dict[str, list[Notice]] = defaultdict(list)
    for notice in sorted(caseload.notices, key=lambda each: each.given_on):
        notices[notice.placement].append(notice)
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
        pauses=_by_citizen(sorted(caseload.pauses, key=lambda row: row.start)),
        agreed={placement: tuple(rows) for placement, rows in agreed.items()},
        notices={placement: tuple(rows) for placement, rows in notices.items()},
    )


def _start_of_pass(row: Pass) -> tuple[dt.date, dt.date]:
    return row.start or dt.date.min, row.last_day or dt.date.max


def _by_citizen(rows: Iterable[R]) -> dict[str, tuple[R, ...]]:
    lists: dict[str, list[R]] = defaultdict(list)
    for row in rows:
        lists[row.citizen].append(row)
    return {citizen: tuple(found) for citizen, found in lists.items()}
