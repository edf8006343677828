"""The tables of the entities: rows are put, changed and removed here, derived columns included."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from flexdesk.base.danish import sort_key
from flexdesk.base.ids import cpr_key
from flexdesk.store.schema.shapes import LEANING, REFERRERS, Fields, Shape, shape_of

_CHUNK = 500
_NAME_FIELDS = frozenset({"first_name", "last_name", "candidate_no", "consultant"})


def chunks(values: Iterable[str]) -> Iterable[list[str]]:
    """Yield the values in lists that a statement can take."""
    listed = list(values)
    for start in range(0, len(listed), _CHUNK):
        yield listed[start : start + _CHUNK]


class Stale:
    """Whose search rows no longer follow from the tables."""

    def __init__(self) -> None:
        self.citizens: set[str] = set()
        self.workplaces: set[str] = set()
        self.initials: set[str] = set()

    def __bool__(self) -> bool:
        """Return whether there is anything to do."""
        return bool(self.citizens or self.workplaces or self.initials)

    def mark(self, entity: str, row: str, fields: Mapping[str, object]) -> None:
        """Note that these fields of a row came, went or changed."""
        if entity == "citizen" and not _NAME_FIELDS.isdisjoint(fields):
            self.citizens.add(row)
        elif entity == "placement" and "citizen" in fields:
            self.citizens.add(str(fields["citizen"]))
        elif entity == "workplace" and "name" in fields:
            self.workplaces.add(row)
        elif entity == "consultant" and "initials" in fields:
            self.initials.add(str(fields["initials"]))


class Shelf:
    """Writes the tables of the entities in one transaction."""

    def __init__(self, connection: Connection, team_secret: bytes) -> None:
        self._connection = connection
        self._secret = team_secret
        self.stale = Stale()

    def _derived(self, shape: Shape, fields: Mapping[str, object]) -> dict[str, object]:
        if shape.entity != "citizen":
            return {}
        derived: dict[str, object] = {}
        if "cpr" in fields:
            derived["cpr_key"] = cpr_key(self._secret, str(fields["cpr"]))
        if "first_name" in fields:
            derived["sort_name"] = sort_key(f"{fields['last_name']} {fields['first_name']}")
        return derived

    def get(self, entity: str, row: str) -> Fields | None:
        """Return all fields of a live row, None when there is none."""
        found = self.get_many(entity, [row])
        return found.get(row)

    def get_many(self, entity: str, rows: Iterable[str]) -> dict[str, Fields]:
        """Return the fields of the live rows among some ids."""
        shape = shape_of(entity)
        found: dict[str, Fields] = {}
        for part in chunks(rows):
            query = select(shape.table).where(shape.table.c.id.in_(part))
            for row in self._connection.execute(query).mappings():
                found[row["id"]] = shape.from_columns({str(key): row[key] for key in row})
        return found

    def live(self, entity: str, rows: Iterable[str]) -> set[str]:
        """Return which of some ids are live rows."""
        table = shape_of(entity).table
        found: set[str] = set()
        for part in chunks(rows):
            found.update(
                self._connection.execute(select(table.c.id).where(table.c.id.in_(part))).scalars()
            )
        return found

    def put(self, entity: str, rows: Sequence[tuple[str, Fields]]) -> None:
        """Insert rows."""
        if not rows:
            return
        shape = shape_of(entity)
        values = [
            {"id": row, **shape.to_columns(fields), **self._derived(shape, fields)}
            for row, fields in rows
        ]
        self._connection.execute(insert(shape.table), values)
        for row, fields in rows:
            self.stale.mark(entity, row, fields)

    def change(self, entity: str, row: str, now: Fields, fresh: Fields) -> None:
        """Change some fields of a row that holds `now`."""
        shape = shape_of(entity)
        after = {**now, **fresh}
        columns = shape.to_columns(fresh)
        if not {"cpr", "first_name", "last_name"}.isdisjoint(fresh):
            columns.update(self._derived(shape, after))
        statement = update(shape.table).where(shape.table.c.id == bindparam("row_id"))
        self._connection.execute(statement.values(**columns), {"row_id": row})
        self._mark_change(entity, row, now, fresh)

    def _mark_change(self, entity: str, row: str, now: Fields, fresh: Fields) -> None:
        if entity == "placement":
            fresh = {"citizen": now["citizen"], **fresh}
            self.stale.mark(entity, row, now)
        elif entity == "consultant":
            fresh = {"initials": now["initials"], **fresh}
            self.stale.mark(entity, row, now)
        self.stale.mark(entity, row, fresh)

    def remove(self, entity: str, rows: Mapping[str, Fields]) -> None:
        """Take rows off the table; the log still holds them."""
        table = shape_of(entity).table
        for part in chunks(rows):
            self._connection.execute(delete(table).where(table.c.id.in_(part)))
        for row, fields in rows.items():
            self.stale.mark(entity, row, fields)

    def referring(self, entity: str, rows: Iterable[str]) -> list[tuple[str, str, str, str]]:
        """Return the live rows that point at some rows: entity, id, field, what it points at."""
        found: list[tuple[str, str, str, str]] = []
        wanted = list(rows)
        for other, field in REFERRERS[entity]:
            table = shape_of(other).table
            for part in chunks(wanted):
                query = select(table.c.id, table.c[field]).where(table.c[field].in_(part))
                found += [(other, row, field, at) for row, at in self._connection.execute(query)]
        return found

    def leaning(self, entity: str, rows: Iterable[str]) -> list[tuple[str, str, str, str]]:
        """Return the live rows of an entity that lean on some of its rows, as `referring` does."""
        field = LEANING.get(entity)
        if field is None:
            return []
        table = shape_of(entity).table
        found: list[tuple[str, str, str, str]] = []
        for part in chunks(rows):
            query = select(table.c.id, table.c[field]).where(table.c[field].in_(part))
            found += [(entity, row, field, at) for row, at in self._connection.execute(query)]
        return found

    def count_referring(self, entity: str, row: str) -> dict[str, int]:
        """Return how many live rows of each entity point at a row."""
        counts: dict[str, int] = {}
        for other, field in REFERRERS[entity]:
            table = shape_of(other).table
            query = select(func.count()).select_from(table).where(table.c[field] == row)
            number = self._connection.execute(query).scalar_one()
            if number:
                counts[other] = counts.get(other, 0) + number
        return counts
