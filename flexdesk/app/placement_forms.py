"""The tab Forløb and its forms: the chain of placements, and what a form begins with."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flexdesk.app.case_index import case_index
from flexdesk.app.desk import Desk
from flexdesk.app.hours_rows import HoursPoint, HoursRow, hours_now, hours_points, hours_rows
from flexdesk.app.lookups import get_citizen, get_row
from flexdesk.base.danish import fold, sort_key
from flexdesk.base.errors import UserError
from flexdesk.base.numbers import format_day, format_number
from flexdesk.domain.codes import EndedHow, Onward, PlacementKind
from flexdesk.domain.entities import Hours, Placement, Workplace
from flexdesk.domain.labels import label
from flexdesk.domain.placements import check_placement, planned_last_day_default
from flexdesk.domain.rules import RuleBook

_CHAIN = (
    PlacementKind.VIRKSOMHEDSPRAKTIK,
    PlacementKind.PULJEFLEKSJOB,
    PlacementKind.ORDINAERT_FLEKSJOB,
)
"""One chain: what usually follows what."""
_MOST_HITS = 8


@dataclass(frozen=True, slots=True)
class PlacementRow:
    """One placement of the chain, with everything the tab says about it."""

    id: str
    kind: str
    kind_text: str
    workplace: str
    street: str
    start: dt.date
    last_day: dt.date | None
    planned_last_day: dt.date | None
    state: str
    """planned | running | late | ended | never"""
    state_text: str
    clock: str
    """"dag 17 af 28" while it runs with a plan."""
    share: float | None
    hours_text: str
    hours: tuple[HoursRow, ...]
    points: tuple[HoursPoint, ...]
    ended_text: str
    findings: tuple[str, ...]
    """Codes of what looks wrong about it."""
    is_same_place: bool
    """At the workplace of the placement before it."""


@dataclass(frozen=True, slots=True)
class PlacementsPage:
    """Everything the tab Forløb shows about a citizen."""

    citizen: str
    on: dt.date
    rows: tuple[PlacementRow, ...]
    """The latest first."""
    chain_text: str
    """"praktik, puljefleksjob, ordinært fleksjob": what there has been, in order."""


@dataclass(frozen=True, slots=True)
class WorkplaceHit:
    """A workplace that a form offers while its name or street is typed."""

    id: str
    name: str
    where: str
    haystack: str
    rank: str
    people: int
    """How many of ours are there now."""


@dataclass(frozen=True, slots=True)
class StartForm:
    """What the form "Nyt forløb" begins with."""

    citizen: str
    name: str
    candidate_no: str
    kind: str
    kinds: tuple[tuple[str, str], ...]
    start: dt.date
    today: dt.date
    workplace: str
    """Name of the workplace it is likely to be at, empty when nothing says so."""
    workplaces: tuple[WorkplaceHit, ...]
    rules: RuleBook

    def planned(self, kind: str, start: dt.date) -> dt.date | None:
        """Return the last day a placement is planned to have by rule, None where none is usual."""
        return planned_last_day_default(kind, start, self.rules)


@dataclass(frozen=True, slots=True)
class EndForm:
    """What the form "Afslut forløb" begins with."""

    placement: str
    citizen: str
    title: str
    start: dt.date
    last_day: dt.date
    planned_last_day: dt.date | None
    today: dt.date
    hows: tuple[tuple[str, str], ...]
    onwards: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class HoursForm:
    """What the forms for hours begin with: the hours in force, both kinds."""

    placement: str
    citizen: str
    title: str
    start: dt.date
    last_day: dt.date | None
    today: dt.date
    latest: dt.date
    """The day of the hours in force: what a correction most likely is about."""
    attended: str
    effective: str
    now_text: str


def placements_page(desk: Desk, citizen_id: str, on: dt.date) -> PlacementsPage:
    """Return the chain of a citizen's placements on a day.

    Raises:
        UserError: `citizen.unknown`.
    """
    get_citizen(desk.store.reads, citizen_id)
    index = case_index(desk)
    placements = index.placements.get(citizen_id, ())
    rows = [
        _row(desk, row, index.workplaces.get(row.workplace or ""), before, on)
        for row, before in zip(placements, (None, *placements), strict=False)
    ]
    kinds = dict.fromkeys(label(row.kind, PlacementKind).lower() for row in placements)
    return PlacementsPage(citizen_id, on, tuple(reversed(rows)), ", ".join(kinds))


def start_form(desk: Desk, citizen_id: str, start: dt.date | None = None) -> StartForm:
    """Return what a form for a new placement begins with: what usually follows, from today.

    Raises:
        UserError: `citizen.unknown`.
    """
    citizen = get_citizen(desk.store.reads, citizen_id)
    index = case_index(desk)
    before = index.placements.get(citizen_id, ())
    last = before[-1] if before else None
    is_open = last is not None and last.last_day is None
    place = index.workplace_name(last.workplace) if last is not None and is_open else ""
    return StartForm(
        citizen=citizen_id,
        name=f"{citizen.first_name} {citizen.last_name}".strip(),
        candidate_no=citizen.candidate_no,
        kind=_next_kind(last),
        kinds=tuple((kind.value, label(kind)) for kind in PlacementKind),
        start=start or desk.today(),
        today=desk.today(),
        workplace=place,
        workplaces=workplace_hits(desk),
        rules=desk.rules,
    )


def end_form(desk: Desk, placement_id: str) -> EndForm:
    """Return what the form for an end begins with.

    Raises:
        UserError: `row.unknown`.
    """
    row, title = _titled(desk, placement_id)
    today = desk.today()
    planned = row.planned_last_day
    return EndForm(
        placement=placement_id,
        citizen=row.citizen,
        title=title,
        start=row.start,
        last_day=planned if planned is not None and planned <= today else max(today, row.start),
        planned_last_day=planned,
        today=today,
        hows=tuple((how.value, label(how)) for how in EndedHow),
        onwards=tuple((each.value, label(each)) for each in Onward),
    )


def hours_form(desk: Desk, placement_id: str) -> HoursForm:
    """Return what the forms for hours begin with.

    Raises:
        UserError: `row.unknown`.
    """
    row, title = _titled(desk, placement_id)
    today = desk.today()
    hours = _hours_of(desk, placement_id)
    now = hours_now(row, hours, today)
    points = hours_points(row, hours, today)
    return HoursForm(
        placement=placement_id,
        citizen=row.citizen,
        title=title,
        start=row.start,
        last_day=row.last_day,
        today=min(max(today, row.start), row.last_day or dt.date.max),
        latest=max(point.day for point in points),
        attended="" if now.attended is None else format_number(now.attended),
        effective="" if now.effective is None else format_number(now.effective),
        now_text=f"Nu: {now.text}" if now.text else "Ingen timer er skrevet endnu.",
    )


def workplace_hits(desk: Desk) -> tuple[WorkplaceHit, ...]:
    """Return every workplace as a form can offer it, kept until the store changes."""
    return desk.cached("workplace_hits", lambda: _all_hits(desk))


def find_hits(hits: Iterable[WorkplaceHit], typed: str) -> tuple[WorkplaceHit, ...]:
    """Return the workplaces all words typed are found in, by name or street.

    Those whose name begins with what is typed come first.
    """
    words = fold(typed).split()
    if not words:
        return ()
    found = [hit for hit in hits if all(word in hit.haystack for word in words)]
    found.sort(key=lambda hit: (not hit.haystack.startswith(words[0]), hit.rank))
    return tuple(found[:_MOST_HITS])


def _all_hits(desk: Desk) -> tuple[WorkplaceHit, ...]:
    index, today = case_index(desk), desk.today()
    people: dict[str, int] = {}
    for rows in index.placements.values():
        for row in rows:
            runs = row.start <= today and (row.last_day is None or row.last_day > today)
            if runs and row.workplace:
                people[row.workplace] = people.get(row.workplace, 0) + 1
    made = (_hit(row, people.get(row.id, 0)) for row in index.workplaces.values())
    return tuple(sorted(made, key=lambda hit: hit.rank))


def _hit(row: Workplace, people: int) -> WorkplaceHit:
    where = ", ".join(part for part in (row.street, row.city) if part)
    haystack = f"{fold(row.name)} {fold(where)}".strip()
    return WorkplaceHit(row.id, row.name, where, haystack, sort_key(row.name), people)


def _next_kind(last: Placement | None) -> str:
    """Return what usually follows: praktik, then the pool, then an ordinary fleksjob."""
    if last is None or last.kind not in _CHAIN:
        return PlacementKind.VIRKSOMHEDSPRAKTIK.value
    if last.ended_how in {EndedHow.FOER_TID, EndedHow.STARTEDE_IKKE}:
        return last.kind
    at = _CHAIN.index(PlacementKind(last.kind))
    return _CHAIN[min(at + 1, len(_CHAIN) - 1)].value


def _titled(desk: Desk, placement_id: str) -> tuple[Placement, str]:
    row = get_row(desk.store.reads, "placement", placement_id)
    if not isinstance(row, Placement):
        raise UserError("row.unknown", kind="forløb")
    place = case_index(desk).workplace_name(row.workplace)
    return row, ", ".join(part for part in (label(row.kind, PlacementKind), place) if part)


def _hours_of(desk: Desk, placement_id: str) -> tuple[Hours, ...]:
    return case_index(desk).hours.get(placement_id, ())


def _row(
    desk: Desk,
    row: Placement,
    place: Workplace | None,
    before: Placement | None,
    on: dt.date,
) -> PlacementRow:
    index = case_index(desk)
    hours = index.hours.get(row.id, ())
    state, words = _state(row, on)
    clock, share = _clock(row, on) if state in {"running", "late"} else ("", None)
    others: Sequence[Placement] = index.placements.get(row.citizen, ())
    benefits = index.benefits.get(row.citizen, ())
    return PlacementRow(
        id=row.id,
        kind=row.kind,
        kind_text=label(row.kind, PlacementKind),
        workplace=place.name if place else "",
        street=", ".join(part for part in (place.street, place.city) if part) if place else "",
        start=row.start,
        last_day=row.last_day,
        planned_last_day=row.planned_last_day,
        state=state,
        state_text=words,
        clock=clock,
        share=share,
        hours_text=hours_now(row, hours, row.last_day or on).text,
        hours=hours_rows(row, hours),
        points=hours_points(row, hours, row.last_day or on),
        ended_text=_ended(row),
        findings=tuple(each.code for each in check_placement(row, others, benefits, desk.rules)),
        is_same_place=bool(before and place and before.workplace == place.id),
    )


def _state(row: Placement, on: dt.date) -> tuple[str, str]:
    if row.start > on:
        return "planned", f"Begynder {format_day(row.start)}"
    if row.ended_how == EndedHow.STARTEDE_IKKE:
        return "never", label(EndedHow.STARTEDE_IKKE)
    if row.last_day is not None and row.last_day < on:
        return "ended", "Afsluttet"
    if row.last_day is not None:
        return "running", f"Slutter {format_day(row.last_day)}"
    if row.planned_last_day is not None and row.planned_last_day < on:
        return "late", "Planlagt slut er passeret"
    return "running", "I gang"


def _clock(row: Placement, on: dt.date) -> tuple[str, float | None]:
    gone = (on - row.start).days + 1
    last = row.last_day or row.planned_last_day
    if last is None:
        return f"dag {format_number(gone)}", None
    whole = (last - row.start).days + 1
    return f"dag {format_number(gone)} af {format_number(whole)}", min(1.0, gone / max(1, whole))


def _ended(row: Placement) -> str:
    parts = []
    if row.ended_how:
        parts.append(f"Sådan sluttede det: {label(row.ended_how, EndedHow).lower()}")
    if row.onward:
        parts.append(f"Kom videre til: {label(row.onward, Onward).lower()}")
    return " · ".join(parts)
