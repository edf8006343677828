"""One entry of a timeline and the kinds of entries one can filter by."""

import datetime as dt
from dataclasses import dataclass

from flexdesk.base.danish import fold

NOTES, CONTACTS, PLACEMENTS, STEPS = "notes", "contacts", "placements", "steps"
HOURS, BENEFITS, DECISIONS = "hours", "benefits", "decisions"
ATTACHMENTS, TASKS, GOALS, PAUSES = "attachments", "tasks", "goals", "pauses"
SUPPORT, CARDS = "support", "cards"

GROUPS: dict[str, str] = {
    NOTES: "Notater",
    CONTACTS: "Kontakter",
    PLACEMENTS: "Forløb",
    STEPS: "Trin",
    HOURS: "Timer",
    BENEFITS: "Ydelser",
    DECISIONS: "Afgørelser",
    ATTACHMENTS: "Bilag",
    TASKS: "Opgaver",
    GOALS: "Mål",
    PAUSES: "Pauser",
    SUPPORT: "Støtte",
    CARDS: "Kandidatkort",
}
"""Kinds of entries in the order they are offered."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a note said before it was put right."""

    text: str
    day: dt.date
    by: str


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One thing that happened; texts are ready to read."""

    id: str
    entity: str
    kind: str
    """Which icon stands before it."""
    group: str
    title: str
    text: str
    day: dt.date
    about: str = ""
    """Who wrote it, who took the contact, which try it was."""
    earlier: tuple[Earlier, ...] = ()
    """What it said before, the latest first; not empty means "rettet"."""
    rank: int = 1
    """Of one day the higher stands above."""
    haystack: str = ""

    @property
    def is_corrected(self) -> bool:
        """Whether it puts an earlier text right."""
        return bool(self.earlier)


def entry(  # noqa: PLR0913 - the parts of an entry, by name
    row_id: str,
    entity: str,
    *,
    kind: str,
    group: str,
    title: str,
    day: dt.date,
    text: str = "",
    about: str = "",
    earlier: tuple[Earlier, ...] = (),
    rank: int = 1,
) -> TimelineEntry:
    """Return an entry with the text that search looks in."""
    haystack = fold(f"{title} {text} {about} {GROUPS[group]}")
    return TimelineEntry(
        row_id, entity, kind, group, title, text, day, about, earlier, rank, haystack
    )
