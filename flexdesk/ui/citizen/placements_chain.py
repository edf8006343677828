"""The chain above the cards: praktik, pulje, ordinært, each with its days; the latest at right."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from flexdesk.app.placement_rows import PlacementRow
from flexdesk.base.language import _
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look

_HEIGHT = 56
_GAP = 44.0
_DISC = 9.0


class ChainLine(QWidget):
    """Discs with names, joined by a line; the one that runs is full."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("placement-chain")
        self._look = look
        self._rows: tuple[PlacementRow, ...] = ()
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(480, _HEIGHT)

    def show_rows(self, rows: Sequence[PlacementRow]) -> None:
        """Show these placements, the oldest first."""
        self._rows = tuple(rows)
        said = "; ".join(f"{row.kind_text} {_days(row)}, {row.state_text}" for row in rows)
        self.setAccessibleName(_("Kæden af forløb: {rows}").format(rows=said))
        self.setVisible(len(self._rows) > 1)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = self._fitting()
        left = 0.0
        if len(shown) < len(self._rows):
            more = _("{n} før").format(n=len(self._rows) - len(shown))
            face = font(13)
            box = QRectF(0, 0, 200, _HEIGHT)
            self._look.draw_text(painter, more, box, tone="muted", face=face)
            left = QFontMetricsF(face).horizontalAdvance(more) + _GAP
            self._paint_join(painter, left)
        for at, row in enumerate(shown):
            if at:
                self._paint_join(painter, left)
            left = self._paint_row(painter, row, left) + _GAP
        painter.end()

    def _fitting(self) -> tuple[PlacementRow, ...]:
        """Return the latest rows there is room for."""
        room = self.width() - 80.0
        shown: list[PlacementRow] = []
        for row in reversed(self._rows):
            room -= _width(row) + _GAP
            if room < 0 and shown:
                break
            shown.append(row)
        return tuple(reversed(shown))

    def _paint_join(self, painter: QPainter, left: float) -> None:
        painter.setPen(self._look.pen("rule", 1.5))
        y = _HEIGHT / 2
        painter.drawLine(QPointF(left - _GAP + 10, y), QPointF(left - 10, y))

    def _paint_row(self, painter: QPainter, row: PlacementRow, left: float) -> float:
        look, is_now = self._look, row.state in {"running", "late"}
        centre = QPointF(left + _DISC, _HEIGHT / 2)
        is_over = row.state in {"ended", "never"}
        painter.setPen(look.pen("rule" if is_over else "accent", 1.5))
        painter.setBrush(look.colour("accent" if is_now else "tint2"))
        if row.state == "planned":
            painter.setBrush(look.colour("surface"))
        painter.drawEllipse(centre, _DISC - 1, _DISC - 1)
        if is_over:
            icon = "check" if row.state == "ended" else "x"
            look.draw_icon(painter, icon, "head", centre - QPointF(6, 6), 12)
        words = left + 2 * _DISC + 8
        width = _width(row)
        name = QRectF(words, 8, width, 20)
        look.draw_text(painter, row.kind_text, name, face=font(13, bold=is_now))
        days = QRectF(words, 28, width, 18)
        look.draw_text(painter, _days(row), days, tone="muted", face=font(12, tabular=True))
        return left + width


def _days(row: PlacementRow) -> str:
    last = row.last_day or row.planned_last_day
    return f"{_short(row.start)} – {_short(last)}" if last else f"{_short(row.start)} –"


def _short(day: dt.date) -> str:
    return f"{day:%d-%m-%y}"


def _width(row: PlacementRow) -> float:
    name = QFontMetricsF(font(13, bold=True)).horizontalAdvance(row.kind_text)
    days = QFontMetricsF(font(12, tabular=True)).horizontalAdvance(_days(row))
    return max(name, days) + 2 * _DISC + 10
