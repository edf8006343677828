"""Forberedelse: what is worth reading before a visit, without CPR and, unless asked, names."""

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from flexdesk.app.case_index import CaseIndex, case_index
from flexdesk.app.citizen_rows import short_kind
from flexdesk.app.desk import Desk
from flexdesk.app.goals import STATE_LABELS, GoalState, goal_lines
from flexdesk.app.lookups import get_citizen
from flexdesk.app.note_versions import current
from flexdesk.app.tasks import minutes_of
from flexdesk.app.today import address_of
from flexdesk.app.today_rows import long_day, without_names
from flexdesk.base.files import write_atomically
from flexdesk.base.numbers import format_day, format_number
from flexdesk.domain.codes import ContactKind
from flexdesk.domain.daily_entities import Goal
from flexdesk.domain.entities import Citizen, Note, Placement, Task, Workplace
from flexdesk.domain.labels import label

if TYPE_CHECKING:
    from flexdesk.reports.preparation import Entry, Fact, Preparation

DOCUMENT = "preparation"
_CPR_SHAPE = re.compile(r"\b\d{6}[- ]?\d{4}\b")
_HIDDEN = "••••••-••••"


def preparation_pdf(desk: Desk, citizen_id: str, *, has_name: bool = False) -> bytes:
    """Return the page as PDF; that the citizen's case was opened is logged.

    Raises:
        UserError: `citizen.unknown`.
    """
    from flexdesk.reports.preparation import render_preparation

    desk.store.access("open", citizen_id, what="forberedelse")
    return render_preparation(preparation_of(desk, citizen_id, has_name=has_name))


def save_preparation(desk: Desk, citizen_id: str, out: Path, *, has_name: bool = False) -> Path:
    """Write the page to a file; that it left the program is logged.

    Raises:
        UserError: `citizen.unknown`, `file.*`.
        EnvironmentFaultError: `disk.full`, `file.locked`.
    """
    from flexdesk.reports.preparation import render_preparation

    pdf = render_preparation(preparation_of(desk, citizen_id, has_name=has_name))
    write_atomically(out, pdf)
    desk.store.access("export", citizen_id, document=DOCUMENT, names=has_name, file=out.name)
    return out


def file_name_of(desk: Desk, citizen_id: str) -> str:
    """Return what the file is called: by candidate number and day.

    Raises:
        UserError: `citizen.unknown`.
    """
    citizen = get_citizen(desk.store.reads, citizen_id)
    number = citizen.candidate_no or "borger"
    return f"Forberedelse_{number}_{desk.today().isoformat()}.pdf"


def preparation_of(desk: Desk, citizen_id: str, *, has_name: bool = False) -> "Preparation":
    """Return what the page says.

    Names of the citizen are left out of every text, but for the first name when asked for.
    Source: idag.note_lines.

    Raises:
        UserError: `citizen.unknown`.
    """
    from flexdesk.reports.preparation import Preparation

    citizen = get_citizen(desk.store.reads, citizen_id)
    index, on = case_index(desk), desk.today()
    words = _Words(citizen, has_name=has_name)
    placement = index.running(citizen_id, on) or next(iter(index.coming(citizen_id, on)), None)
    place = index.workplaces.get(placement.workplace or "") if placement else None
    tasks = _tasks(index, citizen_id)
    return Preparation(
        who=words.who,
        occasion=words.clean(_occasion(tasks, place, on)),
        place=tuple(_place_facts(index, citizen, placement, place, on)),
        considerations=tuple(words.clean(text) for text in _considerations(citizen)),
        practical=tuple(_practical(citizen, words)),
        notes=tuple(_note_entries(desk, citizen_id, words)),
        tasks=tuple(_task_entry(task, words, on) for task in tasks),
        goals=tuple(_goal_entries(desk, citizen_id, words)),
    )


class _Words:
    """Takes names and CPR numbers out of what is printed."""

    def __init__(self, citizen: Citizen, *, has_name: bool) -> None:
        first, last = citizen.first_name.strip(), citizen.last_name.strip()
        self._names = (last,) if has_name else (first, last)
        parts = (citizen.candidate_no, first if has_name else "")
        self.who = " · ".join(part for part in parts if part) or "Borger"

    def clean(self, text: str) -> str:
        """Return a text as it may be printed."""
        named = without_names(text, self._names)
        return _CPR_SHAPE.sub(_HIDDEN, named)


