"""The eight font files of screen and paper, and how wide a text is in them."""

from functools import cache, lru_cache
from pathlib import Path

from flexdesk.base.resources import resource_path
from flexdesk.drawing.font_metrics import metrics_of

FONT_FILES: dict[str, str] = {
    "sans": "SourceSans3-Regular.ttf",
    "semibold": "SourceSans3-Semibold.ttf",
    "bold": "SourceSans3-Bold.ttf",
    "italic": "SourceSans3-It.ttf",
    "serif": "SourceSerif4Display-Regular.ttf",
    "display_semibold": "SourceSerif4Display-Semibold.ttf",
    "display_italic": "SourceSerif4Display-It.ttf",
    "serif_text": "SourceSerif4-Semibold.ttf",
}
"""Face name to file in resources/fonts; the files are unmodified (SIL Open Font License)."""


def font_path(face: str) -> Path:
    """Return the file of a face."""
    return resource_path("fonts", FONT_FILES[face])


def pdf_name(face: str) -> str:
    """Return the name a face is registered under in reportlab."""
    return FONT_FILES[face].removesuffix(".ttf")


@cache
def register_face(face: str) -> str:
    """Register one face with reportlab, once, and return its name there; costs about 10 ms."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    name = pdf_name(face)
    pdfmetrics.registerFont(TTFont(name, str(font_path(face))))
    return name


def register_reportlab_fonts() -> None:
    """Register every face with reportlab, once."""
    for face in FONT_FILES:
        register_face(face)


def text_width(text: str, face: str, size: float) -> float:
    """Return the width of a line of text at a size, without kerning.

    Unit: the unit of `size` (points on paper, px on screen).
    """
    return _em_width(text, face) * size


@lru_cache(maxsize=4096)
def _em_width(text: str, face: str) -> float:
    return metrics_of(font_path(face)).em_width(text)
