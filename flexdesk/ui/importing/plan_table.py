"""The rows of a file: the injured cell tinted, the cause in words, the repair as a button."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from flexdesk.base.language import _
from flexdesk.base.numbers import format_number
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import columns
from flexdesk.ui.parts.column_spec import ColumnSpec
from flexdesk.ui.parts.table_model import RowsModel
from flexdesk.ui.parts.table_view import INSET, RowTable
from flexdesk.ui.shared.case_rows import PlanLine, PlanRepair

ICONS = {
    "error": ("x", "danger"),
    "warning": ("triangle-alert", "amber"),
    "new": ("plus", "accent"),
    "changed": ("arrow-left-right", "accent"),
    "unchanged": ("check", "muted"),
    "missing": ("circle-help", "amber"),
}
_ORDER = {"error": 0, "warning": 1}
_ELIDE = Qt.TextElideMode.ElideRight
_WIDE = 1000
_MOST_BUTTONS = 120
"""Rows further down get their buttons when those above are dealt with."""
_ROW_HEIGHT = 44
_BUTTON_GAP = 8
_EDGE = 24


def _muted(row: PlanLine) -> str:
    del row
    return "muted"


def _row_text(row: PlanLine) -> str:
    return format_number(row.row) if row.row else ""


def _place(row: PlanLine) -> str:
    return f"{row.sheet} {_row_text(row)}".strip()


def _finding(row: PlanLine) -> str:
    return row.finding


def _nothing(row: PlanLine) -> str:
    return ", ".join(repair.text for repair in row.repairs)


class PlanTable(RowTable):
    """Problems first; Enter on a row does what its first button does."""

    repaired = Signal(object, object)

    def __init__(self, look: Look) -> None:
        self._lines: tuple[PlanLine, ...] = ()
        self._is_hidden = False
        self._fits = (0, False, False, 0)
        self.lines_model: RowsModel[PlanLine] = RowsModel(
            self._specs(_WIDE, has_sheets=False, has_cells=False, fix=0), _key_of
        )
        super().__init__(look, self.lines_model, _("Rækker i filen"), row_height=_ROW_HEIGHT)
        self.setObjectName("plan")
        self.delegate.painters["finding"] = self._paint_finding
        self.delegate.painters["cell"] = self._paint_cell
        self.delegate.painters["fix"] = self._paint_rest
        self.lines_model.modelReset.connect(self._add_buttons)
        self.opened.connect(self._on_opened)

    def show_lines(self, lines: Sequence[PlanLine]) -> None:
        """Show these rows."""
        self._lines = tuple(lines)
        self._fit()
        self.lines_model.set_rows(self._lines)

    def hide_names(self, *, is_hidden: bool) -> None:
        """Hide or show names."""
        self._is_hidden = is_hidden
        self._fits = (0, False, False, 0)
        self.show_lines(self._lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)
        self._add_buttons()

    def _specs(
        self, width: int, *, has_sheets: bool, has_cells: bool, fix: int
    ) -> tuple[ColumnSpec[PlanLine], ...]:
        """Return the columns that fit: a column is dropped before a word is cut."""
        is_wide = width >= _WIDE
        if has_sheets:
            row = ColumnSpec("row", _("Række"), _place, lambda r: (r.sheet, r.row),
                             160 if is_wide else 132, tone=_muted)  # fmt: skip
        else:
            row = ColumnSpec("row", _("Række"), _row_text, lambda r: r.row, 76, tone=_muted,
                             is_right=True)  # fmt: skip
        who = ColumnSpec(
            "who", _("Borger eller sted"), self._who, None, 190 if is_wide else 150, is_bold=True
        )
        specs = [row, who]
        if has_cells and width >= _WIDE - 300:
            specs.append(
                ColumnSpec("cell", _("Cellen"), self._cell_text, None, 180 if is_wide else 140,
                           paint="cell")
            )  # fmt: skip
        specs.append(
            ColumnSpec("finding", _("Fund"), _finding,
                       lambda r: (_ORDER.get(r.severity, 2), r.row), 0, paint="finding")
        )  # fmt: skip
        if fix:
            specs.append(ColumnSpec("fix", "", _nothing, None, fix, paint="fix"))
        return tuple(specs)

    def _fit(self) -> None:
        """Choose the columns for the width there is and the rows that are shown."""
        width = self.viewport().width()
        sheets = {line.sheet for line in self._lines if line.sheet}
        has_cells = any(line.cell for line in self._lines)
        wanted = (width, len(sheets) > 1, has_cells, self._fix_width(width))
        if wanted != self._fits:
            self._fits = wanted
            self.lines_model.set_columns(
                self._specs(width, has_sheets=wanted[1], has_cells=has_cells, fix=wanted[3])
            )

    def _fix_width(self, width: int) -> int:
        """Return how much room the widest row of buttons takes."""
        face = QFontMetricsF(font(13, bold=True))
        widest = 0.0
        for line in self._lines:
            shown = self._shown_repairs(line, width)
            room = sum(face.horizontalAdvance(each.text) + 2 * 10 + _BUTTON_GAP for each in shown)
            widest = max(widest, room)
        return round(widest) + _EDGE if widest else 0

    @staticmethod
    def _shown_repairs(line: PlanLine, width: int) -> tuple[PlanRepair, ...]:
        return line.repairs if width >= _WIDE else line.repairs[:1]

    def _who(self, line: PlanLine) -> str:
        return line.hidden if self._is_hidden else line.who

    def _cell_text(self, line: PlanLine) -> str:
        return _("skjult") if self._is_hidden and line.is_personal else line.cell

    def _add_buttons(self) -> None:
        """Put the buttons in the rows that can be put right."""
        last = self.lines_model.columnCount() - 1
        if self.lines_model.columns[last].key != "fix":
            return
        left = _MOST_BUTTONS
        for at, line in enumerate(self.lines_model.rows()):
            if line.repairs and left:
                left -= 1
                self.setIndexWidget(self.lines_model.index(at, last), self._buttons(line))

    def _buttons(self, line: PlanLine) -> QWidget:
        holder = QWidget()
        holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        row = columns(holder, margins=(0, 0, 12, 0), gap=_BUTTON_GAP)
        row.addStretch(1)
        for repair in self._shown_repairs(line, self.viewport().width()):
            button = Button(self._look, repair.text, height=28)
            button.setObjectName(f"repair-{repair.kind}-{line.row}")
            name = _("{verb}, række {row}").format(verb=repair.text, row=line.row)
            button.setAccessibleName(name)
            button.clicked.connect(partial(self._on_repair, line, repair))
            row.addWidget(button)
        return holder

    def _on_repair(self, line: PlanLine, repair: PlanRepair) -> None:
        self.repaired.emit(line, repair)

    def _on_opened(self, key: str) -> None:
        at = self.lines_model.line_of(key)
        line = self.lines_model.row_at(at)
        if line.repairs:
            self.repaired.emit(line, line.repairs[0])

    def _paint_finding(
        self,
        painter: QPainter,
        cell: QRectF,
        row: PlanLine,
        spec: ColumnSpec[Any],
        is_on: bool,  # noqa: FBT001 - a slot or painter Qt or the table calls
    ) -> None:
        del spec, is_on
        icon, tone = ICONS[row.severity or row.outcome]
        at = QPointF(cell.left(), round(cell.center().y() - 8))
        self._look.draw_icon(painter, icon, tone, at, 16)
        painter.save()
        # what does not fit goes on in the cell of the buttons, where a row has none
        painter.setClipRect(cell.adjusted(0, 0, 0 if row.repairs else INSET, 0))
        self._paint_words(painter, cell.adjusted(26, 0, 0, 0), row)
        painter.restore()

    def _paint_rest(
        self,
        painter: QPainter,
        cell: QRectF,
        row: PlanLine,
        spec: ColumnSpec[Any],
        is_on: bool,  # noqa: FBT001 - a slot or painter Qt or the table calls
    ) -> None:
        """Leave the cell to its buttons; a row without any lends its room to the finding."""
        del spec, is_on
        if not row.repairs:
            before = self.columnWidth(self.lines_model.columnCount() - 2)
            painter.save()
            painter.setClipRect(cell.adjusted(-INSET, 0, 0, 0))
            self._paint_words(painter, cell.adjusted(26 - before, 0, 0, 0), row)
            painter.restore()

    def _paint_words(self, painter: QPainter, words: QRectF, row: PlanLine) -> None:
        is_error = row.severity == "error"
        face = font(14, bold=is_error, tabular=True)
        ink = "danger" if is_error else "ink" if row.outcome != "unchanged" else "muted"
        room = words.width()
        if not row.repairs and self.lines_model.columns[-1].key == "fix":
            room = self.viewport().width() - words.left() - INSET
            words = QRectF(words.left(), words.top(), room, words.height())
        text = QFontMetricsF(face).elidedText(row.finding, _ELIDE, room)
        self._look.draw_text(painter, text, words, tone=ink, face=face)

    def _paint_cell(
        self,
        painter: QPainter,
        cell: QRectF,
        row: PlanLine,
        spec: ColumnSpec[Any],
        is_on: bool,  # noqa: FBT001 - a slot or painter Qt or the table calls
    ) -> None:
        del is_on
        text = spec.show(row)
        if not text:
            return
        look, is_error = self._look, row.severity == "error"
        face = font(14, bold=True, tabular=True)
        metrics = QFontMetricsF(face)
        text = metrics.elidedText(text, _ELIDE, cell.width() - 16)
        pill = QRectF(cell.left() - 8, cell.center().y() - 13, 0, 26)
        pill.setWidth(metrics.horizontalAdvance(text) + 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("dantint" if is_error else "ambtint"))
        painter.drawRoundedRect(pill, 4, 4)
        tone = "danger" if is_error else "amber"
        look.draw_text(painter, text, cell, tone=tone, face=face)


def _key_of(row: PlanLine) -> str:
    return f"{row.sheet}\x1f{row.row}\x1f{row.outcome}\x1f{row.finding}"
