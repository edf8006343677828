"""Where everything of a case stands: two pages, both full, as pure arithmetic.

Arrangements are tried from the roomiest to the tightest; the first whose last page is filled
is taken. What is elastic (charts, the gaps between parts) takes up the last points.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from flexdesk.drawing import flow
from flexdesk.reports import cabi_styles as s
from flexdesk.reports.cabi_charts import CaseChart
from flexdesk.reports.cabi_content import Content
from flexdesk.reports.cabi_measure import BoxSize, Measure, PanelSize, QuoteSize, panel_widths

_GAP = (15.0, 23.0)
"""Least and most space between the parts of a page."""
_TO_CHARTS = 0.65
_FULL = 14.0
"""A page that ends this near to the bottom is full."""
_JUSTIFY = 4.0
_TALLER = 1.6
"""How much higher charts may be where words are few."""
_CHART_HEAD = 16.0
_QUOTES = ("quote-0", "quote-1")
_CHARTS = ("stacked", "beside", "fewer")
"""One under the other, side by side, or side by side without those past the second."""
_FEWER = 2
_PAGES = 2
_MOST_PAGES = 12


@dataclass(frozen=True, slots=True)
class Draw:
    """One thing to paint: what, of which key, where, and which of its lines."""

    kind: str
    key: str
    x: float
    y: float
    width: float
    height: float
    first: int = 0
    lines: int = 0


@dataclass(frozen=True, slots=True)
class Layout:
    """The pages, each with its things in reading order, and the parts in their final sizes."""

    pages: tuple[tuple[Draw, ...], ...]
    quotes: dict[str, QuoteSize]
    boxes: tuple[BoxSize, ...]
    panels: tuple[PanelSize, ...]
    measure: Measure
    left_over: float
    """Empty points at the bottom of the last page."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """One arrangement: where the quotes stand and how the charts do."""

    first_quote: str
    """"page" (on page 1), "column" (of the last page) or "wide"."""
    second_quote: str
    charts: str
    """One of `_CHARTS`."""
    figure_lines: int = 0


@dataclass(frozen=True, slots=True)
class _Part:
    """A full-width part of the last page, with its least and most height."""

    kind: str
    least: float
    most: float
    charts: tuple[CaseChart, ...] = ()
    count: int = 0


def compose(content: Content) -> Layout:
    """Lay a case out on two pages, or on more when its words need them."""
    return _Composer(content).layout()


class _Composer:
    def __init__(self, content: Content) -> None:
        self.content = content
        self.measure = Measure()
        self.blocks = [
            self.measure.block(f"story-{number}", item) for number, item in enumerate(content.story)
        ]
        self.boxes = self.measure.boxes(content.boxes)
        self.panels = self.measure.panels(content.panels)
        self.head, self.columns_top = self._head()

    def layout(self) -> Layout:
        """Return the best arrangement."""
        best: tuple[Layout, _Plan] | None = None
        for plan in self._plans():
            tried = self._try(plan)
            if best is None or _worth(tried) < _worth(best[0]):
                best = tried, plan
            if len(best[0].pages) <= _PAGES and best[0].left_over <= _FULL:
                break
        if best is None:
            raise AssertionError("there is always a plan")
        return self._filled(*best)

    def _filled(self, layout: Layout, plan: _Plan) -> Layout:
        """Fill a page that ends early with the table of the case's figures, as far as it goes."""
        if layout.left_over < s.LINES_HEAD:
            return layout
        for count in range(len(self.content.figure_lines), 1, -1):
            tried = self._try(replace(plan, figure_lines=count))
            if len(tried.pages) == len(layout.pages) and _worth(tried) < _worth(layout):
                return tried
        return layout

    def _plans(self) -> Iterator[_Plan]:
        count = len(self.content.quotes)
        first = ("page", "column", "wide") if count else ("",)
        second = ("wide", "column") if count > 1 else ("",)
        for charts, one, two in product(_CHARTS, first, second):
            if not one == two == "wide":
                yield _Plan(one, two, charts)

    # --- first page -------------------------------------------------------------------------

    def _head(self) -> tuple[list[Draw], float]:
        content, measure = self.content, self.measure
        y = 45.0
        draws = [Draw("kicker", "kicker", s.LEFT, y, s.WIDTH, 12)]
        y += 25
        lines, style = measure.title(content.title)
        height = len(lines) * style.leading
        draws.append(Draw("title", "title", s.LEFT, y, s.WIDTH, height, 0, len(lines)))
        y += height + 9
        if content.standfirst:
            width = s.WIDTH * 0.88
            count = len(measure.evened(content.standfirst, s.STANDFIRST, width))
            height = count * s.STANDFIRST.leading
            draws.append(Draw("standfirst", "standfirst", s.LEFT, y, width, height, 0, count))
            y += height
        y += 13
        draws.append(Draw("rule", "rule", s.LEFT, y, s.WIDTH, 0))
        return draws, y + 15

    def _first_page(self, quote: QuoteSize | None) -> tuple[list[Draw], list[flow.Block]]:
        """Return the first page and the blocks that are left."""
        boxes = self.boxes[0].height if self.boxes else 0.0
        bottom = s.BOTTOM - (boxes + 20 if boxes else 0)
        room = bottom - self.columns_top
        poured = self._pour_first(room, quote)
        if not poured.rest:
            poured = flow.balance(self._with_quote(quote), 2, room)
        poured = flow.justify(poured, max(poured.used) if not poured.rest else room, _JUSTIFY)
        draws = self.head + _columns(poured, self.columns_top)
        return draws + self._boxes(s.BOTTOM - boxes), list(poured.rest)

    def _with_quote(self, quote: QuoteSize | None) -> list[flow.Block]:
        if quote is None:
            return self.blocks
        gap = (flow.gaps_for_float(self.blocks) or (len(self.blocks),))[-1]
        return [*self.blocks[:gap], _quote_block(_QUOTES[0], quote), *self.blocks[gap:]]

    def _pour_first(self, room: float, quote: QuoteSize | None) -> flow.Poured:
        """Fill the first page, with the quote in the gap that wastes least of it."""
        if quote is None:
            return flow.pour(self.blocks, (room, room))
        block = _quote_block(_QUOTES[0], quote)
        best: flow.Poured | None = None
        best_key = (flow.HUGE, flow.HUGE)
        for gap in flow.gaps_for_float(self.blocks):
            poured = flow.pour([*self.blocks[:gap], block, *self.blocks[gap:]], (room, room))
            places = [place for place in poured.placed if place.key == block.key]
            if not places:
                break
            waste = 2 * room - sum(poured.used)
            key = (round(waste / 6), abs(places[0].y - room * 0.35) + 1000 * (1 - places[0].column))
            if key < best_key:
                best, best_key = poured, key
        return best or flow.pour([*self.blocks, block], (room, room))

    def _boxes(self, y: float) -> list[Draw]:
        if len(self.boxes) == 1:
            return [Draw("box", "0", s.LEFT, y, s.WIDTH, self.boxes[0].height)]
        return [
            Draw("box", str(number), x, y, s.COLUMN, box.height)
            for number, (box, x) in enumerate(zip(self.boxes, s.COLUMN_X, strict=False))
        ]

    # --- the pages after --------------------------------------------------------------------

    def _try(self, plan: _Plan) -> Layout:
        quotes: dict[str, QuoteSize] = {}
        for key, quote, place in zip(
            _QUOTES, self.content.quotes, (plan.first_quote, plan.second_quote), strict=False
        ):
            quotes[key] = self.measure.quote(quote, is_wide=place == "wide")
        on_first = quotes[_QUOTES[0]] if plan.first_quote == "page" else None
        first, rest = self._first_page(on_first)
        floats = [
            _quote_block(key, quotes[key])
            for key, place in zip(_QUOTES, (plan.first_quote, plan.second_quote), strict=True)
            if place == "column"
        ]
        parts = self._parts(plan, quotes)
        if not rest and not floats:
            short, left = self._short(on_first, parts)
            return Layout(short, quotes, self.boxes, self.panels, self.measure, left)
        pages = [first]
        while len(pages) < _MOST_PAGES:
            page, rest, left = self._last_page(rest, floats, parts)
            if page is not None:
                pages.append(page)
                return Layout(
                    tuple(map(tuple, pages)), quotes, self.boxes, self.panels, self.measure, left
                )
            poured = flow.pour([*rest, *floats], (s.BOTTOM - s.TOP,) * 2)
            floats = []
            pages.append(_columns(poured, s.TOP))
            rest = list(poured.rest)
        raise AssertionError("a case is shorter than this")

    def _short(
        self, quote: QuoteSize | None, parts: list[_Part]
    ) -> tuple[tuple[tuple[Draw, ...], ...], float]:
        """Lay out few words: wide parts move up under the columns of the first page."""
        boxes = self.boxes[0].height if self.boxes else 0.0
        bottom = s.BOTTOM - (boxes + 20 if boxes else 0)
        poured = flow.balance(self._with_quote(quote), 2, bottom - self.columns_top)
        top = self.columns_top + max(poured.used)
        parts = [replace(p, most=p.most * (_TALLER if p.kind == "charts" else 1)) for p in parts]
        best: tuple[float, list[list[Draw]]] | None = None
        for count in range(len(parts), -1, -1):
            upper, lower = parts[:count], parts[count:]
            if count and _need(upper, is_first=False) > bottom - top:
                continue
            above, left = self._lower(upper, top, bottom, is_first=False)
            pages = [self.head + _columns(poured, self.columns_top) + above]
            pages[0] += self._boxes(bottom - left + 20)
            if lower:
                below, under = self._lower(lower, s.TOP, s.BOTTOM, is_first=True)
                pages.append(below)
                left = max(left, under)
            if best is None or left < best[0]:
                best = left, pages
        if best is None:
            raise AssertionError("no part at all always fits")
        return tuple(map(tuple, best[1])), best[0]

    def _parts(self, plan: _Plan, quotes: dict[str, QuoteSize]) -> list[_Part]:
        parts = [
            _Part(key, quotes[key].height, quotes[key].height)
            for key, place in zip(_QUOTES, (plan.first_quote, plan.second_quote), strict=True)
            if place == "wide"
        ]
        parts += _chart_parts(self.content.charts, plan.charts)
        if plan.figure_lines:
            lines = self.content.figure_lines[: plan.figure_lines]
            height = s.LINES_HEAD + sum(self.measure.figure_line(line)[1] for line in lines)
            parts.append(_Part("figures", height, height, count=plan.figure_lines))
        if self.panels:
            parts.append(_Part("panels", self.panels[0].height, self.panels[0].height))
        notes = sum(len(n) * s.SMALL.leading + 1.5 for n in self.measure.notes(self.content.notes))
        if notes:
            parts.append(_Part("notes", notes, notes))
        return parts

    def _last_page(
        self, rest: Sequence[flow.Block], floats: Sequence[flow.Block], parts: list[_Part]
    ) -> tuple[list[Draw] | None, list[flow.Block], float]:
        """Return the last page and what is left empty; None when it does not hold all."""
        room = s.BOTTOM - s.TOP - _need(parts, is_first=not rest and not floats)
        blocks = list(rest)
        if not blocks and not floats:
            poured = flow.Poured((), (0.0,), ())
        elif room <= 0:
            return None, blocks, 0.0
        else:
            poured = _floated(blocks, floats, room)
        if poured.rest or max(poured.used) > room + 1 or room < 0:
            return None, blocks, 0.0
        poured = flow.justify(poured, max(poured.used), _JUSTIFY)
        draws = _columns(poured, s.TOP)
        y = s.TOP + max(poured.used)
        lower, left = self._lower(parts, y, s.BOTTOM, is_first=not blocks and not floats)
        return draws + lower, [], left

    def _lower(
        self, parts: list[_Part], y: float, bottom: float, *, is_first: bool
    ) -> tuple[list[Draw], float]:
        """Place the full-width parts from y down to the bottom."""
        gaps = max(0, len(parts) - is_first)
        heights, spaces = _elastic(parts, gaps, bottom - y - _need(parts, is_first=is_first))
        draws: list[Draw] = []
        for number, (part, height) in enumerate(zip(parts, heights, strict=True)):
            if number or not is_first:
                y += spaces.pop(0)
            draws += self._part(part, y, height)
            y += height
        return draws, bottom - y

    def _part(self, part: _Part, y: float, height: float) -> list[Draw]:
        if part.kind == "charts":
            return _chart_draws(part.charts, y, height)
        if part.kind == "panels":
            draws, x = [], s.LEFT
            for number, width in enumerate(panel_widths(len(self.panels))):
                draws.append(Draw("panel", str(number), x, y, width, height))
                x += width + s.GUTTER
            return draws
        if part.kind in {"notes", "figures"}:
            return [Draw(part.kind, part.kind, s.LEFT, y, s.WIDTH, height, 0, part.count)]
        return [Draw("quote", part.kind, s.LEFT, y, s.WIDTH, height)]


