"""A list under a text one types in: what it offers may be taken by keys alone."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.growing_text import GrowingText
from flexdesk.ui.parts.offer_list import OfferList

Offers = Callable[[str], Sequence[str]]
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_ROWS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class Offering(QObject):
    """A list under a text one types in: down and up go in it, Enter takes, Esc closes."""

    taken = Signal(str)

    def __init__(self, look: Look, edit: GrowingText, offers: Offers) -> None:
        super().__init__(edit)
        self._edit, self._offers = edit, offers
        self._look = look
        self._list: OfferList | None = None
        edit.installEventFilter(self)

    @property
    def items(self) -> tuple[str, ...]:
        """The words that are offered now."""
        return self._list.items if self._list is not None else ()

    def offer(self) -> None:
        """Show what the list has for what is typed."""
        if self._list is None:
            self._list = OfferList(self._look, self._edit)
            self._list.taken.connect(self._take)
        typed = self._edit.text.strip()
        self._list.show_items([word for word in self._offers(typed) if word != typed])

    def hide(self) -> None:
        """Close the list."""
        if self._list is not None:
            self._list.show_items(())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self.items and Qt.Key(event.key()) == Qt.Key.Key_Escape:
                event.accept()
                return True
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._takes_key(event)
        elif event.type() == QEvent.Type.KeyRelease and isinstance(event, QKeyEvent):
            self._after(event)
        return super().eventFilter(watched, event)

    def _after(self, event: QKeyEvent) -> None:
        is_word = bool(event.text()) and event.text().isprintable()
        if is_word or Qt.Key(event.key()) == Qt.Key.Key_Backspace:
            if self._edit.text.strip():
                self.offer()
            else:
                self.hide()

    def _takes_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return False
        if key in _ROWS and (self.items or key == Qt.Key.Key_Down):
            self._step(_ROWS[key])
        elif key in _ENTER and self._list is not None and self.items and self._list.current:
            self._take(self._list.current)
        elif key == Qt.Key.Key_Escape and self.items:
            self.hide()
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        if not self.items:
            self.offer()
        elif self._list is not None:
            self._list.step(by)
            self._edit.setAccessibleDescription(self._list.current)

    def _take(self, word: str) -> None:
        self.hide()
        self._edit.put(0, len(self._edit.text), word)
        self._edit.setFocus()
        self.taken.emit(word)
