"""Open tasks as a calendar file (RFC 5545) that Outlook and phones can read.

A title says the workplace and the candidate number and nothing else about a person: what a task
says may hold a name. Where the address is protected the place is left out too. Every task keeps
its UID, so that a file read in again moves what has moved instead of doubling it.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from flexdesk.app.case_index import CaseIndex, case_index
from flexdesk.app.desk import Desk
from flexdesk.app.tasks import minutes_of
from flexdesk.app.today_scope import own_initials
from flexdesk.base.errors import UserError
from flexdesk.base.files import write_atomically
from flexdesk.domain.codes import ContactKind
from flexdesk.domain.entities import Citizen, Task, Workplace
from flexdesk.domain.labels import LABELS
from flexdesk.domain.pauses import due_shown
from flexdesk.domain.working_days import WorkingDays

SUFFIX = ".ics"
_LINE_OCTETS = 75
_A_DAY = 24 * 60
_KINDS = {"opfoelgning": "Opfølgning", "opgave": "Opgave", "besøg": "Besøg"}
_STATUTORY = "Dagen følger af en lovfrist."
_ALARM_BEFORE = "-PT30M"
_ALARM_IN_THE_MORNING = "PT8H"
_LENGTH = "PT1H"
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


@dataclass(frozen=True, slots=True)
class CalendarWish:
    """Which tasks go into the file: one citizen's, chosen ones, or else one's own."""

    citizen: str = ""
    tasks: tuple[str, ...] = ()
    is_team: bool = False
    """The whole team's instead of one's own."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar file in memory."""

    data: bytes
    count: int


def file_name(desk: Desk) -> str:
    """Return what a calendar file of today is called."""
    return f"FlexDesk-opgaver-{desk.today().isoformat()}{SUFFIX}"


def calendar(desk: Desk, wish: CalendarWish) -> Calendar:
    """Return the open tasks as a calendar; those of a case on pause wait until it goes on.

    Raises:
        UserError: `calendar.no_tasks`.
    """
    index = case_index(desk)
    found = [(task, day) for task, day in _open(desk, index) if _is_wished(desk, task, wish)]
    if not found:
        raise UserError("calendar.no_tasks")
    found.sort(key=lambda each: (each[1], minutes_of(each[0].time), each[0].id))
    stamp = f"{desk.clock.now():%Y%m%dT%H%M%SZ}"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//FlexDesk//Opgaver//DA",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    for task, day in found:
        lines += _event(desk, index, task, day, stamp)
    lines.append("END:VCALENDAR")
    return Calendar(b"".join(map(_folded, lines)), len(found))


def write_calendar(desk: Desk, out: Path, wish: CalendarWish) -> int:
    """Write the calendar file whole and note it in the log of look-ups; return how many tasks.

    Raises:
        UserError: `calendar.no_tasks`, `calendar.suffix`, `file.*`.
        EnvironmentFaultError: `disk.full`, `file.locked`.
    """
    if out.suffix.lower() != SUFFIX:
        raise UserError("calendar.suffix", file=out.name)
    made = calendar(desk, wish)
    write_atomically(out, made.data)
    facts = {"what": "kalender", "rows": made.count, "file": out.name}
    desk.store.access("export", wish.citizen or None, **facts)
    return made.count


def _open(desk: Desk, index: CaseIndex) -> Iterator[tuple[Task, dt.date]]:
    """Yield the open tasks of cases that are not closed, with the day each is shown on."""
    days = WorkingDays(desk.rules)
    today = desk.today()
    for citizen in index.citizens.values():
        if citizen.closed_on is not None and citizen.closed_on <= today:
            continue
        pauses = index.pauses.get(citizen.id, ())
        for task in index.tasks.get(citizen.id, ()):
            day = due_shown(pauses, task.due, days.on_or_after) if pauses else task.due
            if task.done_on is None and day is not None:
                yield task, day


