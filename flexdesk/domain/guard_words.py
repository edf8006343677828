"""Words as the guard reads them: tokens with their places, folding, a rough phonetic key.

People type without æøå, with one consonant for two, and with hyphens in compounds; the guard has
to read all of it as the same word.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from flexdesk.base.danish import fold

_WORD = re.compile(
    r"\d+[^\W\d_]+(?:['’-]?[^\W_]+)*|\d+(?:[.,]\d+)*%?|[^\W\d_]+\d*[^\W_]*(?:['’\u00b4-][^\W_]+)*"
)
_NUMBER = re.compile(r"\d")
_STOP = re.compile(r"[!?;\n]|\.(?=\s+[A-ZÆØÅ0-9])|\.\s*$|(?<=[a-zæøå]{4})\.(?=\s)")
_HIDDEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_SPACED = re.compile(r"(?<!\w)(?:[^\W\d_][ .\u00a0]){4,80}[^\W\d_](?!\w)")
_DOUBLE = re.compile(r"([a-z])\1")
_KEY_STEPS = (
    ("sch", "sk"), ("tz", "s"), ("ph", "f"), ("th", "t"), ("ch", "k"), ("ck", "k"), ("z", "s"),
    ("x", "ks"), ("w", "v"), ("q", "k"), ("ae", "e"), ("oe", "o"), ("aa", "a"), ("hj", "j"),
    ("hv", "v"), ("ce", "se"), ("ci", "si"), ("cy", "sy"), ("c", "k"), ("j", "i"),
)  # fmt: skip
_CACHE = 8192


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: where it stands, its folded form, and whether a sentence begins with it."""

    start: int
    end: int
    plain: str
    begins: bool
    is_upper: bool
    is_capital: bool


@lru_cache(maxsize=_CACHE)
def plain(word: str) -> str:
    """Return a word folded, hyphens and apostrophes left out."""
    return "".join(sign for sign in fold(word) if sign.isalnum() or sign in "%.,")


@lru_cache(maxsize=_CACHE)
def key(folded: str) -> str:
    """Return the rough sound of a folded word: doubled letters as one, foreign letters as ours."""
    for written, sound in _KEY_STEPS:
        if written in folded:
            folded = folded.replace(written, sound)
    return _DOUBLE.sub(r"\1", folded)


def fold_words(text: str) -> str:
    """Return a text as words are compared: folded, single blanks, nothing else."""
    return " ".join(plain(word) for word in _WORD.findall(text))


def tokens_of(text: str) -> tuple[Token, ...]:
    """Return the words of a text, and once more those written with a blank after each letter."""
    return (*_tokens(text, _WORD), *_spaced(text))


def spellings(word: str) -> tuple[str, ...]:
    """Return how a folded word looks typed with and without æøå; `word` has them still.

    Short words stay as they are: "får" must not become "far".
    """
    least = 4
    low = word.lower()
    forms = {plain(low)}
    if len(low) > least or (len(low) == least and "ø" in low):
        forms.add(plain(low.translate(_BARE)))
        forms.add(plain(low.translate(_BARE_A)))
    return tuple(sorted(forms))


_BARE = str.maketrans("æøå", "eoa")
_BARE_A = str.maketrans("æøå", "aoa")


def hyphen_parts(written: str) -> tuple[tuple[str, str], ...]:
    """Return each part of a hyphenated word, folded and as written; nothing without a hyphen."""
    if "-" not in written:
        return ()
    return tuple((plain(piece), piece) for piece in written.split("-") if piece)


def without_hidden(text: str) -> tuple[str, list[int] | None]:
    """Return a text without signs nobody sees, and the place of each sign that is left.

    None for the places means nothing was taken out.
    """
    if not any(sign in text for sign in _HIDDEN):
        return text, None
    places = [place for place, sign in enumerate(text) if sign not in _HIDDEN]
    return "".join(text[place] for place in places), [*places, len(text)]


def _tokens(text: str, pattern: re.Pattern[str]) -> Iterator[Token]:
    last = 0
    for found in pattern.finditer(text):
        start, end = found.span()
        begins = last == 0 or _STOP.search(text, max(last - 4, 0), start + 1) is not None
        word = found[0]
        yield Token(start, end, plain(word), begins, word.isupper(), word[0].isupper())
        last = end


def _spaced(text: str) -> Iterator[Token]:
    for found in _SPACED.finditer(text):
        word = re.sub(r"[ .\u00a0]", "", found[0])
        yield Token(*found.span(), plain(word), begins=True, is_upper=False, is_capital=True)


def has_number(word: str) -> bool:
    """Say whether a word holds a digit."""
    return _NUMBER.search(word) is not None
