"""The audit of both chains: every link made anew, the rows folded on the way."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from flexdesk.store.log import access, chain, state
from flexdesk.store.log.access import AccessLine
from flexdesk.store.log.chain import TxLink
from flexdesk.store.log.ledger import DELETED, ERASE, WHOLE

Problem = tuple[str, dict[str, object]]
_CHUNK = 2000


@dataclass(slots=True)
class LogAudit:
    """What the walk along the log found, and the rows it gives."""

    problems: list[Problem] = field(default_factory=list)
    transactions: int = 0
    entries: int = 0
    live: dict[str, dict[str, dict[str, object]]] = field(default_factory=dict)
    """Entity to id to fields, of the rows that are there."""


@dataclass(slots=True)
class _Fold:
    """Rows as the log gives them, deleted ones apart."""

    live: dict[str, dict[str, dict[str, object]]] = field(default_factory=lambda: defaultdict(dict))
    gone: dict[str, dict[str, dict[str, object]]] = field(default_factory=lambda: defaultdict(dict))

    def take(self, entity: str, row: str, name: str, value: object) -> None:
        """Apply one entry."""
        if name == WHOLE:
            self.gone[entity].pop(row, None)
            self.live[entity][row] = dict(value) if isinstance(value, dict) else {}
        elif name == DELETED:
            source, target = (self.live, self.gone) if value else (self.gone, self.live)
            if row in source[entity]:
                target[entity][row] = source[entity].pop(row)
        else:
            rows = self.live if row in self.live[entity] else self.gone
            rows[entity].setdefault(row, {})[name] = value


class _Walk:
    """Follows the chain of transactions and entries from the first link to the last."""

    def __init__(self, connection: Connection, key: bytes) -> None:
        self._connection = connection
        self._key = key
        self._fold = _Fold()
        self._emptied: set[str] = set()
        self._named: set[str] = set()
        self.found = LogAudit()

    def _problem(self, code: str, **facts: object) -> None:
        self.found.problems.append((code, facts))

    def _entries(self) -> Iterator[Sequence[object]]:
        result = self._connection.execution_options(yield_per=_CHUNK).exec_driver_sql(
            "SELECT origin, seq, tx, hlc, entity, row, field, parents, value, salt, value_hash,"
            " hash FROM entry ORDER BY no"
        )
        yield from (tuple(row) for row in result)

    def run(self) -> LogAudit:
        """Walk and return what was found."""
        entries = self._entries()
        known = state.origins(self._connection)
        last, place, number, seq = b"", -1, 0, 1
        for link, made in self._links():
            if link.origin not in known:
                self._problem("verify.log_origin", tx=link.tx)
                continue
            while place < known.index(link.origin):
                place += 1
                last, number, seq = chain.genesis(self._key, known[place], last), 0, 1
            if (link.number, link.first_seq) != (number + 1, seq):
                self._problem("verify.log_gap", tx=link.tx)
            last = self._check(chain.link(self._key, last, link.line()), made, link.tx)
            for _ in range(link.entries):
                last = self._take(next(entries, None), link, seq, last)
                seq += 1
            number = link.number
            self.found.transactions += 1
        if next(entries, None) is not None:
            self._problem("verify.log_gap", tx="")
        for name in sorted(self._emptied - self._named):
            self._problem("verify.log_emptied", entry=name)
        self.found.live = {entity: dict(rows) for entity, rows in self._fold.live.items()}
        return self.found

    def _links(self) -> Iterator[tuple[TxLink, bytes]]:
        rows = self._connection.exec_driver_sql(
            "SELECT origin, number, tx, actor, at, verb, facts, undoes, undoable, first_seq,"
            " entries, hash FROM tx ORDER BY no"
        ).fetchall()
        for row in rows:
            yield TxLink(*row[:8], bool(row[8]), row[9], row[10]), row[11]  # type: ignore[call-arg]  # the columns read above

    def _check(self, expected: bytes, made: object, tx: str) -> bytes:
        """Compare a link; go on from what is written, so that one break is told once."""
        if expected != made:
            self._problem("verify.log_broken", tx=tx)
        return made if isinstance(made, bytes) else expected

    def _take(self, row: Sequence[object] | None, link: TxLink, seq: int, last: bytes) -> bytes:
        if row is None:
            self._problem("verify.log_gap", tx=link.tx)
            return last
        origin, number, tx, _, entity, row_id, name, _, value, salt, hashed, made = row
        self.found.entries += 1
        if (origin, number, tx) != (link.origin, seq, link.tx):
            self._problem("verify.log_gap", tx=link.tx)
        line = chain.entry_line(*row[:8], hashed)  # type: ignore[arg-type, call-arg]  # the columns read above
        last = self._check(chain.link(self._key, last, line), made, link.tx)
        self._value(f"{origin}:{number}", value, salt, hashed)
        if entity == ERASE:
            self._named.add(str(row_id))
        else:
            shown = json.loads(str(value)) if value is not None else None
            self._fold.take(str(entity), str(row_id), str(name), shown)
        return last

    def _value(self, name: str, value: object, salt: object, hashed: object) -> None:
        if value is None and salt is None:
            self._emptied.add(name)
        elif not _fits(value, salt, hashed):
            self._problem("verify.log_value", entry=name)


def _fits(value: object, salt: object, hashed: object) -> bool:
    if not isinstance(value, str) or not isinstance(salt, bytes):
        return False
    return chain.value_hash(salt, value) == hashed


def audit(connection: Connection, key: bytes) -> LogAudit:
    """Follow the chain of the log and fold its rows."""
    return _Walk(connection, key).run()


def audit_access(connection: Connection, key: bytes) -> tuple[int, list[Problem]]:
    """Follow the chain of the access log; return its length and what is wrong with it."""
    problems: list[Problem] = []
    last, expected = b"", 0
    rows = connection.exec_driver_sql(
        "SELECT number, at, actor, kind, citizen, facts, hash FROM access ORDER BY number"
    ).fetchall()
    for number, at, actor, kind, citizen, facts, made in rows:
        expected += 1
        line = access.line_text(number, AccessLine(at, actor, kind, citizen, facts))
        if number != expected or chain.link(key, last, line) != made:
            problems.append(("verify.access_broken", {"number": number}))
        last, expected = made, number
    return len(rows), problems
