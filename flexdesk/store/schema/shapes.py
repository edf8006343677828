"""How an entity travels: from what callers give, to fields of the log, to columns, to records."""

import dataclasses
import datetime as dt
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import Table

from flexdesk.base.records import maker_of_many
from flexdesk.domain.entities import ENTITIES
from flexdesk.domain.entity_fields import Field, FieldType
from flexdesk.store.log import canonical
from flexdesk.store.schema.tables import ENTITY_TABLES

Fields = dict[str, object]
"""Field name to value as the log holds it: text, number, flag, JSON, or a period of two days."""

_DAYS_KEPT = 1 << 16
PERIOD_COLUMNS = ("start", "last_day")


@lru_cache(maxsize=_DAYS_KEPT)
def _day_of(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def _to_day(value: object) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, dt.datetime):
        raise TypeError("a day has no time")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, str):
        return _day_of(value).isoformat()
    raise TypeError("not a day")


def _to_text(value: object) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise TypeError("not a text")
    if not value.isascii():
        value.encode("utf-8")
    return str(value)


def _to_number(value: object) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise TypeError("not a number")
    return float(value)


def _to_int(value: object) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError("not a whole number")
    return value


def _to_flag(value: object) -> bool:
    if value not in {True, False}:
        raise TypeError("not a flag")
    return bool(value)


def _to_json(value: object) -> object:
    return canonical.from_text(canonical.to_text(value))


_NORMAL: dict[FieldType, Callable[[object], object]] = {
    FieldType.TEXT: _to_text,
    FieldType.DAY: _to_day,
    FieldType.NUMBER: _to_number,
    FieldType.INT: _to_int,
    FieldType.FLAG: _to_flag,
    FieldType.JSON: _to_json,
}


class _Days(dict[str | None, dt.date | None]):
    """Days by their text, each made once."""

    def __missing__(self, text: str | None) -> dt.date | None:
        """Read a day not met before."""
        day = None if text is None else _day_of(text)
        if len(self) < _DAYS_KEPT:
            self[text] = day
        return day


_from_day = _Days().__getitem__

_TO_RECORD: dict[FieldType, Callable[[Any], object]] = {
    FieldType.DAY: _from_day,
    FieldType.PERIOD: _from_day,
    FieldType.FLAG: bool,
    FieldType.JSON: canonical.from_text,
}


def _to_column(kind: FieldType, value: object) -> object:
    if kind is FieldType.JSON:
        return canonical.to_text(value)
    return int(bool(value)) if kind is FieldType.FLAG else value


def _from_column(kind: FieldType, value: object) -> object:
    if kind is FieldType.JSON:
        return canonical.from_text(str(value))
    return bool(value) if kind is FieldType.FLAG else value


