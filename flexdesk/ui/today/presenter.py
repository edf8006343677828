"""Decides what I dag shows and does; knows no Qt."""

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING, Protocol

from flexdesk.app.screening_today import LOOK
from flexdesk.app.today_kandidatkort import CONSENT, RECALL, SIGN
from flexdesk.app.today_rows import (
    AGREED,
    BEGUN,
    CHECK,
    CONTINUE,
    END,
    EXTEND,
    NEW_TASK,
    NEXT,
    OVERDUE,
    PAUSE,
    PLAN,
    SUPPORT,
    TALK,
    TODAY,
    TRANSFER,
    CardLine,
    CardRows,
    TaskRow,
    TodayPage,
    WeekPage,
    state_line,
)
from flexdesk.base.language import _, ngettext
from flexdesk.base.numbers import format_day
from flexdesk.ui.shared.lanes import WRITE, Runner
from flexdesk.ui.shared.telling import say
from flexdesk.ui.today.cases import Later, LogEntry, TodayCases

if TYPE_CHECKING:
    from collections.abc import Callable

    from flexdesk.app.call_log import CallStart
    from flexdesk.app.changes import Changes, Done

PAGE, WATCH, WEEK = "page", "watch", "week"
"""The parts of the page: the list, the cards (apart where it is narrow), Min uge."""
_KEY_PAGE, _KEY_WEEK, _KEY_ROW, _KEY_BEGUN = (
    "today", "today-week", "today-row", "today-begun",
)  # fmt: skip


class TodayView(Protocol):
    """What the presenter asks of the page."""

    def show_page(self, page: TodayPage, *, is_hidden: bool) -> None:
        """Show tasks and cards, the chosen row kept."""
        ...

    def show_week(self, page: WeekPage, weeks: int, *, is_hidden: bool) -> None:
        """Show Min uge."""
        ...

    def show_later(self, days: tuple[Later, ...], today: dt.date) -> None:
        """Offer these days wherever something can be put off."""
        ...

    def show_row(self, task: str, draft: LogEntry, call: "CallStart") -> None:
        """Fill the open row: what was typed before, and whom one can call."""
        ...

    def close_row(self) -> None:
        """Close the open row and forget what is in it: it is saved."""
        ...

    def leave_picking(self) -> None:
        """Leave the choosing of several."""
        ...

    def choose(self, task: str) -> None:
        """Choose a row of the list and go there."""
        ...

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong where it arose."""
        ...


class Host(Protocol):
    """What the presenter asks of the window."""

    def tell(self, text: str, done: "Done | None") -> None:
        """Say that something is done and offer to take it back."""
        ...

    def counted(self, count: int) -> None:
        """Show on the rail how much waits."""
        ...

    def when_painted(self, then: "Callable[[], None]") -> None:
        """Go on at once when the page is seen, else when the one that is has been painted."""
        ...

    def open_citizen(self, citizen: str, tab: str = "") -> None:
        """Open a citizen's page."""
        ...

    def go(self, key: str) -> None:
        """Go to another page."""
        ...

    def ask(self, query: str) -> None:
        """Show the list of citizens filtered."""
        ...

    def open_new_task(self, line: CardLine) -> None:
        """Open the form of a task, filled from a line."""
        ...

    def open_ending(self, line: CardLine) -> None:
        """Open the form in which a placement ends."""
        ...

    def open_offer(self, name: str, *about: str) -> None:
        """Open the form another room offers about a row."""
        ...

    def open_extension(self, line: CardLine) -> None:
        """Ask until when a placement goes on."""
        ...

    def open_pause(self, line: CardLine) -> None:
        """Open the form of a pause."""
        ...

    def open_check(self, line: CardLine) -> None:
        """Open what looks wrong about a citizen, with its fixes."""
        ...

    def open_draft(self, line: CardLine) -> None:
        """Go on with what was begun."""
        ...

    def open_begun(self) -> None:
        """Show all that is begun."""
        ...

    def open_card(self, card: CardRows) -> None:
        """Open all lines of a card."""
        ...


