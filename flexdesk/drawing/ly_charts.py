"""Small drawings of a citizen: the 24-month strip, the LY meter and the glyph of a step."""

import datetime as dt
from collections.abc import Sequence

from flexdesk.base.language import _
from flexdesk.base.numbers import format_month, format_number
from flexdesk.drawing.shapes import Chart, Dot, Item, Line, Pie, Polyline, Rect, Text

_WINDOW_MONTHS = 24
_LIMIT_MONTHS = 18
_EARLY_STEPS = 3
_HALF = 0.5

StripCell = tuple[int, int, int, int, int]
"""Year, month, days on LY, days in the month, days of it in the window."""


def ly_strip(
    months: Sequence[StripCell],
    width: float,
    height: float,
    *,
    large: bool = False,
    size: float = 12,
) -> Chart:
    """Draw one cell a month; its filled share is the share of the month's days that count.

    The large strip names every month and prints the days of cells that are not full.
    """
    count = max(len(months), 1)
    below = size * (3 if large else 1.5)
    cell_height = height - below
    pitch = width / count
    gap = min(3.0, pitch * 0.15)
    items: list[Item] = []
    for index, cell in enumerate(months):
        x = pitch * index + gap / 2
        items += _cell(months, index, x, pitch - gap, cell_height)
        if large:
            items += _days(months, index, x, pitch - gap, cell_height, size)
            items.append(_month_name(months, index, x, pitch - gap, cell_height, size))
        elif index % 4 == 0 and index + 3 < len(months):
            items.append(_sparse_name(months, index, x, cell_height, size))
        if large and (index == 0 or cell[1] == 1):
            items.append(Text(x, cell_height + size * 2.7, str(cell[0]), size, "head", "semibold"))
    return Chart(width, height, tuple(items), _strip_alt(months))


def _share(cell: StripCell) -> float:
    return min(1.0, cell[2] / cell[3]) if cell[3] else 0.0


def _cell(
    months: Sequence[StripCell], index: int, x: float, wide: float, height: float
) -> list[Item]:
    share = _share(months[index])
    radius = min(2.0, wide / 5)
    items: list[Item] = [Rect(x, 0, wide, height, "tint", radius)]
    if share >= 1:
        return [Rect(x, 0, wide, height, "c2", radius)]
    if share > 0:
        start = x + wide * (1 - share) if _fills_right(months, index) else x
        items.append(Rect(start, 0, wide * share, height, "c2", min(radius, wide * share / 3)))
    return items


def _fills_right(months: Sequence[StripCell], index: int) -> bool:
    """Say whether a part-filled cell fills from the right: its stretch goes on next month."""
    before = _share(months[index - 1]) if index else 0.0
    after = _share(months[index + 1]) if index + 1 < len(months) else 0.0
    return after > before


def _days(
    months: Sequence[StripCell], index: int, x: float, wide: float, height: float, size: float
) -> list[Item]:
    """Print the days of a cell that is not full, in its larger half."""
    cell = months[index]
    share = _share(cell)
    if share >= 1:
        return []
    base = height / 2 + size * 0.35
    if cell[2] == 0:
        return [Text(x + wide / 2, base, "–", size, "muted", align="center")]
    in_filled = share >= _HALF
    on_right = _fills_right(months, index) == in_filled
    part = wide * (share if in_filled else 1 - share)
    middle = x + wide - part / 2 if on_right else x + part / 2
    color = "on_c2" if in_filled else "ink"
    return [Text(middle, base, str(cell[2]), size, color, align="center")]


def _month_name(
    months: Sequence[StripCell], index: int, x: float, pitch: float, top: float, size: float
) -> Text:
    year, month, *_rest = months[index]
    name = format_month(dt.date(year, month, 1))[:3]
    return Text(x + pitch / 2, top + size * 1.35, name, size, "muted", align="center")


def _sparse_name(
    months: Sequence[StripCell], index: int, x: float, top: float, size: float
) -> Text:
    year, month, *_rest = months[index]
    name = f"{format_month(dt.date(year, month, 1))[:3]} {year % 100:02d}"
    return Text(x, top + size * 1.25, name, size, "muted")


def _strip_alt(months: Sequence[StripCell]) -> str:
    if not months:
        return _("Ledighedsydelse: ingen måneder.")
    full = sum(_share(cell) >= 1 for cell in months)
    part = sum(0 < _share(cell) < 1 for cell in months)
    days = sum(cell[2] for cell in months)
    return _(
        "Ledighedsydelse {first} til {last}: "
        "{full} hele måneder, {part} delvise, {days} dage i alt."
    ).format(
        first=format_month(dt.date(months[0][0], months[0][1], 1)),
        last=format_month(dt.date(months[-1][0], months[-1][1], 1)),
        full=full,
        part=part,
        days=format_number(days),
    )


def ly_meter(
    months: float, width: float = 48, height: float = 10, *, needs_you: bool = False
) -> Chart:
    """Draw months on LY out of 24 with a tick at 18; amber when it needs someone."""
    bar = min(6.0, height)
    top = (height - bar) / 2
    share = max(0.0, min(months / _WINDOW_MONTHS, 1.0))
    tick = width * _LIMIT_MONTHS / _WINDOW_MONTHS
    items: list[Item] = [Rect(0, top, width, bar, "tint2", bar / 2)]
    if share > 0:
        filled = max(width * share, 0.1)
        token = "amber" if needs_you else "accent"
        items.append(Rect(0, top, filled, bar, token, min(bar / 2, filled / 2)))
    items.append(Line(tick, 0, tick, height, "ink", 1.5))
    alt = _("{months} af 24 måneder på ledighedsydelse, grænsen er 18.").format(
        months=format_number(months)
    )
    return Chart(width, height, tuple(items), alt)


def state_ring(
    ordinal: int, size: float = 16, *, steps: int = 12, final: str = "", label: str = ""
) -> Chart:
    """Draw the glyph of a step: a ring that fills clockwise through the steps.

    `final` "success" is a full disc with a tick, any other text a grey disc with a dash.
    """
    middle, radius = size / 2, size / 2 - size * 0.06
    alt = label or _("Trin {ordinal} af {steps}").format(ordinal=ordinal, steps=steps)
    if final == "success":
        tick = ((0.29, 0.52), (0.44, 0.67), (0.72, 0.36))
        marks: tuple[Item, ...] = (
            Dot(middle, middle, radius, "c1"),
            Polyline(tuple((size * x, size * y) for x, y in tick), "on_c1", size * 0.11),
        )
    elif final:
        marks = (
            Dot(middle, middle, radius, "c4"),
            Line(size * 0.3, middle, size * 0.7, middle, "on_c4", size * 0.12),
        )
    else:
        color = "field" if ordinal <= _EARLY_STEPS else "accent"
        wide = size * 0.11
        share = max(0.0, min((ordinal - 1) / steps, 1.0))
        marks = (Dot(middle, middle, radius - wide / 2, "", color, wide),)
        if share > 0:
            inner = radius - wide - size * 0.07
            marks = (*marks, Pie(middle, middle, inner, share, color))
    return Chart(size, size, marks, alt)
