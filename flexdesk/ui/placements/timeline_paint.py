"""How a line of the timeline is painted: name and workplace at the left, bars of time after."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from flexdesk.app.flow_rows import FlowBar, FlowRow
from flexdesk.base.numbers import format_number
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.placements.timeline_bars import (
    BAR_HEIGHT,
    BarPainter,
    Place,
    place_of,
    width_of,
)
from flexdesk.ui.placements.timeline_model import ROW_HEIGHT, AnyIndex, Line, TimelineModel
from flexdesk.ui.placements.timeline_scale import NOWHERE
from flexdesk.ui.placements.words import until_words

if TYPE_CHECKING:
    from flexdesk.ui.placements.timeline_shift import Shift

NAMES_NARROW = 186
"""How wide the fixed column is where the workplace is left out of it."""
_WORDS_GAP, _MOST_SHARE, _MEASURED, _LEAST_PLACE = 18, 0.33, 16, 40
EDGE, TIME_RIGHT = 22, 18
_BAND = 8
WIDE_FROM = 900
_TOP = (ROW_HEIGHT - BAR_HEIGHT) / 2
_ANTIALIASING = QPainter.RenderHint.Antialiasing
_ELIDE = Qt.TextElideMode.ElideRight
_RIGHT = Qt.AlignmentFlag.AlignRight
_NO_PEN = Qt.PenStyle.NoPen
_FAINT = 0.35
_NEAR_END = 8.0


def names_needed(rows: Iterable[FlowRow], *, is_hidden: bool) -> int:
    """Return how wide the fixed column must be for name and workplace of these rows."""
    told = [(row.shown(is_hidden=is_hidden), row.workplace) for row in rows]
    # the widest is among those with the most letters
    longest = sorted(told, key=lambda pair: -len(pair[0]) - len(pair[1]))[:_MEASURED]
    widths = (width_of(name, 14, bold=True) + width_of(place, 13) for name, place in longest)
    return round(max(widths, default=0.0)) + EDGE + 12 + _WORDS_GAP


def names_width(width: float, needed: int) -> int:
    """Return how wide the fixed column is in a list of so many pixels."""
    if width < WIDE_FROM:
        return NAMES_NARROW
    return min(max(needed, NAMES_NARROW), round(width * _MOST_SHARE))


class TimelineDelegate(QStyledItemDelegate):
    """Paints headings and rows; the list paints the grid and the today line beneath them."""

    def __init__(self, look: Look, model: TimelineModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._model = look, model
        self.bars = BarPainter(look)
        self.scale = NOWHERE
        self.on = dt.date.min
        self.chosen = ""
        """Key of the line one is on."""
        self.bar = ""
        """Key of the bar one is on."""
        self.has_focus = False
        self.hovered = -1
        self.needed = NAMES_NARROW
        """How wide name and workplace are."""
        self.shift: Shift | None = None
        self._met: dict[tuple[str, float], str] = {}

    # --- where things are -------------------------------------------------------------------

    def area(self, rect: QRectF) -> QRectF:
        """Return the part of a row that is time."""
        left = rect.left() + names_width(rect.width(), self.needed)
        return QRectF(left, rect.top(), rect.right() - TIME_RIGHT - left, rect.height())

    def days_of(self, bar: FlowBar) -> tuple[dt.date, dt.date | None]:
        """Return the days of a bar as it is shown: moved, while it is."""
        if self.shift is not None and self.shift.bar.key == bar.key:
            return self.shift.start, self.shift.last_day
        return bar.start, bar.last_day

    def place(self, bar: FlowBar, rect: QRectF, *, is_before: bool = False) -> Place | None:
        """Return where a bar is drawn in a row, None when it is out of sight."""
        area = self.area(rect)
        days = (bar.start, bar.last_day) if is_before else self.days_of(bar)
        begin = area.left() + self.scale.x_of(days[0])
        end = area.left() + self.scale.end_of(days[1])
        return place_of(begin, end, rect.top() + _TOP, area, is_thin=bar.is_beneath)

    def bar_at(self, row: FlowRow, rect: QRectF, at: QPointF) -> FlowBar | None:
        """Return the bar under the pointer; what is drawn last is met first."""
        for bar in reversed(row.bars):
            place = self.place(bar, rect)
            if place is not None and place.rect.adjusted(-3, -5, 3, 5).contains(at):
                return bar
        return None

    # --- painting ---------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        line = self._model.line_at(index.row())
        if line is None:
            return
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(_ANTIALIASING)
        if line.row is None:
            self._paint_head(painter, line, rect, is_hovered=index.row() == self.hovered)
        else:
            self._paint_row(painter, line.row, rect, is_hovered=index.row() == self.hovered)
        painter.restore()

    def _paint_head(self, painter: QPainter, line: Line, rect: QRectF, *, is_hovered: bool) -> None:
        look, group = self._look, line.group
        band = rect.adjusted(_BAND, 4, -_BAND, -4)
        is_chosen = line.key == self.chosen
        painter.setPen(look.pen("accent", 2) if is_chosen and self.has_focus else _NO_PEN)
        painter.setBrush(look.colour("sel" if is_chosen or is_hovered else "tint"))
        painter.drawRoundedRect(band.adjusted(1, 1, -1, -1) if is_chosen else band, 4, 4)
        self._today(painter, rect, opacity=_FAINT)
        icon = "chevron-down" if self._model.is_open(group.key) else "chevron-right"
        tone = "amber" if group.tone == "amber" else "head"
        at = QPointF(rect.left() + EDGE - 5, band.center().y() - 8)
        look.draw_icon(painter, icon, tone, at, 16)
        words = rect.adjusted(EDGE + 18, 0, -EDGE, 0)
        look.draw_text(painter, group.label, words, tone=tone, face=font(13, bold=True))
        words.setLeft(words.left() + width_of(group.label, 13, bold=True) + 10)
        count = format_number(len(group.rows))
        look.draw_text(painter, count, words, tone="muted", face=font(13))

    def _paint_row(
        self, painter: QPainter, row: FlowRow, rect: QRectF, *, is_hovered: bool
    ) -> None:
        is_chosen = row.citizen == self.chosen
        if is_chosen or is_hovered:
            self._paint_ground(painter, rect, is_chosen=is_chosen)
            self._today(painter, rect)
        self._paint_names(painter, row, rect)
        area = self.area(rect)
        painter.setClipRect(area.adjusted(0, 0, 0, 2))
        self._paint_bars(painter, row, rect, is_chosen=is_chosen)
        painter.setClipping(False)
        self._paint_out_of_sight(painter, row, rect, area)

    def _paint_ground(self, painter: QPainter, rect: QRectF, *, is_chosen: bool) -> None:
        look = self._look
        painter.setPen(_NO_PEN)
        painter.setBrush(look.colour("sel" if is_chosen else "hover"))
        painter.drawRoundedRect(rect.adjusted(_BAND, 0, -_BAND, 0), 4, 4)
        if is_chosen:
            edge = QRectF(rect.left() + _BAND, rect.top() + 4, 3, rect.height() - 8)
            painter.setBrush(look.colour("accent"))
            painter.drawRoundedRect(edge, 1.5, 1.5)

    def _today(self, painter: QPainter, rect: QRectF, *, opacity: float = 1.0) -> None:
        """Paint the today line anew where a ground covers it."""
        area = self.area(rect)
        x = area.left() + self.scale.x_of(self.on)
        if area.left() <= x <= area.right():
            painter.setOpacity(opacity)
            painter.fillRect(
                QRectF(x - 1, rect.top(), 2, rect.height()), self._look.colour("amber")
            )
            painter.setOpacity(1.0)

    def _paint_names(self, painter: QPainter, row: FlowRow, rect: QRectF) -> None:
        look = self._look
        room = names_width(rect.width(), self.needed) - EDGE - 12
        name = row.shown(is_hidden=self._model.is_hidden)
        width = width_of(name, 14, bold=True)
        box = QRectF(rect.left() + EDGE, rect.top(), min(width + 2, room), rect.height())
        shown = name if width <= room else self._cut(name, 14, room, is_bold=True)
        look.draw_text(painter, shown, box, tone="ink", face=font(14, bold=True))
        left = room - width - 14
        if rect.width() >= WIDE_FROM and row.workplace and left > _LEAST_PLACE:
            box = QRectF(rect.left() + EDGE + width + 14, rect.top(), left, rect.height())
            place = self._cut(row.workplace, 13, left, is_bold=False)
            look.draw_text(painter, place, box, tone="muted", face=font(13), align=_RIGHT)

    def _cut(self, text: str, size: int, room: float, *, is_bold: bool) -> str:
        key = (text, room)
        known = self._met.get(key)
        if known is None:
            metrics = QFontMetricsF(font(size, bold=is_bold))
            known = self._met[key] = metrics.elidedText(text, _ELIDE, room)
        return known

    def _paint_bars(
        self, painter: QPainter, row: FlowRow, rect: QRectF, *, is_chosen: bool
    ) -> None:
        placed = list(self._placed(row, rect))
        area_left = self.area(rect).left()
        for at, (bar, place) in enumerate(placed):
            start, last_day = self.days_of(bar)
            del start
            until = until_words(bar, self.on) if last_day == bar.last_day else ""
            if bar.is_running and not bar.is_ended and (last_day or self.on) < self.on:
                self._paint_late(painter, place, rect)
            marks = [area_left + self.scale.x_of(mark.day) for mark in bar.marks]
            is_written = self.bars.paint(painter, bar, place, until, marks)
            if not is_written and not (bar.is_ended and not bar.is_running):
                is_marked = any(abs(x - place.right) < _NEAR_END for x in marks)
                later = placed[at + 1 :]
                self._beside(painter, until, place, later, rect, is_marked=is_marked)
            for mark, x in zip(bar.marks, marks, strict=True):
                self.bars.mark(painter, mark, x, rect.center().y())
        chosen = next((place for bar, place in placed if is_chosen and bar.key == self.bar), None)
        if chosen is not None and self.has_focus:
            self.bars.ring(painter, chosen.rect)
        self._paint_before(painter, row, rect)

    def _paint_late(self, painter: QPainter, place: Place, rect: QRectF) -> None:
        """Say by a line up to today that it runs though its planned end has passed."""
        x = self.area(rect).left() + self.scale.x_of(self.on)
        begins = place.rect.right() - 3
        line = QRectF(begins, place.rect.center().y() - 1.5, max(0.0, x - begins), 3)
        painter.fillRect(line, self._look.colour("amber"))

    def _placed(self, row: FlowRow, rect: QRectF) -> Iterator[tuple[FlowBar, Place]]:
        for bar in row.bars:
            place = self.place(bar, rect)
            if place is not None:
                yield bar, place

    def _beside(
        self,
        painter: QPainter,
        until: str,
        place: Place,
        later: list[tuple[FlowBar, Place]],
        rect: QRectF,
        *,
        is_marked: bool,
    ) -> None:
        """Write the end after a short bar, where nothing else stands."""
        begins = place.rect.right() + (6.0 if is_marked else 0.0)
        today = self.area(rect).left() + self.scale.x_of(self.on)
        if begins <= today <= begins + width_of(until, 12) + _NEAR_END * 2:
            # after the today line, so that it cuts no words
            begins = today
        limit = min((other.left for _bar, other in later), default=self.area(rect).right())
        if begins + width_of(until, 12) + 12 <= limit:
            self.bars.beside(painter, until, begins, place.rect.top())

    def _paint_before(self, painter: QPainter, row: FlowRow, rect: QRectF) -> None:
        if self.shift is None or self.shift.citizen != row.citizen or not self.shift.is_moved:
            return
        was = self.place(self.shift.bar, rect, is_before=True)
        if was is not None:
            self.bars.ghost(painter, was.rect)

    def _paint_out_of_sight(
        self, painter: QPainter, row: FlowRow, rect: QRectF, area: QRectF
    ) -> None:
        """Say by a mark at the edge that what a row is about lies before or after."""
        bar = row.current_bar
        if bar is None or self.place(bar, rect) is not None:
            return
        start, _last = self.days_of(bar)
        is_after = self.scale.x_of(start) > area.width()
        icon = "chevron-right" if is_after else "chevron-left"
        x = area.right() - 16 if is_after else area.left() + 2
        self._look.draw_icon(painter, icon, "muted", QPointF(x, rect.center().y() - 8), 16)
