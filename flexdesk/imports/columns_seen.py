"""The columns of a file as a person may name them: headings, a few cells, what they seem to be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from flexdesk.imports.choices import KEPT, OWN_LIST, Choices, lettered
from flexdesk.imports.convert import as_text, shown
from flexdesk.imports.guard import guard_file
from flexdesk.imports.headless import begins_at_once, is_cpr, seems
from flexdesk.imports.profiles import SheetKind, load_profiles, match_row, plain
from flexdesk.imports.raw import shown_cpr
from flexdesk.imports.recognise import candidates, quiet_library, tables_of
from flexdesk.imports.tables import Cells, Table

_SAMPLES = 3
_SAMPLE_SIGNS = 28
_FEWEST_HEADINGS = 2


@dataclass(frozen=True, slots=True)
class ColumnSeen:
    """One column: its heading, the first cells with CPR numbers masked, the field it seems."""

    heading: str
    samples: tuple[str, ...]
    field: str

    def __repr__(self) -> str:
        """Show the heading only: the cells are citizens'."""
        return f"ColumnSeen({self.heading!r})"


@dataclass(frozen=True, slots=True)
class SheetSeen:
    """One sheet with its columns."""

    name: str
    columns: tuple[ColumnSeen, ...]


def person_kind(choices: Choices) -> SheetKind:
    """Return the kind of sheet one's own list is, with its columns as they were named."""
    return next(each for each in candidates(choices) if each.key == OWN_LIST).kinds[0]


def fields() -> tuple[tuple[str, str], ...]:
    """Return what a column can be: field and title, in the order of the profile."""
    found: dict[str, str] = {}
    for column in load_profiles()[OWN_LIST].kinds[0].columns:
        found.setdefault(column.field, column.title)
    return tuple(found.items())


def see_columns(path: Path, choices: Choices) -> tuple[SheetSeen, ...]:
    """Return the visible sheets that hold columns, for a person to say what they are.

    Raises:
        UserError: `import.*` when the file cannot be opened.
    """
    kind = person_kind(choices)
    with quiet_library():
        found = [_sheet(table, kind, choices) for table in tables_of(guard_file(path))]
    return tuple(sheet for sheet in found if sheet.columns)


def _sheet(table: Table, kind: SheetKind, choices: Choices) -> SheetSeen:
    number = _heading_row(table, kind)
    if number is None:
        return SheetSeen(table.name, ())
    rows = table.head[number:]
    header = _header(table.head, number)
    return SheetSeen(table.name, tuple(_columns(header, rows, kind, choices)))


def _header(head: Sequence[Cells], number: int) -> tuple[str, ...]:
    if not number:
        return lettered(max(len(row) for row in head))
    return tuple("" if cell is None else as_text(cell).strip() for cell in head[number - 1])


def _heading_row(table: Table, kind: SheetKind) -> int | None:
    """Return the row that is the heading: the one best known, else the first of words alone."""
    known = [len(match_row(kind, row, table.name)[1]) for row in table.head]
    if any(known):
        return known.index(max(known)) + 1
    if begins_at_once(table.head):
        return 0
    worded = (number for number, row in enumerate(table.head, start=1) if _is_of_words(row))
    return next(worded, None)


def _is_of_words(row: Cells) -> bool:
    held = [cell for cell in row if cell is not None and str(cell).strip()]
    return len(held) >= _FEWEST_HEADINGS and all(isinstance(cell, str) for cell in held)


def _columns(
    header: Sequence[str], rows: Sequence[Cells], kind: SheetKind, choices: Choices
) -> Iterator[ColumnSeen]:
    _score, known = match_row(kind, tuple(header), "")
    taken = {column.field for column in known.values()}
    for index, heading in enumerate(header):
        if not plain(heading):
            continue
        cells = [row[index] for row in rows if index < len(row) and row[index] is not None]
        said = choices.columns.said_of(heading)
        field = known[index].field if index in known else said if said in ("", KEPT) else None
        if field is None:
            field = seems(cells)
            # what one column is known to be, no other one is guessed to be
            field = "" if field in taken else field
            taken.add(field)
        yield ColumnSeen(heading, tuple(map(_sample, cells[:_SAMPLES])), field)


def _sample(cell: object) -> str:
    text = shown_cpr(cell) if is_cpr(cell) else shown(cell)
    return text if len(text) <= _SAMPLE_SIGNS else text[: _SAMPLE_SIGNS - 1] + "…"
