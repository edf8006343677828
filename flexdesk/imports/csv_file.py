"""CSV files: code page by rule, delimiter by what fits, the apostrophe of our own export undone."""

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import PurePath
from typing import TYPE_CHECKING

from flexdesk.base.errors import UserError
from flexdesk.imports.guard import MAX_COLUMNS, MAX_ROWS, MAX_TEXT, SPARE_ROWS, GuardedFile
from flexdesk.imports.tables import HEAD_ROWS, Cells, Table

if TYPE_CHECKING:
    import _csv

_DELIMITERS = ";\t,"
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_GUARDED_SIGNS = tuple("=+-@\t\r\uff1d\uff0b\uff0d\uff20")
"""What a cell of a CSV file may not begin with: an export puts an apostrophe before it."""

_LEAST_COLUMNS = 3
"""With fewer, a delimiter in a text is no sign of a row."""
_DIGIT = re.compile(r"\d")
_BREAKS = re.compile(r"\r\n|\r|\n")


def decode(data: bytes) -> str:
    """Return the text of a CSV file: by its byte order mark, else strict UTF-8, else cp1252.

    Guessing programs take Danish cp1252 for cp1250 and lose æ and ø: the rule does not.

    Raises:
        UserError: `import.file.unknown` when it is no text at all.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data, encoding)
    if b"\0" in data:
        raise UserError("import.file.unknown")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise UserError("import.file.unknown") from None


def _parsed(text: str, delimiter: str) -> "_csv.Reader":
    # strict: a quote that is never closed is an error and not a cell that swallows the rest
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def _spread(text: str, delimiter: str) -> int:
    """Return how many fields the widest of the first rows has, up to a row that cannot be read."""
    widest = 0
    try:
        for row in islice(_parsed(text, delimiter), HEAD_ROWS):
            widest = max(widest, len(row))
    except csv.Error:
        first = text.lstrip("\r\n").partition("\n")[0]
        widest = widest or first.count(delimiter) + 1
    return widest


def find_delimiter(text: str) -> str:
    """Return the delimiter that spreads the first rows widest; semicolon when none does."""
    return max(_DELIMITERS, key=lambda delimiter: _spread(text, delimiter))


def _unguarded(cell: str) -> str:
    """Return a cell without the apostrophe an export put before a sign of a formula."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_GUARDED_SIGNS) else cell


class _Lines:
    """The rows of a text, and the line each of them begins at."""

    def __init__(self, text: str, delimiter: str, skipped: int) -> None:
        self._text = text
        self._delimiter = delimiter
        self._skipped = skipped
        self._reader = _parsed(text, delimiter)
        self._begun = 0
        self._width = 0

    def __iter__(self) -> Iterator[list[str]]:
        """Yield the rows.

        Raises:
            UserError: `import.csv.open_quote`, `import.text.too_long`.
        """
        while True:
            self._begun = self._reader.line_num
            try:
                cells = next(self._reader)
            except StopIteration:
                return
            except csv.Error as error:
                raise self._refusal(error) from None
            if self._reader.line_num > self._begun + 1:
                self._refuse_swallowed(cells)
            if max(map(len, cells), default=0) > MAX_TEXT:
                raise _too_long()
            self._width = max(self._width, len(cells))
            yield cells

    def _refuse_swallowed(self, cells: list[str]) -> None:
        if any(self._swallows(cell, cells[0]) for cell in cells):
            raise self._open_quote()

    def _swallows(self, cell: str, first: str = "") -> bool:
        """Tell whether a cell holds what are rows of their own.

        A quote opened in one row and another closed rows below make a cell that is lawful. Its
        lines have the delimiters of a row, or begin as the row itself does: with a CPR number.
        """
        lines = _BREAKS.split(cell)
        if self._width < _LEAST_COLUMNS or len(lines) == 1:
            return False
        shape = _DIGIT.sub("0", first)
        return any(line.count(self._delimiter) >= self._width - 1 for line in lines[1:-1]) or any(
            _DIGIT.sub("0", line.partition(self._delimiter)[0]) == shape and self._delimiter in line
            for line in lines[1:]
            if "0" in shape
        )

    def _refusal(self, error: csv.Error) -> UserError:
        if "field limit" not in str(error) or self._holds_rows():
            return self._open_quote()
        return _too_long()

    def _holds_rows(self) -> bool:
        lines = islice(io.StringIO(self._text, newline=""), self._begun, self._reader.line_num)
        return self._swallows("".join(lines))

    def _open_quote(self) -> UserError:
        return UserError("import.csv.open_quote", line=self._begun + 1 + self._skipped)


def _too_long() -> UserError:
    return UserError("import.text.too_long", limit=MAX_TEXT)


def _rows(text: str, delimiter: str, skipped: int) -> Iterator[Cells]:
    for number, cells in enumerate(_Lines(text, delimiter, skipped), start=1):
        if number > MAX_ROWS + SPARE_ROWS:
            raise UserError("import.too_many_rows", limit=MAX_ROWS)
        if len(cells) > MAX_COLUMNS:
            raise UserError("import.too_many_columns", limit=MAX_COLUMNS)
        yield tuple(_unguarded(cell) if cell else None for cell in cells)


def open_table(file: GuardedFile) -> Table:
    """Return the one table of a guarded text file, named by the file.

    Raises:
        UserError: `import.file.unknown` when it is no text, `import.csv.open_quote` while reading.
    """
    text = decode(file.data)
    delimiter, skipped = "", 0
    if text[:4].casefold() == "sep=" and text[4:5] in _DELIMITERS:
        delimiter, skipped = text[4], 1
        text = text.partition("\n")[2]
    delimiter = delimiter or find_delimiter(text)
    rows = _rows(text, delimiter, skipped)
    return Table(PurePath(file.name).stem, rows, row_count=text.count("\n") + 1)
