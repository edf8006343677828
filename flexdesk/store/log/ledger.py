"""The entries of one transaction: gathered while it runs, chained and written at its end."""

import secrets
from collections.abc import Iterable, Sequence
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
_INSERT_TX = (
    "INSERT INTO tx (origin, number, tx, actor, at, verb, facts, undoes, undoable, first_seq,"
    " entries, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_INSERT_ENTRY = (
    "INSERT INTO entry (origin, seq, tx, hlc, entity, row, field, parents, value, salt,"
    " value_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


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


class Ledger:
    """Gathers entries and knows the parents of each."""

    def __init__(self, connection: Connection, state: LogState) -> None:
        self._connection = connection
        self._state = state
        self._entries: list[Entry] = []
        self._here: dict[tuple[str, str], dict[str, int]] = {}

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
        here = self._here.get((entity, row), {})
        if field not in {DELETED, WHOLE} and (field in here or WHOLE in here):
            return [self._name(here[field] if field in here else here[WHOLE])]
        heads = {} if WHOLE in here else self._written(entity, row)
        heads.update({name: self._name(seq) for name, seq in here.items()})
        if field in {DELETED, WHOLE}:
            return sorted(heads.values())
        shown = heads.get(field) or heads.get(WHOLE)
        return [shown] if shown else []

    def _append(self, entity: str, row: str, field: str, parents: list[str], value: str) -> None:
        here = self._here.setdefault((entity, row), {})
        if field == WHOLE:
            here.clear()
        here[field] = self._state.next_seq + len(self._entries)
        self._entries.append(Entry(entity, row, field, canonical.to_text(parents), value))

    def add(
        self,
        entity: str,
        row: str,
        field: str,
        value: object,
        parents: list[str] | None = None,
    ) -> None:
        """Gather one entry; its parents are the entries that are shown now."""
        if parents is None or (entity, row) in self._here:
            parents = self._heads(entity, row, field)
        self._append(entity, row, field, parents, canonical.to_text(value))

    def add_new(self, entity: str, rows: Sequence[tuple[str, object]]) -> None:
        """Gather the entries of new rows; one that once was there has old entries as parents."""
        once = self._once_there(entity, [row for row, _ in rows])
        for row, value in rows:
            if row in once or (entity, row) in self._here:
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
        rows = []
        for row, made in self._chained(facts, log_key, last):
            rows.append(row)
            last = made
        for start in range(0, len(rows), _CHUNK * 4):
            part = rows[start : start + _CHUNK * 4]
            self._connection.exec_driver_sql(_INSERT_ENTRY, part)
        return replace(
            state,
            number=tx_link.number,
            next_seq=state.next_seq + len(rows),
            last_hash=last,
            last_hlc=facts.hlc if rows else state.last_hlc,
        )

    def _chained(
        self, facts: TxFacts, log_key: bytes, last: bytes
    ) -> Iterable[tuple[tuple[object, ...], bytes]]:
        origin = self._state.origin
        salts = secrets.token_bytes(chain.SALT_BYTES * len(self._entries))
        for place, entry in enumerate(self._entries):
            seq = self._state.next_seq + place
            salt = salts[place * chain.SALT_BYTES : (place + 1) * chain.SALT_BYTES]
            hashed = chain.value_hash(salt, entry.value)
            plain = (
                origin, seq, facts.tx, facts.hlc, entry.entity, entry.row, entry.field,
                entry.parents,
            )  # fmt: skip
            last = chain.link(log_key, last, chain.entry_line(*plain, hashed))
            yield (*plain, entry.value, salt, hashed, last), last


def _tx_values(link: TxLink, made: bytes) -> tuple[object, ...]:
    return (
        link.origin, link.number, link.tx, link.actor, link.at, link.verb, link.facts,
        link.undoes, int(link.undoable), link.first_seq, link.entries, made,
    )  # fmt: skip
