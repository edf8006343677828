"""Where everything stands on the card: measured first, painted afterwards, nothing ever cut."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from flexdesk.base.language import _
from flexdesk.cards.blocks import Fit, Lines, Style
from flexdesk.cards.columns import Overflow, Placed, Room, fill
from flexdesk.cards.dress import Dress
from flexdesk.cards.foot import Foot, foot_of, source_of
from flexdesk.cards.looks import HIGH, LOOKS, Look
from flexdesk.cards.sections import Said
from flexdesk.cards.words import words_of
from flexdesk.domain.card_codes import Section
from flexdesk.domain.kandidatkort import CardContent, texts_of
from flexdesk.drawing.rich_text import Wrapper, width_of
from flexdesk.drawing.theme import LIGHT

_NAME_SIZES = (23.5, 21.5, 19.5, 17.5)
_PHOTO_HEAD = 66.0
_LETTER_HEAD = 14.0
"""Under the head of a letter, to its double line."""
_SOURCE_END = 30.0
"""What is kept free above and under the lines at the end of the side column."""


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is painted on one card."""

    look: Look
    said: Said
    dress: Dress
    title: tuple[Lines, ...]
    """Kicker, name and headline, with their tops in `title_tops`."""
    title_tops: tuple[float, ...]
    photo: tuple[float, float, float] | None
    """Left, top and side of the photo."""
    main: tuple[Placed, ...]
    rules: tuple[float, ...]
    aside: tuple[Placed, ...]
    foot: Foot
    source: tuple[tuple[str, ...], ...]
    overflows: tuple[Overflow, ...]


def plan_of(content: CardContent, dress: Dress, wrapper: Wrapper) -> Plan:
    """Measure a card and place it."""
    look = LOOKS[dress.look]
    fit = Fit(look, wrapper)
    said = Said(content, words_of(content.language), frozenset(dress.withheld), dress.look)
    has_photo = bool(dress.photo and content.photo and Section.BILLEDE.value not in content.off)
    title, tops, end = _title(said, fit, look, has_photo=has_photo)
    foot = foot_of(said, fit, dress, look.head, with_source=look.is_letter)
    source: tuple[tuple[str, ...], ...] = ()
    if not look.is_letter:
        source = _source(said, fit, dress, look.aside.width)
    photo = _photo_place(look, has_photo=has_photo)
    main, aside = fill(said, fit, _room(look, (end, foot.top), photo, len(source)))
    return Plan(
        look=look, said=said, dress=dress, title=title, title_tops=tops, photo=photo,
        main=main.placed, rules=main.rules, aside=aside.placed, foot=foot, source=source,
        overflows=main.overflows + aside.overflows + tuple(_unprintable(content, fit)),
    )  # fmt: skip


def _unprintable(content: CardContent, fit: Fit) -> Iterator[Overflow]:
    """Yield what holds a sign the typeface lacks: it would be printed as a question mark."""
    for value in dict.fromkeys(fit.lost):
        plain = " ".join(value.split())
        where = (each for each in Section if plain in texts_of(content, each))
        text = _("»{text}« har et tegn, som skriften ikke har. Skriv det på en anden måde.")
        yield Overflow(next(where, Section.OVERSKRIFT), 0, text.format(text=plain))


def _room(
    look: Look, ends: tuple[float, float], photo: tuple[float, float, float] | None, source: int
) -> Room:
    """Return the columns between head and foot; a letter has both under its head."""
    title_end, foot_top = ends
    under_photo = photo[1] + photo[2] if photo else 0.0
    if look.is_letter:
        top = max(title_end, under_photo)
        main = replace(look.main, top=top + _LETTER_HEAD)
        aside = replace(look.aside, top=main.top + _LETTER_HEAD)
        return Room(main, foot_top - 2, aside, foot_top - 8)
    aside = replace(look.aside, top=under_photo + 15 if photo else look.aside.top)
    end = HIGH - _SOURCE_END - source * 9.4
    return Room(replace(look.main, top=title_end), foot_top, aside, end)


def _source(said: Said, fit: Fit, dress: Dress, width: float) -> tuple[tuple[str, ...], ...]:
    first, rest = Style("semibold", 7.6, 9.8, ""), Style("sans", 6.9, 9.2, "")
    told = source_of(said, dress)
    return tuple(fit.lines(text, rest if at else first, width) for at, text in enumerate(told))


def _photo_place(look: Look, *, has_photo: bool) -> tuple[float, float, float] | None:
    if not has_photo:
        return None
    if look.is_letter:
        return look.head.right - _PHOTO_HEAD, look.head.top, _PHOTO_HEAD
    return look.aside.left, look.aside.top + 1, look.aside.width


def _title(
    said: Said, fit: Fit, look: Look, *, has_photo: bool
) -> tuple[tuple[Lines, ...], tuple[float, ...], float]:
    """Return kicker, name and headline, their tops, and where they end."""
    column = look.head
    width = column.width - (_PHOTO_HEAD + 20 if has_photo and look.is_letter else 0)
    kicker = Style("bold", 7, 9.6, look.kicker)
    title: list[Lines] = [Lines("P", (said.words.card.upper(),), kicker, tracking=1.1)]
    title.append(_name(said, fit, look, width))
    headline = said.content.headline
    is_off = Section.OVERSKRIFT.value in said.content.off
    if headline.strip() and not is_off:
        style = Style("sans", 11.6, 14.6, look.ink)
        if (Section.OVERSKRIFT.value, 0) in said.withheld:
            style = Style("semibold", 8.6, 12, LIGHT.danger)
            headline = said.words.withheld
        title.append(Lines("P", fit.balanced(headline, style, width), style))
    tops = [column.top]
    for line in title:
        tops.append(tops[-1] + line.height + 5)
    return tuple(title), tuple(tops[:-1]), tops[-1] - 5


def _name(said: Said, fit: Fit, look: Look, width: float) -> Lines:
    content = said.content
    is_named = Section.NAVN.value not in content.off and content.name.strip()
    text = content.name if is_named else said.words.candidate.format(number=content.candidate_no)
    if is_named and (Section.NAVN.value, 0) in said.withheld:
        text = said.words.candidate.format(number=content.candidate_no)
    clean = fit.text(text, look.name_face)
    for size in _NAME_SIZES:
        if width_of(clean, look.name_face, size) <= width:
            break
    style = Style(look.name_face, size, round(size * 1.2, 2), look.name)
    return Lines("H1", fit.balanced(text, style, width), style)
