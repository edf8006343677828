"""Which rows ever belonged to a citizen: those that are live, and those taken away since."""

from sqlalchemy import Connection

from flexdesk.store.log.ledger import DELETED, WHOLE
from flexdesk.store.results import RowKey

_HOURS = "hours"
_GONE = (
    "SELECT DISTINCT made.entity, made.row FROM entry gone"
    " JOIN entry made ON made.row = gone.row AND made.entity = gone.entity"
    " WHERE gone.field = ? AND made.field = ? AND json_extract(made.value, ?) = ?"
)
"""Rows that were taken away at some time; one that was brought back is live as well."""
_PLACEMENTS = (
    "SELECT DISTINCT row FROM entry WHERE entity = 'placement' AND field = ?"
    " AND json_extract(value, '$.citizen') = ?"
)
_SETTINGS = (
    "SELECT DISTINCT row FROM entry WHERE entity = 'setting' AND field = ?"
    " AND json_extract(value, '$.value.citizen') = ?"
)


def rows_taken_away(connection: Connection, citizen: str) -> tuple[RowKey, ...]:
    """Return rows of a citizen that were taken away at some time, hours of placements too."""
    mine = _gone(connection, "$.citizen", citizen)
    hours = [
        key
        for (row,) in connection.exec_driver_sql(_PLACEMENTS, (WHOLE, citizen)).fetchall()
        for key in _gone(connection, "$.placement", str(row))
        if key[0] == _HOURS
    ]
    return (*mine, *hours)


def settings_about(connection: Connection, citizen: str) -> tuple[RowKey, ...]:
    """Return the settings that ever named a citizen, those that are taken away too."""
    rows = connection.exec_driver_sql(_SETTINGS, (WHOLE, citizen))
    return tuple(("setting", str(row)) for (row,) in rows)


def _gone(connection: Connection, path: str, value: str) -> tuple[RowKey, ...]:
    rows = connection.exec_driver_sql(_GONE, (DELETED, WHOLE, path, value))
    return tuple((str(entity), str(row)) for entity, row in rows)
