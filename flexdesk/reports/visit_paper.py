"""Half a page for the workplace after a visit: what was agreed, the hours, when we meet again.

Nothing internal stands on it: neither a CPR number nor how the citizen is.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from flexdesk.base.language import _
from flexdesk.base.numbers import format_day, format_day_long
from flexdesk.drawing.rich_text import Wrapper, fitted, txt
from flexdesk.drawing.tagged import A4, Run, TaggedCanvas
from flexdesk.drawing.tagged_tree import Element
from flexdesk.drawing.theme import PAPER

SIZE = (A4[0], A4[1] / 2)
"""The upper half of an A4 page: A5 lying down."""

_LEFT, _RIGHT = 42.0, SIZE[0] - 42.0
_BAND = 5.0
_ASIDE = 150.0
_GAP = 24.0
_FOOT = SIZE[1] - 30
_PAD = 12.0
_KICKER, _TITLE, _SECOND, _HEAD, _BODY, _SMALL = 8.5, 21.0, 10.5, 11.0, 10.5, 7.8
_LEADING, _ASIDE_LEADING = 15.0, 14.0
_BODY_TOP, _NEXT_TOP = 132.0, 44.0


@dataclass(frozen=True, slots=True)
class VisitPaper:
    """What stands on the paper; texts as they were typed, cleaned of numbers before."""

    workplace: str
    first_name: str
    day: dt.date
    took_part: str
    agreed: str
    hours: str
    next: str
    consultant: str
    team: str
    is_example: bool = False

    def __repr__(self) -> str:
        """Show the day only: the rest is a citizen's."""
        return f"VisitPaper({self.day})"


def render_visit_paper(paper: VisitPaper) -> bytes:
    """Return the PDF: the same input gives the same bytes."""
    return _Painter(paper).pdf()


