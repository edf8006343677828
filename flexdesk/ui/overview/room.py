"""The room Overblik: page and presenter wired to the bench."""

from flexdesk.app.changes import Changes
from flexdesk.ui.overview.presenter import OverviewPresenter
from flexdesk.ui.overview.view import OverviewPage
from flexdesk.ui.shared.bench import Bench


class OverviewRoom:
    """Numbers, each with the rows behind it."""

    def __init__(self, bench: Bench) -> None:
        self.page = OverviewPage(bench.look, (bench.menu_button(),))
        self.presenter = OverviewPresenter(self.page, bench.cases, bench.runner)
        page, presenter = self.page, self.presenter
        page.day_chosen.connect(presenter.on_day)
        page.program_chosen.connect(presenter.on_program)
        page.figure_wanted.connect(presenter.on_figure)
        page.members_closed.connect(presenter.on_members_closed)
        page.citizen_wanted.connect(bench.open_citizen)
        self._bench = bench
        page.import_wanted.connect(self._on_import)
        page.progress_wanted.connect(self._on_progress)
        presenter.on_hide(is_hidden=bench.is_hidden)
        presenter.load()

    def load(self) -> None:
        """Nothing: the page was read when it was made, and follows the changes."""

    def on_changes(self, changes: Changes) -> None:
        """Count again."""
        self.presenter.on_changes(changes)

    def on_hide(self, *, is_hidden: bool) -> None:
        """Hide or show names."""
        self.presenter.on_hide(is_hidden=is_hidden)

    def keep_draft(self) -> None:
        """Nothing is typed here."""

    def close(self) -> None:
        """Drop every row."""
        self.presenter.close()

    def _on_import(self) -> None:
        self._bench.go("import")

    def _on_progress(self) -> None:
        self._bench.call("hours-progress", "", self.presenter.program, self.presenter.day)
