"""What stands in the forms of a placement, as typed, and as a draft keeps it. No Qt."""

import json
from dataclasses import asdict, dataclass
from typing import Any, TypeVar

T = TypeVar("T")
PRAKTIK = ("purpose", "goal", "rep_name", "rep_on")
"""Fields of a praktik's facts."""
POOL = ("pays", "pool_percent", "wage_hour", "account")
"""Fields of a pool job's facts."""


@dataclass(frozen=True, slots=True)
class StartTyped:
    """The form "Nyt forløb"."""

    kind: str = ""
    workplace: str = ""
    workplace_id: str = ""
    """The id of the workplace that was chosen from the list, empty for a new name."""
    street: str = ""
    sector: str = ""
    start: str = ""
    planned: str = ""
    attended: str = ""
    hours: str = ""
    duties: str = ""
    purpose: str = ""
    goal: str = ""
    rep_name: str = ""
    rep_on: str = ""
    pays: str = ""
    pool_percent: str = ""
    wage_hour: str = ""
    account: str = ""

    def __repr__(self) -> str:
        """Show nothing: the text is a citizen's."""
        return "StartTyped()"


@dataclass(frozen=True, slots=True)
class EndTyped:
    """The form "Afslut forløb"."""

    last_day: str = ""
    how: str = ""
    onward: str = ""
    is_followed: bool = False
    """Whether the form of the job that follows is wanted next."""
    reason: str = ""
    """Why it never started."""

    def __repr__(self) -> str:
        """Show nothing: the text is a citizen's."""
        return "EndTyped()"


@dataclass(frozen=True, slots=True)
class HoursTyped:
    """The two forms of hours."""

    day: str = ""
    attended: str = ""
    hours: str = ""


@dataclass(frozen=True, slots=True)
class PlanTyped:
    """The form "Forlæng, forkort eller flyt"."""

    start: str = ""
    planned: str = ""
    reason: str = ""

    def __repr__(self) -> str:
        """Show nothing: the text is a citizen's."""
        return "PlanTyped()"


@dataclass(frozen=True, slots=True)
class MoveTyped:
    """The form "Skift arbejdsplads"."""

    workplace: str = ""
    workplace_id: str = ""
    street: str = ""
    day: str = ""
    reason: str = ""

    def __repr__(self) -> str:
        """Show nothing: the text is a citizen's."""
        return "MoveTyped()"


@dataclass(frozen=True, slots=True)
class ReopenTyped:
    """The form "Genåbn forløb"."""

    reason: str = ""

    def __repr__(self) -> str:
        """Show nothing: the text is a citizen's."""
        return "ReopenTyped()"


@dataclass(frozen=True, slots=True)
class NoticeTyped:
    """The form "Opsigelse": a notice given or put right, or the day it was taken back."""

    given_on: str = ""
    leaves_on: str = ""
    by: str = ""
    reason: str = ""
    day: str = ""
    is_back: bool = False
    """Whether the notice that stands is taken back."""

    def __repr__(self) -> str:
        """Show nothing: the text is a citizen's."""
        return "NoticeTyped()"


def as_text(typed: object) -> str:
    """Return what is typed as a draft keeps it."""
    return json.dumps(asdict(typed))  # type: ignore[call-overload]  # a record of this module


def from_text(kind: type[T], text: str) -> T | None:
    """Return what a draft holds, None when there is none or it cannot be read."""
    try:
        raw: Any = json.loads(text) if text else None
        return kind(**raw) if isinstance(raw, dict) else None
    except (ValueError, TypeError):
        return None
