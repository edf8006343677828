"""Words that may be taken, under the field one types in: it never takes the focus from it."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from flexdesk.base.language import _
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look

_ROW, _MOST, _EDGE, _PADDING = 30, 8, 5, 14
_NARROWEST, _WIDEST = 180, 460
_ELIDE = Qt.TextElideMode.ElideRight


class OfferList(QWidget):
    """A sheet of words; the field moves in it and takes from it."""

    taken = Signal(str)

    def __init__(self, look: Look, under: QWidget) -> None:
        super().__init__(under.window())
        self._look, self._under = look, under
        self._items: tuple[str, ...] = ()
        self._at = -1
        self.setObjectName("offers")
        self.setAccessibleName(_("Forslag"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMouseTracking(True)
        self.hide()

    @property
    def current(self) -> str:
        """The word one is on, empty before an arrow was pressed."""
        return self._items[self._at] if self._at >= 0 else ""

    @property
    def items(self) -> tuple[str, ...]:
        """The words that are shown."""
        return self._items if self.isVisible() else ()

    def show_items(self, items: Sequence[str]) -> None:
        """Show words under the field, none hides the sheet."""
        self._items, self._at = tuple(items[:_MOST]), -1
        if not self._items:
            self.hide()
            return
        face = QFontMetricsF(font(14))
        widest = max(face.horizontalAdvance(item) for item in self._items)
        window = self._under.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        wanted = min(max(round(widest) + 2 * _PADDING, _NARROWEST), _WIDEST)
        self.resize(min(wanted, window.width()), len(self._items) * _ROW + 2 * _EDGE)
        at = self._under.mapTo(window, QPoint(0, self._under.height() + 4))
        if at.y() + self.height() > window.height():
            # where there is no room below it stands above
            at = self._under.mapTo(window, QPoint(0, -self.height() - 4))
        at.setX(max(0, min(at.x(), window.width() - self.width() - 4)))
        self.move(at)
        self.show()
        self.raise_()
        self.update()

    def step(self, by: int) -> None:
        """Go so many words on; before the first none is chosen."""
        self._at = max(-1, min(self._at + by, len(self._items) - 1))
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._row_at(event)
        if 0 <= at < len(self._items):
            self.taken.emit(self._items[at])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._row_at(event)
        if 0 <= at < len(self._items) and at != self._at:
            self._at = at
            self.update()

    def _row_at(self, event: QMouseEvent) -> int:
        return (round(event.position().y()) - _EDGE) // _ROW

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.pen("rule"))
        painter.setBrush(look.colour("raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        face = font(14)
        metrics = QFontMetricsF(face)
        for at, item in enumerate(self._items):
            row = QRectF(4, _EDGE + at * _ROW, self.width() - 8, _ROW)
            if at == self._at:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.colour("sel"))
                painter.drawRoundedRect(row, 4, 4)
            words = row.adjusted(_PADDING - 4, 0, 4 - _PADDING, 0)
            look.draw_text(painter, metrics.elidedText(item, _ELIDE, words.width()), words)
        painter.end()
