"""Search rows: folded text per citizen, made from the tables, found by prefix and by middle."""

import re
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection

from flexdesk.base.danish import fold
from flexdesk.store.shelf import Stale, chunks

_WORDS = re.compile(r"[^\W_]+")
_COLUMNS = ("citizen", "name", "candidate", "consultant", "workplace")
SearchRow = tuple[str, str, str, str, str]
_CPR_SHORTEST = 2
_CPR_LONGEST = 10
_UPSERT = (
    "INSERT INTO search_row (citizen, name, candidate, consultant, workplace)"
    " VALUES (?, ?, ?, ?, ?) ON CONFLICT (citizen) DO UPDATE SET name = excluded.name,"
    " candidate = excluded.candidate, consultant = excluded.consultant,"
    " workplace = excluded.workplace"
)


def _marks(part: list[str]) -> str:
    return ", ".join("?" * len(part))


def _consultants(connection: Connection) -> dict[str, str]:
    rows = connection.exec_driver_sql(
        "SELECT initials, group_concat(name, ' ') FROM (SELECT initials, name FROM consultant"
        " ORDER BY initials, id) GROUP BY initials"
    )
    return {initials: name or "" for initials, name in rows}


def expected(connection: Connection, citizens: list[str] | None = None) -> dict[str, SearchRow]:
    """Return the search rows that the tables give, for some citizens or for all."""
    consultants = _consultants(connection)
    found: dict[str, SearchRow] = {}
    if citizens is None:
        return _expected(connection, consultants, "", ())
    for part in chunks(citizens):
        where = f" WHERE {{}} IN ({_marks(part)})"
        found.update(_expected(connection, consultants, where, tuple(part)))
    return found


def _expected(
    connection: Connection, consultants: Mapping[str, str], where: str, values: tuple[str, ...]
) -> dict[str, SearchRow]:
    places: dict[str, list[str]] = {}
    rows = connection.exec_driver_sql(
        "SELECT DISTINCT p.citizen, w.name, w.id FROM placement p JOIN workplace w"  # noqa: S608 - marks only
        " ON w.id = p.workplace" + where.format("p.citizen") + " ORDER BY p.citizen, w.id",
        values,
    )
    for citizen, name, _ in rows:
        places.setdefault(citizen, []).append(name)
    people = connection.exec_driver_sql(
        "SELECT id, first_name, last_name, candidate_no, consultant FROM citizen"  # noqa: S608 - marks only
        + where.format("id"),
        values,
    )
    return {
        row: (
            row,
            fold(f"{first} {last}"),
            fold(candidate),
            fold(f"{consultant} {consultants.get(consultant, '')}".strip()),
            fold(" ".join(dict.fromkeys(places.get(row, [])))),
        )
        for row, first, last, candidate, consultant in people
    }


def stored(connection: Connection, citizens: list[str] | None = None) -> dict[str, SearchRow]:
    """Return the search rows that are stored, for some citizens or for all."""
    query = f"SELECT {', '.join(_COLUMNS)} FROM search_row"  # noqa: S608 - fixed names
    if citizens is None:
        rows = connection.exec_driver_sql(query).fetchall()
        return {row[0]: tuple(row) for row in rows}
    found: dict[str, SearchRow] = {}
    for part in chunks(citizens):
        rows = connection.exec_driver_sql(
            f"{query} WHERE citizen IN ({_marks(part)})", tuple(part)
        ).fetchall()
        found.update({row[0]: tuple(row) for row in rows})
    return found


def _widened(connection: Connection, stale: Stale) -> set[str]:
    citizens = set(stale.citizens)
    for column, table, values in (
        ("citizen", "placement WHERE workplace", stale.workplaces),
        ("id", "citizen WHERE consultant", stale.initials),
    ):
        for part in chunks(values):
            rows = connection.exec_driver_sql(
                f"SELECT {column} FROM {table} IN ({_marks(part)})",  # noqa: S608 - fixed names and marks
                tuple(part),
            )
            citizens.update(row[0] for row in rows)
    return citizens


def refresh(connection: Connection, stale: Stale) -> None:
    """Make the search rows follow from the tables again."""
    if stale:
        _rebuild(connection, sorted(_widened(connection, stale)))


def rebuild(connection: Connection) -> None:
    """Make all search rows anew, as when the way of folding changes."""
    connection.exec_driver_sql("DELETE FROM search_row")
    _rebuild(connection, None)


def _rebuild(connection: Connection, citizens: list[str] | None) -> None:
    wanted = expected(connection, citizens)
    present = stored(connection, citizens)
    fresh = [row for key, row in wanted.items() if present.get(key) != row]
    if fresh:
        connection.exec_driver_sql(_UPSERT, fresh)
    for part in chunks(key for key in present if key not in wanted):
        connection.exec_driver_sql(
            f"DELETE FROM search_row WHERE citizen IN ({_marks(part)})",  # noqa: S608 - marks only
            tuple(part),
        )


def _escaped(word: str) -> str:
    return re.sub(r"([\\%_])", r"\\\1", word)


def _by_cpr(connection: Connection, digits: str, limit: int) -> list[str]:
    rows = connection.exec_driver_sql(
        "SELECT id FROM citizen WHERE cpr >= ? AND cpr < ? ORDER BY sort_name LIMIT ?",
        (digits, digits + ":", limit),
    )
    return [row[0] for row in rows]


def _by_prefix(connection: Connection, words: list[str], limit: int) -> list[str]:
    match = " ".join(f'"{word}"*' for word in words)
    rows = connection.exec_driver_sql(
        "SELECT c.id FROM search_index JOIN search_row s ON s.number = search_index.rowid"
        " JOIN citizen c ON c.id = s.citizen WHERE search_index MATCH ?"
        " ORDER BY c.sort_name LIMIT ?",
        (match, limit),
    )
    return [row[0] for row in rows]


def _by_middle(connection: Connection, words: Iterable[str], limit: int) -> list[str]:
    patterns = [f"%{_escaped(word)}%" for word in words]
    text = "(s.name || ' ' || s.candidate || ' ' || s.consultant || ' ' || s.workplace)"
    where = " AND ".join([f"{text} LIKE ? ESCAPE '\\'"] * len(patterns))
    rows = connection.exec_driver_sql(
        "SELECT c.id FROM search_row s JOIN citizen c ON c.id = s.citizen"  # noqa: S608 - fixed text and marks
        f" WHERE {where} ORDER BY c.sort_name LIMIT ?",
        (*patterns, limit),
    )
    return [row[0] for row in rows]


def _digits_of_cpr(text: str) -> str:
    digits = re.sub(r"[\s-]", "", text)
    is_cpr = digits.isdecimal() and digits.isascii()
    return digits if is_cpr and _CPR_SHORTEST <= len(digits) <= _CPR_LONGEST else ""


def find(connection: Connection, text: str, limit: int) -> tuple[str, ...]:
    """Return the ids of citizens that a text finds, best first.

    Every word must be the start of a word of name, candidate number, workplace or consultant; when
    that fills less than `limit`, words in the middle of others follow. Digits find CPR numbers.
    """
    found: list[str] = []
    digits = _digits_of_cpr(text)
    if digits:
        found += _by_cpr(connection, digits, limit)
    words = _WORDS.findall(fold(text))
    if words and len(found) < limit:
        found += _by_prefix(connection, words, limit)
    if words and len(dict.fromkeys(found)) < limit:
        found += _by_middle(connection, words, limit)
    return tuple(dict.fromkeys(found))[:limit]
