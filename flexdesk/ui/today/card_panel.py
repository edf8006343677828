"""All lines of a card, each with its verb."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from flexdesk.app.today_rows import CardRows
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.cards import Hairline, rows
from flexdesk.ui.parts.labels import label
from flexdesk.ui.today.side_cards import LineView

_MOST = 200


class CardPanel(QWidget):
    """A sheet with every line of a card; arrows move as Tab does."""

    opened = Signal(object)
    acted = Signal(object)

    def __init__(self, look: Look, card: CardRows, *, is_hidden: bool) -> None:
        super().__init__()
        layout = rows(self, margins=(24, 12, 24, 20), gap=0)
        if card.hint:
            layout.addWidget(label(card.hint, size=13, tone="muted"))
            layout.addSpacing(4)
        self.lines: list[LineView] = []
        for at, line in enumerate(card.lines[:_MOST]):
            if at:
                layout.addWidget(Hairline(look))
            view = LineView(look, line, is_hidden=is_hidden)
            view.opened.connect(self.opened)
            view.acted.connect(self.acted)
            layout.addWidget(view)
            self.lines.append(view)
        layout.addStretch(1)

    def take_focus(self) -> None:
        """Go to the first verb."""
        (self.lines[0].verb if self.lines else self).setFocus()

    def keep_draft(self) -> None:
        """There is nothing to keep."""
