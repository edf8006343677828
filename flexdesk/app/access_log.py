"""The log of look-ups in words: who opened, searched, revealed, took out, or was refused."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flexdesk.app.desk import Desk
from flexdesk.app.history import instant, verb_text
from flexdesk.app.lookups import get_citizen
from flexdesk.store.results import AccessRow, FieldChange

KINDS: dict[str, str] = {
    "open": "borger åbnet",
    "search": "søgning",
    "list": "liste vist",
    "members": "rækker bag et tal vist",
    "reveal": "CPR vist",
    "export": "udtræk eller dokument",
    "hand_out": "udlevering",
    "refused": "afvist",
    "backup": "sikkerhedskopi",
    "restore": "gendannelse",
    "change": "ændring",
}
"""Kinds of the access log in Danish."""

_OF_CITIZEN = (
    "benefit", "placement", "hours", "note", "pass", "task", "contact",
    "pause", "goal", "decision", "attachment", "transfer", "card_version", "consent", "hand_out",
)  # fmt: skip

_FACT_WORDS = {
    "reason": "grund",
    "criterion": "søgeord",
    "hits": "fundet",
    "rows": "rækker",
    "kind": "slags",
    "what": "hvad",
    "figure": "nøgletal",
    "document": "dokument",
    "audience": "til",
    "released": "frigivet",
    "file": "fil",
    "on": "pr.",
    "scope": "omfatter",
}


@dataclass(frozen=True, slots=True)
class AccessLine:
    """One line of the log."""

    at: dt.datetime
    actor: str
    kind: str
    text: str
    citizen: str | None
    facts: Mapping[str, object]


def access_lines(desk: Desk, citizen_id: str | None = None) -> tuple[AccessLine, ...]:
    """Return the log oldest first; about one citizen, what reached all and what changed too.

    Raises:
        UserError: `citizen.unknown`.
    """
    if citizen_id is None:
        return tuple(_line(row) for row in desk.store.access_rows())
    get_citizen(desk.store.reads, citizen_id)
    lines = [
        _line(row)
        for row in desk.store.access_rows()
        if row.citizen == citizen_id or row.facts.get("scope") == "alle"
    ]
    seen: set[str] = set()
    for change in _changes(desk, citizen_id):
        if change.tx not in seen:
            seen.add(change.tx)
            words = f"{KINDS['change']}: {verb_text(change.verb, {})}"
            facts = {"tx": change.tx}
            at = instant(change.at)
            lines.append(AccessLine(at, change.actor, "change", words, citizen_id, facts))
    return tuple(sorted(lines, key=lambda line: line.at))


def _changes(desk: Desk, citizen_id: str) -> Iterator[FieldChange]:
    """Yield every change of the citizen's own fields and of the rows that belong to her."""
    reads = desk.store.reads
    yield from reads.field_history("citizen", citizen_id)
    for entity in _OF_CITIZEN:
        for row in reads.load(entity, citizen=citizen_id):
            yield from reads.field_history(entity, row.id)


def _line(row: AccessRow) -> AccessLine:
    words = KINDS.get(row.kind, row.kind)
    details = ", ".join(f"{_FACT_WORDS.get(k, k)}: {_plain(v)}" for k, v in row.facts.items() if v)
    return AccessLine(
        at=instant(row.at),
        actor=row.actor,
        kind=row.kind,
        text=f"{words} ({details})" if details else words,
        citizen=row.citizen,
        facts=row.facts,
    )


def _plain(value: object) -> str:
    if isinstance(value, Mapping):
        return "; ".join(f"{k} {v}" for k, v in value.items())
    return str(value)
