"""Decides about the grid: draft, checks, what is pasted, and taking it in; knows no Qt."""

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from flexdesk.app.jobs import JobContext, Progress
from flexdesk.app.rows import FirstValue
from flexdesk.base.errors import FlexDeskError
from flexdesk.base.language import _
from flexdesk.ui.importing.rows import CellProblem, GridStart, GridTaken, Lines
from flexdesk.ui.shared.case_rows import Receipt
from flexdesk.ui.shared.lanes import READ, WRITE, Handle, Runner
from flexdesk.ui.shared.telling import say

if TYPE_CHECKING:
    from flexdesk.imports.grid import Pasted
    from flexdesk.ui.importing.cases import ImportCases


class Grid(Protocol):
    """What the presenter asks of the grid."""

    def put(self, block: "Pasted") -> None:
        """Write a pasted block where one stands."""
        ...

    def show_problems(self, problems: tuple[CellProblem, ...]) -> None:
        """Mark the cells something is wrong with."""
        ...

    def show_refused(self, problems: tuple[CellProblem, ...]) -> None:
        """Show why nothing was taken in."""
        ...

    def show_kept(self, text: str) -> None:
        """Say when the draft was kept."""
        ...

    def take_unsaved(self) -> Lines | None:
        """Return what was typed since it was kept last, None when nothing was."""
        ...


class GridPage(Protocol):
    """What the presenter asks of the page the grid stands on."""

    def show_grid(self, start: GridStart) -> None:
        """Show the grid with what was typed before."""
        ...

    def show_writing(self, progress: Progress | None) -> None:
        """Show how far the writing is; None hides it."""
        ...

    def show_result(self, receipt: Receipt, found: FirstValue) -> None:
        """Show what was taken in and what stands out."""
        ...

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong where it arose."""
        ...


class GridPresenter:
    """One grid from the first cell to the first value."""

    def __init__(self, page: GridPage, grid: Grid, cases: "ImportCases", runner: Runner) -> None:
        self._page, self._grid, self._cases, self._runner = page, grid, cases, runner
        self._taken: tuple[str, Lines] | None = None
        self._running: Handle | None = None
        self._is_busy = False

    def open(self) -> None:
        """Show the grid, with what was typed before."""
        self._runner.run(
            lambda _ctx: self._cases.grid_start(),
            self._on_start,
            failed=self._on_failed,
            lane=READ,
            key="grid-start",
        )

    def on_typed(self, lines: Lines) -> None:
        """Keep the draft and say what is wrong about the cells."""
        if self._is_busy:
            return

        def job(_ctx: JobContext) -> tuple[CellProblem, ...]:
            self._cases.save_grid(lines)
            return self._cases.check_grid(lines)

        self._runner.run(job, self._on_kept, failed=self._on_failed, lane=WRITE, key="grid-draft")

    def on_paste(self, text: str) -> None:
        """Write what is on the clipboard into the cells."""
        try:
            block = self._cases.pasted(text)
        except FlexDeskError as error:
            say(self._page, error)
            return
        if block.rows:
            self._grid.put(block)

    def on_take(self, lines: Lines) -> None:
        """Take everything in at once, or say which cells keep it out."""
        if self._is_busy:
            return

        def job(ctx: JobContext) -> GridTaken:
            # what is typed is kept first: whatever happens now, none of it is lost
            self._cases.save_grid(lines)
            return self._cases.take_grid(lines, ctx)

        def done(taken: GridTaken) -> None:
            self._on_taken(taken, lines)

        self._is_busy = True
        handle = self._runner.run(
            job,
            done,
            failed=self._on_failed,
            lane=WRITE,
            key="grid-draft",
            progressed=self._page.show_writing,
        )
        self._running = handle if self._is_busy else None

    def on_cancel(self) -> None:
        """Stop; nothing is taken in, all that is typed stays."""
        if self._running is not None:
            self._running.cancel()
        self._end()
        self._page.show_writing(None)

    def on_undone(self, tx: str) -> bool:
        """Bring the lines back into the grid when what they brought was undone; say whether."""
        taken, self._taken = self._taken, None
        if taken is None or taken[0] != tx:
            return False
        lines = taken[1]

        def job(_ctx: JobContext) -> GridStart:
            self._cases.save_grid(lines)
            return self._cases.grid_start()

        self._runner.run(job, self._on_start, failed=self._on_failed, lane=WRITE)
        return True

    def leave(self, then: Callable[[], None]) -> None:
        """Keep what was typed, then go on elsewhere."""
        lines = self._grid.take_unsaved()
        if lines is None:
            then()
            return
        self._runner.run(
            lambda _ctx: self._cases.save_grid(lines),
            lambda _none: then(),
            failed=self._on_failed,
            lane=WRITE,
            key="grid-draft",
        )

    def keep_now(self) -> None:
        """Keep what was typed in the last half second: no worker runs any more."""
        lines = self._grid.take_unsaved()
        if lines is not None:
            # a full disk was told of when the half second before it was kept
            with suppress(FlexDeskError):
                self._cases.save_grid(lines)

    def close(self) -> None:
        """Forget what was taken in and stop what runs."""
        if self._running is not None:
            self._running.cancel()
        self._taken = None
        self._end()

    def _end(self) -> None:
        self._running, self._is_busy = None, False

    def _on_start(self, start: GridStart) -> None:
        self._page.show_grid(start)
        if start.lines:
            self.on_typed(start.lines)

    def _on_kept(self, problems: tuple[CellProblem, ...]) -> None:
        self._grid.show_kept(_("Kladden er gemt krypteret. Intet er læst ind endnu."))
        self._grid.show_problems(problems)

    def _on_taken(self, taken: GridTaken, lines: Lines) -> None:
        self._end()
        self._page.show_writing(None)
        if taken.receipt is None or taken.found is None:
            self._grid.show_refused(taken.problems)
            return
        self._taken = (taken.receipt.tx, lines)
        self._page.show_result(taken.receipt, taken.found)

    def _on_failed(self, error: BaseException) -> None:
        self._end()
        self._page.show_writing(None)
        say(self._page, error)
