"""The caseload by workplace: made once per state of the store, shared by list, page and search."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol, TypeVar

from flexdesk.app.desk import Desk
from flexdesk.base.periods import ONE_DAY
from flexdesk.domain.codes import ContactKind, EndedHow
from flexdesk.domain.entities import Contact, Placement, Workplace
from flexdesk.domain.placement_entities import PlacementChange
from flexdesk.domain.work_codes import ChangeKind
from flexdesk.domain.workplace_entities import Employer, Opening, WorkplacePerson


class AtWorkplace(Protocol):
    """A row that belongs to a workplace."""

    @property
    def workplace(self) -> str:
        """The workplace's id."""
        ...


R = TypeVar("R", bound=AtWorkplace)


@dataclass(frozen=True, slots=True)
class Stay:
    """The part of a placement that was at one workplace: all of it, unless it was moved."""

    workplace: str
    placement: Placement
    start: dt.date
    last_day: dt.date | None
    """The real last day here, the day before a move too; None when it has none yet."""
    moved_on: bool = False
    """The placement went on at another workplace."""

    @property
    def has_begun(self) -> bool:
        """Whether it was ever meant to be counted: what never started is no stay."""
        return self.placement.ended_how != EndedHow.STARTEDE_IKKE

    def is_running(self, on: dt.date) -> bool:
        """Say whether it runs on a day, its first and last day included."""
        is_open = self.last_day is None or self.last_day >= on
        return self.has_begun and self.start <= on and is_open

    def is_planned(self, on: dt.date) -> bool:
        """Say whether it is to begin after a day."""
        return self.has_begun and self.start > on


@dataclass(frozen=True, slots=True)
class WorkplaceIndex:
    """All rows by workplace; what has a day in the order of days, the oldest first."""

    workplaces: Mapping[str, Workplace]
    employers: Mapping[str, Employer]
    stays: Mapping[str, tuple[Stay, ...]]
    contacts: Mapping[str, tuple[Contact, ...]]
    persons: Mapping[str, tuple[WorkplacePerson, ...]]
    openings: Mapping[str, tuple[Opening, ...]]
    supports: Mapping[str, int]
    """How much support was asked for with the workplace in mind."""
    changes: Mapping[str, int]
    """How many changes of placements name the workplace."""
    cards: Mapping[str, int]
    """How many consents and hand-outs of cards name the workplace."""

    def weight(self, workplace: str) -> tuple[int, int, bool]:
        """Return how much hangs on a workplace: placements, people and talks, its P-number.

        The heavier of two is the one that stays when they are made one.
        """
        row = self.workplaces.get(workplace)
        placements = {stay.placement.id for stay in self.stays.get(workplace, ())}
        talks = len(self.persons.get(workplace, ())) + len(self.contacts.get(workplace, ()))
        return len(placements), talks, row is not None and bool(row.p_number)

    def last_contact(self, workplace: str, on: dt.date) -> Contact | None:
        """Return the latest contact that reached somebody by a day, None when there is none."""
        return self._latest(workplace, on, is_try=False)

    def last_try(self, workplace: str, on: dt.date) -> Contact | None:
        """Return the latest try that reached nobody by a day, None when there is none."""
        return self._latest(workplace, on, is_try=True)

    def _latest(self, workplace: str, on: dt.date, *, is_try: bool) -> Contact | None:
        found = self.contacts.get(workplace, ())
        return next(
            (
                row
                for row in reversed(found)
                if row.day <= on and (row.kind == ContactKind.INGEN_KONTAKT) is is_try
            ),
            None,
        )

    def employer_of(self, row: Workplace) -> Employer | None:
        """Return who employs at a workplace, by link or by CVR number; None when nobody knows."""
        if row.employer:
            return self.employers.get(row.employer)
        if not row.cvr:
            return None
        return next((each for each in self.employers.values() if each.cvr == row.cvr), None)

    def siblings(self, row: Workplace) -> tuple[Workplace, ...]:
        """Return the other workplaces of the same employer, by link or by CVR number."""
        employer = self.employer_of(row)
        cvr = row.cvr or (employer.cvr if employer else "")
        return tuple(
            each
            for each in self.workplaces.values()
            if each.id != row.id
            and (
                (employer is not None and self.employer_of(each) == employer)
                or (bool(cvr) and each.cvr == cvr)
            )
        )


