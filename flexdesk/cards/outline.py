"""What a card says as headings and lines: the copies without a drawing are made of it.

The permit decides what stands in it, as it does on the paper.
"""

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass

from flexdesk.base.errors import UserError
from flexdesk.cards.dress import Dress
from flexdesk.cards.words import Words, days_of, hours_of, start_of, words_of
from flexdesk.domain.card_codes import SIDE_SECTIONS, Section, Sight
from flexdesk.domain.card_permit import Permit
from flexdesk.domain.kandidatkort import (
    CardContact,
    CardContent,
    main_order,
    restricted,
    texts_of,
)

_SCHEME = (Section.PRIS, Section.NAESTE)
_PROSE = frozenset({Section.OM_MIG, Section.PRIS})


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with what stands under it: one paragraph, or a list."""

    heading: str
    lines: tuple[str, ...]
    is_list: bool
    is_steps: bool = False
    """The order counts: the lines have numbers, as on the paper."""

    def __repr__(self) -> str:
        """Show the heading only: the rest is a citizen's."""
        return f"Part({self.heading})"


@dataclass(frozen=True, slots=True)
class Outline:
    """A card from top to end."""

    kind: str
    name: str
    headline: str
    parts: tuple[Part, ...]
    small: tuple[str, ...]
    """On what it was given, until when, and who stands behind it."""
    words: Words

    def __repr__(self) -> str:
        """Show nothing of it: all of it is a citizen's."""
        return "Outline()"


def outline_of(content: CardContent, dress: Dress, permit: Permit) -> Outline:
    """Return what a card says: only what the permit allows.

    Raises:
        UserError: `card.withheld` when a statement is held back.
    """
    if not isinstance(permit, Permit):
        raise TypeError("a card is written with a permit")
    if dress.sight is Sight.INTERN:
        raise ValueError("the internal sight is never a file")
    if dress.withheld:
        raise UserError("card.withheld", count=len(dress.withheld))
    is_anonymous = permit.anonymous or dress.sight is Sight.ANONYM
    allowed = restricted(content, permit.sections, anonymous=is_anonymous)
    words = words_of(allowed.language)
    given = dataclasses.replace(dress, issued=permit.day, valid_until=permit.valid_until)
    return Outline(
        kind=words.card,
        name=_plain(allowed.name) or words.candidate.format(number=allowed.candidate_no),
        headline=_first(texts_of(allowed, Section.OVERSKRIFT)),
        parts=tuple(_parts(allowed, words)),
        small=_small(allowed, given, words),
        words=words,
    )


def _parts(content: CardContent, words: Words) -> Iterable[Part]:
    order = main_order(content)
    sections = (
        *(section for section in order if section not in _SCHEME),
        *SIDE_SECTIONS[1:],
        *(section for section in order if section in _SCHEME),
    )
    for section in sections:
        lines = lines_of(content, section, words)
        if lines:
            is_steps = section is Section.NAESTE
            yield Part(words.heading(section), lines, section not in _PROSE, is_steps)
    contact = _contact(content.contact, words)
    if contact:
        yield Part(words.contact, contact, is_list=False)


def lines_of(content: CardContent, section: Section, words: Words) -> tuple[str, ...]:
    """Return what a section says as lines one would read aloud; nothing for a section off."""
    texts = texts_of(content, section)
    if not texts:
        return ()
    if section is Section.TIMER:
        hours = hours_of(content, words)
        told = (f"{hours} {words.hours_unit}" if hours else "", days_of(content, words),
                content.times)  # fmt: skip
        return tuple(_plain(text) for text in told if text.strip())
    if section is Section.START:
        return (_plain(start_of(content, words)),)
    if section is Section.ERFARING:
        return tuple(
            ": ".join(_plain(part) for part in (row.years, row.text) if part.strip())
            for row in content.experience
            if row.years.strip() or row.text.strip()
        )
    return tuple(_plain(text) for text in texts)


def _contact(contact: CardContact, words: Words) -> tuple[str, ...]:
    phone = words.phone.format(number=contact.phone) if contact.phone.strip() else ""
    about = ", ".join(part for part in (contact.title, contact.unit) if part.strip())
    return tuple(_plain(text) for text in (contact.name, about, phone, contact.email) if text)


def _small(content: CardContent, dress: Dress, words: Words) -> tuple[str, ...]:
    until = words.day(dress.valid_until) if dress.valid_until else ""
    issued = words.issued.format(day=words.day(dress.issued))
    told = (
        words.handed_out,
        words.valid_until.format(day=until) if until else "",
        words.not_on,
        "" if dress.holds_health else words.no_health,
    )
    source = (
        dress.municipality,
        words.candidate.format(number=content.candidate_no) if content.candidate_no else "",
        words.version.format(number=dress.number) if dress.number else "",
        issued,
        words.example if dress.is_example else "",
    )
    return (
        " ".join(text for text in told if text),
        " · ".join(_plain(text) for text in source if text),
    )


def _first(texts: tuple[str, ...]) -> str:
    return _plain(texts[0]) if texts else ""


def _plain(text: str) -> str:
    """Return a text on one line, without signs that no file may hold."""
    shown = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(shown.split())
