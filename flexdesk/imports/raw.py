"""One sheet's rows, converted cell by cell: values by field and the cells that were refused."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flexdesk.base.cpr import mask_cpr
from flexdesk.imports.choices import Place
from flexdesk.imports.convert import Reader, Value, as_text, reader, shown
from flexdesk.imports.problems import Problem, ProblemLog, Severity
from flexdesk.imports.profiles import Column, Match
from flexdesk.imports.repairs import BACK, CellSeen, Repair, repairs_for
from flexdesk.imports.tables import BrokenCell, Cells, Table

_SAMPLE_ROWS = 20
_SAMPLE_SIGNS = 60
_BIRTH_DIGITS = 6
_HIDDEN_DIGITS = 4
_CPR_DIGITS = 10
_DOT = "•"
_NO_REPAIRS: Mapping[Place, object] = {}


def shown_cpr(raw: object) -> str:
    """Return a cell that should hold a CPR number with its last four digits hidden."""
    if isinstance(raw, BrokenCell):
        return shown(raw)
    text = " ".join(as_text(raw).split())
    digits = text.replace("-", "")
    if digits.isdigit() and len(digits) == _CPR_DIGITS:
        return mask_cpr(digits)
    left = _HIDDEN_DIGITS
    signs = []
    for sign in reversed(text):
        is_hidden = sign.isdigit() and left > 0
        left -= is_hidden
        signs.append(_DOT if is_hidden else sign)
    return "".join(reversed(signs))[:_SAMPLE_SIGNS]


@dataclass(frozen=True, slots=True)
class RawRow:
    """One data row: its number, the values by field, and whether a cell of it was refused."""

    number: int
    values: dict[str, Value]
    is_refused: bool


class RawSheet:
    """A recognised sheet: reads its rows once, writes problems, remembers headings."""

    def __init__(
        self,
        table: Table,
        match: Match,
        on: dt.date,
        log: ProblemLog,
        repairs: Mapping[Place, object] = _NO_REPAIRS,
    ) -> None:
        self.name = table.name
        self.match = match
        self.kind = match.kind.kind
        self.row_count = table.row_count
        self.merged = table.merged
        self.rows_read = 0
        self.sample: list[tuple[str, ...]] = []
        self._table = table
        self._log = log
        self._on = on
        self._repairs = {
            (row, field): value for (sheet, row, field), value in repairs.items()
            if sheet == table.name
        }  # fmt: skip
        self._columns = {column.field: column for _, column in match.columns}
        self.headings: dict[str, str] = {
            column.field: match.header[index] for index, column in match.columns
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
        self,
        row: int,
        field: str,
        code: str,
        severity: Severity,
        facts: Mapping[str, object],
        cell: CellSeen | None = None,
    ) -> None:
        """Write down a problem in a row of this sheet."""
        heading = self.headings.get(field, "")
        self._log.add(Problem(self.name, row, heading, code, severity, facts, cell))

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
            cell = cells[index]
            if self._repairs and (number, field) in self._repairs:
                cell = self._repaired(number, field, cell)
            result = read(cell)
            values[field] = result.value
            if result.findings:
                for finding in result.findings:
                    is_refused = is_refused or finding.severity is Severity.ERROR
                    seen = self._seen(field, finding.code, cell)
                    facts = dict(finding.facts)
                    self.problem(number, field, finding.code, finding.severity, facts, seen)
        return RawRow(number, values, is_refused)

    def _repaired(self, number: int, field: str, cell: object) -> object:
        """Return what a cell stands for since it was put right, and say that it was."""
        taken = self._repairs[(number, field)]
        facts = {"taken": self._shown_cell(field, taken) if taken is not None else "tom"}
        back = CellSeen(
            field, self._type(field), self._shown_cell(field, cell), (Repair(BACK),)
        )  # fmt: skip
        self.problem(number, field, "import.cell.repaired", Severity.WARNING, facts, back)
        return taken

    def _type(self, field: str) -> str:
        column = self._columns.get(field)
        return column.type if column is not None else "text"

    def _shown_cell(self, field: str, cell: object) -> str:
        if cell is None:
            return ""
        if self._type(field) == "cpr":
            return shown_cpr(cell)
        return shown(as_text(cell) if isinstance(cell, float) else cell)

    def _seen(self, field: str, code: str, cell: object) -> CellSeen | None:
        column = self._columns.get(field)
        if column is None:
            return None
        repairs = repairs_for(column, code, cell, self._on)
        return CellSeen(field, column.type, self._shown_cell(field, cell), repairs)

    def _shown(self, cells: Cells) -> tuple[str, ...]:
        texts = []
        for (index, _), is_cpr in zip(self.match.columns, self._is_cpr, strict=True):
            cell = cells[index]
            if cell is None:
                texts.append("")
            elif is_cpr:
                digits = "".join(sign for sign in as_text(cell) if sign.isdigit())
                texts.append(mask_cpr(digits) if len(digits) >= _BIRTH_DIGITS else "••••••-••••")
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
