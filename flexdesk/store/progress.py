"""How long work in the store tells how far it is, and is stopped."""

from typing import Protocol


class Progress(Protocol):
    """Told after each part; may raise `CancelledError` to stop the work."""

    def step(self, done: int, total: int, text_key: str) -> None:
        """Take note that `done` of `total` parts are done."""
        ...


class Silent:
    """Nobody is told."""

    def step(self, done: int, total: int, text_key: str) -> None:
        """Do nothing."""


SILENT = Silent()
