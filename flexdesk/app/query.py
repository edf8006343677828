"""The query language of the list of citizens: chips and words are one filter tree.

A query is the conjunction of its chips and its free words; a chip with commas is the
disjunction of its values (`trin:praktik,kurser`). What cannot be read yet, because it is still
being typed, filters nothing and is named in `Query.ignored`.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from flexdesk.app.rows import CitizenRow
from flexdesk.base.danish import fold
from flexdesk.base.errors import UserError
from flexdesk.base.numbers import format_number, parse_number


@dataclass(frozen=True, slots=True)
class Chip:
    """One term of a query: `ly>15` is key "ly", op ">", value "15"."""

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
    chips: tuple[Chip, ...] = ()
    ignored: tuple[str, ...] = ()
    """Terms that could not be read, as typed."""

    @property
    def is_empty(self) -> bool:
        """Whether every row passes."""
        return not self.text and not self.chips


@dataclass(frozen=True, slots=True)
class View:
    """A saved query with a name."""

    key: str
    label: str
    query_text: str


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
        View("afsluttet", "Afsluttet", "status:afsluttet"),
    )


VIEWS: tuple[View, ...] = views_for(90, 60)
"""The views under the shipped rules; `caseload.views_of` reads a desk's own."""

STATUSES = {
    "igang": "i gang",
    "afsluttet": "afsluttet",
    "ly18": "med 18 af 24 måneder på ledighedsydelse",
    "ly": "på ledighedsydelse",
    "tjek": "hvor noget ser forkert ud",
}
TEXT_KEYS = ("konsulent", "trin", "program", "status", "type", "arbejdsplads")
NUMBER_KEYS = ("ly", "krydser", "kontakt", "slutter")

_TOKEN = re.compile(r'(?:[^\s"]|"[^"]*"?)+')
_CHIP = re.compile(r"([a-zæøå]+)(<=|>=|:|<|>)(.*)", re.DOTALL | re.IGNORECASE)
_REST_DAYS_A_MONTH = 31

Passes = Callable[[CitizenRow], bool]


def parse_query(text: str, *, me: str = "") -> Query:
    """Read a query; `me` is what `konsulent:mig` stands for."""
    chips: list[Chip] = []
    words: list[str] = []
    ignored: list[str] = []
    for token in _TOKEN.findall(text):
        chip = _chip(token, me)
        if chip is None:
            words.append(token.replace('"', ""))
        elif _is_readable(chip):
            chips.append(chip)
        else:
            ignored.append(token)
    return Query(" ".join(words), tuple(chips), tuple(ignored))


def filter_rows(rows: Sequence[CitizenRow], query: Query) -> tuple[CitizenRow, ...]:
    """Return the rows that pass every term, in the order they came."""
    kept = list(rows)
    for chip in query.chips:
        passes = _PREDICATES[chip.key](chip)
        kept = [row for row in kept if passes(row)]
    for word in fold(query.text).split():
        kept = [row for row in kept if word in row.haystack]
    return tuple(kept)


def describe(query: Query) -> str:
    """Return the query in Danish words, so that the language teaches itself."""
    parts = [_DESCRIPTIONS[chip.key](chip) for chip in query.chips]
    if query.text:
        parts.append(f"med »{query.text}«")
    sentence = "Borgere " + _listed(parts) if parts else "Alle borgere"
    if query.ignored:
        sentence += f" ({_listed([f'»{term}«' for term in query.ignored])} forstås ikke endnu)"
    return sentence


def _chip(token: str, me: str) -> Chip | None:
    found = _CHIP.fullmatch(token)
    if found is None:
        return None
    key, op, value = fold(found[1]), found[2], found[3].replace('"', "").strip()
    if key not in _PREDICATES:
        return None
    if key == "konsulent" and fold(value) == "mig" and me:
        value = me
    return Chip(key, op, value)


def _is_readable(chip: Chip) -> bool:
    if not chip.value:
        return False
    if chip.key in NUMBER_KEYS:
        return chip.op != ":" and _number(chip.value) is not None
    if chip.op != ":":
        return False
    if chip.key == "status":
        return all(fold(value) in STATUSES for value in _values(chip))
    return bool(_values(chip))


def _number(text: str) -> float | None:
    try:
        return parse_number(text)
    except UserError:
        return None


def _values(chip: Chip) -> tuple[str, ...]:
    return tuple(part.strip() for part in chip.value.split(",") if part.strip())


_folded = lru_cache(maxsize=8192)(fold)


def _compares(op: str, limit: float) -> Callable[[float], bool]:
    return {
        "<": lambda x: x < limit,
        "<=": lambda x: x <= limit,
        ">": lambda x: x > limit,
        ">=": lambda x: x >= limit,
    }[op]


