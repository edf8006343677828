"""The what-if slider: a day on a line of months; arrows move a day, Page a month."""

import datetime as dt

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QSlider

from flexdesk.base.language import _
from flexdesk.base.numbers import format_day, format_month
from flexdesk.base.periods import add_months, first_of_next_month
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look

_HEIGHT = 92
_MARGIN = 12
_TRACK = 48
_KNOB = 9.0
_BUBBLE = 26
_PAGES = {Qt.Key.Key_PageUp: 1, Qt.Key.Key_PageDown: -1}
_ONE_DAY = {Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1}
_NO_PEN = Qt.PenStyle.NoPen
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class DaySlider(QSlider):
    """A slider whose value is a day; a tick marks the day 18 of 24 is crossed."""

    day_moved = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setObjectName("job-start")
        self._look = look
        self._first = self._last = dt.date.min
        self._mark: dt.date | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.valueChanged.connect(self._on_value)

    @property
    def day(self) -> dt.date:
        """The day it stands on."""
        return self._first + dt.timedelta(days=self.value())

    def set_range(self, first: dt.date, last: dt.date, mark: dt.date | None) -> None:
        """Let the day be chosen from *first* to *last*; *mark* is the crossing."""
        self._first, self._last, self._mark = first, last, mark
        was = self.blockSignals(True)
        self.setRange(0, (last - first).days)
        self.blockSignals(was)
        self.update()

    def set_day(self, day: dt.date) -> None:
        """Stand on a day without a word to anyone."""
        was = self.blockSignals(True)
        self.setValue((day - self._first).days)
        self.blockSignals(was)
        self._name_it()
        self.update()

    def move_months(self, months: int) -> None:
        """Move whole calendar months."""
        wanted = add_months(self.day, months)
        self.setValue((min(max(wanted, self._first), self._last) - self._first).days)

    def sizeHint(self) -> QSize:
        return QSize(280, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _PAGES:
            self.move_months(_PAGES[key])
        elif key in _ONE_DAY:
            self.setValue(self.value() + _ONE_DAY[key])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        self._go_to(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go_to(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def _go_to(self, x: float) -> None:
        room = max(1.0, self.width() - 2.0 * _MARGIN)
        share = min(max((x - _MARGIN) / room, 0.0), 1.0)
        self.setValue(round(share * self.maximum()))

    def _on_value(self) -> None:
        self._name_it()
        self.update()
        self.day_moved.emit(self.day)

    def _name_it(self) -> None:
        self.setAccessibleName(_("Jobbet starter {day}").format(day=format_day(self.day)))

    def _x_of(self, day: dt.date) -> float:
        whole = max(1, (self._last - self._first).days)
        share = (day - self._first).days / whole
        return _MARGIN + share * (self.width() - 2 * _MARGIN)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        knob = self._x_of(self.day)
        self._paint_track(painter, knob)
        self._paint_months(painter)
        self._paint_knob(painter, knob)
        self._paint_bubble(painter, knob)
        painter.end()

    def _paint_track(self, painter: QPainter, knob: float) -> None:
        look = self._look
        painter.setPen(_NO_PEN)
        line = QRectF(_MARGIN, _TRACK - 2, self.width() - 2 * _MARGIN, 4)
        painter.setBrush(look.colour("tint2"))
        painter.drawRoundedRect(line, 2, 2)
        line.setRight(knob)
        painter.setBrush(look.colour("accent"))
        painter.drawRoundedRect(line, 2, 2)
        if self._mark is not None and self._first <= self._mark <= self._last:
            painter.setBrush(look.colour("amber"))
            painter.drawRect(QRectF(self._x_of(self._mark) - 1, _TRACK - 9, 2, 18))

    def _paint_knob(self, painter: QPainter, knob: float) -> None:
        look = self._look
        painter.setBrush(look.colour("surface"))
        painter.setPen(look.pen("accent", 2))
        painter.drawEllipse(QPointF(knob, _TRACK), _KNOB, _KNOB)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(knob, _TRACK), _KNOB + 4, _KNOB + 4)

    def _paint_bubble(self, painter: QPainter, knob: float) -> None:
        look, face = self._look, font(13, bold=True, tabular=True)
        text = format_day(self.day)
        width = QFontMetricsF(face).horizontalAdvance(text) + 20
        left = min(max(knob - width / 2, 0.0), self.width() - width)
        box = QRectF(left, 3, width, _BUBBLE)
        painter.setPen(_NO_PEN)
        painter.setBrush(look.colour("pri"))
        painter.drawRoundedRect(box, 4, 4)
        look.draw_text(painter, text, box, tone="on_pri", face=face, align=_CENTRE)

    def _paint_months(self, painter: QPainter) -> None:
        look, face = self._look, font(12)
        day = self._first if self._first.day == 1 else first_of_next_month(self._first)
        while day <= self._last:
            x = self._x_of(day)
            painter.setPen(look.pen("rule"))
            painter.drawLine(QPointF(x, _TRACK + 15), QPointF(x, _TRACK + 20))
            box = QRectF(x - 24, _TRACK + 22, 48, 18)
            box.moveLeft(min(max(box.left(), -12.0), self.width() - 36.0))
            name = format_month(day)[:3]
            look.draw_text(painter, name, box, tone="muted", face=face, align=_CENTRE)
            day = first_of_next_month(day)
