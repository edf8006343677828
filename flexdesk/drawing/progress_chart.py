"""A share by month with its path, target and baseline, and what others counted, drawn apart."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from flexdesk.base.language import _
from flexdesk.base.numbers import format_month, format_share
from flexdesk.drawing.fonts import text_width
from flexdesk.drawing.month_bars import nice_ticks
from flexdesk.drawing.shapes import Chart, Dot, Item, Line, Polyline, Rect, Text

_TOP, _BOTTOM = 26.0, 40.0
_BAND_GAP, _BAND_EDGE = 18.0, 10.0
_DASH, _DOTS = (5.0, 3.0), (2.0, 3.0)
_LEAST = 0.1


@dataclass(frozen=True, slots=True)
class SharePoint:
    """The share at the end of a month, None where too few are counted; where it should be."""

    day: dt.date
    share: float | None
    path: float | None = None


@dataclass(frozen=True, slots=True)
class ShareMark:
    """A share with a name: a target, a baseline, or a number from outside."""

    value: float
    label: str
    under: str = ""
    """A second line, beneath the first."""


@dataclass(frozen=True, slots=True)
class ShareCourse:
    """What is drawn: our months, the program's marks, and the numbers of others."""

    title: str
    points: tuple[SharePoint, ...]
    target: ShareMark | None = None
    baseline: ShareMark | None = None
    outside: tuple[ShareMark, ...] = ()
    outside_title: str = ""


class _Frame:
    """Where months and shares lie on the drawing."""

    def __init__(self, course: ShareCourse, width: float, height: float, size: float) -> None:
        marks = [mark for mark in (course.target, course.baseline, *course.outside) if mark]
        seen = [point.share for point in course.points] + [point.path for point in course.points]
        values = [value for value in seen if value is not None] + [mark.value for mark in marks]
        self.ticks = nice_ticks(max([*values, _LEAST]))
        room = max(text_width(format_share(tick), "sans", size) for tick in self.ticks)
        self.left = room + size * 0.8
        self.band = _band_width(course, size)
        self.right = width - self.band - size * 0.5
        self.width, self.top, self.bottom = width, _TOP, height - _BOTTOM
        self._count = len(course.points)

    def x(self, at: int) -> float:
        """Return where a month lies."""
        room = self.right - self.left - 2 * _BAND_EDGE
        part = at / (self._count - 1) if self._count > 1 else 0.5
        return self.left + _BAND_EDGE + room * part

    def y(self, share: float) -> float:
        """Return where a share lies."""
        return self.bottom - (self.bottom - self.top) * share / self.ticks[-1]


def share_course(course: ShareCourse, width: float, height: float, *, size: float = 12) -> Chart:
    """Draw our line over the months; what others counted stands in a band of its own at the right.

    Months with too few to show a percentage leave a gap.
    """
    if not course.points:
        return Chart(width, height, (), _("{}: ingen tal.").format(course.title))
    frame = _Frame(course, width, height, size)
    items: list[Item] = [*_grid(frame, size), *_months(frame, course.points, size)]
    items += _path(frame, course.points)
    if course.baseline is not None:
        items += _mark(frame, course.baseline, "c4", size, is_above=False)
    if course.target is not None:
        items += _mark(frame, course.target, "amber", size, is_above=True)
    items += _line(frame, course.points, size)
    items += _band(frame, course, size)
    return Chart(width, height, tuple(items), _alt(course))


def _grid(frame: _Frame, size: float) -> list[Item]:
    items: list[Item] = []
    for tick in frame.ticks:
        y = frame.y(tick)
        items.append(Line(frame.left, y, frame.right, y, "line" if tick else "rule"))
        text = format_share(tick)
        x = frame.left - size * 0.8
        items.append(Text(x, y + size * 0.35, text, size, "muted", align="right"))
    return items


def _months(frame: _Frame, points: Sequence[SharePoint], size: float) -> list[Item]:
    """Name the months there is room for, and each year beneath its first one."""
    items: list[Item] = []
    free = free_year = 0.0
    for at, point in enumerate(points):
        x, text = frame.x(at), format_month(point.day)[:3]
        half = text_width(text, "sans", size) / 2
        low = frame.bottom + size * 1.4
        if x - half >= free:
            items.append(Text(x, low, text, size, "muted", align="center"))
            free = x + half + size * 0.6
        is_first = at == 0 or point.day.year != points[at - 1].day.year
        year = str(point.day.year)
        left = x - half
        if is_first and left >= free_year:
            items.append(Text(left, low + size * 1.3, year, size, "head", "semibold"))
            free_year = left + text_width(f"{year} ", "semibold", size)
    return items


