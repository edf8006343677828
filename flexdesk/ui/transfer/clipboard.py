"""What was copied leaves the clipboard by itself, unless something else is there by then."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

CLEAR_AFTER_S = 30
TICK_MS = 1000
_NAME = "clipboard-keeper"


class ClipboardKeeper(QObject):
    """Copies texts and clears the last one after a while; lives as long as the window."""

    ticked = Signal(int)
    """Seconds that are left; 0 when the clipboard is empty of it."""

    def __init__(
        self, parent: QObject, *, seconds: int = CLEAR_AFTER_S, tick_ms: int = TICK_MS
    ) -> None:
        super().__init__(parent)
        self.setObjectName(_NAME)
        self._seconds, self._left, self._text = seconds, 0, ""
        self._timer = QTimer(self)
        self._timer.setInterval(tick_ms)
        self._timer.timeout.connect(self.tick)

    @property
    def seconds_left(self) -> int:
        """Seconds until what was copied is gone."""
        return self._left

    @property
    def seconds(self) -> int:
        """Seconds a text stays."""
        return self._seconds

    def copy(self, text: str) -> None:
        """Put a text on the clipboard; the time runs anew."""
        # only setText: other formats that are left at exit make Qt crash
        QGuiApplication.clipboard().setText(text)
        self._text, self._left = text, self._seconds
        self._timer.start()
        self.ticked.emit(self._left)

    def tick(self) -> None:
        """A second has gone."""
        self._left = max(0, self._left - 1)
        if self._left == 0:
            self.clear()
        else:
            self.ticked.emit(self._left)

    def clear(self) -> None:
        """Take what was copied from the clipboard, if it is still there."""
        self._timer.stop()
        clipboard = QGuiApplication.clipboard()
        if self._text and clipboard.text() == self._text:
            clipboard.clear()
        self._text, self._left = "", 0
        self.ticked.emit(0)


def keeper_of(window: QWidget) -> ClipboardKeeper:
    """Return the keeper of a window, made at the first copy."""
    found = window.findChild(ClipboardKeeper, _NAME)
    return found if isinstance(found, ClipboardKeeper) else ClipboardKeeper(window)
