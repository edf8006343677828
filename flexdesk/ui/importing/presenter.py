"""Decides what the import page shows of a file; knows no Qt."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from flexdesk.app.jobs import JobContext, Progress
from flexdesk.app.rows import FirstValue
from flexdesk.base.errors import FlexDeskError
from flexdesk.ui.importing.rows import FileColumns, FileWish, StartState
from flexdesk.ui.shared.case_rows import PlanLine, PlanRepair, PlanRows, Receipt
from flexdesk.ui.shared.lanes import READ, WRITE, Handle, Runner
from flexdesk.ui.shared.telling import say

if TYPE_CHECKING:
    from flexdesk.ui.importing.cases import ImportCases

_UNKNOWN = "import.no_known_sheet"
_BACK = "back"
_SURE = frozenset({"zero", "value"})


class ImportView(Protocol):
    """What the presenter asks of the page."""

    def show_choice(self, state: StartState) -> None:
        """Ask what one has."""
        ...

    def show_reading(self, file_name: str, progress: Progress | None) -> None:
        """Show how far the reading is."""
        ...

    def show_columns(self, file: FileColumns) -> None:
        """Ask what the columns of a file are."""
        ...

    def show_plan(self, plan: PlanRows, wish: FileWish) -> None:
        """Show what taking the file in would do."""
        ...

    def show_writing(self, progress: Progress | None) -> None:
        """Show how far the writing is; None hides it."""
        ...

    def show_result(self, receipt: Receipt, found: FirstValue) -> None:
        """Show what was taken in and what stands out."""
        ...

    def ask_backup_place(self, name: str) -> str:
        """Ask where a copy goes; empty when nowhere."""
        ...

    def show_found(self, found: FirstValue) -> None:
        """Show what stands out now."""
        ...

    def show_backup(self, progress: Progress | None, said: str = "", place: str = "") -> None:
        """Show how far the copy is; None hides it and says what was written where."""
        ...

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong where it arose."""
        ...


