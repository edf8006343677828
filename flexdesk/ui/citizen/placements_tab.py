"""The tab Forløb of a citizen's page: the chain of placements, newest first, and its forms."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from flexdesk.app.placement_forms import PlacementsPage
from flexdesk.base.language import _, ngettext
from flexdesk.ui.citizen.placements_card import PlacementCard
from flexdesk.ui.citizen.placements_cases import PlacementsCases
from flexdesk.ui.citizen.placements_chain import ChainLine
from flexdesk.ui.citizen.placements_presenter import PlacementsPresenter
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import title_row
from flexdesk.ui.parts.fields import NoticeBar
from flexdesk.ui.parts.states import EmptyState
from flexdesk.ui.parts.tab_scroll import TabScroll

if TYPE_CHECKING:
    from flexdesk.app.changes import Changes, Done
    from flexdesk.ui.shared.bench import Bench


class PlacementsView(TabScroll):
    """Cards under each other, the latest first."""

    new_wanted = Signal()
    end_wanted = Signal(str)
    hours_wanted = Signal(str, bool)
    hours_deleted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("placements-tab")
        self._look = look
        layout = self.body_layout
        self.notice = NoticeBar(look, "placements-notice")
        layout.addWidget(self.notice)
        self.new_button = Button(look, _("Nyt forløb"), icon="plus", height=32)
        self.new_button.setObjectName("new-placement")
        self.new_button.setToolTip(_("Nyt forløb (F)"))
        self.new_button.clicked.connect(self.new_wanted)
        row, self._title = title_row(_("Forløb"), self.new_button)
        layout.addLayout(row)
        self.chain = ChainLine(look)
        layout.addWidget(self.chain)
        text = _("Praktik, puljefleksjob og ordinært job vises her som én kæde med timer og slut.")
        self.empty = EmptyState(look, "briefcase", _("Ingen forløb endnu"), text, _("Nyt forløb"))
        # the page's header holds the one primary button
        self.empty.button.set_kind("secondary")
        self.empty.wanted.connect(self.new_wanted)
        self.empty.hide()
        layout.addWidget(self.empty)
        self._cards_layout = QVBoxLayout()
        self._cards_layout.setSpacing(16)
        layout.addLayout(self._cards_layout)
        layout.addStretch(1)
        self.cards: list[PlacementCard] = []

    def show_page(self, page: PlacementsPage) -> None:
        """Show the chain; the place one had scrolled to stays."""
        at = self.verticalScrollBar().value()
        self.notice.say("")
        self._drop()
        count = len(page.rows)
        self._title.setText(
            ngettext("{n} forløb", "{n} forløb", count).format(n=count) if count else _("Forløb")
        )
        self.chain.show_rows(tuple(reversed(page.rows)))
        self.new_button.setVisible(bool(count))
        self.empty.setVisible(not count)
        for row in page.rows:
            card = PlacementCard(self._look, row, page.on)
            card.end_wanted.connect(self.end_wanted)
            card.hours_wanted.connect(self.hours_wanted)
            card.hours_deleted.connect(self.hours_deleted)
            self.cards.append(card)
            self._cards_layout.addWidget(card)
        self.verticalScrollBar().setValue(at)

    def clear(self) -> None:
        """Drop every row."""
        self._drop()
        self.chain.show_rows(())

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong where it arose."""
        self.notice.say(title, text)

    def _drop(self) -> None:
        for card in self.cards:
            self._cards_layout.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []


class _Host:
    """The window, as the presenter sees it."""

    def __init__(self, bench: "Bench") -> None:
        self._bench = bench

    def new_placement(self, citizen: str) -> None:
        self._bench.call("new-placement", citizen)

    def end_placement(self, placement: str) -> None:
        self._bench.call("end-placement", placement)

    def hours(self, placement: str, *, is_correction: bool) -> None:
        self._bench.call("hours", placement, is_correction)

    def said(self, text: str, done: "Done") -> None:
        self._bench.say_done(text, done)


class PlacementsTab:
    """Follows `tabs.Tab`."""

    def __init__(self, bench: "Bench") -> None:
        view = PlacementsView(bench.look)
        self.widget = view
        self._view = view
        cases = PlacementsCases(bench.desk)
        self.presenter = PlacementsPresenter(view, cases, bench.runner, _Host(bench))
        view.new_wanted.connect(self.presenter.on_new)
        view.end_wanted.connect(self.presenter.on_end)
        view.hours_wanted.connect(self.presenter.on_hours)
        view.hours_deleted.connect(self.presenter.on_hours_deleted)

    def show(self, citizen_id: str) -> None:
        """Show a citizen."""
        self.presenter.show(citizen_id)

    def on_changes(self, changes: "Changes") -> None:
        """Read again what is concerned."""
        self.presenter.on_changes(changes)

    def on_hide(self, *, is_hidden: bool) -> None:
        """Nothing here names the citizen."""

    def keep_draft(self) -> None:
        """Forms open as sheets and keep their own drafts."""

    def close(self) -> None:
        """Drop every row."""
        self.presenter.close()

    def take_focus(self) -> None:
        """Put the focus on the first verb."""
        if self._view.empty.isVisible():
            self._view.empty.button.setFocus()
        else:
            self._view.new_button.setFocus()
