"""Decides what the list of Mangler overførsel shows and what is marked; knows no Qt."""

from collections.abc import Callable, Sequence
from typing import Protocol

from flexdesk.app.changes import Changes, Done
from flexdesk.app.transfer_rows import State, TransferLine
from flexdesk.base.language import _, ngettext
from flexdesk.base.numbers import format_day, format_number
from flexdesk.ui.shared.lanes import READ, WRITE, Runner
from flexdesk.ui.shared.telling import say
from flexdesk.ui.transfer.list_rows import BY_CITIZEN, ListRow, list_rows, oldest
from flexdesk.ui.transfer.words import waiting_words

MINE, TEAM = "mine", "team"
_HARD_BLANK = "\u00a0"
_KINDS = frozenset({"transfer", "note", "placement", "task"})


class Cases(Protocol):
    """The use cases of the list."""

    def waiting(self, *, mine: bool) -> tuple[TransferLine, ...]:
        """Return what is not carried over."""
        ...

    def mark_done(self, rows: list[tuple[str, str]], seen: str = "") -> Done:
        """Mark rows as carried over."""
        ...


class TransfersView(Protocol):
    """What the presenter asks of the page."""

    def show_rows(self, rows: Sequence[ListRow], grouping: str) -> None:
        """Show these rows, selection kept."""
        ...

    def show_whose(self, whose: str) -> None:
        """Show whose rows are listed."""
        ...

    def show_state(self, line: str) -> None:
        """Show the grey line of the page."""
        ...

    def show_ticked(self, count: int) -> None:
        """Say how many rows are ticked; none puts the bulk button off."""
        ...

    def show_empty(self, *, is_empty: bool, mine: bool) -> None:
        """Say that nothing waits, or show the list."""
        ...

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong where it arose."""
        ...


class TransfersPresenter:
    """The list of what is not carried over."""

    def __init__(
        self,
        view: TransfersView,
        cases: Cases,
        runner: Runner,
        *,
        marked: Callable[[Done, str], None],
        left: Callable[[], None],
    ) -> None:
        self._view, self._cases, self._runner = view, cases, runner
        self._marked, self._left = marked, left
        self._lines: tuple[TransferLine, ...] = ()
        self._ticked: frozenset[str] = frozenset()
        self._whose, self._grouping, self._is_hidden = MINE, BY_CITIZEN, False

    @property
    def ticked(self) -> frozenset[str]:
        """Keys of the rows that are ticked."""
        return self._ticked

    def load(self) -> None:
        """Read the list."""
        mine = self._whose == MINE
        self._runner.run(
            lambda _ctx: self._cases.waiting(mine=mine),
            self._on_lines,
            failed=self._on_failed,
            lane=READ,
            key="transfers",
        )

    def on_changes(self, changes: Changes) -> None:
        """Read again what was changed."""
        if changes.everything or changes.kinds & _KINDS:
            self.load()

    def on_whose(self, whose: str) -> None:
        """Show one's own or the team's."""
        self._whose = whose
        self.load()

    def on_more(self) -> None:
        """Nothing of one's own waits: show the team's, and after that the citizens."""
        if self._whose == MINE:
            self._view.show_whose(TEAM)
            self.on_whose(TEAM)
        else:
            self._left()

    def on_grouping(self, grouping: str) -> None:
        """Group by citizen or by day."""
        self._grouping = grouping
        self._show()

    def on_tick(self, key: str) -> None:
        """Tick a row, or take its tick away."""
        self._ticked = self._ticked ^ {key}
        self._show()

    def on_tick_all(self) -> None:
        """Tick every row; when all are, none."""
        keys = frozenset(line.id for line in self._lines)
        self._ticked = frozenset() if self._ticked == keys else keys
        self._show()

    def on_mark(self) -> None:
        """Mark what is ticked as carried over."""
        rows = [(line.kind, line.row) for line in self._lines if line.id in self._ticked]
        if not rows:
            return
        self._runner.run(
            lambda _ctx: self._cases.mark_done(rows),
            lambda done: self._on_marked(done, len(rows)),
            failed=self._on_failed,
            lane=WRITE,
        )

    def on_hide(self, *, is_hidden: bool) -> None:
        """Hide or show names."""
        self._is_hidden = is_hidden
        self._show()

    def pair_of(self, key: str) -> tuple[str, str]:
        """Return kind and row of a line, the first line's for an unknown key."""
        found = next((line for line in self._lines if line.id == key), None)
        line = found or next(iter(self._lines), None)
        return (line.kind, line.row) if line else ("", "")

    def close(self) -> None:
        """Drop every row: the register is locked."""
        self._lines, self._ticked = (), frozenset()
        self._view.show_rows((), self._grouping)
        self._view.show_state("")

    def _on_lines(self, lines: tuple[TransferLine, ...]) -> None:
        self._lines = lines
        self._ticked &= frozenset(line.id for line in lines)
        self._show()

    def _show(self) -> None:
        rows = list_rows(self._lines, self._grouping, self._ticked, is_hidden=self._is_hidden)
        self._view.show_rows(rows, self._grouping)
        self._view.show_ticked(len(self._ticked))
        self._view.show_empty(is_empty=not rows, mine=self._whose == MINE)
        self._view.show_state(self._state())

    def _state(self) -> str:
        changed = sum(line.state == State.CHANGED for line in self._lines)
        words = waiting_words(len(self._lines), changed)
        first = oldest(self._lines)
        since = _("det ældste fra {day}").format(day=format_day(first)) if first else ""
        # what is broken to a second line is broken between its parts
        since = since.replace(" ", _HARD_BLANK)
        return " · ".join(part for part in (words, since) if part)

    def _on_marked(self, done: Done, count: int) -> None:
        self._ticked = frozenset()
        words = ngettext(
            "{n} række markeret som overført", "{n} rækker markeret som overført", count
        )
        self._marked(done, words.format(n=format_number(count)))
        self.load()

    def _on_failed(self, error: BaseException) -> None:
        say(self._view, error)
