"""How bars look: the colour of a kind, words inside, hatching, marks, the ring of the chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap, QPolygonF

from flexdesk.app.flow_rows import COURSE, MONTH_6, FlowBar, FlowMark
from flexdesk.domain.codes import PlacementKind
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look

BAR_HEIGHT, BEYOND = 24.0, 12.0
"""How high a bar is, and how far past the edge it is drawn where it goes on there."""
_RADIUS = 4.0
_THIN = 5.0
_PAD, _LEAST_PAD = 12.0, 5.0
_CHEVRON = 16
_DIAMOND, _MARK = 6.5, 18.0
_HATCH = 8
_CLEAR = 10.0
"""How far from the middle of a mark words stand."""
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_NO_PEN = Qt.PenStyle.NoPen
_NO_BRUSH = Qt.BrushStyle.NoBrush
_PALE = frozenset({"c3", "c5"})
"""Colours too near the ground to stand without an edge."""

_TONES = {
    PlacementKind.VIRKSOMHEDSPRAKTIK: "c3",
    PlacementKind.PULJEFLEKSJOB: "c2",
    PlacementKind.ORDINAERT_FLEKSJOB: "c1",
    PlacementKind.ORDINAERT_JOB: "c1",
    COURSE: "c4",
}


def tone_of(kind: str) -> str:
    """Return the colour of a kind."""
    return _TONES.get(kind, "c5")


@lru_cache(maxsize=4096)
def width_of(text: str, size: int, *, bold: bool = False) -> float:
    """Return how wide a text is; measured once."""
    return QFontMetricsF(font(size, bold=bold)).horizontalAdvance(text)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a bar is drawn, and whether it goes on past the edges of what is seen."""

    rect: QRectF
    is_cut_left: bool
    is_cut_right: bool
    """Past the right edge, or without an end: square, with a chevron."""
    left: float
    """Where the part that is seen begins."""
    right: float


def place_of(begin: float, end: float, top: float, area: QRectF, *, is_thin: bool) -> Place | None:
    """Return where a bar from *begin* to *end* is drawn in a row, None when it is out of sight."""
    if end < area.left() or begin > area.right():
        return None
    left, right = max(begin, area.left()), min(end, area.right())
    drawn_left = max(begin, area.left() - BEYOND)
    drawn_right = min(end, area.right() + BEYOND)
    width = max(drawn_right - drawn_left - 1.0, 3.0)
    high = _THIN if is_thin else BAR_HEIGHT
    y = top + (BAR_HEIGHT - _THIN + 5.0 if is_thin else 0.0)
    rect = QRectF(drawn_left, y, width, high)
    return Place(rect, begin < area.left(), end > area.right() + 1.0, left, right)


def _clear_of(marks: Sequence[float], begins: float, width: float) -> float:
    """Return where words begin that no mark stands on."""
    for x in sorted(marks):
        if begins - _CLEAR < x < begins + width + _CLEAR:
            begins = x + _CLEAR
    return begins


@lru_cache(maxsize=16)
def _mark_picture(kind: str, look: Look, density: float, theme: str) -> QPixmap:
    """Return a mark as a picture; *theme* is part of what it is cached by."""
    del theme
    picture = QPixmap(round(_MARK * density), round(_MARK * density))
    picture.setDevicePixelRatio(density)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle, d = _MARK / 2, _DIAMOND
    painter.setPen(look.pen("surface", 1.6))
    if kind == MONTH_6:
        painter.setBrush(look.colour("railmark"))
        corners = ((0.0, -d), (d, 0.0), (0.0, d), (-d, 0.0))
        painter.drawPolygon(QPolygonF([QPointF(middle + a, middle + b) for a, b in corners]))
    else:
        painter.setBrush(look.colour("surface"))
        painter.drawEllipse(QPointF(middle, middle), 6.4, 6.4)
        painter.setPen(look.pen("amber", 2))
        painter.drawEllipse(QPointF(middle, middle), 4.2, 4.2)
    painter.end()
    return picture


def forget_pictures() -> None:
    """Drop the pictures: the window they were made for closes."""
    _mark_picture.cache_clear()


