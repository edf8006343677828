"""Engines on the encrypted database: one connection that writes, a few that read.

SQLAlchemy's pysqlite dialect with SQLCipher as its module and our own creator. Transactions are
begun by us: BEGIN IMMEDIATE for the writer, so that no read grows into a write too late.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2
from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event
from sqlalchemy.pool import QueuePool

from flexdesk.store.disk.hooks import NO_HOOKS, Hooks

BUSY_SECONDS = 5.0
APPLICATION_ID = 0x464C4B44
_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "cache_size=-32768",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "trusted_schema=OFF",
    "recursive_triggers=ON",
)
FAILED = "failed"
"""Set on a connection when a statement failed: its transaction must not be committed."""
_READERS = 3
_MORE_READERS = 9


@dataclass(frozen=True, slots=True)
class Mode:
    """How the file is opened: for reading only, and whether as one that nobody can change.

    A still file needs no index of its write-ahead log beside it, which a folder that cannot be
    written would not take; a log that is there is not read.
    """

    read_only: bool = False
    still: bool = False

    @property
    def query(self) -> str:
        """Return the mode as the name of the file carries it."""
        return f"mode={'ro' if self.read_only else 'rw'}{'&immutable=1' if self.still else ''}"


WRITING = Mode()
READING = Mode(read_only=True)


def connect(path: Path, key: bytes, mode: Mode = WRITING) -> Any:  # noqa: ANN401 - sqlcipher3 has no types
    """Return a bare keyed connection without pragmas; a read-only one never changes the file."""
    name = f"{path.resolve().as_uri()}?{mode.query}"
    connection = sqlcipher3.dbapi2.connect(
        name, isolation_level=None, check_same_thread=False, timeout=BUSY_SECONDS, uri=True
    )
    connection.execute("PRAGMA cipher_log_level=NONE")
    connection.set_key(f"x'{key.hex()}'")
    return connection


def _creator(path: Path, key: bytes, mode: Mode, *, writes: bool) -> Callable[[], Any]:
    def create() -> Any:  # noqa: ANN401 - sqlcipher3 has no types
        connection = connect(path, key, mode)
        try:
            for pragma in _PRAGMAS:
                if not (mode.read_only and pragma.startswith("journal_mode")):
                    connection.execute("PRAGMA " + pragma)
            if not writes:
                connection.execute("PRAGMA query_only=ON")
        except BaseException:
            connection.close()
            raise
        return connection

    return create


def _listen(engine: Engine, begin: str, hooks: Hooks) -> None:
    def on_begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    def on_execute(
        connection: object,  # noqa: ARG001 - the shape SQLAlchemy calls
        cursor: object,  # noqa: ARG001 - the shape SQLAlchemy calls
        statement: str,
        parameters: object,  # noqa: ARG001 - the shape SQLAlchemy calls
        context: object,  # noqa: ARG001 - the shape SQLAlchemy calls
        executemany: object,  # noqa: ARG001 - the shape SQLAlchemy calls
    ) -> None:
        hooks.on_point("statement " + " ".join(statement.split()[:3]))

    def on_commit(connection: Connection) -> None:  # noqa: ARG001 - the shape SQLAlchemy calls
        hooks.on_point("commit")

    def on_error(context: ExceptionContext) -> None:
        if context.connection is not None:
            context.connection.info[FAILED] = True

    event.listen(engine, "begin", on_begin)
    event.listen(engine, "handle_error", on_error)
    if hooks is not NO_HOOKS:
        event.listen(engine, "before_cursor_execute", on_execute)
        event.listen(engine, "commit", on_commit)


def writer(path: Path, key: bytes, hooks: Hooks) -> Engine:
    """Return the engine of the one connection that writes."""
    engine = create_engine(
        "sqlite+pysqlite://",
        module=sqlcipher3.dbapi2,
        creator=_creator(path, key, WRITING, writes=True),
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        pool_reset_on_return=None,
        hide_parameters=True,
    )
    _listen(engine, "BEGIN IMMEDIATE", hooks)
    return engine


def reader(path: Path, key: bytes, mode: Mode = WRITING) -> Engine:
    """Return the engine of the connections that only read."""
    engine = create_engine(
        "sqlite+pysqlite://",
        module=sqlcipher3.dbapi2,
        creator=_creator(path, key, mode, writes=False),
        poolclass=QueuePool,
        pool_size=_READERS,
        max_overflow=_MORE_READERS,
        # the connection used last has its pages open
        pool_use_lifo=True,
        hide_parameters=True,
    )
    _listen(engine, "BEGIN", NO_HOOKS)
    return engine
