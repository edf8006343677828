"""Planning an import: a file read and held against the store, before anything is written."""

from collections import Counter
from pathlib import Path
from types import MappingProxyType

from flexdesk.app.desk import Desk
from flexdesk.app.import_columns import saved_columns
from flexdesk.app.import_planner import Planned, Planner
from flexdesk.app.import_rows import Counts, ImportPlan, PlanLine, Status
from flexdesk.imports.choices import Choices
from flexdesk.imports.problems import Progress
from flexdesk.imports.reading import read_file
from flexdesk.imports.rows import FileRows


def plan_import(
    desk: Desk,
    path: Path,
    *,
    profile: str | None = None,
    program: str | None = None,
    accept_good_rows: bool = False,
    choices: Choices | None = None,
    ctx: Progress | None = None,
) -> ImportPlan:
    """Read a file, hold it against the store, and return what an import would do.

    Nothing is written. The plan is what `commit_import` carries out, as it stands. Without
    `choices` the columns are read as they were named last time.

    Raises:
        UserError: `import.*` when the file as a whole cannot be taken, `program.unknown`.
        CancelledError: when `ctx` says so.
    """
    chosen = desk.program_of(program).key
    made = choices or Choices(saved_columns(desk))
    file = read_file(path, on=desk.today(), profile=profile, choices=made, ctx=ctx)
    return plan_rows(desk, file, chosen, accept_good_rows=accept_good_rows, ctx=ctx)


def plan_rows(
    desk: Desk,
    file: FileRows,
    program: str,
    *,
    accept_good_rows: bool = False,
    ctx: Progress | None = None,
) -> ImportPlan:
    """Return what an import of rows that were read would do."""
    head = head_of(desk)
    planned = Planner(desk, file, program, ctx).run()
    errors = sum(problem.is_error for problem in planned.problems)
    return ImportPlan(
        file_name=file.file_name,
        file_hash=file.file_hash,
        profile=file.profile,
        profile_title=file.profile_title,
        program=program,
        on=file.on,
        head=head,
        sheets=file.sheets,
        sheets_ignored=file.sheets_ignored,
        columns_ignored=file.columns_ignored,
        assumptions=file.assumptions,
        counts_of_good=_counts(file, planned),
        by_entity=MappingProxyType(_by_entity(file, planned)),
        lines=planned.lines,
        missing_rows=planned.missing,
        local_changes=planned.local_changes,
        problems=(*file.problems, *planned.problems),
        errors=file.errors + errors,
        warnings=file.warnings + len(planned.problems) - errors,
        writes=planned.writes,
        accept_good_rows=accept_good_rows,
        citizens=planned.citizens,
    )


def head_of(desk: Desk) -> int:
    """Return the number of the store's last transaction."""
    return desk.store.data_version()


def _counted(rows: int, lines: list[PlanLine], missing: int) -> Counts:
    tally = Counter(line.status for line in lines)
    return Counts(rows, tally[Status.NEW], tally[Status.CHANGED], tally[Status.UNCHANGED], missing)


def _counts(file: FileRows, planned: Planned) -> Counts:
    return _counted(file.rows_read, list(planned.lines), len(planned.missing))


_ENTITY_OF_SHEET = {"person": "citizen"}


def _by_entity(file: FileRows, planned: Planned) -> dict[str, Counts]:
    """Return the counts by what the rows of a sheet are about."""
    rows: Counter[str] = Counter()
    for sheet in file.sheets:
        rows[_ENTITY_OF_SHEET.get(sheet.kind, sheet.kind)] += sheet.rows
    missing = Counter(row.entity for row in planned.missing)
    return {
        entity: _counted(
            rows[entity],
            [line for line in planned.lines if line.entity == entity],
            missing[entity],
        )
        for entity in sorted({*rows, *missing})
    }
