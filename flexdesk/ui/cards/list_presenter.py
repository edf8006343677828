"""Decides what the list of cards shows; knows no Qt."""

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from flexdesk.base.language import _, ngettext
from flexdesk.base.numbers import format_number
from flexdesk.ui.cards.list_filter import (
    ALL,
    MINE,
    TEAM,
    ListFilter,
    Shown,
    asks,
    shown,
    state_words,
)
from flexdesk.ui.shared.lanes import Runner
from flexdesk.ui.shared.telling import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flexdesk.app.card_rows import CardRow
    from flexdesk.app.changes import Changes
    from flexdesk.ui.cards.cases import CardCases
    from flexdesk.ui.parts.choice import Choice

CONCERNS = frozenset({"citizen", "card_version", "consent", "hand_out", "consultant", "pass"})
_ROWS = "card-rows"


class CardListView(Protocol):
    """The list as its presenter sees it."""

    def show_rows(self, found: "Sequence[CardRow]", foot: str) -> None:
        """Show these rows."""
        ...

    def show_nothing(self, title: str, text: str, verb: str) -> None:
        """Show what is missing, and the one verb that helps."""
        ...

    def show_line(self, line: str) -> None:
        """Show the grey line of the list."""
        ...

    def show_filters(self, states: "Sequence[Choice]", state: str, scope: str) -> None:
        """Show what can be chosen, and what is."""
        ...

    def set_columns(self, *, is_hidden: bool, has_team: bool) -> None:
        """Show names or numbers, and whose cards they are."""
        ...

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong."""
        ...


class CardListHost(Protocol):
    """The window, as far as the list needs it."""

    def open_card(self, citizen: str) -> None:
        """Open a citizen's card."""
        ...

    def find_citizen(self, typed: str) -> None:
        """Look for the citizen a new card is for."""
        ...

    def counted(self, count: int) -> None:
        """Show how many cards ask for something."""
        ...


class CardListPresenter:
    """The list as it is filtered."""

    def __init__(
        self, view: CardListView, cases: "CardCases", runner: Runner, host: CardListHost
    ) -> None:
        self._view, self._cases, self._runner, self._host = view, cases, runner, host
        self._rows: tuple[CardRow, ...] | None = None
        self._filter = ListFilter()
        self._shown = Shown((), ())
        self._is_hidden = False
        self._is_stale = True

    @property
    def filter(self) -> ListFilter:
        """What narrows the list."""
        return self._filter

    @property
    def found(self) -> "tuple[CardRow, ...]":
        """The rows that are shown."""
        return self._shown.rows

    def load(self) -> None:
        """Read when something changed since it was read."""
        if self._is_stale:
            self._read()

    def make_stale(self) -> None:
        """Read at the next visit: a draft was written, which no change tells of."""
        self._is_stale = True

    def on_typed(self, text: str) -> None:
        """Show what fits the words."""
        self._filter = replace(self._filter, typed=text)
        self._show()

    def on_state(self, state: str) -> None:
        """Show the cards in one state."""
        self._filter = replace(self._filter, state=state)
        self._show()

    def on_scope(self, scope: str) -> None:
        """Show one's own cards, or all of the team's."""
        self._filter = replace(self._filter, scope=scope)
        self._read()

    def on_opened(self, citizen: str) -> None:
        """Open a card."""
        self._host.open_card(citizen)

    def on_empty(self) -> None:
        """Show all again, the whole team's, or look for the citizen among all."""
        wanted = self._filter
        if wanted.state != ALL:
            self.on_state(ALL)
        elif wanted.scope == MINE and self._rows:
            self.on_scope(TEAM)
        else:
            self._host.find_citizen(wanted.typed.strip())

    def on_changes(self, changes: "Changes", *, is_seen: bool) -> None:
        """Read again what is concerned: at once where it is seen."""
        if changes.everything or changes.kinds & CONCERNS:
            self._is_stale = True
            if is_seen:
                self.load()

    def on_hide(self, *, is_hidden: bool) -> None:
        """Hide or show names."""
        self._is_hidden = is_hidden
        self._show()

    def close(self) -> None:
        """Drop every row."""
        self._rows, self._shown, self._filter = None, Shown((), ()), ListFilter()
        self._is_stale = True

    def _read(self) -> None:
        self._is_stale = False
        is_mine = self._filter.scope == MINE
        self._runner.run(
            lambda _ctx: self._cases.rows(is_mine=is_mine),
            self._on_rows,
            failed=self._on_failed,
            key=_ROWS,
        )

    def _on_rows(self, answer: "tuple[CardRow, ...]") -> None:
        self._rows = answer
        self._host.counted(sum(asks(row) for row in answer))
        self._show()

    def _show(self) -> None:
        if self._rows is None:
            return
        wanted = self._filter
        self._shown = shown(self._rows, wanted)
        if wanted.state not in {choice.key for choice in self._shown.states}:
            self._filter = wanted = replace(wanted, state=ALL)
            self._shown = shown(self._rows, wanted)
        self._view.set_columns(is_hidden=self._is_hidden, has_team=wanted.scope == TEAM)
        self._view.show_filters(self._shown.states, wanted.state, wanted.scope)
        self._view.show_line(state_words(self._rows) if self._rows else _("Ingen endnu"))
        if self._shown.rows:
            self._view.show_rows(self._shown.rows, self._foot())
        else:
            self._view.show_nothing(*self._nothing())

    def _foot(self) -> str:
        found, every = len(self._shown.rows), len(self._rows or ())
        if found == every:
            return ngettext("{n} kandidatkort", "{n} kandidatkort", every).format(
                n=format_number(every)
            )
        return _("{n} af {all} kandidatkort").format(
            n=format_number(found), all=format_number(every)
        )

    def _nothing(self) -> tuple[str, str, str]:
        wanted = self._filter
        typed = wanted.typed.strip()
        if wanted.state != ALL:
            return (_("Ingen fundet"), _("Ingen kort passer på både ord og tilstand."),
                    _("Vis alle"))  # fmt: skip
        if typed:
            text = _("Ingen kort passer på »{typed}«.").format(typed=typed)
            if wanted.scope == MINE and self._rows:
                return (_("Ingen fundet"), text, _("Søg i hele teamets"))
            return (_("Ingen fundet"), text, _("Søg blandt alle borgere"))
        return (
            _("Ingen kandidatkort endnu"),
            _("Her kommer de kort, I skriver: hvad der mangler samtykke, hvad der er udleveret, og"
              " hvad der skal kaldes hjem. Vælg en borger, og tryk K."),
            _("Vælg en borger"),
        )  # fmt: skip

    def _on_failed(self, error: BaseException) -> None:
        say(self._view, error)
