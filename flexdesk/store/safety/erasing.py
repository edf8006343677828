"""Erasing for good: values leave tables and log; the chain still verifies.

Every emptied entry is named by an entry `_erase` of the erasing transaction, so an emptying that
nobody asked for is found.
"""

from collections.abc import Sequence

from sqlalchemy import Connection

from flexdesk.store import contents, drafts
from flexdesk.store.log.ledger import DELETED, ERASE
from flexdesk.store.results import RowKey
from flexdesk.store.schema.shapes import SHAPES
from flexdesk.store.shelf import chunks
from flexdesk.store.work import UnitOfWork

_ORDER = {entity: place for place, entity in enumerate(SHAPES)}


def erase(connection: Connection, uow: UnitOfWork, rows: Sequence[RowKey]) -> int:
    """Take rows away and empty all their values in the log; return how many entries that were.

    Rows go in the order that what refers goes before what it refers to; what the last import
    brought for a row goes with it, and so do the bytes of attachments nobody names any more.
    """
    bases = [("import_base", row) for entity, row in rows if entity != "import_base"]
    wanted = sorted({*rows, *bases}, key=lambda key: (-_ORDER[key[0]], key[1]))
    for entity, row in wanted:
        if uow.shelf.get(entity, row) is not None:
            uow.delete(entity, row)
        drafts.drop_of_row(connection, row)
    emptied = sum(_empty(connection, uow, key) for key in wanted)
    contents.drop_unreferred(connection)
    return emptied


def _empty(connection: Connection, uow: UnitOfWork, key: RowKey) -> int:
    entity, row = key
    found = connection.exec_driver_sql(
        "SELECT no, origin || ':' || seq FROM entry"
        " WHERE row = ? AND entity = ? AND field <> ? AND value IS NOT NULL ORDER BY no",
        (row, entity, DELETED),
    ).fetchall()
    for _, name in found:
        uow.ledger.add(ERASE, name, "value", value=True, parents=[])
    for part in chunks(str(no) for no, _ in found):
        connection.exec_driver_sql(
            f"UPDATE entry SET value = NULL, salt = NULL WHERE no IN ({', '.join(part)})"  # noqa: S608 - numbers read above
        )
    return len(found)
