"""The list of I dag as a model: headings of groups and the tasks beneath them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt

from flexdesk.app.today_rows import TaskGroup, TaskRow
from flexdesk.base.language import ngettext

AnyIndex = QModelIndex | QPersistentModelIndex
HEAD_HEIGHT, ROW_HEIGHT = 38, 52

_DISPLAY = Qt.ItemDataRole.DisplayRole
_ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
_CHECK = Qt.ItemDataRole.CheckStateRole
_SIZE = Qt.ItemDataRole.SizeHintRole
_NO_FLAGS = Qt.ItemFlag.NoItemFlags
_ROW_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_NO_PARENT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the list: a heading when it has no row."""

    group: TaskGroup
    row: TaskRow | None = None
    is_first: bool = False
    """The first heading needs no line above it."""


class TaskModel(QAbstractListModel):
    """Headings cannot be chosen; a row is read aloud as text, whom it is about, and when."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[Line, ...] = ()
        self._is_hidden = False
        self.open_key = ""
        self.open_height = ROW_HEIGHT
        self.is_picking = False
        self.current = ""
        """The id of the task one is on."""
        self.picked: set[str] = set()

    @property
    def is_hidden(self) -> bool:
        """Whether names are hidden."""
        return self._is_hidden

    @property
    def keys(self) -> tuple[str, ...]:
        """The ids of the tasks in order."""
        return tuple(line.row.id for line in self._lines if line.row is not None)

    def show_groups(self, groups: Sequence[TaskGroup], *, is_hidden: bool) -> None:
        """Show these groups; an empty one has no heading."""
        lines: list[Line] = []
        for group in groups:
            if group.rows:
                lines.append(Line(group, is_first=not lines))
                lines.extend(Line(group, row) for row in group.rows)
        self.beginResetModel()
        self._lines, self._is_hidden = tuple(lines), is_hidden
        self.picked &= {row.id for group in groups for row in group.rows}
        self.endResetModel()

    def line_at(self, at: int) -> Line:
        """Return a line."""
        return self._lines[at]

    def row_at(self, at: int) -> TaskRow | None:
        """Return the task of a line, None for a heading."""
        return self._lines[at].row if 0 <= at < len(self._lines) else None

    def line_of(self, key: str) -> int:
        """Return the line of a task, -1 when it is not shown."""
        return next(
            (at for at, line in enumerate(self._lines) if line.row and line.row.id == key), -1
        )

    def open(self, key: str, height: int) -> None:
        """Give a row so much height that it can be worked in; the one before gets its own back."""
        if (key, height) == (self.open_key, self.open_height):
            return
        before = self.open_key
        self.open_key, self.open_height = key, height
        for each in {before, key}:
            line = self.line_of(each)
            if line >= 0:
                index = self.index(line)
                self.dataChanged.emit(index, index, [_SIZE])

    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else 1

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        row = self.row_at(index.row())
        return _NO_FLAGS if row is None else _ROW_FLAGS

    def data(self, index: AnyIndex, role: int = _DISPLAY) -> object:
        line = self._lines[index.row()]
        if role == _SIZE:
            return QSize(200, self._height(line))
        if role in {_DISPLAY, _ACCESSIBLE}:
            return self._words(line)
        if role == _CHECK and self.is_picking and line.row is not None:
            is_on = line.row.id in self.picked
            return Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked
        return None

    def _height(self, line: Line) -> int:
        if line.row is None:
            return HEAD_HEIGHT
        return self.open_height if line.row.id == self.open_key else ROW_HEIGHT

    def _words(self, line: Line) -> str:
        row = line.row
        if row is None:
            return f"{line.group.label} {count_text(len(line.group.rows))}"
        is_hidden = self._is_hidden
        words = (
            row.first_line(is_hidden=is_hidden), row.second_line(is_hidden=is_hidden), row.when,
        )  # fmt: skip
        return ", ".join(words)


def count_text(count: int) -> str:
    """Return how many tasks a group holds, for the screen reader."""
    return ngettext("{n} opgave", "{n} opgaver", count).format(n=count)
