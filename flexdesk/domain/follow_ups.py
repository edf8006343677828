"""Which follow-ups the rules want for a citizen, and what that means for the tasks there are.

`wanted` is a plain function of rules, rows and a day: the same rows in another order give the same
answer. A task is known by its rule, with a number when it repeats, and by the row it is about; so
nothing is made twice. `plan` compares with the tasks there are: it makes what is missing from now
on, moves what nobody has touched, and drops what is no longer about anything. What lies further
back than the late days is counted as skipped: history is no work. No task is over its day when it
is made, unless the law has set the day.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from flexdesk.base.periods import ONE_DAY
from flexdesk.domain.daily_entities import Pause
from flexdesk.domain.entities import Task
from flexdesk.domain.follow_up_events import CaseRows, Happening, happenings
from flexdesk.domain.follow_up_rules import (
    MOVING_EVENTS,
    Event,
    FollowUpRule,
    WorkingDay,
    day_after,
    longer,
    text_pattern,
)
from flexdesk.domain.pauses import due_shown, pause_on
from flexdesk.domain.rules import RuleBook
from flexdesk.domain.working_days import WorkingDays

TOGETHER = " · "
"""Between the texts of follow-ups that fall due together."""
_NUMBER = "#"
_WEEK = dt.timedelta(days=7)
_MARGIN = dt.timedelta(days=21)
"""So far a day moves at most when nobody is at work, and a week more."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How far back and ahead tasks are made, and how many a week; as the rules say on a day."""

    on: dt.date
    first: dt.date
    last: dt.date
    again_days: int
    per_week: int

    @classmethod
    def of(cls, on: dt.date, book: RuleBook) -> "Reach":
        """Return the reach on a day.

        Source: opfoelgning.ahead_days, opfoelgning.late_days, opfoelgning.again_days,
        opfoelgning.per_week.
        """
        late = dt.timedelta(days=book.count("opfoelgning.late_days", on))
        ahead = dt.timedelta(days=book.count("opfoelgning.ahead_days", on))
        again = book.count("opfoelgning.again_days", on)
        return cls(on, on - late, on + ahead, again, book.count("opfoelgning.per_week", on))

    def holds(self, day: dt.date) -> bool:
        """Say whether a task of this day is made."""
        return self.first <= day <= self.last

    @property
    def weeks(self) -> tuple[dt.date, dt.date]:
        """The first and last day of the whole weeks the reach touches, and the one before."""
        return _monday(self.first) - _WEEK, _monday(self.last) + _WEEK - ONE_DAY


@dataclass(frozen=True, slots=True)
class Setting:
    """What the engine reckons with: rules by date, working days, and how far it reaches."""

    book: RuleBook
    days: WorkingDays
    reach: Reach

    @classmethod
    def of(cls, on: dt.date, book: RuleBook) -> "Setting":
        """Return the setting on a day."""
        return cls(book, WorkingDays(book), Reach.of(on, book))


@dataclass(frozen=True, slots=True)
class WantedTask:
    """A follow-up a rule wants: `due` by the rule, `shown` when a pause puts it off."""

    citizen: str
    rule: str
    about: str
    due: dt.date
    shown: dt.date
    text: str
    placement: str = ""
    is_statutory: bool = False
    is_moving: bool = False
    """Its event is something agreed that may be agreed anew."""
    is_held: bool = False
    """The case rests, so nothing new is made."""

    @property
    def key(self) -> tuple[str, str]:
        """What it is known by."""
        return self.rule, self.about


@dataclass(frozen=True, slots=True)
class Move:
    """A task nobody has touched whose day or words are other ones now."""

    task: Task
    changes: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class TaskPlan:
    """What is to be done about the rule-made tasks of a citizen."""

    make: tuple[WantedTask, ...] = ()
    move: tuple[Move, ...] = ()
    drop: tuple[Task, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is to be done."""
        return not (self.make or self.move or self.drop)


def rule_key(task_rule: str) -> str:
    """Return the key of the rule a task's `rule` names, its number left out."""
    return task_rule.partition(_NUMBER)[0]


def is_untouched(task: Task) -> bool:
    """Say whether a task is as a rule made it: open, never put off, without a time of day."""
    return task.done_on is None and task.first_due is None and not task.time


def wanted(
    rules: Iterable[FollowUpRule], rows: CaseRows, setting: Setting
) -> tuple[WantedTask, ...]:
    """Return the follow-ups the rules want around a day, those of one week taken together.

    From some weeks before the reach to its end, whether or not they are to be made.
    """
    reach = setting.reach
    found = [
        each
        for rule in rules
        for happening in happenings(rule, rows, reach.on, setting.book)
        for each in _of_rule(rule, rows, happening, setting, reach.weeks)
    ]
    return _together(found, reach.per_week)


def _monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())


