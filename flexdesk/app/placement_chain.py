"""What a new placement takes over from the one before it: praktik, then the pool, then a job."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from flexdesk.app.case_index import CaseIndex, case_index
from flexdesk.app.desk import Desk
from flexdesk.app.hours_rows import hours_now
from flexdesk.app.placement_terms import terms_of
from flexdesk.base.numbers import format_day, format_number
from flexdesk.base.periods import ONE_DAY
from flexdesk.domain.codes import EndedHow, PlacementKind
from flexdesk.domain.entities import Placement
from flexdesk.domain.labels import label

CHAIN = (
    PlacementKind.VIRKSOMHEDSPRAKTIK,
    PlacementKind.PULJEFLEKSJOB,
    PlacementKind.ORDINAERT_FLEKSJOB,
)
"""One chain: what usually follows what."""
_JOBS = frozenset(PlacementKind) - {PlacementKind.VIRKSOMHEDSPRAKTIK}
_FOLLOWS = {
    PlacementKind.VIRKSOMHEDSPRAKTIK: _JOBS,
    PlacementKind.PULJEFLEKSJOB: frozenset(
        {PlacementKind.ORDINAERT_FLEKSJOB, PlacementKind.ORDINAERT_JOB}
    ),
}
"""Which kinds take over what was agreed in the placement before them."""
_NEAR_DAYS = 31
"""Days after an end in which what begins is held for its continuation."""


@dataclass(frozen=True, slots=True)
class Begin:
    """What the form of one kind of placement begins with."""

    start: dt.date
    workplace: str = ""
    workplace_id: str = ""
    attended: str = ""
    hours: str = ""
    duties: str = ""
    took_over: str = ""
    """One line on what comes from the placement before, empty when nothing does."""


def next_kind(rows: Sequence[Placement]) -> str:
    """Return what usually follows: praktik, then the pool, then an ordinary fleksjob."""
    last = rows[-1] if rows else None
    if last is None or last.kind not in CHAIN:
        return PlacementKind.VIRKSOMHEDSPRAKTIK.value
    if last.ended_how in {EndedHow.FOER_TID, EndedHow.STARTEDE_IKKE}:
        return last.kind
    at = CHAIN.index(PlacementKind(last.kind))
    return CHAIN[min(at + 1, len(CHAIN) - 1)].value


def begins(desk: Desk, citizen_id: str, start: dt.date | None) -> dict[str, Begin]:
    """Return what a form begins with, by kind; a day that is named is the first day of all."""
    index, today = case_index(desk), desk.today()
    before = _before(index, citizen_id, start or today)
    if before is None:
        return {kind.value: Begin(start or today) for kind in PlacementKind}
    continued = _continued(desk, index, before, start)
    place = _same_place(index, before, start or today)
    follows = _FOLLOWS.get(PlacementKind(before.kind), frozenset())
    return {kind.value: continued if kind in follows else place for kind in PlacementKind}


def _before(index: CaseIndex, citizen_id: str, on: dt.date) -> Placement | None:
    """Return the latest placement that began, when it runs or has just ended."""
    rows = [
        row
        for row in index.placements.get(citizen_id, ())
        if row.ended_how != EndedHow.STARTEDE_IKKE
    ]
    if not rows or rows[-1].kind not in set(PlacementKind):
        return None
    last_day = rows[-1].last_day
    is_near = last_day is None or (on - last_day).days <= _NEAR_DAYS
    return rows[-1] if is_near else None


def _same_place(index: CaseIndex, before: Placement, start: dt.date) -> Begin:
    """Return a beginning at the workplace somebody is at now."""
    if before.last_day is not None:
        return Begin(start)
    return Begin(start, index.workplace_name(before.workplace), before.workplace or "")


def _continued(desk: Desk, index: CaseIndex, before: Placement, start: dt.date | None) -> Begin:
    today = desk.today()
    terms = terms_of(desk, before.id)
    now = hours_now(before, index.hours.get(before.id, ()), before.last_day or today)
    place, duties = index.workplace_name(before.workplace), terms.duties if terms else ""
    return Begin(
        start=start or _day_after(before, today),
        workplace=place,
        workplace_id=before.workplace or "",
        attended="" if now.attended is None else format_number(now.attended),
        hours="" if now.effective is None else format_number(now.effective),
        duties=duties,
        took_over=_told(before, has_place=bool(place), has_hours=bool(now.text), duties=duties),
    )


def _day_after(before: Placement, today: dt.date) -> dt.date:
    """Return the day after the real or planned end, today when that is long gone or unknown."""
    end = before.last_day or before.planned_last_day
    if end is None or (today - end).days > _NEAR_DAYS:
        return max(today, before.start + ONE_DAY)
    return end + ONE_DAY


def _told(before: Placement, *, has_place: bool, has_hours: bool, duties: str) -> str:
    taken = (("arbejdsplads", has_place), ("timer", has_hours), ("opgaver", bool(duties)))
    words = [word for word, is_there in taken if is_there]
    if not words:
        return ""
    parts = f"{', '.join(words[:-1])} og {words[-1]}" if len(words) > 1 else words[0]
    kind = label(before.kind, PlacementKind).lower()
    return f"Taget med fra {kind} {format_day(before.start)}: {parts}."
