"""What the internal papers of a consultant's day share: page, headings, lines of words."""

from collections.abc import Sequence
from typing import Final

from flexdesk.base.language import _
from flexdesk.drawing.rich_text import Wrapper, fitted, txt, width_of
from flexdesk.drawing.tagged import A4, Run, TaggedCanvas
from flexdesk.drawing.tagged_tree import Element
from flexdesk.drawing.theme import PAPER
from flexdesk.reports.cabi_styles import BAND, CAPS, FOOT, LEFT, RIGHT, WIDTH, Style

TOP: Final = 40.0
BOTTOM: Final = 786.0
TITLE: Final = Style("display_semibold", 24, 28, PAPER.petrol)
LEAD: Final = Style("sans", 11, 15, PAPER.ink)
HEAD: Final = Style("bold", 11, 14, PAPER.petrol, 12, 4)
STRONG: Final = Style("semibold", 9.4, 12.6, PAPER.ink)
BODY: Final = Style("sans", 9.4, 12.6, PAPER.ink)
SMALL: Final = Style("sans", 8.4, 11, PAPER.muted)
AMBER: Final = Style("semibold", 9.4, 12.6, PAPER.amber)


class Sheet:
    """A tagged A4 page that knows how far down it is filled."""

    def __init__(self, title: str, foot: str) -> None:
        self.canvas = TaggedCanvas(title=title)
        self.words = Wrapper()
        self.foot = foot
        self.y = TOP
        self._band()

    # --- the page ---------------------------------------------------------------------------

    def _band(self) -> None:
        with self.canvas.artifact():
            self.canvas.rect(0, 0, A4[0], BAND, fill=PAPER.petrol)
            self.canvas.rect(LEFT, 0, 96, BAND, fill=PAPER.amber)

    def next_page(self) -> None:
        """Close the page and go on at the top of another."""
        self.footer()
        self.canvas.next_page()
        self._band()
        self.y = TOP

    def footer(self) -> None:
        """Say at the foot who the paper is for, and the number of the page."""
        page = _("Side {n}").format(n=self.canvas.page + 1)
        right = RIGHT - width_of(page, FOOT.face, FOOT.size)
        left = fitted(txt(self.foot), FOOT.face, FOOT.size, right - LEFT - 12)
        with self.canvas.artifact("Pagination"):
            self.canvas.line(LEFT, 799.5, RIGHT, 799.5, stroke=PAPER.rule, line_width=0.7)
            for x, text in ((LEFT, left), (right, page)):
                self.canvas.text(x, 811, text, face=FOOT.face, size=FOOT.size, fill=FOOT.fill)

    def finish(self) -> bytes:
        """Close the last page and return the file."""
        self.footer()
        return self.canvas.finish()

    # --- words ------------------------------------------------------------------------------

    def lines(self, text: str, style: Style, width: float) -> tuple[str, ...]:
        """Return the lines of a text in a style."""
        return self.words.lines(txt(text), style.face, style.size, width)

    def height(self, text: str, style: Style, width: float) -> float:
        """Return how high a text stands.

        Unit: points.
        """
        return len(self.lines(text, style, width)) * style.leading

    def write(
        self, element: Element, x: float, y: float, text: str, style: Style, width: float
    ) -> float:
        """Write a text in an element; return where it ends."""
        return self.put(element, x, y, self.lines(text, style, width), style)

    def put(
        self, element: Element, x: float, y: float, lines: Sequence[str], style: Style
    ) -> float:
        """Write lines in an element; return where they end."""
        if not lines:
            return y
        with self.canvas.marked(element):
            self.canvas.lines(
                x,
                y + style.base,
                [(Run(style.face, line, style.fill),) for line in lines],
                size=style.size,
                leading=style.leading,
            )
        return y + len(lines) * style.leading

    def kicker(self, text: str, label: str) -> None:
        """Write the small capitals above the title, and the label in a frame at the right."""
        canvas = self.canvas
        base = self.y + CAPS.base
        with canvas.marked(canvas.element("P")):
            canvas.text(
                LEFT, base, text.upper(), face=CAPS.face, size=CAPS.size, fill=CAPS.fill,
                tracking=1.2,
            )  # fmt: skip
        wide = width_of(label, "semibold", 7.6) + 12
        with canvas.artifact():
            canvas.rect(
                RIGHT - wide, base - 9.4, wide, 13, stroke=PAPER.amber, line_width=0.7, radius=3
            )
        with canvas.marked(canvas.element("P")):
            canvas.text(
                RIGHT - wide + 6, base - 0.4, label, face="semibold", size=7.6, fill=PAPER.amber
            )
        self.y += 16

    def title(self, text: str, lead: str) -> None:
        """Write the title and the line beneath it."""
        self.y = self.write(self.canvas.element("H1"), LEFT, self.y, text, TITLE, WIDTH) + 3
        self.y = self.write(self.canvas.element("P"), LEFT, self.y, lead, LEAD, WIDTH) + 6
        self.rule(LEFT, self.y, WIDTH)
        self.y += 4

    def rule(self, x: float, y: float, width: float) -> None:
        """Draw a thin line."""
        with self.canvas.artifact():
            self.canvas.line(x, y, x + width, y, stroke=PAPER.rule, line_width=0.7)
