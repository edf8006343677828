"""Changes of what was planned about a placement: days, workplace, a start that came to nothing.

Each is a row of its own beside the placement, which holds what is in force. A real day, the last
one of a placement that has ended, is never moved here.
"""

import dataclasses
import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from flexdesk.app.changes import Done, Remark
from flexdesk.app.desk import Desk
from flexdesk.app.follow_ups import refresh
from flexdesk.app.lookups import find_workplace, get_citizen, read_street
from flexdesk.app.passes import put_right_passes
from flexdesk.app.placement_checks import (
    ALL_KINDS,
    NEVER_BEGAN,
    answer,
    get_placement,
    outside_remarks,
    overlap_remarks,
    placements_of,
    read_reason,
    refuse_bad,
    refuse_closed,
    refuse_worked,
    reopened_remarks,
    sector_remarks,
    with_field,
    workplace_remarks,
)
from flexdesk.app.placement_ends import close_what_hangs
from flexdesk.app.placement_steps import step_after_cancel, step_back_to
from flexdesk.app.transfer import mark_needed
from flexdesk.app.transfer_texts import PLACEMENT
from flexdesk.base.errors import UserError
from flexdesk.base.ids import new_id
from flexdesk.domain.codes import Onward
from flexdesk.domain.entities import Citizen, Placement
from flexdesk.domain.placement_entities import PlacementChange
from flexdesk.domain.work_codes import ChangeKind
from flexdesk.store.work import UnitOfWork

_FIELDS = {
    "placement.planned_backwards": "planned_last_day",
    "placement.pool_overlap": "start",
    "workplace.empty": "workplace",
    "workplace.ambiguous": "workplace",
}
"""The field of the form an error is about."""
_KINDS = ALL_KINDS | {"placement_change"}
_ALL = 1_000_000


@dataclass(frozen=True, slots=True)
class _Move:
    """A move to another workplace that has been read: where to, known or made, and from when."""

    place: str
    is_made: bool
    day: dt.date
    reason: str


def shift_plan(
    desk: Desk,
    placement_id: str,
    *,
    start: dt.date | None = None,
    planned_last_day: dt.date | None = None,
    reason: str = "",
) -> Done:
    """Move planned days: longer, shorter, or to other days; None leaves a day as it is.

    The same days change nothing (empty tx). Longer than is usual is told each time.

    Raises:
        UserError: `row.unknown`, `placement.plan_over`, `placement.has_begun`,
            `placement.planned_backwards`, `placement.pool_overlap`, `placement.exists`,
            `text.too_long`; each says which field it is about.
    """
    why = read_reason(reason)
    row = get_placement(desk.store.reads, placement_id)
    changed = _shifted(desk, row, start, planned_last_day)
    if changed == row:
        return Done(placement_id, "")
    remarks = (*_checked(desk, changed, row), *outside_remarks(desk, row, changed))
    kind = kind_of_shift(row, changed)
    with desk.store.work("placement.shift", {"kind": kind}) as uow:
        row = get_placement(uow, placement_id)
        uow.edit("placement", placement_id, _days(changed))
        write_change(uow, desk, row, changed, kind, reason=why)
        move_moves(uow, desk, row, changed)
        _follow(uow, desk, changed)
        tx = uow.tx
    return answer(desk, placement_id, tx, row.citizen, _KINDS, remarks)


def move_workplace(
    desk: Desk, placement_id: str, workplace: str, day: dt.date, reason: str = "", street: str = ""
) -> Done:
    """Have a placement go on at another workplace from a day on; it stays one placement.

    A workplace nobody has named before is made with that name. Of a placement that has not begun
    the move holds from its first day.

    Raises:
        UserError: `row.unknown`, `workplace.*`, `placement.same_workplace`, `placement.sector`,
            `placement.move_day`, `placement.move_future`, `placement.move_before_move`,
            `text.too_long`; each says which field it is about.
    """
    why = read_reason(reason)
    row = get_placement(desk.store.reads, placement_id)
    try:
        found, name = find_workplace(desk, workplace)
    except UserError as error:
        raise with_field(error, _FIELDS) from None
    if found is not None and found == row.workplace:
        raise UserError("placement.same_workplace", field="workplace")
    move = _Move(found or new_id(), found is None, _move_day(desk, row, day), why)
    moved = dataclasses.replace(row, workplace=move.place)
    with desk.store.work("placement.move", {}) as uow:
        row = get_placement(uow, placement_id)
        remarks = (
            sector_remarks(desk, moved, "") if move.is_made else workplace_remarks(uow, desk, moved)
        )
        if move.is_made:
            uow.insert("workplace", move.place, {"name": name, "street": read_street(street)})
        uow.edit("placement", placement_id, {"workplace": move.place})
        kind = ChangeKind.ARBEJDSPLADS.value
        write_change(uow, desk, row, moved, kind, day=move.day, reason=why)
        _follow(uow, desk, moved)
        tx = uow.tx
    kinds = _KINDS | ({"workplace"} if move.is_made else set())
    return answer(desk, placement_id, tx, row.citizen, kinds, remarks)


