"""How near one looks at time: minus, a slider, plus, in one frame."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from flexdesk.base.language import _, ngettext
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import columns
from flexdesk.ui.placements.timeline_scale import share_of, span_of

_STEPS = 40
_MARGIN = 8.0
_KNOB = 5.0
_MONTH = 30.44
_NO_PEN = Qt.PenStyle.NoPen
_ANTIALIASING = QPainter.RenderHint.Antialiasing


class ZoomSlider(QSlider):
    """A thin line with a ring; arrows move it a step."""

    def __init__(self, look: Look) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._look = look
        self.setRange(0, _STEPS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setObjectName("flow-zoom")

    def sizeHint(self) -> QSize:
        return QSize(96, 28)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, 28)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        self._go_to(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go_to(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1}.get(Qt.Key(event.key()))
        if steps is None:
            super().keyPressEvent(event)
        else:
            self.setValue(self.value() + steps)

    def _go_to(self, x: float) -> None:
        room = max(1.0, self.width() - 2 * _MARGIN)
        self.setValue(round((x - _MARGIN) / room * self.maximum()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(_ANTIALIASING)
        middle, room = self.height() / 2, self.width() - 2 * _MARGIN
        knob = _MARGIN + room * self.value() / max(1, self.maximum())
        painter.setPen(_NO_PEN)
        painter.setBrush(look.colour("tint2"))
        painter.drawRoundedRect(QRectF(_MARGIN, middle - 1.5, room, 3), 1.5, 1.5)
        painter.setBrush(look.colour("accent"))
        painter.drawRoundedRect(QRectF(_MARGIN, middle - 1.5, knob - _MARGIN, 3), 1.5, 1.5)
        painter.setBrush(look.colour("surface"))
        painter.setPen(look.pen("accent", 2))
        painter.drawEllipse(QPointF(knob, middle), _KNOB, _KNOB)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(knob, middle), _KNOB + 3.5, _KNOB + 3.5)
        painter.end()


class ZoomBar(QWidget):
    """Says how many days are wanted."""

    zoomed = Signal(float)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFixedHeight(36)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        line = columns(self, margins=(4, 4, 4, 4), gap=2)
        self.out = self._button("−", _("Zoom ud"), -1)
        self.slider = ZoomSlider(look)
        self.slider.valueChanged.connect(self._on_value)
        self.near = self._button("+", _("Zoom ind"), 1)
        for widget in (self.out, self.slider, self.near):
            line.addWidget(widget)

    def _button(self, sign: str, name: str, step: int) -> Button:
        made = Button(self._look, sign, kind="ghost", height=28)
        made.setAccessibleName(name)
        made.setToolTip(name)
        made.setProperty("step", step)
        made.clicked.connect(self._on_step)
        return made

    def show_span(self, span: float) -> None:
        """Show how many days are seen, without a word to anyone."""
        was = self.slider.blockSignals(True)
        self.slider.setValue(round(share_of(span) * _STEPS))
        self.slider.blockSignals(was)
        self._name_it(span)
        self.slider.update()

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Leave the slider out where there is no room; the two buttons and keys do the same."""
        self.slider.setVisible(not is_narrow)

    def _on_step(self) -> None:
        self.slider.setValue(self.slider.value() + 2 * int(self.sender().property("step")))

    def _on_value(self, value: int) -> None:
        span = span_of(value / _STEPS)
        self._name_it(span)
        self.zoomed.emit(span)

    def _name_it(self, span: float) -> None:
        months = max(1, round(span / _MONTH))
        shown = ngettext("{n} måned", "{n} måneder", months).format(n=months)
        self.slider.setAccessibleName(_("Zoom, viser {span}").format(span=shown))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(_ANTIALIASING)
        painter.setBrush(self._look.colour("surface"))
        painter.setPen(self._look.pen("rule"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.end()
