"""Workbooks: openpyxl in read-only mode behind the guard, with broken cells marked as such."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from xml.etree.ElementTree import ParseError

from flexdesk.base.errors import UserError
from flexdesk.imports.guard import MAX_COLUMNS, MAX_ROWS, SPARE_ROWS, GuardedFile, PartFacts
from flexdesk.imports.tables import BrokenCell, Cells, Table

_SHEET_FOLDER = "xl/worksheets/"
_MAX_WALKED_ROWS = 1_200_000
"""Rows walked over all sheets: openpyxl makes a row for each number left out."""
_LIBRARY_ERRORS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    ParseError,
    RecursionError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)
"""What openpyxl and the XML parsers raise on files no spreadsheet program wrote."""

_REFERENCE = re.compile(rb"\br=[\"']([A-Z]{1,3})(\d{1,7})[\"']")
_ERROR_CELL = re.compile(
    rb"<(?:\w+:)?c\s([^>]*\bt=[\"']e[\"'][^>]*)>(?:\s*<(?:\w+:)?f\b[^>]*(?:/>|>[^<]*</[^>]*>))?"
    rb"\s*(?:<(?:\w+:)?v>([^<]{0,20}))?"
)
_FORMULA_WITHOUT_VALUE = re.compile(
    rb"<(?:\w+:)?c\s([^>]*)>\s*<(?:\w+:)?f\b[^>]*(?:/>|>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:</(?:\w+:)?c>|<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</)"
)

Marks = dict[int, dict[int, BrokenCell]]


@contextmanager
def _library_faults_as_refusals() -> Iterator[None]:
    """Turn what openpyxl raises on a broken workbook into one refusal with a code."""
    try:
        yield
    except _LIBRARY_ERRORS as fault:
        raise UserError("import.file.damaged", kind=type(fault).__name__) from None


def open_tables(file: GuardedFile) -> list[Table]:
    """Return the sheets of a guarded workbook; rows are read as they are asked for.

    Raises:
        UserError: `import.file.damaged`, `import.damaged_workbook` or `import.zip.strange_names`.
    """
    import defusedxml.ElementTree as SafeTree
    import openpyxl

    if not openpyxl.DEFUSEDXML:  # pragma: no cover - defusedxml is a dependency
        raise RuntimeError("openpyxl reads without defusedxml")
    with _library_faults_as_refusals():
        archive = zipfile.ZipFile(io.BytesIO(file.data))
        paths = _sheet_paths(archive, SafeTree)
        _refuse_missing(paths, archive.namelist())
        book = openpyxl.load_workbook(io.BytesIO(file.data), read_only=True, data_only=True)
        count = _RowCounter()
        return [
            _table(sheet, paths.get(sheet.title, ""), file, archive, count)
            for sheet in book.worksheets
        ]


def _sheet_paths(archive: zipfile.ZipFile, tree: Any) -> dict[str, str]:  # noqa: ANN401 - a module
    """Return the part each sheet name stands for."""
    relations = tree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {relation.get("Id"): _absolute(relation.get("Target", "")) for relation in relations}
    book = tree.fromstring(archive.read("xl/workbook.xml"))
    paths: dict[str, str] = {}
    for element in book.iter():
        if element.tag.rpartition("}")[2] == "sheet":
            ids = [value for key, value in element.attrib.items() if key.endswith("}id")]
            paths[element.get("name", "")] = targets.get(ids[0], "") if ids else ""
    return paths


def _refuse_missing(paths: dict[str, str], parts: list[str]) -> None:
    """Refuse a workbook that names a sheet it does not hold: the library would leave it out."""
    held = set(parts)
    for sheet, path in paths.items():
        if path not in held:
            raise UserError("import.damaged_workbook", sheet=sheet)


def _absolute(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


class _RowCounter:
    """Counts rows walked over all sheets of one file."""

    def __init__(self) -> None:
        self._walked = 0

    def add(self) -> None:
        self._walked += 1
        if self._walked > _MAX_WALKED_ROWS:
            raise UserError("import.too_many_rows", limit=MAX_ROWS)


def _table(
    sheet: Any,  # noqa: ANN401 - openpyxl has no types
    path: str,
    file: GuardedFile,
    archive: zipfile.ZipFile,
    count: _RowCounter,
) -> Table:
    if path and not path.casefold().startswith((_SHEET_FOLDER, "xl/chartsheets/")):
        raise UserError("import.zip.strange_names")
    sheet.reset_dimensions()
    facts = file.parts.get(path, PartFacts())
    marks = _marks(archive, path, facts)
    return Table(
        sheet.title,
        _rows(sheet, marks, count),
        is_hidden=sheet.sheet_state != "visible",
        merged=facts.merged,
        row_count=facts.rows,
    )


def _rows(sheet: Any, marks: Marks, count: _RowCounter) -> Iterator[Cells]:  # noqa: ANN401
    # what the one who asks for rows raises does not come in here: only the library is caught
    with _library_faults_as_refusals():
        for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
            count.add()
            row: Cells = _within(cells) if len(cells) > MAX_COLUMNS else cells
            if number > MAX_ROWS + SPARE_ROWS and any(cell is not None for cell in row):
                raise UserError("import.too_many_rows", limit=MAX_ROWS)
            yield _marked(row, marks[number]) if number in marks else row


def _within(cells: Cells) -> Cells:
    if any(cell is not None for cell in cells[MAX_COLUMNS:]):
        raise UserError("import.too_many_columns", limit=MAX_COLUMNS)
    return cells[:MAX_COLUMNS]


def _marked(cells: Cells, marks: dict[int, BrokenCell]) -> Cells:
    width = max(len(cells), max(marks) + 1)
    row = [*cells, *(None,) * (width - len(cells))]
    for column, mark in marks.items():
        row[column] = mark
    return tuple(row)


def _marks(archive: zipfile.ZipFile, path: str, facts: PartFacts) -> Marks:
    """Return the broken cells of a sheet; only looked for where the guard saw a sign of one."""
    marks: Marks = {}
    if not (facts.has_errors or facts.has_formulas):
        return marks
    data = archive.read(path)
    if facts.has_formulas:
        for found in _FORMULA_WITHOUT_VALUE.finditer(data):
            _mark(marks, found[1], BrokenCell("import.cell.formula_without_value"))
    if facts.has_errors:
        for found in _ERROR_CELL.finditer(data):
            shown = (found[2] or b"").decode("ascii", "replace")
            _mark(marks, found[1], BrokenCell("import.cell.error_value", shown))
    return marks


def _mark(marks: Marks, attributes: bytes, broken: BrokenCell) -> None:
    if place := _REFERENCE.search(attributes):
        column = 0
        for letter in place[1]:
            column = column * 26 + letter - 64
        if column <= MAX_COLUMNS:
            marks.setdefault(int(place[2]), {})[column - 1] = broken
