"""Reads a filter tree from what is typed.

What cannot be read yet filters nothing and is told in a problem, never passed over in silence;
every text ends in a tree.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from flexdesk.app.changes import Remark
from flexdesk.app.query_tree import (
    AND,
    EVERYTHING,
    JOINING,
    NOT,
    OR,
    Node,
    Term,
    all_of,
    any_of,
    negated,
    word,
)

MOST_DEEP = 40
"""Parentheses inside each other beyond this are a slip, and no tree is built of them."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A term that is none yet: what was typed and what is missing."""

    problem: Remark


ReadTerm = Callable[[str], Term | Unread | None]
"""Reads one token: a term, why it is none yet, or None when it is a mere word."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of what was typed: `kind` is term, word, or one of ( ) eller og ikke."""

    kind: str
    text: str
    start: int


@dataclass(slots=True)
class Parsed:
    """What a text means, and what of it could not be read."""

    tree: Node = EVERYTHING
    ignored: list[str] = field(default_factory=list)
    problems: list[Remark] = field(default_factory=list)


def tokens_of(text: str) -> tuple[Token, ...]:
    """Return the pieces of a text."""
    return tuple(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    at, depth = 0, 0
    while at < len(text):
        sign = text[at]
        if sign.isspace():
            at += 1
        elif sign == "(" or (sign == ")" and depth):
            depth += 1 if sign == "(" else -1
            yield Token(sign, sign, at)
            at += 1
        elif sign == "-" and at + 1 < len(text) and not text[at + 1].isspace():
            yield Token(NOT, sign, at)
            at += 1
        else:
            end = _end_of(text, at, depth)
            yield _token(text[at:end], at)
            at = end


def _end_of(text: str, start: int, depth: int) -> int:
    """Return where a piece ends: at a blank or a closing parenthesis outside quotes."""
    is_quoted = False
    for at in range(start, len(text)):
        sign = text[at]
        if sign == '"':
            is_quoted = not is_quoted
        elif not is_quoted and (sign.isspace() or (sign == ")" and depth)):
            return at
    return len(text)


def _token(raw: str, start: int) -> Token:
    low = raw.casefold()
    if low in JOINING:
        return Token(low, raw, start)
    return Token("word" if raw.startswith('"') else "term", raw, start)


def parse_tree(text: str, read: ReadTerm) -> Parsed:
    """Return the tree of a text; `read` knows the keys."""
    found = Parsed()
    reader = _Reader(tokens_of(text), read, found)
    found.tree = reader.whole()
    return found


class _Reader:
    """Reads tokens one after the other; every way ends, whatever was typed."""

    def __init__(self, tokens: tuple[Token, ...], read: ReadTerm, found: Parsed) -> None:
        self._tokens, self._read, self._found = tokens, read, found
        self._at = 0
        self._depth = 0

    def whole(self) -> Node:
        parts: list[Node] = []
        while self._kind():
            node = self._alternatives()
            if node is not None:
                parts.append(node)
            if self._kind() == ")":
                self._at += 1
        return all_of(parts) if parts else EVERYTHING

    def _kind(self) -> str:
        return self._tokens[self._at].kind if self._at < len(self._tokens) else ""

    def _tell(self, code: str, **facts: object) -> None:
        self._found.problems.append(Remark(code, facts))

    def _alternatives(self) -> Node | None:
        found = [self._together()]
        while self._kind() == OR:
            self._at += 1
            found.append(self._together())
            if found[-1] is None and self._kind() in {"", ")"}:
                self._tell("query.dangling", word=OR)
        parts = [node for node in found if node is not None]
        return any_of(parts) if parts else None

    def _together(self) -> Node | None:
        parts: list[Node] = []
        while self._kind() not in {"", ")", OR}:
            if self._kind() == AND:
                self._at += 1
                continue
            node = self._one()
            if node is not None:
                parts.append(node)
        return all_of(parts) if parts else None

    def _one(self) -> Node | None:
        is_not = False
        while self._kind() == NOT:
            self._at += 1
            is_not = not is_not
        if self._kind() in {"", ")", OR, AND}:
            self._tell("query.dangling", word=NOT)
            return None
        node = self._group() if self._kind() == "(" else self._leaf()
        return negated(node) if is_not and node is not None else node

    def _group(self) -> Node | None:
        self._at += 1
        if self._depth >= MOST_DEEP:
            self._tell("query.too_deep")
            self._at = len(self._tokens)
            return None
        self._depth += 1
        node = self._alternatives()
        self._depth -= 1
        if self._kind() == ")":
            self._at += 1
        else:
            self._tell("query.parenthesis")
        return node

    def _leaf(self) -> Node | None:
        token = self._tokens[self._at]
        self._at += 1
        term = self._read(token.text) if token.kind == "term" else None
        if isinstance(term, Unread):
            self._found.ignored.append(token.text)
            self._found.problems.append(term.problem)
            return None
        if term is not None:
            return term
        words = token.text.replace('"', "").strip()
        return word(words) if words else None
