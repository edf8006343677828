"""Lines of the access log that wait a moment: looking at a case costs no sync of its own."""

import threading
from collections.abc import Callable
from contextlib import suppress

from flexdesk.base.errors import FlexDeskError
from flexdesk.store.log.access import AccessLine

WAIT_SECONDS = 1.5
AT_ONCE = frozenset({"reveal", "export", "hand_out", "refused", "backup", "restore"})
"""Kinds that are written before the caller goes on."""


class AccessQueue:
    """Keeps lines until a transaction takes them along, or the wait is over."""

    def __init__(self, flush: Callable[[], None]) -> None:
        self._flush = flush
        self._guard = threading.Lock()
        self._lines: list[AccessLine] = []
        self._timer: threading.Timer | None = None

    def __len__(self) -> int:
        """Return how many lines wait."""
        return len(self._lines)

    def add(self, line: AccessLine) -> None:
        """Queue a line and see to it that it is written soon."""
        with self._guard:
            self._lines.append(line)
            if self._timer is None:
                self._timer = threading.Timer(WAIT_SECONDS, self._on_time)
                self._timer.daemon = True
                self._timer.start()

    def _on_time(self) -> None:
        with self._guard:
            self._timer = None
        # a store that is busy or full keeps the lines; the next transaction takes them along
        with suppress(FlexDeskError):
            self._flush()

    def drain(self) -> list[AccessLine]:
        """Take all waiting lines."""
        with self._guard:
            lines, self._lines = self._lines, []
            return lines

    def put_back(self, lines: list[AccessLine]) -> None:
        """Give lines back whose transaction did not come about."""
        with self._guard:
            self._lines = lines + self._lines

    def stop(self) -> None:
        """Stop waiting; what is queued must have been flushed."""
        with self._guard:
            timer, self._timer = self._timer, None
        if timer is not None:
            timer.cancel()
