"""What can only be seen by looking at several rows: repeats, overlaps, rows that point nowhere."""

import datetime as dt
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace

from flexdesk.domain.codes import PlacementKind
from flexdesk.imports.problems import Problem, Severity
from flexdesk.imports.rows import FileRows, ImportedRow, Key

_COLUMNS = {"citizen": "cpr", "workplace": "p_number", "placement": "number"}
"""Field of the column that holds the pointer, by the entity pointed at."""
_JOBS = frozenset({PlacementKind.PULJEFLEKSJOB.value, PlacementKind.ORDINAERT_FLEKSJOB.value})

Spell = tuple[dt.date, dt.date, ImportedRow]

Known = Mapping[str, Container[Key]]
"""Keys of rows that are there already, by entity."""


def _day(value: object) -> dt.date | None:
    return value if isinstance(value, dt.date) else None


def _spells(
    rows: Iterable[ImportedRow],
) -> dict[object, list[tuple[dt.date, dt.date, ImportedRow]]]:
    """Return (start, last day, row) of each citizen in order; what runs on ends on the last day."""
    spells: dict[object, list[Spell]] = defaultdict(list)
    for row in rows:
        if (start := _day(row.values.get("start"))) is not None:
            last_day = _day(row.values.get("last_day")) or dt.date.max
            spells[row.parents["citizen"]].append((start, last_day, row))
    for spell in spells.values():
        spell.sort(key=lambda each: each[:2])
    return spells


def overlaps(rows: Iterable[ImportedRow]) -> Iterator[tuple[ImportedRow, ImportedRow]]:
    """Yield each row that starts before an earlier one of the citizen has ended, with that one."""
    for spell in _spells(rows).values():
        latest_end, latest = dt.date.min, None
        for start, last_day, row in spell:
            if latest is not None and start <= latest_end:
                yield row, latest
            if last_day >= latest_end:
                latest_end, latest = last_day, row


def running_jobs(rows: Iterable[ImportedRow]) -> Iterator[ImportedRow]:
    """Yield the placements that are jobs one person can have only one of at a time."""
    return (row for row in rows if row.values.get("kind") in _JOBS)


def placement_on(day: dt.date | None, spells: Iterable[Spell]) -> ImportedRow | None:
    """Return the job that holds a day, the one that began last when there are several."""
    if day is None:
        return None
    holding = [row for start, last_day, row in spells if start <= day <= last_day]
    return holding[-1] if holding else None


def with_placements(
    hours: Iterable[ImportedRow], placements: Iterable[ImportedRow]
) -> Iterator[ImportedRow]:
    """Yield the hours with the placement their day falls in, where the file gave no number."""
    spells = _spells(running_jobs(placements))
    for row in hours:
        at = row.parents["placement"]
        if at[0] != "on":
            yield row
            continue
        found = placement_on(_day(at[2]), spells.get((at[1],), ()))
        if found is None:
            yield row
        else:
            yield replace(row, key=(found.key, row.key[1]), parents={"placement": found.key})


def hours_outside(
    hours: Iterable[ImportedRow], placements: Iterable[ImportedRow]
) -> Iterator[ImportedRow]:
    """Yield measurements whose day lies outside the placement they belong to."""
    by_key = {row.key: row for row in placements}
    for row in hours:
        placement = by_key.get(row.parents["placement"])
        day = _day(row.values.get("day"))
        if placement is not None and day is not None:
            start = _day(placement.values.get("start")) or day
            last_day = _day(placement.values.get("last_day")) or dt.date.max
            if not start <= day <= last_day:
                yield row


def orphans(file: FileRows, known: Known) -> Iterator[tuple[ImportedRow, str, Problem]]:
    """Yield rows that point at nothing: in neither the file nor what is known.

    A row whose parent was refused is refused too, with its own code. Rows come in the order of
    entities, so a row is judged after what it points at.
    """
    keys = {entity: {row.key for row in rows} for entity, rows in file.rows.items()}
    refused = {entity: set(rejected) for entity, rejected in file.rejected.items()}
    for entity, rows in file.rows.items():
        for row in rows:
            lost = _lost_parent(row, keys, known)
            if lost is not None:
                is_refused = row.parents[lost] in refused[lost]
                if row.is_main:
                    keys[entity].discard(row.key)
                    refused[entity].add(row.key)
                yield row, lost, _orphan_problem(file, row, lost, is_refused=is_refused)


def _lost_parent(row: ImportedRow, keys: Mapping[str, Container[Key]], known: Known) -> str | None:
    for entity, key in row.parents.items():
        if key not in keys.get(entity, ()) and key not in known.get(entity, ()):
            return entity
    return None


def _orphan_problem(file: FileRows, row: ImportedRow, parent: str, *, is_refused: bool) -> Problem:
    code = "import.parent_refused" if is_refused else "import.parent_missing"
    heading = file.heading(row.sheet, _COLUMNS[parent])
    facts = {"parent": parent, "column": heading}
    return Problem(row.sheet, row.row, heading, code, Severity.ERROR, facts)
