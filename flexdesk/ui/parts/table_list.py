"""A long list one works in: many rows chosen at once, groups that fold, columns pulled by hand."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem

from flexdesk.base.numbers import format_number
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.table_groups import GROUP, GroupedModel, GroupLine
from flexdesk.ui.parts.table_view import INSET, ROW_HEIGHT, RowDelegate, RowTable

AnyIndex = QModelIndex | QPersistentModelIndex

NARROWEST = 48
_FLAG = QItemSelectionModel.SelectionFlag
_CLEAR = _FLAG.Clear
_ROWS = _FLAG.Rows
_TOGGLE = _FLAG.Toggle | _ROWS
_ANTIALIASING = QPainter.RenderHint.Antialiasing
_OPENS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_CHEVRON = 16


class ListDelegate(RowDelegate):
    """Paints rows as every table does, and the lines before groups."""

    def __init__(self, look: Look, table: "ListTable") -> None:
        super().__init__(look, table)
        self._list = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        model = self._list.list_model
        group = model.group_line(index.row()) if model.is_grouped else None
        if group is None:
            super().paint(painter, option, index)
        else:
            self._paint_group(painter, option, group, is_on=self._list.chosen_line == index.row())

    def _paint_group(
        self, painter: QPainter, option: QStyleOptionViewItem, group: GroupLine, *, is_on: bool
    ) -> None:
        # each cell paints its part of the one line: any part may be painted alone
        look, rect = self._look, QRectF(option.rect)
        painter.save()
        painter.setClipRect(option.rect)
        painter.setRenderHint(_ANTIALIASING)
        painter.fillRect(option.rect, look.colour("sel" if is_on else "sunken"))
        painter.fillRect(QRectF(rect.left(), rect.bottom(), rect.width(), 1), look.colour("line"))
        left = INSET - self._list.horizontalOffset()
        icon = "chevron-down" if group.is_open else "chevron-right"
        at = QRectF(left, rect.center().y() - _CHEVRON / 2, _CHEVRON, _CHEVRON)
        look.draw_icon(painter, icon, "accent", at.topLeft(), _CHEVRON)
        face = font(14, bold=True)
        words = QRectF(left + 24, rect.top(), 2000, rect.height() - 1)
        look.draw_text(painter, group.name, words, tone="head", face=face)
        words.setLeft(words.left() + QFontMetricsF(face).horizontalAdvance(group.name) + 10)
        count = format_number(group.count)
        look.draw_text(painter, count, words, tone="muted", face=font(14, tabular=True))
        if is_on and self._list.hasFocus():
            painter.setPen(look.pen("accent", 2))
            for y in (rect.top() + 1, rect.bottom()):
                painter.drawLine(int(rect.left()), int(y), int(rect.right()) + 1, int(y))
        painter.restore()


class ListTable(RowTable):
    """A table in which many rows can be chosen; what is chosen outlives a filter."""

    picked_changed = Signal()
    sorted_by_hand = Signal()
    copy_wanted = Signal()
    paste_wanted = Signal()
    width_pulled = Signal(str, int)
    """Key of a column and its new width, 0 for the one that fits."""
    heading_menu_wanted = Signal(str, QPoint)

    def __init__(
        self, look: Look, model: GroupedModel[Any], name: str, *, row_height: int = ROW_HEIGHT
    ) -> None:
        self.list_model = model
        self._picked: dict[str, None] = {}
        self._clears = True
        self._is_laying = False
        super().__init__(look, model, name, row_height=row_height)
        self.delegate = ListDelegate(look, self)
        self.setItemDelegate(self.delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.selectionModel().selectionChanged.connect(self._on_selection)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setMinimumSectionSize(NARROWEST)
        head.sectionResized.connect(self._on_resized)
        head.sectionHandleDoubleClicked.connect(self._on_handle)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._on_heading_menu)

    @property
    def key(self) -> str:
        """The key of the row one is on, empty on the line of a group."""
        return "" if self._key.startswith(GROUP) else self._key

    @property
    def picked(self) -> tuple[str, ...]:
        """The keys of the chosen rows in the order they are shown, hidden ones last."""
        lines = {key: self.list_model.line_of(key) for key in self._picked}
        return tuple(sorted(lines, key=lambda key: (lines[key] < 0, lines[key])))

    @property
    def picked_count(self) -> int:
        """How many rows are chosen."""
        return len(self._picked)

    @property
    def picked_hidden(self) -> int:
        """How many chosen rows are not shown now."""
        return sum(self.list_model.line_of(key) < 0 for key in self._picked)

    def is_marked(self, line: int) -> bool:
        """Say whether a line is painted as chosen."""
        return self.list_model.key_at(line) in self._picked

    def clear_picked(self) -> None:
        """Choose only the row one is on."""
        index = self.currentIndex()
        self._clears = True
        if index.isValid():
            self.selectionModel().select(index, _FLAG.ClearAndSelect | _ROWS)
        else:
            self.clearSelection()
        self._take_picked()

    def set_sideways(self, *, may_scroll: bool) -> None:
        """Let columns chosen by hand reach beyond the edge."""
        policy = (
            Qt.ScrollBarPolicy.ScrollBarAsNeeded
            if may_scroll
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        self.setHorizontalScrollBarPolicy(policy)

    def lay_out(self) -> None:
        self._is_laying = True
        super().lay_out()
        self._is_laying = False

    def selectAll(self) -> None:
        self._clears = True
        super().selectAll()

    def selectionCommand(
        self, index: AnyIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        command = super().selectionCommand(index, event)
        self._clears = bool(command & _CLEAR)
        return command

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wanted.emit()
        elif key == Qt.Key.Key_Space:
            self._toggle()
        elif key == Qt.Key.Key_Escape and self.picked_count > 1:
            self.clear_picked()
        elif not self._moves_in_groups(key):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        # the menu key: the headings have no focus of their own
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            column = max(self.rows_model.sorted_by[0], 0)
            at = self.mapToGlobal(QPoint(self.columnViewportPosition(column), 0))
            self.heading_menu_wanted.emit(self.rows_model.columns[column].key, at)
        else:
            super().contextMenuEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        group = self.list_model.group_line(index.row()) if index.isValid() else None
        if group is not None and event.button() == Qt.MouseButton.LeftButton:
            self.selectionModel().setCurrentIndex(index, _FLAG.NoUpdate)
            self.list_model.fold(group.name, is_open=not group.is_open)
        else:
            super().mousePressEvent(event)

    def _toggle(self) -> None:
        """Choose the row one is on beside the others, or no longer; open or fold a group."""
        index = self.currentIndex()
        group = self.list_model.group_line(index.row())
        if group is not None:
            self.list_model.fold(group.name, is_open=not group.is_open)
        elif index.isValid():
            self._clears = False
            self.selectionModel().select(index, _TOGGLE)

    def _moves_in_groups(self, key: Qt.Key) -> bool:
        """Fold, open or leave a group; say whether the key did so."""
        line = self.chosen_line
        group = self.list_model.group_line(line)
        if group is not None and key in _OPENS:
            self.list_model.fold(group.name, is_open=not group.is_open)
        elif group is not None and key == Qt.Key.Key_Left and group.is_open:
            self.list_model.fold(group.name, is_open=False)
        elif group is not None and key == Qt.Key.Key_Right and not group.is_open:
            self.list_model.fold(group.name, is_open=True)
        elif group is None and key == Qt.Key.Key_Left and self.list_model.is_grouped:
            self._go_to_line(self.list_model.line_of_group(line))
        else:
            return False
        return True

    def _go_to_line(self, line: int) -> None:
        if line >= 0:
            self.setCurrentIndex(self.rows_model.index(line, 0))

    def _on_selection(self) -> None:
        if not self._is_restoring:
            self._take_picked()

    def _take_picked(self) -> None:
        model = self.list_model
        shown = [model.key_at(line) for line in self._selected_lines()]
        hidden = () if self._clears else (k for k in self._picked if model.line_of(k) < 0)
        self._picked = dict.fromkeys((*hidden, *(k for k in shown if not k.startswith(GROUP))))
        self._see_whether_plain()
        self.viewport().update()
        self.picked_changed.emit()

    def _see_whether_plain(self) -> None:
        line = self.chosen_line
        key = self.list_model.key_at(line) if line >= 0 else ""
        self.is_plain = not self._picked or tuple(self._picked) == (key,)

    def _on_current_changed(self, current: QModelIndex) -> None:
        # with Ctrl one goes on and leaves what is chosen behind
        self._see_whether_plain()
        super()._on_current_changed(current)

    def _selected_lines(self) -> Iterable[int]:
        selection = self.selectionModel().selection()
        for at in range(selection.size()):
            part = selection.at(at)
            yield from range(part.top(), part.bottom() + 1)

    def _on_reset(self) -> None:
        super()._on_reset()
        if self.picked_count == 1 and self.key in self._picked and self.chosen_line >= 0:
            return
        model, selection = self.list_model, QItemSelection()
        lines = sorted(line for key in self._picked if (line := model.line_of(key)) >= 0)
        last = model.columnCount() - 1
        for _gap, part in groupby(enumerate(lines), lambda pair: pair[1] - pair[0]):
            run = [line for _at, line in part]
            selection.select(model.index(run[0], 0), model.index(run[-1], last))
        self._is_restoring = True
        self.selectionModel().select(selection, _FLAG.ClearAndSelect)
        self._is_restoring = False
        self.picked_changed.emit()

    def _on_heading_clicked(self, section: int) -> None:
        super()._on_heading_clicked(section)
        self.sorted_by_hand.emit()

    def _on_resized(self, section: int, _old: int, new: int) -> None:
        if not self._is_laying and section < len(self.rows_model.columns):
            self.width_pulled.emit(self.rows_model.columns[section].key, new)

    def _on_handle(self, section: int) -> None:
        self.width_pulled.emit(self.rows_model.columns[section].key, 0)

    def _on_heading_menu(self, at: QPoint) -> None:
        head = self.horizontalHeader()
        section = head.logicalIndexAt(at)
        if 0 <= section < len(self.rows_model.columns):
            key = self.rows_model.columns[section].key
            self.heading_menu_wanted.emit(key, head.mapToGlobal(at))