class BarPainter:
    """Paints one bar at a time into a painter whose clip is the area of time."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._bold: QFont = font(13, bold=True)
        self._plain: QFont = font(13)

    def paint(
        self,
        painter: QPainter,
        bar: FlowBar,
        place: Place,
        until: str,
        marks: Sequence[float] = (),
    ) -> bool:
        """Paint a bar, its words clear of the marks; say whether its end was written inside it."""
        tone = tone_of(bar.kind)
        if bar.is_planned:
            self._hatched(painter, place.rect, tone)
        else:
            self._filled(painter, place.rect, tone)
        if place.rect.height() < BAR_HEIGHT:
            return True
        ink = "head" if bar.is_planned else f"on_{tone}"
        ends = self._chevron(painter, place, ink)
        if place.is_cut_right:
            until = ""
        begins = self._word(painter, bar, (place, ends), ink, marks)
        if begins is None:
            return not until
        return self._until(painter, bar, (place, begins, ends), until, ink, marks)

    def _filled(self, painter: QPainter, rect: QRectF, tone: str) -> None:
        look = self._look
        painter.setBrush(look.colour(tone))
        painter.setPen(look.pen("c4") if tone in _PALE else _NO_PEN)
        box = rect.adjusted(0.5, 0.5, -0.5, -0.5) if tone in _PALE else rect
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)

    def _hatched(self, painter: QPainter, rect: QRectF, tone: str) -> None:
        look, high = self._look, rect.height()
        edge = "c4" if tone in _PALE else tone
        painter.setBrush(look.colour("surface"))
        painter.setPen(_NO_PEN)
        painter.drawRoundedRect(rect, _RADIUS, _RADIUS)
        painter.setPen(look.pen("c5"))
        first = rect.left() - rect.left() % _HATCH
        count = int(rect.width() / _HATCH) + 2
        lines = []
        for at in range(count):
            x = first + at * _HATCH
            left, right = max(x, rect.left()), min(x + high, rect.right())
            if right > left:
                low, top = rect.bottom() - (left - x), rect.bottom() - (right - x)
                lines.append(QLineF(left, low, right, top))
        painter.drawLines(lines)
        pen = QPen(look.colour(edge), 1.4)
        pen.setDashPattern((4, 2.5))
        painter.setPen(pen)
        painter.setBrush(_NO_BRUSH)
        painter.drawRoundedRect(rect.adjusted(0.7, 0.7, -0.7, -0.7), _RADIUS, _RADIUS)

    def _chevron(self, painter: QPainter, place: Place, ink: str) -> float:
        """Say at the edge that a bar goes on; return where words must end."""
        if not place.is_cut_right or place.right - place.left < _CHEVRON + 6:
            return place.right - _PAD
        at = QPointF(place.right - _CHEVRON - 3, place.rect.center().y() - _CHEVRON / 2)
        self._look.draw_icon(painter, "chevron-right", ink, at, _CHEVRON)
        return at.x() - 2

    def _word(
        self,
        painter: QPainter,
        bar: FlowBar,
        room: tuple[Place, float],
        ink: str,
        marks: Sequence[float],
    ) -> float | None:
        """Write what it is; return where the next words may begin, None without room for it."""
        place, ends = room
        width = width_of(bar.label, 13, bold=True)
        seen = place.right - place.left
        # a short bar has its word in the middle
        pad = min(_PAD, (seen - width) / 2)
        begins = _clear_of(marks, place.left + pad, width)
        if pad < _LEAST_PAD or begins + width > ends + _PAD - pad:
            return None
        box = QRectF(begins, place.rect.top(), width + 2, BAR_HEIGHT)
        self._words(painter, bar, bar.label, box, ink)
        return box.right() + 14

    def _until(
        self,
        painter: QPainter,
        bar: FlowBar,
        room: tuple[Place, float, float],
        until: str,
        ink: str,
        marks: Sequence[float],
    ) -> bool:
        """Write the end where there is room; say whether nothing is left to say."""
        if not until:
            return True
        place, begins, ends = room
        width = width_of(until, 13)
        begin = ends - width
        is_met = any(begin - _CLEAR < x < ends + _CLEAR for x in marks)
        if begin < begins or is_met:
            return False
        box = QRectF(begin - 2, place.rect.top(), width + 2, BAR_HEIGHT)
        self._words(painter, bar, until, box, ink, is_bold=False)
        return True

    def _words(
        self,
        painter: QPainter,
        bar: FlowBar,
        text: str,
        box: QRectF,
        ink: str,
        *,
        is_bold: bool = True,
    ) -> None:
        if bar.is_planned:
            painter.fillRect(box.adjusted(-4, 4, 3, -4), self._look.colour("surface"))
        face = self._bold if is_bold else self._plain
        align = _LEFT if is_bold else _RIGHT
        self._look.draw_text(painter, text, box, tone=ink, face=face, align=align)

    def beside(self, painter: QPainter, until: str, left: float, top: float) -> None:
        """Write the end after a bar that is too short for it."""
        box = QRectF(left + 8, top, width_of(until, 12) + 2, BAR_HEIGHT)
        self._look.draw_text(painter, until, box, tone="muted", face=font(12))

    def mark(self, painter: QPainter, mark: FlowMark, x: float, middle: float) -> None:
        """Paint a mark: month 6 is a diamond, the refund a ring."""
        density = painter.device().devicePixelRatio()
        picture = _mark_picture(mark.kind, self._look, density, self._look.theme.name)
        painter.drawPixmap(QPointF(x - _MARK / 2, middle - _MARK / 2), picture)

    def ring(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the ring of the bar one is on."""
        look = self._look
        painter.setBrush(_NO_BRUSH)
        painter.setPen(look.pen("sel", 2))
        painter.drawRoundedRect(rect.adjusted(-1, -1, 1, 1), _RADIUS + 1, _RADIUS + 1)
        painter.setPen(look.pen("accent", 2))
        painter.drawRoundedRect(rect.adjusted(-3, -3, 3, 3), _RADIUS + 3, _RADIUS + 3)

    def ghost(self, painter: QPainter, rect: QRectF) -> None:
        """Paint where a bar stood before it is moved."""
        colour = QColor(self._look.colour("muted"))
        pen = QPen(colour, 1)
        pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.setBrush(_NO_BRUSH)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
