"""The head: which commit was last told as saved, outside the database and under a key.

A damaged write-ahead log loses committed rows in silence while every check of SQLite says ok; the
head makes that loss loud. The next head is written and synced before COMMIT, so that a full disk
is met while all can still be taken back; after COMMIT it is only renamed into place.
"""

import json
import os
import time
from contextlib import suppress
from dataclasses import astuple, dataclass
from pathlib import Path

from flexdesk.base.files import sync_folder
from flexdesk.store.disk.hooks import Hooks
from flexdesk.store.key.subkeys import mac

_LIMIT = 4096
_TRIES = 20
_PAUSE_SECONDS = 0.02


class HeadUnreadableError(Exception):
    """The head is there but damaged, or belongs to another store."""


@dataclass(frozen=True, slots=True)
class Head:
    """The last commit: its number and hash in the log, and the last line of the access log."""

    origin: str = ""
    commit: int = 0
    log_hash: str = ""
    access: int = 0
    access_hash: str = ""


def _seal(key: bytes, line: bytes) -> bytes:
    return mac(key, b"head", line).hex().encode("ascii")


def to_bytes(head: Head, key: bytes) -> bytes:
    """Return the text of a head file."""
    line = json.dumps(astuple(head), separators=(",", ":")).encode("ascii")
    return line + b"\n" + _seal(key, line) + b"\n"


def read(path: Path, key: bytes) -> Head | None:
    """Return the head, None when there is no file.

    Raises:
        HeadUnreadableError: the file is not what the key has sealed.
    """
    try:
        raw = path.read_bytes()[:_LIMIT]
    except FileNotFoundError:
        return None
    line, _, seal = raw.partition(b"\n")
    if seal != _seal(key, line) + b"\n":
        raise HeadUnreadableError
    return Head(*json.loads(line))


class HeadFile:
    """Writes the head in two steps, around a COMMIT."""

    def __init__(self, path: Path, key: bytes, hooks: Hooks) -> None:
        self._path = path
        self._next = path.with_name(path.name + ".next")
        self._key = key
        self._hooks = hooks

    def prepare(self, head: Head) -> None:
        """Write and sync the next head beside the present one."""
        self._hooks.on_point("head.prepare")
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
        handle = os.open(self._next, flags, 0o600)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(to_bytes(head, self._key))
                stream.flush()
                self._hooks.on_point("head.sync")
                os.fsync(stream.fileno())
        except BaseException:
            self.forget()
            raise

    def forget(self) -> None:
        """Drop a prepared head whose commit did not come."""
        with suppress(OSError):
            self._next.unlink(missing_ok=True)

    def publish(self) -> None:
        """Put the prepared head in place and make the rename last."""
        self._hooks.on_point("head.publish")
        for left in range(_TRIES, -1, -1):
            try:
                self._next.replace(self._path)
                break
            except PermissionError:
                # a virus scanner on Windows may hold the file for a moment
                if not left:
                    raise
                time.sleep(_PAUSE_SECONDS)
        self._hooks.on_point("head.folder")
        sync_folder(self._path.parent)
        self._hooks.on_point("head.done")

    def write(self, head: Head) -> None:
        """Write the head at once, where no COMMIT stands between."""
        self.prepare(head)
        self.publish()
