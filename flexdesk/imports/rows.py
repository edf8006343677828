"""What a file holds, as rows with keys: the hand-over from this room to the plan."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from flexdesk.imports.convert import Value
from flexdesk.imports.problems import Problem

Key = tuple[object, ...]
"""What makes a row the same row in two files; the first part of a citizen's key is the CPR."""

IMPORTED_ENTITIES = ("citizen", "workplace", "benefit", "placement", "hours", "note")
"""In the order rows must be inserted: what is pointed at comes first."""


@dataclass(frozen=True, slots=True)
class ImportedRow:
    """One row of the caseload as a file gives it.

    `values` hold only fields the file has a column for. `parents` hold the keys of the rows it
    points at, by field. `defaults` fill a new row and never change one that is there.
    `is_main` is false for rows made beside the one a file row is about.
    """

    entity: str
    sheet: str
    row: int
    key: Key
    values: Mapping[str, Value]
    parents: Mapping[str, Key] = field(default_factory=dict)
    defaults: Mapping[str, Value] = field(default_factory=dict)
    is_main: bool = True

    def __repr__(self) -> str:
        """Show the place only: the values are a citizen's."""
        return f"ImportedRow({self.entity}, {self.sheet!r}, {self.row})"


@dataclass(frozen=True, slots=True)
class SheetRead:
    """One sheet that was recognised, as the preview shows it."""

    name: str
    kind: str
    title_da: str
    header_row: int
    rows: int
    headings: tuple[tuple[str, str], ...]
    """Heading as the file has it, and the field it fills."""
    sample: tuple[tuple[str, ...], ...]
    """The first rows as text under `headings`, CPR numbers masked."""


@dataclass(frozen=True, slots=True)
class Repeated:
    """A file row that says what an earlier one has said."""

    entity: str
    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class Refused:
    """A file row with an error, and whom it is about."""

    entity: str
    sheet: str
    row: int
    title: str = ""

    def __repr__(self) -> str:
        """Show the place only: the title is a citizen's name."""
        return f"Refused({self.entity}, {self.sheet!r}, {self.row})"


@dataclass(frozen=True, slots=True)
class FileRows:
    """A file, read: good rows by entity, problems, and what was left aside."""

    profile: str
    profile_title: str
    file_name: str
    file_hash: str
    on: dt.date
    sheets: tuple[SheetRead, ...]
    sheets_ignored: tuple[str, ...]
    columns_ignored: tuple[tuple[str, str], ...]
    """Sheet and heading of columns nobody reads."""
    assumptions: tuple[str, ...]
    """Codes of what was taken for granted."""
    rows: Mapping[str, tuple[ImportedRow, ...]]
    repeated: tuple[Repeated, ...]
    rejected: Mapping[str, frozenset[Key]]
    """Keys of rows that had an error: what points at them is not taken either."""
    problems: tuple[Problem, ...]
    errors: int
    warnings: int
    refused: tuple[Refused, ...] = ()
    is_whole: bool = True
    """Whether the source brings all it has: only then is what it lacks missing."""

    @property
    def sheets_seen(self) -> tuple[str, ...]:
        """Names of the sheets that were read."""
        return tuple(sheet.name for sheet in self.sheets)

    def heading(self, sheet: str, field: str) -> str:
        """Return the heading a sheet has for a field, empty when it has none."""
        for seen in self.sheets:
            if seen.name == sheet:
                return next((text for text, filled in seen.headings if filled == field), "")
        return ""

    @property
    def rows_read(self) -> int:
        """How many data rows the file has."""
        return sum(sheet.rows for sheet in self.sheets)
