"""The room of one citizen: the frame, and tabs made at their first visit."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from flexdesk.app.citizen_head import CLOSED, PAUSED
from flexdesk.base.language import _
from flexdesk.base.numbers import format_number
from flexdesk.ui.citizen.cases import CitizenCases
from flexdesk.ui.citizen.presenter import FramePresenter
from flexdesk.ui.citizen.tabs import HISTORY, OVERVIEW, Tab, tab_specs
from flexdesk.ui.citizen.view import CitizenPageView
from flexdesk.ui.shared.bench import Bench

if TYPE_CHECKING:
    from flexdesk.app.changes import Changes

_OFFERS = {PAUSED: "pause", CLOSED: "reopen-citizen"}


class CitizenRoom:
    """The page of the citizen one is on."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._specs = {spec.key: spec for spec in tab_specs()}
        self._tabs: dict[str, Tab] = {}
        self._tab = OVERVIEW
        self.page = CitizenPageView(bench.look, tab_specs(), bench.menu_button())
        cases = CitizenCases(bench.desk)
        self.presenter = FramePresenter(self.page, cases, bench.runner, self._listed, self._on_gone)
        self.presenter.on_hide(is_hidden=bench.is_hidden)
        page = self.page
        page.list_wanted.connect(self._on_list)
        page.moved.connect(self.leaf)
        page.reveal_wanted.connect(self.presenter.on_reveal)
        page.visit_wanted.connect(self._on_visit)
        page.placement_wanted.connect(self.new_placement)
        page.note_wanted.connect(self.write_note)
        page.band_wanted.connect(self._on_band)
        page.tab_chosen.connect(self._on_tab)

    @property
    def citizen(self) -> str:
        """The id of the citizen whose page it is."""
        return self.presenter.citizen

    @property
    def tab_key(self) -> str:
        """The key of the tab at the front."""
        return self._tab

    def tab(self, key: str) -> Tab:
        """Return a tab, made at its first visit."""
        if key not in self._tabs:
            made = self._specs[key].make(self._bench)
            made.on_hide(is_hidden=self._bench.is_hidden)
            self._tabs[key] = made
            self.page.add_tab(made.widget)
            composing = getattr(made, "composing", None)
            if composing is not None:
                composing.connect(self._on_composing)
            counted = getattr(made.widget, "counted", None)
            if counted is not None and key == HISTORY:
                counted.connect(self._on_counted)
        return self._tabs[key]

    def show(self, citizen: str, tab: str = "") -> None:
        """Show a citizen, at a tab; without one the tab in front stays."""
        self._tab = tab if tab in self._specs else self._tab
        if citizen != self.citizen:
            self.page.show_counts({HISTORY: ""})
        self.presenter.show(citizen)
        self.page.show_list_name(str(getattr(self._bench, "list_name", "")) or _("Alle"))
        shown = self.tab(self._tab)
        self.page.show_tab(self._tab, shown.widget)
        shown.show(citizen)

    def load(self) -> None:
        """Read what moved while the page was behind."""
        self.presenter.load()
        if self.citizen:
            self.tab(self._tab).show(self.citizen)

    def on_changes(self, changes: "Changes") -> None:
        """Read again what is concerned."""
        self.presenter.on_changes(changes, is_seen=self.page.isVisible())
        for tab in self._tabs.values():
            tab.on_changes(changes)

    def on_hide(self, *, is_hidden: bool) -> None:
        """Hide or show names."""
        self.presenter.on_hide(is_hidden=is_hidden)
        for tab in self._tabs.values():
            tab.on_hide(is_hidden=is_hidden)

    def keep_draft(self) -> None:
        """Keep what is typed in every tab."""
        for tab in self._tabs.values():
            tab.keep_draft()

    def close(self) -> None:
        """Drop every row and text."""
        for tab in self._tabs.values():
            tab.close()
        self.presenter.close()

    def take_focus(self) -> None:
        """Put the focus in the tab in front."""
        self.tab(self._tab).take_focus()

    def write_note(self) -> None:
        """Open the composer of notes and contacts."""
        self.open_tab(OVERVIEW)
        tab = self.tab(OVERVIEW)
        write = getattr(tab, "write_note", None)
        if write is not None:
            write()

    def new_placement(self) -> None:
        """Open the form of a new placement."""
        self._bench.call("new-placement", self.citizen)

    def leaf(self, by: int) -> None:
        """Go to the previous or the next citizen of the list, at the same tab."""
        other = self.presenter.neighbour(by)
        if other:
            self.show(other)

    def open_tab(self, key: str) -> None:
        """Bring a tab to the front."""
        if self.citizen:
            self.show(self.citizen, key)

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong."""
        self.page.say_error(title, text)

    def _on_gone(self) -> None:
        """Leave the page of a citizen who was deleted, or whose making was undone."""
        if self.page.isVisible():
            self._bench.go("citizens")

    def _listed(self) -> Sequence[str]:
        """Return the citizens of the list as it is filtered and sorted, if the bench tells."""
        order = getattr(self._bench, "citizen_order", ())
        return order() if callable(order) else order

    def _on_composing(self, is_on: bool) -> None:  # noqa: FBT001 - a slot Qt calls
        self.page.show_composing(is_on=is_on)

    def _on_counted(self, count: int) -> None:
        self.page.show_counts({HISTORY: format_number(count) if count else ""})

    def _on_list(self) -> None:
        self._bench.go("citizens")

    def _on_visit(self) -> None:
        self._bench.call("visit", self.citizen)

    def _on_band(self, kind: str) -> None:
        self._bench.call(_OFFERS[kind], self.citizen)

    def _on_tab(self, key: str) -> None:
        self.open_tab(key)
        self.tab(key).take_focus()
