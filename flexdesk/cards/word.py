"""The card as a Word copy: plain headings and lists that every screen reader understands.

The file knows nobody: no author, no last editor, no times of day, no thumbnail; and the same card
gives the same bytes.
"""

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING, Any

from flexdesk.cards.dress import Dress
from flexdesk.cards.outline import Outline, Part, outline_of
from flexdesk.domain.card_codes import CardSize
from flexdesk.domain.card_permit import Permit
from flexdesk.domain.kandidatkort import CardContent
from flexdesk.drawing.theme import PAPER

if TYPE_CHECKING:
    from docx.document import Document

_A_TIME = (1980, 1, 1, 0, 0, 0)
"""The first time a zip can name: that of every part, so that no clock is in the file."""
_PAPER_MM = {CardSize.A4: (210, 297, 22), CardSize.A5: (148, 210, 14)}
_BODY_PT = {CardSize.A4: 11.0, CardSize.A5: 9.5}
_STYLES = {
    "Normal": (1.0, 0, 4),
    "Subtitle": (1.0, 0, 0),
    "Title": (2.0, 0, 4),
    "Heading 1": (1.2, 10, 3),
    "List Bullet": (1.0, 0, 2),
    "List Number": (1.0, 0, 2),
    "Caption": (0.8, 8, 0),
}
"""By style: its size in those of the body, and the room before and after it in points."""
_FONT = "Calibri"


def card_as_word(content: CardContent, dress: Dress, permit: Permit) -> bytes:
    """Return the card as a .docx.

    Raises:
        UserError: `card.withheld`.
    """
    import docx

    said = outline_of(content, dress, permit)
    document = docx.Document()
    _set_up(document, dress.size, said.words.tag)
    _forget(document, _title(said, content), dt.datetime.combine(permit.day, dt.time()))
    document.add_paragraph(said.kind, style="Subtitle")
    document.add_paragraph(said.name, style="Title")
    if said.headline:
        document.add_paragraph(said.headline)
    for part in said.parts:
        _write(document, part)
    for line in said.small:
        if line:
            document.add_paragraph(line, style="Caption")
    return _bytes(document)


def _title(said: Outline, content: CardContent) -> str:
    """Return the title of the document; it names nobody."""
    return f"{said.kind} {content.candidate_no}".strip()


def _write(document: "Document", part: Part) -> None:
    document.add_heading(part.heading, level=1)
    style = None
    if part.is_list and len(part.lines) > 1:
        style = "List Number" if part.is_steps else "List Bullet"
    for line in part.lines:
        document.add_paragraph(line, style=style)


def _set_up(document: "Document", size: CardSize, language: str) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    wide, high, margin = _PAPER_MM[size]
    page = document.sections[0]
    page.page_width, page.page_height = Mm(wide), Mm(high)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(margin)
    for name, (scale, before, after) in _STYLES.items():
        style: Any = document.styles[name]
        _style(style, round(_BODY_PT[size] * scale * 2) / 2)
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(after)
    for tongue in document.styles.element.iter(qn("w:lang")):
        tongue.set(qn("w:val"), language)


def _style(style: Any, points: float) -> None:  # noqa: ANN401 - python-docx's own kinds of style
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    is_head = style.name in ("Title", "Heading 1", "Subtitle")
    style.font.name, style.font.size = _FONT, Pt(points)
    style.font.italic = False
    style.font.bold = style.name == "Heading 1"
    style.font.color.rgb = RGBColor.from_string(
        (PAPER.petrol if is_head else PAPER.ink).removeprefix("#")
    )
    fonts = style.element.rPr.rFonts
    for part in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(part), None)
    for part in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(part), _FONT)
    for line in style.element.iter(qn("w:pBdr")):
        # the template rules the title with a line in its own blue
        line.getparent().remove(line)
        break


def _forget(document: "Document", title: str, at: dt.datetime) -> None:
    """Empty what a document says about itself, but its title and the day it was given."""
    told = document.core_properties
    for name in ("author", "last_modified_by", "comments", "keywords", "category", "subject",
                 "identifier", "version", "content_status"):  # fmt: skip
        setattr(told, name, "")
    told.title, told.revision = title, 1
    told.created = told.modified = at
    told.language = ""
    for key, link in list(document.part.package.rels.items()):
        if link.reltype.endswith("/thumbnail"):
            document.part.package.rels.pop(key)
    # the styles once more, for a Word of 2010: half of the file and of the time to write it
    for key, link in list(document.part.rels.items()):
        if link.reltype.endswith("/stylesWithEffects"):
            document.part.rels.pop(key)


def _bytes(document: "Document") -> bytes:
    """Return the file with one time on every part."""
    made = io.BytesIO()
    document.save(made)
    out = io.BytesIO()
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(out, "w") as clean:
        for entry in parts.infolist():
            bare = zipfile.ZipInfo(entry.filename, _A_TIME)
            bare.compress_type = zipfile.ZIP_DEFLATED
            clean.writestr(bare, parts.read(entry.filename))
    return out.getvalue()
