"""Openings of a workplace, småjob too: written, put right, closed, and open again."""

import datetime as dt
from dataclasses import dataclass

from flexdesk.app.changes import Done
from flexdesk.app.desk import Desk
from flexdesk.app.field_values import read_hours
from flexdesk.app.lookups import choice
from flexdesk.app.opening_lines import OpeningLine, opening_line
from flexdesk.app.placement_checks import refuse_over_full
from flexdesk.app.workplace_index import workplace_index
from flexdesk.app.workplace_parts import (
    LONGEST_NAME,
    LONGEST_TEXT,
    count_of,
    day_by_today,
    get_opening,
    get_workplace,
    line_of,
    told,
)
from flexdesk.base.danish import clean, sort_key
from flexdesk.base.errors import UserError
from flexdesk.base.ids import new_id
from flexdesk.domain.codes import PlacementKind
from flexdesk.domain.work_codes import OpeningClosed

_KINDS = frozenset({"opening"})
_MOST_PLACES = 99


@dataclass(frozen=True, slots=True)
class OpeningTyped:
    """An opening as typed: a kind or a title is enough."""

    kind: str = ""
    title: str = ""
    hours_from: str = ""
    hours_to: str = ""
    times: str = ""
    needs: str = ""
    places: str = ""
    text: str = ""
    opened_on: dt.date | None = None
    """Today when none is given."""
    closed_how: str = ""
    """With a correction only: it is an opening no longer from today, and why."""


def open_openings(desk: Desk, on: dt.date) -> tuple[tuple[str, OpeningLine], ...]:
    """Return every open opening with its workplace's name, in the order of names."""
    index = workplace_index(desk)
    found = [
        (index.workplaces[place].name, line)
        for place, rows in index.openings.items()
        if place in index.workplaces
        for row in rows
        if row.opened_on <= on and (line := opening_line(row, on)).is_open
    ]
    return tuple(sorted(found, key=lambda each: (sort_key(each[0]), each[1].opened_on, each[1].id)))


def add_opening(desk: Desk, workplace_id: str, wanted: OpeningTyped) -> Done:
    """Write an opening.

    Raises:
        UserError: `row.unknown`, `opening.empty`, `opening.hours_backwards`, `hours.range`,
            `hours.over_full_week`, `number.*`, `workplace.count`, `value.unknown`, `text.too_long`.
    """
    get_workplace(desk.store.reads, workplace_id)
    opened = wanted.opened_on or desk.today()
    values, opening_id = _values(desk, wanted, opened), new_id()
    with desk.store.work("opening.add", {"kind": values["kind"]}) as uow:
        uow.insert(
            "opening",
            opening_id,
            {"workplace": workplace_id, "opened_on": opened, "by": desk.initials, **values},
        )
        tx = uow.tx
    return told(desk, opening_id, tx, _KINDS)


def edit_opening(desk: Desk, opening_id: str, wanted: OpeningTyped) -> Done:
    """Put an opening right; the same changes nothing (empty tx).

    With a reason to close it, what was typed beside it is written in the same transaction.

    Raises:
        UserError: as `add_opening`, and `opening.closed_before`.
    """
    row = get_opening(desk.store.reads, opening_id)
    opened = wanted.opened_on or row.opened_on
    values, closed_on = _values(desk, wanted, opened), row.closed_on
    work = desk.store.work("opening.edit", {"kind": values["kind"]})
    if wanted.closed_how.strip() and closed_on is None:
        code, closed_on = choice("lukket, fordi", OpeningClosed, wanted.closed_how), desk.today()
        values |= {"closed_on": closed_on, "closed_how": code}
        work = desk.store.work("opening.close", {"how": code})
    if closed_on is not None and closed_on < opened:
        raise UserError("opening.closed_before", opened_on=opened)
    with work as uow:
        changed = uow.edit("opening", opening_id, {"opened_on": opened, **values})
        tx = uow.tx if changed else ""
    return told(desk, opening_id, tx, _KINDS)


def close_opening(desk: Desk, opening_id: str, how: str, day: dt.date | None = None) -> Done:
    """Close an opening: filled, or not one any more.

    Raises:
        UserError: `row.unknown`, `value.unknown`, `opening.closed`, `opening.closed_before`,
            `workplace.day_future`.
    """
    code, on = choice("lukket, fordi", OpeningClosed, how), day_by_today(desk, day)
    row = get_opening(desk.store.reads, opening_id)
    if row.closed_on is not None:
        raise UserError("opening.closed", day=row.closed_on)
    if on < row.opened_on:
        raise UserError("opening.closed_before", opened_on=row.opened_on)
    with desk.store.work("opening.close", {"how": code}) as uow:
        uow.edit("opening", opening_id, {"closed_on": on, "closed_how": code})
        tx = uow.tx
    return told(desk, opening_id, tx, _KINDS)


def reopen_opening(desk: Desk, opening_id: str) -> Done:
    """Say that an opening is one again; an open one changes nothing (empty tx).

    Raises:
        UserError: `row.unknown`.
    """
    get_opening(desk.store.reads, opening_id)
    with desk.store.work("opening.reopen", {}) as uow:
        changed = uow.edit("opening", opening_id, {"closed_on": None, "closed_how": ""})
        tx = uow.tx if changed else ""
    return told(desk, opening_id, tx, _KINDS)


def delete_opening(desk: Desk, opening_id: str) -> Done:
    """Take an opening away; undo brings it back.

    Raises:
        UserError: `row.unknown`.
    """
    get_opening(desk.store.reads, opening_id)
    with desk.store.work("opening.delete", {}) as uow:
        uow.delete("opening", opening_id)
        tx = uow.tx
    return told(desk, opening_id, tx, _KINDS)


def _values(desk: Desk, wanted: OpeningTyped, opened: dt.date) -> dict[str, object]:
    title = line_of(wanted.title, LONGEST_NAME)
    kind = choice("slags", PlacementKind, wanted.kind) if wanted.kind.strip() else ""
    if not title and not kind:
        raise UserError("opening.empty")
    least, most = _hours(wanted.hours_from, "timer fra"), _hours(wanted.hours_to, "timer til")
    refuse_over_full(desk, kind, least, opened, "timer fra")
    refuse_over_full(desk, kind, most, opened, "timer til")
    if least is not None and most is not None and most < least:
        raise UserError("opening.hours_backwards", least=least, most=most)
    return {
        "kind": kind,
        "title": title,
        "hours_from": least,
        "hours_to": most,
        "times": line_of(wanted.times),
        "needs": line_of(wanted.needs),
        "places": count_of(wanted.places, "pladser", least=1, most=_MOST_PLACES),
        "text": clean(wanted.text, LONGEST_TEXT),
    }


def _hours(text: str, field: str) -> float | None:
    """Return the hours, None when nothing is typed; a refusal says which field it is about."""
    try:
        return read_hours(text) if text.strip() else None
    except UserError as error:
        raise UserError(error.code, **{**error.facts, "field": field}) from None
