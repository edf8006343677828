"""The room Importér: page and presenters wired to the bench."""

from typing import TYPE_CHECKING

from flexdesk.app.changes import Changes
from flexdesk.ui.importing.grid_presenter import GridPresenter
from flexdesk.ui.importing.presenter import ImportPresenter
from flexdesk.ui.importing.view import ImportPage
from flexdesk.ui.shared.bench import Bench
from flexdesk.ui.shared.case_rows import PlanLine, PlanRepair

if TYPE_CHECKING:
    from flexdesk.ui.importing.cases import ImportCases


class ImportRoom:
    """What one has, what taking it in would do, and what came of it."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self.page = ImportPage(bench.look, (bench.menu_button(),))
        cases: ImportCases = bench.cases.imports
        self.presenter = ImportPresenter(self.page, cases, bench.runner)
        self.grid = GridPresenter(self.page, self.page.grid, cases, bench.runner)
        self._connect_file()
        self._connect_grid()
        self._connect_result()
        self.on_hide(is_hidden=bench.is_hidden)

    def _connect_file(self) -> None:
        page, presenter = self.page, self.presenter
        page.file_chosen.connect(presenter.on_file)
        page.cancel_wanted.connect(presenter.on_cancel)
        page.start_wanted.connect(presenter.start)
        page.columns.said.connect(presenter.on_columns_said)
        page.plan.commit_wanted.connect(presenter.on_commit)
        page.plan.accept_good_changed.connect(self._on_accept_good)
        page.plan.keep_rest_changed.connect(self._on_keep_rest)
        page.plan.columns_wanted.connect(presenter.on_columns_wanted)
        page.plan.repaired.connect(self._on_repaired)
        page.plan.all_repaired.connect(presenter.on_repair_all)

    def _connect_grid(self) -> None:
        page, grid = self.page, self.grid
        page.grid_wanted.connect(grid.open)
        page.grid.typed.connect(grid.on_typed)
        page.grid.paste_wanted.connect(grid.on_paste)
        page.grid.take_wanted.connect(grid.on_take)
        page.grid.cancel_wanted.connect(grid.on_cancel)
        page.grid.back_wanted.connect(self._on_grid_left)

    def _connect_result(self) -> None:
        result = self.page.result
        result.query_wanted.connect(self._bench.ask)
        result.undo_wanted.connect(self._on_undo)
        result.today_wanted.connect(self._on_today)
        result.backup_wanted.connect(self.presenter.on_backup)
        result.cancel_wanted.connect(self.presenter.on_backup_cancelled)

    def open_file(self, path: str) -> None:
        """Read a file that was dropped on the window."""
        self.presenter.on_file(path)

    def load(self) -> None:
        """Ask anew what one has while nothing is on its way: the store may have moved."""
        if self.presenter.is_idle and self.page.is_at_start:
            self.presenter.start()
        elif self.presenter.is_idle and self.page.is_at_result:
            self.presenter.look_again()

    def on_changes(self, changes: Changes) -> None:
        """A plan says itself when the register moved on: nothing to do."""

    def on_hide(self, *, is_hidden: bool) -> None:
        """Hide or show names in the preview and in the grid."""
        self.page.hide_names(is_hidden=is_hidden)

    def keep_draft(self) -> None:
        """Keep what was typed in the last half second."""
        self.grid.keep_now()

    def close(self) -> None:
        """Drop the plan and every row."""
        self.presenter.close()
        self.grid.close()
        self.page.clear()

    def _on_accept_good(self, accepts: bool) -> None:  # noqa: FBT001 - a slot Qt calls
        self.presenter.on_accept_good(accepts=accepts)

    def _on_keep_rest(self, keeps: bool) -> None:  # noqa: FBT001 - a slot Qt calls
        self.presenter.on_keep_rest(keeps=keeps)

    def _on_repaired(self, line: object, repair: object) -> None:
        if isinstance(line, PlanLine) and isinstance(repair, PlanRepair):
            self.presenter.on_repair(line, repair)

    def _on_grid_left(self) -> None:
        """Go back to the choice; what is typed waits as a draft."""
        self.grid.leave(self.presenter.start)

    def _on_undo(self, tx: str) -> None:
        def then() -> None:
            if not self.grid.on_undone(tx):
                self.presenter.start()

        self._bench.undo(tx, then)

    def _on_today(self) -> None:
        self._bench.go("today")
