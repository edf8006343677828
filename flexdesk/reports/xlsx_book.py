"""Workbooks of ours: head, real tables, formulas with values, charts with alt text."""

import datetime as dt
import io
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

from flexdesk.reports.xlsx_cells import Formula, Value, looks_like_formula, safe_text
from flexdesk.reports.xlsx_post import PostPass, Spliced, finish
from flexdesk.reports.xlsx_splice import row_writer
from flexdesk.reports.xlsx_styles import head_style, register_styles, style_of

SPLICE_ABOVE = 2_000
"""Rows above which a table's body is written into the file directly; openpyxl makes the rest."""

_LINE_HEIGHT, _ROW_HEIGHT, _MOST_LINES = 12.5, 16.0, 30
_FILL, _BOLD = 1.1, 0.78
"""Letters of running text to one unit of column width."""

TABLE_STYLE = "TableStyleLight9"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: heading, kind (a key of `xlsx_styles.FORMATS`), width in characters."""

    title: str
    kind: str = "text"
    width: float = 12
    total: str = ""
    """What stands under the last row: "sum", a text, or nothing."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a table came to stand: rows of the head, of the first and last data row."""

    name: str
    head: int
    first: int
    last: int
    left: int
    titles: tuple[str, ...]

    def index(self, title: str) -> int:
        """Return the number of a column of the sheet."""
        return self.left + self.titles.index(title)


@dataclass(frozen=True, slots=True)
class SheetHead:
    """What stands above and below every sheet."""

    organisation: str
    under: str
    mark: str
    """Audience, and that the data is invented if it is."""
    footer: str


