"""Decides what the tab Støtte shows and does; knows no Qt."""

from typing import TYPE_CHECKING, Protocol

from flexdesk.app.support_rows import SupportPage
from flexdesk.base.language import _
from flexdesk.ui.citizen.support_cases import SupportCases
from flexdesk.ui.shared.lanes import WRITE, Runner
from flexdesk.ui.shared.telling import say_unless_gone

if TYPE_CHECKING:
    from flexdesk.app.changes import Changes, Done

_KEY = "support-tab"
_EVERYWHERE = frozenset({"workplace", "opening", "team_value"})


class SupportView(Protocol):
    """What the presenter asks of the tab."""

    def show_page(self, page: SupportPage) -> None:
        """Show the lines."""
        ...

    def clear(self) -> None:
        """Drop every row."""
        ...

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong where it arose."""
        ...


class SupportTabHost(Protocol):
    """What the presenter asks of the window."""

    def new_support(self, citizen: str) -> None:
        """Open the sheet of a new one."""
        ...

    def support(self, row: str, mode: str) -> None:
        """Open the sheet of one there is."""
        ...

    def said(self, text: str, done: "Done") -> None:
        """Say that something is done and offer to take it back."""
        ...


class SupportPresenter:
    """The courses and support of one citizen."""

    def __init__(
        self, view: SupportView, cases: SupportCases, runner: Runner, host: SupportTabHost
    ) -> None:
        self._view, self._cases, self._runner, self._host = view, cases, runner, host
        self._citizen = ""
        self._page: SupportPage | None = None

    def show(self, citizen: str) -> None:
        """Show a citizen."""
        if citizen != self._citizen or self._page is None:
            self._citizen = citizen
            self._read()

    def on_changes(self, changes: "Changes") -> None:
        """Read again when it is about this citizen."""
        is_mine = changes.concerns(citizen=self._citizen) and "support" in changes.kinds
        if self._citizen and (changes.everything or is_mine or changes.kinds & _EVERYWHERE):
            self._read()

    def close(self) -> None:
        """Drop every row: the register is locked."""
        self._citizen, self._page = "", None
        self._view.clear()

    def on_new(self) -> None:
        """Open the sheet of a new course or support."""
        if self._citizen:
            self._host.new_support(self._citizen)

    def on_acted(self, row: str, verb: str) -> None:
        """Open the sheet of one in a mode, or delete it."""
        if verb != "delete":
            self._host.support(row, verb)
            return
        self._runner.run(
            lambda _ctx: self._cases.delete(row),
            lambda done: self._host.said(_("Støtten er slettet"), done),
            failed=self._on_failed,
            lane=WRITE,
        )

    def _read(self) -> None:
        citizen = self._citizen
        self._runner.run(
            lambda _ctx: self._cases.page(citizen), self._on_page, failed=self._on_failed, key=_KEY
        )

    def _on_page(self, page: SupportPage) -> None:
        if page.citizen == self._citizen:
            self._page = page
            self._view.show_page(page)

    def _on_failed(self, error: BaseException) -> None:
        say_unless_gone(self._view, error)
