"""The clock: the only place that asks what time it is; everything else is handed one."""

import datetime as dt
from dataclasses import dataclass
from typing import Protocol


class Clock(Protocol):
    """What the program may ask about time."""

    def today(self) -> dt.date:
        """Return the local calendar day."""
        ...

    def now(self) -> dt.datetime:
        """Return the instant, aware, in UTC."""
        ...


class SystemClock:
    """The clock of the machine."""

    def today(self) -> dt.date:
        """Return the local calendar day."""
        return dt.datetime.now().astimezone().date()  # noqa: TID251 - this is the clock

    def now(self) -> dt.datetime:
        """Return the instant, aware, in UTC."""
        return dt.datetime.now(tz=dt.UTC)  # noqa: TID251 - this is the clock


@dataclass(frozen=True, slots=True)
class FixedClock:
    """A clock that stands still: example data, tests, and `--as-of`."""

    day: dt.date
    hour: int = 10

    def today(self) -> dt.date:
        """Return the fixed day."""
        return self.day

    def now(self) -> dt.datetime:
        """Return the fixed instant, aware, in UTC."""
        return dt.datetime(self.day.year, self.day.month, self.day.day, self.hour, tzinfo=dt.UTC)
