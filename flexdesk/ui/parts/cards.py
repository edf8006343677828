"""Cards: a white sheet with one hairline, and lines between what lies in it."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.labels import label

_ANTIALIASING = QPainter.RenderHint.Antialiasing


class Card(QFrame):
    """A rounded sheet; *ground* and *edge* are tokens, an empty edge draws none."""

    def __init__(
        self,
        look: Look,
        parent: QWidget | None = None,
        *,
        ground: str = "surface",
        edge: str = "line",
        radius: int = 8,
    ) -> None:
        super().__init__(parent)
        self._look, self._ground, self._edge, self._radius = look, ground, edge, radius

    def set_ground(self, ground: str, edge: str) -> None:
        """Change the tokens of the sheet."""
        self._ground, self._edge = ground, edge
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(_ANTIALIASING)
        painter.setBrush(self._look.colour(self._ground))
        painter.setPen(self._look.pen(self._edge or self._ground))
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(rect, self._radius, self._radius)
        painter.end()


class Hairline(QWidget):
    """One horizontal line of one pixel."""

    def __init__(self, look: Look, *, tone: str = "line") -> None:
        super().__init__()
        self._look, self._token = look, tone
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour(self._token))
        painter.end()


def rows(
    parent: QWidget, *, margins: tuple[int, int, int, int] = (0, 0, 0, 0), gap: int = 0
) -> QVBoxLayout:
    """Give *parent* a column layout and return it."""
    layout = QVBoxLayout(parent)
    layout.setContentsMargins(*margins)
    layout.setSpacing(gap)
    return layout


def columns(
    parent: QWidget | None = None,
    *,
    margins: tuple[int, int, int, int] = (0, 0, 0, 0),
    gap: int = 8,
) -> QHBoxLayout:
    """Return a row layout, set on *parent* when there is one."""
    layout = QHBoxLayout() if parent is None else QHBoxLayout(parent)
    layout.setContentsMargins(*margins)
    layout.setSpacing(gap)
    return layout


def column(row: QHBoxLayout, *, gap: int = 2, stretch: int = 1) -> QVBoxLayout:
    """Add a column of widgets to a row layout and return it."""
    made = QVBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(gap)
    row.addLayout(made, stretch)
    return made


def title_row(text: str, *right: QWidget, size: int = 16) -> tuple[QHBoxLayout, QLabel]:
    """Return a row with a card title at the left and widgets at the right, and the title."""
    layout = columns()
    title = label(text, size=size, bold=True, tone="head")
    layout.addWidget(title)
    layout.addStretch(1)
    for widget in right:
        layout.addWidget(widget)
    return layout, title
