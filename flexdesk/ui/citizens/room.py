"""The room Borgere: list and pane wired to the bench."""

from contextlib import suppress

from flexdesk.app.changes import Changes, Done
from flexdesk.base.errors import FlexDeskError
from flexdesk.base.numbers import format_number
from flexdesk.ui.citizens.cells import forget_pictures
from flexdesk.ui.citizens.presenter import CitizensPresenter
from flexdesk.ui.citizens.view import CitizensPage
from flexdesk.ui.shared.bench import Bench


class CitizensRoom:
    """The list of citizens and the pane of the chosen one."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self.page = CitizensPage(bench.look, (bench.menu_button(),))
        self.presenter = CitizensPresenter(
            self.page, bench.cases, bench.runner, counted=self._on_counted
        )
        page, presenter = self.page, self.presenter
        page.typed.connect(presenter.on_typed)
        page.entered.connect(self._on_entered)
        page.rested.connect(presenter.on_search_ended)
        page.chip_dropped.connect(presenter.on_chip_dropped)
        page.last_chip_dropped.connect(presenter.on_last_chip_dropped)
        page.view_chosen.connect(presenter.on_view_chosen)
        page.chosen.connect(presenter.on_chosen)
        page.pane_closed.connect(presenter.on_closed)
        page.import_wanted.connect(self._on_import)
        page.done_said.connect(self._on_done)
        page.pane.reveal_wanted.connect(presenter.on_reveal)
        page.pane.note_wanted.connect(presenter.on_note_wanted)
        page.pane.note_saved.connect(presenter.on_note_saved)
        page.pane.draft_changed.connect(presenter.on_draft)
        presenter.load()

    def load(self) -> None:
        """Nothing: the list was read when it was made, and follows the changes."""

    def on_changes(self, changes: Changes) -> None:
        """Read again what was changed."""
        self.presenter.on_changes(changes)

    def on_hide(self, *, is_hidden: bool) -> None:
        """Hide or show names."""
        if self.presenter.is_hidden != is_hidden:
            self.presenter.on_hide()

    def keep_draft(self) -> None:
        """Keep what was typed in the last half second: no worker runs any more."""
        unsaved = self.page.pane.composer.take_unsaved()
        if unsaved is not None:
            # a full disk was told of when the half second before it was kept
            with suppress(FlexDeskError):
                self._bench.cases.save_note_draft(*unsaved)

    def close(self) -> None:
        """Drop every row, text and picture."""
        self.page.stop()
        self.presenter.close()
        forget_pictures()

    def _on_counted(self, count: int) -> None:
        self._bench.set_count("citizens", format_number(count))

    def _on_entered(self, typed: str) -> None:
        self.presenter.on_typed(typed, is_finished=True)
        self.presenter.on_search_ended()

    def _on_import(self) -> None:
        self._bench.go("import")

    def _on_done(self, text: str, tx: str) -> None:
        self._bench.say_done(text, Done("", tx))
