"""Decides what the import page shows; knows no Qt."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from flexdesk.app.jobs import JobContext, Progress
from flexdesk.app.rows import FirstValue
from flexdesk.ui.shared.case_rows import PlanRows, Receipt
from flexdesk.ui.shared.cases import Cases
from flexdesk.ui.shared.lanes import READ, WRITE, Handle, Runner
from flexdesk.ui.shared.telling import say


class ImportView(Protocol):
    """What the presenter asks of the page."""

    def show_choice(self) -> None:
        """Ask for a file."""
        ...

    def show_reading(self, file_name: str, progress: Progress | None) -> None:
        """Show how far the reading is."""
        ...

    def show_plan(self, plan: PlanRows, *, accepts_good: bool) -> None:
        """Show what taking the file in would do."""
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


class ImportPresenter:
    """One import from file to first value."""

    def __init__(
        self, view: ImportView, cases: Cases, runner: Runner, *, done: Callable[[Receipt], None]
    ) -> None:
        self._view, self._cases, self._runner, self._done = view, cases, runner, done
        self._path: Path | None = None
        self._plan: PlanRows | None = None
        self._accepts_good = False
        self._running: Handle | None = None
        self._is_busy = False

    @property
    def plan(self) -> PlanRows | None:
        """The plan that is shown."""
        return self._plan

    def start(self) -> None:
        """Ask for a file."""
        self.close()
        self._view.show_choice()

    def close(self) -> None:
        """Drop the plan and stop what runs."""
        if self._running is not None:
            self._running.cancel()
        self._running, self._plan, self._path = None, None, None
        self._is_busy = False
        self._accepts_good = False

    def on_file(self, path: str) -> None:
        """Read a file and plan."""
        self._path = Path(path)
        self._accepts_good = False
        self._read()

    def on_accept_good(self, *, accepts: bool) -> None:
        """Plan again, leaving out the rows with errors, or not."""
        self._accepts_good = accepts
        self._read()

    def on_commit(self) -> None:
        """Take in what was planned."""
        plan = self._plan
        if plan is None or not plan.can_commit or self._is_busy:
            return

        def job(ctx: JobContext) -> tuple[Receipt, FirstValue]:
            receipt = self._cases.commit_import(plan, ctx)
            return receipt, self._cases.first_value()

        self._is_busy = True
        self._keep(
            self._runner.run(
                job,
                self._on_committed,
                failed=self._on_failed,
                lane=WRITE,
                progressed=self._view.show_writing,
            )
        )

    def on_cancel(self) -> None:
        """Stop; nothing is taken in."""
        had_plan = self._plan is not None
        if self._running is not None:
            self._running.cancel()
            self._end()
            self._view.show_writing(None)
        if not had_plan:
            self.start()

    def _read(self) -> None:
        path, accepts = self._path, self._accepts_good
        if path is None:
            return
        if self._running is not None:
            self._running.cancel()
        self._plan = None
        self._view.show_reading(path.name, None)

        def job(ctx: JobContext) -> PlanRows:
            return self._cases.plan_import(path, accept_good_rows=accepts, ctx=ctx)

        self._is_busy = True
        self._keep(
            self._runner.run(
                job,
                self._on_planned,
                failed=self._on_read_failed,
                lane=READ,
                key="import-plan",
                progressed=self._on_reading,
            )
        )

    def _keep(self, handle: Handle) -> None:
        # a runner may have answered already
        self._running = handle if self._is_busy else None

    def _end(self) -> None:
        self._running, self._is_busy = None, False

    def _on_reading(self, progress: Progress) -> None:
        if self._path is not None:
            self._view.show_reading(self._path.name, progress)

    def _on_planned(self, plan: PlanRows) -> None:
        self._end()
        self._plan = plan
        self._view.show_plan(plan, accepts_good=self._accepts_good)

    def _on_committed(self, answer: tuple[Receipt, FirstValue]) -> None:
        self._end()
        self._plan = None
        receipt, found = answer
        self._view.show_writing(None)
        self._view.show_result(receipt, found)
        self._done(receipt)

    def _on_read_failed(self, error: BaseException) -> None:
        self._end()
        self._view.show_choice()
        say(self._view, error)

    def _on_failed(self, error: BaseException) -> None:
        self._end()
        self._view.show_writing(None)
        say(self._view, error)
