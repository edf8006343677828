"""The timeline of a citizen on paper: A4, tagged, filtered as on the screen, no CPR number."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from flexdesk.base.language import _
from flexdesk.drawing.flow import Block, Placed, pour
from flexdesk.drawing.rich_text import Wrapper, fitted, txt, width_of
from flexdesk.drawing.tagged import A4, Run, TaggedCanvas
from flexdesk.drawing.theme import PAPER

if TYPE_CHECKING:
    from flexdesk.drawing.tagged_tree import Element

LEFT: Final = 51.0
RIGHT: Final = A4[0] - LEFT
_DAY: Final = 62.0
_TEXT_X: Final = LEFT + _DAY
_TEXT_WIDTH: Final = RIGHT - _TEXT_X
_TOP, _BOTTOM = 56.0, 785.0
_SIZE, _LEADING = 9.4, 13.0
_SMALL: Final = 8.4
_YEAR: Final = 22.0
_TITLE: Final = 15.0
_BASE: Final = 0.79
_GAP: Final = 7.0
_SPARE: Final = 1.3


@dataclass(frozen=True, slots=True)
class PaperEntry:
    """One entry: its day as text, its year, title, text of several lines, who it is from."""

    year: int
    day: str
    title: str
    text: str = ""
    about: str = ""

    def __repr__(self) -> str:
        """Show the day only: the rest is a citizen's."""
        return f"PaperEntry({self.day})"


@dataclass(frozen=True, slots=True)
class TimelinePaper:
    """What is printed: whose it is, what was filtered, the entries newest first."""

    who: str
    line: str
    filter_words: str
    entries: tuple[PaperEntry, ...]
    audience: str
    unit: str
    is_example: bool = False

    def __repr__(self) -> str:
        """Show how many entries there are: the rest is a citizen's."""
        return f"TimelinePaper({len(self.entries)})"


@dataclass(slots=True)
class _Piece:
    """A block with what is painted for it: an empty entry is the heading of a year."""

    block: Block
    lines: tuple[str, ...]
    entry: PaperEntry | None = None
    is_title: bool = False


@dataclass(slots=True)
class _Wrapped:
    pieces: dict[str, _Piece] = field(default_factory=dict)

    @property
    def blocks(self) -> list[Block]:
        return [piece.block for piece in self.pieces.values()]


def render(paper: TimelinePaper) -> bytes:
    """Return the PDF; the same entries give the same bytes."""
    return _Painter(paper).pdf()


def _measured(entries: Sequence[PaperEntry]) -> _Wrapped:
    wrapped, wrapper, year = _Wrapped(), Wrapper(), 0
    for number, entry in enumerate(entries):
        if entry.year != year:
            year = entry.year
            block = Block(f"y{year}-{number}", 1, _YEAR, 10, 2, keep_next=True)
            wrapped.pieces[block.key] = _Piece(block, (str(year),))
        title = fitted(txt(entry.title, face="bold"), "bold", _SIZE, _TEXT_WIDTH)
        text = _text_lines(entry, wrapper)
        head = Block(f"t{number}", 1, _TITLE, _GAP, 0, keep_next=bool(text))
        wrapped.pieces[head.key] = _Piece(head, (title,), entry, is_title=True)
        if text:
            body = Block(f"b{number}", len(text), _LEADING, 0, 0)
            wrapped.pieces[body.key] = _Piece(body, text, entry)
    return wrapped


def _text_lines(entry: PaperEntry, wrapper: Wrapper) -> tuple[str, ...]:
    parts = [part for part in (*entry.text.split("\n"), entry.about) if part.strip()]
    return tuple(
        line
        for part in parts
        for line in wrapper.lines(txt(part, face="sans"), "sans", _SIZE, _TEXT_WIDTH)
    )


