"""The named cell styles of our workbooks, and the theme colours that go with them."""

import re
from typing import Any

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.workbook import Workbook
from openpyxl.writer.theme import theme_xml

from flexdesk.drawing.theme import LIGHT, PAPER

FACE = "Arial"
"""Every office machine has it, or a face of the same widths."""

FORMATS = {
    "text": "General",
    "wrap": "General",
    "int": "[$-406]#,##0",
    "number": "[$-406]#,##0.0",
    "share": "[$-406]0.0 %",
    "percent": "0 %",
    "day": "dd-mm-yyyy",
    "month": "[$-406]mmm yyyy",
}
"""Kind of a column to number format; 406 is Danish, for programs that heed it."""

_RIGHT = {"int", "number", "share", "percent", "month", "day"}
_EDGE = Border(left=Side(style="thick", color=PAPER.teal.removeprefix("#")))
_ACCENTS = (LIGHT.c1, LIGHT.c2, LIGHT.amber, LIGHT.c4, LIGHT.c3, LIGHT.c5)


def _hex(color: str) -> str:
    return color.removeprefix("#")


def _fill(color: str) -> PatternFill:
    return PatternFill("solid", fgColor=_hex(color))


def _font(size: float = 10, color: str = PAPER.ink, **looks: Any) -> Font:  # noqa: ANN401 - passed on to openpyxl
    return Font(name=FACE, size=size, color=_hex(color), **looks)


def _below(color: str = PAPER.line, style: str = "thin") -> Border:
    return Border(bottom=Side(style=style, color=_hex(color)))


def _cell_style(name: str, kind: str, **looks: Any) -> NamedStyle:  # noqa: ANN401 - passed on to openpyxl
    style = NamedStyle(name, number_format=FORMATS[kind])
    style.font = looks.get("font") or _font()
    style.border = looks.get("border") or _below()
    style.fill = looks.get("fill") or PatternFill()
    side = "right" if kind in _RIGHT else "left"
    style.alignment = Alignment(
        horizontal=side,
        vertical="center",
        wrap_text=kind == "wrap",
        indent=1,
    )
    return style


def _layout_styles() -> list[NamedStyle]:
    plain = Border()
    top = _cell_style("fd titel", "text", font=_font(18, PAPER.petrol, bold=True), border=plain)
    under = _cell_style("fd undertitel", "text", font=_font(10, PAPER.muted), border=plain)
    mark = _cell_style("fd mærke", "text", font=_font(10, PAPER.amber, bold=True), border=plain)
    head = _font(12, PAPER.petrol, bold=True)
    section = _cell_style("fd afsnit", "text", font=head, border=plain)
    note = _cell_style("fd note", "text", font=_font(9, PAPER.muted, italic=True), border=plain)
    label = _cell_style(
        "fd tal navn", "text", font=_font(9, PAPER.muted), border=_EDGE, fill=_fill(PAPER.tint)
    )
    label.alignment = Alignment(horizontal="left", vertical="bottom", indent=1)
    day = _cell_style("fd dag venstre", "day")
    day.alignment = Alignment(horizontal="left", vertical="center", indent=1)
    for style in (top, under, mark, section, note):
        style.alignment = Alignment(horizontal="left", vertical="center")
    return [top, under, mark, section, note, label, day, *_tile_styles()]


def _tile_styles() -> list[NamedStyle]:
    styles = []
    for kind in ("int", "percent"):
        style = _cell_style(
            f"fd tal {kind}", kind, font=_font(22, PAPER.petrol, bold=True), border=_EDGE
        )
        style.alignment = Alignment(horizontal="left", vertical="center", indent=1)
        style.fill = _fill(PAPER.tint)
        styles.append(style)
    under = _cell_style("fd tal under", "text", font=_font(9), border=_EDGE)
    under.alignment = Alignment(horizontal="left", vertical="top", indent=1)
    under.fill = _fill(PAPER.tint)
    ground = _cell_style("fd tal grund", "text", border=Border(), fill=_fill(PAPER.tint))
    return [*styles, under, ground]


def _head_styles() -> list[NamedStyle]:
    styles = []
    for name, side in (("fd hoved", "left"), ("fd hoved højre", "right")):
        white = _font(10, PAPER.white, bold=True)
        style = _cell_style(name, "text", font=white, fill=_fill(PAPER.petrol), border=Border())
        style.alignment = Alignment(horizontal=side, vertical="center", wrap_text=True, indent=1)
        styles.append(style)
    return styles


def register_styles(book: Workbook) -> None:
    """Give a workbook our named styles and theme colours."""
    for style in (*_layout_styles(), *_head_styles()):
        book.add_named_style(style)
    for kind in FORMATS:
        book.add_named_style(_cell_style(f"fd {kind}", kind))
        bold = _font(bold=True)
        total = _cell_style(
            f"fd sum {kind}", kind, font=bold, fill=_fill(PAPER.tint), border=_below(PAPER.rule)
        )
        book.add_named_style(total)
    book.loaded_theme = _theme().encode()


def _theme() -> str:
    """Return the standard theme with our accents, so that the user's own charts fit in."""
    text: str = theme_xml
    for number, color in enumerate(_ACCENTS, start=1):
        pattern = rf'(<a:accent{number}>\s*<a:srgbClr val=")[0-9A-F]{{6}}'
        text, count = re.subn(pattern, rf"\g<1>{_hex(color)}", text)
        if count != 1:
            raise AssertionError("the theme of openpyxl has another shape")
    return text


def style_of(kind: str, *, is_total: bool = False) -> str:
    """Return the name of the style of a data cell."""
    return f"fd sum {kind}" if is_total else f"fd {kind}"


def head_style(kind: str) -> str:
    """Return the name of the style of a heading over cells of a kind."""
    return "fd hoved højre" if kind in _RIGHT else "fd hoved"
