"""Putting a line of *Tjek data* right where it stands: what to ask for, and what it then does.

Each fix is one transaction of the use case that owns the row, so that one undo takes it back.
"""

from flexdesk.app.changes import Done
from flexdesk.app.desk import Desk
from flexdesk.app.found_workplaces import PLACE_FIXES, PLACE_WAYS
from flexdesk.app.inspector import found_of
from flexdesk.app.inspector_parts import Case, Fix, Input, Values
from flexdesk.app.inspector_ways import FIXES
from flexdesk.app.lookups import get_row
from flexdesk.base.danish import clean
from flexdesk.base.errors import UserError
from flexdesk.domain.entities import Placement

__all__ = ["Fix", "Input", "apply_fix", "fixes_of"]


def fixes_of(desk: Desk, key: str) -> tuple[Fix, ...]:
    """Return the ways to put a line right, the likeliest first; none where only a look helps.

    Raises:
        UserError: `inspector.gone`.
    """
    case = _case(desk, key)
    return tuple(_EVERY[name][0](case) for name in _ways_of(case))


def apply_fix(desk: Desk, key: str, fix: str, values: Values) -> Done:
    """Do a fix with what was typed; refused like the use case it stands for.

    Raises:
        UserError: `inspector.gone`, and what the use case refuses.
    """
    case = _case(desk, key)
    if fix not in _ways_of(case):
        raise UserError("inspector.gone")
    return _EVERY[fix][1](case, {name: clean(text) for name, text in values.items()})


def _case(desk: Desk, key: str) -> Case:
    found = found_of(desk, key)
    return Case(desk, found, get_row(desk.store.reads, found.entity, found.row))


def _ways_of(case: Case) -> tuple[str, ...]:
    """Return the ways for a line; an end that is written already is put right instead."""
    ways = _WAYS.get(case.found.code, ())
    is_ended = isinstance(case.row, Placement) and case.row.last_day is not None
    return tuple("last_day" if way == "end" and is_ended else way for way in ways)


_EVERY = {**FIXES, **PLACE_FIXES}
_LONG = ("end", "planned_last_day")
_WAYS: dict[str, tuple[str, ...]] = {
    "placement.past_planned_end": _LONG,
    "placement.two_fleksjob": ("end",),
    "placement.fleksjob_overlap": ("last_day",),
    "placement.pool_overlap": ("end",),
    "placement.ly_overlap": ("period",),
    "benefit.ly_in_job": ("period",),
    "benefit.overlap": ("period",),
    "benefit.backwards": ("period",),
    "benefit.gap": ("period",),
    "placement.onward_not_started": ("onward",),
    "placement.ended_without_onward": ("onward",),
    "placement.of_closed": ("end", "reopen"),
    "placement.ended_without_day": ("last_day",),
    "placement.backwards": ("last_day",),
    "placement.planned_backwards": ("planned_last_day",),
    "placement.hours_none": ("hours_week",),
    "placement.hours_high": ("hours_week",),
    "placement.no_first_hours": ("hours_week",),
    "placement.no_workplace": ("place",),
    "placement.praktik_overlap": _LONG,
    "placement.praktik_over_usual": _LONG,
    "placement.praktik_long_weeks": _LONG,
    "placement.praktik_very_long_weeks": _LONG,
    "placement.pool_over_max": _LONG,
    "placement.pool_length": ("planned_last_day",),
    "hours.outside": ("day",),
    "citizen.step_finished": ("step",),
    "citizen.step_without_job": ("step",),
    "citizen.step_without_ly": ("step",),
    "citizen.success_on_ly": ("reopen",),
    "citizen.closed_step": ("reopen", "step"),
    "citizen.no_step": ("step",),
    "citizen.no_consultant": ("consultant",),
    "citizen.not_visited": ("visited_on",),
    "task.of_closed": ("drop", "reopen"),
    "pause.no_end": ("review", "end_pause"),
    "pause.review_passed": ("review", "end_pause"),
    "workplace.no_number": ("numbers",),
    **PLACE_WAYS,
    "support.no_result": ("support_result",),
}
"""Code: the ways to put it right. What is not here is looked at and set aside or mended by hand."""
