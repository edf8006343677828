"""Effective hours over time: where a person's first fleksjob began and where they are now.

A change is a new value from its day. A correction puts right the value in force on its day, the
starting value too, and is never progression. What nobody recorded is not a value, and what is
agreed for a day to come is none until somebody confirms it.

On one day the placement that started later decides, within it a correction over a change. Two
changes of one day are refused today; where older rows have them, the lower value counts: what was
typed twice never raises a figure.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flexdesk.domain.codes import HoursKind
from flexdesk.domain.entities import Hours, Placement

_CORRECTION = HoursKind.CORRECTION.value
_AGREED = HoursKind.AGREED.value


@dataclass(frozen=True, slots=True)
class HoursStanding:
    """A person's first and latest effective hours a week."""

    citizen: str
    first: float
    latest: float
    is_employed: bool
    """In a fleksjob at the end of the day."""
    has_new_value: bool
    """Something was measured after the start of the first fleksjob."""

    @property
    def is_raised(self) -> bool:
        """Whether the person is in a fleksjob at more hours than the first began with."""
        return self.is_employed and self.latest > self.first


def hours_order(row: Hours) -> tuple[dt.date, bool, float, str]:
    """Return where a measurement stands among those of its placement, the last one decides."""
    return row.day, row.kind == _CORRECTION, -row.hours_week, row.id


def _in_force(values: list[tuple[dt.date, float | None]], day: dt.date) -> int:
    """Return the place of the value in force on a day; before all of them the starting value."""
    begun = [(since, place) for place, (since, _) in enumerate(values) if since <= day]
    return max(begun)[1] if begun else 0


def values_of(
    placement: Placement, rows: Iterable[Hours], on: dt.date
) -> list[tuple[dt.date, float | None]]:
    """Return the dated values of a placement as known on a day, the starting value first.

    Unit: effective hours a week, None where nothing was recorded.
    """
    known = [row for row in rows if row.day <= on and row.kind != _AGREED]
    values: list[tuple[dt.date, float | None]] = [(placement.start, placement.hours_week)]
    for row in sorted(known, key=hours_order):
        if row.kind == _CORRECTION:
            place = _in_force(values, row.day)
            values[place] = (values[place][0], row.hours_week)
        else:
            values.append((row.day, row.hours_week))
    return values


def standing_of(
    chain: Iterable[Placement], hours: Mapping[str, list[Hours]], on: dt.date
) -> HoursStanding | None:
    """Return how a person's hours stand, None without a fleksjob or a recorded start.

    `chain` is the person's fleksjob, pool and ordinary, in order of start.
    """
    begun = [placement for placement in chain if placement.start <= on]
    if not begun:
        return None
    dated = [values_of(placement, hours.get(placement.id, ()), on) for placement in begun]
    first = dated[0][0][1]
    if first is None:
        return None
    known = [(day, value) for values in dated for day, value in values if value is not None]
    latest_day, latest = begun[0].start, first
    for day, value in known:
        if day >= latest_day:
            latest_day, latest = day, value
    return HoursStanding(
        citizen=begun[0].citizen,
        first=first,
        latest=latest,
        is_employed=any(p.last_day is None or p.last_day > on for p in begun),
        has_new_value=len(known) > 1,
    )
