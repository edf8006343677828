"""The sheet in which a picture is cropped: a square that is moved and sized, by mouse or keys."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from flexdesk.base.language import _
from flexdesk.ui.cards.builder_cases import PhotoToCrop
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import columns, rows
from flexdesk.ui.parts.fields import NoticeBar
from flexdesk.ui.parts.labels import label

if TYPE_CHECKING:
    from flexdesk.app.card_photo import Crop

_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_LARGER = frozenset({Qt.Key.Key_Plus, Qt.Key.Key_Equal})
_SMALLER = frozenset({Qt.Key.Key_Minus, Qt.Key.Key_Underscore})
_STEP, _LONG_STEP, _SIZE_STEP = 0.01, 0.05, 0.05
_LEAST_SHARE = 0.1
_CORNER = 14.0
_LOW, _HIGH = 240, 440
"""As high as the sheet allows, so that its verbs are seen without scrolling."""


class CropArea(QWidget):
    """The picture with a square on it; left, top and side are pixels of the picture."""

    changed = Signal()

    def __init__(self, look: Look, image: QImage) -> None:
        super().__init__()
        self._look, self._image = look, image
        short = min(image.width(), image.height())
        self.side = short
        self.left = (image.width() - short) // 2
        self.top = (image.height() - short) // 3
        self._drag: tuple[QPointF, int, int] | None = None
        self._is_sizing = False
        self.setObjectName("card-crop")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(_LOW)
        self.setMaximumHeight(_HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.SizeAllCursor)
        self._tell()

    def move_by(self, right: float, down: float) -> None:
        """Move the square by shares of the picture's short side."""
        short = min(self._image.width(), self._image.height())
        self._put(self.left + round(right * short), self.top + round(down * short), self.side)

    def size_by(self, share: float) -> None:
        """Make the square larger or smaller round its middle."""
        short = min(self._image.width(), self._image.height())
        side = self.side + round(share * short)
        side = max(round(short * _LEAST_SHARE), min(side, short))
        half = (self.side - side) // 2
        self._put(self.left + half, self.top + half, side)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            step = _LONG_STEP if event.modifiers() & _SHIFT else _STEP
            right, down = _STEPS[key]
            self.move_by(right * step, down * step)
        elif key in _LARGER:
            self.size_by(_SIZE_STEP)
        elif key in _SMALLER:
            self.size_by(-_SIZE_STEP)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        at, square = event.position(), self._square()
        self._is_sizing = (at - square.bottomRight()).manhattanLength() <= 2 * _CORNER
        self._drag = (at, self.left, self.top)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is None:
            return
        scale = self._frame().width() / self._image.width()
        if self._is_sizing:
            square = self._square()
            reach = max(event.position().x() - square.left(), event.position().y() - square.top())
            short = min(self._image.width(), self._image.height())
            side = max(round(short * _LEAST_SHARE), round(reach / scale))
            room = min(self._image.width() - self.left, self._image.height() - self.top)
            self._put(self.left, self.top, min(side, room))
            return
        start, left, top = self._drag
        by = (event.position() - start) / scale
        self._put(left + round(by.x()), top + round(by.y()), self.side)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002 - Qt's signature
        self._drag = None

    def _put(self, left: int, top: int, side: int) -> None:
        self.side = side
        self.left = max(0, min(left, self._image.width() - side))
        self.top = max(0, min(top, self._image.height() - side))
        self._tell()
        self.update()
        self.changed.emit()

    def _tell(self) -> None:
        words = _("Udsnit: {side} billedpunkter, {left} fra venstre, {top} fra toppen")
        self.setAccessibleName(words.format(side=self.side, left=self.left, top=self.top))

    def _frame(self) -> QRectF:
        """Return where the picture is painted: as large as there is room for."""
        room = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        scale = min(room.width() / self._image.width(), room.height() / self._image.height())
        width, height = self._image.width() * scale, self._image.height() * scale
        left = room.left() + (room.width() - width) / 2
        return QRectF(left, room.top() + (room.height() - height) / 2, width, height)

    def _square(self) -> QRectF:
        frame = self._frame()
        scale = frame.width() / self._image.width()
        side = self.side * scale
        at = frame.topLeft() + QPointF(self.left * scale, self.top * scale)
        return QRectF(at.x(), at.y(), side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        frame, square = self._frame(), self._square()
        painter.fillRect(self.rect(), look.colour("sunken"))
        painter.drawImage(frame, self._image)
        outside = QPainterPath()
        outside.addRect(frame)
        inside = QPainterPath()
        inside.addRect(square)
        painter.setOpacity(0.62)
        painter.fillPath(outside.subtracted(inside), look.colour("sunken"))
        painter.setOpacity(1.0)
        painter.setPen(look.pen("accent" if self.hasFocus() else "surface", 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(square)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent"))
        corner = QRectF(0, 0, _CORNER, _CORNER)
        corner.moveBottomRight(square.bottomRight())
        painter.drawRect(corner)
        painter.end()


Cropped = Callable[[bytes, "Crop"], None]


class CropPanel(QWidget):
    """Follows `ui.shared.bench.Panel`."""

    def __init__(
        self, look: Look, picture: PhotoToCrop, cropped: Cropped, closed: Callable[[], None]
    ) -> None:
        super().__init__()
        self.setObjectName("crop-panel")
        self._picture, self._cropped, self._closed = picture, cropped, closed
        photo = picture.photo
        # the bytes live as long as the panel: Qt only points at them
        self._bytes = photo.rgb
        image = QImage(
            self._bytes, photo.width, photo.height, 3 * photo.width, QImage.Format.Format_RGB888
        )
        layout = rows(self, margins=(24, 16, 24, 24), gap=12)
        self.notice = NoticeBar(look, "crop-notice")
        layout.addWidget(self.notice)
        words = _(
            "Pilene flytter udsnittet, Shift og pil tager store skridt, + og − ændrer størrelsen."
        )
        layout.addWidget(label(words, size=13, tone="muted", wrap=True))
        self.area = CropArea(look, image)
        layout.addWidget(self.area, 1)
        sizes = columns(gap=8)
        self.larger = Button(look, _("Større udsnit"), height=32)
        self.smaller = Button(look, _("Mindre udsnit"), height=32)
        self.larger.clicked.connect(self._on_larger)
        self.smaller.clicked.connect(self._on_smaller)
        for button in (self.larger, self.smaller):
            sizes.addWidget(button)
        sizes.addStretch(1)
        layout.addLayout(sizes)
        foot = columns(gap=8)
        self.use = Button(look, _("Brug udsnit"), kind="primary")
        self.use.setObjectName("crop-use")
        self.use.clicked.connect(self._on_use)
        cancel = Button(look, _("Annullér"))
        cancel.clicked.connect(self._on_cancel)
        foot.addWidget(self.use)
        foot.addWidget(cancel)
        foot.addStretch(1)
        foot.addWidget(label("Ctrl Enter", size=12, tone="muted"))
        layout.addLayout(foot)
        layout.addStretch()

    def take_focus(self) -> None:
        """Put the focus on the square."""
        self.area.setFocus()

    def keep_draft(self) -> None:
        """A picture that is not cropped yet is kept nowhere."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = Qt.Key(event.key()) in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._on_use()
        else:
            super().keyPressEvent(event)

    def _on_larger(self) -> None:
        self.area.size_by(_SIZE_STEP)

    def _on_smaller(self) -> None:
        self.area.size_by(-_SIZE_STEP)

    def _on_cancel(self) -> None:
        self._closed()

    def _on_use(self) -> None:
        from flexdesk.app.card_photo import Crop

        area = self.area
        self._cropped(self._picture.data, Crop(area.left, area.top, area.side))
