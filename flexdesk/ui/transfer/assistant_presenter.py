"""Decides what the assistant copies next, what is marked, and which row comes then; no Qt."""

from collections.abc import Callable
from typing import Protocol

from flexdesk.app.changes import Done
from flexdesk.app.transfer_rows import CopyField, State, TransferLine, TransferSheet
from flexdesk.base.language import _
from flexdesk.ui.shared.lanes import READ, WRITE, Runner
from flexdesk.ui.shared.telling import say
from flexdesk.ui.transfer.words import who


class Cases(Protocol):
    """The use cases of carrying over."""

    def waiting(self, *, mine: bool) -> tuple[TransferLine, ...]:
        """Return what is not carried over."""
        ...

    def sheet(self, kind: str, row: str) -> TransferSheet:
        """Return a row with its fields in the order of the profile; logged."""
        ...

    def mark_done(self, rows: list[tuple[str, str]], seen: str = "") -> Done:
        """Mark rows as carried over."""
        ...


class AssistantView(Protocol):
    """What the presenter asks of the sheet."""

    def show_sheet(self, sheet: TransferSheet, left: int) -> None:
        """Show a row with its fields, and how many wait after it."""
        ...

    def show_next(self, following: int, copied: frozenset[int]) -> None:
        """Mark the field that is copied next (-1: none is left) and those that were."""
        ...

    def show_all_done(self) -> None:
        """Say that nothing waits any more."""
        ...

    def copy(self, text: str) -> None:
        """Put a text on the clipboard for a while."""
        ...

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong."""
        ...


class AssistantPresenter:
    """One key per field, then one to mark the row, then the next row."""

    def __init__(
        self,
        view: AssistantView,
        cases: Cases,
        runner: Runner,
        *,
        marked: Callable[[Done, str], None],
        is_hidden: Callable[[], bool],
    ) -> None:
        self._view, self._cases, self._runner = view, cases, runner
        self._marked, self._is_hidden = marked, is_hidden
        self._sheet: TransferSheet | None = None
        self._waiting: tuple[TransferLine, ...] = ()
        self._at = -1
        self._last = -1
        self._copied: frozenset[int] = frozenset()
        self._is_marking = False
        self._is_closed = False

    @property
    def sheet(self) -> TransferSheet | None:
        """The row that is shown."""
        return self._sheet

    @property
    def row(self) -> tuple[str, str]:
        """Kind and id of the row that is shown, empty for none."""
        return (self._sheet.kind, self._sheet.row) if self._sheet else ("", "")

    def load(self, kind: str = "", row: str = "", citizen: str = "") -> None:
        """Show a row, or the first that waits: about the citizen one looks at before the rest."""
        self._runner.run(
            lambda _ctx: self._read(kind, row, citizen),
            self._on_read,
            failed=self._on_failed,
            lane=READ,
        )

    def on_next(self) -> None:
        """Copy the next field."""
        if self._at >= 0:
            self._copy(self._at)

    def on_back(self) -> None:
        """Copy the field before the last one copied once more."""
        if self._last >= 0:
            self._copy(max(0, self._last - 1))

    def on_number(self, at: int) -> None:
        """Copy a given field, counted from 0 among those that are not empty."""
        if 0 <= at < len(self._fields()):
            self._copy(at)

    def on_done(self) -> None:
        """Mark the row as carried over, and go on with the next that waits."""
        sheet = self._sheet
        if sheet is None or self._is_marking:
            return
        self._is_marking = True
        self._runner.run(
            lambda _ctx: self._cases.mark_done([(sheet.kind, sheet.row)], sheet.seen),
            self._on_marked,
            failed=self._on_failed,
            lane=WRITE,
        )

    def on_skip(self) -> None:
        """Leave the row as it is and show the next that waits."""
        following = self._following()
        if following is not None:
            self.load(following.kind, following.row)

    def close(self) -> None:
        """Drop what is shown: the sheet is gone, and nobody hears an answer."""
        self._sheet, self._waiting, self._is_closed = None, (), True

    def _read(
        self, kind: str, row: str, citizen: str
    ) -> tuple[TransferSheet | None, tuple[TransferLine, ...]]:
        waiting = self._cases.waiting(mine=True)
        if not row and waiting:
            first = next((line for line in waiting if line.citizen == citizen), waiting[0])
            kind, row = first.kind, first.row
        return (self._cases.sheet(kind, row) if row else None), waiting

    def _on_read(self, answer: tuple[TransferSheet | None, tuple[TransferLine, ...]]) -> None:
        if self._is_closed:
            return
        self._sheet, self._waiting = answer
        self._is_marking = False
        self._copied, self._last = frozenset(), -1
        sheet = self._sheet
        if sheet is None:
            self._at = -1
            self._view.show_all_done()
            return
        self._at = 0 if sheet.filled else -1
        self._view.show_sheet(sheet, len(self._others()))
        self._view.show_next(self._at, self._copied)

    def _fields(self) -> tuple[CopyField, ...]:
        return self._sheet.filled if self._sheet else ()

    def _copy(self, at: int) -> None:
        self._view.copy(self._fields()[at].text)
        self._last = at
        self._copied |= {at}
        self._at = at + 1 if at + 1 < len(self._fields()) else -1
        self._view.show_next(self._at, self._copied)

    def _others(self) -> list[TransferLine]:
        return [line for line in self._waiting if (line.kind, line.row) != self.row]

    def _following(self) -> TransferLine | None:
        """Return the row after this one in the list, else the first of the others."""
        places = [(line.kind, line.row) for line in self._waiting]
        others = self._others()
        if self.row in places:
            after = self._waiting[places.index(self.row) + 1 :]
            if after:
                return after[0]
        return others[0] if others else None

    def _on_marked(self, done: Done) -> None:
        sheet, following = self._sheet, self._following()
        self._is_marking = False
        if sheet is not None:
            name = who(sheet.name, sheet.candidate_no, is_hidden=self._is_hidden())
            self._marked(done, _("Markeret som overført: {name}").format(name=name))
        if self._is_closed:
            return
        if following is not None:
            self.load(following.kind, following.row)
        else:
            self.load()

    def _on_failed(self, error: BaseException) -> None:
        self._is_marking = False
        if not self._is_closed:
            say(self._view, error)


def state_tone(state: str) -> str:
    """Return the tone a state is written in: what needs someone is amber."""
    return "muted" if state == State.DONE else "amber"
