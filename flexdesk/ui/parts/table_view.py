"""The table: heading x equals cell x, one line a row, chosen row with a 3 px edge."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.column_spec import ColumnSpec
from flexdesk.ui.parts.table_model import RowsModel

AnyIndex = QModelIndex | QPersistentModelIndex
CellPainter = Callable[[QPainter, QRectF, Any, ColumnSpec[Any], bool], None]

INSET = 12
HEADING_HEIGHT = 36
ROW_HEIGHT = 40
_ANTIALIASING = QPainter.RenderHint.Antialiasing
_LEFT = Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignRight
_DESCENDING = Qt.SortOrder.DescendingOrder
_ASCENDING = Qt.SortOrder.AscendingOrder
_FIXED = QHeaderView.ResizeMode.Fixed
_OPENS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_ELIDE = Qt.TextElideMode.ElideRight


class _Heading(QHeaderView):
    """Column titles on the same x as the cells beneath; the sorted one is marked."""

    def __init__(self, look: Look, parent: "RowTable") -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look, self._table = look, parent
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setFixedHeight(HEADING_HEIGHT)
        self.setAccessibleName(parent.accessibleName())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        look, spec = self._look, self._table.rows_model.columns[section]
        column, order = self._table.rows_model.sorted_by
        is_on = column == section
        face = font(13, bold=True)
        box = QRectF(rect).adjusted(INSET, 0, -INSET, 0)
        tone = "accent" if is_on else "muted"
        painter.save()
        painter.setRenderHint(_ANTIALIASING)
        if is_on:
            width = QFontMetricsF(face).horizontalAdvance(spec.title)
            left = (
                box.right() - 18 if spec.is_right else min(box.left() + width + 5, box.right() - 14)
            )
            icon = "chevron-up" if order == _DESCENDING else "chevron-down"
            at = QRectF(left, box.center().y() - 7, 16, 16).topLeft()
            look.draw_icon(painter, icon, "accent", at, 16)
            if spec.is_right:
                box.setRight(box.right() - 20)
        align = _RIGHT if spec.is_right else _LEFT
        look.draw_text(painter, spec.title, box, tone=tone, face=face, align=align)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look.colour("rule"))
        painter.restore()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEADING_HEIGHT)


class RowDelegate(QStyledItemDelegate):
    """Paints cells from the row itself; special cells have painters of their own."""

    def __init__(self, look: Look, table: "RowTable") -> None:
        super().__init__(table)
        self._look, self._table = look, table
        self.painters: dict[str, CellPainter] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        look, table, line, column = self._look, self._table, index.row(), index.column()
        model = table.rows_model
        spec, row, last = model.columns[column], model.row_at(line), len(model.columns) - 1
        rect = QRectF(option.rect)
        current = table.chosen_line
        is_chosen = line == current if table.is_plain else table.is_marked(line)
        is_hovered = line == table.hovered_line
        if is_chosen or is_hovered:
            painter.fillRect(option.rect, look.colour("sel" if is_chosen else "hover"))
        if is_chosen and column == 0:
            painter.fillRect(
                QRectF(rect.left(), rect.top(), 3, rect.height()), look.colour("accent")
            )
        left = INSET if column == 0 else 0
        right = INSET if column == last else 0
        painter.fillRect(
            QRectF(rect.left() + left, rect.bottom(), rect.width() - left - right, 1),
            look.colour("line"),
        )
        cell = rect.adjusted(INSET, 0, -INSET, -1)
        special = self.painters.get(spec.paint)
        if special is not None:
            painter.setRenderHint(_ANTIALIASING)
            special(painter, cell, row, spec, is_chosen)
        else:
            self._paint_text(painter, cell, row, spec)
        if line == current and column == last and table.hasFocus():
            self._paint_focus(painter, rect)

    def _paint_text(
        self, painter: QPainter, cell: QRectF, row: object, spec: ColumnSpec[Any]
    ) -> None:
        text = spec.show(row)
        if not text:
            return
        face = font(14, bold=spec.is_bold, tabular=True)
        metrics = QFontMetricsF(face)
        if metrics.horizontalAdvance(text) > cell.width():
            text = metrics.elidedText(text, _ELIDE, cell.width())
        tone = spec.tone(row) if spec.tone else "ink"
        align = _RIGHT if spec.is_right else _LEFT
        self._look.draw_text(painter, text, cell, tone=tone, face=face, align=align)

    def _paint_focus(self, painter: QPainter, last_cell: QRectF) -> None:
        # a list with the focus says so at the edge of its chosen row, all along it
        painter.save()
        painter.setPen(self._look.pen("accent", 2))
        for y in (last_cell.top() + 1, last_cell.bottom()):
            painter.drawLine(0, int(y), int(last_cell.right()), int(y))
        painter.restore()


class RowTable(QTableView):
    """A table of rows with its own model, delegate and heading."""

    current_changed = Signal(str)
    opened = Signal(str)

    def __init__(
        self, look: Look, model: RowsModel[Any], name: str, *, row_height: int = ROW_HEIGHT
    ) -> None:
        super().__init__()
        self._look = look
        self.rows_model = model
        self.hovered_line = -1
        self.is_plain = True
        """Whether nothing but the row one is on is chosen."""
        self._key = ""
        self._is_restoring = False
        self.setAccessibleName(name)
        self.setModel(model)
        model.setParent(self)
        self.delegate = RowDelegate(look, self)
        self.setItemDelegate(self.delegate)
        self._heading = _Heading(look, self)
        self.setHorizontalHeader(self._heading)
        self._heading.sectionClicked.connect(self._on_heading_clicked)
        self._set_behaviour(row_height)
        model.modelReset.connect(self._on_reset)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.doubleClicked.connect(self._on_double_clicked)
        look.changed.connect(self._on_look_changed)

    def _set_behaviour(self, row_height: int) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(_FIXED)
        self.verticalHeader().setDefaultSectionSize(row_height)
        self._heading.setSectionResizeMode(_FIXED)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def chosen_line(self) -> int:
        """The line that is chosen, -1 for none."""
        return self.currentIndex().row()

    def is_marked(self, line: int) -> bool:
        """Say whether a line is painted as chosen."""
        return line == self.chosen_line

    @property
    def key(self) -> str:
        """The key of the chosen row."""
        return self._key

    def choose(self, key: str) -> None:
        """Choose the row with this key, if it is shown."""
        line = self.rows_model.line_of(key)
        if line >= 0:
            index = self.rows_model.index(line, 0)
            is_seen = self.viewport().rect().contains(self.visualRect(index).center())
            self.setCurrentIndex(index)
            if not is_seen:
                self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def lay_out(self) -> None:
        """Give the columns their widths; those of width 0 share what is left."""
        specs: Sequence[ColumnSpec[Any]] = self.rows_model.columns
        free = self.viewport().width() - sum(spec.width for spec in specs)
        takers = sum(spec.width == 0 for spec in specs) or 1
        for at, spec in enumerate(specs):
            self.setColumnWidth(at, spec.width or max(80, free // takers))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.rowAt(event.position().toPoint().y()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in _OPENS and self._key:
            self.opened.emit(self._key)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        else:
            super().keyPressEvent(event)

    def _copy(self) -> None:
        if self.chosen_line < 0:
            return
        row = self.rows_model.row_at(self.chosen_line)
        QGuiApplication.clipboard().setText("\t".join(s.show(row) for s in self.rows_model.columns))

    def _hover(self, line: int) -> None:
        if line != self.hovered_line:
            self.hovered_line = line
            self.viewport().update()

    def sort_by(self, section: int) -> None:
        """Sort by a column as a click on its heading does; a second time turns it."""
        self._on_heading_clicked(section)

    def _on_heading_clicked(self, section: int) -> None:
        column, order = self.rows_model.sorted_by
        spec = self.rows_model.columns[section]
        first = _DESCENDING if spec.is_descending_first else _ASCENDING
        other = _ASCENDING if first == _DESCENDING else _DESCENDING
        self.rows_model.sort(section, other if column == section and order == first else first)
        self._heading.viewport().update()

    def _on_reset(self) -> None:
        self.hovered_line = -1
        line = self.rows_model.line_of(self._key) if self._key else -1
        if line >= 0:
            self._is_restoring = True
            self.setCurrentIndex(self.rows_model.index(line, 0))
            self._is_restoring = False
        self.lay_out()

    def _on_current_changed(self, current: QModelIndex) -> None:
        self.viewport().update()
        if self._is_restoring or not current.isValid():
            return
        key = self.rows_model.key_at(current.row())
        if key != self._key:
            self._key = key
            self.current_changed.emit(key)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.rows_model.key_at(index.row()))

    def _on_look_changed(self) -> None:
        self._heading.viewport().update()
        self.viewport().update()
