"""The clock *refusion igen* on a pool job: when the citizen is under 18 of 24, and 9 in 18.

Both days are shown, for they come from two rules: old months fall out of the window while the job
lasts, and a fleksjob of some months earns the right anew. Its day is the later of them. Walking
the days takes half a millisecond, so an answer is kept for the same periods and rules.
"""

import datetime as dt
from dataclasses import dataclass, field
from functools import lru_cache

from flexdesk.base.numbers import format_day
from flexdesk.base.periods import ONE_DAY, Period, merge
from flexdesk.domain.clocks import Clock, ClockCode, Course, Tone, share_of
from flexdesk.domain.ledighedsydelse import Counter, counted_periods
from flexdesk.domain.refund import Regime, refund_regime
from flexdesk.domain.rules import RuleBook
from flexdesk.domain.what_if import JobScenario, fleksjob_periods, re_entered_on

_KEPT = 4096


@dataclass(frozen=True, slots=True)
class RefundDays:
    """What a pool job that lasts does to 18 of 24 and to the right."""

    below_on: dt.date | None
    """The first day under 18 months; None when 18 was not reached at the start."""
    earned_on: dt.date

    @property
    def day(self) -> dt.date:
        """The day both are reached."""
        return max(self.earned_on, self.below_on or self.earned_on)


@dataclass(frozen=True, slots=True)
class _Book:
    """The rules, known by their print."""

    print: str
    rules: RuleBook = field(compare=False)


def refund_days(
    counted: tuple[Period, ...], jobs: tuple[Period, ...], start: dt.date, rules: RuleBook
) -> RefundDays:
    """Return the two days for a job that began on `start` and lasts.

    Source: ledighedsydelse.long_term_months, ledighedsydelse.window_months,
    ledighedsydelse.re_earn_months, ledighedsydelse.re_earn_window_months.
    """
    return RefundDays(*JobScenario(counted, jobs, start - ONE_DAY, 1, rules).turning(start))


@lru_cache(maxsize=_KEPT)
def _kept(
    counted: tuple[Period, ...], jobs: tuple[Period, ...], start: dt.date, book: _Book
) -> RefundDays:
    return refund_days(counted, jobs, start, book.rules)


def refund_clock(course: Course) -> Clock:
    """Return when a citizen who is in a pool job would have state refund again.

    People under the old rules are counted by the refund counter; for others the staircase
    decides, and the days say when they leave the target group.
    """
    days, is_old = _days(course), _is_old(course)
    start, on, ends = course.placement.start, course.on, course.ends_on
    months = course.rules.count("ledighedsydelse.re_earn_months", start)
    limit = course.rules.count("ledighedsydelse.long_term_months", start)
    if days.below_on is None:
        words = f"ikke {limit} mdr. ved start"
    else:
        words = f"under {limit} mdr. fra {format_day(days.below_on)}"
    parts = [words, f"{months} mdr. fleksjob opnået {format_day(days.earned_on)}"]
    tone = Tone.ACCENT if on >= days.day else Tone.MUTED
    if ends is not None and ends < days.day:
        parts.append("aftalt slut ligger før")
        tone = Tone.AMBER
    return Clock(
        code=ClockCode.REFUSION_IGEN.value,
        label="Refusion igen" if is_old else f"Under {limit} mdr.",
        day=days.day,
        text=" · ".join(parts),
        tone=tone.value,
        share=share_of(start, days.day, on),
        rule="ledighedsydelse.re_earn_months",
    )


def _days(course: Course) -> RefundDays:
    rows, start = course.rows, course.placement.start
    again = re_entered_on(rows.placements, course.rules.book)
    counter = Counter.REFUSION if _is_old(course) else Counter.MAALGRUPPE
    pieces = counted_periods(rows.benefits, counter, course.rules.book, rows.visited_on, again)
    before = Period(dt.date.min, start)
    held = (period.intersect(before) for period, _kind in pieces)
    counted = merge(period for period in held if period is not None)
    jobs = fleksjob_periods(rows.benefits, rows.placements)
    worked = merge(p for p in (job.intersect(before) for job in jobs) if p is not None)
    if not course.print:
        return refund_days(counted, worked, start, course.rules.book)
    return _kept(counted, worked, start, _Book(course.print, course.rules.book))


def _is_old(course: Course) -> bool:
    rows = course.rows
    again = re_entered_on(rows.placements, course.rules.book)
    return refund_regime(rows.visited_on, course.rules.book, again) == Regime.PRE2016
