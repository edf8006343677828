"""The page Arbejdspladser: the list, and at its right or over it the workplace one opened."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from flexdesk.app.workplace_rows import WorkplaceRow
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.workplaces.list_panel import ListPanel
from flexdesk.ui.workplaces.page_view import WorkplaceView

if TYPE_CHECKING:
    from flexdesk.app.citizen_facts import Fact
    from flexdesk.app.workplace_page import WorkplacePage

SHEET_BELOW = 1100
LIST_WIDTH = 348


class WorkplacesPage(QWidget):
    """Builds list and page, and says which of them is seen."""

    resized = Signal()

    def __init__(self, look: Look, header_buttons: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look = look
        self.list = ListPanel(look, header_buttons)
        self.list.setParent(self)
        self.place = WorkplaceView(look)
        self.place.setParent(self)
        self.place.hide()

    @property
    def is_sheet(self) -> bool:
        """Whether an open workplace takes the place of the list."""
        return self.window().width() < SHEET_BELOW

    @property
    def is_open(self) -> bool:
        """Whether a workplace is open."""
        return not self.place.isHidden()

    def show_rows(self, found: Sequence[WorkplaceRow], foot: str) -> None:
        """Show these rows."""
        self.list.show_rows(found, foot)

    def show_nothing(self, title: str, text: str, verb: str) -> None:
        """Show that there is nothing, and the one verb that helps."""
        self.list.show_nothing(title, text, verb)

    def show_state(self, line: str, short: str) -> None:
        """Show the grey line of the page; the short one where there is little room."""
        self.list.show_state(line, short)

    def show_filters(
        self,
        parts: tuple[Sequence[Choice], str],
        sectors: tuple[Sequence[Choice], str],
        months: tuple[Sequence[Choice], str],
    ) -> None:
        """Show what can be chosen, and what is."""
        self.list.show_filters(parts, sectors, months)

    def show_typed(self, name: str, street: str) -> None:
        """Put words in the two fields."""
        self.list.show_typed(name, street)

    def select(self, workplace: str) -> None:
        """Choose a row, if it is shown."""
        self.list.table.choose(workplace)

    def go_to_list(self) -> None:
        """Put the focus on the list."""
        self.list.go_to_list()

    def show_place(self, page: "WorkplacePage", *, is_hidden: bool) -> None:
        """Show a workplace beside the list, or over it."""
        self.place.show_page(page, is_hidden=is_hidden)
        self.place.show()
        self._arrange()

    def show_facts(
        self, place: str, facts: "Sequence[Fact]", draft: dict[str, str], *, is_hidden: bool
    ) -> None:
        """Show what is known about the workplace itself."""
        self.place.show_facts(place, facts, draft, is_hidden=is_hidden)

    def show_fact_saved(self, field: str, sent: str) -> None:
        """Say that a fact is saved."""
        self.place.facts.show_saved(field, sent)

    def say_fact(self, field: str, text: str) -> None:
        """Say at a fact what is wrong with it."""
        self.place.facts.say_error(field, text)

    def focus_place(self) -> None:
        """Put the focus in the open workplace."""
        self.place.take_focus()

    def close_place(self) -> None:
        """Close the workplace; the focus goes back to its row."""
        had_focus = self.place.isAncestorOf(self.window().focusWidget())
        self.place.clear()
        self.place.hide()
        self._arrange()
        if had_focus:
            self.list.go_to_list()

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong where one looks."""
        (self.place.notice if self.is_open else self.list.notice).say(title, text)

    def take_focus(self) -> None:
        """Put the cursor where one types a name, or in the workplace that is open."""
        if self.is_open and self.is_sheet:
            self.place.take_focus()
        else:
            self.list.take_focus()

    def toggle_focus(self) -> None:
        """Move between list and workplace."""
        if self.is_open and not self.place.isAncestorOf(self.window().focusWidget()):
            self.place.take_focus()
        else:
            self.list.go_to_list()

    def sort_next(self) -> None:
        """Sort by the next column; the way to it by keyboard."""
        column, _order = self.list.model.sorted_by
        self.list.table.sort_by((column + 1) % self.list.model.columnCount())

    def turn_order(self) -> None:
        """Turn the order of the sorted column."""
        column, _order = self.list.model.sorted_by
        self.list.table.sort_by(max(column, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_open:
            self.place.closed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.is_open and not self.is_sheet:
            painter = QPainter(self)
            painter.fillRect(LIST_WIDTH, 0, 1, self.height(), self._look.colour("line"))
            painter.end()

    def _arrange(self) -> None:
        is_sheet, is_open = self.is_sheet, self.is_open
        left = LIST_WIDTH if is_open and not is_sheet else 0
        self.list.set_narrow(is_narrow=bool(left))
        self.list.setVisible(not (is_open and is_sheet))
        self.list.setGeometry(0, 0, left or self.width(), self.height())
        self.list.fit()
        self.place.set_sheet(is_sheet=is_sheet)
        if is_open:
            over = left + 1 if left else 0
            self.place.setGeometry(over, 0, self.width() - over, self.height())
        self.update()
