"""The tab Historik: its view and presenter wired to the bench."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from flexdesk.app.field_history import ChangeLine
from flexdesk.ui.citizen.cases import CitizenCases
from flexdesk.ui.citizen.history_presenter import HistoryPresenter
from flexdesk.ui.citizen.history_view import HistoryView
from flexdesk.ui.shared.bench import Bench

if TYPE_CHECKING:
    from flexdesk.app.changes import Changes, Done


class HistoryTab:
    """Who changed what when about one citizen."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self.widget = HistoryView(bench.look)
        self.presenter = HistoryPresenter(self, CitizenCases(bench.desk), bench.runner)
        self.widget.undo_wanted.connect(self.presenter.on_undo)
        self.widget.searched.connect(self.presenter.on_searched)
        self.presenter.on_hide(is_hidden=bench.is_hidden)

    def show(self, citizen_id: str) -> None:
        """Show a citizen's changes."""
        self.presenter.show(citizen_id)

    def on_changes(self, changes: "Changes") -> None:
        """Read again what is concerned."""
        self.presenter.on_changes(changes)

    def on_hide(self, *, is_hidden: bool) -> None:
        """Hide or show what was written."""
        self.presenter.on_hide(is_hidden=is_hidden)

    def keep_draft(self) -> None:
        """Nothing is typed here that must be kept."""

    def close(self) -> None:
        """Drop every row and text."""
        self.presenter.close()
        self.widget.clear()

    def take_focus(self) -> None:
        """Put the focus on the table."""
        self.widget.take_focus()

    def is_seen(self) -> bool:
        """Say whether the tab is in front."""
        return self.widget.isVisible()

    def show_lines(self, lines: Sequence[ChangeLine], total: int, *, is_hidden: bool) -> None:
        """Show these changes of so many."""
        self.widget.show_lines(lines, total, is_hidden=is_hidden)

    def say_done(self, text: str, done: "Done") -> None:
        """Say that something is done."""
        self._bench.say_done(text, done)

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong."""
        self.widget.say_error(title, text)
