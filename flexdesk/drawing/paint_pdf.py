"""The PDF painter: walks a display list and draws it with the verbs of the tagged canvas."""

import math
from collections.abc import Sequence
from typing import Any, Protocol

from flexdesk.drawing.fonts import register_face, text_width
from flexdesk.drawing.shapes import Chart, Dot, Item, Line, Pie, Polyline, Rect, Text
from flexdesk.drawing.theme import LIGHT, Theme

_SHIFT = {"left": 0.0, "center": 0.5, "right": 1.0}
_RAYS = 72


class Pen(Protocol):
    """The verbs a canvas must have; origin at the top left, colours are #RRGGBB."""

    def rect(
        self, x: float, y: float, width: float, height: float, *, fill: str = "", radius: float = 0
    ) -> None:
        """Fill a box."""
        ...

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        *,
        stroke: str,
        line_width: float = 1,
        dash: Sequence[float] = (),
    ) -> None:
        """Draw a straight line."""
        ...

    def polyline(
        self, points: Sequence[tuple[float, float]], *, stroke: str, line_width: float = 1
    ) -> None:
        """Draw a line through points."""
        ...

    def dot(
        self,
        x: float,
        y: float,
        radius: float,
        *,
        fill: str = "",
        stroke: str = "",
        line_width: float = 1,
    ) -> None:
        """Draw a disc or a ring."""
        ...

    def text(self, x: float, y: float, text: str, *, face: str, size: float, fill: str) -> None:
        """Draw a line of text on the base line y."""
        ...


def paint(chart: Chart, canvas: Pen, x: float, y: float, theme: Theme = LIGHT) -> None:
    """Draw a chart with its upper left corner at (x, y).

    The alt text is the caller's: a tagged canvas puts the whole drawing in one Figure.
    """
    for item in chart.items:
        _paint_item(item, canvas, x, y, theme)


def _paint_item(item: Item, canvas: Pen, x: float, y: float, theme: Theme) -> None:
    match item:
        case Rect():
            canvas.rect(
                x + item.x,
                y + item.y,
                item.width,
                item.height,
                fill=theme.color(item.fill),
                radius=item.radius,
            )
        case Line():
            canvas.line(
                x + item.x1,
                y + item.y1,
                x + item.x2,
                y + item.y2,
                stroke=theme.color(item.color),
                line_width=item.width,
                dash=item.dash,
            )
        case Text():
            start = x + item.x - _SHIFT[item.align] * text_width(item.text, item.face, item.size)
            ink = theme.color(item.color)
            canvas.text(start, y + item.y, item.text, face=item.face, size=item.size, fill=ink)
        case Dot():
            canvas.dot(
                x + item.x,
                y + item.y,
                item.radius,
                fill=theme.color(item.fill) if item.fill else "",
                stroke=theme.color(item.stroke) if item.stroke else "",
                line_width=item.width,
            )
        case Polyline():
            points = [(x + px, y + py) for px, py in item.points]
            canvas.polyline(points, stroke=theme.color(item.color), line_width=item.width)
        case Pie():
            _pie(item, canvas, x, y, theme)


def _pie(item: Pie, canvas: Pen, x: float, y: float, theme: Theme) -> None:
    """Draw a slice as a fan of lines: the verbs of the canvas know no filled outline."""
    middle = (x + item.x, y + item.y)
    count = max(2, math.ceil(item.share * _RAYS))
    for index in range(count + 1):
        turn = 2 * math.pi * item.share * index / count
        rim = (
            middle[0] + item.radius * math.sin(turn),
            middle[1] - item.radius * math.cos(turn),
        )
        ray = (middle, rim)
        wide = 2 * math.pi * item.radius / _RAYS
        canvas.polyline(ray, stroke=theme.color(item.fill), line_width=wide)


class PlainPen:
    """The verbs over a plain reportlab canvas: for pictures and tests, never for a document."""

    def __init__(self, canvas: Any, height: float) -> None:  # noqa: ANN401 - reportlab has no types
        """Draw on a reportlab canvas whose page is `height` points high."""
        self._canvas = canvas
        self._height = height

    def rect(
        self, x: float, y: float, width: float, height: float, *, fill: str = "", radius: float = 0
    ) -> None:
        """Fill a box."""
        self._canvas.setFillColor(fill)
        low = self._height - y - height
        self._canvas.roundRect(x, low, width, height, radius, stroke=0, fill=1)

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        *,
        stroke: str,
        line_width: float = 1,
        dash: Sequence[float] = (),
    ) -> None:
        """Draw a straight line."""
        self._stroke(stroke, line_width)
        self._canvas.setDash(list(dash))
        self._canvas.line(x1, self._height - y1, x2, self._height - y2)
        self._canvas.setDash()

    def polyline(
        self, points: Sequence[tuple[float, float]], *, stroke: str, line_width: float = 1
    ) -> None:
        """Draw a line through points, with round joins."""
        self._stroke(stroke, line_width)
        self._canvas.setLineJoin(1)
        path = self._canvas.beginPath()
        path.moveTo(points[0][0], self._height - points[0][1])
        for x, y in points[1:]:
            path.lineTo(x, self._height - y)
        self._canvas.drawPath(path, stroke=1, fill=0)

    def dot(
        self,
        x: float,
        y: float,
        radius: float,
        *,
        fill: str = "",
        stroke: str = "",
        line_width: float = 1,
    ) -> None:
        """Draw a disc or a ring."""
        if fill:
            self._canvas.setFillColor(fill)
        if stroke:
            self._stroke(stroke, line_width)
        low = self._height - y
        self._canvas.circle(x, low, radius, stroke=int(bool(stroke)), fill=int(bool(fill)))

    def text(self, x: float, y: float, text: str, *, face: str, size: float, fill: str) -> None:
        """Draw a line of text on the base line y."""
        self._canvas.setFillColor(fill)
        self._canvas.setFont(register_face(face), size)
        self._canvas.drawString(x, self._height - y, text)

    def _stroke(self, color: str, width: float) -> None:
        self._canvas.setStrokeColor(color)
        self._canvas.setLineWidth(width)
