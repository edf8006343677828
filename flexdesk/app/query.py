"""The query language of the list of citizens: what a text asks of the rows, and how it is said.

A query is one filter tree (`app.query_tree`); chips and words are its two faces. What cannot be
read yet, because it is still being typed, filters nothing, is named in `Query.ignored`, and is
explained in `Query.problems`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from flexdesk.app.changes import Remark
from flexdesk.app.query_keys import (
    BY_NAME,
    CHOICE,
    DAY,
    DAYS,
    NUMBER,
    STATUSES,
    Key,
    day_of,
    listed,
    number_of,
)
from flexdesk.app.query_parse import Unread, parse_tree
from flexdesk.app.query_tree import (
    EVERYTHING,
    And,
    Node,
    Not,
    Or,
    Passes,
    Term,
    conjuncts,
    is_word,
    map_terms,
    passes_of,
    words_of,
)
from flexdesk.app.rows import CitizenRow
from flexdesk.base.danish import fold

TEXT_KEYS = tuple(key.name for key in BY_NAME.values() if key.kind not in {NUMBER, DAYS, DAY})
NUMBER_KEYS = tuple(key.name for key in BY_NAME.values() if key.kind in {NUMBER, DAYS, DAY})

_TERM = re.compile(r"([a-zæøå]+)(<=|>=|:|<|>)(.*)", re.DOTALL | re.IGNORECASE)
_PARTS = re.compile(r'(?:[^,"]|"[^"]*"?)+')
_ALIKE = 0.7


@dataclass(frozen=True, slots=True)
class Chip:
    """One simple term of a query: `ly>15` is key "ly", op ">", value "15"."""

    key: str
    op: str
    value: str

    @property
    def text(self) -> str:
        """The chip as it is typed."""
        value = f'"{self.value}"' if re.search(r"\s", self.value) else self.value
        return f"{self.key}{self.op}{value}"


@dataclass(frozen=True, slots=True)
class Query:
    """What the list is filtered on."""

    text: str
    """The free words."""
    tree: Node = EVERYTHING
    ignored: tuple[str, ...] = ()
    """Terms that could not be read, as typed."""
    problems: tuple[Remark, ...] = ()
    """Why they could not, and what else looks like a slip; the words stand in app.sentences."""

    @property
    def is_empty(self) -> bool:
        """Whether every row passes."""
        return self.tree == EVERYTHING

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The simple terms that must all hold."""
        return tuple(
            Chip(node.key, node.op, ",".join(node.values))
            for node in conjuncts(self.tree)
            if isinstance(node, Term) and node.key
        )


@dataclass(frozen=True, slots=True)
class View:
    """A saved way to look at the list: filter, columns, order and grouping under a name."""

    key: str
    label: str
    query_text: str
    columns: tuple[str, ...] = ()
    """Keys of the columns in order; empty for those that fit."""
    sort: str = ""
    """Key of the column it is sorted by, empty for the next step."""
    is_descending: bool = False
    grouping: str = ""
    owner: str = ""
    """Whose view it is: `own`, `team`, or empty for one that everybody has."""


def views_for(soon_days: int, silent_days: int) -> tuple[View, ...]:
    """Return the views everybody has, with the rules' numbers of days in them."""
    return (
        View("alle", "Alle borgere", ""),
        View("krydser", "Krydser 18 af 24", f"krydser<={soon_days}"),
        View("over", "Over 18 af 24", "status:ly18"),
        View("praktik", "I praktik", "type:virksomhedspraktik"),
        View("pulje", "I puljefleksjob", "type:puljefleksjob"),
        View(
            "kontakt",
            f"Uden kontakt i {silent_days} dage",
            f"status:igang kontakt>{silent_days}",
        ),
        View("tjek", "Ser forkert ud", "status:tjek"),
        View("overført", "Mangler overførsel", "overført:mangler"),
        View("pause", "På pause", "pause:ja"),
        View("afsluttet", "Afsluttet", "status:afsluttet"),
        View("lukket", "Lukkede sager", "status:lukket"),
    )


VIEWS: tuple[View, ...] = views_for(90, 60)
"""The views under the shipped rules; `caseload.views_of` reads a desk's own."""


def parse_query(text: str, *, me: str = "") -> Query:
    """Read a query; `me` is what `konsulent:mig` stands for, several with commas between."""
    hints: list[Remark] = []

    def read(token: str) -> Term | Unread | None:
        return _read_term(token, hints)

    found = parse_tree(text, read)
    tree = found.tree if not me else map_terms(found.tree, lambda term: _meant(term, me))
    problems = (*found.problems, *hints)
    return Query(" ".join(words_of(tree)), tree, tuple(found.ignored), problems)


def query_of(tree: Node) -> Query:
    """Return the query a tree is."""
    return Query(" ".join(words_of(tree)), tree)


