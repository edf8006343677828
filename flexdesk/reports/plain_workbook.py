"""Plain workbooks: sheets of rows under one line of headings, the same bytes each time."""

import datetime as dt
import io
from collections.abc import Iterable, Mapping, Sequence

from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook

from flexdesk.reports.xlsx_cells import looks_like_formula, safe_text
from flexdesk.reports.xlsx_post import PostPass, finish

PlainValue = str | float | dt.date | None

_DAY_FORMAT = "yyyy-mm-dd"
_WIDTH = 18.0


def plain_workbook(
    sheets: Mapping[str, tuple[Sequence[str], Iterable[Sequence[PlainValue]]]], on: dt.date
) -> bytes:
    """Return a workbook of sheets, each with headings and rows; no text becomes a formula."""
    book = Workbook(write_only=True)
    for title, (headings, rows) in sheets.items():
        sheet = book.create_sheet(title)
        sheet.freeze_panes = "A2"
        for column in range(1, len(headings) + 1):
            sheet.column_dimensions[get_column_letter(column)].width = _WIDTH
        sheet.append(list(headings))
        for row in rows:
            sheet.append([_cell(sheet, value) for value in row])
    sink = io.BytesIO()
    book.save(sink)
    return finish(sink.getvalue(), PostPass(), list(sheets), on)


def _cell(sheet: object, value: PlainValue) -> object:
    if isinstance(value, dt.date):
        cell = WriteOnlyCell(sheet, value)
        cell.number_format = _DAY_FORMAT
        return cell
    if isinstance(value, str):
        text = safe_text(value)
        if not looks_like_formula(text):
            return text
        cell = WriteOnlyCell(sheet, text)
        cell.data_type = "s"
        return cell
    return value
