"""Decides what Screening shows; knows no Qt."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from flexdesk.app.changes import Changes
from flexdesk.app.screening import RESULT_LABELS, Look
from flexdesk.app.screening_export import ScreeningOrder
from flexdesk.base.language import _, ngettext
from flexdesk.base.numbers import format_number
from flexdesk.domain.work_codes import ScreeningList, ScreeningResult
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.shared.lanes import FILES, WRITE, Runner
from flexdesk.ui.shared.telling import say

if TYPE_CHECKING:
    from flexdesk.app.changes import Done
    from flexdesk.app.screening_rows import ScreeningPage, ScreeningRow
    from flexdesk.ui.screening.cases import ScreeningCases

EVERYONE, NOBODY_LOOKED = "alle", "ingen"
"""Keys of the segments for all rows and for those nobody has looked at."""

_KEY = "screening"
_HARMLESS = frozenset({"note", "task", "transfer", "contact", "case_texts"})
Answer = tuple["ScreeningPage", str, tuple[tuple[str, str], ...]]


class ScreeningView(Protocol):
    """What the presenter asks of the page."""

    def show_choices(self, programs: Sequence[Choice], program: str) -> None:
        """Show the program that is asked about."""
        ...

    def show_page(
        self,
        page: "ScreeningPage",
        rows: Sequence["ScreeningRow"],
        result: str,
        *,
        is_hidden: bool,
    ) -> None:
        """Show a list, filtered by a result."""
        ...

    def show_chosen(self, rows: Sequence["ScreeningRow"], *, is_hidden: bool) -> None:
        """Show what can be done with the chosen rows, and the history of a single one."""
        ...

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong where it arose."""
        ...


class Host(Protocol):
    """The window, as far as the page needs it."""

    def said(self, text: str, done: "Done | None") -> None:
        """Say that something is done and offer to take it back."""
        ...

    def offer_hours(self, placement: str) -> None:
        """Open the sheet in which agreed hours are written."""
        ...

    def open_look(self, citizens: tuple[str, ...], list_code: str) -> None:
        """Open the sheet of a look with text and next day."""
        ...


