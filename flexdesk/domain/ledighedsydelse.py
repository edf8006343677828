"""18 of 24: months on ledighedsydelse in the window before a day.

Two counters that are never mixed. *Målgruppe* counts ledighedsydelse only. *Statsrefusion*
counts ledighedsydelse and kontanthjælp from the visitation on, and only for people under the
old regime. Four methods are computed; `months` is the one that decides.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from flexdesk.base.periods import (
    ONE_DAY,
    Period,
    add_months,
    days_in_month,
    merge,
    whole_months_and_rest,
)
from flexdesk.domain.codes import BenefitKind
from flexdesk.domain.entities import Benefit
from flexdesk.domain.refund import Regime, refund_regime
from flexdesk.domain.rules import RuleBook

_DAYS_A_WEEK = 7
_LY = BenefitKind.LEDIGHEDSYDELSE.value
_STRIP_MONTHS = 24
_SHORTEST_MONTH, _SHORT_MONTH, _LONGEST_MONTH = 28, 30, 31
_MONTHS_A_YEAR = 12


class Counter(StrEnum):
    """Which of the two questions is asked."""

    MAALGRUPPE = "maalgruppe"
    REFUSION = "refusion"


class Method(StrEnum):
    """How days are made into months."""

    MONTHS = "months"
    DAYS = "days"
    WEEKS = "weeks"
    ISO = "iso"


_KINDS = {
    Counter.MAALGRUPPE: frozenset({BenefitKind.LEDIGHEDSYDELSE}),
    Counter.REFUSION: frozenset({BenefitKind.LEDIGHEDSYDELSE, BenefitKind.KONTANTHJAELP}),
}


_LIMITS = (
    "ledighedsydelse.window_months",
    "ledighedsydelse.long_term_months",
    "ledighedsydelse.long_term_days",
    "ledighedsydelse.long_term_weeks",
    "ledighedsydelse.near_days",
)


@dataclass(frozen=True, slots=True)
class LyLine:
    """One unbroken stretch inside the window; `kind` joins the benefits it is made of by +."""

    start: dt.date
    last_day: dt.date
    months: int
    rest_days: int
    days: int
    kind: str


@dataclass(frozen=True, slots=True)
class LyCount:
    """The answer with everything it was made from."""

    counter: Counter
    on: dt.date
    months: int
    rest_days: int
    days: int
    weeks: int
    iso_weeks: int
    window_start: dt.date
    window_last_day: dt.date
    qualifies: dict[str, bool]
    disagrees: bool
    margin_days: int
    """Days above (or, negative, below) the fixed number of days of the `days` method."""
    near_threshold: bool
    lines: tuple[LyLine, ...]
    regime: str
    """Refund regime; the refund counter counts nothing outside the old one."""

    @property
    def is_reached(self) -> bool:
        """Whether 18 of 24 is reached by the method that decides."""
        return self.qualifies[Method.MONTHS]


@dataclass(frozen=True, slots=True)
class Limits:
    """The numbers of the rule on one day, read once for many people."""

    window_months: int
    months: int
    days: int
    weeks: int
    near_days: int

    @classmethod
    def on(cls, on: dt.date, rules: RuleBook) -> "Limits":
        """Read the limits in force on a day."""
        return cls(*(rules.count(key, on) for key in _LIMITS))

    @classmethod
    def throughout(cls, first: dt.date, last: dt.date, rules: RuleBook) -> "Limits | None":
        """Read the limits that stand from one day to another, None when one of them changes."""
        for key in _LIMITS:
            rule = rules.rule(key)
            if any(first < step.valid_from <= last for step in (*rule.steps, *rule.team_steps)):
                return None
        return cls.on(first, rules)

    @property
    def too_few_days(self) -> int:
        """Fewer days than this can never be enough months."""
        return fewest_days(self.months, self.window_months)

    @property
    def enough_days(self) -> int:
        """As many days as this are always enough months: none counts more than 31."""
        return self.months * _LONGEST_MONTH


def fewest_days(months: int, window_months: int) -> int:
    """Return the days below which a window can never hold so many months.

    A counted month holds 30 days or more, except the one that runs over the end of February,
    and a window meets at most one February more than it has years.
    """
    februaries = window_months // _MONTHS_A_YEAR + 1
    return months * _SHORT_MONTH - februaries * (_SHORT_MONTH - _SHORTEST_MONTH)


def window_of(on: dt.date, months: int) -> Period:
    """Return the window that ends with a day: 24 calendar months, both ends included."""
    after = on + ONE_DAY
    return Period(add_months(after, -months), after)


def clip(periods: Iterable[Period], window: Period) -> tuple[Period, ...]:
    """Return what of merged periods lies in the window."""
    start, end = window.start, window.end
    inside = []
    for period in periods:
        if start <= period.start and period.end <= end:
            inside.append(period)
        elif period.start < end and period.end > start:
            inside.append(Period(max(period.start, start), min(period.end, end)))
    return tuple(inside)


def months_of(stretches: Iterable[Period]) -> tuple[int, int]:
    """Return whole months and rest days of separate stretches; 31 rest days make a month.

    Unit: months and days.
    """
    months = rest = 0
    for stretch in stretches:
        whole, left = whole_months_and_rest(stretch.start, stretch.end)
        months += whole
        rest += left
    return months + rest // _LONGEST_MONTH, rest % _LONGEST_MONTH


def is_long_term(merged: tuple[Period, ...], on: dt.date, limits: Limits) -> bool:
    """Tell whether merged periods reach the months method's limit on a day."""
    inside = clip(merged, window_of(on, limits.window_months))
    days = sum(stretch.days for stretch in inside)
    if days < limits.too_few_days or days >= limits.enough_days:
        return days >= limits.enough_days
    return months_of(inside)[0] >= limits.months


