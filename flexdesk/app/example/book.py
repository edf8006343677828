"""The rows of the team while they are written: plain values by entity, ids from the source."""

from dataclasses import dataclass, fields
from typing import Any

from flexdesk.app.example.source import Source
from flexdesk.domain.entities import ENTITIES, Caseload
from flexdesk.domain.entity_fields import FieldType
from flexdesk.domain.kandidatkort import CardContent

Row = dict[str, Any]

_CASELOAD_ENTITIES = {
    "citizens": "citizen",
    "benefits": "benefit",
    "workplaces": "workplace",
    "placements": "placement",
    "hours": "hours",
    "passes": "pass",
    "tasks": "task",
    "contacts": "contact",
    "pauses": "pause",
    "notices": "notice",
    "notes": "note",
}


def _field_names(entity: str) -> frozenset[str]:
    names: set[str] = {"id"}
    for field in ENTITIES[entity][1]:
        names.update(("start", "last_day") if field.type is FieldType.PERIOD else (field.name,))
    return frozenset(names)


_FIELDS = {entity: _field_names(entity) for entity in ENTITIES}


@dataclass(frozen=True, slots=True)
class ExampleTeam:
    """All rows of an invented team by entity, in the order a store takes them."""

    rows: dict[str, tuple[Row, ...]]
    papers: tuple[bytes, ...] = ()
    """Bytes of the attachments, in the order of their rows."""
    draft: tuple[str, str] = ("", "")
    """A note that was being written: about whom, and what there is of it."""
    card_drafts: tuple[tuple[str, CardContent], ...] = ()
    """Cards that are being written, by citizen."""

    def caseload(self) -> Caseload:
        """Return the rows as records, as figures count on them."""
        parts: dict[str, tuple[Any, ...]] = {
            name: tuple(ENTITIES[entity][0](**row) for row in self.rows[entity])
            for name, entity in _CASELOAD_ENTITIES.items()
        }
        return Caseload(**parts)


class Book:
    """Takes rows one by one and knows their fields, so that a slip of a name is an error."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._rows: dict[str, list[Row]] = {entity: [] for entity in ENTITIES}

    def add(self, entity: str, **values: Any) -> Row:  # noqa: ANN401 - values as ENTITIES says
        """Add a row and return it; it may be filled further until the team is done."""
        if not values.keys() <= _FIELDS[entity]:
            unknown = sorted(values.keys() - _FIELDS[entity])
            raise KeyError(f"{entity}: {unknown}")
        row: Row = {"id": values.pop("id", None) or self._source.new_id(), **values}
        self._rows[entity].append(row)
        return row

    def rows(self, entity: str) -> list[Row]:
        """Return the rows written so far."""
        return self._rows[entity]

    def done(
        self,
        papers: tuple[bytes, ...] = (),
        draft: tuple[str, str] = ("", ""),
        card_drafts: tuple[tuple[str, CardContent], ...] = (),
    ) -> ExampleTeam:
        """Return the team with the rows as they are now, every field of each in its place."""
        rows = {
            entity: tuple(_complete(ENTITIES[entity][0], row) for row in rows)
            for entity, rows in self._rows.items()
        }
        return ExampleTeam(rows, papers, draft, card_drafts)


def _complete(kind: type, row: Row) -> Row:
    record = kind(**row)
    return {field.name: getattr(record, field.name) for field in fields(record)}
