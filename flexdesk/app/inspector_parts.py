"""What the ways to put a line of *Tjek data* right are made of: what is asked for, about what."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flexdesk.app.changes import Done
from flexdesk.app.desk import Desk
from flexdesk.app.found import Found
from flexdesk.base.numbers import format_day
from flexdesk.base.periods import ONE_DAY

Choices = tuple[tuple[str, str], ...]
TEXT, DAY, NUMBER, CHOICE = "text", "day", "number", "choice"


@dataclass(frozen=True, slots=True)
class Input:
    """One thing a fix asks for, with what is proposed."""

    name: str
    label: str
    kind: str = TEXT
    value: str = ""
    choices: Choices = ()


@dataclass(frozen=True, slots=True)
class Fix:
    """One way to put a line right."""

    key: str
    title: str
    verb: str
    inputs: tuple[Input, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """What a fix is made from, or done to."""

    desk: Desk
    found: Found
    row: object

    def day(self, name: str) -> dt.date | None:
        """Return a fact that is a day."""
        value = self.found.fact(name)
        return value if isinstance(value, dt.date) else None

    def before(self, name: str) -> str:
        """Return the day before a fact, as it is typed; empty when there is none."""
        day = self.day(name)
        return format_day(day - ONE_DAY) if day is not None else ""


Values = Mapping[str, str]
Make = Callable[[Case], Fix]
Do = Callable[[Case, Values], Done]
