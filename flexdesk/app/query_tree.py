"""The filter tree of the list: chips and typed text are two faces of it. Its nodes and its text.

Terms beside each other must all hold; `eller` stands between alternatives and binds looser; `-`
or `ikke` stands before what must not hold; parentheses group; quotes hold words together.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Term:
    """One term: `ly>15` is key "ly", op ">", values ("15",); free words have an empty key."""

    key: str
    op: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """What must not hold."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class And:
    """What must all hold; without parts everything passes."""

    parts: "tuple[Node, ...]" = ()


@dataclass(frozen=True, slots=True)
class Or:
    """Alternatives of which one must hold."""

    parts: "tuple[Node, ...]"


Node: TypeAlias = Term | Not | And | Or
EVERYTHING = And()
OR, AND, NOT = "eller", "og", "ikke"
JOINING = frozenset({OR, AND, NOT})
"""Words that join terms; to search for one, put it in quotes."""


def word(text: str) -> Term:
    """Return the term of a free word or of words that belong together."""
    return Term("", ":", (text,))


def is_word(node: Node) -> bool:
    """Say whether a node is a free word."""
    return isinstance(node, Term) and not node.key


def all_of(parts: Iterable[Node]) -> Node:
    """Return what holds when all parts do, in its one form."""
    flat = _flat(parts, And)
    return flat[0] if len(flat) == 1 else And(flat)


def any_of(parts: Iterable[Node]) -> Node:
    """Return what holds when one part does, in its one form; there must be a part."""
    flat = _flat(parts, Or)
    return flat[0] if len(flat) == 1 else Or(flat)


def negated(part: Node) -> Node:
    """Return what holds when a part does not."""
    return part.part if isinstance(part, Not) else Not(part)


def _flat(parts: Iterable[Node], kind: type[And] | type[Or]) -> tuple[Node, ...]:
    flat: list[Node] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, kind) else (part,))
    return tuple(flat)


def conjuncts(tree: Node) -> tuple[Node, ...]:
    """Return what must hold, part by part."""
    return tree.parts if isinstance(tree, And) else (tree,)


def chips_of(tree: Node) -> tuple[Node, ...]:
    """Return the parts that are shown as chips: all but the plain words."""
    return tuple(node for node in conjuncts(tree) if not is_word(node))


def words_of(tree: Node) -> tuple[str, ...]:
    """Return the plain words that must all be found."""
    found = (node for node in conjuncts(tree) if isinstance(node, Term) and not node.key)
    return tuple(node.values[0] for node in found)


def terms_of(tree: Node) -> Iterator[Term]:
    """Yield every term of a tree."""
    if isinstance(tree, Term):
        yield tree
    elif isinstance(tree, Not):
        yield from terms_of(tree.part)
    else:
        for part in tree.parts:
            yield from terms_of(part)


_UNEASY = re.compile(r'[\s()"]')
_UNEASY_IN_LIST = re.compile(r'[\s()",]')
_UNEASY_WORD = re.compile(r'[\s()":<>]')


def text_of(tree: Node) -> str:
    """Return a tree as it is typed; parsing that gives the tree again."""
    if isinstance(tree, Term):
        return _text_of_term(tree)
    if isinstance(tree, Not):
        return f"-{_grouped(tree.part)}"
    if isinstance(tree, Or):
        return f" {OR} ".join(text_of(part) for part in tree.parts)
    return " ".join(f"({text_of(p)})" if isinstance(p, Or) else text_of(p) for p in tree.parts)


def chip_text_of(node: Node) -> str:
    """Return a part as it stands among others: alternatives in parentheses."""
    return f"({text_of(node)})" if isinstance(node, Or) else text_of(node)


def _grouped(node: Node) -> str:
    return f"({text_of(node)})" if isinstance(node, And | Or) else text_of(node)


def _text_of_term(term: Term) -> str:
    if not term.key:
        return _text_of_word(term.values[0])
    return f"{term.key}{term.op}{','.join(quoted(value, term.op) for value in term.values)}"


def quoted(value: str, op: str = ":") -> str:
    """Return a value as it stands in a term: in quotes where it must."""
    uneasy = _UNEASY_IN_LIST if op == ":" else _UNEASY
    is_plain = value and not uneasy.search(value)
    return value if is_plain else f'"{value}"'


def _text_of_word(text: str) -> str:
    is_plain = (
        text
        and not _UNEASY_WORD.search(text)
        and not text.startswith("-")
        and text.casefold() not in JOINING
    )
    return text if is_plain else f'"{text}"'


def map_terms(tree: Node, change: Callable[[Term], Term]) -> Node:
    """Return a tree with every term changed."""
    if isinstance(tree, Term):
        return change(tree)
    if isinstance(tree, Not):
        return negated(map_terms(tree.part, change))
    parts = tuple(map_terms(part, change) for part in tree.parts)
    return all_of(parts) if isinstance(tree, And) else any_of(parts)


Passes = Callable[..., bool]


def passes_of(tree: Node, of_term: Callable[[Term], Passes]) -> Passes:
    """Return the test a tree is, built of the tests of its terms."""
    if isinstance(tree, Term):
        return of_term(tree)
    if isinstance(tree, Not):
        inner = passes_of(tree.part, of_term)
        return lambda row: not inner(row)
    tests = tuple(passes_of(part, of_term) for part in tree.parts)
    if isinstance(tree, Or):
        return lambda row: any(test(row) for test in tests)
    return lambda row: all(test(row) for test in tests)
