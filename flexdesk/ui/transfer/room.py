"""The room Mangler overførsel: page and presenter wired to the bench."""

from flexdesk.app.changes import Changes
from flexdesk.ui.shared.bench import Bench
from flexdesk.ui.transfer.cases import TransferCases
from flexdesk.ui.transfer.presenter import TransfersPresenter
from flexdesk.ui.transfer.profile_setting import ProfileSetting
from flexdesk.ui.transfer.view import TransfersPage


class TransferRoom:
    """The list of what is not carried over."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._profile = ProfileSetting(bench, is_bare=True)
        self.page = TransfersPage(bench.look, self._profile, (bench.menu_button(),))
        self.presenter = TransfersPresenter(
            self.page,
            TransferCases(bench.desk),
            bench.runner,
            marked=lambda done, text: bench.say_done(text, done),
            left=lambda: bench.go("citizens"),
        )
        page, presenter = self.page, self.presenter
        page.whose_chosen.connect(presenter.on_whose)
        page.grouping_chosen.connect(presenter.on_grouping)
        page.ticked.connect(presenter.on_tick)
        page.all_ticked.connect(presenter.on_tick_all)
        page.mark_wanted.connect(presenter.on_mark)
        page.copy_wanted.connect(self._on_copy)
        page.more_wanted.connect(presenter.on_more)
        presenter.on_hide(is_hidden=bench.is_hidden)

    def load(self) -> None:
        """Read the list and the case system in force."""
        self.presenter.load()
        self._profile.load()

    def on_changes(self, changes: Changes) -> None:
        """Read again what is concerned."""
        self.presenter.on_changes(changes)

    def on_hide(self, *, is_hidden: bool) -> None:
        """Hide or show names."""
        self.presenter.on_hide(is_hidden=is_hidden)

    def keep_draft(self) -> None:
        """Nothing is typed here."""

    def close(self) -> None:
        """Drop every row."""
        self.presenter.close()

    def _on_copy(self, key: str) -> None:
        self._bench.call("transfer", *self.presenter.pair_of(key))
