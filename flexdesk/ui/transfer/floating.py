"""The assistant in a small window that stays on top, so that the case system can be in front."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from flexdesk.base.language import _
from flexdesk.ui.parts.cards import rows
from flexdesk.ui.parts.pressing import press_focused

_SIZE = (480, 720)
_FLAGS = Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint


class FloatingWindow(QWidget):
    """Belongs to the main window: it goes when that goes, and locks with it."""

    def __init__(self, parent: QWidget, panel: QWidget) -> None:
        super().__init__(parent, _FLAGS)
        self.setObjectName("canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Kopiér til fagsystem"))
        layout = rows(self)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(panel)
        layout.addWidget(scroll)
        self._place()

    def _place(self) -> None:
        """Stand at the right edge of the screen, where case systems have the least."""
        room = self.screen().availableGeometry()
        width, height = min(_SIZE[0], room.width()), min(_SIZE[1], room.height() - 48)
        self.setGeometry(room.right() - width - 24, room.top() + 48, width, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif not press_focused(self, event):
            super().keyPressEvent(event)