class ScreeningPresenter:
    """The page Screening."""

    def __init__(
        self, view: ScreeningView, cases: "ScreeningCases", runner: Runner, host: Host
    ) -> None:
        self._view, self._cases, self._runner, self._host = view, cases, runner, host
        self._list = ScreeningList.ATTEN_AF_24.value
        self._program = ""
        self._result = EVERYONE
        self._page: ScreeningPage | None = None
        self._picked: tuple[str, ...] = ()
        self._is_hidden = False
        self._is_stale = True

    @property
    def list(self) -> str:
        """The list that is shown."""
        return self._list

    def load(self) -> None:
        """Read the list when something changed since it was read."""
        if self._is_stale:
            self._read()

    def close(self) -> None:
        """Drop every row."""
        self._page, self._picked = None, ()

    def on_changes(self, changes: Changes) -> None:
        """Read again at the next visit when the lists may be concerned."""
        if changes.everything or not changes.kinds or not changes.kinds <= _HARMLESS:
            self._is_stale = True

    def show(self, list_code: str, citizen: str = "") -> None:
        """Look at a list from elsewhere."""
        if list_code in set(ScreeningList):
            self._list, self._result = list_code, EVERYONE
        self._picked = (citizen,) if citizen else ()
        self._is_stale = True

    def on_list(self, list_code: str) -> None:
        """Look at another list."""
        self._list, self._result, self._picked = list_code, EVERYONE, ()
        self._read()

    def on_program(self, key: str) -> None:
        """Ask about another program."""
        self._program, self._picked = key, ()
        self._read()

    def on_filter(self, result: str) -> None:
        """Show those of one result only."""
        self._result = result
        self._show()

    def on_picked(self, citizens: Sequence[str]) -> None:
        """Show what can be done with other rows."""
        self._picked = tuple(citizens)
        self._show_chosen()

    def on_hide(self, *, is_hidden: bool) -> None:
        """Hide or show names."""
        self._is_hidden = is_hidden
        self._show()

    def on_result(self, result: str) -> None:
        """Write a result on the chosen rows, all of them in one go."""
        rows, code = self._chosen(), self._list
        hours_of = _hours_of(rows, result)

        def done(answer: "Done") -> None:
            self._host.said(self._words(rows, result), answer)
            if hours_of:
                self._host.offer_hours(hours_of)

        self._runner.run(
            lambda _ctx: self._cases.screen(code, rows, Look(result)),
            done,
            failed=self._on_failed,
            lane=WRITE,
        )

    def on_text(self) -> None:
        """Open the sheet with text and next day for the chosen rows."""
        rows = self._chosen()
        if rows:
            self._host.open_look(tuple(row.citizen for row in rows), self._list)

    def on_hours(self) -> None:
        """Open the sheet of agreed hours for the chosen row."""
        rows = self._chosen()
        if len(rows) == 1 and rows[0].placement:
            self._host.offer_hours(rows[0].placement)

    def file_name(self) -> str:
        """Return what a file of the list is called."""
        page = self._page
        if page is None:
            return "Screening.xlsx"
        kept = "".join(sign for sign in page.title if sign.isalnum() or sign in " -")
        return f"Screening {kept} {page.on.isoformat()} internt.xlsx"

    def on_export(self, path: str, citizens: Sequence[str]) -> None:
        """Write these rows, in their order, to a file."""
        order = ScreeningOrder(self._list, self._program, tuple(citizens), self._is_hidden)
        self._runner.run(
            lambda ctx: self._cases.export(order, Path(path), ctx),
            self._on_written,
            failed=self._on_failed,
            lane=FILES,
        )

    def _on_written(self, text: str) -> None:
        words = _("{text} · internt, må ikke forlade teamet").format(text=text)
        self._host.said(words, None)

    def _read(self) -> None:
        code, program, cases = self._list, self._program, self._cases

        def read(_ctx: object) -> Answer:
            key = program or cases.default_program()
            return cases.page(code, key), key, cases.programs()

        self._is_stale = False
        self._runner.run(read, self._on_read, failed=self._on_failed, key=_KEY)

    def _on_read(self, answer: Answer) -> None:
        page, self._program, programs = answer
        self._page = page
        choices = [Choice(key, title) for key, title in programs]
        self._view.show_choices(choices, self._program)
        self._show()

    def _show(self) -> None:
        page = self._page
        if page is None:
            return
        wanted = "" if self._result == NOBODY_LOOKED else self._result
        rows = [row for row in page.rows if self._result == EVERYONE or row.result == wanted]
        self._view.show_page(page, rows, self._result, is_hidden=self._is_hidden)
        self._show_chosen()

    def _show_chosen(self) -> None:
        self._view.show_chosen(self._chosen(), is_hidden=self._is_hidden)

    def _chosen(self) -> "tuple[ScreeningRow, ...]":
        known = {row.citizen: row for row in self._page.rows} if self._page else {}
        return tuple(known[each] for each in self._picked if each in known)

    def _words(self, rows: "Sequence[ScreeningRow]", result: str) -> str:
        words = RESULT_LABELS[result]
        if len(rows) == 1:
            who = rows[0].candidate_no if self._is_hidden else rows[0].name
            return f"{words}: {who}"
        people = ngettext("{n} borger", "{n} borgere", len(rows))
        return f"{words}: {people.format(n=format_number(len(rows)))}"

    def _on_failed(self, error: BaseException) -> None:
        self._is_stale = True
        say(self._view, error)


def _hours_of(rows: "Sequence[ScreeningRow]", result: str) -> str:
    """Return the placement whose agreed hours are to be written, empty when none are."""
    if result != ScreeningResult.FLERE_TIMER or len(rows) != 1:
        return ""
    return rows[0].placement
