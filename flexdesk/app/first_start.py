"""The first start, interrupted or not: the recovery key is confirmed, the register gets its people.

Until the key is confirmed as kept, each opening shows a new one.
"""

from flexdesk.app.desk import Desk

DRAFT_KEY = "start:recovery"
_OPEN = "ubekræftet"


def await_key(desk: Desk) -> None:
    """Remember that nobody has confirmed yet that the recovery key is kept."""
    desk.store.save_draft(DRAFT_KEY, _OPEN)


def confirm_key(desk: Desk) -> None:
    """Remember that the recovery key is kept."""
    desk.store.drop_draft(DRAFT_KEY)


def renewed_key(desk: Desk) -> str:
    """Return a new recovery key where the first start was left before the key was confirmed.

    The one shown before opens nothing from here on; empty where the key was confirmed.
    """
    return desk.store.new_recovery_key() if desk.store.draft(DRAFT_KEY) else ""


def is_empty(desk: Desk) -> bool:
    """Tell whether the register holds no citizen yet: the first thing is then to get some in."""
    return not desk.store.reads.has_any("citizen")
