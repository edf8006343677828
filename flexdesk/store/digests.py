"""The digest: one hash over all live rows."""

import hashlib

from sqlalchemy import Connection

from flexdesk.store.log import canonical
from flexdesk.store.reads import dump_of

_BYTES = 32


def digest_of(connection: Connection) -> str:
    """Return the hash of all live rows of all entities; derived columns are not in it."""
    made = hashlib.blake2b(digest_size=_BYTES)
    for entity, rows in dump_of(connection).items():
        made.update(f"{entity}\n".encode())
        for row in rows:
            made.update(canonical.to_text(row).encode())
            made.update(b"\n")
    return made.hexdigest()


def count_rows(connection: Connection) -> int:
    """Return how many live rows there are in all."""
    return sum(len(rows) for rows in dump_of(connection).values())
