"""The records of a consultant's day: pauses, goals, decisions, attachments, transfers, views.

Their fields stand in the one table of `domain.entities`.
"""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pause:
    """A stretch in which a citizen's clocks and tasks stand still; ledighedsydelse runs on."""

    id: str
    citizen: str
    reason: str
    start: dt.date
    last_day: dt.date | None = None
    review_on: dt.date | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal of a citizen, or a sub-goal of the goal `parent`."""

    id: str
    citizen: str
    text: str
    parent: str = ""
    due: dt.date | None = None
    state: str = "aaben"
    state_on: dt.date | None = None
    ordinal: int | None = None

    def __repr__(self) -> str:
        """Show the id only: the text is a citizen's."""
        return f"Goal({self.id})"


@dataclass(frozen=True, slots=True)
class Decision:
    """A visitation decision with the evidence as it was counted that day, frozen."""

    id: str
    citizen: str
    day: dt.date
    outcome: str
    reason: str = ""
    program: str = ""
    by: str = ""
    evidence: object = None

    def __repr__(self) -> str:
        """Show the id only: the rest is a citizen's."""
        return f"Decision({self.id})"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file kept with a citizen; its bytes lie in the store under their hash."""

    id: str
    citizen: str
    day: dt.date
    kind: str
    title: str
    file_name: str
    size: int
    content_hash: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Transfer:
    """What must be carried over to the fagsystem: row `row` of `kind`.

    `done_hash` is the hash of what was carried over, empty while nothing was.
    """

    id: str
    citizen: str
    kind: str
    row: str
    made_on: dt.date
    done_on: dt.date | None = None
    done_hash: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class SavedView:
    """A saved view of the list: query, columns, order, grouping; `owner` empty for the team's."""

    id: str
    owner: str
    label: str
    query: str
    columns: object = None
    sort: str = ""
    is_descending: bool = False
    grouping: str = ""
    ordinal: int | None = None


@dataclass(frozen=True, slots=True)
class Substitute:
    """A *vikar*: `by` looks after the citizens of `consultant` in a stretch of days."""

    id: str
    consultant: str
    by: str
    start: dt.date
    last_day: dt.date | None = None
    reason: str = ""
