"""An action that writes, as the test of all of them tries it, and the desk it is tried on."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.support.desks import DAY

UNKNOWN = "f" * 32
SOON, PAST = DAY + dt.timedelta(days=20), DAY - dt.timedelta(days=20)


@dataclass
class Given:
    """A small desk, and the ids of what is on it."""

    desk: Any
    citizen: str
    other: str
    ids: dict[str, str] = field(default_factory=dict)

    def __getattr__(self, name: str) -> str:
        """Return an id by its name."""
        return self.ids[name]


@dataclass(frozen=True)
class Verb:
    """An action: what does it, what it is refused for, and what must be there before."""

    name: str
    do: Callable[[Given], Any]
    bad: Callable[[Given], Any]
    before: Callable[[Given], Any] = lambda given: given
    is_of_nobody: bool = False
    """About the team, not about a citizen."""
