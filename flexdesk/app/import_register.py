"""The store as an import sees it: live rows by their keys, and what earlier imports brought."""

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, cast

from flexdesk.app.desk import Desk
from flexdesk.app.import_compare import plain_fields
from flexdesk.base.danish import fold
from flexdesk.domain.codes import HoursKind, PlacementKind
from flexdesk.domain.entities import (
    Benefit,
    Citizen,
    Consultant,
    Hours,
    ImportBase,
    Note,
    Pass,
    Placement,
    Workplace,
)
from flexdesk.imports.assemble import note_key, workplace_key
from flexdesk.imports.rows import IMPORTED_ENTITIES, ImportedRow, Key

_MAY_MOVE = frozenset({"benefit", "placement", "hours", "workplace"})
"""Rows whose key holds a first day or a name, which may be put right."""
_JOBS = (PlacementKind.PULJEFLEKSJOB, PlacementKind.ORDINAERT_FLEKSJOB)


@dataclass(frozen=True, slots=True)
class Brought:
    """What one source's last import brought for a row."""

    fields: Mapping[str, object]
    is_gone: bool = False


def source_of(profile: str, program: str) -> str:
    """Return the name of a source: rows are missing only from the source that brought them."""
    return f"{profile}/{program}"


def read_base(base: ImportBase) -> tuple[str, dict[str, Brought]]:
    """Return the key mark of a base and what each source brought."""
    raw = base.brought if isinstance(base.brought, Mapping) else {}
    by = cast("Mapping[str, Mapping[str, Any]]", raw.get("by") or {})
    brought = {
        source: Brought(each.get("fields") or {}, bool(each.get("gone")))
        for source, each in by.items()
    }
    return str(raw.get("key") or ""), brought


def mark_of(secret: bytes, entity: str, key: Key) -> str:
    """Return a key as a base keeps it: keyed, so that no CPR number stands there."""
    text = "\x1f".join([entity, *(str(part) for part in key)])
    return hashlib.blake2b(text.encode(), key=secret[:64], digest_size=12).hexdigest()


def merged_base(
    base: ImportBase | None, into: str, marks: Iterable[str], mark: str
) -> dict[str, object]:
    """Return the value of the base of a row that has become one with another.

    `marks` are what files may know it by; `base` is what stood before, None when no file had it.
    """
    raw = base.brought if base is not None and isinstance(base.brought, Mapping) else {}
    known = (*marks, *(str(each) for each in raw.get("keys") or ()))
    return {"key": mark, "by": {}, **raw, "into": into, "keys": list(dict.fromkeys(known))}


def moved_base(base: ImportBase, gone: str, keep: str) -> dict[str, object] | None:
    """Return a base in which one workplace has become another, None when it does not name it."""
    raw = base.brought if isinstance(base.brought, Mapping) else {}
    if base.entity == "workplace":
        return {**raw, "into": keep} if raw.get("into") == gone else None
    if base.entity != "placement":
        return None
    _mark, brought = read_base(base)
    if all(each.fields.get("workplace") != gone for each in brought.values()):
        return None
    fresh = {
        source: replace(each, fields={**each.fields, "workplace": keep})
        if each.fields.get("workplace") == gone
        else each
        for source, each in brought.items()
    }
    return {**raw, "by": write_base("", fresh)["by"]}


def write_base(mark: str, brought: Mapping[str, Brought]) -> dict[str, object]:
    """Return a base's value: the key mark and what each source brought."""
    by: dict[str, object] = {}
    for source, each in brought.items():
        by[source] = {"fields": dict(each.fields), **({"gone": True} if each.is_gone else {})}
    return {"key": mark, "by": by}


@dataclass(frozen=True, slots=True)
class FreshBase:
    """The base of a new row before it is written: what one source brought, held by the row."""

    mark: str
    source: str
    row: Mapping[str, object]
    names: tuple[str, ...]

    def value(self) -> dict[str, object]:
        """Return the base's value."""
        fields = plain_fields({name: self.row[name] for name in self.names})
        return write_base(self.mark, {self.source: Brought(fields)})


