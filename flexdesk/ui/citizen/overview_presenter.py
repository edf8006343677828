"""Decides what the tab Overblik shows and does; knows no Qt."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from flexdesk.app.contacts import TalkDraft
from flexdesk.base.errors import FlexDeskError
from flexdesk.base.language import _
from flexdesk.domain.codes import ContactKind
from flexdesk.ui.shared.lanes import WRITE, Runner
from flexdesk.ui.shared.telling import say_unless_gone, sentence_of

if TYPE_CHECKING:
    from flexdesk.app.changes import Changes, Done
    from flexdesk.app.field_history import FactLine
    from flexdesk.app.pass_days import StepLine
    from flexdesk.ui.citizen.cases import CitizenCases, OverviewRead
    from flexdesk.ui.citizen.goals_card import GoalText

_READ, _USUAL = "citizen-overview", "citizen-usual-times"


class OverviewPort(Protocol):
    """What the presenter asks of the tab."""

    def is_seen(self) -> bool:
        """Say whether the tab is in front."""
        ...

    def show_read(self, read: "OverviewRead", *, is_hidden: bool, is_new: bool) -> None:
        """Show everything about a citizen."""
        ...

    def show_steps(self, steps: "Sequence[StepLine]") -> None:
        """Show the passes again, with the team's usual times."""
        ...

    def show_workplaces(self, names: Sequence[str]) -> None:
        """Complete what is typed as a workplace from these."""
        ...

    def show_fact_saved(self, field: str, sent: str, words: str) -> None:
        """Say that a fact is saved."""
        ...

    def show_fact_error(self, field: str, text: str) -> None:
        """Say at a fact what is wrong with it."""
        ...

    def show_fact_history(self, field: str, lines: "Sequence[FactLine]") -> None:
        """Show the values a fact has had."""
        ...

    def close_composer(self) -> None:
        """Close the composer: it is saved."""
        ...

    def close_goal_form(self) -> None:
        """Close what is written about a goal: it is saved."""
        ...

    def say_step_error(self, text: str) -> None:
        """Say what went wrong with a step."""
        ...

    def say_goal_error(self, text: str) -> None:
        """Say what went wrong with a goal."""
        ...

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong where it arose."""
        ...

    def say_done(self, text: str, done: "Done") -> None:
        """Say that something is done and offer to take it back."""
        ...


class OverviewPresenter:
    """Facts, timeline, steps, goals and tasks of one citizen."""

    def __init__(self, view: OverviewPort, cases: "CitizenCases", runner: Runner) -> None:
        self._view, self._cases, self._runner = view, cases, runner
        self._citizen = ""
        self._read: OverviewRead | None = None
        self._is_hidden = False
        self._wants_usual = True
        self._is_stale = False

    @property
    def citizen(self) -> str:
        """The citizen shown."""
        return self._citizen

    @property
    def read(self) -> "OverviewRead | None":
        """What was read last."""
        return self._read

    def show(self, citizen: str) -> None:
        """Show a citizen; the same one again costs nothing."""
        if citizen == self._citizen and self._read is not None:
            if self._is_stale:
                self._load()
            return
        self._citizen = citizen
        self._load()
        self._runner.run(
            lambda _ctx: self._cases.workplaces(),
            self._view.show_workplaces,
            failed=self._on_failed,
            key="citizen-workplaces",
        )

    def on_changes(self, changes: "Changes") -> None:
        """Read again what is concerned."""
        if changes.everything or changes.kinds & {"pass", "pause"}:
            self._wants_usual = True
        if self._citizen and (changes.everything or changes.concerns(citizen=self._citizen)):
            self._is_stale = True
            if self._view.is_seen():
                self._load()

    def on_hide(self, *, is_hidden: bool) -> None:
        """Hide or show names."""
        self._is_hidden = is_hidden
        if self._read is not None:
            self._view.show_read(self._read, is_hidden=is_hidden, is_new=False)

    def close(self) -> None:
        """Drop every row."""
        self._citizen, self._read = "", None

    def on_fact(self, citizen: str, field: str, text: str) -> None:
        """Save a fact; an error stands at the field and what is typed stays."""
        self._write(
            lambda: self._cases.set_fact(citizen, field, text),
            lambda answer: self._on_fact_saved(citizen, field, text, answer),
            lambda error: self._on_fact_failed(citizen, field, error),
        )

    def on_facts_draft(self, citizen: str, typed: Mapping[str, str]) -> None:
        """Keep what is typed and not saved."""
        self._write(lambda: self._cases.save_facts_draft(citizen, typed), _ignore)

    def on_fact_history(self, field: str) -> None:
        """Show the values a fact has had."""
        citizen = self._citizen
        self._runner.run(
            lambda _ctx: self._cases.fact_history(citizen, field),
            lambda lines: self._view.show_fact_history(field, lines),
            failed=self._on_failed,
            key="fact-history",
        )

    def on_put_back(self, field: str, text: str) -> None:
        """Put an earlier value of a fact back."""
        citizen = self._citizen
        self._write(
            lambda: self._cases.set_fact(citizen, field, text)[0],
            lambda done: self._told(_("Værdien er sat tilbage"), done),
            lambda error: self._on_fact_failed(citizen, field, error),
        )

    def on_talk_saved(self, talk: TalkDraft) -> None:
        """Write a note or a contact; what is typed stays until it is saved."""
        citizen = self._citizen
        self._write(
            lambda: self._cases.save_talk(citizen, talk),
            lambda done: self._on_talked(talk, done),
        )

    def on_talk_draft(self, citizen: str, talk: TalkDraft) -> None:
        """Keep a half-written note or contact."""
        self._write(lambda: self._cases.save_talk_draft(citizen, talk), _ignore)

    def on_task_finished(self, task: str) -> None:
        """Finish a task."""
        self._do(lambda: self._cases.finish_task(task), _("Opgaven er udført"))

    def on_task_moved(self, task: str, until: dt.date) -> None:
        """Move a task to a later day."""
        words = _("Opgaven er udsat til {day}").format(day=f"{until:%d-%m-%Y}")
        self._do(lambda: self._cases.snooze_task(task, until), words)

    def on_step(self, step: str) -> None:
        """Move the citizen to a step by hand."""
        citizen, name = self._citizen, self._step_name(step)
        words = _("Flyttet til {step}").format(step=name)
        self._write(
            lambda: self._cases.move_to_step(citizen, step),
            lambda done: self._told(words, done),
            self._on_step_failed,
        )

    def on_pass_days(self, row: str, start: dt.date | None, last_day: dt.date | None) -> None:
        """Put the days of a pass right."""
        self._write(
            lambda: self._cases.set_pass_days(row, start, last_day),
            lambda done: self._told(_("Trinnets datoer er rettet"), done),
            self._on_step_failed,
        )

    def on_goal_saved(self, typed: "GoalText") -> None:
        """Add a goal, or write one anew."""
        citizen = self._citizen

        def write() -> "Done":
            if typed.goal:
                return self._cases.edit_goal(typed.goal, typed.text, typed.due)
            return self._cases.add_goal(citizen, typed.text, typed.parent, typed.due)

        words = _("Målet er rettet") if typed.goal else _("Målet er skrevet")
        self._write(write, lambda done: self._on_goal_done(words, done), self._on_goal_failed)

    def on_goal_state(self, goal: str, state: str) -> None:
        """Say that a goal is reached, given up or open again."""
        words = {"naaet": _("Målet er nået"), "opgivet": _("Målet er opgivet")}
        text = words.get(state, _("Målet er åbent igen"))
        self._do_goal(lambda: self._cases.set_goal_state(goal, state), text)

    def on_goal_moved(self, goal: str, by: int) -> None:
        """Move a goal up or down."""
        self._do_goal(lambda: self._cases.move_goal(goal, by), _("Målet er flyttet"))

    def on_goal_removed(self, goal: str) -> None:
        """Take a goal away."""
        self._do_goal(lambda: self._cases.remove_goal(goal), _("Målet er fjernet"))

    def _load(self) -> None:
        citizen = self._citizen
        self._is_stale = False
        self._runner.run(
            lambda _ctx: self._cases.overview(citizen),
            self._on_read,
            failed=self._on_failed,
            key=_READ,
        )

    def _on_read(self, read: "OverviewRead") -> None:
        if read.citizen != self._citizen:
            return
        is_new = self._read is None or self._read.citizen != read.citizen
        self._read = read
        self._view.show_read(read, is_hidden=self._is_hidden, is_new=is_new)
        if not is_new and not self._wants_usual:
            return
        # the whole team's passes are read after what one waits for
        self._wants_usual = False
        self._runner.run(
            lambda _ctx: (read.citizen, self._cases.steps(read.citizen)),
            self._on_usual,
            failed=self._on_failed,
            key=_USUAL,
        )

    def _on_usual(self, answer: "tuple[str, Sequence[StepLine]]") -> None:
        citizen, steps = answer
        if citizen == self._citizen:
            self._view.show_steps(steps)

    def _on_fact_saved(
        self, citizen: str, field: str, sent: str, answer: "tuple[Done, dt.datetime]"
    ) -> None:
        if citizen == self._citizen:
            at = answer[1].astimezone()
            self._view.show_fact_saved(field, sent, _("Gemt kl. {time}").format(time=f"{at:%H.%M}"))

    def _on_fact_failed(self, citizen: str, field: str, error: BaseException) -> None:
        if citizen == self._citizen and isinstance(error, FlexDeskError):
            told = sentence_of(error)
            self._view.show_fact_error(field, f"{told.happened} {told.do}".strip())
        else:
            self._on_failed(error)

    def _on_talked(self, talk: TalkDraft, done: "Done") -> None:
        self._view.close_composer()
        if talk.corrects:
            words = _("Notatet er rettet")
        elif talk.finishes:
            words = _("Opgaven er udført, og notatet er gemt")
        elif talk.kind == ContactKind.NOTAT:
            words = _("Notat gemt")
        elif talk.kind == ContactKind.INGEN_KONTAKT:
            words = _("Forsøg på kontakt gemt")
        else:
            words = _("Kontakt gemt")
        self._view.say_done(words, done)

    def _on_step_failed(self, error: BaseException) -> None:
        self._at(self._view.say_step_error, error)

    def _on_goal_failed(self, error: BaseException) -> None:
        self._at(self._view.say_goal_error, error)

    def _at(self, tell: Callable[[str], None], error: BaseException) -> None:
        if isinstance(error, FlexDeskError):
            told = sentence_of(error)
            tell(f"{told.happened} {told.do}".strip())
        else:
            self._on_failed(error)

    def _on_goal_done(self, words: str, done: "Done") -> None:
        self._view.close_goal_form()
        self._told(words, done)

    def _step_name(self, step: str) -> str:
        choices = dict(self._read.step_choices) if self._read is not None else {}
        return choices.get(step, step)

    def _do(self, write: "Callable[[], Done]", words: str) -> None:
        self._write(write, lambda done: self._told(words, done))

    def _do_goal(self, write: "Callable[[], Done]", words: str) -> None:
        self._write(write, lambda done: self._told(words, done), self._on_goal_failed)

    def _told(self, words: str, done: "Done") -> None:
        if done.tx:
            self._view.say_done(words, done)

    def _write(
        self,
        write: Callable[[], object],
        then: Callable[[Any], None],
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        self._runner.run(lambda _ctx: write(), then, failed=failed or self._on_failed, lane=WRITE)

    def _on_failed(self, error: BaseException) -> None:
        say_unless_gone(self._view, error)


def _ignore(_answer: object) -> None:
    """Nobody waits for this."""
