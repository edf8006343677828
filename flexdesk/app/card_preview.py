"""The card as it is being written: a watermarked picture in one of three sights, never a file.

What the guard stops is withheld, what no consent covers is not drawn, and a protected address shows
the unnamed card: the preview never shows an employer's card that may not leave.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flexdesk.app.card_guard import CardFinding, blocking, check_content, holds_health
from flexdesk.app.card_index import card_index, is_in_force
from flexdesk.app.card_photo import photo_of
from flexdesk.app.consent_rows import Coverage, covers_content
from flexdesk.app.desk import Desk
from flexdesk.app.lookups import get_citizen
from flexdesk.domain.card_codes import CardLook, CardSize, Section, Sight
from flexdesk.domain.kandidatkort import (
    CardContent,
    Override,
    restricted,
    shown_sections,
    texts_of,
)

if TYPE_CHECKING:
    from flexdesk.cards.paper import Overflow
    from flexdesk.cards.picture import Picture

INTERNAL_MARK, DRAFT_MARK = "INTERNT", "UDKAST"
WITHHELD = "Tilbageholdt, til fundet er løst"


@dataclass(frozen=True, slots=True)
class PreviewWish:
    """How one wants to see the card; `width` is the picture's in pixels."""

    sight: Sight = Sight.ARBEJDSGIVER
    look: CardLook = CardLook.BAAND
    size: CardSize = CardSize.A4
    language: str = "da"
    width: int = 1200


@dataclass(frozen=True, slots=True)
class Preview:
    """What there is to see: pictures, what is too much, what the guard says, and it all in words.

    `findings` are all of the guard's, `stopping` those that hold the card back, `left_out` the
    sections that are written and no consent covers, `coverage` what the consent says of it all.
    """

    pictures: "tuple[Picture, ...]"
    overflows: "tuple[Overflow, ...]"
    findings: tuple[CardFinding, ...]
    stopping: tuple[CardFinding, ...]
    withheld: tuple[tuple[str, int], ...]
    left_out: tuple[Section, ...]
    text: str
    sight: Sight
    coverage: Coverage

    def __repr__(self) -> str:
        """Show the sight only: the rest is a citizen's."""
        return f"Preview({self.sight})"


def preview(
    desk: Desk,
    citizen_id: str,
    content: CardContent,
    overrides: Iterable[Override],
    wish: PreviewWish,
) -> Preview:
    """Draw a card as it stands; nothing is saved, and nothing here may be handed out.

    Raises:
        UserError: `citizen.unknown`.
    """
    from flexdesk.cards.dress import Dress
    from flexdesk.cards.paper import overflow_of

    citizen = get_citizen(desk.store.reads, citizen_id)
    findings = check_content(desk, citizen_id, content, tuple(overrides))
    stopping = tuple(blocking(findings))
    sight = _sight(wish.sight, is_protected=citizen.address_protected)
    # the number is the register's, as on a card that is handed out
    content = replace(content, candidate_no=citizen.candidate_no, language=wish.language)
    shown = _shown(desk, citizen_id, content, sight)
    if citizen.address_protected and sight is not Sight.INTERN:
        shown = replace(shown, off=tuple(sorted({*shown.off, Section.OMRAADE.value})))
    withheld = () if sight is Sight.INTERN else _withheld(stopping)
    dress = Dress(
        look=wish.look,
        size=wish.size,
        number=0,
        issued=desk.today(),
        valid_until=None,
        municipality="" if citizen.address_protected else desk.municipality,
        is_example=desk.is_example,
        photo=photo_of(desk, shown) if Section.BILLEDE.value not in shown.off else None,
        withheld=withheld,
        sight=sight,
        holds_health=holds_health(f for f in findings if f.section not in shown.off),
    )
    return Preview(
        _pictures(shown, dress, wish.width),
        tuple(overflow_of(shown, dress)),
        findings,
        stopping,
        withheld,
        tuple(s for s in shown_sections(content) if s.value in shown.off and sight is not _INTERN),
        in_words(shown, withheld, sight),
        sight,
        covers_content(desk, citizen_id, content, desk.today()),
    )


_INTERN = Sight.INTERN


def in_words(content: CardContent, withheld: Iterable[tuple[str, int]], sight: Sight) -> str:
    """Return what stands on a card line by line, for those who hear it."""
    from flexdesk.cards.words import words_of

    kept_back = set(withheld)
    heading = content.name if sight is not Sight.ANONYM and content.name else content.candidate_no
    words = words_of(content.language)
    lines = [_mark(sight), heading]
    for section in shown_sections(content):
        if section in (Section.NAVN, Section.BILLEDE):
            continue
        lines += ["", words.heading(section)]
        lines += [f"– {text}" for text in _told(content, section, kept_back)]
    contact = content.contact
    told = (contact.name, contact.title, contact.unit, contact.phone, contact.email)
    return "\n".join([*lines, "", words.contact, *(f"– {text}" for text in told if text)])


def _told(
    content: CardContent, section: Section, kept_back: set[tuple[str, int]]
) -> tuple[str, ...]:
    """Return a section as it is read aloud, statement by statement where one is withheld."""
    from flexdesk.cards.outline import lines_of
    from flexdesk.cards.words import words_of

    texts = texts_of(content, section)
    hidden = [(section.value, at) in kept_back for at in range(len(texts))]
    if not any(hidden):
        return lines_of(content, section, words_of(content.language))
    return tuple(WITHHELD if hide else text for hide, text in zip(hidden, texts, strict=True))


def _sight(wanted: Sight, *, is_protected: bool) -> Sight:
    """Return the sight that may be shown: a protected address has no named card to show."""
    return Sight.ANONYM if is_protected and wanted is Sight.ARBEJDSGIVER else wanted


def _shown(desk: Desk, citizen_id: str, content: CardContent, sight: Sight) -> CardContent:
    if sight is Sight.INTERN:
        return content
    every = tuple(section.value for section in Section)
    return restricted(
        content,
        _consented(desk, citizen_id) or every,
        anonymous=sight is Sight.ANONYM,
    )


def _consented(desk: Desk, citizen_id: str) -> tuple[str, ...]:
    """Return what the newest consent that holds today covers; nothing when none does."""
    on = desk.today()
    every = card_index(desk).consents.get(citizen_id, ())
    held = [row for row in every if is_in_force(row, on)]
    sections = held[-1].sections if held else ()
    return tuple(str(code) for code in sections) if isinstance(sections, list | tuple) else ()


def _withheld(stopping: Iterable[CardFinding]) -> tuple[tuple[str, int], ...]:
    return tuple(dict.fromkeys((str(found.section), found.index) for found in stopping))


def _mark(sight: Sight) -> str:
    return INTERNAL_MARK if sight is Sight.INTERN else DRAFT_MARK


def _pictures(content: CardContent, dress: object, width: int) -> "tuple[Picture, ...]":
    from flexdesk.cards.dress import Dress
    from flexdesk.cards.paper import draw_preview
    from flexdesk.cards.picture import picture

    if not isinstance(dress, Dress):
        raise TypeError("dress")
    data = draw_preview(content, dress, _mark(dress.sight))
    first = picture(data, width)
    return (first, *(picture(data, width, page) for page in range(1, first.pages)))
