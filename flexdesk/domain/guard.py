"""The guard of the kandidatkort: finds what must not reach an employer, and says what to write.

It looks at text only, with a lexicon that is data (`resources/guard`) and with what the register
knows about the citizen. A finding stops (`block`) or warns (`warn`).
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What a finding does: stops the card, or asks the author to think again."""

    BLOCK = "block"
    WARN = "warn"


@dataclass(frozen=True, slots=True)
class Finding:
    """One place in a text: where, what kind, the reason in Danish, wordings that may be used.

    `start` and `end` are positions of code points in the text. `rule` is the key of the rule that
    found it. `is_final` means no reason can keep it: CPR, birth date, address, phone, mailbox.
    """

    start: int
    end: int
    kind: str
    verdict: Verdict
    rule: str
    reason: str
    proposals: tuple[str, ...] = ()
    is_final: bool = False

    def __repr__(self) -> str:
        """Show the rule only: the place is a citizen's."""
        return f"Finding({self.rule}, {self.verdict})"


@dataclass(frozen=True, slots=True)
class Known:
    """What the register knows about the citizen and no card may say.

    `names` are all names (the first name is allowed on a named card: `allowed`), `places` the city
    and postcode, which only a protected address hides.
    """

    cpr: str = ""
    born: dt.date | None = None
    names: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    address: str = ""
    places: tuple[str, ...] = ()
    phone: str = ""
    email: str = ""
    is_protected: bool = False

    def __repr__(self) -> str:
        """Show nothing of it."""
        return "Known()"
