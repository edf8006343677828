"""What came after a pool job: an ordinary job, ledighedsydelse again, or another way out."""

import datetime as dt

from flexdesk.app.example import steps
from flexdesk.app.example.book import Row
from flexdesk.app.example.calendar import AS_OF, ONE_DAY, days
from flexdesk.app.example.lives import Life
from flexdesk.app.example.slots import Slot
from flexdesk.base.periods import add_months

_LABELS = {"efterloen": "Efterløn", "uddannelse": "SU"}
_KINDS = {"foertidspension": "pension", "efterloen": "andet", "uddannelse": "andet"}
_SOONEST_BACK = 150
_AGREED_DAYS = 2
_NEXT_MONDAY = dt.date(2016, 9, 5)


def write_after(life: Life, slot: Slot, job: Row) -> None:
    """Write what followed the pool job, or what happens in it while it runs."""
    if slot.last_day is None:
        _write_running(life, slot, job)
    elif slot.onward == "ordinaert_fleksjob":
        start = slot.last_day + ONE_DAY + days(_days_between(life, slot.last_day))
        write_ordinary(life, start, _next_place(life, job), _next_hours(life, job), slot.last_day)
    elif slot.onward == "ordinaert_job":
        _write_ordinary_job(life, slot.last_day)
    else:
        _write_other(life, slot.last_day, slot.onward, job)


def _write_running(life: Life, slot: Slot, job: Row) -> None:
    source = life.tools.source
    first = max(slot.start, AS_OF - days(150))
    last = AS_OF - days(source.number(64, 110)) if source.chance(0.03) else AS_OF
    life.notes("pulje", first, last, source.number(2, 4), job["workplace"])
    if last == AS_OF:
        # someone who is followed was heard from within the last weeks
        life.heard_from("pulje", max(slot.start, AS_OF - days(40)), job["workplace"])


def _days_between(life: Life, last_day: dt.date) -> int:
    """Return how long it took: most begin the day after, a few only after six months."""
    source = life.tools.source
    days_between = source.weighted(
        ((0, 48), (source.number(1, 30), 24), (source.number(31, 95), 15),
         (source.number(96, 170), 8), (source.number(190, 320), 5))
    )  # fmt: skip
    if last_day >= AS_OF - days(_AGREED_DAYS):
        # ended this week, the job that follows is agreed and begins on Monday
        return (_NEXT_MONDAY - last_day).days - 1
    return max(0, min(days_between, (AS_OF - last_day).days - 1))


def _next_place(life: Life, job: Row) -> str:
    return str(job["workplace"]) if life.tools.source.chance(0.46) else life.tools.places.any()


def _next_hours(life: Life, job: Row) -> float:
    source = life.tools.source
    latest = float(life.row["hours_now"] or job["hours_week"])
    return max(2.0, latest + source.weighted(((0.0, 58), (1.0, 14), (2.0, 14), (-1.0, 14))))


def write_ordinary(
    life: Life, start: dt.date, place: str, hours_week: float, pool_last_day: dt.date
) -> Row:
    """Write the ordinary fleksjob after a pool job, and ledighedsydelse in between."""
    source = life.tools.source
    life.ly(pool_last_day + ONE_DAY, start - ONE_DAY)
    job = life.placement("ordinaert_fleksjob", place, start, hours_week=hours_week)
    last_day = _given_up(life, start)
    if last_day is not None:
        job.update(last_day=last_day, ended_how="foer_tid", onward="ledighedsydelse")
        life.ly(last_day + ONE_DAY)
    life.benefit("fleksjob", start, last_day)
    life.row["hours_now"] = hours_week
    day = start + days(source.number(120, 260))
    while day <= (last_day or AS_OF) and source.chance(0.62):
        hours_week = max(2.0, hours_week + source.weighted(((0.0, 45), (1.0, 25), (2.5, 15),
                                                            (-1.5, 15))))  # fmt: skip
        life.measured(job, day, hours_week)
        life.row["hours_now"] = hours_week
        day += days(source.number(150, 300))
    life.walk((steps.ORDINAERT, start, None))
    life.notes("ordinaer", start, min(AS_OF, start + days(200)), source.number(1, 2), place)
    return job


def _given_up(life: Life, start: dt.date) -> dt.date | None:
    source = life.tools.source
    if start + days(_SOONEST_BACK) >= AS_OF or not source.chance(0.07):
        return None
    return source.day(start + days(_SOONEST_BACK - 30), AS_OF - days(10))


def _write_ordinary_job(life: Life, pool_last_day: dt.date) -> None:
    start = pool_last_day + ONE_DAY
    place = life.tools.places.any()
    life.placement(
        "ordinaert_job", place, start, hours_week=float(life.tools.source.number(25, 37))
    )
    life.benefit("selvforsoergelse", start)
    life.walk((steps.ORDINAERT, start, None))
    life.notes("ordinaer", start, start + days(60), 1, place)


def _write_other(life: Life, last_day: dt.date, onward: str, job: Row) -> None:
    source = life.tools.source
    next_day = last_day + ONE_DAY
    life.walk((steps.ANDET, last_day, None))
    if last_day < AS_OF - days(20):
        life.notes("efter", last_day, last_day + days(20), 1, job["workplace"])
    if onward in {"fraflytning", "doed", "startede_ikke"}:
        return
    if onward == "sygemelding":
        well_again = add_months(next_day, source.number(3, 9))
        if well_again < AS_OF and source.chance(0.8):
            life.benefit("sygedagpenge", next_day, well_again - ONE_DAY)
            life.ly(well_again)
        else:
            life.benefit("sygedagpenge", next_day)
    elif onward in _KINDS:
        life.benefit(_KINDS[onward], next_day, label=_LABELS.get(onward, ""))
    else:
        life.ly(next_day)
