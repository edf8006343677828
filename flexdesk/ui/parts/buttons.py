"""Buttons: primary, secondary, ghost, link and danger, painted from tokens."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look

_NO_PEN = Qt.PenStyle.NoPen
_CENTRE = Qt.AlignmentFlag.AlignHCenter
_LEFT = Qt.AlignmentFlag.AlignLeft
_FIXED = QSizePolicy.Policy.Fixed
_ANTIALIASING = QPainter.RenderHint.Antialiasing

_TEXT = {
    "primary": "on_pri",
    "secondary": "ink",
    "ghost": "accent",
    "link": "accent",
    "danger": "danger",
}
_ICON = {**_TEXT, "secondary": "ink"}
_PADDING = {36: 14, 32: 12, 28: 10, 44: 16}
_EDGED = frozenset({"secondary", "danger"})
_SMALL = 32


class Button(QPushButton):
    """A button that says what it does with a verb; icon at the left."""

    def __init__(
        self,
        look: Look,
        text: str = "",
        *,
        kind: str = "secondary",
        icon: str = "",
        height: int = 36,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._look, self._kind, self._icon, self._height = look, kind, icon, height
        is_small = height <= _SMALL or kind == "link"
        self.setFont(font(16 if height == 44 else 13 if is_small else 14, bold=True))  # noqa: PLR2004 - a size the text beside it names
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(_FIXED, _FIXED)
        self.setAutoDefault(False)

    @property
    def kind(self) -> str:
        """What sort of button it is."""
        return self._kind

    def set_kind(self, kind: str) -> None:
        """Turn primary into secondary or back: one primary on screen."""
        self._kind = kind
        self.update()

    def set_icon_name(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(self.font()).horizontalAdvance(self.text())
        if self._icon:
            width += self._icon_side() + (6 if self.text() else 0)
        if self._kind == "link":
            return QSize(round(width + 0.5), 24)
        if not self.text():
            return QSize(self._height, self._height)
        return QSize(round(width + 2 * _PADDING[self._height] + 0.5), self._height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(_ANTIALIASING)
        self._paint_ground(painter)
        self._paint_words(painter)
        painter.end()

    def _icon_side(self) -> int:
        return 16 if self._height <= _SMALL or self._kind == "link" else 18

    def _paint_ground(self, painter: QPainter) -> None:
        look, rect = self._look, QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        fill, edge = self._ground(), self._edge()
        if self._kind == "link":
            self._paint_link_focus(painter)
            return
        painter.setBrush(look.colour(fill) if fill else Qt.BrushStyle.NoBrush)
        if self.hasFocus() and self._kind != "primary":
            painter.setPen(look.pen("accent", 2))
            rect = rect.adjusted(0.5, 0.5, -0.5, -0.5)
        elif edge:
            painter.setPen(look.pen(edge))
        else:
            painter.setPen(_NO_PEN)
        painter.drawRoundedRect(rect, 6, 6)
        if self.hasFocus() and self._kind == "primary":
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(look.pen("on_pri", 2))
            painter.drawRoundedRect(rect.adjusted(3, 3, -3, -3), 4, 4)

    def _paint_link_focus(self, painter: QPainter) -> None:
        """A link is as wide as its words: a ring would touch them, so a ground and a line do."""
        if not self.hasFocus():
            return
        look, rect = self._look, QRectF(self.rect())
        painter.fillRect(rect, look.colour("sel"))
        painter.fillRect(rect.adjusted(0, rect.height() - 2, 0, 0), look.colour("accent"))

    def _ground(self) -> str:
        is_active = self.underMouse() and self.isEnabled()
        if self._kind == "primary":
            return ("accent" if is_active else "pri") if self.isEnabled() else "sunken"
        if self._kind in _EDGED:
            if not self.isEnabled():
                return "sunken"
            return "sel" if self.isDown() else "hover" if is_active else "surface"
        return "hover" if is_active and self._kind == "ghost" else ""

    def _edge(self) -> str:
        if self._kind in _EDGED:
            return "rule"
        return "rule" if self._kind == "primary" and not self.isEnabled() else ""

    def _paint_words(self, painter: QPainter) -> None:
        look, text = self._look, self.text()
        tone = _TEXT[self._kind] if self.isEnabled() else "muted"
        metrics = QFontMetricsF(self.font())
        side = self._icon_side() if self._icon else 0
        gap = 6 if side and text else 0
        width = metrics.horizontalAdvance(text) + side + gap
        left = (self.width() - width) / 2 if self._kind != "link" else 0.0
        if side:
            top = round((self.height() - side) / 2)
            look.draw_icon(painter, self._icon, tone, QPointF(round(left), top), side)
        rect = QRectF(left + side + gap, 0, width, self.height())
        look.draw_text(painter, text, rect, tone=tone, face=self.font(), align=_LEFT)
        if self._kind == "link" and self.underMouse() and self.isEnabled():
            base = self.height() / 2 + metrics.ascent() / 2
            painter.drawLine(QPointF(rect.left(), base), QPointF(left + width, base))


def icon_button(
    look: Look, icon: str, name: str, *, height: int = 36, bare: bool = False
) -> Button:
    """Return a square button with an icon; *name* is for the screen reader and the tooltip."""
    made = Button(look, "", kind="ghost" if bare else "secondary", icon=icon, height=height)
    made.setAccessibleName(name)
    made.setToolTip(name)
    return made
