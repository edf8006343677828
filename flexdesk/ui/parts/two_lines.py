"""Rows of two lines, painted: what, beneath it more, and two facts at the right; Enter opens."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy

from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.column_spec import ColumnSpec
from flexdesk.ui.parts.table_model import RowsModel
from flexdesk.ui.parts.table_view import RowTable
from flexdesk.ui.parts.two_line_row import TwoLines

HEIGHT = 52
_ELIDE = Qt.TextElideMode.ElideRight
_RIGHT = Qt.AlignmentFlag.AlignRight
_GAP = 16
_LEAST_LEFT = 120


def _words(row: TwoLines) -> str:
    return row.words


def _key(row: TwoLines) -> str:
    return row.key


class TwoLineList(RowTable):
    """As high as its rows: the page it stands on scrolls, not the list."""

    pressed = Signal(str)
    """A row was opened, by Enter or a click."""

    def __init__(self, look: Look, name: str) -> None:
        spec: ColumnSpec[TwoLines] = ColumnSpec("row", name, _words, width=0, paint="row")
        model: RowsModel[TwoLines] = RowsModel((spec,), _key)
        super().__init__(look, model, name, row_height=HEIGHT)
        self.horizontalHeader().hide()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.delegate.painters["row"] = self._paint
        self.opened.connect(self.pressed)
        self.clicked.connect(self._on_clicked)

    def show_rows(self, rows: Sequence[TwoLines]) -> None:
        """Show these rows."""
        self.rows_model.set_rows(rows)
        self.setFixedHeight(HEIGHT * len(rows))

    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT * self.rows_model.rowCount())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, HEIGHT)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.chosen_line < 0 and self.rows_model.rowCount():
            self.choose(self.rows_model.key_at(0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def is_marked(self, line: int) -> bool:
        """Mark the row one is on only while the list has the focus."""
        return self.hasFocus() and super().is_marked(line)

    @property
    def chosen_line(self) -> int:
        """The line one is on, -1 for none."""
        return self.currentIndex().row()

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.isValid():
            self.pressed.emit(self.rows_model.key_at(index.row()))

    def _on_double_clicked(self, index: QModelIndex) -> None:
        """Nothing: one click opened it."""

    def _paint(
        self,
        painter: QPainter,
        cell: QRectF,
        row: TwoLines,
        spec: ColumnSpec[Any],
        is_on: bool,  # noqa: FBT001 - a painter the table calls
    ) -> None:
        del spec, is_on
        bold, small = font(14, bold=True, tabular=True), font(13, tabular=True)
        top = QRectF(cell.left(), cell.top() + 6, cell.width(), 20)
        below = QRectF(cell.left(), cell.top() + 27, cell.width(), 18)
        face = bold if row.tone == "amber" else font(14, tabular=True)
        self._pair(painter, top, (row.title, row.right), (bold, face),
                   ("muted" if row.is_quiet else "ink", row.tone))  # fmt: skip
        self._pair(painter, below, (row.detail, row.below), (small, small), ("muted", "muted"))

    def _pair(
        self,
        painter: QPainter,
        box: QRectF,
        texts: tuple[str, str],
        faces: tuple[QFont, QFont],
        tones: tuple[str, str],
    ) -> None:
        """Draw a text at each end; the right one is whole, the left one takes what is left."""
        right = min(QFontMetricsF(faces[1]).horizontalAdvance(texts[1]) if texts[1] else 0.0,
                    max(0.0, box.width() - _LEAST_LEFT))  # fmt: skip
        shown = QFontMetricsF(faces[1]).elidedText(texts[1], _ELIDE, right + 1)
        self._look.draw_text(painter, shown, box, tone=tones[1], face=faces[1], align=_RIGHT)
        room = box.width() - right - (_GAP if right else 0)
        left = QFontMetricsF(faces[0]).elidedText(texts[0], _ELIDE, room)
        self._look.draw_text(painter, left, box, tone=tones[0], face=faces[0])
