"""Buttons that are each on or off, in one row: arrows move, blank or Enter turns."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.cards import columns
from flexdesk.ui.parts.choice import Choice

_FIXED = QSizePolicy.Policy.Fixed
_MOVES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_PADDING, _HEIGHT = 24, 36


class _Toggle(QAbstractButton):
    def __init__(self, look: Look, choice: Choice, name: str, row: "ToggleRow") -> None:
        super().__init__(row)
        self._look, self.key, self._row = look, choice.key, row
        self.setText(choice.text)
        self.setAccessibleName(f"{name}: {choice.text}")
        self.setCheckable(True)
        self.setSizePolicy(_FIXED, _FIXED)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(font(14, bold=True)).horizontalAdvance(self.text())
        return QSize(max(48, round(width) + _PADDING), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _MOVES and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._row.move_from(self, _MOVES[key])
        elif key in _ENTER and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_on = self.isChecked()
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        ground = "pri" if is_on else "hover" if self.underMouse() else "surface"
        painter.setBrush(look.colour(ground))
        painter.setPen(look.pen("pri" if is_on else "field"))
        painter.drawRoundedRect(rect, 6, 6)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(look.pen("on_pri" if is_on else "accent", 2))
            inner = rect.adjusted(3, 3, -3, -3) if is_on else rect.adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(inner, 4, 4)
        tone = "on_pri" if is_on else "muted"
        centre = Qt.AlignmentFlag.AlignHCenter
        face = font(14, bold=True)
        look.draw_text(painter, self.text(), rect, tone=tone, face=face, align=centre)
        painter.end()


class ToggleRow(QWidget):
    """Several of a few: the days of the week."""

    changed = Signal()

    def __init__(self, look: Look, name: str, choices: Sequence[Choice]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        layout = columns(self, gap=6)
        self.buttons = [_Toggle(look, choice, name, self) for choice in choices]
        for button in self.buttons:
            button.toggled.connect(self.changed)
            layout.addWidget(button)
        layout.addStretch(1)
        self._stop(self.buttons[0])

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of those that are on, in the row's order."""
        return tuple(button.key for button in self.buttons if button.isChecked())

    def set_keys(self, keys: Sequence[str]) -> None:
        """Turn these on and the others off, without a word to anyone."""
        self.blockSignals(True)
        for button in self.buttons:
            button.setChecked(button.key in keys)
        self.blockSignals(False)

    def take_focus(self) -> None:
        """Put the focus on the button Tab comes to."""
        for button in self.buttons:
            if button.focusPolicy() & Qt.FocusPolicy.TabFocus:
                button.setFocus()

    def move_from(self, button: QAbstractButton, by: int) -> None:
        """Go to a neighbour."""
        at = [id(each) for each in self.buttons].index(id(button)) + by
        if 0 <= at < len(self.buttons):
            self._stop(self.buttons[at])
            self.buttons[at].setFocus()

    def _stop(self, wanted: QAbstractButton) -> None:
        """One stop for Tab in the whole row."""
        for button in self.buttons:
            is_stop = button is wanted
            button.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
            )
