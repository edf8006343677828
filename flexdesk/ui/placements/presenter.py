"""Decides what the page Forløb shows; knows no Qt."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from flexdesk.app.changes import Changes, Done
from flexdesk.app.flow_rows import BY_NEXT, FlowPage
from flexdesk.app.rows import CitizenRow
from flexdesk.ui.citizens.completion import Completion, Offer
from flexdesk.ui.citizens.terms import ChipText
from flexdesk.ui.placements.cases import FlowLoaded
from flexdesk.ui.placements.query_book import QueryBook
from flexdesk.ui.placements.timeline_shift import Shift
from flexdesk.ui.placements.words import figures_line, moved_words
from flexdesk.ui.shared.lanes import WRITE, Runner
from flexdesk.ui.shared.telling import say

_KEY, _KEY_PAGE = "flow", "flow-page"
_HARMLESS = frozenset({"note", "case_texts", "transfer", "contact", "draft", "attachment"})
"""Kinds of rows that no bar shows."""
Say = Callable[[str, Done], None]


class FlowView(Protocol):
    """What the presenter asks of the page."""

    def show_page(self, page: FlowPage) -> None:
        """Show these rows in the part that is chosen."""
        ...

    def show_line(self, text: str) -> None:
        """Show the grey line of the page."""
        ...

    def show_query(
        self, chips: Sequence[ChipText], text: str, words: str, *, problem: str = ""
    ) -> None:
        """Show the query as chips, words and a sentence; and what of it cannot be read."""
        ...

    def show_offer(self, offer: Offer) -> None:
        """Show what may be written where the cursor is."""
        ...

    def show_whose(self, consultants: Sequence[tuple[str, str]], me: str, chosen: str) -> None:
        """Offer the consultants, and show whose citizens are shown."""
        ...

    def show_grouping(self, key: str) -> None:
        """Show how the rows are grouped."""
        ...

    def put_back(self) -> None:
        """Show the days as they are: what was moved is saved or refused."""
        ...

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong where it arose; an empty title takes it away."""
        ...


class Cases(Protocol):
    """What the presenter asks of the use cases."""

    def load(self, query: str, grouping: str) -> FlowLoaded:
        """Read everything the page shows."""
        ...

    def page(self, query: str, grouping: str, me: str) -> FlowPage:
        """Return the rows under a filter."""
        ...

    def log_search(self, text: str, hits: int) -> None:
        """Write a finished search in the access log."""
        ...

    def shift(self, shift: Shift) -> Done:
        """Move the planned days of a placement."""
        ...


