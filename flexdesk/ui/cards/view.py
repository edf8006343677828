"""The page Kandidatkort: the list, and over it the card one opened."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QWidget

from flexdesk.ui.cards.list_panel import ListPanel
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.choice import Choice

if TYPE_CHECKING:
    from flexdesk.app.card_rows import CardRow
    from flexdesk.ui.cards.card_page import CardPage

_DOT = " · "


class CardsPage(QWidget):
    """Builds the list, takes the page of a card when one is opened, and says which is seen."""

    def __init__(self, look: Look, header_buttons: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.list = ListPanel(look, header_buttons)
        self.card: CardPage | None = None
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.list)

    @property
    def is_open(self) -> bool:
        """Whether a card is open."""
        return self.card is not None and self._stack.currentWidget() is self.card

    def take_card(self, card: "CardPage") -> None:
        """Take the page of a card: it is made when the first one is opened."""
        self.card = card
        self._stack.addWidget(card)

    def open_card(self) -> None:
        """Show the card."""
        if self.card is not None:
            self._stack.setCurrentWidget(self.card)

    def close_card(self, citizen: str) -> None:
        """Show the list again, on the row of the card one came from."""
        self._stack.setCurrentWidget(self.list)
        self.list.table.choose(citizen)
        self.list.go_to_list()

    def show_rows(self, found: "Sequence[CardRow]", foot: str) -> None:
        """Show these rows."""
        self.list.show_rows(found, foot)

    def show_nothing(self, title: str, text: str, verb: str) -> None:
        """Show what is missing, and the one verb that helps."""
        self.list.show_nothing(title, text, verb)

    def show_line(self, line: str) -> None:
        """Show the grey line of the list; a figure and its words are never parted."""
        told = (part.replace(" ", "\u00a0") for part in line.split(_DOT))
        self.list.header.set_line(_DOT.join(told))

    def show_filters(self, states: Sequence[Choice], state: str, scope: str) -> None:
        """Show what can be chosen, and what is."""
        self.list.show_filters(states, state, scope)

    def set_columns(self, *, is_hidden: bool, has_team: bool) -> None:
        """Show names or numbers, and whose cards they are."""
        self.list.set_columns(is_hidden=is_hidden, has_team=has_team)

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong where one looks."""
        if self.card is not None and self.is_open:
            self.card.say_error(title, text)
        else:
            self.list.notice.say(title, text)

    def take_focus(self) -> None:
        """Put the cursor where one types."""
        if self.card is not None and self.is_open:
            self.card.take_focus()
        else:
            self.list.take_focus()

    def toggle_focus(self) -> None:
        """Move between form and paper, or between search and list."""
        if self.card is not None and self.is_open:
            self.card.toggle_focus()
        elif self.list.search.hasFocus():
            self.list.go_to_list()
        else:
            self.list.take_focus()

    def sort_next(self) -> None:
        """Sort by the next column; the way to it by keyboard."""
        column, _order = self.list.model.sorted_by
        self.list.table.sort_by((column + 1) % self.list.model.columnCount())

    def turn_order(self) -> None:
        """Turn the order of the sorted column."""
        column, _order = self.list.model.sorted_by
        self.list.table.sort_by(max(column, 0))
