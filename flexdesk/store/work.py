"""The unit of work: one user action, written to tables and log together or not at all."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import Connection, select

from flexdesk.base.errors import UserError
from flexdesk.base.ids import cpr_key
from flexdesk.store import contents, search
from flexdesk.store.log.ledger import DELETED, WHOLE, Ledger, TxFacts
from flexdesk.store.log.state import LogState
from flexdesk.store.schema.shapes import Fields, Shape, shape_of
from flexdesk.store.schema.tables import ENTITY_TABLES
from flexdesk.store.shelf import Shelf

_BULK = 2000
_NEVER_EDITED = frozenset({"note"})


@dataclass(frozen=True, slots=True)
class Secrets:
    """What a transaction needs to write: the log key and the team secret."""

    log_key: bytes
    team_secret: bytes

    def __repr__(self) -> str:
        """Show nothing."""
        return "Secrets()"


class UnitOfWork:
    """What may be done inside `with store.work(...)`; all of it is undone by one undo."""

    def __init__(self, connection: Connection, state: LogState, tx: str, secrets: Secrets) -> None:
        self.tx = tx
        """The id of this transaction in the log."""
        self.touched: dict[str, set[str]] = defaultdict(set)
        """Ids of the rows that were written, by entity."""
        self._connection = connection
        self._secrets = secrets
        self._ledger = Ledger(connection, state)
        self._shelf = Shelf(connection, secrets.team_secret)
        self._numbers: dict[int, int] = {}

    @property
    def is_changed(self) -> bool:
        """Return whether anything was written to the log."""
        return len(self._ledger) > 0

    @property
    def ledger(self) -> Ledger:
        """Return the log of this transaction, for undo and erase."""
        return self._ledger

    @property
    def shelf(self) -> Shelf:
        """Return the tables of this transaction, for undo and erase."""
        return self._shelf

    def insert(self, entity: str, row: str, values: Mapping[str, object]) -> None:
        """Insert a row.

        Raises:
            ValueError: a value does not fit the entity.
            UserError: `row.exists`.
        """
        self.insert_many(entity, [{**values, "id": row}])

    def insert_many(self, entity: str, rows: Iterable[Mapping[str, object]]) -> int:
        """Insert rows that carry their `id`; return how many.

        Raises:
            ValueError: a value does not fit the entity.
            UserError: `row.exists`.
        """
        shape = shape_of(entity)
        waiting = iter(rows)
        total = 0
        while part := list(islice(waiting, _BULK)):
            self._insert_part(shape, part)
            total += len(part)
        return total

    def _insert_part(self, shape: Shape, rows: list[Mapping[str, object]]) -> None:
        entity = shape.entity
        whole = [(_id_of(row), shape.full(row)) for row in rows]
        ids = {row for row, _ in whole}
        if len(ids) < len(whole) or self._shelf.live(entity, ids):
            raise UserError("row.exists", entity=entity)
        self._ledger.add_new(entity, whole)
        self._shelf.put(entity, whole)
        self.touched[entity].update(ids)

    def edit(self, entity: str, row: str, changes: Mapping[str, object]) -> tuple[str, ...]:
        """Change fields of a row; return the names of the fields that really changed.

        Raises:
            ValueError: a value does not fit the entity.
            UserError: `row.gone`, or `note.never_edited`.
        """
        shape = shape_of(entity)
        if entity in _NEVER_EDITED:
            raise UserError("note.never_edited")
        now = self._must_get(entity, row)
        fresh = shape.changed(now, changes)
        if fresh:
            for field, value in fresh.items():
                self._ledger.add(entity, row, field, value)
            self._shelf.change(entity, row, now, fresh)
            self.touched[entity].add(row)
        return tuple(fresh)

    def delete(self, entity: str, row: str) -> None:
        """Take a row away; the log keeps it and undo brings it back.

        Raises:
            UserError: `row.gone`, or `delete.refused` while live rows refer to it.
        """
        now = self._must_get(entity, row)
        referring = self._shelf.count_referring(entity, row)
        if referring:
            raise UserError("delete.refused", entity=entity, referring=referring)
        self._ledger.add(entity, row, DELETED, value=True)
        self._shelf.remove(entity, {row: now})
        self.touched[entity].add(row)

    def _must_get(self, entity: str, row: str) -> Fields:
        now = self._shelf.get(entity, row)
        if now is None:
            raise UserError("row.gone", entity=entity)
        return now

    def get(self, entity: str, row: str) -> object | None:
        """Return the record of a row as this transaction sees it, None when there is none."""
        shape = shape_of(entity)
        columns = [shape.table.c[name] for name in shape.columns]
        found = self._connection.execute(select(*columns).where(shape.table.c.id == row)).all()
        return shape.records(found)[0] if found else None

    def put_content(self, data: bytes) -> str:
        """Keep the bytes of a file for a row to name by the hash this returns.

        They are saved with the row or not at all, and are in neither log nor dump.
        """
        return contents.put(self._connection, data)

    def find_citizen(self, cpr: str) -> str | None:
        """Return the id of the citizen with a CPR number, None when there is none."""
        return citizen_of(self._connection, self._secrets.team_secret, cpr)

    def next_candidate_no(self, year: int) -> str:
        """Return the next free candidate number of a year, such as `K-2016-014`."""
        if year not in self._numbers:
            self._numbers[year] = _last_number(self._connection, year)
        self._numbers[year] += 1
        return f"K-{year}-{self._numbers[year]:03d}"

    def finish(self, facts: TxFacts) -> LogState:
        """Bring the search rows up to date and write the log; return where it then stands."""
        search.refresh(self._connection, self._shelf.stale)
        return self._ledger.write(facts, self._secrets.log_key)


def _id_of(row: Mapping[str, object]) -> str:
    found = row.get("id")
    if not isinstance(found, str) or not found:
        raise ValueError("a row needs an id")
    return found


def citizen_of(connection: Connection, team_secret: bytes, cpr: str) -> str | None:
    """Return the id of the live citizen with a CPR number, None when there is none."""
    table = ENTITY_TABLES["citizen"]
    query = select(table.c.id).where(table.c.cpr_key == cpr_key(team_secret, cpr)).limit(1)
    return connection.execute(query).scalar_one_or_none()


def _last_number(connection: Connection, year: int) -> int:
    start = f"K-{year}-"
    rows = connection.exec_driver_sql(
        "SELECT candidate_no FROM citizen WHERE candidate_no >= ? AND candidate_no < ?",
        (start, start + ":"),
    )
    numbers = (row[0].removeprefix(start) for row in rows)
    return max((int(text) for text in numbers if text.isdecimal()), default=0)


__all__ = ["DELETED", "WHOLE", "Secrets", "UnitOfWork", "citizen_of"]
