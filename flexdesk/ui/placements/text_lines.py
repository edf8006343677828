"""A text in one line or two, as cells and cards are painted."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

from flexdesk.ui.look.fonts import font


def two_lines(text: str, width: int, size: int, *, is_bold: bool = False) -> tuple[str, ...]:
    """Return a text as one line, or as two broken at a blank; what is left over is cut."""
    metrics = QFontMetricsF(font(size, bold=is_bold))
    if metrics.horizontalAdvance(text) <= width:
        return (text,)
    words = text.split()
    many = len(words)
    while many > 1 and metrics.horizontalAdvance(" ".join(words[:many])) > width:
        many -= 1
    cut = Qt.TextElideMode.ElideRight
    parts = (" ".join(words[:many]), " ".join(words[many:]))
    return tuple(metrics.elidedText(part, cut, width) for part in parts if part)
