"""After the import: what was taken in, and what stands out, each line a link."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from flexdesk.app.rows import FirstValue
from flexdesk.base.language import _
from flexdesk.base.numbers import format_number
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, columns, rows, title_row
from flexdesk.ui.parts.fields import Mark
from flexdesk.ui.parts.labels import label
from flexdesk.ui.shared.case_rows import Receipt

_ANTIALIASING = QPainter.RenderHint.Antialiasing
_RIGHT = Qt.AlignmentFlag.AlignRight


class _FoundButton(QAbstractButton):
    """A large number, what it counts, and a chevron: opens the list it counts."""

    def __init__(self, look: Look, count: int, text: str, query: str) -> None:
        super().__init__()
        self._look, self._count, self.query = look, count, query
        self.setText(text)
        self.setAccessibleName(f"{count} {text}")
        self.setFixedHeight(60)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(420, 60)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(_ANTIALIASING)
        rect = QRectF(self.rect())
        if self.underMouse():
            painter.fillRect(rect, look.colour("hover"))
        number = QRectF(20, 0, 84, rect.height())
        face = font(30, family="display")
        look.draw_text(
            painter, format_number(self._count), number, tone="head", face=face, align=_RIGHT
        )
        words = rect.adjusted(124, 0, -60, 0)
        look.draw_text(painter, self.text(), words, face=font(16))
        at = QPointF(rect.right() - 38, rect.center().y() - 9)
        look.draw_icon(painter, "chevron-right", "accent", at, 18)
        painter.fillRect(QRectF(20, rect.bottom() - 1, rect.width() - 40, 1), look.colour("line"))
        if self.hasFocus():
            painter.setPen(look.pen("accent", 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(4, 3, -4, -3), 6, 6)
        painter.end()


class ResultView(QWidget):
    """What was found, each line a link."""

    query_wanted = Signal(str)
    undo_wanted = Signal(str)
    more_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("first-value")
        self._look, self._tx = look, ""
        layout = rows(self, gap=16)
        layout.addWidget(self._build_receipt())
        self._card = Card(look)
        self._found = rows(self._card, margins=(1, 16, 1, 8), gap=0)
        head, _title = title_row(_("Vi fandt"))
        head.setContentsMargins(24, 0, 24, 8)
        self._found.addLayout(head)
        self._buttons: list[_FoundButton] = []
        layout.addWidget(self._card)
        layout.addStretch(1)

    def _build_receipt(self) -> QWidget:
        look, card = self._look, Card(self._look, ground="tint", edge="tint")
        line = columns(card, margins=(20, 14, 20, 14), gap=12)
        line.addWidget(Mark(look, "check", "accent", 20))
        self._text = label(bold=True)
        line.addWidget(self._text, 1)
        self.undo = Button(look, _("Fortryd indlæsningen"), icon="undo-2", height=32)
        self.undo.setObjectName("undo-import")
        self.undo.clicked.connect(self._on_undo)
        self.more = Button(look, _("Importér en fil til"), height=32)
        self.more.clicked.connect(self.more_wanted)
        line.addWidget(self.undo)
        line.addWidget(self.more)
        return card

    def show_result(self, receipt: Receipt, found: FirstValue) -> None:
        """Show what was taken in and what stands out."""
        self._tx = receipt.tx
        self._text.setText(receipt.text)
        self.undo.setVisible(bool(receipt.tx))
        for button in self._buttons:
            self._found.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [_FoundButton(self._look, *line) for line in found.lines]
        for button in self._buttons:
            button.clicked.connect(self._on_found)
            self._found.addWidget(button)
        if self._buttons:
            self._buttons[0].setFocus()

    def _on_found(self) -> None:
        button = self.sender()
        if isinstance(button, _FoundButton):
            self.query_wanted.emit(button.query)

    def _on_undo(self) -> None:
        self.undo_wanted.emit(self._tx)
