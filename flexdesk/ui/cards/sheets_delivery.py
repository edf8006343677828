"""Where a card goes once it is handed out: folder, printer, mail, clipboard, screen.

What is asked of the user is asked first; a card exists only after the ledger has it, and one that
is printed, copied or shown is never a file.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QFileDialog, QWidget

from flexdesk.app.card_files import saved_as
from flexdesk.base.language import _
from flexdesk.domain.card_codes import CardSize, Sight
from flexdesk.ui.cards.on_screen import OnScreenPanel
from flexdesk.ui.cards.sheets_ways import MAIL, PRINT, SCREEN, TEXT, Target
from flexdesk.ui.reporting.pdf_pages import render_pages
from flexdesk.ui.shared.lanes import FILES
from flexdesk.ui.shared.panel_runner import PanelRunner
from flexdesk.ui.transfer.clipboard import keeper_of

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from flexdesk.app.card_files import OutFile, TakeBack
    from flexdesk.ui.shared.bench import Bench

PRINT_SCALE = 4.0
"""Pixels per point on the way to a printer: 288 an inch."""
SCREEN_SCALES = {CardSize.A4: 2.0, CardSize.A5: 2.8}
"""Pixels per point on the screen: sharp at twice the width of the sheet."""


@dataclass(slots=True)
class Asking:
    """How the user is asked; a test answers for her."""

    folder: Callable[[QWidget], str]
    printer: "Callable[[QWidget, str], QPrinter | None]"
    open_file: Callable[[Path], None]
    paper: Callable[[QWidget], str]


class FolderTarget:
    """A file in a folder, under the name the card has; a mail draft is opened too."""

    def __init__(self, folder: Path, open_file: Callable[[Path], None] | None = None) -> None:
        self._folder, self._open = folder, open_file

    def deliver(self, out: "OutFile") -> "TakeBack | None":
        """Write the file; when that fails the ledger has no row either."""
        return saved_as(self._folder / out.name)(out)

    def finish(self, out: "OutFile") -> None:
        """Open a mail draft."""
        if self._open is not None:
            self._open(self._folder / out.name)


class PrintTarget:
    """A printer that was chosen; the pages are drawn from memory."""

    def __init__(self, bench: "Bench", printer: "QPrinter") -> None:
        self._bench, self._printer = bench, printer

    def deliver(self, out: "OutFile") -> "TakeBack | None":
        """Nothing is written anywhere."""
        del out
        return None

    def finish(self, out: "OutFile") -> None:
        """Draw the pages on a worker and print them."""
        self._bench.runner.run(
            lambda _ctx: render_pages(out.data, PRINT_SCALE),
            self._on_pages,
            failed=self._bench.say_error,
            lane=FILES,
        )

    def _on_pages(self, pages: Sequence[QImage]) -> None:
        draw_pages(self._printer, pages)


class ClipTarget:
    """The clipboard, which is emptied again by itself."""

    def __init__(self, bench: "Bench") -> None:
        self._bench = bench

    def deliver(self, out: "OutFile") -> "TakeBack | None":
        """Nothing is written anywhere."""
        del out
        return None

    def finish(self, out: "OutFile") -> None:
        """Copy the words."""
        keeper_of(self._bench.window_widget).copy(out.data.decode("utf-8-sig"))


class ScreenTarget:
    """The screen: the pages are drawn from memory, on a sheet that keeps nothing of them."""

    def __init__(self, bench: "Bench", size: str, sight: str) -> None:
        self._bench, self._is_named = bench, sight != Sight.ANONYM
        self._scale = SCREEN_SCALES[CardSize(size)]

    def deliver(self, out: "OutFile") -> "TakeBack | None":
        """Nothing is written anywhere."""
        del out
        return None

    def finish(self, out: "OutFile") -> None:
        """Open the sheet; what is drawn after it is closed is shown to nobody."""
        bench = self._bench
        panel = OnScreenPanel(bench.look, is_named=self._is_named)
        panel.on_hide(is_hidden=bench.is_hidden)
        scale = self._scale * bench.window_widget.devicePixelRatioF()
        PanelRunner(bench.runner, panel, bench.say_error).run(
            lambda _ctx: render_pages(out.data, scale),
            panel.show_pages,
            failed=bench.say_error,
            lane=FILES,
        )
        bench.open_sheet(panel, _("Kandidatkort"))


def target_for(bench: "Bench", way: str, size: str, sight: str = "") -> Target | None:
    """Ask what the way needs to know; None when the user thinks better of it."""
    parent = bench.window_widget
    if way == SCREEN:
        return ScreenTarget(bench, size, sight)
    if way == TEXT:
        return ClipTarget(bench)
    if way == PRINT:
        printer = ASKING.printer(parent, size)
        return PrintTarget(bench, printer) if printer is not None else None
    folder = ASKING.folder(parent)
    if not folder:
        return None
    return FolderTarget(Path(folder), ASKING.open_file if way == MAIL else None)


def ask_paper(bench: "Bench") -> str:
    """Ask which file is the paper that was signed; empty for none."""
    return ASKING.paper(bench.window_widget)


def draw_pages(printer: "QPrinter", pages: Sequence[QImage]) -> None:
    """Draw each page as large as the paper."""
    painter = QPainter(printer)
    for at, page in enumerate(pages):
        if at:
            printer.newPage()
        whole = QSizeF(printer.pageLayout().fullRectPixels(printer.resolution()).size())
        wide, high = float(page.width()), float(page.height())
        scale = min(whole.width() / wide, whole.height() / high)
        painter.drawImage(QRectF(0, 0, wide * scale, high * scale), page)
    painter.end()


def _ask_folder(parent: QWidget) -> str:
    # a folder and no name: nobody can name the file after the citizen
    return str(QFileDialog.getExistingDirectory(parent, _("Vælg mappen, kortet skal gemmes i")))


def _ask_printer(parent: QWidget, size: str) -> "QPrinter | None":
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    is_small = size == CardSize.A5
    paper = QPageSize(QPageSize.PageSizeId.A5 if is_small else QPageSize.PageSizeId.A4)
    printer.setPageLayout(QPageLayout(paper, QPageLayout.Orientation.Portrait, QMarginsF()))
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def _open_file(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _ask_paper(parent: QWidget) -> str:
    kinds = _("Skannet side (*.pdf *.jpg *.jpeg *.png)")
    path, _kind = QFileDialog.getOpenFileName(parent, _("Vælg den underskrevne side"), "", kinds)
    return str(path)


ASKING = Asking(_ask_folder, _ask_printer, _open_file, _ask_paper)
"""How the user is asked."""
