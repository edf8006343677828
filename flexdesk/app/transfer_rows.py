"""Finished rows about carrying over: the list, the fields to copy, and how a row stands."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How a row stands with the case system."""

    MISSING = "mangler"
    CHANGED = "aendret"
    DONE = "overfoert"


STATES: dict[str, str] = {
    State.MISSING: "Mangler",
    State.CHANGED: "Ændret siden overførsel",
    State.DONE: "Overført",
}
"""What a state is called on screen."""


@dataclass(frozen=True, slots=True)
class TransferLine:
    """A row that is to be or was carried over, as a list shows it."""

    id: str
    kind: str
    kind_label: str
    row: str
    """The row that is shown now: of a note that was put right, the new one."""
    first_row: str
    """The row that was marked."""
    citizen: str
    name: str
    sort_name: str
    candidate_no: str
    day: dt.date
    text: str
    by: str
    state: str
    made_on: dt.date

    def __repr__(self) -> str:
        """Show the id only: the rest is a citizen's."""
        return f"TransferLine({self.id})"


@dataclass(frozen=True, slots=True)
class CopyField:
    """One field to copy: what it is called over there, and its text."""

    key: str
    label: str
    text: str

    def __repr__(self) -> str:
        """Show the key only: the text is a citizen's."""
        return f"CopyField({self.key})"


@dataclass(frozen=True, slots=True)
class TransferSheet:
    """A row as the assistant shows it: its fields in the order of the profile."""

    kind: str
    row: str
    title: str
    profile: str
    warning: str
    citizen: str
    name: str
    candidate_no: str
    birth_year: int
    day: dt.date
    state: str
    fields: tuple[CopyField, ...]
    seen: str
    """The hash of what is shown: what is marked as carried over is what was seen."""

    @property
    def filled(self) -> tuple[CopyField, ...]:
        """The fields there is something to copy into."""
        return tuple(field for field in self.fields if field.text)

    @property
    def empty(self) -> tuple[str, ...]:
        """What the fields are called that stay empty."""
        return tuple(field.label for field in self.fields if not field.text)

    def __repr__(self) -> str:
        """Show the row only: the rest is a citizen's."""
        return f"TransferSheet({self.row})"
