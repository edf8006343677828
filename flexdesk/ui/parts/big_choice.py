"""A choice as large as what it begins: an icon, a title and what it means, pressed anywhere."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look

_ANTIALIASING = QPainter.RenderHint.Antialiasing
_WRAP = int(Qt.TextFlag.TextWordWrap)
_FLAT_HEIGHT = 88
_TALL_TOP = 92
_EDGE = 24
_LONGEST = 10_000


class BigChoice(QAbstractButton):
    """A large button; the first of several is the primary one of its page."""

    def __init__(
        self,
        look: Look,
        icon: str,
        title: str,
        text: str,
        *,
        is_first: bool = False,
        is_tall: bool = False,
    ) -> None:
        super().__init__()
        self._look, self._icon, self._text = look, icon, text
        self._is_first, self._is_tall = is_first, is_tall
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # tall ones stand in a row: the one with most words gives all their height
        upright = QSizePolicy.Policy.Preferred if is_tall else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, upright)
        policy.setHeightForWidth(is_tall)
        self.setSizePolicy(policy)
        if not is_tall:
            self.setFixedHeight(_FLAT_HEIGHT)

    @property
    def kind(self) -> str:
        """What sort of button it is: `primary` for the one the page leads on by."""
        return "primary" if self._is_first else "secondary"

    def say(self, text: str) -> None:
        """Change what it means."""
        self._text = text
        self.setAccessibleDescription(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        wide = 260 if self._is_tall else 400
        return QSize(wide, self.heightForWidth(wide) if self._is_tall else _FLAT_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(180, _FLAT_HEIGHT)

    def hasHeightForWidth(self) -> bool:
        return self._is_tall

    def heightForWidth(self, width: int) -> int:
        if not self._is_tall:
            return _FLAT_HEIGHT
        metrics = QFontMetrics(font(14))
        room = max(80, width - 2 * _EDGE)
        words = metrics.boundingRect(0, 0, room, _LONGEST, _WRAP, self._text)
        return _TALL_TOP + words.height() + _EDGE

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(_ANTIALIASING)
        self._paint_ground(painter)
        (self._paint_tall if self._is_tall else self._paint_flat)(painter)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        look, rect = self._look, QRectF(self.rect()).adjusted(1, 1, -1, -1)
        active = self.underMouse() and self.isEnabled()
        first = "accent" if active else "pri"
        ground = first if self._is_first else ("hover" if active else "surface")
        painter.setBrush(look.colour(ground if self.isEnabled() else "sunken"))
        painter.setPen(look.pen("accent", 2) if self.hasFocus() else look.pen("rule"))
        painter.drawRoundedRect(rect, 8, 8)
        if self.hasFocus() and self._is_first:
            painter.setPen(look.pen("on_pri", 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(4, 4, -4, -4), 5, 5)

    def _tones(self) -> tuple[str, str, str]:
        """Return the tones of icon, title and text."""
        if not self.isEnabled():
            return "muted", "muted", "muted"
        return ("on_pri", "on_pri", "on_pri") if self._is_first else ("accent", "head", "muted")

    def _paint_flat(self, painter: QPainter) -> None:
        look, (mark, title, text) = self._look, self._tones()
        look.draw_icon(painter, self._icon, mark, QPointF(24, 32), 24)
        wide = self.width() - 68 - 12
        face = font(16, bold=True)
        look.draw_text(painter, self.text(), QRectF(68, 20, wide, 24), tone=title, face=face)
        look.draw_text(painter, self._text, QRectF(68, 44, wide, 24), tone=text, face=font(14))

    def _paint_tall(self, painter: QPainter) -> None:
        look, (mark, title, text) = self._look, self._tones()
        look.draw_icon(painter, self._icon, mark, QPointF(_EDGE, 22), 24)
        wide = self.width() - 2 * _EDGE
        words = QRectF(_EDGE, 58, wide, 24)
        look.draw_text(painter, self.text(), words, tone=title, face=font(16, bold=True))
        painter.setFont(font(14))
        painter.setPen(look.colour(text))
        below = QRectF(_EDGE, _TALL_TOP - 6, wide, self.height() - _TALL_TOP)
        painter.drawText(below, _WRAP, self._text)
