"""What each kind of row says in the timeline."""

import datetime as dt
from collections.abc import Iterator
from itertools import chain

from flexdesk.app import timeline_entry as to
from flexdesk.app.citizen_file import CitizenFile
from flexdesk.app.citizen_rows import short_kind, step_shown
from flexdesk.app.closed_words import DROPPED
from flexdesk.app.contacts import TAKEN_BY_LABELS, attempts, is_twin
from flexdesk.app.goals import GoalState
from flexdesk.app.note_versions import current, versions
from flexdesk.app.timeline_cards import card_entries
from flexdesk.app.timeline_entry import Earlier, TimelineEntry, entry
from flexdesk.app.timeline_support import support_entries
from flexdesk.base.numbers import format_day, format_number
from flexdesk.domain.codes import BenefitKind, ContactKind, EndedHow, HoursKind, Onward
from flexdesk.domain.entities import Contact, Note, Placement, Task
from flexdesk.domain.labels import label
from flexdesk.domain.pauses import pause_label
from flexdesk.domain.work_codes import ContactResult

_FIRST, _LAST = 0, 2


def entries_of(file: CitizenFile) -> Iterator[TimelineEntry]:
    """Yield an entry for everything that happened, in no order."""
    return chain(
        _talks(file),
        _placements(file),
        _hours(file),
        _steps(file),
        _benefits(file),
        _decisions(file),
        _tasks(file),
        _goals(file),
        _pauses(file),
        _attachments(file),
        support_entries(file),
        card_entries(file),
    )


def _talks(file: CitizenFile) -> Iterator[TimelineEntry]:
    """Yield notes and contacts; a contact a note tells of as well is one entry."""
    shown = current(file.notes)
    twins = {note.id: _twin(note, file) for note in shown}
    taken = {contact.id for contact in twins.values() if contact is not None}
    alone = [contact for contact in file.contacts if contact.id not in taken]
    tries = attempts(shown, alone)
    for note in shown:
        yield _note(note, twins[note.id], tries.get(note.id, 0), file)
    for contact in alone:
        yield _contact(contact, tries.get(contact.id, 0), file)


def _twin(note: Note, file: CitizenFile) -> Contact | None:
    said = versions(file.notes, note.id)
    return next(
        (each for each in file.contacts if any(is_twin(version, each) for version in said)), None
    )


def _note(note: Note, twin: Contact | None, nth: int, file: CitizenFile) -> TimelineEntry:
    is_contact = note.kind != ContactKind.NOTAT
    return entry(
        note.id,
        "note",
        kind=note.kind,
        group=to.CONTACTS if is_contact else to.NOTES,
        title=_title(note.kind, twin, file),
        text=note.text,
        day=note.day,
        about=_about(note.consultant, note.taken_by if is_contact else "", nth),
        earlier=tuple(
            Earlier(row.text, row.day, row.consultant) for row in versions(file.notes, note.id)[1:]
        ),
        rank=_LAST,
    )


def _contact(row: Contact, nth: int, file: CitizenFile) -> TimelineEntry:
    return entry(
        row.id,
        "contact",
        kind=row.kind,
        group=to.CONTACTS,
        title=_title(row.kind, row, file),
        text=row.text,
        day=row.day,
        about=_about(row.consultant, row.by, nth),
        rank=_LAST,
    )


def _title(kind: str, contact: Contact | None, file: CitizenFile) -> str:
    words = label(kind, ContactKind)
    if contact is None:
        return words
    place = file.index.workplace_name(contact.workplace)
    whom = ", ".join(part for part in (contact.person, place) if part)
    result = f" · {label(contact.result, ContactResult).lower()}" if contact.result else ""
    return f"{words}: {whom}{result}" if whom else f"{words}{result}"


def _about(consultant: str, taken_by: str, nth: int) -> str:
    parts = [consultant]
    if taken_by in TAKEN_BY_LABELS:
        parts.append(f"taget af {TAKEN_BY_LABELS[taken_by].lower()}")
    if nth:
        parts.append(f"{nth}. forsøg")
    return " · ".join(part for part in parts if part)


def _placements(file: CitizenFile) -> Iterator[TimelineEntry]:
    for row in file.placements:
        name, place = short_kind(row.kind), file.index.workplace_name(row.workplace)
        onward = f"kom videre til: {label(row.onward, Onward).lower()}" if row.onward else ""
        if row.ended_how == EndedHow.STARTEDE_IKKE:
            told = onward if row.onward != Onward.STARTEDE_IKKE else ""
            yield entry(
                row.id, "placement", kind="placement", group=to.PLACEMENTS,
                title=f"{name} startede ikke", text=_joined(place, told), day=row.start,
            )  # fmt: skip
            continue
        yield entry(
            row.id, "placement", kind="placement", group=to.PLACEMENTS, title=f"{name} startet",
            text=_joined(place, _hours_words(row), _planned(row)), day=row.start,
        )  # fmt: skip
        if row.last_day is not None:
            how = label(row.ended_how, EndedHow) if row.ended_how else ""
            yield entry(
                f"{row.id}:end", "placement", kind="placement", group=to.PLACEMENTS,
                title=f"{name} afsluttet", text=_joined(place, how, onward), day=row.last_day,
            )  # fmt: skip


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _hours_words(row: Placement) -> str:
    parts = [
        f"{format_number(hours)} {word}"
        for hours, word in (
            (row.attended_week, "fremmødetimer"),
            (row.hours_week, "effektive timer"),
        )
        if hours is not None
    ]
    return " og ".join(parts)


