"""Vikar: who looks after whose citizens from day to day.

Nothing is moved: who covers whom is counted from the day, so the citizens and their unfinished
tasks are back by themselves the day after. Covering is not handed on: the vikar of a vikar
covers the vikar's own citizens only.
"""

import datetime as dt
from dataclasses import dataclass

from flexdesk.app.changes import Changes, Done, Remark
from flexdesk.app.desk import Desk
from flexdesk.app.lookups import get_row
from flexdesk.app.team_members import member_of, new_or_member, team_members
from flexdesk.base.danish import clean
from flexdesk.base.errors import UserError
from flexdesk.base.ids import new_id
from flexdesk.base.numbers import format_day
from flexdesk.base.periods import ONE_DAY
from flexdesk.domain.daily_entities import Substitute
from flexdesk.store.work import UnitOfWork

_LONGEST = 300


@dataclass(frozen=True, slots=True)
class SubstituteEdit:
    """Whose citizens are looked after by whom, from and to."""

    consultant: str
    by: str
    start: dt.date
    last_day: dt.date | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SubstituteLine:
    """One vikar as a list shows it."""

    row: Substitute
    words: str
    state: str
    """now | ahead | over"""
    citizens: int
    open_tasks: int


def add_substitute(desk: Desk, wanted: SubstituteEdit) -> Done:
    """Have somebody look after a consultant's citizens in a stretch of days.

    Raises:
        UserError: `member.empty`, `value.unknown`, `substitute.self`, `substitute.no_end`,
            `period.backwards`, `substitute.twice`, `text.too_long`.
    """
    checked = _checked(desk, wanted)
    _refuse_twice(desk, checked)
    row = new_id()
    with desk.store.work("substitute.add", _facts(checked)) as uow:
        uow.insert("substitute", row, _values(checked))
        tx = uow.tx
    return _done(desk, row, tx, _remarks(desk, checked))


def edit_substitute(desk: Desk, row_id: str, wanted: SubstituteEdit) -> Done:
    """Change a vikar; what is as it was changes nothing (empty tx).

    Raises:
        UserError: as `add_substitute`, and `row.unknown`.
    """
    checked = _checked(desk, wanted)
    _refuse_twice(desk, checked, besides=row_id)
    with desk.store.work("substitute.edit", _facts(checked)) as uow:
        _row(uow, row_id)
        changed = uow.edit("substitute", row_id, _values(checked))
        tx = uow.tx if changed else ""
    return _done(desk, row_id, tx, _remarks(desk, checked))


def end_substitute(desk: Desk, row_id: str, back_on: dt.date | None = None) -> Done:
    """End a vikar so that the citizens are back on a day, today when none is given.

    One that had not begun by then is taken away.

    Raises:
        UserError: `row.unknown`, `substitute.over`.
    """
    day = back_on or desk.today()
    row = get_row(desk.store.reads, "substitute", row_id)
    facts = {"by": getattr(row, "by", ""), "consultant": getattr(row, "consultant", "")}
    with desk.store.work("substitute.end", facts) as uow:
        now = _row(uow, row_id)
        if now.last_day is not None and now.last_day < day:
            raise UserError("substitute.over", last_day=now.last_day)
        if day <= now.start:
            uow.delete("substitute", row_id)
        else:
            uow.edit("substitute", row_id, {"last_day": day - ONE_DAY})
        tx = uow.tx
    return _done(desk, row_id, tx)


def substitutes(desk: Desk) -> tuple[Substitute, ...]:
    """Return every vikar in order of start, kept until the store changes."""
    return desk.cached("substitutes", lambda: _read(desk))


def initials_i_cover(desk: Desk, on: dt.date) -> frozenset[str]:
    """Return one's own initials and those of the consultants one is vikar for on a day."""
    return covered_by(desk, desk.initials, on)


def covered_by(desk: Desk, initials: str, on: dt.date) -> frozenset[str]:
    """Return somebody's initials and those of the consultants they are vikar for on a day."""
    own = {initials} - {""}
    return frozenset(own | {row.consultant for row in _on(desk, on) if row.by == initials})


def substitutes_on(desk: Desk, on: dt.date) -> dict[str, str]:
    """Return who is vikar on a day, by the consultant's initials; several stand together."""
    found: dict[str, list[str]] = {}
    for row in _on(desk, on):
        if row.by not in found.setdefault(row.consultant, []):
            found[row.consultant].append(row.by)
    return {consultant: ", ".join(by) for consultant, by in found.items()}


