"""What a tab of a citizen's page is, and the list of tabs; each is made at its first visit.

A tab's class is called with the bench and nothing else. The page shows the tab's `widget`, tells
it which citizen is meant by `show`, and never asks it anything about the rows it read. All calls
come on the window's thread; a tab reads and writes by `bench.runner`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

from flexdesk.base.language import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from flexdesk.app.changes import Changes
    from flexdesk.ui.shared.bench import Bench

OVERVIEW, COUNTER, PLACEMENTS = "overview", "counter", "placements"
ATTACHMENTS, HISTORY = "attachments", "history"
SUPPORT, CARDS = "support", "cards"


class Tab(Protocol):
    """A tab of the page of one citizen."""

    widget: "QWidget"
    """What is shown under the row of tabs: it has its own margins (32 left and right, 16 top)."""

    def show(self, citizen_id: str) -> None:
        """Read and show a citizen; called each time the tab comes to the front, cheap when same.

        The citizen may be another than before: what was typed about the earlier one is kept
        (as by `keep_draft`) before the new one is read.
        """
        ...

    def on_changes(self, changes: "Changes") -> None:
        """Read again when the citizen shown is concerned; also called while the tab is behind."""
        ...

    def on_hide(self, *, is_hidden: bool) -> None:
        """Hide or show names of citizens (F9)."""
        ...

    def keep_draft(self) -> None:
        """Keep what is typed, at once and without a worker: the register locks."""
        ...

    def close(self) -> None:
        """Drop every row and text: the register is locked."""
        ...

    def take_focus(self) -> None:
        """Put the focus on the first thing one does here."""
        ...


MakeTab = Callable[["Bench"], Tab]


@dataclass(frozen=True, slots=True)
class TabSpec:
    """A tab of the row: what it is called, and the class that is imported when it is first seen."""

    key: str
    title: str
    target: str
    """`module:Class`"""

    def make(self, bench: "Bench") -> Tab:
        """Import the tab's module and make the tab."""
        module, _colon, name = self.target.partition(":")
        maker: MakeTab = getattr(import_module(module), name)
        return maker(bench)


def tab_specs() -> tuple[TabSpec, ...]:
    """Return the tabs in the order they stand."""
    room = "flexdesk.ui.citizen"
    return (
        TabSpec(OVERVIEW, _("Overblik"), f"{room}.overview_tab:OverviewTab"),
        TabSpec(COUNTER, _("18 af 24"), f"{room}.counter_tab:CounterTab"),
        TabSpec(PLACEMENTS, _("Forløb"), f"{room}.placements_tab:PlacementsTab"),
        TabSpec(SUPPORT, _("Støtte"), f"{room}.support_tab:SupportTab"),
        TabSpec(CARDS, _("Kandidatkort"), f"{room}.card_tab:CardTab"),
        TabSpec(ATTACHMENTS, _("Bilag"), f"{room}.attachments_tab:AttachmentsTab"),
        TabSpec(HISTORY, _("Historik"), f"{room}.history_tab:HistoryTab"),
    )
