"""The lines of the timeline as a model: a heading for each group, and the rows beneath it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt

from flexdesk.app.flow_groups import JOB
from flexdesk.app.flow_rows import FlowBar, FlowGroup, FlowRow
from flexdesk.ui.placements.words import bar_tip, group_words, row_tip

AnyIndex = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 36
GROUP = "group:"

_DISPLAY = Qt.ItemDataRole.DisplayRole
_ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
_SIZE = Qt.ItemDataRole.SizeHintRole
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_NO_PARENT = QModelIndex()
_HINT = QSize(200, ROW_HEIGHT)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the list: a heading when it has no row."""

    group: FlowGroup
    row: FlowRow | None = None

    @property
    def key(self) -> str:
        """What the line is known by from one reading to the next."""
        return self.row.citizen if self.row is not None else GROUP + self.group.key


class TimelineModel(QAbstractListModel):
    """Read aloud a row says who, where, what is next, and every bar; a heading its count."""

    def __init__(self) -> None:
        super().__init__()
        self._groups: tuple[FlowGroup, ...] = ()
        self._lines: list[Line] = []
        self._at: dict[str, int] = {}
        self._folded: set[str] = {JOB}
        self._is_hidden = False
        self.bar = ""
        """Key of the bar one is on."""

    @property
    def is_hidden(self) -> bool:
        """Whether names are hidden."""
        return self._is_hidden

    def show_groups(self, groups: Sequence[FlowGroup], *, is_hidden: bool) -> None:
        """Show these groups; those that were folded away stay so."""
        self.beginResetModel()
        self._groups, self._is_hidden = tuple(groups), is_hidden
        self._make_lines()
        self.endResetModel()

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the lines that are shown, in order."""
        return tuple(self._at)

    def is_open(self, key: str) -> bool:
        """Say whether the rows of a group are shown."""
        return key not in self._folded or len(self._groups) == 1

    def fold(self, key: str, *, is_open: bool) -> None:
        """Open a group or fold it away."""
        if self.is_open(key) == is_open:
            return
        self.beginResetModel()
        self._folded.symmetric_difference_update({key})
        self._make_lines()
        self.endResetModel()

    def open_all(self) -> None:
        """Open every group."""
        self.beginResetModel()
        self._folded.clear()
        self._make_lines()
        self.endResetModel()

    def reveal(self, citizen: str) -> None:
        """Open the group a citizen is in."""
        for group in self._groups:
            if any(row.citizen == citizen for row in group.rows):
                self.fold(group.key, is_open=True)

    def _make_lines(self) -> None:
        lines: list[Line] = []
        for group in self._groups:
            lines.append(Line(group))
            if self.is_open(group.key):
                lines.extend(Line(group, row) for row in group.rows)
        self._lines = lines
        self._at = {line.key: at for at, line in enumerate(lines)}

    def line_at(self, at: int) -> Line | None:
        """Return a line."""
        return self._lines[at] if 0 <= at < len(self._lines) else None

    def row_at(self, at: int) -> FlowRow | None:
        """Return the row of a line, None for a heading."""
        line = self.line_at(at)
        return line.row if line is not None else None

    def line_of(self, key: str) -> int:
        """Return the line with a key, -1 when it is not shown."""
        return self._at.get(key, -1)

    def tell_bar(self, at: int, bar: str) -> None:
        """Have a line read out with the bar one is on first."""
        self.bar = bar
        index = self.index(at)
        self.dataChanged.emit(index, index, [_ACCESSIBLE])

    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else 1

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: AnyIndex, role: int = _DISPLAY) -> object:
        if role == _SIZE:
            return _HINT
        line = self.line_at(index.row())
        if line is None or role not in {_DISPLAY, _ACCESSIBLE}:
            return None
        if line.row is None:
            return group_words(line.group, is_open=self.is_open(line.group.key))
        if role == _DISPLAY:
            return f"{line.row.shown(is_hidden=self._is_hidden)} {line.row.workplace}"
        return self._aloud(line.row)

    def _aloud(self, row: FlowRow) -> str:
        bar: FlowBar | None = row.bar(self.bar) if len(row.bars) > 1 else None
        words = row_tip(row, is_hidden=self._is_hidden)
        if bar is None or bar.key == row.current:
            return words
        return f"{row.shown(is_hidden=self._is_hidden)}, {bar_tip(bar)}"
