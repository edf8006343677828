"""A person's hours over all jobs: one step line a job, where they began, the aim, the agreed."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from flexdesk.base.language import _
from flexdesk.base.numbers import format_day, format_number
from flexdesk.drawing.fonts import text_width
from flexdesk.drawing.hours_chart import HoursStep
from flexdesk.drawing.shapes import Chart, Dot, Item, Line, Polyline, Rect, Text

_LEFT, _TOP, _BOTTOM = 30.0, 52.0, 26.0
_STEPS = (1.0, 2.0, 5.0, 10.0)
_LINES = 4
_LEAST = 4.0
_AFTER = dt.timedelta(days=60)
_DASH, _DOTS = (5.0, 3.0), (2.0, 3.0)


@dataclass(frozen=True, slots=True)
class JobSteps:
    """One job: what it is called, its first and last day, and its hours over time."""

    name: str
    start: dt.date
    last_day: dt.date | None
    steps: tuple[HoursStep, ...]


@dataclass(frozen=True, slots=True)
class PersonCourse:
    """What is drawn; `last` is the day it is known on."""

    jobs: tuple[JobSteps, ...]
    last: dt.date
    baseline: float | None = None
    aim: float | None = None
    agreed: tuple[tuple[dt.date, float], ...] = ()


class _Frame:
    """Where days and hours lie on the drawing."""

    def __init__(self, course: PersonCourse, width: float, height: float, size: float) -> None:
        self.first = course.jobs[0].start
        ahead = [day + _AFTER for day, _hours in course.agreed]
        self.last = max([course.last, *ahead])
        names = [each[0] for each in _side_labels(course)]
        room = max((text_width(name, "semibold", size) for name in names), default=0.0)
        self.width, self.height = width, height
        self.right = width - room - size
        told = [v for job in course.jobs for s in job.steps for v in (s.attended, s.effective)]
        marks = [course.aim, course.baseline, *(hours for _day, hours in course.agreed)]
        highest = max([*(value for value in (*told, *marks) if value), _LEAST])
        self.step = next((each for each in _STEPS if highest / each <= _LINES), _STEPS[-1])
        self.top = int(-(-highest // self.step)) * self.step

    def x(self, day: dt.date) -> float:
        """Return where a day lies."""
        whole = max(1, (self.last - self.first).days)
        part = min(max((day - self.first).days, 0), whole) / whole
        return _LEFT + 6 + (self.right - _LEFT - 12) * part

    def y(self, hours: float) -> float:
        """Return where hours lie."""
        return _TOP + (self.height - _TOP - _BOTTOM) * (1 - hours / self.top)


def person_course(course: PersonCourse, width: float, height: float, *, size: float = 12) -> Chart:
    """Draw effective hours full and attended hours thin, each job a line of its own."""
    if not course.jobs:
        return Chart(width, height, (), _("Timer om ugen: intet er skrevet."))
    frame = _Frame(course, width, height, size)
    items: list[Item] = [*_grid(frame, size), *_days(frame, course, size)]
    items += _sides(frame, course, size)
    for at, job in enumerate(course.jobs):
        after = course.jobs[at + 1].start if at + 1 < len(course.jobs) else None
        items += _job(frame, job, after or course.last, course.last, size)
    items += _agreed(frame, course, size)
    items += _key(course, size)
    return Chart(width, height, tuple(items), _alt(course))


def _grid(frame: _Frame, size: float) -> list[Item]:
    items: list[Item] = []
    hours = 0.0
    while hours <= frame.top:
        y = frame.y(hours)
        items.append(Line(_LEFT, y, frame.right, y, "line" if hours else "rule"))
        text = format_number(hours)
        items.append(Text(_LEFT - 8, y + size * 0.35, text, size, "muted", align="right"))
        hours += frame.step
    return items


def _job(frame: _Frame, job: JobSteps, until: dt.date, on: dt.date, size: float) -> list[Item]:
    end = job.last_day or on
    x = frame.x(job.start)
    items: list[Item] = [Line(x, _TOP - 18, x, frame.y(0), "rule", 1)]
    wide = text_width(job.name, "sans", size)
    if wide + 10 <= frame.x(until) - x or until >= on:
        items.append(Text(x + 5, _TOP - 10, job.name, size, "muted"))
    attended = [(step.day, step.attended) for step in job.steps]
    effective = [(step.day, step.effective) for step in job.steps]
    items += _steps(frame, attended, end, "c4", 1.5)
    items += _steps(frame, effective, end, "c2", 2.5)
    for day, value in effective:
        if value is not None:
            place = frame.x(day), frame.y(value)
            items.append(Dot(*place, 3.5, "c2"))
            text = format_number(value)
            items.append(Text(place[0] + 5, place[1] - 6, text, size, "head", "semibold"))
    return items


def _steps(
    frame: _Frame,
    values: Sequence[tuple[dt.date, float | None]],
    end: dt.date,
    token: str,
    width: float,
) -> list[Item]:
    points: list[tuple[float, float]] = []
    for day, value in values:
        if value is None:
            continue
        x, y = frame.x(day), frame.y(value)
        if points:
            points.append((x, points[-1][1]))
        points.append((x, y))
    if not points:
        return []
    points.append((max(frame.x(end), points[-1][0]), points[-1][1]))
    return [Polyline(tuple(points), token, width)]


def _side_labels(course: PersonCourse) -> list[tuple[str, float, str]]:
    """Return what is named at the right edge: words, hours, tone."""
    found = []
    if course.aim is not None:
        words = _("Mål {n}").format(n=format_number(course.aim))
        found.append((words, course.aim, "amber"))
    if course.baseline is not None:
        words = _("Begyndte {n}").format(n=format_number(course.baseline))
        found.append((words, course.baseline, "muted"))
    return found


def _sides(frame: _Frame, course: PersonCourse, size: float) -> list[Item]:
    items: list[Item] = []
    taken: list[float] = []
    for words, hours, tone in sorted(_side_labels(course), key=lambda each: -each[1]):
        y = frame.y(hours)
        base = y + size * 0.35
        if taken and base - taken[-1] < size * 1.2:
            base = taken[-1] + size * 1.2
        taken.append(base)
        token = "amber" if tone == "amber" else "c4"
        items.append(Line(_LEFT, y, frame.right, y, token, 1.4, _DASH))
        items.append(Text(frame.right + size * 0.5, base, words, size, tone, "semibold"))
    return items


def _agreed(frame: _Frame, course: PersonCourse, size: float) -> list[Item]:
    """Draw what is agreed and not confirmed: dotted, with a ring."""
    items: list[Item] = []
    for day, hours in course.agreed:
        x, y = frame.x(day), frame.y(hours)
        items.append(Line(x, y, frame.x(frame.last), y, "c2", 2, _DOTS))
        items.append(Dot(x, y, 4, "surface", "c2", 1.8))
        text = format_number(hours)
        wide = text_width(text, "semibold", size)
        left = min(x - wide / 2, frame.right - wide)
        items.append(Rect(left - 2, y - size * 1.75, wide + 4, size * 1.15, "surface", 2))
        items.append(Text(left, y - size * 0.8, text, size, "head", "semibold"))
    return items


def _days(frame: _Frame, course: PersonCourse, size: float) -> list[Item]:
    """Name the first days of jobs and the last day, as many as there is room for."""
    days = [*(job.start for job in course.jobs), *(day for day, _hours in course.agreed)]
    last = f"{course.last:%d-%m-%y}"
    wide = text_width(last, "sans", size)
    end = min(frame.x(course.last), frame.right - wide / 2)
    low = frame.height - 7
    items: list[Item] = [Text(end, low, last, size, "muted", align="center")]
    taken = [(end - wide / 2, end + wide / 2)]
    for day in dict.fromkeys(days):
        left = max(_LEFT - 8, min(frame.x(day) - wide / 2, frame.width - wide))
        right = left + wide
        if all(right + 8 < begin or left - 8 > stop for begin, stop in taken):
            items.append(Text(left, low, f"{day:%d-%m-%y}", size, "muted"))
            taken.append((left, right))
    return items


def _key(course: PersonCourse, size: float) -> list[Item]:
    """Say which line is which: full, thin, dotted with a ring."""
    has_attended = any(step.attended is not None for job in course.jobs for step in job.steps)
    parts: list[tuple[str, str, float, tuple[float, ...]]] = [(_("Effektive timer"), "c2", 2.5, ())]
    if has_attended:
        parts.append((_("Fremmødetimer"), "c4", 1.5, ()))
    if course.agreed:
        parts.append((_("Aftalt"), "c2", 2, _DOTS))
    items: list[Item] = []
    x = _LEFT
    for words, token, width, dash in parts:
        items.append(Line(x, 10, x + 18, 10, token, width, dash))
        items.append(Text(x + 24, 10 + size * 0.35, words, size, "ink"))
        x += 24 + text_width(words, "sans", size) + 18
    return items


def _alt(course: PersonCourse) -> str:
    parts = []
    for job in course.jobs:
        told = [
            _("{n} fra {day}").format(n=format_number(step.effective), day=format_day(step.day))
            for step in job.steps
            if step.effective is not None
        ]
        parts.append(f"{job.name}: {', '.join(told) or _('ingen timer')}")
    parts += [words for words, _hours, _tone in _side_labels(course)]
    parts += [
        _("aftalt {n} fra {day}").format(n=format_number(hours), day=format_day(day))
        for day, hours in course.agreed
    ]
    return _("Effektive timer om ugen: {parts}.").format(parts="; ".join(parts))
