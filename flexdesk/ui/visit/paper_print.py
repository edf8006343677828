"""The half page on a printer or in a file; nothing is written anywhere else."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QFileDialog, QWidget

from flexdesk.base.files import write_atomically
from flexdesk.base.language import _

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

FILE_NAME = "besoegsark.pdf"


def ask_and_print(parent: QWidget, pages: Sequence[QImage]) -> bool:
    """Ask for a printer and print the pages; say whether that was done."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    draw_pages(printer, pages)
    return True


def draw_pages(printer: "QPrinter", pages: Sequence[QImage]) -> None:
    """Draw each page as wide as the paper, at its top: half an A4 page when it is one."""
    painter = QPainter(printer)
    for number, page in enumerate(pages):
        if number:
            printer.newPage()
        room = QRectF(painter.viewport())
        size = QSizeF(page.size())
        scale = min(room.width() / size.width(), room.height() / size.height())
        painter.drawImage(QRectF(0, 0, size.width() * scale, size.height() * scale), page)
    painter.end()


def ask_and_save(parent: QWidget, data: bytes) -> str:
    """Ask for a place and save the PDF there; return the file's name, empty for none.

    Raises:
        UserError: when the file cannot be written.
        EnvironmentFaultError: when the disk is full.
    """
    kinds = _("PDF (*.pdf)")
    path, _kind = QFileDialog.getSaveFileName(
        parent, _("Gem ark til arbejdspladsen"), FILE_NAME, kinds
    )
    if not path:
        return ""
    file = Path(path if path.lower().endswith(".pdf") else path + ".pdf")
    write_atomically(file, data)
    return file.name
