"""The head of a page: h1, one grey line of meaning, buttons on the base line of that line."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from flexdesk.ui.parts.cards import column, columns
from flexdesk.ui.parts.labels import heading, label

_BOTTOM = Qt.AlignmentFlag.AlignBottom


class PageHeader(QWidget):
    """One h1, one grey line, and what one can do."""

    def __init__(self, title: str, *right: QWidget) -> None:
        super().__init__()
        layout = columns(self, gap=8)
        words = column(layout, gap=0)
        self._title = heading(title)
        self._line = label(tone="muted", wrap=True)
        words.addWidget(self._title)
        words.addWidget(self._line)
        for widget in right:
            layout.addWidget(widget, 0, _BOTTOM)

    def set_line(self, text: str) -> None:
        """Say the state of the page in figures."""
        self._line.setText(text)

    def set_title(self, text: str) -> None:
        """Change the h1."""
        self._title.setText(text)

    @property
    def line(self) -> str:
        """The grey line."""
        return self._line.text()
