"""The card with the list: rows in columns that fit or were chosen, in groups, or nothing."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout

from flexdesk.app.list_columns import GROUPING_BY_KEY
from flexdesk.app.rows import CitizenRow
from flexdesk.app.views import ColumnChoice
from flexdesk.base.language import _
from flexdesk.ui.citizens.cells import CitizenCells, needs_of, widths_of
from flexdesk.ui.citizens.columns import Needs, Spec, columns_chosen, columns_for, keys_of
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.cards import Card
from flexdesk.ui.parts.states import EmptyState
from flexdesk.ui.parts.table_groups import GroupedModel
from flexdesk.ui.parts.table_list import ListTable

_ROOM_ENOUGH = 100_000
_DOWN = Qt.SortOrder.DescendingOrder
_UP = Qt.SortOrder.AscendingOrder


def _id_of(row: CitizenRow) -> str:
    return row.id


class ListCard(Card):
    """Shows the rows as one looks at them; knows nothing of the query."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._is_hidden = False
        self._needs = Needs()
        self._room = 0
        self._choice = ColumnChoice()
        self._every: Sequence[CitizenRow] = ()
        self._shown_columns: tuple[tuple[tuple[str, str, int], ...], bool] = ((), False)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(1, 1, 1, 1)
        self.model: GroupedModel[CitizenRow] = GroupedModel(columns_for(0, is_hidden=False), _id_of)
        self.table = ListTable(look, self.model, _("Borgere"))
        self.table.setObjectName("citizens")
        self.cells = CitizenCells(look)
        self.table.delegate.painters.update(self.cells.painters)
        self.model.sort(self.column("next"))
        self.empty = EmptyState(look, "users", _("Ingen borgere endnu"), "")
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)

    @property
    def is_empty(self) -> bool:
        """Whether what is missing is shown in the place of the rows."""
        return self._stack.currentWidget() is self.empty

    @property
    def every(self) -> Sequence[CitizenRow]:
        """Every row of the desk, whatever is filtered."""
        return self._every

    def fit_to(self, rows: Sequence[CitizenRow]) -> None:
        """Let the columns have room for the widest words of all rows, whatever is filtered."""
        self._every = rows
        self._needs = needs_of(rows)
        self.cells.day_width = self._needs.day
        self._choose_columns()

    def forget(self) -> None:
        """Drop every row: the register is locked."""
        self._every = ()
        self.model.set_rows(())

    def show_rows(self, rows: Sequence[CitizenRow], *, is_hidden: bool) -> None:
        """Show these rows, selection kept."""
        if is_hidden != self._is_hidden:
            self._is_hidden = is_hidden
            self._choose_columns()
        self.model.set_rows(rows)

    def show_list(self) -> None:
        """Show the rows."""
        self._stack.setCurrentWidget(self.table)

    def show_missing(self, title: str, text: str, verb: str) -> None:
        """Show what is missing in the place of the rows."""
        self.empty.say(title, text, verb)
        self._stack.setCurrentWidget(self.empty)

    def show_columns(self, choice: ColumnChoice) -> None:
        """Show these columns at these widths, those that fit where nothing was chosen."""
        self._choice = choice
        self._needs = replace(self._needs, others=widths_of(self._every, choice.columns))
        self.table.set_sideways(may_scroll=bool(choice.columns or choice.widths))
        self._choose_columns()

    def show_order(self, key: str, *, is_descending: bool) -> None:
        """Sort by a column, by the next step when the key is empty."""
        order = _DOWN if is_descending and key else _UP
        self.model.sort(max(self.column(key or "next"), 0), order)
        self.table.horizontalHeader().viewport().update()

    def show_grouping(self, key: str) -> None:
        """Put the rows in groups, or in none."""
        grouping = GROUPING_BY_KEY.get(key)
        if grouping is not None or self.model.is_grouped:
            self.model.group_by(grouping.of if grouping else None)

    def fold_groups(self) -> None:
        """Fold every group away, or open all when one is folded."""
        lines = (self.model.group_line(at) for at in range(self.model.rowCount()))
        groups = [group for group in lines if group is not None]
        self.model.fold_all(is_open=any(not group.is_open for group in groups))

    def shown_keys(self) -> tuple[str, ...]:
        """Return the ids of all rows in the order they are shown."""
        return tuple(row.id for row in self.model.rows())

    def shown_columns(self) -> tuple[str, ...]:
        """Return the keys of the columns that are shown."""
        return keys_of(self.model.columns)

    def all_columns(self) -> tuple[str, ...]:
        """Return the keys of the columns of the view, also those a narrow window leaves out."""
        return keys_of(self._columns_in(_ROOM_ENOUGH))

    def order(self) -> tuple[str, bool]:
        """Return the key of the column it is sorted by, and whether it is descending."""
        column, order = self.model.sorted_by
        known = 0 <= column < len(self.model.columns)
        return (self.model.columns[column].key if known else ""), order == _DOWN

    def take_focus(self) -> None:
        """Put the focus on the list, on its first row when none is chosen."""
        self.table.setFocus()
        if self.table.chosen_line < 0 and self.model.rowCount():
            self.table.choose(next(iter(self.shown_keys()), ""))

    def set_room(self, width: int) -> None:
        """Choose columns for a card of this width."""
        self._room = width
        self._choose_columns()

    def column(self, key: str) -> int:
        """Return which column a key is, -1 when it is not shown."""
        keys = self.shown_columns()
        return keys.index(key) if key in keys else -1

    def _wanted(self) -> tuple[Spec, ...]:
        # the frame of the card and the scroll bar stand beside the columns
        return self._columns_in(self._room - 2 - self.table.verticalScrollBar().sizeHint().width())

    def _columns_in(self, room: int) -> tuple[Spec, ...]:
        hidden, needs, widths = self._is_hidden, self._needs, self._choice.widths
        if not self._choice.columns:
            return columns_for(room, is_hidden=hidden, needs=needs, widths=widths)
        return columns_chosen(
            self._choice.columns, room, is_hidden=hidden, needs=needs, widths=widths
        )

    def _choose_columns(self) -> None:
        wanted = self._wanted()
        state = (tuple((spec.key, spec.paint, spec.width) for spec in wanted), self._is_hidden)
        if state == self._shown_columns:
            self.table.lay_out()
            return
        self._shown_columns = state
        key, _is_down = self.order()
        order = self.model.sorted_by[1]
        self.model.set_columns(wanted)
        at = self.column(key)
        self.model.sort(at if at >= 0 else self.column("next"), order)
        self.table.lay_out()
