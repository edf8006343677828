"""The paper of a preview: pictures of pages on a sunken ground, whole, as wide as there is, larger.

The paper is light in both themes. A picture is asked for in the window's own density, so that it
is sharp at 200 %.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from flexdesk.base.language import _, ngettext
from flexdesk.ui.look.look import Look

if TYPE_CHECKING:
    from flexdesk.app.card_preview import Preview

WHOLE, WIDTH, LARGE, TWICE = "whole", "width", "large", "twice"
_GAP = 16
_RATIO = 2**0.5
_LEAST = 180
_REST_MS = 120
_FACTORS = {LARGE: 1.5, TWICE: 2.0}
_SMOOTH = QPainter.RenderHint.SmoothPixmapTransform
_AS_NEEDED = Qt.ScrollBarPolicy.ScrollBarAsNeeded
_OFF = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
_STEPS = {
    Qt.Key.Key_Down: (0, 40),
    Qt.Key.Key_Up: (0, -40),
    Qt.Key.Key_Right: (40, 0),
    Qt.Key.Key_Left: (-40, 0),
}


class _Sheets(QWidget):
    """The pages one under the other, each with one line round it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.pages: tuple[QImage, ...] = ()
        self.wide = 0

    def fit(self, wide: int) -> None:
        """Be so large that every page fits at a width."""
        self.wide = wide
        heights = sum(self._height(page) + _GAP for page in self.pages)
        self.setMinimumSize(wide + 2 * _GAP, round(heights) + _GAP)
        self.update()

    def _height(self, page: QImage) -> float:
        return self.wide * page.height() / max(1, page.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(_SMOOTH)
        top = float(_GAP)
        left = float(round((self.width() - self.wide) / 2))
        for page in self.pages:
            rect = QRectF(left, top, self.wide, round(self._height(page)))
            if rect.intersects(QRectF(event.rect())):
                painter.setPen(self._look.pen("rule"))
                painter.drawRect(rect.adjusted(-0.5, -0.5, 0.5, 0.5))
                painter.drawImage(rect, self._scaled(page, rect))
            top += rect.height() + _GAP
        painter.end()

    def _scaled(self, page: QImage, rect: QRectF) -> QImage:
        """Return the picture in the size it is painted: as it is when it was asked for so."""
        density = self.devicePixelRatioF()
        wanted = QSize(round(rect.width() * density), round(rect.height() * density))
        if abs(page.width() - wanted.width()) <= 1:
            return page
        return page.scaled(
            wanted,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )


class PaperView(QScrollArea):
    """Shows the pages and says how wide a picture it wants."""

    width_changed = Signal(int)
    """So many pixels a page is wide now; after a rest."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._sheets = _Sheets(look)
        self._zoom = WHOLE
        self._told = 0
        self.setWidget(self._sheets)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(_OFF)
        self.setObjectName("card-paper")
        self.setAccessibleName(_("Forhåndsvisning"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_REST_MS)
        self._resting.timeout.connect(self._tell)

    @property
    def pages(self) -> tuple[QImage, ...]:
        """The pictures that are shown."""
        return self._sheets.pages

    @property
    def pixels(self) -> int:
        """How many pixels wide a picture of a page is wanted."""
        return round(self._wide() * self.devicePixelRatioF())

    def show_preview(self, shown: "Preview") -> None:
        """Show the pages; what stands on them is told to those who hear it."""
        self._sheets.pages = tuple(_image(each) for each in shown.pictures)
        count = len(self._sheets.pages)
        self.setAccessibleName(
            ngettext("Forhåndsvisning, {n} side", "Forhåndsvisning, {n} sider", count).format(
                n=count
            )
        )
        self.setAccessibleDescription(shown.text)
        self._fit()

    def show_pages(self, pages: Sequence[QImage]) -> None:
        """Show pictures that are drawn already."""
        self._sheets.pages = tuple(pages)
        self._fit()

    def clear(self) -> None:
        """Drop every picture."""
        self._sheets.pages = ()
        self.setAccessibleDescription("")
        self._fit()

    def set_zoom(self, zoom: str) -> None:
        """Show the whole page, one as wide as there is room, or a larger one."""
        self._zoom = zoom
        self.setHorizontalScrollBarPolicy(_AS_NEEDED if zoom in _FACTORS else _OFF)
        self._fit()
        self._resting.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._resting.start()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._resting.start()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        across, down = _STEPS.get(Qt.Key(event.key()), (0, 0))
        if not (across or down):
            super().keyPressEvent(event)
            return
        for bar, by in ((self.horizontalScrollBar(), across), (self.verticalScrollBar(), down)):
            bar.setValue(bar.value() + by)

    def _wide(self) -> int:
        room = self.viewport().width() - 2 * _GAP
        if self._zoom == WHOLE:
            tall = self.viewport().height() - 2 * _GAP
            room = min(room, round(tall / _ratio_of(self._sheets.pages)))
        return max(_LEAST, round(room * _FACTORS.get(self._zoom, 1.0)))

    def _fit(self) -> None:
        self._sheets.fit(self._wide())

    def _tell(self) -> None:
        wanted = self.pixels
        if wanted != self._told:
            self._told = wanted
            self.width_changed.emit(wanted)


def _ratio_of(pages: Sequence[QImage]) -> float:
    return pages[0].height() / max(1, pages[0].width()) if pages else _RATIO


def _image(shown: object) -> QImage:
    """Return a picture's rows of red, green and blue as Qt keeps them, its bytes copied."""
    wide, high, data = (getattr(shown, name) for name in ("width", "height", "rgb"))
    return QImage(data, wide, high, wide * 3, QImage.Format.Format_RGB888).copy()
