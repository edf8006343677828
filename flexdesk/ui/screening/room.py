"""The room Screening: page and presenter wired to the bench."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from flexdesk.base.language import _
from flexdesk.ui.screening.cases import ScreeningCases
from flexdesk.ui.screening.presenter import ScreeningPresenter
from flexdesk.ui.screening.view import ScreeningPageView
from flexdesk.ui.shared.bench import Bench

if TYPE_CHECKING:
    from flexdesk.app.changes import Changes, Done


class ScreeningRoom:
    """The page; it is the host its presenter asks things of."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self.page = ScreeningPageView(bench.look, (bench.menu_button(),))
        self.presenter = ScreeningPresenter(
            self.page, ScreeningCases(bench.desk), bench.runner, self
        )
        page, presenter = self.page, self.presenter
        page.list_chosen.connect(presenter.on_list)
        page.program_chosen.connect(presenter.on_program)
        page.filter_chosen.connect(presenter.on_filter)
        page.picked.connect(self._on_picked)
        page.result_wanted.connect(presenter.on_result)
        page.text_wanted.connect(presenter.on_text)
        page.hours_wanted.connect(presenter.on_hours)
        page.citizen_wanted.connect(bench.open_citizen)
        page.export_wanted.connect(self.export)
        page.empty_wanted.connect(bench.go)
        presenter.on_hide(is_hidden=bench.is_hidden)

    @property
    def citizen(self) -> str:
        """The citizen of the row one is on."""
        return self.page.table.key

    def show(self, list_code: str = "", citizen: str = "") -> None:
        """Look at a list from elsewhere, on a citizen when one is named."""
        self.presenter.show(list_code, citizen)

    def load(self) -> None:
        """Read when something changed since it was read."""
        self.presenter.load()

    def on_changes(self, changes: "Changes") -> None:
        """Read again what is concerned: at once where it is seen."""
        self.presenter.on_changes(changes)
        if self.page.isVisible():
            self.presenter.load()

    def on_hide(self, *, is_hidden: bool) -> None:
        """Hide or show names."""
        self.presenter.on_hide(is_hidden=is_hidden)

    def keep_draft(self) -> None:
        """The sheet keeps its own draft."""

    def close(self) -> None:
        """Drop every row."""
        self.presenter.close()
        self.page.clear()

    def export(self) -> None:
        """Ask where the list is to be written, and write what is shown."""
        kinds = _("Excel-ark (*.xlsx)")
        path, _kind = QFileDialog.getSaveFileName(
            self._bench.window_widget, _("Gem som Excel-ark"), self.presenter.file_name(), kinds
        )
        if path:
            out = path if path.lower().endswith(".xlsx") else f"{path}.xlsx"
            self.presenter.on_export(out, self.page.table.shown_keys())

    def said(self, text: str, done: "Done | None") -> None:
        """Say that something is done and offer to take it back."""
        self._bench.say_done(text, done)

    def offer_hours(self, placement: str) -> None:
        """Open the sheet in which agreed hours are written."""
        self._bench.call("agreed-hours", placement)

    def open_look(self, citizens: tuple[str, ...], list_code: str) -> None:
        """Open the sheet of a look with text and next day."""
        self._bench.call("screening-look", citizens, list_code)

    def _on_picked(self, citizens: Sequence[str]) -> None:
        self.presenter.on_picked(citizens)
