"""The note of a visit: written from the parts of the sheet, and read back into them.

A note is one text, yet a case system asks for participants, agreements and the next date apart:
each part stands under a heading of its own that is found again.
"""

from dataclasses import dataclass, fields

TOOK_PART: dict[str, str] = {
    "borger": "borger",
    "leder": "leder",
    "kollega": "kollega",
    "sagsbehandler": "sagsbehandler",
}
"""Who may have taken part: code and the word in a sentence."""

_HEADINGS: dict[str, str] = {
    "workplace": "Arbejdsplads",
    "took_part": "Til stede",
    "how": "Sådan går det",
    "agreed": "Aftalt",
    "hours": "Timer",
    "next": "Næste",
}


@dataclass(frozen=True, slots=True)
class VisitParts:
    """What was written about a visit, part by part; hours and next are finished words."""

    workplace: str = ""
    took_part: str = ""
    how: str = ""
    agreed: str = ""
    hours: str = ""
    next: str = ""

    def __repr__(self) -> str:
        """Show nothing: the parts are a citizen's."""
        return "VisitParts(...)"


def took_part_words(codes: tuple[str, ...], names: str) -> str:
    """Return who took part: "borger, leder (Ulla Holm)"."""
    words = ", ".join(word for code, word in TOOK_PART.items() if code in codes)
    if not names:
        return words
    return f"{words} ({names})" if words else names


def write_visit(parts: VisitParts) -> str:
    """Return the note's text; a part that is empty has no heading."""
    told = ((_HEADINGS[field.name], getattr(parts, field.name)) for field in fields(parts))
    return "\n".join(f"{heading}: {text}" for heading, text in told if text)


def read_visit(text: str) -> VisitParts:
    """Return the parts of a note's text; what stands under no heading tells how it goes."""
    found: dict[str, list[str]] = {}
    part = "how"
    for line in text.split("\n"):
        named = _heading_of(line)
        if named is None:
            found.setdefault(part, []).append(line)
            continue
        part, rest = named
        found.setdefault(part, []).append(rest)
    return VisitParts(**{name: "\n".join(lines).strip() for name, lines in found.items()})


def _heading_of(line: str) -> tuple[str, str] | None:
    head, colon, rest = line.partition(":")
    if not colon:
        return None
    for name, heading in _HEADINGS.items():
        if head.strip() == heading:
            return name, rest.strip()
    return None
