"""The work of one plan: ids for keys, three-way comparison, bases, passes and what is missing."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from flexdesk.app.desk import Desk
from flexdesk.app.import_compare import Fields, compare, plain, plain_fields
from flexdesk.app.import_passes import CaseState, plan_passes
from flexdesk.app.import_register import Brought, FreshBase, Register, source_of, write_base
from flexdesk.app.import_rows import (
    Counts,
    Edit,
    FieldChange,
    LocalChange,
    MissingRow,
    PlanLine,
    Status,
    Writes,
)
from flexdesk.app.import_steps import resolved_steps, steps_against_benefits
from flexdesk.base.danish import fold
from flexdesk.base.ids import citizen_id, new_id
from flexdesk.domain.entities import Citizen, Placement
from flexdesk.imports.checks import orphans
from flexdesk.imports.problems import Problem, Progress
from flexdesk.imports.rows import IMPORTED_ENTITIES, FileRows, ImportedRow, Key

_STEP_ROWS = 500
_WITH_PROGRAM = frozenset({"citizen", "placement"})
_ALL_IN_KEY = frozenset({"note"})
"""Rows that are nothing but their key: the base need not repeat them."""
_SHEET_ENTITIES = {"person": ("citizen", "benefit", "note")}
_NOTHING = Brought({})


@dataclass(frozen=True, slots=True)
class Planned:
    """What the planner found out."""

    lines: tuple[PlanLine, ...]
    missing: tuple[MissingRow, ...]
    local_changes: tuple[LocalChange, ...]
    problems: tuple[Problem, ...]
    writes: Writes
    citizens: Counts
    """Counted over people: whoever anything is new or other about is changed."""


class Planner:
    """Holds the rows of one file against the store; used once."""

    def __init__(self, desk: Desk, file: FileRows, program: str, ctx: Progress | None) -> None:
        self._desk = desk
        self._program = program
        self._initials = desk.initials
        self._pipeline = desk.pipeline_of(program)
        self._ctx = ctx
        self._register = Register(desk)
        self._source = source_of(file.profile, program)
        self._problems: list[Problem] = []
        self._file = self._settled(file)
        self._ids: dict[str, dict[Key, str]] = {entity: {} for entity in IMPORTED_ENTITIES}
        self._inserts: dict[str, list[Mapping[str, object]]] = defaultdict(list)
        self._edits: list[Edit] = []
        self._deletes: list[tuple[str, str]] = []
        self._local: list[LocalChange] = []
        self._lines: dict[tuple[str, int], PlanLine] = {}
        self._seen: set[str] = set()
        self._field_names: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._names: dict[Key, str] = {}
        self._touched: set[str] = set()
        self._changed: dict[str, dict[str, object]] = {}
        self._people: dict[str, Status] = {}
        self._lost: list[ImportedRow] = []
        self._file_keys: dict[str, frozenset[Key]] = {}

    def run(self) -> Planned:
        """Go through the rows in the order of entities, then see what follows from them."""
        lost = {id(row) for row in self._orphans()}
        rows = [
            row for entity in IMPORTED_ENTITIES for row in self._file.rows[entity]
            if id(row) not in lost
        ]  # fmt: skip
        for done, row in enumerate(rows):
            if done % _STEP_ROWS == 0:
                self._step(done, len(rows))
            self._take(row)
        self._step(len(rows), len(rows))
        self._note_repeated()
        self._note_refused()
        missing = tuple(self._missing())
        self._add_consultants()
        self._add_passes()
        return Planned(
            tuple(self._lines.values()), missing, tuple(self._local), tuple(self._problems),
            self._writes(), self._citizens(missing),
        )  # fmt: skip

    def _step(self, done: int, total: int) -> None:
        if self._ctx is not None:
            self._ctx.step(done, total, "import.planning")

    def _settled(self, file: FileRows) -> FileRows:
        """Return the file with hours pointed at placements, and steps as codes."""
        in_file = {row.key for row in file.rows["placement"]}
        hours = [self._hours_settled(row, in_file) for row in file.rows["hours"]]
        citizens, problems = resolved_steps(file, self._pipeline, self._register)
        self._problems.extend(problems)
        self._problems.extend(
            steps_against_benefits(file, citizens, self._pipeline, self._register)
        )
        return replace(file, rows={**file.rows, "hours": tuple(hours), "citizen": citizens})

    def _hours_settled(self, row: ImportedRow, in_file: set[Key]) -> ImportedRow:
        at = row.parents["placement"]
        found = at if at in in_file else self._register.placement_key(at)
        if found == at:
            return row
        return replace(row, key=(found, row.key[1]), parents={"placement": found})

    def _orphans(self) -> Iterable[ImportedRow]:
        """Yield rows that point at nothing; what they point at by key counts as seen."""
        for row, _, problem in orphans(self._file, self._register.ids):
            if row.is_main:
                self._problems.append(problem)
                self._lost.append(row)
            if (found := self._register.ids[row.entity].get(row.key)) is not None:
                self._seen.add(found)
            yield row

    def _id_of(self, entity: str, key: Key) -> str | None:
        return self._ids[entity].get(key) or self._register.ids[entity].get(key)

    def _take(self, row: ImportedRow) -> None:
        parents = {field: self._id_of(field, key) for field, key in row.parents.items()}
        mark = self._register.mark(row.entity, row.key)
        if mark in self._register.merged:
            self._refresh_merged(row, mark, parents)
            return
        found = self._register.find(row) or self._moved(row, mark)
        if found is not None:
            self._ids[row.entity][row.key] = found
            self._refresh(row, found, mark, parents)
        elif mark in self._register.deleted or any(each is None for each in parents.values()):
            self._leave_deleted(row, self._register.deleted.get(mark, ""))
        else:
            self._insert(row, mark, parents)

    def _moved(self, row: ImportedRow, mark: str) -> str | None:
        """Return the row this one is, where a person has put right what it is known by."""
        moved = self._register.moved(row, mark)
        if moved is None:
            return None
        found, key_now = moved
        # a row the file has under its key of now is that one, and can be no second
        is_second = key_now in self._keys(row.entity)
        return None if is_second and not self._is_merged(row.entity, key_now) else found

    def _is_merged(self, entity: str, key: Key) -> bool:
        return self._register.mark(entity, key) in self._register.merged

    def _keys(self, entity: str) -> frozenset[Key]:
        if entity not in self._file_keys:
            self._file_keys[entity] = frozenset(row.key for row in self._file.rows[entity])
        return self._file_keys[entity]

    def _leave_deleted(self, row: ImportedRow, gone: str) -> None:
        """Leave out what a person has taken away, or what points at it."""
        self._seen.add(gone)
        self._local.append(LocalChange(row.entity, gone, "_deleted", is_conflict=False))
        self._line(row, Status.UNCHANGED, gone)

    def _values(self, row: ImportedRow, parents: Mapping[str, str | None]) -> dict[str, object]:
        """Return the fields the file gives, parents that may change among them."""
        values: dict[str, object] = dict(row.values)
        if "workplace" in parents:
            values["workplace"] = parents["workplace"]
        if row.entity in _WITH_PROGRAM:
            values["program"] = self._program
        return values

    def _insert(self, row: ImportedRow, mark: str, parents: Mapping[str, str | None]) -> None:
        entity = row.entity
        if entity == "citizen":
            fresh = citizen_id(self._desk.store.team_secret, str(row.key[0]))
            # an id once taken stays taken, also when the CPR number was changed since
            fresh = new_id() if fresh in self._register.records["citizen"] else fresh
        else:
            fresh = new_id()
        self._ids[entity][row.key] = fresh
        values = self._values(row, parents)
        whole = {**self._defaults(row), **row.defaults, **parents, **values, "id": fresh}
        self._inserts[entity].append(whole)
        self._fresh_base(entity, fresh, mark, tuple(values))
        if entity == "hours":
            # what was agreed for the day is measured now
            self._drop_hours(self._register.agreed.get(row.key))
        self._touch(entity, fresh, whole)
        self._line(row, Status.NEW, fresh)
        self._note_person(row, Status.NEW)

    def _defaults(self, row: ImportedRow) -> dict[str, object]:
        """Return what a new row gets that the file has no column for."""
        if row.entity == "citizen":
            return {"consultant": self._initials}
        if row.entity == "note":
            return {"day": self._file.on, "consultant": self._initials}
        return {}

    def _refresh(
        self,
        row: ImportedRow,
        found: str,
        mark: str,
        parents: Mapping[str, str | None],
        base: str = "",
    ) -> None:
        """Compare a row we have with what the file says, and plan the fields that change.

        `base` is the row whose base it is compared with, where that is another.
        """
        record = self._register.records[row.entity][found]
        values = self._values(row, parents)
        file = plain_fields(values)
        ours = {name: plain(getattr(record, name)) for name in file}
        brought = self._brought(base or found)
        others = [each.fields for source, each in brought.items() if source != self._source]
        own = brought.get(self._source, _NOTHING)
        result = compare(file, ours, own.fields, others)
        for field, is_conflict in result.kept:
            self._local.append(LocalChange(row.entity, found, field, is_conflict))
        changes = {name: values[name] for name in result.changes}
        if changes:
            self._edits.append(Edit(row.entity, found, changes))
            self._touch(row.entity, found, changes)
            self._drop_agreed(found, changes.get("last_day"))
        self._base(row.entity, base or found, mark, values)
        status = Status.CHANGED if changes else Status.UNCHANGED
        shown = tuple(
            FieldChange(name, getattr(record, name), value) for name, value in changes.items()
        )
        self._line(row, status, found, shown)
        self._note_person(row, status)

    def _drop_agreed(self, placement: str, last_day: object) -> None:
        """Plan that what was agreed for days after the end of a placement falls away."""
        for each in self._register.agreed_of.get(placement, ()):
            if isinstance(last_day, dt.date) and each.day > last_day:
                self._drop_hours(each.id)

    def _drop_hours(self, row_id: str | None) -> None:
        if row_id is not None and ("hours", row_id) not in self._deletes:
            self._deletes.append(("hours", row_id))

    def _refresh_merged(
        self, row: ImportedRow, mark: str, parents: Mapping[str, str | None]
    ) -> None:
        """Compare a row that has become one with another: it is the other, under its own base."""
        gone, keep = self._register.merged[mark]
        self._ids[row.entity][row.key] = keep
        self._seen.add(keep)
        self._refresh(row, keep, mark, parents, base=gone)

    def _note_person(self, row: ImportedRow, status: Status) -> None:
        """Note what a file row does to the citizen it is about."""
        person = self._person_of(row)
        known = self._people.get(person)
        if row.entity == "citizen" or known is None:
            self._people[person] = status if row.entity == "citizen" else _beside(status)
        elif known is Status.UNCHANGED:
            self._people[person] = _beside(status)

    def _person_of(self, row: ImportedRow) -> str:
        """Return the id of the citizen a file row is about, empty for a workplace."""
        if row.entity == "citizen":
            return self._id_of("citizen", row.key) or ""
        if row.entity == "hours":
            at = row.parents["placement"]
            cpr = at[1] if at[0] == "at" else at[2]
            return self._id_of("citizen", (cpr,)) or ""
        key = row.parents.get("citizen")
        return (self._id_of("citizen", key) or "") if key else ""

    def _citizens(self, missing: tuple[MissingRow, ...]) -> Counts:
        people = [status for person, status in self._people.items() if person]
        gone = sum(row.entity == "citizen" for row in missing)
        return Counts(
            len(people), people.count(Status.NEW), people.count(Status.CHANGED),
            people.count(Status.UNCHANGED), gone,
        )  # fmt: skip

    def _brought(self, row_id: str) -> dict[str, Brought]:
        return self._register.brought.get(row_id, ("", {}))[1]

    def _base(self, entity: str, row_id: str, mark: str, values: Fields) -> None:
        """Plan the base of a row: what this source has now brought."""
        self._seen.add(row_id)
        fields = {} if entity in _ALL_IN_KEY else plain_fields(values)
        self._put_base(entity, row_id, mark, Brought(fields))

    def _fresh_base(self, entity: str, row_id: str, mark: str, names: tuple[str, ...]) -> None:
        """Plan the base of a new row, from the row itself; its value is made when it is written."""
        whole = self._inserts[entity][-1]
        if row_id in self._register.brought:
            self._base(entity, row_id, mark, {name: whole[name] for name in names})
            return
        self._seen.add(row_id)
        names = () if entity in _ALL_IN_KEY else self._field_names.setdefault(names, names)
        base = FreshBase(mark, self._source, whole, names)
        self._inserts["import_base"].append({"id": row_id, "entity": entity, "brought": base})

    def _put_base(self, entity: str, row_id: str, mark: str, now: Brought) -> None:
        known = self._register.brought.get(row_id)
        if known is None:
            value = write_base(mark, {self._source: now})
            self._inserts["import_base"].append({"id": row_id, "entity": entity, "brought": value})
            return
        old_mark, brought = known
        before = brought.get(self._source, _NOTHING)
        merged = Brought({**before.fields, **now.fields}, now.is_gone)
        if self._source in brought and merged == before:
            return
        written = write_base(mark or old_mark, {**brought, self._source: merged})
        value = {**written, **self._register.kept_of(row_id)}
        self._edits.append(Edit("import_base", row_id, {"brought": value}))

    def _touch(self, entity: str, row_id: str, values: Fields) -> None:
        """Remember citizens whose facts change, and the changes."""
        if entity not in _WITH_PROGRAM:
            return
        if row_id in self._register.records[entity]:
            self._changed[row_id] = {**self._changed.get(row_id, {}), **values}
        if entity == "citizen":
            self._touched.add(row_id)
        else:
            known = self._register.records["placement"].get(row_id)
            self._touched.add(known.citizen if known is not None else str(values["citizen"]))

    def _line(
        self,
        row: ImportedRow,
        status: Status,
        row_id: str,
        changes: tuple[FieldChange, ...] = (),
    ) -> None:
        """Note what becomes of a file row; rows beside the main one can only make it changed."""
        place = (row.sheet, row.row)
        if row.is_main:
            title, person = self._title(row), self._person_of(row)
            self._lines[place] = PlanLine(
                row.sheet, row.row, row.entity, status, row_id, title, changes, person
            )
            return
        main = self._lines.get(place)
        if main is not None and main.status is Status.UNCHANGED and status is not main.status:
            self._lines[place] = replace(main, status=Status.CHANGED)

    def _title(self, row: ImportedRow) -> str:
        if row.entity == "workplace":
            return str(row.values.get("name") or "")
        if row.entity == "citizen":
            name = f"{row.values['first_name']} {row.values['last_name']}".strip()
            self._names[row.key] = name
            return name
        return self._names.get(row.parents.get("citizen", ()), "")

    def _note_repeated(self) -> None:
        for repeat in self._file.repeated:
            line = PlanLine(repeat.sheet, repeat.row, repeat.entity, Status.UNCHANGED)
            self._lines.setdefault((repeat.sheet, repeat.row), line)

    def _note_refused(self) -> None:
        for row in self._file.refused:
            line = PlanLine(row.sheet, row.row, row.entity, Status.REFUSED, "", row.title)
            self._lines.setdefault((row.sheet, row.row), line)
        for lost in self._lost:
            line = PlanLine(
                lost.sheet, lost.row, lost.entity, Status.REFUSED, "", self._title(lost)
            )
            self._lines.setdefault((lost.sheet, lost.row), line)

    def _missing(self) -> Iterable[MissingRow]:
        """Yield rows this source brought last and has no longer; they stay as they are.

        What stood beside the main thing of a row is gone with it and is not told of by itself.
        """
        if not self._file.is_whole:
            return
        mains = {_SHEET_ENTITIES.get(s.kind, (s.kind,))[0] for s in self._file.sheets}
        entities = {
            entity
            for sheet in self._file.sheets
            for entity in _SHEET_ENTITIES.get(sheet.kind, (sheet.kind,))
        }
        refused = {
            self._register.ids[entity].get(key)
            for entity, keys in self._file.rejected.items()
            for key in keys
        }
        for base in self._register.bases.values():
            own = self._brought(base.id).get(self._source)
            is_here = base.id in self._register.records.get(base.entity, {})
            is_of_interest = base.entity in entities and base.id not in self._seen
            if own is None or own.is_gone or not is_here or not is_of_interest:
                continue
            if base.id not in refused:
                self._put_base(base.entity, base.id, "", replace(own, is_gone=True))
                record = self._register.records[base.entity][base.id]
                if base.entity not in mains:
                    continue
                yield MissingRow(base.entity, base.id, _name_of(record))

    def _add_consultants(self) -> None:
        """Plan a consultant for all initials nobody has yet."""
        rows = (*self._inserts["citizen"], *self._inserts["note"])
        found = [str(row.get("consultant") or "") for row in rows]
        found += [
            str(edit.changes["consultant"]) for edit in self._edits if "consultant" in edit.changes
        ]
        for initials in dict.fromkeys(found):
            if initials and fold(initials) not in self._register.initials:
                self._register.initials.add(fold(initials))
                row = {"id": new_id(), "initials": initials, "name": initials}
                self._inserts["consultant"].append({**row, "role": "jobkonsulent"})

    def _add_passes(self) -> None:
        placements: dict[str, list[Placement]] = defaultdict(list)
        for each in self._register.records["placement"].values():
            placements[each.citizen].append(each)
        fresh: dict[str, list[Placement]] = defaultdict(list)
        for row in self._inserts["placement"]:
            record = Placement(**_known(row))
            fresh[record.citizen].append(record)
        inserted = {str(row["id"]): Citizen(**_known(row)) for row in self._inserts["citizen"]}
        for citizen in sorted(self._touched):
            old = self._register.records["citizen"].get(citizen)
            now = inserted.get(citizen) or self._with_changes(old)
            kept = tuple(self._with_changes(each) for each in placements[citizen])
            after = CaseState(now, (*kept, *fresh[citizen]))
            before = CaseState(old, tuple(placements[citizen])) if old is not None else None
            existing = self._register.passes[citizen]
            writes = plan_passes(before, after, existing, self._pipeline, self._file.on)
            self._inserts["pass"].extend(writes.inserts)
            self._edits.extend(Edit("pass", row, changes) for row, changes in writes.edits)
            self._deletes.extend(("pass", row) for row in writes.deletes)

    def _with_changes(self, record: Any) -> Any:  # noqa: ANN401 - a record of any entity
        changes = self._changed.get(record.id)
        return replace(record, **changes) if changes else record

    def _writes(self) -> Writes:
        """Return all writes; citizens are named so that windows know what to read again."""
        inserts = {entity: tuple(rows) for entity, rows in self._inserts.items() if rows}
        citizens = frozenset(self._touched)
        return Writes(MappingProxyType(inserts), tuple(self._edits), tuple(self._deletes), citizens)


def _beside(status: Status) -> Status:
    """Return what something new or other about a citizen makes of her."""
    return Status.UNCHANGED if status is Status.UNCHANGED else Status.CHANGED


def _known(row: Mapping[str, object]) -> dict[str, Any]:
    return dict(row)


def _name_of(record: object) -> str:
    if isinstance(record, Citizen):
        return f"{record.first_name} {record.last_name}".strip()
    return str(getattr(record, "name", ""))
