"""Decides what the tab "18 af 24" shows and does; knows no Qt."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from flexdesk.app.counter_rows import CounterPage, DecisionCard, WhatIfLine
from flexdesk.app.counters import job_lines
from flexdesk.base.errors import FlexDeskError
from flexdesk.base.language import _
from flexdesk.base.numbers import format_day
from flexdesk.ui.citizen.counter_cases import CounterAnswer, CounterCases
from flexdesk.ui.citizen.strip_presenter import SpellView, StripPresenter, read_day
from flexdesk.ui.citizen.strip_spell import CounterDraft, DecisionTyped
from flexdesk.ui.shared.lanes import WRITE, Runner
from flexdesk.ui.shared.telling import say, say_unless_gone, sentence_of

if TYPE_CHECKING:
    from flexdesk.app.changes import Changes, Done

_KEY = "counter-tab"
_KINDS = frozenset({"benefit", "placement", "citizen", "decision", "task", "team_value", "pause"})
MAALGRUPPE, REFUSION = "maalgruppe", "refusion"


class CounterView(SpellView, Protocol):
    """What the presenter asks of the tab."""

    def show_page(self, page: CounterPage, today: dt.date, *, is_hidden: bool) -> None:
        """Show number, strip, table, methods and what moves the date."""
        ...

    def show_scenario(self, page: CounterPage, start: dt.date) -> None:
        """Let the slider move over the days of a page."""
        ...

    def show_what_if(self, start: dt.date, lines: Sequence[WhatIfLine]) -> None:
        """Show what a job that starts on a day means."""
        ...

    def show_decisions(self, cards: Sequence[DecisionCard], *, is_hidden: bool) -> None:
        """Show the decisions."""
        ...

    def show_steps(self, lines: Sequence[WhatIfLine]) -> None:
        """Show what waits."""
        ...

    def open_decision(
        self, typed: DecisionTyped, programs: Sequence[tuple[str, str]], *, takes_focus: bool
    ) -> None:
        """Open the form of a decision."""
        ...

    def close_decision(self) -> None:
        """Close the form of a decision and forget what is in it."""
        ...

    def say_decision(self, field: str, text: str) -> None:
        """Say what is wrong in the form of a decision."""
        ...

    def typed(self) -> CounterDraft:
        """Return what stands in the open forms."""
        ...

    def clear(self) -> None:
        """Drop every row and text."""
        ...


class CounterHost(Protocol):
    """What the presenter asks of the window."""

    def said(self, text: str, done: "Done") -> None:
        """Say that something is done and offer to take it back."""
        ...

    def new_placement(self, citizen: str, start: dt.date) -> None:
        """Open the form of a placement."""
        ...

    def new_task(self, citizen: str) -> None:
        """Open the form of a task."""
        ...


class CounterPresenter:
    """One citizen, one day, one counter; periods and decisions are written from here."""

    def __init__(
        self, view: CounterView, cases: CounterCases, runner: Runner, host: CounterHost
    ) -> None:
        self._view, self._cases, self._runner, self._host = view, cases, runner, host
        self._citizen = ""
        self._on: dt.date | None = None
        self._counter = MAALGRUPPE
        self._answer: CounterAnswer | None = None
        self._start: dt.date | None = None
        """Where the slider was put by hand."""
        self._is_hidden = False
        self._is_kept = True
        self.strip = StripPresenter(
            view, cases, runner, page=lambda: self.page, closed=self._on_spell_closed
        )

    @property
    def page(self) -> CounterPage | None:
        """The page that is shown."""
        return self._answer.page if self._answer else None

    @property
    def citizen(self) -> str:
        """The citizen that is shown."""
        return self._citizen

    def show(self, citizen: str) -> None:
        """Show a citizen, on today and for the target group when it is another than before."""
        if citizen == self._citizen and self._answer is not None:
            return
        if citizen != self._citizen:
            self.keep_draft()
            self._view.close_spell()
            self._view.close_decision()
            self._on = self._start = self._answer = None
            self._counter = MAALGRUPPE
        self._citizen = citizen
        self._read()

    def on_changes(self, changes: "Changes") -> None:
        """Read again when it is about this citizen."""
        is_own = changes.concerns(citizen=self._citizen) and bool(changes.kinds & _KINDS)
        if self._citizen and (changes.everything or is_own or "team_value" in changes.kinds):
            self._read()

    def on_hide(self, *, is_hidden: bool) -> None:
        """Hide or show what names the citizen."""
        self._is_hidden = is_hidden
        if self._answer is not None:
            self._show(self._answer)

    def close(self) -> None:
        """Drop every row: the register is locked."""
        self._citizen, self._answer = "", None
        self._view.clear()

    def on_counter(self, counter: str) -> None:
        """Ask by the other counter."""
        self._counter, self._start = counter, None
        self._read()

    def on_other_counter(self) -> None:
        """Turn from one counter to the other."""
        self.on_counter(REFUSION if self._counter == MAALGRUPPE else MAALGRUPPE)

    def on_day(self, day: dt.date) -> None:
        """Count on another day."""
        self._on, self._start = day, None
        self._read()

    def on_start_moved(self, day: dt.date) -> None:
        """Say what a job that starts on a day means; computed at once, nothing is saved."""
        page = self.page
        if page is not None:
            self._start = day
            self._view.show_what_if(day, job_lines(page, page.scenario.starting(day)))

    def on_reset(self) -> None:
        """Put the slider back where it stood."""
        self._start = None
        self._show_what_if()

    def on_create(self) -> None:
        """Open the form of a placement from the day the slider stands on."""
        page = self.page
        if page is not None:
            self._host.new_placement(self._citizen, self._start or page.job_start)

    def on_task_wanted(self) -> None:
        """Open the form of a task."""
        if self._citizen:
            self._host.new_task(self._citizen)

    # --- decisions ------------------------------------------------------------------------

    def on_new_decision(self) -> None:
        """Open the form of a decision."""
        if self._answer is not None:
            day = format_day(self._answer.today)
            typed = DecisionTyped(day=day, program=self._answer.program)
            self._view.open_decision(typed, self._answer.programs, takes_focus=True)

    def on_decision_saved(self, typed: DecisionTyped) -> None:
        """Write the decision with its evidence."""
        day = read_day(typed.day, self._view.say_decision, "day")
        if day is None:
            return
        citizen = self._citizen
        self._runner.run(
            lambda _ctx: self._cases.decide(citizen, typed, day),
            self._on_decided,
            failed=self._on_decision_failed,
            lane=WRITE,
        )

    def on_decision_cancelled(self) -> None:
        """Throw away what is typed."""
        self._view.close_decision()
        self._is_kept = False
        self.on_rested()

    # --- drafts ---------------------------------------------------------------------------

    def on_typed(self) -> None:
        """Something was typed that is not kept yet."""
        self._is_kept = False

    def on_rested(self) -> None:
        """Keep what is typed after a rest."""
        citizen, draft = self._citizen, self._view.typed()
        if citizen:
            self._is_kept = True
            self._runner.run(
                lambda _ctx: self._cases.keep_draft(citizen, draft),
                _ignore,
                failed=self._on_failed,
                lane=WRITE,
            )

    def keep_draft(self) -> None:
        """Keep what is typed at once, without a worker."""
        draft = self._view.typed()
        if self._citizen and (draft.text or not self._is_kept):
            self._cases.keep_draft(self._citizen, draft)
            self._is_kept = True

    # --- reading and showing --------------------------------------------------------------

    def _read(self) -> None:
        citizen, on, counter = self._citizen, self._on, self._counter
        self._runner.run(
            lambda _ctx: self._cases.read(citizen, on, counter),
            self._on_read,
            failed=self._on_failed,
            key=_KEY,
        )

    def _on_read(self, answer: CounterAnswer) -> None:
        if answer.page.citizen != self._citizen:
            return
        is_first, self._answer = self._answer is None, answer
        self._show(answer)
        if is_first:
            self._show_draft(answer)

    def _show(self, answer: CounterAnswer) -> None:
        self._view.show_page(answer.page, answer.today, is_hidden=self._is_hidden)
        self._show_what_if()
        self._view.show_decisions(answer.decisions, is_hidden=self._is_hidden)
        self._view.show_steps(() if self._is_hidden else answer.steps)

    def _show_draft(self, answer: CounterAnswer) -> None:
        spell, decision = answer.draft.spell, answer.draft.decision
        if spell is not None:
            self.strip.open_draft(spell)
        if decision is not None:
            self._view.open_decision(decision, answer.programs, takes_focus=False)

    def _show_what_if(self) -> None:
        page = self.page
        if page is None:
            return
        scenario = page.scenario
        start = min(max(self._start or page.job_start, scenario.first), scenario.last)
        self._view.show_scenario(page, start)
        self._view.show_what_if(start, job_lines(page, scenario.starting(start)))

    def _on_spell_closed(self, text: str, done: "Done | None") -> None:
        self._is_kept = False
        self.on_rested()
        if done is not None and done.tx:
            self._host.said(text, done)

    def _on_decided(self, done: "Done") -> None:
        self._view.close_decision()
        self._is_kept = False
        self.on_rested()
        self._host.said(_("Afgørelsen er gemt med sit grundlag"), done)

    def _on_decision_failed(self, error: BaseException) -> None:
        field = {"decision.reason_missing": "reason", "decision.future": "day",
                 "text.too_long": "reason"}.get(getattr(error, "code", ""))  # fmt: skip
        if isinstance(error, FlexDeskError):
            told = sentence_of(error)
            self._view.say_decision(field or "form", f"{told.happened} {told.do}")
        else:
            say(self._view, error)

    def _on_failed(self, error: BaseException) -> None:
        say_unless_gone(self._view, error)


def _ignore(_answer: object) -> None:
    """Nobody waits for this."""
