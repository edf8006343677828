"""The canvas of a card: the tagged canvas with one drawing scaled to the paper, photos and forms.

Coordinates are those of A5 on every paper; A4 is the same drawing, larger by the root of two.
"""

import hashlib
import io
import math
from collections.abc import Callable

from reportlab.pdfbase import pdfdoc

from flexdesk.domain.card_codes import CardSize
from flexdesk.drawing.tagged import Run, TaggedCanvas

PAGE = (419.5276, 595.2756)
"""The paper as the layout knows it: A5."""

_SCALE: dict[CardSize, float] = {CardSize.A5: 1.0, CardSize.A4: math.sqrt(2)}
_BEZIER = 0.5523


class CardCanvas(TaggedCanvas):
    """Pages that are all drawn on A5 and set at the size of their paper."""

    def __init__(self, *, title: str, lang: str, paper: CardSize) -> None:
        """Begin a document with its first page."""
        super().__init__(title=title, lang=lang, size=_measures(paper))
        self.size = PAGE
        self._scale_page(paper)

    def sheet(self, paper: CardSize) -> None:
        """Close the page and begin another on this paper."""
        self.next_page()
        self._pdf.setPageSize(_measures(paper))
        self._scale_page(paper)

    def _scale_page(self, paper: CardSize) -> None:
        # a matrix paints nothing, so it may stand outside marked content
        scale = _SCALE[paper]
        if scale != 1:
            self._code.append(f"{scale:.5f} 0 0 {scale:.5f} 0 0 cm")

    def photo(self, jpeg: bytes, x: float, y: float, side: float, radius: float) -> None:
        """Paint a square JPEG with its upper left corner at x, y, the corners rounded off."""
        name = "P" + hashlib.sha256(jpeg).hexdigest()[:16]
        document = self._pdf._doc  # noqa: SLF001 - drawImage would decode the picture to name it
        if not document.hasForm(name):
            document.addForm(name, _image(name, jpeg))
        path = self._box_path(x, y, side, side, radius)
        bottom = self.size[1] - y - side
        self._use(name, f"{path}W n {side:.2f} 0 0 {side:.2f} {x:.2f} {bottom:.2f} cm")

    def stamp(self, key: str, code: Callable[[], str], x: float, y: float, side: float) -> None:
        """Paint a square form kept under `key`; `code` draws it in a box of side 1, once."""
        name = "F" + hashlib.sha256(key.encode()).hexdigest()[:16]
        document = self._pdf._doc  # noqa: SLF001 - beginForm would end the page's own stream
        if not document.hasForm(name):
            document.addForm(name, _form(code()))
        bottom = self.size[1] - y - side
        self._use(name, f"{side:.3f} 0 0 {side:.3f} {x:.2f} {bottom:.2f} cm")

    def _use(self, name: str, setting: str) -> None:
        document = self._pdf._doc  # noqa: SLF001 - the names of forms are the document's
        self._paint(f"q {setting} /{document.getXObjectName(name)} Do Q")
        forms = self._pdf._formsinuse  # noqa: SLF001 - the page's resources are made of it
        if name not in forms:
            forms.append(name)

    def slanted(self, x: float, y: float, run: Run, size: float, *, opacity: float) -> None:
        """Paint see-through words that climb by 30 degrees, the base line beginning at x, y."""
        angle = math.radians(30)
        cos, sin = math.cos(angle), math.sin(angle)
        place = f"{cos:.4f} {sin:.4f} {-sin:.4f} {cos:.4f} {x:.2f} {self.size[1] - y:.2f} cm"
        self._alpha(opacity)
        self._paint(f"q {place}")
        self._fill = ""
        self.lines(0, self.size[1], ((run,),), size=size, leading=0)
        self._paint("Q")
        self._alpha(1)
        self._fill = ""

    def _alpha(self, opacity: float) -> None:
        self._flush()  # reportlab writes the state into the page's stream itself
        self._pdf.setFillAlpha(opacity)


def _measures(paper: CardSize) -> tuple[float, float]:
    return PAGE[0] * _SCALE[paper], PAGE[1] * _SCALE[paper]


def _image(name: str, jpeg: bytes) -> pdfdoc.PDFImageXObject:
    image = pdfdoc.PDFImageXObject(name)
    if not image.loadImageFromJPEG(io.BytesIO(jpeg)):
        raise ValueError("the photo of a card is a JPEG")
    return image


def _form(code: str) -> pdfdoc.PDFFormXObject:
    form = pdfdoc.PDFFormXObject(0, 0, 1, 1)
    form.Resources = pdfdoc.PDFDictionary({})
    form.compression = 1
    form.setStreamList(code)
    return form
