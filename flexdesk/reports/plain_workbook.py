"""Plain workbooks: sheets of rows under one line of headings, the same bytes each time."""

import datetime as dt
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.properties import PageSetupProperties

from flexdesk.reports.xlsx_cells import looks_like_formula, safe_text
from flexdesk.reports.xlsx_post import PostPass, finish

PlainValue = str | float | dt.date | None

_DAY_FORMAT = "yyyy-mm-dd"
_WIDTH = 18.0


def plain_workbook(
    sheets: Mapping[str, tuple[Sequence[str], Iterable[Sequence[PlainValue]]]],
    on: dt.date,
    *,
    mark: str = "",
    day_format: str = _DAY_FORMAT,
) -> bytes:
    """Return a workbook of sheets, each with headings and rows; no text becomes a formula.

    A `mark` stands at the head of every printed page, which is then laid across and made to fit.
    """
    book = Workbook(write_only=True)
    for title, (headings, rows) in sheets.items():
        sheet = book.create_sheet(title)
        sheet.freeze_panes = "A2"
        for column in range(1, len(headings) + 1):
            sheet.column_dimensions[get_column_letter(column)].width = _WIDTH
        if mark:
            _lay_out_print(sheet, mark)
        sheet.append([_cell(sheet, heading, day_format) for heading in headings])
        for row in rows:
            sheet.append([_cell(sheet, value, day_format) for value in row])
    sink = io.BytesIO()
    book.save(sink)
    return finish(sink.getvalue(), PostPass(), list(sheets), on)


def _lay_out_print(sheet: Any, mark: str) -> None:  # noqa: ANN401 - a sheet of openpyxl
    sheet.oddHeader.center.text = mark.replace("&", "&&")
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _cell(sheet: object, value: PlainValue, day_format: str) -> object:
    if isinstance(value, dt.date):
        cell = WriteOnlyCell(sheet, value)
        cell.number_format = day_format
        return cell
    if isinstance(value, str):
        text = safe_text(value)
        if not looks_like_formula(text):
            return text
        cell = WriteOnlyCell(sheet, text)
        cell.data_type = "s"
        return cell
    return value
