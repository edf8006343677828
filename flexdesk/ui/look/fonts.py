"""The bundled typefaces, loaded once, and fonts by pixel size and weight."""

from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase

from flexdesk.base.resources import resource_path

SANS = "Source Sans 3"
SERIF = "Source Serif 4"
DISPLAY = "Source Serif 4 Display"

_FILES = (
    "SourceSans3-Regular.ttf",
    "SourceSans3-Semibold.ttf",
    "SourceSerif4Display-Regular.ttf",
    "SourceSerif4-Semibold.ttf",
)
_TABULAR = QFont.Tag("tnum")
_FAMILIES = {"sans": SANS, "serif": SERIF, "display": DISPLAY}


def load_fonts() -> tuple[int, ...]:
    """Register the bundled fonts with Qt; return the ids, -1 where a file could not be read."""
    return tuple(
        QFontDatabase.addApplicationFont(str(resource_path("fonts", name))) for name in _FILES
    )


@lru_cache(maxsize=128)
def font(
    size: int, *, bold: bool = False, family: str = "sans", tabular: bool = False, spacing: int = 0
) -> QFont:
    """Return a font of *size* pixels; `bold` is the semibold cut, `tabular` gives even digits."""
    made = QFont(_FAMILIES[family])
    made.setPixelSize(size)
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    if tabular:
        made.setFeature(_TABULAR, 1)
    if spacing:
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing)
    return made
