"""The ground of a tab: scrolls down, keeps the margins of its page, the bar lies in the margin."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

_WIDE, _NARROW, _NARROW_BELOW = 32, 24, 900
_TOP, _BOTTOM = 16, 24


class TabScroll(QScrollArea):
    """Put what belongs on the tab in `body_layout`."""

    def __init__(self, *, gap: int = 16) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        self.body_layout = QVBoxLayout(body)
        self.body_layout.setSpacing(gap)
        self.setWidget(body)
        self.verticalScrollBar().rangeChanged.connect(self._fit)
        self._fit()

    def to_top(self) -> None:
        """Begin at the top: what is shown next is about another."""
        self.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        edge = _NARROW if self.width() < _NARROW_BELOW else _WIDE
        bar = self.width() - self.viewport().width()
        right = edge - min(max(bar, 0), edge)
        if self.body_layout.contentsMargins().right() != right or not bar:
            self.body_layout.setContentsMargins(edge, _TOP, right, _BOTTOM)
