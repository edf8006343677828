"""How high each part of a case is at its width: wrapped lines, no painting."""

from dataclasses import dataclass

from flexdesk.drawing.flow import Block, solid
from flexdesk.drawing.rich_text import Wrapper, width_of
from flexdesk.reports import cabi_styles as s
from flexdesk.reports.cabi_content import (
    END_MARK,
    Box,
    FigureLine,
    Heading,
    Item,
    Panel,
    Para,
    QuoteText,
    Table,
)

_WELL_FILLED = 0.55


@dataclass(frozen=True, slots=True)
class QuoteSize:
    """A pull quote broken into lines, and how high it is with its rules and attribution."""

    quote: QuoteText
    lines: tuple[str, ...]
    style: s.Style
    indent: float
    width: float
    height: float
    signed: tuple[tuple[str, s.Style], ...] = ()
    """The lines of the attribution."""


@dataclass(frozen=True, slots=True)
class BoxSize:
    """A box with its bullets broken into lines."""

    box: Box
    bullets: tuple[tuple[str, ...], ...]
    height: float


@dataclass(frozen=True, slots=True)
class PanelSize:
    """A panel with its lines broken."""

    panel: Panel
    lines: tuple[tuple[str, ...], ...]
    height: float


@dataclass(frozen=True, slots=True)
class TableSize:
    """The status table with its labels broken: the height of each row, and of the whole."""

    table: Table
    labels: tuple[tuple[str, ...], ...]
    rows: tuple[float, ...]
    source: tuple[str, ...]
    height: float


