"""The tab Kandidatkort wired to the bench."""

from typing import TYPE_CHECKING

from flexdesk.ui.citizen.card_cases import CardTabCases
from flexdesk.ui.citizen.card_presenter import CardTabPresenter
from flexdesk.ui.citizen.card_view import CardTabView

if TYPE_CHECKING:
    from flexdesk.app.changes import Changes
    from flexdesk.ui.shared.bench import Bench


class _Host:
    """The window, as the presenter sees it."""

    def __init__(self, bench: "Bench") -> None:
        self._bench = bench

    def call(self, name: str, *about: str) -> None:
        self._bench.call(name, *about)


class CardTab:
    """Follows `tabs.Tab`."""

    def __init__(self, bench: "Bench") -> None:
        view = CardTabView(bench.look)
        self.widget = view
        self._view = view
        cases = CardTabCases(bench.desk)
        self.presenter = CardTabPresenter(view, cases, bench.runner, _Host(bench))
        self.presenter.on_hide(is_hidden=bench.is_hidden)
        view.acted.connect(self.presenter.on_verb)

    def show(self, citizen_id: str) -> None:
        """Show a citizen."""
        self.presenter.show(citizen_id)

    def on_changes(self, changes: "Changes") -> None:
        """Read again what is concerned."""
        self.presenter.on_changes(changes)

    def on_hide(self, *, is_hidden: bool) -> None:
        """Hide or show names."""
        self.presenter.on_hide(is_hidden=is_hidden)

    def keep_draft(self) -> None:
        """Forms open as sheets and keep their own drafts."""

    def close(self) -> None:
        """Drop every row."""
        self.presenter.close()

    def take_focus(self) -> None:
        """Put the focus on the first verb."""
        if self._view.empty.isVisible():
            self._view.empty.button.setFocus()
        elif self._view.hand_out.isVisible():
            self._view.hand_out.setFocus()
        else:
            self._view.open_button.setFocus()
