"""The timeline of Forløb on paper: A4 or A3 across, tagged, candidate numbers instead of names."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from flexdesk.base.days import MONTHS
from flexdesk.base.language import _
from flexdesk.base.periods import ONE_DAY, add_months
from flexdesk.drawing.rich_text import fitted, txt, width_of
from flexdesk.drawing.tagged import A4, TaggedCanvas
from flexdesk.drawing.theme import LIGHT, PAPER

if TYPE_CHECKING:
    from flexdesk.drawing.tagged_tree import Element

A4_ACROSS: Final = (A4[1], A4[0])
A3_ACROSS: Final = (1190.5512, 841.8898)
MARGIN: Final = 36.0
NUMBER: Final = 64.0
WHO: Final = 40.0
ROW, BAR, HEAD, AXIS = 16.0, 11.0, 20.0, 26.0
_TOP_FIRST, _TOP = 92.0, 40.0
_FOOT: Final = 34.0
_SMALL, _TEXT = 7.4, 8.2
_LEAST_WORD: Final = 14.0
_QUARTER: Final = 3
_MARK: Final = 5.0
"""Half the width of a mark on a bar."""


@dataclass(frozen=True, slots=True)
class PaperBar:
    """One placement or course: its days, the word in it, and how it is drawn."""

    start: dt.date
    last_day: dt.date | None
    word: str
    words: str
    """What a screen reader says of it."""
    tone: str
    """`c1`-`c5`."""
    is_planned: bool = False
    is_thin: bool = False
    diamonds: tuple[dt.date, ...] = ()
    rings: tuple[dt.date, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One citizen by number."""

    number: str
    consultant: str
    bars: tuple[PaperBar, ...]


@dataclass(frozen=True, slots=True)
class PaperGroup:
    """Rows under a heading."""

    title: str
    rows: tuple[PaperRow, ...]


@dataclass(frozen=True, slots=True)
class FlowPaper:
    """The timeline, ready to be printed."""

    title: str
    line: str
    unit: str
    audience: str
    on: dt.date
    start: dt.date
    """The first day of the axis."""
    last_day: dt.date
    groups: tuple[PaperGroup, ...]
    legend: tuple[tuple[str, str], ...]
    """What marks each kind of bar, and its name."""
    size: tuple[float, float] = A4_ACROSS
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class _Page:
    """What stands on a page: headings and rows, a heading that goes on said again."""

    parts: tuple[tuple[PaperGroup, tuple[PaperRow, ...], bool], ...]


def render(paper: FlowPaper) -> bytes:
    """Return the PDF; the same rows give the same bytes."""
    return _Painter(paper).pdf()


