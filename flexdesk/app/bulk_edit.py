"""Bulk edit, staged: every row before and after with what is wrong about it, then one save.

Staging reads and changes nothing. Saving writes all rows that are ready in one transaction, so
that one undo takes all back; if a row moved on since it was staged, nothing is written.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from flexdesk.app.case_index import CaseIndex, case_index
from flexdesk.app.changes import Changes, Done
from flexdesk.app.citizen_rows import program_title
from flexdesk.app.desk import Desk
from flexdesk.app.field_values import read_field
from flexdesk.app.field_words import field_word
from flexdesk.app.follow_ups import FIELDS, refresh_many
from flexdesk.app.lookups import get_citizen, get_row
from flexdesk.app.passes import move_to_step
from flexdesk.app.sentences import explain
from flexdesk.app.tasks import BY_HAND
from flexdesk.app.team_members import new_or_member, team_members
from flexdesk.base.danish import clean, fold, sort_key
from flexdesk.base.errors import UserError
from flexdesk.base.ids import new_id
from flexdesk.base.numbers import format_day, format_number
from flexdesk.domain.entities import Citizen, Task
from flexdesk.store.work import UnitOfWork

BULK_FIELDS = (
    "consultant",
    "step",
    "target_group",
    "program",
    "caseworker",
    "preferred_contact",
    "language",
    "interpreter",
    "transport",
    "licence",
)
"""Fields of a citizen that can be set for many at once, in the order they are offered."""
CLOSED_FIELDS = frozenset({"step", "program"})
"""Fields whose values come from a closed list."""
LATE, UNTIL_TODAY, EVERY = "late", "today", "all"
"""Which open tasks are put off."""

TASKS_MOVE = ("Åbne opgaver flytter med til den nye jobkonsulent.",)
_NEVER_EMPTY = frozenset({"consultant", "step", "program"})
_MOST_TEXT = 300
_NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Op:
    """One write: a row changed from `was` to `values`, or a new row when `row` is empty."""

    entity: str
    row: str
    values: Mapping[str, object]
    was: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StagedRow:
    """One citizen of a bulk edit, before and after."""

    citizen: str
    name: str
    candidate_no: str
    before: str
    after: str
    ops: tuple[Op, ...] = ()
    problem: str = ""
    """Why this row is not written, in words; empty when it can be."""
    note: str = ""
    """What is worth a look about a row that is written."""

    @property
    def is_ready(self) -> bool:
        """Whether saving writes this row."""
        return bool(self.ops) and not self.problem


@dataclass(frozen=True, slots=True)
class Staging:
    """What saving would do, row by row."""

    verb: str
    what: str
    """Name of the field in the store, empty when it is about tasks or several fields."""
    rows: tuple[StagedRow, ...]
    remarks: tuple[str, ...] = ()
    """What holds for all of it, in words."""

    @property
    def ready(self) -> tuple[StagedRow, ...]:
        """The rows that saving writes."""
        return tuple(row for row in self.rows if row.is_ready)

    @property
    def problems(self) -> int:
        """How many rows cannot be written."""
        return sum(bool(row.problem) for row in self.rows)

    @property
    def unchanged(self) -> int:
        """How many rows are so already."""
        return sum(not row.ops and not row.problem for row in self.rows)


def choices_of(desk: Desk, name: str) -> tuple[tuple[str, str], ...]:
    """Return values and labels of a field: the closed ones, or those the team uses already."""
    if name == "step":
        return tuple((step.code, step.label) for step in desk.pipeline.steps)
    if name == "program":
        return tuple((key, program_title(program)) for key, program in desk.programs.items())
    if name == "consultant":
        return tuple((each.initials, each.shown) for each in team_members(desk) if each.initials)
    used = {str(getattr(row, name)) for row in desk.caseload().citizens} - {""}
    return tuple((value, value) for value in sorted(used, key=sort_key))


def stage_field(desk: Desk, citizens: Sequence[str], name: str, text: str) -> Staging:
    """Stage one field of many citizens; a consultant's open tasks move along.

    Raises:
        UserError: `field.fixed`, `field.required`, `bulk.nobody`, and what the value is refused
            for as such.
    """
    if name not in BULK_FIELDS:
        raise UserError("field.fixed", field=field_word(name))
    value = read_value(desk, name, text)
    index = case_index(desk)
    rows = tuple(_stage_one(desk, index, row, name, value) for row in _people(index, citizens))
    return Staging("bulk.edit", name, rows, TASKS_MOVE if name == "consultant" else ())


def stage_task(desk: Desk, citizens: Sequence[str], text: str, due: dt.date) -> Staging:
    """Stage a new task for many citizens, each for the citizen's own consultant.

    Raises:
        UserError: `task.empty`, `text.too_long`, `bulk.nobody`.
    """
    words = " ".join(clean(text, _MOST_TEXT).split())
    if not words:
        raise UserError("task.empty")
    index = case_index(desk)
    rows = tuple(_stage_task(desk, index, row, words, due) for row in _people(index, citizens))
    return Staging("bulk.task", "", rows)


def stage_snooze(desk: Desk, citizens: Sequence[str], which: str, until: dt.date) -> Staging:
    """Stage putting off open tasks of many citizens; days set by law are left alone.

    Raises:
        UserError: `task.snooze_past`, `bulk.nobody`.
    """
    if until < desk.today():
        raise UserError("task.snooze_past", day=until)
    index = case_index(desk)
    rows = tuple(_stage_snooze(desk, index, row, which, until) for row in _people(index, citizens))
    return Staging("bulk.snooze", "", rows)


def commit(desk: Desk, staging: Staging) -> Done:
    """Write every row that is ready, in one transaction.

    Raises:
        UserError: `bulk.nothing`, or `bulk.moved` when a row is no longer as it was staged.
    """
    ready = staging.ready
    if not ready:
        raise UserError("bulk.nothing")
    kinds = {op.entity for row in ready for op in row.ops}
    facts = {"field": staging.what, "count": len(ready)}
    with desk.store.work(staging.verb, facts) as uow:
        moved = [row.citizen for row in ready if _write(uow, desk, row, kinds)]
        if moved:
            refresh_many(uow, desk, moved)
            kinds.add("task")
        tx = uow.tx
    citizens = frozenset(row.citizen for row in ready)
    changes = Changes(citizens, frozenset(kinds), tx, everything=True)
    desk.publish(changes)
    return Done(ready[0].citizen, tx, changes)


def read_value(desk: Desk, name: str, text: str) -> object:
    """Return the value a text means for a field of many citizens.

    Raises:
        UserError: `field.required`, and what the value is refused for as such.
    """
    if name in _NEVER_EMPTY and not clean(text):
        raise UserError("field.required", field=field_word(name))
    if name == "consultant":
        return new_or_member(desk, text)
    if name == "program":
        text = _program_key(desk, text)
    return read_field(desk, "citizen", name, text)


def _program_key(desk: Desk, text: str) -> str:
    """Return the key of a program called by its key or one of its titles."""
    wanted = fold(clean(text))
    for key, program in desk.programs.items():
        if wanted in {fold(key), fold(program.title_da), fold(program_title(program))}:
            return key
    return text


def edit_op(row: Citizen, values: Mapping[str, object]) -> Op:
    """Return the write that sets fields of a citizen."""
    return Op("citizen", row.id, values, {name: getattr(row, name) for name in values})


def task_ops(index: CaseIndex, citizen: str, consultant: str) -> tuple[Op, ...]:
    """Return the writes that give a citizen's open tasks to a consultant."""
    return tuple(
        Op("task", task.id, {"consultant": consultant}, {"consultant": task.consultant})
        for task in _open(index, citizen)
        if task.consultant != consultant
    )


