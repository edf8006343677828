"""What is copied to a case system about a row: its fields as texts, never with a CPR number."""

import datetime as dt
import hashlib
import json
import re

from flexdesk.app.desk import Desk
from flexdesk.app.visit_text import read_visit
from flexdesk.base.cpr import birth_of
from flexdesk.base.errors import UserError
from flexdesk.base.numbers import format_day, format_number
from flexdesk.domain.codes import ContactKind, EndedHow, Onward, PlacementKind
from flexdesk.domain.entities import Note, Placement, Task, Workplace
from flexdesk.domain.labels import label

NOTE, VISIT, PLACEMENT, TASK = "note", "visit", "placement", "task"

KINDS: dict[str, str] = {
    NOTE: "Notat",
    VISIT: "Besøg",
    PLACEMENT: "Forløb",
    TASK: "Opfølgning",
}
"""What can be carried over, and what it is called."""

_OF_NOTE = frozenset({"subject", "day", "kind", "taken_by", "consultant", "text"})
KEYS: dict[str, frozenset[str]] = {
    NOTE: _OF_NOTE,
    VISIT: _OF_NOTE | {"workplace", "took_part", "how", "agreed", "hours", "next", "next_day"},
    PLACEMENT: frozenset(
        {
            "kind", "workplace", "street", "p_number", "cvr", "contact_person", "start",
            "planned_last_day", "hours_week", "attended_week", "last_day", "ended_how", "onward",
        }
    ),
    TASK: _OF_NOTE | {"task", "due"},
}  # fmt: skip
"""The keys a form may name, by kind."""

Row = Note | Placement | Task

TAKEN_BY: dict[str, str] = {
    "borger": "borgeren",
    "konsulent": "jobkonsulenten",
    "begge": "borgeren og jobkonsulenten",
}

_CUT = "[CPR udeladt]"
_CPR_SHAPE = re.compile(r"(?<!\d)(\d{6})\s?[-–.\s]?\s?(\d{4})(?!\d)")
_GAPS = r"[\s.\-–]*"
_NUMBERS = frozenset({"p_number", "cvr"})
"""Fields that hold a firm's number: ten digits there are no CPR number by their shape."""


def values_of(desk: Desk, kind: str, row: Row, cpr: str) -> dict[str, str]:
    """Return the texts of a row by key, without the citizen's CPR number or any other."""
    if isinstance(row, Placement):
        told = _of_placement(desk, row)
    elif isinstance(row, Task):
        told = _of_task(row)
    else:
        told = {**_of_note(row), **_more_of(desk, kind, row)}
    return {
        key: _without(text, cpr) if key in _NUMBERS else bare(text, cpr)
        for key, text in told.items()
    }


def bare(text: str, cpr: str = "") -> str:
    """Return a text without anything that reads as a CPR number, however it is spaced."""
    return _CPR_SHAPE.sub(_cut_found, _without(text, cpr))


def _without(text: str, cpr: str) -> str:
    own = _GAPS.join(cpr)
    return re.sub(rf"(?<!\d){own}(?!\d)", _CUT, text) if cpr else text


def fingerprint(secret: bytes, row: Row) -> str:
    """Return a keyed hash of what would be carried over of a row now."""
    told = json.dumps(_facts(row), ensure_ascii=False, default=str)
    return hashlib.blake2b(told.encode(), key=secret[:64], digest_size=16).hexdigest()


def day_of(row: Row) -> dt.date:
    """Return the day a row is about."""
    if isinstance(row, Placement):
        return row.last_day or row.start
    if isinstance(row, Task):
        return row.done_on or row.due
    return row.day


def first_line(kind: str, row: Row) -> str:
    """Return what a list says of a row in one line."""
    if isinstance(row, Placement):
        what = label(row.kind, PlacementKind)
        return f"{what} afsluttet" if row.last_day else f"{what} fra {format_day(row.start)}"
    if isinstance(row, Note) and kind == VISIT:
        parts = read_visit(row.text)
        text = parts.how or parts.agreed or parts.workplace
    else:
        text = row.text
    return bare(" ".join(text.split()))


def _of_note(row: Note) -> dict[str, str]:
    kind = label(row.kind, ContactKind)
    return {
        "subject": f"{kind} {format_day(row.day)}",
        "day": format_day(row.day),
        "kind": kind,
        "taken_by": TAKEN_BY.get(row.taken_by, ""),
        "consultant": row.consultant,
        "text": row.text,
    }


def _more_of(desk: Desk, kind: str, row: Note) -> dict[str, str]:
    if kind == TASK:
        return {"task": _task_done(desk, row)}
    if kind != VISIT:
        return {}
    parts = read_visit(row.text)
    return {
        "workplace": parts.workplace,
        "took_part": parts.took_part,
        "how": parts.how,
        "agreed": parts.agreed,
        "hours": parts.hours,
        "next": parts.next,
        "next_day": parts.next.partition(" ")[0].rstrip(":,"),
    }


def _task_done(desk: Desk, note: Note) -> str:
    """Return the words of the follow-up a note finished: the only one done that day, if so."""
    done = [
        row.text or row.kind
        for row in desk.store.reads.load("task", citizen=note.citizen)
        if isinstance(row, Task) and row.done_on == note.day
    ]
    return done[0] if len(done) == 1 else ""


def _of_task(row: Task) -> dict[str, str]:
    day = format_day(row.done_on)
    return {
        "subject": f"Opfølgning {day}".strip(),
        "day": day,
        "due": format_day(row.due),
        "task": row.text or row.kind,
        "consultant": row.consultant,
    }


def _of_placement(desk: Desk, row: Placement) -> dict[str, str]:
    place = desk.store.reads.get("workplace", row.workplace) if row.workplace else None
    told = {
        "kind": label(row.kind, PlacementKind),
        "start": format_day(row.start),
        "planned_last_day": format_day(row.planned_last_day),
        "hours_week": _hours(row.hours_week),
        "attended_week": _hours(row.attended_week),
        "last_day": format_day(row.last_day),
        "ended_how": label(row.ended_how, EndedHow),
        "onward": label(row.onward, Onward),
    }
    if isinstance(place, Workplace):
        told |= {
            "workplace": place.name,
            "street": place.street,
            "p_number": place.p_number,
            "cvr": place.cvr,
            "contact_person": place.contact_person,
        }
    return told


def _hours(hours: float | None) -> str:
    return "" if hours is None else format_number(hours)


def _facts(row: Row) -> list[object]:
    """Return what a change of makes a row worth carrying over again."""
    if isinstance(row, Note):
        return ["note", row.day, row.kind, row.taken_by, row.text]
    if isinstance(row, Task):
        return ["task", row.done_on, row.text]
    return [
        "placement", row.kind, row.workplace, row.start, row.planned_last_day, row.hours_week,
        row.attended_week, row.last_day, row.ended_how, row.onward,
    ]  # fmt: skip


def _cut_found(found: re.Match[str]) -> str:
    try:
        birth_of(found[1] + found[2])
    except UserError:
        return found[0]
    return _CUT
