"""The line of steps of something that takes more than one: done, now, ahead."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from flexdesk.base.language import _
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look

_CENTRE = Qt.AlignmentFlag.AlignHCenter
_DASH = 40.0
_SHORT_DASH = 20.0


class StepLine(QWidget):
    """Numbered discs with names; a tick on those behind."""

    def __init__(self, look: Look, names: Sequence[str], *, is_tight: bool = False) -> None:
        super().__init__()
        self._look, self._names, self._at = look, tuple(names), 0
        self._dash = _SHORT_DASH if is_tight else _DASH
        self.setFixedHeight(28)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_at(0)

    def set_at(self, at: int) -> None:
        """Show which step one is on."""
        self._at = at
        words = _("Trin {n} af {all}: {name}")
        name = self._names[min(at, len(self._names) - 1)]
        self.setAccessibleName(words.format(n=at + 1, all=len(self._names), name=name))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(460, 28)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 0.0
        for at, name in enumerate(self._names):
            if at:
                painter.fillRect(QRectF(left, 13.5, self._dash, 1), look.colour("rule"))
                left += self._dash + 12
            left = self._paint_step(painter, at, name, left) + 12
        painter.end()

    def _paint_step(self, painter: QPainter, at: int, name: str, left: float) -> float:
        look, is_now = self._look, at == self._at
        centre = QPointF(left + 11.5, 14)
        if at < self._at:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent"))
            painter.drawEllipse(centre, 11, 11)
            look.draw_icon(painter, "check", "surface", QPointF(left + 4.5, 7), 14)
        else:
            painter.setPen(look.pen("accent" if is_now else "rule", 2))
            painter.setBrush(look.colour("surface"))
            painter.drawEllipse(centre, 10.5, 10.5)
            box = QRectF(left, 3, 23, 22)
            tone = "accent" if is_now else "muted"
            face = font(13, bold=True)
            look.draw_text(painter, str(at + 1), box, tone=tone, face=face, align=_CENTRE)
        face = font(14, bold=is_now)
        width = QFontMetricsF(face).horizontalAdvance(name)
        words = QRectF(left + 31, 0, width + 4, 28)
        look.draw_text(painter, name, words, tone="head" if is_now else "muted", face=face)
        return left + 31 + width
