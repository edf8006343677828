"""Rows one can check off: painted, Space or a click turns one on or off."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter

from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.column_spec import ColumnSpec
from flexdesk.ui.parts.two_line_row import TwoLines
from flexdesk.ui.parts.two_lines import HEIGHT, TwoLineList

_SIDE, _ROOM = 18.0, 34.0
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_MOST = 7
"""Rows that stand in the sheet at once; more of them scroll."""


class PickList(TwoLineList):
    """Two lines a row, and a box before them."""

    picked_changed = Signal()

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, name)
        self._picked: dict[str, None] = {}
        self.pressed.connect(self._on_toggled)

    @property
    def picked(self) -> tuple[str, ...]:
        """The keys of the rows that are checked, in the order they were."""
        return tuple(self._picked)

    def show_picks(self, lines: Sequence[TwoLines], picked: Sequence[str]) -> None:
        """Show these rows, some of them checked."""
        self._picked = dict.fromkeys(picked)
        self.show_rows(lines)
        if len(lines) > _MOST:
            # what is chosen after it stays near: a half row says that there is more
            self.setFixedHeight(HEIGHT * _MOST + HEIGHT // 2)
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def pick_all(self, *, is_on: bool) -> None:
        """Check all rows, or none."""
        model = self.rows_model
        keys = [model.key_at(line) for line in range(model.rowCount())]
        self._picked = dict.fromkeys(keys) if is_on else {}
        self.viewport().update()
        self.picked_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self.chosen_line
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            # the sheet's own: hand the chosen out
            event.ignore()
        elif event.key() == Qt.Key.Key_Space and line >= 0:
            self._on_toggled(self.rows_model.key_at(line))
        else:
            super().keyPressEvent(event)

    def _on_toggled(self, key: str) -> None:
        if key in self._picked:
            del self._picked[key]
        else:
            self._picked[key] = None
        self.viewport().update()
        self.picked_changed.emit()

    def _paint(
        self,
        painter: QPainter,
        cell: QRectF,
        row: TwoLines,
        spec: ColumnSpec[Any],
        is_on: bool,  # noqa: FBT001 - a painter the table calls
    ) -> None:
        look = self._look
        top = cell.top() + (cell.height() - _SIDE) / 2
        box = QRectF(cell.left() + 0.5, top + 0.5, _SIDE - 1, _SIDE - 1)
        is_picked = row.key in self._picked
        painter.setPen(look.pen("accent" if is_picked else "field"))
        painter.setBrush(look.colour("accent" if is_picked else "surface"))
        painter.drawRoundedRect(box, 4, 4)
        if is_picked:
            at = QPointF(cell.left() + 2, round(top) + 2)
            look.draw_icon(painter, "check", "surface", at, 14)
        super()._paint(painter, cell.adjusted(_ROOM, 0, 0, 0), row, spec, is_on)
