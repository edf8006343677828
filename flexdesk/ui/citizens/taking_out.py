"""What is taken out of the list: a copy for Excel, a workbook. No Qt."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from flexdesk.app.jobs import JobContext, Progress
from flexdesk.app.list_export import ListOrder
from flexdesk.base.language import _, ngettext
from flexdesk.base.numbers import format_number
from flexdesk.ui.shared.lanes import FILES, WRITE, Handle, Runner
from flexdesk.ui.shared.list_cases import ListCases
from flexdesk.ui.shared.telling import say


class TakingPage(Protocol):
    """What the verbs ask of the page."""

    def put_on_clipboard(self, text: str) -> None:
        """Put lines on the clipboard."""
        ...

    def show_progress(self, name: str, done: int, total: int) -> None:
        """Show how far a file is; no name hides it."""
        ...

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong where it arose."""
        ...

    def say_done(self, text: str, tx: str) -> None:
        """Say that something is done."""
        ...


OrderOf = Callable[[Sequence[str]], ListOrder]


class TakingOut:
    """Copies and exports; what leaves is logged, and never holds a CPR number."""

    def __init__(
        self, page: TakingPage, cases: ListCases, runner: Runner, order_of: OrderOf
    ) -> None:
        self._page, self._cases, self._runner, self._order_of = page, cases, runner, order_of
        self._writing: Handle | None = None

    def on_copy(self, citizens: Sequence[str]) -> None:
        """Copy these citizens' rows, or all that are shown when there are none."""
        order = self._order_of(citizens)
        count = len(order.citizens)

        def copied(text: str) -> None:
            self._page.put_on_clipboard(text)
            words = ngettext(
                "{n} borger er kopieret til Excel", "{n} borgere er kopieret til Excel", count
            )
            self._page.say_done(words.format(n=format_number(count)), "")

        self._runner.run(
            lambda _ctx: self._cases.copied(order), copied, failed=self._on_failed, lane=WRITE
        )

    def on_export(self, path: str, citizens: Sequence[str]) -> None:
        """Write these citizens' rows, or all that are shown, to a file."""
        order, out = self._order_of(citizens), Path(path)

        def write(ctx: JobContext) -> str:
            return self._cases.export(order, out, ctx)

        self._writing = self._runner.run(
            write,
            self._on_written,
            failed=self._on_failed,
            lane=FILES,
            progressed=self._on_progress,
        )

    def on_stop(self) -> None:
        """Stop writing; no file is left."""
        writing, self._writing = self._writing, None
        if writing is not None:
            writing.cancel()
        self._page.show_progress("", 0, 0)

    def _on_written(self, text: str) -> None:
        self._page.show_progress("", 0, 0)
        self._page.say_done(_("{text} · internt, må ikke forlade teamet").format(text=text), "")

    def _on_progress(self, progress: Progress) -> None:
        self._page.show_progress(_("Skriver listen"), progress.done, progress.total)

    def file_name(self) -> str:
        """Return what a file of what is shown is called."""
        return self._cases.file_name(self._order_of(()).title)

    def _on_failed(self, error: BaseException) -> None:
        self._page.show_progress("", 0, 0)
        say(self._page, error)
