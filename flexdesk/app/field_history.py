"""Who changed what when: of one fact, and of everything about a citizen."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from flexdesk.app.change_words import ChangeWords, is_told
from flexdesk.app.citizen_facts import value_text
from flexdesk.app.desk import Desk
from flexdesk.app.field_words import field_word
from flexdesk.app.history import instant, verb_text
from flexdesk.app.lookups import get_citizen, kind_name
from flexdesk.base.danish import fold
from flexdesk.base.numbers import format_number
from flexdesk.store.results import FieldChange, RowKey, TxRow

_WHOLE, _DELETED = "*", "_deleted"
_ALL = 1_000_000
_OF_CITIZEN = (
    "benefit",
    "placement",
    "hours",
    "terms",
    "notice",
    "placement_change",
    "support",
    "screening",
    "note",
    "pass",
    "task",
    "contact",
    "pause",
    "goal",
    "decision",
    "attachment",
    "card_version",
    "consent",
    "hand_out",
    "transfer",
)


@dataclass(frozen=True, slots=True)
class FactLine:
    """One value a fact has had."""

    at: dt.datetime
    actor: str
    verb: str
    text: str
    """As people read it."""
    raw: str
    """As it may be typed again."""
    is_now: bool

    def __repr__(self) -> str:
        """Show nothing: the value is a citizen's."""
        return "FactLine(...)"


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """What one action changed about one row of a citizen."""

    key: str
    tx: str
    at: dt.datetime
    actor: str
    verb: str
    kind: str
    """What the row is called: borger, notat, forløb."""
    text: str
    """"telefon: 12 34 → 56 78; e-mail: – → a@b.dk"."""
    is_undone: bool
    can_undo: bool
    haystack: str

    def __repr__(self) -> str:
        """Show the transaction only: the rest is a citizen's."""
        return f"ChangeLine({self.tx})"


def fact_history(desk: Desk, citizen_id: str, field: str) -> tuple[FactLine, ...]:
    """Return the values a fact of a citizen has had, the newest first.

    Raises:
        UserError: `citizen.unknown`.
    """
    citizen = get_citizen(desk.store.reads, citizen_id)
    words = ChangeWords(desk)
    now = value_text(citizen, field)
    lines: list[FactLine] = []
    for change in desk.store.reads.field_history("citizen", citizen_id):
        found = _of_field(change, field)
        if found is None:
            continue
        value = found[0]
        raw = _raw(value)
        lines.append(
            FactLine(
                at=instant(change.at),
                actor=change.actor,
                verb=verb_text(change.verb, {}),
                text=words.value("citizen", field, value),
                raw=raw,
                is_now=raw == now,
            )
        )
    return tuple(reversed(lines))


def citizen_changes(desk: Desk, citizen_id: str) -> tuple[ChangeLine, ...]:
    """Return every change of a citizen's rows, the newest first; logged as an opening.

    Raises:
        UserError: `citizen.unknown`.
    """
    get_citizen(desk.store.reads, citizen_id)
    actions = {row.tx: row for row in desk.store.history(_ALL)}
    words = ChangeWords(desk)
    lines = [
        _line(words, key, tx, list(changes), actions)
        for key in _rows(desk, citizen_id)
        for tx, changes in groupby(desk.store.reads.field_history(*key), key=_tx)
    ]
    told = [line for line in lines if line is not None]
    order = {tx: place for place, tx in enumerate(actions)}
    return tuple(sorted(told, key=lambda line: order.get(line.tx, len(order))))


def filter_changes(lines: Iterable[ChangeLine], text: str) -> tuple[ChangeLine, ...]:
    """Return the changes all words are found in."""
    words = fold(text).split()
    return tuple(line for line in lines if all(word in line.haystack for word in words))


def _tx(change: FieldChange) -> str:
    return change.tx


def _rows(desk: Desk, citizen_id: str) -> Iterator[RowKey]:
    reads = desk.store.reads
    keys: dict[RowKey, None] = {("citizen", citizen_id): None}
    for entity in _OF_CITIZEN:
        keys.update({(entity, row.id): None for row in reads.load(entity, citizen=citizen_id)})
    keys.update(dict.fromkeys(reads.rows_taken_away(citizen_id)))
    return iter(keys)


def _of_field(change: FieldChange, field: str) -> tuple[object] | None:
    """Return the value a change gave a field, in a tuple; None when it was about another."""
    if change.field == field:
        return (change.after,)
    if change.field == _WHOLE and isinstance(change.after, Mapping):
        return (change.after.get(field),)
    return None


def _raw(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, int | float):
        return format_number(value)
    return _typed(str(value))


def _typed(text: str) -> str:
    try:
        return dt.date.fromisoformat(text).strftime("%d-%m-%Y")
    except ValueError:
        return text


def _line(
    words: ChangeWords,
    key: RowKey,
    tx: str,
    changes: list[FieldChange],
    actions: Mapping[str, TxRow],
) -> ChangeLine | None:
    """Return what an action did to a row; None when it changed nothing one reads."""
    entity, row = key
    if entity == "transfer" and changes[0].field == _WHOLE:
        # that a note waits to be carried over is no action of its own
        return None
    text = "; ".join(filter(None, (_change_words(words, entity, each) for each in changes)))
    if not text:
        return None
    first, action = changes[0], actions.get(tx)
    if entity != "citizen":
        text = f"{kind_name(entity).capitalize()}: {text}"
    kind, verb = kind_name(entity), verb_text(first.verb, action.facts if action else {})
    is_undone = action is not None and action.undone_by is not None
    can_undo = action is not None and action.undoable and not is_undone and action.undoes is None
    return ChangeLine(
        key=f"{tx}:{entity}:{row}",
        tx=tx,
        at=instant(first.at),
        actor=first.actor,
        verb=verb,
        kind=kind,
        text=text,
        is_undone=is_undone,
        can_undo=can_undo,
        haystack=fold(f"{verb} {kind} {text} {first.actor}"),
    )


def _change_words(words: ChangeWords, entity: str, change: FieldChange) -> str:
    if change.field == _DELETED:
        return "fjernet" if change.after else "bragt tilbage"
    if change.field == _WHOLE:
        return words.row(entity, change.after) if isinstance(change.after, Mapping) else "slettet"
    if not is_told(change.field):
        return ""
    before = words.value(entity, change.field, change.before)
    after = words.value(entity, change.field, change.after)
    return f"{field_word(change.field)}: {before} → {after}"
