"""The end of the card: whom to call, with the square code, and what the paper may be used for."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flexdesk.cards import qr
from flexdesk.cards.blocks import Fit, Lines, Style
from flexdesk.cards.canvas import CardCanvas
from flexdesk.cards.dress import Dress
from flexdesk.cards.looks import HIGH, Column, Look
from flexdesk.cards.sections import Said
from flexdesk.drawing.rich_text import width_of
from flexdesk.drawing.tagged_tree import Element
from flexdesk.drawing.theme import LIGHT, PAPER

CONTACT = "kontakt"
"""How the contact box is named where sections are: it is none of them."""

_PAD = 7.5
_OUT = 11.0
"""The box stands out to the left, so that its text keeps the edge of the column."""
_CODE = 53.0
_QUIET = 4.4
_SMALL, _SMALL_LEADING = 6.5, 8.6
_MARGIN = 17.0
_NARROWEST = 1.18
"""A line is set smaller when it is so much too wide, not more."""


@dataclass(frozen=True, slots=True)
class Foot:
    """The contact box and the small print, measured."""

    column: Column
    look: Look
    lines: tuple[Lines, ...]
    code: str
    code_alt: str
    height: float
    """Of the box; 0 when there is nobody to call."""
    small: Lines

    @property
    def small_top(self) -> float:
        """Where the small print begins."""
        return HIGH - _MARGIN - self.small.height

    @property
    def top(self) -> float:
        """Where the end of the card begins."""
        return self.small_top - (self.height + 7 if self.height else 0)

    def paint(self, canvas: CardCanvas, parent: Element) -> None:
        """Paint box, code and small print."""
        if self.height:
            self._box(canvas)
            self._told(canvas, parent)
        self.small.paint(canvas, parent, self.column.left, self.small_top)

    def _box(self, canvas: CardCanvas) -> None:
        look, column, top = self.look, self.column, self.top
        with canvas.artifact():
            if look.is_letter:
                for y in (top, top + self.height):
                    canvas.line(column.left, y, column.right, y, stroke=look.box_edge,
                                line_width=0.7)  # fmt: skip
                return
            left, wide = column.left - _OUT, column.width + _OUT + _PAD
            canvas.rect(left, top, wide, self.height, fill=look.box_fill, stroke=look.box_edge,
                        line_width=0.7)  # fmt: skip
            canvas.rect(left, top, 3.2, self.height, fill=look.box_bar)

    def _told(self, canvas: CardCanvas, parent: Element) -> None:
        y = self.top + (self.height - _sum(self.lines)) / 2
        for line in self.lines:
            line.paint(canvas, parent, self.column.left, y)
            y += line.height + _after(line)
        if not self.code:
            return
        x = self.column.right - _CODE - (0 if self.look.is_letter else _QUIET)
        y = self.top + (self.height - _CODE) / 2
        if self.look.box_fill:
            with canvas.artifact():
                side = _CODE + 2 * _QUIET
                canvas.rect(x - _QUIET, y - _QUIET, side, side, fill=PAPER.white)
        with canvas.marked(canvas.element("Figure", parent, alt=self.code_alt)):
            text, ink = self.code, PAPER.ink
            canvas.stamp(text, lambda: qr.drawn(text, ink), x, y, _CODE)


def _after(line: Lines) -> float:
    return 2.2 if line.tag == "H2" else 0.6


def _sum(lines: tuple[Lines, ...]) -> float:
    return sum(line.height + _after(line) for line in lines) - (_after(lines[-1]) if lines else 0)


def foot_of(said: Said, fit: Fit, dress: Dress, column: Column, *, with_source: bool) -> Foot:
    """Measure the end of the card; `with_source` adds who and which version to the small print."""
    contact, words = said.content.contact, said.words
    is_held = any(name == CONTACT for name, _at in said.withheld)
    code = qr.vcard(contact) if (contact.phone or contact.email) and not is_held else ""
    inner = column.width - (_CODE + _QUIET + 10 if code else 0)
    lines = tuple(_contact_lines(said, fit, inner, is_held=is_held))
    room = max(_sum(lines), _CODE if code else 0) + 2 * _PAD
    style = Style("sans", _SMALL, _SMALL_LEADING, PAPER.muted)
    told = small_print(said, dress, with_source=with_source)
    small = fit.lines(_whole(told, fit, style, column.width), style, column.width)
    return Foot(
        column, fit.look, lines, code, words.code, room if lines else 0.0, Lines("P", small, style)
    )


def _contact_lines(said: Said, fit: Fit, width: float, *, is_held: bool) -> Iterator[Lines]:
    contact, words, look = said.content.contact, said.words, fit.look
    phone = words.phone.format(number=contact.phone) if contact.phone.strip() else ""
    about = ", ".join(part for part in (contact.title, contact.unit) if part.strip())
    if not (contact.name or about or phone or contact.email):
        return
    if look.is_letter:
        head = Style(look.heading_face, 9, 12, look.heading)
        yield Lines("H2", (words.contact,), head)
    else:
        head = Style("bold", 6.9, 9.4, look.kicker)
        yield Lines("H2", (words.contact.upper(),), head, tracking=0.95)
    if is_held:
        style = Style("semibold", 8, 11, LIGHT.danger)
        yield Lines("P", fit.lines(words.withheld, style, width), style)
        return
    told = (
        (contact.name, Style("bold", 9.8, 12.6, look.ink)),
        (about, Style("sans", 8.3, 10.8, PAPER.muted)),
        (phone, Style("semibold", 8.5, 11.2, look.ink)),
        (contact.email, Style("semibold", 8.5, 11.2, look.ink)),
    )
    for text, style in told:
        if text.strip():
            yield _narrowed(fit, text, style, width)


def _narrowed(fit: Fit, text: str, style: Style, width: float) -> Lines:
    """Return the text on one line if a little smaller type does it, else on several.

    An address of mail is parted before its sign and nowhere else.
    """
    pieces = [fit.text(text, style.face)]
    wide = width_of(pieces[0], style.face, style.size)
    if wide > width * _NARROWEST and "@" in text and " " not in text:
        name, _sign, place = pieces[0].partition("@")
        pieces = [name, f"@{place}"]
        wide = max(width_of(piece, style.face, style.size) for piece in pieces)
    if width < wide <= width * _NARROWEST:
        size = math.floor(style.size * width / wide * 100) / 100
        style = Style(style.face, size, style.leading, style.fill)
    broken = (fit.lines(piece, style, width) for piece in pieces)
    return Lines("P", tuple(line for lines in broken for line in lines), style)


def small_print(said: Said, dress: Dress, *, with_source: bool) -> tuple[str, ...]:
    """Return the small print sentence by sentence: on what it was given, until when, what it is."""
    words = said.words
    if dress.valid_until is None:
        told = [words.draft]
    else:
        until = words.valid_until.format(day=words.day(dress.valid_until))
        told = [words.handed_out, until, words.not_on]
    if not dress.holds_health:
        told.append(words.no_health)
    source = " · ".join(source_of(said, dress)) if with_source else ""
    if source:
        told.append(f"{source}.")
    if dress.is_example:
        told.append(f"{words.example}.")
    return tuple(told)


def _whole(told: Sequence[str], fit: Fit, style: Style, width: float) -> str:
    """Return the sentences as one text; one that fits a line is never parted."""
    held = []
    for sentence in told:
        text = fit.text(sentence, style.face)
        fits = width_of(text, style.face, style.size) <= width
        held.append(text.replace(" ", "\u00a0") if fits else text)
    return " ".join(held)


def source_of(said: Said, dress: Dress) -> tuple[str, ...]:
    """Return who stands behind the card and which one it is."""
    words, number = said.words, said.content.candidate_no
    told = (
        dress.municipality,
        words.candidate.format(number=number) if number else "",
        words.version.format(number=dress.number) if dress.number else "",
        words.issued.format(day=words.day(dress.issued)) if dress.valid_until else "",
    )
    return tuple(part for part in told if part.strip())


def paint_source(
    canvas: CardCanvas,
    parent: Element,
    told: tuple[tuple[str, ...], ...],
    column: Column,
    look: Look,
) -> None:
    """Paint who stands behind the card at the end of the side column; `told` are its lines."""
    if not told:
        return
    first = Style("semibold", 7.6, 9.8, look.aside_ink)
    rest = Style("sans", 6.9, 9.2, look.aside_second)
    styles = [first, *(rest for _each in told[1:])]
    y = (
        HIGH
        - _MARGIN
        - sum(len(lines) * style.leading for lines, style in zip(told, styles, strict=True))
    )
    for lines, style in zip(told, styles, strict=True):
        Lines("P", lines, style).paint(canvas, parent, column.left, y)
        y += len(lines) * style.leading
