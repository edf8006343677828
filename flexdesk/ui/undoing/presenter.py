"""What happens on the panel Fortryd. No Qt."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from flexdesk.app.undo_panel import (
    DONE,
    FIXED,
    UNDONE,
    UndoRow,
    blockers_of,
    filter_undo_rows,
)
from flexdesk.base.language import _, ngettext
from flexdesk.base.numbers import format_day, format_number
from flexdesk.ui.shared.lanes import WRITE, Runner
from flexdesk.ui.shared.telling import say

if TYPE_CHECKING:
    from flexdesk.app.changes import Done
    from flexdesk.app.kept_drafts import DraftRow
    from flexdesk.app.undo_panel import Detail
    from flexdesk.ui.undoing.cases import UndoCases

_MOST_LINES = 12


class UndoView(Protocol):
    """The panel as its presenter sees it."""

    def show_rows(self, rows: Sequence[UndoRow], *, is_hidden: bool) -> None:
        """List actions."""
        ...

    def choose(self, tx: str) -> None:
        """Choose an action in the list."""
        ...

    def show_counts(self, actions: int, drafts: int) -> None:
        """Say how many there are of each."""
        ...

    def show_only(self, words: str, *, is_on: bool) -> None:
        """Offer to see one citizen's actions only; empty words offer nothing."""
        ...

    def show_detail(
        self, title: str, about: str, lines: Sequence[tuple[str, str]], verb: str, note: str
    ) -> None:
        """Show what the chosen action changed, and the one thing that can be done about it."""
        ...

    def show_blockers(self, lines: Sequence[str]) -> None:
        """Show what stands in the way."""
        ...

    def show_drafts(self, rows: "Sequence[DraftRow]", *, is_hidden: bool) -> None:
        """List what is half-written."""
        ...

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong."""
        ...


class UndoHost(Protocol):
    """The window, as far as the panel needs it."""

    @property
    def is_hidden(self) -> bool:
        """Whether names are hidden."""
        ...

    def said(self, text: str, done: "Done") -> None:
        """Say that something is done."""
        ...

    def open_draft(self, row: "DraftRow") -> None:
        """Go on with what was begun."""
        ...


class UndoPresenter:
    """Lists actions, tells what each changed, takes one back or brings it back."""

    def __init__(
        self,
        view: UndoView,
        cases: "UndoCases",
        runner: Runner,
        host: UndoHost,
        citizen: str = "",
        *,
        is_only: bool = False,
    ) -> None:
        self._view, self._cases, self._runner, self._host = view, cases, runner, host
        self._citizen, self._is_only = citizen, is_only
        self._rows: tuple[UndoRow, ...] = ()
        self._drafts: tuple[DraftRow, ...] = ()
        self._text = ""
        self._tx = ""
        self._is_busy = False

    def load(self) -> None:
        """Read the actions and what is half-written."""
        only = self._citizen if self._is_only else ""
        citizen = self._citizen
        self._runner.run(
            lambda _ctx: (self._cases.rows(only), self._cases.drafts(), self._cases.who(citizen)),
            self._on_loaded,
            failed=self._on_failed,
            key="undo-rows",
        )

    def on_only(self, *, is_on: bool) -> None:
        """See one citizen's actions only, or all."""
        self._is_only = is_on
        self.load()

    def on_typed(self, text: str) -> None:
        """Filter the actions."""
        self._text = text
        self._show()

    def on_chosen(self, tx: str) -> None:
        """Tell what an action changed."""
        row = self._row(tx)
        if row is None:
            return
        self._tx = tx
        self._view.show_blockers(())
        self._runner.run(
            lambda _ctx: self._cases.detail(tx),
            lambda detail: self._on_detail(tx, detail),
            failed=self._on_failed,
            key="undo-detail",
        )

    def on_act(self) -> None:
        """Take the chosen action back, or bring it back."""
        row = self._row(self._tx)
        if row is None or row.state == FIXED or self._is_busy:
            return
        self._is_busy = True
        is_undo = row.state == DONE
        job: Callable[[], Done] = (
            (lambda: self._cases.undo(row.tx))
            if is_undo
            else (lambda: self._cases.redo(row.undo_tx))
        )
        words = _("Fortrudt: {what}") if is_undo else _("Gendannet: {what}")

        def done(answer: "Done") -> None:
            self._is_busy = False
            self._host.said(words.format(what=row.text.lower()), answer)
            self.load()

        self._runner.run(lambda _ctx: job(), done, failed=self._on_refused, lane=WRITE)

    def on_open_draft(self, key: str) -> None:
        """Go on with what was begun."""
        row = next((each for each in self._drafts if each.key == key), None)
        if row is not None:
            self._host.open_draft(row)

    def on_drop_draft(self, key: str) -> None:
        """Throw away what was begun."""
        self._runner.run(
            lambda _ctx: self._cases.drop(key),
            lambda _none: self.load(),
            failed=self._on_failed,
            lane=WRITE,
        )

    def _row(self, tx: str) -> UndoRow | None:
        return next((row for row in self._rows if row.tx == tx), None)

    def _on_loaded(
        self, answer: "tuple[tuple[UndoRow, ...], tuple[DraftRow, ...], tuple[str, str]]"
    ) -> None:
        self._rows, self._drafts, (name, number) = answer
        shown = number if self._host.is_hidden else name
        only = _("Kun {name}").format(name=shown) if shown else ""
        self._view.show_only(only, is_on=self._is_only)
        self._view.show_counts(len(self._rows), len(self._drafts))
        self._view.show_drafts(self._drafts, is_hidden=self._host.is_hidden)
        self._show()

    def _show(self) -> None:
        rows = filter_undo_rows(self._rows, self._text)
        self._view.show_rows(rows, is_hidden=self._host.is_hidden)
        chosen = self._tx if any(row.tx == self._tx for row in rows) else ""
        chosen = chosen or (rows[0].tx if rows else "")
        if chosen:
            self._view.choose(chosen)
            self.on_chosen(chosen)
        else:
            self._tx = ""
            self._view.show_detail("", "", (), "", "")
            self._view.show_blockers(())

    def _on_detail(self, tx: str, detail: "Detail") -> None:
        row = self._row(tx)
        if row is None:
            return
        lines = lines_of(detail, is_hidden=self._host.is_hidden)
        more = len(lines) - _MOST_LINES
        note = detail.summary if not lines or self._host.is_hidden else ""
        if more > 0:
            words = ngettext("og {n} linje til", "og {n} linjer til", more)
            rest = words.format(n=format_number(more))
            note = " · ".join(part for part in (note, rest) if part)
        verbs = {DONE: _("Fortryd netop dette"), UNDONE: _("Gendan"), FIXED: ""}
        if row.state == FIXED:
            note = " · ".join(part for part in (note, _("Kan ikke fortrydes")) if part)
        self._view.show_detail(
            title_of(row, is_hidden=self._host.is_hidden),
            about_of(row),
            lines[:_MOST_LINES],
            verbs[row.state],
            note,
        )

    def _on_refused(self, error: BaseException) -> None:
        self._is_busy = False
        lines = blockers_of(error)
        if lines:
            self._view.show_blockers(lines)
        else:
            self._on_failed(error)

    def _on_failed(self, error: BaseException) -> None:
        say(self._view, error)


def person_of(row: UndoRow, *, is_hidden: bool) -> str:
    """Return whom an action was about."""
    return (row.candidate_no or row.about) if is_hidden and row.candidate_no else row.about


def title_of(row: UndoRow, *, is_hidden: bool) -> str:
    """Return what an action is called: "Notat · Åse Aagaard"."""
    return " · ".join(part for part in (row.text, person_of(row, is_hidden=is_hidden)) if part)


def lines_of(detail: "Detail", *, is_hidden: bool) -> list[tuple[str, str]]:
    """Return title and words of each line, with whose row it is when there are several people.

    Hidden names leave the candidate numbers; what was written stays unsaid.
    """
    if is_hidden:
        return [(line.title, line.candidate_no) for line in detail.lines if line.candidate_no]
    return [
        (line.title, f"{line.name} · {line.text}" if line.name else line.text)
        for line in detail.lines
    ]


def about_of(row: UndoRow) -> str:
    """Return who did it and when, and whether it was taken back."""
    at = row.at.astimezone()
    when = _("{day} kl. {time}").format(day=format_day(at.date()), time=f"{at:%H.%M}")
    state = _("fortrudt") if row.state == UNDONE else ""
    return " · ".join(part for part in (row.who, when, state) if part)
