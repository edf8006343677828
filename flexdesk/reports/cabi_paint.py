"""Paints a laid-out case on a tagged canvas; every decision was made before."""

from collections.abc import Callable

from flexdesk.base.language import _
from flexdesk.drawing.paint_pdf import paint as paint_chart
from flexdesk.drawing.rich_text import fitted, width_of
from flexdesk.drawing.tagged import Run, TaggedCanvas
from flexdesk.drawing.tagged_tree import Element
from flexdesk.drawing.theme import PAPER
from flexdesk.reports import cabi_styles as s
from flexdesk.reports.cabi_content import END_MARK, Content, FigureLine, Heading, Table
from flexdesk.reports.cabi_layout import Draw, Layout
from flexdesk.reports.cabi_measure import QuoteSize, TableSize, heading_style

_OTHER_BAR = PAPER.grey
_CHART_HEAD = 16.0
_LINE_EDGES = (0.0, s.LINE_COUNTS, s.LINE_VALUE, s.WIDTH)


def paint(content: Content, layout: Layout, warn: Callable[[str], None] | None = None) -> bytes:
    """Return the PDF of a laid-out case; `warn` hears `text.cut` for a text without room."""
    return _Painter(content, layout, warn or _unheard).pdf()


def _unheard(code: str) -> None:
    del code


