"""What the team usually takes at each step: the median of its finished passes."""

from collections import defaultdict
from collections.abc import Collection
from statistics import median

from flexdesk.app.desk import Desk
from flexdesk.domain.daily_entities import Pause
from flexdesk.domain.entities import Pass
from flexdesk.domain.pauses import running_days

LEAST_PASSES = 3
"""With fewer finished passes the norm of the method stands."""


def usual_days(desk: Desk, program_key: str) -> dict[str, float]:
    """Return the days the team usually takes at each step of a program, by the step's code.

    The median of the finished passes, days on pause left out; the method's norm where fewer than
    three have finished. A step with neither is not in the answer.
    """
    return desk.cached(("usual_days", program_key), lambda: _count(desk, program_key))


def days_of(row: Pass, pauses: Collection[Pause]) -> int:
    """Return how many days a finished pass took, both ends counted, pauses left out."""
    if row.start is None or row.last_day is None:
        return 0
    return running_days(pauses, row.start, row.last_day)


def _count(desk: Desk, program_key: str) -> dict[str, float]:
    caseload = desk.caseload()
    mine = {row.id for row in caseload.citizens if row.program == program_key}
    pauses: dict[str, list[Pause]] = defaultdict(list)
    for pause in caseload.pauses:
        pauses[pause.citizen].append(pause)
    taken: dict[str, list[int]] = defaultdict(list)
    for row in caseload.passes:
        days = days_of(row, pauses.get(row.citizen, ())) if row.citizen in mine else 0
        if days:
            taken[row.step].append(days)
    usual = {}
    for step in desk.pipeline_of(program_key).steps:
        if step.is_event or step.final:
            continue
        finished = taken.get(step.code, [])
        if len(finished) >= LEAST_PASSES:
            usual[step.code] = float(median(finished))
        elif step.norm_days is not None:
            usual[step.code] = float(step.norm_days)
    return usual
