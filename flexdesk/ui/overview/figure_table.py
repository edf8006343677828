"""The table of figures: the same ones as in the workbook, each line opens its rows."""

from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from flexdesk.app.rows import FigureLine
from flexdesk.base.language import _
from flexdesk.drawing.charts import sparkline
from flexdesk.ui.look.chart_painter import paint_chart
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.column_spec import ColumnSpec
from flexdesk.ui.parts.table_model import RowsModel
from flexdesk.ui.parts.table_view import HEADING_HEIGHT, RowTable

_ROW = 36
_RIGHT = Qt.AlignmentFlag.AlignRight
_TREND = (110.0, 26.0)
Spec = ColumnSpec[FigureLine]


def _muted(row: FigureLine) -> str:
    del row
    return "muted"


def _met(row: FigureLine) -> str:
    return "–" if row.is_met is None else _("ja") if row.is_met else _("nej")


def _value(row: FigureLine) -> float | None:
    return row.figure.value


def columns_for(month: str, before: str, width: int) -> tuple[Spec, ...]:
    """Return the columns that fit."""
    found = [
        ColumnSpec("label", _("Tal"), lambda row: row.figure.label, None, 0),
        ColumnSpec("now", month, lambda row: row.now, _value, 96, is_right=True, is_bold=True),
        ColumnSpec("before", before, lambda row: row.before, None, 92, tone=_muted, is_right=True),
        ColumnSpec("change", _("Ændring"), lambda row: row.change, None, 92, is_right=True),
        ColumnSpec(
            "basis", _("n / N"), lambda row: row.basis, None, 126, tone=_muted, is_right=True
        ),
        ColumnSpec(
            "target", _("Mål"), lambda row: row.target, None, 76, tone=_muted, is_right=True
        ),
        ColumnSpec("met", _("Nået"), _met, None, 86, paint="met", is_right=True),
        ColumnSpec(
            "trend", _("Seneste måneder"), lambda _row: "", None, 150, paint="trend", is_right=True
        ),
        ColumnSpec("open", "", lambda _row: "", None, 40, paint="open"),
    ]
    dropped: set[str] = set()
    for key, below in (("trend", 960), ("before", 820), ("change", 720), ("target", 640)):
        if width < below:
            dropped.add(key)
    return tuple(spec for spec in found if spec.key not in dropped)


class FigureTable(RowTable):
    """All lines of figures."""

    def __init__(self, look: Look) -> None:
        model: RowsModel[FigureLine] = RowsModel(
            columns_for("", "", 2000), lambda row: row.figure.id
        )
        super().__init__(look, model, _("Tal"), row_height=_ROW)
        self.setObjectName("figures")
        self._months = ("", "")
        self.delegate.painters.update(
            {"met": self._paint_met, "trend": self._paint_trend, "open": self._paint_open}
        )
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._on_clicked)

    def show_lines(self, lines: tuple[FigureLine, ...], month: str, before: str) -> None:
        """Show these figures; the two months head their columns."""
        self._months = (month, before)
        self.rows_model.set_columns(columns_for(month, before, self.width()))
        self.rows_model.set_rows(lines)
        self.setFixedHeight(HEADING_HEIGHT + _ROW * len(lines) + 2)
        self.lay_out()

    def lay_out(self) -> None:
        """Drop columns that do not fit before a word is cut."""
        wanted = columns_for(*self._months, self.width())
        here = [spec.key for spec in self.rows_model.columns]
        if [spec.key for spec in wanted] != here:
            self.rows_model.set_columns(wanted)
        super().lay_out()

    def _on_clicked(self) -> None:
        if self.key:
            self.opened.emit(self.key)

    def _paint_met(
        self,
        painter: QPainter,
        cell: QRectF,
        row: FigureLine,
        spec: ColumnSpec[Any],
        is_on: bool,  # noqa: FBT001 - a slot or painter Qt or the table calls
    ) -> None:
        del is_on
        text = spec.show(row)
        tone = "muted" if row.is_met is None else "accent" if row.is_met else "amber"
        face = font(14, bold=row.is_met is not None)
        self._look.draw_text(painter, text, cell, tone=tone, face=face, align=_RIGHT)
        if row.is_met is not None:
            left = cell.right() - QFontMetricsF(face).horizontalAdvance(text) - 24
            icon = "check" if row.is_met else "triangle-alert"
            self._look.draw_icon(painter, icon, tone, QPointF(left, cell.center().y() - 8), 16)

    def _paint_trend(
        self,
        painter: QPainter,
        cell: QRectF,
        row: FigureLine,
        spec: ColumnSpec[Any],
        is_on: bool,  # noqa: FBT001 - a slot or painter Qt or the table calls
    ) -> None:
        del spec, is_on
        if len(row.trend) > 1:
            scale = (min(row.trend), max(row.trend))
            chart = sparkline(row.trend, *_TREND, title=row.figure.label, scale=scale)
            paint_chart(painter, chart, self._look, cell.right() - _TREND[0], cell.top() + 5)

    def _paint_open(
        self,
        painter: QPainter,
        cell: QRectF,
        row: FigureLine,
        spec: ColumnSpec[Any],
        is_on: bool,  # noqa: FBT001 - a slot or painter Qt or the table calls
    ) -> None:
        del spec, is_on, row
        at = QPointF(cell.right() - 16, cell.center().y() - 8)
        self._look.draw_icon(painter, "chevron-right", "accent", at, 16)