class _Painter:
    def __init__(self, content: Content, layout: Layout, warn: Callable[[str], None]) -> None:
        self.content = content
        self.warn = warn
        self.layout = layout
        self.canvas = TaggedCanvas(title=f"{content.kicker}: {content.theme}. {content.title}")
        self.elements: dict[str, Element] = {}
        self.charts = {chart.key: chart for chart in content.charts}

    def pdf(self) -> bytes:
        verbs = {
            "kicker": self._kicker,
            "title": self._title,
            "standfirst": self._standfirst,
            "rule": self._rule,
            "story": self._story,
            "quote": self._quote,
            "box": self._box,
            "chart": self._chart,
            "panel": self._panel,
            "figures": self._figures,
            "notes": self._notes,
        }
        for number, page in enumerate(self.layout.pages):
            if number:
                self.canvas.next_page()
            self._band()
            for draw in page:
                verbs[draw.kind](draw)
            self._footer(number + 1)
        return self.canvas.finish()

    def _fitted(self, text: str, face: str, size: float, room: float) -> str:
        """Return a text on one line, cut where there is no more room, which is told."""
        shown = fitted(text, face, size, room)
        if shown != text:
            self.warn("text.cut")
        return shown

    # --- words ------------------------------------------------------------------------------

    def _text(
        self, element: Element, x: float, top: float, lines: tuple[str, ...], style: s.Style
    ) -> None:
        with self.canvas.marked(element):
            self.canvas.lines(
                x,
                top + style.base,
                [(Run(style.face, line, style.fill),) for line in lines],
                size=style.size,
                leading=style.leading,
            )

    def _caps(self, element: Element, x: float, top: float, text: str, fill: str) -> None:
        with self.canvas.marked(element):
            self.canvas.text(
                x,
                top + s.CAPS.base,
                text.upper(),
                face=s.CAPS.face,
                size=s.CAPS.size,
                fill=fill,
                tracking=0.9,
            )

    def _owner(self, key: str, tag: str) -> Element:
        """Return the element of a piece of the story; a paragraph over two pages has one."""
        known = self.elements.get(key)
        if known is None:
            known = self.elements[key] = self.canvas.element(tag)
        return known

    # --- page furniture ---------------------------------------------------------------------

    def _band(self) -> None:
        with self.canvas.artifact():
            self.canvas.rect(0, 0, self.canvas.size[0], s.BAND, fill=PAPER.petrol)
            self.canvas.rect(s.LEFT, 0, 96, s.BAND, fill=PAPER.amber)

    def _footer(self, number: int) -> None:
        content, style = self.content, s.FOOT
        pages = _("Side {number} af {count}").format(number=number, count=len(self.layout.pages))
        parts = [f"{content.kicker}: {content.theme}", content.data_line, content.audience]
        if content.is_example:
            parts.append(_("Eksempeldata"))
        right = s.RIGHT - width_of(pages, style.face, style.size)
        left = fitted(" · ".join(parts), style.face, style.size, right - s.LEFT - 12)
        with self.canvas.artifact("Pagination"):
            self.canvas.line(s.LEFT, 799.5, s.RIGHT, 799.5, stroke=PAPER.rule, line_width=0.7)
            for x, text in ((s.LEFT, left), (right, pages)):
                self.canvas.text(x, 811, text, face=style.face, size=style.size, fill=style.fill)

    # --- head -------------------------------------------------------------------------------

    def _kicker(self, draw: Draw) -> None:
        content = self.content
        element = self.canvas.element("P")
        kicker = content.kicker.upper()
        base = draw.y + s.CAPS.base
        wide = width_of(kicker, "bold", 8.5, 1.2)
        room = draw.width - wide - 8 - 10 - sum(w + 6 for _t, _f, w in self._labels())
        theme = self._fitted(content.theme, "sans", 9.2, room)
        with self.canvas.marked(element):
            self.canvas.text(
                draw.x, base, kicker, face="bold", size=8.5, fill=PAPER.amber, tracking=1.2
            )
            self.canvas.text(
                draw.x + wide + 8, base, theme, face="sans", size=9.2, fill=PAPER.muted
            )
        self._set_labels(draw.x + draw.width, base)

    def _labels(self) -> list[tuple[str, str, float]]:
        """Return who the page is for, and that its people are invented: text, colour, width."""
        content = self.content
        labels = [(content.audience, PAPER.amber if content.is_internal else PAPER.petrol)]
        if content.is_example:
            labels.append((_("Eksempeldata – opdigtede borgere"), PAPER.muted))
        return [(text, fill, width_of(text, "semibold", 7.6) + 12) for text, fill in labels]

    def _set_labels(self, right: float, base: float) -> None:
        """Set the labels in frames, from the right."""
        for text, fill, wide in self._labels():
            with self.canvas.artifact():
                self.canvas.rect(
                    right - wide, base - 9.4, wide, 13, stroke=fill, line_width=0.7, radius=3
                )
            with self.canvas.marked(self.canvas.element("P")):
                self.canvas.text(
                    right - wide + 6, base - 0.4, text, face="semibold", size=7.6, fill=fill
                )
            right -= wide + 6

    def _title(self, draw: Draw) -> None:
        lines, style = self.layout.measure.title(self.content.title)
        self._text(self.canvas.element("H1"), draw.x, draw.y, lines, style)

    def _standfirst(self, draw: Draw) -> None:
        lines = self.layout.measure.evened(self.content.standfirst, s.STANDFIRST, draw.width)
        self._text(self.canvas.element("P"), draw.x, draw.y, lines, s.STANDFIRST)

    def _rule(self, draw: Draw) -> None:
        with self.canvas.artifact():
            self.canvas.line(
                draw.x, draw.y, draw.x + draw.width, draw.y, stroke=PAPER.rule, line_width=0.8
            )

    # --- body -------------------------------------------------------------------------------

    def _story(self, draw: Draw) -> None:
        item = self.content.story[int(draw.key.removeprefix("story-"))]
        if isinstance(item, Table):
            self._table(draw, self.layout.measure.table(item))
            return
        lines = self.layout.measure.item(item)[draw.first : draw.first + draw.lines]
        if isinstance(item, Heading):
            style = heading_style(item)
            self._text(self._owner(draw.key, f"H{item.level}"), draw.x, draw.y, lines, style)
            return
        element = self._owner(draw.key, "P")
        with self.canvas.marked(element):
            self.canvas.lines(
                draw.x,
                draw.y + s.BODY.base,
                [_body_runs(line) for line in lines],
                size=s.BODY.size,
                leading=s.BODY.leading,
            )

    def _table(self, draw: Draw, size: TableSize) -> None:
        canvas, table = self.canvas, size.table
        element = canvas.element("Table")
        right = draw.x + draw.width
        with canvas.artifact():
            canvas.rect(draw.x, draw.y, draw.width, s.TABLE_CAPTION, fill=PAPER.petrol)
        caption = canvas.element("Caption", element)
        self._caps(caption, draw.x + s.TABLE_INSET, draw.y + 4.2, table.caption, PAPER.white)
        y = draw.y + s.TABLE_CAPTION
        head = canvas.element("TR", canvas.element("THead", element))
        heads = ((table.counted, draw.x + s.TABLE_INSET), (_("Antal"), None))
        for text, x in heads:
            at = x if x is not None else right - s.TABLE_INSET - width_of(text, "sans", 7.6)
            with canvas.marked(canvas.element("TH", head, scope="Column")):
                canvas.text(at, y + 10, text, face="sans", size=7.6, fill=PAPER.muted)
        y += s.TABLE_HEAD
        body = canvas.element("TBody", element)
        for number, height in enumerate(size.rows):
            self._row(draw, size, number, y, canvas.element("TR", body))
            y += height
        self._text(canvas.element("P"), draw.x, y + 3, size.source, s.SOURCE)

    def _row(self, draw: Draw, size: TableSize, number: int, y: float, parent: Element) -> None:
        canvas = self.canvas
        row, label, height = size.table.rows[number], size.labels[number], size.rows[number]
        right = draw.x + draw.width
        face = "sans" if row.level else "bold"
        middle = y + height / 2
        with canvas.artifact():
            if not row.level:
                canvas.rect(draw.x, y, draw.width, height, fill=PAPER.tint)
            for at in (y, y + height):
                canvas.line(draw.x, at, right, at, stroke=PAPER.rule, line_width=0.5)
            if row.share is not None:
                bar = right - s.TABLE_INSET - s.TABLE_NUMBER - s.TABLE_BAR
                fill = _OTHER_BAR if row.is_other else PAPER.teal
                canvas.rect(bar, middle - 2.4, s.TABLE_BAR, 4.8, fill=PAPER.tint2)
                canvas.rect(bar, middle - 2.4, s.TABLE_BAR * min(row.share, 1), 4.8, fill=fill)
        style = s.Style(face, s.TABLE.size, s.TABLE.leading, PAPER.ink)
        x = draw.x + s.TABLE_INSET + row.level * s.INDENT
        self._text(canvas.element("TH", parent, scope="Row"), x, y + s.TABLE_PAD, label, style)
        is_word = not row.value[:1].isdigit()
        value_face, fill = ("italic", PAPER.muted) if is_word else ("bold", PAPER.ink)
        at = right - s.TABLE_INSET - width_of(row.value, value_face, s.TABLE.size)
        with canvas.marked(canvas.element("TD", parent)):
            canvas.text(
                at,
                y + s.TABLE_PAD + s.TABLE.base,
                row.value,
                face=value_face,
                size=s.TABLE.size,
                fill=fill,
            )

    # --- quotes, boxes, panels ----------------------------------------------------------------

    def _quote(self, draw: Draw) -> None:
        canvas, size = self.canvas, self.layout.quotes[draw.key]
        right = draw.x + draw.width
        is_wide = size.style is s.QUOTE_WIDE
        with canvas.artifact():
            canvas.line(draw.x, draw.y, right, draw.y, stroke=PAPER.amber, line_width=1.5)
            foot = draw.y + size.height
            canvas.line(draw.x, foot, right, foot, stroke=PAPER.rule, line_width=0.7)
            mark = 62 if is_wide else 40
            canvas.text(
                draw.x - 2,
                draw.y + mark * 0.92,
                "”",
                face="display_semibold",
                size=mark,
                fill=PAPER.amber,
            )
        self._quoted(draw, size)

    def _quoted(self, draw: Draw, size: QuoteSize) -> None:
        quote = self.canvas.element("BlockQuote")
        x, y = draw.x + size.indent, draw.y + 9
        self._text(self.canvas.element("P", quote), x, y, size.lines, size.style)
        y += len(size.lines) * size.style.leading + 5
        signed = self.canvas.element("P", quote)
        for text, style in size.signed:
            self._text(signed, x, y, (text,), style)
            y += style.leading

    def _box(self, draw: Draw) -> None:
        canvas = self.canvas
        size = self.layout.boxes[int(draw.key)]
        accent = PAPER.amber if size.box.is_warm else PAPER.petrol
        ground = PAPER.amber_tint if size.box.is_warm else PAPER.tint
        with canvas.artifact():
            canvas.rect(draw.x, draw.y, draw.width, draw.height, fill=ground)
            canvas.rect(draw.x, draw.y, draw.width, 3, fill=accent)
        x, y = draw.x + s.BOX_PAD, draw.y + 11
        self._caps(canvas.element("H2"), x, y, size.box.title, accent)
        y += 18
        listed = canvas.element("L", numbering="Disc")
        for lines in size.bullets:
            item = canvas.element("LI", listed)
            with canvas.marked(canvas.element("Lbl", item)):
                canvas.text(x, y + s.BOX.base, "•", face="bold", size=s.BOX.size, fill=accent)
            self._text(canvas.element("LBody", item), x + s.BULLET, y, lines, s.BOX)
            y += len(lines) * s.BOX.leading + s.BULLET_GAP

    def _panel(self, draw: Draw) -> None:
        canvas = self.canvas
        size = self.layout.panels[int(draw.key)]
        with canvas.artifact():
            canvas.rect(draw.x, draw.y, draw.width, draw.height, fill=PAPER.tint)
        x, y = draw.x + s.BOX_PAD, draw.y + 8
        self._caps(canvas.element("H2"), x, y, size.panel.title, PAPER.petrol)
        y += 16
        for lines in size.lines:
            self._text(canvas.element("P"), x, y, lines, s.PANEL)
            y += len(lines) * s.PANEL.leading + 2

    def _chart(self, draw: Draw) -> None:
        chart = self.charts[draw.key]
        style = s.CHART_HEAD
        heading = self._fitted(chart.heading, style.face, style.size, draw.width)
        self._text(self.canvas.element("H2"), draw.x, draw.y, (heading,), style)
        drawn = chart.draw(draw.width, draw.height - _CHART_HEAD)
        figure = self.canvas.element("Figure", alt=drawn.alt)
        top = draw.y + _CHART_HEAD
        with self.canvas.marked(figure):
            paint_chart(drawn, self.canvas, draw.x, top)

    def _figures(self, draw: Draw) -> None:
        """Paint the table of the case's figures: label and definition, counts, value, target."""
        canvas = self.canvas
        self._text(canvas.element("H2"), draw.x, draw.y, (_("Tallene i denne case"),), s.CHART_HEAD)
        table = canvas.element("Table")
        head = canvas.element("TR", canvas.element("THead", table))
        y = draw.y + 15
        heads = (_("Tal og definition"), _("Antal"), _("Værdi"), _("Mål"))
        for text, right in zip(heads, _LINE_EDGES, strict=True):
            style = s.SMALL
            self._cell(canvas.element("TH", head, scope="Column"), draw.x, y, text, right, style)
        y = draw.y + s.LINES_HEAD
        body = canvas.element("TBody", table)
        for line in self.content.figure_lines[: draw.lines]:
            y = self._figure_row(draw, line, y, canvas.element("TR", body))

    def _figure_row(self, draw: Draw, line: FigureLine, y: float, row: Element) -> float:
        canvas = self.canvas
        definition, height = self.layout.measure.figure_line(line)
        with canvas.artifact():
            canvas.line(draw.x, y, draw.x + draw.width, y, stroke=PAPER.rule, line_width=0.5)
        label = s.Style("semibold", s.TABLE.size, s.TABLE.leading, PAPER.ink)
        head = canvas.element("TH", row, scope="Row")
        self._text(head, draw.x, y + s.LINE_PAD, (line.label,), label)
        self._text(head, draw.x, y + s.LINE_PAD + s.TABLE.leading, definition, s.SMALL)
        goal = s.Style("semibold", s.TABLE.size, s.TABLE.leading, PAPER.amber)
        cells = ((line.counts, s.TABLE), (line.value, label), (line.target, goal))
        for (text, style), right in zip(cells, _LINE_EDGES[1:], strict=True):
            shown = text or "–"
            cell = canvas.element("TD", row)
            self._cell(cell, draw.x, y + s.LINE_PAD, shown, right, style if text else s.SMALL)
        return y + height

    def _cell(
        self, element: Element, x: float, y: float, text: str, right: float, style: s.Style
    ) -> None:
        """Set a text at x, or ending at x + right when that is given."""
        at = x + right - width_of(text, style.face, style.size) if right else x
        self._text(element, at, y, (text,), style)

    def _notes(self, draw: Draw) -> None:
        y = draw.y
        for number, lines in enumerate(self.layout.measure.notes(self.content.notes)):
            element = self.canvas.element("Note", id=f"note-{number + 1}")
            self._text(element, draw.x, y, lines, s.SMALL)
            y += len(lines) * s.SMALL.leading + 1.5


def _body_runs(line: str) -> tuple[Run, ...]:
    if not line.endswith(END_MARK):
        return (Run(s.BODY.face, line, s.BODY.fill),)
    text = line.removesuffix(END_MARK)
    return (Run(s.BODY.face, text, s.BODY.fill), Run(s.BODY.face, END_MARK, s.END_FILL))
