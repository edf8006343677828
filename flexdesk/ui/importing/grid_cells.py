"""How a cell of the grid is painted and written in place, and what stands around the cells."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QCompleter,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from flexdesk.ui.importing.grid_model import STEP, GridModel
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look

AnyIndex = QModelIndex | QPersistentModelIndex

INSET = 10
_ELIDE = Qt.TextElideMode.ElideRight
_FIXED = QHeaderView.ResizeMode.Fixed


class CellDelegate(QStyledItemDelegate):
    """Paints a cell with its problem, and edits it in place."""

    typing = Signal()

    def __init__(self, look: Look, table: QTableView, cells: GridModel) -> None:
        super().__init__(table)
        self._look, self._table, self._cells = look, table, cells
        self.steps: tuple[str, ...] = ()
        self.editor: QLineEdit | None = None

    @property
    def _has_cursor(self) -> bool:
        """Whether the current cell is marked: the grid has the focus, or a cell is written."""
        return self._table.hasFocus() or self.editor is not None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        look, table = self._look, self._table
        rect = QRectF(option.rect)
        problem = self._cells.problem_at(index.row(), index.column())
        is_current = index == table.currentIndex() and self._has_cursor
        here = self._cells.index(index.row(), index.column())
        if table.selectionModel().isSelected(here) and not is_current:
            painter.fillRect(rect, look.colour("sel"))
        if problem is not None:
            painter.fillRect(rect, look.colour("dantint" if problem.is_error else "ambtint"))
        painter.fillRect(QRectF(rect.right(), rect.top(), 1, rect.height()), look.colour("line"))
        painter.fillRect(QRectF(rect.left(), rect.bottom(), rect.width(), 1), look.colour("line"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_words(painter, rect, index, problem is not None and problem.is_error)
        if is_current:
            painter.setPen(look.pen("accent", 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _paint_words(
        self,
        painter: QPainter,
        rect: QRectF,
        index: AnyIndex,
        is_error: bool,  # noqa: FBT001 - of this delegate alone
    ) -> None:
        words = rect.adjusted(INSET, 0, -INSET, 0)
        if self._cells.problem_at(index.row(), index.column()) is not None:
            icon, tone = ("x", "danger") if is_error else ("triangle-alert", "amber")
            at = QRectF(rect.right() - 24, rect.center().y() - 8, 16, 16).topLeft()
            self._look.draw_icon(painter, icon, tone, at, 16)
            words.setRight(words.right() - 18)
        face = font(14, tabular=True, bold=is_error)
        text = str(index.data() or "")
        text = QFontMetricsF(face).elidedText(text, _ELIDE, words.width())
        self._look.draw_text(painter, text, words, tone="danger" if is_error else "ink", face=face)

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex
    ) -> QWidget:
        del option
        edit = QLineEdit(parent)
        edit.setFont(font(14, tabular=True))
        edit.setFrame(False)
        title = str(self._cells.headerData(index.column(), Qt.Orientation.Horizontal))
        edit.setAccessibleName(title)
        if index.column() == STEP and self.steps:
            completer = QCompleter(list(self.steps), edit)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            edit.setCompleter(completer)
        edit.textEdited.connect(self.typing)
        self.editor = edit
        self._cells.set_open((index.row(), index.column()))
        return edit

    def destroyEditor(self, editor: QWidget, index: AnyIndex) -> None:
        if editor is self.editor:
            self.editor = None
            self._cells.set_open(None)
        super().destroyEditor(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        if isinstance(editor, QLineEdit):
            model.setData(model.index(index.row(), index.column()), editor.text())


class Headings(QHeaderView):
    """Titles over the cells' own left edge; line numbers at the right of their strip."""

    def __init__(self, look: Look, direction: Qt.Orientation, name: str) -> None:
        super().__init__(direction)
        self._look = look
        self.setSectionResizeMode(_FIXED)
        self.setAccessibleName(name)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        look, box = self._look, QRectF(rect)
        is_title = self.orientation() == Qt.Orientation.Horizontal
        text = str(self.model().headerData(section, self.orientation()) or "")
        side = Qt.AlignmentFlag.AlignLeft if is_title else Qt.AlignmentFlag.AlignRight
        face = font(13, bold=is_title, tabular=not is_title)
        words = box.adjusted(INSET, 0, -INSET, 0)
        look.draw_text(painter, text, words, tone="muted", face=face, align=side)
        tone = "rule" if is_title else "line"
        painter.fillRect(QRectF(box.left(), box.bottom(), box.width(), 1), look.colour(tone))
        painter.fillRect(QRectF(box.right(), box.top(), 1, box.height()), look.colour("line"))