def shown(desk: Desk, name: str, value: object) -> str:
    """Return a field's value as one reads it."""
    if name == "step":
        step = desk.pipeline.get(str(value)) or next(
            (p.get(str(value)) for p in desk.pipelines.values() if p.get(str(value))), None
        )
        return step.label if step else str(value) or _NOTHING
    if name == "program":
        program = desk.programs.get(str(value))
        return program_title(program) if program else str(value) or _NOTHING
    if isinstance(value, float):
        return format_number(value)
    return str(value) if value not in {None, ""} else _NOTHING


def trouble_of(desk: Desk, row: Citizen, name: str, value: object) -> str:
    """Return why a citizen cannot have a value, in words; empty when she can."""
    if row.closed_on is not None and row.closed_on <= desk.today():
        return f"Sagen er lukket {format_day(row.closed_on)}"
    if name == "step" and desk.pipeline_of(row.program).get(str(value)) is None:
        return "Trinnet findes ikke i borgerens program"
    return ""


def sentence(error: UserError) -> str:
    """Return what a refusal says of one row."""
    return explain(error).happened


def _people(index: CaseIndex, citizens: Iterable[str]) -> list[Citizen]:
    found = [index.citizens[each] for each in dict.fromkeys(citizens) if each in index.citizens]
    if not found:
        raise UserError("bulk.nobody")
    return found


