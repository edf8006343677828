"""Those on the way: citizens between screening and a pool job."""

import datetime as dt

from flexdesk.app.example import steps
from flexdesk.app.example.calendar import AS_OF, ONE_DAY, days
from flexdesk.app.example.lives import Life, Tools, a_birth, new_life, screened

QUOTAS = {
    steps.SCREENING: 12,
    steps.VISITATION: 9,
    steps.TREPARTSSAMTALE: 6,
    steps.KOMPETENCEAFKLARING: 14,
    steps.KANDIDATKORT: 8,
    steps.JOBSOEGNING: 14,
    steps.INDLEDENDE_SAMTALE: 8,
    steps.PRAKTIK: 13,
    steps.KURSER: 6,
}
"""How many stand in each step, the named people among them: 90."""

_CONSULTANTS = tuple((f"KON0{number}", 1) for number in range(1, 6))
_NORM_DAYS = {
    steps.SCREENING: 12,
    steps.VISITATION: 10,
    steps.TREPARTSSAMTALE: 9,
    steps.KOMPETENCEAFKLARING: 30,
    steps.KANDIDATKORT: 12,
    steps.JOBSOEGNING: 41,
    steps.INDLEDENDE_SAMTALE: 8,
    steps.PRAKTIK: 28,
    steps.KURSER: 14,
}
_LY_MONTHS = ((16, 4), (17, 5), (20, 10), (24, 14), (30, 10), (42, 8), (11, 5))


def write_waiting(tools: Tools, step: str) -> Life:
    """Write a citizen who stands in this step on the day of the team."""
    source = tools.source
    is_woman = source.chance(0.55)
    life = new_life(
        tools,
        tools.names.person(is_woman=is_woman),
        a_birth(source),
        is_woman=is_woman,
        consultant=source.weighted(_CONSULTANTS),
    )
    stages = path_to(tools, step, source.number(1, _NORM_DAYS[step] * 5 // 4))
    months = source.weighted(_LY_MONTHS)
    ly_start = min(AS_OF - days(months * 30 + source.number(0, 29)), stages[0][1])
    screened(life, stages[0][1], ly_start - days(source.number(0, 500)))
    if source.chance(0.25):
        life.benefit("fleksjob", ly_start - days(source.number(500, 1500)), ly_start - ONE_DAY)
        life.row["visited_on"] = ly_start - days(1600)
    life.ly(ly_start)
    life.walk_on(stages)
    place = ""
    if step == steps.PRAKTIK:
        place = tools.places.municipal()
        life.praktik(place, stages[-1][1], float(life.row["hours_now"]))
    _write_notes(life, stages, place)
    return life


def path_to(tools: Tools, step: str, days_in_step: int) -> list[tuple[str, dt.date]]:
    """Return the steps taken and when each began, up to one that has lasted so many days."""
    source = tools.source
    start = AS_OF - days(min(days_in_step, 27 if step == steps.PRAKTIK else days_in_step))
    stages = [(step, start)]
    taken = steps.ON_THE_WAY[: steps.ON_THE_WAY.index(step)]
    for earlier in reversed(taken):
        is_optional = earlier == steps.TREPARTSSAMTALE
        if is_optional and source.chance(0.6):
            continue
        norm = _NORM_DAYS[earlier]
        start -= days(source.number(norm // 2, norm * 3 // 2))
        stages.append((earlier, start))
    return stages[::-1]


def _write_notes(life: Life, stages: list[tuple[str, dt.date]], place: str) -> None:
    source = life.tools.source
    is_silent = source.chance(0.06) and (AS_OF - stages[0][1]).days > 80  # noqa: PLR2004 - silent
    for (step, start), (_, end) in zip(stages, [*stages[1:], ("", AS_OF)], strict=True):
        last = min(end, AS_OF - days(66)) if is_silent else end
        if last >= start and source.chance(0.75):
            life.notes(steps.PHASE_OF[step], start, last, 1, place)
    if not is_silent:
        step, start = stages[-1]
        life.heard_from(steps.PHASE_OF[step], max(start, AS_OF - days(30)), place)
