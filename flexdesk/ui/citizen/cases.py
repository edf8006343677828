"""What the page of one citizen may ask of the program; every call belongs on a worker."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from flexdesk.app import (
    citizen_facts,
    citizen_head,
    citizen_page,
    contacts,
    field_history,
    goals,
    history,
    note_corrections,
    notes,
    pass_days,
    tasks,
    timeline,
    timeline_print,
    transfer,
)
from flexdesk.app.changes import Done
from flexdesk.app.citizen_facts import Fact
from flexdesk.app.citizen_file import CitizenFile, read_file
from flexdesk.app.citizen_head import CitizenHead
from flexdesk.app.contacts import NO_TALK, TalkDraft
from flexdesk.app.desk import Desk
from flexdesk.app.field_history import ChangeLine, FactLine
from flexdesk.app.goals import GoalLine
from flexdesk.app.pass_days import StepLine
from flexdesk.app.team_times import usual_days
from flexdesk.app.timeline import TimelineFilter
from flexdesk.app.timeline_entry import TimelineEntry
from flexdesk.domain.codes import ContactKind
from flexdesk.domain.entities import Task, Workplace


@dataclass(frozen=True, slots=True)
class TaskLine:
    """An open task as the page shows it."""

    id: str
    text: str
    due: dt.date
    about: str
    is_late: bool
    is_held: bool
    """A pause holds it."""


@dataclass(frozen=True, slots=True)
class OverviewRead:
    """Everything the tab Overblik shows about a citizen."""

    citizen: str
    today: dt.date
    facts: tuple[Fact, ...]
    facts_draft: Mapping[str, str]
    talk: TalkDraft
    entries: tuple[TimelineEntry, ...]
    steps: tuple[StepLine, ...]
    step: str
    step_choices: tuple[tuple[str, str], ...]
    goals: tuple[GoalLine, ...]
    tasks: tuple[TaskLine, ...]
    candidate_no: str


class CitizenCases:
    """The use cases of one citizen's page, bound to a desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._usual: dict[str, dict[str, float]] = {}
        """The team's usual times by program as they were counted last."""

    def head(self, citizen: str) -> CitizenHead:
        """Return the head of the page."""
        return citizen_head.head_of(self._desk, read_file(self._desk, citizen), self._desk.today())

    def order(self) -> tuple[str, ...]:
        """Return the citizens in the order one leafs through them."""
        return citizen_head.citizen_order(self._desk)

    def log_opened(self, citizen: str) -> None:
        """Log that the page was opened."""
        citizen_head.log_opened(self._desk, citizen)

    def reveal_cpr(self, citizen: str, reason: str) -> str:
        """Return the whole CPR number; logged with the reason."""
        return citizen_page.reveal_cpr(self._desk, citizen, reason)

    def overview(self, citizen: str) -> OverviewRead:
        """Return what the tab Overblik shows."""
        desk, file = self._desk, read_file(self._desk, citizen)
        today = desk.today()
        return OverviewRead(
            citizen=citizen,
            today=today,
            facts=citizen_facts.facts_of(desk, file.citizen),
            facts_draft=citizen_facts.facts_draft(desk, citizen),
            talk=contacts.talk_draft(desk, citizen),
            entries=timeline.with_transfers(
                timeline.timeline_of(file, today), transfer.state_of_rows(desk, citizen)
            ),
            steps=pass_days.step_lines(file, self._usual.get(file.citizen.program, {}), today),
            step=file.citizen.step,
            step_choices=pass_days.step_choices(desk, file.citizen),
            goals=goals.goal_lines(file.goals, today),
            tasks=_task_lines(file, today),
            candidate_no=file.citizen.candidate_no,
        )

    def steps(self, citizen: str) -> tuple[StepLine, ...]:
        """Return the passes with the team's usual time beside them."""
        desk, file = self._desk, read_file(self._desk, citizen)
        usual = self._usual[file.citizen.program] = usual_days(desk, file.citizen.program)
        return pass_days.step_lines(file, usual, desk.today())

    def workplaces(self) -> tuple[str, ...]:
        """Return the names of all workplaces, to complete what is typed."""
        rows = self._desk.store.reads.load("workplace")
        return tuple(sorted({row.name for row in rows if isinstance(row, Workplace)}))

    def set_fact(self, citizen: str, field: str, text: str) -> tuple[Done, dt.datetime]:
        """Set a fact, and tell when; the draft of it is done with."""
        done = citizen_facts.set_fact(self._desk, citizen, field, text)
        typed = citizen_facts.facts_draft(self._desk, citizen)
        if typed.pop(field, None) is not None:
            citizen_facts.save_facts_draft(self._desk, citizen, typed)
        return done, self._desk.clock.now()

    def save_facts_draft(self, citizen: str, typed: Mapping[str, str]) -> None:
        """Keep what is typed and not saved."""
        citizen_facts.save_facts_draft(self._desk, citizen, typed)

    def fact_history(self, citizen: str, field: str) -> tuple[FactLine, ...]:
        """Return the values a fact has had."""
        return field_history.fact_history(self._desk, citizen, field)

    def save_talk(self, citizen: str, talk: TalkDraft) -> Done:
        """Write what is in the composer; the draft of it is done with."""
        done = self._written(citizen, talk)
        contacts.save_talk_draft(self._desk, citizen, NO_TALK)
        return done

    def _written(self, citizen: str, talk: TalkDraft) -> Done:
        desk = self._desk
        day = dt.date.fromisoformat(talk.day) if talk.day else None
        if talk.corrects:
            return note_corrections.correct_note(desk, talk.corrects, talk.text)
        if talk.finishes:
            return tasks.finish_task(desk, talk.finishes, note_text=talk.text, note_kind=talk.kind)
        if talk.kind == ContactKind.NOTAT:
            return notes.add_note(desk, citizen, talk.text, day=day)
        return contacts.log_contact(
            desk,
            citizen,
            talk.text,
            kind=talk.kind,
            taken_by=talk.taken_by,
            workplace=talk.workplace,
            person=talk.person,
            day=day,
        )

    def save_talk_draft(self, citizen: str, talk: TalkDraft) -> None:
        """Keep a half-written note or contact."""
        contacts.save_talk_draft(self._desk, citizen, talk)

    def finish_task(self, task: str) -> Done:
        """Finish a task."""
        return tasks.finish_task(self._desk, task)

    def snooze_task(self, task: str, until: dt.date) -> Done:
        """Move a task to a later day."""
        return tasks.snooze_tasks(self._desk, (task,), until)

    def move_to_step(self, citizen: str, step: str) -> Done:
        """Move the citizen to a step by hand."""
        return pass_days.move(self._desk, citizen, step)

    def set_pass_days(self, row: str, start: dt.date | None, last_day: dt.date | None) -> Done:
        """Put the days of a pass right."""
        return pass_days.set_pass_days(self._desk, row, start, last_day)

    def add_goal(self, citizen: str, text: str, parent: str, due: dt.date | None) -> Done:
        """Add a goal or a sub-goal."""
        return goals.add_goal(self._desk, citizen, text, parent=parent, due=due)

    def edit_goal(self, goal: str, text: str, due: dt.date | None) -> Done:
        """Change a goal."""
        return goals.edit_goal(self._desk, goal, text, due)

    def set_goal_state(self, goal: str, state: str) -> Done:
        """Say how a goal stands."""
        return goals.set_goal_state(self._desk, goal, state)

    def move_goal(self, goal: str, by: int) -> Done:
        """Move a goal up or down."""
        return goals.move_goal(self._desk, goal, by)

    def remove_goal(self, goal: str) -> Done:
        """Take a goal away."""
        return goals.remove_goal(self._desk, goal)

    def timeline_pdf(self, citizen: str, wanted: TimelineFilter, *, is_hidden: bool) -> bytes:
        """Return the filtered timeline as PDF."""
        return timeline_print.timeline_pdf(self._desk, citizen, wanted, is_hidden=is_hidden)

    def write_timeline(
        self, citizen: str, wanted: TimelineFilter, out: Path, *, is_hidden: bool
    ) -> Path:
        """Write the filtered timeline to a file."""
        return timeline_print.write_timeline(self._desk, citizen, wanted, out, is_hidden=is_hidden)

    def changes(self, citizen: str) -> tuple[ChangeLine, ...]:
        """Return every change of the citizen's rows."""
        return field_history.citizen_changes(self._desk, citizen)

    def undo(self, tx: str) -> Done:
        """Take an action back."""
        return history.undo(self._desk, tx)


def _task_lines(file: CitizenFile, on: dt.date) -> tuple[TaskLine, ...]:
    open_ = [row for row in file.index.tasks.get(file.id, ()) if row.done_on is None]
    lines = [_task_line(row, file, on) for row in open_]
    return tuple(sorted(lines, key=lambda line: (line.is_held, line.due)))


def _task_line(row: Task, file: CitizenFile, on: dt.date) -> TaskLine:
    shown = file.index.due(row)
    parts = [
        f"kl. {row.time}" if row.time else "",
        _place(row, file),
        "lovbestemt" if row.is_statutory else "",
        row.consultant,
    ]
    return TaskLine(
        row.id,
        row.text or row.kind,
        shown or row.due,
        " · ".join(part for part in parts if part),
        file.index.is_overdue(row, on),
        shown is None,
    )


def _place(row: Task, file: CitizenFile) -> str:
    placement = next((each for each in file.placements if each.id == row.placement), None)
    return file.index.workplace_name(placement.workplace) if placement is not None else ""
