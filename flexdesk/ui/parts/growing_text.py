"""A text that is as high as its words need, with places marked by a ground and a wave beneath."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit

from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look

_NEVER = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
_KEEP = QTextCursor.MoveMode.KeepAnchor
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_EDGES, _MARGIN = 15, 1
"""Border and padding of the style sheet above and below with the pixel Qt keeps under the text, and
the margin of the document: one line is as high as the other fields, and none is scrolled."""
_WAVE, _DEPTH = 4.0, 2.0
_GROUND = {"danger": "dantint", "amber": "ambtint", "muted": "sunken"}


@dataclass(frozen=True, slots=True)
class TextMark:
    """A place in a text: code points from and to, and the tone it is marked in."""

    start: int
    end: int
    tone: str = "danger"


class GrowingText(QPlainTextEdit):
    """Tab leaves; where there is one line only, Enter says so and line ends become blanks."""

    entered = Signal()
    went_in = Signal()
    left = Signal()
    moved = Signal()

    def __init__(self, look: Look, name: str, *, lines: int = 1, is_one: bool = False) -> None:
        super().__init__()
        self._look, self._lines, self._is_one = look, lines, is_one
        self._marks: list[tuple[QTextCursor, str]] = []
        self.setTabChangesFocus(True)
        self.setFont(font(14))
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(_NEVER)
        self.setVerticalScrollBarPolicy(_NEVER)
        self.document().setDocumentMargin(_MARGIN)
        self.textChanged.connect(self._fit)
        self.cursorPositionChanged.connect(self.moved)
        self._fit()

    @property
    def text(self) -> str:
        """What is typed."""
        return self.toPlainText()

    @property
    def caret(self) -> int:
        """The code point the cursor stands at."""
        return _points(self.text, self.textCursor().position())

    def set_text(self, text: str) -> None:
        """Put a text in the field; the cursor stays where it says the same already."""
        if text != self.text:
            self._marks = []
            self.setPlainText(text)

    def put(self, start: int, end: int, text: str) -> None:
        """Write a text in the place of another, as one step of Fortryd."""
        cursor = self._cursor(start, end)
        cursor.insertText(text)
        self.setTextCursor(cursor)

    def select(self, start: int, end: int) -> None:
        """Choose a piece of the text."""
        self.setTextCursor(self._cursor(start, end))

    def show_marks(self, marks: Sequence[TextMark]) -> None:
        """Mark these places; they move with the words while one types."""
        self._marks = [(self._cursor(mark.start, mark.end), mark.tone) for mark in marks]
        self.viewport().update()

    @property
    def marks(self) -> tuple[TextMark, ...]:
        """The places that are marked, where they stand now."""
        text = self.text
        return tuple(
            TextMark(_points(text, at.selectionStart()), _points(text, at.selectionEnd()), tone)
            for at, tone in self._marks
        )

    def set_wrong(self, *, is_wrong: bool) -> None:
        """Mark the field with the edge of what is wrong, or take it away."""
        if bool(self.property("wrong")) != is_wrong:
            self.setProperty("wrong", is_wrong)
            self.style().unpolish(self)
            self.style().polish(self)

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor, text = QTextCursor(self.document()), self.text
        cursor.setPosition(_units(text, start))
        cursor.setPosition(_units(text, end), _KEEP)
        return cursor

    def _fit(self) -> None:
        """Be as high as the lines that are typed, and never lower than a line or two."""
        least = self._lines * math.ceil(QFontMetricsF(self.font()).lineSpacing())
        wanted = math.ceil(max(least, self._typed_height()) + 2 * _MARGIN + _EDGES)
        if self.height() != wanted or self.minimumHeight() != wanted:
            self.setFixedHeight(wanted)

    def _typed_height(self) -> float:
        """Return how high the lines are; asked for, Qt breaks a text into them that is not seen."""
        layout, block = self.document().documentLayout(), self.document().firstBlock()
        high = 0.0
        while block.isValid():
            layout.blockBoundingRect(block)
            high += sum(
                block.layout().lineAt(at).height() for at in range(block.layout().lineCount())
            )
            block = block.next()
        return high

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(120, self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_one and Qt.Key(event.key()) in _ENTER:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text()
        self.insertPlainText(" ".join(text.split()) if self._is_one else text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.went_in.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        places = [(rect, tone) for at, tone in self._marks for rect in self._rects(at)]
        painter = QPainter(self.viewport())
        for rect, tone in places:
            painter.fillRect(rect.adjusted(-1, 0, 1, 1), self._look.colour(_GROUND[tone]))
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for rect, tone in places:
            painter.setPen(self._look.pen(tone, 2))
            painter.drawPath(_wave(rect))
        painter.end()

    def _rects(self, cursor: QTextCursor) -> list[QRectF]:
        """Return where a piece of text is painted, one box a line."""
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        block, found = self.document().findBlock(start), []
        while block.isValid() and block.position() < end:
            found += self._in_block(block, start - block.position(), end - block.position())
            block = block.next()
        return found

    def _in_block(self, block: QTextBlock, start: int, end: int) -> list[QRectF]:
        layout, found = block.layout(), []
        at = self.blockBoundingGeometry(block).translated(self.contentOffset()).topLeft()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first = max(start, line.textStart())
            last = min(end, line.textStart() + line.textLength())
            if first < last:
                left, right = _x(line.cursorToX(first)), _x(line.cursorToX(last))
                box = QRectF(left, line.y(), right - left, line.height())
                found.append(box.translated(at))
        return found


def _x(answer: object) -> float:
    """Return the place along a line; PySide gives it alone or with the position."""
    return float(answer[0] if isinstance(answer, tuple) else answer)  # type: ignore[arg-type]  # a number


def _wave(rect: QRectF) -> QPainterPath:
    """Return a wave under a box."""
    path, y = QPainterPath(), rect.bottom() - 0.5
    x, is_up = rect.left(), True
    path.moveTo(QPointF(x, y))
    while x < rect.right():
        step = min(_WAVE, rect.right() - x)
        path.quadTo(x + step / 2, y + (-_DEPTH if is_up else _DEPTH), x + step, y)
        x, is_up = x + step, not is_up
    return path


def _units(text: str, points: int) -> int:
    """Return the place Qt knows a code point by: it counts in units of sixteen bits."""
    return len(text[:points].encode("utf-16-le")) // 2


def _points(text: str, units: int) -> int:
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))
