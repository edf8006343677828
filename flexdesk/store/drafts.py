"""Drafts: half-written texts, kept in the encrypted store but in neither log nor dump."""

from sqlalchemy import Connection

_CITIZENS = "note:"


def key_of_note(citizen: str) -> str:
    """Return the key of the note that is being written about a citizen."""
    return _CITIZENS + citizen


def drop_of_row(connection: Connection, row: str) -> None:
    """Forget all that is half-written about a row, such as a citizen, whatever it was to be."""
    # a key is what it is to be, then the citizen, then perhaps the row it is about
    connection.exec_driver_sql(
        "DELETE FROM draft WHERE instr(':' || key || ':', ':' || ? || ':') > 0", (row,)
    )


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


def every(connection: Connection) -> tuple[tuple[str, str], ...]:
    """Return every text with its key, in order of keys."""
    rows = connection.exec_driver_sql("SELECT key, text FROM draft ORDER BY key")
    return tuple((str(key), str(text)) for key, text in rows)
