"""What the sheets of kandidatkort begin with and show: finished rows. No Qt."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flexdesk.app.card_consents import ConsentTyped

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Who:
    """Whom a sheet is about."""

    id: str
    name: str
    candidate_no: str
    is_protected: bool = False

    def __repr__(self) -> str:
        """Show the candidate number only."""
        return f"Who({self.candidate_no})"

    def shown(self, *, is_hidden: bool) -> str:
        """Return the name as it may be shown now."""
        return self.candidate_no if is_hidden else self.name


@dataclass(frozen=True, slots=True)
class PlacePick:
    """A workplace one can choose."""

    key: str
    name: str
    more: str = ""
    is_near: bool = False


@dataclass(frozen=True, slots=True)
class HandOutStart:
    """What the sheet of a hand-out begins with."""

    who: Who
    today: dt.date
    versions: Pairs
    version: str
    numbers: Mapping[str, int]
    workplaces: tuple[PlacePick, ...]
    workplace: str
    recipient: str
    channels: Mapping[str, tuple[str, ...]]
    """The channels that can be chosen, by version."""
    choices: Mapping[str, str]
    waiting: Mapping[str, str] = field(default_factory=dict)
    """The consent that waits for its signature, by version."""
    has_draft: bool = False
    """Something is typed that is in no version: it does not go out."""
    unnamed: frozenset[str] = frozenset()
    """The versions that go out without a name whatever is chosen."""

    def __repr__(self) -> str:
        """Show whom it is about by number."""
        return f"HandOutStart({self.who!r})"


@dataclass(frozen=True, slots=True)
class BatchLine:
    """Somebody whose card may go to a workplace, or why it may not."""

    who: Who
    version: str
    number: int
    text: str

    def __repr__(self) -> str:
        """Show whom it is about by number."""
        return f"BatchLine({self.who!r})"


@dataclass(frozen=True, slots=True)
class BatchStart:
    """What the sheet of several hand-outs to one workplace begins with."""

    workplace: str
    name: str
    where: str
    channel: str
    today: dt.date
    may: tuple[BatchLine, ...]
    may_not: tuple[BatchLine, ...]
    choices: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ConsentStart:
    """What the sheet of a consent begins with."""

    who: Who
    version: str
    number: int
    today: dt.date
    sections: Pairs
    proposed: "ConsentTyped"
    workplaces: tuple[PlacePick, ...]
    key: str
    draft: Mapping[str, str] = field(default_factory=dict)

    def __repr__(self) -> str:
        """Show whom it is about by number."""
        return f"ConsentStart({self.who!r})"


@dataclass(frozen=True, slots=True)
class SignStart:
    """What the sheet of a signature begins with."""

    who: Who
    consent: str
    number: int
    words: str
    today: dt.date


@dataclass(frozen=True, slots=True)
class OutLine:
    """A card that is out: with whom, since when, and the letter that calls it back."""

    id: str
    to: str
    """The workplace, or the citizen herself."""
    person: str
    day: dt.date
    number: int
    channel: str
    asked_back_on: dt.date | None
    reason: str
    """Why it must come back; empty while it may stay."""
    letter: str
    """Empty for what left nothing behind, or what the citizen keeps."""
    can_ask: bool = True
    """A workplace has it: the citizen may keep her own."""

    def __repr__(self) -> str:
        """Show the id only."""
        return f"OutLine({self.id})"


@dataclass(frozen=True, slots=True)
class WithdrawStart:
    """What the sheet of a withdrawal begins with."""

    who: Who
    consent: str
    words: str
    today: dt.date
    out: tuple[OutLine, ...]
    key: str
    draft: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OutPage:
    """The cards of a citizen that are out."""

    who: Who
    today: dt.date
    lines: tuple[OutLine, ...]


@dataclass(frozen=True, slots=True)
class CompareStart:
    """The versions one can compare."""

    who: Who
    versions: Pairs
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What two versions say differently in a section."""

    label: str
    before: str
    after: str
    is_growth: bool = False

    def __repr__(self) -> str:
        """Show the section only: the words are a citizen's."""
        return f"Difference({self.label})"
