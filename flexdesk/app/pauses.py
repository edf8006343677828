"""Putting a case on pause and taking it up again; who rests on a day, and what clocks show."""

import datetime as dt
from dataclasses import dataclass

from flexdesk.app.changes import Changes, Done
from flexdesk.app.desk import Desk
from flexdesk.app.follow_ups import refresh
from flexdesk.app.lookups import get_citizen, get_row
from flexdesk.base.danish import clean
from flexdesk.base.errors import UserError
from flexdesk.base.ids import new_id
from flexdesk.base.numbers import format_day
from flexdesk.base.periods import ONE_DAY
from flexdesk.domain.daily_entities import Pause
from flexdesk.domain.entities import Citizen
from flexdesk.domain.pauses import (
    PAUSE_LABELS,
    PauseReason,
    covers,
    due_shown,
    is_overdue,
    pause_label,
    pause_on,
    reason_of,
    running_days,
)
from flexdesk.store.work import UnitOfWork

__all__ = [
    "PAUSE_LABELS",
    "PauseEdit",
    "PauseReason",
    "due_shown",
    "edit_pause",
    "end_pause",
    "is_overdue",
    "is_paused",
    "pause_label",
    "pause_now",
    "pause_words",
    "paused_citizens",
    "pauses_by_citizen",
    "pauses_of",
    "pauses_to_review",
    "running_days",
    "start_pause",
]

_LONGEST = 500


@dataclass(frozen=True, slots=True)
class PauseEdit:
    """A pause as it is to be from now on."""

    reason: str
    start: dt.date
    last_day: dt.date | None = None
    review_on: dt.date | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A pause that wants a look: its review day has come, or it ends."""

    pause: Pause
    citizen: Citizen
    day: dt.date
    words: str


def start_pause(
    desk: Desk,
    citizen_id: str,
    reason: str,
    start: dt.date,
    last_day: dt.date | None = None,
    review_on: dt.date | None = None,
    text: str = "",
) -> Done:
    """Put a case on pause from a day on, to a last day or until it is ended.

    Raises:
        UserError: `citizen.unknown`, `citizen.closed`, `value.unknown`, `period.backwards`,
            `pause.review_before`, `pause.overlap`, `text.too_long`.
    """
    wanted = _checked(PauseEdit(reason, start, last_day, review_on, text))
    pause_id = new_id()
    with desk.store.work("pause.start", {"reason": wanted.reason}) as uow:
        citizen = get_citizen(uow, citizen_id)
        if citizen.closed_on is not None:
            raise UserError("citizen.closed", day=citizen.closed_on)
        _refuse_overlap(desk, citizen_id, wanted)
        uow.insert("pause", pause_id, {"citizen": citizen_id, **_values(wanted)})
        refresh(uow, desk, citizen_id)
        tx = uow.tx
    return _done(desk, pause_id, citizen_id, tx)


def edit_pause(desk: Desk, pause_id: str, wanted: PauseEdit) -> Done:
    """Change a pause; what is as it was changes nothing (empty tx).

    Raises:
        UserError: as `start_pause`, and `row.unknown`.
    """
    wanted = _checked(wanted)
    with desk.store.work("pause.edit", {"reason": wanted.reason}) as uow:
        pause = _pause(uow, pause_id)
        _refuse_overlap(desk, pause.citizen, wanted, besides=pause_id)
        changed = uow.edit("pause", pause_id, _values(wanted))
        refresh(uow, desk, pause.citizen)
        tx = uow.tx if changed else ""
    return _done(desk, pause_id, pause.citizen, tx)


def end_pause(desk: Desk, pause_id: str, back_on: dt.date | None = None) -> Done:
    """End a pause so that the case runs again from a day, today when none is given.

    A pause that had not begun by then is taken away.

    Raises:
        UserError: `row.unknown`, `pause.ended_already`.
    """
    day = back_on or desk.today()
    with desk.store.work("pause.end", {}) as uow:
        pause = _pause(uow, pause_id)
        if pause.last_day is not None and pause.last_day < day:
            raise UserError("pause.ended_already", last_day=pause.last_day)
        if day <= pause.start:
            uow.delete("pause", pause_id)
        else:
            uow.edit("pause", pause_id, {"last_day": day - ONE_DAY})
        refresh(uow, desk, pause.citizen)
        tx = uow.tx
    return _done(desk, pause_id, pause.citizen, tx)


def pauses_by_citizen(desk: Desk) -> dict[str, tuple[Pause, ...]]:
    """Return every pause by citizen in order of start, kept until the store changes."""
    return desk.cached("pauses", lambda: _by_citizen(desk.caseload().pauses))


def pauses_of(desk: Desk, citizen_id: str) -> tuple[Pause, ...]:
    """Return a citizen's pauses, the first first."""
    return pauses_by_citizen(desk).get(citizen_id, ())