def _planned(row: Placement) -> str:
    return f"planlagt til {format_day(row.planned_last_day)}" if row.planned_last_day else ""


def _hours(file: CitizenFile) -> Iterator[TimelineEntry]:
    for placement in file.placements:
        place = file.index.workplace_name(placement.workplace)
        for row in file.index.hours.get(placement.id, ()):
            is_fixed = row.kind == HoursKind.CORRECTION
            attended = f"{format_number(row.attended)} fremmødetimer" if row.attended else ""
            yield entry(
                row.id, "hours", kind="hours", group=to.HOURS,
                title=f"{format_number(row.hours_week)} effektive timer om ugen",
                text=_joined(place, attended, "rettelse af et tidligere tal" if is_fixed else ""),
                day=row.day,
            )  # fmt: skip


def _steps(file: CitizenFile) -> Iterator[TimelineEntry]:
    for row in file.index.passes.get(file.id, ()):
        if row.start is not None:
            name = step_shown(row.step, file.pipeline).label
            yield entry(
                row.id, "pass", kind="pass", group=to.STEPS, title=f"Trin: {name}", day=row.start,
                about=row.by, rank=_FIRST,
            )  # fmt: skip


def _benefits(file: CitizenFile) -> Iterator[TimelineEntry]:
    for row in file.index.benefits.get(file.id, ()):
        name = row.label or label(row.kind, BenefitKind)
        until = f"Til og med {format_day(row.last_day)}" if row.last_day else "Løber endnu"
        yield entry(
            row.id, "benefit", kind="benefit", group=to.BENEFITS, title=f"{name} begyndt",
            text=until, day=row.start, rank=_FIRST,
        )  # fmt: skip


_OUTCOMES = {"optaget": "Optaget", "afvist": "Afvist", "andet_tilbud": "Andet tilbud"}


def _decisions(file: CitizenFile) -> Iterator[TimelineEntry]:
    for row in file.decisions:
        outcome = _OUTCOMES.get(row.outcome, row.outcome)
        yield entry(
            row.id, "decision", kind="decision", group=to.DECISIONS,
            title=f"Visitation: {outcome.lower()}", text=row.reason, day=row.day, about=row.by,
        )  # fmt: skip


def _tasks(file: CitizenFile) -> Iterator[TimelineEntry]:
    for row in file.index.tasks.get(file.id, ()):
        if row.done_on is not None:
            yield entry(
                row.id, "task", kind="task", group=to.TASKS, title=_task_title(row), text=row.text,
                day=row.done_on, about=row.consultant,
            )  # fmt: skip


def _task_title(row: Task) -> str:
    return "Opgave bortfaldet" if row.kind == DROPPED else "Opgave udført"


_GOAL_TITLES = {GoalState.REACHED.value: "nået", GoalState.GIVEN_UP.value: "opgivet"}


def _goals(file: CitizenFile) -> Iterator[TimelineEntry]:
    for row in file.goals:
        how = _GOAL_TITLES.get(row.state)
        if how and row.state_on is not None:
            name = "Delmål" if row.parent else "Mål"
            yield entry(
                row.id, "goal", kind="goal", group=to.GOALS, title=f"{name} {how}", text=row.text,
                day=row.state_on,
            )  # fmt: skip


def _pauses(file: CitizenFile) -> Iterator[TimelineEntry]:
    for row in file.pauses:
        reason = pause_label(row.reason)
        yield _pause(row.id, "Pause begyndt", _joined(reason, row.text), row.start)
        if row.last_day is not None:
            yield _pause(f"{row.id}:end", "Pause slut", reason, row.last_day)


def _pause(row_id: str, title: str, text: str, day: dt.date) -> TimelineEntry:
    return entry(row_id, "pause", kind="pause", group=to.PAUSES, title=title, text=text, day=day)


def _attachments(file: CitizenFile) -> Iterator[TimelineEntry]:
    for row in file.attachments:
        yield entry(
            row.id, "attachment", kind="attachment", group=to.ATTACHMENTS,
            title=f"Bilag: {row.title or row.file_name}", text=row.file_name if row.title else "",
            day=row.day, about=row.by,
        )  # fmt: skip
