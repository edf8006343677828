"""Decides what Opfølgningsregler shows; knows no Qt."""

from collections.abc import Callable
from typing import Protocol

from flexdesk.app.changes import Changes, Done
from flexdesk.app.follow_up_rows import RuleRow, RulesPage
from flexdesk.app.follow_ups import Made, Preview, RuleChange
from flexdesk.base.errors import UserError
from flexdesk.ui.follow_ups.words import done_words
from flexdesk.ui.shared.lanes import WRITE, Runner
from flexdesk.ui.shared.telling import say, sentence_of

_KEY, _KEY_PREVIEW = "follow-up-rules", "follow-up-preview"
_LONGEST_DIGITS = 3
Say = Callable[[str, Done], None]


class RulesView(Protocol):
    """What the presenter asks of the page."""

    def show_rules(self, page: RulesPage) -> None:
        """Show the list."""
        ...

    def show_rule(self, row: RuleRow, *, is_new: bool) -> None:
        """Show the card of a rule; *is_new* puts its own distance in the field."""
        ...

    def show_preview(
        self, preview: Preview, *, is_on: bool, is_edited: bool, is_hidden: bool
    ) -> None:
        """Show what the choice that is looked at would do."""
        ...

    def say_offset(self, text: str) -> None:
        """Say at the field what is wrong with the distance; empty clears it."""
        ...

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong where it arose."""
        ...


class Cases(Protocol):
    """What the presenter asks of the use cases."""

    def page(self) -> RulesPage:
        """Return the rules as the page shows them."""
        ...

    def preview(self, key: str, change: RuleChange) -> Preview:
        """Return what a choice about a rule would do."""
        ...

    def set_rule(self, key: str, change: RuleChange) -> tuple[Done, Made]:
        """Carry a choice about a rule out."""
        ...


class RulesPresenter:
    """The page Opfølgningsregler."""

    def __init__(self, view: RulesView, cases: Cases, runner: Runner, said: Say) -> None:
        self._view, self._cases, self._runner, self._said = view, cases, runner, said
        self._rows: dict[str, RuleRow] = {}
        self._key = ""
        self._offset: tuple[int, str] | None = None
        self._preview: Preview | None = None
        self._is_hidden = False

    @property
    def row(self) -> RuleRow | None:
        """The rule that is looked at."""
        return self._rows.get(self._key)

    def load(self) -> None:
        """Read the rules."""
        self._runner.run(
            lambda _ctx: self._cases.page(), self._on_page, failed=self._on_failed, key=_KEY
        )

    def close(self) -> None:
        """Drop every row."""
        self._rows, self._key, self._offset, self._preview = {}, "", None, None

    def on_changes(self, changes: Changes) -> None:
        """Read again: whatever changes may be an event."""
        del changes
        self.load()

    def on_hide(self, *, is_hidden: bool) -> None:
        """Hide or show names in the preview."""
        self._is_hidden = is_hidden
        self._show_preview()

    def on_chosen(self, key: str) -> None:
        """Look at a rule."""
        if key == self._key or key not in self._rows:
            return
        self._key, self._offset, self._preview = key, None, None
        self._view.show_rule(self._rows[key], is_new=True)
        self._ask()

    def on_offset(self, text: str, unit: str) -> None:
        """Preview another distance as it is typed."""
        row = self.row
        if row is None:
            return
        words = text.strip()
        if not words.isdecimal() or len(words) > _LONGEST_DIGITS:
            self._offset = None
            self._view.say_offset(sentence_of(UserError("follow_up.bad_offset", maximum=600)).do)
            return
        self._view.say_offset("")
        typed = (int(words), unit)
        self._offset = None if typed == (row.count, row.unit) else typed
        self._ask()

    def on_switch(self) -> None:
        """Switch the rule on or off."""
        row = self.row
        if row is not None:
            what = "off" if row.is_on else "on"
            self._carry_out(RuleChange(is_on=not row.is_on), what)

    def on_save_offset(self) -> None:
        """Save the distance that is typed."""
        if self._offset is not None:
            self._carry_out(RuleChange(offset=self._offset), "offset")

    def on_reset(self) -> None:
        """Take the team's own choices back."""
        self._carry_out(RuleChange(is_reset=True), "reset")

    def _carry_out(self, change: RuleChange, what: str) -> None:
        row = self.row
        if row is None:
            return
        key = row.key

        def done(answer: tuple[Done, Made]) -> None:
            result, made = answer
            self._offset = None
            self._said(done_words(row, made, what=what), result)
            self.load()

        self._runner.run(
            lambda _ctx: self._cases.set_rule(key, change),
            done,
            failed=self._on_failed,
            lane=WRITE,
        )

    def _on_page(self, page: RulesPage) -> None:
        self._rows = {row.key: row for row in page.rows}
        if self._key not in self._rows and page.rows:
            self._key, self._offset = page.rows[0].key, None
        self._view.show_rules(page)
        row = self.row
        if row is not None:
            self._view.show_rule(row, is_new=self._offset is None)
            self._ask()

    def _ask(self) -> None:
        """Ask what the choice that is looked at would do: the rule on, with what is typed."""
        row, offset = self.row, self._offset
        if row is None:
            return
        key, change = row.key, RuleChange(is_on=True, offset=offset)
        self._runner.run(
            lambda _ctx: (key, self._cases.preview(key, change)),
            self._on_preview,
            failed=self._on_preview_failed,
            key=_KEY_PREVIEW,
        )

    def _on_preview(self, answer: tuple[str, Preview]) -> None:
        key, preview = answer
        if key == self._key:
            self._preview = preview
            self._show_preview()

    def _show_preview(self) -> None:
        row = self.row
        if row is not None and self._preview is not None:
            self._view.show_preview(
                self._preview,
                is_on=row.is_on,
                is_edited=self._offset is not None,
                is_hidden=self._is_hidden,
            )

    def _on_preview_failed(self, error: BaseException) -> None:
        if isinstance(error, UserError) and error.code == "follow_up.bad_offset":
            self._offset = None
            self._view.say_offset(sentence_of(error).do)
        else:
            say(self._view, error)

    def _on_failed(self, error: BaseException) -> None:
        say(self._view, error)
