"""Decides what the list and the pane show; knows no Qt."""

from collections.abc import Callable, Sequence
from typing import Protocol

from flexdesk.app.changes import Changes, Done
from flexdesk.app.drafts import NO_DRAFT, NoteDraft
from flexdesk.app.query import Query, View, describe, filter_rows, parse_query
from flexdesk.app.rows import CitizenPage, CitizenRow
from flexdesk.base.language import _, ngettext
from flexdesk.base.numbers import format_number
from flexdesk.ui.citizens.columns import is_near, is_overdue
from flexdesk.ui.citizens.terms import ChipText, chip_text, split_terms, take_terms
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.shared.cases import Cases
from flexdesk.ui.shared.lanes import WRITE, Runner
from flexdesk.ui.shared.telling import say

REVEAL_REASON = "vist i rude"
REVEAL_SECONDS = 15
_KEY_LIST, _KEY_PAGE = "citizen-rows", "citizen-page"


class CitizensView(Protocol):
    """What the presenter asks of the page."""

    def fit_to(self, rows: Sequence[CitizenRow]) -> None:
        """Let the columns have room for the widest words of all rows."""
        ...

    def show_rows(self, rows: Sequence[CitizenRow], *, is_hidden: bool) -> None:
        """Show these rows, selection kept."""
        ...

    def show_query(self, chips: Sequence[ChipText], text: str, words: str) -> None:
        """Show the query as chips, words, and a sentence."""
        ...

    def show_views(self, choices: Sequence[Choice], key: str) -> None:
        """Show the saved views with their counts."""
        ...

    def show_state(self, line: str, foot: str) -> None:
        """Show the grey line of the page and the line under the list."""
        ...

    def show_no_hits(self, words: str, *, has_any: bool, can_drop: bool) -> None:
        """Show that nothing was found, or that there is nobody yet; empty words show the list."""
        ...

    def show_page(
        self, page: CitizenPage | None, *, is_hidden: bool, draft: NoteDraft = NO_DRAFT
    ) -> None:
        """Show a citizen in the pane with the note that was begun, or close it."""
        ...

    def show_cpr(self, digits: str, seconds: int) -> None:
        """Show the whole number for so many seconds."""
        ...

    def open_composer(self) -> None:
        """Open the note composer in the pane."""
        ...

    def close_composer(self) -> None:
        """Close the composer and forget what is in it: it is saved."""
        ...

    def select(self, citizen: str) -> None:
        """Choose a row."""
        ...

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong where it arose."""
        ...

    def say_done(self, text: str, tx: str) -> None:
        """Say that something is done and offer to take it back."""
        ...


class CitizensPresenter:
    """The list of citizens and the pane of the chosen one."""

    def __init__(
        self,
        view: CitizensView,
        cases: Cases,
        runner: Runner,
        *,
        counted: Callable[[int], None],
    ) -> None:
        self._view, self._cases, self._runner, self._counted = view, cases, runner, counted
        self._rows: tuple[CitizenRow, ...] = ()
        self._terms: tuple[str, ...] = ()
        self._text = ""
        self._chosen = ""
        self._page: CitizenPage | None = None
        self._is_hidden = False
        self._is_loaded = False
        self._late = self._soon = 0
        self._saved_views: tuple[View, ...] = ()
        self._choices: tuple[Choice, ...] = ()
        self._me = ""
        self._logged = ""

    @property
    def rows(self) -> tuple[CitizenRow, ...]:
        """Every citizen of the desk."""
        return self._rows

    @property
    def chosen(self) -> str:
        """The id of the chosen citizen, empty for none."""
        return self._chosen

    @property
    def chosen_name(self) -> str:
        """The chosen citizen's name as it may be shown now."""
        return "" if self._page is None else self._shown(self._page.row)

    @property
    def is_hidden(self) -> bool:
        """Whether names are hidden (F9)."""
        return self._is_hidden

    def load(self) -> None:
        """Read the list."""
        self._runner.run(
            lambda _ctx: (self._cases.citizen_rows(), self._cases.views(), self._cases.me()),
            self._on_rows,
            failed=self._on_failed,
            key=_KEY_LIST,
        )

    def close(self) -> None:
        """Drop every row: the register is locked."""
        self._rows, self._page, self._chosen, self._text = (), None, "", ""
        self._view.show_page(None, is_hidden=False)
        self._view.show_rows((), is_hidden=False)

    def on_changes(self, changes: Changes) -> None:
        """Read again what was changed."""
        self.load()
        if self._chosen and (changes.everything or changes.concerns(citizen=self._chosen)):
            self._read_page(self._chosen)

    def on_typed(self, typed: str, *, is_finished: bool = False) -> None:
        """Take what is typed: finished terms become chips, the rest filters at once."""
        terms, rest = take_terms(typed, is_finished=is_finished)
        self._terms = (*self._terms, *(term for term in terms if term not in self._terms))
        self._text = rest
        self._filter()

    def on_search_ended(self) -> None:
        """Log what was searched for: on Enter or after two seconds of rest, never per key."""
        text = " ".join((*self._terms, self._text)).strip()
        if not text or text == self._logged:
            return
        self._logged = text
        hits = len(self._filtered())
        self._runner.run(
            lambda _ctx: self._cases.log_search(text, hits),
            _ignore,
            failed=self._on_failed,
            lane=WRITE,
        )

    def on_chip_dropped(self, term: str) -> None:
        """Drop a term."""
        self._terms = tuple(other for other in self._terms if other != term)
        self._filter()

    def on_last_chip_dropped(self) -> None:
        """Drop the words, or the last term when there are none."""
        if self._text:
            self._text = ""
        else:
            self._terms = self._terms[:-1]
        self._filter()

    def on_view_chosen(self, key: str) -> None:
        """Ask with a saved view's query."""
        for view in self._saved_views:
            if view.key == key:
                self.ask(view.query_text)

    def ask(self, query_text: str) -> None:
        """Filter the list by a query, as if it were typed."""
        self._terms, self._text = take_terms(query_text, is_finished=True)
        if not self._terms:
            self._text = query_text
        self._filter()

    def on_chosen(self, citizen: str) -> None:
        """Open a citizen in the pane."""
        if citizen == self._chosen and self._page is not None:
            return
        self._chosen = citizen
        self._read_page(citizen)

    def on_closed(self) -> None:
        """Close the pane."""
        self._chosen, self._page = "", None
        self._view.show_page(None, is_hidden=self._is_hidden)

    def go_to(self, citizen: str) -> None:
        """Show one citizen, in the list too when the query holds it."""
        if citizen not in {row.id for row in self._filtered()}:
            self._terms, self._text = (), ""
            self._filter()
        self._view.select(citizen)
        self.on_chosen(citizen)

    def on_reveal(self) -> None:
        """Show the whole CPR number for a while; the look is logged."""
        citizen = self._chosen
        if citizen:
            self._runner.run(
                lambda _ctx: self._cases.reveal_cpr(citizen, REVEAL_REASON),
                self._on_revealed,
                failed=self._on_failed,
                lane=WRITE,
                key="reveal",
            )

    def on_note_wanted(self) -> None:
        """Open the composer for the chosen citizen."""
        if self._chosen:
            self._view.open_composer()

    def on_note_saved(self, text: str, kind: str) -> None:
        """Write a note; what is typed stays until it is saved."""
        citizen, name = self._chosen, self.chosen_name
        if not citizen or not text.strip():
            return
        self._runner.run(
            lambda _ctx: self._cases.add_note(citizen, text, kind),
            lambda done: self._on_noted(done, name),
            failed=self._on_failed,
            lane=WRITE,
        )

    def on_draft(self, citizen: str, draft: NoteDraft) -> None:
        """Keep a half-written note: a lock, a crash or a flat battery must not cost it."""
        self._runner.run(
            lambda _ctx: self._cases.save_note_draft(citizen, draft),
            _ignore,
            failed=self._on_failed,
            lane=WRITE,
        )

    def on_hide(self) -> None:
        """Hide or show names."""
        self._is_hidden = not self._is_hidden
        self._filter()
        self._view.show_page(self._page, is_hidden=self._is_hidden)

    def _shown(self, row: CitizenRow) -> str:
        return row.candidate_no if self._is_hidden else row.name

    def _on_rows(self, answer: tuple[tuple[CitizenRow, ...], tuple[View, ...], str]) -> None:
        self._rows, self._saved_views, self._me = answer
        self._is_loaded = True
        self._late = sum(is_overdue(row) for row in self._rows)
        self._soon = sum(is_near(row) for row in self._rows)
        self._view.fit_to(self._rows)
        self._count_views()
        self._counted(len(self._rows))
        self._filter()

    def _on_failed(self, error: BaseException) -> None:
        say(self._view, error)

    def _on_noted(self, done: Done, name: str) -> None:
        self._view.close_composer()
        self._view.say_done(_("Notat gemt hos {name}").format(name=name), done.tx)

    def _on_revealed(self, digits: str) -> None:
        self._view.show_cpr(digits, REVEAL_SECONDS)

    def _read_page(self, citizen: str) -> None:
        self._runner.run(
            lambda _ctx: (self._cases.citizen_page(citizen), self._cases.note_draft(citizen)),
            self._on_page,
            failed=self._on_failed,
            key=_KEY_PAGE,
        )

    def _on_page(self, answer: tuple[CitizenPage, NoteDraft]) -> None:
        page, draft = answer
        if page.row.id == self._chosen:
            self._page = page
            self._view.show_page(page, is_hidden=self._is_hidden, draft=draft)

    def _query(self) -> Query:
        return parse_query(" ".join((*self._terms, self._text)), me=self._me)

    def _filtered(self) -> tuple[CitizenRow, ...]:
        return filter_rows(self._rows, self._query())

    def _filter(self) -> None:
        query = self._query()
        rows = filter_rows(self._rows, query)
        words = describe(query)
        self._view.show_query([chip_text(term) for term in self._terms], self._text, words)
        self._view.show_rows(rows, is_hidden=self._is_hidden)
        self._show_views()
        self._show_state(rows)
        missing = "" if rows or not self._is_loaded else describe(query)
        self._view.show_no_hits(
            missing, has_any=bool(self._rows), can_drop=bool(self._terms or self._text)
        )

    def _show_views(self) -> None:
        terms = set(self._terms)
        keys = [v.key for v in self._saved_views if set(split_terms(v.query_text)) == terms]
        self._view.show_views(self._choices, keys[0] if keys else "")

    def _count_views(self) -> None:
        # once per reading, not per keystroke: eight filters over the whole list
        self._choices = tuple(
            Choice(
                view.key,
                view.label,
                format_number(
                    len(filter_rows(self._rows, parse_query(view.query_text, me=self._me)))
                ),
            )
            for view in self._saved_views
        )

    def _show_state(self, rows: Sequence[CitizenRow]) -> None:
        late, soon = self._late, self._soon
        parts = [
            ngettext("{n} borger", "{n} borgere", len(self._rows)).format(
                n=format_number(len(self._rows))
            )
        ]
        if late:
            parts.append(_("{n} over fristen").format(n=format_number(late)))
        if soon:
            parts.append(_("{n} krydser 18 af 24 inden 30 dage").format(n=soon))
        foot = _("{n} af {all} borgere").format(
            n=format_number(len(rows)), all=format_number(len(self._rows))
        )
        self._view.show_state(" · ".join(parts), foot)


def _ignore(_answer: object) -> None:
    """Nobody waits for this."""
