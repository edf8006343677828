"""What the page Forløb asks of the three ways it shows the same rows: timeline, board, list.

A part is made as `Part(bench)`, lives in a stack, gets a finished `FlowPage` and shows it. It may
call `bench.call(...)`, run its own use cases by `bench.runner`, and say what is done by
`bench.say_done`; the page reads anew by itself when the desk publishes changes. The parts beside
the timeline are made when they are first chosen: `board_part.BoardPart`, `list_part.ListPart`.
The verb Udskriv calls `print_opening.open_print(bench, page)`.
"""

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QWidget

    from flexdesk.app.flow_rows import FlowPage

TIMELINE, BOARD, LIST = "timeline", "board", "list"


class FlowPart(Protocol):
    """One way to show the page. Its signals are Qt signals of the part's class."""

    @property
    def widget(self) -> "QWidget":
        """What is put into the page; it fills the card under the filter."""
        ...

    @property
    def open_wanted(self) -> "SignalInstance":
        """`Signal(str)`: open the page of this citizen."""
        ...

    @property
    def chosen(self) -> "SignalInstance":
        """`Signal(str)`: this citizen is the one one is on."""
        ...

    def show_page(self, page: "FlowPage") -> None:
        """Show these rows; what was chosen stays, where one had scrolled to too."""
        ...

    def choose(self, citizen: str) -> None:
        """Go to a citizen, if shown, without a word to anyone."""
        ...

    def clear(self) -> None:
        """Drop every row and text: the register is locked."""
        ...

    def take_focus(self) -> None:
        """Put the cursor where work begins."""
        ...
