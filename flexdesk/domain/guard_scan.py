"""The guard reads a text: words, phrases, patterns of digits, and what the register knows."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from flexdesk.domain.guard import Finding, Known
from flexdesk.domain.guard_known import known_places
from flexdesk.domain.guard_lexicon import Lexicon, Phrase, Rule, one_less
from flexdesk.domain.guard_places import (
    Place,
    finding_of,
    moved,
    not_safe,
    order,
    stands,
    without_overlap,
)
from flexdesk.domain.guard_words import (
    Token,
    has_number,
    hyphen_parts,
    key,
    plain,
    tokens_of,
    without_hidden,
)

_CACHE = 8192
_FUZZY_SPARE = 2
_SHORTEST_FUZZY = 7
_LONGEST_FUZZY = 48
_SHORTEST_SOUND = 4
_WITH_GAP = 3

Run = tuple[int, int, Phrase]


class Guard:
    """Finds what must not reach an employer, with a lexicon that is data."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._rules_of = lru_cache(maxsize=_CACHE)(self._rules_of_word)
        self._atoms_of = lru_cache(maxsize=_CACHE)(self._atoms_of_word)

    def scan(self, text: str, known: Known | None = None) -> tuple[Finding, ...]:
        """Return the findings of a text in order, none over another; what stops goes first."""
        seen, places = without_hidden(text)
        reader = _Reader(seen, tokens_of(seen))
        found = [*self._words(reader)]
        reader.read_atoms(self._atoms_of, self._lexicon.named)
        runs = self._runs(reader)
        found += [
            *reader.told(runs),
            *self._patterns(seen),
            *(known_places(seen, known, self._lexicon.known) if known else ()),
        ]
        kept = without_overlap(not_safe(found, reader.safe(runs)))
        findings = (finding_of(place) for place in kept)
        return tuple(f if places is None else moved(f, places) for f in findings)

    def rules(self) -> tuple[Rule, ...]:
        """Return all rules of the lexicon."""
        return tuple(self._lexicon.rules)

    def word_of(self, kind: str) -> str:
        """Return the Danish word for a kind of finding."""
        return self._lexicon.words.get(kind, kind)

    def _words(self, reader: "_Reader") -> Iterator[Place]:
        for at, token in enumerate(reader.tokens):
            rule = self._rule_of(reader, token)
            if rule is not None:
                reader.found.add(at)
                yield token.start, token.end, rule

    def _rule_of(self, reader: "_Reader", token: Token) -> Rule | None:
        written = reader.text[token.start : token.end]
        # Å is the initial of a name, not the letters AA that it is folded to
        is_upper = token.is_upper and len(written) > 1 and not reader.is_loud
        best = self._best(token.plain, is_upper=is_upper)
        for part, piece in hyphen_parts(written):
            upper = part.upper() in piece and not reader.is_loud
            other = self._best(part, is_upper=upper)
            if best is None or (other is not None and order(other) < order(best)):
                best = other
        return best

    def _best(self, word: str, *, is_upper: bool) -> Rule | None:
        numbers = set(self._rules_of(word))
        if is_upper and word in self._lexicon.upper:
            numbers.add(self._lexicon.upper[word])
        rules = [self._lexicon.rules[number] for number in sorted(numbers)]
        return min(rules, key=order, default=None)

    def _rules_of_word(self, word: str) -> frozenset[int]:
        found = {self._lexicon.exact[word]} if word in self._lexicon.exact else set()
        sound = key(word)
        if len(sound) >= _SHORTEST_SOUND and not word[0].isdigit():
            found |= self._lexicon.sounds.tags_of(sound) or self._nearly(sound)
        return frozenset(n for n in found if not self._is_excepted(n, sound))

    def _is_excepted(self, number: int, sound: str) -> bool:
        return bool(self._lexicon.excepted[number].tags_of(sound))

    def _nearly(self, sound: str) -> set[int]:
        """Return the rule of a long word that is one letter wrong."""
        if not _SHORTEST_FUZZY <= len(sound) <= _LONGEST_FUZZY:
            return set()
        for length in range(len(sound), max(_SHORTEST_FUZZY, len(sound) - _FUZZY_SPARE) - 1, -1):
            for form in one_less(sound[:length]):
                near = self._lexicon.fuzzy.get(form)
                if near and abs(len(near[0]) - length) <= 1 and near[0][:2] == sound[:2]:
                    return {near[1]}
        return set()

    def _atoms_of_word(self, written: str) -> frozenset[int]:
        forms = {plain(written), *(part for part, _piece in hyphen_parts(written))}
        return frozenset(tag for form in forms for tag in self._lexicon.atoms.tags_of(form))

    def _runs(self, reader: "_Reader") -> list[Run]:
        """Return all runs of words that a phrase fits: first word, last word, phrase."""
        found: list[Run] = []
        for at, atoms in enumerate(reader.atoms):
            for atom in atoms:
                for phrase in self._lexicon.phrases.get(atom, ()):
                    if at and phrase.not_after in reader.atoms[at - 1]:
                        continue
                    end = reader.end_of(at, phrase.atoms, is_safe=phrase.rule is None)
                    if end is not None:
                        found.append((at, end, phrase))
        return found

    def _patterns(self, text: str) -> Iterator[Place]:
        for pattern in self._lexicon.patterns:
            for found in pattern.regex.finditer(text):
                if stands(pattern, found, text):
                    start, end = found.span("at") if "at" in found.groupdict() else found.span()
                    yield start, end, pattern.rule


