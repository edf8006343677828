"""Decides what the tab Historik shows; knows no Qt."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from flexdesk.app.field_history import ChangeLine, filter_changes
from flexdesk.base.language import _
from flexdesk.ui.shared.lanes import WRITE, Runner
from flexdesk.ui.shared.telling import say_unless_gone

if TYPE_CHECKING:
    from flexdesk.app.changes import Changes, Done
    from flexdesk.ui.citizen.cases import CitizenCases


class HistoryPort(Protocol):
    """What the presenter asks of the tab."""

    def show_lines(self, lines: Sequence[ChangeLine], total: int, *, is_hidden: bool) -> None:
        """Show these changes of so many."""
        ...

    def is_seen(self) -> bool:
        """Say whether the tab is in front."""
        ...

    def say_done(self, text: str, done: "Done") -> None:
        """Say that something is done."""
        ...

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong."""
        ...


class HistoryPresenter:
    """Every change of one citizen's rows."""

    def __init__(self, view: HistoryPort, cases: "CitizenCases", runner: Runner) -> None:
        self._view, self._cases, self._runner = view, cases, runner
        self._citizen = self._text = ""
        self._lines: tuple[ChangeLine, ...] = ()
        self._is_hidden = False
        self._is_stale = True

    def show(self, citizen: str) -> None:
        """Show a citizen's changes; read again only when something moved."""
        if citizen == self._citizen and not self._is_stale:
            return
        if citizen != self._citizen:
            self._citizen, self._lines = citizen, ()
            self._show()
        self._load()

    def on_changes(self, changes: "Changes") -> None:
        """Read again what is concerned, at once when the tab is in front."""
        if self._citizen and (changes.everything or changes.concerns(citizen=self._citizen)):
            self._is_stale = True
            if self._view.is_seen():
                self._load()

    def on_hide(self, *, is_hidden: bool) -> None:
        """Hide or show what was written."""
        self._is_hidden = is_hidden
        self._show()

    def on_searched(self, text: str) -> None:
        """Show the changes that hold these words."""
        self._text = text
        self._show()

    def on_undo(self, tx: str) -> None:
        """Take a change back, with all that was done in the same go."""
        self._runner.run(
            lambda _ctx: self._cases.undo(tx),
            lambda done: self._view.say_done(_("Ændringen er fortrudt"), done),
            failed=self._on_failed,
            lane=WRITE,
        )

    def close(self) -> None:
        """Drop every row."""
        self._citizen, self._lines, self._text = "", (), ""

    def _load(self) -> None:
        citizen = self._citizen
        self._is_stale = False
        self._runner.run(
            lambda _ctx: (citizen, self._cases.changes(citizen)),
            self._on_lines,
            failed=self._on_failed,
            key="citizen-history",
        )

    def _on_lines(self, answer: tuple[str, tuple[ChangeLine, ...]]) -> None:
        citizen, lines = answer
        if citizen == self._citizen:
            self._lines = lines
            self._show()

    def _show(self) -> None:
        shown = filter_changes(self._lines, self._text)
        self._view.show_lines(shown, len(self._lines), is_hidden=self._is_hidden)

    def _on_failed(self, error: BaseException) -> None:
        say_unless_gone(self._view, error)
