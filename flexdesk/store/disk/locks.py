"""File locks: one held for a transaction, one for the life of a window; the kernel frees both."""

import errno
import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from flexdesk.base.errors import EnvironmentFaultError, UserError
from flexdesk.store.disk import faults

_TAKEN = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}
_PAUSE_SECONDS = 0.01
_FIRST_PAUSE_SECONDS = 0.001

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _unlock(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)


class FileLock:
    """An exclusive lock on a file, between processes and between threads of one."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._thread = threading.Lock()
        self._handle: int | None = None

    def _open(self) -> int:
        if self._handle is None:
            flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0)
            try:
                self._handle = os.open(self._path, flags, 0o600)
            except OSError as error:
                raise faults.of_system(error) from error
        return self._handle

    def _try(self, handle: int) -> bool:
        try:
            _lock(handle)
        except OSError as error:
            if error.errno in _TAKEN:
                return False
            raise faults.of_system(error) from error
        return True

    def take(self, timeout_seconds: float) -> None:
        """Take the lock, waiting a while.

        Raises:
            UserError: `store.in_use` when somebody else holds it all the time.
        """
        if not self._thread.acquire(timeout=max(timeout_seconds, 0.0)):
            raise UserError("store.in_use", file=self._path.name)
        try:
            self._wait(timeout_seconds)
        except (UserError, EnvironmentFaultError):
            self._thread.release()
            raise

    def _wait(self, timeout_seconds: float) -> None:
        handle = self._open()
        end = time.monotonic() + timeout_seconds
        pause = _FIRST_PAUSE_SECONDS
        while not self._try(handle):
            if time.monotonic() >= end:
                raise UserError("store.in_use", file=self._path.name)
            time.sleep(pause)
            pause = min(pause * 2, _PAUSE_SECONDS)

    def drop(self) -> None:
        """Give the lock back."""
        if self._handle is not None:
            with suppress(OSError):
                _unlock(self._handle)
        self._thread.release()

    def close(self) -> None:
        """Close the file, which frees the lock if it is still held."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    @contextmanager
    def held(self, timeout_seconds: float) -> Iterator[None]:
        """Hold the lock for a with-block."""
        self.take(timeout_seconds)
        try:
            yield
        finally:
            self.drop()


class WindowLock:
    """Held by a window for its life, so that a second start can raise the first."""

    def __init__(self, lock: FileLock) -> None:
        self._lock = lock

    def release(self) -> None:
        """Give the window's lock back."""
        self._lock.close()

    def __enter__(self) -> Self:
        """Return the lock itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Give the lock back."""
        self.release()


def hold_window(path: Path) -> WindowLock:
    """Take the window's lock of a store without waiting.

    Raises:
        UserError: `store.window_open` when another window holds it.
    """
    lock = FileLock(path)
    try:
        lock.take(0.0)
    except UserError as error:
        lock.close()
        raise UserError("store.window_open") from error
    return WindowLock(lock)