_NEGATIONS = frozenset({"ikke", "aldrig", "ingen", "intet", "uden", "sjaeldent"})
# where somebody begins to tell of herself, the work of others is over
_OWN_STORY = _NEGATIONS | frozenset(
    {"har", "fik", "faar", "jeg", "hun", "han", "lider", "pga", "grundet", "gaar", "gik", "kommer",
     "indlagt", "efter", "selv", "egen", "egne", "min", "sin", "mit", "sit", "fordi", "men", "blev",
     "er", "trods", "indtil", "mens", "syg"}
)  # fmt: skip


class _Reader:
    """A text being read: its words, and what each fits."""

    __slots__ = ("_commas", "atoms", "found", "is_loud", "text", "tokens")

    def __init__(self, text: str, tokens: tuple[Token, ...]) -> None:
        self.text = text
        self.tokens = tokens
        self.found: set[int] = set()
        self.is_loud = text.isupper()
        self.atoms: list[frozenset[int]] = []
        self._commas = frozenset(
            at
            for at in range(1, len(tokens))
            if any(sign in ",(:" for sign in text[tokens[at - 1].end : tokens[at].start])
        )

    def read_atoms(
        self, atoms_of: Callable[[str], frozenset[int]], named: Mapping[str, int]
    ) -> None:
        """Note the atoms each word fits: by its letters, and by what kind of word it is."""
        number, capital, any_found = (named.get(sign) for sign in "#^@")
        for at, token in enumerate(self.tokens):
            kinds = {
                number: has_number(token.plain),
                capital: token.is_capital,
                any_found: at in self.found,
            }
            more = {atom for atom, fits in kinds.items() if fits and atom is not None}
            self.atoms.append(atoms_of(self.text[token.start : token.end]) | more)

    def told(self, runs: list[Run]) -> list[Place]:
        """Return the places of the runs that a rule finds."""
        return [
            (self.tokens[start].start, self.tokens[end].end, phrase.rule)
            for start, end, phrase in runs
            if phrase.rule is not None
        ]

    def safe(self, runs: list[Run]) -> list[tuple[int, int]]:
        """Return what safe phrases cover: from their first gap on, the whole run without one."""
        return [
            (self.tokens[self._covered_from(start, phrase.atoms)].start, self.tokens[end].end)
            for start, end, phrase in runs
            if phrase.rule is None
        ]

    def _covered_from(self, start: int, atoms: tuple[int, ...]) -> int:
        if len(atoms) < _WITH_GAP or atoms[1] > 0:
            return start
        return next(at for at in range(start + 1, len(self.atoms)) if atoms[2] in self.atoms[at])

    def end_of(self, at: int, atoms: tuple[int, ...], *, is_safe: bool) -> int | None:
        """Return the last word of a run that begins with the first of the atoms at a word.

        A safe run ends where somebody begins to tell of herself, and at a comma.
        """
        if len(atoms) == 1:
            return at
        spare, rest = (-atoms[1], atoms[2:]) if atoms[1] < 0 else (0, atoms[1:])
        stops = _OWN_STORY if is_safe else _NEGATIONS
        for there in range(at + 1, min(at + 2 + spare, len(self.tokens))):
            if self.tokens[there].begins or (is_safe and there in self._commas):
                return None
            if rest[0] in self.atoms[there]:
                end = self.end_of(there, rest, is_safe=is_safe)
                if end is not None:
                    return end
            if self.tokens[there].plain in stops:
                return None
        return None
