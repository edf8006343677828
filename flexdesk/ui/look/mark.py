"""The mark: an F of two strokes on a white tile, the same in both themes and on paper."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from flexdesk.drawing.theme import LIGHT

_NO_PEN = Qt.PenStyle.NoPen
_SIDES = (16, 32, 64, 128)


def draw_mark(painter: QPainter, rect: QRectF) -> None:
    """Draw the mark in *rect*."""
    unit = rect.width() / 28
    painter.setPen(_NO_PEN)
    painter.setBrush(QColor(LIGHT.surface))
    painter.drawRoundedRect(rect, 6 * unit, 6 * unit)
    painter.setBrush(QColor(LIGHT.head))
    painter.drawRect(QRectF(rect.left() + 6 * unit, rect.top() + 7 * unit, 16 * unit, 5 * unit))
    painter.drawRect(QRectF(rect.left() + 6 * unit, rect.top() + 7 * unit, 5 * unit, 14 * unit))
    painter.setBrush(QColor(LIGHT.amber))
    painter.drawRect(QRectF(rect.left() + 13 * unit, rect.top() + 14 * unit, 9 * unit, 4 * unit))


def window_icon() -> QIcon:
    """Return the icon of the window and the task bar."""
    icon = QIcon()
    for side in _SIDES:
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_mark(painter, QRectF(0, 0, side, side))
        painter.end()
        icon.addPixmap(pixmap)
    return icon
