"""Mål and delmål of a citizen: what is wanted, by when, and how it went."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from flexdesk.app.changes import Changes, Done
from flexdesk.app.desk import Desk
from flexdesk.app.lookups import get_citizen, get_row
from flexdesk.base.danish import clean
from flexdesk.base.errors import UserError
from flexdesk.base.ids import new_id
from flexdesk.domain.daily_entities import Goal
from flexdesk.store.work import UnitOfWork

_LONGEST = 300


class GoalState(StrEnum):
    """How a goal stands."""

    OPEN = "aaben"
    REACHED = "naaet"
    GIVEN_UP = "opgivet"


STATE_LABELS: Mapping[str, str] = {
    GoalState.OPEN: "Åbent",
    GoalState.REACHED: "Nået",
    GoalState.GIVEN_UP: "Opgivet",
}
"""What the states are called."""


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal as it is shown: sub-goals stand under theirs, one step in."""

    id: str
    text: str
    parent: str
    due: dt.date | None
    state: str
    state_on: dt.date | None
    is_overdue: bool
    can_move_up: bool
    can_move_down: bool

    @property
    def is_sub_goal(self) -> bool:
        """Whether it belongs to another goal."""
        return bool(self.parent)


def goal_lines(goals: tuple[Goal, ...], on: dt.date) -> tuple[GoalLine, ...]:
    """Return goals in their order, each followed by its sub-goals."""
    known = {goal.id for goal in goals}
    lines: list[GoalLine] = []
    for goal, place in _placed([each for each in goals if each.parent not in known]):
        lines.append(_line(goal, place, on))
        under = [each for each in goals if each.parent == goal.id]
        lines.extend(_line(each, spot, on) for each, spot in _placed(under))
    return tuple(lines)


def add_goal(
    desk: Desk, citizen_id: str, text: str, *, parent: str = "", due: dt.date | None = None
) -> Done:
    """Add a goal, or a sub-goal of `parent`, last among its like.

    Raises:
        UserError: `citizen.unknown`, `goal.empty`, `goal.too_deep`, `row.unknown`,
            `text.too_long`.
    """
    words, goal_id = _words(text), new_id()
    with desk.store.work("goal.add", {"is_sub": bool(parent)}) as uow:
        get_citizen(uow, citizen_id)
        if parent:
            above = _goal(uow, parent)
            if above.citizen != citizen_id:
                raise UserError("row.unknown", kind="mål")
            if above.parent:
                raise UserError("goal.too_deep")
        likes = _likes(desk, citizen_id, parent)
        values = {
            "citizen": citizen_id,
            "text": words,
            "parent": parent,
            "due": due,
            "state": GoalState.OPEN.value,
            "ordinal": 1 + max((each.ordinal or 0 for each in likes), default=0),
        }
        uow.insert("goal", goal_id, values)
        tx = uow.tx
    return _done(desk, goal_id, tx, citizen_id)


def edit_goal(desk: Desk, goal_id: str, text: str, due: dt.date | None) -> Done:
    """Change the words and the day of a goal.

    Raises:
        UserError: `row.unknown`, `goal.empty`, `text.too_long`.
    """
    words = _words(text)
    with desk.store.work("goal.edit", {}) as uow:
        goal = _goal(uow, goal_id)
        is_new = uow.edit("goal", goal_id, {"text": words, "due": due})
        tx = uow.tx if is_new else ""
    return _done(desk, goal_id, tx, goal.citizen)


def set_goal_state(desk: Desk, goal_id: str, state: str, day: dt.date | None = None) -> Done:
    """Say that a goal is reached or given up on a day, or open again.

    Raises:
        UserError: `row.unknown`, `value.unknown`, `goal.future`.
    """
    if state not in set(GoalState):
        choices = list(STATE_LABELS.values())
        raise UserError("value.unknown", value=state, field="mål", choices=choices)
    on = day or desk.today()
    if on > desk.today():
        raise UserError("goal.future", day=on)
    with desk.store.work("goal.state", {"state": state}) as uow:
        goal = _goal(uow, goal_id)
        state_on = None if state == GoalState.OPEN else on
        is_new = uow.edit("goal", goal_id, {"state": state, "state_on": state_on})
        tx = uow.tx if is_new else ""
    return _done(desk, goal_id, tx, goal.citizen)


def move_goal(desk: Desk, goal_id: str, by: int) -> Done:
    """Move a goal up (-1) or down (1) among its like; at the end nothing happens (empty tx).

    Raises:
        UserError: `row.unknown`.
    """
    with desk.store.work("goal.move", {}) as uow:
        goal = _goal(uow, goal_id)
        likes = _likes(desk, goal.citizen, goal.parent)
        at = [each.id for each in likes].index(goal_id)
        to = min(max(at + by, 0), len(likes) - 1)
        if to == at:
            return Done(goal_id, "")
        likes.insert(to, likes.pop(at))
        for place, each in enumerate(likes, start=1):
            if each.ordinal != place:
                uow.edit("goal", each.id, {"ordinal": place})
        tx = uow.tx
    return _done(desk, goal_id, tx, goal.citizen)


def remove_goal(desk: Desk, goal_id: str) -> Done:
    """Take a goal away with its sub-goals; undo brings them back.

    Raises:
        UserError: `row.unknown`.
    """
    with desk.store.work("goal.remove", {}) as uow:
        goal = _goal(uow, goal_id)
        for each in _likes(desk, goal.citizen, goal_id):
            uow.delete("goal", each.id)
        uow.delete("goal", goal_id)
        tx = uow.tx
    return _done(desk, goal_id, tx, goal.citizen)


def _placed(goals: list[Goal]) -> list[tuple[Goal, tuple[bool, bool]]]:
    """Return goals in order, each with whether it can move up and down."""
    ordered = sorted(goals, key=_order)
    last = len(ordered) - 1
    return [(goal, (at > 0, at < last)) for at, goal in enumerate(ordered)]


def _order(goal: Goal) -> tuple[int, str]:
    return goal.ordinal or 0, goal.id


def _line(goal: Goal, place: tuple[bool, bool], on: dt.date) -> GoalLine:
    is_open = goal.state == GoalState.OPEN
    return GoalLine(
        goal.id,
        goal.text,
        goal.parent,
        goal.due,
        goal.state,
        goal.state_on,
        is_open and goal.due is not None and goal.due < on,
        *place,
    )


def _likes(desk: Desk, citizen_id: str, parent: str) -> list[Goal]:
    goals = desk.store.reads.load("goal", citizen=citizen_id)
    return sorted((goal for goal in goals if goal.parent == parent), key=_order)


def _goal(uow: UnitOfWork, goal_id: str) -> Goal:
    row = get_row(uow, "goal", goal_id)
    if not isinstance(row, Goal):
        raise UserError("row.unknown", kind="mål")
    return row


def _words(text: str) -> str:
    words = " ".join(clean(text, _LONGEST).split())
    if not words:
        raise UserError("goal.empty")
    return words


def _done(desk: Desk, goal_id: str, tx: str, citizen: str) -> Done:
    changes = Changes(frozenset({citizen}), frozenset({"goal"}), tx)
    if tx:
        desk.publish(changes)
    return Done(goal_id, tx, changes)
