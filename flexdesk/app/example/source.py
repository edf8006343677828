"""The seeded source everything invented comes from: the same seed gives the same team."""

import datetime as dt
import hashlib
import random
import uuid
from collections.abc import Sequence
from typing import TypeVar

from flexdesk.base.ids import citizen_id

T = TypeVar("T")

_REPLACEMENT_DAY = 60
_SERIALS = 4000
"""Serials below 4000 belong to the 1900s, so the day of birth reads back as it was meant."""
_SATURDAY = 5
_CVR_WEIGHTS = (2, 7, 6, 5, 4, 3, 2, 1)
_MODULUS = 11


class Source:
    """Draws names, days, ids and numbers; nothing in it asks the clock or the machine."""

    def __init__(self, seed: int, team_secret: bytes | None = None) -> None:
        self._seed = seed
        self._random = random.Random(seed)  # noqa: S311 - invented people, no secret
        self._secret = team_secret or hashlib.sha256(f"flexdesk example {seed}".encode()).digest()
        self._taken: set[str] = set()

    @property
    def secret(self) -> bytes:
        """The secret of the store the team is made for."""
        return self._secret

    def branch(self) -> "Source":
        """Return a source of its own with the same seed, untouched by what was drawn before."""
        return Source(self._seed, self._secret)

    def new_id(self) -> str:
        """Return an id of the shape of a random one, drawn from the seed."""
        return uuid.UUID(int=self._random.getrandbits(128), version=4).hex

    def citizen_id(self, cpr: str) -> str:
        """Return the id a citizen with this number has in the team."""
        return citizen_id(self._secret, cpr)

    def number(self, low: int, high: int) -> int:
        """Return a whole number from `low` to `high`, both included."""
        return low + int(self._random.random() * (high - low + 1))

    def chance(self, share: float) -> bool:
        """Return true in `share` of the cases."""
        return self._random.random() < share

    def pick(self, choices: Sequence[T]) -> T:
        """Return one of the choices."""
        return choices[int(self._random.random() * len(choices))]

    def weighted(self, choices: Sequence[tuple[T, float]]) -> T:
        """Return one of the choices, drawn by its weight."""
        left = self._random.random() * sum(weight for _, weight in choices)
        for choice, weight in choices:
            left -= weight
            if left < 0:
                return choice
        return choices[-1][0]

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """Return the items in a drawn order."""
        keyed = [(self._random.random(), place) for place in range(len(items))]
        return [items[place] for _, place in sorted(keyed)]

    def day(self, first: dt.date, last: dt.date) -> dt.date:
        """Return a day from `first` to `last`, both included; `first` when there is no room."""
        return first + dt.timedelta(days=self.number(0, max(0, (last - first).days)))

    def workday(self, first: dt.date, last: dt.date) -> dt.date:
        """Return a drawn day that is not in a weekend, moved back when it was."""
        day = self.day(first, last)
        over = day.weekday() - _SATURDAY + 1
        return day - dt.timedelta(days=over) if over > 0 else day

    def cpr(self, birth: dt.date, *, is_woman: bool) -> str:
        """Return an unused replacement number: the day has 60 added, so it is nobody's."""
        head = f"{birth.day + _REPLACEMENT_DAY:02}{birth.month:02}{birth.year % 100:02}"
        while True:
            serial = self.number(0, _SERIALS // 2 - 1) * 2 + (not is_woman)
            digits = f"{head}{serial:04}"
            if digits not in self._taken:
                self._taken.add(digits)
                return digits

    def phone(self) -> str:
        """Return a telephone number no one can have: none in Denmark begins with zero."""
        return f"00 {self.number(10, 99)} {self.number(10, 99)} {self.number(10, 99)}"

    def p_number(self) -> str:
        """Return a P-number of a range that is not given out."""
        return f"1999{self.number(0, 999_999):06}"

    def cvr(self) -> str:
        """Return a CVR number with a right check sum, of a range that is not given out."""
        while True:
            head = f"99{self.number(0, 99_999):05}"
            total = sum(w * int(d) for w, d in zip(_CVR_WEIGHTS, head, strict=False))
            last = -total % _MODULUS
            if last < 10:  # noqa: PLR2004 - one digit
                return f"{head}{last}"
