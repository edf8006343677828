"""Opens the forms of I dag as sheets and saves what they hold; any page may ask for them."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from flexdesk.app.today_rows import CardLine, CardRows, WeekPage
from flexdesk.base.errors import FlexDeskError
from flexdesk.base.language import _
from flexdesk.base.numbers import format_day, parse_day
from flexdesk.domain.codes import ContactKind
from flexdesk.ui.shared.bench import Bench
from flexdesk.ui.shared.lanes import FILES, WRITE
from flexdesk.ui.shared.telling import say
from flexdesk.ui.today.cases import Later, Person, TodayCases
from flexdesk.ui.today.later import LaterPopup
from flexdesk.ui.today.panels import (
    ExtendPanel,
    FormPanel,
    NotePanel,
    PersonField,
    TaskPanel,
)

if TYPE_CHECKING:
    from flexdesk.app.call_log import CallStart
    from flexdesk.app.changes import Done
    from flexdesk.ui.today.call_panel import CallPanel
    from flexdesk.ui.today.paper_panel import PaperPanel

_FOUR_WEEKS = dt.timedelta(days=28)


class TodaySheets:
    """The forms of the room, for the bench they open on."""

    def __init__(self, bench: Bench, cases: TodayCases | None = None) -> None:
        self._bench = bench
        self._cases = cases or TodayCases(bench.desk)

    # --- task -------------------------------------------------------------------------------

    def new_task(self, citizen: str, text: str = "") -> None:
        """Open the form of a new task about a citizen, or of whoever is chosen in it."""
        self._read(
            lambda: (self._cases.people(), self._cases.later(), self._cases.today()),
            partial(self._open_task, citizen=citizen, text=text),
        )

    def _open_task(
        self, answer: tuple[tuple[Person, ...], tuple[Later, ...], dt.date], citizen: str, text: str
    ) -> None:
        people, days, today = answer
        look, is_hidden = self._bench.look, self._bench.is_hidden
        known = next((each for each in people if each.id == citizen), None)
        who = (known.candidate_no if is_hidden else known.name) if known else ""
        field = PersonField(look, people, is_hidden=is_hidden) if known is None else None
        panel = TaskPanel(look, who, text, field)
        panel.offer(days, today)
        panel.wanted.connect(partial(self._save_task, panel, citizen if known else ""))
        self._bench.open_sheet(panel, _("Ny opgave"))

    def _save_task(self, panel: TaskPanel, citizen: str) -> None:
        chosen = panel.person.person if panel.person else None
        about = citizen or (chosen.id if chosen else "")
        if not about and panel.person is not None:
            _ask_who(panel.person)
            return
        text, day, time = panel.text.text, panel.day.day, panel.time.text
        if day is not None:
            words = _("Opgave gemt til {day}").format(day=format_day(day))
            self._save(panel, lambda: self._cases.add_task(about, text, day, time), words)

    def snooze_next(self, citizen: str) -> None:
        """Ask until when the first open task of a citizen is put off."""
        self._read(
            lambda: (self._cases.next_task(citizen), self._cases.later(), self._cases.today()),
            self._ask_later,
        )

    def _ask_later(self, answer: tuple[tuple[str, str] | None, tuple[Later, ...], dt.date]) -> None:
        task, days, today = answer
        if task is None:
            self._bench.say_done(_("Ingen åbne opgaver"))
            return
        window = self._bench.window_widget
        popup = LaterPopup(self._bench.look, days, today, window)
        popup.picked.connect(partial(self._snooze, task[0]))
        popup.open_over(window)

    def _snooze(self, task: str, day: dt.date) -> None:
        words = _("Udsat til {day}").format(day=format_day(day))
        self._bench.runner.run(
            lambda _ctx: self._cases.snooze((task,), day),
            lambda done: self._bench.say_done(words, done),
            failed=self._bench.say_error,
            lane=WRITE,
        )

    # --- note -------------------------------------------------------------------------------

    def note(self, citizen: str) -> None:
        """Open the form of a note, with the citizen one is on."""
        self._read(
            lambda: (self._cases.people(), self._cases.note_draft(citizen) if citizen else ()),
            partial(self._open_note, citizen=citizen),
        )

    def _open_note(
        self, answer: tuple[tuple[Person, ...], tuple[str, str] | tuple[()]], citizen: str
    ) -> None:
        people, draft = answer
        panel = NotePanel(self._bench.look, people, is_hidden=self._bench.is_hidden)
        panel.person.choose(citizen)
        if draft:
            panel.fill(*draft)
        panel.wanted.connect(partial(self._save_note, panel))
        panel.draft_kept.connect(self._keep_note)
        self._bench.open_sheet(panel, _("Nyt notat"))

    def _save_note(self, panel: NotePanel) -> None:
        citizen, text, kind = panel.citizen, panel.edit.toPlainText(), panel.kinds.key
        if not citizen:
            _ask_who(panel.person)
            return
        self._save(
            panel, lambda: self._cases.add_note(citizen, text, kind), _("Notat gemt"), panel.edit
        )

    def _keep_note(self, citizen: str, text: str, kind: str) -> None:
        self._write(lambda: self._cases.keep_note(citizen, text, kind))

    # --- call -------------------------------------------------------------------------------

    def call(self, citizen: str) -> None:
        """Show the numbers of a citizen and log the call."""
        self._read(
            lambda: (self._cases.call(citizen), self._cases.note_draft(citizen)), self._open_call
        )

    def _open_call(self, answer: "tuple[CallStart, tuple[str, str]]") -> None:
        from flexdesk.ui.today.call_panel import CallPanel

        call, (text, _kind) = answer
        panel = CallPanel(self._bench.look, call, is_hidden=self._bench.is_hidden)
        panel.fill(text)
        panel.wanted.connect(partial(self._save_call, panel))
        panel.draft_kept.connect(self._keep_call)
        self._bench.open_sheet(panel, _("Ring"))

    def _save_call(self, panel: "CallPanel") -> None:
        citizen, text = panel.call.citizen, panel.edit.toPlainText()
        is_reached, phone = panel.is_reached, panel.phone
        words = _("Opkald gemt") if is_reached else _("Ingen kontakt opnået er noteret")
        self._save(
            panel,
            lambda: self._cases.log_call(citizen, text, is_reached=is_reached, phone=phone),
            words,
            panel.edit,
            after=lambda: self._keep_call(citizen, ""),
        )

    def _keep_call(self, citizen: str, text: str) -> None:
        kind = ContactKind.TELEFON.value
        self._write(lambda: self._cases.keep_note(citizen, text, kind))

    # --- placements -------------------------------------------------------------------------

    def extension(self, line: CardLine) -> None:
        """Ask until when a placement goes on."""
        until = (line.day or self._cases.today()) + _FOUR_WEEKS
        panel = ExtendPanel(self._bench.look, self._who_of(line), until)
        panel.wanted.connect(partial(self._save_extension, panel, line.placement))
        self._bench.open_sheet(panel, _("Forlæng"))

    def _save_extension(self, panel: ExtendPanel, placement: str) -> None:
        day = _day_of(panel)
        if day is not None:
            words = _("Forlænget til {day}").format(day=format_day(day))
            self._save(panel, lambda: self._cases.extend(placement, day), words)

    # --- all lines of a card ----------------------------------------------------------------

    def card(
        self, card: CardRows, opened: Callable[[CardLine], None], acted: Callable[[CardLine], None]
    ) -> None:
        """Open every line of a card."""
        from flexdesk.ui.today.card_panel import CardPanel

        panel = CardPanel(self._bench.look, card, is_hidden=self._bench.is_hidden)
        panel.opened.connect(opened)
        panel.acted.connect(acted)
        self._bench.open_sheet(panel, card.title)

    # --- papers -----------------------------------------------------------------------------

    def preparation(self, citizen: str) -> None:
        """Show the page to read before a visit."""
        line = _("Én side til lommen. CPR-nummeret er aldrig på, og navnet kun, hvis du vil.")
        self._open_paper(
            "preparation",
            _("Forberedelse"),
            (_("Vis fornavn"), line),
            draw=lambda names: self._cases.preparation(citizen, has_name=names),
            keep=lambda path, names: self._cases.save_preparation(citizen, path, has_name=names),
            name=lambda: self._cases.preparation_name(citizen),
            citizen=citizen,
        )

    def week(self, page: WeekPage) -> None:
        """Show a week as it will be printed."""
        from flexdesk.app.week import week_file_name

        line = _("Kandidatnumre i stedet for navne, hvis du ikke vælger andet; aldrig CPR-numre.")
        self._open_paper(
            "week",
            _("Udskriv uge"),
            (_("Vis navne"), line),
            draw=lambda names: self._cases.week_paper(page, has_names=names),
            keep=lambda path, names: self._cases.save_week(page, path, has_names=names),
            name=lambda: week_file_name(page),
        )

    def _open_paper(
        self,
        document: str,
        title: str,
        words: tuple[str, str],
        *,
        draw: Callable[[bool], bytes],
        keep: Callable[..., None],
        name: Callable[[], str],
        citizen: str = "",
    ) -> None:
        from flexdesk.ui.today.paper_panel import PaperPanel

        panel = PaperPanel(self._bench.look, *words)
        paper = _Paper(self._bench, self._cases, panel, (document, citizen), draw, keep, name)
        panel.maker = paper
        panel.names_changed.connect(paper.draw)
        panel.print_wanted.connect(paper.print)
        panel.save_wanted.connect(paper.save)
        self._bench.open_sheet(panel, title)
        paper.draw()

    # --- inside -----------------------------------------------------------------------------

    def _who_of(self, line: CardLine) -> str:
        who = line.who(is_hidden=self._bench.is_hidden)
        return " · ".join(part for part in (who, line.detail) if part)

    def _read(self, job: Callable[[], object], done: Callable[..., None]) -> None:
        self._bench.runner.run(
            lambda _ctx: job(), done, failed=self._bench.say_error, key="today-sheet"
        )

    def _write(self, job: Callable[[], None]) -> None:
        self._bench.runner.run(
            lambda _ctx: job(), _ignore, failed=self._bench.say_error, lane=WRITE
        )

    def _save(
        self,
        panel: FormPanel,
        job: "Callable[[], Done]",
        words: str,
        text: object = None,
        after: Callable[[], None] | None = None,
    ) -> None:
        def on_done(done: "Done") -> None:
            # what was typed is saved: closing the sheet must not keep it as a draft again
            clear = getattr(text, "clear", None)
            if clear is not None:
                clear()
            if after is not None:
                after()
            self._bench.close_sheet()
            self._bench.say_done(words, done)

        def on_failed(error: BaseException) -> None:
            say(panel, error)

        self._bench.runner.run(lambda _ctx: job(), on_done, failed=on_failed, lane=WRITE)


class _Paper:
    """Draws, prints and saves what a paper panel shows."""

    def __init__(
        self,
        bench: Bench,
        cases: TodayCases,
        panel: "PaperPanel",
        about: tuple[str, str],
        draw: Callable[[bool], bytes],
        keep: Callable[..., None],
        name: Callable[[], str],
    ) -> None:
        self._bench, self._cases, self._panel, self._about = bench, cases, panel, about
        self._draw, self._keep, self._name = draw, keep, name
        self._data = b""

    @property
    def _has_names(self) -> bool:
        return self._panel.names.isChecked()

    def draw(self) -> None:
        """Draw the paper anew and show it."""
        from flexdesk.ui.reporting.pdf_pages import render_pages

        has_names = self._has_names

        def job(_ctx: object) -> tuple[bytes, object]:
            data = self._draw(has_names)
            return data, render_pages(data)

        self._bench.runner.run(
            job, self._on_drawn, failed=self._on_failed, lane=FILES, key="today-paper"
        )

    def print(self) -> None:
        """Ask for a printer and print."""
        from flexdesk.ui.reporting.pdf_pages import render_pages
        from flexdesk.ui.today.paper_panel import PRINT_SCALE, print_images

        if self._data and print_images(self._panel, render_pages(self._data, PRINT_SCALE)):
            document, citizen = self._about
            has_names = self._has_names
            self._bench.runner.run(
                lambda _ctx: self._cases.log_print(document, citizen, has_names=has_names),
                _ignore,
                failed=self._on_failed,
                lane=WRITE,
            )
            self._bench.say_done(_("Udskrevet"))

    def save(self) -> None:
        """Ask for a place and save."""
        from flexdesk.ui.today.paper_panel import ask_path

        try:
            path = ask_path(self._panel, self._name())
        except FlexDeskError as error:
            self._on_failed(error)
            return
        if path is None:
            return
        has_names = self._has_names
        self._bench.runner.run(
            lambda _ctx: self._keep(path, has_names),
            lambda _none: self._bench.say_done(_("Gemt som {file}").format(file=path.name)),
            failed=self._on_failed,
            lane=FILES,
        )

    def _on_drawn(self, answer: tuple[bytes, list[object]]) -> None:
        self._data, pages = answer
        self._panel.show_pages(pages)  # type: ignore[arg-type]  # pictures of the pages

    def _on_failed(self, error: BaseException) -> None:
        say(self._panel, error)


def _ask_who(person: PersonField) -> None:
    person.field.say(_("Vælg en borger: skriv lidt af navnet, og tryk Enter"))
    person.field.edit.setFocus()


def _day_of(panel: ExtendPanel) -> dt.date | None:
    """Return the day that is typed; what is none is said at its field."""
    try:
        return parse_day(panel.day.text)
    except FlexDeskError:
        panel.day.say(_("Skriv en dag som 31-08-2016"))
        panel.day.edit.setFocus()
        return None


def _ignore(_answer: object) -> None:
    """Nobody waits for this."""
