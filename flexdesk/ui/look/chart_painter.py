"""The QPainter painter: walks a chart's display list; the paper's painter walks the same one."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPen, QPixmap, QPolygonF

from flexdesk.drawing.shapes import Chart, Dot, Item, Line, Pie, Polyline, Rect, Text
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look

_NO_PEN = Qt.PenStyle.NoPen
_NO_BRUSH = Qt.BrushStyle.NoBrush
_FLAT = Qt.PenCapStyle.FlatCap
_ROUND = Qt.PenJoinStyle.RoundJoin
_FORMAT = QImage.Format.Format_ARGB32_Premultiplied
_CLEAR = Qt.GlobalColor.transparent
_ANTIALIASING = QPainter.RenderHint.Antialiasing
_TWELVE_O_CLOCK, _FULL_TURN = 90 * 16, 360 * 16
_FACES = {
    "sans": ("sans", False),
    "semibold": ("sans", True),
    "bold": ("sans", True),
    "serif": ("display", False),
    "serif_text": ("serif", True),
}


def paint_chart(painter: QPainter, chart: Chart, look: Look, left: float, top: float) -> None:
    """Draw a chart with its upper left corner at (left, top)."""
    painter.save()
    painter.setRenderHint(_ANTIALIASING)
    painter.translate(left, top)
    for item in chart.items:
        _paint_item(painter, item, look)
    painter.restore()


def _paint_item(painter: QPainter, item: Item, look: Look) -> None:
    match item:
        case Rect():
            painter.setPen(_NO_PEN)
            painter.setBrush(look.colour(item.fill))
            painter.drawRoundedRect(
                QRectF(item.x, item.y, item.width, item.height), item.radius, item.radius
            )
        case Line():
            painter.setPen(_line_pen(item, look))
            painter.drawLine(QLineF(item.x1, item.y1, item.x2, item.y2))
        case Text():
            _paint_text(painter, item, look)
        case Dot():
            painter.setPen(look.pen(item.stroke, item.width) if item.stroke else _NO_PEN)
            painter.setBrush(look.colour(item.fill) if item.fill else _NO_BRUSH)
            painter.drawEllipse(QPointF(item.x, item.y), item.radius, item.radius)
        case Polyline():
            _paint_polyline(painter, item, look)
        case Pie():
            _paint_pie(painter, item, look)


def _line_pen(item: Line, look: Look) -> QPen:
    pen = QPen(look.colour(item.color), item.width)
    pen.setCapStyle(_FLAT)
    if item.dash:
        pen.setDashPattern([part / item.width for part in item.dash])
    return pen


def _paint_text(painter: QPainter, item: Text, look: Look) -> None:
    family, is_bold = _FACES[item.face]
    face = font(round(item.size), bold=is_bold, family=family)
    share = {"left": 0.0, "center": 0.5, "right": 1.0}[item.align]
    shift = share * QFontMetricsF(face).horizontalAdvance(item.text) if share else 0.0
    painter.setFont(face)
    painter.setPen(look.colour(item.color))
    painter.drawText(QPointF(item.x - shift, item.y), item.text)


def _paint_polyline(painter: QPainter, item: Polyline, look: Look) -> None:
    points = QPolygonF([QPointF(x, y) for x, y in item.points])
    pen = look.pen(item.color, item.width)
    pen.setJoinStyle(_ROUND)
    painter.setPen(pen)
    painter.setBrush(_NO_BRUSH)
    painter.drawPolyline(points)


def _paint_pie(painter: QPainter, item: Pie, look: Look) -> None:
    side = 2 * item.radius
    painter.setPen(_NO_PEN)
    painter.setBrush(look.colour(item.fill))
    rect = QRectF(item.x - item.radius, item.y - item.radius, side, side)
    painter.drawPie(rect, _TWELVE_O_CLOCK, -round(_FULL_TURN * item.share))


def chart_pixmap(chart: Chart, look: Look, density: float) -> QPixmap:
    """Return a small chart as a picture, for cells that show the same one many times."""
    width, height = round(chart.width * density), round(chart.height * density)
    image = QImage(width, height, _FORMAT)
    image.fill(_CLEAR)
    image.setDevicePixelRatio(density)
    painter = QPainter(image)
    paint_chart(painter, chart, look, 0, 0)
    painter.end()
    return QPixmap.fromImage(image)
