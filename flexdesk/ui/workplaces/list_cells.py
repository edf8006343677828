"""The painted cells of the list of workplaces."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from flexdesk.app.workplace_rows import WorkplaceRow
from flexdesk.base.language import _
from flexdesk.base.numbers import format_number
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.column_spec import ColumnSpec
from flexdesk.ui.workplaces.list_columns import next_day, now_text

if TYPE_CHECKING:
    from flexdesk.ui.parts.table_view import CellPainter

_ELIDE = Qt.TextElideMode.ElideRight
_NO_PEN = Qt.PenStyle.NoPen
_METER = (36, 6)


class WorkplaceCells:
    """Cell painters of the list."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self.painters: dict[str, CellPainter] = {
            "place": self._place,
            "now": self._now,
            "next": self._next,
        }

    def _place(
        self,
        painter: QPainter,
        cell: QRectF,
        row: WorkplaceRow,
        spec: ColumnSpec[Any],
        is_on: bool,  # noqa: FBT001 - a painter the table calls
    ) -> None:
        del spec, is_on
        top = QRectF(cell.left(), cell.top() + 6, cell.width(), 20)
        below = QRectF(cell.left(), cell.top() + 27, cell.width(), 18)
        tone = "muted" if row.closed_on else "ink"
        self._words(painter, row.name, top, tone, is_bold=True)
        where = row.street or row.city or _("Vej mangler")
        self._words(painter, where, below, "muted", size=13)

    def _now(
        self,
        painter: QPainter,
        cell: QRectF,
        row: WorkplaceRow,
        spec: ColumnSpec[Any],
        is_on: bool,  # noqa: FBT001 - a painter the table calls
    ) -> None:
        del spec, is_on
        look, text, count = self._look, now_text(row), format_number(row.now)
        face = font(14, bold=row.is_full, tabular=True)
        metrics = QFontMetricsF(face)
        # the ones stand under each other, and what there is room for after them
        begins = max(0.0, metrics.horizontalAdvance("00") - metrics.horizontalAdvance(count))
        place = cell.adjusted(begins, 0, 0, 0)
        if not row.now and row.room_for is None:
            look.draw_text(painter, count, place, tone="muted", face=face)
            return
        look.draw_text(painter, text, place, tone="amber" if row.is_full else "ink", face=face)
        width = begins + metrics.horizontalAdvance(text) + 10
        if row.room_for and cell.width() - width >= _METER[0]:
            self._meter(painter, cell.adjusted(max(width, 56), 0, 0, 0), row)

    def _meter(self, painter: QPainter, cell: QRectF, row: WorkplaceRow) -> None:
        look, (width, height) = self._look, _METER
        bar = QRectF(cell.left(), cell.center().y() - height / 2, width, height)
        painter.setPen(_NO_PEN)
        painter.setBrush(look.colour("tint2"))
        painter.drawRoundedRect(bar, 3, 3)
        bar.setWidth(width * min(1.0, row.now / (row.room_for or 1)))
        painter.setBrush(look.colour("amber" if row.is_full else "accent"))
        painter.drawRoundedRect(bar, 3, 3)

    def _next(
        self,
        painter: QPainter,
        cell: QRectF,
        row: WorkplaceRow,
        spec: ColumnSpec[Any],
        is_on: bool,  # noqa: FBT001 - a painter the table calls
    ) -> None:
        del spec, is_on
        look = self._look
        if not row.next_action:
            look.draw_text(painter, "–", cell, tone="muted")
            return
        late = row.is_overdue
        tone = "amber" if late else "muted"
        face = font(14, bold=late, tabular=True)
        day = next_day(row)
        look.draw_text(painter, day, cell, tone=tone, face=face)
        left = QFontMetricsF(face).horizontalAdvance("00-00-0000") + 10 if day else 0
        self._words(painter, row.next_action, cell.adjusted(left, 0, 0, 0),
                    "amber" if late else "ink", is_bold=late)  # fmt: skip

    def _words(
        self,
        painter: QPainter,
        text: str,
        box: QRectF,
        tone: str,
        *,
        size: int = 14,
        is_bold: bool = False,
    ) -> None:
        face = font(size, bold=is_bold)
        shown = QFontMetricsF(face).elidedText(text, _ELIDE, box.width())
        self._look.draw_text(painter, shown, box, tone=tone, face=face)