def workplace_index(desk: Desk) -> WorkplaceIndex:
    """Return the index of the desk's workplaces, kept until the store changes."""
    return desk.cached("workplace_index", lambda: _made(desk))


def stays_of(
    placements: Iterable[Placement], changes: Iterable[PlacementChange]
) -> tuple[Stay, ...]:
    """Return where each placement was and when: what was moved has a stay at each workplace."""
    moves: dict[str, list[PlacementChange]] = defaultdict(list)
    for change in sorted(changes, key=lambda each: (each.day, each.id)):
        if change.kind == ChangeKind.ARBEJDSPLADS and change.workplace_was:
            moves[change.placement].append(change)
    found: list[Stay] = []
    for row in placements:
        start, place = row.start, row.workplace
        for day, was in _left(moves.get(row.id, ())):
            if row.last_day is not None and day > row.last_day:
                # it had ended by then, where it was before
                place = was
                break
            if day > start:
                found.append(Stay(was, row, start, day - ONE_DAY, moved_on=True))
            start = max(start, day)
        if place:
            found.append(Stay(place, row, start, row.last_day))
    return tuple(sorted(found, key=lambda each: (each.start, each.placement.id)))


def _left(moves: Iterable[PlacementChange]) -> Iterator[tuple[dt.date, str]]:
    """Yield the days of moves, and what was left: of several in one day the first of them."""
    for day, of_day in groupby(moves, key=lambda each: each.day):
        listed = list(of_day)
        reached = {each.workplace_now for each in listed}
        origins = [str(each.workplace_was) for each in listed]
        yield day, next((place for place in origins if place not in reached), origins[0])


def _made(desk: Desk) -> WorkplaceIndex:
    load, caseload = desk.store.reads.load, desk.caseload()
    changes = [row for row in load("placement_change") if isinstance(row, PlacementChange)]
    persons = [row for row in load("workplace_person") if isinstance(row, WorkplacePerson)]
    openings = [row for row in load("opening") if isinstance(row, Opening)]
    employers = [row for row in load("employer") if isinstance(row, Employer)]
    supports: dict[str, int] = defaultdict(int)
    for row in load("support"):
        supports[str(getattr(row, "workplace", "") or "")] += 1
    named: dict[str, int] = defaultdict(int)
    for change in changes:
        for place in {change.workplace_was, change.workplace_now} - {None, ""}:
            named[str(place)] += 1
    return WorkplaceIndex(
        workplaces={row.id: row for row in caseload.workplaces},
        employers={row.id: row for row in sorted(employers, key=lambda each: each.id)},
        stays=_by_workplace(stays_of(caseload.placements, changes)),
        contacts=_by_workplace(sorted(caseload.contacts, key=lambda each: (each.day, each.id))),
        persons=_by_workplace(sorted(persons, key=lambda each: each.id)),
        openings=_by_workplace(sorted(openings, key=lambda each: (each.opened_on, each.id))),
        supports=dict(supports),
        changes=dict(named),
        cards=Counter(_of_cards(load)),
    )


def _of_cards(load: Callable[[str], tuple[object, ...]]) -> Iterator[str]:
    for entity in ("consent", "hand_out"):
        for row in load(entity):
            yield str(getattr(row, "workplace", "") or "")


def _by_workplace(rows: Iterable[R]) -> dict[str, tuple[R, ...]]:
    lists: dict[str, list[R]] = defaultdict(list)
    for row in rows:
        lists[row.workplace].append(row)
    return {workplace: tuple(found) for workplace, found in lists.items()}
