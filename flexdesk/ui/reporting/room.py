"""The room Rapporter: page and presenter wired to the bench."""

from functools import partial

from PySide6.QtWidgets import QFileDialog

from flexdesk.app.changes import Changes
from flexdesk.base.language import _
from flexdesk.ui.reporting.pdf_pages import render_pages
from flexdesk.ui.reporting.presenter import ReportsPresenter
from flexdesk.ui.reporting.view import ReportsPage
from flexdesk.ui.shared.bench import Bench

_PAGE_SCALE = 1.25
"""A page is shown at most 640 pixels wide: so sharp, and no more memory than that."""


class ReportsRoom:
    """Documents with their preview."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self.page = ReportsPage(bench.look, (bench.menu_button(),))
        scale = _PAGE_SCALE * bench.window_widget.devicePixelRatioF()
        render = partial(render_pages, scale=scale)
        self.presenter = ReportsPresenter(self.page, bench.cases, bench.runner, render)
        page, presenter = self.page, self.presenter
        page.document_chosen.connect(presenter.on_document)
        page.day_chosen.connect(presenter.on_day)
        page.program_chosen.connect(presenter.on_program)
        page.audience_chosen.connect(presenter.on_audience)
        page.release_changed.connect(presenter.on_release)
        page.cancel_wanted.connect(presenter.on_cancel)
        page.save_wanted.connect(self._on_save)
        presenter.load()

    def load(self) -> None:
        """Nothing: the page was read when it was made, and follows the changes."""

    def on_changes(self, changes: Changes) -> None:
        """Make the preview anew."""
        self.presenter.on_changes(changes)

    def on_hide(self, *, is_hidden: bool) -> None:
        """Documents name nobody by themselves."""

    def keep_draft(self) -> None:
        """Nothing is typed here."""

    def close(self) -> None:
        """Drop the pages."""
        self.presenter.close()

    def _on_save(self) -> None:
        presenter = self.presenter
        if presenter.document is None:
            return
        suffix = presenter.document.suffix
        kinds = f"{presenter.document.title} (*{suffix})"
        path, _kind = QFileDialog.getSaveFileName(
            self._bench.window_widget, _("Gem som"), presenter.file_name(), kinds
        )
        if path:
            presenter.on_save(path if path.lower().endswith(suffix) else path + suffix)
