"""The pieces a card is made of: each knows its height and paints itself where it is put.

Every piece of text has its element in the tree of the document; shapes are artifacts, so what a
reader hears is exactly what was typed, in the order of the card.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from flexdesk.cards.canvas import CardCanvas
from flexdesk.cards.looks import Look
from flexdesk.drawing.rich_text import Wrapper, txt, width_of
from flexdesk.drawing.tagged import Run
from flexdesk.drawing.tagged_tree import Element
from flexdesk.drawing.theme import LIGHT

CAP = 0.33
"""Half the height of a capital, in parts of the size: text stands in the middle of its line."""
_HELD = re.compile(
    r"(?<=\bkl\.) (?=\d)|(?<=\d\.) (?=[a-zæøå]{3,9}\b)"
    r"|(?<=\d) (?=(?:kg|km|min|t|kr|cm|m|år|timer)\b|%)| (?=–)"
)
_SHORT_LAST, _SHORT_OF_FEW = 0.2, 0.33
_FEW, _FEW_WIDE = 2, 150.0
"""A last line so short beside the width is avoided; more so in two lines or a narrow column."""
_NARROWER = (0.95, 0.9, 0.85, 0.8, 0.75)
_BALANCE = (0.94, 0.88, 0.82, 0.76, 0.7)


@dataclass(frozen=True, slots=True)
class Style:
    """A face at a size on lines of a height, in a colour."""

    face: str
    size: float
    leading: float
    fill: str


class Block(Protocol):
    """Something of a height that paints itself."""

    @property
    def height(self) -> float:
        """The height in points."""
        ...

    def paint(self, canvas: CardCanvas, parent: Element, x: float, y: float) -> None:
        """Paint it with its upper left corner at x, y."""
        ...


@dataclass(slots=True)
class Fit:
    """What measuring needs: the look, a width, how dense, and what was broken into lines before."""

    look: Look
    wrapper: Wrapper = field(default_factory=Wrapper)
    density: float = 1.0
    air: float = 1.0
    """How large the type is, and the space between things, beside the usual."""
    lost: list[str] = field(default_factory=list)
    """Texts with a sign the face does not have."""
    _clean: dict[tuple[str, str], str] = field(default_factory=dict)

    def style(self, face: str, size: float, leading: float, fill: str) -> Style:
        """Return a style, larger or smaller by the density."""
        d = self.density
        return Style(face, round(size * d, 2), round(leading * d, 2), fill)

    def text(self, value: str, face: str) -> str:
        """Return typed text as it may be painted, with what belongs together held together."""
        key = (value, face)
        known = self._clean.get(key)
        if known is None:
            shown = txt(value, face=face, warn=lambda _code: self.lost.append(value))
            plain = " ".join(word for word in shown.split(" ") if word)
            known = self._clean[key] = _HELD.sub("\u00a0", plain)
        return known

    def lines(self, value: str, style: Style, width: float) -> tuple[str, ...]:
        """Return the lines of a text; a last line of one short word is avoided where it can be."""
        text = self.text(value, style.face)
        lines = self.wrapper.lines(text, style.face, style.size, width)
        is_few = len(lines) <= _FEW or width < _FEW_WIDE
        least = (_SHORT_OF_FEW if is_few else _SHORT_LAST) * width
        if len(lines) == 1 or width_of(lines[-1], style.face, style.size) >= least:
            return lines
        return self._longer_last(lines, (text, style, width), least)

    def _longer_last(
        self, lines: tuple[str, ...], text: tuple[str, Style, float], least: float
    ) -> tuple[str, ...]:
        """Return as many lines with more on the last; no word is parted for it."""
        said, style, width = text
        widest = max(width_of(word, style.face, style.size) for word in said.split(" "))
        best, longest = lines, width_of(lines[-1], style.face, style.size)
        for share in _NARROWER:
            if longest >= least or widest > width * share:
                break
            other = self.wrapper.lines(said, style.face, style.size, width * share, hyphenate=False)
            if len(other) > len(lines):
                break
            last = width_of(other[-1], style.face, style.size)
            if last > longest:
                best, longest = other, last
        return best

    def balanced(self, value: str, style: Style, width: float) -> tuple[str, ...]:
        """Return as few lines as it takes, about equally long and without hyphens if possible."""
        text = self.text(value, style.face)
        if width_of(max(text.split(" "), key=len), style.face, style.size) > width:
            return self.wrapper.lines(text, style.face, style.size, width)
        best = self.wrapper.lines(text, style.face, style.size, width, hyphenate=False)
        for share in _BALANCE:
            other = self.wrapper.lines(text, style.face, style.size, width * share, hyphenate=False)
            if len(other) > len(best):
                break
            best = other
        return best


def runs(lines: Sequence[str], style: Style) -> list[tuple[Run]]:
    """Return lines as the canvas takes them."""
    return [(Run(style.face, line, style.fill),) for line in lines]


def base_line(y: float, style: Style) -> float:
    """Return the base line of a line of text whose top is y."""
    return y + style.leading / 2 + style.size * CAP


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of text in one element."""

    tag: str
    lines: tuple[str, ...]
    style: Style
    tracking: float = 0

    @property
    def height(self) -> float:
        """The height of the lines."""
        return len(self.lines) * self.style.leading

    def paint(self, canvas: CardCanvas, parent: Element, x: float, y: float) -> None:
        """Paint the lines."""
        if not self.lines:
            return
        style = self.style
        with canvas.marked(canvas.element(self.tag, parent)):
            canvas.lines(
                x,
                base_line(y, style),
                runs(self.lines, style),
                size=style.size,
                leading=style.leading,
                tracking=self.tracking,
            )


@dataclass(frozen=True, slots=True)
class Space:
    """Nothing, of a height."""

    height: float

    def paint(self, canvas: CardCanvas, parent: Element, x: float, y: float) -> None:
        """Paint nothing."""


@dataclass(frozen=True, slots=True)
class Stack:
    """Blocks under each other."""

    blocks: tuple[Block, ...]

    @property
    def height(self) -> float:
        """The height of them all."""
        return sum(block.height for block in self.blocks)

    def paint(self, canvas: CardCanvas, parent: Element, x: float, y: float) -> None:
        """Paint them from the top."""
        for block in self.blocks:
            block.paint(canvas, parent, x, y)
            y += block.height


@dataclass(frozen=True, slots=True)
class Beside:
    """Two stacks beside each other: the one that is higher counts."""

    left: Stack
    right: Stack
    step: float

    @property
    def height(self) -> float:
        """The height of the higher one."""
        return max(self.left.height, self.right.height)

    def paint(self, canvas: CardCanvas, parent: Element, x: float, y: float) -> None:
        """Paint the left one, then the right one."""
        self.left.paint(canvas, parent, x, y)
        self.right.paint(canvas, parent, x + self.step, y)


@dataclass(frozen=True, slots=True)
class Brick:
    """Red words on a pale red ground, where something else would have stood."""

    lines: tuple[str, ...]
    style: Style
    width: float
    after: float

    @property
    def height(self) -> float:
        """The ground and the space after it."""
        return self._ground + self.after

    @property
    def _ground(self) -> float:
        return len(self.lines) * self.style.leading + 5

    def paint(self, canvas: CardCanvas, parent: Element, x: float, y: float) -> None:
        """Paint the ground, then the words."""
        with canvas.artifact():
            canvas.rect(x, y, self.width, self._ground, fill=LIGHT.dantint, radius=2.5)
        Lines("P", self.lines, self.style).paint(canvas, parent, x + 6, y + 2.5)
