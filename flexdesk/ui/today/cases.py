"""What I dag may ask of the program: use cases bound to the open desk, loaded at first use."""

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from flexdesk.domain.codes import ContactKind

if TYPE_CHECKING:
    from flexdesk.app.call_log import CallStart, PhoneLine
    from flexdesk.app.changes import Done
    from flexdesk.app.desk import Desk
    from flexdesk.app.today_rows import CardRows, TodayPage, WeekPage

_DRAFT = "task:"


@dataclass(frozen=True, slots=True)
class LogEntry:
    """What was typed in the open row."""

    text: str = ""
    kind: str = ContactKind.TELEFON.value
    is_try: bool = False
    """Nobody was reached: the task is moved instead of finished."""
    next_day: dt.date | None = None
    next_text: str = ""

    def __repr__(self) -> str:
        """Show the kind only: the text is a citizen's."""
        return f"LogEntry({self.kind})"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody a note or a task can be about."""

    id: str
    name: str
    candidate_no: str

    def __repr__(self) -> str:
        """Show the candidate number only."""
        return f"Person({self.candidate_no})"


@dataclass(frozen=True, slots=True)
class Later:
    """A day something can be moved to, as the quick choices name it."""

    key: str
    day: dt.date


class TodayCases:
    """The use cases of I dag; every call may take time and belongs on a worker."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def today(self) -> dt.date:
        """Return the day the desk works on."""
        return self._desk.today()

    def page(self, *, mine: bool) -> "TodayPage":
        """Return the page I dag."""
        from flexdesk.app.today import today_page

        return today_page(self._desk, mine=mine)

    def tasks(self, *, mine: bool) -> "TodayPage":
        """Return the page without its cards, which take longer."""
        from flexdesk.app.today import today_tasks

        return today_tasks(self._desk, mine=mine)

    def begun(self) -> "CardRows":
        """Return what is half-written."""
        from flexdesk.app.today_begun import begun_card

        return begun_card(self._desk)

    def week(self, *, mine: bool, weeks: int) -> "WeekPage":
        """Return Min uge, so many weeks ahead."""
        from flexdesk.app.week import week_page

        return week_page(self._desk, mine=mine, weeks=weeks)

    def later(self) -> tuple[Later, ...]:
        """Return the working days that are offered first: i morgen, om 1 uge, om 2 uger, ..."""
        from flexdesk.app.call_log import next_day

        steps = (("tomorrow", 1), ("week", 7), ("fortnight", 14), ("month", 28))
        return tuple(Later(key, next_day(self._desk, days)) for key, days in steps)

    def finish(self, task: str, entry: LogEntry) -> "Done":
        """Finish a task with what was typed; what was kept of it as a draft is done with."""
        from flexdesk.app.tasks import finish_task

        done = finish_task(
            self._desk,
            task,
            note_text=entry.text,
            note_kind=entry.kind,
            next_due=entry.next_day,
            next_text=entry.next_text,
        )
        self._desk.store.drop_draft(_DRAFT + task)
        return done

    def attempt(self, task: str, text: str, until: dt.date) -> "Done":
        """Write that nobody was reached, and move the task."""
        from flexdesk.app.tasks import try_task

        done = try_task(self._desk, task, until, note_text=text)
        self._desk.store.drop_draft(_DRAFT + task)
        return done

    def finish_many(self, tasks: tuple[str, ...]) -> "Done":
        """Finish several tasks in one undo."""
        from flexdesk.app.tasks import finish_tasks

        return finish_tasks(self._desk, tasks)

    def snooze(self, tasks: tuple[str, ...], until: dt.date) -> "Done":
        """Move tasks to a later day in one undo."""
        from flexdesk.app.tasks import snooze_tasks

        return snooze_tasks(self._desk, tasks, until)

    def finish_next(self, citizen: str) -> tuple[str, "Done | None"]:
        """Finish the first open task of a citizen; return its words, or nothing to do."""
        from flexdesk.app.tasks import finish_tasks, next_task

        task = next_task(self._desk, citizen)
        if task is None:
            return "", None
        return task.text, finish_tasks(self._desk, (task.id,))

    def next_task(self, citizen: str) -> tuple[str, str] | None:
        """Return id and words of the first open task of a citizen."""
        from flexdesk.app.tasks import next_task

        task = next_task(self._desk, citizen)
        return None if task is None else (task.id, task.text)

    def add_task(self, citizen: str, text: str, due: dt.date, time: str) -> "Done":
        """Write a task."""
        from flexdesk.app.tasks import add_task

        return add_task(self._desk, citizen, text, due, time=time)

    def add_note(self, citizen: str, text: str, kind: str) -> "Done":
        """Write a note or a contact; a draft of it is done with."""
        from flexdesk.app.contacts import log_contact
        from flexdesk.app.drafts import NO_DRAFT, save_note_draft
        from flexdesk.app.notes import add_note

        if kind == ContactKind.NOTAT:
            done = add_note(self._desk, citizen, text)
        else:
            done = log_contact(self._desk, citizen, text, kind=kind)
        save_note_draft(self._desk, citizen, NO_DRAFT)
        return done

    def note_draft(self, citizen: str) -> tuple[str, str]:
        """Return text and kind of the half-written note about a citizen."""
        from flexdesk.app.drafts import note_draft

        draft = note_draft(self._desk, citizen)
        return draft.text, draft.kind

    def keep_note(self, citizen: str, text: str, kind: str) -> None:
        """Keep a half-written note."""
        from flexdesk.app.drafts import NoteDraft, save_note_draft

        save_note_draft(self._desk, citizen, NoteDraft(text, kind))

    def task_draft(self, task: str) -> LogEntry:
        """Return what was typed at a task and not saved."""
        told = self._desk.store.draft(_DRAFT + task)
        raw = json.loads(told) if told else {}
        return LogEntry(str(raw.get("text", "")), str(raw.get("kind", LogEntry().kind)))

    def keep_task(self, task: str, entry: LogEntry) -> None:
        """Keep what is typed at a task; nothing typed is forgotten."""
        if entry.text.strip():
            told = json.dumps({"text": entry.text, "kind": entry.kind}, ensure_ascii=False)
            self._desk.store.save_draft(_DRAFT + task, told)
        else:
            self._desk.store.drop_draft(_DRAFT + task)

    def call(self, citizen: str) -> "CallStart":
        """Return whom one can call about a citizen."""
        from flexdesk.app.call_log import start_call

        return start_call(self._desk, citizen)

    def log_call(
        self, citizen: str, text: str, *, is_reached: bool, phone: "PhoneLine | None"
    ) -> "Done":
        """Write what came of a call."""
        from flexdesk.app.call_log import log_call

        return log_call(self._desk, citizen, text, is_reached=is_reached, phone=phone)

    def people(self) -> tuple[Person, ...]:
        """Return everybody in Danish order."""
        from flexdesk.app.citizen_rows import list_rows

        return tuple(Person(row.id, row.name, row.candidate_no) for row in list_rows(self._desk))

    def extend(self, placement: str, until: dt.date) -> "Done":
        """Move the planned last day of a placement; what it was stays on record."""
        from flexdesk.app.placement_changes import shift_plan

        return shift_plan(self._desk, placement, planned_last_day=until)

    def finish_next_action(self, workplace: str) -> "Done":
        """Say that what was to be done next at a workplace is done."""
        from flexdesk.app.next_actions import finish_next_action

        return finish_next_action(self._desk, workplace)

    def preparation(self, citizen: str, *, has_name: bool) -> bytes:
        """Return the page to read before a visit, as PDF bytes."""
        from flexdesk.app.preparation import preparation_pdf

        return preparation_pdf(self._desk, citizen, has_name=has_name)

    def save_preparation(self, citizen: str, out: Path, *, has_name: bool) -> None:
        """Write the page to a file; it is logged."""
        from flexdesk.app.preparation import save_preparation

        save_preparation(self._desk, citizen, out, has_name=has_name)

    def preparation_name(self, citizen: str) -> str:
        """Return what the file is called."""
        from flexdesk.app.preparation import file_name_of

        return file_name_of(self._desk, citizen)

    def week_paper(self, page: "WeekPage", *, has_names: bool) -> bytes:
        """Return a week as PDF bytes."""
        from flexdesk.app.week import week_paper

        return week_paper(page, has_names=has_names)

    def save_week(self, page: "WeekPage", out: Path, *, has_names: bool) -> None:
        """Write a week to a file; it is logged."""
        from flexdesk.app.week import save_week

        save_week(self._desk, page, out, has_names=has_names)

    def log_print(self, document: str, citizen: str, *, has_names: bool) -> None:
        """Log that a paper was printed."""
        self._desk.store.access("export", citizen or None, document=document, names=has_names)
