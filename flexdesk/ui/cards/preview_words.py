"""The card in words, to be read and heard: nothing of it can be copied out of the window.

A card's text leaves when it is handed out, with a consent and a line in the ledger; this is no way
around it.
"""

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPlainTextEdit

_COPYING = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Cut)


class PreviewWords(QPlainTextEdit):
    """A text with a caret for those who read line by line; its selection gives nothing away."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the clipboard as it is."""
        if any(event.matches(each) for each in _COPYING):
            event.accept()
            return
        super().keyPressEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return nothing: not for the clipboard, not for dragging."""
        return QMimeData()
