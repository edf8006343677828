"""The room Kandidatkort: the list and the page of one card wired to the bench."""

from typing import TYPE_CHECKING

from flexdesk.base.language import _
from flexdesk.base.numbers import format_number
from flexdesk.ui.cards.builder_form import CardBuilder
from flexdesk.ui.cards.card_page import CardPage
from flexdesk.ui.cards.cases import CardCases
from flexdesk.ui.cards.consent_band import is_waiting
from flexdesk.ui.cards.list_presenter import CardListPresenter
from flexdesk.ui.cards.presenter import CardPresenter
from flexdesk.ui.cards.view import CardsPage
from flexdesk.ui.shared.bench import Bench
from flexdesk.ui.shared.lanes import FILES

if TYPE_CHECKING:
    from flexdesk.app.changes import Changes, Done

_TAB = "cards"


def _pass(answer: object) -> None:
    """Leave it: what was not loaded beforehand is loaded when it is needed, and told of then."""
    del answer


class CardsRoom:
    """The page; it is the host its presenters ask things of."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._cases = CardCases(bench.desk)
        self.page = CardsPage(bench.look, (bench.menu_button(),))
        self.list = CardListPresenter(self.page, self._cases, bench.runner, self)
        found, presenter = self.page.list, self.list
        found.typed.connect(presenter.on_typed)
        found.scope_chosen.connect(presenter.on_scope)
        found.state_chosen.connect(presenter.on_state)
        found.opened.connect(presenter.on_opened)
        found.empty_wanted.connect(presenter.on_empty)
        found.new_wanted.connect(self._on_new)
        self.card: CardPresenter | None = None
        presenter.on_hide(is_hidden=bench.is_hidden)
        self._is_ready = False

    def _make_card(self) -> CardPresenter:
        """Make the page of a card: at the first one that is opened."""
        bench = self._bench
        page = CardPage(bench.look, CardBuilder(bench), (bench.menu_button(),))
        self.page.take_card(page)
        made = CardPresenter(page, self._cases, bench.runner, self)
        paper = page.preview
        page.closed.connect(self.leave)
        page.sight_chosen.connect(made.on_sight)
        page.save_wanted.connect(self._on_save)
        page.hand_out_wanted.connect(self._on_hand_out)
        page.consent_wanted.connect(self._on_consent)
        page.drawing_wanted.connect(made.draw)
        page.content_changed.connect(made.on_content)
        page.builder.kept.connect(made.on_kept)
        paper.size_chosen.connect(made.on_size)
        paper.look_chosen.connect(made.on_look)
        paper.language_chosen.connect(made.on_language)
        paper.compare_wanted.connect(self._on_compare)
        paper.finding_wanted.connect(made.on_finding)
        paper.paper.width_changed.connect(made.on_width)
        made.on_hide(is_hidden=bench.is_hidden)
        return made

    @property
    def citizen(self) -> str:
        """The citizen one is on: whose card is open, or chosen in the list."""
        if self.page.is_open and self.card is not None:
            return self.card.citizen
        return self.page.list.table.key

    @property
    def left_at(self) -> str:
        """The citizen whose card is open and the tab of its form; empty in the list."""
        if not self.page.is_open or self.card is None or self.page.card is None:
            return ""
        return f"{self.card.citizen} {self.page.card.builder.tab}"

    def come_back(self, about: str) -> None:
        """Open the card one was at, at the tab one wrote in."""
        citizen, _blank, tab = about.partition(" ")
        self.show(citizen)
        if self.page.card is not None:
            self.page.card.builder.show_tab(tab)

    def show(self, citizen: str) -> None:
        """Open a citizen's card."""
        if self.card is None:
            self.card = self._make_card()
        self.page.open_card()
        self.card.show(citizen)
        self.page.take_focus()

    def load(self) -> None:
        """Read when something changed since it was read."""
        if self.page.is_open and self.card is not None:
            self.card.load()
        else:
            self.list.load()

    def on_changes(self, changes: "Changes") -> None:
        """Read again what is concerned: at once where it is seen."""
        is_open = self.page.is_open
        self.list.on_changes(changes, is_seen=self.page.isVisible() and not is_open)
        if self.card is not None and self.page.card is not None:
            self.page.card.builder.on_changes(changes)
            self.card.on_changes(changes, is_seen=is_open)

    def on_hide(self, *, is_hidden: bool) -> None:
        """Hide or show names."""
        self.list.on_hide(is_hidden=is_hidden)
        if self.card is not None:
            self.card.on_hide(is_hidden=is_hidden)
        if self.page.card is not None:
            self.page.card.builder.on_hide(is_hidden=is_hidden)

    def keep_draft(self) -> None:
        """Keep what was typed in the last half second: no worker runs any more."""
        if self.page.card is not None:
            self.page.card.builder.keep_draft()

    def close(self) -> None:
        """Drop every row and text."""
        self.list.close()
        self.page.list.clear()
        if self.card is not None and self.page.card is not None:
            self.card.close()
            self.page.card.builder.close_card()
            self.page.card.clear()

    def open_card(self, citizen: str) -> None:
        """Open a card from the list."""
        self.show(citizen)

    def find_citizen(self, typed: str) -> None:
        """Look among all citizens; K opens the card of the one that is chosen."""
        self._bench.ask(typed)
        self._bench.say_done(_("Vælg borgeren, og tryk K"))

    def counted(self, count: int) -> None:
        """Show how many cards ask for something."""
        self._bench.set_count("cards", format_number(count) if count else "")
        if not self._is_ready:
            # once the list is there: what loads would be in its way
            self._is_ready, job = True, self._cases.make_ready
            self._bench.runner.run(lambda _ctx: job(), _pass, failed=_pass, lane=FILES)

    def said(self, text: str, done: "Done | None" = None) -> None:
        """Say that something is done and offer to take it back."""
        self._bench.say_done(text, done)

    def draft_kept(self) -> None:
        """A draft was kept: the list no longer says what stands."""
        self.list.make_stale()

    def leave(self) -> None:
        """Go back to the list; what is typed is kept."""
        self.keep_draft()
        citizen = self.card.citizen if self.card is not None else ""
        self.list.make_stale()
        self.page.close_card(citizen)
        self.list.load()

    def _on_new(self) -> None:
        self.find_citizen("")

    def _on_save(self) -> None:
        # what is typed is told and kept before the version takes it over
        self.keep_draft()
        page = self.page.card
        if self.card is not None and page is not None and not page.builder.stop_at_unread():
            self.card.on_save()

    def _on_hand_out(self) -> None:
        self.keep_draft()
        self._bench.call("card-hand-out", self.citizen)

    def _on_compare(self) -> None:
        self.keep_draft()
        self._bench.call("card-compare", self.citizen)

    def _on_consent(self) -> None:
        """Go to the consent: read it, have it signed, or ask for a new one."""
        card = self.card
        if card is None or card.head is None:
            return
        told = card.shown.coverage if card.shown is not None else card.head.coverage
        if told.is_covered:
            self._bench.open_citizen(card.citizen, _TAB)
        elif is_waiting(told):
            self._bench.call("card-sign", told.consent)
        else:
            self._bench.call("card-consent", card.version)