def _need(parts: Sequence[_Part], *, is_first: bool) -> float:
    """Return the least height of parts; the first of a page needs no gap above.

    Unit: points.
    """
    return sum(part.least for part in parts) + _GAP[0] * max(0, len(parts) - is_first)


def _elastic(parts: Sequence[_Part], gaps: int, free: float) -> tuple[list[float], list[float]]:
    """Share free height: most of it to the charts, the rest to the gaps, then what is over."""
    least = [part.least for part in parts]
    most = [part.most for part in parts]
    heights = flow.share_out(free * _TO_CHARTS, least, most)
    free -= sum(heights) - sum(least)
    spaces = flow.share_out(free, [_GAP[0]] * gaps, [_GAP[1]] * gaps)
    free -= sum(spaces) - _GAP[0] * gaps
    return list(flow.share_out(free, heights, most)), list(spaces)


def _worth(layout: Layout) -> tuple[int, float]:
    return max(_PAGES, len(layout.pages)), layout.left_over


def _quote_block(key: str, quote: QuoteSize) -> flow.Block:
    return flow.solid(key, quote.height, before=13, after=13)


def _floated(blocks: list[flow.Block], floats: Sequence[flow.Block], room: float) -> flow.Poured:
    if not floats:
        return flow.balance(blocks, 2, room)
    for number, block in enumerate(floats):
        poured = flow.float_in(blocks, block, 2, room)
        if number == len(floats) - 1:
            return poured
        blocks = flow.with_float(blocks, block, 2, room)
    raise AssertionError("floats are not empty")