class ImportPresenter:
    """One import from file to first value."""

    def __init__(self, view: ImportView, cases: "ImportCases", runner: Runner) -> None:
        self._view, self._cases, self._runner = view, cases, runner
        self._path: Path | None = None
        self._plan: PlanRows | None = None
        self._wish = FileWish()
        self._running: Handle | None = None
        self._is_busy = False

    @property
    def plan(self) -> PlanRows | None:
        """The plan that is shown."""
        return self._plan

    @property
    def is_idle(self) -> bool:
        """Whether no file is on its way in."""
        return self._path is None and not self._is_busy

    def start(self) -> None:
        """Ask what one has."""
        self.close()
        self._runner.run(
            lambda _ctx: self._cases.start_state(),
            self._on_started,
            failed=self._on_failed,
            lane=READ,
            key="import-start",
        )

    def look_again(self) -> None:
        """Count anew what was found; ask what one has when nobody is left."""

        def job(_ctx: JobContext) -> tuple[StartState, FirstValue]:
            return self._cases.start_state(), self._cases.first_value()

        self._runner.run(
            job, self._on_looked, failed=self._on_failed, lane=READ, key="import-start"
        )

    def close(self) -> None:
        """Drop the plan and stop what runs."""
        if self._running is not None:
            self._running.cancel()
        self._running, self._plan, self._path = None, None, None
        self._is_busy = False
        self._wish = FileWish()

    def on_file(self, path: str) -> None:
        """Read a file and plan."""
        self._path = Path(path)
        self._wish = FileWish()
        self._read()

    def on_accept_good(self, *, accepts: bool) -> None:
        """Plan again, leaving out the rows with errors, or not."""
        self._wish_for(accepts_good=accepts)

    def on_keep_rest(self, *, keeps: bool) -> None:
        """Plan again, keeping as notes the columns nobody reads, or not."""
        self._wish_for(keeps_rest=keeps)

    def on_repair(self, line: PlanLine, repair: PlanRepair) -> None:
        """Plan again with a cell put right, or as it was."""
        repairs = dict(self._wish.repairs)
        place = (line.sheet, line.row, line.field)
        if repair.kind == _BACK:
            repairs.pop(place, None)
        else:
            repairs[place] = repair.value
        self._wish_for(repairs=repairs)

    def on_repair_all(self) -> None:
        """Plan again with every cell put right whose repair gives it a value."""
        if self._plan is None:
            return
        repairs = dict(self._wish.repairs)
        for line in self._plan.lines:
            if line.repairs and line.repairs[0].kind in _SURE:
                repairs[(line.sheet, line.row, line.field)] = line.repairs[0].value
        self._wish_for(repairs=repairs)

    def on_columns_wanted(self) -> None:
        """Ask what the columns of the file are."""
        path = self._path
        if path is not None:
            self._run(lambda _ctx: self._cases.columns(path), self._on_columns)

    def on_columns_said(self, said: Mapping[str, str]) -> None:
        """Keep what the columns are, and read the file so."""
        path, named = self._path, dict(said)
        if path is None:
            return
        wish = self._wish = replace(self._wish, is_own=True, repairs={})

        def job(ctx: JobContext) -> PlanRows:
            self._cases.save_columns(named)
            return self._cases.plan_import(path, wish, ctx)

        self._run(job, self._on_planned, lane=WRITE, failed=self._on_not_said)

    def on_commit(self) -> None:
        """Take in what was planned."""
        plan = self._plan
        if plan is None or not plan.can_commit or self._is_busy:
            return

        def job(ctx: JobContext) -> tuple[Receipt, FirstValue]:
            receipt = self._cases.commit_import(plan, ctx)
            return receipt, self._cases.first_value()

        self._run(job, self._on_committed, lane=WRITE, progressed=self._view.show_writing)

    def on_cancel(self) -> None:
        """Stop; nothing is taken in."""
        had_plan = self._plan is not None
        if self._running is not None:
            self._running.cancel()
            self._end()
            self._view.show_writing(None)
        if not had_plan:
            self.start()

    def on_backup(self) -> None:
        """Write a copy of the register to a place one chooses."""
        place = self._view.ask_backup_place(self._cases.backup_name())
        if not place or self._is_busy:
            return

        def done(said: str) -> None:
            self._end()
            self._view.show_backup(None, said, place)

        self._run(
            lambda ctx: self._cases.backup(Path(place), ctx),
            done,
            lane=WRITE,
            failed=self._on_no_backup,
            progressed=self._view.show_backup,
        )

    def on_backup_cancelled(self) -> None:
        """Stop the copy; no half file is left."""
        if self._running is not None:
            self._running.cancel()
        self._end()
        self._view.show_backup(None)

    def _wish_for(self, **changes: object) -> None:
        self._wish = replace(self._wish, **changes)  # type: ignore[arg-type]  # its own fields
        self._read()

    def _read(self) -> None:
        path, wish = self._path, self._wish
        if path is None:
            return
        if self._running is not None:
            self._running.cancel()
        if self._plan is None:
            self._view.show_reading(path.name, None)
        self._plan = None
        self._run(
            lambda ctx: self._cases.plan_import(path, wish, ctx),
            self._on_planned,
            failed=self._on_read_failed,
            key="import-plan",
            progressed=self._on_reading,
        )

    def _run(
        self,
        job: Callable[[JobContext], object],
        done: Callable[..., None],
        *,
        failed: Callable[[BaseException], None] | None = None,
        lane: str = READ,
        key: str = "",
        progressed: Callable[[Progress], None] | None = None,
    ) -> None:
        self._is_busy = True
        handle = self._runner.run(
            job,
            done,
            failed=failed or self._on_failed,
            lane=lane,
            key=key,
            progressed=progressed,
        )
        # a runner may have answered already
        self._running = handle if self._is_busy else None

    def _end(self) -> None:
        self._running, self._is_busy = None, False

    def _on_started(self, state: StartState) -> None:
        if self.is_idle:
            self._view.show_choice(state)

    def _on_looked(self, answer: tuple[StartState, FirstValue]) -> None:
        state, found = answer
        if not self.is_idle:
            return
        if state.is_empty:
            self._view.show_choice(state)
        else:
            self._view.show_found(found)

    def _on_reading(self, progress: Progress) -> None:
        if self._path is not None:
            self._view.show_reading(self._path.name, progress)

    def _on_columns(self, file: FileColumns) -> None:
        self._end()
        self._view.show_columns(file)

    def _on_planned(self, plan: PlanRows) -> None:
        self._end()
        self._plan = plan
        self._view.show_plan(plan, self._wish)

    def _on_committed(self, answer: tuple[Receipt, FirstValue]) -> None:
        self._end()
        self._plan, self._path = None, None
        self._wish = FileWish()
        receipt, found = answer
        self._view.show_writing(None)
        self._view.show_result(receipt, found)

    def _on_read_failed(self, error: BaseException) -> None:
        """Go back to the choice with a sentence; headings nobody knows are asked about."""
        self._end()
        path = self._path
        if isinstance(error, FlexDeskError) and error.code == _UNKNOWN and path is not None:
            self._run(
                lambda _ctx: self._cases.columns(path),
                lambda file: self._on_seen(file, error),
                failed=self._on_unreadable,
            )
        else:
            self._on_unreadable(error)

    def _on_seen(self, file: FileColumns, error: BaseException) -> None:
        if any(len(sheet.columns) > 1 for sheet in file.sheets):
            self._on_columns(file)
        else:
            self._on_unreadable(error)

    def _on_unreadable(self, error: BaseException) -> None:
        self.close()
        self._view.show_choice(StartState(is_empty=False, draft_lines=0))
        say(self._view, error)

    def _on_not_said(self, error: BaseException) -> None:
        """Say why the columns cannot be read so; what was chosen stays."""
        self._end()
        say(self._view, error)

    def _on_no_backup(self, error: BaseException) -> None:
        self._end()
        self._view.show_backup(None)
        say(self._view, error)

    def _on_failed(self, error: BaseException) -> None:
        self._end()
        self._view.show_writing(None)
        say(self._view, error)
