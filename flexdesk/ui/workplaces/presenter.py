"""Decides what the room Arbejdspladser shows: what is found, which workplace is open. No Qt."""

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from flexdesk.base.errors import FlexDeskError
from flexdesk.base.language import _, ngettext
from flexdesk.base.numbers import format_number
from flexdesk.ui.shared.lanes import WRITE, Runner
from flexdesk.ui.shared.telling import say, sentence_of
from flexdesk.ui.workplaces.list_filter import (
    ALL,
    ListFilter,
    Shown,
    month_choices,
    part_titles,
    sectors,
    shown,
    state_words,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from flexdesk.app.changes import Changes, Done
    from flexdesk.app.citizen_facts import Fact
    from flexdesk.app.workplace_page import WorkplacePage
    from flexdesk.app.workplace_rows import WorkplaceRow
    from flexdesk.ui.parts.choice import Choice
    from flexdesk.ui.workplaces.cases import WorkplaceCases

    Filled = tuple[Sequence[Choice], str]
    Read = tuple["WorkplacePage", tuple[tuple["Fact", ...], dict[str, str]]]

_CONCERNS = frozenset(
    {
        "workplace", "workplace_person", "opening", "employer", "contact", "placement",
        "placement_change", "hours", "citizen", "note", "support", "hand_out",
    }
)  # fmt: skip
_LIKES = frozenset({"workplace.looks_like", "workplace.exists"})
_ROWS, _PAGE = "workplace-rows", "workplace-page"


class WorkplacesView(Protocol):
    """The page as its presenter sees it."""

    def show_rows(self, found: "Sequence[WorkplaceRow]", foot: str) -> None:
        """Show these rows."""
        ...

    def show_nothing(self, title: str, text: str, verb: str) -> None:
        """Show that there is nothing, and the one verb that helps."""
        ...

    def show_state(self, line: str, short: str) -> None:
        """Show the grey line of the page; the short one where there is little room."""
        ...

    def show_filters(self, parts: "Filled", sectors: "Filled", months: "Filled") -> None:
        """Show what can be chosen, and what is."""
        ...

    def show_typed(self, name: str, street: str) -> None:
        """Put words in the two fields."""
        ...

    def select(self, workplace: str) -> None:
        """Choose a row, if it is shown."""
        ...

    def go_to_list(self) -> None:
        """Put the focus on the list."""
        ...

    def show_place(self, page: "WorkplacePage", *, is_hidden: bool) -> None:
        """Show a workplace."""
        ...

    def show_facts(
        self, place: str, facts: "Sequence[Fact]", draft: dict[str, str], *, is_hidden: bool
    ) -> None:
        """Show what is known about the workplace itself."""
        ...

    def show_fact_saved(self, field: str, sent: str) -> None:
        """Say that a fact is saved."""
        ...

    def say_fact(self, field: str, text: str) -> None:
        """Say at a fact what is wrong with it."""
        ...

    def focus_place(self) -> None:
        """Put the focus in the open workplace."""
        ...

    def close_place(self) -> None:
        """Close the workplace."""
        ...

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong."""
        ...


class WorkplacesHost(Protocol):
    """The window, as far as the room needs it."""

    def said(self, text: str, done: "Done | None" = None) -> None:
        """Say that something is done."""
        ...

    def counted(self, count: int) -> None:
        """Show how many next steps are over their day."""
        ...

    def write_new(self, name: str, street: str) -> None:
        """Open the form of a new workplace."""
        ...


class WorkplacesPresenter:
    """The list as it is filtered, and the workplace that is open."""

    def __init__(
        self,
        view: WorkplacesView,
        cases: "WorkplaceCases",
        runner: Runner,
        host: WorkplacesHost,
    ) -> None:
        self._view, self._cases, self._runner, self._host = view, cases, runner, host
        self._rows: tuple[WorkplaceRow, ...] = ()
        self._today: dt.date | None = None
        self._filter = ListFilter()
        self._shown = Shown((), ())
        self._place = ""
        self._page: WorkplacePage | None = None
        self._facts: tuple[tuple[Fact, ...], dict[str, str]] = ((), {})
        self._is_hidden = False
        self._is_stale = True
        self._takes_focus = False

    @property
    def place(self) -> str:
        """The id of the workplace that is open, empty for none."""
        return self._place

    @property
    def found(self) -> "tuple[WorkplaceRow, ...]":
        """The rows that are shown."""
        return self._shown.rows

    @property
    def typed(self) -> tuple[str, str]:
        """Name and street as they are typed."""
        return self._filter.name, self._filter.street

    def phone_of(self, workplace: str) -> str:
        """Return the number one calls at a workplace, empty when none is known."""
        return next((row.phone for row in self._rows if row.id == workplace), "")

    def load(self) -> None:
        """Read when something changed since it was read."""
        if self._is_stale:
            self._read_rows()
            if self._place:
                self._read_place()

    def show(self, workplace: str) -> None:
        """Open a workplace, whatever the list shows."""
        self._open(workplace, takes_focus=True)

    def on_typed(self, name: str, street: str) -> None:
        """Show what fits the two fields."""
        self._filter = replace(self._filter, name=name, street=street)
        self._show_rows()

    def on_entered(self) -> None:
        """Enter in a field opens the only hit, or goes on to the list."""
        if len(self._shown.rows) == 1:
            self._open(self._shown.rows[0].id, takes_focus=True)
        else:
            self._view.go_to_list()

    def on_part(self, key: str) -> None:
        """Show one part of the list."""
        self._filter = replace(self._filter, part=key)
        self._show_rows()

    def on_sector(self, key: str) -> None:
        """Show one sector."""
        self._filter = replace(self._filter, sector=key)
        self._show_rows()

    def on_months(self, key: str) -> None:
        """Show those nobody was in touch with for so many months."""
        self._filter = replace(self._filter, months=int(key or 0))
        self._show_rows()

    def on_selected(self, workplace: str) -> None:
        """Follow the list while a workplace is open beside it."""
        if self._place and workplace != self._place:
            self._open(workplace)

    def on_opened(self, workplace: str) -> None:
        """Open a workplace and go there."""
        self._open(workplace, takes_focus=True)

    def on_closed(self) -> None:
        """Close the workplace."""
        self._place, self._page = "", None
        self._view.close_place()

    def on_empty(self) -> None:
        """Make the workplace that was not found, or show all again."""
        if self._filter.is_narrowed and self._rows:
            self._filter = ListFilter(self._filter.name, self._filter.street)
            self._show_rows()
        elif self._filter.name.strip():
            self._add(self._filter.name, self._filter.street)
        else:
            self._host.write_new(self._filter.name, self._filter.street)

    def on_finished(self) -> None:
        """Say that what was to be done next is done."""
        self._write(self._cases.finish_next, _("Næste skridt udført"))

    def on_fact(self, place: str, field: str, text: str) -> None:
        """Save a fact where it stands."""

        def done(answer: "Done") -> None:
            if place == self._place:
                self._view.show_fact_saved(field, text)
            if answer.tx:
                self._host.said(_("Gemt"), answer)

        def failed(error: BaseException) -> None:
            told = sentence_of(error)
            if place == self._place:
                self._view.say_fact(field, f"{told.happened} {told.do}")

        self._runner.run(
            lambda _ctx: self._cases.set_fact(place, field, text), done, failed=failed, lane=WRITE
        )

    def on_draft(self, place: str, typed: dict[str, str]) -> None:
        """Keep what is typed of the facts and not saved yet."""
        self._runner.run(
            lambda _ctx: self._cases.save_draft(place, typed),
            _ignore,
            failed=self._on_failed,
            lane=WRITE,
        )

    def on_changes(self, changes: "Changes", *, is_seen: bool) -> None:
        """Read again what is concerned: at once where it is seen."""
        if changes.everything or changes.kinds & _CONCERNS:
            self._is_stale = True
            if is_seen:
                self.load()

    def on_hide(self, *, is_hidden: bool) -> None:
        """Hide or show names."""
        if self._is_hidden != is_hidden:
            self._is_hidden = is_hidden
            self._show_rows()
            self._show_place()

    def close(self) -> None:
        """Drop every row."""
        self._rows, self._shown, self._filter = (), Shown((), ()), ListFilter()
        self._place, self._page, self._facts = "", None, ((), {})

    def _add(self, name: str, street: str) -> None:
        def done(answer: "Done") -> None:
            self._host.said(_("Arbejdsplads oprettet: {name}").format(name=name.strip()), answer)
            self._filter = ListFilter()
            self._view.show_typed("", "")
            self._read_rows()
            self._open(answer.id, takes_focus=True)

        def failed(error: BaseException) -> None:
            if isinstance(error, FlexDeskError) and error.code in _LIKES:
                # the form shows which it looks like, and takes that it is another
                self._host.write_new(name, street)
            say(self._view, error)

        self._runner.run(
            lambda _ctx: self._cases.add(name, street), done, failed=failed, lane=WRITE
        )

    def _write(self, job: "Callable[[str], Done]", words: str) -> None:
        place = self._place
        if place:
            self._runner.run(
                lambda _ctx: job(place),
                lambda done: self._host.said(words, done),
                failed=self._on_failed,
                lane=WRITE,
            )

    def _read_rows(self) -> None:
        self._is_stale = False
        self._runner.run(
            lambda _ctx: (self._cases.rows(), self._cases.today()),
            self._on_rows,
            failed=self._on_failed,
            key=_ROWS,
        )

    def _on_rows(self, answer: "tuple[tuple[WorkplaceRow, ...], dt.date]") -> None:
        self._rows, self._today = answer
        if self._rows:
            short = state_words(self._rows, is_short=True)
            self._view.show_state(state_words(self._rows), short)
        else:
            self._view.show_state(_no_rows(), _no_rows())
        self._host.counted(sum(row.is_overdue for row in self._rows))
        self._show_rows()

    def _show_rows(self) -> None:
        if self._today is None:
            return
        wanted = self._filter
        self._shown = shown(self._rows, wanted, self._today)
        if wanted.part not in {choice.key for choice in self._shown.parts}:
            self._filter = wanted = replace(wanted, part=ALL)
        self._view.show_filters(
            (self._shown.parts, wanted.part),
            (sectors(self._rows), wanted.sector),
            (month_choices(), str(wanted.months)),
        )
        if not self._shown.rows:
            self._show_nothing()
            return
        self._view.show_rows(self._hidden_or_not(self._shown.rows), self._foot())
        if self._place:
            self._view.select(self._place)

    def _hidden_or_not(self, found: "Sequence[WorkplaceRow]") -> "tuple[WorkplaceRow, ...]":
        """Return rows as they may be seen: a next step is free words, and may name somebody."""
        if not self._is_hidden:
            return tuple(found)
        words = _("Skjult (F9)")
        return tuple(replace(row, next_action=words) if row.next_action else row for row in found)

    def _foot(self) -> str:
        found, every = len(self._shown.rows), len(self._rows)
        if found == every:
            return ngettext("{n} arbejdsplads", "{n} arbejdspladser", every).format(
                n=format_number(every)
            )
        return _("{n} af {all} arbejdspladser").format(
            n=format_number(found), all=format_number(every)
        )

    def _show_nothing(self) -> None:
        wanted = self._filter
        if wanted.is_narrowed and self._rows:
            part = part_titles()[wanted.part].lower() if wanted.part != ALL else ""
            text = _("Ingen arbejdsplads passer på både ord og valg{part}.").format(
                part=f" ({part})" if part else ""
            )
            self._view.show_nothing(_("Ingen fundet"), text, _("Vis alle"))
        elif wanted.is_typed:
            said = " · ".join(part.strip() for part in self.typed if part.strip())
            text = _("»{said}« kendes ikke. Navn og vej er nok, numrene kan vente.").format(
                said=said
            )
            self._view.show_nothing(_("Ingen arbejdsplads fundet"), text, _("Ny arbejdsplads"))
        else:
            text = _(
                "Her kommer de steder, hvor jeres borgere er i praktik og job: hvem I har dér nu,"
                " hvem I har haft, hvem man taler med, og hvad der er ledigt."
            )
            self._view.show_nothing(_("Ingen arbejdspladser endnu"), text, _("Ny arbejdsplads"))

    def _open(self, workplace: str, *, takes_focus: bool = False) -> None:
        self._place = workplace
        self._takes_focus = self._takes_focus or takes_focus
        self._view.select(workplace)
        self._read_place()

    def _read_place(self) -> None:
        place = self._place

        def read() -> "Read":
            page = self._cases.page(place)
            return page, self._cases.facts(page)

        self._runner.run(lambda _ctx: read(), self._on_place, failed=self._on_no_place, key=_PAGE)

    def _on_place(self, answer: "Read") -> None:
        page, facts = answer
        if page.row.id != self._place:
            return
        self._page, self._facts = page, facts
        self._show_place()
        if self._takes_focus:
            self._takes_focus = False
            self._view.focus_place()

    def _show_place(self) -> None:
        if self._page is None:
            return
        self._view.show_place(self._page, is_hidden=self._is_hidden)
        self._view.show_facts(self._page.row.id, *self._facts, is_hidden=self._is_hidden)

    def _on_no_place(self, error: BaseException) -> None:
        """Close the page of a workplace that is no more: merged, or its making was undone."""
        self._takes_focus = False
        if isinstance(error, FlexDeskError) and error.code == "row.unknown":
            self.on_closed()
        else:
            say(self._view, error)

    def _on_failed(self, error: BaseException) -> None:
        say(self._view, error)


def _no_rows() -> str:
    return _("Ingen endnu")


def _ignore(_answer: object) -> None:
    """Nobody waits for this."""
