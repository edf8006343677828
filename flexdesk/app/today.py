"""I dag: what is over its day, due today and later in the week, and what has no task yet."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from flexdesk.app.desk import Desk
from flexdesk.app.today_cards import cards_of
from flexdesk.app.today_rows import (
    OVERDUE,
    TODAY,
    WEEK,
    TaskGroup,
    TaskRow,
    TodayPage,
    in_order,
    snoozed_text,
    state_line,
    week_end,
    week_label,
    when_text,
    without_names,
)
from flexdesk.app.today_scope import Scope, own_initials, scope_of
from flexdesk.domain.entities import Citizen, Task, Workplace


def today_page(desk: Desk, on: dt.date | None = None, *, mine: bool = True) -> TodayPage:
    """Return the page I dag; a person without citizens gets the team's."""
    scope = scope_of(desk, on or desk.today(), mine=mine)
    return replace(_tasks_of(scope), cards=cards_of(scope), is_whole=True)


def today_tasks(desk: Desk, on: dt.date | None = None, *, mine: bool = True) -> TodayPage:
    """Return the page without its cards: they need a row of every citizen, the tasks do not."""
    return _tasks_of(scope_of(desk, on or desk.today(), mine=mine))


def _tasks_of(scope: Scope) -> TodayPage:
    groups = groups_of(scope)
    return TodayPage(
        on=scope.on,
        line=state_line(scope.on, groups),
        groups=groups,
        cards=(),
        is_mine=bool(scope.initials),
        has_own=bool(own_initials(scope.desk, scope.on)),
        has_citizens=bool(scope.index.citizens),
        is_whole=False,
    )


def waiting_count(desk: Desk, on: dt.date | None = None) -> int:
    """Return how many own tasks are overdue or due today."""
    scope = scope_of(desk, on or desk.today(), mine=True)
    return sum(len(group.rows) for group in groups_of(scope) if group.key != WEEK)


def groups_of(scope: Scope) -> tuple[TaskGroup, ...]:
    """Return the open tasks in the three groups, all of them even when empty."""
    last = week_end(scope.on)
    found: dict[str, list[TaskRow]] = {OVERDUE: [], TODAY: [], WEEK: []}
    for row in open_rows(scope, last):
        key = OVERDUE if row.due < scope.on else TODAY if row.due == scope.on else WEEK
        found[key].append(row)
    labels = {OVERDUE: "Over fristen", TODAY: "I dag", WEEK: week_label(scope.on)}
    return tuple(TaskGroup(key, labels[key], in_order(rows)) for key, rows in found.items())


def open_rows(scope: Scope, last: dt.date) -> Iterator[TaskRow]:
    """Yield the tasks that are open and due up to a day, of those who are active."""
    for citizen_id, tasks in scope.index.tasks.items():
        citizen = scope.index.citizens.get(citizen_id)
        if citizen is None:
            continue
        wanted = [task for task in tasks if task.done_on is None and task.due <= last]
        if not wanted or not scope.is_active(citizen):
            continue
        for task in wanted:
            if scope.is_in(task.consultant or citizen.consultant):
                due = scope.index.due(task)
                if due is not None and due <= last:
                    yield task_row(scope, citizen, task, due)


def task_row(scope: Scope, citizen: Citizen, task: Task, due: dt.date) -> TaskRow:
    """Return a task as the list shows it."""
    name = f"{citizen.first_name} {citizen.last_name}".strip()
    place = place_of(scope, citizen.id, task)
    about = place.name if place else _step(scope, citizen)
    tail = (
        "lovfrist" if task.is_statutory else "",
        snoozed_text(task.first_due),
        scope.whose(task.consultant or citizen.consultant),
    )
    return TaskRow(
        id=task.id,
        citizen=citizen.id,
        name=name,
        candidate_no=citizen.candidate_no,
        text=task.text or task.kind,
        hidden_text=without_names(task.text or task.kind, (name,)),
        about=about,
        tail=" · ".join(part for part in tail if part),
        when=when_text(due, task.time, scope.on),
        due=due,
        time=task.time,
        is_overdue=due < scope.on,
        is_statutory=task.is_statutory,
        place=place.name if place else "",
        street=address_of(place),
    )


def place_of(scope: Scope, citizen: str, task: Task) -> Workplace | None:
    """Return the workplace a task leads to: its placement's, else where the citizen is now."""
    placements = scope.index.placements.get(citizen, ())
    about = next((row for row in placements if task.placement and row.id == task.placement), None)
    placement = about or scope.index.running(citizen, scope.on)
    if placement is None:
        return None
    return scope.index.workplaces.get(placement.workplace or "")


def address_of(place: Workplace | None) -> str:
    """Return street and town of a workplace, empty when there is none."""
    if place is None:
        return ""
    town = f"{place.postcode} {place.city}".strip()
    return ", ".join(part for part in (place.street, town) if part)


def _step(scope: Scope, citizen: Citizen) -> str:
    step = scope.desk.pipeline_of(citizen.program).get(citizen.step)
    return step.label if step else ""
