"""Notices that the computer slept: the clock on the wall jumped between two ticks."""

import datetime as dt

from PySide6.QtCore import QObject, QTimer, Signal

from flexdesk.base.clock import Clock, SystemClock

_TICK_MS = 10_000
_SLEPT = dt.timedelta(seconds=60)


class SleepWatch(QObject):
    """Ticks every ten seconds; a minute or more between two ticks is sleep."""

    slept = Signal()

    def __init__(self, parent: QObject | None = None, clock: Clock | None = None) -> None:
        super().__init__(parent)
        self._clock = clock or SystemClock()
        self._last = self._clock.now()
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()

    def tick(self) -> None:
        """Compare the clock with the tick before."""
        last, self._last = self._last, self._clock.now()
        if self._last - last >= _SLEPT:
            self.slept.emit()
