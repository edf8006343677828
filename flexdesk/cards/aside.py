"""The column beside the main one: photo, hours and days, start, area, transport, languages."""

from collections.abc import Iterator
from dataclasses import dataclass

from flexdesk.cards.blocks import Block, Fit, Lines, Space, Style, base_line
from flexdesk.cards.canvas import CardCanvas
from flexdesk.cards.looks import Look
from flexdesk.cards.sections import Part, Said, brick
from flexdesk.cards.words import Words, days_of, hours_of, start_of
from flexdesk.domain.card_codes import SIDE_SECTIONS, Section
from flexdesk.domain.kandidatkort import DAYS, CardContent
from flexdesk.drawing.rich_text import width_of
from flexdesk.drawing.tagged_tree import Element

_BODY, _LEADING = 8.3, 11.2
_WORKWEEK = 5


def aside_parts(
    said: Said, fit: Fit, width: float, moved: frozenset[Section] = frozenset()
) -> tuple[Part, ...]:
    """Return the side sections that say something, then what `moved` here; never the photo."""
    parts: list[Part] = []
    for section in (*SIDE_SECTIONS[1:], *moved):
        if section.value in said.content.off:
            continue
        blocks = tuple(_blocks(said, fit, section, width))
        if blocks:
            head = _heading(said, fit, section, width)
            parts.append(Part(section, _Group((head, Space(2.2 * fit.density), *blocks))))
    return tuple(parts)


@dataclass(frozen=True, slots=True)
class _Group:
    """A heading and what it says."""

    blocks: tuple[Block, ...]

    @property
    def height(self) -> float:
        return sum(block.height for block in self.blocks)

    def paint(self, canvas: CardCanvas, parent: Element, x: float, y: float) -> None:
        for block in self.blocks:
            block.paint(canvas, parent, x, y)
            y += block.height


def _heading(said: Said, fit: Fit, section: Section, width: float) -> Lines:
    words = said.words.heading(section)
    if fit.look.is_letter:
        style = fit.style(fit.look.heading_face, 8.6, 11.4, fit.look.aside_head)
        return Lines("H2", fit.lines(words, style, width), style)
    style = fit.style("bold", 6.9, 9.6, fit.look.aside_head)
    return Lines("H2", fit.lines(words.upper(), style, width - 22), style, tracking=0.85)


def _blocks(said: Said, fit: Fit, section: Section, width: float) -> Iterator[Block]:
    texts = _texts(said, section)
    held = {at for name, at in said.withheld if name == section.value}
    if section is Section.TIMER:
        yield from _time(said, fit, width)
    elif held and texts and len(texts) == 1:
        texts = []
    style = fit.style("sans", _BODY, _LEADING, fit.look.aside_ink)
    if held:
        yield brick(fit, said.words.withheld, width)
    for at, text in enumerate(texts):
        if text.strip() and not (held and (at in held or section is Section.TIMER)):
            yield Lines("P", fit.lines(text, style, width), style)


def _texts(said: Said, section: Section) -> list[str]:
    content = said.content
    told: dict[Section, list[str]] = {
        Section.TIMER: [content.times],
        Section.START: [start_of(content, said.words)],
        Section.OMRAADE: [content.area],
        Section.TRANSPORT: [content.transport],
        Section.SPROG: list(content.languages),
        Section.KOEREKORT: [content.licence],
        Section.BEVISER: list(content.certificates),
    }
    return [text for text in told[section] if text.strip()]


def _time(said: Said, fit: Fit, width: float) -> Iterator[Block]:
    hours = hours_of(said.content, said.words)
    if hours:
        yield _number(fit, hours, said.words.hours_unit, width)
    if any(day in DAYS for day in said.content.days):
        yield _week(said.content, said.words, fit, width)


@dataclass(frozen=True, slots=True)
class _Number:
    """The hours, large, with the unit beside them or under them."""

    number: str
    unit: str
    styles: tuple[Style, Style]
    unit_at: tuple[float, float]
    height: float

    def paint(self, canvas: CardCanvas, parent: Element, x: float, y: float) -> None:
        large, small = self.styles
        base = y + large.size * 0.86
        element = canvas.element("P", parent)
        right, down = self.unit_at
        for text, style, left, line in (
            (self.number, large, x, base),
            (self.unit, small, x + right, base + down),
        ):
            with canvas.marked(element):
                canvas.text(left, line, text, face=style.face, size=style.size, fill=style.fill)


def _number(fit: Fit, hours: str, unit: str, width: float) -> _Number:
    look = fit.look
    large = fit.style("serif", 27, 28, look.aside_number)
    small = fit.style("sans", _BODY, _LEADING, look.aside_ink)
    wide = width_of(hours, large.face, large.size) + 4.5
    if wide + width_of(unit, small.face, small.size) <= width:
        return _Number(hours, unit, (large, small), (wide, 0), large.leading)
    down = small.leading * 1.1
    return _Number(hours, unit, (large, small), (0, down), large.leading + down)


@dataclass(frozen=True, slots=True)
class _Week:
    """The days of the week in a row, those of work filled."""

    days: tuple[tuple[str, bool], ...]
    alt: str
    style: Style
    look: Look
    width: float
    density: float

    @property
    def height(self) -> float:
        return (15.5 + 9.5) * self.density

    def paint(self, canvas: CardCanvas, parent: Element, x: float, y: float) -> None:
        gap, high = 2.6, 15.5 * self.density
        y += 4.5 * self.density
        wide = (self.width - gap * (len(self.days) - 1)) / len(self.days)
        style, look = self.style, self.look
        with canvas.marked(canvas.element("Figure", parent, alt=self.alt)):
            for at, (name, is_on) in enumerate(self.days):
                left = x + at * (wide + gap)
                fill = look.day_on if is_on else look.day_off
                edge = "" if fill else look.rule
                canvas.rect(left, y, wide, high, fill=fill, stroke=edge, radius=look.radius and 2.5,
                            line_width=0.7)  # fmt: skip
                ink = look.day_on_ink if is_on else look.day_off_ink
                face = style.face if is_on else "sans"
                start = left + (wide - width_of(name, face, style.size)) / 2
                base = base_line(y + (high - style.leading) / 2, style)
                canvas.text(start, base, name, face=face, size=style.size, fill=ink)


def _week(content: CardContent, words: Words, fit: Fit, width: float) -> _Week:
    count = _WORKWEEK if not {*DAYS[_WORKWEEK:]} & {*content.days} else len(DAYS)
    names = words.days_short[:count]
    if count > _WORKWEEK:
        names = tuple(name[:2] for name in names)
    days = tuple((name, DAYS[at] in content.days) for at, name in enumerate(names))
    style = Style("bold", round(6.9 * fit.density, 2), 8, "")
    alt = words.working_days.format(days=days_of(content, words))
    return _Week(days, alt, style, fit.look, width, fit.density)
