"""All clocks of a citizen's placements on a day, in the order they are read."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from flexdesk.domain.clock_job import (
    ORDINARY_KINDS,
    agreed_clock,
    close_clock,
    notice_clock,
    retained_clocks,
)
from flexdesk.domain.clock_pool import pool_clocks, praktik_clocks, window_clock
from flexdesk.domain.clocks import Clock, ClockRows, Course, Numbers, is_cancelled
from flexdesk.domain.codes import Onward, PlacementKind
from flexdesk.domain.placements import FLEKSJOB_KINDS
from flexdesk.domain.rules import RuleBook

_POOL = PlacementKind.PULJEFLEKSJOB.value
_PRAKTIK = PlacementKind.VIRKSOMHEDSPRAKTIK.value
_DIED = Onward.DOED.value
_LONGEST_WINDOW = dt.timedelta(days=400)
"""So far back an ended pool job may still have a clock; saves looking at the older ones."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What clocks are reckoned with: the day, the rules, and whether the refund is walked."""

    on: dt.date
    rules: RuleBook
    print: str = ""
    with_refund: bool = True
    numbers: Numbers = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "numbers", Numbers(self.rules))


def clocks_of_case(rows: ClockRows, setting: Setting) -> dict[str, tuple[Clock, ...]]:
    """Return the clocks of a citizen's placements by placement id; those without are left out.

    A closed case has none, nor one of somebody who died.
    """
    on = setting.on
    if rows.closed_on is not None and rows.closed_on <= on:
        return {}
    if any(row.onward == _DIED for row in rows.placements):
        return {}
    found: dict[str, tuple[Clock, ...]] = {}
    for row in rows.placements:
        if row.start > on or is_cancelled(row):
            continue
        if row.last_day is not None and row.last_day < on - _LONGEST_WINDOW:
            continue
        course = Course(rows, row, on, setting.numbers, setting.print)
        clocks = tuple(_clocks(course, with_refund=setting.with_refund))
        if clocks:
            found[row.id] = clocks
    return found


def _clocks(course: Course, *, with_refund: bool) -> Iterator[Clock]:
    kind = course.placement.kind
    if course.is_ended:
        after = window_clock(course) if kind == _POOL else None
        if after is not None:
            yield after
        return
    notice = notice_clock(course)
    if notice is not None:
        yield notice
    if kind == _PRAKTIK:
        yield from praktik_clocks(course)
    elif kind == _POOL:
        yield from pool_clocks(course, with_refund=with_refund)
    elif kind in ORDINARY_KINDS:
        yield from retained_clocks(course)
    close = close_clock(course) if kind in FLEKSJOB_KINDS else None
    if close is not None:
        yield close
    agreed = agreed_clock(course)
    if agreed is not None:
        yield agreed
