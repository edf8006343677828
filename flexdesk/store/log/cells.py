"""The history of cells: which write is shown, what stood there before, and what an undo meant.

A cell is one field of one row, or `_deleted`. Each write gives the cell a token: the transaction
that wrote it, or, when that was the undo of another, the token the cell had before that other one.
So after an undo the earlier write is shown again, as if nothing had come between.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from flexdesk.domain.entities import ENTITIES
from flexdesk.store.log.ledger import DELETED, WHOLE
from flexdesk.store.results import FieldChange, RowKey


class Erased:
    """Stands where a value was emptied for good."""


ERASED = Erased()


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows: the token of the write, its value, and the entry that wrote it."""

    token: str
    value: object
    entry: str


NEVER = Cell("", None, "")
NOT_THERE = Cell("", value=True, entry="")


@dataclass(slots=True)
class RowHistory:
    """All cells of one row, before and after each transaction that touched them."""

    now: dict[str, Cell] = field(default_factory=lambda: {DELETED: NOT_THERE})
    before: dict[str, dict[str, Cell]] = field(default_factory=dict)
    """Transaction to the cells it touched, as they were before it."""
    after: dict[str, dict[str, Cell]] = field(default_factory=dict)
    """Transaction to all cells of the row, as they were right after it."""

    @property
    def is_live(self) -> bool:
        """Return whether the row is there."""
        return self.now[DELETED].value is False

    def fields(self) -> dict[str, object]:
        """Return the values shown, `_deleted` apart."""
        return {name: cell.value for name, cell in self.now.items() if name != DELETED}

    def write(self, tx: str, undoes: str | None, name: str, cell: Cell) -> None:
        """Take one write of one cell by a transaction."""
        touched = self.before.setdefault(tx, {})
        touched.setdefault(name, self.now.get(name, NEVER))
        token = tx
        undone = self.before.get(undoes, {}) if undoes else {}
        if name in undone:
            token = undone[name].token
        self.now[name] = Cell(token, cell.value, cell.entry)

    def close(self, tx: str) -> None:
        """Remember how the row is after a transaction."""
        self.after[tx] = dict(self.now)


@dataclass(frozen=True, slots=True)
class LogLine:
    """One entry as read from the log."""

    tx: str
    undoes: str | None
    entity: str
    row: str
    field: str
    value: str | None
    name: str


def _all_erased(entity: str) -> dict[str, object]:
    return dict.fromkeys((each.name for each in ENTITIES[entity][1]), ERASED)


def take(history: RowHistory, line: LogLine) -> None:
    """Apply one entry to the history of its row."""
    value: object = ERASED if line.value is None else json.loads(line.value)
    if line.field != WHOLE:
        history.write(line.tx, line.undoes, line.field, Cell("", value, line.name))
        return
    names = value if isinstance(value, dict) else _all_erased(line.entity)
    for name, shown in names.items():
        if name != DELETED:
            history.write(line.tx, line.undoes, name, Cell("", shown, line.name))
    history.write(line.tx, line.undoes, DELETED, Cell("", value=False, entry=line.name))


_COLUMNS = (
    "SELECT e.tx, t.undoes, e.entity, e.row, e.field, e.value, e.origin || ':' || e.seq"
    " FROM entry e JOIN tx t ON t.tx = e.tx"
)


def _fold(lines: Iterable[Sequence[str | None]]) -> dict[RowKey, RowHistory]:
    histories: dict[RowKey, RowHistory] = {}
    open_tx: dict[RowKey, str] = {}
    for parts in lines:
        line = LogLine(*parts)  # type: ignore[arg-type]  # the columns of the query above
        key = (line.entity, line.row)
        history = histories.setdefault(key, RowHistory())
        last = open_tx.get(key)
        if last is not None and last != line.tx:
            history.close(last)
        open_tx[key] = line.tx
        take(history, line)
    for key, last in open_tx.items():
        histories[key].close(last)
    return histories


def of_tx(connection: Connection, tx: str) -> dict[RowKey, RowHistory]:
    """Return the history of every row that a transaction touched."""
    rows = connection.exec_driver_sql(
        _COLUMNS  # noqa: S608 - fixed text
        + " WHERE (e.row, e.entity) IN (SELECT row, entity FROM entry WHERE tx = ?)"
        " AND substr(e.entity, 1, 1) <> '_' ORDER BY e.no",
        (tx,),
    )
    return _fold(tuple(row) for row in rows)


def changes(connection: Connection, entity: str, row: str) -> tuple[FieldChange, ...]:
    """Return every change of every field of a row, oldest first."""
    rows = connection.exec_driver_sql(
        "SELECT e.tx, t.at, t.actor, t.verb, e.field, e.value FROM entry e"
        " JOIN tx t ON t.tx = e.tx WHERE e.row = ? AND e.entity = ? ORDER BY e.no",
        (row, entity),
    )
    shown: dict[str, object] = {}
    found: list[FieldChange] = []
    for tx, at, actor, verb, name, text in rows:
        value = None if text is None else json.loads(text)
        found.append(FieldChange(tx, at, actor, verb, name, shown.get(name), value))
        shown.update(value if name == WHOLE and isinstance(value, dict) else {name: value})
    return tuple(found)


__all__ = [
    "ERASED",
    "NEVER",
    "Cell",
    "Erased",
    "RowHistory",
    "changes",
    "of_tx",
]
