"""Native charts of our workbooks, in our colours: they follow the cells they point at."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl.chart import BarChart, LineChart, Reference, Series
from openpyxl.chart.data_source import StrRef
from openpyxl.chart.label import DataLabel, DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.marker import DataPoint
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import (
    CharacterProperties,
    Font,
    Paragraph,
    ParagraphProperties,
    RichTextProperties,
)

from flexdesk.drawing.theme import LIGHT
from flexdesk.reports.xlsx_styles import FACE

Chart = Any
Worksheet = Any
"""openpyxl has no types."""

_EMU_PT = 12_700
_LABEL_FROM_SHARE = 0.05
_TICKS = 8
_MONTH_SIZE = 7
"""Small enough for thirteen months side by side, in programs that show each of them."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows a chart reads: the head of the table and its last row."""

    head: int
    last: int


def _hex(color: str) -> str:
    return color.removeprefix("#")


def _letters(size: float, color: str = LIGHT.muted, *, bold: bool = False) -> CharacterProperties:
    fill = GraphicalProperties(solidFill=_hex(color)).solidFill
    return CharacterProperties(
        sz=int(size * 100), b=bold, solidFill=fill, latin=Font(typeface=FACE)
    )


def _rich(size: float, color: str = LIGHT.muted, *, bold: bool = False) -> RichText:
    letters = _letters(size, color, bold=bold)
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=letters), endParaRPr=letters)
    return RichText(bodyPr=RichTextProperties(), p=[paragraph])


def _title(chart: Chart, text: str) -> None:
    chart.title = text
    for paragraph in chart.title.tx.rich.p:
        letters = _letters(11, LIGHT.head, bold=True)
        paragraph.pPr = ParagraphProperties(defRPr=letters)
        for run in paragraph.r:
            run.rPr = letters
    chart.title.overlay = False


