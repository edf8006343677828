"""The use cases of an import, bound to a desk; each may take time and belongs on a worker."""

from pathlib import Path

from flexdesk.app import (
    first_start,
    first_value,
    grid_entry,
    import_columns,
    import_commit,
    import_plan,
    safety,
)
from flexdesk.app.desk import Desk
from flexdesk.app.follow_up_words import made_words
from flexdesk.app.import_rows import ImportPlan, ImportResult
from flexdesk.app.jobs import JobContext
from flexdesk.app.rows import FirstValue
from flexdesk.base.language import _, ngettext
from flexdesk.base.numbers import format_number
from flexdesk.imports.choices import OWN_LIST, Choices
from flexdesk.imports.grid import Pasted
from flexdesk.ui.importing.plan_rows import counted, plan_rows
from flexdesk.ui.importing.rows import (
    KEPT,
    SKIPPED,
    CellProblem,
    ColumnRow,
    FileColumns,
    FileWish,
    GridStart,
    GridTaken,
    Lines,
    SheetColumns,
    StartState,
)
from flexdesk.ui.shared.case_rows import PlanRows, Receipt


class ImportCases:
    """Files and typed rows on their way into the register."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def start_state(self) -> StartState:
        """Return whether there are citizens yet, and how much of a grid waits."""
        draft = grid_entry.grid_draft(self._desk)
        return StartState(first_start.is_empty(self._desk), len(draft))

    def plan_import(self, path: Path, wish: FileWish, ctx: JobContext) -> PlanRows:
        """Read a file and say what taking it in would do; nothing is changed."""
        desk = self._desk
        columns = import_columns.saved_columns(desk, keeps_rest=wish.keeps_rest)
        plan = import_plan.plan_import(
            desk,
            path,
            profile=OWN_LIST if wish.is_own else None,
            accept_good_rows=wish.accepts_good,
            choices=Choices(columns, wish.repairs),
            ctx=ctx,
        )
        numbers = {row.id: row.candidate_no for row in desk.store.reads.load("citizen")}
        return plan_rows(plan, numbers)

    def commit_import(self, plan: PlanRows, ctx: JobContext) -> Receipt:
        """Take in what was planned, whole."""
        if not isinstance(plan.plan, ImportPlan):
            raise TypeError("plan")
        return _receipt(import_commit.commit_import(self._desk, plan.plan, ctx))

    def first_value(self) -> FirstValue:
        """Return what stands out in the caseload."""
        return first_value.first_value(self._desk)

    def columns(self, path: Path) -> FileColumns:
        """Return the columns of a file, for a person to say what they are."""
        sheets = tuple(
            SheetColumns(
                sheet.name,
                tuple(ColumnRow(each.heading, each.samples, each.field) for each in sheet.columns),
            )
            for sheet in import_columns.columns_of(self._desk, path)
        )
        titles = {"step": _("Trin eller status"), "note": _("Bemærkning, bliver et notat")}
        choices = (
            *((key, titles.get(key, title)) for key, title in import_columns.column_choices()),
            (KEPT, _("Notat: beholdes som tekst")),
            (SKIPPED, _("Læses ikke")),
        )
        return FileColumns(path.name, sheets, choices)

    def save_columns(self, said: dict[str, str]) -> None:
        """Keep what the columns are, for this file and the next."""
        import_columns.save_columns(self._desk, said)

    def backup_name(self) -> str:
        """Return what a copy of today is called."""
        return _("flexdesk-kopi-{day}").format(day=self._desk.today().isoformat())

    def backup(self, path: Path, ctx: JobContext) -> str:
        """Write a copy of the register that is proven, and say so."""
        info = safety.backup(self._desk, path, ctx)
        words = ngettext(
            "Kopien er gemt og prøvet: {n} række",
            "Kopien er gemt og prøvet: {n} rækker",
            info.rows,
        )
        return words.format(n=format_number(info.rows))

    def grid_start(self) -> GridStart:
        """Return what the grid begins with."""
        desk = self._desk
        steps = grid_entry.step_words(desk)
        return GridStart(grid_entry.titles(), steps, grid_entry.grid_draft(desk))

    def pasted(self, text: str) -> Pasted:
        """Return a block from the clipboard as cells; quick, for the window's own thread."""
        return grid_entry.pasted(text)

    def save_grid(self, lines: Lines) -> None:
        """Keep a half-filled grid; an empty one is forgotten."""
        grid_entry.save_grid(self._desk, lines)

    def check_grid(self, lines: Lines) -> tuple[CellProblem, ...]:
        """Return what is wrong about the cells as they stand."""
        return _problems(grid_entry.check_grid(self._desk, lines))

    def take_grid(self, lines: Lines, ctx: JobContext) -> GridTaken:
        """Take everything typed in at once; a draft of it is done with then."""
        answer = grid_entry.take_grid(self._desk, lines, ctx)
        if answer.result is None:
            return GridTaken(_problems(answer.problems))
        grid_entry.save_grid(self._desk, ())
        return GridTaken((), _receipt(answer.result), self.first_value())


def _problems(found: tuple[grid_entry.GridProblem, ...]) -> tuple[CellProblem, ...]:
    return tuple(CellProblem(each.line, each.column, each.text, each.is_error) for each in found)


def _receipt(result: ImportResult) -> Receipt:
    words = ngettext(
        "{n} række er læst ind: {what}", "{n} rækker er læst ind: {what}", result.accepted
    )
    what = counted(result.new, result.changed, result.unchanged)
    text = words.format(n=format_number(result.accepted), what=what)
    tasks = made_words(result.tasks_made, result.tasks_skipped)
    text = f"{text} · {tasks}" if tasks else text
    return Receipt(result.import_id, result.accepted, text)
