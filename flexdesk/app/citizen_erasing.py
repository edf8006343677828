"""Erasing a citizen for good: every row there ever was leaves tables, log, drafts and attachments.

What stays is that it happened, when, by whom and why. No undo brings anything back.
"""

from flexdesk.app.changes import Changes
from flexdesk.app.desk import Desk
from flexdesk.base.danish import clean
from flexdesk.base.errors import UserError
from flexdesk.domain.entities import ENTITIES
from flexdesk.store.results import RowKey

_LONGEST = 300


def rows_ever_of(desk: Desk, citizen: str) -> tuple[RowKey, ...]:
    """Return every row a citizen has or ever had, and lines of *Tjek data* set aside about her."""
    reads = desk.store.reads
    keys: dict[RowKey, None] = dict.fromkeys(reads.rows_taken_away(citizen))
    for entity, (_record, fields) in ENTITIES.items():
        pointing = {field.refers for field in fields}
        if "citizen" in pointing or entity == "hours":
            rows = reads.load(entity, citizen=citizen)
            keys |= dict.fromkeys((entity, str(row.id)) for row in rows)
    keys |= dict.fromkeys(reads.settings_about(citizen))
    if reads.field_history("citizen", citizen):
        keys["citizen", citizen] = None
    return tuple(keys)


def erase_citizen(desk: Desk, citizen: str, reason: str) -> int:
    """Erase a citizen for good, one that was taken away too; return how many entries were emptied.

    Raises:
        UserError: `reason.missing`, `citizen.unknown`, `text.too_long`.
    """
    why = clean(reason, _LONGEST)
    if not why:
        raise UserError("reason.missing")
    rows = rows_ever_of(desk, citizen)
    if ("citizen", citizen) not in rows:
        raise UserError("citizen.unknown")
    emptied = desk.store.erase(rows, why)
    desk.publish(Changes(frozenset({citizen}), frozenset({"citizen"}), everything=True))
    return emptied
