"""How a line of the list is painted: circle, two lines of words, and when it is due."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from flexdesk.app.today_rows import OVERDUE, TaskRow
from flexdesk.base.numbers import format_number
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.today.task_model import ROW_HEIGHT, AnyIndex, Line, TaskModel

EDGE, TEXT_X, RIGHT = 20, 52, 20
"""Where the circle begins, where words begin, and how far they end from the right edge."""
CIRCLE = 20
_GAP = 16
_ANTIALIASING = QPainter.RenderHint.Antialiasing
_ELIDE = Qt.TextElideMode.ElideRight
_RIGHT = Qt.AlignmentFlag.AlignRight
_NO_BRUSH = Qt.BrushStyle.NoBrush
_NO_PEN = Qt.PenStyle.NoPen


def circle_rect(top: float) -> QRectF:
    """Return where the circle of a row lies that begins at *top*."""
    return QRectF(EDGE, top + (ROW_HEIGHT - CIRCLE) / 2, CIRCLE, CIRCLE)


def hits_circle(x: float, y: float, top: float) -> bool:
    """Say whether a press is meant for the circle: its whole corner of the row."""
    return x < TEXT_X - 4 and top <= y < top + ROW_HEIGHT


def paint_circle(painter: QPainter, look: Look, rect: QRectF, *, is_on: bool) -> None:
    """Paint the round check; under the pointer it shows what it will do."""
    painter.setPen(look.pen("accent" if is_on else "field", 1.6))
    painter.setBrush(look.colour("surface"))
    painter.drawEllipse(rect.adjusted(1, 1, -1, -1))
    if is_on:
        at = QPointF(rect.left() + 4, rect.top() + 4)
        look.draw_icon(painter, "check", "accent", at, 12)


def paint_box(painter: QPainter, look: Look, rect: QRectF, *, is_on: bool) -> None:
    """Paint the square check of choosing several."""
    box = rect.adjusted(1.5, 1.5, -1.5, -1.5)
    painter.setPen(look.pen("accent" if is_on else "field"))
    painter.setBrush(look.colour("accent" if is_on else "surface"))
    painter.drawRoundedRect(box, 4, 4)
    if is_on:
        look.draw_icon(painter, "check", "surface", QPointF(box.left() + 2, box.top() + 2), 13)


def when_width(row: TaskRow) -> float:
    """Return how wide the due day is, its icon with it."""
    face = font(13, bold=row.is_overdue, tabular=True)
    return QFontMetricsF(face).horizontalAdvance(row.when) + (22 if row.is_overdue else 0)


def paint_when(painter: QPainter, look: Look, row: TaskRow, rect: QRectF) -> None:
    """Paint the due day at the right end of *rect*; what is over is amber, with a clock."""
    face = font(13, bold=row.is_overdue, tabular=True)
    tone = "amber" if row.is_overdue else "muted"
    look.draw_text(painter, row.when, rect, tone=tone, face=face, align=_RIGHT)
    if row.is_overdue:
        left = rect.right() - QFontMetricsF(face).horizontalAdvance(row.when) - 22
        look.draw_icon(painter, "clock", "amber", QPointF(left, rect.center().y() - 8), 16)


def paint_words(
    painter: QPainter, look: Look, row: TaskRow, rect: QRectF, *, is_hidden: bool
) -> None:
    """Paint what is to be done, and beneath it whom it is about."""
    first = QRectF(rect.left(), rect.top() + 7, rect.width(), 20)
    second = QRectF(rect.left(), rect.top() + 26, rect.width(), 18)
    lines = (
        (row.first_line(is_hidden=is_hidden), first, "ink", font(14, bold=True)),
        (row.second_line(is_hidden=is_hidden), second, "muted", font(13)),
    )
    for text, place, tone, face in lines:
        shown = QFontMetricsF(face).elidedText(text, _ELIDE, place.width())
        look.draw_text(painter, shown, place, tone=tone, face=face)


class TaskDelegate(QStyledItemDelegate):
    """Paints headings and rows; the row one is on is a widget over its place."""

    def __init__(self, look: Look, model: TaskModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._model = look, model
        self.hovered = -1
        self.is_on_circle = False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        line = self._model.line_at(index.row())
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(_ANTIALIASING)
        if line.row is None:
            self._paint_head(painter, line, rect)
        else:
            self._paint_row(painter, line.row, rect, is_hovered=index.row() == self.hovered)
        painter.restore()

    def _paint_head(self, painter: QPainter, line: Line, rect: QRectF) -> None:
        look = self._look
        if not line.is_first:
            painter.fillRect(QRectF(0, rect.top(), rect.width(), 1), look.colour("line"))
        face = font(13, bold=True)
        tone = "amber" if line.group.key == OVERDUE else "head"
        words = rect.adjusted(16, 4, -RIGHT, 0)
        look.draw_text(painter, line.group.label, words, tone=tone, face=face)
        words.setLeft(words.left() + QFontMetricsF(face).horizontalAdvance(line.group.label) + 8)
        count = format_number(len(line.group.rows))
        look.draw_text(painter, count, words, tone="muted", face=font(13))

    def _paint_row(
        self, painter: QPainter, row: TaskRow, rect: QRectF, *, is_hovered: bool
    ) -> None:
        look, model = self._look, self._model
        is_picked = row.id in model.picked
        if is_hovered or is_picked:
            painter.fillRect(rect, look.colour("sel" if is_picked else "hover"))
        circle = circle_rect(rect.top())
        if model.is_picking:
            paint_box(painter, look, circle, is_on=is_picked)
            if row.id == model.current:
                self._paint_current(painter, rect)
        else:
            paint_circle(painter, look, circle, is_on=is_hovered and self.is_on_circle)
        when = QRectF(rect.left(), rect.top(), rect.width() - RIGHT, ROW_HEIGHT)
        paint_when(painter, look, row, when)
        room = rect.adjusted(TEXT_X, 0, -RIGHT - when_width(row) - _GAP, 0)
        paint_words(painter, look, row, room, is_hidden=model.is_hidden)

    def _paint_current(self, painter: QPainter, rect: QRectF) -> None:
        look = self._look
        painter.fillRect(QRectF(0, rect.top(), 3, rect.height()), look.colour("accent"))
        painter.setPen(look.pen("accent", 2))
        for y in (rect.top() + 1, rect.bottom() - 1):
            painter.drawLine(QPointF(0, y), QPointF(rect.right(), y))
