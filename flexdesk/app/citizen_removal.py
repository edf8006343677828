"""Taking a citizen away whole: every row of the case in one transaction that one undo brings back.

What imports brought is remembered, so that the next extract does not bring the citizen back.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from flexdesk.app.changes import Changes, Done
from flexdesk.app.desk import Desk
from flexdesk.app.kind_names import KIND_NAMES
from flexdesk.app.lookups import get_citizen
from flexdesk.base.numbers import format_number
from flexdesk.domain.entities import ENTITIES

_SHOWN = ("note", "placement", "task", "contact", "benefit", "attachment", "decision")
"""What is told of before it goes; the rest follows."""


@dataclass(frozen=True, slots=True)
class Removal:
    """What goes with a citizen."""

    rows: int
    words: str
    """"6 notater, 3 forløb, 2 opgaver"."""


def plan_removal(desk: Desk, citizen: str) -> Removal:
    """Return what would go with a citizen; nothing is changed.

    Raises:
        UserError: `citizen.unknown`.
    """
    get_citizen(desk.store.reads, citizen)
    counts = {entity: len(rows) for entity, rows in _rows(desk, citizen)}
    told = []
    for entity in _SHOWN:
        if number := counts.get(entity, 0):
            names = KIND_NAMES.get(entity, ("", entity, entity))
            told.append(f"{format_number(number)} {names[1] if number == 1 else names[2]}")
    return Removal(sum(counts.values()) + 1, ", ".join(told))


def delete_citizen(desk: Desk, citizen: str) -> Done:
    """Take a citizen away with all that is the citizen's; one undo brings everything back.

    Raises:
        UserError: `citizen.unknown`.
    """
    rows = _rows(desk, citizen)
    with desk.store.work("citizen.delete", {}) as uow:
        get_citizen(uow, citizen)
        for entity, ids in rows:
            for row in ids:
                uow.delete(entity, row)
        uow.delete("citizen", citizen)
        tx = uow.tx
    kinds = frozenset({"citizen", *(entity for entity, ids in rows if ids)})
    changes = Changes(frozenset({citizen}), kinds, tx, everything=True)
    desk.publish(changes)
    return Done(citizen, tx, changes)


def _rows(desk: Desk, citizen: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the rows of a case by entity, what points at another row before it."""
    return tuple(
        (entity, tuple(str(row.id) for row in desk.store.reads.load(entity, citizen=citizen)))
        for entity in reversed(tuple(_of_citizens()))
    )


def _of_citizens() -> Iterable[str]:
    for entity, (_record, fields) in ENTITIES.items():
        refers = {field.refers for field in fields}
        if "citizen" in refers or refers & {"placement"}:
            yield entity
