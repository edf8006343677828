"""A file to rows: guard, recognise, convert, assemble, check; the way in of this room."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from flexdesk.base.errors import UserError
from flexdesk.imports import checks
from flexdesk.imports.assemble import ASSEMBLERS, NumberIndex, split_name
from flexdesk.imports.choices import Choices
from flexdesk.imports.guard import MAX_ROWS, guard_file
from flexdesk.imports.problems import Problem, ProblemLog, Progress, Severity
from flexdesk.imports.profiles import Match, Profile
from flexdesk.imports.raw import RawRow, RawSheet
from flexdesk.imports.recognise import quiet_library, recognised, tables_of
from flexdesk.imports.rows import (
    IMPORTED_ENTITIES,
    FileRows,
    ImportedRow,
    Key,
    Refused,
    Repeated,
    SheetRead,
)
from flexdesk.imports.tables import Table

_STEP_ROWS = 250


@dataclass(frozen=True, slots=True)
class Source:
    """What rows come from, as the store remembers it."""

    name: str
    hash: str
    is_whole: bool = True
    """Whether it brings all there is, so that what it lacks is missing."""


_NO_CHOICES = Choices()


def read_file(
    path: Path,
    *,
    on: dt.date,
    profile: str | None = None,
    choices: Choices = _NO_CHOICES,
    ctx: Progress | None = None,
) -> FileRows:
    """Return the rows of a workbook or CSV file, good and bad told apart; nothing is stored.

    `on` is the day births and days are judged from. Without `profile` the one that knows most
    of the headings is taken.

    Raises:
        UserError: `import.*` when the file as a whole cannot be taken.
        EnvironmentFaultError: when it cannot be opened.
        CancelledError: when `ctx` says so.
    """
    guarded = guard_file(path)
    with quiet_library():
        tables = tables_of(guarded)
        chosen, matches = recognised(tables, profile, choices)
        source = Source(guarded.name, guarded.hash)
        return Reading(source, chosen, on, choices, ctx).run(tables, matches)


class Reading:
    """One file or grid on its way from tables to rows; used once."""

    def __init__(
        self,
        source: Source,
        profile: Profile,
        on: dt.date,
        choices: Choices,
        ctx: Progress | None = None,
    ) -> None:
        self._source = source
        self._profile = profile
        self._on = on
        self._choices = choices
        self._ctx = ctx
        self._log = ProblemLog()
        self._rows: dict[str, dict[Key, ImportedRow]] = {name: {} for name in IMPORTED_ENTITIES}
        self._rejected: dict[str, set[Key]] = {name: set() for name in IMPORTED_ENTITIES}
        self._repeated: list[Repeated] = []
        self._refused: list[tuple[Refused, object]] = []
        self._index = NumberIndex()
        self._done = self._total = 0

    def run(self, tables: list[Table], matches: dict[int, Match]) -> FileRows:
        """Read all recognised tables and return what they hold."""
        sheets = [
            RawSheet(table, matches[place], self._on, self._log, self._choices.repairs)
            for place, table in enumerate(tables)
            if place in matches
        ]
        for sheet in sheets:
            self._remark_sheet(sheet)
        for table in tables:
            if table.is_hidden:
                self._log.add(Problem(table.name, 0, "", "import.hidden_sheet", Severity.WARNING))
        self._total = sum(sheet.row_count for sheet in sheets)
        converted = [(sheet, self._converted(sheet)) for sheet in sheets]
        for kind in ASSEMBLERS:
            for sheet, rows in converted:
                if sheet.kind == kind:
                    self._assemble(sheet, rows)
        if not any(sheet.rows_read for sheet in sheets) and not self._log.errors:
            raise UserError("import.no_rows")
        self._look_across({sheet.name: sheet for sheet in sheets})
        ignored = [table.name for place, table in enumerate(tables) if place not in matches]
        return self._result(sheets, ignored)

    def _step(self) -> None:
        if self._ctx is not None:
            self._ctx.step(self._done, max(self._total, self._done), "import.reading")

    def _remark_sheet(self, sheet: RawSheet) -> None:
        match = sheet.match
        for field in match.missing:
            column = _title(match, field)
            sheet.error(match.header_row, "", "import.column_missing", column=column)
        for heading in match.repeated:
            sheet.warning(match.header_row, "", "import.duplicate_heading", column=heading)
        if sheet.merged:
            sheet.warning(0, "", "import.merged_cells", count=sheet.merged)

    def _converted(self, sheet: RawSheet) -> list[RawRow]:
        rows: list[RawRow] = []
        if sheet.match.missing:
            return rows
        for raw in sheet.rows():
            rows.append(raw)
            self._done += 1
            if self._done % _STEP_ROWS == 0:
                self._step()
            if self._done > MAX_ROWS:
                raise UserError("import.too_many_rows", limit=MAX_ROWS)
        self._step()
        return rows

    def _assemble(self, sheet: RawSheet, rows: list[RawRow]) -> None:
        assemble = ASSEMBLERS[sheet.kind]
        for raw in rows:
            errors = self._log.errors
            is_good = not raw.is_refused and _days_in_order(sheet, raw)
            made = list(self._made(assemble(sheet, raw, self._index), raw))
            if not is_good or self._log.errors > errors:
                self._reject(made)
                self._refuse(sheet, raw)
            else:
                for row in made:
                    self._take(sheet, row)

    def _made(self, rows: Iterator[ImportedRow], raw: RawRow) -> Iterator[ImportedRow]:
        """Yield the rows of a good file row, and of a refused one the keys that are whole."""
        for row in rows:
            if not raw.is_refused or all(part not in (None, "") for part in row.key):
                yield row

    def _reject(self, rows: list[ImportedRow]) -> None:
        for row in rows:
            if row.is_main:
                self._rejected[row.entity].add(row.key)

    def _refuse(self, sheet: RawSheet, raw: RawRow) -> None:
        """Remember a row with an error and whom it names."""
        values = raw.values
        named = str(values.get("name") or "")
        first, last = (str(values.get(name) or "") for name in ("first_name", "last_name"))
        title = named if sheet.kind == "workplace" else " ".join(split_name(named)).strip()
        title = f"{first} {last}".strip() or title
        refused = Refused(_ENTITY.get(sheet.kind, sheet.kind), sheet.name, raw.number, title)
        self._refused.append((refused, values.get("cpr")))

    def _refused_rows(self) -> tuple[Refused, ...]:
        """Return the rows with errors, those without a name named by the file's citizens."""
        names = {
            row.key[0]: f"{row.values['first_name']} {row.values['last_name']}".strip()
            for row in self._rows["citizen"].values()
        }
        return tuple(
            row if row.title else replace(row, title=names.get(cpr, ""))
            for row, cpr in self._refused
        )

    def _take(self, sheet: RawSheet, row: ImportedRow) -> None:
        known = self._rows[row.entity]
        earlier = known.get(row.key)
        if earlier is None:
            known[row.key] = row
            if row.entity == "placement":
                self._check_number(sheet, row)
        elif not row.is_main:
            return
        elif not earlier.is_main:
            known[row.key] = row
        elif (earlier.values, earlier.parents) == (row.values, row.parents):
            sheet.warning(row.row, "", "import.duplicate_row", first=earlier.row)
            self._repeated.append(Repeated(row.entity, row.sheet, row.row))
        else:
            sheet.error(row.row, _KEY_FIELD[row.entity], "import.duplicate_key", first=earlier.row)

    def _check_number(self, sheet: RawSheet, row: ImportedRow) -> None:
        """Refuse a placement whose number another citizen's placement has."""
        number = row.values.get("number")
        if number and self._index.by_number.get(str(number)) != row.key:
            del self._rows["placement"][row.key]
            first = self._rows["placement"].get(self._index.by_number[str(number)])
            facts = {"first": first.row if first else 0}
            sheet.error(row.row, "number", "import.duplicate_key", **facts)

    def _look_across(self, sheets: dict[str, RawSheet]) -> None:
        placements = list(self._rows["placement"].values())
        settled = checks.with_placements(self._rows["hours"].values(), placements)
        self._rows["hours"] = {row.key: row for row in settled}
        for row, other in checks.overlaps(self._rows["benefit"].values()):
            sheets[row.sheet].warning(row.row, "start", "import.overlap", other=other.row)
        for row, other in checks.overlaps(checks.running_jobs(placements)):
            sheets[row.sheet].warning(row.row, "start", "import.overlapping_jobs", other=other.row)
        for row in checks.hours_outside(self._rows["hours"].values(), placements):
            sheets[row.sheet].warning(row.row, "day", "import.hours_outside")

    def _result(self, sheets: list[RawSheet], ignored: list[str]) -> FileRows:
        assumptions = {
            column.assumption: None
            for sheet in sheets
            for _, column in sheet.match.columns
            if column.assumption
        }
        return FileRows(
            profile=self._profile.key,
            profile_title=self._profile.title_da,
            file_name=self._source.name,
            file_hash=self._source.hash,
            on=self._on,
            sheets=tuple(_sheet_read(sheet) for sheet in sheets),
            sheets_ignored=tuple(ignored),
            columns_ignored=tuple(
                (sheet.name, heading) for sheet in sheets for heading in sheet.match.ignored
            ),
            assumptions=tuple(assumptions),
            rows={name: tuple(rows.values()) for name, rows in self._rows.items()},
            repeated=tuple(self._repeated),
            rejected={name: frozenset(keys) for name, keys in self._rejected.items()},
            problems=self._log.listed(),
            errors=self._log.errors,
            warnings=self._log.warnings,
            refused=self._refused_rows(),
            is_whole=self._source.is_whole,
        )


