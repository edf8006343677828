"""A file's rows as a caseload, so that figures can be counted before any store exists."""

import hashlib
from typing import Any

from flexdesk.base.ids import citizen_id
from flexdesk.domain.entities import Benefit, Caseload, Citizen, Hours, Note, Placement, Workplace
from flexdesk.imports.checks import orphans
from flexdesk.imports.rows import IMPORTED_ENTITIES, FileRows, ImportedRow, Key

_RECORDS: dict[str, type[Any]] = {
    "citizen": Citizen,
    "workplace": Workplace,
    "benefit": Benefit,
    "placement": Placement,
    "hours": Hours,
    "note": Note,
}


def _row_id(entity: str, key: Key, team_secret: bytes) -> str:
    if entity == "citizen":
        return citizen_id(team_secret, str(key[0]))
    text = "\x1f".join([entity, *(str(part) for part in key)])
    return hashlib.blake2b(text.encode(), key=team_secret[:64], digest_size=16).hexdigest()


def to_caseload(file: FileRows, team_secret: bytes) -> Caseload:
    """Return the good rows of a file as records; rows that point at nothing are left out.

    Citizens get the ids they would get in a store with the same team secret.
    """
    lost = {id(row) for row, _, _ in orphans(file, {})}
    made: dict[str, tuple[Any, ...]] = {}
    for entity in IMPORTED_ENTITIES:
        rows = (row for row in file.rows[entity] if id(row) not in lost)
        made[entity] = tuple(_record(row, file, team_secret) for row in rows)
    return Caseload(
        citizens=made["citizen"],
        benefits=made["benefit"],
        workplaces=made["workplace"],
        placements=made["placement"],
        hours=made["hours"],
        notes=made["note"],
    )


def _record(row: ImportedRow, file: FileRows, team_secret: bytes) -> Any:  # noqa: ANN401 - a record
    values: dict[str, Any] = {**_defaults(row, file), **row.defaults, **row.values}
    parents = {field: _row_id(field, key, team_secret) for field, key in row.parents.items()}
    row_id = _row_id(row.entity, row.key, team_secret)
    return _RECORDS[row.entity](**{**values, **parents, "id": row_id})


def _defaults(row: ImportedRow, file: FileRows) -> dict[str, object]:
    if row.entity == "note":
        return {"day": file.on, "consultant": ""}
    return {"name": ""} if row.entity == "workplace" else {}
