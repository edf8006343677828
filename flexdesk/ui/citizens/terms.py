"""Splits what is typed into finished terms (chips) and words still being typed. No Qt."""

import re
from dataclasses import dataclass

from flexdesk.app.query import parse_query
from flexdesk.app.query_parse import Token, tokens_of
from flexdesk.app.query_tree import (
    AND,
    NOT,
    OR,
    chip_text_of,
    chips_of,
    conjuncts,
    is_word,
    text_of,
)
from flexdesk.base.language import _

_SHAPE = re.compile(r"([^:<>=]+)(<=|>=|:|<|>)(.*)", re.DOTALL)
_JOINING = frozenset({"(", ")", OR})


@dataclass(frozen=True, slots=True)
class ChipText:
    """A term as a chip shows it: `ly>` muted and `15` bold."""

    term: str
    key: str
    value: str


def chip_text(term: str) -> ChipText:
    """Return how a term is shown: `-` as ikke, alternatives without their parentheses."""
    is_not = term.startswith("-")
    bare = term[1:] if is_not else term
    before = _("ikke ") if is_not else ""
    if bare.startswith("("):
        inner = bare if is_not else bare.removeprefix("(").removesuffix(")")
        return ChipText(term, before, inner)
    found = _SHAPE.fullmatch(bare)
    if found is None:
        return ChipText(term, before, bare)
    return ChipText(term, before + found[1] + found[2], found[3].replace('"', ""))


def split_terms(query_text: str) -> tuple[str, ...]:
    """Return the terms of a saved query in order."""
    return tuple(chip_text_of(node) for node in conjuncts(parse_query(query_text).tree))


def has_joining(typed: str) -> bool:
    """Say whether alternatives or groups are being written: they are finished by Enter."""
    return any(token.kind in _JOINING for token in tokens_of(typed))


def take_terms(typed: str, *, is_finished: bool) -> tuple[tuple[str, ...], str]:
    """Return the finished terms in what is typed, and the words that stay in the field.

    A term is finished when a space follows it, or by Enter; alternatives and groups by Enter.
    """
    if has_joining(typed):
        return _take_whole(typed) if is_finished else ((), typed)
    units = _units(typed)
    open_last = not is_finished and not typed.endswith((" ", "\u00a0"))
    terms: list[str] = []
    rest: list[str] = []
    for at, unit in enumerate(units):
        is_open = open_last and at == len(units) - 1
        term = "" if is_open else _term(unit)
        if term:
            terms.append(term)
        else:
            rest.append(unit)
    if not terms:
        return (), typed
    return tuple(terms), " ".join(rest)


def _take_whole(typed: str) -> tuple[tuple[str, ...], str]:
    query = parse_query(typed)
    chips = chips_of(query.tree)
    if query.problems or not chips:
        return (), typed
    words = [text_of(node) for node in conjuncts(query.tree) if is_word(node)]
    return tuple(map(chip_text_of, chips)), " ".join(words)


def _units(typed: str) -> list[str]:
    """Return what is typed term by term, each with the `-` or `ikke` before it."""
    units: list[str] = []
    start = -1
    for token in tokens_of(typed):
        if token.kind == AND:
            continue
        begin = token.start if start < 0 else start
        start = begin if token.kind == NOT else -1
        if token.kind != NOT:
            units.append(typed[begin : _end(token)])
    if start >= 0:
        units.append(typed[start:].strip())
    return units


def _end(token: Token) -> int:
    return token.start + len(token.text)


def _term(unit: str) -> str:
    """Return a unit as a chip's term, empty when it is a mere word or cannot be read."""
    query = parse_query(unit)
    chips = chips_of(query.tree)
    return chip_text_of(chips[0]) if len(chips) == 1 and not query.problems else ""
