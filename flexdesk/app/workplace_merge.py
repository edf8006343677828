"""Making two workplaces one: every row that names the one that goes moves to the one that stays.

What imports brought for the one that goes is kept as another name of the one that stays, so that
the next extract, which still has both, neither writes it anew nor moves anybody back.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flexdesk.app.changes import Changes, Done
from flexdesk.app.desk import Desk
from flexdesk.app.field_words import field_word
from flexdesk.app.follow_ups import refresh
from flexdesk.app.import_register import mark_of, merged_base, moved_base
from flexdesk.app.people_at import people_at
from flexdesk.app.placement_checks import pool_places_remarks, sector_of
from flexdesk.app.workplace_index import workplace_index
from flexdesk.app.workplace_parts import get_workplace
from flexdesk.app.workplace_rows import where_of
from flexdesk.base.danish import fold
from flexdesk.base.errors import UserError
from flexdesk.base.ids import new_id
from flexdesk.domain.entities import ImportBase, Workplace
from flexdesk.imports.assemble import workplace_key
from flexdesk.imports.rows import Key
from flexdesk.store.work import UnitOfWork

_FIELDS = (
    "p_number", "cvr", "sector", "branch", "street", "postcode", "city", "phone", "email",
    "employer", "tasks", "employees", "room_for",
)  # fmt: skip
"""What the one that stays takes over where it has nothing itself."""
_ADDRESS = frozenset({"street", "postcode", "city"})
_REFERRING: Mapping[str, tuple[str, ...]] = {
    "placement": ("workplace",),
    "contact": ("workplace",),
    "workplace_person": ("workplace",),
    "opening": ("workplace",),
    "support": ("workplace",),
    "consent": ("workplace",),
    "hand_out": ("workplace",),
    "placement_change": ("workplace_was", "workplace_now"),
}
"""Every entity that names a workplace, and by which fields."""


@dataclass(frozen=True, slots=True)
class MergeField:
    """What becomes of one field."""

    name: str
    word: str
    keep: str
    """What the one that stays has."""
    gone: str
    """What the one that goes has."""
    is_taken: bool
    """The one that stays has nothing and takes it over."""


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What making two workplaces one would do."""

    keep: Workplace
    gone: Workplace
    moved: tuple[tuple[str, int], ...]
    """How many rows move, by entity."""
    fields: tuple[MergeField, ...]
    """Fields in which the two are not the same."""
    has_two_numbers: bool
    """They have different P-numbers: are they one place at all?"""

    @property
    def rows(self) -> int:
        """How many rows move."""
        return sum(count for _entity, count in self.moved)


def plan_merge(desk: Desk, keep_id: str, gone_id: str) -> MergePlan:
    """Return what making two workplaces one would do, the first of them staying.

    Raises:
        UserError: `row.unknown`, `merge.same`.
    """
    if keep_id == gone_id:
        raise UserError("merge.same")
    reads = desk.store.reads
    keep, gone = get_workplace(reads, keep_id), get_workplace(reads, gone_id)
    moved = tuple((entity, len(_naming(desk, entity, gone_id))) for entity in _REFERRING)
    fields = tuple(
        MergeField(
            name, field_word(name), _shown(desk, keep, name), _shown(desk, gone, name),
            _is_taken(keep, gone, name),
        )
        for name in ("name", *_FIELDS)
        if getattr(gone, name) not in (None, "", getattr(keep, name))
    )  # fmt: skip
    two = bool(keep.p_number and gone.p_number and keep.p_number != gone.p_number)
    return MergePlan(keep, gone, tuple(each for each in moved if each[1]), fields, two)


def merge_workplaces(desk: Desk, keep_id: str, gone_id: str) -> Done:
    """Make two workplaces one, in one transaction that one undo takes back.

    People, contacts, contact persons, openings, support and changes move; what the one that stays
    has nothing of it takes over, and what cannot stand in two fields is kept as text.

    Raises:
        UserError: `row.unknown`, `merge.same`.
    """
    plan = plan_merge(desk, keep_id, gone_id)
    facts = {"rows": plan.rows}
    naming = {entity: _naming(desk, entity, gone_id) for entity in _REFERRING}
    bases = desk.store.reads.import_bases()
    twins = _twins(desk, plan)
    with desk.store.work("workplace.merge", facts) as uow:
        for entity, rows in naming.items():
            for row in rows:
                _repoint(uow, entity, row, keep_id, gone_id)
        for entity, row_id in twins:
            uow.delete(entity, row_id)
        _move_person(uow, desk, plan)
        uow.edit("workplace", keep_id, _taken(plan))
        _move_bases(uow, desk, plan, bases.values())
        uow.delete("workplace", gone_id)
        citizens = {str(getattr(row, "citizen", "") or "") for row in naming["placement"]} - {""}
        for citizen in sorted(citizens):
            refresh(uow, desk, citizen)
        tx = uow.tx
    changes = Changes(
        frozenset(citizens), frozenset({*_REFERRING, "workplace"}), tx, everything=True
    )
    desk.publish(changes)
    sector = sector_of(desk.store.reads, get_workplace(desk.store.reads, keep_id))
    return Done(keep_id, tx, changes, pool_places_remarks(desk, {keep_id}, sector))


