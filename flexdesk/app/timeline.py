"""The timeline of a citizen: everything that happened, in one list that can be filtered."""

import dataclasses
import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from flexdesk.app.citizen_file import CitizenFile
from flexdesk.app.timeline_entry import GROUPS, TimelineEntry
from flexdesk.app.timeline_items import entries_of
from flexdesk.app.transfer_rows import STATES, State
from flexdesk.base.danish import fold


@dataclass(frozen=True, slots=True)
class TimelineFilter:
    """What of the timeline is shown; nothing set shows all."""

    groups: frozenset[str] = frozenset()
    text: str = ""
    start: dt.date | None = None
    last_day: dt.date | None = None

    @property
    def is_set(self) -> bool:
        """Whether anything is left out."""
        return bool(self.groups or self.text.strip() or self.start or self.last_day)


ALL = TimelineFilter()


def timeline_of(file: CitizenFile, on: dt.date) -> tuple[TimelineEntry, ...]:
    """Return what happened up to a day, newest first."""
    shown = [entry for entry in entries_of(file) if entry.day <= on]
    return tuple(sorted(shown, key=_order, reverse=True))


def with_transfers(
    entries: Iterable[TimelineEntry], states: Mapping[str, str]
) -> tuple[TimelineEntry, ...]:
    """Return the entries, those that are to be carried over with how far they are, in words."""
    return tuple(_marked(entry, states.get(entry.id, "")) for entry in entries)


def filter_entries(
    entries: Iterable[TimelineEntry], wanted: TimelineFilter
) -> tuple[TimelineEntry, ...]:
    """Return the entries a filter lets through: all words found, of a kind, in the days."""
    words = fold(wanted.text).split()
    return tuple(entry for entry in entries if _passes(entry, wanted, words))


def group_counts(entries: Sequence[TimelineEntry]) -> tuple[tuple[str, str, int], ...]:
    """Return code, name and number of the kinds there are, in a fixed order."""
    counts = Counter(entry.group for entry in entries)
    return tuple((code, name, counts[code]) for code, name in GROUPS.items() if counts[code])


def filter_words(wanted: TimelineFilter) -> Iterator[str]:
    """Yield what a filter says, for the head of the print."""
    if wanted.groups:
        yield ", ".join(name for code, name in GROUPS.items() if code in wanted.groups)
    if wanted.text.strip():
        yield f"»{wanted.text.strip()}«"


def _marked(entry: TimelineEntry, state: str) -> TimelineEntry:
    if not state:
        return entry
    words = "Mangler overførsel" if state == State.MISSING else STATES[State(state)]
    about = f"{entry.about} · {words}" if entry.about else words
    return dataclasses.replace(entry, about=about, haystack=f"{entry.haystack} {fold(words)}")


def _order(entry: TimelineEntry) -> tuple[dt.date, int]:
    return entry.day, entry.rank


def _passes(entry: TimelineEntry, wanted: TimelineFilter, words: list[str]) -> bool:
    if wanted.groups and entry.group not in wanted.groups:
        return False
    if wanted.start is not None and entry.day < wanted.start:
        return False
    if wanted.last_day is not None and entry.day > wanted.last_day:
        return False
    return all(word in entry.haystack for word in words)
