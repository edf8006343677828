"""Dropdowns that show "label value", and the chooser of a day."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from flexdesk.base.errors import FlexDeskError
from flexdesk.base.language import _
from flexdesk.base.numbers import format_day, parse_day
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, rows
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.fields import Field

_FIXED = QSizePolicy.Policy.Fixed
_ANTIALIASING = QPainter.RenderHint.Antialiasing
_ELIDE = Qt.TextElideMode.ElideRight
_MONTH_ENDS = 6
_FILLS = 1000


class Dropdown(QPushButton):
    """A button that shows what is chosen and opens a list of the others."""

    chosen = Signal(str)

    def __init__(
        self,
        look: Look,
        caption: str,
        *,
        height: int = 36,
        widest: int = 300,
        is_wide: bool = False,
    ) -> None:
        super().__init__()
        # a wide one fills its row, as fields do
        self._widest = _FILLS if is_wide else widest
        self._look, self._caption, self._value, self._key = look, caption, "", ""
        self._height = height
        self._choices: tuple[Choice, ...] = ()
        self._is_wrong = False
        self.setFont(font(14))
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored if is_wide else _FIXED, _FIXED)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._on_clicked)

    @property
    def key(self) -> str:
        """The key of what is chosen."""
        return self._key

    def set_choices(self, choices: Sequence[Choice], key: str) -> None:
        """Offer these and show the one with *key*."""
        self._choices = tuple(choices)
        self.choose(key)

    def choose(self, key: str) -> None:
        """Show a choice without a word to anyone."""
        self._key = key
        texts = {choice.key: choice.text for choice in self._choices}
        self.show_value(texts.get(key, ""))

    def set_wrong(self, *, is_wrong: bool) -> None:
        """Mark the choice as wrong with the edge fields have, or as right again."""
        self._is_wrong = is_wrong
        self.update()

    def set_widest(self, widest: int) -> None:
        """Cut the value beyond so many pixels from now on; the tooltip has it whole."""
        if widest != self._widest:
            self._widest = widest
            self.show_value(self._value)

    def show_value(self, value: str) -> None:
        """Write the value after the caption."""
        self._value = value
        self.setAccessibleName(f"{self._caption} {value}".strip())
        width = QFontMetricsF(font(14, bold=True)).horizontalAdvance(value)
        self.setToolTip(value if width > self._widest else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(self._caption_width() + self._value_width() + 14 + 40), self._height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _caption_width(self) -> float:
        if not self._caption:
            return 0.0
        return QFontMetricsF(font(14)).horizontalAdvance(self._caption + " ")

    def _value_width(self) -> float:
        width = QFontMetricsF(font(14, bold=True)).horizontalAdvance(self._value) + 1
        return min(width, self._widest)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            # As every list of choices opens; Qt would go on to the next button.
            self.click()
            return
        super().keyPressEvent(event)

    def _on_clicked(self) -> None:
        menu = QMenu(self)
        menu.setFont(font(14))
        for choice in self._choices:
            action = QAction(choice.text, menu)
            action.setData(choice.key)
            action.setCheckable(True)
            action.setChecked(choice.key == self._key)
            menu.addAction(action)
        menu.triggered.connect(self._on_triggered)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _on_triggered(self, action: QAction) -> None:
        key = str(action.data())
        if key != self._key:
            self.choose(key)
            self.chosen.emit(key)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(_ANTIALIASING)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        is_on = self.isEnabled()
        ground = "sunken" if not is_on else "hover" if self.underMouse() else "surface"
        painter.setBrush(look.colour(ground))
        edge = "danger" if self._is_wrong else "accent" if self.hasFocus() else "rule"
        painter.setPen(look.pen(edge, 2 if self.hasFocus() else 1))
        painter.drawRoundedRect(
            rect.adjusted(0.5, 0.5, -0.5, -0.5) if self.hasFocus() else rect, 6, 6
        )
        left = 12.0
        words = QRectF(left, 0, self._caption_width() + 2, self.height())
        look.draw_text(painter, self._caption, words, tone="muted")
        begin = left + self._caption_width()
        room = min(self._value_width() + 4, self.width() - begin - 32)
        words = QRectF(begin, 0, room, self.height())
        face = font(14, bold=True, tabular=True)
        text = QFontMetricsF(face).elidedText(self._value, _ELIDE, words.width())
        look.draw_text(painter, text, words, tone="ink" if is_on else "muted", face=face)
        at = QPointF(self.width() - 28, (self.height() - 18) / 2)
        look.draw_icon(painter, "chevron-down", "muted", at, 18)
        painter.end()


class DayChooser(Dropdown):
    """Shows a day; opens a field to type one in and the last month ends to pick."""

    day_chosen = Signal(object)

    def __init__(self, look: Look, caption: str, *, height: int = 36) -> None:
        super().__init__(look, caption, height=height)
        self._day: dt.date | None = None
        self._today: dt.date | None = None
        self._popup: _DayPopup | None = None

    def set_day(self, day: dt.date, today: dt.date) -> None:
        """Show *day*; *today* heads the list of what can be picked."""
        self._day, self._today = day, today
        self.show_value(format_day(day))

    def _on_clicked(self) -> None:
        if self._day is None or self._today is None:
            return
        self._popup = _DayPopup(self._look, self._day, self._today, self)
        self._popup.picked.connect(self._on_picked)
        self._popup.open_under(self)

    def _on_picked(self, day: dt.date) -> None:
        if day != self._day and self._today is not None:
            self.set_day(day, self._today)
            self.day_chosen.emit(day)


class _DayPopup(Card):
    """A small sheet under the chooser: a field for the day and quick choices."""

    picked = Signal(object)

    def __init__(self, look: Look, day: dt.date, today: dt.date, parent: QWidget) -> None:
        super().__init__(look, parent, ground="raised", edge="rule")
        self.setWindowFlags(Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        layout = rows(self, margins=(12, 12, 12, 12), gap=4)
        self._field = Field(look, _("Dag"), hint=_("fx 31-08-2016"))
        self._field.edit.setText(format_day(day))
        self._field.edit.returnPressed.connect(self._on_typed)
        layout.addWidget(self._field)
        for choice in _quick_days(today):
            button = Button(look, choice.text, kind="ghost", height=32)
            button.setProperty("day", choice.key)
            button.clicked.connect(self._on_quick)
            layout.addWidget(button)

    def open_under(self, widget: QWidget) -> None:
        """Show the sheet under *widget*, inside the window's screen."""
        self.adjustSize()
        at = widget.mapToGlobal(QPoint(0, widget.height() + 4))
        right = widget.screen().availableGeometry().right()
        at.setX(min(at.x(), right - self.width()))
        self.move(at)
        self.show()
        self._field.edit.setFocus()
        self._field.edit.selectAll()

    def _on_typed(self) -> None:
        try:
            day = parse_day(self._field.text)
        except FlexDeskError:
            self._field.say(_("Skriv en dag som 31-08-2016"))
            self.adjustSize()
            return
        self._pick(day)

    def _on_quick(self) -> None:
        self._pick(dt.date.fromisoformat(str(self.sender().property("day"))))

    def _pick(self, day: dt.date) -> None:
        self.picked.emit(day)
        self.close()


def _quick_days(today: dt.date) -> list[Choice]:
    days = [Choice(today.isoformat(), _("I dag, {day}").format(day=format_day(today)))]
    last = today.replace(day=1) - dt.timedelta(days=1)
    for _step in range(_MONTH_ENDS):
        days.append(Choice(last.isoformat(), format_day(last)))
        last = last.replace(day=1) - dt.timedelta(days=1)
    return days
