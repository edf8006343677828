"""One line of the page: name, what is wrong, whose it is; Enter opens it, arrows move."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from flexdesk.base.language import _
from flexdesk.ui.inspector.rows import ShownLine
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look

HEIGHT = 52
_INSET = 44
_RIGHT_ROOM = 150
_ELIDE = Qt.TextElideMode.ElideRight
_RIGHT = Qt.AlignmentFlag.AlignRight
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class LineRow(QAbstractButton):
    """A row one can press anywhere."""

    moved = Signal(int)

    def __init__(self, look: Look, line: ShownLine) -> None:
        super().__init__()
        self._look, self.line = look, line
        self.is_open = False
        self._verb = _("Tag op igen") if line.is_aside else _("Ret")
        words = (self._verb, line.name, line.what, line.right)
        self.setAccessibleName(", ".join(word for word in words if word))
        self.setToolTip(line.what)
        self.setFixedHeight(HEIGHT)
        self.setMinimumWidth(_INSET + _RIGHT_ROOM)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def set_open(self, *, is_open: bool) -> None:
        """Show the row as the head of its editor."""
        self.is_open = is_open
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ENTER:
            self.click()
        elif key in _MOVES:
            self.moved.emit(_MOVES[key])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look, line, painter = self._look, self.line, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.is_open or self.underMouse() or self.hasFocus():
            painter.fillRect(self.rect(), look.colour("sel" if self.is_open else "hover"))
        if self.is_open or self.hasFocus():
            painter.fillRect(0, 0, 3, self.height(), look.colour("accent"))
        if self.hasFocus():
            painter.setPen(look.pen("accent", 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 4, 4)
        room = self.width() - _INSET - _RIGHT_ROOM
        bold, small = font(14, bold=True), font(13, tabular=True)
        self._text(painter, line.name, QRectF(_INSET, 6, room, 20), "ink", bold)
        self._text(painter, line.what, QRectF(_INSET, 26, room, 18), "muted", small)
        right = QRectF(_INSET + room, 0, _RIGHT_ROOM - 20, self.height())
        verb = QRectF(right.left(), 0, right.width(), self.height())
        if self.underMouse() or self.hasFocus() or self.is_open:
            face = font(13, bold=True)
            look.draw_text(painter, self._verb, verb, tone="accent", face=face, align=_RIGHT)
        else:
            look.draw_text(painter, line.right, right, tone="muted", face=font(13), align=_RIGHT)
        painter.fillRect(_INSET, self.height() - 1, self.width() - _INSET - 12, 1,
                         look.colour("line"))  # fmt: skip
        painter.end()

    def _text(self, painter: QPainter, text: str, rect: QRectF, tone: str, face: QFont) -> None:
        shown = QFontMetricsF(face).elidedText(text, _ELIDE, rect.width())
        self._look.draw_text(painter, shown, rect, tone=tone, face=face)
