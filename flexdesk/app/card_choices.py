"""The lists a card is written from, and the translator of internal limitations."""

import dataclasses
from dataclasses import dataclass
from functools import cache

from flexdesk.base.resources import read_toml
from flexdesk.domain.kandidatkort import CardContent
from flexdesk.domain.phrase_bank import Phrase, PhraseBank, PhraseGroup

WANTED = "soeger"
"""What is looked for, in the words of a headline; no list to choose from."""
KINDS = ("kompetencer", "opgaver", "beviser", "hensyn", "pris", "naeste", "sprog", "transport")
"""The lists, by the name of their file."""

CONSIDERATIONS = "hensyn"
_LISTED = {
    "competences": "kompetencer",
    "tasks": "opgaver",
    "certificates": "beviser",
    "considerations": CONSIDERATIONS,
    "languages": "sprog",
    "next_steps": "naeste",
}
"""Fields of many lines, with the list they are written from."""
_SINGLE = {"price": "pris", "transport": "transport"}


@dataclass(frozen=True, slots=True)
class CardChoices:
    """Every list in its groups."""

    kompetencer: tuple[PhraseGroup, ...]
    opgaver: tuple[PhraseGroup, ...]
    beviser: tuple[PhraseGroup, ...]
    hensyn: tuple[PhraseGroup, ...]
    pris: tuple[PhraseGroup, ...]
    naeste: tuple[PhraseGroup, ...]
    sprog: tuple[PhraseGroup, ...]
    transport: tuple[PhraseGroup, ...]


@cache
def bank() -> PhraseBank:
    """Return the shipped lists as the phrase bank, read once."""
    return PhraseBank({kind: read_toml("cards", f"{kind}.toml") for kind in (*KINDS, WANTED)})


@cache
def choices() -> CardChoices:
    """Return the shipped lists, read once."""
    return CardChoices(**{kind: bank().groups(kind) for kind in KINDS})


def find(kind: str, typed: str) -> tuple[Phrase, ...]:
    """Return the phrases of a list that hold what is typed, those that begin with it first."""
    return bank().find(kind, typed)


def translate(limitation: str) -> tuple[Phrase, ...]:
    """Return what a workplace can do about an internal limitation, the closest first.

    Numbers are carried over ("løft over 10 kg"); no word of an illness ever is.
    """
    return bank().translate(CONSIDERATIONS, limitation)


def needs(limitation: str) -> tuple[Phrase, ...]:
    """Return only the surest answer to every part of a limitation, for a first draft."""
    return bank().closest(CONSIDERATIONS, limitation)


def in_language(content: CardContent, language: str) -> CardContent:
    """Return the card with its listed phrases in a language; what was typed freely stays."""
    told: dict[str, tuple[str, ...]] = {
        field: tuple(bank().in_language(kind, text, language) for text in getattr(content, field))
        for field, kind in _LISTED.items()
    }
    single = {
        field: bank().in_language(kind, getattr(content, field), language)
        for field, kind in _SINGLE.items()
    }
    return dataclasses.replace(content, language=language, **told, **single)  # type: ignore[arg-type]  # fields by name
