"""A pill: what is said about one thing, icon and word; never by colour alone."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look

_HEIGHT = 24
_GROUND = {"amber": "ambtint", "danger": "dantint", "accent": "tint", "muted": "sunken"}


class Pill(QWidget):
    """Icon and word on a tint; *tone* is amber, danger, accent or muted."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._text, self._icon, self._tone_name = look, "", "", "accent"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def text(self) -> str:
        """The words."""
        return self._text

    def say(self, text: str, *, icon: str = "check", tone: str = "accent") -> None:
        """Show the words; an empty text hides the pill."""
        self._text, self._icon, self._tone_name = text, icon, tone
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(font(12, bold=True)).horizontalAdvance(self._text)
        return QSize(round(width + 36), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(_GROUND[self._tone_name]))
        painter.drawRoundedRect(QRectF(self.rect()), _HEIGHT / 2, _HEIGHT / 2)
        look.draw_icon(painter, self._icon, self._tone_name, QPointF(9, 5), 14)
        words = QRectF(27, 0, self.width() - 30, _HEIGHT)
        tone = "ink" if self._tone_name == "muted" else self._tone_name
        look.draw_text(painter, self._text, words, tone=tone, face=font(12, bold=True))
        painter.end()
