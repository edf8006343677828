"""The rows follow-ups count from, citizen by citizen, as an open transaction leaves them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from flexdesk.app.desk import Desk
from flexdesk.domain.entities import ENTITIES, Citizen, Placement, Task
from flexdesk.domain.follow_up_events import CaseRows
from flexdesk.store.work import UnitOfWork

_OF_CITIZEN = ("benefit", "placement", "pass", "pause", "decision", "notice", "task")
_ALL = ("citizen", "placement", "hours", "benefit", "pass", "pause", "decision", "notice", "task")
_FEW = 20
"""So many citizens are read one by one; more of them all at once."""

Rows = Mapping[str, object]
Overlay = Mapping[str, Mapping[str, object | None]]
"""Rows by entity and id as they are to be; None for one that is gone."""


@dataclass(frozen=True, slots=True)
class Case:
    """A citizen's rows, and the tasks there are."""

    rows: CaseRows
    tasks: tuple[Task, ...]


@dataclass(slots=True)
class _Found:
    citizens: dict[str, Citizen] = field(default_factory=dict)
    lists: dict[str, dict[str, list[object]]] = field(default_factory=dict)

    def case(self, citizen_id: str) -> Case:
        def of(entity: str) -> tuple[object, ...]:
            return tuple(self.lists.get(entity, {}).get(citizen_id, ()))

        rows = CaseRows(
            self.citizens[citizen_id],
            of("benefit"),  # type: ignore[arg-type]  # the entity says which record
            of("placement"),  # type: ignore[arg-type]
            of("hours"),  # type: ignore[arg-type]
            of("pass"),  # type: ignore[arg-type]
            of("pause"),  # type: ignore[arg-type]
            of("decision"),  # type: ignore[arg-type]
            of("notice"),  # type: ignore[arg-type]
        )
        return Case(rows, of("task"))  # type: ignore[arg-type]


def saved_cases(desk: Desk) -> tuple[Case, ...]:
    """Return the cases of all citizens as they are saved, read once per state of the store."""
    return desk.cached("follow_up_cases", lambda: tuple(_cases(_all_rows(desk), {}, None)))


def saved_cases_of(desk: Desk, citizen_id: str) -> tuple[Case, ...]:
    """Return the case of one citizen as it is saved; none when she is gone."""
    return tuple(_cases(_rows_of(desk, citizen_id), {}, frozenset({citizen_id})))


def cases_in(
    uow: UnitOfWork, desk: Desk, citizen_ids: Iterable[str], overlay: Overlay | None = None
) -> Iterator[Case]:
    """Yield the cases of citizens as an open transaction has them.

    `overlay` is what it has written, where the caller knows; else it is asked row by row.
    """
    wanted = frozenset(citizen_ids)
    written = overlay if overlay is not None else _written(uow)
    if len(wanted) > _FEW:
        yield from _cases(_all_rows(desk), written, wanted)
        return
    for citizen_id in sorted(wanted):
        yield from _cases(_rows_of(desk, citizen_id), written, frozenset({citizen_id}))


def planned_overlay(
    desk: Desk,
    inserts: Mapping[str, Iterable[Rows]],
    edits: Iterable[tuple[str, str, Rows]],
    deletes: Iterable[tuple[str, str]],
) -> Overlay:
    """Return what a plan writes as rows laid over: quicker than asking for thousands of rows.

    Edits are (entity, id, changes).
    """
    fresh: dict[str, dict[str, object | None]] = {entity: {} for entity in _ALL}
    for entity in _ALL:
        record = ENTITIES[entity][0]
        for row in inserts.get(entity, ()):
            fresh[entity][str(row["id"])] = record(**row)
    changed = [edit for edit in edits if edit[0] in fresh]
    if changed:
        saved = _all_rows(desk)
        by_id = {
            entity: {str(getattr(row, "id", "")): row for row in saved[entity]}
            for entity in {each for each, _row, _changes in changed}
        }
        for entity, row_id, changes in changed:
            before = fresh[entity].get(row_id) or by_id[entity].get(row_id)
            if before is not None:
                fresh[entity][row_id] = replace(before, **changes)  # type: ignore[type-var]
    for entity, row_id in deletes:
        if entity in fresh:
            fresh[entity][row_id] = None
    return fresh


def _written(uow: UnitOfWork) -> Overlay:
    touched = {entity: frozenset(uow.touched.get(entity, ())) for entity in _ALL}
    return {entity: {row: uow.get(entity, row) for row in ids} for entity, ids in touched.items()}


def _all_rows(desk: Desk) -> dict[str, Iterable[object]]:
    load = desk.caseload()
    return {
        "citizen": load.citizens,
        "benefit": load.benefits,
        "placement": load.placements,
        "hours": load.hours,
        "pass": load.passes,
        "pause": load.pauses,
        "task": load.tasks,
        "notice": load.notices,
        "decision": desk.store.reads.load("decision"),
    }


def _rows_of(desk: Desk, citizen_id: str) -> dict[str, Iterable[object]]:
    reads = desk.store.reads
    return {entity: reads.load(entity, citizen=citizen_id) for entity in _ALL}


def _cases(
    saved: Mapping[str, Iterable[object]], written: Overlay, wanted: frozenset[str] | None
) -> Iterator[Case]:
    """Yield the cases of the wanted citizens, of all for None, with what was written laid over."""
    found = _Found()
    for row in _laid_over(saved, written, "citizen"):
        if isinstance(row, Citizen) and (wanted is None or row.id in wanted):
            found.citizens[row.id] = row
    whose: dict[str, str] = {}
    for entity in _OF_CITIZEN:
        lists: dict[str, list[object]] = defaultdict(list)
        for row in _laid_over(saved, written, entity):
            citizen = str(getattr(row, "citizen", ""))
            if citizen in found.citizens:
                lists[citizen].append(row)
                if isinstance(row, Placement):
                    whose[row.id] = citizen
        found.lists[entity] = lists
    hours: dict[str, list[object]] = defaultdict(list)
    for row in _laid_over(saved, written, "hours"):
        owner = whose.get(str(getattr(row, "placement", "")))
        if owner is not None:
            hours[owner].append(row)
    found.lists["hours"] = hours
    for citizen_id in found.citizens:
        yield found.case(citizen_id)


def _laid_over(
    saved: Mapping[str, Iterable[object]], written: Overlay, entity: str
) -> Iterator[object]:
    fresh = written.get(entity)
    if not fresh:
        yield from saved.get(entity, ())
        return
    for row in saved.get(entity, ()):
        if str(getattr(row, "id", "")) not in fresh:
            yield row
    yield from (row for row in fresh.values() if row is not None)
