"""Opens the print of the timeline: draws it, prints it or saves it as PDF."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from flexdesk.app import flow_print
from flexdesk.app.flow_print import A3, PrintWish
from flexdesk.app.flow_rows import FlowPage
from flexdesk.base.language import _
from flexdesk.ui.placements.print_panel import FlowPrintPanel
from flexdesk.ui.shared.lanes import FILES, WRITE
from flexdesk.ui.shared.telling import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

    from flexdesk.ui.shared.bench import Bench

PRINT_SCALE = 3.0
"""Pixels per point on the way to a printer: 216 a line inch, also on A3."""


def open_print(bench: "Bench", page: FlowPage) -> FlowPrintPanel:
    """Open the sheet with the pages of what the page shows."""
    panel = FlowPrintPanel(bench.look)
    paper = FlowPrint(bench, panel, page)
    panel.maker = paper
    panel.wish_changed.connect(paper.draw)
    panel.print_wanted.connect(paper.print)
    panel.save_wanted.connect(paper.save)
    bench.open_sheet(panel, _("Udskriv tidslinjen"))
    paper.draw()
    return panel


class FlowPrint:
    """Draws, prints and saves what the panel shows."""

    def __init__(self, bench: "Bench", panel: FlowPrintPanel, page: FlowPage) -> None:
        self._bench, self._panel, self._page = bench, panel, page
        self._data, self._drawn = b"", PrintWish()
        self.ask_path: Callable[[QWidget, str], Path | None] = _ask_path
        self.to_printer: Callable[[QWidget, Sequence[QImage], PrintWish], bool] = print_images

    def draw(self) -> None:
        """Draw the paper anew and show it."""
        from flexdesk.ui.reporting.pdf_pages import render_pages

        wish, desk, page = self._panel.wish, self._bench.desk, self._page

        def job(_ctx: object) -> "tuple[bytes, Sequence[QImage]]":
            data = flow_print.flow_pdf(desk, page, wish)
            return data, render_pages(data)

        self._bench.runner.run(
            job, partial(self._on_drawn, wish), failed=self._on_failed, lane=FILES, key="flow-paper"
        )

    def print(self) -> None:
        """Ask for a printer and print."""
        from flexdesk.ui.reporting.pdf_pages import render_pages

        pages = render_pages(self._data, PRINT_SCALE) if self._data else ()
        if pages and self.to_printer(self._panel, pages, self._drawn):
            desk, page = self._bench.desk, self._page
            self._bench.runner.run(
                lambda _ctx: flow_print.log_print(desk, page),
                _ignore,
                failed=self._on_failed,
                lane=WRITE,
            )
            self._bench.say_done(_("Udskrevet"))

    def save(self) -> None:
        """Ask for a place and save."""
        wish, desk, page = self._panel.wish, self._bench.desk, self._page
        path = self.ask_path(self._panel, flow_print.file_name(page.on))
        if path is None:
            return
        self._bench.runner.run(
            lambda _ctx: flow_print.write_flow(desk, page, wish, path),
            lambda out: self._bench.say_done(_("Gemt som {file}").format(file=out.name)),
            failed=self._on_failed,
            lane=FILES,
        )

    def _on_drawn(self, wish: PrintWish, answer: "tuple[bytes, Sequence[QImage]]") -> None:
        self._data, pages = answer
        self._drawn = wish
        self._panel.show_pages(pages)

    def _on_failed(self, error: BaseException) -> None:
        say(self._panel, error)


def print_images(parent: "QWidget", pages: "Sequence[QImage]", wish: PrintWish) -> bool:
    """Ask for a printer and print the pages across; say whether it was done."""
    from PySide6.QtCore import QRectF, QSizeF
    from PySide6.QtGui import QPageLayout, QPageSize, QPainter
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    ids = QPageSize.PageSizeId
    printer.setPageSize(QPageSize(ids.A3 if wish.size == A3 else ids.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
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


def _ask_path(parent: "QWidget", name: str) -> Path | None:
    from flexdesk.ui.today.paper_panel import ask_path

    return ask_path(parent, name)


def _ignore(_answer: object) -> None:
    """Nobody waits for this."""