def _columns(poured: flow.Poured, top: float) -> list[Draw]:
    return [
        Draw(
            "quote" if place.key.startswith("quote") else "story",
            place.key,
            s.COLUMN_X[place.column],
            top + place.y,
            s.COLUMN,
            place.height,
            place.first,
            place.lines,
        )
        for place in poured.placed
    ]


def _chart_parts(charts: Sequence[CaseChart], how: str) -> list[_Part]:
    if how == "fewer":
        charts = charts[:_FEWER]
    if not charts:
        return []
    if how == "stacked" or len(charts) == 1:
        return [_Part("charts", c.least + _CHART_HEAD, c.most + _CHART_HEAD, (c,)) for c in charts]
    left, right = charts[:1], charts[1:]
    sides = [
        (sum(c.least + _CHART_HEAD for c in side), sum(c.most + _CHART_HEAD for c in side))
        for side in (left, right)
    ]
    gap = 10.0 * (len(right) - 1)
    return [
        _Part(
            "charts",
            max(sides[0][0], sides[1][0] + gap),
            max(sides[0][1], sides[1][1] + gap),
            tuple(charts),
        )
    ]


def _chart_draws(charts: Sequence[CaseChart], y: float, height: float) -> list[Draw]:
    if len(charts) == 1:
        return [Draw("chart", charts[0].key, s.LEFT, y, s.WIDTH, height)]
    draws = [Draw("chart", charts[0].key, s.COLUMN_X[0], y, s.COLUMN, height)]
    right = charts[1:]
    least = [c.least + _CHART_HEAD for c in right]
    free = height - 10.0 * (len(right) - 1) - sum(least)
    sizes = flow.share_out(free, least, [c.most + _CHART_HEAD for c in right])
    gap = (height - sum(sizes)) / max(1, len(right) - 1)
    for chart, size in zip(right, sizes, strict=True):
        draws.append(Draw("chart", chart.key, s.COLUMN_X[1], y, s.COLUMN, size))
        y += size + gap
    return draws
