"""The columns of the list of workplaces: what each shows and what it sorts by. No Qt."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from flexdesk.app.workplace_rows import WorkplaceRow
from flexdesk.base.danish import sort_key
from flexdesk.base.language import _
from flexdesk.base.numbers import format_number
from flexdesk.ui.parts.column_spec import ColumnSpec

Spec = ColumnSpec[WorkplaceRow]

_NAME_LEAST = 200
"""So much room the names have before a column is left out for them."""


@dataclass(frozen=True, slots=True)
class _Column:
    spec: Spec
    rank: int
    """Columns of the highest rank go first when there is no room."""


def now_text(row: WorkplaceRow) -> str:
    """Return how many are there, and how many it has room for when somebody said so."""
    count = format_number(row.now)
    if row.room_for is None:
        return count
    return _("{now} af {room}").format(now=count, room=format_number(row.room_for))


def contact_text(row: WorkplaceRow) -> str:
    """Return the day of the last contact, a dash when there was none."""
    return f"{row.last_contact:%d-%m-%Y}" if row.last_contact else "–"


def next_text(row: WorkplaceRow) -> str:
    """Return what is to be done next."""
    return row.next_action


def next_day(row: WorkplaceRow) -> str:
    """Return the day of what is to be done next."""
    return f"{row.next_on:%d-%m-%Y}" if row.next_action and row.next_on else ""


def openings_text(row: WorkplaceRow) -> str:
    """Return how many openings there are, nothing when there are none."""
    return format_number(row.openings) if row.openings else ""


def place_words(row: WorkplaceRow) -> str:
    """Return a workplace as it is read out in the narrow list."""
    parts = [row.name, row.street or row.city, _("{n} borgere nu").format(n=now_text(row))]
    if row.closed_on:
        parts.append(_("lukket"))
    return ", ".join(part for part in parts if part)


def _name_tone(row: WorkplaceRow) -> str:
    return "muted" if row.closed_on else "ink"


def _next_shown(row: WorkplaceRow) -> str:
    return f"{next_day(row)} {row.next_action}".strip()


def _next_sort(row: WorkplaceRow) -> object:
    if not row.next_action:
        return None
    return (row.next_on or dt.date.max, sort_key(row.next_action))


def _columns() -> tuple[_Column, ...]:
    return (
        _Column(
            ColumnSpec("name", _("Navn"), lambda row: row.name, lambda row: row.rank, width=0,
                       tone=_name_tone, is_bold=True), 0,
        ),
        _Column(
            ColumnSpec("street", _("Vej"), lambda row: row.street or "–",
                       lambda row: sort_key(row.street) if row.street else None, width=190), 1,
        ),
        _Column(
            ColumnSpec("sector", _("Sektor"), lambda row: row.sector_text or "–",
                       lambda row: row.sector_text or None, width=120), 6,
        ),
        _Column(
            ColumnSpec("now", _("Borgere nu"), now_text, lambda row: row.now, width=120,
                       paint="now", is_descending_first=True), 0,
        ),
        _Column(
            ColumnSpec("contact", _("Sidste kontakt"), contact_text,
                       lambda row: row.last_contact, width=138), 2,
        ),
        _Column(
            ColumnSpec("next", _("Næste skridt"), _next_shown, _next_sort, width=270,
                       paint="next"), 4,
        ),
        _Column(
            ColumnSpec("openings", _("Ledige pladser"), openings_text,
                       lambda row: row.openings or None, width=138, is_right=True,
                       is_descending_first=True), 3,
        ),
    )  # fmt: skip


def columns_for(room: int) -> tuple[Spec, ...]:
    """Return the columns that fit a list of so many pixels, names whole first."""
    kept = list(_columns())
    while _width(kept) + _NAME_LEAST > room and any(column.rank for column in kept):
        kept.remove(max(kept, key=lambda column: column.rank))
    return tuple(column.spec for column in kept)


def narrow_columns() -> tuple[Spec, ...]:
    """Return the columns beside an open page: name over street, and how many are there."""
    return (
        ColumnSpec(
            "name", _("Arbejdsplads"), place_words, lambda row: row.rank, width=0, paint="place"
        ),
        ColumnSpec("now", _("Nu"), now_text, lambda row: row.now, width=84, paint="now",
                   is_descending_first=True),
    )  # fmt: skip


def _width(columns: Sequence[_Column]) -> int:
    return sum(column.spec.width for column in columns)
