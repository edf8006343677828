"""What the pages of an import show beside the plan: wishes, columns, the grid. No Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from flexdesk.app.rows import FirstValue
from flexdesk.ui.shared.case_rows import Receipt

KEPT, SKIPPED = "kept", ""
"""What a column can be beside a field: text that is kept as a note, or not read."""

Place = tuple[str, int, str]
Lines = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class FileWish:
    """How a file is to be read: what a person has decided about it so far."""

    accepts_good: bool = False
    keeps_rest: bool = False
    is_own: bool = False
    """Whether it is read as one's own list, whatever it looks like."""
    repairs: Mapping[Place, object] = field(default_factory=dict)

    def __repr__(self) -> str:
        """Show sizes only: a repaired cell may be a CPR number."""
        return f"FileWish({len(self.repairs)} repairs)"


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """One column of a file: heading, a few cells, the field it seems to fill."""

    heading: str
    samples: tuple[str, ...]
    field: str

    def __repr__(self) -> str:
        """Show the heading only: the cells are citizens'."""
        return f"ColumnRow({self.heading!r})"


@dataclass(frozen=True, slots=True)
class SheetColumns:
    """One sheet with its columns."""

    name: str
    columns: tuple[ColumnRow, ...]


@dataclass(frozen=True, slots=True)
class FileColumns:
    """The sheets of a file, and what a column can be: key and words."""

    file_name: str
    sheets: tuple[SheetColumns, ...]
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CellProblem:
    """What is wrong or doubtful about one cell of the grid."""

    line: int
    column: int
    text: str
    is_error: bool


@dataclass(frozen=True, slots=True)
class GridStart:
    """What a grid begins with: titles, the steps one can write, what was typed before."""

    titles: tuple[str, ...]
    steps: tuple[str, ...]
    lines: Lines

    def __repr__(self) -> str:
        """Show sizes only: the lines are citizens'."""
        return f"GridStart({len(self.lines)} lines)"


@dataclass(frozen=True, slots=True)
class GridTaken:
    """What came of taking a grid in: problems where it was refused, else receipt and findings."""

    problems: tuple[CellProblem, ...]
    receipt: Receipt | None = None
    found: FirstValue | None = None


@dataclass(frozen=True, slots=True)
class StartState:
    """What the page begins with: whether there are citizens, how much of a grid is typed."""

    is_empty: bool
    draft_lines: int