class Measure:
    """Breaks the parts of one document into lines."""

    def __init__(self) -> None:
        self._wrap = Wrapper()

    def lines(
        self, text: str, style: s.Style, width: float, *, hyphenate: bool = True
    ) -> tuple[str, ...]:
        """Return the lines of a text in a style."""
        return self._wrap.lines(text, style.face, style.size, width, hyphenate=hyphenate)

    def title(self, text: str) -> tuple[tuple[str, ...], s.Style]:
        """Return the title's lines in the largest size that needs two lines at most."""
        for style in s.TITLE_SIZES:
            lines = self.lines(text, style, s.WIDTH, hyphenate=False)
            if len(lines) <= 2:  # noqa: PLR2004 - two lines are the template's
                return self.evened(text, style, s.WIDTH), style
        style = s.TITLE_SIZES[-1]
        return self.lines(text, style, s.WIDTH, hyphenate=False), style

    def evened(self, text: str, style: s.Style, width: float) -> tuple[str, ...]:
        """Break a text without hyphens, narrower if else a word or two stood on the last line."""
        lines = best = self.lines(text, style, width, hyphenate=False)
        if len(lines) < 2 or _filled(lines, style) >= _WELL_FILLED:  # noqa: PLR2004 - one line is even
            return lines
        for percent in range(97, 60, -3):
            tried = self.lines(text, style, width * percent / 100, hyphenate=False)
            if len(tried) > len(lines):
                break
            best = tried
            if _filled(tried, style) >= _WELL_FILLED:
                break
        return best

    def item(self, item: Item) -> tuple[str, ...]:
        """Return the lines of a heading or a paragraph of the body."""
        if isinstance(item, Heading):
            return self.lines(item.text, heading_style(item), s.COLUMN, hyphenate=False)
        if isinstance(item, Para):
            lines = self.lines(item.text, s.BODY, s.COLUMN)
            return _with_end(lines) if item.is_last else lines
        return ()

    def block(self, key: str, item: Item) -> Block:
        """Return the block of an item of the body."""
        if isinstance(item, Table):
            return solid(key, self.table(item).height, before=11, after=13)
        lines = len(self.item(item))
        if isinstance(item, Heading):
            style = heading_style(item)
            return Block(
                key, lines, style.leading, style.before, style.after, keep_next=True, alone=lines
            )
        return Block(key, lines, s.BODY.leading, s.BODY.before, s.BODY.after)

    def table(self, table: Table) -> TableSize:
        """Return the sizes of the status table in a column."""
        room = s.COLUMN - 2 * s.TABLE_INSET - s.TABLE_BAR - s.TABLE_NUMBER - 6
        labels = tuple(
            self.lines(row.label, s.TABLE, room - row.level * s.INDENT) for row in table.rows
        )
        rows = tuple(len(label) * s.TABLE.leading + 2 * s.TABLE_PAD for label in labels)
        source = self.lines(table.source, s.SOURCE, s.COLUMN)
        height = s.TABLE_CAPTION + s.TABLE_HEAD + sum(rows) + 3 + len(source) * s.SOURCE.leading
        return TableSize(table, labels, rows, source, height)

    def quote(self, quote: QuoteText, *, is_wide: bool) -> QuoteSize:
        """Return a quote broken for a column or for the whole page."""
        style = s.QUOTE_WIDE if is_wide else s.QUOTE
        indent = s.QUOTE_WIDE_INDENT if is_wide else s.QUOTE_INDENT
        width = s.WIDTH if is_wide else s.COLUMN
        lines = self.evened(quote.text, style, width - indent)
        signed = self._signature(quote, width - indent)
        height = 9 + len(lines) * style.leading + 5 + sum(st.leading for _, st in signed) + 8
        return QuoteSize(quote, lines, style, indent, width, height, signed)

    def _signature(self, quote: QuoteText, width: float) -> tuple[tuple[str, s.Style], ...]:
        """Return the lines of an attribution, each with its style."""
        return tuple(
            (line, style)
            for text, style in ((quote.name, s.BY), (quote.organisation, s.ORGANISATION))
            if text
            for line in self.lines(text, style, width, hyphenate=False)
        )

    def boxes(self, boxes: tuple[Box, ...]) -> tuple[BoxSize, ...]:
        """Return the boxes at one height; a single box takes the whole width."""
        if not boxes:
            return ()
        width = (s.COLUMN if len(boxes) > 1 else s.WIDTH) - 2 * s.BOX_PAD - s.BULLET
        broken = [tuple(self.lines(b, s.BOX, width) for b in box.bullets) for box in boxes]
        height = max(
            29
            + sum(len(lines) * s.BOX.leading for lines in bullets)
            + (len(bullets) - 1) * s.BULLET_GAP
            + 11
            for bullets in broken
        )
        return tuple(BoxSize(box, b, height) for box, b in zip(boxes, broken, strict=True))

    def figure_line(self, line: FigureLine) -> tuple[tuple[str, ...], float]:
        """Return a figure's definition in lines, and the height of its row."""
        lines = self.lines(line.definition, s.SMALL, s.LINE_TEXT, hyphenate=False)
        return lines, s.TABLE.leading + len(lines) * s.SMALL.leading + 2 * s.LINE_PAD

    def panels(self, panels: tuple[Panel, ...]) -> tuple[PanelSize, ...]:
        """Return the panels at one height; the first is the wider, a single one takes all."""
        broken = [
            tuple(self.lines(line, s.PANEL, width - 2 * s.BOX_PAD) for line in panel.lines)
            for panel, width in zip(panels, panel_widths(len(panels)), strict=True)
        ]
        height = max(
            (25 + sum(len(b) * s.PANEL.leading + 2 for b in lines) + 8 for lines in broken),
            default=0,
        )
        return tuple(PanelSize(p, b, height) for p, b in zip(panels, broken, strict=True))

    def notes(self, notes: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
        """Return the notes broken for the whole width."""
        return tuple(self.lines(note, s.SMALL, s.WIDTH, hyphenate=False) for note in notes)


def _filled(lines: tuple[str, ...], style: s.Style) -> float:
    """Return how far the last line reaches, as a share of the widest."""
    widths = [width_of(line, style.face, style.size) for line in lines]
    return widths[-1] / max(widths)


def panel_widths(count: int) -> tuple[float, ...]:
    """Return the widths of panels that stand side by side."""
    if count < 2:  # noqa: PLR2004 - one or none
        return (s.WIDTH,) * count
    return ((s.WIDTH - s.GUTTER) * 0.66, (s.WIDTH - s.GUTTER) * 0.34)


def heading_style(heading: Heading) -> s.Style:
    """Return the style of a heading of the body."""
    return s.H2 if heading.level <= 2 else s.H3  # noqa: PLR2004 - the template has two levels


def _with_end(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Put the end mark behind the last line, or alone on one when there is no room."""
    if not lines:
        return (END_MARK,)
    last = f"{lines[-1]} {END_MARK}"
    if width_of(last, s.BODY.face, s.BODY.size) <= s.COLUMN:
        return (*lines[:-1], last)
    head, _blank, word = lines[-1].rpartition(" ")
    return (*lines[:-1], head, f"{word} {END_MARK}") if head else (*lines, END_MARK)
