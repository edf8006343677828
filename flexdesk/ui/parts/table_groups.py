"""Rows in groups: a line with name and count before each, which can be folded away."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from flexdesk.base.language import _, ngettext
from flexdesk.base.numbers import format_number
from flexdesk.ui.parts.column_spec import ColumnSpec
from flexdesk.ui.parts.table_model import ACCESSIBLE, ALIGN, DISPLAY, RowsModel

Row = TypeVar("Row")
AnyIndex = QModelIndex | QPersistentModelIndex
GroupOf = Callable[[Row], tuple[Any, str]]
"""What orders the groups, and what the group of a row is called."""

GROUP = "group:"
_NOT_CHOSEN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren


@dataclass(frozen=True, slots=True)
class GroupLine:
    """The line before a group."""

    name: str
    count: int
    is_open: bool

    @property
    def key(self) -> str:
        """The key of the line among those of the rows."""
        return GROUP + self.name

    @property
    def text(self) -> str:
        """The line as it is read out."""
        state = _("åben") if self.is_open else _("foldet sammen")
        rows = ngettext("{n} række", "{n} rækker", self.count).format(n=format_number(self.count))
        return f"{self.name}, {rows}, {state}"


class GroupedModel(RowsModel[Row]):
    """Rows that may stand in groups; without a grouping it is a table like any other."""

    def __init__(
        self,
        columns: Sequence[ColumnSpec[Row]],
        key: Callable[[Row], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, key, parent)
        self.is_grouped = False
        """Whether the rows stand in groups."""
        self._group_of: GroupOf[Row] | None = None
        self._every: list[Row] = []
        self._lines: list[Row | GroupLine] = []
        self._folded: set[str] = set()

    def set_rows(self, rows: Sequence[Row]) -> None:
        self._every = list(rows)
        super().set_rows(rows)

    def rows(self) -> tuple[Row, ...]:
        """Return the rows in the order they are shown, those folded away too."""
        return tuple(self._rows)

    def group_by(self, group_of: GroupOf[Row] | None) -> None:
        """Put the rows in groups, or take them out of them; every group is open."""
        self.beginResetModel()
        self._group_of, self.is_grouped = group_of, group_of is not None
        self._folded.clear()
        self._rows = list(self._every)
        self._arrange()
        self.endResetModel()

    def fold(self, name: str, *, is_open: bool) -> None:
        """Open a group or fold it away."""
        if (name in self._folded) != is_open:
            return
        self.beginResetModel()
        self._folded ^= {name}
        self._make_lines()
        self.endResetModel()

    def fold_all(self, *, is_open: bool) -> None:
        """Open every group or fold all away."""
        self.beginResetModel()
        names = {line.name for line in self._lines if isinstance(line, GroupLine)}
        self._folded = set() if is_open else names
        self._make_lines()
        self.endResetModel()

    def group_line(self, line: int) -> GroupLine | None:
        """Return the line of a group shown there, None when it is a row."""
        found = self._lines[line] if self.is_grouped and 0 <= line < len(self._lines) else None
        return found if isinstance(found, GroupLine) else None

    def line_of_group(self, line: int) -> int:
        """Return the line of the group a line stands in, -1 when rows are not grouped."""
        if not self.is_grouped:
            return -1
        return next((at for at in range(line, -1, -1) if self.group_line(at)), -1)

    def row_at(self, row: int) -> Any:  # noqa: ANN401 - a row, or the line of a group
        return self._lines[row] if self.is_grouped else self._rows[row]

    def key_at(self, row: int) -> str:
        line = self.group_line(row)
        if line is not None:
            return line.key
        return self._key(self.row_at(row))

    def line_of(self, key: str) -> int:
        if not self.is_grouped:
            return super().line_of(key)
        if self._at is None:
            self._at = {self.key_at(line): line for line in range(len(self._lines))}
        return self._at.get(key, -1)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        if not self.is_grouped:
            return super().rowCount(parent)
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if self.is_grouped and self.group_line(index.row()) is not None:
            return _NOT_CHOSEN
        return super().flags(index)

    def data(self, index: AnyIndex, role: int = DISPLAY) -> object:
        line = self.group_line(index.row()) if self.is_grouped else None
        if line is None:
            return self._data_of_row(index, role)
        if role == ACCESSIBLE:
            return line.text
        return f"{line.name} ({format_number(line.count)})" if role == DISPLAY else None

    def _data_of_row(self, index: AnyIndex, role: int) -> object:
        if not self.is_grouped or role == ALIGN or not index.isValid():
            return super().data(index, role)
        if role not in {DISPLAY, ACCESSIBLE, Qt.ItemDataRole.ToolTipRole}:
            return None
        spec = self.columns[index.column()]
        text = spec.show(self.row_at(index.row()))
        return f"{spec.title}: {text}" if role == ACCESSIBLE else text

    def _arrange(self) -> None:
        super()._arrange()
        self._make_lines()

    def _make_lines(self) -> None:
        self._at = None
        self._lines = list(self._grouped()) if self._group_of is not None else []

    def _grouped(self) -> Iterator[Row | GroupLine]:
        groups: dict[str, list[Row]] = {}
        orders: dict[str, Any] = {}
        group_of = self._group_of
        for row in self._rows:
            order, name = group_of(row) if group_of is not None else (0, "")
            groups.setdefault(name, []).append(row)
            orders.setdefault(name, order)
        # what is folded stays folded while rows are filtered out and come back
        for name in sorted(groups, key=orders.__getitem__):
            is_open = name not in self._folded
            yield GroupLine(name, len(groups[name]), is_open)
            if is_open:
                yield from groups[name]
