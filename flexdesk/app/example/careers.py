"""The lives of those who have had a pool job: what came before it, in it and after it."""

import datetime as dt

from flexdesk.app.example import steps
from flexdesk.app.example.afterwards import write_after
from flexdesk.app.example.book import Row
from flexdesk.app.example.calendar import AS_OF, ONE_DAY, PRAKTIK_DAYS, days
from flexdesk.app.example.lives import Life, Stage, Tools, a_birth, new_life, screened
from flexdesk.app.example.slots import Slot
from flexdesk.app.example.source import Source

_AGES = {
    "graviditet_barsel": (26, 41),
    "foertidspension": (45, 62),
    "efterloen": (60, 63),
    "uddannelse": (25, 38),
}
_HOURS = (
    (4.0, 4), (5.0, 7), (6.0, 9), (7.0, 5), (8.0, 14), (9.0, 5), (10.0, 13), (12.0, 14),
    (12.5, 4), (14.0, 5), (15.0, 9), (16.0, 4), (18.0, 4), (20.0, 7), (22.0, 2), (25.0, 2),
)  # fmt: skip
_CONSULTANTS = (("KON01", 24), ("KON02", 24), ("KON03", 23), ("KON04", 23), ("KON05", 12))


def write_career(tools: Tools, slot: Slot, place: str = "", missed: Slot | None = None) -> Life:
    """Write a citizen with this pool job; `missed` is an earlier one that never began."""
    source = tools.source
    is_woman = source.chance(0.57) or slot.onward == "graviditet_barsel"
    life = new_life(
        tools,
        tools.names.person(is_woman=is_woman),
        a_birth(source, *_AGES.get(slot.onward, (25, 60))),
        is_woman=is_woman,
        consultant=source.weighted(_CONSULTANTS),
    )
    place = place or tools.places.municipal()
    if missed is not None:
        write_missed(life, missed, tools.places.municipal())
    _write_before(life, slot, missed.start if missed else slot.start)
    job = write_pool_job(life, slot, place, source.weighted(_HOURS))
    write_way_there(life, slot, job, missed)
    write_after(life, slot, job)
    return life


def write_missed(life: Life, slot: Slot, place: str) -> None:
    """Write a pool job that was agreed and never began."""
    life.placement(
        "puljefleksjob",
        place,
        slot.start,
        last_day=slot.start,
        planned_last_day=slot.planned_last_day,
        hours_week=8.0,
        ended_how="startede_ikke",
        onward="startede_ikke",
    )


def write_pool_job(life: Life, slot: Slot, place: str, hours_week: float) -> Row:
    """Write the pool job, the benefit that goes with it, and what was measured on the way."""
    job = life.placement(
        "puljefleksjob",
        place,
        slot.start,
        last_day=slot.last_day,
        planned_last_day=slot.planned_last_day,
        hours_week=hours_week,
        onward=slot.onward,
        ended_how=_ended_how(slot),
    )
    if slot.onward != "startede_ikke":
        life.benefit("fleksjob", slot.start, slot.last_day)
        _write_measurements(life, job, slot.last_day or AS_OF)
    return job


def _ended_how(slot: Slot) -> str:
    if slot.last_day is None:
        return ""
    if slot.onward == "startede_ikke":
        return "startede_ikke"
    return "foer_tid" if slot.last_day < slot.planned_last_day else "gennemfoert"


def _write_measurements(life: Life, job: Row, last_day: dt.date) -> None:
    source = life.tools.source
    hours_week = float(job["hours_week"])
    day = job["start"] + days(source.number(60, 120))
    while day <= last_day and source.chance(0.7):
        change = source.weighted(((0.0, 50), (1.0, 22), (2.0, 10), (0.5, 8), (-1.0, 10)))
        hours_week = max(2.0, hours_week + change)
        life.measured(job, day, hours_week)
        day += days(source.number(80, 150))
    life.row["hours_now"] = hours_week


def _write_before(life: Life, slot: Slot, first_start: dt.date) -> None:
    """Write the years on ledighedsydelse before the first pool job."""
    source = life.tools.source
    ly_start = first_start - days(source.number(19 * 31, 58 * 31))
    kind = source.weighted((("unbroken", 58), ("spell", 22), ("earlier", 13), ("short", 7)))
    if kind == "short":
        ly_start = first_start - days(source.number(430, 540))
    visited_on = ly_start - days(source.number(0, 40))
    if kind == "earlier":
        visited_on = ly_start - days(source.number(500, 1400))
        life.benefit("fleksjob", visited_on, ly_start - ONE_DAY)
    # who never began stayed on the benefit
    last_day = None if slot.onward == "startede_ikke" else slot.start - ONE_DAY
    gap_start = first_start - days(source.number(330, 420))
    if kind == "spell" and gap_start > ly_start + days(90):
        gap_end = gap_start + days(source.number(40, 100))
        life.ly(ly_start, gap_start - ONE_DAY)
        life.benefit("fleksjob", gap_start, gap_end - ONE_DAY)
        life.ly(gap_end, last_day)
    else:
        life.ly(ly_start, last_day)
    screened_on = source.workday(first_start - days(210), first_start - days(110))
    screened(life, screened_on, visited_on)


def write_way_there(life: Life, slot: Slot, job: Row, missed: Slot | None) -> None:
    """Write screening to praktik: steps, praktik of four weeks and notes before a pool job."""
    source = life.tools.source
    place = job["workplace"]
    praktik_start = slot.start - days(28 + source.number(0, 9))
    screened_on: dt.date = life.row["screened_on"]
    room = (praktik_start - screened_on).days
    marks = [screened_on + days(room * share // 100) for share in _marks(source)]
    stages = [
        (steps.SCREENING, screened_on),
        (steps.VISITATION, marks[0]),
        (steps.KOMPETENCEAFKLARING, marks[1]),
        (steps.KANDIDATKORT, marks[2]),
        (steps.JOBSOEGNING, marks[3]),
        (steps.INDLEDENDE_SAMTALE, praktik_start - days(source.number(4, 12))),
    ]
    ends: dict[Stage, dt.date | None] = {(steps.PULJEFLEKSJOB, slot.start): slot.last_day}
    if missed is not None:
        ends[steps.PULJEFLEKSJOB, missed.start] = missed.last_day
    if source.chance(0.88):
        last_day = praktik_start + days(PRAKTIK_DAYS - 1)
        life.praktik(place, praktik_start, job["hours_week"], last_day)
        ends[steps.PRAKTIK, praktik_start] = last_day
    stages += [stage for stage in ends if stage not in stages]
    life.walk_on(sorted(stages, key=lambda stage: stage[1]), ends)
    life.notes("afklaring", marks[1], marks[3], 1)
    if source.chance(0.5):
        life.notes("praktik", praktik_start, slot.start, 1, place)


def _marks(source: Source) -> tuple[int, int, int, int]:
    """Return how far on the way, in per cent, the steps up to the search for a job begin."""
    return source.number(9, 18), source.number(22, 32), source.number(45, 56), source.number(60, 70)