class Register:
    """All live rows, read once, found by the keys files have."""

    def __init__(self, desk: Desk) -> None:
        reads = desk.store.reads
        self._secret = desk.store.team_secret
        self.records: dict[str, dict[str, Any]] = {
            entity: {record.id: record for record in reads.load(entity)}
            for entity in IMPORTED_ENTITIES
        }
        self.bases = reads.import_bases()
        self.brought = {base.id: read_base(base) for base in self.bases.values()}
        """By row id: the key mark, and what each source brought."""
        self.passes: dict[str, list[Pass]] = defaultdict(list)
        for each in reads.load("pass"):
            self.passes[each.citizen].append(each)
        self.initials = {fold(each.initials) for each in self._consultants(reads.load)}
        self.ids: dict[str, dict[Key, str]] = {entity: {} for entity in IMPORTED_ENTITIES}
        self.agreed: dict[Key, str] = {}
        """Hours agreed for a day to come, which nobody has measured, by the key of that day."""
        self.agreed_of: dict[str, list[Hours]] = defaultdict(list)
        """The same by placement."""
        self._unnumbered: dict[Key, str] = {}
        self._by_number: dict[str, list[Placement]] = defaultdict(list)
        self._jobs: dict[str, list[Placement]] = defaultdict(list)
        self._index()
        self.merged = self._merged()
        """By key mark: the base of a row that has become one with another, and that other."""
        self.deleted = self._deleted()

    @staticmethod
    def _consultants(load: Any) -> tuple[Consultant, ...]:  # noqa: ANN401 - a bound method
        return cast("tuple[Consultant, ...]", load("consultant"))

    def mark(self, entity: str, key: Key) -> str:
        """Return a key as a base keeps it: keyed, so that no CPR number stands there."""
        return mark_of(self._secret, entity, key)

    def _cpr(self, citizen: str) -> str:
        record = self.records["citizen"].get(citizen)
        return record.cpr if isinstance(record, Citizen) else ""

    def _index(self) -> None:
        for citizen in self._all(Citizen):
            self.ids["citizen"][(citizen.cpr,)] = citizen.id
        for workplace in self._all(Workplace):
            self._index_workplace(workplace)
        for benefit in self._all(Benefit):
            key = (self._cpr(benefit.citizen), benefit.kind, benefit.start)
            self.ids["benefit"][key] = benefit.id
        for placement in self._all(Placement):
            self._index_placement(placement)
        for hours in self._all(Hours):
            self._index_hours(hours)
        for note in self._all(Note):
            self._index_note(note)

    def _all(self, kind: type[Any]) -> Any:  # noqa: ANN401 - records of that kind
        return self.records[kind.__name__.casefold()].values()

    def _index_workplace(self, workplace: Workplace) -> None:
        by_name = workplace_key("", workplace.cvr, workplace.name)
        self.ids["workplace"].setdefault(by_name, workplace.id)
        if workplace.p_number:
            self.ids["workplace"][("p", workplace.p_number)] = workplace.id
        else:
            self._unnumbered[by_name] = workplace.id

    def _index_placement(self, placement: Placement) -> None:
        cpr = self._cpr(placement.citizen)
        at: Key = ("at", cpr, placement.kind, placement.start)
        self.ids["placement"].setdefault(at, placement.id)
        if placement.number:
            self.ids["placement"][("no", placement.number, cpr)] = placement.id
            self._by_number[placement.number].append(placement)
        else:
            self._unnumbered[at] = placement.id
        if placement.kind in _JOBS:
            self._jobs[cpr].append(placement)

    def _index_hours(self, hours: Hours) -> None:
        """Files tell what was measured: neither what is agreed nor, if avoidable, a correction."""
        at = self.key_of_placement(self.records["placement"][hours.placement])
        if hours.kind == HoursKind.AGREED:
            self.agreed[(at, hours.day)] = hours.id
            self.agreed_of[hours.placement].append(hours)
        elif hours.kind == HoursKind.CORRECTION:
            self.ids["hours"].setdefault((at, hours.day), hours.id)
        else:
            self.ids["hours"][(at, hours.day)] = hours.id

    def _index_note(self, note: Note) -> None:
        cpr = self._cpr(note.citizen)
        self.ids["note"][note_key(cpr, note.day, note.kind, note.consultant, note.text)] = note.id
        self.ids["note"].setdefault(note_key(cpr, None, note.kind, "", note.text), note.id)

    def moved(self, row: ImportedRow, mark: str) -> tuple[str, Key] | None:
        """Return the row an import once brought under this key, and the key it has now.

        A person has since put right what it is known by: its kind, its first day or its name.
        """
        if row.entity not in _MAY_MOVE:
            return None
        found = self._by_mark.get(mark, "")
        record = self.records[row.entity].get(found)
        return None if record is None else (found, self._key_now(record))

    @cached_property
    def _by_mark(self) -> dict[str, str]:
        return {
            self.brought[base.id][0]: base.id
            for base in self.bases.values()
            if base.entity in _MAY_MOVE and base.id in self.records[base.entity]
        }

    def _key_now(self, record: Benefit | Placement | Hours | Workplace) -> Key:
        if isinstance(record, Benefit):
            return (self._cpr(record.citizen), record.kind, record.start)
        if isinstance(record, Placement):
            return self.key_of_placement(record)
        if isinstance(record, Workplace):
            return workplace_key(record.p_number, record.cvr, record.name)
        at = self.key_of_placement(self.records["placement"][record.placement])
        return (at, record.day)

    def _deleted(self) -> dict[str, str]:
        """Return the rows imports brought and a person has taken away: id by key mark."""
        others = {gone for gone, _keep in self.merged.values()}
        return {
            self.brought[base.id][0]: base.id
            for base in self.bases.values()
            if base.id not in self.records.get(base.entity, {}) and base.id not in others
        }

    def kept_of(self, row_id: str) -> dict[str, object]:
        """Return what the base of a row that has become one with another holds beside the rest."""
        base = self.bases.get(row_id)
        raw = base.brought if base is not None and isinstance(base.brought, Mapping) else {}
        return {name: raw[name] for name in ("into", "keys") if name in raw}

    def _merged(self) -> dict[str, tuple[str, str]]:
        """Return the rows that have become one with another that is still here."""
        found: dict[str, tuple[str, str]] = {}
        for base in self.bases.values():
            if (kept := self.kept_of(base.id)) and base.id not in self.records[base.entity]:
                into = str(kept.get("into") or "")
                marks = kept.get("keys")
                for mark in marks if isinstance(marks, list) else ():
                    if into in self.records[base.entity]:
                        found[str(mark)] = (base.id, into)
        return found

    def key_of_placement(self, placement: Placement) -> Key:
        """Return the key of a placement we have."""
        cpr = self._cpr(placement.citizen)
        if placement.number:
            return ("no", placement.number, cpr)
        return ("at", cpr, placement.kind, placement.start)

    def find(self, row: ImportedRow) -> str | None:
        """Return the id of the row a file row is, None when we have none.

        A workplace or placement written by hand without a number is found by name or start.
        """
        found = self.ids[row.entity].get(row.key)
        if found is not None:
            return found
        if row.entity == "placement" and row.key[0] == "no":
            cpr, kind, start = row.key[2], row.values["kind"], row.values["start"]
            return self._unnumbered.pop(("at", cpr, kind, start), None)
        if row.entity == "workplace" and row.key[0] == "p":
            return self._find_by_name(row)
        return None

    def _find_by_name(self, row: ImportedRow) -> str | None:
        said = {**row.defaults, **row.values}
        name, cvr = str(said.get("name") or ""), str(said.get("cvr") or "")
        for key in (workplace_key("", cvr, name), workplace_key("", "", name)):
            if key in self._unnumbered:
                # no second file row may find the same one
                return self._unnumbered.pop(key)
        return None

    def placement_key(self, key: Key) -> Key:
        """Return the key of the placement hours belong to, found by number or by day."""
        if key[0] == "no" and not key[2]:
            same = self._by_number.get(str(key[1]), [])
            return self.key_of_placement(same[0]) if len(same) == 1 else key
        if key[0] == "on":
            return self._on_day(key)
        return key

    def _on_day(self, key: Key) -> Key:
        day = key[2]
        holding = [
            each
            for each in self._jobs.get(str(key[1]), [])
            if isinstance(day, dt.date) and each.start <= day <= (each.last_day or dt.date.max)
        ]
        holding.sort(key=lambda each: each.start)
        return self.key_of_placement(holding[-1]) if holding else key
