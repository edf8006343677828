"""One bus for what changed: a use case's answer reaches every presenter it concerns."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from flexdesk.app.changes import Changes

Listener = Callable[["Changes"], None]


class ChangeBus(QObject):
    """Takes changes on any thread and hands them out on the window's."""

    _came = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listeners: list[Listener] = []
        self._came.connect(self._on_came, Qt.ConnectionType.QueuedConnection)

    def publish(self, changes: "Changes") -> None:
        """Send changes out; may be called from a worker."""
        self._came.emit(changes)

    def subscribe(self, listener: Listener) -> None:
        """Have a presenter told of every change."""
        self._listeners.append(listener)

    def clear(self) -> None:
        """Forget every listener: the window closes."""
        self._listeners.clear()

    def _on_came(self, changes: "Changes") -> None:
        for listener in tuple(self._listeners):
            listener(changes)
