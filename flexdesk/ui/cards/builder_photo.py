"""The photo of a card on the form: a small picture, chosen, cropped, taken away."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from flexdesk.base.language import _
from flexdesk.domain.kandidatkort import CardContent
from flexdesk.ui.cards.builder_presenter import with_photo
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import column, columns, rows
from flexdesk.ui.parts.labels import label

_SIDE = 88
_TOP = Qt.AlignmentFlag.AlignTop


class _Thumb(QWidget):
    """The photo, or the place where it would stand."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.image = QImage()
        self.setFixedSize(_SIDE, _SIDE)
        self.setAccessibleName(_("Intet billede"))

    def show_image(self, image: QImage) -> None:
        self.image = image
        self.setAccessibleName(_("Intet billede") if image.isNull() else _("Billedet på kortet"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        frame = QPainterPath()
        frame.addRoundedRect(box, 8, 8)
        painter.setPen(look.pen("line"))
        painter.setBrush(look.colour("sunken"))
        painter.drawPath(frame)
        painter.setClipPath(frame)
        if self.image.isNull():
            self._paint_none(painter, box)
        else:
            painter.drawImage(box, self.image)
        painter.end()

    def _paint_none(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("tint2"))
        middle = box.center()
        painter.drawEllipse(QPointF(middle.x(), middle.y() - 12), 14, 14)
        painter.drawEllipse(QRectF(middle.x() - 26, middle.y() + 8, 52, 60))


class PhotoBox(QWidget):
    """What the card shows of a face; off until somebody chooses a picture."""

    edited = Signal()
    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._attachment, self._is_changed = "", False
        layout = rows(self, gap=6)
        layout.addWidget(label(_("Billede"), bold=True))
        line = columns(gap=16)
        self.thumb = _Thumb(look)
        line.addWidget(self.thumb, 0, _TOP)
        words = column(line, gap=8)
        text = _("Billedet er et samtykke for sig: uden det tegnes kortet uden billede. "
                 "Oplysninger fra kameraet fjernes.")  # fmt: skip
        self._text = label(text, size=13, tone="muted", wrap=True)
        words.addWidget(self._text)
        verbs = columns(gap=14)
        self.choose = Button(look, _("Vælg billede…"), height=32)
        self.choose.setObjectName("card-photo-choose")
        self.choose.clicked.connect(self._on_choose)
        self.drop = Button(look, _("Fjern"), kind="link")
        self.drop.setObjectName("card-photo-drop")
        self.drop.setAccessibleName(_("Fjern billedet"))
        self.drop.clicked.connect(self._on_drop)
        verbs.addWidget(self.choose)
        verbs.addWidget(self.drop)
        verbs.addStretch(1)
        words.addLayout(verbs)
        words.addStretch(1)
        layout.addLayout(line)
        self.drop.hide()

    @property
    def has_photo(self) -> bool:
        """Whether the card names a photo."""
        return bool(self._attachment)

    def fill(self, content: CardContent) -> None:
        """Show which photo the card names."""
        if content.photo != self._attachment:
            self.thumb.show_image(QImage())
        self._attachment, self._is_changed = content.photo, False
        self.drop.setVisible(bool(content.photo))

    def show_photo(self, photo: bytes | None) -> None:
        """Show the picture itself."""
        self.thumb.show_image(QImage.fromData(photo) if photo else QImage())

    def take(self, attachment: str) -> None:
        """Have the card name another photo."""
        self._attachment, self._is_changed = attachment, True
        self.drop.setVisible(bool(attachment))
        self.edited.emit()

    def read(self, content: CardContent) -> CardContent:
        """Return the card with the photo; a new one turns its section on."""
        if not self._is_changed:
            return content
        self._is_changed = False
        return with_photo(content, self._attachment)

    def hide_photo(self, candidate_no: str, *, is_hidden: bool) -> None:
        """Hide or show the face (F9)."""
        self.thumb.setHidden(is_hidden)
        self.choose.setEnabled(not is_hidden)
        self.setToolTip(_("{number}: navn og billede er skjult (F9)").format(number=candidate_no)
                        if is_hidden else "")  # fmt: skip

    def _on_choose(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(
            self.window(), _("Vælg billede"), "", _("Billeder (*.jpg *.jpeg *.png)")
        )
        if path:
            self.chosen.emit(path)

    def _on_drop(self) -> None:
        self.thumb.show_image(QImage())
        self.choose.setFocus()
        self.take("")
