"""The cards of the tab Forløb: the chain of a citizen's placements, and what is said of each."""

import datetime as dt
from dataclasses import dataclass

from flexdesk.app.case_index import case_index
from flexdesk.app.desk import Desk
from flexdesk.app.hours_rows import HoursPoint, HoursRow, hours_now, hours_points, hours_rows
from flexdesk.app.lookups import get_citizen
from flexdesk.app.placement_clocks import Clock, clocks_of
from flexdesk.app.placement_facts import (
    AgreedLine,
    ChangeLine,
    DealLine,
    NoticeLine,
    agreed_lines,
    change_lines,
    changes_text,
    deal_lines,
    notice_line,
)
from flexdesk.app.placement_terms import terms_of
from flexdesk.base.numbers import format_day, format_number
from flexdesk.domain.clocks import ClockCode
from flexdesk.domain.codes import EndedHow, Onward, PlacementKind
from flexdesk.domain.entities import Placement, Workplace
from flexdesk.domain.labels import label
from flexdesk.domain.placements import Finding, check_placement

_SAID_ELSEWHERE = frozenset({ClockCode.AFTALTE_TIMER.value, ClockCode.OPSAGT.value})
"""Clocks that have a line of their own, with its verbs."""
_OPEN = frozenset({"planned", "running", "late"})


@dataclass(frozen=True, slots=True)
class PlacementRow:
    """One placement of the chain, with everything the tab says about it."""

    id: str
    kind: str
    kind_text: str
    workplace_id: str
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
    findings: tuple[Finding, ...]
    """What looks wrong about it."""
    is_same_place: bool
    """At the workplace of the placement before it."""
    changes_text: str
    """"forlænget 2 gange, sidst 12-08-2016: …", empty while the plan is the first one."""
    changes: tuple[ChangeLine, ...]
    """The latest first."""
    notice: NoticeLine | None
    agreed: tuple[AgreedLine, ...]
    clocks: tuple[Clock, ...]
    deal: tuple[DealLine, ...]
    """What is agreed about it, line by line."""

    @property
    def title(self) -> str:
        """Kind and workplace: what a button of this card is about."""
        return ", ".join(part for part in (self.kind_text, self.workplace) if part)


@dataclass(frozen=True, slots=True)
class PlacementsPage:
    """Everything the tab Forløb shows about a citizen."""

    citizen: str
    on: dt.date
    rows: tuple[PlacementRow, ...]
    """The latest first."""
    chain_text: str
    """"praktik, puljefleksjob, ordinært fleksjob": what there has been, in order."""


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
    others = index.placements.get(row.citizen, ())
    benefits = index.benefits.get(row.citizen, ())
    changes = change_lines(desk, row.id)
    clocks = clocks_of(desk, row.citizen, on).get(row.id, ())
    return PlacementRow(
        id=row.id,
        kind=row.kind,
        kind_text=label(row.kind, PlacementKind),
        workplace_id=place.id if place else "",
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
        findings=tuple(check_placement(row, others, benefits, desk.rules)),
        is_same_place=bool(before and place and before.workplace == place.id),
        changes_text=changes_text(changes),
        changes=changes,
        notice=notice_line(desk, row, on),
        agreed=agreed_lines(index.agreed.get(row.id, ()), on),
        clocks=tuple(each for each in clocks if each.code not in _SAID_ELSEWHERE),
        deal=deal_lines(row, terms_of(desk, row.id), is_open=state in _OPEN),
    )


def _state(row: Placement, on: dt.date) -> tuple[str, str]:
    if row.ended_how == EndedHow.STARTEDE_IKKE:
        return "never", label(EndedHow.STARTEDE_IKKE)
    if row.start > on:
        return "planned", f"Begynder {format_day(row.start)}"
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
    if row.onward and row.onward != row.ended_how:
        # "startede ikke" is said once
        parts.append(f"Kom videre til: {label(row.onward, Onward).lower()}")
    return " · ".join(parts)
