"""A line of Søg og gør. No Qt."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hit:
    """A title of a group (no key), a person, or an action."""

    key: str
    text: str
    more: str = ""
    icon: str = ""
    keys: str = ""