def reopen_placement(desk: Desk, placement_id: str, reason: str = "") -> Done:
    """Take back that a placement has ended: it runs again, as if it never had a last day.

    What was dropped with the end, such as agreed hours, comes back by undo only.

    Raises:
        UserError: `row.unknown`, `placement.not_ended`, `citizen.closed`,
            `placement.pool_overlap`, `text.too_long`.
    """
    why = read_reason(reason)
    with desk.store.work("placement.reopen", {}) as uow:
        row = get_placement(uow, placement_id)
        if row.last_day is None:
            raise UserError("placement.not_ended")
        citizen = get_citizen(uow, row.citizen)
        refuse_closed(citizen)
        cleared = {"last_day": None, "ended_how": "", "onward": "", "ended_label": ""}
        again = dataclasses.replace(row, last_day=None, ended_how="", onward="", ended_label="")
        remarks = (*_checked(desk, again, row), *reopened_remarks(uow, desk, again))
        uow.edit("placement", placement_id, cleared)
        write_change(uow, desk, row, again, ChangeKind.GENAABNET.value, reason=why)
        step_back_to(uow, desk, citizen, again)
        mark_needed(uow, desk, row.citizen, PLACEMENT, placement_id)
        refresh(uow, desk, row.citizen)
        tx = uow.tx
    return answer(desk, placement_id, tx, row.citizen, _KINDS, remarks)


def cancel_start(desk: Desk, placement_id: str, reason: str = "") -> Done:
    """Write that a placement never started, though it was planned or its day has passed.

    Its last day is its first; the reason stands in its `ended_label`. The citizen goes back to
    the step before it, when it had moved her.

    Raises:
        UserError: `row.unknown`, `placement.already_ended`, `placement.cancel_worked`,
            `text.too_long`.
    """
    why = read_reason(reason)
    with desk.store.work("placement.cancel", {}) as uow:
        row = get_placement(uow, placement_id)
        if row.last_day is not None:
            raise UserError("placement.already_ended", last_day=row.last_day)
        refuse_worked(desk, row)
        cancelled = dataclasses.replace(
            row,
            last_day=row.start,
            ended_how=NEVER_BEGAN,
            onward=Onward.STARTEDE_IKKE.value,
            ended_label=why,
        )
        names = ("last_day", "ended_how", "onward", "ended_label")
        uow.edit("placement", placement_id, {name: getattr(cancelled, name) for name in names})
        remarks = close_what_hangs(uow, desk, cancelled)
        step_after_cancel(uow, desk, get_citizen(uow, row.citizen), cancelled)
        mark_needed(uow, desk, row.citizen, PLACEMENT, placement_id)
        refresh(uow, desk, row.citizen)
        kinds = ALL_KINDS | (set(uow.touched) & {"hours", "notice"})
        tx = uow.tx
    return answer(desk, placement_id, tx, row.citizen, kinds, remarks)


def changes_of(desk: Desk, placement_id: str) -> tuple[PlacementChange, ...]:
    """Return what was agreed anew about a placement, the oldest first."""
    by_placement = desk.cached("placement_changes", lambda: _by_placement(desk))
    return by_placement.get(placement_id, ())


def write_change(
    uow: UnitOfWork,
    desk: Desk,
    was: Placement,
    now: Placement,
    kind: str,
    *,
    day: dt.date | None = None,
    reason: str = "",
) -> None:
    """Write what was agreed anew, inside the transaction that edits the placement."""
    change = {
        "citizen": was.citizen,
        "placement": was.id,
        "kind": kind,
        "day": day or desk.today(),
        "reason": reason,
        "by": desk.initials,
    }
    if kind == ChangeKind.ARBEJDSPLADS:
        change |= {"workplace_was": was.workplace, "workplace_now": now.workplace}
    elif kind == ChangeKind.GENAABNET:
        change |= {"end_was": was.last_day, "end_now": now.planned_last_day}
    else:
        change |= {"end_was": was.planned_last_day, "end_now": now.planned_last_day}
        if was.start != now.start:
            change |= {"start_was": was.start, "start_now": now.start}
    uow.insert("placement_change", new_id(), change)


