"""The line under the list: how many are shown; how many are chosen, and what to do with them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from flexdesk.base.language import _, ngettext
from flexdesk.base.numbers import format_number
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import columns
from flexdesk.ui.parts.labels import label

_HEIGHT = 32


class ListFoot(QWidget):
    """Counts at the left; at the right the keys, or the verbs of what is chosen."""

    bulk_wanted = Signal()
    copy_wanted = Signal()
    hand_over_wanted = Signal()
    clear_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setFixedHeight(_HEIGHT)
        self._is_narrow = False
        self._count_text = ""
        self._picked = 0
        line = columns(self, gap=8)
        self._count = label(size=13, tone="muted", tabular=True)
        self._keys = label(
            _("Pile vælger · Enter åbner · Mellemrum vælger flere · F1 genveje"),
            size=13,
            tone="muted",
        )
        self.bulk = Button(look, "", icon="pencil", height=_HEIGHT)
        self.bulk.setObjectName("bulk-edit")
        self.bulk.clicked.connect(self.bulk_wanted)
        self.copy = Button(look, _("Kopiér til Excel"), icon="table", height=_HEIGHT)
        self.copy.setObjectName("copy-picked")
        self.copy.clicked.connect(self.copy_wanted)
        self.hand_over = Button(look, _("Overdrag…"), icon="arrow-left-right", height=_HEIGHT)
        self.hand_over.setObjectName("hand-over-picked")
        self.hand_over.clicked.connect(self.hand_over_wanted)
        self.clear = Button(look, _("Ryd valget"), kind="ghost", height=_HEIGHT)
        self.clear.setObjectName("clear-picked")
        self.clear.clicked.connect(self.clear_wanted)
        line.addWidget(self._count)
        line.addStretch(1)
        line.addWidget(self._keys)
        self._verbs = (self.bulk, self.hand_over, self.copy, self.clear)
        for button in self._verbs:
            line.addWidget(button)
        self.show_picked(0, 0)

    def set_count(self, text: str) -> None:
        """Say how many rows are shown."""
        self._count_text = text
        if not self._picked:
            self._count.setText(text)

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Leave the keys out where there is no room for them."""
        self._is_narrow = is_narrow
        self._keys.setVisible(not is_narrow and not self._picked)

    def show_picked(self, count: int, hidden: int) -> None:
        """Show the verbs of so many chosen rows, of which some are not shown now."""
        self._picked = count
        for button in self._verbs:
            button.setVisible(bool(count))
        self._keys.setVisible(not count and not self._is_narrow)
        if not count:
            self._count.setText(self._count_text)
            return
        words = ngettext("{n} valgt", "{n} valgte", count).format(n=format_number(count))
        if hidden:
            words = _("{words}, {n} vises ikke").format(words=words, n=format_number(hidden))
        self._count.setText(words)
        self.bulk.setText(
            ngettext("Ret {n} borger…", "Ret {n} borgere…", count).format(n=format_number(count))
        )
        self.bulk.updateGeometry()