def _staged(row: Citizen, before: str, after: str, **more: object) -> StagedRow:
    name = f"{row.first_name} {row.last_name}".strip()
    return StagedRow(row.id, name, row.candidate_no, before, after, **more)  # type: ignore[arg-type]  # by name


def _stage_one(desk: Desk, index: CaseIndex, row: Citizen, name: str, value: object) -> StagedRow:
    before, after = shown(desk, name, getattr(row, name)), shown(desk, name, value)
    trouble = trouble_of(desk, row, name, value)
    if trouble:
        return _staged(row, before, before, problem=trouble)
    if getattr(row, name) == value:
        return _staged(row, before, after)
    ops = [edit_op(row, {name: value})]
    note = ""
    if name == "consultant":
        moved = task_ops(index, row.id, str(value))
        ops.extend(moved)
        note = _tasks_text(len(moved), "åben opgave flytter med", "åbne opgaver flytter med")
    return _staged(row, before, after, ops=tuple(ops), note=note)


def _stage_task(desk: Desk, index: CaseIndex, row: Citizen, words: str, due: dt.date) -> StagedRow:
    same = [task for task in _open(index, row.id) if task.text == words]
    before = f"{same[0].text}, {format_day(same[0].due)}" if same else _NOTHING
    if row.closed_on is not None and row.closed_on <= desk.today():
        return _staged(row, before, before, problem=f"Sagen er lukket {format_day(row.closed_on)}")
    values = {
        "citizen": row.id,
        "due": due,
        "kind": BY_HAND,
        "text": words,
        "consultant": row.consultant or desk.initials,
        "made_on": desk.today(),
    }
    note = "Har allerede en åben opgave med de ord" if same else ""
    if index.pause(row.id, due) is not None:
        note = "På pause den dag: vises først efter pausen"
    after = f"{words}, {format_day(due)}"
    return _staged(row, before, after, ops=(Op("task", "", values),), note=note)


def _stage_snooze(
    desk: Desk, index: CaseIndex, row: Citizen, which: str, until: dt.date
) -> StagedRow:
    chosen = [task for task in _open(index, row.id) if _is_wanted(index, task, which, desk.today())]
    movable = [task for task in chosen if not task.is_statutory and task.due < until]
    bound = sum(task.is_statutory for task in chosen)
    before = ", ".join(f"{task.text or task.kind} {task.due:%d-%m}" for task in chosen) or _NOTHING
    note = _tasks_text(bound, "lovbestemt frist røres ikke", "lovbestemte frister røres ikke")
    if not movable:
        problem = note if bound and len(chosen) == bound else ""
        return _staged(row, before, before, problem=problem)
    ops = tuple(
        Op(
            "task",
            task.id,
            {"due": until, "first_due": task.first_due or task.due},
            {"due": task.due, "first_due": task.first_due},
        )
        for task in movable
    )
    after = _tasks_text(len(movable), f"opgave til {format_day(until)}",
                        f"opgaver til {format_day(until)}")  # fmt: skip
    return _staged(row, before, after, ops=ops, note=note)


def _is_wanted(index: CaseIndex, task: Task, which: str, today: dt.date) -> bool:
    if which == EVERY:
        return True
    if index.is_overdue(task, today):
        return True
    return which == UNTIL_TODAY and index.due(task) == today


def _tasks_text(count: int, one: str, many: str) -> str:
    return f"{format_number(count)} {one if count == 1 else many}" if count else ""


def _open(index: CaseIndex, citizen: str) -> list[Task]:
    return [task for task in index.tasks.get(citizen, ()) if task.done_on is None]


def _write(uow: UnitOfWork, desk: Desk, row: StagedRow, kinds: set[str]) -> bool:
    """Write a row; say whether follow-ups may count from what changed."""
    names: set[str] = set()
    for op in row.ops:
        if not op.row:
            uow.insert(op.entity, new_id(), op.values)
            continue
        now = get_row(uow, op.entity, op.row)
        if any(getattr(now, name) != value for name, value in op.was.items()):
            raise UserError("bulk.moved", who=row.candidate_no)
        uow.edit(op.entity, op.row, op.values)
        names |= {name for name in op.values if op.entity == "citizen"}
    if "step" in names:
        move_to_step(uow, desk, get_citizen(uow, row.citizen))
        kinds.add("pass")
    return any(("citizen", name) in FIELDS for name in names)
