"""The open files of a store and the one way to change them: a transaction that moves the head."""

import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, IntegrityError

from flexdesk.base.clock import Clock
from flexdesk.base.errors import EnvironmentFaultError, StoreDamagedError, UserError
from flexdesk.store.disk import engine as engines
from flexdesk.store.disk import faults, head
from flexdesk.store.disk.engine import Mode
from flexdesk.store.disk.head import Head, HeadFile, HeadUnreadableError
from flexdesk.store.disk.hooks import Hooks
from flexdesk.store.disk.locks import FileLock
from flexdesk.store.disk.places import Places
from flexdesk.store.key.subkeys import SubKeys
from flexdesk.store.log import access, state
from flexdesk.store.log.access_queue import AccessQueue
from flexdesk.store.log.state import LogState


@dataclass(frozen=True, slots=True)
class Terms:
    """How a store is opened: by whom, with which clock, for reading only or not.

    `still`: its files are read as ones that nobody can change, in a folder that cannot be written.
    """

    clock: Clock
    new_id: Callable[[], str]
    actor: str
    hooks: Hooks
    read_only: bool = False
    still: bool = False
    notices: list[str] = field(default_factory=list)
    """Codes of what was put right while the store was opened."""

    @property
    def mode(self) -> Mode:
        """Return how the database file is opened for reading."""
        return Mode(self.read_only, self.still)

    def now_text(self) -> str:
        """Return the present instant as the log writes it."""
        return self.clock.now().isoformat(timespec="milliseconds")


@dataclass(slots=True)
class Session:
    """One transaction under way: its connection and where the log stands in it."""

    connection: Connection
    state: LogState


