"""What an error of SQLite or of the file system means: told once, here."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from flexdesk.base.errors import (
    CancelledError,
    EnvironmentFaultError,
    FlexDeskError,
    StoreDamagedError,
    UserError,
)

_BUSY, _LOCKED, _READONLY, _INTERRUPT, _IOERR = 5, 6, 8, 9, 10
_CORRUPT, _FULL, _CANTOPEN, _NOTADB = 11, 13, 14, 26
_PRIMARY = 0xFF
_FULL_NUMBERS = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}
# some builds leave the code out: then the words of SQLite tell
_BY_WORDS = {
    "database or disk is full": _FULL,
    "disk i/o error": _IOERR,
    "database is locked": _BUSY,
    "database table is locked": _LOCKED,
    "malformed": _CORRUPT,
    "not a database": _NOTADB,
    "interrupted": _INTERRUPT,
    "unable to open": _CANTOPEN,
    "readonly": _READONLY,
}


def code_of(error: BaseException) -> int:
    """Return the primary result code of an error of SQLite, 0 when it has none."""
    code = getattr(error, "sqlite_errorcode", None)
    if isinstance(code, int):
        return code & _PRIMARY
    words = str(error).lower()
    return next((number for text, number in _BY_WORDS.items() if text in words), 0)


def of_sqlite(error: BaseException) -> FlexDeskError | None:
    """Return what an error of SQLite is to a user, None when it is our bug."""
    code = code_of(error)
    if code in {_FULL, _IOERR}:
        return EnvironmentFaultError("disk.full", sqlite=code)
    if code in {_BUSY, _LOCKED}:
        return UserError("store.in_use")
    if code in {_CORRUPT, _NOTADB}:
        return StoreDamagedError("store.damaged", reason="pages")
    if code == _INTERRUPT:
        return CancelledError()
    if code in {_CANTOPEN, _READONLY}:
        return EnvironmentFaultError("disk.not_writable", sqlite=code)
    return None


def of_system(error: OSError) -> FlexDeskError:
    """Return what an error of the file system is to a user."""
    code = "disk.full" if error.errno in _FULL_NUMBERS else "disk.not_writable"
    return EnvironmentFaultError(code, errno=error.errno or 0)


@contextmanager
def of_database() -> Iterator[None]:
    """Turn errors of SQLite into errors with a code; others pass."""
    try:
        yield
    except (DBAPIError, dbapi2.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        known = of_sqlite(cause) if cause is not None else None
        if known is None:
            raise
        raise known from error


@contextmanager
def of_files() -> Iterator[None]:
    """Turn errors of the file system into errors with a code; others pass."""
    try:
        yield
    except OSError as error:
        raise of_system(error) from error


@contextmanager
def mapped() -> Iterator[None]:
    """Turn errors of SQLite and of the file system into errors with a code."""
    with of_files(), of_database():
        yield