def _of_rule(
    rule: FollowUpRule,
    rows: CaseRows,
    happening: Happening,
    setting: Setting,
    window: tuple[dt.date, dt.date],
) -> Iterator[WantedTask]:
    """Yield what a rule wants from a happening and is shown within the window."""
    first, last = window
    pauses = _pauses(rule, rows)
    is_held = pause_on(pauses, setting.reach.on) is not None
    for turn, raw in days_of(rule, happening, setting.book, last + _MARGIN):
        if not pauses and raw < first - _MARGIN:
            continue
        due, shown = _shown(rule, rows, raw, setting.days)
        if shown is None or not first <= shown <= last:
            continue
        yield WantedTask(
            citizen=rows.citizen.id,
            rule=_name(rule, turn),
            about=happening.about,
            due=due,
            shown=shown,
            text=_text(rule, happening, turn, setting.book),
            placement=happening.placement.id if happening.placement else "",
            is_statutory=rule.is_statutory,
            is_moving=rule.event in MOVING_EVENTS,
            is_held=is_held,
        )


def _pauses(rule: FollowUpRule, rows: CaseRows) -> tuple[Pause, ...]:
    """Return the pauses that put a rule's follow-ups off: not the one about the pause itself."""
    return () if rule.event == Event.PAUSE_REVIEW else rows.pauses


def _shown(
    rule: FollowUpRule, rows: CaseRows, raw: dt.date, days: WorkingDays
) -> tuple[dt.date, dt.date | None]:
    """Return the working day a follow-up is due, and the day it is shown after a pause."""
    due = _on_working_day(rule.working_day, raw, days)
    pauses = _pauses(rule, rows)
    return due, due_shown(pauses, due, days.on_or_after) if pauses else due


def _text(rule: FollowUpRule, happening: Happening, turn: int, book: RuleBook) -> str:
    after = rule.offset.resolved(book, happening.day) or rule.offset
    every = rule.repeat.every.resolved(book, happening.day) if rule.repeat else None
    return rule.text(turn, longer(after, every, turn))


def _name(rule: FollowUpRule, turn: int) -> str:
    return rule.key if rule.repeat is None else f"{rule.key}{_NUMBER}{turn + 1}"


def days_of(
    rule: FollowUpRule, happening: Happening, book: RuleBook, last: dt.date
) -> Iterator[tuple[int, dt.date]]:
    """Yield the turns of a rule and their days as reckoned, up to a last day."""
    offset = rule.offset.resolved(book, happening.day)
    if offset is None:
        return
    repeat = rule.repeat
    every = repeat.every.resolved(book, happening.day) if repeat else None
    until = last
    if repeat is not None and repeat.until is not None:
        length = repeat.until.resolved(book, happening.day)
        if length is None:
            return
        until = min(until, day_after(happening.day, length))
    for turn in count():
        day = day_after(happening.day, offset, every, turn)
        is_past_end = happening.last_day is not None and day > happening.last_day
        if day > until or (is_past_end and repeat is not None):
            return
        if day >= happening.since and not is_past_end:
            yield turn, day
        if repeat is None or every is None or turn + 1 == repeat.times:
            return


def _on_working_day(shift: str, day: dt.date, days: WorkingDays) -> dt.date:
    if shift == WorkingDay.PREVIOUS:
        return days.on_or_before(day)
    return days.on_or_after(day) if shift == WorkingDay.NEXT else day


def _together(found: Iterable[WantedTask], per_week: int) -> tuple[WantedTask, ...]:
    """Return so many a week, the later ones named in the last kept; the law's stand alone."""
    weeks: dict[dt.date, list[WantedTask]] = defaultdict(list)
    kept: list[WantedTask] = []
    for each in sorted(found, key=_order):
        if each.is_statutory or each.is_held:
            kept.append(each)
        else:
            weeks[_monday(each.shown)].append(each)
    for group in weeks.values():
        first, rest = group[: per_week - 1], group[per_week - 1 :]
        texts = dict.fromkeys(each.text for each in rest)
        kept += [*first, replace(rest[0], text=TOGETHER.join(texts))] if rest else first
    return tuple(sorted(kept, key=_order))


def _order(each: WantedTask) -> tuple[dt.date, dt.date, str, str]:
    return each.shown, each.due, each.rule, each.about


