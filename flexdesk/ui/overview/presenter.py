"""Decides what Overblik shows; knows no Qt."""

import datetime as dt
from collections.abc import Sequence
from typing import Protocol

from flexdesk.app.changes import Changes
from flexdesk.app.rows import MemberRow, Overview
from flexdesk.base.language import _
from flexdesk.base.numbers import format_day, format_number
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.shared.cases import Cases
from flexdesk.ui.shared.lanes import Runner
from flexdesk.ui.shared.telling import say

_KEY, _KEY_MEMBERS = "overview", "members"
_ABOUT_HOURS = "small_hours_"


class OverviewView(Protocol):
    """What the presenter asks of the page."""

    def show_choices(
        self, day: dt.date, today: dt.date, programs: Sequence[Choice], program: str
    ) -> None:
        """Show the day and the program that are asked about."""
        ...

    def show_overview(self, page: Overview) -> None:
        """Show the figures."""
        ...

    def show_members(
        self, title: str, line: str, rows: Sequence[MemberRow], *, is_share: bool, is_hidden: bool
    ) -> None:
        """Open the pane with the rows behind a figure."""
        ...

    def offer_progress(self, *, is_offered: bool) -> None:
        """Offer the page about the development in hours beside the rows."""
        ...

    def close_members(self) -> None:
        """Close the pane."""
        ...

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong where it arose."""
        ...


class OverviewPresenter:
    """The page Overblik."""

    def __init__(self, view: OverviewView, cases: Cases, runner: Runner) -> None:
        self._view, self._cases, self._runner = view, cases, runner
        self._day: dt.date | None = None
        self._today: dt.date | None = None
        self._program = ""
        self._programs: tuple[tuple[str, str], ...] = ()
        self._labels: dict[str, tuple[str, str, int | None]] = {}
        self._is_hidden = False
        self._members: tuple[str, str, tuple[MemberRow, ...], bool] | None = None

    @property
    def program(self) -> str:
        """The key of the program looked at."""
        return self._program

    @property
    def day(self) -> dt.date | None:
        """The day looked at."""
        return self._day

    def load(self) -> None:
        """Read the page for the day and program in force."""
        self._runner.run(lambda _ctx: self._read(), self._on_read, failed=self._on_failed, key=_KEY)

    def close(self) -> None:
        """Drop every row."""
        self._labels, self._members = {}, None
        self._view.close_members()

    def on_changes(self, changes: Changes) -> None:
        """Count again."""
        del changes
        self.load()

    def on_day(self, day: dt.date) -> None:
        """Ask about another day."""
        self._day = day
        self._close_members()
        self.load()

    def on_program(self, key: str) -> None:
        """Ask about another program."""
        self._program = key
        self._close_members()
        self.load()

    def on_figure(self, figure: str) -> None:
        """Open the rows behind a figure."""
        day, program = self._day, self._program
        if day is None or not figure:
            return
        self._runner.run(
            lambda _ctx: (figure, self._cases.members(figure, day, program)),
            self._on_members,
            failed=self._on_failed,
            key=_KEY_MEMBERS,
        )

    def on_hide(self, *, is_hidden: bool) -> None:
        """Hide or show names in the list of rows."""
        self._is_hidden = is_hidden
        if self._members is not None:
            self._show_members()

    def on_members_closed(self) -> None:
        """Close the list of rows."""
        self._close_members()

    def _close_members(self) -> None:
        self._members = None
        self._view.close_members()

    def _read(self) -> tuple[Overview, dt.date, str, tuple[tuple[str, str], ...]]:
        today = self._cases.today()
        programs = self._cases.programs()
        program = self._program or self._cases.default_program()
        return self._cases.overview(self._day or today, program), today, program, programs

    def _on_read(self, answer: tuple[Overview, dt.date, str, tuple[tuple[str, str], ...]]) -> None:
        page, self._today, self._program, self._programs = answer
        self._day = page.on
        figures = [*(card.figure for card in page.cards), *(line.figure for line in page.lines)]
        self._labels = {f.id: (f.label, f.definition, f.N) for f in figures}
        self._labels.update(
            {line.figure_id: (line.label, "", None) for line in page.outcome if line.figure_id}
        )
        choices = [Choice(key, title) for key, title in self._programs]
        self._view.show_choices(page.on, self._today, choices, self._program)
        self._view.show_overview(page)

    def _on_members(self, answer: tuple[str, tuple[MemberRow, ...]]) -> None:
        figure, rows = answer
        label, _definition, of = self._labels.get(figure, (figure, "", None))
        self._view.offer_progress(is_offered=figure.startswith(_ABOUT_HOURS))
        self._members = (
            label,
            self._members_line(rows, is_share=of is not None),
            rows,
            of is not None,
        )
        self._show_members()

    def _members_line(self, rows: Sequence[MemberRow], *, is_share: bool) -> str:
        day = format_day(self._day)
        if not is_share:
            return _("{n} rækker pr. {day}").format(n=format_number(len(rows)), day=day)
        counted = sum(row.is_counted for row in rows)
        return _("{n} af {all} tæller med pr. {day}").format(
            n=format_number(counted), all=format_number(len(rows)), day=day
        )

    def _show_members(self) -> None:
        if self._members is not None:
            title, line, rows, is_share = self._members
            self._view.show_members(title, line, rows, is_share=is_share, is_hidden=self._is_hidden)

    def _on_failed(self, error: BaseException) -> None:
        say(self._view, error)
