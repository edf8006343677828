"""The access log: who opened, searched, revealed or took out what; a chain of its own."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from flexdesk.store.log import canonical, chain
from flexdesk.store.log.state import LogState
from flexdesk.store.results import AccessRow


@dataclass(frozen=True, slots=True)
class AccessLine:
    """One line before it is chained."""

    at: str
    actor: str
    kind: str
    citizen: str | None
    facts: str


def line_text(number: int, line: AccessLine) -> str:
    """Return the text of a line that is hashed."""
    return json.dumps(
        ["access", number, line.at, line.actor, line.kind, line.citizen, line.facts],
        ensure_ascii=False,
    )


def write(connection: Connection, state: LogState, lines: list[AccessLine], key: bytes) -> LogState:
    """Chain and write lines; return where the chain then stands."""
    number, last = state.access, state.access_hash
    rows = []
    for line in lines:
        number += 1
        last = chain.link(key, last, line_text(number, line))
        rows.append((number, line.at, line.actor, line.kind, line.citizen, line.facts, last))
    if rows:
        connection.exec_driver_sql(
            "INSERT INTO access (number, at, actor, kind, citizen, facts, hash)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            rows,
        )
    return replace(state, access=number, access_hash=last)


def facts_text(facts: Mapping[str, object]) -> str:
    """Return the canonical text of facts."""
    return canonical.to_text(dict(facts))


def read(connection: Connection, citizen: str | None) -> tuple[AccessRow, ...]:
    """Return the lines about one citizen, or all, oldest first."""
    where, values = ("WHERE citizen = ?", (citizen,)) if citizen is not None else ("", ())
    rows = connection.exec_driver_sql(
        f"SELECT number, at, actor, kind, citizen, facts FROM access {where} ORDER BY number",  # noqa: S608 - one of two texts
        values,
    ).fetchall()
    return tuple(
        AccessRow(number, at, actor, kind, about, json.loads(facts))
        for number, at, actor, kind, about, facts in rows
    )