def plan(
    rules: Sequence[FollowUpRule], rows: CaseRows, tasks: Iterable[Task], setting: Setting
) -> TaskPlan:
    """Return what is to be done about a citizen's tasks; doing it leaves nothing to be done.

    `rules` are all rules, those that are off too: their tasks go. A task of a rule nobody knows
    stays.
    """
    made: dict[tuple[str, str], list[Task]] = defaultdict(list)
    for task in sorted(tasks, key=lambda each: (each.due, each.id)):
        if task.rule:
            made[task.rule, task.about].append(task)
    all_wanted = wanted([rule for rule in rules if rule.is_on], rows, setting)
    if not all_wanted and not made:
        return TaskPlan()
    make: list[WantedTask] = []
    move: list[Move] = []
    for each in all_wanted:
        there = made.get(each.key, [])
        still_open = [task for task in there if task.done_on is None]
        if each.is_held:
            continue
        if still_open:
            moves = (_move(task, each, rules) for task in still_open if is_untouched(task))
            move += [found for found in moves if found is not None]
        elif setting.reach.holds(each.shown) and not _is_settled(each, there, setting.reach):
            make.append(_not_late(each, setting.reach.on))
    keys = {each.key for each in all_wanted}
    left = {key: rows_ for key, rows_ in made.items() if key not in keys}
    return TaskPlan(tuple(make), tuple(move), _dropped(rules, rows, left, setting))


def _not_late(each: WantedTask, on: dt.date) -> WantedTask:
    """Return a follow-up to be made: one of the last days is due today, but for the law's days."""
    return each if each.is_statutory or each.shown >= on else replace(each, shown=on)


def _move(task: Task, each: WantedTask, rules: Sequence[FollowUpRule]) -> Move | None:
    """Return what brings an untouched task to what is wanted now; own words stay."""
    changes: dict[str, object] = {}
    was_late = task.due == task.made_on and each.shown < task.due
    if not was_late and task.due not in {each.due, each.shown}:
        changes["due"] = each.shown
    if task.text != each.text:
        parts = task.text.split(TOGETHER)
        if all(map(text_pattern(rules).fullmatch, parts)):
            changes["text"] = each.text
    return Move(task, changes) if changes else None


def _is_settled(each: WantedTask, done: list[Task], reach: Reach) -> bool:
    """Say whether a follow-up has been done, also for the day that is agreed now."""
    if not done or not each.is_moving:
        return bool(done)
    latest = max(task.first_due or task.due for task in done)
    return (each.due - latest).days <= reach.again_days


def _dropped(
    rules: Sequence[FollowUpRule],
    rows: CaseRows,
    left: Mapping[tuple[str, str], list[Task]],
    setting: Setting,
) -> tuple[Task, ...]:
    """Return the open tasks that are about nothing any more.

    What somebody put off stays as long as its event stands, and so does what lies outside the
    weeks looked at: a task over its day does not go away by itself.
    """
    by_key = {rule.key: rule for rule in rules}
    gone: list[Task] = []
    for (name, about), tasks in left.items():
        rule = by_key.get(rule_key(name))
        if rule is None:
            continue
        found = _standing(rule, rows, about, setting)
        if rule.is_on and found is None:
            gone += [task for task in tasks if task.done_on is None]
        elif not rule.is_on or not _is_outside(rule, found, rows, name, setting):
            gone += [task for task in tasks if is_untouched(task)]
    return tuple(gone)


def _standing(rule: FollowUpRule, rows: CaseRows, about: str, setting: Setting) -> Happening | None:
    found = happenings(rule, rows, setting.reach.on, setting.book)
    return next((each for each in found if each.about == about), None)


def _is_outside(
    rule: FollowUpRule,
    happening: Happening | None,
    rows: CaseRows,
    name: str,
    setting: Setting,
) -> bool:
    """Say whether a follow-up is wanted, only not in the weeks that are looked at."""
    if happening is None:
        return False
    first, last = setting.reach.weeks
    turns = days_of(rule, happening, setting.book, last + _MARGIN)
    raw = next((day for turn, day in turns if _name(rule, turn) == name), None)
    if raw is None:
        return False
    _due, shown = _shown(rule, rows, raw, setting.days)
    return shown is None or not first <= shown <= last


def skipped(
    rules: Iterable[FollowUpRule], rows: CaseRows, tasks: Iterable[Task], setting: Setting
) -> int:
    """Count the follow-ups that lie before the reach, have no task and get none.

    Unit: follow-ups.
    """
    made = {(task.rule, task.about) for task in tasks}
    before = setting.reach.first - ONE_DAY
    number = 0
    for rule in rules:
        for happening in happenings(rule, rows, setting.reach.on, setting.book):
            for turn, raw in days_of(rule, happening, setting.book, before):
                due = _on_working_day(rule.working_day, raw, setting.days)
                is_new = (_name(rule, turn), happening.about) not in made
                number += due < setting.reach.first and is_new
    return number
