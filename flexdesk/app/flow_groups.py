"""What must happen next in a chain of placements, and the rows of Forløb in groups."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from flexdesk.app.desk import Desk
from flexdesk.app.flow_rows import (
    BY_CONSULTANT,
    BY_NEXT,
    BY_PROGRAM,
    BY_WORKPLACE,
    MONTH_6,
    FlowBar,
    FlowGroup,
    FlowRow,
)
from flexdesk.base.danish import sort_key
from flexdesk.base.numbers import format_day
from flexdesk.domain.codes import PlacementKind

LATE, ENDING, EXIT, PRAKTIK = "late", "ending", "exit", "praktik"
PLANNED, POOL, OTHER, JOB = "planned", "pool", "other", "job"
ORDER = (LATE, ENDING, EXIT, PRAKTIK, PLANNED, POOL, OTHER, JOB)
"""What must happen next, the most urgent first."""
NEEDS_SOMEBODY = frozenset({LATE, ENDING})

_POOL, _PRAKTIK = PlacementKind.PULJEFLEKSJOB, PlacementKind.VIRKSOMHEDSPRAKTIK
_JOBS = frozenset({PlacementKind.ORDINAERT_FLEKSJOB, PlacementKind.ORDINAERT_JOB})
_NONE_LAST = "\uffff"

Named = tuple[str, str, str]
"""What orders a group, its key, its label."""


@dataclass(frozen=True, slots=True)
class NextLimits:
    """The numbers of days and months the groups go by."""

    ending_days: int
    exit_month: int
    ahead: dt.timedelta

    @classmethod
    def of(cls, desk: Desk, on: dt.date) -> "NextLimits":
        """Read them.

        Source: forloeb.ending_days, idag.exit_month, idag.exit_ahead_days.
        """
        rules = desk.rules
        return cls(
            rules.count("forloeb.ending_days", on),
            rules.count("idag.exit_month", on),
            dt.timedelta(days=rules.count("idag.exit_ahead_days", on)),
        )


@dataclass(frozen=True, slots=True)
class NextStep:
    """What must happen next: the group, the day it is about, and in words."""

    key: str
    day: dt.date | None
    text: str


def next_step(
    current: FlowBar, bars: Iterable[FlowBar], on: dt.date, limits: NextLimits
) -> NextStep:
    """Return what must happen next about the bar a row is about."""
    ends = current.last_day
    if not current.is_running:
        return NextStep(PLANNED, current.start, f"starter {format_day(current.start)}")
    if ends is not None and ends < on:
        return NextStep(LATE, ends, f"slutdagen {format_day(ends)} er gået")
    until = f"slutter {format_day(ends)}" if ends is not None else ""
    if current.kind == _PRAKTIK:
        return NextStep(PRAKTIK, ends, until)
    if ends is not None and (ends - on).days <= limits.ending_days:
        return NextStep(ENDING, ends, until)
    if current.kind == _POOL:
        return _in_pool(current, bars, on, limits, until)
    return NextStep(JOB if current.kind in _JOBS else OTHER, ends, until)


def _in_pool(
    current: FlowBar, bars: Iterable[FlowBar], on: dt.date, limits: NextLimits, until: str
) -> NextStep:
    is_followed = any(bar.is_planned and bar.is_placement for bar in bars)
    half = next((mark.day for mark in current.marks if mark.kind == MONTH_6), None)
    if half is not None and not is_followed and half - limits.ahead <= on:
        return NextStep(EXIT, half, f"måned {limits.exit_month} fra {format_day(half)}")
    return NextStep(POOL, current.last_day, until)


def next_label(key: str, limits: NextLimits) -> str:
    """Return what a group of what must happen next is called."""
    return {
        LATE: "Slutdagen er gået: skriv afslutning",
        ENDING: f"Slutter inden {limits.ending_days} dage",
        EXIT: f"Fra måned {limits.exit_month}: find det ordinære job",
        PRAKTIK: "Praktik",
        PLANNED: "Planlagt start",
        POOL: "Puljefleksjob i gang",
        OTHER: "Andre forløb i gang",
        JOB: "I ordinært fleksjob eller job",
    }[key]


def grouped(
    rows: Iterable[FlowRow], grouping: str, names: dict[str, str], limits: NextLimits
) -> tuple[FlowGroup, ...]:
    """Return rows in groups; *names* are the consultants' by initials."""
    named = _namer(grouping, names, limits)
    groups: dict[Named, list[FlowRow]] = defaultdict(list)
    for row in rows:
        groups[named(row)].append(row)
    return tuple(
        FlowGroup(key, text, tuple(sorted(groups[order, key, text], key=_order)), _tone(key))
        for order, key, text in sorted(groups)
    )


def _tone(key: str) -> str:
    return "amber" if key in NEEDS_SOMEBODY else "head"


def _order(row: FlowRow) -> tuple[dt.date, str, str]:
    return row.next_day or dt.date.max, row.sort_name, row.citizen


def _namer(grouping: str, names: dict[str, str], limits: NextLimits) -> Callable[[FlowRow], Named]:
    def by_next(row: FlowRow) -> Named:
        key = row.next_key
        return f"{ORDER.index(key):02}", key, next_label(key, limits)

    def by_consultant(row: FlowRow) -> Named:
        initials = row.consultant
        if not initials:
            return _NONE_LAST, "consultant:", "Uden konsulent"
        name = names.get(initials, "")
        label = f"{name} ({initials})" if name else initials
        return sort_key(label), f"consultant:{initials}", label

    def by_workplace(row: FlowRow) -> Named:
        if not row.workplace:
            return _NONE_LAST, "workplace:", "Uden arbejdsplads"
        return sort_key(row.workplace), f"workplace:{row.workplace_id}", row.workplace

    def by_program(row: FlowRow) -> Named:
        label = row.program_title or "Uden program"
        return sort_key(label), f"program:{row.program}", label

    return {
        BY_NEXT: by_next,
        BY_CONSULTANT: by_consultant,
        BY_WORKPLACE: by_workplace,
        BY_PROGRAM: by_program,
    }[grouping]