class Sheet:
    """One sheet being written."""

    def __init__(self, book: "Book", worksheet: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        """Write on a worksheet of a book."""
        self._book = book
        self._ws = worksheet

    @property
    def title(self) -> str:
        """The name on the tab."""
        return str(self._ws.title)

    def put(self, row: int, column: int, value: Value, style: str) -> None:
        """Write one cell; a text is always a text, only a `Formula` is a formula."""
        cell = self._ws.cell(row, column)
        cell.style = style
        if isinstance(value, Formula):
            cell.value = "=" + value.text
            self._book.post.cached[(self.title, cell.coordinate)] = value.value
        elif isinstance(value, str):
            text = safe_text(value)
            cell.value = text
            cell.data_type = "s"
            if looks_like_formula(text):
                cell.quotePrefix = True
        elif value is not None:
            cell.value = value

    def width(self, column: int, characters: float) -> None:
        """Set the width of a column."""
        self._ws.column_dimensions[get_column_letter(column)].width = characters

    def height(self, row: int, points: float) -> None:
        """Set the height of a row."""
        self._ws.row_dimensions[row].height = points

    def head(self, title: str, head: SheetHead) -> None:
        """Write title, grey line and mark, and set up the page."""
        self.put(1, 1, title, "fd titel")
        self.height(1, 28)
        self.put(2, 1, head.under, "fd undertitel")
        self.put(3, 1, head.mark, "fd mærke")
        _set_up_page(self._ws, head)

    def table(
        self,
        name: str,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Value]],
        *,
        top: int,
        left: int = 1,
        is_long: bool = False,
    ) -> Place:
        """Write a real table and return where it stands; without rows it gets one empty one.

        `is_long` tables stand alone on their sheet and may have many rows.
        """
        body = rows or [[None] * len(columns)]
        titles = tuple(column.title for column in columns)
        place = Place(name, top, top + 1, top + len(body), left, titles)
        most = max(_lines(column.title, column.width * _BOLD) for column in columns)
        self.height(top, max(30, most * _LINE_HEIGHT + 6))
        for index, column in enumerate(columns):
            self.put(top, left + index, column.title, head_style(column.kind))
            self.width(left + index, column.width)
        is_spliced = is_long and len(body) > SPLICE_ABOVE
        has_total = any(column.total for column in columns)
        if is_spliced:
            self._splice(columns, body, place, last_row=place.last + has_total)
        else:
            self._body(columns, body, place)
        if has_total:
            self._totals(columns, body, place)
        self._list_object(columns, place, has_total=has_total, is_spliced=is_spliced)
        return place

    def _body(
        self, columns: Sequence[Column], body: Sequence[Sequence[Value]], place: Place
    ) -> None:
        styles = [style_of(column.kind) for column in columns]
        prose = [(i, column.width) for i, column in enumerate(columns) if column.kind == "wrap"]
        for number, row in enumerate(body, start=place.first):
            for index, value in enumerate(row):
                self.put(number, place.left + index, value, styles[index])
            if prose:
                lines = max(_lines(row[index], width) for index, width in prose)
                self.height(number, max(_ROW_HEIGHT, lines * _LINE_HEIGHT + 5))

    def _splice(
        self,
        columns: Sequence[Column],
        body: Sequence[Sequence[Value]],
        place: Place,
        *,
        last_row: int,
    ) -> None:
        """Write one template row for the style numbers; the post-pass puts the rows in."""
        ids = []
        for index, column in enumerate(columns):
            style = style_of(column.kind)
            cell = self._ws.cell(place.first, place.left + index)
            cell.style = style
            cell.quotePrefix = True
            quoted = cell.style_id
            # the book keeps the very style it was asked about, so the plain one is set afresh
            cell.style = style
            ids.append((cell.style_id, quoted))
        write = row_writer(ids, place.left)

        def rows() -> Iterator[str]:
            for number, row in enumerate(body, start=place.first):
                yield write(number, row)

        last = f"{get_column_letter(place.left + len(columns) - 1)}{last_row}"
        self._book.post.spliced[self.title] = Spliced(place.first, rows, last)

    def _totals(
        self, columns: Sequence[Column], body: Sequence[Sequence[Value]], place: Place
    ) -> None:
        for index, column in enumerate(columns):
            value: Value = column.total
            if column.total == "sum":
                known = (row[index] for row in body)
                values = [v.value if isinstance(v, Formula) else v for v in known]
                total = sum(v for v in values if isinstance(v, int | float))
                value = Formula(f"SUBTOTAL(109,{place.name}[{column.title}])", total)
            style = style_of(column.kind, is_total=True)
            self.put(place.last + 1, place.left + index, value or None, style)

    def _list_object(
        self, columns: Sequence[Column], place: Place, *, has_total: bool, is_spliced: bool
    ) -> None:
        right = get_column_letter(place.left + len(columns) - 1)
        corner = f"{get_column_letter(place.left)}{place.head}"
        true_ref = f"{corner}:{right}{place.last + has_total}"
        # openpyxl touches every cell of a table when it saves, so a long one is given short
        shown_ref = f"{corner}:{right}{place.first}" if is_spliced else true_ref
        table = Table(displayName=place.name, name=place.name, ref=shown_ref)
        filtered = f"{corner}:{right}{place.first if is_spliced else place.last}"
        table.autoFilter = AutoFilter(ref=filtered)
        table.tableStyleInfo = TableStyleInfo(name=TABLE_STYLE, showRowStripes=False)
        for number, column in enumerate(columns, start=1):
            part = TableColumn(id=number, name=column.title)
            if has_total and column.total == "sum":
                part.totalsRowFunction = "sum"
            elif has_total and column.total:
                part.totalsRowLabel = column.total
            table.tableColumns.append(part)
        if has_total:
            table.totalsRowCount = 1
        if is_spliced:
            self._book.post.table_refs[place.name] = (shown_ref, true_ref)
        self._ws.add_table(table)

    def chart(self, anchor: str, chart: Any, *, name: str, alt: str) -> None:  # noqa: ANN401 - openpyxl has no types
        """Place a chart with the words that say the same."""
        self._ws.add_chart(chart, anchor)
        self._book.post.alt_texts.setdefault(self.title, []).append((name, alt))

    def rows_repeat(self, row: int, *, freeze_column: int = 1) -> None:
        """Repeat the head of a table on each page and keep it in sight on the screen."""
        self._ws.print_title_rows = f"{row}:{row}"
        self._ws.freeze_panes = f"{get_column_letter(freeze_column)}{row + 1}"

    def one_page(self) -> None:
        """Print the sheet on a single page."""
        self._ws.page_setup.fitToHeight = 1

    def print_columns(self, last_column: str, last_row: int) -> None:
        """Print the columns up to one only."""
        self._ws.print_area = f"A1:{last_column}{last_row}"

    def color_words(self, ref: str, words: dict[str, tuple[str, str]]) -> None:
        """Colour cells that hold a word; the word itself still says it."""
        from openpyxl.formatting.rule import CellIsRule
        from openpyxl.styles import Font, PatternFill

        for word, (ink, ground) in words.items():
            fill = PatternFill(bgColor=ground.removeprefix("#"), fill_type="solid")
            font = Font(color=ink.removeprefix("#"), bold=True)
            rule = CellIsRule(operator="equal", formula=[f'"{word}"'], fill=fill, font=font)
            self._ws.conditional_formatting.add(ref, rule)

    @property
    def worksheet(self) -> Any:  # noqa: ANN401 - openpyxl has no types
        """The openpyxl worksheet, for references of charts."""
        return self._ws


