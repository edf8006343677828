"""What a presenter may ask to have done elsewhere: lanes and the runner's shape. No Qt."""

from collections.abc import Callable
from typing import Any, Protocol

from flexdesk.app.jobs import Job, Progress

Done = Callable[[Any], None]
Failed = Callable[[BaseException], None]
Progressed = Callable[[Progress], None]

WRITE, READ, FILES = "write", "read", "files"
LANES = (WRITE, READ, FILES)
"""One writing worker, one that reads, one for files and pictures."""


class Handle(Protocol):
    """A running job."""

    def cancel(self) -> None:
        """Ask it to stop; nobody hears of it again."""
        ...


class Runner(Protocol):
    """What a presenter may ask to have done elsewhere."""

    def run(
        self,
        job: Job[Any],
        done: Done,
        *,
        failed: Failed,
        lane: str = READ,
        key: str = "",
        progressed: Progressed | None = None,
    ) -> Handle:
        """Run *job* on a lane; a newer job with the same *key* silences the older."""
        ...
