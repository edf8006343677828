"""The periods of the window line by line: counts or not, days, months, a bracket, the sum."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from flexdesk.app.counter_rows import CounterLine, CounterPage
from flexdesk.base.language import _
from flexdesk.base.numbers import format_day, format_number
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.column_spec import ColumnSpec
from flexdesk.ui.parts.table_model import RowsModel
from flexdesk.ui.parts.table_view import HEADING_HEIGHT, INSET, ROW_HEIGHT, RowTable

_RIGHT = Qt.AlignmentFlag.AlignRight
_ELIDE = Qt.TextElideMode.ElideRight
_DAYS_WIDTH, _MONTHS_WIDTH, _COUNTS_WIDTH, _DATES_WIDTH = 68, 136, 120, 190
_BRACKET_WIDTH = 7.0
_NEW = "new:"


def line_key(line: CounterLine) -> str:
    """Return the key of a line: its period, or the first day of days that have none."""
    return line.id or f"{_NEW}{line.start.isoformat()}"


def is_free(key: str) -> bool:
    """Say whether a key stands for days without a period."""
    return key.startswith(_NEW)


def _dates(line: CounterLine) -> str:
    return f"{format_day(line.start)} – {format_day(line.last_day)}"


def _counts(line: CounterLine) -> str:
    return _("tæller") if line.counts else _("tæller ikke")


def _days(line: CounterLine) -> str:
    return "–" if line.days is None else format_number(line.days)


def _months(line: CounterLine) -> str:
    return line.months_text or ("" if line.counts else "–")


def _period(line: CounterLine) -> str:
    return f"{line.text} ({line.note})" if line.note else line.text


def _tone(line: CounterLine) -> str:
    return "ink" if line.counts else "muted"


def columns() -> tuple[ColumnSpec[CounterLine], ...]:
    """Return the columns of the table."""
    return (
        ColumnSpec("period", _("Periode"), _period, width=0, paint="period", tone=_tone),
        ColumnSpec(
            "dates", _("Fra og med – til og med"), _dates, width=_DATES_WIDTH, tone=_tone
        ),
        ColumnSpec("counts", _("Regnes"), _counts, width=_COUNTS_WIDTH, paint="counts", tone=_tone),
        ColumnSpec("days", _("Dage"), _days, width=_DAYS_WIDTH, is_right=True, tone=_tone),
        ColumnSpec(
            "months", _("Måneder + dage"), _months, width=_MONTHS_WIDTH, is_right=True,
            paint="stretch", tone=_tone,
        ),
    )  # fmt: skip


class LinesTable(RowTable):
    """The table of periods; as high as its lines, in the order of days."""

    def __init__(self, look: Look) -> None:
        self.lines: RowsModel[CounterLine] = RowsModel(columns(), line_key)
        super().__init__(look, self.lines, _("Perioder i vinduet"))
        self.setObjectName("counter-lines")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setSectionsClickable(False)
        self.delegate.painters.update(
            period=self._paint_period, counts=self._paint_counts, stretch=self._paint_stretch
        )

    def show_lines(self, lines: Sequence[CounterLine]) -> None:
        """Show these lines."""
        self.lines.set_rows(lines)
        self.setFixedHeight(HEADING_HEIGHT + ROW_HEIGHT * len(lines) + 1)
        self.setVisible(bool(lines))

    def _paint_period(
        self,
        painter: QPainter,
        cell: QRectF,
        row: CounterLine,
        spec: ColumnSpec[Any],  # noqa: ARG002 - the shape the table calls
        is_chosen: bool,  # noqa: ARG002, FBT001 - the shape the table calls
    ) -> None:
        look, face = self._look, font(14, tabular=True)
        text = row.text
        metrics = QFontMetricsF(face)
        if metrics.horizontalAdvance(text) > cell.width():
            # the place is on the tab Forløb too: drop it before a word is cut
            text = metrics.elidedText(text.partition(",")[0], _ELIDE, cell.width())
        box = QRectF(cell)
        if row.note:
            box.setHeight(cell.height() / 2 + 2)
            under = QRectF(cell.left(), cell.center().y() - 1, cell.width(), cell.height() / 2)
            look.draw_text(painter, row.note, under, tone="amber", face=font(12))
        look.draw_text(painter, text, box, tone=_tone(row), face=face)

    def _paint_counts(
        self,
        painter: QPainter,
        cell: QRectF,
        row: CounterLine,
        spec: ColumnSpec[Any],  # noqa: ARG002 - the shape the table calls
        is_chosen: bool,  # noqa: ARG002, FBT001 - the shape the table calls
    ) -> None:
        look = self._look
        icon, tone = ("check", "accent") if row.counts else ("x", "muted")
        at = QPointF(cell.left(), round(cell.center().y() - 8))
        look.draw_icon(painter, icon, tone, at, 16)
        look.draw_text(painter, _counts(row), cell.adjusted(22, 0, 0, 0), tone=_tone(row))

    def _paint_stretch(
        self,
        painter: QPainter,
        cell: QRectF,
        row: CounterLine,
        spec: ColumnSpec[Any],  # noqa: ARG002 - the shape the table calls
        is_chosen: bool,  # noqa: ARG002, FBT001 - the shape the table calls
    ) -> None:
        """Write the months of a stretch; several lines of one are held together by a bracket."""
        look, box = self._look, QRectF(cell)
        if row.group_size > 1 and row.months_text:
            lines = self._lines_of(row.group)
            height = ROW_HEIGHT * (lines[-1] - lines[0])
            left, bottom = cell.left() + 2, cell.bottom() - 8
            top = cell.top() - height + 8
            painter.setPen(look.pen("field", 1.2))
            painter.drawPolyline(
                [
                    QPointF(left, top),
                    QPointF(left + _BRACKET_WIDTH, top),
                    QPointF(left + _BRACKET_WIDTH, bottom),
                    QPointF(left, bottom),
                ]
            )
            box.translate(0, -height / 2)
        face = font(14, tabular=True)
        look.draw_text(painter, _months(row), box, tone=_tone(row), face=face, align=_RIGHT)

    def _lines_of(self, group: int) -> list[int]:
        found = [at for at, line in enumerate(self.lines.rows()) if line.group == group]
        return found or [0]


class TotalRow(QWidget):
    """The sum under the table: days and months, on the same x as the columns above."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("counter-total")
        self._look = look
        self._days = self._months = ""
        self.setFixedHeight(ROW_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_page(self, page: CounterPage) -> None:
        """Show the sum of a page."""
        self._days, self._months = format_number(page.total_days), page.total_text
        words = _("I alt {days} dage, {months}. Sammenhængende perioder regnes samlet.")
        self.setAccessibleName(words.format(days=self._days, months=self._months))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("tint"))
        painter.drawRoundedRect(rect, 6, 6)
        face = font(14, bold=True, tabular=True)
        look.draw_text(painter, _("I alt"), rect.adjusted(INSET, 0, 0, 0), tone="head", face=face)
        right = rect.width() - _MONTHS_WIDTH
        days = QRectF(right - _DAYS_WIDTH, 0, _DAYS_WIDTH - INSET, rect.height())
        look.draw_text(painter, self._days, days, tone="head", face=face, align=_RIGHT)
        months = QRectF(right, 0, _MONTHS_WIDTH - INSET, rect.height())
        look.draw_text(painter, self._months, months, tone="head", face=face, align=_RIGHT)
        left = right - _DAYS_WIDTH - _COUNTS_WIDTH - _DATES_WIDTH + INSET
        words = _("Sammenhængende perioder regnes samlet")
        middle = QRectF(left, 0, days.left() - left - 8, rect.height())
        if QFontMetricsF(font(13)).horizontalAdvance(words) <= middle.width():
            look.draw_text(painter, words, middle, tone="muted", face=font(13))
        painter.end()
