"""The table of a screening list: one key marks the chosen rows, Enter opens the citizen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from flexdesk.app.screening_rows import ScreeningRow
from flexdesk.base.danish import sort_key
from flexdesk.base.language import _
from flexdesk.base.numbers import format_day, format_number
from flexdesk.domain.work_codes import ScreeningList, ScreeningResult
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.column_spec import ColumnSpec
from flexdesk.ui.parts.table_groups import GroupedModel
from flexdesk.ui.parts.table_list import ListTable
from flexdesk.ui.shared.consultant_column import CONSULTANT_MORE, consultant_column

RESULT_KEYS: dict[Qt.Key, str] = {
    Qt.Key.Key_1: ScreeningResult.POTENTIALE.value,
    Qt.Key.Key_2: ScreeningResult.INTET_POTENTIALE.value,
    Qt.Key.Key_3: ScreeningResult.FLERE_TIMER.value,
    Qt.Key.Key_4: ScreeningResult.SENERE.value,
    Qt.Key.Key_0: "",
}
"""The key of each result."""

_PLAIN = frozenset({Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier})
_NONE = "–"
_LEAST_NAME = 150
_ABOUT_WIDTHS = {
    ScreeningList.ATTEN_AF_24.value: 166,
    ScreeningList.FAA_TIMER.value: 116,
    ScreeningList.OPSAGT.value: 290,
}
_ORDERS = {
    ScreeningList.ATTEN_AF_24.value: (
        "result", "next", "ly", "consultant", "days", "about", "hours", "looked", "workplace",
    ),
    ScreeningList.FAA_TIMER.value: (
        "result", "next", "hours", "consultant", "workplace", "about", "looked", "ly", "days",
    ),
    ScreeningList.OPSAGT.value: (
        "result", "about", "next", "hours", "consultant", "workplace", "looked", "ly", "days",
    ),
}  # fmt: skip
"""What is shown first where there is little room."""


def _muted(row: ScreeningRow) -> str:
    del row
    return "muted"


def _next_tone(row: ScreeningRow) -> str:
    return "amber" if row.is_due else "ink"


def _next(row: ScreeningRow) -> str:
    if row.next_on is None:
        return _NONE
    day = format_day(row.next_on)
    return _("{day} nu").format(day=day) if row.is_due else day


def _result_tone(row: ScreeningRow) -> str:
    return "ink" if row.result else "muted"


def _hours(row: ScreeningRow) -> str:
    return _NONE if row.hours is None else format_number(row.hours)


def _about_title(code: str) -> str:
    return {
        ScreeningList.ATTEN_AF_24.value: _("Trin"),
        ScreeningList.FAA_TIMER.value: _("Job"),
    }.get(code, _("Opsigelse"))


def _every_column(code: str, *, is_hidden: bool) -> tuple[ColumnSpec[ScreeningRow], ...]:
    def name(row: ScreeningRow) -> str:
        return row.candidate_no if is_hidden else row.name

    def order(row: ScreeningRow) -> str:
        return sort_key(row.candidate_no) if is_hidden else row.sort_name

    about_width = _ABOUT_WIDTHS[code]
    return (
        ColumnSpec("name", _("Borger"), name, order, 0, is_bold=True),
        consultant_column(lambda row: row.consultant),
        ColumnSpec("workplace", _("Arbejdsplads"), lambda row: row.workplace,
                   lambda row: sort_key(row.workplace) or None, 190),
        ColumnSpec("about", _about_title(code), lambda row: row.about,
                   lambda row: (row.about_on is None, row.about_on, row.about), about_width,
                   tone=_muted),
        ColumnSpec("hours", _("Timer"), _hours, lambda row: row.hours, 66, is_right=True),
        ColumnSpec("ly", _("LY af 24 md."), lambda row: row.ly_text, lambda row: row.ly_days, 116,
                   is_right=True, is_descending_first=True),
        ColumnSpec("days", _("LY-dage"), lambda row: format_number(row.ly_days),
                   lambda row: row.ly_days, 82, tone=_muted, is_right=True,
                   is_descending_first=True),
        ColumnSpec("result", _("Fundet sidst"), lambda row: row.result_label, None, 164,
                   tone=_result_tone),
        ColumnSpec("looked", _("Screenet"), lambda row: format_day(row.looked_on) or _NONE,
                   lambda row: row.looked_on, 104, tone=_muted),
        ColumnSpec("next", _("Næste dag"), _next, lambda row: row.next_on, 122,
                   tone=_next_tone),
    )  # fmt: skip


def columns_for(code: str, width: int, *, is_hidden: bool) -> tuple[ColumnSpec[ScreeningRow], ...]:
    """Return the columns that fit, the most needed first in, in the order of the table."""
    every = {spec.key: spec for spec in _every_column(code, is_hidden=is_hidden)}
    taken, used = {"name"}, _LEAST_NAME
    for key in _ORDERS[code]:
        if key == "days" and "ly" not in taken:
            continue
        if used + every[key].width <= width:
            taken.add(key)
            used += every[key].width
    if "consultant" in taken and used + CONSULTANT_MORE <= width:
        every["consultant"] = consultant_column(lambda row: row.consultant_name, is_wide=True)
    return tuple(spec for key, spec in every.items() if key in taken)


class ScreeningTable(ListTable):
    """Rows of a list; several can be chosen, and a digit marks them."""

    result_wanted = Signal(str)
    text_wanted = Signal()

    def __init__(self, look: Look) -> None:
        self._list, self._is_hidden = ScreeningList.ATTEN_AF_24.value, False
        model: GroupedModel[ScreeningRow] = GroupedModel(
            columns_for(self._list, 2000, is_hidden=False), lambda row: row.citizen
        )
        super().__init__(look, model, _("Screeningsliste"))
        self.setObjectName("screening-table")

    def show_rows(self, code: str, found: Sequence[ScreeningRow], *, is_hidden: bool) -> None:
        """Show a list; who is gone from under the cursor leaves it on the row that came there."""
        line = self.chosen_line
        is_new = (code, is_hidden) != (self._list, self._is_hidden)
        is_other = code != self._list
        self._list, self._is_hidden = code, is_hidden
        model = self.list_model
        if is_new:
            model.set_columns(self._fitting())
        if any(row.is_apart for row in found):
            model.group_by(_group)
        elif model.is_grouped:
            model.group_by(None)
        model.set_rows(found)
        self.lay_out()
        if self.chosen_line < 0 or is_other:
            self._go_on(0 if is_other else line)

    def lay_out(self) -> None:
        """Drop columns that do not fit before a word is cut."""
        wanted = self._fitting()
        if [spec.key for spec in wanted] != [spec.key for spec in self.rows_model.columns]:
            self.rows_model.set_columns(wanted)
        super().lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in RESULT_KEYS and event.modifiers() in _PLAIN:
            self.result_wanted.emit(RESULT_KEYS[key])
        elif key == Qt.Key.Key_F2:
            self.text_wanted.emit()
        else:
            super().keyPressEvent(event)

    def shown_keys(self) -> tuple[str, ...]:
        """Return the rows as they are shown, those folded away too."""
        return tuple(row.citizen for row in self.list_model.rows())

    def _fitting(self) -> tuple[ColumnSpec[ScreeningRow], ...]:
        return columns_for(self._list, self.viewport().width(), is_hidden=self._is_hidden)

    def _go_on(self, line: int) -> None:
        count = self.list_model.rowCount()
        at = min(max(line, 0), count - 1)
        while 0 <= at < count and self.list_model.group_line(at) is not None:
            at += 1
        if 0 <= at < count:
            self.setCurrentIndex(self.list_model.index(at, 0))


def _group(row: ScreeningRow) -> tuple[bool, str]:
    return row.is_apart, _("Uden timetal") if row.is_apart else _("Med timetal")
