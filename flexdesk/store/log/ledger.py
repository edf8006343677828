"""The entries of one transaction: gathered while it runs, chained and written at its end.

The chain begins with the number of entries, so none can be written before the last is known. What
waits is packed: a large import would fill the memory with its own log otherwise.
"""

import json
import secrets
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from flexdesk.store.log import canonical, chain
from flexdesk.store.log.chain import TxLink
from flexdesk.store.log.state import LogState

WHOLE = "*"
DELETED = "_deleted"
ERASE = "_erase"
"""Entity of the entries that name what an erasing transaction emptied."""
_CHUNK = 500
_PACKED = 2000
_LIGHTLY = 1
_INSERT_TX = (
    "INSERT INTO tx (origin, number, tx, actor, at, verb, facts, undoes, undoable, first_seq,"
    " entries, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_INSERT_ENTRY = (
    "INSERT INTO entry (origin, seq, tx, hlc, entity, row, field, parents, value, salt,"
    " value_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


_EntryRow = tuple[str, int, str, str, str, str, str, str, str, bytes, bytes, bytes]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry before it is chained."""

    entity: str
    row: str
    field: str
    parents: str
    value: str


@dataclass(frozen=True, slots=True)
class TxFacts:
    """Who does what, and when."""

    tx: str
    actor: str
    at: str
    verb: str
    facts: str
    undoes: str | None
    undoable: bool
    hlc: str


class _Waiting:
    """Entries in order, all but the last of them packed."""

    def __init__(self) -> None:
        self._packs: list[bytes] = []
        self._open: list[Entry] = []

    def __len__(self) -> int:
        return len(self._packs) * _PACKED + len(self._open)

    def append(self, entry: Entry) -> None:
        """Take one entry."""
        self._open.append(entry)
        if len(self._open) == _PACKED:
            fields = [(e.entity, e.row, e.field, e.parents, e.value) for e in self._open]
            text = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
            self._packs.append(zlib.compress(text.encode("utf-8", "surrogatepass"), _LIGHTLY))
            self._open = []

    def parts(self) -> Iterator[list[Entry]]:
        """Yield the entries, part by part."""
        for pack in self._packs:
            fields = json.loads(zlib.decompress(pack).decode("utf-8", "surrogatepass"))
            yield [Entry(*each) for each in fields]
        if self._open:
            yield self._open


class Ledger:
    """Gathers entries and knows the parents of each."""

    def __init__(self, connection: Connection, state: LogState) -> None:
        self._connection = connection
        self._state = state
        self._entries = _Waiting()
        self._here: dict[str, dict[str, dict[str, int]]] = {}
        self._new: dict[str, dict[str, int]] = {}
        """Place of the one entry of new rows, by entity: most rows of an import are no more."""

    def __len__(self) -> int:
        """Return how many entries were gathered."""
        return len(self._entries)

    def _name(self, seq: int) -> str:
        return f"{self._state.origin}:{seq}"

    def _written(self, entity: str, row: str) -> dict[str, str]:
        rows = self._connection.exec_driver_sql(
            "SELECT field, origin, seq, max(no) FROM entry WHERE row = ? AND entity = ?"
            " GROUP BY field",
            (row, entity),
        ).fetchall()
        latest = {field: (no, f"{origin}:{seq}") for field, origin, seq, no in rows}
        whole = latest.get(WHOLE, (0, ""))[0]
        # an entry for the whole row stands over the older entries of its fields
        return {field: name for field, (no, name) in latest.items() if no >= whole}

    def _heads(self, entity: str, row: str, field: str) -> list[str]:
        here = self._fields_here(entity, row)
        if field not in {DELETED, WHOLE} and (field in here or WHOLE in here):
            return [self._name(here[field] if field in here else here[WHOLE])]
        heads = {} if WHOLE in here else self._written(entity, row)
        heads.update({name: self._name(seq) for name, seq in here.items()})
        if field in {DELETED, WHOLE}:
            return sorted(heads.values())
        shown = heads.get(field) or heads.get(WHOLE)
        return [shown] if shown else []

    def _append(self, entity: str, row: str, field: str, parents: list[str], value: str) -> None:
        seq = self._state.next_seq + len(self._entries)
        if field == WHOLE:
            self._here.get(entity, {}).pop(row, None)
            self._new.setdefault(entity, {})[row] = seq
        else:
            here = self._fields_here(entity, row)
            self._here.setdefault(entity, {})[row] = {**here, field: seq}
        self._entries.append(Entry(entity, row, field, canonical.to_text(parents), value))

    def _fields_here(self, entity: str, row: str) -> dict[str, int]:
        """Return the places of the entries of a row in this transaction, by field."""
        fields = self._here.get(entity, {}).get(row)
        if fields is not None:
            return fields
        whole = self._new.get(entity, {}).get(row)
        return {} if whole is None else {WHOLE: whole}

    def add(
        self,
        entity: str,
        row: str,
        field: str,
        value: object,
        parents: list[str] | None = None,
    ) -> None:
        """Gather one entry; its parents are the entries that are shown now."""
        if parents is None or self._fields_here(entity, row):
            parents = self._heads(entity, row, field)
        self._append(entity, row, field, parents, canonical.to_text(value))

    def add_new(self, entity: str, rows: Sequence[tuple[str, object]]) -> None:
        """Gather the entries of new rows; one that once was there has old entries as parents."""
        once = self._once_there(entity, [row for row, _ in rows])
        for row, value in rows:
            if row in once or self._fields_here(entity, row):
                self.add(entity, row, WHOLE, value)
            else:
                self._append(entity, row, WHOLE, [], canonical.to_text(value))

    def _once_there(self, entity: str, rows: list[str]) -> set[str]:
        found: set[str] = set()
        for start in range(0, len(rows), _CHUNK):
            part = rows[start : start + _CHUNK]
            marks = ", ".join("?" * len(part))
            query = f"SELECT DISTINCT row FROM entry WHERE row IN ({marks}) AND entity = ?"  # noqa: S608 - marks only
            found.update(row[0] for row in self._connection.exec_driver_sql(query, (*part, entity)))
        return found

    def write(self, facts: TxFacts, log_key: bytes) -> LogState:
        """Chain and write the transaction with its entries; return where the log then stands."""
        state = self._state
        tx_link = TxLink(
            origin=state.origin,
            number=state.number + 1,
            tx=facts.tx,
            actor=facts.actor,
            at=facts.at,
            verb=facts.verb,
            facts=facts.facts,
            undoes=facts.undoes,
            undoable=facts.undoable,
            first_seq=state.next_seq,
            entries=len(self._entries),
        )
        last = chain.link(log_key, state.last_hash, tx_link.line())
        self._connection.exec_driver_sql(_INSERT_TX, _tx_values(tx_link, last))
        seq = state.next_seq
        for part in self._entries.parts():
            rows = self._chained(part, seq, facts, (log_key, last))
            self._connection.exec_driver_sql(_INSERT_ENTRY, rows)
            seq += len(rows)
            last = rows[-1][-1]
        return replace(
            state,
            number=tx_link.number,
            next_seq=seq,
            last_hash=last,
            last_hlc=facts.hlc if seq > state.next_seq else state.last_hlc,
        )

    def _chained(
        self, entries: Sequence[Entry], first: int, facts: TxFacts, chained: tuple[bytes, bytes]
    ) -> list[_EntryRow]:
        """Return the rows of entries that begin at `first`, each linked to the one before it."""
        log_key, last = chained
        salts = secrets.token_bytes(chain.SALT_BYTES * len(entries))
        rows: list[_EntryRow] = []
        for place, entry in enumerate(entries):
            salt = salts[place * chain.SALT_BYTES : (place + 1) * chain.SALT_BYTES]
            hashed = chain.value_hash(salt, entry.value)
            plain = (
                self._state.origin, first + place, facts.tx, facts.hlc, entry.entity, entry.row,
                entry.field, entry.parents,
            )  # fmt: skip
            last = chain.link(log_key, last, chain.entry_line(*plain, hashed))
            rows.append((*plain, entry.value, salt, hashed, last))
        return rows


def _tx_values(link: TxLink, made: bytes) -> tuple[object, ...]:
    return (
        link.origin, link.number, link.tx, link.actor, link.at, link.verb, link.facts,
        link.undoes, int(link.undoable), link.first_seq, link.entries, made,
    )  # fmt: skip
