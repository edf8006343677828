"""The tab Forløb of a citizen's page: the chain of placements, newest first, and its forms."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from flexdesk.app.placement_rows import PlacementsPage
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
    verb_wanted = Signal(str, str)
    confirm_wanted = Signal(str, str)
    agreed_dropped = Signal(str)

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
        self.course_button = Button(look, _("Timer over tid"), kind="link", icon="trending-up")
        self.course_button.setObjectName("placements-course")
        row, self._title = title_row(_("Forløb"), self.course_button, self.new_button)
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
        self._citizen = ""

    def show_page(self, page: PlacementsPage) -> None:
        """Show the chain; the place one had scrolled to stays."""
        at = self.verticalScrollBar().value() if page.citizen == self._citizen else 0
        self._citizen = page.citizen
        held = self._held()
        self.notice.say("")
        self._drop()
        count = len(page.rows)
        self._title.setText(
            ngettext("{n} forløb", "{n} forløb", count).format(n=count) if count else _("Forløb")
        )
        self.chain.show_rows(tuple(reversed(page.rows)))
        self.new_button.setVisible(bool(count))
        self.course_button.setVisible(bool(count))
        self.empty.setVisible(not count)
        for row in page.rows:
            card = PlacementCard(self._look, row, page.on)
            card.end_wanted.connect(self.end_wanted)
            card.hours_wanted.connect(self.hours_wanted)
            card.hours_deleted.connect(self.hours_deleted)
            card.verb_wanted.connect(self.verb_wanted)
            card.confirm_wanted.connect(self.confirm_wanted)
            card.agreed_dropped.connect(self.agreed_dropped)
            self.cards.append(card)
            self._cards_layout.addWidget(card)
        self._hold(*held)
        self.verticalScrollBar().setValue(at)

    def clear(self) -> None:
        """Drop every row."""
        self._drop()
        self.chain.show_rows(())

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong where it arose."""
        self.notice.say(title, text)

    def _held(self) -> tuple[str, str]:
        """Return the placement whose card has the focus, and the name of what has it."""
        for card in self.cards:
            for widget in card.findChildren(QWidget):
                if widget.hasFocus():
                    return card.row.id, widget.objectName()
        return "", ""

    def _hold(self, placement: str, name: str) -> None:
        """Put the focus where it was: on the same verb of the same placement, else on "Mere"."""
        for card in self.cards:
            if card.row.id == placement:
                found = card.findChild(QWidget, name) if name else None
                (found or card.more).setFocus()

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

    def do(self, verb: str, placement: str) -> None:
        self._bench.call(verb, placement)

    def confirm(self, placement: str, hours: str) -> None:
        self._bench.call("agreed-hours", placement, hours)

    def said(self, text: str, done: "Done") -> None:
        self._bench.say_done(text, done)


class PlacementsTab:
    """Follows `tabs.Tab`."""

    def __init__(self, bench: "Bench") -> None:
        self._bench, view = bench, PlacementsView(bench.look)
        self.widget = view
        self._view = view
        cases = PlacementsCases(bench.desk)
        self.presenter = PlacementsPresenter(view, cases, bench.runner, _Host(bench))
        view.course_button.clicked.connect(self._on_course)
        view.new_wanted.connect(self.presenter.on_new)
        view.end_wanted.connect(self.presenter.on_end)
        view.hours_wanted.connect(self.presenter.on_hours)
        view.hours_deleted.connect(self.presenter.on_hours_deleted)
        view.verb_wanted.connect(self.presenter.on_verb)
        view.confirm_wanted.connect(self.presenter.on_confirm)
        view.agreed_dropped.connect(self.presenter.on_agreed_dropped)

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

    def _on_course(self) -> None:
        self._bench.call("hours-progress", self._bench.citizen)

    def take_focus(self) -> None:
        """Put the focus on the first verb."""
        if self._view.empty.isVisible():
            self._view.empty.button.setFocus()
        else:
            self._view.new_button.setFocus()
