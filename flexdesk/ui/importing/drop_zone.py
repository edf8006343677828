"""Where a file is dropped: anywhere on the widget that takes it."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from flexdesk.base.language import _
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.cards import rows
from flexdesk.ui.parts.labels import label

SUFFIXES = (".xlsx", ".csv")
_CENTRE = Qt.AlignmentFlag.AlignHCenter
_LOWEST, _HIGHEST = 168, 360


def choose_file(parent: QWidget) -> str:
    """Ask for an Excel or CSV file; empty when none was chosen."""
    kinds = _("Excel og CSV (*.xlsx *.csv)")
    return QFileDialog.getOpenFileName(parent, _("Vælg fil"), "", kinds)[0]


class DropZone(QWidget):
    """A dashed frame that takes an Excel or CSV file."""

    chosen = Signal(str)
    refused = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._is_over = look, False
        self.setObjectName("drop")
        self.setAcceptDrops(True)
        self.setMinimumHeight(_LOWEST)
        self.setMaximumHeight(_HIGHEST)
        layout = rows(self, margins=(24, 20, 24, 20), gap=6)
        layout.addStretch(1)
        layout.addSpacing(60)
        self._title = label(_("Eller træk en fil hertil"), size=16, bold=True, tone="head")
        layout.addWidget(self._title, 0, _CENTRE)
        text = _("Excel (.xlsx) eller CSV. Filen læses kun.")
        layout.addWidget(label(text, tone="muted"), 0, _CENTRE)
        layout.addStretch(1)

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
        painter.setBrush(look.colour("sel" if self._is_over else "canvas"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        middle = QPointF(self.width() / 2, self._title.y() - 34)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("tint"))
        painter.drawEllipse(middle, 24, 24)
        look.draw_icon(painter, "download", "accent", middle - QPointF(10, 10), 20)
        painter.end()