@dataclass(slots=True)
class _Painter:
    paper: VisitPaper
    canvas: TaggedCanvas = field(init=False)
    wrapper: Wrapper = field(default_factory=Wrapper)

    def __post_init__(self) -> None:
        title = _("Aftaler efter besøg {day}").format(day=format_day(self.paper.day))
        self.canvas = TaggedCanvas(title=title, size=SIZE)

    def pdf(self) -> bytes:
        self._furniture()
        self._head()
        width = _RIGHT - _LEFT - _ASIDE - _GAP
        lines = list(self._agreed(width))
        element = self._heading(_("Det har vi aftalt"), _LEFT, _BODY_TOP)
        room = int((_FOOT - 10 - _BODY_TOP - 20) / _LEADING)
        self._lines(element, _LEFT, _BODY_TOP + 20, lines[:room], _LEADING)
        self._aside(_RIGHT - _ASIDE, _BODY_TOP + 2)
        lines = lines[room:]
        while lines:
            room = int((_FOOT - 10 - _NEXT_TOP) / _LEADING)
            self.canvas.next_page()
            self._furniture()
            element = self.canvas.element("P")
            self._lines(element, _LEFT, _NEXT_TOP, lines[:room], _LEADING)
            lines = lines[room:]
        return self.canvas.finish()

    def _agreed(self, width: float) -> Iterator[str]:
        text = self.paper.agreed or _("Der er ikke aftalt noget nyt ved besøget.")
        for line in text.split("\n"):
            yield from self.wrapper.lines(txt(line), "sans", _BODY, width) or ("",)

    def _furniture(self) -> None:
        paper, canvas = self.paper, self.canvas
        parts = [paper.consultant, paper.team, _("Arket er til arbejdspladsen")]
        if paper.is_example:
            parts.append(_("Eksempeldata"))
        line = " · ".join(txt(part) for part in parts if part)
        with canvas.artifact():
            canvas.rect(0, 0, SIZE[0], _BAND, fill=PAPER.petrol)
            canvas.rect(_LEFT, 0, 96, _BAND, fill=PAPER.amber)
        with canvas.artifact("Pagination"):
            canvas.line(_LEFT, _FOOT, _RIGHT, _FOOT, stroke=PAPER.rule, line_width=0.7)
            shown = fitted(line, "sans", _SMALL, _RIGHT - _LEFT)
            canvas.text(_LEFT, _FOOT + 13, shown, face="sans", size=_SMALL, fill=PAPER.muted)

    def _head(self) -> None:
        paper, canvas = self.paper, self.canvas
        wide = _RIGHT - _LEFT
        with canvas.marked(canvas.element("P")):
            kicker = _("Besøg på arbejdspladsen").upper()
            canvas.text(
                _LEFT, 38, kicker, face="bold", size=_KICKER, fill=PAPER.amber, tracking=1.2
            )
        with canvas.marked(canvas.element("H1")):
            title = _("Aftaler efter besøget {day}").format(day=format_day_long(paper.day))
            canvas.text(_LEFT, 64, title, face="display_semibold", size=_TITLE, fill=PAPER.petrol)
        about = " · ".join(txt(part) for part in (paper.workplace, paper.first_name) if part)
        with canvas.marked(canvas.element("P")):
            shown = fitted(about, "semibold", _SECOND, wide)
            canvas.text(_LEFT, 82, shown, face="semibold", size=_SECOND, fill=PAPER.ink)
        if paper.took_part:
            there = _("Til stede: {who}").format(who=txt(paper.took_part))
            with canvas.marked(canvas.element("P")):
                shown = fitted(there, "sans", _SECOND, wide)
                canvas.text(_LEFT, 97, shown, face="sans", size=_SECOND, fill=PAPER.muted)

    def _heading(self, text: str, x: float, y: float) -> Element:
        with self.canvas.marked(self.canvas.element("H2")):
            self.canvas.text(x, y, text, face="bold", size=_HEAD, fill=PAPER.petrol)
        return self.canvas.element("P")

    def _lines(
        self, element: Element, x: float, y: float, lines: Sequence[str], leading: float
    ) -> None:
        with self.canvas.marked(element):
            self.canvas.lines(
                x,
                y,
                [(Run("sans", line, PAPER.ink),) for line in lines],
                size=_BODY,
                leading=leading,
            )

    def _aside(self, x: float, top: float) -> None:
        """Paint hours and the next meeting in a box at the right."""
        told = (
            (_("Timer"), self.paper.hours),
            (_("Vi ses igen"), self.paper.next),
            (_("Ring, hvis noget ændrer sig"), self.paper.consultant),
        )
        inner = _ASIDE - 2 * _PAD
        parts = [
            (self._wrapped(heading, "bold", 9.6, inner), self._wrapped(text, "sans", _BODY, inner))
            for heading, text in told
            if text
        ]
        height = _PAD + sum(13 * len(h) + _ASIDE_LEADING * len(t) + 12 for h, t in parts)
        height = min(height, _FOOT - 12 - top)
        with self.canvas.artifact():
            self.canvas.rect(x, top - 12, _ASIDE, height, fill=PAPER.tint)
            self.canvas.rect(x, top - 12, _ASIDE, 2.5, fill=PAPER.petrol)
        y = top + 8
        for heading, lines in parts:
            y = self._aside_part(x + _PAD, y, heading, lines)

    def _aside_part(
        self, x: float, y: float, heading: Sequence[str], lines: Sequence[str]
    ) -> float:
        canvas = self.canvas
        runs = [(Run("bold", line, PAPER.petrol),) for line in heading]
        with canvas.marked(canvas.element("H2")):
            canvas.lines(x, y, runs, size=9.6, leading=13)
        y += 13 * len(heading) + 1
        self._lines(canvas.element("P"), x, y, lines, _ASIDE_LEADING)
        return y + _ASIDE_LEADING * len(lines) + 11

    def _wrapped(self, text: str, face: str, size: float, width: float) -> tuple[str, ...]:
        return self.wrapper.lines(txt(text, limit=200), face, size, width)
