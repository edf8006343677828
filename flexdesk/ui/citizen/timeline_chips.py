"""Round chips that wrap: several can be on (a filter), or exactly one (a kind)."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.choice import Choice

HEIGHT = 28
_GAP = 6
_PADDING = 11
_MOVES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ANTIALIASING = QPainter.RenderHint.Antialiasing
_NO_BRUSH = Qt.BrushStyle.NoBrush
_STRONG, _BY_CLICK = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus


class _Chip(QAbstractButton):
    def __init__(self, look: Look, choice: Choice, row: "ChipRow") -> None:
        super().__init__(row)
        self._look, self.choice, self._row = look, choice, row
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setText(choice.text)
        self.setAccessibleName(f"{choice.text} {choice.count}".strip())

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(font(13, bold=True)).horizontalAdvance(self.choice.text)
        if self.choice.count:
            width += 6 + QFontMetricsF(font(13)).horizontalAdvance(self.choice.count)
        return QSize(round(width + 2 * _PADDING + 1), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = _MOVES.get(Qt.Key(event.key()))
        if move is None or not self._row.is_exclusive:
            super().keyPressEvent(event)
        else:
            self._row.step(move)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(_ANTIALIASING)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        is_on = self.isChecked()
        ground = "tint2" if is_on else "hover" if self.underMouse() else "surface"
        painter.setBrush(look.colour(ground))
        painter.setPen(look.pen("accent" if is_on else "rule"))
        painter.drawRoundedRect(rect, HEIGHT / 2, HEIGHT / 2)
        if self.hasFocus():
            painter.setBrush(_NO_BRUSH)
            painter.setPen(look.pen("accent", 2))
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), HEIGHT / 2, HEIGHT / 2)
        face = font(13, bold=is_on)
        words = rect.adjusted(_PADDING, 0, 0, 0)
        look.draw_text(painter, self.choice.text, words, tone="head" if is_on else "ink", face=face)
        if self.choice.count:
            right = rect.adjusted(0, 0, -_PADDING, 0)
            align = Qt.AlignmentFlag.AlignRight
            look.draw_text(
                painter, self.choice.count, right, tone="muted", face=font(13), align=align
            )
        painter.end()


class ChipRow(QWidget):
    """Chips in as many lines as they need."""

    changed = Signal()

    def __init__(self, look: Look, name: str, *, is_exclusive: bool = False) -> None:
        super().__init__()
        self._look, self.is_exclusive = look, is_exclusive
        self._chips: list[_Chip] = []
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)

    @property
    def keys(self) -> frozenset[str]:
        """The keys of the chips that are on."""
        return frozenset(chip.choice.key for chip in self._chips if chip.isChecked())

    @property
    def key(self) -> str:
        """The key of the chip that is on, empty for none."""
        return next(iter(self.keys), "")

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Show these chips; those that were on stay on."""
        if [chip.choice for chip in self._chips] == list(choices):
            return
        on = self.keys
        focused = next((c.choice.key for c in self._chips if c.hasFocus()), None)
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = [_Chip(self._look, choice, self) for choice in choices]
        for chip in self._chips:
            chip.setChecked(chip.choice.key in on)
            chip.clicked.connect(self._on_clicked)
            chip.show()
            if chip.choice.key == focused:
                chip.setFocus()
        self._give_tab_stop()
        self._place()

    def choose(self, *keys: str) -> None:
        """Turn exactly these on, without a word to anyone."""
        for chip in self._chips:
            chip.setChecked(chip.choice.key in keys)
        self._give_tab_stop()

    def step(self, by: int) -> None:
        """Choose the chip *by* places further on."""
        at = next((n for n, chip in enumerate(self._chips) if chip.isChecked()), 0)
        chip = self._chips[min(max(at + by, 0), len(self._chips) - 1)]
        self.choose(chip.choice.key)
        chip.setFocus()
        self.changed.emit()

    def take_focus(self) -> None:
        """Put the focus on the chip that is on, else the first."""
        for chip in (*(c for c in self._chips if c.isChecked()), *self._chips):
            chip.setFocus()
            return

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _give_tab_stop(self) -> None:
        stop = next((chip for chip in self._chips if chip.isChecked()), None)
        first = stop or (self._chips[0] if self._chips else None)
        for chip in self._chips:
            is_stop = not self.is_exclusive or chip is first
            chip.setFocusPolicy(_STRONG if is_stop else _BY_CLICK)

    def _place(self) -> None:
        left = top = 0
        for chip in self._chips:
            size = chip.sizeHint()
            if left and left + size.width() > self.width():
                left, top = 0, top + HEIGHT + _GAP
            chip.setGeometry(left, top, size.width(), HEIGHT)
            left += size.width() + _GAP
        if self.height() != top + HEIGHT:
            self.setFixedHeight(top + HEIGHT)

    def _on_clicked(self) -> None:
        chip = self.sender()
        if self.is_exclusive and isinstance(chip, _Chip):
            self.choose(chip.choice.key)
        self.changed.emit()
