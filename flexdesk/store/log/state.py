"""Where the log stands: the last transaction and the last links of both chains."""

from dataclasses import dataclass

from sqlalchemy import Connection

from flexdesk.store.disk.head import Head
from flexdesk.store.log import chain


@dataclass(frozen=True, slots=True)
class LogState:
    """The end of the log of the present origin."""

    origin: str
    number: int
    next_seq: int
    last_hash: bytes
    last_hlc: str
    access: int
    access_hash: bytes

    @property
    def head(self) -> Head:
        """Return the head that tells this end."""
        return Head(
            self.origin, self.number, self.last_hash.hex(), self.access, self.access_hash.hex()
        )


def _last_link(connection: Connection, origin: str) -> tuple[int, int, bytes]:
    """Return number, next seq and last hash of an origin; 0, 1 and nothing when it is new."""
    row = connection.exec_driver_sql(
        "SELECT number, first_seq, entries, hash FROM tx WHERE origin = ?"
        " ORDER BY number DESC LIMIT 1",
        (origin,),
    ).fetchone()
    if row is None:
        return 0, 1, b""
    number, first_seq, entries, last_hash = row
    if entries:
        last = first_seq + entries - 1
        found = connection.exec_driver_sql(
            "SELECT hash FROM entry WHERE origin = ? AND seq = ?", (origin, last)
        ).fetchone()
        last_hash = found[0] if found else b"missing"
    return number, first_seq + entries, last_hash


def origins(connection: Connection) -> tuple[str, ...]:
    """Return the origins of this store, oldest first."""
    rows = connection.exec_driver_sql("SELECT origin FROM origin ORDER BY ordinal").fetchall()
    return tuple(row[0] for row in rows)


def read(connection: Connection, log_key: bytes) -> LogState:
    """Return where the log stands."""
    known = origins(connection)
    origin = known[-1] if known else ""
    number, next_seq, last_hash = _last_link(connection, origin)
    if not number:
        before = _last_link(connection, known[-2])[2] if len(known) > 1 else b""
        last_hash = chain.genesis(log_key, origin, before)
    stamp = connection.exec_driver_sql("SELECT hlc FROM entry ORDER BY no DESC LIMIT 1").scalar()
    access = connection.exec_driver_sql(
        "SELECT number, hash FROM access ORDER BY number DESC LIMIT 1"
    ).fetchone()
    access_number, access_hash = access or (0, b"")
    return LogState(
        origin, number, next_seq, last_hash, str(stamp or ""), access_number, access_hash
    )


def holds(connection: Connection, head: Head, log_key: bytes) -> bool:
    """Return whether the log holds the commit and the access line a head tells of."""
    return _holds_commit(connection, head, log_key) and _holds_access(connection, head)


def _holds_commit(connection: Connection, head: Head, log_key: bytes) -> bool:
    known = origins(connection)
    if head.origin not in known:
        return False
    place = known.index(head.origin)
    if not head.commit:
        before = _last_link(connection, known[place - 1])[2] if place else b""
        return chain.genesis(log_key, head.origin, before).hex() == head.log_hash
    row = connection.exec_driver_sql(
        "SELECT coalesce((SELECT hash FROM entry WHERE tx.entries > 0 AND entry.origin = tx.origin"
        " AND entry.seq = tx.first_seq + tx.entries - 1), hash)"
        " FROM tx WHERE origin = ? AND number = ?",
        (head.origin, head.commit),
    ).fetchone()
    return row is not None and row[0].hex() == head.log_hash


def _holds_access(connection: Connection, head: Head) -> bool:
    if not head.access:
        return True
    row = connection.exec_driver_sql(
        "SELECT hash FROM access WHERE number = ?", (head.access,)
    ).fetchone()
    return row is not None and row[0].hex() == head.access_hash
