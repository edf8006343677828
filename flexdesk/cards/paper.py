"""The card as PDF: drawn with a permit, or as a preview that always carries its mark.

The permit decides what stands on a card, whatever the content holds; the bytes of a card are made
here and nowhere else. The same input gives the same bytes.
"""

import dataclasses
from collections.abc import Sequence

from flexdesk.base.errors import UserError
from flexdesk.base.language import _
from flexdesk.cards.canvas import PAGE, CardCanvas
from flexdesk.cards.columns import Overflow
from flexdesk.cards.dress import Dress
from flexdesk.cards.foot import paint_source
from flexdesk.cards.layout import Plan, plan_of
from flexdesk.cards.looks import BAND_WIDTH, HIGH
from flexdesk.cards.words import words_of
from flexdesk.domain.card_codes import Section, Sight
from flexdesk.domain.card_permit import Permit
from flexdesk.domain.kandidatkort import CardContent, restricted
from flexdesk.drawing.rich_text import Wrapper, txt, width_of
from flexdesk.drawing.tagged import Run
from flexdesk.drawing.tagged_tree import Element
from flexdesk.drawing.theme import LIGHT, PAPER

__all__ = ["Overflow", "draw_card", "draw_many", "draw_preview", "overflow_of"]

Card = tuple[CardContent, Dress, Permit]


def draw_card(content: CardContent, dress: Dress, permit: Permit) -> bytes:
    """Return one card as PDF: only what the permit allows stands on it.

    Raises:
        UserError: `card.overflow` when it does not fit its page, `card.withheld` when a statement
            is held back.
    """
    return draw_many([(content, dress, permit)])


def draw_many(cards: Sequence[Card]) -> bytes:
    """Return several cards as one PDF, a page each, in the order given.

    Raises:
        UserError: `card.overflow`, `card.withheld`: no card is drawn when one cannot be.
    """
    wrapper = Wrapper()
    plans = [_allowed(*card, wrapper) for card in cards]
    for plan in plans:
        if plan.overflows:
            raise UserError(
                "card.overflow",
                candidate_no=plan.said.content.candidate_no,
                lines=max(each.lines for each in plan.overflows),
                text=" ".join(each.text for each in plan.overflows),
            )
    return _document(plans, mark="")


def _allowed(content: CardContent, dress: Dress, permit: Permit, wrapper: Wrapper) -> Plan:
    if not isinstance(permit, Permit):
        raise TypeError("a card is drawn with a permit")
    if dress.sight is Sight.INTERN:
        raise ValueError("the internal sight is never a file")
    if dress.withheld:
        raise UserError("card.withheld", count=len(dress.withheld))
    is_anonymous = permit.anonymous or dress.sight is Sight.ANONYM
    allowed = restricted(content, permit.sections, anonymous=is_anonymous)
    dress = dataclasses.replace(
        dress,
        issued=permit.day,
        valid_until=permit.valid_until,
        photo=dress.photo if allowed.photo else None,
    )
    return plan_of(allowed, dress, wrapper)


def draw_preview(content: CardContent, dress: Dress, mark: str) -> bytes:
    """Return a card that is marked across the page: for a picture on screen, never for a file.

    What is held back stands as a red line. An empty mark becomes "UDKAST"; what finds no room is
    told by `overflow_of` and drawn as far as the page goes.
    """
    return _document([_seen(content, dress)], mark=mark.strip() or _("UDKAST"))


def overflow_of(content: CardContent, dress: Dress) -> tuple[Overflow, ...]:
    """Return what finds no room on the page, empty when all fits."""
    return _seen(content, dress).overflows


def _seen(content: CardContent, dress: Dress) -> Plan:
    if dress.sight is Sight.ANONYM:
        every = [section.value for section in Section]
        content = restricted(content, every, anonymous=True)
        dress = dataclasses.replace(dress, photo=None)
    return plan_of(content, dress, Wrapper())


# --- painting ------------------------------------------------------------------------------


def _document(plans: Sequence[Plan], *, mark: str) -> bytes:
    first = plans[0]
    canvas = CardCanvas(title=_title(plans), lang=first.said.words.tag, paper=first.dress.size)
    for number, plan in enumerate(plans):
        if number:
            canvas.sheet(plan.dress.size)
        _paint(canvas, plan)
        if mark:
            _paint_mark(canvas, mark)
    return canvas.finish()


