"""Phrases for the kandidatkort, and the way from an internal limitation to a lawful need.

The lists are data (`resources/cards`). A phrase may listen for words (`hears`): what is typed about
a limitation then leads to what a workplace can do about it. The answer is built of the phrase and a
number and nothing else, so that no word of an illness can slip through.
"""

import itertools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from flexdesk.base.danish import fold

MOST_OFFERED = 8
"""So many phrases are offered for one limitation."""
_NUMBER = "{n}"
_ONE = "1"
_WITH_NUMBER = 100
_EXACT = 1000
_STRONG = 2
"""Words that make a match sure enough to stand alone."""
_ANY_WORDS = r"\W+(?:\w+\W+){0,4}?"
_CLAUSES = re.compile(r"[;\n•]|,(?!\d)|(?<!\d)\.(?!\d)|\bmen\b")
_SHORT = re.compile(r"\b(kl|min|pr|ca|max|maks|pga|bl|evt|mht|ift)\.")
_FINE = re.compile(
    r"\b(?:kan (?:godt|sagtens|fint)|maa gerne|ma gerne|ingen problem|intet problem)"
)
_SPOKEN = (
    (r"\b(?:en )?halv time", "30 minutter"), (r"\bhalvanden time", "1,5 timer"),
    (r"\btrekvarter", "45 minutter"), (r"\b(?:et )?kvarter", "15 minutter"),
    (r"\bhver anden time", "hver 2 time"), (r"\bhver tredje time", "hver 3 time"),
    (r"\ben time(?= om| dag| ad| ugentlig)", "1 time"), (r"\bto\b", "2"), (r"\btre\b", "3"),
    (r"\bfire\b", "4"), (r"\bfem\b", "5"), (r"\bseks\b", "6"), (r"\bsyv\b", "7"),
    (r"\botte\b", "8"), (r"\bni\b", "9"), (r"\bti\b", "10"), (r"\btolv\b", "12"),
    (r"\bfemten\b", "15"), (r"\btyve\b", "20"), (r"\btredive\b", "30"), (r"\bfyrre\b", "40"),
)  # fmt: skip
_OF_ONE = (
    ("1 timer", "1 time"), ("1 minutter", "1 minut"), ("1 dage", "1 dag"),
    ("hver 1. time", "hver time"), ("1 hours", "1 hour"), ("1 minutes", "1 minute"),
    ("1 days", "1 day"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of a list, in Danish and in English."""

    key: str
    da: str
    en: str

    def text(self, language: str) -> str:
        """Return the phrase in `da` or `en`."""
        return self.en if language == "en" else self.da


@dataclass(frozen=True, slots=True)
class PhraseGroup:
    """Phrases that belong together, such as the competences of a kitchen."""

    key: str
    da: str
    en: str
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class _Heard:
    """One way to say a limitation, and how sure it is."""

    pattern: re.Pattern[str]
    weight: int


@dataclass(frozen=True, slots=True)
class _Entry:
    """A phrase as the list has it, with what it listens for."""

    group: str
    phrase: Phrase
    shape: re.Pattern[str]
    """The phrase itself in either language, with any number."""
    example: str
    most: float
    heard: tuple[_Heard, ...]

    def said(self, number: str = "") -> Phrase:
        """Return the phrase with a number, the example's when none is told."""
        if _NUMBER not in self.phrase.da:
            return self.phrase
        told = number or self.example
        return Phrase(
            self.phrase.key, _filled(self.phrase.da, told), _filled(self.phrase.en, _english(told))
        )


@dataclass(frozen=True, slots=True)
class _Hit:
    """A phrase that a clause asks for."""

    entry: _Entry
    weight: int
    number: str
    span: tuple[int, int]


class PhraseBank:
    """The lists, read from parsed tables by the name of their file."""

    def __init__(self, tables: Mapping[str, Mapping[str, Any]]) -> None:
        self._entries = {kind: _entries(table) for kind, table in tables.items()}
        self._groups = {kind: self._grouped(kind, table) for kind, table in tables.items()}

    def groups(self, kind: str) -> tuple[PhraseGroup, ...]:
        """Return a list in its groups; a number in a phrase is the example's."""
        return self._groups[kind]

    def phrase(self, kind: str, key: str, number: str = "") -> Phrase:
        """Return a phrase by its key, with a number where it holds one."""
        return next(row.said(number) for row in self._entries[kind] if row.phrase.key == key)

    def in_language(self, kind: str, text: str, language: str) -> str:
        """Return a listed phrase in `da` or `en`, whatever number it holds; else the text."""
        wanted = fold(text).strip()
        for row in self._entries[kind]:
            found = row.shape.fullmatch(wanted)
            if found is not None:
                return row.said(_danish(found.groupdict())).text(language)
        return text

    def find(self, kind: str, typed: str) -> tuple[Phrase, ...]:
        """Return the phrases that hold what is typed, those that begin with it first."""
        wanted = " ".join(fold(typed).split())
        number = _first_number(wanted)
        found: list[tuple[int, int, Phrase]] = []
        for row in self._entries[kind]:
            phrase = row.said(number if _is_within(number, row.most) else "")
            rank = min(_rank(fold(phrase.da), wanted), _rank(fold(phrase.en), wanted) + 1)
            if rank < _NOT_THERE:
                found.append((rank, len(found), phrase))
        return tuple(phrase for _rank, _place, phrase in sorted(found, key=lambda row: row[:2]))

    def translate(self, kind: str, limitation: str) -> tuple[Phrase, ...]:
        """Return what answers a limitation, the closest of every clause first."""
        by_clause = [_ordered(self._hits(kind, clause)) for clause in _clauses(limitation)]
        first = [hit for hits in by_clause for hit in _apart(hits)]
        rest = [hit for hits in by_clause for hit in hits]
        rest.sort(key=lambda hit: -hit.weight)
        return _phrases([*first, *rest])[:MOST_OFFERED]

    def closest(self, kind: str, limitation: str) -> tuple[Phrase, ...]:
        """Return only the surest answer to every part of what is written."""
        by_clause = [_ordered(self._hits(kind, clause)) for clause in _clauses(limitation)]
        return _phrases([hit for hits in by_clause for hit in _apart(hits)])

    def _grouped(self, kind: str, table: Mapping[str, Any]) -> tuple[PhraseGroup, ...]:
        rows = self._entries[kind]
        return tuple(
            PhraseGroup(
                group["key"],
                group["da"],
                group["en"],
                tuple(row.said() for row in rows if row.group == group["key"]),
            )
            for group in table["group"]
        )

    def _hits(self, kind: str, clause: str) -> list[_Hit]:
        hits = [hit for row in self._entries[kind] if (hit := _hit(row, clause)) is not None]
        sure = {hit.entry.group for hit in hits if hit.weight >= _STRONG}
        return [hit for hit in hits if hit.weight >= _STRONG or hit.entry.group not in sure]


_NOT_THERE = 9


def _entries(table: Mapping[str, Any]) -> tuple[_Entry, ...]:
    return tuple(
        _Entry(
            group=group["key"],
            phrase=Phrase(row["key"], row["da"], row["en"]),
            shape=re.compile(f"{_shape(row['da'], 'da')}|{_shape(row['en'], 'en')}"),
            example=row.get("example", ""),
            most=float(row.get("most", _EXACT)),
            heard=(
                _Heard(re.compile(rf"^\W*{re.escape(fold(row['da']))}\W*$"), _EXACT),
                *(_heard(text) for text in row.get("hears", ())),
            ),
        )
        for group in table["group"]
        for row in group["phrases"]
    )


def _shape(text: str, language: str) -> str:
    """Return the pattern of a phrase with any number, and of the same with one of a thing."""
    number = rf"(?P<{language}>[\d.,:–]+)"
    shape = re.escape(fold(text)).replace(re.escape(_NUMBER), number)
    return f"{shape}|{re.escape(fold(_filled(text, _ONE)))}"


def _danish(found: Mapping[str, str | None]) -> str:
    """Return the number of a phrase as Danes write it; without one there is one of a thing."""
    return found.get("da") or (found.get("en") or "").replace(".", ",") or _ONE


def _heard(text: str) -> _Heard:
    """Read words such as `løft* {n} kg|kilo`: in this order, a few others between."""
    words = text.split()
    parts = [_word(words[0])]
    for before, word in itertools.pairwise(words):
        parts.append(r"\W*" if before == _NUMBER else _ANY_WORDS)
        parts.append(_word(word))
    weight = len(words) + (_WITH_NUMBER if _NUMBER in words else 0)
    return _Heard(re.compile(rf"\b{''.join(parts)}\b"), weight)


def _word(word: str) -> str:
    if word == _NUMBER:
        return r"(?P<n>\d{1,4}(?:[.,:]\d{1,2})?)"
    ways = (re.escape(fold(way)).replace(r"\*", r"\w*") for way in word.split("|"))
    return f"(?:{'|'.join(ways)})"


def _clauses(text: str) -> Iterable[str]:
    folded = _SHORT.sub(r"\1 ", fold(text))
    for pattern, plain in _SPOKEN:
        folded = re.sub(pattern, plain, folded)
    return (part for part in _CLAUSES.split(folded) if part.strip() and not _FINE.search(part))


def _hit(entry: _Entry, clause: str) -> _Hit | None:
    """Return the surest way in which a clause asks for a phrase, None when it does not."""
    best: _Hit | None = None
    for heard in entry.heard:
        found = heard.pattern.search(clause)
        if found is None or (best is not None and best.weight >= heard.weight):
            continue
        number = found.groupdict().get("n") or ""
        if not number or _is_within(number, entry.most):
            best = _Hit(entry, heard.weight, number, found.span())
    return best


def _ordered(hits: list[_Hit]) -> list[_Hit]:
    return sorted(hits, key=lambda hit: -hit.weight)


def _apart(hits: list[_Hit]) -> list[_Hit]:
    """Return the surest hits that speak of different words; a weak one only when alone."""
    kept: list[_Hit] = []
    for hit in hits:
        is_apart = all(
            hit.span[1] <= other.span[0] or other.span[1] <= hit.span[0] for other in kept
        )
        if is_apart and (hit.weight >= _STRONG or not kept):
            kept.append(hit)
    return kept


def _phrases(hits: Iterable[_Hit]) -> tuple[Phrase, ...]:
    by_key: dict[str, Phrase] = {}
    for hit in hits:
        by_key.setdefault(hit.entry.phrase.key, hit.entry.said(hit.number))
    return tuple(by_key.values())


def _filled(text: str, number: str) -> str:
    filled = text.replace(_NUMBER, number)
    if number == _ONE:
        for many, one in _OF_ONE:
            filled = filled.replace(many, one)
    return filled


def _english(number: str) -> str:
    return number.replace(",", ".")


def _first_number(text: str) -> str:
    found = re.search(r"\b\d{1,4}\b", text)
    return found.group() if found else ""


def _is_within(number: str, most: float) -> bool:
    if not number:
        return False
    value = float(number.replace(",", ".").replace(":", "."))
    return 0 < value <= most


def _rank(text: str, wanted: str) -> int:
    """Return how well a text fits what is typed: 0 begins, 2 a word begins, 4 somewhere, 9 not."""
    if text.startswith(wanted):
        return 0
    if f" {wanted}" in text or f"-{wanted}" in text:
        return 2
    return 4 if wanted in text else _NOT_THERE
