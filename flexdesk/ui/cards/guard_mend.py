"""What the verb of a finding does to a field: which words go, and what the field says then.

A proposal put in the place of the found words alone breaks the sentence around them. So the clause
goes that holds them; what stood complete before and after it stays, and a proposal is a sentence of
its own. A need of the workplace goes where needs stand.
"""

import re
from dataclasses import dataclass

from flexdesk.domain.card_codes import Section

_ENDS = ".!?\n"
_TO_NEEDS = frozenset({"diagnosis", "health_hint", "treatment"})
"""Kinds whose proposals say what the workplace does about it."""
_BEGINS = re.compile(
    r"\s*[,;:(–—]\s*(?:og|men|så|for|fordi|da|samt)?\s+"
    r"|\s+(?:og|men|samt|fordi|da|siden|selvom|efter|grundet|pga\.?|på\s+grund\s+af)\s+",
    re.IGNORECASE,
)
"""Where a clause begins: all before it says something by itself."""
_GOES_ON = re.compile(r"(?:\s*[,;]\s*|\s+)(?:og|men|så)?\s*(?=(?:jeg|hun|han|vi)\b)", re.IGNORECASE)
"""Where another clause begins that has its own subject."""
_SHORT = re.compile(
    r"\b(?:pga|ca|fx|kl|nr|evt|bl\.a|f\.eks|m\.m|inkl|min|max|tlf)\.$", re.IGNORECASE
)
"""Short words whose stop ends no sentence."""
_LOOSE = " \t,;:(–—-"


@dataclass(frozen=True, slots=True)
class Mend:
    """One change of a field: `piece` is what is written where, `gone` and `left` say it in words.

    `need` is added under Hensyn, empty when the proposal is written in the field itself.
    """

    piece: tuple[int, int, str]
    gone: str
    left: str
    need: str = ""

    def __repr__(self) -> str:
        """Show the place only: the words are a citizen's."""
        return f"Mend({self.piece[0]}–{self.piece[1]})"


def mend(text: str, start: int, end: int, proposal: str) -> Mend:
    """Return what is written for found words; no proposal takes their clause away."""
    wanted = proposal.strip()
    # one may have typed since the words were found
    start, end = min(start, len(text)), min(end, len(text))
    if wanted and not wanted[0].isupper():
        # such a proposal says the words themselves in another way
        return _made(text, (start, end, wanted), text[start:end])
    first, last = _sentence(text, start, end)
    begin = _clause_start(text, first, start)
    before = text[first:begin].rstrip(_LOOSE)
    goes_on = _clause_end(text, end, last)
    after = text[goes_on:last].strip()
    said = [_capital(part) for part in (before, after, wanted) if part]
    whole = ". ".join(part.rstrip(".") for part in said)
    if before and text[first].islower():
        # what was written small stays so
        whole = text[first] + whole[1:]
    return _made(text, _around(text, first, last, whole), text[begin:goes_on])


def goes_to_needs(section: str, kind: str, proposal: str) -> bool:
    """Say whether a proposal belongs under Hensyn and not where the words were found."""
    return bool(proposal) and kind in _TO_NEEDS and section != Section.HENSYN


def _made(text: str, piece: tuple[int, int, str], gone: str) -> Mend:
    first, last, words = piece
    left = " ".join(f"{text[:first]}{words}{text[last:]}".split())
    return Mend(piece, " ".join(gone.split()).strip(_LOOSE), left)


def _clause_start(text: str, first: int, start: int) -> int:
    """Return where the clause of the found words begins: at the last break before them."""
    breaks = [hit.start() for hit in _BEGINS.finditer(text, first, start) if hit.start() > first]
    return breaks[-1] if breaks else first


def _clause_end(text: str, end: int, last: int) -> int:
    """Return where the next clause begins, the sentence's end when there is none."""
    hit = _GOES_ON.search(text, end, last)
    return hit.end() if hit else last


def _around(text: str, first: int, last: int, whole: str) -> tuple[int, int, str]:
    """Return the piece with its stop and blanks as they should be."""
    if not whole:
        while last < len(text) and text[last] in ".!? ":
            last += 1
        while first > 0 and text[first - 1] == " " and last >= len(text):
            first -= 1
        return first, last, ""
    if last < len(text) and text[last] in "!?" and whole[-1] in "!?.":
        last += 1
    return first, last, whole


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    first = start
    while first > 0 and not _is_break(text, first - 1):
        first -= 1
    while first < start and text[first].isspace():
        first += 1
    last = end
    while last < len(text) and not _is_break(text, last):
        last += 1
    return first, last


def _is_break(text: str, at: int) -> bool:
    """Say whether a sentence ends here: a stop within a number or a short word does not end it."""
    if text[at] not in _ENDS or _SHORT.search(text, 0, at + 1):
        return False
    return text[at] == "\n" or at + 1 == len(text) or text[at + 1].isspace()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
