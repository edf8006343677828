"""The second program: Udvikling i Fleksjob, with people at ten hours or less.

Its two indicators come out as the source has them in June 2016: 9 of 59 on ledighedsydelse
(15,3 %) and 3 of the 14 who began at ten hours or less raised since (21 %). Two of the three
are above ten hours now, so that 12 are at ten or less.
"""

import datetime as dt

from flexdesk.app.example.calendar import AS_OF, days
from flexdesk.app.example.lives import AALBORG, Life, Tools, a_birth, new_life, screened
from flexdesk.app.example.workplaces import Workplaces

ON_LY = 9
SMALL_HOURS = (
    (8.0, 12.0), (10.0, 12.5), (4.0, 6.0),
    (3.0, 3.0), (5.0, 5.0), (6.0, 6.0), (6.0, 6.0), (7.5, 7.5), (8.0, 8.0), (8.0, 7.0),
    (9.0, 9.0), (10.0, 10.0), (10.0, 8.0), (2.5, 2.5),
)  # fmt: skip
"""First and latest effective hours of those who began at ten or less."""
LONGER_HOURS = 36
_SETTLED = dt.date(2016, 5, 31)
"""Nothing in the program has begun or ended since: the same on 30-06 and 31-08."""


def write_aalborg(tools: Tools, places: Workplaces) -> None:
    """Write the 59 of the program."""
    source = tools.source
    for first, latest in SMALL_HOURS:
        _write_employed(tools, places, first, latest)
    for _ in range(LONGER_HOURS):
        hours_week = float(source.number(11, 25))
        change = source.weighted(((0.0, 6), (1.0, 2), (2.5, 1), (-1.0, 1)))
        _write_employed(tools, places, hours_week, hours_week + change)
    for _ in range(ON_LY):
        life = _new(tools)
        start = source.day(dt.date(2015, 9, 1), dt.date(2016, 5, 15))
        screened(life, start + days(source.number(10, 60)), start)
        life.ly(start)
        screened_on = life.row["screened_on"]
        life.walk_on(
            [
                ("early_talk", screened_on),
                ("rehabilitation_meeting", screened_on + days(14)),
                ("job_plan", screened_on + days(42)),
                ("job_club", max(screened_on + days(84), AS_OF - days(source.number(10, 70)))),
            ]
        )
        life.notes("soegning", AS_OF - days(55), AS_OF, 2)
        life.task(AS_OF + days(source.number(6, 30)), "Praktik senest efter tre måneder")


def _new(tools: Tools) -> Life:
    source = tools.source
    is_woman = source.chance(0.6)
    name = tools.names.person(is_woman=is_woman)
    return new_life(
        tools, name, a_birth(source), is_woman=is_woman, consultant="KON06", program=AALBORG
    )


def _write_employed(tools: Tools, places: Workplaces, first: float, latest: float) -> None:
    source = tools.source
    life = _new(tools)
    start = source.day(dt.date(2014, 2, 1), dt.date(2015, 11, 30))
    ly_start = start - days(source.number(90, 700))
    screened(life, start - days(source.number(90, 160)), ly_start)
    life.ly(ly_start, start - days(1))
    life.benefit("fleksjob", start)
    place = places.any()
    job = life.placement("ordinaert_fleksjob", place, start, hours_week=first)
    if source.chance(0.8) or latest != first:
        life.measured(job, source.day(start + days(100), _SETTLED), latest)
    is_small = latest <= 10.0  # noqa: PLR2004 - the limit the program names
    life.row.update(
        target_group="Fleksjobansat, højst 10 timer"
        if is_small
        else "Fleksjobansat, over 10 timer",
        hours_now=latest,
        hours_aim=latest + source.number(1, 5),
    )
    screened_on = life.row["screened_on"]
    life.walk_on(
        [
            ("early_talk", screened_on),
            ("rehabilitation_meeting", screened_on + days(14)),
            ("job_plan", screened_on + days(42)),
            ("close_follow_up", start),
        ]
    )
    if is_small:
        life.notes("ordinaer", AS_OF - days(120), AS_OF - days(60), 1, place)
    life.heard_from("ordinaer", AS_OF - days(55), place)
    text = "Tæt opfølgning på timer" if is_small else "Årlig opfølgning"
    life.task(AS_OF + days(source.number(6, 60)), text)
