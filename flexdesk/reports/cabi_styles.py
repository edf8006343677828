"""Measures of the case's pages: grid, type and spaces, in points."""

from dataclasses import dataclass
from typing import Final

from flexdesk.drawing.tagged import A4
from flexdesk.drawing.theme import PAPER, PAPER_TYPE, Type

LEFT: Final = 51.0
RIGHT: Final = A4[0] - LEFT
WIDTH: Final = RIGHT - LEFT
GUTTER: Final = 19.8
COLUMN: Final = (WIDTH - GUTTER) / 2
COLUMN_X: Final = (LEFT, LEFT + COLUMN + GUTTER)
TOP: Final = 56.0
"""Where a page without title begins."""
BOTTOM: Final = 785.0
"""Where the last thing above the footer ends."""
BAND: Final = 5.0


@dataclass(frozen=True, slots=True)
class Style:
    """A face, its size and leading, its colour, and the space around a block of it."""

    face: str
    size: float
    leading: float
    fill: str
    before: float = 0
    after: float = 0

    @property
    def base(self) -> float:
        """From the top of a line to its base line.

        Unit: points.
        """
        return (self.leading - self.size) / 2 + self.size * 0.79


def _style(
    key: str, leading: float, fill: str, *, before: float = 0, after: float = 0, by: float = 1
) -> Style:
    kind: Type = PAPER_TYPE[key]
    return Style(kind.face, kind.size * by, leading * by, fill, before, after)


TITLE_SIZES: Final = tuple(_style("title", 34, PAPER.petrol, by=by) for by in (1, 0.9, 0.8))
STANDFIRST: Final = _style("standfirst", 18.2, PAPER.ink)
BODY: Final = _style("body", 13, PAPER.ink, after=6.5)
H2: Final = _style("h2", 15, PAPER.petrol, before=13, after=2.5)
H3: Final = Style(PAPER_TYPE["h2"].face, 11, 14, PAPER.petrol, 12, 2)
BOX: Final = _style("box", 12.4, PAPER.ink)
TABLE: Final = _style("table", 11.2, PAPER.ink)
SOURCE: Final = Style("italic", 7.4, 9.6, PAPER.muted)
QUOTE: Final = _style("quote", 20, PAPER.petrol)
QUOTE_WIDE: Final = Style("display_italic", 19, 25, PAPER.petrol)
BY: Final = Style("bold", 8.4, 11.2, PAPER.petrol)
ORGANISATION: Final = Style("sans", 8.4, 11.2, PAPER.muted)
SMALL: Final = Style("sans", 7.6, 10, PAPER.muted)
PANEL: Final = Style("sans", 8.4, 11.4, PAPER.ink)
CHART_HEAD: Final = Style("bold", 9.8, 13, PAPER.petrol)
CAPS: Final = Style("bold", 8.4, 11, PAPER.amber)
FOOT: Final = Style("sans", 7.4, 9, PAPER.muted)
END_FILL: Final = PAPER.amber

TABLE_CAPTION: Final = 19.5
TABLE_HEAD: Final = 14.0
TABLE_PAD: Final = 3.1
TABLE_BAR: Final = 52.0
TABLE_NUMBER: Final = 34.0
TABLE_INSET: Final = 8.0
INDENT: Final = 9.0
QUOTE_INDENT: Final = 24.0
QUOTE_WIDE_INDENT: Final = 40.0
BOX_PAD: Final = 12.0
BULLET: Final = 10.0
BULLET_GAP: Final = 4.0
"""Between two bullets."""
LINE_PAD: Final = 4.0
LINE_TEXT: Final = 330.0
"""Width of label and definition in the table of figures."""
LINE_COUNTS: Final = 408.0
LINE_VALUE: Final = 455.0
"""Right edges of its columns, from the left margin."""
LINES_HEAD: Final = 30.0
