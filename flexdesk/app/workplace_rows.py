"""The rows of the list of workplaces, and the search in them by name and street."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flexdesk.app.desk import Desk
from flexdesk.app.people_at import ContactPerson, people_at
from flexdesk.app.workplace_index import Stay, WorkplaceIndex, workplace_index
from flexdesk.base.danish import fold, sort_key
from flexdesk.base.numbers import format_number
from flexdesk.base.periods import add_months, whole_months_and_rest
from flexdesk.domain.codes import EndedHow, OutcomeGroup, PlacementKind, Sector
from flexdesk.domain.entities import Placement, Workplace
from flexdesk.domain.labels import group_of, label


@dataclass(frozen=True, slots=True)
class WorkplaceRow:
    """One workplace as the list shows it, on a day."""

    id: str
    name: str
    street: str
    city: str
    where: str
    """Street and town: "Vestergade 12, Aarhus C"."""
    sector: str
    sector_text: str
    branch: str
    employer: str
    """The id of who employs there, empty when nobody said so."""
    employer_name: str
    p_number: str
    cvr: str
    phone: str
    """The number one calls: the first contact person's, else the workplace's own."""
    person: str
    """The first contact person who has not left."""
    now: int
    """How many of ours are there on the day."""
    planned: int
    before: int
    """How many citizens were there before and are not there now."""
    ordinary: int
    """How many citizens who were there came on to an ordinary fleksjob or job."""
    last_contact: dt.date | None
    last_try: dt.date | None
    """The latest try that reached nobody, when it is later than the latest contact."""
    touched_on: dt.date | None
    """The latest day with a contact or with one of ours there; None when there never was one."""
    months_untouched: int | None
    """Whole months since `touched_on`; None when nobody ever was in touch."""
    openings: int
    """How many openings are open on the day."""
    next_action: str
    next_on: dt.date | None
    next_by: str
    is_overdue: bool
    """What is to be done next has its day behind it."""
    room_for: int | None
    is_full: bool
    """As many of ours are there, or on their way, as the workplace has room for."""
    closed_on: dt.date | None
    haystack: str
    """Everything it is found by, folded: name, street, town, employer, numbers, people."""
    rank: str
    """The Danish order of names."""

    @property
    def is_in_use(self) -> bool:
        """Whether any of ours is there or on the way."""
        return self.now + self.planned > 0

    @property
    def saturation(self) -> str:
        """How full it is, in words: "2 af 3 pladser"; empty when nobody said how many."""
        if self.room_for is None:
            return ""
        word = "plads" if self.room_for == 1 else "pladser"
        taken = format_number(self.now + self.planned)
        return f"{taken} af {format_number(self.room_for)} {word}"


def workplace_rows(desk: Desk, on: dt.date) -> tuple[WorkplaceRow, ...]:
    """Return every workplace in the order of names, kept until the store changes."""
    return desk.cached(("workplace_rows", on), lambda: _all(desk, on))


def row_of(desk: Desk, workplace_id: str, on: dt.date) -> WorkplaceRow | None:
    """Return the row of a workplace, None when there is no such workplace."""
    found = workplace_index(desk).workplaces.get(workplace_id)
    if found is None:
        return None
    return _row(workplace_index(desk), outcomes_of(desk, on), found, on)


def find(
    rows: Iterable[WorkplaceRow], name: str = "", street: str = ""
) -> tuple[WorkplaceRow, ...]:
    """Return the rows in which all words are found: those of `name` anywhere, of `street` there.

    Those whose name begins with what is typed come first; nothing typed finds every row.
    """
    words, places = fold(name).split(), fold(street).split()
    found = [
        row
        for row in rows
        if all(word in row.haystack for word in words)
        and all(word in fold(row.where) for word in places)
    ]
    if words:
        found.sort(key=lambda row: (not fold(row.name).startswith(words[0]), row.rank))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What it takes to say where a stay led: read once for all of them."""

    starts: Mapping[str, tuple[dt.date, ...]]
    """The days a citizen began in an ordinary fleksjob."""
    months: int
    """Months after a stay in which such a start counts."""

    def went_ordinary(self, stay: Stay, on: dt.date) -> bool:
        """Say whether a stay led on to an ordinary fleksjob or job, or is one.

        It did when that is what is written at its end, or when an ordinary fleksjob of the same
        citizen began after its start and by the months after its end that the figures use.
        """
        row = stay.placement
        if not stay.has_begun or stay.start > on:
            return False
        if row.kind in {PlacementKind.ORDINAERT_FLEKSJOB, PlacementKind.ORDINAERT_JOB}:
            return True
        if stay.last_day is None or stay.last_day > on:
            return False
        if row.last_day == stay.last_day and group_of(row.onward) != OutcomeGroup.OTHER:
            return True
        latest = min(add_months(stay.last_day, self.months), on)
        return any(stay.start < start <= latest for start in self.starts.get(row.citizen, ()))


