"""The tab Overblik: its view and presenter wired to the bench."""

import datetime as dt
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from flexdesk.app.contacts import TalkDraft
from flexdesk.app.timeline import TimelineFilter
from flexdesk.base.errors import FlexDeskError
from flexdesk.base.language import _
from flexdesk.domain.codes import ContactKind
from flexdesk.ui.citizen.cases import CitizenCases, OverviewRead
from flexdesk.ui.citizen.overview_presenter import OverviewPresenter
from flexdesk.ui.citizen.overview_view import OverviewView
from flexdesk.ui.citizen.tasks_card import FINISH_WITH_NOTE
from flexdesk.ui.shared.bench import Bench

if TYPE_CHECKING:
    from flexdesk.app.changes import Changes, Done
    from flexdesk.app.field_history import FactLine
    from flexdesk.app.pass_days import StepLine


class OverviewTab:
    """What happened, what is and what comes next about one citizen."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._cases = CitizenCases(bench.desk)
        self.widget = OverviewView(bench.look)
        self.composing = self.widget.timeline.composer.composing
        self.presenter = OverviewPresenter(self, self._cases, bench.runner)
        self.presenter.on_hide(is_hidden=bench.is_hidden)
        self._wire()

    def _wire(self) -> None:
        view, presenter = self.widget, self.presenter
        view.facts.saved.connect(presenter.on_fact)
        view.facts.draft_changed.connect(presenter.on_facts_draft)
        view.facts.history_wanted.connect(presenter.on_fact_history)
        view.facts.put_back.connect(presenter.on_put_back)
        composer = view.timeline.composer
        composer.saved.connect(presenter.on_talk_saved)
        composer.draft_changed.connect(presenter.on_talk_draft)
        composer.closed.connect(view.take_focus)
        view.timeline.print_wanted.connect(self._on_print)
        view.timeline.correction_wanted.connect(self._on_correction)
        view.timeline.transfer_wanted.connect(self._on_transfer)
        view.timeline.note_wanted.connect(self.write_note)
        view.tasks.finished.connect(presenter.on_task_finished)
        view.tasks.acted.connect(self._on_task)
        view.tasks.new_wanted.connect(self._on_new_task)
        view.steps.step_chosen.connect(presenter.on_step)
        view.steps.days_saved.connect(presenter.on_pass_days)
        view.goals.saved.connect(presenter.on_goal_saved)
        view.goals.ticked.connect(presenter.on_goal_state)
        view.goals.moved.connect(presenter.on_goal_moved)
        view.goals.removed.connect(presenter.on_goal_removed)

    def show(self, citizen_id: str) -> None:
        """Show a citizen; what was typed about the one before is kept."""
        if citizen_id != self.presenter.citizen:
            self.widget.timeline.composer.keep()
            self.widget.facts.leave()
        self.presenter.show(citizen_id)

    def on_changes(self, changes: "Changes") -> None:
        """Read again what is concerned."""
        self.presenter.on_changes(changes)

    def on_hide(self, *, is_hidden: bool) -> None:
        """Hide or show names."""
        self.presenter.on_hide(is_hidden=is_hidden)

    def keep_draft(self) -> None:
        """Keep what is typed, at once: no worker runs any more."""
        talk = self.widget.timeline.composer.take_unsaved()
        facts = self.widget.facts.take_unsaved()
        # a full disk was told of when the half second before it was kept
        with suppress(FlexDeskError):
            if talk is not None:
                self._cases.save_talk_draft(*talk)
            if facts is not None:
                self._cases.save_facts_draft(*facts)

    def close(self) -> None:
        """Drop every row and text."""
        self.presenter.close()
        self.widget.clear()

    def take_focus(self) -> None:
        """Put the focus on the timeline."""
        self.widget.take_focus()

    def write_note(self) -> None:
        """Open the composer."""
        self.widget.show_timeline()
        self.widget.timeline.composer.open()

    def is_seen(self) -> bool:
        """Say whether the tab is in front."""
        return self.widget.isVisible()

    def show_read(self, read: OverviewRead, *, is_hidden: bool, is_new: bool) -> None:
        """Show everything about a citizen."""
        self.widget.show_read(read, is_hidden=is_hidden, is_new=is_new)

    def show_steps(self, steps: "Sequence[StepLine]") -> None:
        """Show the passes again, with the team's usual times."""
        read = self.presenter.read
        if read is not None:
            self.widget.steps.show_steps(steps, read.step_choices, read.step)

    def show_workplaces(self, names: Sequence[str]) -> None:
        """Complete what is typed as a workplace from these."""
        self.widget.timeline.composer.offer(names)

    def show_fact_saved(self, field: str, sent: str, words: str) -> None:
        """Say that a fact is saved."""
        self.widget.facts.show_saved(field, sent, words)

    def show_fact_error(self, field: str, text: str) -> None:
        """Say at a fact what is wrong with it."""
        self.widget.facts.say_error(field, text)

    def show_fact_history(self, field: str, lines: "Sequence[FactLine]") -> None:
        """Show the values a fact has had, under it."""
        if not self._bench.is_hidden:
            self.widget.facts.show_history(field, lines)

    def close_composer(self) -> None:
        """Close the composer: it is saved."""
        self.widget.timeline.composer.close_saved()
        self.widget.take_focus()

    def close_goal_form(self) -> None:
        """Close what is written about a goal: it is saved."""
        self.widget.goals.close_form()

    def say_step_error(self, text: str) -> None:
        """Say what went wrong with a step."""
        self.widget.steps.say_error(text)

    def say_goal_error(self, text: str) -> None:
        """Say what went wrong with a goal."""
        self.widget.goals.say_error(text)

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong where it arose."""
        self.widget.say_error(title, text)

    def say_done(self, text: str, done: "Done") -> None:
        """Say that something is done and offer to take it back."""
        self._bench.say_done(text, done)

    def _on_task(self, task: str, verb: str) -> None:
        if verb == FINISH_WITH_NOTE:
            words = _("Udfører opgaven: {text}").format(text=self.widget.tasks.text_of(task))
            self.widget.show_timeline()
            talk = TalkDraft(finishes=task, kind=ContactKind.NOTAT.value)
            self.widget.timeline.composer.open(talk, words)
        else:
            self.presenter.on_task_moved(task, dt.date.fromisoformat(verb))

    def _on_new_task(self) -> None:
        self._bench.call("new-task", self.presenter.citizen)

    def _on_correction(self, note: str) -> None:
        entry = self.widget.timeline.entry(note)
        if entry is not None:
            talk = self.widget.timeline.talk_about(entry)
            words = _("Retter notatet; det gamle bliver stående som »rettet«")
            self.widget.timeline.composer.open(talk, words)

    def _on_transfer(self, kind: str, row: str) -> None:
        self._bench.call("transfer", kind, row)

    def _on_print(self, wanted: TimelineFilter) -> None:
        from flexdesk.ui.citizen.timeline_print import TimelinePrint

        read = self.presenter.read
        if read is None:
            return
        panel = TimelinePrint(self._bench, self._cases, read.citizen, wanted, read.candidate_no)
        self._bench.open_sheet(panel, _("Udskriv tidslinje"))
