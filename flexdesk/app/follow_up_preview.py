"""What a choice about a follow-up rule would do: how many tasks, for whom, and when."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from flexdesk.app.desk import Desk
from flexdesk.app.follow_up_cases import Case, saved_cases
from flexdesk.app.follow_up_choices import (
    RuleChange,
    rules_of,
    rules_with,
    setting_of,
    value_after,
)
from flexdesk.base.danish import sort_key
from flexdesk.domain.follow_up_rules import FollowUpRule
from flexdesk.domain.follow_ups import (
    Setting,
    TaskPlan,
    WantedTask,
    plan,
    rule_key,
    skipped,
    wanted,
)

SOON_DAYS = 30
"""The days ahead a rule's tasks are told for."""


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """One follow-up of a rule: whom it is about and when, and whether it would be made now."""

    citizen: str
    name: str
    candidate_no: str
    due: dt.date
    text: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """What a choice about a rule would do, before it is made."""

    lines: tuple[PreviewLine, ...]
    """Those that would be made at once, and those due in the next days that are there already."""
    soon: int
    """Follow-ups of the rule that fall due in the next days."""
    together: int
    """Of those, how many fall due together with another of the same week."""
    moved: int
    dropped: int
    skipped: int
    """Follow-ups of before today that are not made."""

    @property
    def made(self) -> int:
        """How many tasks would be made at once."""
        return sum(line.is_new for line in self.lines)


def preview(desk: Desk, key: str, change: RuleChange) -> Preview:
    """Return what a choice about a rule would do: how many tasks, for whom, and when.

    Raises:
        UserError: `follow_up.unknown`, `follow_up.bad_offset`, `follow_up.fixed_offset`.
    """
    rules, setting = rules_with(desk, key, value_after(desk, key, change)), setting_of(desk)
    rule = next(rule for rule in rules if rule.key == key)
    lines: list[PreviewLine] = []
    moved = dropped = left = alone = 0
    on_rules = [each for each in rules if each.is_on]
    for case in saved_cases(desk):
        planned = plan(rules, case.rows, case.tasks, setting)
        lines += _lines(case, planned, on_rules, setting, key)
        moved += len(planned.move)
        dropped += sum(rule_key(task.rule) == key for task in planned.drop)
        if rule.is_on:
            left += skipped((rule,), case.rows, case.tasks, setting)
            alone += len(_soon((rule,), case, setting, key))
    kept = sum(line.due <= _last_soon(setting) for line in lines)
    lines.sort(key=lambda line: (line.due, sort_key(line.name), line.candidate_no))
    return Preview(tuple(lines), alone, max(0, alone - kept), moved, dropped, left)


def _lines(
    case: Case, planned: TaskPlan, rules: list[FollowUpRule], setting: Setting, key: str
) -> list[PreviewLine]:
    """Return a case's follow-ups of a rule: those to be made, and those there in the next days."""
    new = [each for each in planned.make if rule_key(each.rule) == key]
    made = {each.key for each in new}
    there = [each for each in _soon(rules, case, setting, key) if each.key not in made]
    return [_line(case, each, is_new=each.key in made) for each in (*new, *there)]


def soon_counts(desk: Desk) -> dict[str, int]:
    """Return by rule how many follow-ups fall due in the next days, those taken together too.

    For a rule that is off: how many there would be.
    """
    return desk.cached(("follow_up_soon", desk.today()), lambda: _count_soon(desk))


def _count_soon(desk: Desk) -> dict[str, int]:
    rules, setting = rules_of(desk), setting_of(desk)
    return {
        rule.key: sum(len(_soon((rule,), case, setting, rule.key)) for case in saved_cases(desk))
        for rule in rules
    }


def _last_soon(setting: Setting) -> dt.date:
    return setting.reach.on + dt.timedelta(days=SOON_DAYS)


def _soon(
    rules: Iterable[FollowUpRule], case: Case, setting: Setting, key: str
) -> list[WantedTask]:
    """Return the follow-ups of a rule in the next days, but for a case that rests, and the done."""
    first, last = setting.reach.on, _last_soon(setting)
    done = {(task.rule, task.about) for task in case.tasks if task.done_on is not None}
    return [
        each
        for each in wanted(rules, case.rows, setting)
        if rule_key(each.rule) == key
        and first <= each.shown <= last
        and not each.is_held
        and each.key not in done
    ]


def _line(case: Case, each: WantedTask, *, is_new: bool) -> PreviewLine:
    citizen = case.rows.citizen
    name = f"{citizen.first_name} {citizen.last_name}".strip()
    return PreviewLine(citizen.id, name, citizen.candidate_no, each.shown, each.text, is_new)