def _naming(desk: Desk, entity: str, workplace_id: str) -> list[object]:
    fields = _REFERRING[entity]
    return [
        row
        for row in desk.store.reads.load(entity)
        if any(getattr(row, field) == workplace_id for field in fields)
    ]


def _repoint(uow: UnitOfWork, entity: str, row: object, keep_id: str, gone_id: str) -> None:
    names = [name for name in _REFERRING[entity] if getattr(row, name) == gone_id]
    uow.edit(entity, str(getattr(row, "id", "")), dict.fromkeys(names, keep_id))


def _twins(desk: Desk, plan: MergePlan) -> list[tuple[str, str]]:
    """Return the contact persons that the one that stays has too, word for word."""
    index = workplace_index(desk)
    known = {_person_key(row) for row in index.persons.get(plan.keep.id, ())}
    return [
        ("workplace_person", row.id)
        for row in index.persons.get(plan.gone.id, ())
        if _person_key(row) in known
    ]


def _person_key(row: object) -> tuple[object, ...]:
    fields = ("role", "phone", "email", "left_on", "text")
    return (fold(str(getattr(row, "name", ""))), *(getattr(row, name) for name in fields))


def _move_person(uow: UnitOfWork, desk: Desk, plan: MergePlan) -> None:
    """Have whom the fagsystem names at the one that goes be a person of the one that stays."""
    index, keep, gone = workplace_index(desk), plan.keep, plan.gone
    theirs = people_at(gone, index.persons.get(gone.id, ()))
    named = next((each for each in theirs if each.is_imported), None)
    known = {fold(each.name) for each in people_at(keep, index.persons.get(keep.id, ()))}
    if named is None or fold(named.name) in known:
        return
    values = {"workplace": keep.id, "name": named.name, "phone": named.phone}
    uow.insert("workplace_person", new_id(), {**values, "email": named.email})


def _is_taken(keep: Workplace, gone: Workplace, name: str) -> bool:
    if name == "name" or getattr(gone, name) in (None, ""):
        return False
    if name in _ADDRESS and any(getattr(keep, each) for each in _ADDRESS):
        # half of one address and half of another is none
        return False
    return getattr(keep, name) in (None, "")


def _taken(plan: MergePlan) -> dict[str, object]:
    """Return what the one that stays has from now on; what is left over goes into its text."""
    keep, gone = plan.keep, plan.gone
    values = {name: getattr(gone, name) for name in _FIELDS if _is_taken(keep, gone, name)}
    lines = [keep.text, gone.text, _was(plan)]
    if gone.next_action and not keep.next_action:
        values |= {name: getattr(gone, name) for name in ("next_action", "next_on", "next_by")}
    elif gone.next_action:
        lines.append(f"Næste skridt var også: {gone.next_action}")
    text = "\n".join(line for line in dict.fromkeys(lines) if line)
    return {**values, "text": text}


def _was(plan: MergePlan) -> str:
    gone, keep = plan.gone, plan.keep
    parts = [gone.name, where_of(gone)]
    if gone.p_number and keep.p_number and gone.p_number != keep.p_number:
        parts.append(f"P-nummer {gone.p_number}")
    if gone.cvr and keep.cvr and gone.cvr != keep.cvr:
        parts.append(f"CVR-nummer {gone.cvr}")
    return f"Slået sammen med: {', '.join(part for part in parts if part)}"


def _move_bases(uow: UnitOfWork, desk: Desk, plan: MergePlan, bases: Iterable[ImportBase]) -> None:
    """Keep what imports know the one that goes by as another name of the one that stays."""
    keep, gone = plan.keep, plan.gone
    secret = desk.store.team_secret
    own = {mark_of(secret, "workplace", key) for key in _keys(keep)}
    marks = [mark_of(secret, "workplace", key) for key in _keys(gone)]
    known = {base.id: base for base in bases}
    others = [mark for mark in marks if mark not in own]
    before = known.get(gone.id)
    value = merged_base(before, keep.id, others, marks[0])
    if before is None:
        fresh = {"entity": "workplace", "brought": value, "seen_in": ""}
        uow.insert("import_base", gone.id, fresh)
    else:
        uow.edit("import_base", gone.id, {"brought": value})
    for base in known.values():
        if base.id != gone.id:
            moved = moved_base(base, gone.id, keep.id)
            if moved is not None:
                uow.edit("import_base", base.id, {"brought": moved})


def _keys(row: Workplace) -> list[Key]:
    """Return every key a file may know a workplace by, the likeliest first."""
    numbers = ((row.p_number, row.cvr), ("", row.cvr), ("", ""))
    return list(dict.fromkeys(workplace_key(*each, row.name) for each in numbers))


def _shown(desk: Desk, row: Workplace, name: str) -> str:
    value = getattr(row, name)
    if name == "employer" and value:
        employer = workplace_index(desk).employers.get(str(value))
        return employer.name if employer else ""
    return "" if value is None else str(value)