def _limit(chip: Chip) -> float:
    number = _number(chip.value)
    return 0.0 if number is None else number


def _text_predicate(*fields: Callable[[CitizenRow], str]) -> Callable[[Chip], Passes]:
    def build(chip: Chip) -> Passes:
        wanted = tuple(fold(value) for value in _values(chip))

        def passes(row: CitizenRow) -> bool:
            shown = [_folded(field(row)) for field in fields]
            return any(text.startswith(value) for value in wanted for text in shown)

        return passes

    return build


def _holds_predicate(field: Callable[[CitizenRow], str]) -> Callable[[Chip], Passes]:
    def build(chip: Chip) -> Passes:
        wanted = tuple(fold(value) for value in _values(chip))
        return lambda row: any(value in _folded(field(row)) for value in wanted)

    return build


def _ly(chip: Chip) -> Passes:
    compares = _compares(chip.op, _limit(chip))
    return lambda row: compares(row.ly_months + row.ly_rest_days / _REST_DAYS_A_MONTH)


def _crosses(chip: Chip) -> Passes:
    compares = _compares(chip.op, _limit(chip))

    def passes(row: CitizenRow) -> bool:
        if row.crosses_on is None or row.on is None:
            return False
        return compares((row.crosses_on - row.on).days)

    return passes


def _ends(chip: Chip) -> Passes:
    compares = _compares(chip.op, _limit(chip))

    def passes(row: CitizenRow) -> bool:
        if row.ends_on is None or row.on is None:
            return False
        return compares((row.ends_on - row.on).days)

    return passes


def _contact(chip: Chip) -> Passes:
    compares = _compares(chip.op, _limit(chip))

    def passes(row: CitizenRow) -> bool:
        if row.last_contact is None or row.on is None:
            # nobody has been in touch: longer ago than any number of days
            return compares(float("inf"))
        return compares((row.on - row.last_contact).days)

    return passes


_STATUS_TESTS: dict[str, Passes] = {
    "igang": lambda row: not row.step_final,
    "afsluttet": lambda row: bool(row.step_final),
    "ly18": lambda row: row.is_18_of_24 and row.is_on_ly,
    "ly": lambda row: row.is_on_ly,
    "tjek": lambda row: bool(row.findings),
}


def _status(chip: Chip) -> Passes:
    tests = tuple(_STATUS_TESTS[fold(value)] for value in _values(chip))
    return lambda row: any(test(row) for test in tests)


_PREDICATES: dict[str, Callable[[Chip], Passes]] = {
    "konsulent": _text_predicate(lambda row: row.consultant),
    "trin": _text_predicate(lambda row: row.step, lambda row: row.step_label),
    "program": _text_predicate(lambda row: row.program),
    "type": _holds_predicate(lambda row: row.placement_kind),
    "arbejdsplads": _holds_predicate(lambda row: row.workplace),
    "status": _status,
    "ly": _ly,
    "krydser": _crosses,
    "kontakt": _contact,
    "slutter": _ends,
}


def _listed(parts: Sequence[str], last: str = "og") -> str:
    if len(parts) < 2:  # noqa: PLR2004 - one part needs no conjunction
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def _or(chip: Chip) -> str:
    return _listed(_values(chip), "eller")


_WORDS_OF_OP = {"<": "under", "<=": "højst", ">": "over", ">=": "mindst"}


def _amount(chip: Chip, unit: str) -> str:
    return f"{_WORDS_OF_OP[chip.op]} {format_number(_limit(chip))} {unit}"


_DESCRIPTIONS: dict[str, Callable[[Chip], str]] = {
    "konsulent": lambda chip: f"hos {_or(chip)}",
    "trin": lambda chip: f"i trinnet {_or(chip)}",
    "program": lambda chip: f"i programmet {_or(chip)}",
    "type": lambda chip: f"med forløb af typen {_or(chip)}",
    "arbejdsplads": lambda chip: f"på en arbejdsplads med »{_or(chip)}«",
    "status": lambda chip: _listed([STATUSES[fold(v)] for v in _values(chip)], "eller"),
    "ly": lambda chip: f"med {_amount(chip, 'måneders ledighedsydelse')} i 24 måneder",
    "krydser": lambda chip: f"der krydser 18 af 24 om {_amount(chip, 'dage')}",
    "kontakt": lambda chip: f"uden kontakt i {_amount(chip, 'dage')}",
    "slutter": lambda chip: f"hvis forløb slutter om {_amount(chip, 'dage')}",
}
