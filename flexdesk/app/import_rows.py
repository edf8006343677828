"""What a plan says: counts, lines, writes; frozen, so that preview and commit are one thing."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from flexdesk.imports.problems import Problem
from flexdesk.imports.rows import SheetRead


class Status(StrEnum):
    """What becomes of one file row."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class LocalChange:
    """A value a person has changed since the last import, and that therefore stays.

    `field` is `_deleted` for a row a person has taken away. `is_conflict`: the file has a new
    value of its own.
    """

    entity: str
    id: str
    field: str
    is_conflict: bool

    @property
    def is_deletion(self) -> bool:
        """Whether the row as a whole was taken away by hand."""
        return self.field == "_deleted"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a row that the file gives a new value."""

    field: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One file row and what becomes of it."""

    sheet: str
    row: int
    entity: str
    status: Status
    id: str = ""
    title: str = ""
    """Name of the citizen or workplace the row is about."""
    changes: tuple[FieldChange, ...] = ()
    citizen: str = ""
    """Id of the citizen the row is about, empty for a workplace."""

    def __repr__(self) -> str:
        """Show the place only: the rest is a citizen's."""
        return f"PlanLine({self.sheet!r}, {self.row}, {self.status})"


@dataclass(frozen=True, slots=True)
class MissingRow:
    """A row the last import brought and this file no longer has; it is never deleted."""

    entity: str
    id: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """Counted over the data rows of the file; new + changed + unchanged = accepted."""

    rows: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    missing: int = 0

    @property
    def accepted(self) -> int:
        """How many file rows are taken."""
        return self.new + self.changed + self.unchanged

    @property
    def refused(self) -> int:
        """How many file rows are not taken."""
        return self.rows - self.accepted


@dataclass(frozen=True, slots=True)
class Edit:
    """Changes of one row."""

    entity: str
    id: str
    changes: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Writes:
    """Everything a commit writes, in the order it is written."""

    inserts: Mapping[str, tuple[Mapping[str, object], ...]] = field(default_factory=dict)
    edits: tuple[Edit, ...] = ()
    deletes: tuple[tuple[str, str], ...] = ()
    citizens: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Return whether there is anything to write."""
        return bool(self.edits or self.deletes or any(self.inserts.values()))

    def __repr__(self) -> str:
        """Show sizes only."""
        sizes = {entity: len(rows) for entity, rows in self.inserts.items()}
        return f"Writes({sizes}, edits={len(self.edits)}, deletes={len(self.deletes)})"


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import will do: made once, shown, and carried out as it stands."""

    file_name: str
    file_hash: str
    profile: str
    profile_title: str
    program: str
    on: dt.date
    head: int
    """The state of the store the plan was made on: another one makes it stale."""
    sheets: tuple[SheetRead, ...]
    sheets_ignored: tuple[str, ...]
    columns_ignored: tuple[tuple[str, str], ...]
    assumptions: tuple[str, ...]
    counts_of_good: Counts
    """What happens when the good rows are taken."""
    by_entity: Mapping[str, Counts]
    lines: tuple[PlanLine, ...]
    missing_rows: tuple[MissingRow, ...]
    local_changes: tuple[LocalChange, ...]
    problems: tuple[Problem, ...]
    errors: int
    warnings: int
    writes: Writes
    accept_good_rows: bool = False
    citizens: Counts = Counts()
    """What happens counted over people."""

    @property
    def is_blocked(self) -> bool:
        """Whether errors keep the whole file out."""
        return self.errors > 0 and not self.accept_good_rows

    @property
    def counts(self) -> Counts:
        """What will happen: nothing is taken while the plan is blocked."""
        return Counts(rows=self.counts_of_good.rows) if self.is_blocked else self.counts_of_good

    @property
    def rows(self) -> int:
        """How many data rows the file has."""
        return self.counts.rows

    @property
    def accepted(self) -> int:
        """How many file rows are taken."""
        return self.counts.accepted

    @property
    def new(self) -> int:
        """How many file rows become new rows."""
        return self.counts.new

    @property
    def changed(self) -> int:
        """How many file rows change a row."""
        return self.counts.changed

    @property
    def unchanged(self) -> int:
        """How many file rows say what is known."""
        return self.counts.unchanged

    @property
    def missing(self) -> int:
        """How many rows of the last import the file no longer has."""
        return self.counts.missing

    def accepting_good_rows(self) -> "ImportPlan":
        """Return the same plan, taking the good rows although others have errors."""
        return replace(self, accept_good_rows=True)


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did. `import_id` is its transaction; empty when nothing was to write."""

    import_id: str
    counts: Counts
    by_entity: Mapping[str, Counts]
    problems: tuple[Problem, ...]
    local_changes: tuple[LocalChange, ...]
    missing_rows: tuple[MissingRow, ...]
    tasks_made: int = 0
    """Follow-ups the team's rules made of what the file brought."""
    tasks_skipped: int = 0
    """Follow-ups that lay too far back to be made."""

    @property
    def rows(self) -> int:
        """How many data rows the file has."""
        return self.counts.rows

    @property
    def accepted(self) -> int:
        """How many file rows were taken."""
        return self.counts.accepted

    @property
    def new(self) -> int:
        """How many file rows became new rows."""
        return self.counts.new

    @property
    def changed(self) -> int:
        """How many file rows changed a row."""
        return self.counts.changed

    @property
    def unchanged(self) -> int:
        """How many file rows said what was known."""
        return self.counts.unchanged

    @property
    def missing(self) -> int:
        """How many rows of the last import the file no longer has."""
        return self.counts.missing
