"""Working days of a Danish municipality: weekends and holidays are none.

Which days are holidays is data by date; only the day of Easter is reckoned here.
"""

import datetime as dt

from flexdesk.base.periods import ONE_DAY
from flexdesk.domain.rules import RuleBook

_SATURDAY = 5
_MONTH = 100


def easter_sunday(year: int) -> dt.date:
    """Return Easter Sunday of a year of the Gregorian calendar (Meeus, Jones and Butcher)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leaps, odd = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - moon + 15) % 30
    quarter, last = divmod(rest, 4)
    to_sunday = (32 + 2 * odd + 2 * quarter - epact - last) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)


def holidays(year: int, rules: RuleBook) -> frozenset[dt.date]:
    """Return the days of a year on which the office is closed, weekends apart.

    Source: helligdage.from_easter, helligdage.fixed, helligdage.closed.
    """
    first = dt.date(year, 1, 1)
    easter = easter_sunday(year)
    moving = {
        easter + dt.timedelta(days=int(days))
        for days in rules.numbers("helligdage.from_easter", first)
    }
    fixed = {
        dt.date(year, *divmod(int(number), _MONTH))
        for key in ("helligdage.fixed", "helligdage.closed")
        for number in rules.numbers(key, first)
    }
    return frozenset(moving | fixed)


class WorkingDays:
    """The calendar of working days under a set of rules; each year is reckoned once."""

    def __init__(self, rules: RuleBook) -> None:
        self._rules = rules
        self._years: dict[int, frozenset[dt.date]] = {}

    def is_working_day(self, day: dt.date) -> bool:
        """Say whether people are at work on a day."""
        if day.year not in self._years:
            self._years[day.year] = holidays(day.year, self._rules)
        return day.weekday() < _SATURDAY and day not in self._years[day.year]

    def on_or_before(self, day: dt.date) -> dt.date:
        """Return the day, or the last working day before it."""
        while not self.is_working_day(day):
            day -= ONE_DAY
        return day

    def on_or_after(self, day: dt.date) -> dt.date:
        """Return the day, or the first working day after it."""
        while not self.is_working_day(day):
            day += ONE_DAY
        return day
