"""Splits what is typed into finished terms (chips) and words still being typed. No Qt."""

import re
from dataclasses import dataclass

from flexdesk.app.query import parse_query

_SHAPE = re.compile(r"([^:<>=]+)(<=|>=|:|<|>)(.*)", re.DOTALL)
_TOKEN = re.compile(r'(?:[^\s"]|"[^"]*"?)+')


@dataclass(frozen=True, slots=True)
class ChipText:
    """A term as a chip shows it: `ly>` muted and `15` bold."""

    term: str
    key: str
    value: str


def chip_text(term: str) -> ChipText:
    """Return how a term is shown."""
    found = _SHAPE.fullmatch(term)
    if found is None:
        return ChipText(term, "", term)
    return ChipText(term, found[1] + found[2], found[3].replace('"', ""))


def split_terms(query_text: str) -> tuple[str, ...]:
    """Return the terms of a saved query in order."""
    return tuple(_TOKEN.findall(query_text))


def is_term(token: str) -> bool:
    """Say whether a token is a term that can be read."""
    query = parse_query(token)
    return bool(query.chips) and not query.text and not query.ignored


def take_terms(typed: str, *, is_finished: bool) -> tuple[tuple[str, ...], str]:
    """Return the finished terms in what is typed, and the words that stay in the field.

    A term is finished when a space follows it, or by Enter.
    """
    tokens = _TOKEN.findall(typed)
    open_last = not is_finished and not typed.endswith((" ", "\u00a0"))
    terms: list[str] = []
    rest: list[str] = []
    for at, token in enumerate(tokens):
        is_open = open_last and at == len(tokens) - 1
        (terms if not is_open and is_term(token) else rest).append(token)
    if not terms:
        return (), typed
    return tuple(terms), " ".join(rest)
