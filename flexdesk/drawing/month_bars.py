"""The bar chart of a month series: zero-based bars, round ticks, a target line with a halo."""

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass

from flexdesk.base.language import _
from flexdesk.base.numbers import format_month, format_number
from flexdesk.drawing.fonts import text_width
from flexdesk.drawing.shapes import Chart, Item, Line, Rect, Text

_WIDEST_BAR = 48.0
_STEPS = (1, 2, 2.5, 5, 10)
_FEWEST_STEPS, _MOST_STEPS = 2, 6


@dataclass(frozen=True, slots=True)
class MonthBar:
    """One bar: the value of a month; `day` is any day in it."""

    day: dt.date
    value: float


@dataclass(frozen=True, slots=True)
class _Frame:
    """The plot area and its scale: y of a value, zero at the bottom."""

    left: float
    top: float
    right: float
    bottom: float
    highest: float

    def y(self, value: float) -> float:
        return self.bottom - (self.bottom - self.top) * value / self.highest


def nice_ticks(highest: float, wanted: int = 4) -> tuple[float, ...]:
    """Return round tick values from zero to the lowest round top that holds `highest`.

    Of two ways to the same top, the one nearest to the wanted number of steps is taken.
    """
    if highest <= 0:
        return (0, 1)
    if highest < 1:
        steps = _round_steps(highest)
    else:
        # things are counted whole: 2.5 and 0.5 of one are no ticks
        steps = [step for step in _round_steps(highest) if step >= 1 and step == round(step)]
    counts = [(step, max(1, math.ceil(highest / step - 1e-9))) for step in steps]
    good = [pair for pair in counts if _FEWEST_STEPS <= pair[1] <= _MOST_STEPS] or counts
    step, count = min(good, key=lambda pair: (pair[0] * pair[1], abs(pair[1] - wanted)))
    return tuple(step * index for index in range(count + 1))


def _round_steps(highest: float) -> list[float]:
    """Return the round steps from a tenth of a value up to it."""
    scale = 10.0 ** (math.floor(math.log10(highest)) - 1)
    return [step * scale * up for up in (1, 10) for step in _STEPS[:-1]]


def bar_series(
    bars: Sequence[MonthBar],
    width: float,
    height: float,
    *,
    title: str,
    target: float | None = None,
    target_label: str = "",
    size: float = 12,
) -> Chart:
    """Draw one bar a month from zero, the last one darker, with a target line that has a halo.

    `title` is used in the alt text only; the page sets the heading.
    """
    if not bars:
        return Chart(
            width, height, (_none(width, height, size),), _("{}: ingen tal.").format(title)
        )
    ticks = nice_ticks(max(*(bar.value for bar in bars), target or 0, 1))
    room = max(text_width(format_number(tick), "semibold", size) for tick in (*ticks, target or 0))
    frame = _Frame(room + size * 0.8, size * 1.6, width, height - size * 1.7, ticks[-1])
    items: list[Item] = [*_grid(frame, ticks, target, size), *_bars(frame, bars, size)]
    if target is not None:
        items += _target(frame, bars, target, target_label, size)
    items.append(_last_value(frame, bars, target, size))
    return Chart(width, height, tuple(items), _bars_alt(title, bars, target))


def _none(width: float, height: float, size: float) -> Text:
    return Text(width / 2, height / 2, _("Ingen tal i perioden"), size, "muted", align="center")


def _grid(frame: _Frame, ticks: Sequence[float], target: float | None, size: float) -> list[Item]:
    items: list[Item] = []
    for tick in ticks:
        y = frame.y(tick)
        items.append(Line(frame.left, y, frame.right, y, "rule" if tick == 0 else "line"))
        if target is None or abs(y - frame.y(target)) >= size:
            text = format_number(tick)
            items.append(
                Text(frame.left - size * 0.8, y + size * 0.35, text, size, "muted", align="right")
            )
    return items


def _bar_x(frame: _Frame, count: int, index: int) -> tuple[float, float]:
    """Return the left edge and the width of a bar."""
    pitch = (frame.right - frame.left) / count
    wide = min(pitch - min(pitch * 0.22, 4), _WIDEST_BAR)
    return frame.left + pitch * index + (pitch - wide) / 2, wide