def filter_rows(rows: Sequence[CitizenRow], query: Query) -> tuple[CitizenRow, ...]:
    """Return the rows that pass, in the order they came."""
    kept = list(rows)
    for part in conjuncts(query.tree):
        if isinstance(part, Term) and not part.key:
            # the commonest part of all, at every key that is pressed
            word = fold(part.values[0])
            kept = [row for row in kept if word in row.haystack]
        else:
            passes = passes_of(part, _passes)
            kept = [row for row in kept if passes(row)]
    return tuple(kept)


def describe(query: Query) -> str:
    """Return the query in Danish words, so that the language teaches itself."""
    sentence = _sentence(query.tree)
    if query.ignored:
        sentence += f" ({listed([f'»{term}«' for term in query.ignored])} forstås ikke endnu)"
    return sentence


def describe_node(node: Node) -> str:
    """Return a part of a query in Danish words."""
    if isinstance(node, Term):
        return f"med »{node.values[0]}«" if is_word(node) else _key(node).says(node)
    if isinstance(node, Not):
        return f"ikke {_in_one(node.part)}"
    if isinstance(node, Or):
        return f"enten {listed([_in_one(part) for part in node.parts], 'eller')}"
    return listed([_in_one(part) for part in node.parts])


def _in_one(node: Node) -> str:
    return f"({describe_node(node)})" if isinstance(node, And | Or) else describe_node(node)


def _sentence(tree: Node) -> str:
    nodes = conjuncts(tree)
    words = " ".join(words_of(tree))
    wanted = [describe_node(n) for n in nodes if not is_word(n) and not isinstance(n, Not)]
    if words:
        wanted.append(f"med »{words}«")
    not_wanted = [f"dem {_in_one(node.part)}" for node in nodes if isinstance(node, Not)]
    sentence = f"Borgere {listed(wanted)}" if wanted else "Alle borgere"
    if not_wanted:
        sentence += f"{',' if wanted else ''} undtagen {listed(not_wanted)}"
    return sentence


def _key(term: Term) -> Key:
    return BY_NAME[fold(term.key)]


def _passes(term: Term) -> Passes:
    if not term.key:
        word = fold(term.values[0])
        return lambda row: word in row.haystack
    return _key(term).passes(term)


def _meant(term: Term, me: str) -> Term:
    if term.key != "konsulent" or "mig" not in map(fold, term.values):
        return term
    values = [part for value in term.values for part in _who(value, me)]
    return Term(term.key, term.op, tuple(dict.fromkeys(values)))


def _who(value: str, me: str) -> list[str]:
    return [part.strip() for part in me.split(",")] if fold(value) == "mig" else [value]


def _read_term(token: str, hints: list[Remark]) -> Term | Unread | None:
    found = _TERM.fullmatch(token)
    if found is None:
        return None
    name, op, written = fold(found[1]), found[2], found[3]
    key = BY_NAME.get(name)
    if key is None:
        hints.extend(_hint(found[1], op, written))
        return None
    problem = _problem(key, op, written.replace('"', "").strip())
    if problem:
        facts = {"term": token, "key": key.name, "example": key.examples[0]}
        choices = list(key.choices) if key.is_closed() else []
        return Unread(Remark(problem, {**facts, "choices": choices}))
    return Term(key.name, op, _split(key, written))


def _hint(name: str, op: str, written: str) -> list[Remark]:
    """Return the guess at a misspelt key; `kl:10` and the like are words and need none."""
    near = get_close_matches(fold(name), BY_NAME, n=1, cutoff=_ALIKE)
    if not near or not written:
        return []
    facts = {"term": f"{name}{op}{written}", "key": BY_NAME[near[0]].name + op}
    return [Remark("query.unknown_key", facts)]


def _split(key: Key, written: str) -> tuple[str, ...]:
    if key.kind in {NUMBER, DAYS, DAY}:
        return (written.replace('"', "").strip(),)
    parts = (part.replace('"', "").strip() for part in _PARTS.findall(written))
    return tuple(part for part in parts if part)


def _problem(key: Key, op: str, value: str) -> str:
    """Return the code of what keeps a term from being read, empty when nothing does."""
    if not value.strip(", "):
        return "query.empty"
    if key.kind in {NUMBER, DAYS, DAY}:
        return _problem_of_amount(key, op, value)
    if op != ":":
        return "query.colon"
    if key.kind == CHOICE:
        allowed = {fold(each) for each in key.choices}
        written = (fold(part.strip()) for part in value.split(",") if part.strip())
        return "" if all(each in allowed for each in written) else "query.choice"
    return ""


def _problem_of_amount(key: Key, op: str, value: str) -> str:
    is_number, is_day = number_of(value) is not None, day_of(value) is not None
    if key.kind == NUMBER:
        return "query.number" if not is_number else "query.sign" if op == ":" else ""
    if key.kind == DAY:
        return "" if is_day and not is_number else "query.day"
    if not is_number and not is_day:
        return "query.days"
    return "query.sign" if op == ":" and is_number else ""


__all__ = [
    "NUMBER_KEYS",
    "STATUSES",
    "TEXT_KEYS",
    "VIEWS",
    "Chip",
    "Query",
    "View",
    "describe",
    "describe_node",
    "filter_rows",
    "parse_query",
    "query_of",
    "views_for",
]
