"""What waits for a citizen, in the few lines of the card "Næste skridt"."""

import datetime as dt

from flexdesk.app.case_index import case_index
from flexdesk.app.citizen_rows import short_kind
from flexdesk.app.counter_rows import WhatIfLine
from flexdesk.app.desk import Desk
from flexdesk.app.pauses import is_paused
from flexdesk.base.numbers import format_day
from flexdesk.domain.entities import Task

_MOST = 3


def next_steps(desk: Desk, citizen_id: str, on: dt.date) -> tuple[WhatIfLine, ...]:
    """Return the next tasks and the end of what runs, the earliest first."""
    index = case_index(desk)
    rests = is_paused(desk, citizen_id, on)
    lines = [
        (task.due, _of_task(task, on, is_paused=rests))
        for task in index.tasks.get(citizen_id, ())
        if task.done_on is None
    ]
    placement = index.running(citizen_id, on)
    ends = placement and (placement.last_day or placement.planned_last_day)
    if placement is not None and ends:
        name = f"{short_kind(placement.kind)} slutter"
        place = index.workplace_name(placement.workplace)
        urgent = ends <= on
        lines.append((ends, WhatIfLine("", "briefcase", name, _day(ends, on), place, urgent)))
    lines.sort(key=lambda each: each[0])
    return tuple(line for _due, line in lines[:_MOST])


def _of_task(task: Task, on: dt.date, *, is_paused: bool) -> WhatIfLine:
    day = " ".join(part for part in (_day(task.due, on), task.time) if part)
    text = "Sat på pause" if is_paused else ("Lovbestemt" if task.is_statutory else "")
    is_urgent = task.due <= on and not is_paused
    return WhatIfLine("", "calendar-check", task.text or "Opgave", day, text, is_urgent)


def _day(day: dt.date, on: dt.date) -> str:
    if day == on:
        return "i dag"
    return f"{day:%d-%m}" if day.year == on.year else format_day(day)
