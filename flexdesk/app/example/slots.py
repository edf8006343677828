"""The pool jobs of 2013 to 2016 as slots: when each began, how and when it ended.

Counts are exact by construction: so many started, so many ended in each way, the rest run. The
months take more and more starts, so that the stock at month ends grows past its target of 150.
"""

import datetime as dt
from collections import Counter
from dataclasses import dataclass, replace

from flexdesk.app.example.calendar import AS_OF, ONE_DAY, days
from flexdesk.app.example.source import Source
from flexdesk.base.periods import add_months

STARTED = 608
RUNNING = 199
OUTCOMES: dict[str, int] = {
    "ordinaert_fleksjob": 295,
    "ordinaert_job": 4,
    "sygemelding": 28,
    "ledighedsydelse": 23,
    "borger_stoppede": 11,
    "startede_ikke": 9,
    "graviditet_barsel": 8,
    "foertidspension": 8,
    "fraflytning": 7,
    "arbejdsgiver_stoppede": 6,
    "efterloen": 5,
    "uddannelse": 2,
    "andet": 2,
    "doed": 1,
}
"""How the 409 ended: 295 + 4, and 110 in other ways."""

_FIRST_MONTH = dt.date(2013, 2, 1)
_MONTHS = 43
_SUMMER = (7, 12)
_SUCCESS = frozenset({"ordinaert_fleksjob", "ordinaert_job"})
_PLANNED_MONTHS = ((9, 4), (10, 3), (11, 1), (12, 6))


@dataclass(frozen=True, slots=True)
class Slot:
    """One pool job: `onward` is empty while it runs."""

    start: dt.date
    planned_last_day: dt.date
    last_day: dt.date | None = None
    onward: str = ""
    is_early: bool = False


def pool_slots(source: Source, outcomes: Counter[str], running: int) -> list[Slot]:
    """Return pool jobs with just these outcomes and so many still running, by start."""
    ended = sum(outcomes.values())
    drafts = [_draft(source, day) for day in _starts(source, ended + running)]
    by_end = sorted(drafts, key=lambda slot: (slot.last_day or AS_OF, slot.start))
    finished = [_ended_by_now(source, slot) for slot in by_end[:ended]]
    on_going = [_runs_on(source, slot) for slot in by_end[ended:]]
    return sorted([*_with_outcomes(source, finished, outcomes), *on_going], key=_order)


def _order(slot: Slot) -> tuple[dt.date, dt.date]:
    return slot.start, slot.planned_last_day


def _starts(source: Source, count: int) -> list[dt.date]:
    months = [add_months(_FIRST_MONTH, month) for month in range(_MONTHS)]
    weights = [
        (4.0 + 0.42 * place) * (0.7 if month.month in _SUMMER else 1.0)
        for place, month in enumerate(months)
    ]
    starts: list[dt.date] = []
    reached, total = 0.0, sum(weights)
    for month, weight in zip(months, weights, strict=True):
        reached += weight
        while len(starts) < count and len(starts) + 0.5 <= reached / total * count:
            starts.append(_start_in(source, month))
    return starts


def _start_in(source: Source, month: dt.date) -> dt.date:
    day = source.weighted(((1, 5), (15, 3), (source.number(2, 28), 4)))
    return month.replace(day=day)


def _draft(source: Source, start: dt.date) -> Slot:
    planned = add_months(start, source.weighted(_PLANNED_MONTHS)) - ONE_DAY
    is_early = source.chance(0.24)
    last = start + days(source.number(25, 250)) if is_early else planned
    return Slot(start, planned, last, is_early=is_early)


def _ended_by_now(source: Source, slot: Slot) -> Slot:
    if slot.last_day is not None and slot.last_day <= AS_OF:
        return slot
    first = max(slot.start + days(20), AS_OF - days(24))
    return replace(slot, last_day=min(AS_OF, source.day(first, AS_OF)), is_early=True)


def _runs_on(source: Source, slot: Slot) -> Slot:
    planned = slot.planned_last_day
    if planned <= AS_OF:
        planned = max(add_months(slot.start, 12) - ONE_DAY, AS_OF + days(source.number(3, 12)))
    return replace(slot, planned_last_day=planned, last_day=None, is_early=False)


def _with_outcomes(source: Source, finished: list[Slot], outcomes: Counter[str]) -> list[Slot]:
    """Give the jobs that ended early first to the ways out that are not work."""
    others = source.shuffled(
        [onward for onward, count in outcomes.items() if onward not in _SUCCESS
         for _ in range(count)]
    )  # fmt: skip
    work = source.shuffled(
        [onward for onward, count in outcomes.items() if onward in _SUCCESS for _ in range(count)]
    )
    early = source.shuffled([slot for slot in finished if slot.is_early])
    whole = source.shuffled([slot for slot in finished if not slot.is_early])
    share_early = min(len(early), len(others) * 7 // 10)
    taken = early[:share_early] + whole[: len(others) - share_early]
    rest = early[share_early:] + whole[len(others) - share_early :]
    pairs = [*zip(taken, others, strict=True), *zip(rest, work, strict=True)]
    return [_with_outcome(slot, onward) for slot, onward in pairs]


def _with_outcome(slot: Slot, onward: str) -> Slot:
    if onward == "startede_ikke":
        return replace(slot, onward=onward, last_day=slot.start, is_early=True)
    return replace(slot, onward=onward)
