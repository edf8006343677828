"""The painted parts of the pane: facts, the 24-month strip, steps with clocks, the timeline."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from flexdesk.app.rows import Fact, PassLine, StripMonth, TimelineItem
from flexdesk.base.language import _
from flexdesk.drawing.ly_charts import ly_strip, state_ring
from flexdesk.drawing.shapes import Chart
from flexdesk.ui.look.chart_painter import paint_chart
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.cards import columns, rows
from flexdesk.ui.parts.chart_view import ChartView
from flexdesk.ui.parts.labels import label

_ANTIALIASING = QPainter.RenderHint.Antialiasing
_NO_PEN = Qt.PenStyle.NoPen
_NO_BRUSH = Qt.BrushStyle.NoBrush
_RIGHT = Qt.AlignmentFlag.AlignRight
_TOP = Qt.AlignmentFlag.AlignTop
_PASS_HEIGHT = 28
_STRIP_HEIGHT = 40
_SHORT_TIMELINE = 8
_WIDE_FACT = 26

ICONS = {
    "notat": "pencil",
    "telefon": "phone",
    "ingen_kontakt": "phone-missed",
    "moede": "message-square",
    "videomoede": "video",
    "besoeg": "map-pin",
    "mail": "mail",
    "brev": "mail",
    "sms": "smartphone",
    "placement": "briefcase",
    "forloeb": "briefcase",
    "task": "calendar-check",
    "opgave": "calendar-check",
    "hours": "clock",
    "timer": "clock",
    "pass": "flag",
    "trin": "flag",
    "benefit": "file-text",
    "contact": "building-2",
    "card": "id-card",
}


class FactGrid(QWidget):
    """Facts in two columns, a long one across both; label muted above, value bold."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._cells: list[QWidget] = []
        self._facts: tuple[Fact, ...] = ()

    @property
    def has_more(self) -> bool:
        """Whether not all facts are shown."""
        return len(self._facts) > len(self._cells)

    def show_facts(self, facts: Sequence[Fact], *, shown: int = 99) -> None:
        """Show the first of these facts; those without a value are left out."""
        self._facts = tuple(fact for fact in facts if fact.value)
        self._build(self._facts[:shown])

    def show_all(self) -> None:
        """Show every fact."""
        self._build(self._facts)

    def _build(self, facts: Sequence[Fact]) -> None:
        for cell in self._cells:
            self._grid.removeWidget(cell)
            cell.hide()
            cell.deleteLater()
        self._cells = []
        line, side = 0, 0
        for fact in facts:
            is_wide = len(fact.value) > _WIDE_FACT
            if is_wide and side:
                line, side = line + 1, 0
            cell = _fact_cell(fact)
            self._cells.append(cell)
            self._grid.addWidget(cell, line, side, 1, 2 if is_wide else 1, _TOP)
            side = 0 if is_wide or side else 1
            line += 1 if not side else 0


def _fact_cell(fact: Fact) -> QWidget:
    cell = QWidget()
    layout = rows(cell, gap=0)
    layout.addWidget(label(fact.label, size=13, tone="muted"))
    layout.addWidget(label(fact.value, bold=True, wrap=True, tabular=True))
    return cell


