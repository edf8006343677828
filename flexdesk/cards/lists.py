"""What a card lists: competences in rounded boxes, and items with squares, dashes or numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from flexdesk.cards.blocks import CAP, Fit, Lines, Style, base_line
from flexdesk.cards.canvas import CardCanvas
from flexdesk.cards.looks import Look
from flexdesk.drawing.rich_text import widest, width_of
from flexdesk.drawing.tagged_tree import Element


@dataclass(frozen=True, slots=True)
class Chip:
    """One competence in its rounded box, with its place among the others."""

    lines: tuple[str, ...]
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Chips:
    """Competences in rounded boxes, as many in a row as there is room for."""

    chips: tuple[Chip, ...]
    style: Style
    look: Look

    @property
    def height(self) -> float:
        """The height of all rows."""
        return max((chip.y + chip.height for chip in self.chips), default=0)

    def paint(self, canvas: CardCanvas, parent: Element, x: float, y: float) -> None:
        """Paint the boxes, then the words as a list."""
        look = self.look
        with canvas.artifact():
            for chip in self.chips:
                canvas.rect(
                    x + chip.x,
                    y + chip.y,
                    chip.width,
                    chip.height,
                    fill=look.chip_fill,
                    stroke=look.chip_edge,
                    line_width=0.7,
                    radius=min(chip.height / 2, 8.5),
                )
        held = canvas.element("L", parent)
        pad = _chip_pad(self.style)
        for chip in self.chips:
            room = chip.height - len(chip.lines) * self.style.leading
            item = canvas.element("LI", held)
            body = Lines("LBody", chip.lines, self.style)
            body.paint(canvas, item, x + chip.x + pad, y + chip.y + room / 2)


def _chip_pad(style: Style) -> float:
    return style.size * 0.84


def chips_of(texts: Sequence[str], fit: Fit, style: Style, width: float) -> Chips:
    """Set the chips: never wider than the column, a long one on lines of its own."""
    pad, gap = _chip_pad(style), style.size * 0.56 * min(1.0, fit.air + 0.1)
    placed: list[Chip] = []
    x = y = row = 0.0
    for text in texts:
        lines = fit.lines(text, style, width - 2 * pad)
        wide = widest(lines, style.face, style.size) + 2 * pad
        high = len(lines) * style.leading + style.size * 0.42
        if x and x + wide > width + 0.01:
            x, y = 0.0, y + row + gap
            row = 0.0
        placed.append(Chip(lines, x, y, wide, high))
        x += wide + gap
        row = max(row, high)
    return Chips(tuple(placed), style, fit.look)


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list: its lines, its place, and a number when it is counted."""

    lines: tuple[str, ...]
    x: float
    y: float
    label: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list with squares, dashes or numbers."""

    items: tuple[Item, ...]
    style: Style
    label: Style
    indent: float
    mark: str
    """Colour of the squares, empty when each item has a label."""
    height: float

    def paint(self, canvas: CardCanvas, parent: Element, x: float, y: float) -> None:
        """Paint marks as decoration, labels as such, then the words."""
        if self.mark:
            side = self.style.size * 0.43
            with canvas.artifact():
                for item in self.items:
                    middle = base_line(y + item.y, self.style) - self.style.size * CAP
                    canvas.rect(x + item.x, middle - side / 2, side, side, fill=self.mark)
        held = canvas.element("L", parent)
        for item in self.items:
            row = canvas.element("LI", held)
            if item.label:
                Lines("Lbl", (item.label,), self.label).paint(canvas, row, x + item.x, y + item.y)
            body = Lines("LBody", item.lines, self.style)
            body.paint(canvas, row, x + item.x + self.indent, y + item.y)


def items_of(
    rows: Sequence[tuple[str, str]], fit: Fit, styles: tuple[Style, Style], width: float
) -> Items:
    """Set a list of (label, text); without labels it has squares, in two columns if short."""
    style, label = styles
    labels = [fit.text(text, label.face) for text, _body in rows]
    has_labels = any(labels)
    indent = _indent(labels, label) if has_labels else style.size * 1.25
    gap = style.size * 0.3 * fit.air
    half = (width - style.size) / 2
    texts = [body for _label, body in rows]
    columns = 1 if len(set(labels)) > 1 or len(rows) < _TWO_COLUMNS else 2
    if columns == 2 and not _is_short(texts, fit, style, half - indent):  # noqa: PLR2004 - two
        columns = 1
    wide = width if columns == 1 else half
    placed: list[Item] = []
    y = 0.0
    for number, (text, name) in enumerate(zip(texts, labels, strict=True)):
        lines = fit.lines(text, style, wide - indent)
        column = number % columns
        placed.append(Item(lines, column * (half + style.size), y, name))
        if column == columns - 1 or number == len(texts) - 1:
            y += len(lines) * style.leading + gap
    mark = "" if has_labels else fit.look.mark
    return Items(tuple(placed), style, label, indent, mark, max(0.0, y - gap))


_TWO_COLUMNS = 4
"""So many short items stand in two columns."""
_LEAST_INDENT = 9.0


def _indent(labels: Sequence[str], style: Style) -> float:
    room = widest(labels, style.face, style.size)
    return max(room + style.size * 1.1, _LEAST_INDENT)


def _is_short(texts: Sequence[str], fit: Fit, style: Style, width: float) -> bool:
    return all(
        width_of(fit.text(text, style.face), style.face, style.size) <= width for text in texts
    )