def outcomes_of(desk: Desk, on: dt.date) -> Outcomes:
    """Return where stays led on a day, kept until the store changes.

    Source: tal.outcome_window_months.
    """
    return desk.cached(
        ("workplace_outcomes", on),
        lambda: Outcomes(
            _starts(desk.caseload().placements), desk.rules.count("tal.outcome_window_months", on)
        ),
    )


def touched(index: WorkplaceIndex, workplace_id: str, on: dt.date) -> dt.date | None:
    """Return the latest day by `on` with a contact or with one of ours at the workplace."""
    contact = index.last_contact(workplace_id, on)
    days = [contact.day] if contact is not None else []
    days += [
        min(stay.last_day or on, on)
        for stay in index.stays.get(workplace_id, ())
        if stay.has_begun and stay.start <= on
    ]
    return max(days, default=None)


def where_of(row: Workplace) -> str:
    """Return street and town of a workplace in a line."""
    town = " ".join(part for part in (row.postcode, row.city) if part)
    return ", ".join(part for part in (row.street, town) if part)


def _starts(placements: Iterable[Placement]) -> dict[str, tuple[dt.date, ...]]:
    found: dict[str, tuple[dt.date, ...]] = {}
    for row in placements:
        is_cancelled = row.ended_how == EndedHow.STARTEDE_IKKE
        if row.kind == PlacementKind.ORDINAERT_FLEKSJOB and not is_cancelled:
            found[row.citizen] = (*found.get(row.citizen, ()), row.start)
    return found


def _all(desk: Desk, on: dt.date) -> tuple[WorkplaceRow, ...]:
    index, outcomes = workplace_index(desk), outcomes_of(desk, on)
    rows = (_row(index, outcomes, place, on) for place in index.workplaces.values())
    return tuple(sorted(rows, key=lambda row: (row.rank, row.id)))


def _row(index: WorkplaceIndex, outcomes: Outcomes, place: Workplace, on: dt.date) -> WorkplaceRow:
    stays = index.stays.get(place.id, ())
    now = {stay.placement.citizen for stay in stays if stay.is_running(on)}
    planned = {stay.placement.citizen for stay in stays if stay.is_planned(on)} - now
    began = {stay.placement.citizen for stay in stays if stay.has_begun and stay.start <= on}
    onward = {stay.placement.citizen for stay in stays if outcomes.went_ordinary(stay, on)}
    employer = index.employer_of(place)
    people = [each for each in people_at(place, index.persons.get(place.id, ())) if each.is_here]
    contact, missed = index.last_contact(place.id, on), index.last_try(place.id, on)
    day = touched(index, place.id, on)
    return WorkplaceRow(
        id=place.id,
        name=place.name,
        street=place.street,
        city=place.city,
        where=where_of(place),
        sector=place.sector or (employer.sector if employer else ""),
        sector_text=_sector(place.sector or (employer.sector if employer else "")),
        branch=place.branch,
        employer=employer.id if employer else "",
        employer_name=employer.name if employer else "",
        p_number=place.p_number,
        cvr=place.cvr or (employer.cvr if employer else ""),
        phone=next((each.phone for each in people if each.phone), place.phone),
        person=people[0].name if people else "",
        now=len(now),
        planned=len(planned),
        before=len(began - now),
        ordinary=len(onward),
        last_contact=contact.day if contact else None,
        last_try=missed.day if missed and (not contact or missed.day > contact.day) else None,
        touched_on=day,
        months_untouched=_months(day, on),
        openings=sum(
            each.opened_on <= on and (each.closed_on is None or each.closed_on > on)
            for each in index.openings.get(place.id, ())
        ),
        next_action=place.next_action,
        next_on=place.next_on,
        next_by=place.next_by,
        is_overdue=bool(place.next_action) and place.next_on is not None and place.next_on < on,
        room_for=place.room_for,
        is_full=place.room_for is not None and len(now) + len(planned) >= place.room_for,
        closed_on=place.closed_on,
        haystack=_haystack(place, employer.name if employer else "", people),
        rank=sort_key(place.name),
    )


def _sector(code: str) -> str:
    return label(code, Sector) if code else ""


def _months(day: dt.date | None, on: dt.date) -> int | None:
    return None if day is None else whole_months_and_rest(day, on)[0]


def _haystack(place: Workplace, employer: str, people: Iterable[ContactPerson]) -> str:
    parts = [place.name, where_of(place), employer, place.p_number, place.cvr, place.branch]
    for person in people:
        parts += [person.name, "".join(person.phone.split())]
    return fold(" ".join(part for part in parts if part))
