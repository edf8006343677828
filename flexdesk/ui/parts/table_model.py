"""A read-only table of frozen rows that sorts its own list; no proxy stands between."""

from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from flexdesk.ui.parts.column_spec import ColumnSpec

Row = TypeVar("Row")
AnyIndex = QModelIndex | QPersistentModelIndex

DISPLAY = Qt.ItemDataRole.DisplayRole
ALIGN = Qt.ItemDataRole.TextAlignmentRole
TIP = Qt.ItemDataRole.ToolTipRole
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
_FIRST = itemgetter(0)
_HORIZONTAL = Qt.Orientation.Horizontal
_ASCENDING = Qt.SortOrder.AscendingOrder
_DESCENDING = Qt.SortOrder.DescendingOrder
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Rows and their columns; the key of a row survives resets."""

    def __init__(
        self,
        columns: Sequence[ColumnSpec[Row]],
        key: Callable[[Row], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._key = key
        self._rows: list[Row] = []
        self._at: dict[str, int] | None = None
        self._column = -1
        self._order = _ASCENDING

    @property
    def sorted_by(self) -> tuple[int, Qt.SortOrder]:
        """The column in force (-1: as the rows came) and its direction."""
        return self._column, self._order

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows, in the order in force."""
        self.beginResetModel()
        self._rows = list(rows)
        self._arrange()
        self.endResetModel()

    def set_columns(self, columns: Sequence[ColumnSpec[Row]]) -> None:
        """Show other columns of the same rows; what they were sorted by may be gone."""
        self.beginResetModel()
        self._column = -1
        self.columns = tuple(columns)
        self.endResetModel()

    def row_at(self, row: int) -> Row:
        """Return the row shown at a line."""
        return self._rows[row]

    def rows(self) -> tuple[Row, ...]:
        """Return the rows in the order they are shown."""
        return tuple(self._rows)

    def key_at(self, row: int) -> str:
        """Return the key of the row shown at a line."""
        return self._key(self._rows[row])

    def line_of(self, key: str) -> int:
        """Return the line a key is shown at, -1 when it is not."""
        if self._at is None:
            self._at = {self._key(row): line for line, row in enumerate(self._rows)}
        return self._at.get(key, -1)

    def sort(self, column: int, order: Qt.SortOrder = _ASCENDING) -> None:
        """Sort by a column's own keys; rows without a value stand last either way."""
        if (column, order) == (self._column, self._order):
            return
        self.beginResetModel()
        self._column, self._order = column, order
        self._arrange()
        self.endResetModel()

    def _arrange(self) -> None:
        self._at = None
        if not 0 <= self._column < len(self.columns):
            return
        spec = self.columns[self._column]
        sort_by = spec.sort or spec.show
        keyed = [(sort_by(row), row) for row in self._rows]
        with_value = [pair for pair in keyed if pair[0] is not None]
        with_value.sort(key=_FIRST, reverse=self._order == _DESCENDING)
        without = [row for key, row in keyed if key is None]
        self._rows = [row for _key, row in with_value] + without

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: AnyIndex, role: int = DISPLAY) -> object:
        if role not in (DISPLAY, ALIGN, ACCESSIBLE, TIP) or not index.isValid():
            return None
        spec = self.columns[index.column()]
        if role == ALIGN:
            return _RIGHT if spec.is_right else _LEFT
        text = spec.show(self._rows[index.row()])
        return f"{spec.title}: {text}" if role == ACCESSIBLE else text

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        if orientation != _HORIZONTAL or not 0 <= section < len(self.columns):
            return None
        spec = self.columns[section]
        if role == DISPLAY:
            return spec.title
        if role == ALIGN:
            return _RIGHT if spec.is_right else _LEFT
        return None