def _path(frame: _Frame, points: Sequence[SharePoint]) -> list[Item]:
    """Draw where the share should be, as a dotted line of short pieces."""
    known = [(frame.x(at), frame.y(p.path)) for at, p in enumerate(points) if p.path is not None]
    return [Line(*before, *after, "amber", 1.5, _DOTS) for before, after in pairwise(known)]


def _mark(
    frame: _Frame, mark: ShareMark, colour: str, size: float, *, is_above: bool
) -> list[Item]:
    y = frame.y(mark.value)
    wide = text_width(mark.label, "semibold", size)
    base = y - size * 0.5 if is_above else y + size * 1.2
    tone = "amber" if colour == "amber" else "muted"
    left = frame.left + size * 0.4
    return [
        Line(frame.left, y, frame.right, y, colour, 1.4, _DASH),
        Rect(left - 3, base - size * 0.9, wide + 6, size * 1.2, "surface", 2),
        Text(left, base, mark.label, size, tone, "semibold"),
    ]


def _line(frame: _Frame, points: Sequence[SharePoint], size: float) -> list[Item]:
    items: list[Item] = []
    run: list[tuple[float, float]] = []
    places = [
        None if point.share is None else (frame.x(at), frame.y(point.share))
        for at, point in enumerate(points)
    ]
    for place in (*places, None):
        if place is not None:
            run.append(place)
            continue
        if len(run) > 1:
            items.append(Polyline(tuple(run), "c2", 2.5))
        items += [Dot(x, y, 2.5, "c2") for x, y in run]
        run = []
    known = [(at, p.share) for at, p in enumerate(points) if p.share is not None]
    if known:
        at, share = known[-1]
        x, y = frame.x(at), frame.y(share)
        text = format_share(share, 1)
        wide = text_width(text, "semibold", size)
        center = min(x, frame.right - wide / 2)
        items.append(Dot(x, y, 4, "c1"))
        items.append(
            Rect(center - wide / 2 - 3, y - size * 1.9, wide + 6, size * 1.2, "surface", 2)
        )
        items.append(Text(center, y - size, text, size, "head", "semibold", "center"))
    return items


# --- what others counted ---------------------------------------------------------------------


def _band_width(course: ShareCourse, size: float) -> float:
    if not course.outside:
        return 0.0
    texts = [(mark.label, "semibold") for mark in course.outside]
    texts += [(mark.under, "sans") for mark in course.outside]
    texts.append((course.outside_title, "sans"))
    widest = max(text_width(text, face, size) for text, face in texts)
    return widest + 2 * _BAND_EDGE + _BAND_GAP + 14


def _band(frame: _Frame, course: ShareCourse, size: float) -> list[Item]:
    """Draw the numbers of others as short lines in a ground of their own, labels not touching."""
    if not course.outside:
        return []
    left = frame.right + size * 0.5 + _BAND_GAP
    items: list[Item] = [
        Rect(left, 0, frame.width - left, frame.bottom, "sunken", 6),
        Text(left + _BAND_EDGE, size * 1.5, course.outside_title, size, "muted"),
    ]
    step = size * 2.6
    marks = sorted(course.outside, key=lambda mark: mark.value, reverse=True)
    lowest = frame.bottom - size * 0.6 - step * (len(marks) - 1)
    base = 0.0
    for at, mark in enumerate(marks):
        y = frame.y(mark.value)
        base = max(base + step if at else 0.0, min(y, lowest + step * at - size), size * 3.6)
        items.append(Line(left, y, left + _BAND_EDGE, y, "c4", 2))
        items.append(Line(left + _BAND_EDGE, y, left + _BAND_EDGE + 12, base, "c4", 1))
        x = left + _BAND_EDGE + 16
        items.append(Text(x, base + size * 0.2, mark.label, size, "ink", "semibold"))
        items.append(Text(x, base + size * 1.4, mark.under, size, "muted"))
    return items


def _alt(course: ShareCourse) -> str:
    known = [point for point in course.points if point.share is not None]
    if known:
        first, last = known[0], known[-1]
        text = _("{title}: {first} {a}, {last} {b}.").format(
            title=course.title,
            first=format_month(first.day),
            a=format_share(first.share or 0.0, 1),
            last=format_month(last.day),
            b=format_share(last.share or 0.0, 1),
        )
    else:
        text = _("{}: for få til at vise procenter.").format(course.title)
    parts = [mark.label for mark in (course.baseline, course.target) if mark is not None]
    parts += [
        " ".join(part for part in (course.outside_title, mark.label, mark.under) if part)
        for mark in course.outside
    ]
    return " ".join([text, *(f"{part}." for part in parts)])
