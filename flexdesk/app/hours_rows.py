"""Hours of a placement over time: fremmødetimer and effektive timer, always by those two words."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from flexdesk.base.numbers import format_number, format_share
from flexdesk.domain.codes import HoursKind
from flexdesk.domain.entities import Hours, Placement
from flexdesk.domain.figure_hours import hours_order, values_of
from flexdesk.domain.labels import label

ATTENDED, EFFECTIVE = "Fremmødetimer", "Effektive timer"
START = "Ved start"


@dataclass(frozen=True, slots=True)
class HoursRow:
    """One value of hours: at the start, a change from a day, or a correction."""

    id: str
    """Empty for what the placement began with."""
    day: dt.date
    attended: float | None
    effective: float | None
    kind_text: str
    is_correction: bool


@dataclass(frozen=True, slots=True)
class HoursNow:
    """The hours in force on a day, and what they come to."""

    attended: float | None
    effective: float | None

    @property
    def text(self) -> str:
        """Both by their words: "Fremmødetimer 15 · Effektive timer 9 om ugen (60 %)"."""
        return hours_text(self.attended, self.effective)


@dataclass(frozen=True, slots=True)
class HoursPoint:
    """The hours from a day on, corrections put in: what the chart draws."""

    day: dt.date
    attended: float | None
    effective: float | None


def hours_text(attended: float | None, effective: float | None) -> str:
    """Return hours by their two words, with the intensity when both are known."""
    parts = []
    if attended is not None:
        parts.append(f"{ATTENDED} {format_number(attended)}")
    if effective is not None:
        parts.append(f"{EFFECTIVE} {format_number(effective)}")
    if not parts:
        return ""
    text = f"{' · '.join(parts)} om ugen"
    if attended and effective is not None:
        return f"{text} ({format_share(effective / attended)})"
    return text


def hours_rows(placement: Placement, rows: Iterable[Hours]) -> tuple[HoursRow, ...]:
    """Return what was written about a placement's hours, the start first."""
    found = [
        HoursRow("", placement.start, placement.attended_week, placement.hours_week, START, False)
    ]
    found += [
        HoursRow(
            id=row.id,
            day=row.day,
            attended=row.attended,
            effective=row.hours_week,
            kind_text=label(row.kind, HoursKind),
            is_correction=row.kind == HoursKind.CORRECTION,
        )
        for row in sorted(rows, key=hours_order)
    ]
    return tuple(found)


def hours_points(
    placement: Placement, rows: Iterable[Hours], on: dt.date
) -> tuple[HoursPoint, ...]:
    """Return the hours over time as known on a day: a correction changes the value it puts right.

    Attended hours that a measurement does not tell are those that were told last.
    """
    known = sorted((row for row in rows if row.day <= on), key=hours_order)
    effective = values_of(placement, known, on)
    attended = [placement.attended_week]
    for row in known:
        if row.kind == HoursKind.CORRECTION:
            place = max(
                (at for at, (day, _hours) in enumerate(effective[: len(attended)])
                 if day <= row.day), default=0,
            )  # fmt: skip
            attended[place] = attended[place] if row.attended is None else row.attended
        else:
            attended.append(attended[-1] if row.attended is None else row.attended)
    return tuple(HoursPoint(day, attended[at], hours) for at, (day, hours) in enumerate(effective))


def hours_now(placement: Placement, rows: Iterable[Hours], on: dt.date) -> HoursNow:
    """Return the hours in force on a day."""
    points = hours_points(placement, rows, on)
    # of two from the same day, as a visit on the first day, the one written last is in force
    _day, at = max((point.day, at) for at, point in enumerate(points))
    return HoursNow(points[at].attended, points[at].effective)
