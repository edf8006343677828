"""How a named person of the team is written down, and how that becomes rows."""

import datetime as dt
from dataclasses import dataclass, field

from flexdesk.app.example import steps
from flexdesk.app.example.book import Row
from flexdesk.app.example.calendar import AS_OF, days, on, until
from flexdesk.app.example.lives import AARHUS, Life, Tools, new_life, screened

Spell = tuple[str, str, str]
"""Kind of benefit, start, last day; an empty last day runs on."""
Stage = tuple[str, str]
"""Step and the day it began."""
NoteLine = tuple[str, str, str]
"""Day, kind, text."""
TaskLine = tuple[str, str]
"""Due day, text."""
Talk = tuple[str, str, str, str]
"""Workplace, day, kind, text."""

LY = "ledighedsydelse"
FLEKSJOB = "fleksjob"
_NOTES_EACH = 6
_HEARD_BEFORE = 70
"""Someone screened lately was talked with some weeks before."""
_STEP_OF = {"virksomhedspraktik": steps.PRAKTIK, "puljefleksjob": steps.PULJEFLEKSJOB}


@dataclass(frozen=True, slots=True)
class Stay:
    """A stay at a workplace; days as 31-08-2016, empty when there is none."""

    kind: str
    place: str
    start: str
    last_day: str = ""
    planned: str = ""
    hours: float | None = None
    how: str = ""
    onward: str = ""
    measured: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """A named person: what is known, and what happened."""

    name: tuple[str, str]
    born: str
    consultant: str
    visited: str
    spells: tuple[Spell, ...]
    stages: tuple[Stage, ...] = ()
    stays: tuple[Stay, ...] = ()
    notes: tuple[NoteLine, ...] = ()
    tasks: tuple[TaskLine, ...] = ()
    talks: tuple[Talk, ...] = ()
    screened: str = ""
    program: str = AARHUS
    is_woman: bool = True
    facts: dict[str, object] = field(default_factory=dict)
    quiet_from: str = ""
    """No note was written from this day on."""


def write_role(tools: Tools, role: Role) -> Life:
    """Write a named person; journal notes are filled up to six."""
    life = new_life(
        tools,
        role.name,
        on(role.born),
        is_woman=role.is_woman,
        consultant=role.consultant,
        program=role.program,
    )
    first = role.screened or (role.stages[0][1] if role.stages else role.visited)
    screened(life, on(first), on(role.visited))
    for kind, start, last_day in role.spells:
        life.benefit(kind, on(start), until(last_day))
    for stay in role.stays:
        _write_stay(life, stay)
    if role.stages:
        ends = {
            (_STEP_OF[stay.kind], on(stay.start)): until(stay.last_day)
            for stay in role.stays
            if stay.kind in _STEP_OF
        }
        life.walk_on([(step, on(day)) for step, day in role.stages], ends)
    for due, text in role.tasks:
        life.task(on(due), text)
    for place, day, kind, text in role.talks:
        life.contact(tools.places.id_of[place], on(day), kind, text)
    _write_notes(life, role)
    life.row.update(role.facts)
    return life


def _write_stay(life: Life, stay: Stay) -> Row:
    row = life.placement(
        stay.kind,
        life.tools.places.id_of[stay.place],
        on(stay.start),
        last_day=until(stay.last_day),
        planned_last_day=until(stay.planned),
        hours_week=stay.hours,
        ended_how=stay.how,
        onward=stay.onward,
    )
    if stay.hours is not None:
        life.row["hours_now"] = stay.hours
    for day, hours_week in stay.measured:
        life.measured(row, on(day), hours_week)
        if on(day) <= AS_OF:
            life.row["hours_now"] = hours_week
    return row


def _write_notes(life: Life, role: Role) -> None:
    missing = _NOTES_EACH - len(role.notes)
    quiet_from = until(role.quiet_from) or AS_OF
    last = min((on(day) for day, _, _ in role.notes), default=quiet_from) - days(2)
    stages = role.stages or ((steps.KOMPETENCEAFKLARING, role.screened or role.visited),)
    # the filled-up notes lie before the written ones, in the step the citizen stood in then
    start = max(min(on(stages[0][1]), last - days(_HEARD_BEFORE)), last - days(240))
    place = role.stays[-1].place if role.stays else ""
    step = _step_on(stages, last)
    if missing > 0 and start <= last:
        life.notes(
            steps.PHASE_OF.get(step, "afklaring"),
            start,
            last,
            missing,
            life.tools.places.id_of.get(place, ""),
        )
    for day, kind, text in role.notes:
        life.note(on(day), kind, text)


def _step_on(stages: tuple[Stage, ...], day: dt.date) -> str:
    begun = [step for step, start in stages if on(start) <= day]
    return begun[-1] if begun else stages[0][0]