def _set_up_page(worksheet: Any, head: SheetHead) -> None:  # noqa: ANN401 - openpyxl has no types
    worksheet.sheet_view.showGridLines = False
    worksheet.sheet_view.zoomScale = 100
    worksheet.sheet_format.defaultRowHeight = _ROW_HEIGHT
    worksheet.sheet_format.customHeight = True
    setup = worksheet.page_setup
    setup.orientation, setup.paperSize, setup.fitToWidth, setup.fitToHeight = "landscape", 9, 1, 0
    worksheet.sheet_properties.pageSetUpPr.fitToPage = True
    margins = worksheet.page_margins
    margins.left = margins.right = 0.5
    margins.top, margins.bottom, margins.header, margins.footer = 0.8, 0.7, 0.35, 0.35
    worksheet.oddHeader.left.text = _mark_up(head.organisation)
    worksheet.oddHeader.left.font = "Arial,Bold"
    worksheet.oddHeader.left.size = 9
    worksheet.oddHeader.right.text = _mark_up(head.mark)
    worksheet.oddFooter.left.text = _mark_up(head.footer)
    worksheet.oddFooter.right.text = "Side &P af &N"
    for part in (worksheet.oddHeader.right, worksheet.oddFooter.left, worksheet.oddFooter.right):
        part.font = "Arial,Regular"
        part.size = 9


def _mark_up(text: str) -> str:
    """Return a text for a page head, where & begins a command."""
    return safe_text(text).replace("&", "&&")[:200]


def _lines(value: Value, width: float) -> int:
    """Return how many lines a text takes in a column; programs do not agree on doing it later."""
    if not isinstance(value, str):
        return 1
    wrapped = (textwrap.wrap(line, max(int(width * _FILL), 4)) for line in value.split("\n"))
    return min(sum(max(len(parts), 1) for parts in wrapped), _MOST_LINES)


@dataclass
class Book:
    """The workbook and what the post-pass must know about it."""

    post: PostPass = field(default_factory=PostPass)

    def __post_init__(self) -> None:
        """Begin with no sheet, our styles and our theme."""
        self._wb = Workbook()
        self._wb.remove(self._wb.active)
        register_styles(self._wb)

    def sheet(self, title: str) -> Sheet:
        """Add a sheet at the end."""
        worksheet = self._wb.create_sheet(title)
        worksheet.sheet_properties.pageSetUpPr = _fit()
        return Sheet(self, worksheet)

    def name(self, name: str, target: str) -> None:
        """Give a cell a name that formulas use."""
        self._wb.defined_names[name] = DefinedName(name, attr_text=target)

    def finish(self, *, title: str, on: dt.date) -> bytes:
        """Return the bytes of the file: the same for the same content."""
        properties = self._wb.properties
        properties.title, properties.creator, properties.language = title, "FlexDesk", "da-DK"
        self._wb.calculation.fullCalcOnLoad = True
        sink = io.BytesIO()
        self._wb.save(sink)
        return finish(sink.getvalue(), self.post, self._wb.sheetnames, on)


def _fit() -> Any:  # noqa: ANN401 - openpyxl has no types
    from openpyxl.worksheet.properties import PageSetupProperties

    return PageSetupProperties(fitToPage=True)
