"""A PDF canvas that tags all it paints: structure tree, artifacts, language, fixed bytes.

reportlab paints pages and embeds fonts, but its free edition has no tagging. So everything is
painted through the few verbs here, and each of them needs an open `marked` element or an open
`artifact`: an untagged mark cannot be made. Points, origin at the top left, y grows downwards.
"""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from flexdesk.drawing.fonts import register_face
from flexdesk.drawing.tagged_tree import Element, Mark, write_tree

A4 = (595.2756, 841.8898)
SOFT_HYPHEN = "\u00ad"

_BEZIER = 0.5523
_ESCAPES = {code: f"\\{code:03o}" for code in (*range(32), *range(127, 256))}
_ESCAPES |= {ord(sign): "\\" + sign for sign in "\\()"}


def _n(value: float) -> str:
    """Write a number for a content stream: two decimals, no trailing zeros."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def _rgb(color: str) -> str:
    return " ".join(_n4(int(color[i : i + 2], 16) / 255) for i in (1, 3, 5))


def _n4(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")


class Run(NamedTuple):
    """A piece of text in one face and one colour (#RRGGBB)."""

    face: str
    text: str
    fill: str


def ended(line: Sequence[Run]) -> Sequence[Run]:
    """Return the line with a blank at its end, unless a soft hyphen joins it to the next."""
    if not line or line[-1].text.endswith((SOFT_HYPHEN, " ")):
        return line
    last = line[-1]
    return (*line[:-1], Run(last.face, last.text + " ", last.fill))


class TaggedCanvas:
    """Pages of marked content under one structure tree."""

    def __init__(self, *, title: str, lang: str = "da-DK", size: tuple[float, float] = A4) -> None:
        """Begin a document; `title` is shown in the window of a reader instead of a file name."""
        self.size = size
        self.title = title
        self.lang = lang
        self.root = Element("Document")
        self.page = 0
        self._sink = io.BytesIO()
        self._pdf: Any = Canvas(
            self._sink,
            pagesize=size,
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            lang=lang,
            initialFontName=register_face("sans"),
        )
        self._owners: list[list[Element]] = [[]]
        self._code: list[str] = []
        self._open = False
        self._colors: dict[str, str] = {}
        self._fonts: dict[str, Any] = {}
        self._fill = self._stroke = ""

    # --- structure -------------------------------------------------------------------------

    def element(self, tag: str, parent: Element | None = None, **attributes: str) -> Element:
        """Add an element to the tree, last under `parent` (else the document).

        Attributes: alt, scope ("Row", "Column"), actual, id, numbering; see `Element`.
        """
        made = Element(tag)
        for name, value in attributes.items():
            setattr(made, name, value)
        return (parent or self.root).add(made)

    @contextmanager
    def marked(self, element: Element) -> Iterator[None]:
        """Mark what is painted inside as content of the element."""
        self._begin()
        owners = self._owners[self.page]
        mark = Mark(self.page, len(owners))
        owners.append(element)
        element.kids.append(mark)
        self._code.append(f"/{element.tag} <</MCID {mark.mcid}>> BDC")
        yield
        self._end()

    @contextmanager
    def artifact(self, kind: str = "") -> Iterator[None]:
        """Mark what is painted inside as decoration; `kind` "Pagination" for page furniture."""
        self._begin()
        self._code.append(f"/Artifact <</Type /{kind}>> BDC" if kind else "/Artifact BMC")
        yield
        self._end()

    def _flush(self) -> None:
        if self._code:
            self._pdf._code.append("\n".join(self._code))  # noqa: SLF001 - the page's stream
            self._code = []

    def _begin(self) -> None:
        if self._open:
            raise AssertionError("marked content cannot hold marked content")
        self._open = True

    def _end(self) -> None:
        self._code.append("EMC")
        self._open = False

    def _paint(self, code: str) -> None:
        if not self._open:
            raise AssertionError("nothing is painted outside an element or an artifact")
        self._code.append(code)

    # --- shapes ----------------------------------------------------------------------------

    def rect(  # noqa: PLR0913 - a box has four numbers and three looks
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str = "",
        stroke: str = "",
        line_width: float = 1,
        radius: float = 0,
    ) -> None:
        """Paint a box; colours are #RRGGBB, empty means none."""
        path = self._box_path(x, y, width, height, radius)
        self._paint(self._looks(fill, stroke, line_width) + path + _verb(fill, stroke))

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        *,
        stroke: str,
        line_width: float = 1,
        dash: Sequence[float] = (),
    ) -> None:
        """Paint a straight line, dashed if `dash` holds lengths of dash and gap."""
        self.polyline(((x1, y1), (x2, y2)), stroke=stroke, line_width=line_width, dash=dash)

    def polyline(
        self,
        points: Sequence[tuple[float, float]],
        *,
        stroke: str,
        line_width: float = 1,
        dash: Sequence[float] = (),
    ) -> None:
        """Paint a line through the points, with round joins."""
        steps = [f"{_n(x)} {_n(self.size[1] - y)}" for x, y in points]
        path = f"{steps[0]} m " + " ".join(f"{step} l" for step in steps[1:])
        looks = self._looks("", stroke, line_width)
        if dash:
            looks += f"[{' '.join(map(_n, dash))}] 0 d "
        join = "1 j " if len(points) > 2 else ""  # noqa: PLR2004 - a corner needs three points
        self._paint(f"{looks}{join}{path} S" + (" [] 0 d" if dash else ""))

    def dot(
        self,
        x: float,
        y: float,
        radius: float,
        *,
        fill: str = "",
        stroke: str = "",
        line_width: float = 1,
    ) -> None:
        """Paint a disc or a ring around x, y."""
        path = self._box_path(x - radius, y - radius, 2 * radius, 2 * radius, radius)
        self._paint(self._looks(fill, stroke, line_width) + path + _verb(fill, stroke))

    def _box_path(self, x: float, y: float, width: float, height: float, radius: float) -> str:
        bottom = self.size[1] - y - height
        if not radius:
            return f"{_n(x)} {_n(bottom)} {_n(width)} {_n(height)} re "
        r = min(radius, width / 2, height / 2)
        k = r * (1 - _BEZIER)
        right, top = x + width, bottom + height
        corners = (
            (right - k, bottom, right, bottom + k, right, bottom + r, right, top - r),
            (right, top - k, right - k, top, right - r, top, x + r, top),
            (x + k, top, x, top - k, x, top - r, x, bottom + r),
            (x, bottom + k, x + k, bottom, x + r, bottom, right - r, bottom),
        )
        code = [f"{_n(right - r)} {_n(bottom)} m"]
        for corner in corners:
            numbers = [_n(value) for value in corner]
            code.append(" ".join(numbers[:6]) + " c " + " ".join(numbers[6:]) + " l")
        return " ".join(code) + " h "

    def _looks(self, fill: str, stroke: str, line_width: float) -> str:
        code = ""
        if fill and fill != self._fill:
            self._fill = fill
            code += f"{self._color(fill)} rg "
        if stroke:
            if stroke != self._stroke:
                self._stroke = stroke
                code += f"{self._color(stroke)} RG "
            code += f"{_n(line_width)} w "
        return code

    def _color(self, color: str) -> str:
        known = self._colors.get(color)
        if known is None:
            known = self._colors[color] = _rgb(color)
        return known

    # --- text ------------------------------------------------------------------------------

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        face: str,
        size: float,
        fill: str,
        tracking: float = 0,
    ) -> None:
        """Paint one line of text with its base line at y; it ends with a blank for readers."""
        run = Run(face, text, fill)
        self.lines(x, y, ((run,),), size=size, leading=0, tracking=tracking)

    def lines(
        self,
        x: float,
        y: float,
        lines: Sequence[Sequence[Run]],
        *,
        size: float,
        leading: float,
        tracking: float = 0,
    ) -> None:
        """Paint lines of runs; the first base line is at y.

        Every line ends with a blank, so that readers and extraction do not glue words; a line
        that ends in a soft hyphen does not, so that they join them.
        """
        code = [f"BT {_n(x)} {_n(self.size[1] - y)} Td"]
        if tracking:
            code.append(f"{_n(tracking)} Tc")
        font = ""
        for number, line in enumerate(lines):
            if number:
                code.append(f"0 {_n(-leading)} Td")
            for run in ended(line):
                font = self._run(code, run, size, font)
        code.append("0 Tc ET" if tracking else "ET")
        self._paint(" ".join(code))

    def _run(self, code: list[str], run: Run, size: float, font_now: str) -> str:
        """Write one run and return the font that is set after it."""
        if run.fill != self._fill:
            self._fill = run.fill
            code.append(f"{self._color(run.fill)} rg")
        font = self._font(run.face)
        document = self._pdf._doc  # noqa: SLF001 - as reportlab's own text object does
        for subset, chunk in font.splitString(run.text, document):
            name = font.getSubsetInternalName(subset, document)
            if name != font_now:
                code.append(f"{name} {_n(size)} Tf")
                font_now = name
            code.append(f"({chunk.decode('latin-1').translate(_ESCAPES)}) Tj")
        return font_now

    def _font(self, face: str) -> Any:  # noqa: ANN401 - reportlab has no types
        font = self._fonts.get(face)
        if font is None:
            font = self._fonts[face] = pdfmetrics.getFont(register_face(face))
        return font

    # --- pages -----------------------------------------------------------------------------

    def next_page(self) -> None:
        """Close the page and begin another."""
        self._close_page()
        self.page += 1
        self._owners.append([])

    def _close_page(self) -> None:
        if self._open:
            raise AssertionError("a page ends inside marked content")
        self._flush()
        self._fill = self._stroke = ""
        self._pdf.showPage()

    def finish(self) -> bytes:
        """Close the last page, write tree and metadata, and return the file."""
        self._close_page()
        document = self._pdf._doc  # noqa: SLF001 - the catalog is reachable no other way
        write_tree(document, self.root, self._owners, title=self.title, lang=self.lang)
        self._pdf._doc.SaveToFile(self._sink, self._pdf)  # noqa: SLF001 - save() adds a page
        return self._sink.getvalue()


def _verb(fill: str, stroke: str) -> str:
    if fill and stroke:
        return "B"
    return "f" if fill else "S"
