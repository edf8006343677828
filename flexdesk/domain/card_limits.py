"""How much a card holds: the longest text and the most lines of every field, in one place.

The builder counts by it, the use cases refuse by it. The paper measures for itself: what keeps to
these limits may still be too much together, and is then told as overflow.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from flexdesk.domain.card_codes import Section
from flexdesk.domain.kandidatkort import CardContent

LEAST_HOURS = 1.0
MOST_HOURS = 37.0
"""Effective hours a week on a card lie between these."""


@dataclass(frozen=True, slots=True)
class Limit:
    """The longest text of one statement in signs, and how many there may be."""

    section: Section | None
    """None is the contact box."""
    longest: int
    most: int = 1


LIMITS: dict[str, Limit] = {
    "name": Limit(Section.NAVN, 40),
    "headline": Limit(Section.OVERSKRIFT, 90),
    "competences": Limit(Section.KOMPETENCER, 40, 8),
    "tasks": Limit(Section.OPGAVER, 60, 6),
    "about": Limit(Section.OM_MIG, 300),
    "experience.years": Limit(Section.ERFARING, 16, 5),
    "experience": Limit(Section.ERFARING, 90, 5),
    "certificates": Limit(Section.BEVISER, 50, 6),
    "considerations": Limit(Section.HENSYN, 90, 6),
    "times": Limit(Section.TIMER, 50),
    "start_text": Limit(Section.START, 60),
    "area": Limit(Section.OMRAADE, 80),
    "transport": Limit(Section.TRANSPORT, 60),
    "languages": Limit(Section.SPROG, 40, 4),
    "licence": Limit(Section.KOEREKORT, 40),
    "price": Limit(Section.PRIS, 220),
    "next_steps": Limit(Section.NAESTE, 90, 4),
    "contact.name": Limit(None, 60),
    "contact.title": Limit(None, 60),
    "contact.unit": Limit(None, 60),
    "contact.phone": Limit(None, 20),
    "contact.email": Limit(None, 80),
}
"""Field of the content: what it holds at most."""


@dataclass(frozen=True, slots=True)
class TooMuch:
    """A field that holds more than it may: too many signs in one line, or too many lines.

    `index` is the line from 0, -1 when the lines are too many.
    """

    field: str
    section: Section | None
    index: int
    length: int
    limit: int

    @property
    def is_lines(self) -> bool:
        """Whether it is the number of lines and not a line's length."""
        return self.index < 0


def limit_of(field: str) -> Limit:
    """Return the limit of a field, such as `headline`, `experience.years` or `contact.phone`."""
    return LIMITS[field]


def signs_of(text: str) -> int:
    """Return how long a text counts: its signs with single blanks."""
    return len(" ".join(text.split()))


def too_much(content: CardContent) -> tuple[TooMuch, ...]:
    """Return every field that holds more than it may, in the order of the table."""
    return tuple(_found(content))


def _found(content: CardContent) -> Iterator[TooMuch]:
    for field, limit in LIMITS.items():
        lines = lines_of(content, field)
        if len(lines) > limit.most and not field.endswith(".years"):
            yield TooMuch(field, limit.section, -1, len(lines), limit.most)
        for index, line in enumerate(lines):
            if signs_of(line) > limit.longest:
                yield TooMuch(field, limit.section, index, signs_of(line), limit.longest)


def lines_of(content: CardContent, field: str) -> tuple[str, ...]:
    """Return the texts of a field of the table, one for a field that is a single text."""
    if field == "experience.years":
        return tuple(row.years for row in content.experience)
    if field == "experience":
        return tuple(row.text for row in content.experience)
    if field.startswith("contact."):
        return (str(getattr(content.contact, field.removeprefix("contact."))),)
    value = getattr(content, field)
    return value if isinstance(value, tuple) else (str(value),)