def names_shown(desk: Desk, consultant: str, on: dt.date) -> str:
    """Return a consultant with the vikar of a day: "KON03 · vikar KON05"."""
    by = substitutes_on(desk, on).get(consultant, "")
    return f"{consultant} · vikar {by}" if by else consultant


def substitute_lines(desk: Desk, on: dt.date) -> tuple[SubstituteLine, ...]:
    """Return who is vikar now, who will be, and who was, in this order."""
    members = {member.initials: member for member in team_members(desk)}
    order = {"now": 0, "ahead": 1, "over": 2}
    lines = []
    for row in substitutes(desk):
        member = members.get(row.consultant)
        lines.append(
            SubstituteLine(
                row,
                _words(row),
                _state(row, on),
                member.citizens if member else 0,
                member.open_tasks if member else 0,
            )
        )
    return tuple(sorted(lines, key=lambda line: order[line.state]))


def _read(desk: Desk) -> tuple[Substitute, ...]:
    found = (row for row in desk.store.reads.load("substitute") if isinstance(row, Substitute))
    return tuple(sorted(found, key=lambda row: (row.start, row.consultant, row.by)))


def _on(desk: Desk, on: dt.date) -> tuple[Substitute, ...]:
    return tuple(row for row in substitutes(desk) if _covers(row, on))


def _covers(row: Substitute, on: dt.date) -> bool:
    return row.start <= on and (row.last_day is None or row.last_day >= on)


def _state(row: Substitute, on: dt.date) -> str:
    if row.start > on:
        return "ahead"
    return "now" if _covers(row, on) else "over"


def _words(row: Substitute) -> str:
    until = f" til {format_day(row.last_day)}" if row.last_day else ""
    return f"{row.by} er vikar for {row.consultant} fra {format_day(row.start)}{until}"


def _checked(desk: Desk, wanted: SubstituteEdit) -> SubstituteEdit:
    consultant = member_of(desk, wanted.consultant)
    by = new_or_member(desk, wanted.by)
    if consultant == by:
        raise UserError("substitute.self", initials=by)
    if wanted.last_day is None:
        raise UserError("substitute.no_end")
    if wanted.last_day < wanted.start:
        raise UserError("period.backwards", start=wanted.start, last_day=wanted.last_day)
    reason = clean(wanted.reason, _LONGEST)
    return SubstituteEdit(consultant, by, wanted.start, wanted.last_day, reason)


def _refuse_twice(desk: Desk, wanted: SubstituteEdit, *, besides: str = "") -> None:
    last = wanted.last_day or dt.date.max
    for row in substitutes(desk):
        is_same = (row.consultant, row.by) == (wanted.consultant, wanted.by)
        meets = row.start <= last and (row.last_day or dt.date.max) >= wanted.start
        if is_same and meets and row.id != besides:
            raise UserError("substitute.twice", words=_words(row))


def _remarks(desk: Desk, wanted: SubstituteEdit) -> tuple[Remark, ...]:
    """Return a remark when the consultant is vikar for others in those days."""
    last = wanted.last_day or dt.date.max
    others = {
        row.consultant
        for row in substitutes(desk)
        if row.by == wanted.consultant
        and row.start <= last
        and (row.last_day or dt.date.max) >= wanted.start
    }
    if not others:
        return ()
    facts = {"consultant": wanted.consultant, "others": sorted(others)}
    return (Remark("substitute.chain", facts),)


def _facts(wanted: SubstituteEdit) -> dict[str, object]:
    return {"by": wanted.by, "consultant": wanted.consultant}


def _values(wanted: SubstituteEdit) -> dict[str, object]:
    return {
        "consultant": wanted.consultant,
        "by": wanted.by,
        "start": wanted.start,
        "last_day": wanted.last_day,
        "reason": wanted.reason,
    }


def _row(uow: UnitOfWork, row_id: str) -> Substitute:
    row = get_row(uow, "substitute", row_id)
    if not isinstance(row, Substitute):
        raise UserError("row.unknown", kind="vikar")
    return row


def _done(desk: Desk, row_id: str, tx: str, remarks: tuple[Remark, ...] = ()) -> Done:
    # who sees which citizens is another matter for every list
    changes = Changes(kinds=frozenset({"substitute"}), tx=tx, everything=True)
    if tx:
        desk.publish(changes)
    return Done(row_id, tx, changes, remarks)
