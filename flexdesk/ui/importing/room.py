"""The room Importér: page and presenter wired to the bench."""

from flexdesk.app.changes import Changes, Done
from flexdesk.ui.importing.presenter import ImportPresenter
from flexdesk.ui.importing.view import ImportPage
from flexdesk.ui.shared.bench import Bench
from flexdesk.ui.shared.case_rows import Receipt


class ImportRoom:
    """A file, what taking it in would do, and what came of it."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self.page = ImportPage(bench.look, (bench.menu_button(),))
        self.presenter = ImportPresenter(
            self.page, bench.cases, bench.runner, done=self._on_imported
        )
        page, presenter = self.page, self.presenter
        page.file_chosen.connect(presenter.on_file)
        page.cancel_wanted.connect(presenter.on_cancel)
        page.start_wanted.connect(presenter.start)
        page.plan.commit_wanted.connect(presenter.on_commit)
        page.plan.accept_good_changed.connect(self._on_accept_good)
        page.result.query_wanted.connect(bench.ask)
        page.result.undo_wanted.connect(self._on_undo)

    def open_file(self, path: str) -> None:
        """Read a file that was dropped on the window."""
        self.presenter.on_file(path)

    def load(self) -> None:
        """Nothing: what is on the page stays until it is dealt with."""

    def on_changes(self, changes: Changes) -> None:
        """A plan says itself when the register moved on: nothing to do."""

    def on_hide(self, *, is_hidden: bool) -> None:
        """The preview masks what it shows."""

    def keep_draft(self) -> None:
        """Nothing is typed here."""

    def close(self) -> None:
        """Drop the plan."""
        self.presenter.close()

    def _on_imported(self, receipt: Receipt) -> None:
        self._bench.say_done(receipt.text, Done(receipt.tx, receipt.tx))

    def _on_accept_good(self, accepts: bool) -> None:  # noqa: FBT001 - a slot Qt calls
        self.presenter.on_accept_good(accepts=accepts)

    def _on_undo(self, tx: str) -> None:
        self._bench.undo(tx, self.presenter.start)
