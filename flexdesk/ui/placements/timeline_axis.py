"""The head of the timeline: what the column holds, the months, and today's tag above them."""

import datetime as dt

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from flexdesk.base.language import _
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.placements.timeline_bars import width_of
from flexdesk.ui.placements.timeline_paint import EDGE, TIME_RIGHT, WIDE_FROM
from flexdesk.ui.placements.timeline_scale import NOWHERE, TimeScale
from flexdesk.ui.placements.words import short_day

HEIGHT = 58
_TAG = 22
_LABEL_TOP = 32
_GAP = 8.0
_ANTIALIASING = QPainter.RenderHint.Antialiasing
_CENTRE = Qt.AlignmentFlag.AlignHCenter
_NO_PEN = Qt.PenStyle.NoPen


class TimelineAxis(QWidget):
    """Drawn from the scale of the list beneath it; pulling it moves time."""

    pulled = Signal(float)
    """So many pixels to later days."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.scale = NOWHERE
        self.on = dt.date.min
        self.list_width = 0
        self.left = 0.0
        """Where time begins."""
        self._at = 0.0
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def show_scale(self, scale: TimeScale, on: dt.date, width: int, left: float) -> None:
        """Show this part of time over a list of so many pixels, where it begins at *left*."""
        self.scale, self.on, self.list_width, self.left = scale, on, width, left
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._at = event.position().x()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            x = event.position().x()
            self.pulled.emit(self._at - x)
            self._at = x

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(_ANTIALIASING)
        heading = QRectF(EDGE, _LABEL_TOP, self.left - EDGE, 22)
        text = _("Borger og arbejdsplads") if self.list_width >= WIDE_FROM else _("Borger")
        look.draw_text(painter, text, heading, tone="muted", face=font(13, bold=True))
        painter.fillRect(QRectF(0, HEIGHT - 1, self.width(), 1), look.colour("rule"))
        right = self.list_width - TIME_RIGHT
        painter.setClipRect(QRectF(self.left - 2, 0, right - self.left + 40, HEIGHT))
        self._paint_ticks(painter)
        painter.setClipping(False)
        self._paint_today(painter, right)
        painter.end()

    def _paint_ticks(self, painter: QPainter) -> None:
        look, free = self._look, -1.0
        for tick in self.scale.ticks():
            x = self.left + tick.x
            painter.fillRect(QRectF(round(x), HEIGHT - 9, 1, 8), look.colour("line"))
            width = width_of(tick.label, 13, bold=tick.is_year)
            if x < free or x + _GAP + width > self.list_width:
                continue
            face, tone = font(13, bold=tick.is_year), "head" if tick.is_year else "muted"
            box = QRectF(x + _GAP, _LABEL_TOP, width + 2, 22)
            look.draw_text(painter, tick.label, box, tone=tone, face=face)
            free = x + width + _GAP

    def _paint_today(self, painter: QPainter, right: float) -> None:
        x = self.left + self.scale.x_of(self.on)
        if not self.left <= x <= right:
            return
        look, face = self._look, font(12, bold=True)
        text = _("I dag {day}").format(day=short_day(self.on))
        width = width_of(text, 12, bold=True) + 16
        box = QRectF(min(max(x - width / 2, 2.0), self.list_width - width - 2), 6, width, _TAG)
        painter.fillRect(QRectF(x - 1, box.bottom() - 2, 2, HEIGHT), look.colour("amber"))
        painter.setPen(_NO_PEN)
        painter.setBrush(look.colour("amber"))
        painter.drawRoundedRect(box, 4, 4)
        look.draw_text(painter, text, box, tone="surface", face=face, align=_CENTRE)

    def today_point(self) -> QPointF:
        """Return where today's tag points."""
        return QPointF(self.left + self.scale.x_of(self.on), HEIGHT)