def _tasks(index: CaseIndex, citizen: str) -> tuple[Task, ...]:
    rows = (row for row in index.tasks.get(citizen, ()) if row.done_on is None)
    return tuple(sorted(rows, key=lambda row: (row.due, minutes_of(row.time))))


def _occasion(tasks: tuple[Task, ...], place: Workplace | None, on: dt.date) -> str:
    """Return what the visit is about: the first task that is due, else the day."""
    parts = [long_day(on)]
    due = next((task for task in tasks if task.due <= on), None)
    if due is not None:
        parts.append(due.text if not due.time else f"{due.text}, kl. {due.time}")
    if place is not None:
        parts.append(place.name)
    return " · ".join(parts)


def _place_facts(
    index: CaseIndex,
    citizen: Citizen,
    placement: Placement | None,
    place: Workplace | None,
    on: dt.date,
) -> Iterator["Fact"]:
    from flexdesk.reports.preparation import Fact

    if placement is None:
        return
    until = placement.last_day or placement.planned_last_day
    span = f"{format_day(placement.start)} til {format_day(until)}" if until else ""
    yield Fact(short_kind(placement.kind), span or f"fra {format_day(placement.start)}")
    if place is not None:
        where = (place.name, address_of(place))
        yield Fact("Arbejdsplads", " · ".join(part for part in where if part))
        contact = " · ".join(part for part in (place.contact_person, place.phone) if part)
        if contact:
            yield Fact("Kontaktperson", contact)
    hours = index.hours_on(placement, on)
    told = [("Effektive timer", hours), ("Fremmødetimer", placement.attended_week)]
    told.append(("Mål, timer", citizen.hours_aim))
    for name, value in told:
        if value is not None:
            yield Fact(name, f"{format_number(value)} om ugen")


def _considerations(citizen: Citizen) -> Iterator[str]:
    if citizen.skaanehensyn:
        yield citizen.skaanehensyn
    if citizen.reading_help:
        yield f"Læsehjælp: {citizen.reading_help}"
    if citizen.interpreter:
        yield f"Tolk: {citizen.interpreter}"


def _practical(citizen: Citizen, words: _Words) -> Iterator["Fact"]:
    from flexdesk.reports.preparation import Fact

    pairs = (
        ("Kontaktes helst", citizen.preferred_contact),
        ("Sprog", citizen.language),
        ("Transport", citizen.transport),
        ("Kørekort", citizen.licence),
        ("Ønsket arbejde", citizen.wanted_work),
        ("Sagsbehandler", citizen.caseworker),
        ("Andre fagpersoner", citizen.professionals),
    )
    return (Fact(name, words.clean(value)) for name, value in pairs if value)


def _note_entries(desk: Desk, citizen: str, words: _Words) -> Iterator["Entry"]:
    """Yield the newest notes.

    Source: idag.note_lines.
    """
    from flexdesk.reports.preparation import Entry

    most = desk.rules.count("idag.note_lines", desk.today())
    loaded = desk.store.reads.load("note", citizen=citizen)
    notes = current(row for row in loaded if isinstance(row, Note))
    newest = sorted(notes, key=lambda row: row.day, reverse=True)[:most]
    for note in newest:
        yield Entry(format_day(note.day), label(note.kind, ContactKind), words.clean(note.text))


def _task_entry(task: Task, words: _Words, on: dt.date) -> "Entry":
    from flexdesk.reports.preparation import Entry

    clock = f" kl. {task.time}" if task.time else ""
    return Entry(f"{format_day(task.due)}{clock}", words.clean(task.text), is_late=task.due < on)


def _goal_entries(desk: Desk, citizen: str, words: _Words) -> Iterator["Entry"]:
    from flexdesk.reports.preparation import Entry

    loaded = desk.store.reads.load("goal", citizen=citizen)
    goals = tuple(row for row in loaded if isinstance(row, Goal))
    for line in goal_lines(goals, desk.today()):
        state = "" if line.state == GoalState.OPEN else STATE_LABELS.get(line.state, line.state)
        due = f"senest {format_day(line.due)}" if line.due and not state else state
        text = words.clean(line.text)
        words_of = " · ".join(part for part in (text, due) if part)
        yield Entry("", words_of, is_late=line.is_overdue, level=int(line.is_sub_goal))
