"""After how many idle minutes the register locks: kept in the register itself."""

from flexdesk.app.changes import Changes, Done
from flexdesk.app.desk import Desk
from flexdesk.domain.entities import Setting

DEFAULT_LOCK_MINUTES = 5
LONGEST_LOCK_MINUTES = 60
LOCK_SETTING = "window.lock_minutes"


def lock_minutes(desk: Desk) -> int:
    """Return after how many idle minutes the register locks."""
    row = desk.store.reads.get("setting", LOCK_SETTING)
    value = row.value if isinstance(row, Setting) else None
    if isinstance(value, int) and 0 < value <= LONGEST_LOCK_MINUTES:
        return value
    return DEFAULT_LOCK_MINUTES


def set_lock_minutes(desk: Desk, minutes: int) -> Done:
    """Change after how many idle minutes the register locks: 1 to 60, never not at all."""
    value = min(max(minutes, 1), LONGEST_LOCK_MINUTES)
    with desk.store.work("setting.set", {"minutes": value}, undoable=False) as uow:
        if uow.get("setting", LOCK_SETTING) is None:
            uow.insert("setting", LOCK_SETTING, {"value": value})
        else:
            uow.edit("setting", LOCK_SETTING, {"value": value})
        tx = uow.tx
    changes = Changes(kinds=frozenset({"setting"}), tx=tx)
    desk.publish(changes)
    return Done(LOCK_SETTING, tx, changes)
