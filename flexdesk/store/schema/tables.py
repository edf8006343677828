"""Core tables: one per entity, made from the one list of fields, and the tables of the log.

The migrations spell the same schema out in SQL; a test compares the two.
"""

import dataclasses
from typing import Any

from sqlalchemy import (
    REAL,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.types import TypeEngine

from flexdesk.domain.entities import ENTITIES
from flexdesk.domain.entity_fields import Field, FieldType

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    }
)

_TYPES: dict[FieldType, type[TypeEngine[Any]]] = {
    FieldType.INT: Integer,
    FieldType.FLAG: Integer,
    FieldType.NUMBER: REAL,
}


def _starts_always(record: type) -> bool:
    """Return whether a record with a period must have its start."""
    fields = {field.name: field for field in dataclasses.fields(record)}
    return fields["start"].default is dataclasses.MISSING


def _plain(field: Field) -> Column[Any]:
    kind = _TYPES.get(field.type, Text)()
    if field.refers is not None:
        target = ForeignKey(f"{field.refers}.id", deferrable=True, initially="DEFERRED")
        return Column(field.name, kind, target, nullable=not field.required)
    defaults = {FieldType.TEXT: "''", FieldType.FLAG: "0", FieldType.JSON: "'null'"}
    default = defaults.get(field.type)
    if default is None or field.required:
        return Column(field.name, kind, nullable=not field.required)
    return Column(field.name, kind, nullable=False, server_default=text(default))


def _columns(record: type, field: Field) -> tuple[Column[Any], ...]:
    if field.type is not FieldType.PERIOD:
        return (_plain(field),)
    return (
        Column("start", Text, nullable=not _starts_always(record)),
        Column("last_day", Text),
    )


DERIVED = {"citizen": ("cpr_key", "sort_name")}
"""Columns that follow from the fields and are in neither log nor dump."""


def _entity_table(name: str) -> Table:
    record, fields = ENTITIES[name]
    columns = [column for field in fields for column in _columns(record, field)]
    columns += [Column(column, Text, nullable=False) for column in DERIVED.get(name, ())]
    table = Table(
        name, metadata, Column("id", Text, primary_key=True, nullable=False), *columns,
        sqlite_strict=True,
    )  # fmt: skip
    for field in fields:
        if field.refers is not None:
            Index(None, table.c[field.name])
    return table


ENTITY_TABLES = {name: _entity_table(name) for name in ENTITIES}
Index(None, ENTITY_TABLES["citizen"].c.cpr)
Index(None, ENTITY_TABLES["citizen"].c.cpr_key)
Index(None, ENTITY_TABLES["citizen"].c.candidate_no)
Index(None, ENTITY_TABLES["citizen"].c.consultant)

store_fact = Table(
    "store_fact",
    metadata,
    Column("key", Text, primary_key=True, nullable=False),
    Column("value", Text, nullable=False),
    sqlite_strict=True,
)

draft = Table(
    "draft",
    metadata,
    Column("key", Text, primary_key=True, nullable=False),
    Column("text", Text, nullable=False),
    sqlite_strict=True,
)
"""Half-written texts: outside the log, undo and dump."""

content = Table(
    "content",
    metadata,
    Column("hash", Text, primary_key=True, nullable=False),
    Column("bytes", LargeBinary, nullable=False),
    sqlite_strict=True,
)
"""The bytes of attachments under their SHA-256: outside the log, which holds the hash."""

origin = Table(
    "origin",
    metadata,
    Column("ordinal", Integer, primary_key=True),
    Column("origin", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    UniqueConstraint("origin"),
    sqlite_strict=True,
)

tx = Table(
    "tx",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("origin", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("tx", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("verb", Text, nullable=False),
    Column("facts", Text, nullable=False),
    Column("undoes", Text),
    Column("undoable", Integer, nullable=False),
    Column("first_seq", Integer, nullable=False),
    Column("entries", Integer, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    UniqueConstraint("tx"),
    UniqueConstraint("origin", "number"),
    sqlite_strict=True,
)
Index(None, tx.c.undoes)

entry = Table(
    "entry",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("origin", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("tx", Text, nullable=False),
    Column("hlc", Text, nullable=False),
    Column("entity", Text, nullable=False),
    Column("row", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("parents", Text, nullable=False),
    Column("value", Text),
    Column("salt", LargeBinary),
    Column("value_hash", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    UniqueConstraint("origin", "seq"),
    sqlite_strict=True,
)
Index(None, entry.c.tx)
Index(None, entry.c.row, entry.c.entity)

access = Table(
    "access",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("citizen", Text),
    Column("facts", Text, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    sqlite_strict=True,
)
Index(None, access.c.citizen)

search_row = Table(
    "search_row",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("citizen", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("candidate", Text, nullable=False),
    Column("consultant", Text, nullable=False),
    Column("workplace", Text, nullable=False),
    UniqueConstraint("citizen"),
    sqlite_strict=True,
)