class _Painter:
    def __init__(self, paper: TimelinePaper) -> None:
        self.paper = paper
        self.canvas = TaggedCanvas(title=_("Tidslinje: {who}").format(who=txt(paper.who)))
        self.wrapped = _measured(paper.entries)
        self.items: dict[str, Element] = {}
        self.list: Element | None = None
        self.pages = 1

    def pdf(self) -> bytes:
        first = self._head_height()
        placed = self._placed(first)
        self.pages = 1 + max((place.column for place in placed), default=0)
        for page in range(self.pages):
            if page:
                self.canvas.next_page()
            self._band()
            if not page:
                self._head()
            for place in placed:
                if place.column == page:
                    self._paint(place, first if not page else _TOP)
            self._footer(page + 1)
        return self.canvas.finish()

    def _placed(self, first: float) -> tuple[Placed, ...]:
        blocks = self.wrapped.blocks
        height = sum(block.height + block.before for block in blocks)
        many = 2 + int(_SPARE * height / (_BOTTOM - _TOP))
        heights = (_BOTTOM - first, *((_BOTTOM - _TOP,) * many))
        return pour(blocks, heights).placed

    def _head_height(self) -> float:
        return 138.0 + (14 if self.paper.filter_words else 0)

    def _band(self) -> None:
        with self.canvas.artifact():
            self.canvas.rect(0, 0, self.canvas.size[0], 5, fill=PAPER.petrol)
            self.canvas.rect(LEFT, 0, 96, 5, fill=PAPER.amber)

    def _head(self) -> None:
        paper, canvas = self.paper, self.canvas
        self._line("P", LEFT, 45, paper.audience, face="bold", size=8.5, fill=PAPER.amber)
        self._line("H1", LEFT, 82, paper.who, face="display_semibold", size=26, fill=PAPER.petrol)
        self._line("P", LEFT, 102, paper.line, face="sans", size=10, fill=PAPER.muted)
        if paper.filter_words:
            self._line("P", LEFT, 117, paper.filter_words, face="sans", size=10, fill=PAPER.ink)
        with canvas.artifact():
            under = self._head_height() - 14
            canvas.line(LEFT, under, RIGHT, under, stroke=PAPER.rule, line_width=0.7)

    def _line(
        self, tag: str, x: float, y: float, text: str, *, face: str, size: float, fill: str
    ) -> None:
        shown = fitted(txt(text, face=face), face, size, RIGHT - x)
        with self.canvas.marked(self.canvas.element(tag)):
            self.canvas.text(x, y, shown, face=face, size=size, fill=fill)

    def _paint(self, place: Placed, top: float) -> None:
        piece = self.wrapped.pieces[place.key]
        y = top + place.y
        if piece.entry is None:
            self.list = None
            size = 12.6
            with self.canvas.marked(self.canvas.element("H2")):
                self.canvas.text(
                    LEFT, y + _YEAR * _BASE, piece.lines[0], face="bold", size=size,
                    fill=PAPER.petrol,
                )  # fmt: skip
        elif piece.is_title:
            self._paint_title(place.key, piece, y)
        else:
            self._paint_text(place, piece, y)

    def _paint_title(self, key: str, piece: _Piece, y: float) -> None:
        canvas, entry = self.canvas, piece.entry
        if entry is None:
            return
        if self.list is None:
            self.list = canvas.element("L")
        item = canvas.element("LI", self.list)
        base = y + _TITLE * _BASE
        with canvas.marked(canvas.element("Lbl", item)):
            canvas.text(LEFT, base, entry.day, face="sans", size=_SMALL, fill=PAPER.muted)
        body = self.items[key[1:]] = canvas.element("LBody", item)
        with canvas.marked(body):
            canvas.text(_TEXT_X, base, piece.lines[0], face="bold", size=_SIZE, fill=PAPER.petrol)

    def _paint_text(self, place: Placed, piece: _Piece, y: float) -> None:
        lines = piece.lines[place.first : place.first + place.lines]
        with self.canvas.marked(self.items[place.key[1:]]):
            self.canvas.lines(
                _TEXT_X,
                y + _LEADING * _BASE,
                [(Run("sans", line, PAPER.ink),) for line in lines],
                size=_SIZE,
                leading=_LEADING,
            )

    def _footer(self, number: int) -> None:
        paper = self.paper
        pages = _("Side {number} af {count}").format(number=number, count=self.pages)
        parts = [paper.audience, paper.unit]
        if paper.is_example:
            parts.append(_("Eksempeldata – opdigtede borgere"))
        right = RIGHT - width_of(pages, "sans", 7.4)
        words = txt(" · ".join(part for part in parts if part))
        left = fitted(words, "sans", 7.4, right - LEFT - 12)
        with self.canvas.artifact("Pagination"):
            self.canvas.line(LEFT, 799.5, RIGHT, 799.5, stroke=PAPER.rule, line_width=0.7)
            for x, text in ((LEFT, left), (right, pages)):
                self.canvas.text(x, 811, text, face="sans", size=7.4, fill=PAPER.muted)
