"""Decides what Udvikling i timer shows; knows no Qt."""

import datetime as dt
from collections.abc import Sequence
from typing import Protocol

from flexdesk.app.changes import Changes
from flexdesk.app.hours_course import HoursCourse
from flexdesk.app.hours_progress import LONG, SHORT, HoursProgress, ProgressRow
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.shared.lanes import Runner
from flexdesk.ui.shared.telling import say, say_unless_gone

EVERYONE = "alle"
_KEY, _KEY_COURSE = "hours-progress", "hours-course"
_HARMLESS = frozenset({"note", "task", "transfer", "screening", "contact", "case_texts"})

Answer = tuple[HoursProgress, dt.date, tuple[tuple[str, str], ...]]


class HoursView(Protocol):
    """What the presenter asks of the page."""

    def show_choices(
        self, day: dt.date, today: dt.date, programs: Sequence[Choice], program: str
    ) -> None:
        """Show the day and the program that are asked about."""
        ...

    def show_page(self, page: HoursProgress, months: int) -> None:
        """Show the course of the figure and the consultants."""
        ...

    def show_people(
        self, page: HoursProgress, rows: Sequence[ProgressRow], way: str, *, is_hidden: bool
    ) -> None:
        """Show the people of the way that is chosen."""
        ...

    def show_course(self, course: HoursCourse | None, *, is_hidden: bool) -> None:
        """Show the hours of the citizen that is chosen, nothing when nobody is."""
        ...

    def choose(self, citizen: str) -> None:
        """Choose a citizen in the list."""
        ...

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong where it arose."""
        ...


class Cases(Protocol):
    """What the presenter asks of the use cases."""

    def today(self) -> dt.date:
        """Return the day the desk works on."""
        ...

    def programs(self) -> tuple[tuple[str, str], ...]:
        """Return key and title of the programs one can look at."""
        ...

    def default_program(self) -> str:
        """Return the key of the team's program."""
        ...

    def program_of(self, citizen: str) -> str:
        """Return the key of a citizen's program, empty when it is none we know."""
        ...

    def progress(self, on: dt.date, program: str, months: int) -> HoursProgress:
        """Return the page."""
        ...

    def course(self, citizen: str, on: dt.date) -> HoursCourse:
        """Return one citizen's hours."""
        ...


class HoursPresenter:
    """The page Udvikling i timer."""

    def __init__(self, view: HoursView, cases: Cases, runner: Runner) -> None:
        self._view, self._cases, self._runner = view, cases, runner
        self._day: dt.date | None = None
        self._program = ""
        self._months = SHORT
        self._way = EVERYONE
        self._page: HoursProgress | None = None
        self._course: HoursCourse | None = None
        self._citizen = ""
        self._is_hidden = False
        self._is_stale = True

    @property
    def citizen(self) -> str:
        """The citizen that is chosen."""
        return self._citizen

    def load(self) -> None:
        """Read the page when something changed since it was read."""
        if self._is_stale:
            self._read()

    def close(self) -> None:
        """Drop every row."""
        self._page, self._course, self._citizen = None, None, ""

    def on_changes(self, changes: Changes) -> None:
        """Count again at the next visit when hours may be concerned."""
        if changes.everything or not changes.kinds or not changes.kinds <= _HARMLESS:
            self._is_stale = True

    def show(self, citizen: str = "", program: str = "", day: dt.date | None = None) -> None:
        """Look at a citizen, a program or a day from elsewhere."""
        self._citizen, self._way = citizen or self._citizen, EVERYONE
        # without a program the citizen's own is found when the page is read
        self._program = program if program or citizen else self._program
        self._day = day or self._day
        self._is_stale = True

    def on_day(self, day: dt.date) -> None:
        """Ask about another day."""
        self._day = day
        self._read()

    def on_program(self, key: str) -> None:
        """Ask about another program."""
        self._program, self._citizen, self._way = key, "", EVERYONE
        self._show_course(None)
        self._read()

    def on_months(self, months: str) -> None:
        """Show a shorter or a longer course."""
        self._months = LONG if months == str(LONG) else SHORT
        self._read()

    def on_way(self, way: str) -> None:
        """Show those who went one way only."""
        self._way = way
        self._show_people()

    def on_chosen(self, citizen: str) -> None:
        """Show the hours of another citizen."""
        self._citizen = citizen
        self._read_course()

    def on_hide(self, *, is_hidden: bool) -> None:
        """Hide or show names."""
        self._is_hidden = is_hidden
        self._show_people()
        self._show_course(self._course)

    def _read(self) -> None:
        day, program, months = self._day, self._program, self._months
        cases, citizen = self._cases, self._citizen

        def read(_ctx: object) -> Answer:
            today = cases.today()
            key = program or (citizen and cases.program_of(citizen)) or cases.default_program()
            return cases.progress(day or today, key, months), today, cases.programs()

        self._is_stale = False
        self._runner.run(read, self._on_read, failed=self._on_failed, key=_KEY)

    def _on_read(self, answer: Answer) -> None:
        page, today, programs = answer
        self._page, self._program, self._day = page, page.program, page.on
        choices = [Choice(key, title) for key, title in programs]
        self._view.show_choices(page.on, today, choices, page.program)
        self._view.show_page(page, self._months)
        self._show_people()
        if self._citizen:
            self._read_course()

    def _show_people(self) -> None:
        page = self._page
        if page is None:
            return
        rows = [row for row in page.rows if self._way in {EVERYONE, row.way}]
        self._view.show_people(page, rows, self._way, is_hidden=self._is_hidden)
        chosen = self._citizen or (rows[0].citizen if rows else "")
        if chosen:
            self._view.choose(chosen)

    def _read_course(self) -> None:
        citizen, day = self._citizen, self._day
        if not citizen or day is None:
            self._show_course(None)
            return
        self._runner.run(
            lambda _ctx: self._cases.course(citizen, day),
            self._show_course,
            failed=self._on_course_failed,
            key=_KEY_COURSE,
        )

    def _show_course(self, course: HoursCourse | None) -> None:
        if course is not None and course.citizen != self._citizen:
            return
        self._course = course
        self._view.show_course(course, is_hidden=self._is_hidden)

    def _on_course_failed(self, error: BaseException) -> None:
        self._citizen = ""
        self._show_course(None)
        say_unless_gone(self._view, error)

    def _on_failed(self, error: BaseException) -> None:
        self._is_stale = True
        say(self._view, error)