def _is_wished(desk: Desk, task: Task, wish: CalendarWish) -> bool:
    if wish.tasks:
        return task.id in wish.tasks
    if wish.citizen:
        return task.citizen == wish.citizen
    mine = frozenset[str]() if wish.is_team else own_initials(desk, desk.today())
    return not mine or task.consultant in mine


def _event(desk: Desk, index: CaseIndex, task: Task, day: dt.date, stamp: str) -> list[str]:
    citizen = index.citizens[task.citizen]
    place = _place(index, citizen, task, day)
    title = _text(_title(task, citizen, place))
    lines = [
        "BEGIN:VEVENT",
        f"UID:{task.id}@flexdesk",
        f"DTSTAMP:{stamp}",
        f"SEQUENCE:{_sequence(desk, task)}",
        *_times(task, day),
        f"SUMMARY:{title}",
    ]
    if place is not None and place.street:
        town = f"{place.postcode} {place.city}".strip()
        lines.append(f"LOCATION:{_text(', '.join(p for p in (place.street, town) if p))}")
    if task.is_statutory:
        lines += [f"DESCRIPTION:{_text(_STATUTORY)}", "PRIORITY:1"]
    trigger = _ALARM_BEFORE if task.time else _ALARM_IN_THE_MORNING
    lines += [
        "CLASS:PRIVATE",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{title}",
        f"TRIGGER:{trigger}",
        "END:VALARM",
        "END:VEVENT",
    ]
    return lines


def _times(task: Task, day: dt.date) -> list[str]:
    """Return the lines of time: a whole day, or a time of day wherever the calendar is."""
    minutes = minutes_of(task.time)
    if not task.time or minutes >= _A_DAY:
        after = day + dt.timedelta(days=1)
        return [
            f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{after:%Y%m%d}",
            "TRANSP:TRANSPARENT",
        ]
    hour, minute = divmod(minutes, 60)
    return [
        f"DTSTART:{day:%Y%m%d}T{hour:02}{minute:02}00",
        f"DURATION:{_LENGTH}",
        "TRANSP:OPAQUE",
    ]


def _title(task: Task, citizen: Citizen, place: Workplace | None) -> str:
    kind = _KINDS.get(task.kind) or LABELS[ContactKind].get(task.kind, _KINDS["opgave"])
    parts = (kind, place.name if place is not None else "", citizen.candidate_no)
    return ", ".join(part for part in parts if part)


def _place(index: CaseIndex, citizen: Citizen, task: Task, day: dt.date) -> Workplace | None:
    """Return where a task is: its placement's workplace, else where the citizen is that day."""
    if citizen.address_protected:
        return None
    placements = index.placements.get(citizen.id, ())
    placement = next((row for row in placements if row.id == task.placement), None)
    placement = placement or index.running(citizen.id, day)
    return index.workplaces.get(placement.workplace or "") if placement is not None else None


def _sequence(desk: Desk, task: Task) -> int:
    """Return how often the task was changed since it was made."""
    return max(
        0, len({change.tx for change in desk.store.reads.field_history("task", task.id)}) - 1
    )


def _text(words: str) -> str:
    return words.translate(_ESCAPES)


def _folded(line: str) -> bytes:
    """Return a content line: at most 75 octets a line, no sign cut in two, CRLF at the end."""
    parts: list[bytes] = []
    part = b""
    for sign in line:
        octets = sign.encode()
        if len(part) + len(octets) > _LINE_OCTETS:
            parts.append(part)
            part = b" "
        part += octets
    return b"\r\n".join((*parts, part)) + b"\r\n"


def chosen_wish(tasks: Iterable[str]) -> CalendarWish:
    """Return the wish for chosen tasks.

    Raises:
        UserError: `calendar.no_tasks` when none is chosen.
    """
    wanted = tuple(dict.fromkeys(tasks))
    if not wanted:
        raise UserError("calendar.no_tasks")
    return CalendarWish(tasks=wanted)
