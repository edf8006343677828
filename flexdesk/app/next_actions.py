"""What is to be done next at a workplace: one thing, by whom and when."""

import datetime as dt

from flexdesk.app.changes import Done
from flexdesk.app.desk import Desk
from flexdesk.app.workplace_parts import get_workplace, line_of, told
from flexdesk.base.errors import UserError

_KINDS = frozenset({"workplace"})
_LONGEST_BY = 40
NO_ACTION: dict[str, object] = {"next_action": "", "next_on": None, "next_by": ""}
"""The fields of a workplace where nothing is to be done next."""


def set_next_action(
    desk: Desk, workplace_id: str, text: str, on: dt.date | None = None, by: str = ""
) -> Done:
    """Say what is to be done next at a workplace; it takes the place of what was to be done.

    `by` is the initials of who does it, one's own when none are given.

    Raises:
        UserError: `row.unknown`, `next_action.empty`, `next_action.past`, `text.too_long`.
    """
    row = get_workplace(desk.store.reads, workplace_id)
    values = action_values(desk, text, on, by, was=row.next_on)
    with desk.store.work("workplace.next", {}) as uow:
        changed = uow.edit("workplace", workplace_id, values)
        tx = uow.tx if changed else ""
    return told(desk, workplace_id, tx, _KINDS)


def finish_next_action(desk: Desk, workplace_id: str) -> Done:
    """Say that what was to be done next is done.

    Raises:
        UserError: `row.unknown`, `next_action.none`.
    """
    row = get_workplace(desk.store.reads, workplace_id)
    if not row.next_action:
        raise UserError("next_action.none")
    with desk.store.work("workplace.next_done", {}) as uow:
        uow.edit("workplace", workplace_id, NO_ACTION)
        tx = uow.tx
    return told(desk, workplace_id, tx, _KINDS)


def action_values(
    desk: Desk, text: str, on: dt.date | None, by: str = "", was: dt.date | None = None
) -> dict[str, object]:
    """Return the fields of a workplace for what is to be done next.

    `was` is the day it has now, which may be behind.

    Raises:
        UserError: `next_action.empty`, `next_action.past`, `text.too_long`.
    """
    words = line_of(text)
    if not words:
        raise UserError("next_action.empty")
    if on is not None and on < desk.today() and on != was:
        raise UserError("next_action.past", day=on)
    who = line_of(by, _LONGEST_BY) or desk.initials
    return {"next_action": words, "next_on": on, "next_by": who}
