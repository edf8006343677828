"""Hours a week over time: a step line of effective hours, and one of attended hours above it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from flexdesk.base.language import _
from flexdesk.base.numbers import format_day, format_number
from flexdesk.drawing.shapes import Chart, Dot, Item, Line, Polyline, Text

_LEFT, _RIGHT, _TOP, _BOTTOM = 34.0, 16.0, 26.0, 24.0
_STEPS = (1.0, 2.0, 5.0, 10.0)
_LINES = 4
_LEAST = 4.0
_LABEL_GAP = 60.0
_CLEAR = 8.0


@dataclass(frozen=True, slots=True)
class HoursStep:
    """The hours from a day on; None where nobody told them."""

    day: dt.date
    attended: float | None
    effective: float | None


def hours_chart(
    steps: Sequence[HoursStep], last: dt.date, width: float, height: float, *, size: float = 12
) -> Chart:
    """Draw both lines from the first day to `last`; effective hours are filled dots."""
    if not steps:
        return Chart(width, height, (), _("Timer om ugen: intet er skrevet."))
    frame = _Frame(steps, last, width, height)
    items: list[Item] = [*_grid(frame, size)]
    attended = [(step.day, step.attended) for step in steps]
    effective = [(step.day, step.effective) for step in steps]
    items += _line(frame, attended, "c4", is_dashed=True)
    items += _line(frame, effective, "c2", is_dashed=False)
    items += _values(frame, steps, size)
    items += _days(frame, steps, size)
    items += _key(width, size, has_attended=any(value is not None for _day, value in attended))
    return Chart(width, height, tuple(items), _alt(steps))


class _Frame:
    """Where days and hours lie on the drawing."""

    def __init__(
        self, steps: Sequence[HoursStep], last: dt.date, width: float, height: float
    ) -> None:
        self.first, self.last = steps[0].day, max(last, steps[-1].day)
        self.width, self.height = width, height
        values = [value for step in steps for value in (step.attended, step.effective) if value]
        highest = max([*values, _LEAST])
        self.step = next((each for each in _STEPS if highest / each <= _LINES), _STEPS[-1])
        lines = int(-(-highest // self.step))
        self.top = lines * self.step

    def x(self, day: dt.date) -> float:
        """Return where a day lies."""
        whole = max(1, (self.last - self.first).days)
        room = self.width - _LEFT - _RIGHT
        return _LEFT + room * (day - self.first).days / whole

    def y(self, hours: float) -> float:
        """Return where an hour lies."""
        room = self.height - _TOP - _BOTTOM
        return _TOP + room * (1 - hours / self.top)


def _grid(frame: _Frame, size: float) -> list[Item]:
    items: list[Item] = []
    hours = 0.0
    while hours <= frame.top:
        y = frame.y(hours)
        items.append(Line(_LEFT, y, frame.width - _RIGHT, y, "line" if hours else "rule", 1))
        items.append(
            Text(_LEFT - 8, y + size * 0.35, format_number(hours), size, "muted", align="right")
        )
        hours += frame.step
    return items


def _line(
    frame: _Frame,
    values: Sequence[tuple[dt.date, float | None]],
    token: str,
    *,
    is_dashed: bool,
) -> list[Item]:
    known = [(day, value) for day, value in values if value is not None]
    if not known:
        return []
    points: list[tuple[float, float]] = []
    for day, value in known:
        x, y = frame.x(day), frame.y(value)
        if points:
            points.append((x, points[-1][1]))
        points.append((x, y))
    points.append((frame.x(frame.last), points[-1][1]))
    width = 1.5 if is_dashed else 2.5
    items: list[Item] = [Polyline(tuple(points), token, width)]
    for day, value in known:
        x, y = frame.x(day), frame.y(value)
        fill = "surface" if is_dashed else token
        items.append(Dot(x, y, 3.5, fill, token, 1.5))
    return items


def _values(frame: _Frame, steps: Sequence[HoursStep], size: float) -> list[Item]:
    """Write the effective hours above their line, below it where the other line would cut them."""
    items: list[Item] = []
    attended: float | None = None
    for step in steps:
        attended = attended if step.attended is None else step.attended
        if step.effective is None:
            continue
        x, y = frame.x(step.day), frame.y(step.effective)
        above = y - frame.y(attended) if attended is not None else 0.0
        is_near = 0 < above < size + _CLEAR
        base = y + size + 4 if is_near and y + size + 6 < frame.y(0) else y - 7
        items.append(Text(x + 6, base, format_number(step.effective), size, "head", "semibold"))
    return items


def _days(frame: _Frame, steps: Sequence[HoursStep], size: float) -> list[Item]:
    """Name the days on which hours changed, as many as there is room for."""
    items: list[Item] = []
    free = 0.0
    days = dict.fromkeys([step.day for step in steps] + [frame.last])
    for day in days:
        x = frame.x(day)
        text = f"{day:%d-%m-%y}"
        if x < free:
            continue
        align = "right" if x > frame.width - _LABEL_GAP else "left"
        left = x - _LABEL_GAP if align == "right" else x
        if left < free:
            continue
        items.append(Text(x, frame.height - 6, text, size, "muted", align=align))
        free = left + _LABEL_GAP
    return items


def _key(width: float, size: float, *, has_attended: bool) -> list[Item]:
    """Say which line is which: full with dots, thin with rings."""
    left = width - _RIGHT - (230 if has_attended else 106)
    items: list[Item] = [
        Line(left, 9, left + 18, 9, "c2", 2.5),
        Text(left + 24, 9 + size * 0.35, _("Effektive timer"), size, "ink"),
    ]
    if not has_attended:
        return items
    return [
        *items,
        Line(left + 122, 9, left + 140, 9, "c4", 1.5),
        Text(left + 146, 9 + size * 0.35, _("Fremmødetimer"), size, "ink"),
    ]


def _alt(steps: Sequence[HoursStep]) -> str:
    parts = []
    for step in steps:
        words = []
        if step.effective is not None:
            words.append(_("{n} effektive timer").format(n=format_number(step.effective)))
        if step.attended is not None:
            words.append(_("{n} fremmødetimer").format(n=format_number(step.attended)))
        if words:
            parts.append(f"{format_day(step.day)} {', '.join(words)}")
    return _("Timer om ugen: {parts}.").format(parts="; ".join(parts) or _("intet er skrevet"))