def _frame(chart: Chart, title: str, width: float, height: float) -> None:
    _title(chart, title)
    chart.width, chart.height = width, height
    chart.graphical_properties = GraphicalProperties(solidFill="FFFFFF")
    chart.graphical_properties.line = LineProperties(solidFill=_hex(LIGHT.line), w=_EMU_PT)
    for axis in (chart.x_axis, chart.y_axis):
        axis.delete = False
        axis.txPr = _rich(9)
        axis.title = None
        axis.graphicalProperties = GraphicalProperties(
            ln=LineProperties(solidFill=_hex(LIGHT.rule), w=_EMU_PT // 2)
        )
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(
        ln=LineProperties(solidFill=_hex(LIGHT.line), w=_EMU_PT // 2)
    )
    chart.y_axis.scaling.min = 0
    chart.y_axis.number_format = "#,##0"


def _color(series: Any, color: str) -> None:  # noqa: ANN401 - openpyxl has no types
    series.graphicalProperties = GraphicalProperties(solidFill=_hex(color))
    series.graphicalProperties.line = LineProperties(noFill=True)
    series.invertIfNegative = False


def _stroke(series: Any, color: str, width_pt: float, dash: str | None = None) -> None:  # noqa: ANN401 - openpyxl has no types
    line = LineProperties(solidFill=_hex(color), w=int(width_pt * _EMU_PT))
    if dash:
        line.prstDash = dash
    series.graphicalProperties = GraphicalProperties(ln=line)
    series.marker.symbol = "none"
    series.smooth = False


def _months_axis(chart: Chart, count: int) -> None:
    chart.x_axis.number_format = "[$-406]mmm yy"
    chart.x_axis.txPr = _rich(_MONTH_SIZE)
    chart.x_axis.tickLblSkip = max(1, -(-count // _TICKS))
    chart.x_axis.tickMarkSkip = chart.x_axis.tickLblSkip


def _column(sheet: Worksheet, column: int, rows: Rows, *, skip: int = 0) -> Reference:
    return Reference(sheet, min_col=column, min_row=rows.head + skip, max_row=rows.last)


def month_columns(
    sheet: Worksheet,
    *,
    title: str,
    rows: Rows,
    month: int,
    value: int,
    target: int | None,
    size_cm: tuple[float, float],
) -> Chart:
    """Return columns by month, the last one darker, with the target as a dashed line."""
    chart = BarChart()
    chart.type, chart.gapWidth = "col", 30
    chart.add_data(_column(sheet, value, rows), titles_from_data=True)
    chart.set_categories(_column(sheet, month, rows, skip=1))
    series = chart.series[0]
    _color(series, LIGHT.c2)
    point = DataPoint(idx=rows.last - rows.head - 1)
    point.graphicalProperties = GraphicalProperties(solidFill=_hex(LIGHT.c1))
    series.dPt.append(point)
    label = DataLabel(
        idx=rows.last - rows.head - 1,
        showVal=True,
        dLblPos="outEnd",
        txPr=_rich(9, LIGHT.head, bold=True),
    )
    _only_value(label)
    series.dLbls = DataLabelList(dLbl=[label])
    _only_value(series.dLbls, shown=False)
    _frame(chart, title, *size_cm)
    _months_axis(chart, rows.last - rows.head)
    chart.legend = None
    if target is not None:
        line = LineChart()
        line.add_data(_column(sheet, target, rows), titles_from_data=True)
        line.set_categories(_column(sheet, month, rows, skip=1))
        _stroke(line.series[0], LIGHT.amber, 1.75, "dash")
        line.x_axis, line.y_axis = chart.x_axis, chart.y_axis
        chart += line
    return chart


def _only_value(labels: Any, *, shown: bool = True) -> None:  # noqa: ANN401 - openpyxl has no types
    labels.showVal = shown
    labels.showSerName = labels.showCatName = labels.showLegendKey = labels.showPercent = False


def stacked_outcome(
    sheet: Worksheet,
    *,
    title: str,
    first_row: int,
    columns: tuple[int, int],
    parts: Sequence[tuple[int, str]],
    size_cm: tuple[float, float],
) -> Chart:
    """Return one bar in parts of (value, colour token); their names stand in the legend.

    `columns` are those of names and values, one row a part.
    """
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "bar", "stacked", 100, 30
    total = sum(value for value, _color_token in parts) or 1
    for row, (value, token) in enumerate(parts, start=first_row):
        series = Series(Reference(sheet, min_col=columns[1], min_row=row), title=None)
        name = Reference(sheet, min_col=columns[0], min_row=row)
        series.tx = SeriesLabel(strRef=StrRef(f=str(name)))
        _color(series, LIGHT.color(token))
        series.dLbls = DataLabelList(txPr=_rich(10, LIGHT.color(f"on_{token}"), bold=True))
        _only_value(series.dLbls, shown=value / total >= _LABEL_FROM_SHARE)
        chart.series.append(series)
    _frame(chart, title, *size_cm)
    chart.x_axis.delete = chart.y_axis.delete = True
    chart.y_axis.majorGridlines = None
    chart.y_axis.scaling.max = total
    chart.legend.position = "b"
    chart.legend.txPr = _rich(9, LIGHT.ink)
    chart.layout = Layout(ManualLayout(xMode="edge", yMode="edge", x=0.03, y=0.28, w=0.94, h=0.38))
    return chart


def month_lines(
    sheet: Worksheet,
    *,
    title: str,
    rows: Rows,
    month: int,
    values: Sequence[int],
    size_cm: tuple[float, float],
) -> Chart:
    """Return lines by month, named in the legend, told apart by dash as well as colour."""
    chart = LineChart()
    for column, color, dash in zip(values, (LIGHT.c1, LIGHT.amber), (None, "dash"), strict=False):
        chart.add_data(_column(sheet, column, rows), titles_from_data=True)
        _stroke(chart.series[-1], color, 2, dash)
    chart.set_categories(_column(sheet, month, rows, skip=1))
    _frame(chart, title, *size_cm)
    _months_axis(chart, rows.last - rows.head)
    chart.legend.position = "b"
    chart.legend.txPr = _rich(9, LIGHT.ink)
    return chart


def category_bars(
    sheet: Worksheet,
    *,
    title: str,
    rows: Rows,
    name: int,
    value: int,
    size_cm: tuple[float, float],
) -> Chart:
    """Return horizontal bars from zero, first row on top, with their numbers."""
    chart = BarChart()
    chart.type, chart.gapWidth = "bar", 40
    chart.add_data(_column(sheet, value, rows), titles_from_data=True)
    chart.set_categories(_column(sheet, name, rows, skip=1))
    series = chart.series[0]
    _color(series, LIGHT.c2)
    series.dLbls = DataLabelList(dLblPos="outEnd", txPr=_rich(9, LIGHT.head, bold=True))
    _only_value(series.dLbls)
    _frame(chart, title, *size_cm)
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.delete = True
    chart.y_axis.majorGridlines = None
    chart.legend = None
    return chart
