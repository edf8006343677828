"""Undo: a new transaction that puts back what stood before another, whole or not at all.

It is allowed only if every cell of that transaction still shows what it wrote, and nothing live
refers to what would go. Redo is the undo of an undo; there is no other mechanism.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection

from flexdesk.base.errors import UserError
from flexdesk.store.log import cells
from flexdesk.store.log.cells import ERASED, NEVER, Cell, RowHistory
from flexdesk.store.log.ledger import DELETED, WHOLE
from flexdesk.store.results import Blocker, RowKey
from flexdesk.store.schema.shapes import LEANING, Fields, shape_of
from flexdesk.store.work import UnitOfWork


@dataclass(slots=True)
class RowPlan:
    """What an undo will do to one row."""

    key: RowKey
    history: RowHistory
    cells: dict[str, Cell]
    """The cells to write, as they were before."""

    @property
    def goes(self) -> bool:
        """Return whether the row leaves its table."""
        return self.history.is_live and self.cells.get(DELETED, NEVER).value is True

    @property
    def comes(self) -> bool:
        """Return whether the row comes back to its table."""
        is_absent = not self.history.is_live
        return is_absent and DELETED in self.cells and self.cells[DELETED].value is False

    @property
    def result(self) -> Fields:
        """Return the fields of the row after the undo."""
        fresh = {name: cell.value for name, cell in self.cells.items() if cell is not NEVER}
        fresh.pop(DELETED, None)
        return {**self.history.fields(), **fresh}


@dataclass(slots=True)
class UndoPlan:
    """What an undo would do, and what stands in the way."""

    rows: dict[RowKey, RowPlan] = field(default_factory=dict)
    blockers: list[Blocker] = field(default_factory=list)


def _row_blockers(plan: RowPlan, tx: str) -> tuple[set[str], list[tuple[str, str, str]]]:
    """Return the cells that may not be written, and why: cell, reason, transaction shown."""
    history = plan.history
    after = history.after[tx]
    is_whole = DELETED in plan.cells
    watched = {**after, **history.now} if is_whole else plan.cells
    found: list[tuple[str, str, str]] = []
    if not is_whole and not history.is_live:
        found.append((DELETED, "deleted", history.now[DELETED].token))
        return set(plan.cells), found
    for name in watched:
        shown = history.now.get(name, NEVER)
        if shown.token != after.get(name, NEVER).token:
            reason = "deleted" if name == DELETED and shown.value is True else "changed"
            found.append((name, reason, shown.token))
        elif name in plan.cells and plan.cells[name].value is ERASED:
            found.append((name, "erased", ""))
    if not found and plan.comes and ERASED in plan.result.values():
        found.append((WHOLE, "erased", ""))
    stopped = {name for name, _, _ in found}
    return (set(plan.cells) if is_whole and stopped else stopped), found


def _reference_blockers(uow: UnitOfWork, plan: UndoPlan) -> dict[RowKey, list[Blocker]]:
    """Return, per row of the plan, what refers to it or what it would miss."""
    found: dict[RowKey, list[Blocker]] = defaultdict(list)
    going: dict[str, set[str]] = defaultdict(set)
    for (entity, row), step in plan.rows.items():
        if step.goes:
            going[entity].add(row)
    for entity, rows in going.items():
        shelf = uow.shelf
        pointing = (*shelf.referring(entity, rows), *shelf.leaning(entity, rows))
        for other, row, name, target in pointing:
            mine = plan.rows.get((other, row))
            if mine is None or not (mine.goes or mine.result.get(name) != target):
                found[entity, target].append(Blocker(other, row, name, "referred"))
    for key, missing in _missing_references(uow, plan):
        found[key].append(missing)
    return found


def _missing_references(uow: UnitOfWork, plan: UndoPlan) -> Iterable[tuple[RowKey, Blocker]]:
    needed: dict[str, dict[str, list[tuple[RowKey, str]]]] = defaultdict(lambda: defaultdict(list))
    for key, step in plan.rows.items():
        leans = [(LEANING[key[0]], key[0])] if key[0] in LEANING else []
        for name, target in (*shape_of(key[0]).references, *leans):
            value = step.result.get(name) or None
            is_written = step.comes or (name in step.cells and not step.goes)
            if is_written and isinstance(value, str):
                needed[target][value].append((key, name))
    for target, by_row in needed.items():
        live = uow.shelf.live(target, by_row)
        for row, wanting in by_row.items():
            there = plan.rows.get((target, row))
            stays = row in live and (there is None or not there.goes)
            if not (stays or (there is not None and there.comes)):
                for key, name in wanting:
                    yield key, Blocker(key[0], key[1], name, "reference_gone")


def _blocker(connection: Connection, key: RowKey, name: str, reason: str, tx: str) -> Blocker:
    row = connection.exec_driver_sql(
        "SELECT at, actor, verb FROM tx WHERE tx = ?", (tx,)
    ).fetchone()
    at, actor, verb = row or ("", "", "")
    return Blocker(*key, name, reason, tx, at, actor, verb)


def make_plan(uow: UnitOfWork, connection: Connection, tx: str, *, untouched: bool) -> UndoPlan:
    """Return what the undo of a transaction would do; `untouched`: to what nobody touched."""
    plan = UndoPlan()
    for key, history in cells.of_tx(connection, tx).items():
        before = dict(history.before[tx])
        if DELETED in before and before[DELETED].value is history.after[tx][DELETED].value:
            # came and went, or went and came, in one transaction: only the fields are left
            del before[DELETED]
            if history.after[tx][DELETED].value is True:
                continue
        elif history.before[tx].get(DELETED, history.after[tx][DELETED]).value is False:
            before = _with_defaults(key[0], before)
        step = RowPlan(key, history, before)
        stopped, found = _row_blockers(step, tx)
        plan.blockers += [_blocker(connection, key, *reason) for reason in found]
        if untouched:
            step.cells = {name: cell for name, cell in before.items() if name not in stopped}
        if step.cells:
            plan.rows[key] = step
    _settle_references(uow, plan, untouched=untouched)
    return plan


def _with_defaults(entity: str, before: dict[str, Cell]) -> dict[str, Cell]:
    """Give fields that the schema got later the value they had until then: the default."""
    shape = shape_of(entity)
    return {
        name: Cell("", shape.default(name), "") if cell is NEVER else cell
        for name, cell in before.items()
    }


def _settle_references(uow: UnitOfWork, plan: UndoPlan, *, untouched: bool) -> None:
    while found := _reference_blockers(uow, plan):
        for key, blockers in found.items():
            plan.blockers += blockers
            if untouched:
                del plan.rows[key]
        if not untouched:
            return


def apply(uow: UnitOfWork, plan: UndoPlan) -> tuple[RowKey, ...]:
    """Write the plan to log and tables; return the rows touched."""
    coming: dict[str, list[tuple[str, Fields]]] = defaultdict(list)
    going: dict[str, dict[str, Fields]] = defaultdict(dict)
    for key, step in plan.rows.items():
        entity, row = key
        _write_log(uow, step)
        uow.touched[entity].add(row)
        if step.comes:
            coming[entity].append((row, step.result))
        elif step.goes:
            going[entity][row] = step.history.fields()
        elif step.history.is_live:
            fresh = {name: cell.value for name, cell in step.cells.items()}
            uow.shelf.change(entity, row, step.history.fields(), fresh)
    for entity, rows in going.items():
        uow.shelf.remove(entity, rows)
    for entity, back in coming.items():
        uow.shelf.put(entity, back)
    return tuple(plan.rows)


def _write_log(uow: UnitOfWork, step: RowPlan) -> None:
    entity, row = step.key
    names = [name for name in step.cells if name != DELETED and step.cells[name] is not NEVER]
    shown = step.history.now
    if step.goes and names:
        # the row was there once before: its older fields come back under the deletion
        parents = sorted({cell.entry for cell in shown.values()})
        uow.ledger.add(entity, row, WHOLE, step.result, parents)
        names = []
    for name in names:
        uow.ledger.add(entity, row, name, step.cells[name].value, [shown[name].entry])
    if DELETED in step.cells:
        parents = sorted({cell.entry for cell in shown.values() if cell.entry})
        uow.ledger.add(entity, row, DELETED, step.cells[DELETED].value, parents)


def refuse(blockers: Iterable[Blocker], tx: str) -> UserError:
    """Return the refusal of an undo, with the list of what stands in the way."""
    return UserError("undo.refused", tx=tx, blockers=list(blockers))


def latest_in_effect(connection: Connection) -> str | None:
    """Return the latest undoable action that is not undone, None when there is none."""
    in_effect, rows = _effects(connection)
    for tx, undoes, undoable in reversed(rows):
        if undoable and undoes is None and in_effect[tx]:
            return tx
    return None


def latest_undo_in_effect(connection: Connection) -> str | None:
    """Return the undo that a redo takes back: the last one, unless something was done since."""
    in_effect, rows = _effects(connection)
    of = {tx: undoes for tx, undoes, _ in rows}
    for tx, undoes, undoable in reversed(rows):
        if undoes is None and undoable:
            return None
        if undoes is not None and in_effect[tx] and _is_undo(tx, of):
            return tx
    return None


def _is_undo(tx: str, of: Mapping[str, str | None]) -> bool:
    """Return whether a transaction takes back an action rather than an undo."""
    depth, at = 0, of.get(tx)
    while at is not None:
        depth, at = depth + 1, of.get(at)
    return depth % 2 == 1


def _effects(connection: Connection) -> tuple[dict[str, bool], list[tuple[str, str | None, bool]]]:
    rows = [
        (tx, undoes, bool(undoable))
        for tx, undoes, undoable in connection.exec_driver_sql(
            "SELECT tx, undoes, undoable FROM tx ORDER BY no"
        )
    ]
    return effects_of((tx, undoes) for tx, undoes, _ in rows), rows


def effects_of(pairs: Iterable[tuple[str, str | None]]) -> dict[str, bool]:
    """Return which transactions are in effect: not undone by one that is in effect itself."""
    in_effect: dict[str, bool] = {}
    for tx, undoes in reversed(list(pairs)):
        in_effect.setdefault(tx, True)
        if undoes is not None and in_effect[tx]:
            in_effect[undoes] = False
    return in_effect


def check_target(connection: Connection, tx: str | None) -> str:
    """Return the verb of the action behind a transaction that may be taken back.

    Raises:
        UserError: `undo.nothing`, `undo.unknown`, `undo.not_undoable`, `undo.already`.
    """
    if tx is None:
        raise UserError("undo.nothing")
    in_effect, _ = _effects(connection)
    if tx not in in_effect:
        raise UserError("undo.unknown", tx=tx)
    row = connection.exec_driver_sql("SELECT undoable FROM tx WHERE tx = ?", (tx,)).one()
    verb, undoable = _root_verb(connection, tx), bool(row[0])
    if not undoable:
        raise UserError("undo.not_undoable", tx=tx, verb=verb)
    if not in_effect[tx] or _is_overtaken(connection, tx):
        raise UserError("undo.already", tx=tx, verb=verb)
    return verb


def _is_overtaken(connection: Connection, tx: str) -> bool:
    """Return whether an undo was followed by another undo or redo of the same action.

    Then its cells show what the later one left, under the same writer: taking the earlier one
    back would bring rows to life that no action in effect stands for.
    """
    root: dict[str, str] = {}
    last: dict[str, str] = {}
    for each, undoes in connection.exec_driver_sql("SELECT tx, undoes FROM tx ORDER BY no"):
        root[each] = each if undoes is None else root[undoes]
        last[root[each]] = each
    return root[tx] != tx and last[root[tx]] != tx


def _root_verb(connection: Connection, tx: str) -> str:
    """Return the verb of the action that a chain of undos and redos goes back to."""
    verb, undoes = connection.exec_driver_sql(
        "SELECT verb, undoes FROM tx WHERE tx = ?", (tx,)
    ).one()
    return str(verb) if undoes is None else _root_verb(connection, undoes)