@dataclass(frozen=True, slots=True)
class Shape:
    """One entity: its record, table and fields."""

    entity: str
    record: type
    fields: Mapping[str, Field]
    table: Table
    columns: tuple[str, ...]
    """Columns in the order of the record's fields, `id` first."""
    converters: tuple[tuple[int, Callable[[Any], object]], ...]

    @property
    def references(self) -> tuple[tuple[str, str], ...]:
        """Return the fields that point at a row, with the entity they point at."""
        pairs = ((field.name, field.refers) for field in self.fields.values())
        return tuple((name, target) for name, target in pairs if target is not None)

    def _normal(self, field: Field, value: object) -> object:
        try:
            normal = _NORMAL[field.type](value)
        except (TypeError, ValueError) as error:
            # no value in the text: it may be a citizen's
            raise ValueError(f"{self.entity}.{field.name}: {type(error).__name__}") from None
        if field.refers is not None and normal == "":
            normal = None
        if field.required and normal in {None, ""}:
            raise ValueError(f"{self.entity}.{field.name} is required")
        return normal

    def _period(self, values: Mapping[str, object]) -> dict[str, object]:
        period: dict[str, object] = {}
        for column in PERIOD_COLUMNS:
            try:
                period[column] = _to_day(values.get(column))
            except (TypeError, ValueError):
                raise ValueError(f"{self.entity}.{column}: not a day") from None
        if period["start"] is None and not self.table.c["start"].nullable:
            raise ValueError(f"{self.entity}.start is required")
        return period

    def _refuse_unknown(self, values: Mapping[str, object]) -> None:
        unknown = set(values).difference(self.columns)
        if unknown:
            raise ValueError(f"{self.entity} has no field {min(unknown)}")

    def full(self, values: Mapping[str, object]) -> Fields:
        """Return all fields of a new row; what is not given gets the record's default.

        Raises:
            ValueError: an unknown field, a missing required one, or a value of another type.
        """
        self._refuse_unknown(values)
        defaults = _defaults(self.record)
        whole: Fields = {}
        for name, field in self.fields.items():
            if field.type is FieldType.PERIOD:
                whole[name] = self._period(values)
            else:
                whole[name] = self._normal(field, values.get(name, defaults.get(name)))
        return whole

    def default(self, name: str) -> object:
        """Return the value a field has while nobody gave it one."""
        field = self.fields[name]
        if field.type is FieldType.PERIOD:
            return dict.fromkeys(PERIOD_COLUMNS)
        value = _defaults(self.record).get(name)
        if field.type is FieldType.TEXT and value is None and field.refers is None:
            return ""
        return value

    def changed(self, current: Fields, changes: Mapping[str, object]) -> Fields:
        """Return only the fields that a change really changes.

        Raises:
            ValueError: an unknown field, or a value of another type.
        """
        self._refuse_unknown(changes)
        if "id" in changes:
            raise ValueError("an id never changes")
        fresh: Fields = {}
        for name, field in self.fields.items():
            if field.type is FieldType.PERIOD:
                given = {key: changes[key] for key in PERIOD_COLUMNS if key in changes}
                if given:
                    old = current[name]
                    fresh[name] = self._period({**(old if isinstance(old, dict) else {}), **given})
            elif name in changes:
                fresh[name] = self._normal(field, changes[name])
        return {name: value for name, value in fresh.items() if value != current[name]}

    def to_columns(self, fields: Mapping[str, object]) -> dict[str, object]:
        """Return the columns of the given fields."""
        columns: dict[str, object] = {}
        for name, value in fields.items():
            kind = self.fields[name].type
            if kind is FieldType.PERIOD:
                columns.update(value if isinstance(value, dict) else {})
            else:
                columns[name] = _to_column(kind, value)
        return columns

    def from_columns(self, row: Mapping[str, object]) -> Fields:
        """Return all fields of a row read from the table."""
        fields: Fields = {}
        for name, field in self.fields.items():
            if field.type is FieldType.PERIOD:
                fields[name] = {column: row[column] for column in PERIOD_COLUMNS}
            else:
                fields[name] = _from_column(field.type, row[name])
        return fields

    def records(self, rows: Sequence[Sequence[object]]) -> tuple[object, ...]:
        """Return records of rows whose columns are in the record's order."""
        if not rows:
            return ()
        columns: list[Iterable[object]] = list(zip(*rows, strict=True))
        for place, convert in self.converters:
            columns[place] = map(convert, columns[place])
        return _maker_of_many(self.record)(columns)

    def plain(self, row: Mapping[str, object]) -> dict[str, object]:
        """Return a row as a dump shows it: columns of the record, flags and JSON as values."""
        shown: dict[str, object] = {"id": row["id"]}
        for name, value in self.from_columns(row).items():
            if isinstance(value, dict) and self.fields[name].type is FieldType.PERIOD:
                shown.update(value)
            else:
                shown[name] = value
        return shown


_maker_of_many = cache(maker_of_many)


@cache
def _defaults(record: type) -> Mapping[str, object]:
    return {
        field.name: field.default
        for field in dataclasses.fields(record)
        if field.default is not dataclasses.MISSING
    }


def _kinds(fields: Sequence[Field]) -> dict[str, FieldType]:
    kinds: dict[str, FieldType] = {}
    for field in fields:
        names = PERIOD_COLUMNS if field.type is FieldType.PERIOD else (field.name,)
        kinds.update(dict.fromkeys(names, field.type))
    return kinds


def _shape(entity: str) -> Shape:
    record, fields = ENTITIES[entity]
    columns = tuple(field.name for field in dataclasses.fields(record))
    kinds = _kinds(fields)
    converters = tuple(
        (place, _TO_RECORD[kinds[column]])
        for place, column in enumerate(columns)
        if column in kinds and kinds[column] in _TO_RECORD
    )
    by_name = {field.name: field for field in fields}
    return Shape(entity, record, by_name, ENTITY_TABLES[entity], columns, converters)


SHAPES = {entity: _shape(entity) for entity in ENTITIES}

REFERRERS: dict[str, tuple[tuple[str, str], ...]] = {
    target: tuple(
        (shape.entity, field)
        for shape in SHAPES.values()
        for field, refers in shape.references
        if refers == target
    )
    for target in ENTITIES
}
"""For each entity, the entities and fields that point at it."""

LEANING: dict[str, str] = {"note": "replaces", "goal": "parent"}
"""Fields, empty or not, that name a row of their own entity without pointing at it in the tables.

A row may go together with what leans on it, but no undo takes it away from under that.
"""


def shape_of(entity: str) -> Shape:
    """Return the shape of an entity.

    Raises:
        ValueError: there is no such entity.
    """
    if entity not in SHAPES:
        raise ValueError(f"no entity {entity}")
    return SHAPES[entity]
