"""The page of a workplace: "hvem har vi hos jer?" answered while the employer is on the line."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flexdesk.app.card_ledger import HandOutRow, hand_outs_at
from flexdesk.app.case_index import CaseIndex, case_index
from flexdesk.app.consultants import consultant_names
from flexdesk.app.desk import Desk
from flexdesk.app.opening_lines import OpeningLine, opening_lines
from flexdesk.app.people_at import ContactPerson, people_at
from flexdesk.app.workplace_index import Stay, WorkplaceIndex, workplace_index
from flexdesk.app.workplace_lookalikes import Lookalike, lookalikes
from flexdesk.app.workplace_rows import Outcomes, WorkplaceRow, outcomes_of, row_of, where_of
from flexdesk.app.workplace_talks import Talk, talks_of
from flexdesk.base.errors import UserError
from flexdesk.base.numbers import format_day, format_number
from flexdesk.domain.codes import EndedHow, Onward, OutcomeGroup, PlacementKind
from flexdesk.domain.entities import Workplace
from flexdesk.domain.labels import group_of, label
from flexdesk.domain.workplace_entities import Employer

NOW, PLANNED, BEFORE = "now", "planned", "before"


@dataclass(frozen=True, slots=True)
class PersonHere:
    """One of ours at a workplace: now, on the way, or before, with how it went."""

    placement: str
    citizen: str
    name: str
    candidate_no: str
    consultant: str
    """What the consultant is called, the initials when nobody has said."""
    kind: str
    kind_text: str
    state: str
    """`NOW`, `PLANNED` or `BEFORE`."""
    start: dt.date
    last_day: dt.date | None
    planned_last_day: dt.date | None
    days_text: str
    """"02-05-2016 – planlagt 28-10-2016"."""
    hours_text: str
    """"8 effektive timer", empty when nobody told."""
    outcome: str
    """How it ended and where the citizen went on to; empty while it runs."""
    is_ordinary: bool
    """It led on to an ordinary fleksjob or job, or is one."""
    last_contact: dt.date | None
    """The latest contact with the citizen, or about the citizen."""
    is_late: bool = False
    """The planned end is behind and no end is written."""
    has_begun: bool = True
    """It began or will: what never started has no hours and counts in no share."""

    def __repr__(self) -> str:
        """Show the candidate number only: the rest is a citizen's."""
        return f"PersonHere({self.candidate_no})"


@dataclass(frozen=True, slots=True)
class NextAction:
    """What is to be done next at a workplace."""

    text: str
    on: dt.date | None
    by: str
    """What who is to do it is called, the initials when nobody has said."""
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class OtherPlace:
    """Another workplace of the same employer."""

    id: str
    name: str
    where: str
    now: int


@dataclass(frozen=True, slots=True)
class WorkplacePage:
    """Everything the page of a workplace shows, on a day."""

    on: dt.date
    row: WorkplaceRow
    workplace: Workplace
    employer: Employer | None
    answer: str
    """"2 er her nu, 1 er på vej og 6 har været her før. Sidste kontakt ...": read aloud."""
    now: tuple[PersonHere, ...]
    planned: tuple[PersonHere, ...]
    before: tuple[PersonHere, ...]
    """The latest first; what never started is among them with that outcome."""
    talks: tuple[Talk, ...]
    """Contacts, the latest first; one talk about several citizens is one."""
    persons: tuple[ContactPerson, ...]
    openings: tuple[OpeningLine, ...]
    """The open ones first, then the closed, the latest first."""
    next_action: NextAction | None
    saturation: str
    """"2 af 3 pladser", empty when nobody said how many there are."""
    share: float | None
    """How full it is, 0 to 1."""
    months_untouched: int | None
    other_places: tuple[OtherPlace, ...]
    lookalikes: tuple[Lookalike, ...]
    """Pairs with this one in them: is it the same place twice?"""
    missing: tuple[str, ...]
    """What has not been written: "P-nummer", "CVR-nummer", "sektor", "vej"."""
    can_delete: bool
    """Nothing hangs on it: no people, contacts or support."""
    references: int
    """How many rows stand with it: forløb, contacts, changes, support, cards."""
    cards: tuple[HandOutRow, ...] = ()
    """Cards that were handed out here, the latest first."""


def workplace_page(desk: Desk, workplace_id: str, on: dt.date) -> WorkplacePage:
    """Return the page of a workplace on a day.

    Raises:
        UserError: `row.unknown`.
    """
    index = workplace_index(desk)
    place, row = index.workplaces.get(workplace_id), row_of(desk, workplace_id, on)
    if place is None or row is None:
        raise UserError("row.unknown", kind="arbejdsplads")
    people = _people(desk, index.stays.get(workplace_id, ()), on)
    used = references(index, workplace_id)
    taken = row.now + row.planned
    return WorkplacePage(
        on=on,
        row=row,
        workplace=place,
        employer=index.employer_of(place),
        answer=answer(row),
        now=people[NOW],
        planned=people[PLANNED],
        before=people[BEFORE],
        talks=talks_of(desk, workplace_id),
        persons=people_at(place, index.persons.get(workplace_id, ())),
        openings=opening_lines(index.openings.get(workplace_id, ()), on),
        next_action=_next(row, consultant_names(desk)),
        saturation=row.saturation,
        share=min(1.0, taken / row.room_for) if row.room_for else None,
        months_untouched=row.months_untouched,
        other_places=_others(index, place, on),
        lookalikes=tuple(
            pair for pair in lookalikes(desk) if workplace_id in {pair.first.id, pair.second.id}
        ),
        missing=_missing(row),
        can_delete=used == 0,
        references=used,
        cards=hand_outs_at(desk, workplace_id),
    )


