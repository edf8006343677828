"""Where a file is dropped or chosen."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from flexdesk.base.language import _
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import rows
from flexdesk.ui.parts.labels import label

SUFFIXES = (".xlsx", ".csv")
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class DropZone(QWidget):
    """A dashed frame that takes an Excel or CSV file, and a button that asks for one."""

    chosen = Signal(str)
    refused = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._is_over = look, False
        self.setObjectName("drop")
        self.setAcceptDrops(True)
        layout = rows(self, margins=(24, 40, 24, 40), gap=8)
        layout.addStretch(1)
        layout.addSpacing(52)
        layout.addWidget(
            label(_("Træk en fil hertil"), size=16, bold=True, tone="head"), 0, _CENTRE
        )
        text = _("Udtræk fra fagsystemet eller jeres eget ark: .xlsx eller .csv")
        layout.addWidget(label(text, tone="muted"), 0, _CENTRE)
        layout.addSpacing(8)
        self.button = Button(look, _("Vælg fil…"), kind="primary", icon="folder-open")
        self.button.setObjectName("choose-file")
        self.button.clicked.connect(self._on_choose)
        layout.addWidget(self.button, 0, _CENTRE)
        layout.addSpacing(16)
        safe = _("Filen læses kun. Du ser, hvad der vil ske, før noget ændres.")
        layout.addWidget(label(safe, size=13, tone="muted"), 0, _CENTRE)
        layout.addStretch(1)

    def _on_choose(self) -> None:
        kinds = _("Excel og CSV (*.xlsx *.csv)")
        path, _kind = QFileDialog.getOpenFileName(self, _("Vælg fil"), "", kinds)
        if path:
            self.chosen.emit(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            self._is_over = True
            self.update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._is_over = False
        self.update()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._is_over = False
        self.update()
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        good = [path for path in paths if path.lower().endswith(SUFFIXES)]
        if good:
            self.chosen.emit(good[0])
        else:
            self.refused.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = look.pen("accent" if self._is_over else "field", 1.5)
        pen.setDashPattern([4, 4])
        painter.setPen(pen)
        painter.setBrush(look.colour("sel" if self._is_over else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        middle = QPointF(self.width() / 2, self.button.y() - 116)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("tint"))
        painter.drawEllipse(middle, 28, 28)
        look.draw_icon(painter, "download", "accent", middle - QPointF(10, 10), 20)
        painter.end()
