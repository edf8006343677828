"""A grid that was typed or pasted, read as one's own list is."""

import csv
import datetime as dt
import hashlib
import io
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from flexdesk.imports.choices import OWN_LIST, Choices
from flexdesk.imports.profiles import Column, Match, Profile, SheetKind, load_profiles, match_row
from flexdesk.imports.reading import Reading, Source
from flexdesk.imports.rows import FileRows, ImportedRow
from flexdesk.imports.tables import Table

GRID = "grid"
"""Key of the source: what was typed says nothing of those who were not."""

FIELDS = ("name", "cpr", "ly_since", "step", "consultant", "note")
"""The columns of the grid, in order."""

_TITLES = {"step": "Trin", "note": "Bemærkning"}
"""What a column is called here, where the words of the program go before those of a sheet."""

_NEEDED = frozenset({"name", "cpr"})
_NAME_PARTS = ("first_name", "last_name")
_ALWAYS = frozenset({"cpr", "first_name", "last_name"})
_LEAST_HEADINGS = 2
Line = Sequence[str]


@dataclass(frozen=True, slots=True)
class Pasted:
    """A block from the clipboard."""

    rows: tuple[tuple[str, ...], ...]
    is_named: bool = False
    """Whether it had a heading: its cells then stand in the order of the grid already."""

    def __repr__(self) -> str:
        """Show sizes only."""
        return f"Pasted({len(self.rows)} rows)"


def _kind() -> SheetKind:
    return load_profiles()[OWN_LIST].kinds[0]


def columns() -> tuple[Column, ...]:
    """Return the columns of the grid with their titles and types.

    What cannot be read is refused here and never left out: who typed it is still there.
    """
    by_field = {column.field: column for column in reversed(_kind().columns)}
    return tuple(
        replace(
            by_field[name],
            lenient=False,
            filled=name in _NEEDED,
            title=_TITLES.get(name, by_field[name].title),
        )
        for name in FIELDS
    )


def read_grid(rows: Sequence[Line], name: str, *, on: dt.date) -> FileRows:
    """Return typed rows as a file's are; row numbers are the lines of the grid from 1.

    Raises:
        UserError: `import.no_rows` when nothing is typed.
    """
    kind, own = _kind(), columns()
    table = Table(name, iter([tuple(cell or None for cell in row) for row in rows]))
    header = tuple(column.title for column in own)
    match = Match(kind, 0, tuple(enumerate(own)), header)
    told = "\x1e".join("\x1f".join(row) for row in rows)
    digest = hashlib.blake2b(told.encode(), digest_size=32).hexdigest()
    source = Source(name, digest, is_whole=False)
    profile = Profile(GRID, name, (kind,))
    file = Reading(source, profile, on, Choices()).run([table], {0: match})
    return replace(file, rows={entity: _said(found) for entity, found in file.rows.items()})


def _said(rows: Sequence[ImportedRow]) -> tuple[ImportedRow, ...]:
    """Return rows with what was typed alone: a cell left empty says nothing."""
    return tuple(
        replace(
            row, values={name: value for name, value in row.values.items() if _is_said(name, value)}
        )
        for row in rows
    )


def _is_said(name: str, value: object) -> bool:
    return name in _ALWAYS or value not in (None, "")


def parse_paste(text: str) -> Pasted:
    """Return a block as a spreadsheet puts it on the clipboard: tabs, quotes, a heading or none."""
    rows = tuple(tuple(" ".join(cell.split()) for cell in row) for row in _cells(text))
    if not rows:
        return Pasted(())
    _score, known = match_row(_kind(), rows[0], "")
    if len(known) < _LEAST_HEADINGS:
        return Pasted(rows)
    fields = [known[at].field if at in known else "" for at in range(len(rows[0]))]
    return Pasted(tuple(_in_order(row, fields, rows[0]) for row in rows[1:]), is_named=True)


def _in_order(row: Line, fields: Sequence[str], header: Line) -> tuple[str, ...]:
    """Return a row as the grid has it; what it has no column for goes to the remark."""
    cells = {field: cell for field, cell in zip(fields, row, strict=False) if field}
    cells.setdefault("name", " ".join(cells.pop(part, "") for part in _NAME_PARTS).strip())
    left = [
        f"{heading}: {cell}"
        for field, heading, cell in zip(fields, header, row, strict=False)
        if cell and field not in (*FIELDS, *_NAME_PARTS)
    ]
    remarks = (cells.get("note", ""), *left, *row[len(header) :])
    cells["note"] = "; ".join(part for part in remarks if part)
    return tuple(cells.get(field, "") for field in FIELDS)


def _cells(text: str) -> list[list[str]]:
    """Return the cells of a block; a quote that is never closed is only a sign."""
    lines = text.strip("\r\n")
    if lines.count('"') % 2 == 0:
        with suppress(csv.Error):
            return list(csv.reader(io.StringIO(lines, newline=""), delimiter="\t"))
    return [line.split("\t") for line in lines.splitlines()]
