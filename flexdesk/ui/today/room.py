"""The room I dag: page, presenter and sheets wired to the bench."""

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from flexdesk.app.today_rows import CardLine, CardRows
from flexdesk.base.errors import FlexDeskError
from flexdesk.base.numbers import format_number
from flexdesk.ui.shared.bench import Bench
from flexdesk.ui.today.cases import TodayCases
from flexdesk.ui.today.presenter import TodayPresenter
from flexdesk.ui.today.sheets import TodaySheets
from flexdesk.ui.today.view import TodayPageView

if TYPE_CHECKING:
    from collections.abc import Callable

    from flexdesk.app.changes import Changes, Done

_UNSEEN_MS = 200
"""So long the cards of a page that is not seen wait: what is seen is painted first."""


class TodayRoom:
    """The page of the morning; it is the host its presenter asks things of."""

    def __init__(self, bench: Bench, cases: TodayCases | None = None) -> None:
        self._bench = bench
        self._cases = cases or TodayCases(bench.desk)
        self.sheets = TodaySheets(bench, self._cases)
        self.page = TodayPageView(bench.look, (bench.menu_button(),))
        self.presenter = TodayPresenter(self.page, self._cases, bench.runner, self)
        self._is_stale = True
        self._connect()
        self.presenter.on_hide(is_hidden=bench.is_hidden)

    def _connect(self) -> None:
        page, presenter, tasks = self.page, self.presenter, self.page.tasks
        page.whose_chosen.connect(presenter.on_whose)
        page.part_chosen.connect(presenter.on_part)
        page.note_wanted.connect(self.write_note)
        page.task_wanted.connect(self._on_task_wanted)
        page.import_wanted.connect(self._on_import)
        tasks.finish_wanted.connect(presenter.on_finish)
        tasks.logged.connect(presenter.on_logged)
        tasks.snoozed.connect(presenter.on_snooze)
        tasks.finish_many_wanted.connect(presenter.on_finish_many)
        tasks.opened.connect(presenter.on_opened)
        tasks.citizen_wanted.connect(presenter.on_open_citizen)
        tasks.draft_changed.connect(presenter.on_draft)
        page.side.opened.connect(self._on_line)
        page.side.acted.connect(presenter.on_act)
        page.side.more.connect(presenter.on_more)
        page.week.moved.connect(presenter.on_week)
        page.week.wanted.connect(self._on_week_task)
        page.week.print_wanted.connect(self._on_print_week)

    # --- what the bench asks ----------------------------------------------------------------

    @property
    def citizen(self) -> str:
        """The citizen of the task one is on."""
        row = self.page.tasks.current
        return row.citizen if row else ""

    def load(self) -> None:
        """Read the page when something changed since it was read."""
        if self._is_stale:
            self._is_stale = False
            self.presenter.load()
        else:
            self.presenter.load_begun()

    def on_changes(self, changes: "Changes") -> None:
        """Read again at once: the count on the rail is seen from every page."""
        self.presenter.on_changes(changes)

    def on_hide(self, *, is_hidden: bool) -> None:
        """Hide or show names."""
        self.presenter.on_hide(is_hidden=is_hidden)

    def keep_draft(self) -> None:
        """Keep what was typed in the last half second: no worker runs any more."""
        row, entry = self.page.tasks.row.row, self.page.tasks.row.form.take_unsaved()
        if row is not None and entry is not None:
            # a full disk was told of when the half second before it was kept
            with suppress(FlexDeskError):
                self._cases.keep_task(row.id, entry)

    def close(self) -> None:
        """Drop every row and text."""
        self.presenter.close()
        self.page.clear()

    def write_note(self) -> None:
        """Open the form of a note about the citizen of the row one is on."""
        self.sheets.note(self.citizen)

    # --- what the presenter asks ------------------------------------------------------------

    def tell(self, text: str, done: "Done | None") -> None:
        """Say that something is done and offer to take it back."""
        self._bench.say_done(text, done)

    def counted(self, count: int) -> None:
        """Show on the rail how much waits."""
        self._bench.set_count("today", format_number(count) if count else "")

    def when_painted(self, then: "Callable[[], None]") -> None:
        """Go on at once when the page is seen, else when the one that is has been painted."""
        if self.page.isVisible():
            then()
        else:
            QTimer.singleShot(_UNSEEN_MS, self.page, then)

    def open_citizen(self, citizen: str, tab: str = "") -> None:
        """Open a citizen's page."""
        self._bench.open_citizen(citizen, tab)

    def go(self, key: str) -> None:
        """Go to another page."""
        self._bench.go(key)

    def ask(self, query: str) -> None:
        """Show the list of citizens filtered."""
        self._bench.ask(query)

    def open_new_task(self, line: CardLine) -> None:
        """Open the form of a task, filled from a line."""
        self.sheets.new_task(line.citizen, line.text)

    def open_ending(self, line: CardLine) -> None:
        """Open the form in which a placement ends."""
        self._bench.call("end-placement", line.placement)

    def open_offer(self, name: str, *about: str) -> None:
        """Open the form another room offers about a row."""
        self._bench.call(name, *about)

    def open_extension(self, line: CardLine) -> None:
        """Ask until when a placement goes on."""
        self.sheets.extension(line)

    def open_pause(self, line: CardLine) -> None:
        """Open the form of a pause."""
        self._bench.call("pause", line.citizen)

    def open_check(self, line: CardLine) -> None:
        """Open what looks wrong about a citizen, with its fixes."""
        self._bench.call("inspect", line.citizen)

    def open_draft(self, line: CardLine) -> None:
        """Go on with what was begun: at its task when that stands here, else in its form."""
        kind, _colon, task = line.draft.partition(":")
        if kind != "task":
            self._bench.call("continue-draft", line.draft)
        elif self.presenter.row(task) is not None:
            self._bench.close_sheet()
            self.page.choose(task)
            self.page.tasks.open_form()
        else:
            self._bench.open_citizen(line.citizen)

    def open_begun(self) -> None:
        """Show all that is begun."""
        self._bench.call("undo-panel", "", "drafts")

    def open_card(self, card: CardRows) -> None:
        """Open all lines of a card."""
        self.sheets.card(card, self._on_line, self.presenter.on_act)

    # --- wishes of the page -----------------------------------------------------------------

    def _on_line(self, line: CardLine) -> None:
        if line.workplace:
            self._bench.call("workplace", line.workplace)
            return
        self._bench.open_citizen(line.citizen, "counter" if line.share is not None else "")

    def _on_week_task(self, task: str) -> None:
        if self.presenter.row(task) is not None:
            self.page.choose(task)
            return
        week = self.presenter.week
        stops = (stop for day in (week.days if week else ()) for stop in day.stops)
        found = next((row for stop in stops for row in stop.rows if row.id == task), None)
        if found is not None:
            self._bench.open_citizen(found.citizen)

    def _on_print_week(self) -> None:
        if self.presenter.week is not None:
            self.sheets.week(self.presenter.week)

    def _on_task_wanted(self) -> None:
        self.sheets.new_task(self.citizen)

    def _on_import(self) -> None:
        self._bench.go("import")
