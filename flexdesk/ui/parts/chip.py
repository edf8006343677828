"""A chip: one word that was chosen, taken away by pressing it, moved by Alt and an arrow."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from flexdesk.base.language import _
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look

_FIXED = QSizePolicy.Policy.Fixed
_ALT = Qt.KeyboardModifier.AltModifier
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_DROPS = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_OVERRIDE = QEvent.Type.ShortcutOverride
CHIP_HEIGHT = 26
_LEFT, _RIGHT = 10, 28
_GROUND = {"": "tint", "danger": "dantint", "amber": "ambtint", "muted": "sunken"}
_TONE = {"": "head", "danger": "danger", "amber": "amber", "muted": "ink"}
_ELIDE = Qt.TextElideMode.ElideRight


class Chip(QAbstractButton):
    """One word that was chosen; pressing it or Delete takes it away."""

    moved = Signal(int)
    left = Signal(int)

    def __init__(self, look: Look, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._tone = look, ""
        self.setText(text)
        self.setAccessibleName(_("Fjern {word}").format(word=text))
        self.setAccessibleDescription(_("Alt og pil flytter"))
        self.setToolTip(_("Fjern"))
        self.setSizePolicy(_FIXED, _FIXED)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def mark(self, tone: str) -> None:
        """Show that the guard found something in it."""
        self._tone = tone
        self.update()

    @property
    def tone(self) -> str:
        """What it is marked with, empty for nothing."""
        return self._tone

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(font(13, bold=True)).horizontalAdvance(self.text())
        return QSize(round(width) + _LEFT + _RIGHT, CHIP_HEIGHT)

    def event(self, event: QEvent) -> bool:
        # Alt and an arrow would else leaf to the next citizen
        if event.type() == _OVERRIDE and isinstance(event, QKeyEvent) and _is_move(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _DROPS or key in _ENTER:
            self.click()
        elif _is_move(event):
            self.moved.emit(_STEPS[key])
        elif key in _STEPS:
            self.left.emit(_STEPS[key])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        painter.setPen(look.pen("accent", 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        ground = "tint2" if self.underMouse() and not self._tone else _GROUND[self._tone]
        painter.setBrush(look.colour(ground))
        box = rect.adjusted(1, 1, -1, -1) if self.hasFocus() else rect
        painter.drawRoundedRect(box, CHIP_HEIGHT / 2, CHIP_HEIGHT / 2)
        words = QRectF(_LEFT, 0, rect.width() - _LEFT - _RIGHT + 4, rect.height())
        face = font(13, bold=True)
        text = QFontMetricsF(face).elidedText(self.text(), _ELIDE, words.width())
        look.draw_text(painter, text, words, tone=_TONE[self._tone], face=face)
        if self._tone:
            painter.setPen(look.pen(self._tone, 2))
            painter.drawLine(QPointF(_LEFT, 21), QPointF(rect.right() - _RIGHT + 4, 21))
        look.draw_icon(painter, "x", "muted", QPointF(rect.right() - 23, 5), 16)
        painter.end()


def _is_move(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & _ALT) and Qt.Key(event.key()) in _STEPS
