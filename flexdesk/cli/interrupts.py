"""Ctrl+C around a commit: before it, it stops the work; after it, it waits for the last word.

`signal` interrupts Python between any two steps, so an import could be saved and its command
still end as stopped. While something is saved the signal is therefore a wish, heard where the
work says it is safe; once it is saved there is nothing left to stop.
"""

import signal
import threading
from collections.abc import Callable
from types import FrameType
from typing import Any

from flexdesk.app.jobs import JobContext

Handler = Callable[[int, FrameType | None], Any] | int | None


def stop_at_a_step(ctx: JobContext) -> None:
    """Have Ctrl+C ask the work to stop at its next step, and nowhere else."""

    def ask(_number: int, _frame: FrameType | None) -> None:
        ctx.cancel()

    _listen(ask)


def wait_for_the_last_word() -> None:
    """Have Ctrl+C do nothing from here to the end of the process: it is saved and will be said."""
    _listen(signal.SIG_IGN)


def current() -> Handler:
    """Return what Ctrl+C does now."""
    return signal.getsignal(signal.SIGINT)


def put_back(before: Handler) -> None:
    """Have Ctrl+C do again what it did before."""
    if before is not None:
        _listen(before)


def _listen(handler: Callable[[int, FrameType | None], Any] | int) -> None:
    # only the main thread hears signals
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, handler)