def answer(row: WorkplaceRow) -> str:
    """Return who of ours is at a workplace in two sentences to read aloud."""
    if not row.now + row.planned + row.before:
        first = "Ingen af vores borgere er eller har været her."
    else:
        parts = [f"{row.now or 'Ingen'} er her nu"]
        if row.planned:
            parts.append(f"{row.planned} er på vej")
        if row.before:
            parts.append(f"{row.before} har været her før")
        if row.ordinary:
            parts.append(f"{row.ordinary} kom i ordinært fleksjob eller job")
        first = f"{_listed(parts)}."
    if row.last_contact is not None:
        return f"{first} Sidste kontakt {format_day(row.last_contact)}."
    return f"{first} Der er ingen kontakt skrevet."


def references(index: WorkplaceIndex, workplace_id: str) -> int:
    """Return how many rows stand with a workplace that keep it from being deleted.

    Unit: rows.
    """
    return (
        len({stay.placement.id for stay in index.stays.get(workplace_id, ())})
        + len(index.contacts.get(workplace_id, ()))
        + index.supports.get(workplace_id, 0)
        + index.changes.get(workplace_id, 0)
        + index.cards.get(workplace_id, 0)
    )


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} og {parts[-1]}"


def _people(desk: Desk, stays: Iterable[Stay], on: dt.date) -> dict[str, tuple[PersonHere, ...]]:
    index, outcomes = case_index(desk), outcomes_of(desk, on)
    names = consultant_names(desk)
    found = defaultdict[str, list[PersonHere]](list)
    for stay in stays:
        made = _person(index, names, outcomes, stay, on)
        if made is not None:
            found[made.state].append(made)
    found[BEFORE].reverse()
    return {state: tuple(found[state]) for state in (NOW, PLANNED, BEFORE)}


def _person(
    index: CaseIndex, names: Mapping[str, str], outcomes: Outcomes, stay: Stay, on: dt.date
) -> PersonHere | None:
    row = stay.placement
    citizen = index.citizens.get(row.citizen)
    if citizen is None:
        return None
    state = NOW if stay.is_running(on) else PLANNED if stay.is_planned(on) else BEFORE
    planned = None if stay.moved_on else row.planned_last_day
    hours = index.hours_on(row, stay.last_day or on)
    return PersonHere(
        placement=row.id,
        citizen=row.citizen,
        name=f"{citizen.first_name} {citizen.last_name}".strip(),
        candidate_no=citizen.candidate_no,
        consultant=names.get(citizen.consultant, citizen.consultant),
        kind=row.kind,
        kind_text=label(row.kind, PlacementKind),
        state=state,
        start=stay.start,
        last_day=stay.last_day,
        planned_last_day=planned,
        days_text=_days(stay, planned),
        hours_text="" if hours is None else f"{format_number(hours)} effektive timer",
        outcome=_outcome(stay) if state == BEFORE else "",
        is_ordinary=outcomes.went_ordinary(stay, on),
        last_contact=index.last_contact.get(row.citizen),
        is_late=state == NOW and stay.last_day is None and planned is not None and planned < on,
        has_begun=stay.has_begun,
    )


def _days(stay: Stay, planned: dt.date | None) -> str:
    if stay.last_day is not None:
        return f"{format_day(stay.start)} – {format_day(stay.last_day)}"
    if planned is not None:
        return f"{format_day(stay.start)} – planlagt {format_day(planned)}"
    return f"fra {format_day(stay.start)}"


def _outcome(stay: Stay) -> str:
    row = stay.placement
    if stay.moved_on:
        return "Fortsatte på en anden arbejdsplads"
    if row.ended_how == EndedHow.STARTEDE_IKKE:
        return label(EndedHow.STARTEDE_IKKE)
    how = label(row.ended_how, EndedHow) if row.ended_how else ""
    onward = label(row.onward, Onward).lower() if row.onward else ""
    if not onward:
        return how or row.ended_label or "Afsluttet"
    if group_of(row.onward) == OutcomeGroup.OTHER:
        # "sygemelding" and "tilbage på ledighedsydelse" are nowhere one goes on to
        return f"{how}, {onward}" if how else f"{onward[:1].upper()}{onward[1:]}"
    return f"{how}, videre til {onward}" if how else f"Videre til {onward}"


def _next(row: WorkplaceRow, names: Mapping[str, str]) -> NextAction | None:
    if not row.next_action:
        return None
    by = names.get(row.next_by, row.next_by)
    return NextAction(row.next_action, row.next_on, by, row.is_overdue)


def _others(index: WorkplaceIndex, place: Workplace, on: dt.date) -> tuple[OtherPlace, ...]:
    found = [
        OtherPlace(
            each.id,
            each.name,
            where_of(each),
            len({s.placement.citizen for s in index.stays.get(each.id, ()) if s.is_running(on)}),
        )
        for each in index.siblings(place)
        if each.closed_on is None or each.closed_on > on
    ]
    return tuple(sorted(found, key=lambda each: (-each.now, each.name, each.id)))


def _missing(row: WorkplaceRow) -> tuple[str, ...]:
    held = (
        ("P-nummer", row.p_number),
        ("CVR-nummer", row.cvr),
        ("sektor", row.sector),
        ("vej", row.street),
    )
    return tuple(name for name, value in held if not value)
