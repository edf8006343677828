"""The room Borgere: list and pane wired to the bench."""

from contextlib import suppress

from PySide6.QtWidgets import QFileDialog

from flexdesk.app.changes import Changes, Done
from flexdesk.base.errors import FlexDeskError
from flexdesk.base.language import _
from flexdesk.base.numbers import format_number
from flexdesk.ui.citizens.cells import forget_pictures
from flexdesk.ui.citizens.presenter import CitizensPresenter
from flexdesk.ui.citizens.view import CitizensPage
from flexdesk.ui.shared.bench import Bench


class CitizensRoom:
    """The list of citizens and the pane of the chosen one."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self.page = CitizensPage(bench.look, (bench.menu_button(),), can_add=_has_desk(bench))
        self.presenter = CitizensPresenter(
            self.page, bench.cases, bench.runner, counted=self._on_counted
        )
        self._connect_list()
        self._connect_views()
        self._connect_pane()

    def _connect_list(self) -> None:
        page, presenter = self.page, self.presenter
        page.typed.connect(presenter.on_typed)
        page.search.completing.connect(presenter.on_completing)
        page.search.lesson_wanted.connect(presenter.on_lesson)
        page.entered.connect(self._on_entered)
        page.rested.connect(presenter.on_search_ended)
        page.chip_dropped.connect(presenter.on_chip_dropped)
        page.last_chip_dropped.connect(presenter.on_last_chip_dropped)
        page.chosen.connect(presenter.on_chosen)
        page.page_wanted.connect(self._bench.open_citizen)
        page.bulk_wanted.connect(self._on_bulk)
        page.copy_wanted.connect(presenter.taking.on_copy)
        page.paste_wanted.connect(self._on_paste)
        page.new_wanted.connect(self._on_new)
        page.hand_over_wanted.connect(self._on_hand_over)
        page.export_stopped.connect(presenter.taking.on_stop)
        page.import_wanted.connect(self._on_import)
        page.done_said.connect(self._on_done)

    def _connect_views(self) -> None:
        page, presenter = self.page, self.presenter
        bar, verbs = page.views, presenter.views
        page.view_chosen.connect(presenter.on_view_chosen)
        page.order_chosen.connect(self._on_order)
        page.columns.changed.connect(presenter.on_columns)
        page.columns.group_chosen.connect(presenter.on_grouping)
        bar.save_wanted.connect(self._on_save_view)
        bar.rename_wanted.connect(verbs.on_rename)
        bar.update_wanted.connect(verbs.on_update)
        bar.reset_wanted.connect(presenter.on_view_reset)
        bar.share_wanted.connect(self._on_share_view)
        bar.move_wanted.connect(verbs.on_move)
        bar.delete_wanted.connect(verbs.on_delete)

    def _connect_pane(self) -> None:
        page, presenter = self.page, self.presenter
        page.pane_closed.connect(presenter.on_closed)
        page.pane.reveal_wanted.connect(presenter.on_reveal)
        page.pane.note_wanted.connect(presenter.on_note_wanted)
        page.pane.note_saved.connect(presenter.on_note_saved)
        page.pane.draft_changed.connect(presenter.on_draft)
        page.pane.composer.cancelled.connect(presenter.close_if_gone)

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

    def export(self) -> None:
        """Ask where the list is to be written, and write it: the chosen rows, or all shown."""
        kinds = _("Excel-ark (*.xlsx)")
        name = self.presenter.taking.file_name()
        path, _kind = QFileDialog.getSaveFileName(
            self._bench.window_widget, _("Gem listen som"), name, kinds
        )
        if path:
            self.export_to(path if path.lower().endswith(".xlsx") else f"{path}.xlsx")

    def export_to(self, path: str) -> None:
        """Write the chosen rows, or all that are shown, to a file."""
        picked = self.page.table.picked
        self.presenter.taking.on_export(path, picked if len(picked) > 1 else ())

    def _on_counted(self, count: int) -> None:
        self._bench.set_count("citizens", format_number(count) if count else "")

    def _on_entered(self, typed: str) -> None:
        """Enter finishes a term; on words it goes on to the only hit, or to the list."""
        presenter = self.presenter
        presenter.on_typed(typed, is_finished=True)
        presenter.on_search_ended()
        only = presenter.may_open()
        if only:
            self._bench.open_citizen(only)
        elif self.page.search.edit.text().strip():
            self.page.go_to_list()

    def _on_order(self, key: str, is_descending: bool) -> None:  # noqa: FBT001 - a slot Qt calls
        self.presenter.on_order(key, is_descending=is_descending)

    def _on_save_view(self, label: str, is_team: bool) -> None:  # noqa: FBT001 - a slot Qt calls
        self.presenter.views.on_save(label, is_team=is_team)

    def _on_share_view(self, is_team: bool) -> None:  # noqa: FBT001 - a slot Qt calls
        self.presenter.views.on_share(is_team=is_team)

    def _on_bulk(self, citizens: tuple[str, ...]) -> None:
        self._bench.call("bulk-edit", citizens)

    def _on_hand_over(self, citizens: tuple[str, ...]) -> None:
        self._bench.call("hand-over", citizens)

    def _on_new(self) -> None:
        self._bench.call("new-citizen")

    def _on_paste(self, text: str) -> None:
        self._bench.call("bulk-paste", text)

    def _on_import(self) -> None:
        self._bench.go("import")

    def _on_done(self, text: str, tx: str) -> None:
        self._bench.say_done(text, Done("", tx))


def _has_desk(bench: Bench) -> bool:
    """Say whether a register is open, and not invented rows alone."""
    try:
        return bool(bench.desk)
    except TypeError:
        return False
