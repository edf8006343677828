"""Sheets without known headings: rows that begin at once, and what their columns seem to hold."""

import datetime as dt
from collections.abc import Iterable, Sequence

from flexdesk.base.cpr import parse_cpr
from flexdesk.base.errors import UserError
from flexdesk.imports.choices import lettered
from flexdesk.imports.profiles import Match, SheetKind, plain
from flexdesk.imports.tables import Cells

_LATEST_BIRTH = dt.date.max
_MOSTLY = 0.6


def is_cpr(cell: object) -> bool:
    """Tell whether a cell holds what can be a CPR number."""
    if cell is None or isinstance(cell, bool):
        return False
    try:
        parse_cpr(cell, on=_LATEST_BIRTH)
    except UserError:
        return False
    return True


def begins_at_once(head: Sequence[Cells]) -> bool:
    """Tell whether the first row that holds anything is a citizen's and no heading."""
    first = next((row for row in head if any(cell is not None for cell in row)), ())
    return any(is_cpr(cell) for cell in first)


def headless_match(kind: SheetKind, head: Sequence[Cells]) -> Match | None:
    """Return a reading of a sheet without headings by what was said of its columns by letter."""
    if not begins_at_once(head):
        return None
    header = lettered(max(len(row) for row in head))
    places = {
        index: column
        for index, heading in enumerate(header)
        for column in kind.columns
        if plain(heading) in column.headings
    }
    match = Match(
        kind,
        0,
        tuple(sorted(places.items())),
        header,
        score=2 * len(places),
        unread=tuple(index for index in range(len(header)) if index not in places),
    )
    return None if match.missing else match


def seems(cells: Iterable[object]) -> str:
    """Return the field a column seems to fill by what is in it, empty when that is not plain."""
    held = [cell for cell in cells if cell is not None and str(cell).strip()]
    if not held:
        return ""
    if sum(map(is_cpr, held)) >= _MOSTLY * len(held):
        return "cpr"
    return "name" if sum(map(_is_name, held)) >= _MOSTLY * len(held) else ""


def _is_name(cell: object) -> bool:
    """Tell whether a cell holds what can be a person's whole name."""
    words = str(cell).replace(",", " ").split() if isinstance(cell, str) else []
    return len(words) > 1 and all(word[0].isupper() and not word.isdigit() for word in words)
