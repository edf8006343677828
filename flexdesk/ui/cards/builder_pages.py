"""What every tab of the form is: parts the guard reads, filled from a card and read back to one."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from flexdesk.domain.kandidatkort import CardContent
from flexdesk.ui.cards.guard_field import GuardHost
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.cards import rows

Find = Callable[[str, str], Sequence[str]]
"""What a list offers for what is typed: kind of list, words."""


class BuilderPage(QWidget):
    """One tab; it knows which fields of the card are its own."""

    edited = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.hosts: list[GuardHost] = []
        self.layout_: QVBoxLayout = rows(self, gap=16)

    def fill(self, content: CardContent) -> None:
        """Show what a card says."""
        raise NotImplementedError

    def read(self, content: CardContent) -> CardContent:
        """Return the card with what is typed here."""
        raise NotImplementedError

    def take_focus(self) -> None:
        """Put the cursor in the first field."""
        if self.hosts:
            self.hosts[0].go_to(0, 0, 0)

    def add_host(self, host: GuardHost) -> GuardHost:
        """Have a part count as one the guard reads."""
        self.hosts.append(host)
        host.edited.connect(self.edited)
        return host


def offers_of(find: Find, kind: str) -> Callable[[str], Sequence[str]]:
    """Return what asks one list."""

    def ask(typed: str) -> Sequence[str]:
        return find(kind, typed)

    return ask
