"""The two copies of the key header: one good copy opens the store and mends the other."""

from collections.abc import Callable
from pathlib import Path

from flexdesk.base.errors import StoreDamagedError, UserError
from flexdesk.base.files import write_atomically
from flexdesk.store.key import header as headers
from flexdesk.store.key.header import Header, HeaderUnreadableError, Unlocked


def _read(path: Path) -> Header | None:
    try:
        return headers.from_bytes(path.read_bytes())
    except (FileNotFoundError, HeaderUnreadableError):
        return None


class HeaderFiles:
    """The header files of one store."""

    def __init__(self, first: Path, second: Path) -> None:
        self._paths = (first, second)

    def read(self) -> tuple[Header, ...]:
        """Return the good headers that differ, the newest first.

        Raises:
            StoreDamagedError: `store.header_damaged` when no copy can be read.
        """
        found = {header for path in self._paths if (header := _read(path)) is not None}
        if not found:
            raise StoreDamagedError("store.header_damaged", reason="both")
        return tuple(sorted(found, key=lambda header: -header.version))

    def write(self, header: Header, on_point: Callable[[str], None]) -> None:
        """Write both copies, one after the other, so that one is whole at any moment."""
        for number, path in enumerate(self._paths, start=1):
            on_point(f"header.{number}")
            write_atomically(path, headers.to_bytes(header))
        on_point("header.done")

    def mend(self, header: Header) -> bool:
        """Write again each copy that is not this header; return whether one was."""
        broken = [path for path in self._paths if _read(path) != header]
        for path in broken:
            write_atomically(path, headers.to_bytes(header))
        return bool(broken)

    def unlock(self, by: Callable[[Header], Unlocked]) -> Unlocked:
        """Return the data key that the newest header gives, or the older one if they differ.

        They differ when the machine stopped between the two while the passphrase was changed;
        nobody was told then that it was.
        """
        found = self.read()
        for header in found[:-1]:
            try:
                return by(header)
            except (UserError, StoreDamagedError):
                continue
        return by(found[-1])
