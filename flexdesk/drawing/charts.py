"""Charts as display lists, with alt text from the same numbers: the one place to ask for one."""

from collections.abc import Sequence
from dataclasses import dataclass

from flexdesk.base.language import _
from flexdesk.base.numbers import format_number, format_share
from flexdesk.drawing.fonts import text_width
from flexdesk.drawing.ly_charts import ly_meter, ly_strip, state_ring
from flexdesk.drawing.month_bars import MonthBar, bar_series, nice_ticks
from flexdesk.drawing.shapes import Chart, Dot, Item, Line, Pie, Polyline, Rect, Text

__all__ = [
    "Chart",
    "Dot",
    "Item",
    "Line",
    "MonthBar",
    "Part",
    "Pie",
    "Polyline",
    "Rect",
    "Text",
    "bar_series",
    "bar_share",
    "ly_meter",
    "ly_strip",
    "nice_ticks",
    "sparkline",
    "stacked_bar",
    "state_ring",
]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a stacked bar; `color` is one of the tokens c1-c5."""

    label: str
    value: int
    color: str


def stacked_bar(
    parts: Sequence[Part],
    width: float,
    height: float,
    *,
    title: str,
    size: float = 12,
    key: bool = False,
) -> Chart:
    """Draw one bar whose parts share its length by their value; `key` names them beneath."""
    total = sum(part.value for part in parts)
    alt = _stack_alt(title, parts, total)
    if total <= 0:
        return Chart(width, height, (Rect(0, 0, width, height, "tint2", 2),), alt)
    items: list[Item] = []
    bar_height = height - ((_key_rows(parts, width, size) * 1.6 + 0.2) * size if key else 0)
    x = 0.0
    for part in parts:
        wide = width * part.value / total
        if part.value > 0:
            items += _piece(part, x, wide, bar_height, size)
        x += wide
    if key:
        items += _key(parts, width, bar_height, size)
    return Chart(width, height, tuple(items), alt)


def _piece(part: Part, x: float, wide: float, height: float, size: float) -> list[Item]:
    gap = min(1.0, wide / 6)
    items: list[Item] = [Rect(x + gap, 0, wide - 2 * gap, height, part.color)]
    text = format_number(part.value)
    if text_width(text, "semibold", size) + size * 0.6 <= wide and height >= size:
        middle = height / 2 + size * 0.35
        items.append(
            Text(x + wide / 2, middle, text, size, f"on_{part.color}", "semibold", "center")
        )
    return items


def _key_places(parts: Sequence[Part], width: float, size: float) -> list[tuple[float, int]]:
    """Return x and line of each name of the key, flowing from the left."""
    places: list[tuple[float, int]] = []
    x, line = 0.0, 0
    for part in parts:
        wide = _key_width(part, size)
        if x > 0 and x + wide > width:
            x, line = 0.0, line + 1
        places.append((x, line))
        x += wide + size * 1.4
    return places


def _key_width(part: Part, size: float) -> float:
    label = text_width(part.label + " ", "sans", size)
    return size * 1.2 + label + text_width(format_number(part.value), "semibold", size)


def _key_rows(parts: Sequence[Part], width: float, size: float) -> int:
    return _key_places(parts, width, size)[-1][1] + 1 if parts else 0


def _key(parts: Sequence[Part], width: float, top: float, size: float) -> list[Item]:
    items: list[Item] = []
    for part, (x, line) in zip(parts, _key_places(parts, width, size), strict=True):
        base = top + size * 1.45 + line * size * 1.6
        label = part.label + " "
        items.append(Rect(x, base - size * 0.75, size * 0.8, size * 0.8, part.color, 1.5))
        items.append(Text(x + size * 1.2, base, label, size, "ink"))
        after = x + size * 1.2 + text_width(label, "sans", size)
        items.append(Text(after, base, format_number(part.value), size, "ink", "semibold"))
    return items


def _stack_alt(title: str, parts: Sequence[Part], total: int) -> str:
    if total <= 0:
        return _("{}: ingen tal.").format(title)
    words = [
        _("{label} {value} ({share})").format(
            label=part.label,
            value=format_number(part.value),
            share=format_share(part.value / total, 1),
        )
        for part in parts
    ]
    return _("{title}, {total} i alt: {parts}.").format(
        title=title, total=format_number(total), parts=", ".join(words)
    )


def bar_share(share: float, width: float, height: float, *, title: str, color: str = "c2") -> Chart:
    """Draw a horizontal bar that fills its track by a share 0-1, as in the rows of a table."""
    filled = max(0.0, min(share, 1.0))
    items: list[Item] = [Rect(0, 0, width, height, "tint2")]
    if filled > 0:
        items.append(Rect(0, 0, width * filled, height, color))
    return Chart(width, height, tuple(items), f"{title}: {format_share(share, 1)}")


def sparkline(
    values: Sequence[float | None],
    width: float,
    height: float,
    *,
    title: str,
    target: float | None = None,
    scale: tuple[float, float] | None = None,
) -> Chart:
    """Draw the course of a figure, a dot on the latest value and a dashed target line.

    `scale` fixes lowest and highest value, so that neighbours can be compared. Months without
    a value leave a gap.
    """
    known = [value for value in values if value is not None]
    if not known:
        return Chart(width, height, (), _("{}: ingen tal.").format(title))
    reach = known if target is None else [*known, target]
    low, high = scale or (min(reach), max(reach))
    inset = 3.5
    span = (high - low) or 1.0

    def place(index: int, value: float) -> tuple[float, float]:
        x = inset + (width - 2 * inset) * (index / (len(values) - 1) if len(values) > 1 else 1)
        part = (value - low) / span if high > low else 0.5
        return x, height - inset - (height - 2 * inset) * part

    items: list[Item] = []
    if target is not None:
        _x, y = place(0, target)
        items.append(Line(inset, y, width - inset, y, "amber", 1.2, (4, 2.5)))
    items += _runs([None if v is None else place(i, v) for i, v in enumerate(values)])
    last = max(index for index, value in enumerate(values) if value is not None)
    x, y = place(last, known[-1])
    items.append(Dot(x, y, 3, "accent"))
    return Chart(width, height, tuple(items), _spark_alt(title, known, target))


def _runs(points: Sequence[tuple[float, float] | None]) -> list[Item]:
    """Return one line for each stretch without a gap."""
    items: list[Item] = []
    run: list[tuple[float, float]] = []
    for point in (*points, None):
        if point is not None:
            run.append(point)
            continue
        if len(run) > 1:
            items.append(Polyline(tuple(run), "accent", 1.6))
        run = []
    return items


def _spark_alt(title: str, known: Sequence[float], target: float | None) -> str:
    text = _("{title}: fra {first} til {last}.").format(
        title=title, first=_value_text(known[0]), last=_value_text(known[-1])
    )
    return text if target is None else text + " " + _("Mål {}.").format(_value_text(target))


def _value_text(value: float) -> str:
    if 0 < abs(value) < 1:
        return format_share(value, 1)
    return format_number(value)
