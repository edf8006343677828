"""Problems of a file: code, place and severity, collected beside the rows that are good."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from flexdesk.imports.repairs import CellSeen

KEPT_PROBLEMS = 5_000
"""So many problems are listed; a file with more has one cause, and memory has an end."""


class Severity(StrEnum):
    """Whether a problem keeps its row out."""

    ERROR = "error"
    WARNING = "warning"


class Progress(Protocol):
    """What long work reports to; app.jobs.JobContext is one."""

    def step(self, done: int, total: int, text_key: str) -> None:
        """Say how far the work is; raises CancelledError when asked to stop."""
        ...


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding in a file.

    `row` is the row number as the spreadsheet shows it, 0 for the whole sheet; `column` is the
    heading as the file has it. `facts` fill the sentence and never hold a CPR number.
    """

    sheet: str
    row: int
    column: str
    code: str
    severity: Severity
    facts: Mapping[str, object] = field(default_factory=dict)
    cell: CellSeen | None = None
    """The cell it is about, where it is about one."""

    @property
    def is_error(self) -> bool:
        """Whether the row is kept out."""
        return self.severity is Severity.ERROR


class ProblemLog:
    """Collects problems of one reading; counts all, lists the first thousands."""

    def __init__(self) -> None:
        self._kept: list[Problem] = []
        self.errors = 0
        self.warnings = 0

    def add(self, problem: Problem) -> None:
        """Take a problem in."""
        if problem.is_error:
            self.errors += 1
        else:
            self.warnings += 1
        if len(self._kept) < KEPT_PROBLEMS:
            self._kept.append(problem)

    def listed(self) -> tuple[Problem, ...]:
        """Return the problems by sheet in the order found, with a last line for those left out."""
        left_out = self.errors + self.warnings - len(self._kept)
        if not left_out:
            return tuple(self._kept)
        is_error = self.errors > sum(problem.is_error for problem in self._kept)
        severity = Severity.ERROR if is_error else Severity.WARNING
        more = Problem("", 0, "", "import.more_problems", severity, {"count": left_out})
        return (*self._kept, more)