def _bars(frame: _Frame, bars: Sequence[MonthBar], size: float) -> list[Item]:
    items: list[Item] = []
    last = len(bars) - 1
    for index, bar in enumerate(bars):
        x, width = _bar_x(frame, len(bars), index)
        y = frame.y(bar.value)
        if bar.value > 0:
            token = "c1" if index == last else "c2"
            items.append(Rect(x, y, width, frame.bottom - y, token, min(1.5, width / 4)))
    return [*items, *_year_labels(frame, bars, size)]


def _last_value(frame: _Frame, bars: Sequence[MonthBar], target: float | None, size: float) -> Text:
    """Return the number over the last bar: above every bar and line it would else touch."""
    last = len(bars) - 1
    x, width = _bar_x(frame, len(bars), last)
    value = format_number(bars[last].value)
    half = text_width(value, "semibold", size) / 2
    center = min(x + width / 2, frame.right - half)
    start = center - half - size * 0.2
    under = [
        bar.value for index, bar in enumerate(bars) if sum(_bar_x(frame, len(bars), index)) > start
    ]
    gap = size * 0.45
    base = frame.y(max(under)) - gap
    if target is not None and base - size < frame.y(target) < base + gap:
        base = min(base, frame.y(target) - gap)
    return Text(center, base, value, size, "head", "semibold", "center")


def _year_labels(frame: _Frame, bars: Sequence[MonthBar], size: float) -> list[Item]:
    """Name the year under its first bar, or each month when the bars are wide enough."""
    pitch = (frame.right - frame.left) / len(bars)
    low = frame.bottom + size * 1.35
    if pitch >= text_width("maj ", "sans", size):
        return [
            Text(
                sum(_bar_x(frame, len(bars), i)) - _bar_x(frame, len(bars), i)[1] / 2,
                low,
                format_month(bar.day)[:3],
                size,
                "muted",
                align="center",
            )
            for i, bar in enumerate(bars)
        ]
    items: list[Item] = []
    free_from = frame.left - 1
    for index, bar in enumerate(bars):
        x, _width = _bar_x(frame, len(bars), index)
        starts_year = index == 0 or bar.day.year != bars[index - 1].day.year
        label = str(bar.day.year)
        start = min(x, frame.right - text_width(label, "semibold", size))
        if starts_year and start >= free_from:
            items.append(Line(x, frame.bottom, x, frame.bottom + size * 0.3, "rule"))
            items.append(Text(start, low, label, size, "head", "semibold"))
            free_from = start + text_width(f"{label} ", "semibold", size)
    return items


def _target(
    frame: _Frame, bars: Sequence[MonthBar], target: float, label: str, size: float
) -> list[Item]:
    y = frame.y(target)
    name = label or _("Mål: {}").format(format_number(target))
    wide = text_width(name, "semibold", size) + size * 0.6
    items: list[Item] = [
        Line(frame.left, y, frame.right, y, "surface", 4),
        Line(frame.left, y, frame.right, y, "amber", 1.6, (5, 3)),
        Text(
            frame.left - size * 0.8,
            y + size * 0.35,
            format_number(target),
            size,
            "amber",
            "semibold",
            "right",
        ),
    ]
    start = frame.left + size * 0.4
    under = [
        bar.value
        for index, bar in enumerate(bars)
        if _bar_x(frame, len(bars), index)[0] < start + wide
    ]
    if max(under, default=0) > target:
        items.append(Rect(start - size * 0.3, y - size * 1.55, wide, size * 1.3, "surface", 2))
    items.append(Text(start, y - size * 0.55, name, size, "amber", "semibold"))
    return items


def _bars_alt(title: str, bars: Sequence[MonthBar], target: float | None) -> str:
    low = min(bars, key=lambda bar: bar.value)
    high = max(bars, key=lambda bar: bar.value)
    parts = [
        _(
            "{title}, {first} til {last}: senest {value}, "
            "lavest {low} ({low_month}), højest {high} ({high_month})."
        ).format(
            title=title,
            first=format_month(bars[0].day),
            last=format_month(bars[-1].day),
            value=format_number(bars[-1].value),
            low=format_number(low.value),
            low_month=format_month(low.day),
            high=format_number(high.value),
            high_month=format_month(high.day),
        )
    ]
    if target is not None:
        parts.append(_("Mål {}.").format(format_number(target)))
    return " ".join(parts)