def pages_of(paper: FlowPaper) -> tuple[_Page, ...]:
    """Return which rows stand on which page; no heading stands last on one."""
    pages: list[_Page] = []
    parts: list[tuple[PaperGroup, tuple[PaperRow, ...], bool]] = []
    room = _room(paper, is_first=True)
    for group in paper.groups:
        rows, goes_on = list(group.rows), False
        while rows:
            if room < HEAD + ROW:
                pages.append(_Page(tuple(parts)))
                parts, room = [], _room(paper, is_first=False)
            many = min(len(rows), int((room - HEAD) // ROW))
            parts.append((group, tuple(rows[:many]), goes_on))
            room -= HEAD + many * ROW
            rows, goes_on = rows[many:], True
    pages.append(_Page(tuple(parts)))
    return tuple(pages)


def _room(paper: FlowPaper, *, is_first: bool) -> float:
    top = (_TOP_FIRST if is_first else _TOP) + AXIS
    return paper.size[1] - top - _FOOT


@dataclass(slots=True)
class _Axis:
    """Where a day lies."""

    left: float
    right: float
    start: dt.date
    last_day: dt.date
    _days: int = field(init=False)

    def __post_init__(self) -> None:
        self._days = (self.last_day - self.start).days + 1

    def x(self, day: dt.date) -> float:
        """Return where a day begins, inside the axis."""
        share = (day - self.start).days / self._days
        return self.left + (self.right - self.left) * min(1.0, max(0.0, share))

    def is_in(self, day: dt.date) -> bool:
        """Say whether a day is on the axis."""
        return self.start <= day <= self.last_day

    def months(self) -> Iterator[dt.date]:
        """Yield the first day of each month on the axis."""
        day = self.start.replace(day=1)
        while day <= self.last_day:
            yield day
            day = add_months(day, 1)


class _Painter:
    def __init__(self, paper: FlowPaper) -> None:
        self.paper = paper
        self.canvas = TaggedCanvas(title=txt(paper.title), size=paper.size)
        self.width = paper.size[0]
        left = MARGIN + NUMBER + WHO
        self.axis = _Axis(left, self.width - MARGIN, paper.start, paper.last_day)
        self.pages = pages_of(paper)

    def pdf(self) -> bytes:
        for number, page in enumerate(self.pages):
            if number:
                self.canvas.next_page()
            self._page(page, number)
        return self.canvas.finish()

    def _page(self, page: _Page, number: int) -> None:
        self._band()
        top = _TOP
        if not number:
            self._head()
            top = _TOP_FIRST
        high = sum(HEAD + len(rows) * ROW for _group, rows, _on in page.parts)
        self._axis_head(top, high)
        y = top + AXIS
        for group, rows, goes_on in page.parts:
            self._group(group, y, goes_on=goes_on)
            y += HEAD
            body = self._table()
            for row in rows:
                self._row(row, y, body)
                y += ROW
        self._today(top, high)
        self._footer(number + 1)

    # --- what frames a page -----------------------------------------------------------------

    def _band(self) -> None:
        with self.canvas.artifact():
            self.canvas.rect(0, 0, self.width, 5, fill=PAPER.petrol)
            self.canvas.rect(MARGIN, 0, 96, 5, fill=PAPER.amber)

    def _head(self) -> None:
        paper = self.paper
        self._line("P", 28, paper.audience, "bold", 8.5, PAPER.amber)
        self._line("H1", 54, paper.title, "display_semibold", 22, PAPER.petrol)
        self._line("P", 71, paper.line, "sans", 9.4, PAPER.muted)
        self._legend(84)

    def _line(self, tag: str, y: float, text: str, face: str, size: float, fill: str) -> None:
        shown = fitted(txt(text), face, size, self.width - 2 * MARGIN)
        with self.canvas.marked(self.canvas.element(tag)):
            self.canvas.text(MARGIN, y, shown, face=face, size=size, fill=fill)

    def _legend(self, y: float) -> None:
        canvas, x = self.canvas, MARGIN
        for tone, name in self.paper.legend:
            with canvas.artifact():
                self._swatch(tone, x, y)
            with canvas.marked(canvas.element("P")):
                canvas.text(x + 18, y + 2.5, txt(name), face="sans", size=_TEXT, fill=PAPER.ink)
            x += 18 + width_of(txt(name), "sans", _TEXT) + 16

    def _swatch(self, tone: str, x: float, y: float) -> None:
        if tone == "diamond":
            self._diamond(x + 7, y)
        elif tone == "ring":
            self.canvas.dot(x + 7, y, 3, fill=PAPER.white, stroke=PAPER.amber, line_width=1.4)
        else:
            self._box(x, y - 4, 14, 8, tone.removesuffix("-planned"), tone.endswith("-planned"))

    def _axis_head(self, top: float, high: float) -> None:
        """Draw months and years, and a line down the page at each."""
        canvas, axis = self.canvas, self.axis
        months = list(axis.months())
        wide = (axis.right - axis.left) / max(1, len(months))
        with canvas.artifact("Pagination"):
            for day in months:
                x = axis.x(day)
                is_year = day.month == 1
                tone = PAPER.rule if is_year else PAPER.line
                canvas.line(x, top + 10, x, top + AXIS + high, stroke=tone, line_width=0.5)
                if is_year or day == months[0]:
                    self._axis_text(x + 3, top + 8, str(day.year), "bold")
                if wide >= _LEAST_WORD or day.month % _QUARTER == 1:
                    self._axis_text(x + 3, top + 19, MONTHS[day.month - 1][:3], "sans")
            y = top + AXIS
            canvas.line(MARGIN, y, axis.right, y, stroke=PAPER.rule, line_width=0.7)

    def _axis_text(self, x: float, y: float, text: str, face: str) -> None:
        self.canvas.text(x, y, text, face=face, size=_SMALL, fill=PAPER.muted)

    def _today(self, top: float, high: float) -> None:
        if not self.axis.is_in(self.paper.on):
            return
        x = self.axis.x(self.paper.on)
        with self.canvas.artifact():
            self.canvas.line(x, top + 10, x, top + AXIS + high, stroke=PAPER.amber, line_width=1.2)

    def _footer(self, number: int) -> None:
        paper, canvas = self.paper, self.canvas
        pages = _("Side {number} af {count}").format(number=number, count=len(self.pages))
        parts = [paper.audience, paper.unit]
        if paper.is_example:
            parts.append(_("Eksempeldata – opdigtede borgere"))
        right = self.width - MARGIN - width_of(pages, "sans", _SMALL)
        words = txt(" · ".join(part for part in parts if part))
        left = fitted(words, "sans", _SMALL, right - MARGIN - 12)
        y = paper.size[1] - 18
        with canvas.artifact("Pagination"):
            canvas.line(MARGIN, y - 11, self.width - MARGIN, y - 11, stroke=PAPER.rule)
            for x, text in ((MARGIN, left), (right, pages)):
                canvas.text(x, y, text, face="sans", size=_SMALL, fill=PAPER.muted)

    # --- rows -------------------------------------------------------------------------------

    def _group(self, group: PaperGroup, y: float, *, goes_on: bool) -> None:
        title = _("{title}, fortsat").format(title=group.title) if goes_on else group.title
        text = f"{title} ({len(group.rows)})"
        shown = fitted(txt(text), "bold", 9.4, self.width - 2 * MARGIN)
        with self.canvas.artifact():
            self.canvas.rect(MARGIN, y + 1, self.width - 2 * MARGIN, HEAD - 2, fill=PAPER.tint)
        with self.canvas.marked(self.canvas.element("H2")):
            self.canvas.text(MARGIN + 4, y + 13.4, shown, face="bold", size=9.4, fill=PAPER.petrol)

    def _table(self) -> "Element":
        return self.canvas.element("TBody", self.canvas.element("Table"))

    def _row(self, row: PaperRow, y: float, body: "Element") -> None:
        canvas = self.canvas
        line = canvas.element("TR", body)
        base = y + 11
        with canvas.marked(canvas.element("TH", line, scope="Row")):
            number = fitted(txt(row.number), "bold", _TEXT, NUMBER - 4)
            canvas.text(MARGIN + 4, base, number, face="bold", size=_TEXT, fill=PAPER.ink)
        with canvas.marked(canvas.element("TD", line)):
            whose = fitted(txt(row.consultant or "–"), "sans", _SMALL, WHO - 6)
            canvas.text(MARGIN + NUMBER, base, whose, face="sans", size=_SMALL, fill=PAPER.muted)
        cell = canvas.element("TD", line)
        figure = canvas.element("Figure", cell, alt="; ".join(bar.words for bar in row.bars))
        with canvas.marked(figure):
            for bar in row.bars:
                self._bar(bar, y)
        with canvas.artifact():
            under = y + ROW
            canvas.line(MARGIN, under, self.axis.right, under, stroke=PAPER.line, line_width=0.4)

    def _bar(self, bar: PaperBar, y: float) -> None:
        axis, last = self.axis, bar.last_day
        if bar.start > axis.last_day or (last is not None and last < axis.start):
            return
        x = axis.x(bar.start)
        until = axis.right if last is None else axis.x(last + ONE_DAY)
        high = BAR / 2 if bar.is_thin else BAR
        top = y + (ROW - high) - 1.5 if bar.is_thin else y + (ROW - high) / 2
        wide = max(2.0, until - x)
        self._box(x, top, wide, high, bar.tone, bar.is_planned)
        if not bar.is_thin:
            self._word(bar, x, y, wide)
        for day in bar.diamonds:
            if axis.is_in(day):
                self._diamond(axis.x(day), y + ROW / 2)
        for day in bar.rings:
            if axis.is_in(day):
                self.canvas.dot(
                    axis.x(day), y + ROW / 2, 3, fill=PAPER.white, stroke=PAPER.amber,
                    line_width=1.4,
                )  # fmt: skip

    def _word(self, bar: PaperBar, x: float, y: float, wide: float) -> None:
        """Write the word where no mark lies on it, or not at all."""
        text = txt(bar.word)
        need, end = width_of(text, "sans", _SMALL) + 8, x + wide
        days = (*bar.diamonds, *bar.rings)
        marks = sorted(self.axis.x(day) for day in days if self.axis.is_in(day))
        for mark in marks:
            if x - _MARK < mark < x + need:
                x = mark + _MARK
        if x + need > end:
            return
        on = PAPER.ink if bar.is_planned else LIGHT.color(f"on_{bar.tone}")
        self.canvas.text(x + 4, y + 10.6, text, face="sans", size=_SMALL, fill=on)

    def _box(self, x: float, y: float, wide: float, high: float, tone: str, planned: bool) -> None:  # noqa: FBT001 - a box and its look
        colour = LIGHT.color(tone)
        if planned:
            self.canvas.rect(
                x + 0.5, y + 0.5, max(1.0, wide - 1), high - 1, fill=PAPER.white, stroke=colour,
                line_width=1, radius=2,
            )  # fmt: skip
            return
        edge = PAPER.grey if tone in {"c3", "c5"} else ""
        self.canvas.rect(x, y, wide, high, fill=colour, stroke=edge, line_width=0.5, radius=2)

    def _diamond(self, x: float, y: float) -> None:
        """Draw a light diamond with a dark edge, seen on white and on every bar."""
        for side, colour, wide in ((1.6, LIGHT.railmark, 3.4), (4.0, PAPER.amber, 0.8)):
            corners = [(x, y - side), (x + side, y), (x, y + side), (x - side, y)]
            self.canvas.polyline([*corners, corners[0]], stroke=colour, line_width=wide)
