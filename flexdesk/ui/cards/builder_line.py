"""One line of a section: written, moved by Alt and an arrow, taken away."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from flexdesk.base.language import _
from flexdesk.domain.card_limits import limit_of
from flexdesk.ui.cards.guard_field import Counter
from flexdesk.ui.cards.guard_offers import Offering, Offers
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button, icon_button
from flexdesk.ui.parts.cards import columns, rows
from flexdesk.ui.parts.fields import Finding
from flexdesk.ui.parts.growing_text import GrowingText

_TOP = Qt.AlignmentFlag.AlignTop
_ALT = Qt.KeyboardModifier.AltModifier
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_YEARS = 132
_OVERRIDE = QEvent.Type.ShortcutOverride


class Line(QWidget):
    """One line; years before it where it is a job."""

    changed = Signal()
    entered = Signal()
    visited = Signal(int)
    moved = Signal(int)
    dropped = Signal()

    def __init__(self, look: Look, name: str, field: str, offers: Offers | None) -> None:
        super().__init__()
        self._field = field
        layout = rows(self, gap=4)
        row = columns(gap=6)
        self.years: GrowingText | None = None
        if field == "experience":
            self.years = GrowingText(look, _("År"), is_one=True)
            self.years.setObjectName("card-years")
            self.years.setPlaceholderText(_("fx 2011–2016"))
            self.years.setFixedWidth(_YEARS)
            self.years.textChanged.connect(self.changed)
            self.years.entered.connect(self._on_years_entered)
            row.addWidget(self.years, 0, _TOP)
        self.edit = GrowingText(look, name, is_one=True)
        self.edit.setObjectName(f"card-{field.replace('_', '-')}-line")
        self.edit.textChanged.connect(self._on_changed)
        self.edit.went_in.connect(self._on_moved)
        self.edit.moved.connect(self._on_moved)
        self.edit.entered.connect(self.entered)
        self.offering = Offering(look, self.edit, offers) if offers is not None else None
        row.addWidget(self.edit, 1, _TOP)
        self._buttons = columns(gap=0, margins=(0, 4, 0, 0))
        self.up = self._button(look, "chevron-up", _("Flyt op (Alt + pil op)"))
        self.down = self._button(look, "chevron-down", _("Flyt ned (Alt + pil ned)"))
        self.drop = self._button(look, "x", _("Fjern linjen"))
        self.up.clicked.connect(self._on_up)
        self.down.clicked.connect(self._on_down)
        self.drop.clicked.connect(self.dropped)
        row.addLayout(self._buttons)
        layout.addLayout(row)
        self.over = Finding(look)
        layout.addWidget(self.over)

    def _button(self, look: Look, icon: str, name: str) -> Button:
        made = icon_button(look, icon, name, height=28, bare=True)
        self._buttons.addWidget(made, 0, _TOP)
        return made

    @property
    def lead(self) -> str:
        """What stands before the text."""
        return self.years.text if self.years is not None else ""

    def fill(self, years: str, text: str) -> None:
        """Put texts in the line."""
        if self.years is not None:
            self.years.set_text(years)
        self.edit.set_text(text)

    def take_focus(self) -> None:
        """Put the cursor in the line."""
        is_new = self.years is not None and not self.years.text
        (self.years if is_new and self.years is not None else self.edit).setFocus()

    def event(self, event: QEvent) -> bool:
        # Alt and an arrow belongs to the line one is in
        if event.type() == _OVERRIDE and isinstance(event, QKeyEvent) and _is_move(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_move(event):
            self.moved.emit(_MOVES[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _on_years_entered(self) -> None:
        self.edit.setFocus()

    def _on_up(self) -> None:
        self.moved.emit(-1)

    def _on_down(self) -> None:
        self.moved.emit(1)

    def _on_changed(self) -> None:
        over = Counter(limit_of(self._field), always=False).over(self.edit.text)
        self.over.say(over)
        self.edit.set_wrong(is_wrong=bool(over))
        self.changed.emit()

    def _on_moved(self) -> None:
        if self.edit.hasFocus():
            self.visited.emit(self.edit.caret)


def _is_move(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & _ALT) and Qt.Key(event.key()) in _MOVES
