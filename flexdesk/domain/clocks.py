"""Clocks of a placement: how far it is, what is about to be reached, and what has been passed.

A clock that counts the course of a placement stands while the case is on pause, as those of the
pipeline do; the counter of ledighedsydelse and everything that is judged by the calendar runs on.
A start that was cancelled and a closed case have no clocks.
"""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from flexdesk.base.periods import ONE_DAY, Period, add_months, merge
from flexdesk.domain.codes import EndedHow
from flexdesk.domain.daily_entities import Pause
from flexdesk.domain.entities import Benefit, Hours, Placement
from flexdesk.domain.pauses import pause_on, running_days
from flexdesk.domain.placement_entities import Notice
from flexdesk.domain.rules import RuleBook

_NEVER_BEGAN = EndedHow.STARTEDE_IKKE.value


class ClockCode(StrEnum):
    """What a clock is about."""

    PRAKTIK_UGER = "praktik_uger"
    PRAKTIK_13 = "praktik_13"
    PRAKTIK_26 = "praktik_26"
    PULJE_MIN = "pulje_min"
    PULJE_MAX = "pulje_max"
    PULJE_MAANED_6 = "pulje_maaned_6"
    REFUSION_IGEN = "refusion_igen"
    VINDUE_6 = "vindue_6"
    FASTHOLDT_6 = "fastholdt_6"
    FASTHOLDT_12 = "fastholdt_12"
    TAET_OPFOELGNING = "taet_opfoelgning"
    AFTALTE_TIMER = "aftalte_timer"
    OPSAGT = "opsagt"


class Tone(StrEnum):
    """How much a clock asks for; never the only sign of it: the words say the same."""

    MUTED = "muted"
    ACCENT = "accent"
    AMBER = "amber"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Clock:
    """One clock of a placement on a day."""

    code: str
    label: str
    day: dt.date | None
    """The day it is about; None while it stands, or when no day is known."""
    text: str
    tone: str
    share: float | None = None
    """How far it is, 0-1; None where there is nothing to fill."""
    rule: str = ""
    """The key of the rule by date it follows, empty when it follows what was agreed."""


@dataclass(frozen=True, slots=True)
class ClockRows:
    """One citizen's rows that clocks are made of; the last three by placement."""

    placements: tuple[Placement, ...] = ()
    benefits: tuple[Benefit, ...] = ()
    pauses: tuple[Pause, ...] = ()
    visited_on: dt.date | None = None
    closed_on: dt.date | None = None
    has_pool_limit: bool = True
    """Whether the program's pool jobs are temporary."""
    hours: Mapping[str, Sequence[Hours]] = field(default_factory=dict)
    agreed: Mapping[str, Sequence[Hours]] = field(default_factory=dict)
    notices: Mapping[str, Sequence[Notice]] = field(default_factory=dict)


class Numbers:
    """The rules, asked thousands of times: one with a single value is looked up once."""

    def __init__(self, book: RuleBook) -> None:
        self.book = book
        self._steady: dict[str, tuple[dt.date, float]] = {}

    def number(self, key: str, on: dt.date) -> float:
        """Return the value of a rule that is one number."""
        known = self._steady.get(key)
        if known is not None and known[0] <= on:
            return known[1]
        value, rule = self.book.number(key, on), self.book.rule(key)
        if len(rule.steps) == 1 and not rule.team_steps:
            self._steady[key] = rule.steps[0].valid_from, value
        return value

    def count(self, key: str, on: dt.date) -> int:
        """Return the value of a rule that is one whole number."""
        return int(self.number(key, on))


@dataclass(frozen=True, slots=True)
class Course:
    """A placement on a day, with the day its clocks have run to."""

    rows: ClockRows
    placement: Placement
    on: dt.date
    rules: Numbers
    print: str = ""
    """Changes when any rule does, so that what was walked once is not walked again."""

    @property
    def is_resting(self) -> bool:
        """Whether the case is on pause on the day."""
        return bool(self.rows.pauses) and pause_on(self.rows.pauses, self.on) is not None

    @property
    def ran_to(self) -> dt.date:
        """The day the clocks would show, had there been no pauses."""
        start = self.placement.start
        days = running_days(self.rows.pauses, start, self.on)
        return start + dt.timedelta(days=days) - ONE_DAY

    @property
    def ends_on(self) -> dt.date | None:
        """The last day, else the one that is planned."""
        return self.placement.last_day or self.placement.planned_last_day

    @property
    def is_ended(self) -> bool:
        """Whether the last day lies before the day."""
        last = self.placement.last_day
        return last is not None and last < self.on

    def standing(self, clock: Clock, day: dt.date) -> Clock:
        """Return a clock about a day of the course: moved by pauses, and still while one lasts."""
        if not self.rows.pauses:
            return replace(clock, day=day)
        reached = day_reached(self.rows.pauses, self.placement.start, day)
        return self.hushed(replace(clock, day=reached))

    def hushed(self, clock: Clock) -> Clock:
        """Return a clock that asks for nothing while the case is on pause."""
        if not self.is_resting:
            return clock
        return replace(clock, text=f"{clock.text} · på pause", tone=Tone.MUTED.value)


def is_cancelled(placement: Placement) -> bool:
    """Say whether a placement never began: *startede ikke*."""
    return placement.ended_how == _NEVER_BEGAN


def day_reached(pauses: Collection[Pause], start: dt.date, target: dt.date) -> dt.date | None:
    """Return the day a clock that began on `start` reaches a day, pauses left out.

    None while a pause without a last day comes before it.
    """
    rests = merge(
        Period.of_days(pause.start, pause.last_day)
        for pause in pauses
        if pause.last_day is None or pause.last_day >= pause.start
    )
    day, left = start, (target - start).days + 1
    for rest in rests:
        if rest.end <= day:
            continue
        runs = max(0, (rest.start - day).days)
        if runs >= left:
            break
        if rest.last_day is None:
            return None
        left, day = left - runs, rest.end
    return day + dt.timedelta(days=left - 1)


def month_of(start: dt.date, on: dt.date) -> int:
    """Return which month of a job a day lies in, the first is 1."""
    months = (on.year - start.year) * 12 + on.month - start.month
    return months + (1 if add_months(start, months) <= on else 0)


def share_of(start: dt.date, day: dt.date, on: dt.date) -> float:
    """Return how much of the way from a start to a day is gone, 0-1.

    Unit: share.
    """
    whole = (day - start).days + 1
    return min(1.0, max(0.0, ((on - start).days + 1) / whole)) if whole > 0 else 1.0


def days_words(days: int) -> str:
    """Return a number of days in words: "1 dag", "12 dage"."""
    return "1 dag" if days == 1 else f"{days} dage"
