"""One sheet's rows, converted cell by cell: values by field and the cells that were refused."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flexdesk.base.cpr import mask_cpr
from flexdesk.imports.convert import Reader, Value, as_text, reader, shown
from flexdesk.imports.problems import Problem, ProblemLog, Severity
from flexdesk.imports.profiles import Column, Match
from flexdesk.imports.tables import BrokenCell, Cells, Table

_SAMPLE_ROWS = 20
_SAMPLE_SIGNS = 60


@dataclass(frozen=True, slots=True)
class RawRow:
    """One data row: its number, the values by field, and whether a cell of it was refused."""

    number: int
    values: dict[str, Value]
    is_refused: bool


class RawSheet:
    """A recognised sheet: reads its rows once, writes problems, remembers headings."""

    def __init__(self, table: Table, match: Match, on: dt.date, log: ProblemLog) -> None:
        self.name = table.name
        self.match = match
        self.kind = match.kind.kind
        self.row_count = table.row_count
        self.merged = table.merged
        self.rows_read = 0
        self.sample: list[tuple[str, ...]] = []
        self._table = table
        self._log = log
        header = table.head[match.header_row - 1]
        self.headings: dict[str, str] = {
            column.field: as_text(header[index]).strip() for index, column in match.columns
        }
        self._readers: list[tuple[int, str, Reader]] = [
            (index, column.field, reader(column, on)) for index, column in match.columns
        ]
        text = Column("", "text", ())
        self._readers += [
            (index, column.also, reader(text, on)) for index, column in match.columns if column.also
        ]
        self._is_cpr = [column.type == "cpr" for _, column in match.columns]

    def has(self, field: str) -> bool:
        """Return whether the sheet has a column for a field."""
        return field in self.headings

    def problem(
        self, row: int, field: str, code: str, severity: Severity, facts: Mapping[str, object]
    ) -> None:
        """Write down a problem in a row of this sheet."""
        heading = self.headings.get(field, "")
        self._log.add(Problem(self.name, row, heading, code, severity, facts))

    def error(self, row: int, field: str, code: str, **facts: object) -> None:
        """Write down what keeps a row out."""
        self.problem(row, field, code, Severity.ERROR, facts)

    def warning(self, row: int, field: str, code: str, **facts: object) -> None:
        """Write down what is worth a look."""
        self.problem(row, field, code, Severity.WARNING, facts)

    def rows(self) -> Iterator[RawRow]:
        """Yield the rows below the heading that hold anything; may be walked once."""
        width = 1 + max(index for index, _, _ in self._readers)
        for number, cells in self._table.numbered(self.match.header_row):
            row = cells if len(cells) >= width else (*cells, *(None,) * (width - len(cells)))
            if _is_empty(row):
                continue
            self.rows_read += 1
            if len(self.sample) < _SAMPLE_ROWS:
                self.sample.append(self._shown(row))
            yield self._converted(number, row)

    def _converted(self, number: int, cells: Cells) -> RawRow:
        values: dict[str, Value] = {}
        is_refused = False
        for index, field, read in self._readers:
            result = read(cells[index])
            values[field] = result.value
            if result.findings:
                for finding in result.findings:
                    is_refused = is_refused or finding.severity is Severity.ERROR
                    facts = dict(finding.facts)
                    self.problem(number, field, finding.code, finding.severity, facts)
        return RawRow(number, values, is_refused)

    def _shown(self, cells: Cells) -> tuple[str, ...]:
        texts = []
        for (index, _), is_cpr in zip(self.match.columns, self._is_cpr, strict=True):
            cell = cells[index]
            if cell is None:
                texts.append("")
            elif is_cpr:
                digits = "".join(sign for sign in as_text(cell) if sign.isdigit())
                texts.append(mask_cpr(digits) if len(digits) >= 6 else "••••••-••••")  # noqa: PLR2004 - a day of birth
            else:
                texts.append(shown(cell) if isinstance(cell, BrokenCell) else _short(cell))
        return tuple(texts)


def _short(cell: object) -> str:
    return " ".join(as_text(cell).split())[:_SAMPLE_SIGNS]


def _is_empty(cells: Cells) -> bool:
    for cell in cells:
        if cell is not None and (not isinstance(cell, str) or cell.strip()):
            return False
    return True