_ENTITY = {"person": "citizen"}
_KEY_FIELD = {
    "citizen": "cpr",
    "workplace": "p_number",
    "benefit": "start",
    "placement": "number",
    "hours": "day",
    "note": "text",
}


def _days_in_order(sheet: RawSheet, raw: RawRow) -> bool:
    """Tell whether a row's days come in order; a planned end before the start is remarked on."""
    values = raw.values
    for start_field, end_field in (("start", "last_day"), ("ly_since", "ly_until")):
        start, end = values.get(start_field), values.get(end_field)
        if isinstance(start, dt.date) and isinstance(end, dt.date) and end < start:
            sheet.error(raw.number, end_field, "import.end_before_start", start=start, last_day=end)
            return False
    start, planned = values.get("start"), values.get("planned_last_day")
    if isinstance(start, dt.date) and isinstance(planned, dt.date) and planned < start:
        facts = {"start": start, "last_day": planned}
        sheet.warning(raw.number, "planned_last_day", "import.planned_before_start", **facts)
    return True


def _title(match: Match, field: str) -> str:
    columns = (column for column in match.kind.columns if column.field == field)
    return next((column.title for column in columns), field)


def _sheet_read(sheet: RawSheet) -> SheetRead:
    kind = sheet.match.kind
    headings = tuple(
        (sheet.headings[column.field], column.field) for _, column in sheet.match.columns
    )
    return SheetRead(
        sheet.name,
        kind.kind,
        kind.title_da,
        sheet.match.header_row,
        sheet.rows_read,
        headings,
        tuple(sheet.sample),
    )