class Vault:
    """The engines, the locks and the head of one store."""

    def __init__(self, places: Places, keys: SubKeys, terms: Terms) -> None:
        self.places = places
        self.keys = keys
        self.terms = terms
        self.queue = AccessQueue(self.flush)
        self.lock = FileLock(places.lock)
        self.head = HeadFile(places.head, keys.head, terms.hooks)
        self.reader: Engine = engines.reader(places.database, keys.database, terms.mode)
        self._writer: Engine | None = None
        self._connection: Connection | None = None
        self._holder = 0
        self.condition = ""
        """Code of what is wrong with a store that is open for reading only all the same."""
        self._file = _file_id(places)

    def connection(self) -> Connection:
        """Return the one connection that writes.

        Raises:
            UserError: `store.read_only`.
        """
        if self.terms.read_only:
            raise UserError("store.read_only")
        if self._connection is None:
            self._writer = engines.writer(
                self.places.database, self.keys.database, self.terms.hooks
            )
            self._connection = self._writer.connect()
        return self._connection

    def bare(self) -> Any:  # noqa: ANN401 - sqlcipher3 has no types
        """Return the writing connection of the driver, for what runs outside a transaction."""
        return self.connection().connection.driver_connection

    def _refuse_replaced(self) -> None:
        if _file_id(self.places) != self._file:
            raise EnvironmentFaultError("store.replaced")

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the lock of a transaction.

        Raises:
            UserError: `store.in_use` when another process keeps it, `store.read_only`.
        """
        if self.terms.read_only:
            raise UserError("store.read_only")
        if self._holder == threading.get_ident():
            raise RuntimeError("a transaction is open in this thread")
        with self.lock.held(engines.BUSY_SECONDS):
            self._holder = threading.get_ident()
            try:
                yield
            finally:
                self._holder = 0

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """Run a transaction; the head is on the disk before the with-block returns.

        Any exception rolls all of it back.
        """
        with self.locked(), faults.of_database():
            self._refuse_replaced()
            connection = self.connection()
            lines = self.queue.drain()
            try:
                is_saved = yield from self._run(connection, lines)
            except BaseException:
                self.queue.put_back(lines)
                raise
            if is_saved:
                self._publish()

    @contextmanager
    def unlogged(self) -> Iterator[Connection]:
        """Run a transaction on rows that are in no log: the head stays as it is."""
        with self.locked(), faults.of_database():
            self._refuse_replaced()
            connection = self.connection()
            try:
                connection.info.pop(engines.FAILED, None)
                transaction = connection.begin()
                yield connection
                _refuse_failed(connection)
                _commit(transaction)
            except BaseException:
                self._take_back()
                raise

    def _run(
        self, connection: Connection, lines: list[access.AccessLine]
    ) -> Generator[Session, None, bool]:
        """Run the body; return whether anything was committed."""
        try:
            connection.info.pop(engines.FAILED, None)
            transaction = connection.begin()
            before = self.reconcile(connection)
            session = Session(connection, before)
            yield session
            session.state = access.write(connection, session.state, lines, self.keys.access)
            if session.state.head == before.head:
                transaction.rollback()
                return False
            _refuse_failed(connection)
            with faults.of_files():
                self.head.prepare(session.state.head)
            _commit(transaction)
        except BaseException:
            self._take_back()
            raise
        return True

    def _take_back(self) -> None:
        """Roll back whatever is open; a connection that a full disk left in doubt is closed."""
        self.head.forget()
        connection = self._connection
        if connection is None:
            return
        with suppress(DBAPIError):
            connection.rollback()
        bare = connection.connection.driver_connection
        if connection.in_transaction() or bare is None or bare.in_transaction:
            connection.invalidate()
            self._close_writer()

    def _close_writer(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if self._writer is not None:
            self._writer.dispose()
            self._writer = None

    def _publish(self) -> None:
        try:
            self.head.publish()
        except OSError as error:
            # the rows are safe in the database; the next transaction brings the head forward
            raise EnvironmentFaultError("store.head_behind", errno=error.errno or 0) from error

    def reconcile(self, connection: Connection) -> LogState:
        """Compare the log with the head; bring the head forward after a crash between the two.

        Raises:
            StoreDamagedError: `store.missing_changes`.
        """
        found = state.read(connection, self.keys.log)
        told = self._read_head(found)
        if told == found.head:
            return found
        if told is None:
            raise StoreDamagedError("store.missing_changes", reason="missing")
        if not state.holds(connection, told, self.keys.log):
            reason = "ahead" if told.commit > found.number else "other"
            missing = max(told.commit - found.number, 0)
            raise StoreDamagedError("store.missing_changes", reason=reason, missing=missing)
        if not self.terms.read_only:
            with faults.of_files():
                self.head.write(found.head)
        return found

    def _read_head(self, found: LogState) -> Head | None:
        try:
            with faults.of_files():
                told = head.read(self.places.head, self.keys.head)
        except HeadUnreadableError as error:
            raise StoreDamagedError("store.missing_changes", reason="damaged") from error
        is_fresh = told is None and not found.number and not found.access
        return found.head if is_fresh else told

    def flush(self) -> None:
        """Write the lines of the access log that wait."""
        if len(self.queue) and not self.terms.read_only:
            with self.transaction():
                pass

    def checkpoint(self) -> None:
        """Bring the write-ahead log into the database and cut it to nothing."""
        if self.terms.read_only:
            return
        with self.locked(), faults.mapped():
            self.terms.hooks.on_point("checkpoint")
            self.bare().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def drop(self) -> None:
        """Close all files, without writing anything."""
        self.queue.stop()
        self._close_writer()
        self.reader.dispose()
        self.lock.close()


def _refuse_failed(connection: Connection) -> None:
    if engines.FAILED in connection.info:
        raise RuntimeError("a statement failed and the action went on")


def _commit(transaction: Any) -> None:  # noqa: ANN401 - a root transaction
    try:
        transaction.commit()
    except IntegrityError as error:
        raise UserError("row.reference_gone") from error


def _file_id(places: Places) -> tuple[int, int]:
    try:
        found = places.database.stat()
    except OSError:
        return 0, 0
    return found.st_dev, found.st_ino
