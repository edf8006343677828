"""The room Opfølgningsregler: page and presenter wired to the bench."""

from flexdesk.app.changes import Changes, Done
from flexdesk.ui.follow_ups.cases import FollowUpCases
from flexdesk.ui.follow_ups.presenter import RulesPresenter
from flexdesk.ui.follow_ups.view import RulesPageView
from flexdesk.ui.shared.bench import Bench


class FollowUpsRoom:
    """The rules that make tasks."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self.page = RulesPageView(bench.look, (bench.menu_button(),))
        self.presenter = RulesPresenter(
            self.page, FollowUpCases(bench.desk), bench.runner, self._say
        )
        page, presenter = self.page, self.presenter
        page.rule_chosen.connect(presenter.on_chosen)
        page.card.switch_wanted.connect(presenter.on_switch)
        page.card.offset_edited.connect(presenter.on_offset)
        page.card.save_wanted.connect(presenter.on_save_offset)
        page.card.reset_wanted.connect(presenter.on_reset)
        page.card.preview.citizen_wanted.connect(bench.open_citizen)
        presenter.on_hide(is_hidden=bench.is_hidden)

    def load(self) -> None:
        """Read the rules."""
        self.presenter.load()

    def on_changes(self, changes: Changes) -> None:
        """Read again."""
        self.presenter.on_changes(changes)

    def on_hide(self, *, is_hidden: bool) -> None:
        """Hide or show names."""
        self.presenter.on_hide(is_hidden=is_hidden)

    def keep_draft(self) -> None:
        """Nothing is kept of a distance that is typed."""

    def close(self) -> None:
        """Drop every row."""
        self.presenter.close()
        self.page.clear()

    def _say(self, text: str, done: Done) -> None:
        self._bench.say_done(text, done)