class StripView(ChartView):
    """The 24-month strip."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, minimum=QSize(200, _STRIP_HEIGHT), focus=False)
        self.setFixedHeight(_STRIP_HEIGHT)
        self._months: tuple[StripMonth, ...] = ()

    def show_months(self, months: Sequence[StripMonth]) -> None:
        """Show these months, oldest first."""
        self._months = tuple(months)
        self.show_chart(self._draw if months else None)

    def _draw(self, width: float, height: float) -> Chart:
        cells = [(m.year, m.month, m.ly_days, m.days, m.days) for m in self._months]
        return ly_strip(cells, width, height)


class PassList(QWidget):
    """One line a step: glyph, name, a bar for a planned stretch, the clock at the right."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._passes: tuple[PassLine, ...] = ()
        self._ordinal = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_passes(self, passes: Sequence[PassLine], ordinal: int) -> None:
        """Show these passes in their order; *ordinal* fills the ring of the one that runs."""
        self._ordinal = ordinal
        self._passes = tuple(passes)
        self.setFixedHeight(max(1, len(self._passes)) * _PASS_HEIGHT)
        self.setAccessibleName(_("Trin"))
        self.setAccessibleDescription("; ".join(f"{p.label} {p.clock}" for p in self._passes))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(_ANTIALIASING)
        if not self._passes:
            words = QRectF(0, 0, self.width(), _PASS_HEIGHT)
            look.draw_text(painter, _("Ingen trin registreret endnu"), words, tone="muted")
        for at in range(1, len(self._passes)):
            y = at * _PASS_HEIGHT
            painter.fillRect(QRectF(7.5, y - 5, 1.5, 10), look.colour("tint2"))
        for at, line in enumerate(self._passes):
            self._paint_pass(
                painter, line, QRectF(0, at * _PASS_HEIGHT, self.width(), _PASS_HEIGHT)
            )
        painter.end()

    def _paint_pass(self, painter: QPainter, line: PassLine, rect: QRectF) -> None:
        look = self._look
        centre = QPointF(8, rect.center().y())
        is_now = line.state == "now"
        if line.state == "done":
            painter.setPen(_NO_PEN)
            painter.setBrush(look.colour("tint2"))
            painter.drawEllipse(centre, 8, 8)
            look.draw_icon(painter, "check", "head", QPointF(2, rect.center().y() - 6), 12)
        elif is_now:
            paint_chart(painter, state_ring(self._ordinal, 16), look, 0, rect.center().y() - 8)
        else:
            pen = look.pen("field", 1.4)
            pen.setDashPattern([0.5, 2.4])
            painter.setPen(pen)
            painter.setBrush(_NO_BRUSH)
            painter.drawEllipse(centre, 7, 7)
        words = rect.adjusted(28, 0, 0, 0)
        tone = "ink" if line.state != "ahead" else "muted"
        look.draw_text(painter, line.label, words, tone=tone, face=font(14, bold=is_now))
        face = font(13, bold=is_now or line.is_over, tabular=True)
        tone = "amber" if line.is_over else "ink" if is_now else "muted"
        look.draw_text(painter, line.clock, rect, tone=tone, face=face, align=_RIGHT)
        if line.share is not None and is_now:
            self._paint_bar(painter, line, rect, QFontMetricsF(face).horizontalAdvance(line.clock))

    def _paint_bar(self, painter: QPainter, line: PassLine, rect: QRectF, clock: float) -> None:
        look = self._look
        left = 28 + QFontMetricsF(font(14, bold=True)).horizontalAdvance(line.label) + 16
        right = rect.right() - clock - 16
        if right - left < 24 or line.share is None:  # noqa: PLR2004 - a size the text beside it names
            return
        left = max(left, right - 104)
        bar = QRectF(left, rect.center().y() - 2, right - left, 4)
        painter.setPen(_NO_PEN)
        painter.setBrush(look.colour("tint2"))
        painter.drawRoundedRect(bar, 2, 2)
        bar.setWidth(bar.width() * min(1.0, line.share))
        painter.setBrush(look.colour("amber" if line.is_over else "accent"))
        painter.drawRoundedRect(bar, 2, 2)


class _TimelineDisc(QWidget):
    def __init__(self, look: Look, kind: str, *, is_last: bool) -> None:
        super().__init__()
        self._look, self._icon, self._is_last = look, ICONS.get(kind, "file-text"), is_last
        self.setFixedWidth(26)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(_ANTIALIASING)
        if not self._is_last:
            painter.fillRect(QRectF(12, 30, 1.5, self.height() - 34), look.colour("tint2"))
        painter.setPen(_NO_PEN)
        painter.setBrush(look.colour("tint"))
        painter.drawEllipse(QPointF(12.5, 14), 12, 12)
        look.draw_icon(painter, self._icon, "accent", QPointF(5.5, 7), 14)
        painter.end()


class Timeline(QWidget):
    """Newest first: disc with the icon of the kind, title, what, date at the right."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._items: tuple[TimelineItem, ...] = ()
        self._is_hidden = False
        self._layout = rows(self, gap=0)
        self._lines: list[QWidget] = []

    @property
    def has_more(self) -> bool:
        """Whether not all entries are shown."""
        return len(self._items) > len(self._lines)

    def show_items(self, items: Sequence[TimelineItem], *, is_hidden: bool) -> None:
        """Show the newest of these; texts stay away while names are hidden."""
        self._items, self._is_hidden = tuple(items), is_hidden
        self._build(_SHORT_TIMELINE)

    def show_all(self) -> None:
        """Show every entry."""
        self._build(len(self._items))

    def _build(self, count: int) -> None:
        for line in self._lines:
            self._layout.removeWidget(line)
            line.hide()
            line.deleteLater()
        shown = self._items[:count]
        last = len(shown) - 1
        self._lines = [self._line(item, is_last=at == last) for at, item in enumerate(shown)]
        for line in self._lines:
            self._layout.addWidget(line)

    def _line(self, item: TimelineItem, *, is_last: bool) -> QWidget:
        line = QWidget()
        layout = columns(line, gap=12)
        layout.addWidget(_TimelineDisc(self._look, item.kind, is_last=is_last))
        body = QWidget()
        words = rows(body, margins=(0, 3, 0, 12), gap=1)
        head = columns(gap=8)
        head.addWidget(label(item.title, bold=True, wrap=True), 1)
        day = f"{item.day:%d-%m-%Y}"
        head.addWidget(label(day, size=13, tone="muted", tabular=True), 0, _TOP)
        words.addLayout(head)
        text = (
            _("Skjult, mens navne er skjult (F9)") if self._is_hidden and item.text else item.text
        )
        if text:
            words.addWidget(label(text, size=13, tone="muted", wrap=True))
        layout.addWidget(body, 1)
        return line
