"""Days as places on a line: where a day stands, which day stands there, and what is written. No Qt.

The days that fit in the width are the measure: a window made wider shows the same days, larger.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import log

from flexdesk.base.days import MONTHS
from flexdesk.base.language import _
from flexdesk.base.periods import add_months

MONTH, QUARTER, YEAR = "month", "quarter", "year"
SPANS = {MONTH: 365.0, QUARTER: 730.0, YEAR: 1826.0}
"""How many days each scale shows at first."""
LEAST_DAYS, MOST_DAYS = 60.0, 3653.0
_UP_TO = ((500.0, MONTH), (1300.0, QUARTER))
_MONTHS_IN = {MONTH: 1, QUARTER: 3, YEAR: 12}
_STEP = 1.25
_EARLIEST = float(dt.date(1900, 1, 1).toordinal())
_LATEST = float(dt.date(2199, 1, 1).toordinal())
"""The years a day can be written in."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across the rows where a month, quarter or year begins."""

    x: float
    label: str
    is_year: bool
    """It names the year: set bold."""


@dataclass(frozen=True, slots=True)
class TimeScale:
    """What of time is shown: the first day (as an ordinal, so it moves smoothly) and how many."""

    first: float
    span: float
    width: float

    @classmethod
    def around(cls, day: dt.date, span: float, width: float) -> "TimeScale":
        """Return a scale with a day in the middle, beginning with a whole month."""
        begins = dt.date.fromordinal(round(day.toordinal() - span / 2))
        first = begins.replace(day=1)
        if begins.day > 15:  # noqa: PLR2004 - the nearer of two months
            first = add_months(first, 1)
        return cls(float(first.toordinal()), span, width)

    @property
    def day_width(self) -> float:
        """How many pixels a day is wide."""
        return self.width / self.span

    @property
    def unit(self) -> str:
        """What the lines mark: months, quarters or years."""
        return next((unit for most, unit in _UP_TO if self.span <= most), YEAR)

    def x_of(self, day: dt.date) -> float:
        """Return where a day begins."""
        return (day.toordinal() - self.first) * self.day_width

    def end_of(self, last_day: dt.date | None) -> float:
        """Return where a last day ends; without one it is far beyond the edge."""
        if last_day is None:
            return self.width * 4
        return (last_day.toordinal() + 1 - self.first) * self.day_width

    def day_at(self, x: float) -> dt.date:
        """Return the day that stands at a place."""
        return dt.date.fromordinal(int(self.first + x / self.day_width))

    def shows(self, day: dt.date) -> bool:
        """Say whether a day is in sight."""
        return 0 <= self.x_of(day) <= self.width

    def resized(self, width: float) -> "TimeScale":
        """Return the same days in another width."""
        return replace(self, width=max(1.0, width))

    def moved(self, pixels: float) -> "TimeScale":
        """Return the scale moved so many pixels to later days."""
        return self._at(self.first + pixels / self.day_width)

    def moved_months(self, months: int) -> "TimeScale":
        """Return the scale so many months later."""
        first = add_months(dt.date.fromordinal(int(self.first)), months)
        return self._at(float(first.toordinal()))

    def zoomed(self, span: float, x: float | None = None) -> "TimeScale":
        """Return the scale with so many days; what stands at *x* stays there."""
        span = min(max(span, LEAST_DAYS), MOST_DAYS)
        at = self.width / 2 if x is None else x
        share = at / self.width
        first = self.first + (self.span - span) * share
        return replace(self, span=span, first=_in_range(first))

    def stepped(self, steps: int, x: float | None = None) -> "TimeScale":
        """Return the scale some steps nearer, or farther when negative."""
        return self.zoomed(self.span / _STEP**steps, x)

    def showing(self, start: dt.date, last_day: dt.date | None) -> "TimeScale":
        """Return the scale moved as little as lets a stretch be seen, its start before its end."""
        left, right = self.x_of(start), self.end_of(last_day or start)
        margin = self.width * 0.08
        if right < margin or left > self.width - margin:
            wanted = start.toordinal() - margin / self.day_width
            return self._at(wanted)
        return self

    def ticks(self) -> Iterator[Tick]:
        """Yield the lines in sight; the first and each new year name the year."""
        step = _MONTHS_IN[self.unit]
        day = dt.date.fromordinal(int(self.first)).replace(day=1)
        day = day.replace(month=(day.month - 1) // step * step + 1)
        is_first = True
        while self.x_of(day) <= self.width:
            x = self.x_of(day)
            if x >= -0.5:  # noqa: PLR2004 - half a pixel is still the edge
                is_year = is_first or day.month == 1
                yield Tick(x, _tick_label(day, self.unit, is_year=is_year), is_year)
                is_first = False
            day = add_months(day, step)

    def _at(self, first: float) -> "TimeScale":
        return replace(self, first=_in_range(first))


NOWHERE = TimeScale(_EARLIEST, SPANS[MONTH], 1.0)
"""Before it is known which day it is."""


def _in_range(first: float) -> float:
    return min(max(first, _EARLIEST), _LATEST)


def _tick_label(day: dt.date, unit: str, *, is_year: bool) -> str:
    if unit == YEAR:
        return str(day.year)
    name = MONTHS[day.month - 1][:3]
    if unit == QUARTER:
        name = _("{n}. kv.").format(n=(day.month - 1) // 3 + 1)
    return f"{name} {day.year}" if is_year else name


def span_of(share: float) -> float:
    """Return how many days the slider means: 0 is the whole, 1 the nearest."""
    return float(MOST_DAYS * (LEAST_DAYS / MOST_DAYS) ** min(max(share, 0.0), 1.0))


def share_of(span: float) -> float:
    """Return where the slider stands for so many days."""
    return log(MOST_DAYS / span) / log(MOST_DAYS / LEAST_DAYS)
