"""A table of a file: a sheet of a workbook or the one table of a CSV file, read row by row."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

HEAD_ROWS = 10
"""The heading is looked for in so many first rows."""

Cells = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class BrokenCell:
    """A cell that has no value to read: an error such as #REF!, or a formula never computed."""

    code: str
    shown: str = ""

    def __str__(self) -> str:
        """Return what the spreadsheet shows."""
        return self.shown


class Table:
    """A named table: its first rows to recognise it by, then all rows, once, with row numbers."""

    def __init__(
        self,
        name: str,
        rows: Iterator[Cells],
        *,
        is_hidden: bool = False,
        merged: int = 0,
        row_count: int = 0,
    ) -> None:
        self.name = name
        self.is_hidden = is_hidden
        self.merged = merged
        self.row_count = row_count
        self._rows = rows
        self.head: tuple[Cells, ...] = ()
        if not is_hidden:
            self.head = tuple(islice(rows, HEAD_ROWS))

    def numbered(self, after: int) -> Iterator[tuple[int, Cells]]:
        """Yield row number and cells of all rows below row `after`; may be walked once."""
        for number, cells in enumerate(self.head, start=1):
            if number > after:
                yield number, cells
        yield from enumerate(self._rows, start=len(self.head) + 1)
