"""Undo and redo by name: the toast after something done, and Ctrl+Z."""

from collections.abc import Callable
from typing import Protocol

from flexdesk.app.changes import Done
from flexdesk.app.rows import HistoryRow
from flexdesk.base.language import _
from flexdesk.ui.shared.cases import Cases
from flexdesk.ui.shared.lanes import WRITE, Runner
from flexdesk.ui.shared.telling import ErrorView, say


class ToastView(Protocol):
    """What is said at the bottom of the window."""

    def say(self, text: str, verb: str = "") -> None:
        """Say that something is done; *verb* offers to take it back."""
        ...

    def clear(self) -> None:
        """Take the words away."""
        ...


class Undoing:
    """Knows what the toast would take back."""

    def __init__(self, toast: ToastView, errors: ErrorView, cases: Cases, runner: Runner) -> None:
        self._toast, self._errors, self._cases, self._runner = toast, errors, cases, runner
        self._tx = ""
        self._is_redo = False

    def say(self, text: str, tx: str) -> None:
        """Say that something is done and can be taken back."""
        self._tx, self._is_redo = tx, False
        self._toast.say(text, _("Fortryd") if tx else "")

    def on_toast(self) -> None:
        """Take back what the toast speaks of, or bring it back."""
        if self._is_redo:
            self.redo()
        elif self._tx:
            self.undo(self._tx)

    def undo(self, tx: str = "", *, then: Callable[[], None] | None = None) -> None:
        """Take back a transaction, the last one when none is named."""

        def job(_ctx: object) -> tuple[Done, str]:
            row = self._cases.last_undoable() if not tx else None
            return self._cases.undo(tx or None), _named(row)

        def done(answer: tuple[Done, str]) -> None:
            self._on_undone(answer[1])
            if then is not None:
                then()

        self._runner.run(job, done, failed=self.on_failed, lane=WRITE)

    def redo(self) -> None:
        """Bring back what was taken back last."""
        self._runner.run(
            lambda _ctx: self._cases.redo(), self._on_redone, failed=self.on_failed, lane=WRITE
        )

    def close(self) -> None:
        """Forget what could be taken back."""
        self._tx = ""
        self._toast.clear()

    def on_failed(self, error: BaseException) -> None:
        """Say what went wrong on the page."""
        say(self._errors, error)

    def _on_undone(self, name: str) -> None:
        self._tx, self._is_redo = "", True
        text = _("Fortrudt: {name}").format(name=name) if name else _("Fortrudt")
        self._toast.say(text, _("Gendan"))

    def _on_redone(self, done: Done) -> None:
        self.say(_("Gendannet"), done.tx)


def _named(row: HistoryRow | None) -> str:
    return row.text if row is not None else ""
