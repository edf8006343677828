"""Drafts: half-written texts, kept in the encrypted store but in neither log nor dump."""

from sqlalchemy import Connection

_CITIZENS = "note:"
_VISITS = "visit:"


def key_of_note(citizen: str) -> str:
    """Return the key of the note that is being written about a citizen."""
    return _CITIZENS + citizen


def drop_of_citizen(connection: Connection, citizen: str) -> None:
    """Forget all that is half-written about a citizen."""
    for key in (_CITIZENS + citizen, _VISITS + citizen):
        drop(connection, key)


def save(connection: Connection, key: str, text: str) -> None:
    """Keep a text under a key, in the place of the one before."""
    connection.exec_driver_sql(
        "INSERT INTO draft (key, text) VALUES (?, ?)"
        " ON CONFLICT (key) DO UPDATE SET text = excluded.text",
        (key, text),
    )


def read(connection: Connection, key: str) -> str:
    """Return the text under a key, empty when there is none."""
    found = connection.exec_driver_sql("SELECT text FROM draft WHERE key = ?", (key,)).scalar()
    return str(found or "")


def drop(connection: Connection, key: str) -> None:
    """Forget the text under a key."""
    connection.exec_driver_sql("DELETE FROM draft WHERE key = ?", (key,))