def move_moves(uow: UnitOfWork, desk: Desk, was: Placement, now: Placement) -> None:
    """Have a move that holds from the first day hold from an earlier first day too."""
    for each in changes_of(desk, was.id):
        if each.kind == ChangeKind.ARBEJDSPLADS and now.start < each.day == was.start:
            uow.edit("placement_change", each.id, {"day": now.start})


def kind_of_shift(was: Placement, now: Placement) -> str:
    """Return what moving planned days is: flyttet, forlaenget or afkortet."""
    ends = was.planned_last_day, now.planned_last_day
    if was.start != now.start or ends[0] is None:
        return ChangeKind.FLYTTET.value
    if ends[1] is None or ends[1] > ends[0]:
        return ChangeKind.FORLAENGET.value
    return ChangeKind.AFKORTET.value


def _shifted(
    desk: Desk, row: Placement, start: dt.date | None, planned: dt.date | None
) -> Placement:
    """Return the placement on its new planned days, or refuse to move a real one."""
    if row.last_day is not None:
        raise UserError("placement.plan_over", last_day=row.last_day, field="planned_last_day")
    if start is not None and start != row.start and row.start <= desk.today():
        raise UserError("placement.has_begun", start=row.start, field="start")
    return dataclasses.replace(
        row, start=start or row.start, planned_last_day=planned or row.planned_last_day
    )


def _checked(desk: Desk, changed: Placement, row: Placement) -> tuple[Remark, ...]:
    others = placements_of(desk, row.citizen)
    known = overlap_remarks(row, others)
    try:
        remarks = refuse_bad(desk, changed, was=row, others=others)
    except UserError as error:
        raise with_field(error, _FIELDS) from None
    return (*remarks, *(each for each in overlap_remarks(changed, others) if each not in known))


def _move_day(desk: Desk, row: Placement, day: dt.date) -> dt.date:
    """Return the day a move holds from, or refuse one it cannot hold from."""
    today = desk.today()
    if row.start > today:
        return row.start
    if day > today:
        raise UserError("placement.move_future", day=day, field="day")
    if day < row.start or (row.last_day is not None and day > row.last_day):
        raise UserError("placement.move_day", start=row.start, field="day")
    moves = [each for each in changes_of(desk, row.id) if each.kind == ChangeKind.ARBEJDSPLADS]
    if moves and day < moves[-1].day:
        raise UserError("placement.move_before_move", day=moves[-1].day, field="day")
    return day


def _follow(uow: UnitOfWork, desk: Desk, changed: Placement) -> None:
    """Have passes, transfer and follow-ups follow a placement whose plan has changed."""
    citizen: Citizen = get_citizen(uow, changed.citizen)
    put_right_passes(uow, desk, citizen, citizen, changed)
    mark_needed(uow, desk, changed.citizen, PLACEMENT, changed.id)
    refresh(uow, desk, changed.citizen)


def _days(changed: Placement) -> Mapping[str, object]:
    return {"start": changed.start, "planned_last_day": changed.planned_last_day}


def _by_placement(desk: Desk) -> dict[str, tuple[PlacementChange, ...]]:
    found: dict[str, list[PlacementChange]] = {}
    for row in desk.store.reads.load("placement_change"):
        if isinstance(row, PlacementChange):
            found.setdefault(row.placement, []).append(row)
    written = _Written(desk)
    return {placement: tuple(_in_order(rows, written)) for placement, rows in found.items()}


class _Written:
    """Which of several changes of one day was written first: the log is asked only then."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._places: dict[str, int] = {}

    def place(self, row: PlacementChange) -> int:
        """Return the place of the action that wrote a change among all actions."""
        if not self._places:
            actions = reversed(self._desk.store.history(_ALL))
            self._places = {action.tx: at for at, action in enumerate(actions)}
        changes = self._desk.store.reads.field_history("placement_change", row.id)
        return self._places.get(changes[0].tx, 0) if changes else 0


def _in_order(rows: list[PlacementChange], written: _Written) -> Iterator[PlacementChange]:
    for _day, found in groupby(sorted(rows, key=lambda row: row.day), key=lambda row: row.day):
        of_day = list(found)
        yield from sorted(of_day, key=written.place) if len(of_day) > 1 else of_day