class FlowPresenter:
    """The page Forløb: one filter and one grouping for every way to show it."""

    def __init__(self, view: FlowView, cases: Cases, runner: Runner, said: Say) -> None:
        self._view, self._cases, self._runner, self._said = view, cases, runner, said
        self.book = QueryBook()
        self.grouping = BY_NEXT
        self._is_hidden = False
        self._page: FlowPage | None = None
        self._every: tuple[CitizenRow, ...] = ()
        self._me = ""
        self._consultants: tuple[tuple[str, str], ...] = ()
        self._logged = ""
        self._completion = Completion(self._every_row)

    @property
    def page(self) -> FlowPage | None:
        """The page that is shown, None before it is read."""
        return self._page

    def load(self) -> None:
        """Read the page."""
        query, grouping = self.book.query, self.grouping
        self._runner.run(
            lambda _ctx: self._cases.load(query, grouping),
            self._on_loaded,
            failed=self._on_failed,
            key=_KEY,
        )

    def close(self) -> None:
        """Drop every row and text."""
        self.book = QueryBook()
        self._page, self._every, self._me, self._consultants = None, (), "", ()
        self._completion.forget()

    def concerns(self, changes: Changes) -> bool:
        """Say whether what changed is shown here."""
        return changes.everything or not changes.kinds or bool(changes.kinds - _HARMLESS)

    def on_hide(self, *, is_hidden: bool) -> None:
        """Hide or show names."""
        if is_hidden != self._is_hidden:
            self._is_hidden = is_hidden
            self._show_page()

    # --- the filter -------------------------------------------------------------------------

    def ask(self, query: str) -> None:
        """Filter by a query, as if it were typed."""
        self.book.ask(query)
        self._filter()

    def on_typed(self, typed: str, *, is_finished: bool = False) -> None:
        """Filter as it is typed."""
        self.book.type(typed, is_finished=is_finished)
        self._filter(is_open=not is_finished)

    def on_entered(self, typed: str) -> None:
        """Enter finishes a term."""
        self.on_typed(typed, is_finished=True)
        self.on_search_ended()

    def on_completing(self, typed: str, cursor: int) -> None:
        """Offer what may be written where the cursor is."""
        terms = " ".join(self.book.terms)
        self._view.show_offer(self._completion.offer(terms, typed, cursor, self._me))

    def on_lesson(self, typed: str, cursor: int) -> None:
        """Offer the whole language."""
        self._view.show_offer(self._completion.lesson(typed, cursor))

    def on_search_ended(self) -> None:
        """Log what was searched for: on Enter or after two seconds of rest, never per key."""
        text, page = self.book.query, self._page
        if not text or text == self._logged or page is None:
            return
        self._logged, hits = text, len(page.citizens)
        self._runner.run(
            lambda _ctx: self._cases.log_search(text, hits),
            _ignore,
            failed=self._on_failed,
            lane=WRITE,
        )

    def on_chip_dropped(self, term: str) -> None:
        """Drop a term."""
        self.book.drop(term)
        self._filter()

    def on_last_chip_dropped(self) -> None:
        """Drop the words, or the last term when there are none."""
        self.book.drop_last()
        self._filter()

    def on_whose(self, initials: str) -> None:
        """Show one consultant's citizens, or all."""
        self.book.choose_whose(initials)
        self._filter()

    def on_grouping(self, key: str) -> None:
        """Put the rows in other groups."""
        self.grouping = key
        self._view.show_grouping(key)
        self._filter()

    # --- moving days ------------------------------------------------------------------------

    def on_shift(self, shift: Shift) -> None:
        """Move planned days; what is refused goes back to where it was, and says why."""
        words = moved_words(shift.bar, shift.start, shift.last_day)

        def done(answer: Done) -> None:
            self._view.say_error("", "")
            self._said(words, answer)

        self._runner.run(
            lambda _ctx: self._cases.shift(shift), done, failed=self._on_shift_failed, lane=WRITE
        )

    def _on_shift_failed(self, error: BaseException) -> None:
        self._view.put_back()
        self._on_failed(error)

    # --- answers ----------------------------------------------------------------------------

    def _on_loaded(self, answer: FlowLoaded) -> None:
        self._every, self._me = answer.every, answer.me
        self._consultants = answer.consultants
        self._completion.forget()
        self._on_page(answer.page)
        self._show_filter()

    def _on_page(self, page: FlowPage) -> None:
        self._page = page
        self._show_page()

    def _show_page(self) -> None:
        if self._page is not None:
            self._page = replace(self._page, is_hidden=self._is_hidden)
            self._view.show_page(self._page)
            self._view.show_line(figures_line(self._page.figures))

    def _filter(self, *, is_open: bool = False) -> None:
        self._show_filter(is_open=is_open)
        query, grouping, me = self.book.query, self.grouping, self._me
        self._runner.run(
            lambda _ctx: self._cases.page(query, grouping, me),
            self._on_filtered,
            failed=self._on_failed,
            key=_KEY_PAGE,
        )

    def _on_filtered(self, page: FlowPage) -> None:
        self._on_page(page)
        self._show_filter(is_open=True)

    def _show_filter(self, *, is_open: bool = False) -> None:
        book = self.book
        words = self._page.words if self._page is not None and book.query else ""
        problem = book.problem(is_open=is_open)
        self._view.show_query(book.chips, book.text, words, problem=problem)
        self._view.show_whose(self._consultants, self._me, book.whose)

    def _on_failed(self, error: BaseException) -> None:
        say(self._view, error)

    def _every_row(self) -> tuple[CitizenRow, ...]:
        return self._every


def _ignore(_answer: object) -> None:
    """Nobody waits for this."""
