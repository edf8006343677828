"""The fields of the assistant: number, name, text; the next one is marked, copied ones ticked."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from flexdesk.app.transfer_rows import CopyField
from flexdesk.base.language import _
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.cards import rows

_ANTIALIASING = QPainter.RenderHint.Antialiasing
_CENTRE = Qt.AlignmentFlag.AlignHCenter
_ELIDE = Qt.TextElideMode.ElideRight
_LEFT, _RIGHT, _LINE = 52, 16, 20
_COPIED = -88
"""Room that the word at the right takes from the field's name."""
_MOST_LINES = 3
_HEIGHT = 34
"""Of a row apart from the lines of its text."""


class FieldButton(QAbstractButton):
    """One field; pressing it copies it."""

    def __init__(self, look: Look, number: int, field: CopyField, *, is_hidden: bool) -> None:
        super().__init__()
        self.number, self.field = number, field
        self._look, self._is_hidden = look, is_hidden
        self._is_next = self._is_copied = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name()

    def mark(self, *, is_next: bool, is_copied: bool) -> None:
        """Show whether it is the next to copy, and whether it was copied."""
        self._is_next, self._is_copied = is_next, is_copied
        self._name()
        self.update()

    def _name(self) -> None:
        state = _("kopieret") if self._is_copied else _("næste") if self._is_next else ""
        words = (f"{self.field.label}: {self._shown()}", state)
        self.setAccessibleName(", ".join(part for part in words if part))

    def _shown(self) -> str:
        return _("Skjult (F9)") if self._is_hidden and self.field.text else self.field.text

    def _lines(self, width: float) -> list[str]:
        metrics = QFontMetricsF(font(14))
        lines: list[str] = []
        for part in self._shown().split("\n"):
            lines.extend(_broken(part, metrics, width))
        if len(lines) > _MOST_LINES:
            rest = " ".join(lines[_MOST_LINES - 1 :])
            lines = [*lines[: _MOST_LINES - 1], metrics.elidedText(rest, _ELIDE, width)]
        return lines

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        height = _HEIGHT + _LINE * len(self._lines(self._room()))
        if height != self.height():
            self.setFixedHeight(height)

    def _room(self) -> float:
        """Return the width the text has."""
        return max(80.0, self.width() - _LEFT - _RIGHT)

    def sizeHint(self) -> QSize:
        return QSize(280, _HEIGHT + _LINE)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(_ANTIALIASING)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        ground = "sel" if self._is_next else "hover" if self.underMouse() else "surface"
        painter.setBrush(look.colour(ground))
        painter.setPen(look.pen("accent", 2) if self.hasFocus() else look.pen("line"))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        if self._is_next:
            painter.fillRect(QRectF(2, 8, 3, self.height() - 16), look.colour("accent"))
        self._paint_number(painter)
        words = QRectF(_LEFT, 6, self._room() + _COPIED, 18)
        look.draw_text(painter, self.field.label, words, tone="muted", face=font(13))
        for at, line in enumerate(self._lines(self._room())):
            place = QRectF(_LEFT, 25 + at * _LINE, self.width() - _LEFT - 12, _LINE)
            look.draw_text(painter, line, place, face=font(14, tabular=True))
        if self._is_copied:
            self._paint_copied(painter)
        painter.end()

    def _paint_number(self, painter: QPainter) -> None:
        look = self._look
        disc = QRectF(16, (self.height() - 24) / 2, 24, 24)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("tint"))
        painter.drawEllipse(disc)
        face = font(12, bold=True, tabular=True)
        look.draw_text(painter, str(self.number), disc, tone="head", face=face, align=_CENTRE)

    def _paint_copied(self, painter: QPainter) -> None:
        look, face, text = self._look, font(12, bold=True), _("Kopieret")
        wide = QFontMetricsF(face).horizontalAdvance(text)
        left = self.width() - 14 - wide
        look.draw_icon(painter, "check", "accent", QPointF(left - 20, 7), 16)
        look.draw_text(painter, text, QRectF(left, 6, wide + 4, 18), tone="accent", face=face)


class FieldList(QWidget):
    """All fields of a row, one under the other."""

    wanted = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._layout = rows(self, gap=6)
        self.buttons: list[FieldButton] = []

    def show_fields(self, fields: Sequence[CopyField], *, is_hidden: bool) -> None:
        """Show these fields, none of them empty."""
        for old in self.buttons:
            self._layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons = []
        for number, field in enumerate(fields, 1):
            button = FieldButton(self._look, number, field, is_hidden=is_hidden)
            button.clicked.connect(self._on_clicked)
            self._layout.addWidget(button)
            self.buttons.append(button)

    def mark(self, following: int, copied: frozenset[int]) -> None:
        """Mark the next field, by its place from 0, and those that were copied."""
        for at, button in enumerate(self.buttons):
            button.mark(is_next=at == following, is_copied=at in copied)

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, FieldButton):
            self.wanted.emit(button.number - 1)


def _broken(text: str, metrics: QFontMetricsF, width: float) -> list[str]:
    """Return the lines of a text; a word wider than the line is cut by the painter."""
    lines, line = [], ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and metrics.horizontalAdvance(longer) > width:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line] if line else lines
