"""What may be written next in a query: the keys, then a key's real values with their counts."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flexdesk.app.query_keys import BY_NAME, CHOICE, KEYS, NONE, TEXT, Key
from flexdesk.app.query_parse import Token, tokens_of
from flexdesk.app.query_tree import Term, quoted
from flexdesk.app.rows import CitizenRow
from flexdesk.base.danish import fold, sort_key
from flexdesk.base.numbers import format_number

MOST = 8
LEAST_LETTERS = 2
"""Letters of a key before it is offered: one letter is more often the start of a name."""
_TERM = re.compile(r"([a-zæøå]+)(<=|>=|:|<|>)(.*)", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing that may be written; `goes_on` when a value is still to come."""

    text: str
    """What stands in the place of the piece that is being written."""
    shown: str
    note: str
    count: str = ""
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """The piece of a text that is being written, and what it is of."""

    start: int
    end: int
    key: str = ""
    """Name of the key whose value is being written, empty when it is a key or a word."""
    op: str = ""
    before: str = ""
    """Key, sign and the values that are there already."""
    typed: str = ""

    @property
    def is_value(self) -> bool:
        """Whether a value of a known key is being written."""
        return bool(self.key)


def place_of(text: str, cursor: int) -> Place:
    """Return what is being written where the cursor stands."""
    token = _token_at(text, cursor)
    if token is None:
        return Place(cursor, cursor)
    end = token.start + len(token.text)
    written = token.text[: cursor - token.start]
    found = _TERM.fullmatch(written)
    key = BY_NAME.get(fold(found[1])) if found else None
    if found is None or key is None:
        return Place(token.start, end, typed=written)
    head, typed = f"{key.name}{found[2]}", found[3]
    if key.kind in {TEXT, CHOICE} and "," in typed:
        ready, _comma, typed = typed.rpartition(",")
        head = f"{head}{ready},"
    return Place(token.start, end, key.name, found[2], head, typed.replace('"', ""))


def suggestions(place: Place, rows: Sequence[CitizenRow]) -> tuple[Suggestion, ...]:
    """Return what may stand at a place; `rows` are those the rest of the query lets through."""
    if place.is_value:
        return tuple(_values(place, rows))[:MOST]
    typed = fold(place.typed)
    if len(typed) < LEAST_LETTERS:
        return ()
    found = [_of_key(key) for key in KEYS if fold(key.name).startswith(typed)]
    return tuple(found)[:MOST]


def lesson() -> tuple[Suggestion, ...]:
    """Return every key with what it filters on: the language, taught."""
    return tuple(_of_key(key) for key in KEYS)


def _token_at(text: str, cursor: int) -> Token | None:
    for token in tokens_of(text):
        if token.kind == "term" and token.start < cursor <= token.start + len(token.text):
            return token
    return None


def _of_key(key: Key) -> Suggestion:
    note = f"{key.teaches} · fx {key.examples[0]}"
    if key.kind in {TEXT, CHOICE}:
        return Suggestion(f"{key.name}:", f"{key.name}:", note, goes_on=True)
    sign = key.examples[0].removeprefix(key.name)[0]
    return Suggestion(f"{key.name}{sign}", f"{key.name}{sign}", note, goes_on=True)


def _values(place: Place, rows: Sequence[CitizenRow]) -> Iterator[Suggestion]:
    key = BY_NAME[fold(place.key)]
    if key.kind == CHOICE:
        yield from _choices(place, key, rows)
    elif key.kind == TEXT and place.op == ":":
        yield from _texts(place, key, rows)
    elif place.op != ":":
        for amount in key.amounts:
            if amount.startswith(place.typed):
                yield _value(place, key, amount, _counted(key, place.op, amount, rows))


def _choices(place: Place, key: Key, rows: Sequence[CitizenRow]) -> Iterator[Suggestion]:
    typed = fold(place.typed)
    for choice, meaning in key.choices.items():
        if fold(choice).startswith(typed):
            yield _value(place, key, choice, _counted(key, ":", choice, rows), meaning)


def _texts(place: Place, key: Key, rows: Sequence[CitizenRow]) -> Iterator[Suggestion]:
    typed, shown = fold(place.typed), key.shown
    if shown is None:
        return
    counts = Counter(map(shown, rows))
    empty = counts.pop("", 0)
    special = {**key.choices, **({"mig": "dig selv"} if key.name == "konsulent" else {})}
    for value, meaning in special.items():
        if fold(value).startswith(typed):
            count = _counted(key, ":", value, rows) if key.choices else None
            yield _value(place, key, value, count, meaning)
    yield from (_value(place, key, value, counts[value]) for value in _best(counts, typed))
    if empty and NONE.startswith(typed) and not key.choices:
        yield _value(place, key, NONE, empty, "ikke udfyldt")


def _best(counts: "Counter[str]", typed: str) -> list[str]:
    """Return the values that hold what is typed: those that begin with it, the many first."""
    found = [(not fold(v).startswith(typed), -n, sort_key(v), v) for v, n in counts.items()]
    return [value for _late, _n, _order, value in sorted(found) if typed in fold(value)]


def _counted(key: Key, op: str, value: str, rows: Sequence[CitizenRow]) -> int:
    passes = key.passes(Term(key.name, op, (value,)))
    return sum(map(passes, rows))


def _value(place: Place, key: Key, value: str, count: int | None, note: str = "") -> Suggestion:
    text = f"{place.before}{quoted(value, place.op)}"
    shown = f"{key.name}{place.op}{value}"
    return Suggestion(text, shown, note, "" if count is None else format_number(count))
