"""Where on the form a finding of the guard stands: statement and signs become field and signs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from flexdesk.domain.guard import Finding, Verdict
from flexdesk.domain.kandidatkort import Override


class Found(Protocol):
    """A finding as the use case gives it: in which statement of which section."""

    @property
    def section(self) -> str:
        """The section's code."""
        ...

    @property
    def index(self) -> int:
        """Which statement of the section."""
        ...

    @property
    def text(self) -> str:
        """The statement, with single blanks."""
        ...

    @property
    def finding(self) -> Finding:
        """What was found in it."""
        ...

    @property
    def kept(self) -> Override | None:
        """Why it may stay, None when it may not."""
        ...


@dataclass(frozen=True, slots=True)
class Said:
    """What stands in one field: `lead` stands before it in the statement (the years of a job)."""

    section: str
    at: int
    text: str
    lead: str = ""

    def __repr__(self) -> str:
        """Show the place only: the text is a citizen's."""
        return f"Said({self.section}, {self.at})"


@dataclass(frozen=True, slots=True)
class Place:
    """A finding with its place on the form: field, and code points in what is typed there."""

    section: str
    at: int
    start: int
    end: int
    words: str
    finding: Finding
    kept: Override | None = None

    @property
    def is_open(self) -> bool:
        """Whether it still asks for an answer."""
        return self.kept is None

    @property
    def is_block(self) -> bool:
        """Whether no version can be made while it stands."""
        return self.is_open and self.finding.verdict == Verdict.BLOCK

    @property
    def key(self) -> tuple[str, int, str, str]:
        """What it is known by while other words come and go."""
        return (self.section, self.at, self.finding.rule, self.words)

    def __repr__(self) -> str:
        """Show the rule only: the words are a citizen's."""
        return f"Place({self.section}, {self.finding.rule})"


def places(said: Sequence[Said], found: Sequence[Found]) -> tuple[Place, ...]:
    """Return each finding at its field, in the order of the form."""
    order = {(each.section, each.at): number for number, each in enumerate(said)}
    made = [place for each in found if (place := _place(said, each)) is not None]
    return tuple(sorted(made, key=lambda place: (order[place.section, place.at], place.start)))


def _place(said: Sequence[Said], found: Found) -> Place | None:
    field = _field_of(said, found)
    if field is None:
        return None
    finding = found.finding
    lead = len(_plain(field.lead)) + 1 if _plain(field.lead) else 0
    spots = _spots(field.text)
    start, end = finding.start - lead, finding.end - lead
    if end <= 0 or not spots:
        # it stands in the years before a job: the whole line is marked
        start, end = 0, len(spots)
    first = spots[min(max(start, 0), len(spots) - 1)] if spots else 0
    last = spots[min(end, len(spots)) - 1] + 1 if spots else 0
    words = found.text[finding.start : finding.end]
    return Place(field.section, field.at, first, last, words, finding, found.kept)


def _field_of(said: Sequence[Said], found: Found) -> Said | None:
    """Return the field a statement was typed in: two that say the same are told by their order."""
    in_section = [each for each in said if each.section == found.section and each.text.strip()]
    same = [each for each in in_section if _plain(f"{each.lead} {each.text}") == found.text]
    by_place = [each for each in same if each.at == found.index]
    return next(iter((*by_place, *same)), None)


def _spots(text: str) -> list[int]:
    """Return for each sign of the text with single blanks where it stands in what is typed."""
    spots, is_blank = [], True
    for at, sign in enumerate(text):
        if not sign.isspace() or not is_blank:
            spots.append(at)
        is_blank = sign.isspace()
    while spots and text[spots[-1]].isspace():
        spots.pop()
    return spots


def _plain(text: str) -> str:
    return " ".join(text.split())


_ADVICE = ("skriv", "tag", "slet")
"""Proposals that begin so tell the author what to do: they are no words for a card."""


def wordings(proposals: Sequence[str]) -> tuple[str, ...]:
    """Return the proposals that may be written on the card as they stand."""
    return tuple(text for text in proposals if not _is_advice(text))


def advice(proposals: Sequence[str]) -> str:
    """Return what the author is told to do, empty when the proposals are words only."""
    return next((text for text in proposals if _is_advice(text)), "")


def _is_advice(text: str) -> bool:
    first = text.split(maxsplit=1)[:1]
    return bool(first) and first[0].rstrip(",:").casefold() in _ADVICE
