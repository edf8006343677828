"""Text on screen: labels by size, weight and tone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from flexdesk.ui.look.fonts import font

_PLAIN = Qt.TextFormat.PlainText


def label(  # noqa: PLR0913 - one call names all a part can be
    text: str = "",
    *,
    size: int = 14,
    bold: bool = False,
    tone: str = "ink",
    family: str = "sans",
    wrap: bool = False,
    tabular: bool = False,
    spacing: int = 0,
    parent: QWidget | None = None,
) -> QLabel:
    """Return a label; *tone* is a tone the style sheet knows."""
    made = QLabel(text, parent)
    made.setTextFormat(_PLAIN)
    made.setFont(font(size, bold=bold, family=family, tabular=tabular, spacing=spacing))
    made.setWordWrap(wrap)
    set_tone(made, tone)
    return made


def set_tone(made: QLabel, tone: str) -> None:
    """Give a label another tone; the style sheet looks again only when it changed."""
    if made.property("tone") == tone:
        return
    had_one = made.property("tone") is not None
    made.setProperty("tone", tone)
    if had_one:
        made.style().unpolish(made)
        made.style().polish(made)


def heading(text: str = "", *, size: int = 28) -> QLabel:
    """Return the one h1 of a page."""
    made = label(text, size=size, tone="head", family="display")
    made.setObjectName("heading")
    return made
