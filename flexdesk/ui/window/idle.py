"""Notices that nobody works: minutes without a key or a mouse, then one signal."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

_MINUTE_MS = 60_000
_WORKS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class IdleWatch(QObject):
    """Watches the window's own input, not every event of the program."""

    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.idle)

    def watch(self, window: QWidget, minutes: int) -> None:
        """Begin to watch a window that is shown."""
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._on_focus)
        self.set_minutes(minutes)

    def set_minutes(self, minutes: float) -> None:
        """Signal after so many minutes; 0 never."""
        if minutes <= 0:
            self._timer.stop()
        else:
            self._timer.start(round(minutes * _MINUTE_MS))

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()
        self._timer.setInterval(0)

    def _on_focus(self) -> None:
        self._again()

    def _again(self) -> None:
        if self._timer.isActive():
            self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _WORKS:
            self._again()
        return super().eventFilter(watched, event)
