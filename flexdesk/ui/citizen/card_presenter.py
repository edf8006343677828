"""Decides what the tab Kandidatkort shows and does; knows no Qt."""

from typing import TYPE_CHECKING, Protocol

from flexdesk.ui.citizen.card_cases import CardTabCases, CardTabPage
from flexdesk.ui.shared.lanes import Runner
from flexdesk.ui.shared.telling import say_unless_gone

if TYPE_CHECKING:
    from flexdesk.app.changes import Changes

_KEY = "card-tab"
_MINE = frozenset({"card_version", "consent", "hand_out", "citizen"})
_EVERYWHERE = frozenset({"workplace", "consultant"})


class CardTabView(Protocol):
    """What the presenter asks of the tab."""

    def show_page(self, page: CardTabPage, *, is_hidden: bool) -> None:
        """Show versions, consents and hand-outs."""
        ...

    def clear(self) -> None:
        """Drop every row."""
        ...

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong where it arose."""
        ...


class CardTabHost(Protocol):
    """What the presenter asks of the window."""

    def call(self, name: str, *about: str) -> None:
        """Open a sheet, or the page of the card."""
        ...


class CardTabPresenter:
    """The card of one citizen: what there is of it, and where it is."""

    def __init__(
        self, view: CardTabView, cases: CardTabCases, runner: Runner, host: CardTabHost
    ) -> None:
        self._view, self._cases, self._runner, self._host = view, cases, runner, host
        self._citizen = ""
        self._page: CardTabPage | None = None
        self._is_hidden = False

    def show(self, citizen: str) -> None:
        """Show a citizen; a draft is kept without a word to anyone, so it is read anew."""
        if citizen != self._citizen:
            self._page = None
        self._citizen = citizen
        self._read()

    def on_changes(self, changes: "Changes") -> None:
        """Read again when it is about this citizen."""
        is_mine = changes.concerns(citizen=self._citizen) and bool(changes.kinds & _MINE)
        if self._citizen and (changes.everything or is_mine or changes.kinds & _EVERYWHERE):
            self._read()

    def on_hide(self, *, is_hidden: bool) -> None:
        """Hide or show names."""
        self._is_hidden = is_hidden
        if self._page is not None:
            self._view.show_page(self._page, is_hidden=is_hidden)

    def close(self) -> None:
        """Drop every row: the register is locked."""
        self._citizen, self._page = "", None
        self._view.clear()

    def on_verb(self, name: str, about: str) -> None:
        """Open a sheet about a row, or about the citizen when none is named."""
        if self._citizen:
            self._host.call(name, about or self._citizen)

    def _read(self) -> None:
        citizen = self._citizen
        self._runner.run(
            lambda _ctx: self._cases.page(citizen), self._on_page, failed=self._on_failed, key=_KEY
        )

    def _on_page(self, page: CardTabPage) -> None:
        if page.citizen == self._citizen:
            self._page = page
            self._view.show_page(page, is_hidden=self._is_hidden)

    def _on_failed(self, error: BaseException) -> None:
        say_unless_gone(self._view, error)
