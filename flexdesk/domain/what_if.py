"""What moves 18 of 24: old days that fall out of the window, and a job that starts one day.

Everything here is arithmetic on merged periods, made once for a citizen and asked many times: an
answer about one day a job could start takes a few milliseconds.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from flexdesk.base.periods import ONE_DAY, Period, add_months, merge
from flexdesk.domain.codes import BenefitKind, EndedHow
from flexdesk.domain.entities import Benefit, Placement
from flexdesk.domain.ledighedsydelse import (
    Limits,
    clip,
    fewest_days,
    first_long_term,
    is_long_term,
    months_of,
    period_of,
    window_of,
)
from flexdesk.domain.placements import FLEKSJOB_KINDS
from flexdesk.domain.rules import RuleBook

_HORIZON_DAYS = 1100
_CLIPPED_DAYS = 3
_UNEVEN_DAYS = 5
"""More than a window of some months can be longer at one time than at another."""


@dataclass(frozen=True, slots=True)
class JobAnswer:
    """What a job that starts on a day does to the count."""

    start: dt.date
    crosses_on: dt.date | None
    """The first day before the job on which 18 of 24 is reached; None when none is."""
    months: int
    rest_days: int
    highest_on: dt.date
    """The last day with the highest count, `months` and `rest_days`."""
    below_on: dt.date | None
    """The first day after it was reached that 18 of 24 is not, if the job lasts that long."""
    earned_on: dt.date
    """The day enough months of fleksjob are gathered to earn the right anew."""
    is_earned_before: bool
    """Whether they are gathered before the job begins."""
    back_on: dt.date
    """The day after a job that lasts as many months."""
    again_on: dt.date | None
    """The day 18 of 24 is reached again by one who is back on benefit that day."""


@dataclass(frozen=True, slots=True)
class _Day:
    day: dt.date
    count: tuple[int, int]
    is_reached: bool


class JobScenario:
    """Counted periods and earlier fleksjob of a citizen, asked about jobs that start one day."""

    def __init__(
        self,
        counted: Iterable[Period],
        jobs: Iterable[Period],
        on: dt.date,
        reach_days: int,
        rules: RuleBook,
    ) -> None:
        self.first = on + ONE_DAY
        """The first day a job can start."""
        self.last = on + dt.timedelta(days=reach_days)
        """The last day a job can start."""
        self._on, self._rules = on, rules
        self._counted, self._jobs = merge(counted), merge(jobs)
        self._steady = Limits.throughout(on, self.last + dt.timedelta(days=_HORIZON_DAYS), rules)
        self._days = [self._count(on + dt.timedelta(days=n)) for n in range(reach_days)]
        self._answers: dict[dt.date, JobAnswer] = {}

    def starting(self, start: dt.date) -> JobAnswer:
        """Return what a job that starts on a day does; a day out of reach is moved to its edge."""
        day = min(max(start, self.first), self.last)
        if day not in self._answers:
            self._answers[day] = self._answer(day)
        return self._answers[day]

    def turning(self, start: dt.date) -> tuple[dt.date | None, dt.date]:
        """Return the two days of `starting` that a job which lasts is about, and no more.

        The first day 18 of 24 is not reached any more, and the day the right is earned anew.
        """
        before = self._days[: (start - self._on).days]
        crosses = next((each.day for each in before if each.is_reached), None)
        months = self._rules.count("ledighedsydelse.re_earn_months", start)
        below = None if crosses is None else self._below(start, crosses)
        return below, self._earned(start, months)[0]

    def _limits(self, day: dt.date) -> Limits:
        return self._steady or Limits.on(day, self._rules)

    def _count(self, day: dt.date) -> _Day:
        limits = self._limits(day)
        count = months_of(clip(self._counted, window_of(day, limits.window_months)))
        return _Day(day, count, is_reached=is_long_term(self._counted, day, limits))

    def _answer(self, start: dt.date) -> JobAnswer:
        before = self._days[: (start - self._on).days]
        highest = max(before, key=lambda each: (each.count, each.day))
        crosses = next((each.day for each in before if each.is_reached), None)
        months = self._rules.count("ledighedsydelse.re_earn_months", start)
        back_on = add_months(start, months)
        earned, is_before = self._earned(start, months)
        return JobAnswer(
            start=start,
            crosses_on=crosses,
            months=highest.count[0],
            rest_days=highest.count[1],
            highest_on=highest.day,
            below_on=None if crosses is None else self._below(start, crosses),
            earned_on=earned,
            is_earned_before=is_before,
            back_on=back_on,
            again_on=self._again(start, back_on),
        )

    def _below(self, start: dt.date, reached_on: dt.date) -> dt.date:
        # nothing counts from the start on, so the window runs empty sooner or later
        held = _until(self._counted, start)
        day = reached_on + ONE_DAY
        while is_long_term(held, day, self._limits(day)):
            day += dt.timedelta(days=self._to_spare(held, day))
        return day

    def _to_spare(self, held: tuple[Period, ...], day: dt.date) -> int:
        """Return the days one may go on from a day, as the window holds more than enough still.

        Not while the limits change, nor where days come into the window yet.
        """
        if self._steady is None or (held and held[-1].end > day):
            return 1
        inside = clip(held, window_of(day, self._steady.window_months))
        days = sum(stretch.days for stretch in inside)
        return max(1, days - self._steady.enough_days - _UNEVEN_DAYS)

    def _earned(self, start: dt.date, months: int) -> tuple[dt.date, bool]:
        """Return the day the right is earned anew by a job that lasts, and whether before it.

        Source: ledighedsydelse.re_earn_months, ledighedsydelse.re_earn_window_months.
        """
        window = self._rules.count("ledighedsydelse.re_earn_window_months", start)
        before = _until(self._jobs, start)
        worked = merge((*before, Period.of_days(start, None)))
        alone = add_months(start, months) - ONE_DAY
        eve = start - ONE_DAY
        if months_of(clip(before, window_of(eve, window)))[0] >= months:
            return eve, True
        day = start
        if all(row.end <= window_of(start, window).start for row in before):
            day = alone
        fewest = fewest_days(months, window)
        while day < alone:
            inside = clip(worked, window_of(day, window))
            if months_of(inside)[0] >= months:
                break
            # a day brings one at most: none of those passed over can be enough
            missing = fewest - sum(stretch.days for stretch in inside)
            day = min(alone, day + dt.timedelta(days=max(1, missing)))
        return day, False

    def _again(self, start: dt.date, back_on: dt.date) -> dt.date | None:
        counted = (*_until(self._counted, start), Period.of_days(back_on, None))
        return first_long_term(merge(counted), back_on, _HORIZON_DAYS, self._rules)


def _until(periods: tuple[Period, ...], day: dt.date) -> tuple[Period, ...]:
    return clip(periods, Period(dt.date.min, day))


def falls_out(
    merged: tuple[Period, ...], on: dt.date, window_months: int
) -> tuple[dt.date, dt.date] | None:
    """Return the first day after `on` that loses a counted day, and the day that is lost."""
    inside = clip(merged, window_of(on, window_months))
    if not inside:
        return None
    oldest = inside[0].start
    day = max(on, add_months(oldest, window_months) - dt.timedelta(days=_CLIPPED_DAYS)) + ONE_DAY
    while window_of(day, window_months).start <= oldest:
        day += ONE_DAY
    return day, oldest


def crossing_if_nothing_left(
    merged: tuple[Period, ...], on: dt.date, rules: RuleBook, horizon_days: int = _HORIZON_DAYS
) -> dt.date | None:
    """Return the day 18 months would be reached if no day fell out of the window any more."""
    limits = Limits.on(on, rules)
    start = window_of(on, limits.window_months).start
    day = on
    for _ in range(horizon_days):
        if months_of(clip(merged, Period(start, day + ONE_DAY)))[0] >= limits.months:
            return day
        day += ONE_DAY
    return None


def fleksjob_periods(
    benefits: Iterable[Benefit], placements: Iterable[Placement]
) -> tuple[Period, ...]:
    """Return the days in fleksjob, by the benefit periods or by the placements."""
    found = [period_of(row) for row in benefits if row.kind == BenefitKind.FLEKSJOB]
    found += [
        Period.of_days(row.start, row.last_day)
        for row in placements
        if _is_fleksjob(row) and (row.last_day is None or row.last_day >= row.start)
    ]
    return merge(period for period in found if period is not None)


def re_entered_on(placements: Iterable[Placement], rules: RuleBook) -> dt.date | None:
    """Return the first fleksjob begun after the turn of the refund rules, None when there is none.

    Source: refusion.between_before.
    """
    starts = (
        row.start
        for row in placements
        if _is_fleksjob(row) and row.start >= rules.day("refusion.between_before", row.start)
    )
    return min(starts, default=None)


def _is_fleksjob(row: Placement) -> bool:
    return row.kind in FLEKSJOB_KINDS and row.ended_how != EndedHow.STARTEDE_IKKE
