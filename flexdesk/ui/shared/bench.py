"""What a room of the window may ask of the bench it stands on, and what the bench asks of it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from flexdesk.ui.shared.lanes import Runner

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from flexdesk.app.changes import Changes, Done
    from flexdesk.app.desk import Desk
    from flexdesk.ui.look.look import Look
    from flexdesk.ui.parts.buttons import Button
    from flexdesk.ui.shared.actions import ActionRegistry
    from flexdesk.ui.shared.cases import Cases


class Panel(Protocol):
    """A form shown as a sheet at the right of the window, over the page it was called from."""

    def take_focus(self) -> None:
        """Put the cursor in the first field."""
        ...

    def keep_draft(self) -> None:
        """Keep what is typed, at once: the sheet is closed or the register locks."""
        ...


class Bench(Protocol):
    """The open desk with its window, as rooms see it; everything here is on the window's thread."""

    @property
    def look(self) -> "Look":
        """The look in force."""
        ...

    @property
    def desk(self) -> "Desk":
        """The open desk."""
        ...

    @property
    def cases(self) -> "Cases":
        """The use cases of the first pages, bound to the desk."""
        ...

    @property
    def runner(self) -> Runner:
        """What runs use cases off the window's thread."""
        ...

    @property
    def registry(self) -> "ActionRegistry":
        """Every action."""
        ...

    @property
    def window_widget(self) -> "QWidget":
        """The window, as parent of dialogs and popups."""
        ...

    @property
    def is_hidden(self) -> bool:
        """Whether names are hidden (F9)."""
        ...

    @property
    def citizen(self) -> str:
        """The id of the citizen one is on (chosen in a list, or whose page is open), or empty."""
        ...

    def go(self, key: str) -> None:
        """Go to a page."""
        ...

    def ask(self, query: str) -> None:
        """Show the list of citizens filtered by a query."""
        ...

    def open_citizen(self, citizen: str, tab: str = "") -> None:
        """Open a citizen's page, at a tab: overview, counter, placements, attachments, history."""
        ...

    def undo(self, tx: str = "", then: Callable[[], None] | None = None) -> None:
        """Take a transaction back, the last one when none is named; then go on."""
        ...

    def open_sheet(self, panel: "QWidget", title: str) -> None:
        """Show a form (a `Panel`) as a sheet; Esc closes it; the bench deletes it."""
        ...

    def close_sheet(self) -> None:
        """Close the sheet and put the focus back where it was."""
        ...

    def say_done(self, text: str, done: "Done | None" = None) -> None:
        """Say in the toast that something is done, with Fortryd when it has a transaction.

        What looks wrong about it (`done.remarks`) is said too.
        """
        ...

    def say_error(self, error: BaseException) -> None:
        """Say what went wrong on the page that is shown."""
        ...

    def call(self, name: str, *args: object) -> None:
        """Do what another room offers by name: visit, transfer, pause, close-citizen, hand-over."""
        ...

    @property
    def place(self) -> str:
        """Where the register lies, in words."""
        ...

    def choose_theme(self, choice: str) -> None:
        """Use light, dark or system from now on."""
        ...

    def tell_minutes(self, minutes: int) -> None:
        """Have the window lock after so many idle minutes from now on."""
        ...

    def tell_pin(self) -> None:
        """Have the next lock know the PIN that was just chosen or dropped."""
        ...

    def menu_button(self) -> "Button":
        """Return the menu button a page puts last in its header."""
        ...

    def set_count(self, key: str, text: str) -> None:
        """Show at a page of the rail how much waits there."""
        ...


class Room(Protocol):
    """A page of the window with its presenter."""

    @property
    def page(self) -> "QWidget":
        """The page; its `take_focus`, if it has one, puts the cursor where work begins."""
        ...

    def load(self) -> None:
        """Read what the page shows; called at each visit, cheap when nothing changed."""
        ...

    def on_changes(self, changes: "Changes") -> None:
        """Read again what is concerned."""
        ...

    def on_hide(self, *, is_hidden: bool) -> None:
        """Hide or show names."""
        ...

    def keep_draft(self) -> None:
        """Keep what was typed in the last half second: no worker runs any more."""
        ...

    def close(self) -> None:
        """Drop every row and text: the register is locked."""
        ...


MakeRoom = Callable[[Bench], Room]
Offer = Callable[..., None]
"""What a room offers by name: called with the bench and the arguments of `Bench.call`."""
