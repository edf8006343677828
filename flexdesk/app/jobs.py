"""Long work: a job reports how far it is, and stops where it says it is safe."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from flexdesk.base.errors import CancelledError

T = TypeVar("T")

_MIN_SECONDS_BETWEEN_REPORTS = 0.05


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is: `text_key` names what it does now, for app.sentences.progress_text."""

    done: int
    total: int
    text_key: str


Report = Callable[[Progress], None]


class JobContext:
    """Handed to a job: takes its steps, passes at most 20 a second on, and carries the stop."""

    def __init__(
        self, report: Report | None = None, *, seconds: Callable[[], float] = time.monotonic
    ) -> None:
        self._report = report
        self._seconds = seconds
        self._stop = threading.Event()
        self._last_at = float("-inf")
        self._last_key = ""

    @property
    def is_cancelled(self) -> bool:
        """Whether someone has asked the job to stop."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the job to stop at its next step; may be called from another thread."""
        self._stop.set()

    def step(self, done: int, total: int, text_key: str) -> None:
        """Say how far the job is, and stop here if asked to.

        Raises:
            CancelledError: when `cancel` was called.
        """
        if self._stop.is_set():
            raise CancelledError
        if self._report is None:
            return
        now = self._seconds()
        is_edge = done >= total or text_key != self._last_key
        if is_edge or now - self._last_at >= _MIN_SECONDS_BETWEEN_REPORTS:
            self._last_at, self._last_key = now, text_key
            self._report(Progress(done, total, text_key))


Job = Callable[[JobContext], T]
"""What a runner runs: gets a context, returns a result, raises to fail or stop."""


def step(ctx: JobContext | None, done: int, total: int, text_key: str) -> None:
    """Take a step if there is a context to take it on."""
    if ctx is not None:
        ctx.step(done, total, text_key)
