"""The sections of the main column as blocks: what each of them looks like."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flexdesk.cards.blocks import (
    Beside,
    Block,
    Brick,
    Fit,
    Lines,
    Space,
    Stack,
    Style,
)
from flexdesk.cards.lists import chips_of, items_of
from flexdesk.cards.words import Words, mark_of
from flexdesk.domain.card_codes import CardLook, Section
from flexdesk.domain.kandidatkort import CardContent, main_order
from flexdesk.drawing.theme import LIGHT

Withheld = frozenset[tuple[str, int]]

_BODY, _LEADING = 8.6, 11.5
_BETWEEN = 18.0
"""Between two sections that stand beside each other."""
_SCHEME = (Section.PRIS, Section.NAESTE)


@dataclass(frozen=True, slots=True)
class Part:
    """One section, or two beside each other (named by the first), ready to be placed."""

    section: Section
    block: Block

    @property
    def height(self) -> float:
        """The height of what is in it."""
        return self.block.height


@dataclass(frozen=True, slots=True)
class Said:
    """What the sections are made of: the content, its words, and what is held back."""

    content: CardContent
    words: Words
    withheld: Withheld
    look: CardLook


def parts_of(
    said: Said, fit: Fit, width: float, moved: frozenset[Section] = frozenset()
) -> tuple[Part, ...]:
    """Return the main sections that say something, in the card's order; `moved` stand aside."""
    told = [
        section
        for section in main_order(said.content)
        if section not in moved and _texts(said, section)
    ]
    parts: list[Part] = []
    at = 0
    while at < len(told):
        pair = tuple(told[at : at + 2])
        if set(pair) == set(_SCHEME):
            half = (width - _BETWEEN) / 2
            left, right = (_section(said, fit, section, half) for section in pair)
            parts.append(Part(pair[0], Beside(left, right, half + _BETWEEN)))
            at += 2
        else:
            parts.append(Part(told[at], _section(said, fit, told[at], width)))
            at += 1
    return tuple(parts)


def _texts(said: Said, section: Section) -> tuple[tuple[int, tuple[str, str]], ...]:
    """Return (place, (label, text)) of all that is said in a section, nothing empty."""
    content = said.content
    rows: Sequence[tuple[str, str]]
    match section:
        case Section.ERFARING:
            rows = [(row.years, row.text) for row in content.experience]
        case Section.OM_MIG:
            rows = [("", content.about)]
        case Section.PRIS:
            rows = [("", content.price)]
        case Section.NAESTE:
            rows = [(str(at), text) for at, text in enumerate(content.next_steps, start=1)]
        case _:
            rows = [("", text) for text in _LISTS[section](content)]
    return tuple((at, row) for at, row in enumerate(rows) if row[1].strip() or row[0].strip())


_LISTS: dict[Section, Callable[[CardContent], tuple[str, ...]]] = {
    Section.KOMPETENCER: lambda content: content.competences,
    Section.OPGAVER: lambda content: content.tasks,
    Section.BEVISER: lambda content: content.certificates,
    Section.HENSYN: lambda content: content.considerations,
}


def _section(said: Said, fit: Fit, section: Section, width: float) -> Stack:
    look = fit.look
    heading = fit.style(look.heading_face, 10, 13, look.heading)
    lines = fit.lines(said.words.heading(section), heading, width)
    rows = _texts(said, section)
    open_rows = [row for at, row in rows if (section.value, at) not in said.withheld]
    bricks = [
        brick(fit, said.words.withheld, width)
        for at, _row in rows
        if (section.value, at) in said.withheld
    ]
    body = (_body(said, fit, section, open_rows, width),) if open_rows else ()
    return Stack((Lines("H2", lines, heading), Space(4.2 * fit.density * fit.air), *bricks, *body))


def brick(fit: Fit, text: str, width: float) -> Brick:
    """Return the red line that stands for a statement held back, or for what has no room."""
    style = fit.style("semibold", 7.8, 10.4, LIGHT.danger)
    return Brick(fit.lines(text, style, width - 12), style, width, 3.5 * fit.density)


def _body(
    said: Said, fit: Fit, section: Section, rows: Sequence[tuple[str, str]], width: float
) -> Block:
    look = fit.look
    text = fit.style("sans", _BODY, _LEADING, look.ink)
    if section in {Section.OM_MIG, Section.PRIS}:
        return Lines("P", fit.lines(rows[0][1], text, width), text)
    if section is Section.KOMPETENCER and not look.is_letter:
        chip = fit.style("semibold", 7.9, 11.4, look.chip_ink)
        return chips_of([body for _label, body in rows], fit, chip, width)
    if section is Section.ERFARING:
        return items_of(rows, fit, (text, _years(fit)), width)
    if section is Section.NAESTE:
        number = fit.style("bold", _BODY, _LEADING, look.mark)
        return items_of(rows, fit, (text, number), width)
    mark = mark_of(said.look)
    return items_of([(mark, body) for _label, body in rows], fit, (text, text), width)


def _years(fit: Fit) -> Style:
    return fit.style("semibold", 8, _LEADING, fit.look.year)
