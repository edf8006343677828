"""The lexicon of the guard, read from data: words with Danish endings, phrases, number patterns.

A rule lists `words` (with any ending), `starts`, `ends` and `parts` of words, `exact` forms,
`upper` (abbreviations that count in capitals only), `joins` (first parts times last parts),
`phrases`, and `patterns` for what is made of digits. A word of a phrase is `a|b` for choices,
`a*`, `*a`, `*a*`, `<class>` for a list in `classes`, `..` and `...` for up to two or five words
between, `^` for a word with a capital, `#` for a number, `@` for a word that a rule finds,
`!<class>` for a class that may not stand before. Safe phrases cover what is meant otherwise.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from flexdesk.domain.guard import Verdict
from flexdesk.domain.guard_words import key, plain, spellings

GAPS = {"..": 2, "...": 5}
_ENDINGS = (
    "", "s", "e", "en", "et", "n", "t", "er", "r", "ere", "erne", "ene", "ne", "ens", "ets", "ers",
    "ernes", "es", "rne", "rnes", "ede", "et", "te", "ende", "nes",
)  # fmt: skip
_FUZZY_LEAST = 8


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its key, what it finds, what it does, why, and what may be written instead."""

    key: str
    kind: str
    verdict: Verdict
    reason: str
    proposals: tuple[str, ...] = ()
    is_final: bool = False
    is_known: bool = False
    """Whether it looks for what the register knows about the citizen."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern of signs: what has to stand before it, what must not, and a check by name."""

    rule: Rule
    regex: re.Pattern[str]
    before: re.Pattern[str] | None = None
    not_before: re.Pattern[str] | None = None
    not_after: re.Pattern[str] | None = None
    check: str = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A run of words: the ids of its atoms, 0 or less for a gap of so many words."""

    rule: Rule | None
    atoms: tuple[int, ...]
    not_after: int | None = None


@dataclass(slots=True)
class WordForms:
    """Where a word may match: whole, at its start, at its end, anywhere. Values are tags."""

    whole: dict[str, set[int]] = field(default_factory=dict)
    starts: dict[str, set[int]] = field(default_factory=dict)
    ends: dict[str, set[int]] = field(default_factory=dict)
    parts: dict[str, set[int]] = field(default_factory=dict)
    lengths: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def close(self) -> None:
        """Note the lengths there are, so that a search asks for no others."""
        for name in ("starts", "ends", "parts"):
            table: dict[str, set[int]] = getattr(self, name)
            self.lengths[name] = tuple(sorted({len(text) for text in table}))

    def tags_of(self, word: str) -> set[int]:
        """Return the tags of everything that fits a word."""
        found = set(self.whole.get(word, ()))
        size = len(word)
        for length in self.lengths["starts"]:
            found |= self.starts.get(word[:length], _NONE)
        for length in self.lengths["ends"]:
            if length <= size:
                found |= self.ends.get(word[size - length :], _NONE)
        for length in self.lengths["parts"]:
            for at in range(size - length + 1):
                found |= self.parts.get(word[at : at + length], _NONE)
        return found


_NONE: frozenset[int] = frozenset()


@dataclass(slots=True)
class Lexicon:
    """All rules, made ready for reading."""

    rules: list[Rule] = field(default_factory=list)
    sounds: WordForms = field(default_factory=WordForms)
    exact: dict[str, int] = field(default_factory=dict)
    upper: dict[str, int] = field(default_factory=dict)
    fuzzy: dict[str, tuple[str, int]] = field(default_factory=dict)
    excepted: dict[int, WordForms] = field(default_factory=dict)
    atoms: WordForms = field(default_factory=WordForms)
    named: dict[str, int] = field(default_factory=dict)
    phrases: dict[int, list[Phrase]] = field(default_factory=dict)
    patterns: list[Pattern] = field(default_factory=list)
    known: dict[str, Rule] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)


def load_lexicon(files: Mapping[str, Mapping[str, Any]]) -> Lexicon:
    """Return the lexicon from the files of the folder `guard`, by their names."""
    lexicon = Lexicon(words=dict(files["classes"]["kinds"]))
    classes: Mapping[str, list[str]] = files["classes"]["classes"]
    for name in files:
        for raw in files[name].get("rule", ()):
            _add_rule(lexicon, raw, classes)
    for text in files["classes"].get("safe", ()):
        _add_phrase(lexicon, None, text, classes)
    lexicon.sounds.close()
    lexicon.atoms.close()
    for forms in lexicon.excepted.values():
        forms.close()
    return lexicon


def _add_rule(lexicon: Lexicon, raw: Mapping[str, Any], classes: Mapping[str, list[str]]) -> None:
    rule = Rule(
        key=raw["key"],
        kind=raw["kind"],
        verdict=Verdict(raw["verdict"]),
        reason=raw["reason"],
        proposals=tuple(raw.get("proposals", ())),
        is_final=raw.get("is_final", False),
        is_known="known" in raw,
    )
    number = len(lexicon.rules)
    lexicon.rules.append(rule)
    if raw.get("known"):
        lexicon.known[raw["known"]] = rule
    single, runs = _apart(raw)
    _add_words(lexicon, number, single)
    _add_exceptions(lexicon, number, raw.get("excepted", ()))
    for text in (*runs, *raw.get("phrases", ())):
        _add_phrase(lexicon, rule, text, classes)
    lexicon.patterns.extend(_pattern(rule, row) for row in raw.get("patterns", ()))


def _apart(raw: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Return the rule with single words only, and as phrases what is several words."""
    single, runs = dict(raw), []
    for name in ("words", "starts", "ends"):
        listed: list[str] = raw.get(name, [])
        single[name] = [text for text in listed if " " not in text]
        runs += [f"{text}*" for text in listed if " " in text]
    return single, runs


