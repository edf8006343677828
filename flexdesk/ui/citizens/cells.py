"""The painted cells of the list: glyph of the step, LY meter, next step."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPixmap

from flexdesk.app.list_columns import BY_KEY
from flexdesk.app.rows import CitizenRow
from flexdesk.drawing.ly_charts import ly_meter, state_ring
from flexdesk.ui.citizens.columns import (
    Needs,
    day_text,
    is_at_rest,
    is_ly_urgent,
    is_overdue,
    ly_text,
    next_text,
    step_text,
)
from flexdesk.ui.look.chart_painter import chart_pixmap
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.column_spec import ColumnSpec

if TYPE_CHECKING:
    from flexdesk.ui.parts.table_view import CellPainter

GLYPH = 16
_METER_WIDTH, _METER_HEIGHT = 48, 12
_DAY_GAP = 8
_ELIDE = Qt.TextElideMode.ElideRight
_MEASURED = frozenset({"name", "born", "step", "ly", "place", "hours", "next"})
"""Columns `needs_of` measures."""


@lru_cache(maxsize=128)
def glyph(ordinal: int, final: str, look: Look, density: float, theme: str) -> QPixmap:
    """Return the ring of a step as a picture; *theme* is part of what it is cached by."""
    del theme
    return chart_pixmap(state_ring(ordinal, GLYPH, final=final), look, density)


@lru_cache(maxsize=256)
def _meter(months: int, look: Look, density: float, theme: str, *, is_urgent: bool) -> QPixmap:
    del theme
    chart = ly_meter(months, _METER_WIDTH, _METER_HEIGHT, needs_you=is_urgent)
    return chart_pixmap(chart, look, density)


def _widest(metrics: QFontMetricsF, texts: Iterable[str], least: int) -> int:
    # a text with fewer than half the letters is never the widest
    found = set(texts)
    longest = max(map(len, found), default=0)
    advances = (metrics.horizontalAdvance(t) for t in found if 2 * len(t) >= longest)
    return max(least, ceil(max(advances, default=0)))


def widths_of(rows: Sequence[CitizenRow], keys: Iterable[str]) -> dict[str, int]:
    """Measure the widest text of columns chosen by hand."""
    plain = QFontMetricsF(font(14, tabular=True))
    return {
        key: _widest(plain, (BY_KEY[key].text(row) for row in rows), 0)
        for key in keys
        if key in BY_KEY and key not in _MEASURED
    }


def needs_of(rows: Sequence[CitizenRow]) -> Needs:
    """Measure the widest word of each column of these rows."""
    plain = QFontMetricsF(font(14, tabular=True))
    bold = QFontMetricsF(font(14, bold=True, tabular=True))
    late = [row for row in rows if is_overdue(row)]
    return Needs(
        name=_widest(bold, (row.name for row in rows), 100),
        step=_widest(plain, (step_text(row) for row in rows), 80),
        ly=_widest(bold, (ly_text(row) for row in rows), 60),
        place=_widest(plain, (row.workplace for row in rows), 90),
        day=max(
            _widest(bold, (day_text(row) for row in late), 0),
            _widest(plain, (day_text(row) for row in rows if row.next_day), 33),
        ),
        next=max(
            _widest(bold, (next_text(row) for row in late), 0),
            _widest(plain, (next_text(row) for row in rows), 90),
        ),
    )


def forget_pictures() -> None:
    """Drop the pictures: the window they were made for closes."""
    glyph.cache_clear()
    _meter.cache_clear()


class CitizenCells:
    """Cell painters of the list of citizens."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self.day_width = Needs().day
        self.painters: dict[str, CellPainter] = {
            "step": self._step,
            "ly": self._ly,
            "ly_words": self._ly_words,
            "next": self._next,
        }

    def _step(
        self,
        painter: QPainter,
        cell: QRectF,
        row: CitizenRow,
        spec: ColumnSpec[Any],
        is_on: bool,  # noqa: FBT001 - a slot or painter Qt or the table calls
    ) -> None:
        del spec, is_on
        look = self._look
        at = QPointF(cell.left(), round(cell.center().y() - GLYPH / 2))
        if row.closed_on is not None:
            look.draw_icon(painter, "lock", "muted", at, GLYPH)
        elif row.pause:
            self._paint_pause(painter, at)
        else:
            density = painter.device().devicePixelRatio()
            picture = glyph(row.step_ordinal, row.step_final, look, density, look.theme.name)
            painter.drawPixmap(at, picture)
        words = cell.adjusted(24, 0, 0, 0)
        text = QFontMetricsF(font(14)).elidedText(step_text(row), _ELIDE, words.width())
        look.draw_text(painter, text, words, tone="muted" if is_at_rest(row) else "ink")

    def _paint_pause(self, painter: QPainter, at: QPointF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("muted"))
        for left in (3.5, 9.5):
            painter.drawRoundedRect(QRectF(at.x() + left, at.y() + 2, 3, 12), 1, 1)

    def _ly(
        self,
        painter: QPainter,
        cell: QRectF,
        row: CitizenRow,
        spec: ColumnSpec[Any],
        is_on: bool,  # noqa: FBT001 - a slot or painter Qt or the table calls
    ) -> None:
        del spec, is_on
        look, text = self._look, ly_text(row)
        if text == "–":
            look.draw_text(painter, text, cell, tone="muted")
            return
        is_urgent = is_ly_urgent(row)
        density = painter.device().devicePixelRatio()
        picture = _meter(row.ly_months, look, density, look.theme.name, is_urgent=is_urgent)
        top = round(cell.center().y() - _METER_HEIGHT / 2)
        painter.drawPixmap(QPointF(cell.left(), top), picture)
        words = cell.adjusted(_METER_WIDTH + 10, 0, 12, 0)
        self._paint_ly(painter, words, text, is_urgent=is_urgent)

    def _ly_words(
        self,
        painter: QPainter,
        cell: QRectF,
        row: CitizenRow,
        spec: ColumnSpec[Any],
        is_on: bool,  # noqa: FBT001 - a slot or painter Qt or the table calls
    ) -> None:
        del spec, is_on
        text = ly_text(row)
        if text == "–":
            self._look.draw_text(painter, text, cell, tone="muted")
        else:
            self._paint_ly(painter, cell, text, is_urgent=is_ly_urgent(row))

    def _paint_ly(self, painter: QPainter, cell: QRectF, text: str, *, is_urgent: bool) -> None:
        face = font(14, bold=is_urgent, tabular=True)
        tone = "amber" if is_urgent else "ink"
        self._look.draw_text(painter, text, cell, tone=tone, face=face)

    def _next(
        self,
        painter: QPainter,
        cell: QRectF,
        row: CitizenRow,
        spec: ColumnSpec[Any],
        is_on: bool,  # noqa: FBT001 - a slot or painter Qt or the table calls
    ) -> None:
        del spec, is_on
        look = self._look
        if row.next_day is None:
            look.draw_text(painter, next_text(row) or "–", cell, tone="muted")
            return
        is_late = is_overdue(row)
        face = font(14, bold=is_late, tabular=True)
        tone = "amber" if is_late else "muted"
        look.draw_text(painter, day_text(row), cell, tone=tone, face=face)
        words = cell.adjusted(self.day_width + _DAY_GAP, 0, 0, 0)
        text = QFontMetricsF(face).elidedText(next_text(row), _ELIDE, words.width())
        look.draw_text(painter, text, words, tone="amber" if is_late else "ink", face=face)
