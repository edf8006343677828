"""The follow-up engine at work: rules with the team's choices, tasks made, moved and dropped.

`refresh` runs inside the transaction that changed an event, so that one undo takes back the event
and its tasks. `run` makes what came within reach since; it is not undone, for the next day would
make it again.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from flexdesk.app.changes import Changes, Done
from flexdesk.app.desk import Desk
from flexdesk.app.follow_up_cases import Case, Overlay, cases_in, saved_cases, saved_cases_of
from flexdesk.app.follow_up_choices import (
    SETTING,
    RuleChange,
    rule_of,
    rules_of,
    rules_with,
    setting_of,
    shipped_follow_ups,
    value_after,
    what_changed,
)
from flexdesk.app.follow_up_preview import Preview, PreviewLine, preview, soon_counts
from flexdesk.base.errors import UserError
from flexdesk.base.ids import new_id
from flexdesk.domain.entities import Task
from flexdesk.domain.follow_up_rules import FollowUpRule
from flexdesk.domain.follow_ups import TaskPlan, WantedTask, is_untouched, plan, skipped
from flexdesk.store.work import UnitOfWork

__all__ = [
    "FIELDS",
    "KIND",
    "Made",
    "Preview",
    "PreviewLine",
    "RuleChange",
    "give_way",
    "preview",
    "refresh",
    "refresh_many",
    "rule_of",
    "rules_of",
    "run",
    "set_rule",
    "settle",
    "shipped_follow_ups",
    "soon_counts",
    "sweep",
]

KIND = "opfoelgning"
"""Kind of the tasks rules make."""
FIELDS = frozenset(
    {
        *(("citizen", name) for name in ("program", "visited_on", "bevilling_on")),
        *(("citizen", name) for name in ("bevilling_kind", "closed_on", "step")),
        *(("placement", name) for name in ("kind", "start", "last_day", "planned_last_day")),
        *(("placement", name) for name in ("hours_week", "ended_how", "onward", "workplace")),
        *(("benefit", name) for name in ("kind", "start", "last_day")),
        *(("hours", name) for name in ("day", "hours_week", "kind")),
    }
)
"""Fields a follow-up may count from."""


@dataclass(frozen=True, slots=True)
class Made:
    """What was done about tasks, and how many lay too far back."""

    made: int = 0
    moved: int = 0
    dropped: int = 0
    skipped: int = 0
    citizens: frozenset[str] = frozenset()

    def __add__(self, other: "Made") -> "Made":
        """Return both together."""
        return Made(
            self.made + other.made,
            self.moved + other.moved,
            self.dropped + other.dropped,
            self.skipped + other.skipped,
            self.citizens | other.citizens,
        )


def refresh(uow: UnitOfWork, desk: Desk, citizen_id: str) -> None:
    """Bring a citizen's rule-made tasks in step with what the open transaction has written.

    A transaction that has written nothing makes no tasks either.
    """
    if uow.is_changed:
        refresh_many(uow, desk, (citizen_id,))


def settle(uow: UnitOfWork, desk: Desk, citizen_id: str) -> None:
    """Move and drop tasks as the open transaction asks, and make none: they come with `run`.

    For an action that promises exactly what it writes.
    """
    rules, setting = rules_of(desk), setting_of(desk)
    for case in cases_in(uow, desk, (citizen_id,)):
        planned = plan(rules, case.rows, case.tasks, setting)
        _write(uow, desk, case, replace(planned, make=()))


def refresh_many(
    uow: UnitOfWork, desk: Desk, citizen_ids: Iterable[str], overlay: Overlay | None = None
) -> Made:
    """Bring the rule-made tasks of several citizens in step; say what was done."""
    cases = tuple(cases_in(uow, desk, citizen_ids, overlay))
    return _carry_out(uow, desk, cases, rules_of(desk))


def run(desk: Desk) -> Done | None:
    """Make what came within reach since last time, in one transaction; None when nothing did.

    Called when a register opens, and when a new day begins.
    """
    rules, setting = rules_of(desk), setting_of(desk)
    concerned = [
        case.rows.citizen.id
        for case in saved_cases(desk)
        if not plan(rules, case.rows, case.tasks, setting).is_empty
    ]
    if not concerned:
        return None
    with desk.store.work("follow_up.run", {}, undoable=False) as uow:
        done = refresh_many(uow, desk, concerned)
        tx = uow.tx if uow.is_changed else ""
    changes = Changes(done.citizens, frozenset({"task"}), tx)
    if tx:
        desk.publish(changes)
    return Done("", tx, changes)


def sweep(desk: Desk) -> None:
    """Take away the open tasks of rules that are about a row the last action took away.

    What `run` made later is no part of what an undo takes back, and would be about nothing.
    """
    last = desk.store.history(1)
    people = desk.store.reads.people_of_actions(1).get(last[0].tx, ()) if last else ()
    loose = [row for citizen in people for row in _loose(saved_cases_of(desk, citizen))]
    if loose:
        with desk.store.work("follow_up.sweep", {}, undoable=False) as uow:
            for row in loose:
                uow.delete("task", row)


def _loose(cases: Iterable[Case]) -> Iterator[str]:
    for case in cases:
        rows = case.rows
        lists = (rows.benefits, rows.placements, rows.hours, rows.passes, rows.pauses,
                 rows.decisions)  # fmt: skip
        known = {rows.citizen.id, *(row.id for each in lists for row in each)}
        for task in case.tasks:
            if task.rule and task.about not in known and task.done_on is None:
                yield task.id


def give_way(desk: Desk, error: UserError) -> bool:
    """Take away the tasks of rules that alone stand in the way of an undo; say whether that was so.

    What a rule made by itself, and nobody has touched, must not keep an action from being undone.
    """
    found = error.facts.get("blockers")
    blockers = found if error.code == "undo.refused" and isinstance(found, list) else []
    if not blockers or any((b.entity, b.reason) != ("task", "referred") for b in blockers):
        return False
    ids = {blocker.row for blocker in blockers}
    found_rows = (desk.store.reads.get("task", row) for row in ids)
    rows = [row for row in found_rows if isinstance(row, Task) and row.rule and is_untouched(row)]
    if len(rows) < len(ids):
        return False
    with desk.store.work("follow_up.give_way", {}, undoable=False) as uow:
        for row in rows:
            uow.delete("task", row.id)
    return True


def set_rule(desk: Desk, key: str, change: RuleChange) -> tuple[Done, Made]:
    """Switch a rule on or off, or move its day; tasks follow in the same transaction.

    Switched off, it takes the open tasks along that nobody has touched. The same choice again
    changes nothing (empty tx).

    Raises:
        UserError: `follow_up.unknown`, `follow_up.bad_offset`, `follow_up.fixed_offset`.
    """
    value = value_after(desk, key, change)
    rules = rules_with(desk, key, value)
    rule = next(rule for rule in rules if rule.key == key)
    row, made = SETTING + key, Made()
    if rule == rule_of(desk, key):
        return Done(row, ""), made
    facts = {"rule": key, "title": rule.title_da, "what": what_changed(rule, change)}
    with desk.store.work("follow_up.rule", facts) as uow:
        if uow.get("setting", row) is None:
            uow.insert("setting", row, {"value": value})
        else:
            uow.edit("setting", row, {"value": value})
        made = _carry_out(uow, desk, saved_cases(desk), rules, only=key)
        tx = uow.tx
    changes = Changes(made.citizens, frozenset({"task", "follow_up_rule"}), tx)
    desk.publish(changes)
    return Done(row, tx, changes), made


def _carry_out(
    uow: UnitOfWork,
    desk: Desk,
    cases: Iterable[Case],
    rules: tuple[FollowUpRule, ...],
    only: str = "",
) -> Made:
    """Write what the plans of the cases say; `only` counts the skipped of one rule."""
    setting = setting_of(desk)
    counted = [rule for rule in rules if rule.is_on and only in {"", rule.key}]
    done = Made()
    for case in cases:
        planned = plan(rules, case.rows, case.tasks, setting)
        _write(uow, desk, case, planned)
        done += Made(
            len(planned.make),
            len(planned.move),
            len(planned.drop),
            skipped(counted, case.rows, case.tasks, setting),
            frozenset() if planned.is_empty else frozenset({case.rows.citizen.id}),
        )
    return done


def _write(uow: UnitOfWork, desk: Desk, case: Case, planned: TaskPlan) -> None:
    citizen = case.rows.citizen
    for task in planned.drop:
        uow.delete("task", task.id)
    for move in planned.move:
        uow.edit("task", move.task.id, move.changes)
    if planned.make:
        consultant = citizen.consultant or desk.initials
        made_on = desk.today()
        uow.insert_many("task", [_fields(each, consultant, made_on) for each in planned.make])


def _fields(each: WantedTask, consultant: str, made_on: dt.date) -> dict[str, object]:
    return {
        "id": new_id(),
        "citizen": each.citizen,
        "due": each.shown,
        "kind": KIND,
        "text": each.text,
        "consultant": consultant,
        "made_on": made_on,
        "rule": each.rule,
        "about": each.about,
        "placement": each.placement,
        "is_statutory": each.is_statutory,
    }
