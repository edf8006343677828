"""The cells of the grid: what was typed, how it is shown, and what is wrong about it."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from flexdesk.base.cpr import mask_cpr
from flexdesk.base.days import format_day, parse_day
from flexdesk.base.errors import UserError
from flexdesk.base.language import _
from flexdesk.ui.importing.rows import CellProblem, Lines

AnyIndex = QModelIndex | QPersistentModelIndex

NAME, CPR, SINCE, STEP, CONSULTANT, NOTE = range(6)
WIDTH = 6
FEWEST_LINES = 18
SPARE_LINES = 3
_BIRTH_DIGITS = 6
_CPR_DIGITS = 10
_PERSONAL = frozenset({NAME, CPR, NOTE})
_DISPLAY = Qt.ItemDataRole.DisplayRole
_EDIT = Qt.ItemDataRole.EditRole
_TIP = Qt.ItemDataRole.ToolTipRole
_SPOKEN = Qt.ItemDataRole.AccessibleTextRole
_DESCRIBED = Qt.ItemDataRole.AccessibleDescriptionRole
_HORIZONTAL = Qt.Orientation.Horizontal
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable


class GridModel(QAbstractTableModel):
    """Lines of six cells; there is always an empty one to go on in."""

    edited = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles: tuple[str, ...] = ("",) * WIDTH
        self._lines: list[list[str]] = []
        self._problems: dict[tuple[int, int], CellProblem] = {}
        self._current = -1
        self._open: tuple[int, int] | None = None
        self._is_hidden = False
        self._grow(FEWEST_LINES)

    def start(self, titles: Sequence[str], lines: Iterable[Sequence[str]]) -> None:
        """Begin with what was typed before."""
        self.beginResetModel()
        self._titles = tuple(titles)
        self._lines = [_padded(line) for line in lines]
        self._problems = {}
        self._grow(max(FEWEST_LINES, len(self._lines) + SPARE_LINES))
        self.endResetModel()

    def forget(self) -> None:
        """Drop every cell."""
        self.beginResetModel()
        self._lines, self._problems, self._current = [], {}, -1
        self.endResetModel()

    def lines(self, written: tuple[int, int, str] | None = None) -> Lines:
        """Return what is typed, without the empty lines at the end.

        `written`: line, column and text of a cell that is not closed yet.
        """
        kept = [list(line) for line in self._lines]
        if written is not None:
            line, column, text = written
            kept[line][column] = text.strip()
        while kept and not any(cell.strip() for cell in kept[-1]):
            kept.pop()
        return tuple(tuple(line) for line in kept)

    @property
    def filled(self) -> int:
        """How many lines hold anything."""
        return sum(any(cell.strip() for cell in line) for line in self._lines)

    def set_problems(self, problems: Iterable[CellProblem]) -> None:
        """Mark the cells something is wrong with."""
        self._problems = {}
        for each in problems:
            place = (each.line, each.column)
            known = self._problems.get(place)
            if known is None or (each.is_error and not known.is_error):
                self._problems[place] = each
        self._repaint()

    def set_current_line(self, line: int) -> None:
        """Remember the line one is on: what is still missing there is no fault yet."""
        if line != self._current:
            self._current = line
            self._repaint()

    def set_open(self, place: tuple[int, int] | None) -> None:
        """Remember the cell that is being written: what is half said there is no fault yet."""
        self._open = place

    def set_hidden(self, *, is_hidden: bool) -> None:
        """Hide or show names."""
        self._is_hidden = is_hidden
        self._repaint()

    def problem_at(self, line: int, column: int) -> CellProblem | None:
        """Return what is wrong about a cell, None when nothing is or it is not filled yet."""
        problem = self._problems.get((line, column))
        if problem is None or line >= len(self._lines) or (line, column) == self._open:
            return None
        is_unfilled = line == self._current and not self._lines[line][column].strip()
        return None if is_unfilled else problem

    def problems(self) -> tuple[CellProblem, ...]:
        """Return all problems that show, from the top."""
        shown = (self.problem_at(*place) for place in sorted(self._problems))
        return tuple(problem for problem in shown if problem is not None)

    def put_block(self, line: int, column: int, block: Sequence[Sequence[str]]) -> None:
        """Write a block of cells from a place on; what is right of the grid joins the remark."""
        self.beginResetModel()
        for at, row in enumerate(block, start=line):
            self._grow(at + 1)
            room = WIDTH - column
            self._lines[at][column : column + len(row)] = row[:room]
            more = [cell for cell in row[room:] if cell]
            remark = (self._lines[at][NOTE], *more)
            self._lines[at][NOTE] = "; ".join(part for part in remark if part)
        self._grow(line + len(block) + SPARE_LINES)
        self.endResetModel()
        self.edited.emit()

    def clear_cells(self, places: Iterable[tuple[int, int]]) -> None:
        """Empty cells."""
        for line, column in places:
            self._lines[line][column] = ""
        self._told()

    def _grow(self, count: int) -> None:
        while len(self._lines) < count:
            self._lines.append([""] * WIDTH)

    def _told(self) -> None:
        self._repaint()
        self.edited.emit()

    def _repaint(self) -> None:
        if not self._lines:
            return
        last = self.index(len(self._lines) - 1, WIDTH - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else WIDTH

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: AnyIndex, role: int = _DISPLAY) -> object:
        if not index.isValid():
            return None
        line, column = index.row(), index.column()
        if role == _EDIT:
            return self._lines[line][column]
        if role == _DISPLAY:
            return self._shown(line, column)
        if role == _SPOKEN:
            return f"{self._titles[column]}: {self._shown(line, column)}"
        if role in (_TIP, _DESCRIBED):
            problem = self.problem_at(line, column)
            return problem.text if problem is not None else None
        return None

    def _shown(self, line: int, column: int) -> str:
        text = self._lines[line][column]
        if column == SINCE:
            return _day_text(text)
        if self._is_hidden and column in _PERSONAL:
            return "•••" if text.strip() else ""
        return _masked(text) if column == CPR else text

    def setData(self, index: AnyIndex, value: object, role: int = _EDIT) -> bool:
        if role != _EDIT or not index.isValid():
            return False
        text = str(value).strip()
        if text != self._lines[index.row()][index.column()]:
            self._lines[index.row()][index.column()] = text
            if index.row() >= len(self._lines) - 1:
                at = len(self._lines)
                self.beginInsertRows(QModelIndex(), at, at + SPARE_LINES - 1)
                self._grow(at + SPARE_LINES)
                self.endInsertRows()
            self._told()
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if role != _DISPLAY:
            return None
        if orientation != _HORIZONTAL:
            return str(section + 1)
        return self._titles[section] if 0 <= section < WIDTH else None


def _padded(line: Sequence[str]) -> list[str]:
    return [*line[:WIDTH], *[""] * (WIDTH - len(line))]


def _masked(text: str) -> str:
    """Return a CPR number as a screen may show it once it is typed."""
    digits = "".join(sign for sign in text if sign.isdigit())
    if len(digits) == _CPR_DIGITS:
        return mask_cpr(digits)
    return f"{digits[:_BIRTH_DIGITS]}••••" if len(digits) > _BIRTH_DIGITS else text


def _day_text(text: str) -> str:
    """Return a day as it was read, so that one sees it was understood."""
    try:
        return format_day(parse_day(text))
    except UserError:
        return text


def column_words(title: str, line: int) -> str:
    """Return where a cell is, in words."""
    return _("Linje {n}, {title}").format(n=line + 1, title=title)
