"""Carrying out an import plan: one transaction, as the plan stands, or nothing at all."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from flexdesk.app.changes import Changes
from flexdesk.app.desk import Desk
from flexdesk.app.follow_up_cases import planned_overlay
from flexdesk.app.follow_ups import Made, refresh_many
from flexdesk.app.import_plan import head_of
from flexdesk.app.import_register import FreshBase
from flexdesk.app.import_rows import Counts, ImportPlan, ImportResult
from flexdesk.app.open_tasks import give_tasks
from flexdesk.app.sentences import explain
from flexdesk.base.errors import UserError
from flexdesk.domain.entities import ENTITIES
from flexdesk.imports.problems import Problem, Progress
from flexdesk.store.work import UnitOfWork

_PART = 500
Row = Mapping[str, object]


def commit_import(desk: Desk, plan: ImportPlan, ctx: Progress | None = None) -> ImportResult:
    """Carry out a plan in one transaction, which one undo takes back.

    A plan that changes nothing writes nothing, and its result has no `import_id`.

    Raises:
        UserError: `import.has_errors` when errors block the file, `import.plan_stale` when the
            store has moved since the plan was made.
        CancelledError: when `ctx` says so; nothing is left.
    """
    if plan.is_blocked:
        raise UserError("import.has_errors", errors=plan.errors, rows=plan.rows)
    if head_of(desk) != plan.head:
        raise UserError("import.plan_stale")
    if not plan.writes:
        return _result(plan, "", Made())
    facts = {"file": plan.file_name, "new": plan.new, "changed": plan.changed}
    with desk.store.work("import.commit", facts) as uow:
        # nobody else can write from here on: the second look is the one that counts
        if head_of(desk) != plan.head:
            raise UserError("import.plan_stale")
        _Writer(desk, plan, uow, ctx).write()
        made = _follow_up(uow, desk, plan)
        tx = uow.tx
    desk.publish(Changes(plan.writes.citizens, tx=tx, everything=True))
    return _result(plan, tx, made)


def _follow_up(uow: UnitOfWork, desk: Desk, plan: ImportPlan) -> Made:
    """Bring the tasks of everybody the file touched in step with what it brought."""
    writes = plan.writes
    edits = ((edit.entity, edit.id, edit.changes) for edit in writes.edits)
    overlay = planned_overlay(desk, writes.inserts, edits, writes.deletes)
    return refresh_many(uow, desk, writes.citizens, overlay)


class _Writer:
    """Writes a plan into an open unit of work, part by part."""

    def __init__(self, desk: Desk, plan: ImportPlan, uow: UnitOfWork, ctx: Progress | None) -> None:
        self._desk = desk
        self._year = desk.today().year
        self._plan = plan
        self._uow = uow
        self._ctx = ctx
        self._done = 0
        writes = plan.writes
        self._total = (
            sum(len(rows) for rows in writes.inserts.values())
            + len(writes.edits)
            + len(writes.deletes)
        )

    def write(self) -> None:
        """Write everything the plan holds, and the run itself."""
        plan, uow = self._plan, self._uow
        self._step(0)
        for entity in ENTITIES:
            for part in _parts(plan.writes.inserts.get(entity, ())):
                uow.insert_many(entity, [self._completed(entity, row) for row in part])
                self._step(len(part))
        for done, edit in enumerate(plan.writes.edits, start=1):
            extra = {"seen_in": uow.tx} if edit.entity == "import_base" else {}
            uow.edit(edit.entity, edit.id, {**edit.changes, **extra})
            if edit.entity == "citizen" and "consultant" in edit.changes:
                give_tasks(uow, self._desk, edit.id, str(edit.changes["consultant"]))
            self._done += 1
            if done % _PART == 0:
                self._step(0)
        for entity, row in plan.writes.deletes:
            uow.delete(entity, row)
        uow.insert("import_run", uow.tx, self._run())
        self._step(len(plan.writes.deletes))

    def _step(self, rows: int) -> None:
        self._done += rows
        if self._ctx is not None:
            self._ctx.step(self._done, self._total, "import.writing")

    def _completed(self, entity: str, row: Row) -> Row:
        """Return a row with what only the transaction can know."""
        if entity == "import_base":
            brought = row["brought"]
            if isinstance(brought, FreshBase):
                brought = brought.value()
            return {**row, "brought": brought, "seen_in": self._uow.tx}
        if entity == "citizen":
            return {**row, "candidate_no": self._uow.next_candidate_no(self._year)}
        return row

    def _run(self) -> dict[str, object]:
        plan = self._plan
        return {
            "day": plan.on,
            "file_name": plan.file_name,
            "file_hash": plan.file_hash,
            "profile": plan.profile,
            "program": plan.program,
            "counts": {
                **_counts(plan.counts),
                "by_entity": {name: _counts(each) for name, each in plan.by_entity.items()},
            },
        }


def _parts(rows: Sequence[Row]) -> Iterator[list[Row]]:
    waiting = iter(rows)
    while part := list(islice(waiting, _PART)):
        yield part


def _result(plan: ImportPlan, tx: str, made: Made) -> ImportResult:
    return ImportResult(
        import_id=tx,
        counts=plan.counts,
        by_entity=plan.by_entity,
        problems=plan.problems,
        local_changes=plan.local_changes,
        missing_rows=plan.missing_rows,
        tasks_made=made.made,
        tasks_skipped=made.skipped,
    )


def _counts(counts: Counts) -> dict[str, int]:
    return {
        "rows": counts.rows,
        "accepted": counts.accepted,
        "new": counts.new,
        "changed": counts.changed,
        "unchanged": counts.unchanged,
        "missing": counts.missing,
    }


def _problem(problem: Problem) -> dict[str, object]:
    sentence = explain(problem)
    return {
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.column,
        "code": problem.code,
        "severity": str(problem.severity),
        "text": f"{sentence.happened} {sentence.do}".strip(),
    }


def _tasks(outcome: ImportPlan | ImportResult) -> dict[str, object]:
    """Return how many follow-ups came of an import, and how many lay too far back."""
    if not isinstance(outcome, ImportResult):
        return {}
    return {"follow_ups": {"made": outcome.tasks_made, "skipped": outcome.tasks_skipped}}


def summary(outcome: ImportPlan | ImportResult) -> dict[str, object]:
    """Return what the command line prints: counts over file rows, and the problems in Danish.

    A plan has no `import_id`: it is null, as it is when there was nothing to write.
    """
    tx = outcome.import_id if isinstance(outcome, ImportResult) else ""
    return {
        "import_id": tx or None,
        **_counts(outcome.counts),
        **_tasks(outcome),
        "problems": [_problem(problem) for problem in outcome.problems],
        "by_entity": {entity: _counts(each) for entity, each in outcome.by_entity.items()},
        "local_changes": [
            {"entity": each.entity, "id": each.id, "field": each.field,
             "conflict": each.is_conflict}
            for each in outcome.local_changes
        ],
    }  # fmt: skip
