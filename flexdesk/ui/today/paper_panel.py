"""A paper on its way out: seen as it will be, with or without names, printed or saved."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, QSizeF, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPageSize, QPainter
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QWidget

from flexdesk.base.language import _
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import columns, rows
from flexdesk.ui.parts.checks import Check
from flexdesk.ui.parts.fields import Finding
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.pressing import press_focused
from flexdesk.ui.reporting.page_view import PageView

_LEAST = 420
PRINT_SCALE = 4.0
"""Pixels per point on the way to a printer: 288 a line inch."""


class PaperPanel(QWidget):
    """The pages, whose names they show, and where they go."""

    names_changed = Signal(bool)
    print_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, look: Look, names: str, line: str) -> None:
        super().__init__()
        self.maker: object = None
        """What draws, prints and saves: it lives as long as the panel."""
        layout = rows(self, margins=(24, 14, 16, 16), gap=10)
        layout.addWidget(label(line, size=13, tone="muted", wrap=True))
        bar = columns(gap=8)
        self.names = Check(look, names)
        self.names.setObjectName("paper-names")
        self.names.toggled.connect(self.names_changed)
        bar.addWidget(self.names)
        bar.addStretch(1)
        self.save = Button(look, _("Gem som PDF…"), icon="save", height=32)
        self.save.setObjectName("paper-save")
        self.save.clicked.connect(self.save_wanted)
        self.print = Button(look, _("Udskriv…"), kind="primary", icon="printer", height=32)
        self.print.setObjectName("paper-print")
        self.print.clicked.connect(self.print_wanted)
        bar.addWidget(self.save)
        bar.addWidget(self.print)
        layout.addLayout(bar)
        self._finding = Finding(look)
        layout.addWidget(self._finding)
        self.pages = PageView(look)
        self.pages.setMinimumHeight(_LEAST)
        self.pages.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        layout.addWidget(self.pages, 1)

    def show_pages(self, pages: Sequence[QImage]) -> None:
        """Show the paper."""
        self._finding.say("")
        self.pages.show_pages(pages)

    def take_focus(self) -> None:
        """Go to the primary button: Enter prints."""
        self.print.setFocus()

    def keep_draft(self) -> None:
        """There is nothing to keep."""

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong."""
        self._finding.say(f"{title} {text}".strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_focused(self.window(), event):
            super().keyPressEvent(event)


def ask_path(parent: QWidget, name: str) -> Path | None:
    """Ask where the paper is saved."""
    path, _kind = QFileDialog.getSaveFileName(parent, _("Gem som"), name, "PDF (*.pdf)")
    if not path:
        return None
    return Path(path if path.lower().endswith(".pdf") else path + ".pdf")


def print_images(parent: QWidget, pages: Sequence[QImage]) -> bool:
    """Ask for a printer and print the pages; say whether it was done."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    painter = QPainter(printer)
    for at, page in enumerate(pages):
        if at:
            printer.newPage()
        whole = QSizeF(printer.pageLayout().fullRectPixels(printer.resolution()).size())
        painter.drawImage(QRectF(0, 0, whole.width(), whole.height()), page)
    painter.end()
    return True
