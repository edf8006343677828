"""One of a few that can be chosen: a tab, a segment, a line of a dropdown. No Qt."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """A key, its words, and a count when it has one."""

    key: str
    text: str
    count: str = ""
