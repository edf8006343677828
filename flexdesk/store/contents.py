"""Contents: the bytes of attachments under their SHA-256, beside the log that holds the hash.

Equal bytes are kept once. They stay as long as a live row or an entry of the log names them, so
that undo brings a deleted attachment back whole; erasing the last that does takes them away.
"""

import hashlib
from collections.abc import Iterator

from sqlalchemy import Connection

from flexdesk.base.errors import StoreDamagedError

_REFERRED = (
    "EXISTS (SELECT 1 FROM attachment WHERE attachment.content_hash = content.hash)"
    " OR EXISTS (SELECT 1 FROM entry WHERE entry.entity = 'attachment'"
    " AND entry.value IS NOT NULL AND instr(entry.value, content.hash) > 0)"
)


def hash_of(data: bytes) -> str:
    """Return the name bytes are kept under."""
    return hashlib.sha256(data).hexdigest()


def put(connection: Connection, data: bytes) -> str:
    """Keep bytes, unless they are there already; return their hash."""
    name = hash_of(data)
    connection.exec_driver_sql(
        "INSERT INTO content (hash, bytes) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING",
        (name, data),
    )
    return name


def read(connection: Connection, name: str) -> bytes:
    """Return the bytes under a hash.

    Raises:
        StoreDamagedError: `content.missing` or `content.damaged`.
    """
    found = _bytes_of(connection, name)
    if found is None:
        raise StoreDamagedError("content.missing")
    if hash_of(found) != name:
        raise StoreDamagedError("content.damaged")
    return found


def drop_unreferred(connection: Connection) -> int:
    """Take away bytes that neither a row nor the log names any more; return how many files."""
    dropped = connection.exec_driver_sql(f"DELETE FROM content WHERE NOT ({_REFERRED})")  # noqa: S608 - our own words
    return dropped.rowcount


def faults(connection: Connection) -> Iterator[tuple[str, str]]:
    """Yield code and hash of what is wrong: missing, other bytes than told, named by nothing."""
    missing = connection.exec_driver_sql(
        "SELECT DISTINCT content_hash FROM attachment"
        " WHERE content_hash NOT IN (SELECT hash FROM content) ORDER BY content_hash"
    )
    yield from (("verify.content_missing", name) for (name,) in missing.fetchall())
    for name in names(connection):
        if hash_of(_bytes_of(connection, name) or b"") != name:
            yield "verify.content_damaged", name
    stray = connection.exec_driver_sql(f"SELECT hash FROM content WHERE NOT ({_REFERRED})")  # noqa: S608 - our own words
    yield from (("verify.content_stray", name) for (name,) in stray.fetchall())


def names(connection: Connection) -> list[str]:
    """Return the hashes of all bytes that are kept."""
    found = connection.exec_driver_sql("SELECT hash FROM content ORDER BY hash")
    return [str(name) for (name,) in found.fetchall()]


def _bytes_of(connection: Connection, name: str) -> bytes | None:
    found = connection.exec_driver_sql("SELECT bytes FROM content WHERE hash = ?", (name,)).scalar()
    return None if found is None else bytes(found)
