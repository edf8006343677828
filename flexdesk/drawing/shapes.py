"""The display list: the few shapes every chart is made of; painters only walk it.

Coordinates grow to the right and down from the upper left corner; the unit is the painter's
(points on paper, logical px on screen). Colours are token names of `theme.Theme`, never values.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rect:
    """A filled rectangle, with rounded corners if `radius` is set."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    radius: float = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line; `dash` holds the lengths of stroke and gap, empty for a whole line."""

    x1: float
    y1: float
    x2: float
    y2: float
    color: str
    width: float = 1
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text on the base line `y`; `align` left, center or right says what `x` means."""

    x: float
    y: float
    text: str
    size: float
    color: str
    face: str = "sans"
    align: str = "left"


@dataclass(frozen=True, slots=True)
class Dot:
    """A disc, or a ring when `fill` is empty."""

    x: float
    y: float
    radius: float
    fill: str = ""
    stroke: str = ""
    width: float = 0


@dataclass(frozen=True, slots=True)
class Polyline:
    """A line through points, with round joins."""

    points: tuple[tuple[float, float], ...]
    color: str
    width: float = 1.5


@dataclass(frozen=True, slots=True)
class Pie:
    """A slice that begins at twelve o'clock and turns clockwise; `share` 0-1 of the whole."""

    x: float
    y: float
    radius: float
    share: float
    fill: str


Item = Rect | Line | Text | Dot | Polyline | Pie


@dataclass(frozen=True, slots=True)
class Chart:
    """A finished drawing and the sentence that says the same to one who cannot see it."""

    width: float
    height: float
    items: tuple[Item, ...]
    alt: str