def _iso_weeks(stretches: Iterable[Period]) -> int:
    """Return how many different ISO weeks separate stretches touch, in order of days."""
    weeks, seen_to = 0, 0
    for stretch in stretches:
        first = (stretch.start.toordinal() - 1) // _DAYS_A_WEEK
        last = (stretch.end.toordinal() - 2) // _DAYS_A_WEEK
        first = max(first, seen_to + 1)
        weeks += max(0, last - first + 1)
        seen_to = max(seen_to, last)
    return weeks


def period_of(benefit: Benefit) -> Period | None:
    """Return the days of a benefit; a row that ends before it starts has none."""
    if benefit.last_day is not None and benefit.last_day < benefit.start:
        return None
    return Period.of_days(benefit.start, benefit.last_day)


def ly_spells(benefits: Iterable[Benefit]) -> tuple[Period, ...]:
    """Return the days of ledighedsydelse, merged and in order: what the target group counts."""
    found = [
        period
        for benefit in benefits
        if benefit.kind == _LY and (period := period_of(benefit)) is not None
    ]
    return merge(found) if len(found) > 1 else tuple(found)


def _regime(
    counter: Counter, rules: RuleBook, visited_on: dt.date | None, re_entered_on: dt.date | None
) -> str:
    if counter is not Counter.REFUSION:
        return ""
    return refund_regime(visited_on, rules, re_entered_on)


def counted_periods(
    benefits: Iterable[Benefit],
    counter: Counter,
    rules: RuleBook,
    visited_on: dt.date | None = None,
    re_entered_on: dt.date | None = None,
) -> tuple[tuple[Period, str], ...]:
    """Return the periods a counter counts, with their kind, in order and not yet merged."""
    regime = _regime(counter, rules, visited_on, re_entered_on)
    if counter is Counter.REFUSION and regime != Regime.PRE2016:
        return ()
    since = Period.of_days(visited_on, None) if counter is Counter.REFUSION and visited_on else None
    found = []
    for benefit in benefits:
        period = period_of(benefit) if benefit.kind in _KINDS[counter] else None
        if period is not None and since is not None:
            period = period.intersect(since)
        if period is not None:
            found.append((period, benefit.kind))
    return tuple(sorted(found))


def _line(stretch: Period, pieces: tuple[tuple[Period, str], ...]) -> LyLine:
    kinds = sorted({kind for period, kind in pieces if period.intersect(stretch)})
    months, rest_days = whole_months_and_rest(stretch.start, stretch.end)
    last_day = stretch.end - ONE_DAY
    return LyLine(stretch.start, last_day, months, rest_days, stretch.days, "+".join(kinds))


