"""Points at which a test may stop, kill or break the store; a real store has none."""

from typing import Protocol


class Hooks(Protocol):
    """Told of every point before it is reached."""

    def on_point(self, name: str) -> None:
        """Do nothing, raise, or end the process, before the step called `name`."""
        ...


class NoHooks:
    """What a real store has."""

    def on_point(self, name: str) -> None:
        """Do nothing."""


NO_HOOKS = NoHooks()
