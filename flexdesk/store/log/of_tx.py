"""What one action did: which rows, which fields, from what to what, and about whom."""

from collections import defaultdict

from sqlalchemy import Connection

from flexdesk.store.log import cells
from flexdesk.store.log.cells import ERASED, NEVER
from flexdesk.store.log.ledger import DELETED, WHOLE
from flexdesk.store.results import RowChange

_ROWS_OF = (
    "SELECT entity, count(DISTINCT row) FROM entry WHERE tx = ?"
    " AND substr(entity, 1, 1) <> '_' GROUP BY entity"
)
_MADE = (
    "SELECT entity, row FROM entry WHERE field = '*' AND"
    " (json_extract(value, '$.citizen') = :citizen"
    "  OR entity = 'hours' AND json_extract(value, '$.placement') IN"
    "   (SELECT row FROM entry WHERE entity = 'placement' AND field = '*'"
    "    AND json_extract(value, '$.citizen') = :citizen))"
)
_ABOUT = (
    "SELECT e.tx, e.entity, e.row, json_extract(m.value, '$.citizen'),"
    " json_extract(m.value, '$.placement')"
    " FROM (SELECT DISTINCT tx, entity, row FROM entry WHERE tx IN"
    "  (SELECT tx FROM tx WHERE entries <= :most ORDER BY no DESC LIMIT :limit)) e"
    " LEFT JOIN entry m ON m.row = e.row AND m.entity = e.entity AND m.field = '*'"
)
_OF_PLACEMENT = (
    "SELECT json_extract(value, '$.citizen') FROM entry"
    " WHERE row = ? AND entity = 'placement' AND field = '*'"
)


def counts(connection: Connection, tx: str) -> dict[str, int]:
    """Return how many rows of each entity an action touched."""
    rows = connection.exec_driver_sql(_ROWS_OF, (tx,))
    return {str(entity): int(number) for entity, number in rows}


def changes(connection: Connection, tx: str) -> tuple[RowChange, ...]:
    """Return every cell an action changed, rows in the order they were written."""
    found: list[RowChange] = []
    for (entity, row), history in cells.of_tx(connection, tx).items():
        before, after = history.before[tx], history.after[tx]
        was_gone = before[DELETED].value is True if DELETED in before else False
        is_gone = after[DELETED].value is True
        if DELETED in before and was_gone is not is_gone:
            values = {name: cell.value for name, cell in after.items() if name != DELETED}
            found.append(RowChange(entity, row, WHOLE, None if was_gone else values,
                                   values if was_gone else None))  # fmt: skip
            continue
        for name, cell in before.items():
            if name != DELETED:
                old = None if cell is NEVER else cell.value
                found.append(RowChange(entity, row, name, _plain(old), _plain(after[name].value)))
    return tuple(found)


def of_citizen(connection: Connection, citizen: str) -> frozenset[str]:
    """Return the actions that touched any row a citizen ever had."""
    rows = connection.exec_driver_sql(_MADE, {"citizen": citizen})
    ids = {str(row) for _entity, row in rows} | {citizen}
    found: set[str] = set()
    for row in ids:
        found.update(
            str(tx)
            for (tx,) in connection.exec_driver_sql(
                "SELECT DISTINCT tx FROM entry WHERE row = ?", (row,)
            )
        )
    return frozenset(found)


def people(connection: Connection, limit: int, most: int) -> dict[str, tuple[str, ...]]:
    """Return the citizens the last actions were about, those with few entries only."""
    about: dict[str, dict[str, None]] = defaultdict(dict)
    by_placement: dict[str, str] = {}
    rows = connection.exec_driver_sql(_ABOUT, {"limit": limit, "most": most})
    for tx, entity, row, citizen, placement in rows.fetchall():
        whose = str(row) if entity == "citizen" else citizen
        if whose is None and placement is not None:
            whose = by_placement.setdefault(placement, _citizen_at(connection, placement))
        if whose:
            about[str(tx)][str(whose)] = None
    return {tx: tuple(found) for tx, found in about.items()}


def _citizen_at(connection: Connection, placement: str) -> str:
    found = connection.exec_driver_sql(_OF_PLACEMENT, (placement,)).scalar()
    return str(found or "")


def _plain(value: object) -> object:
    return None if value is ERASED else value
