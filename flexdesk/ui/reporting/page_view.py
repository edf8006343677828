"""The preview: sheets of paper on a sunken ground; the paper is light in both themes."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from flexdesk.base.language import _
from flexdesk.ui.look.look import Look

_GAP = 20
_WIDEST = 640
_ANTIALIASING = QPainter.RenderHint.Antialiasing
_SMOOTH = QPainter.RenderHint.SmoothPixmapTransform


class _Sheets(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.pages: tuple[QImage, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_pages(self, pages: Sequence[QImage]) -> None:
        self.pages = tuple(pages)
        self.fit(self.width())
        self.update()

    def fit(self, width: int) -> None:
        heights = [self._size(page, width).height() + _GAP for page in self.pages]
        self.setFixedHeight(sum(heights) + _GAP)

    def _size(self, page: QImage, width: int) -> QSize:
        wide = min(_WIDEST, width - 2 * _GAP)
        return QSize(wide, round(wide * page.height() / max(1, page.width())))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(_ANTIALIASING)
        painter.setRenderHint(_SMOOTH)
        top = _GAP
        for page in self.pages:
            size = self._size(page, self.width())
            left = (self.width() - size.width()) / 2
            rect = QRectF(left, top, size.width(), size.height())
            if rect.intersects(QRectF(event.rect())):
                # scaled once with a smooth filter: text stays readable
                density = self.devicePixelRatioF()
                wanted = QSize(round(size.width() * density), round(size.height() * density))
                scaled = page.scaled(
                    wanted,
                    Qt.AspectRatioMode.IgnoreAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
                painter.setPen(self._look.pen("rule"))
                painter.drawRect(rect.adjusted(-0.5, -0.5, 0.5, 0.5))
                scaled.setDevicePixelRatio(density)
                painter.drawImage(rect.topLeft(), scaled)
            top += size.height() + _GAP
        painter.end()


class PageView(QScrollArea):
    """Pages one under the other, as wide as there is room for."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._sheets = _Sheets(look)
        self.setWidget(self._sheets)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setObjectName("pages")
        self.setAccessibleName(_("Sider"))

    @property
    def pages(self) -> tuple[QImage, ...]:
        """The pictures that are shown."""
        return self._sheets.pages

    def show_pages(self, pages: Sequence[QImage]) -> None:
        """Show these pages."""
        self._sheets.show_pages(pages)
        self.setAccessibleName(_("Forhåndsvisning, {n} sider").format(n=len(pages)))
        self.verticalScrollBar().setValue(0)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._sheets.fit(self.viewport().width())
        return super().event(event)
