"""The grid one types into: Tab and Enter move, Ctrl+V takes a block from Excel, Esc leaves."""

from PySide6.QtCore import (
    QEvent,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QTableView,
    QWidget,
)

from flexdesk.base.language import _
from flexdesk.ui.importing.grid_cells import AnyIndex, CellDelegate, Headings
from flexdesk.ui.importing.grid_model import (
    CONSULTANT,
    CPR,
    NAME,
    NOTE,
    SINCE,
    STEP,
    GridModel,
)
from flexdesk.ui.look.look import Look

_ROW = 36
_NUMBERS = 44
_WIDTHS = {NAME: 0.2, CPR: 0.165, SINCE: 0.155, STEP: 0.17, CONSULTANT: 0.105, NOTE: 0.205}
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_CLEARS = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})
_CTRL = Qt.KeyboardModifier.ControlModifier
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
_SHORTCUT = QEvent.Type.ShortcutOverride


class GridTable(QTableView):
    """Cells that behave as in a spreadsheet."""

    pasted = Signal(str)
    take_wanted = Signal()
    left = Signal()
    moved = Signal(int, int)

    def __init__(self, look: Look, model: GridModel) -> None:
        super().__init__()
        self.setObjectName("grid")
        self.setAccessibleName(_("Skema med borgere"))
        self._look, self.cells = look, model
        self._run_start = 0
        self._takes_next = False
        self.setModel(model)
        model.setParent(self)
        self.delegate = CellDelegate(look, self, model)
        self.setItemDelegate(self.delegate)
        self._set_behaviour()
        look.changed.connect(self.viewport().update)

    def _set_behaviour(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(True)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        titles = Headings(self._look, Qt.Orientation.Horizontal, _("Kolonner"))
        numbers = Headings(self._look, Qt.Orientation.Vertical, _("Linjer"))
        self.setHorizontalHeader(titles)
        self.setVerticalHeader(numbers)
        numbers.setDefaultSectionSize(_ROW)
        numbers.setFixedWidth(_NUMBERS)
        titles.setFixedHeight(_ROW)

    @property
    def is_open(self) -> bool:
        """Whether a cell is being written."""
        return self.state() == QAbstractItemView.State.EditingState

    def open_text(self) -> str | None:
        """Return what stands in the cell that is being written, None when none is."""
        editor = self.delegate.editor
        return editor.text() if self.is_open and editor is not None else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.viewport().width()
        for column, share in _WIDTHS.items():
            self.setColumnWidth(column, round(room * share))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._run_start = max(0, self.currentIndex().column())

    def go_to(self, line: int, column: int) -> None:
        """Put the cursor in a cell."""
        self._run_start = column
        index = self.cells.index(line, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.setFocus()

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        super().currentChanged(current, previous)
        self.cells.set_current_line(current.row())
        self.moved.emit(current.row(), current.column())

    def event(self, event: QEvent) -> bool:
        # a letter begins a cell here; the window's one-letter shortcuts wait
        if event.type() == _SHORTCUT and isinstance(event, QKeyEvent) and _is_for_cell(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, is_ctrl = Qt.Key(event.key()), bool(event.modifiers() & _CTRL)
        if key in _ENTER and self.is_open:
            # it comes up from the cell that is written, which closes by itself and moves on
            self._takes_next = is_ctrl
            event.accept()
        elif is_ctrl and key in _ENTER:
            self.take_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(QGuiApplication.clipboard().text())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in _CLEARS and not is_ctrl:
            self.cells.clear_cells((at.row(), at.column()) for at in self.selectedIndexes())
        elif key in _ENTER:
            self._go_down()
        else:
            if key not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and not event.text():
                super().keyPressEvent(event)
                self._run_start = self.currentIndex().column()
                return
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        hints = QAbstractItemDelegate.EndEditHint
        is_entered = hint == hints.SubmitModelCache
        is_stepped = hint in (hints.EditNextItem, hints.EditPreviousItem)
        step = QAbstractItemView.CursorAction.MoveNext
        if hint == hints.EditPreviousItem:
            step = QAbstractItemView.CursorAction.MovePrevious
        super().closeEditor(editor, hints.NoHint if is_stepped else hint)
        takes, self._takes_next = self._takes_next, False
        if is_entered and takes:
            self.take_wanted.emit()
        elif is_entered:
            self._go_down()
        elif is_stepped:
            # Tab moves on without opening the next cell: what stands there is not typed over
            self.setCurrentIndex(self.moveCursor(step, Qt.KeyboardModifier.NoModifier))

    def _go_down(self) -> None:
        """Go to the next line, at the column this line was begun in."""
        line = min(self.currentIndex().row() + 1, self.cells.rowCount() - 1)
        self.setCurrentIndex(self.cells.index(line, self._run_start))

    def _copy(self) -> None:
        places = sorted(self.selectedIndexes(), key=lambda at: (at.row(), at.column()))
        lines: dict[int, list[str]] = {}
        for at in places:
            lines.setdefault(at.row(), []).append(str(at.data() or ""))
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines.values()))


def _is_for_cell(event: QKeyEvent) -> bool:
    is_typed = event.modifiers() in _PLAIN and bool(event.text()) and event.text().isprintable()
    is_block = event.matches(QKeySequence.StandardKey.Paste) or event.matches(
        QKeySequence.StandardKey.Copy
    )
    is_enter = bool(event.modifiers() & _CTRL) and Qt.Key(event.key()) in _ENTER
    return is_typed or is_block or is_enter
