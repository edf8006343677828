"""What stands in the forms of a placement, as typed, and as a draft keeps it. No Qt."""

import json
from dataclasses import asdict, dataclass
from typing import Any, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class StartTyped:
    """The form "Nyt forløb"."""

    kind: str = ""
    workplace: str = ""
    workplace_id: str = ""
    """The id of the workplace that was chosen from the list, empty for a new name."""
    street: str = ""
    start: str = ""
    planned: str = ""
    attended: str = ""
    hours: str = ""

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


@dataclass(frozen=True, slots=True)
class HoursTyped:
    """The two forms of hours."""

    day: str = ""
    attended: str = ""
    hours: str = ""


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