def _title(plans: Sequence[Plan]) -> str:
    """Return the title of the document; it names nobody."""
    said = plans[0].said
    if len(plans) > 1:
        return words_of(said.content.language).card
    return " ".join((said.words.card, txt(said.content.candidate_no))).strip()


def _paint(canvas: CardCanvas, plan: Plan) -> None:
    look = plan.look
    _ground(canvas, plan)
    card = canvas.element("Sect")
    for line, top in zip(plan.title, plan.title_tops, strict=True):
        line.paint(canvas, card, look.head.left, top)
    if plan.dress.is_example:
        _example(canvas, plan)
    _photo(canvas, plan, card)
    for placed in plan.main:
        placed.part.block.paint(canvas, card, look.main.left, placed.y)
    for placed in plan.aside:
        placed.part.block.paint(canvas, card, look.aside.left, placed.y)
    plan.foot.paint(canvas, card)
    paint_source(canvas, card, plan.source, look.aside, look)


def _ground(canvas: CardCanvas, plan: Plan) -> None:
    """Paint what lies under the text: the band, the lines."""
    look = plan.look
    with canvas.artifact():
        if look.band:
            canvas.rect(0, 0, BAND_WIDTH, HIGH, fill=look.band)
        elif look.is_letter:
            _letter_lines(canvas, plan)
        else:
            canvas.rect(0, 0, PAGE[0], 5, fill=PAPER.petrol)
            canvas.rect(look.main.left, 0, 64, 5, fill=PAPER.amber)
            x = (look.aside.right + look.main.left) / 2
            canvas.line(x, look.aside.top + 1, x, HIGH - 18, stroke=look.edge, line_width=0.7)
        for y in () if look.is_letter else plan.rules:
            canvas.line(look.main.left, y, look.main.right, y, stroke=look.rule, line_width=0.7)


def _letter_lines(canvas: CardCanvas, plan: Plan) -> None:
    look = plan.look
    top = plan.rules[0] if plan.rules else 0
    if not top:
        return
    for shift, width in ((-2.4, 1.1), (0, 0.5)):
        y = top + shift
        canvas.line(look.head.left, y, look.head.right, y, stroke=look.ink, line_width=width)
    if not plan.aside:
        return
    x = (look.main.right + look.aside.left) / 2
    canvas.line(x, top + 11, x, plan.foot.top - 10, stroke=look.edge, line_width=0.6)


def _photo(canvas: CardCanvas, plan: Plan, card: Element) -> None:
    if plan.photo is None or plan.dress.photo is None:
        return
    x, y, side = plan.photo
    with canvas.marked(canvas.element("Figure", card, alt=plan.said.words.photo)):
        canvas.photo(plan.dress.photo, x, y, side, plan.look.radius)


def _example(canvas: CardCanvas, plan: Plan) -> None:
    """Paint the word in a frame at the right of the kicker; the small print says it as text."""
    look = plan.look
    word, size = plan.said.words.example.upper(), 6.4
    wide = width_of(word, "bold", size, 0.8) + 9
    right = look.head.right
    if plan.photo and look.is_letter:
        right = plan.photo[0] - 12
    with canvas.artifact():
        canvas.rect(right - wide, look.head.top - 1, wide, 11.6, stroke=PAPER.amber,
                    line_width=0.7, radius=look.radius and 5.8)  # fmt: skip
        canvas.text(right - wide + 4.9, look.head.top + 7.1, word, face="bold", size=size,
                    fill=PAPER.amber, tracking=0.8)  # fmt: skip


def _paint_mark(canvas: CardCanvas, mark: str) -> None:
    """Paint the mark across the page, again and again, so that no part of it is clean."""
    size = min(44.0, 44.0 * 180 / max(1.0, width_of(mark, "bold", 44)))
    for row in range(5):
        for x in (15 - 40 * (row % 2), 225 - 40 * (row % 2)):
            with canvas.artifact():
                run = Run("bold", mark, LIGHT.c4)
                canvas.slanted(x, 130 + 122 * row, run, size, opacity=0.17)
