"""Citizens typed or pasted into a grid: checked cell by cell, taken in as a file is."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flexdesk.app.desk import Desk
from flexdesk.app.import_commit import commit_import
from flexdesk.app.import_plan import plan_rows
from flexdesk.app.import_rows import ImportResult
from flexdesk.app.sentences import explain
from flexdesk.base.errors import UserError
from flexdesk.domain.pipeline import resolve_step
from flexdesk.imports.convert import shown
from flexdesk.imports.grid import FIELDS, Pasted, columns, parse_paste, read_grid
from flexdesk.imports.problems import Problem, Progress, Severity
from flexdesk.imports.rows import FileRows

DRAFT_KEY = "import:grid"
MAX_LINES = 1000
NAME = "Indtastet i FlexDesk"
"""What a grid is called where a file has its name."""

_OF_FILES = ("regneark", "filen", "Excel")

Lines = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class GridProblem:
    """What is wrong or doubtful about one cell: line from 0, column from 0, in words."""

    line: int
    column: int
    text: str
    is_error: bool


@dataclass(frozen=True, slots=True)
class GridAnswer:
    """What came of taking a grid in: problems where it was refused, else the result."""

    problems: tuple[GridProblem, ...]
    result: ImportResult | None = None


def titles() -> tuple[str, ...]:
    """Return the titles of the grid's columns."""
    return tuple(column.title for column in columns())


def step_words(desk: Desk) -> tuple[str, ...]:
    """Return the steps one can write in the grid."""
    return tuple(step.label for step in desk.pipeline.steps)


def pasted(text: str) -> Pasted:
    """Return a block from the clipboard as cells.

    Raises:
        UserError: `grid.too_many`.
    """
    block = parse_paste(text)
    if len(block.rows) > MAX_LINES:
        raise UserError("grid.too_many", lines=len(block.rows), limit=MAX_LINES)
    return block


def check_grid(desk: Desk, lines: Lines) -> tuple[GridProblem, ...]:
    """Return what is wrong about the cells as they stand; nothing is read from the store."""
    if not _is_filled(lines):
        return ()
    file = read_grid(_padded(lines), NAME, on=desk.today())
    return tuple(_cells((*file.problems, *_unknown_steps(desk, file))))


def take_grid(desk: Desk, lines: Lines, ctx: Progress | None = None) -> GridAnswer:
    """Take everything typed in at once; one error anywhere takes nothing and says where.

    Raises:
        UserError: `grid.empty`, `grid.too_many`, `import.plan_stale`.
    """
    if not _is_filled(lines):
        raise UserError("grid.empty")
    if len(lines) > MAX_LINES:
        raise UserError("grid.too_many", lines=len(lines), limit=MAX_LINES)
    file = read_grid(_padded(lines), NAME, on=desk.today())
    plan = plan_rows(desk, file, desk.program.key, ctx=ctx)
    if plan.is_blocked:
        return GridAnswer(tuple(_cells(plan.problems)))
    return GridAnswer((), commit_import(desk, plan, ctx))


def save_grid(desk: Desk, lines: Lines) -> None:
    """Keep a half-filled grid; an empty one is forgotten.

    Raises:
        EnvironmentFaultError: `disk.full`.
    """
    kept = _trimmed(lines)
    if kept:
        desk.store.save_draft(DRAFT_KEY, json.dumps(kept, ensure_ascii=False))
    else:
        desk.store.drop_draft(DRAFT_KEY)


def grid_draft(desk: Desk) -> tuple[tuple[str, ...], ...]:
    """Return the half-filled grid, nothing when there is none."""
    told = desk.store.draft(DRAFT_KEY)
    raw = json.loads(told) if told else []
    return tuple(tuple(str(cell) for cell in line) for line in raw)


def _is_filled(lines: Lines) -> bool:
    return any(cell.strip() for line in lines for cell in line)


def _trimmed(lines: Lines) -> list[list[str]]:
    kept = [list(line) for line in lines]
    while kept and not any(cell.strip() for cell in kept[-1]):
        kept.pop()
    return kept


def _padded(lines: Lines) -> list[tuple[str, ...]]:
    width = len(FIELDS)
    return [(*line[:width], *("",) * (width - len(line))) for line in lines]


def _unknown_steps(desk: Desk, file: FileRows) -> Iterator[Problem]:
    for row in file.rows["citizen"]:
        word = str(row.values.get("step") or "")
        if word and not resolve_step(word, (), desk.pipeline):
            heading = file.heading(row.sheet, "step")
            facts = {"value": shown(word)}
            yield Problem(
                row.sheet, row.row, heading, "import.unknown_step", Severity.WARNING, facts
            )


def _cells(problems: Sequence[Problem]) -> Iterator[GridProblem]:
    places = {title: at for at, title in enumerate(titles())}
    for problem in problems:
        if problem.row:
            said = explain(problem)
            at = places.get(problem.column, 0)
            words = f"{said.happened} {_advice(said.do)}".strip()
            yield GridProblem(problem.row - 1, at, words, problem.is_error)


def _advice(do: str) -> str:
    """Return what to do, but nothing of workbooks that are read again: here one simply types."""
    return "" if any(word in do for word in _OF_FILES) else do
