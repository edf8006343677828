"""Min uge: five days, in each the places to go to and what is due there."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QGridLayout,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from flexdesk.app.today_rows import Stop, TaskRow, WeekDay, WeekPage
from flexdesk.base.language import _
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button, icon_button
from flexdesk.ui.parts.cards import Card, Hairline, columns, rows
from flexdesk.ui.parts.labels import label

_WRAP = int(Qt.TextFlag.TextWordWrap)
_ANTIALIASING = QPainter.RenderHint.Antialiasing
_NO_BRUSH = Qt.BrushStyle.NoBrush
_BESIDE = 1000
_PAD = 6


class WeekRow(QAbstractButton):
    """A task of the week: time, text, whom it is about; goes to it on the list."""

    def __init__(self, look: Look, row: TaskRow, *, is_hidden: bool) -> None:
        super().__init__()
        self._look, self.row = look, row
        who = row.candidate_no if is_hidden else row.name
        self._words = (row.first_line(is_hidden=is_hidden), who)
        self._time = _("kl. {time}").format(time=row.time) if row.time else ""
        if row.is_overdue:
            self._time = row.when
        self.setAccessibleName(", ".join(part for part in (self._time, *self._words) if part))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setObjectName("week-row")

    def sizeHint(self) -> QSize:
        return QSize(140, self.heightForWidth(200))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        heights = [self._height(text, width, size) for text, size, _tone in self._lines()]
        return sum(heights) + 2 * _PAD

    def _lines(self) -> list[tuple[str, int, str]]:
        text, who = self._words
        lines = [(text, 14, "ink"), (who, 13, "muted")]
        if self._time:
            lines.insert(0, (self._time, 13, "amber" if self.row.is_overdue else "accent"))
        return lines

    def _height(self, text: str, width: int, size: int) -> int:
        metrics = QFontMetrics(font(size))
        return metrics.boundingRect(0, 0, max(40, width - 2 * _PAD), 1000, _WRAP, text).height()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(_ANTIALIASING)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.underMouse() or self.hasFocus():
            painter.setBrush(look.colour("hover"))
            painter.setPen(look.pen("accent", 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        top = _PAD
        for text, size, tone in self._lines():
            height = self._height(text, self.width(), size)
            painter.setFont(font(size, bold=tone in {"amber", "accent"}, tabular=True))
            painter.setPen(look.colour(tone))
            painter.drawText(QRectF(_PAD, top, self.width() - 2 * _PAD, height), _WRAP, text)
            top += height
        painter.end()


class DayCard(Card):
    """One day of the week."""

    wanted = Signal(str)

    def __init__(self, look: Look, day: WeekDay, *, is_hidden: bool) -> None:
        super().__init__(look, edge="accent" if day.is_today else "line")
        self.is_past = day.is_past
        self.setObjectName(f"day-{day.day.isoformat()}")
        layout = rows(self, margins=(10, 12, 10, 12), gap=4)
        head = columns(margins=(6, 0, 6, 0), gap=8)
        tone = "accent" if day.is_today else "head"
        head.addWidget(label(day.label, size=14, bold=True, tone=tone, wrap=True), 1)
        if day.count:
            head.addWidget(label(str(day.count), size=13, tone="muted"))
        layout.addLayout(head)
        self.rows: list[WeekRow] = []
        for at, stop in enumerate(day.stops):
            layout.addSpacing(4)
            if at:
                layout.addWidget(Hairline(look))
                layout.addSpacing(4)
            layout.addWidget(_place(stop))
            for row in stop.rows:
                view = WeekRow(look, row, is_hidden=is_hidden)
                view.clicked.connect(self._on_row)
                layout.addWidget(view)
                self.rows.append(view)
        if not day.stops:
            words = _("Dagen er gået") if day.is_past else _("Intet på denne dag")
            empty = label(words, size=13, tone="muted", wrap=True)
            empty.setContentsMargins(6, 0, 6, 0)
            layout.addWidget(empty)
        layout.addStretch(1)

    def _on_row(self) -> None:
        row = self.sender()
        if isinstance(row, WeekRow):
            self.wanted.emit(row.row.id)


def _place(stop: Stop) -> QWidget:
    made = QWidget()
    layout = rows(made, margins=(6, 0, 6, 0))
    layout.addWidget(label(stop.place, size=13, bold=True, tone="head", wrap=True))
    if stop.street:
        layout.addWidget(label(stop.street, size=12, tone="muted", wrap=True))
    return made


class WeekView(QWidget):
    """The week with its days beside each other, or under where it is narrow."""

    wanted = Signal(str)
    moved = Signal(int)
    print_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._weeks = 0
        layout = rows(self, gap=12)
        bar = columns(gap=8)
        self._back = icon_button(look, "chevron-left", _("Forrige uge"), height=32)
        self._back.clicked.connect(self._on_back)
        self._line = label(bold=True)
        self._line.setObjectName("week-line")
        self._on = icon_button(look, "chevron-right", _("Næste uge"), height=32)
        self._on.clicked.connect(self._on_next)
        self.paper = Button(look, _("Udskriv uge"), icon="printer", height=32)
        self.paper.setObjectName("print-week")
        self.paper.clicked.connect(self.print_wanted)
        for widget in (self._back, self._on, self._line):
            bar.addWidget(widget)
        bar.addStretch(1)
        bar.addWidget(self.paper)
        layout.addLayout(bar)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._body = QWidget()
        self._grid = QGridLayout(self._body)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setSpacing(12)
        scroll.setWidget(self._body)
        layout.addWidget(scroll, 1)
        self.days: list[DayCard] = []

    def show_week(self, page: WeekPage, weeks: int, *, is_hidden: bool) -> None:
        """Show a week, so many ahead."""
        self._weeks = weeks
        self._back.setEnabled(weeks > 0)
        self._line.setText(page.line)
        self._drop()
        self.days = [DayCard(self._look, day, is_hidden=is_hidden) for day in page.days]
        for day in self.days:
            day.wanted.connect(self.wanted)
        self._arrange()

    def clear(self) -> None:
        """Drop every row."""
        self._line.setText("")
        self._drop()

    def _drop(self) -> None:
        for old in self.days:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.days = []

    def take_focus(self) -> None:
        """Go to the first task of the week."""
        first = next((row for day in self.days for row in day.rows), None)
        (first or self.paper).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        is_beside = self.width() >= _BESIDE
        for at, day in enumerate(self.days):
            self._grid.addWidget(day, 0 if is_beside else at, at if is_beside else 0)
            # where the days stand under each other, those that are gone would come first
            day.setVisible(is_beside or not day.is_past)
            self._grid.setColumnStretch(at, (2 if day.is_past else 3) if is_beside else 0)
        if not is_beside:
            self._grid.setColumnStretch(0, 1)

    def _on_back(self) -> None:
        self.moved.emit(self._weeks - 1)

    def _on_next(self) -> None:
        self.moved.emit(self._weeks + 1)
