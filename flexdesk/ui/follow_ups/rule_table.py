"""The list of rules: what, when, how many, on or off."""

from typing import Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from flexdesk.app.follow_up_rows import RuleRow
from flexdesk.base.language import _
from flexdesk.base.numbers import format_number
from flexdesk.ui.follow_ups.words import state
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.column_spec import ColumnSpec
from flexdesk.ui.parts.table_model import RowsModel
from flexdesk.ui.parts.table_view import RowTable

Spec = ColumnSpec[RuleRow]
_WIDE_STATE, _NARROW_STATE = 76, 40
_WHEN, _WORDS = 700, 560
"""Widths of the table below which a column, or the word of the state, is left out."""


def _soon(row: RuleRow) -> str:
    return format_number(row.soon)


def _quiet(row: RuleRow) -> str:
    return "ink" if row.is_on else "muted"


def _muted(row: RuleRow) -> str:
    del row
    return "muted"


def columns_for(width: int) -> tuple[Spec, ...]:
    """Return the columns that fit."""
    state_width = _WIDE_STATE if width >= _WORDS else _NARROW_STATE
    found = [
        ColumnSpec("state", "", state, lambda row: not row.is_on, state_width, paint="state"),
        ColumnSpec("title", _("Regel"), lambda row: row.title, lambda row: row.title, 0,
                   tone=_quiet, is_bold=True),
        ColumnSpec("when", _("Hvornår"), lambda row: row.brief, None, 260, tone=_muted),
        ColumnSpec("place", _("Program"), lambda row: row.place, lambda row: row.place, 84,
                   tone=_muted),
        ColumnSpec("soon", _("30 dage"), _soon, lambda row: row.soon, 80, tone=_quiet,
                   is_right=True, is_descending_first=True),
    ]  # fmt: skip
    return tuple(spec for spec in found if spec.key != "when" or width >= _WHEN)


class RuleTable(RowTable):
    """All rules; Enter goes to the card of the one that is chosen."""

    def __init__(self, look: Look) -> None:
        model: RowsModel[RuleRow] = RowsModel(columns_for(2000), lambda row: row.key)
        super().__init__(look, model, _("Opfølgningsregler"))
        self.setObjectName("rules")
        self.delegate.painters["state"] = self._paint_state

    def lay_out(self) -> None:
        """Drop columns that do not fit before a word is cut."""
        wanted = columns_for(self.width())
        if [spec.width for spec in wanted] != [spec.width for spec in self.rows_model.columns]:
            self.rows_model.set_columns(wanted)
        super().lay_out()

    def _paint_state(
        self,
        painter: QPainter,
        cell: QRectF,
        row: RuleRow,
        spec: ColumnSpec[Any],
        is_on: bool,  # noqa: FBT001 - a slot or painter Qt or the table calls
    ) -> None:
        del is_on
        tone, icon = ("accent", "check") if row.is_on else ("muted", "x")
        self._look.draw_icon(painter, icon, tone, QPointF(cell.left(), cell.center().y() - 8), 16)
        if spec.width < _WIDE_STATE:
            return
        words = cell.adjusted(22, 0, 0, 0)
        face = font(14, bold=row.is_on)
        self._look.draw_text(painter, spec.show(row), words, tone=tone, face=face)
