"""Widgets after each other in lines, as words stand in a text; the last may take the rest."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """A layout that breaks its line where there is no more room; *filling* takes what is left."""

    def __init__(self, parent: QWidget, *, edge: int = 0, gap: int = 6, line_gap: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap, self._line_gap = gap, line_gap
        self._filling: QWidget | None = None
        self._least = 0
        self.setContentsMargins(edge, edge, edge, edge)

    def fill_with(self, widget: QWidget, least: int) -> None:
        """Have the last widget take the rest of its line, when that is at least so much."""
        self._filling, self._least = widget, least

    def insert(self, at: int, widget: QWidget) -> None:
        """Put a widget at a place of the line."""
        self.addWidget(widget)
        self._items.insert(at, self._items.pop())
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay_out(QRect(0, 0, width, 0), is_real=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay_out(rect, is_real=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        edges = self.contentsMargins()
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        more = QSize(edges.left() + edges.right(), edges.top() + edges.bottom())
        return QSize(min(size.width(), self._least or size.width()), size.height()) + more

    def _lay_out(self, rect: QRect, *, is_real: bool) -> int:
        edges = self.contentsMargins()
        room = rect.marginsRemoved(edges)
        x, y, line = room.x(), room.y(), 0
        for item in self._items:
            size = item.sizeHint()
            is_last = item.widget() is self._filling
            wanted = self._least if is_last else min(size.width(), room.width())
            if x > room.x() and x + wanted > room.x() + room.width():
                x, y, line = room.x(), y + line + self._line_gap, 0
            width = room.x() + room.width() - x if is_last else wanted
            if is_real:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, size.height())))
            x, line = x + width + self._gap, max(line, size.height())
        return y + line + edges.bottom() - rect.y()
