"""Restrained Danish hyphenation: long words only, at joints of compounds where they are known."""

from functools import cache
from typing import Any

MIN_WORD = 10
SIDE = 4
"""Letters that stay on each side of a break."""

_STEMS = (
    "ledigheds",
    "ydelses",
    "fleksjob",
    "pulje",
    "jobkonsulent",
    "kompetence",
    "arbejds",
    "kommune",
    "virksomheds",
    "beskæftigelses",
    "refusions",
    "kandidat",
    "visitations",
    "rehabiliterings",
    "sygedagpenge",
    "ansættelses",
    "opfølgnings",
)
"""First parts of the field's compounds: a break after one is right, a break inside is ugly."""


@cache
def _dictionary() -> Any:  # noqa: ANN401 - pyphen has no types
    import pyphen

    return pyphen.Pyphen(lang="da_DK", left=SIDE, right=SIDE)


def _joints(word: str) -> tuple[set[int], set[int]]:
    """Return where known first parts end, and the places inside them."""
    ends: set[int] = set()
    inside: set[int] = set()
    for stem in _STEMS:
        at = word.find(stem)
        while at >= 0:
            end = at + len(stem)
            inside.update(range(at + 1, end))
            if end < len(word):
                ends.add(end)
            at = word.find(stem, end)
    return ends, inside


def break_points(word: str) -> tuple[int, ...]:
    """Return the indices in a word before which a line may break with a hyphen, ascending.

    Words shorter than `MIN_WORD`, words with digits and words in capitals are never broken;
    punctuation around a word does not count.
    """
    core = word.strip("”“\"'’.,:;!?()[]–-…")
    if len(core) < MIN_WORD or not core.isalpha() or core.isupper():
        return ()
    low = core.lower()
    ends, inside = _joints(low)
    points = {*_dictionary().positions(low), *ends} - (inside - ends)
    shift = word.index(core)
    return tuple(sorted(p + shift for p in points if SIDE <= p <= len(core) - SIDE))
