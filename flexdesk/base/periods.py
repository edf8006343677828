"""Periods of days: half-open inside, `start` and `last_day` for everybody else.

This is the only place that knows the half-open form. A period without a last day ends on
`date.max`, which no real period reaches.
"""

import datetime as dt
from calendar import isleap
from collections.abc import Iterable
from dataclasses import dataclass

from flexdesk.base.errors import UserError

ONE_DAY = dt.timedelta(days=1)
_MONTHS_A_YEAR = 12
_FEBRUARY, _DECEMBER = 2, 12
_SHORT_MONTHS = frozenset({4, 6, 9, 11})
_SHORTEST, _LONGEST = 28, 31


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from `start` up to, and not with, `end`; never empty."""

    start: dt.date
    end: dt.date

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise UserError("period.backwards", start=self.start, last_day=self.end - ONE_DAY)

    @classmethod
    def of_days(cls, start: dt.date, last_day: dt.date | None) -> "Period":
        """Return the period from `start` to `last_day`, both included; None runs on.

        Raises:
            UserError: `period.backwards` when the last day lies before the start.
        """
        if last_day is None or last_day == dt.date.max:
            return cls(start, dt.date.max)
        if last_day < start:
            raise UserError("period.backwards", start=start, last_day=last_day)
        return cls(start, last_day + ONE_DAY)

    @property
    def last_day(self) -> dt.date | None:
        """The last day that belongs to the period, None when it runs on."""
        return None if self.end == dt.date.max else self.end - ONE_DAY

    @property
    def days(self) -> int:
        """How many days the period holds."""
        return (self.end - self.start).days

    def __contains__(self, day: dt.date) -> bool:
        return self.start <= day < self.end

    def intersect(self, other: "Period") -> "Period | None":
        """Return the days both periods hold, None when there are none."""
        start = max(self.start, other.start)
        end = min(self.end, other.end)
        return Period(start, end) if start < end else None


def merge(periods: Iterable[Period]) -> tuple[Period, ...]:
    """Return the periods in order, with overlapping and adjacent ones made one."""
    merged: list[Period] = []
    for period in sorted(periods):
        if merged and period.start <= merged[-1].end:
            if period.end > merged[-1].end:
                merged[-1] = Period(merged[-1].start, period.end)
        else:
            merged.append(period)
    return tuple(merged)


def days_in_month(year: int, month: int) -> int:
    """Return how many days a calendar month has."""
    if month == _FEBRUARY:
        return _SHORTEST + isleap(year)
    return _LONGEST - (month in _SHORT_MONTHS)


def first_of_next_month(day: dt.date) -> dt.date:
    """Return the first day of the month after the one of `day`."""
    if day.month == _DECEMBER:
        return dt.date(day.year + 1, 1, 1)
    return dt.date(day.year, day.month + 1, 1)


def add_months(day: dt.date, months: int) -> dt.date:
    """Return the day `months` calendar months later, clipped to the end of that month."""
    year, month0 = divmod(day.year * _MONTHS_A_YEAR + day.month - 1 + months, _MONTHS_A_YEAR)
    if day.day <= _SHORTEST:
        return dt.date(year, month0 + 1, day.day)
    return dt.date(year, month0 + 1, min(day.day, days_in_month(year, month0 + 1)))


def whole_months_and_rest(start: dt.date, end: dt.date) -> tuple[int, int]:
    """Return the whole calendar months from `start` that fit before `end`, and the days left.

    Half-open: the day `end` is not counted. Months are reckoned from the start, so 31 January
    plus one month is the last day of February.
    """
    months = (end.year - start.year) * _MONTHS_A_YEAR + end.month - start.month
    reached = add_months(start, months)
    if reached > end:
        months -= 1
        reached = add_months(start, months)
    return months, (end - reached).days
