"""What of the list of workplaces is shown: by words, sector, contact and state. No Qt."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from flexdesk.app.workplace_rows import WorkplaceRow, find
from flexdesk.base.language import _, ngettext
from flexdesk.base.numbers import format_number
from flexdesk.base.periods import add_months
from flexdesk.ui.parts.choice import Choice

ALL, NOW, OPENINGS, FULL, NEXT, CLOSED = "all", "now", "openings", "full", "next", "closed"
_SHORT = 2
MONTHS = (3, 6, 9, 12)
"""After how many months without contact one may ask for workplaces."""


@dataclass(frozen=True, slots=True)
class ListFilter:
    """What is typed and chosen over the list; everything chosen must hold."""

    name: str = ""
    street: str = ""
    sector: str = ""
    months: int = 0
    """Whole months without a contact, 0 for any."""
    part: str = ALL

    @property
    def is_typed(self) -> bool:
        """Whether a name or a street is typed."""
        return bool(self.name.strip() or self.street.strip())

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but words narrows the list."""
        return bool(self.sector or self.months or self.part != ALL)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a filter leaves, with the counts of each part of it."""

    rows: tuple[WorkplaceRow, ...]
    parts: tuple[Choice, ...]


def _is_open(row: WorkplaceRow) -> bool:
    return row.closed_on is None


_PARTS: dict[str, Callable[[WorkplaceRow], bool]] = {
    ALL: _is_open,
    NOW: lambda row: row.now > 0,
    OPENINGS: lambda row: _is_open(row) and row.openings > 0,
    FULL: lambda row: _is_open(row) and row.is_full,
    NEXT: lambda row: bool(row.next_action),
    CLOSED: lambda row: row.closed_on is not None,
}


def part_titles() -> dict[str, str]:
    """Return what the parts of the list are called, in order."""
    return {
        ALL: _("Alle"),
        NOW: _("Borgere nu"),
        OPENINGS: _("Ledige pladser"),
        FULL: _("Mættet"),
        NEXT: _("Næste skridt"),
        CLOSED: _("Lukkede"),
    }


def shown(rows: Sequence[WorkplaceRow], wanted: ListFilter, on: dt.date) -> Shown:
    """Return what a filter leaves; words that are typed also find what is closed."""
    found: Iterable[WorkplaceRow] = rows
    if wanted.is_typed:
        found = find(rows, wanted.name, wanted.street)
    if wanted.sector:
        found = (row for row in found if row.sector == wanted.sector)
    if wanted.months:
        found = (row for row in found if is_silent(row, wanted.months, on))
    left = tuple(found)
    of_part = {key: tuple(row for row in left if holds(row)) for key, holds in _PARTS.items()}
    if wanted.is_typed:
        of_part[ALL] = left
    titles = part_titles()
    parts = tuple(
        Choice(key, titles[key], format_number(len(of_part[key])))
        for key in titles
        if key == ALL or of_part[key] or key == wanted.part
    )
    return Shown(of_part.get(wanted.part, left), parts)


def is_silent(row: WorkplaceRow, months: int, on: dt.date) -> bool:
    """Say whether nobody was in touch with a workplace for so many whole months, or ever."""
    return row.last_contact is None or add_months(row.last_contact, months) <= on


def sectors(rows: Iterable[WorkplaceRow]) -> tuple[Choice, ...]:
    """Return the sectors one may ask for: those there are."""
    found = {row.sector: row.sector_text for row in rows if row.sector}
    ordered = sorted(found.items(), key=lambda pair: pair[1])
    return (Choice("", _("alle")), *(Choice(code, text) for code, text in ordered))


def month_choices() -> tuple[Choice, ...]:
    """Return after how long without contact one may ask."""
    return (
        Choice("0", _("alle")),
        *(Choice(str(n), _("ingen i {n} mdr.").format(n=n)) for n in MONTHS),
    )


def state_words(rows: Sequence[WorkplaceRow], *, is_short: bool = False) -> str:
    """Return the grey line of the page; the short one stands beside an open workplace."""
    here = [row for row in rows if _is_open(row)]
    people = sum(row.now for row in here)
    places = sum(row.openings for row in here)
    full = sum(row.is_full for row in here)
    late = sum(row.is_overdue for row in here)
    parts = [
        ngettext("{n} arbejdsplads", "{n} arbejdspladser", len(here)).format(
            n=format_number(len(here))
        ),
        ngettext("{n} borger nu", "{n} borgere nu", people).format(n=format_number(people)),
        ngettext("{n} opslag om ledige pladser", "{n} opslag om ledige pladser", places).format(
            n=format_number(places)
        )
        if places
        else "",
        ngettext("{n} mættet", "{n} mættede", full).format(n=format_number(full)) if full else "",
        ngettext("{n} næste skridt over dagen", "{n} næste skridt over dagen", late).format(
            n=format_number(late)
        )
        if late
        else "",
    ]
    return " · ".join(part for part in parts[: _SHORT if is_short else None] if part)
