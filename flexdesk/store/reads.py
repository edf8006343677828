"""Reads: rows as frozen records, on connections of their own that can be interrupted."""

import datetime as dt
import threading
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from operator import itemgetter
from typing import Any, cast

from sqlalchemy import Connection, Engine, func, select

from flexdesk.domain.entities import Caseload, ImportBase
from flexdesk.store import contents, drafts, search
from flexdesk.store.disk import faults
from flexdesk.store.log import cells, of_citizen, of_tx
from flexdesk.store.results import FieldChange, RowChange, RowKey
from flexdesk.store.schema.shapes import SHAPES, shape_of
from flexdesk.store.work import citizen_of

_CASELOAD = (
    "citizens",
    "benefits",
    "workplaces",
    "placements",
    "hours",
    "passes",
    "tasks",
    "contacts",
    "pauses",
    "notices",
    "notes",
)
_ENTITY_OF = {"hours": "hours", "passes": "pass"}
_OF_CITIZEN_BY_PLACEMENT = "hours"
_SORTED_BY = {"citizen": "sort_name"}


class Reads:
    """Reads the last saved state; safe to use from several threads."""

    def __init__(self, engine: Engine, team_secret: bytes) -> None:
        self._engine = engine
        self._secret = team_secret
        self._guard = threading.Lock()
        self._busy: set[Any] = set()

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the store."""
        with faults.mapped(), self._engine.connect() as connection:
            bare = connection.connection.driver_connection
            with self._guard:
                self._busy.add(bare)
            try:
                with connection.begin():
                    yield connection
            finally:
                with self._guard:
                    self._busy.discard(bare)

    def interrupt(self) -> None:
        """Stop what is being read in other threads: there `CancelledError` is raised."""
        with self._guard:
            for bare in self._busy:
                bare.interrupt()

    def load(self, entity: str, *, citizen: str | None = None) -> tuple[Any, ...]:
        """Return the live rows of an entity, of one citizen or of all, as records."""
        with self.snapshot() as connection:
            return _load(connection, entity, citizen)

    def get(self, entity: str, row: str) -> Any | None:  # noqa: ANN401 - a record of that entity
        """Return the record of a row, None when it is not live."""
        shape = shape_of(entity)
        columns = [shape.table.c[name] for name in shape.columns]
        with self.snapshot() as connection:
            found = connection.execute(select(*columns).where(shape.table.c.id == row)).all()
        return shape.records(found)[0] if found else None

    def has_any(self, entity: str) -> bool:
        """Tell whether an entity has any live row at all."""
        table = shape_of(entity).table
        with self.snapshot() as connection:
            return connection.execute(select(table.c.id).limit(1)).first() is not None

    def content(self, name: str) -> bytes:
        """Return the bytes an attachment names by their hash.

        Raises:
            StoreDamagedError: `content.missing` or `content.damaged`.
        """
        with self.snapshot() as connection:
            return contents.read(connection, name)

    def unlock_pages(self) -> None:
        """Go through the pages the caseload is read from, so that reading it finds them open.

        Done in a few long steps that leave the window's thread alone while it builds its pages.
        """
        with self.snapshot() as connection:
            for name in _CASELOAD:
                table = shape_of(_entity_of(name)).table
                last = table.c[shape_of(_entity_of(name)).columns[-1]]
                connection.execute(select(func.max(last))).all()

    def caseload(self, *, notes: bool = False) -> Caseload:
        """Return all rows the figures are counted on, of one state of the store."""
        names = _CASELOAD if notes else _CASELOAD[:-1]
        with self.snapshot() as connection:
            loaded = {name: _load(connection, _entity_of(name), None) for name in names}
        return Caseload(**loaded)

    def latest_note_days(self, but: Collection[str]) -> dict[str, dt.date]:
        """Return the day of each citizen's latest note that counts, leaving out some kinds.

        A note that another one puts right does not count; the texts are not read.
        """
        note = shape_of("note").table
        replaced = select(note.c.replaces).where(note.c.replaces != "")
        query = (
            select(note.c.citizen, func.max(note.c.day))
            .where(note.c.kind.not_in(sorted(but)), note.c.id.not_in(replaced))
            .group_by(note.c.citizen)
        )
        with self.snapshot() as connection:
            found = connection.execute(query).all()
        return {citizen: dt.date.fromisoformat(day) for citizen, day in found}

    def find_citizen(self, cpr: str) -> str | None:
        """Return the id of the citizen with a CPR number, None when there is none."""
        with self.snapshot() as connection:
            return citizen_of(connection, self._secret, cpr)

    def search_citizens(self, text: str, limit: int = 50) -> tuple[str, ...]:
        """Return the ids of citizens that a text finds, best first."""
        with self.snapshot() as connection:
            return search.find(connection, text, limit)

    def field_history(self, entity: str, row: str) -> tuple[FieldChange, ...]:
        """Return every change of every field of a row, oldest first."""
        shape_of(entity)
        with self.snapshot() as connection:
            return cells.changes(connection, entity, row)

    def rows_taken_away(self, citizen: str) -> tuple[RowKey, ...]:
        """Return rows of a citizen that were taken away at some time."""
        with self.snapshot() as connection:
            return of_citizen.rows_taken_away(connection, citizen)

    def settings_about(self, citizen: str) -> tuple[RowKey, ...]:
        """Return the settings that ever named a citizen."""
        with self.snapshot() as connection:
            return of_citizen.settings_about(connection, citizen)

    def changes_of_action(self, tx: str) -> tuple[RowChange, ...]:
        """Return every cell an action changed."""
        with self.snapshot() as connection:
            return of_tx.changes(connection, tx)

    def rows_of_action(self, tx: str) -> dict[str, int]:
        """Return how many rows of each entity an action touched."""
        with self.snapshot() as connection:
            return of_tx.counts(connection, tx)

    def actions_of_citizen(self, citizen: str) -> frozenset[str]:
        """Return the actions that touched any row a citizen ever had."""
        with self.snapshot() as connection:
            return of_tx.of_citizen(connection, citizen)

    def people_of_actions(self, limit: int = 200, most: int = 60) -> dict[str, tuple[str, ...]]:
        """Return the citizens the last actions were about; those with many entries are left out."""
        with self.snapshot() as connection:
            return of_tx.people(connection, limit, most)

    def drafts(self) -> tuple[tuple[str, str], ...]:
        """Return every half-written text with its key, in order of keys."""
        with self.snapshot() as connection:
            return drafts.every(connection)

    def import_bases(self) -> dict[str, ImportBase]:
        """Return what the last import brought, by row id."""
        loaded = cast("tuple[ImportBase, ...]", self.load("import_base"))
        return {base.id: base for base in loaded}

    def dump(self) -> dict[str, list[dict[str, object]]]:
        """Return all live rows of all entities as plain values, in the order of their ids."""
        with self.snapshot() as connection:
            return dump_of(connection)

    def counts(self) -> dict[str, int]:
        """Return how many live rows each entity has."""
        with self.snapshot() as connection:
            return {
                entity: connection.execute(
                    select(func.count()).select_from(shape.table)
                ).scalar_one()
                for entity, shape in SHAPES.items()
            }


def _entity_of(name: str) -> str:
    return _ENTITY_OF.get(name, name.removesuffix("s"))


def _load(connection: Connection, entity: str, citizen: str | None) -> tuple[Any, ...]:
    shape = shape_of(entity)
    table = shape.table
    query = select(*(table.c[name] for name in shape.columns))
    if citizen is not None:
        query = query.where(_of_citizen(entity, citizen))
    if entity in _SORTED_BY:
        query = query.order_by(table.c[_SORTED_BY[entity]], table.c.id)
        return shape.records(connection.execute(query).all())
    # sorting here is twice as quick as reading along the index of the ids
    return shape.records(sorted(connection.execute(query).all(), key=itemgetter(0)))


def _of_citizen(entity: str, citizen: str) -> Any:  # noqa: ANN401 - a Core condition
    table = shape_of(entity).table
    if entity == "citizen":
        return table.c.id == citizen
    if "citizen" in table.c:
        return table.c.citizen == citizen
    placement = shape_of("placement").table
    mine = select(placement.c.id).where(placement.c.citizen == citizen)
    if entity == _OF_CITIZEN_BY_PLACEMENT:
        return table.c.placement.in_(mine)
    if entity == "workplace":
        return table.c.id.in_(mine.with_only_columns(placement.c.workplace))
    raise ValueError(f"{entity} does not belong to a citizen")


def dump_of(connection: Connection) -> dict[str, list[dict[str, object]]]:
    """Return all live rows of all entities as plain values, in the order of their ids."""
    dumped: dict[str, list[dict[str, object]]] = {}
    for entity, shape in SHAPES.items():
        rows = connection.execute(select(shape.table).order_by(shape.table.c.id)).mappings()
        dumped[entity] = [shape.plain(cast("Mapping[str, object]", row)) for row in rows]
    return dumped
