"""The day of the example team and the reckoning of days around it."""

import datetime as dt

AS_OF = dt.date(2016, 8, 31)
"""A Wednesday: everything in the team is as it stood when this day ended."""

WEEK_LAST_DAY = dt.date(2016, 9, 4)
ONE_DAY = dt.timedelta(days=1)
PRAKTIK_DAYS = 28


def days(count: int) -> dt.timedelta:
    """Return a span of days."""
    return dt.timedelta(days=count)


def before(count: int) -> dt.date:
    """Return the day so many days before the day of the team."""
    return AS_OF - dt.timedelta(days=count)


def on(text: str) -> dt.date:
    """Return the day of a text written as people write days: 12-03-2015."""
    day, month, year = text.split("-")
    return dt.date(int(year), int(month), int(day))


def until(text: str) -> dt.date | None:
    """Return the day of a text, None for an empty one: it still runs."""
    return on(text) if text else None