def count_ly(
    benefits: Iterable[Benefit],
    on: dt.date,
    counter: Counter,
    rules: RuleBook,
    visited_on: dt.date | None = None,
    re_entered_on: dt.date | None = None,
) -> LyCount:
    """Count months on ledighedsydelse in the window that ends on a day.

    Overlapping and adjoining periods are merged first, so order and splitting never matter.
    `re_entered_on` is the event that moved a person to the newer refund rules, if one did.
    Source: ledighedsydelse.window_months, ledighedsydelse.long_term_months,
    ledighedsydelse.long_term_days, ledighedsydelse.long_term_weeks, ledighedsydelse.near_days.
    """
    limits = Limits.on(on, rules)
    window = window_of(on, limits.window_months)
    pieces = counted_periods(benefits, counter, rules, visited_on, re_entered_on)
    inside = clip(merge(period for period, _ in pieces), window)
    months, rest_days = months_of(inside)
    days = sum(stretch.days for stretch in inside)
    weeks, iso_weeks = days // _DAYS_A_WEEK, _iso_weeks(inside)
    qualifies = {
        Method.MONTHS.value: months >= limits.months,
        Method.DAYS.value: days >= limits.days,
        Method.WEEKS.value: weeks >= limits.weeks,
        Method.ISO.value: iso_weeks >= limits.weeks,
    }
    return LyCount(
        counter=counter,
        on=on,
        months=months,
        rest_days=rest_days,
        days=days,
        weeks=weeks,
        iso_weeks=iso_weeks,
        window_start=window.start,
        window_last_day=on,
        qualifies=qualifies,
        disagrees=len(set(qualifies.values())) > 1,
        margin_days=days - limits.days,
        near_threshold=abs(days - limits.days) <= limits.near_days,
        lines=tuple(_line(stretch, pieces) for stretch in inside),
        regime=_regime(counter, rules, visited_on, re_entered_on),
    )


def _run_on(periods: tuple[Period, ...], from_day: dt.date, *, runs: bool) -> tuple[Period, ...]:
    """Return the periods, those without an end cut after `from_day` unless they run on."""
    if runs:
        return periods
    known = Period(dt.date.min, from_day + ONE_DAY)
    return tuple(
        period if period.last_day is not None else Period(period.start, known.end)
        for period in periods
        if period.last_day is not None or period.start < known.end
    )


def crossing_date(
    benefits: Iterable[Benefit],
    from_day: dt.date,
    counter: Counter,
    rules: RuleBook,
    horizon_days: int = 1100,
    assume_runs: bool = True,  # noqa: FBT001, FBT002 - as above
    visited_on: dt.date | None = None,
) -> dt.date | None:
    """Return the first day from `from_day` on that reaches 18 of 24, None within the horizon.

    A period without a last day is taken to run on (`assume_runs`); one with a last day ends
    there. Days are walked, since old months fall out of the window and the months method is not
    monotone; a stretch in which too few days could gather is passed over, unless the limits
    themselves change on the way.
    """
    pieces = counted_periods(benefits, counter, rules, visited_on)
    merged = merge(_run_on(tuple(p for p, _ in pieces), from_day, runs=assume_runs))
    return first_long_term(merged, from_day, horizon_days, rules)


def first_long_term(
    merged: tuple[Period, ...], from_day: dt.date, horizon_days: int, rules: RuleBook
) -> dt.date | None:
    """Return the first day from `from_day` on that merged periods reach 18 of 24, else None."""
    last = from_day + dt.timedelta(days=horizon_days)
    steady = Limits.throughout(from_day, last, rules)
    day = from_day
    while day <= last:
        limits = steady or Limits.on(day, rules)
        if is_long_term(merged, day, limits):
            return day
        inside = clip(merged, window_of(day, limits.window_months))
        missing = limits.too_few_days - sum(stretch.days for stretch in inside)
        day += dt.timedelta(days=max(1, missing) if steady else 1)
    return None


def month_strip(
    benefits: Iterable[Benefit], on: dt.date
) -> tuple[tuple[int, int, int, int, int], ...]:
    """Return the 24 calendar months that end with the one of a day, the oldest first.

    Each is (year, month, days on ledighedsydelse, days of the month, days of it in the window).
    """
    window = window_of(on, _STRIP_MONTHS)
    inside = clip(ly_spells(benefits), window)
    first = on.replace(day=1)
    cells = []
    for back in range(_STRIP_MONTHS - 1, -1, -1):
        start = add_months(first, -back)
        month = Period(start, add_months(start, 1))
        in_window = month.intersect(window)
        cells.append(
            (
                start.year,
                start.month,
                sum(stretch.days for stretch in clip(inside, month)),
                days_in_month(start.year, start.month),
                in_window.days if in_window else 0,
            )
        )
    return tuple(cells)
