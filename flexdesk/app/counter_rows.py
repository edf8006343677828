"""Finished rows of the tab "18 af 24": number, strip, lines, methods, what moves the date."""

import datetime as dt
from dataclasses import dataclass

from flexdesk.domain.entities import Benefit
from flexdesk.domain.what_if import JobAnswer, JobScenario

StripCell = tuple[int, int, int, int, int]
"""Year, month, counted days, days of the month, days of it in the window."""


@dataclass(frozen=True, slots=True)
class CounterState:
    """What the count comes to, in a few words: `reached`, `soon`, `later`, `below` or `other`."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class CounterLine:
    """One period of the table: what of it lies in the window, and whether it counts."""

    id: str
    """The id of the benefit period; empty for days without one."""
    kind: str
    text: str
    start: dt.date
    last_day: dt.date
    counts: bool
    days: int | None
    """Counted days of this line alone; None when it does not count."""
    group: int
    """Which unbroken stretch the line is part of, -1 for none."""
    months_text: str
    """Months and days of the stretch, on the last line of it; empty on the others."""
    group_size: int
    note: str
    """What is odd about it, such as days it shares with another line."""


@dataclass(frozen=True, slots=True)
class MethodLine:
    """One of the four methods with its result."""

    code: str
    label: str
    number: tuple[tuple[str, str], ...]
    """The large number in pairs of digits and unit."""
    of_text: str
    short: str
    """"530 af 547": beside the method that is shown."""
    is_reached: bool


@dataclass(frozen=True, slots=True)
class MoveLine:
    """One thing that moves the date."""

    icon: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class CounterPage:
    """Everything the tab shows about one citizen, one day and one counter."""

    citizen: str
    on: dt.date
    counter: str
    window_start: dt.date
    window_last_day: dt.date
    is_reached: bool
    state: CounterState
    strip: tuple[StripCell, ...]
    lines: tuple[CounterLine, ...]
    total_days: int
    total_text: str
    methods: tuple[MethodLine, ...]
    warning: str
    """Why the count should be looked up in the fagsystem; empty when nothing says so."""
    regime_note: str
    """Why the counter says nothing about this citizen; empty when it does."""
    crosses_on: dt.date | None
    moves: tuple[MoveLine, ...]
    scenario: JobScenario
    job_start: dt.date
    """Where the slider stands to begin with."""
    benefits: tuple[Benefit, ...]

    def method(self, code: str) -> MethodLine:
        """Return a method by its code, the first when there is none."""
        return next((each for each in self.methods if each.code == code), self.methods[0])

    def lines_of_month(self, year: int, month: int) -> tuple[CounterLine, ...]:
        """Return the periods that share days with a month of the strip."""
        return tuple(
            line
            for line in self.lines
            if line.id
            and (line.start.year, line.start.month) <= (year, month)
            and (year, month) <= (line.last_day.year, line.last_day.month)
        )


@dataclass(frozen=True, slots=True)
class WhatIfLine:
    """One line of the card "Hvis jobbet starter"."""

    key: str
    icon: str
    label: str
    value: str
    text: str
    is_urgent: bool = False


@dataclass(frozen=True, slots=True)
class DecisionCard:
    """A visitation decision with what was counted then, and the count of today beside it."""

    id: str
    outcome: str
    outcome_text: str
    day: dt.date
    by: str
    reason: str
    program: str
    then_text: str
    then_window: str
    then_method: str
    now_text: str
    periods: tuple[tuple[str, str, str], ...]
    """Of the evidence: what, from and to, days."""
    refusion_text: str


__all__ = [
    "CounterLine",
    "CounterPage",
    "CounterState",
    "DecisionCard",
    "JobAnswer",
    "MethodLine",
    "MoveLine",
    "StripCell",
    "WhatIfLine",
]
