"""Writing files whole or not at all."""

import contextlib
import errno
import os
from pathlib import Path

from flexdesk.base.errors import EnvironmentFaultError, FlexDeskError, UserError

_USER_CODES = {
    errno.ENOENT: "file.no_folder",
    errno.ENOTDIR: "file.no_folder",
    errno.EISDIR: "file.is_folder",
    errno.ENAMETOOLONG: "file.name_too_long",
}
_SURROUNDINGS_CODES = {
    errno.ENOSPC: "disk.full",
    errno.EDQUOT: "disk.full",
    errno.EFBIG: "disk.full",
    errno.EACCES: "file.locked",
    errno.EPERM: "file.locked",
    errno.EBUSY: "file.locked",
    errno.ETXTBSY: "file.locked",
}
_NAME_SHOWN = 40
_MODE = 0o600


def fault_of(error: OSError, path: Path) -> FlexDeskError:
    """Return what an error of the file system means to a user; only the file name is told."""
    facts = {"file": path.name[:_NAME_SHOWN], "folder": path.parent.name}
    number = error.errno or 0
    if number in _USER_CODES:
        return UserError(_USER_CODES[number], **facts)
    code = _SURROUNDINGS_CODES.get(number, "file.failed")
    return EnvironmentFaultError(code, **facts, errno=number)


def sync_folder(folder: Path) -> None:
    """Make a rename in a folder survive a power cut, where the platform knows how."""
    if os.name != "posix":  # pragma: no cover - Windows has no handle on a folder
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write_whole(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), _MODE)
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file so that afterwards the old or the new one is there, whole.

    Raises:
        UserError: `file.no_folder`, `file.is_folder` or `file.name_too_long`.
        EnvironmentFaultError: `disk.full`, `file.locked` or `file.failed`.
    """
    temporary = path.with_name(f".{os.urandom(16).hex()}.tmp")
    try:
        if path.is_dir():
            raise UserError("file.is_folder", file=path.name)
        _write_whole(temporary, data)
        temporary.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise fault_of(error, path) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()
