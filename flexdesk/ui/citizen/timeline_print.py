"""The print of a timeline: its pages as they will be, and saving them as PDF."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from flexdesk.app.timeline import TimelineFilter
from flexdesk.app.timeline_print import file_name
from flexdesk.base.language import _
from flexdesk.ui.citizen.cases import CitizenCases
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import columns, rows
from flexdesk.ui.parts.fields import NoticeBar
from flexdesk.ui.parts.labels import label
from flexdesk.ui.reporting.page_view import PageView
from flexdesk.ui.reporting.pdf_pages import render_pages
from flexdesk.ui.shared.bench import Bench
from flexdesk.ui.shared.lanes import FILES
from flexdesk.ui.shared.telling import say

Ask = Callable[[QWidget, str], str]
_PAGE_HEIGHT = 320


class TimelinePrint(QWidget):
    """A sheet with the pages and one button."""

    def __init__(
        self, bench: Bench, cases: CitizenCases, citizen: str, wanted: TimelineFilter, number: str
    ) -> None:
        super().__init__()
        self._bench, self._cases = bench, cases
        self._citizen, self._wanted, self._number = citizen, wanted, number
        self._is_open = True
        self.ask_path: Ask = _ask_path
        look = bench.look
        layout = rows(self, margins=(24, 16, 24, 24), gap=12)
        words = _(
            "Det, tidslinjen viser nu, med samme udvalg. Udskriften er intern og uden CPR-numre."
        )
        layout.addWidget(label(words, tone="muted", wrap=True))
        self.notice = NoticeBar(look, "print-notice")
        layout.addWidget(self.notice)
        foot = columns()
        self.save = Button(look, _("Gem som PDF…"), kind="primary", icon="download")
        self.save.setObjectName("save-timeline")
        self.save.setEnabled(False)
        self.save.clicked.connect(self._on_save)
        foot.addWidget(self.save)
        foot.addStretch(1)
        layout.addLayout(foot)
        self.pages = PageView(look)
        self.pages.setMinimumHeight(_PAGE_HEIGHT)
        layout.addWidget(self.pages, 1)
        self._draw()

    def take_focus(self) -> None:
        """Put the focus on what one came for."""
        self.save.setFocus()

    def keep_draft(self) -> None:
        """Nothing is typed here; the sheet closes, and pages that come later come to nobody."""
        self._is_open = False

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong above the pages."""
        self.notice.say(title, text)

    def _draw(self) -> None:
        cases, is_hidden = self._cases, self._bench.is_hidden
        citizen, wanted = self._citizen, self._wanted
        scale = 2 * self._bench.window_widget.devicePixelRatioF()
        self._bench.runner.run(
            lambda _ctx: render_pages(
                cases.timeline_pdf(citizen, wanted, is_hidden=is_hidden), scale
            ),
            self._on_pages,
            failed=self._on_failed,
            lane=FILES,
            key="timeline-pages",
        )

    def _on_pages(self, pages: Sequence[QImage]) -> None:
        if not self._is_open:
            return
        self.pages.show_pages(pages)
        self.save.setEnabled(True)
        self.take_focus()

    def _on_failed(self, error: BaseException) -> None:
        if self._is_open:
            say(self, error)

    def _on_save(self) -> None:
        name = file_name(self._number, self._bench.desk.today())
        path = self.ask_path(self._bench.window_widget, name)
        if not path:
            return
        out = Path(path if path.lower().endswith(".pdf") else f"{path}.pdf")
        self._bench.runner.run(
            lambda _ctx: self._cases.write_timeline(
                self._citizen, self._wanted, out, is_hidden=self._bench.is_hidden
            ),
            partial(_on_written, self._bench),
            failed=self._on_failed,
            lane=FILES,
        )


def _on_written(bench: Bench, path: Path) -> None:
    bench.close_sheet()
    bench.say_done(_("Tidslinjen er gemt som {file}").format(file=path.name))


def _ask_path(parent: QWidget, name: str) -> str:
    path, _kind = QFileDialog.getSaveFileName(parent, _("Gem som"), name, "PDF (*.pdf)")
    return str(path)
