"""The history: user actions, newest first, with what undid them."""

import json

from sqlalchemy import Connection

from flexdesk.store import undo
from flexdesk.store.results import TxRow


def rows(connection: Connection, limit: int) -> tuple[TxRow, ...]:
    """Return the last transactions, newest first."""
    pairs = [
        (tx, undoes)
        for tx, undoes in connection.exec_driver_sql("SELECT tx, undoes FROM tx ORDER BY no")
    ]
    in_effect = undo.effects_of(pairs)
    undone_by = {undoes: tx for tx, undoes in pairs if undoes is not None and in_effect[tx]}
    found = connection.exec_driver_sql(
        "SELECT tx, at, actor, verb, facts, undoes, undoable FROM tx ORDER BY no DESC LIMIT ?",
        (limit,),
    )
    return tuple(
        TxRow(tx, at, actor, verb, json.loads(facts), undoes, undone_by.get(tx), bool(undoable))
        for tx, at, actor, verb, facts, undoes, undoable in found
    )