class TodayPresenter:
    """The page I dag."""

    def __init__(self, view: TodayView, cases: TodayCases, runner: Runner, host: Host) -> None:
        self._view, self._cases, self._runner, self._host = view, cases, runner, host
        self._page: TodayPage | None = None
        self._week: WeekPage | None = None
        self._is_mine = True
        self._is_hidden = False
        self._weeks = 0
        self._part = PAGE
        self._loads = 0
        self._begun: tuple[int, CardRows] | None = None
        """What is begun, and the reading of the page it is newer than."""
        self._pending: dict[str, int] = {}
        """Tasks a write has taken off the list, and the reading from which the page knows."""

    @property
    def page(self) -> TodayPage | None:
        """The page as it was read last."""
        return self._page

    @property
    def week(self) -> WeekPage | None:
        """The week as it was read last."""
        return self._week

    @property
    def is_hidden(self) -> bool:
        """Whether names are hidden."""
        return self._is_hidden

    def load(self) -> None:
        """Read what is shown: the tasks, and when they are there the cards."""
        self._loads += 1
        number, is_mine = self._loads, self._is_mine
        self._runner.run(
            lambda _ctx: (number, self._cases.tasks(mine=is_mine), self._cases.later()),
            self._on_tasks,
            failed=self._on_failed,
            key=_KEY_PAGE,
        )
        if self._part == WEEK:
            self._load_week()

    def load_begun(self) -> None:
        """Read what is begun: keeping and dropping a draft is no change anybody is told of."""
        # after the writes that wait: what a form keeps while it closes is among them
        number = self._loads
        self._runner.run(
            lambda _ctx: (number, self._cases.begun()),
            self._on_begun,
            failed=self._on_failed,
            lane=WRITE,
            key=_KEY_BEGUN,
        )

    def close(self) -> None:
        """Drop every row."""
        self._page = self._week = self._begun = None
        self._pending.clear()

    def on_changes(self, changes: "Changes") -> None:
        """Read again; what only a saved view or a setting changes is not shown here."""
        if changes.everything or not changes.kinds or changes.kinds - {"saved_view", "setting"}:
            self.load()

    def on_hide(self, *, is_hidden: bool) -> None:
        """Hide or show names."""
        self._is_hidden = is_hidden
        self._show()
        if self._week is not None:
            self._view.show_week(self._week, self._weeks, is_hidden=is_hidden)

    def on_whose(self, key: str) -> None:
        """Look at one's own work or the whole team's."""
        self._is_mine = key == "mine"
        self._weeks = 0
        self.load()

    def on_part(self, part: str) -> None:
        """Look at another part of the page."""
        self._part = part
        if part == WEEK:
            self._load_week()

    def on_week(self, weeks: int) -> None:
        """Look at a week further on; never one that is gone."""
        self._weeks = max(0, weeks)
        self._load_week()

    @property
    def weeks(self) -> int:
        """How many weeks ahead Min uge stands."""
        return self._weeks

    def row(self, task: str) -> TaskRow | None:
        """Return a row of the page."""
        rows = self._page.rows if self._page else ()
        return next((row for row in rows if row.id == task), None)

    # --- tasks ------------------------------------------------------------------------------

    def on_opened(self, task: str) -> None:
        """Fill the open row with what was typed before and whom one can call."""
        row = self.row(task)
        if row is None:
            return
        self._runner.run(
            lambda _ctx: (task, self._cases.task_draft(task), self._cases.call(row.citizen)),
            lambda answer: self._view.show_row(*answer),
            failed=self._on_failed,
            key=_KEY_ROW,
        )

    def on_finish(self, task: str) -> None:
        """Finish a task with one stroke."""
        words = self._words((task,), _("Udført: {text}"), _("{n} opgaver udført"))
        self._write((task,), lambda: self._cases.finish_many((task,)), words)

    def on_logged(self, task: str, entry: LogEntry) -> None:
        """Save what was typed in the open row."""
        if entry.is_try:
            until = entry.next_day or self._cases.later()[0].day
            words = _("Ingen kontakt opnået. Udsat til {day}").format(day=format_day(until))
            self._write(
                (task,), lambda: self._cases.attempt(task, entry.text, until), words, is_row=True
            )
            return
        words = self._words((task,), _("Udført: {text}"), "")
        self._write((task,), lambda: self._cases.finish(task, entry), words, is_row=True)

    def on_draft(self, task: str, entry: LogEntry) -> None:
        """Keep what is typed at a task: a crash must not cost it."""
        self._runner.run(
            lambda _ctx: self._cases.keep_task(task, entry),
            _ignore,
            failed=self._on_failed,
            lane=WRITE,
        )

    def on_snooze(self, tasks: tuple[str, ...], until: dt.date) -> None:
        """Move tasks to another day."""
        day = format_day(until)
        words = self._words(
            tasks, _("Udsat til {day}: {text}"), _("{n} opgaver udsat til {day}"), day=day
        )
        self._write(tasks, lambda: self._cases.snooze(tasks, until), words)

    def on_finish_many(self, tasks: tuple[str, ...]) -> None:
        """Finish several tasks in one undo."""
        words = self._words(tasks, _("Udført: {text}"), _("{n} opgaver udført"))
        self._write(tasks, lambda: self._cases.finish_many(tasks), words)

    def on_open_citizen(self, task: str) -> None:
        """Open the citizen of a task."""
        row = self.row(task)
        if row is not None:
            self._host.open_citizen(row.citizen)

    # --- cards ------------------------------------------------------------------------------

    def on_act(self, line: CardLine) -> None:
        """Do what a line of a card offers."""
        acts: dict[str, Callable[[CardLine], None]] = {
            NEW_TASK: self._host.open_new_task,
            TALK: self._host.open_new_task,
            END: self._host.open_ending,
            EXTEND: self._host.open_extension,
            PAUSE: self._host.open_pause,
            CHECK: self._host.open_check,
            CONTINUE: self._host.open_draft,
            TRANSFER: lambda _each: self._host.go("transfers"),
            AGREED: lambda each: self._host.open_offer(AGREED, each.placement, each.hours),
            PLAN: lambda each: self._host.open_offer(PLAN, each.placement),
            SUPPORT: lambda each: self._host.open_offer(SUPPORT, each.support, each.mode),
            NEXT: self._finish_next,
            LOOK: lambda each: self._host.open_offer(LOOK, each.citizen, each.mode),
            **dict.fromkeys(
                (RECALL, CONSENT, SIGN), lambda each: self._host.open_offer(each.act, each.card)
            ),
        }
        acts[line.act](line)

    def on_more(self, card: CardRows) -> None:
        """Show all a card stands for: the list filtered, or its lines as a sheet."""
        if card.query:
            self._host.ask(card.query)
        elif card.key == BEGUN:
            self._host.open_begun()
        elif card.lines and card.lines[0].act == TRANSFER:
            self._host.go("transfers")
        else:
            self._host.open_card(card)

    # --- inside -----------------------------------------------------------------------------

    def _finish_next(self, line: CardLine) -> None:
        """Say that what was to be done next at a workplace is done."""
        words = _("Udført: {text}").format(text=line.about(is_hidden=self._is_hidden))
        self._runner.run(
            lambda _ctx: self._cases.finish_next_action(line.workplace),
            lambda done: self._host.tell(words, done),
            failed=self._on_failed,
            lane=WRITE,
        )

    def _write(
        self,
        tasks: tuple[str, ...],
        job: "Callable[[], Done]",
        words: str,
        *,
        is_row: bool = False,
    ) -> None:
        """Take rows off the list at once and write; they come back if it is refused."""
        for task in tasks:
            self._pending[task] = _NEVER
        if not is_row:
            self._show()

        def on_done(done: "Done") -> None:
            for task in tasks:
                self._pending[task] = self._loads + 1
            if is_row:
                self._view.close_row()
            self._view.leave_picking()
            self._show()
            self._host.tell(words, done)
            self.load_begun()

        def on_failed(error: BaseException) -> None:
            for task in tasks:
                self._pending.pop(task, None)
            self._show()
            self._on_failed(error)

        self._runner.run(lambda _ctx: job(), on_done, failed=on_failed, lane=WRITE)

    def _words(self, tasks: tuple[str, ...], one: str, many: str, day: str = "") -> str:
        if len(tasks) > 1:
            return many.format(n=len(tasks), day=day)
        row = self.row(tasks[0]) if tasks else None
        text = row.first_line(is_hidden=self._is_hidden) if row else ""
        return one.format(text=text, day=day)

    def _on_tasks(self, answer: tuple[int, TodayPage, tuple[Later, ...]]) -> None:
        """Show the tasks beside the cards that stand there, and have the cards read."""
        number, page, later = answer
        old = self._page
        if old is not None and old.is_mine == page.is_mine:
            page = dataclasses.replace(page, cards=old.cards, is_whole=old.is_whole)
        self._view.show_later(later, page.on)
        self._take(number, page)
        self._host.when_painted(lambda: self._load_cards(number))

    def _load_cards(self, number: int) -> None:
        if self._page is None or number != self._loads:
            # locked, or being read anew
            return
        is_mine = self._is_mine
        self._runner.run(
            lambda _ctx: (number, self._cases.page(mine=is_mine)),
            lambda found: self._take(*found),
            failed=self._on_failed,
            key=_KEY_PAGE,
        )

    def _take(self, number: int, page: TodayPage) -> None:
        if self._begun is not None and self._begun[0] >= number:
            page = _with_begun(page, self._begun[1])
        self._page = page
        self._pending = {task: at for task, at in self._pending.items() if at > number}
        self._show()

    def _on_begun(self, answer: tuple[int, CardRows]) -> None:
        self._begun = answer
        if self._page is None:
            return
        page = _with_begun(self._page, answer[1])
        if page != self._page:
            self._page = page
            self._show()

    def _show(self) -> None:
        if self._page is None:
            return
        page = _without(self._page, frozenset(self._pending))
        self._host.counted(page.waiting)
        self._view.show_page(page, is_hidden=self._is_hidden)

    def _load_week(self) -> None:
        weeks, is_mine = self._weeks, self._is_mine
        self._runner.run(
            lambda _ctx: self._cases.week(mine=is_mine, weeks=weeks),
            self._on_week,
            failed=self._on_failed,
            key=_KEY_WEEK,
        )

    def _on_week(self, page: WeekPage) -> None:
        self._week = page
        self._view.show_week(page, self._weeks, is_hidden=self._is_hidden)

    def _on_failed(self, error: BaseException) -> None:
        say(self._view, error)


_NEVER = 1 << 60
"""No reading has begun that knows of the write."""


def _without(page: TodayPage, tasks: frozenset[str]) -> TodayPage:
    """Return the page without tasks that are being written."""
    if not tasks:
        return page
    groups = tuple(
        dataclasses.replace(group, rows=tuple(row for row in group.rows if row.id not in tasks))
        for group in page.groups
    )
    return dataclasses.replace(page, groups=groups, line=state_line(page.on, groups))


def _with_begun(page: TodayPage, card: CardRows) -> TodayPage:
    """Return the page with what is begun as it is now."""
    others = tuple(each for each in page.cards if each.key != BEGUN)
    return dataclasses.replace(page, cards=(card, *others) if card.lines else others)


def pick_line(count: int) -> str:
    """Return what stands above the list while several are chosen."""
    if not count:
        return _("Vælg opgaver med Mellemrum eller klik")
    return ngettext("{n} valgt", "{n} valgt", count).format(n=count)


def _ignore(_answer: object) -> None:
    """Nobody waits for this."""


__all__ = ["OVERDUE", "PAGE", "TODAY", "WATCH", "WEEK", "Host", "TodayPresenter", "TodayView"]
