"""The row one is on: its words, Ring, Udsæt and Åbn, and beneath them the form when it is open."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from flexdesk.app.today_rows import TaskRow
from flexdesk.base.language import _
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import columns
from flexdesk.ui.parts.pressing import press_focused
from flexdesk.ui.today.log_form import LogForm
from flexdesk.ui.today.task_model import ROW_HEIGHT
from flexdesk.ui.today.task_paint import (
    CIRCLE,
    EDGE,
    RIGHT,
    TEXT_X,
    paint_circle,
    paint_when,
    paint_words,
    when_width,
)

_ANTIALIASING = QPainter.RenderHint.Antialiasing
_NO_BRUSH = Qt.BrushStyle.NoBrush
_BUTTON = 30
_BELOW = 14
_ICONS_UNDER = 560


class DoneCircle(QAbstractButton):
    """The round check of the row one is on."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName("task-done")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(CIRCLE + 12, CIRCLE + 12)

    def sizeHint(self) -> QSize:
        return QSize(CIRCLE + 12, CIRCLE + 12)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(_ANTIALIASING)
        rect = QRectF(6, 6, CIRCLE, CIRCLE)
        is_on = self.underMouse() or self.hasFocus()
        paint_circle(painter, self._look, rect, is_on=is_on)
        if self.hasFocus():
            painter.setBrush(_NO_BRUSH)
            painter.setPen(self._look.pen("accent", 2))
            painter.drawEllipse(rect.adjusted(-3, -3, 3, 3))
        painter.end()


class OpenRow(QWidget):
    """Lies over the chosen row; grows when the form is opened."""

    done_wanted = Signal()
    ring_wanted = Signal()
    later_wanted = Signal()
    open_wanted = Signal()
    toggled = Signal()
    resized = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("open-row")
        self._look = look
        self._row: TaskRow | None = None
        self._is_hidden = self._is_framed = False
        self.circle = DoneCircle(look, self)
        self.circle.clicked.connect(self.done_wanted)
        self._tools = QWidget(self)
        line = columns(self._tools, gap=6)
        self.ring = self._tool("phone", _("Ring"), "task-ring")
        self.ring.clicked.connect(self.ring_wanted)
        self.later = self._tool("clock", _("Udsæt"), "task-later")
        self.later.clicked.connect(self.later_wanted)
        self.open = self._tool("chevron-right", _("Åbn"), "task-open")
        self.open.clicked.connect(self.open_wanted)
        for button in (self.ring, self.later, self.open):
            line.addWidget(button)
        self.form = LogForm(look)
        self.form.setParent(self)
        self.form.hide()
        self.form.resized.connect(self._on_resized)
        look.changed.connect(self.update)
        self.hide()

    def _tool(self, icon: str, text: str, name: str) -> Button:
        made = Button(self._look, text, icon=icon, height=28)
        made.setFixedHeight(_BUTTON)
        made.setObjectName(name)
        return made

    @property
    def is_open(self) -> bool:
        """Whether the form is open."""
        return not self.form.isHidden()

    @property
    def row(self) -> TaskRow | None:
        """The task one is on."""
        return self._row

    @property
    def wanted_height(self) -> int:
        """How high the row is now."""
        if not self.is_open:
            return ROW_HEIGHT
        self.form.layout().activate()  # type: ignore[union-attr]  # the form has a layout
        width = self._form_width()
        height = self.form.layout().totalHeightForWidth(width)  # type: ignore[union-attr]
        if height <= 0:
            height = self.form.sizeHint().height()
        return ROW_HEIGHT + height + _BELOW

    def show_row(self, row: TaskRow, *, is_hidden: bool) -> None:
        """Be over this row."""
        is_other = self._row is None or self._row.id != row.id
        self._row, self._is_hidden = row, is_hidden
        text = row.first_line(is_hidden=is_hidden)
        for button, verb in (
            (self.circle, _("Udfør")),
            (self.ring, _("Ring")),
            (self.later, _("Udsæt")),
            (self.open, _("Åbn")),
        ):
            button.setAccessibleName(f"{verb}: {text}")
        self.circle.setToolTip(_("Udfør (Mellemrum)"))
        self.ring.setToolTip(_("Ring (R)"))
        self.later.setToolTip(_("Udsæt (S)"))
        self.open.setToolTip(_("Åbn borgeren (O)"))
        if is_other:
            self.form.begin(text)
        self._place()
        self.update()

    def clear(self) -> None:
        """Be over no row."""
        self.form.keep()
        self.form.hide()
        self._row = None
        self.hide()

    def set_open(self, *, is_open: bool) -> None:
        """Open or close the form."""
        self.form.setVisible(is_open)
        self._place()
        self.resized.emit()

    def set_framed(self, *, is_framed: bool) -> None:
        """Show by the edge that the list has the focus."""
        if is_framed != self._is_framed:
            self._is_framed = is_framed
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_focused(self, event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _form_width(self) -> int:
        return self.width() - TEXT_X - RIGHT

    def _place(self) -> None:
        self.circle.move(EDGE - 6, (ROW_HEIGHT - CIRCLE) // 2 - 6)
        self._fold(is_folded=self.width() < _ICONS_UNDER)
        right = RIGHT + round(when_width(self._row)) + 12 if self._row else RIGHT
        tools = self._tools.sizeHint()
        self._tools.setGeometry(
            self.width() - right - tools.width(),
            (ROW_HEIGHT - _BUTTON) // 2,
            tools.width(),
            _BUTTON,
        )
        width = self._form_width()
        self.form.fit(width)
        self.form.setGeometry(
            TEXT_X, ROW_HEIGHT, width, max(0, self.height() - ROW_HEIGHT - _BELOW)
        )

    def _fold(self, *, is_folded: bool) -> None:
        """Show icons only where the words of the row need the room."""
        for button, text in (
            (self.ring, _("Ring")),
            (self.later, _("Udsæt")),
            (self.open, _("Åbn")),
        ):
            wanted = "" if is_folded else text
            if button.text() != wanted:
                button.setText(wanted)
                button.updateGeometry()
        layout = self._tools.layout()
        if layout is not None:
            layout.activate()

    def _on_resized(self) -> None:
        if self.is_open:
            self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look, row, painter = self._look, self._row, QPainter(self)
        painter.setRenderHint(_ANTIALIASING)
        painter.fillRect(self.rect(), look.colour("hover" if self.is_open else "sel"))
        painter.fillRect(0, 0, 3, self.height(), look.colour("accent"))
        if row is not None:
            when = QRectF(0, 0, self.width() - RIGHT, ROW_HEIGHT)
            paint_when(painter, look, row, when)
            room = QRectF(TEXT_X, 0, self._tools.x() - TEXT_X - 16, ROW_HEIGHT)
            paint_words(painter, look, row, room, is_hidden=self._is_hidden)
        if self._is_framed:
            painter.setPen(look.pen("accent", 2))
            painter.drawLine(0, 1, self.width(), 1)
            painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()
