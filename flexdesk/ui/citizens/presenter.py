"""Decides what the list and the pane show; knows no Qt."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from flexdesk.app.changes import Changes, Done
from flexdesk.app.drafts import NO_DRAFT, NoteDraft
from flexdesk.app.list_export import ListOrder
from flexdesk.app.query import Query, View, describe, filter_rows, parse_query, query_of
from flexdesk.app.rows import CitizenPage, CitizenRow
from flexdesk.app.views import ColumnChoice
from flexdesk.base.errors import UserError
from flexdesk.base.language import _, ngettext
from flexdesk.base.numbers import format_number
from flexdesk.ui.citizens.columns import is_near, is_overdue
from flexdesk.ui.citizens.completion import Completion, Offer
from flexdesk.ui.citizens.taking_out import TakingOut
from flexdesk.ui.citizens.terms import ChipText, chip_text, has_joining, take_terms
from flexdesk.ui.citizens.view_book import ViewBook, ViewShown
from flexdesk.ui.citizens.view_verbs import ViewVerbs
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.shared.cases import Cases
from flexdesk.ui.shared.lanes import WRITE, Runner
from flexdesk.ui.shared.telling import is_gone, say, sentence_of

REVEAL_REASON = "vist i rude"
REVEAL_SECONDS = 15
_KEY_LIST, _KEY_PAGE = "citizen-rows", "citizen-page"

Loaded = tuple[tuple[CitizenRow, ...], tuple[View, ...], str, Mapping[str, ColumnChoice]]


class CitizensView(Protocol):
    """What the presenter asks of the page."""

    def fit_to(self, rows: Sequence[CitizenRow]) -> None:
        """Let the columns have room for the widest words of all rows."""
        ...

    def show_rows(self, rows: Sequence[CitizenRow], *, is_hidden: bool) -> None:
        """Show these rows, selection kept."""
        ...

    def show_query(
        self, chips: Sequence[ChipText], text: str, words: str, *, problem: str = ""
    ) -> None:
        """Show the query as chips, words, and a sentence; and what of it cannot be read."""
        ...

    def show_offer(self, offer: Offer) -> None:
        """Show what may be written where the cursor is; nothing hides it."""
        ...

    def show_views(self, choices: Sequence[Choice], key: str) -> None:
        """Show the saved views with their counts."""
        ...

    def show_view(self, shown: ViewShown) -> None:
        """Show what can be done with the view one is on."""
        ...

    def show_columns(self, choice: ColumnChoice) -> None:
        """Show these columns at these widths, those that fit where nothing was chosen."""
        ...

    def show_order(self, key: str, *, is_descending: bool) -> None:
        """Sort by a column, by the next step when the key is empty."""
        ...

    def show_grouping(self, key: str) -> None:
        """Put the rows in groups, or in none."""
        ...

    def say_name_trouble(self, text: str) -> None:
        """Say beneath the name of a view what is wrong with it."""
        ...

    def close_name(self) -> None:
        """Close the field with the name of a view: it is saved."""
        ...

    def put_on_clipboard(self, text: str) -> None:
        """Put lines on the clipboard."""
        ...

    def show_progress(self, name: str, done: int, total: int) -> None:
        """Show how far a file is; no name hides it."""
        ...

    def shown_keys(self) -> tuple[str, ...]:
        """Return the ids of all rows in the order they are shown."""
        ...

    def all_columns(self) -> tuple[str, ...]:
        """Return the keys of the columns of the view, also those a narrow window leaves out."""
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

    def is_writing(self) -> bool:
        """Say whether something is being typed in the pane."""
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
        self._me = ""
        self._logged = ""
        self._shown_rows: tuple[CitizenRow, ...] = ()
        self._wanted_view = ""
        self._completion = Completion(self._every_row)
        self.book = ViewBook()
        lists = cases.lists
        self.views = ViewVerbs(view, lists, runner, self.book, self._query_text, self._went_to)
        self.taking = TakingOut(view, lists, runner, self._order)

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
            lambda _ctx: (
                self._cases.citizen_rows(),
                self._cases.views(),
                self._cases.me(),
                self._cases.lists.columns(),
            ),
            self._on_rows,
            failed=self._on_failed,
            key=_KEY_LIST,
        )

    def close(self) -> None:
        """Drop every row: the register is locked."""
        self._rows, self._page, self._chosen, self._text = (), None, "", ""
        self._shown_rows = ()
        self._completion.forget()
        self._view.show_page(None, is_hidden=False)
        self._view.show_rows((), is_hidden=False)

    def on_changes(self, changes: Changes) -> None:
        """Read again what was changed."""
        self.load()
        if self._chosen and (changes.everything or changes.concerns(citizen=self._chosen)):
            self._read_page(self._chosen)

    def on_typed(self, typed: str, *, is_finished: bool = False) -> None:
        """Take what is typed: finished terms become chips, the rest filters at once."""
        if is_finished and has_joining(typed):
            # alternatives are read with all that stands before them, as they filter
            whole = " ".join((*self._terms, typed))
            terms, rest = take_terms(whole, is_finished=True)
            self._terms, self._text = (terms, rest) if terms else (self._terms, typed)
        else:
            terms, self._text = take_terms(typed, is_finished=is_finished)
            self._terms = (*self._terms, *(term for term in terms if term not in self._terms))
        self._filter(is_open=not is_finished)

    def on_completing(self, typed: str, cursor: int) -> None:
        """Offer what may be written where the cursor is."""
        self._view.show_offer(
            self._completion.offer(" ".join(self._terms), typed, cursor, self._me)
        )

    def on_lesson(self, typed: str, cursor: int) -> None:
        """Offer the whole language."""
        self._view.show_offer(self._completion.lesson(typed, cursor))

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
        """Show a saved view: its filter, columns, order and grouping."""
        view = self.book.get(key)
        if view.key:
            self._show_view(view, view.query_text)

    def on_view_reset(self) -> None:
        """Show the current view as it is saved."""
        self.on_view_chosen(self.book.current.key)

    def ask(self, query_text: str) -> None:
        """Filter the list by a query, as if it were typed; the view that asks it is shown."""
        self._show_view(self.book.of_query(query_text), query_text)

    def on_columns(self, choice: ColumnChoice) -> None:
        """Show columns chosen or pulled by hand, and keep them for this view."""
        key, kept = self.book.current.key, self.book.set_columns(choice)
        self._view.show_columns(self.book.columns)
        self._show_views()
        if not key:
            return
        self._runner.run(
            lambda _ctx: self._cases.lists.save_columns(key, kept),
            _ignore,
            failed=self._on_failed,
            lane=WRITE,
            key=f"columns:{key}",
        )

    def on_order(self, key: str, *, is_descending: bool) -> None:
        """Remember how the list was sorted by hand."""
        self.book.sort, self.book.is_descending = key, is_descending
        self._show_views()

    def on_grouping(self, key: str) -> None:
        """Put the rows in groups, or in none."""
        self.book.grouping = key
        self._view.show_grouping(key)
        self._show_views()

    def may_open(self) -> str:
        """Return the only citizen that is found, empty when there are more or none."""
        is_only = len(self._shown_rows) == 1 and bool(self._text.strip())
        return self._shown_rows[0].id if is_only else ""

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

    def close_if_gone(self) -> None:
        """Close the pane of somebody the list does not show, unless a note is being written."""
        is_gone_from_list = self._chosen not in {row.id for row in self._shown_rows}
        if self._chosen and self._is_loaded and is_gone_from_list and not self._view.is_writing():
            self.on_closed()

    def go_to(self, citizen: str) -> None:
        """Show one citizen, in the list too when the query holds it."""
        if citizen not in {row.id for row in self._filtered()}:
            self.ask("")
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

    def _on_rows(self, answer: Loaded) -> None:
        self._rows, views, self._me, columns = answer
        is_first = not self._is_loaded
        self._is_loaded = True
        self._late = sum(is_overdue(row) for row in self._rows)
        self._soon = sum(is_near(row) for row in self._rows)
        self.book.take(views, columns, self._rows, self._me)
        self._completion.forget()
        self._view.fit_to(self._rows)
        self._counted(len(self._rows))
        wanted, self._wanted_view = self.book.get(self._wanted_view), ""
        if wanted.key:
            self.book.choose(wanted)
        elif is_first or not self.book.current.key:
            self.book.choose(self.book.of_query(self._query_text()))
        self._show_ways()
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
            failed=self._on_page_failed,
            key=_KEY_PAGE,
        )

    def _on_page_failed(self, error: BaseException) -> None:
        if is_gone(error):
            self.on_closed()
        else:
            self._on_failed(error)

    def _on_page(self, answer: tuple[CitizenPage, NoteDraft]) -> None:
        page, draft = answer
        if page.row.id == self._chosen:
            self._page = page
            self._view.show_page(page, is_hidden=self._is_hidden, draft=draft)

    def _every_row(self) -> tuple[CitizenRow, ...]:
        return self._rows

    def _query_text(self) -> str:
        return " ".join((*self._terms, self._text)).strip()

    def _query(self) -> Query:
        return parse_query(self._query_text(), me=self._me)

    def _filtered(self) -> tuple[CitizenRow, ...]:
        return filter_rows(self._rows, self._query())

    def _filter(self, *, is_open: bool = False) -> None:
        query = self._query()
        rows = self._shown_rows = filter_rows(self._rows, query)
        problem = self._problem(query, is_open=is_open)
        words = describe(query_of(query.tree) if problem else query)
        chips = [chip_text(term) for term in self._terms]
        self._view.show_query(chips, self._text, words, problem=problem)
        self._view.show_rows(rows, is_hidden=self._is_hidden)
        self.close_if_gone()
        self._show_views()
        self._show_state(rows)
        missing = "" if rows or not self._is_loaded else describe(query)
        self._view.show_no_hits(
            missing, has_any=bool(self._rows), can_drop=bool(self._terms or self._text)
        )

    def _problem(self, query: Query, *, is_open: bool) -> str:
        """Return why a term does not filter; one that is still being typed is left in peace."""
        is_writing = is_open and bool(self._text) and not self._text.endswith(" ")
        last = self._text.split()[-1] if is_writing else ""
        for problem in query.problems:
            term = str(problem.facts.get("term", ""))
            if is_writing and last.endswith(term):
                continue
            told = sentence_of(UserError(problem.code, **problem.facts))
            return f"{told.happened} {told.do}"
        return ""

    def _show_view(self, view: View, query_text: str) -> None:
        self.book.choose(view)
        self._terms, self._text = take_terms(query_text, is_finished=True)
        if not self._terms:
            self._text = query_text
        self._show_ways()
        self._filter()

    def _show_ways(self) -> None:
        """Show columns, order and grouping as they are in force."""
        book = self.book
        self._view.show_columns(book.columns)
        self._view.show_grouping(book.grouping)
        self._view.show_order(book.sort, is_descending=book.is_descending)

    def _show_views(self) -> None:
        shown = self.book.shown(self._query_text())
        choices = self.book.choices(shown, len(self._shown_rows))
        self._view.show_views(choices, shown.key)
        self._view.show_view(shown)

    def _went_to(self, key: str) -> None:
        """A view was saved: the list is on it as soon as it is read."""
        self._wanted_view = key

    def _order(self, citizens: Sequence[str]) -> ListOrder:
        chosen = tuple(citizens) or self._view.shown_keys()
        words = describe(self._query())
        if citizens:
            words = _("{n} valgte: {words}").format(n=format_number(len(chosen)), words=words)
        label = self.book.current.label or _("Borgere")
        columns = self._view.all_columns()
        return ListOrder(label, words, columns, chosen, is_hidden=self._is_hidden)

    def _show_state(self, rows: Sequence[CitizenRow]) -> None:
        late, soon = self._late, self._soon
        parts = [
            ngettext("{n} borger", "{n} borgere", len(self._rows)).format(
                n=format_number(len(self._rows))
            )
        ]
        if late:
            parts.append(_("{n} med næste skridt over fristen").format(n=format_number(late)))
        if soon:
            parts.append(
                _("{n} krydser 18 af 24 inden {days} dage").format(
                    n=format_number(soon), days=self._rows[0].urgent_days
                )
            )
        foot = _("{n} af {all} borgere").format(
            n=format_number(len(rows)), all=format_number(len(self._rows))
        )
        self._view.show_state(" · ".join(parts), foot)


def _ignore(_answer: object) -> None:
    """Nobody waits for this."""
