"""Many plain citizens for measurements: six periods, two placements, little else."""

import datetime as dt

from flexdesk.app.example.calendar import AS_OF, ONE_DAY, days
from flexdesk.app.example.lives import Life, Tools, a_birth, new_life, screened

_BENEFITS = ("ledighedsydelse", "kontanthjaelp", "ledighedsydelse", "fleksjob", "ledighedsydelse")
_EARLIEST = dt.date(2009, 1, 1)


def write_bulk(tools: Tools, scale: int) -> None:
    """Add citizens until there are `scale` of them."""
    while len(tools.book.rows("citizen")) < scale:
        _write_plain(tools)


def _write_plain(tools: Tools) -> None:
    source = tools.source
    is_woman = source.chance(0.55)
    life = new_life(
        tools,
        tools.names.person(is_woman=is_woman),
        a_birth(source),
        is_woman=is_woman,
        consultant=f"KON{source.number(1, 45):02}",
    )
    start = source.day(_EARLIEST, dt.date(2012, 12, 31))
    day = start
    for kind in _BENEFITS:
        last_day = day + days(source.number(60, 260))
        life.benefit(kind, day, last_day)
        day = last_day + ONE_DAY
    screened(life, day - days(90), start)
    _write_job(life, day)


def _write_job(life: Life, start: dt.date) -> None:
    source = life.tools.source
    praktik_start = start - days(source.number(30, 60))
    place = life.tools.places.municipal()
    hours_week = float(source.number(4, 20))
    life.praktik(place, praktik_start, hours_week, praktik_start + days(27))
    last_day = start + days(source.number(200, 700))
    is_over = last_day < AS_OF
    job = life.placement("ordinaert_fleksjob", place, start, hours_week=hours_week)
    if is_over:
        job.update(last_day=last_day, ended_how="gennemfoert", onward="ledighedsydelse")
    life.benefit("fleksjob", start, last_day if is_over else None)
    life.measured(job, start + days(100), hours_week + 1)
    life.row["step"] = "outcome_other" if is_over else "outcome_success"
    life.notes("pulje", start, start + days(90), 1, place)