def pause_now(desk: Desk, citizen_id: str, on: dt.date | None = None) -> Pause | None:
    """Return the pause a citizen is in on a day, None when there is none."""
    return pause_on(pauses_of(desk, citizen_id), on or desk.today())


def is_paused(desk: Desk, citizen_id: str, on: dt.date) -> bool:
    """Say whether a citizen's case rests on a day."""
    return pause_on(pauses_of(desk, citizen_id), on) is not None


def paused_citizens(desk: Desk, on: dt.date) -> frozenset[str]:
    """Return the ids of the citizens whose cases rest on a day."""
    return frozenset(
        citizen
        for citizen, pauses in pauses_by_citizen(desk).items()
        if pause_on(pauses, on) is not None
    )


def pauses_to_review(desk: Desk, on: dt.date, *, soon_days: int = 7) -> tuple[ReviewLine, ...]:
    """Return pauses to take a look at: the review day has come, or the last day is near.

    Unit: days.
    """
    citizens = {row.id: row for row in desk.caseload().citizens}
    lines: list[ReviewLine] = []
    for pause in desk.caseload().pauses:
        if not covers(pause, on) or pause.citizen not in citizens:
            continue
        if pause.review_on is not None and pause.review_on <= on:
            day, words = pause.review_on, f"Tag pausen op: {pause_label(pause.reason).lower()}"
        elif pause.last_day is not None and pause.last_day - on <= dt.timedelta(days=soon_days):
            day, words = pause.last_day, f"Pausen slutter: {pause_label(pause.reason).lower()}"
        else:
            continue
        lines.append(ReviewLine(pause, citizens[pause.citizen], day, words))
    return tuple(sorted(lines, key=lambda line: (line.day, line.citizen.last_name)))


def pause_words(pause: Pause) -> str:
    """Return a pause in a line: "Barsel fra 01-09-2016 til 31-01-2017"."""
    until = f" til {format_day(pause.last_day)}" if pause.last_day else ""
    return f"{pause_label(pause.reason)} fra {format_day(pause.start)}{until}"


def _by_citizen(pauses: tuple[Pause, ...]) -> dict[str, tuple[Pause, ...]]:
    found: dict[str, list[Pause]] = {}
    for pause in sorted(pauses, key=lambda each: each.start):
        found.setdefault(pause.citizen, []).append(pause)
    return {citizen: tuple(rows) for citizen, rows in found.items()}


def _checked(wanted: PauseEdit) -> PauseEdit:
    """Return a pause with its reason as a code and its text clean, or refuse it."""
    code = reason_of(wanted.reason)
    if code is None:
        choices = list(PAUSE_LABELS.values())
        raise UserError("value.unknown", value=wanted.reason, field="årsag", choices=choices)
    if wanted.last_day is not None and wanted.last_day < wanted.start:
        raise UserError("period.backwards", start=wanted.start, last_day=wanted.last_day)
    if wanted.review_on is not None and wanted.review_on < wanted.start:
        raise UserError("pause.review_before", start=wanted.start)
    words = clean(wanted.text, _LONGEST)
    return PauseEdit(code, wanted.start, wanted.last_day, wanted.review_on, words)


def _values(wanted: PauseEdit) -> dict[str, object]:
    return {
        "reason": wanted.reason,
        "start": wanted.start,
        "last_day": wanted.last_day,
        "review_on": wanted.review_on,
        "text": wanted.text,
    }


def _refuse_overlap(desk: Desk, citizen_id: str, wanted: PauseEdit, *, besides: str = "") -> None:
    last = wanted.last_day or dt.date.max
    for row in desk.store.reads.load("pause", citizen=citizen_id):
        if not isinstance(row, Pause) or row.id == besides:
            continue
        if row.start <= last and (row.last_day or dt.date.max) >= wanted.start:
            raise UserError("pause.overlap", pause=pause_words(row))


def _pause(uow: UnitOfWork, pause_id: str) -> Pause:
    row = get_row(uow, "pause", pause_id)
    if not isinstance(row, Pause):
        raise UserError("row.unknown", kind="pause")
    return row


def _done(desk: Desk, pause_id: str, citizen_id: str, tx: str) -> Done:
    changes = Changes(frozenset({citizen_id}), frozenset({"pause", "task"}), tx)
    if tx:
        desk.publish(changes)
    return Done(pause_id, tx, changes)
