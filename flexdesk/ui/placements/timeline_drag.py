"""A bar pulled by the pointer, and the words that say where it would stand."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication

from flexdesk.app.flow_rows import FlowBar
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.placements.timeline_bars import Place, width_of
from flexdesk.ui.placements.timeline_shift import END, START, WHOLE, Shift, begun, ends_of, moved
from flexdesk.ui.placements.words import days_words, length_words

_GRIP = 8.0
_HEIGHT = 26.0
_PAD = 12.0
_CENTRE = Qt.AlignmentFlag.AlignHCenter
_ANTIALIASING = QPainter.RenderHint.Antialiasing


@dataclass
class Pull:
    """A press on a bar that may become a move; on no bar it moves time."""

    origin: QPointF
    last: QPointF
    what: str = WHOLE
    shift: Shift | None = None
    has_moved: bool = False

    @classmethod
    def begin(cls, citizen: str, bar: FlowBar, place: Place, at: QPointF) -> "Pull":
        """Return the pull of a bar: of an end when the press is close to it."""
        allowed, what = ends_of(bar), WHOLE
        if END in allowed and not place.is_cut_right and at.x() > place.right - _GRIP:
            what = END
        elif START in allowed and not place.is_cut_left and at.x() < place.left + _GRIP:
            what = START
        return cls(at, at, what, begun(citizen, bar))

    @classmethod
    def of_time(cls, at: QPointF) -> "Pull":
        """Return the pull of the ground."""
        return cls(at, at)

    def is_far(self, at: QPointF) -> bool:
        """Say whether the pointer has gone far enough to mean it."""
        far = QApplication.startDragDistance()
        self.has_moved = self.has_moved or abs(at.x() - self.origin.x()) >= far
        return self.has_moved

    def moved(self, at: QPointF, day_width: float) -> Shift | None:
        """Return what the pull has made of the bar: whole days."""
        if self.shift is None:
            return None
        return moved(self.shift, self.what, round((at.x() - self.origin.x()) / day_width))


class DragWords:
    """Both days and the length, over the bar or under it where there is no room above."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def text(self, shift: Shift) -> str:
        """Return what is said."""
        length = length_words(shift.start, shift.last_day)
        days = days_words(shift.start, shift.last_day)
        return f"{days} · {length}" if length else days

    def paint(self, painter: QPainter, shift: Shift, bar: QRectF, inside: QRectF) -> None:
        """Paint the words beside a bar."""
        look, text = self._look, self.text(shift)
        width = width_of(text, 13, bold=True) + 2 * _PAD
        left = min(max(bar.center().x() - width / 2, inside.left() + 8), inside.right() - width - 8)
        top = bar.top() - _HEIGHT - 6
        if top < inside.top() + 2:
            top = bar.bottom() + 6
        box = QRectF(left, top, width, _HEIGHT)
        painter.setRenderHint(_ANTIALIASING)
        painter.setPen(look.pen("surface"))
        painter.setBrush(look.colour("pri"))
        painter.drawRoundedRect(box, 4, 4)
        face = font(13, bold=True, tabular=True)
        look.draw_text(painter, text, box, tone="on_pri", face=face, align=_CENTRE)