def _add_words(lexicon: Lexicon, number: int, raw: Mapping[str, Any]) -> None:
    sounds = lexicon.sounds
    starts = [*raw.get("starts", ()), *_joined(raw.get("joins", ()))]
    # which words, where they match, and the endings that may follow
    for words, table, endings in (
        (raw.get("words", ()), sounds.whole, _ENDINGS),
        (raw.get("ends", ()), sounds.ends, _ENDINGS),
        (starts, sounds.starts, ("",)),
        (raw.get("parts", ()), sounds.parts, ("",)),
    ):
        for word in words:
            for sound in _sounds(word):
                for ending in endings:
                    _put(table, key(sound + ending), number)
    for word in (*raw.get("words", ()), *starts) if raw.get("fuzzy") else ():
        _add_fuzzy(lexicon, word, number)
    lexicon.exact |= {plain(word): number for word in raw.get("exact", ())}
    lexicon.upper |= {plain(word): number for word in raw.get("upper", ())}


def _joined(joins: Iterable[Mapping[str, list[str]]]) -> list[str]:
    return [first + last for join in joins for first in join["first"] for last in join["last"]]


def _sounds(word: str) -> set[str]:
    return {key(form) for form in spellings(word)}


def _add_fuzzy(lexicon: Lexicon, word: str, number: int) -> None:
    for sound in _sounds(word):
        for form in one_less(sound) if len(sound) >= _FUZZY_LEAST else ():
            lexicon.fuzzy.setdefault(form, (sound, number))


def one_less(word: str) -> set[str]:
    """Return the word and all it can be with one letter after the first left out."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(1, len(word)))}


def _add_exceptions(lexicon: Lexicon, number: int, words: Iterable[str]) -> None:
    forms = lexicon.excepted.setdefault(number, WordForms())
    for word in words:
        table, bare = _table_of(forms, word)
        for sound in _sounds(bare):
            _put(table, sound, number)


def _table_of(forms: WordForms, word: str) -> tuple[dict[str, set[int]], str]:
    bare = word.strip("*")
    if word.startswith("*") and word.endswith("*"):
        return forms.parts, bare
    if word.startswith("*"):
        return forms.ends, bare
    return (forms.starts, bare) if word.endswith("*") else (forms.whole, bare)


def _put(table: dict[str, set[int]], text: str, tag: int) -> None:
    table.setdefault(text, set()).add(tag)


def _add_phrase(
    lexicon: Lexicon, rule: Rule | None, text: str, classes: Mapping[str, list[str]]
) -> None:
    tokens = text.split()
    not_after = None
    if tokens[0].startswith("!"):
        not_after = _atom(lexicon, tokens.pop(0)[1:], classes)
    atoms = tuple(
        -GAPS[token] if token in GAPS else _atom(lexicon, token, classes) for token in tokens
    )
    lexicon.phrases.setdefault(atoms[0], []).append(Phrase(rule, atoms, not_after))


def _atom(lexicon: Lexicon, token: str, classes: Mapping[str, list[str]]) -> int:
    if token in lexicon.named:
        return lexicon.named[token]
    number = lexicon.named[token] = len(lexicon.named) + 1
    choices = [
        word
        for choice in token.split("|")
        for word in (classes[choice[1:-1]] if choice.startswith("<") else (choice,))
    ]
    for word in choices:
        table, bare = _table_of(lexicon.atoms, word)
        for form in spellings(bare) if bare not in {"^", "#", "@"} else (bare,):
            _put(table, form, number)
    return number


def _pattern(rule: Rule, raw: Mapping[str, str]) -> Pattern:
    def compiled(name: str) -> re.Pattern[str] | None:
        return re.compile(raw[name], re.IGNORECASE) if name in raw else None

    regex = re.compile(raw["regex"], 0 if raw.get("case") else re.IGNORECASE)
    return Pattern(
        rule, regex, compiled("before"), compiled("not_before"), compiled("not_after"),
        raw.get("check", ""),
    )  # fmt: skip
