"""A later day: quick working days and a field, in a popup under the button that asks."""

import datetime as dt
import re
from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from flexdesk.app.today_rows import short_day
from flexdesk.base.errors import FlexDeskError
from flexdesk.base.language import _
from flexdesk.base.numbers import parse_day
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, rows
from flexdesk.ui.parts.choosers import Dropdown
from flexdesk.ui.parts.fields import Field
from flexdesk.ui.parts.pressing import press_focused
from flexdesk.ui.today.cases import Later

_SHORT = re.compile(r"(\d{1,2})[-./ ]+(\d{1,2})")
_JUST_GONE = 90
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


def read_later(text: str, today: dt.date) -> dt.date:
    """Read a day; without a year the next one of that date.

    A date that has just gone is a slip, not a year ahead: it is read as gone, and is refused.

    Raises:
        FlexDeskError: what is typed is no day.
    """
    found = _SHORT.fullmatch(text.strip().rstrip("."))
    if found is None:
        return parse_day(text)
    day = parse_day(f"{found[1]}-{found[2]}-{today.year}")
    if (today - day).days < _JUST_GONE:
        return day
    return parse_day(f"{found[1]}-{found[2]}-{today.year + 1}")


def later_text(later: Later, today: dt.date) -> str:
    """Return what a quick day is called."""
    is_next = (later.day - today).days == 1
    names = {
        "tomorrow": _("I morgen") if is_next else _("Næste hverdag"),
        "week": _("Om 1 uge"),
        "fortnight": _("Om 2 uger"),
        "month": _("Om 4 uger"),
    }
    return names[later.key]


class LaterPopup(Card):
    """A small sheet: the first choice has the focus, so that Enter takes it."""

    picked = Signal(object)

    def __init__(
        self, look: Look, days: Sequence[Later], today: dt.date, parent: QWidget, *, none: str = ""
    ) -> None:
        super().__init__(look, parent, ground="raised", edge="rule")
        self.setObjectName("later")
        self.setWindowFlags(Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._today = today
        layout = rows(self, margins=(8, 8, 8, 12), gap=2)
        self._buttons: list[Button] = []
        for later in days:
            text = f"{later_text(later, today)}, {short_day(later.day)}"
            self._add(look, text, later.day.isoformat())
        if none:
            self._add(look, none, "")
        for button in self._buttons:
            layout.addWidget(button)
        self._field = Field(look, _("Anden dag"), hint=_("fx 7-9"))
        self._field.edit.setObjectName("later-day")
        self._field.edit.setMinimumWidth(180)
        self._field.edit.returnPressed.connect(self._on_typed)
        layout.addSpacing(4)
        holder = QWidget()
        rows(holder, margins=(8, 0, 8, 0)).addWidget(self._field)
        layout.addWidget(holder)

    def _add(self, look: Look, text: str, day: str) -> None:
        button = Button(look, text, kind="ghost", height=32)
        button.setProperty("day", day)
        button.clicked.connect(self._on_quick)
        self._buttons.append(button)

    def open_under(self, widget: QWidget) -> None:
        """Show the sheet under *widget*, inside the screen."""
        self.adjustSize()
        at = widget.mapToGlobal(QPoint(0, widget.height() + 4))
        screen = widget.screen().availableGeometry()
        at.setX(max(screen.left(), min(at.x(), screen.right() - self.width())))
        if at.y() + self.height() > screen.bottom():
            at.setY(widget.mapToGlobal(QPoint(0, 0)).y() - self.height() - 4)
        self.move(at)
        self.show()
        self._buttons[0].setFocus()

    def open_over(self, window: QWidget) -> None:
        """Show the sheet in the middle of a window."""
        self.adjustSize()
        middle = window.mapToGlobal(window.rect().center())
        self.move(middle - self.rect().center())
        self.show()
        self._buttons[0].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = _MOVES.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif move is not None:
            self._step(move)
        elif event.text().isdigit() and not self._field.edit.hasFocus():
            self._field.edit.setFocus()
            self._field.edit.setText(event.text())
        elif not press_focused(self, event):
            super().keyPressEvent(event)

    def _step(self, move: int) -> None:
        chain: list[QWidget] = [*self._buttons, self._field.edit]
        at = next((i for i, widget in enumerate(chain) if widget.hasFocus()), 0)
        chain[(at + move) % len(chain)].setFocus()

    def _on_typed(self) -> None:
        try:
            day = read_later(self._field.text, self._today)
        except FlexDeskError:
            self._field.say(_("Skriv en dag som 7-9 eller 07-09-2016"))
            self.adjustSize()
            return
        if day < self._today:
            self._field.say(_("Den dag er gået. Vælg i dag eller senere"))
            self.adjustSize()
            return
        self._pick(day)

    def _on_quick(self) -> None:
        text = str(self.sender().property("day"))
        self._pick(dt.date.fromisoformat(text) if text else None)

    def _pick(self, day: dt.date | None) -> None:
        self.picked.emit(day)
        self.close()


class LaterChooser(Dropdown):
    """Shows a later day, or that there is none; opens the popup."""

    day_chosen = Signal(object)

    def __init__(self, look: Look, caption: str, *, none: str = "", height: int = 32) -> None:
        super().__init__(look, caption, height=height)
        self._none = none
        self._days: tuple[Later, ...] = ()
        self._today: dt.date | None = None
        self._day: dt.date | None = None
        self.show_value(none)

    @property
    def day(self) -> dt.date | None:
        """The chosen day."""
        return self._day

    def set_words(self, caption: str, none: str) -> None:
        """Ask for something else from now on; the day stays."""
        if (caption, none) != (self._caption, self._none):
            self._caption, self._none = caption, none
            self.show_value(self._words(self._day))

    def offer(self, days: Sequence[Later], today: dt.date) -> None:
        """Offer these days first."""
        self._days, self._today = tuple(days), today

    def set_day(self, day: dt.date | None) -> None:
        """Show a day without a word to anyone."""
        self._day = day
        self.show_value(self._words(day))

    def _words(self, day: dt.date | None) -> str:
        if day is None:
            return self._none
        return short_day(day)

    def _on_clicked(self) -> None:
        if self._today is None:
            return
        popup = LaterPopup(self._look, self._days, self._today, self, none=self._none)
        popup.picked.connect(self._on_day)
        popup.open_under(self)

    def _on_day(self, day: dt.date | None) -> None:
        self.set_day(day)
        self.day_chosen.emit(day)
