"""F1: every action by group, with its keys if it has any, over the window."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from flexdesk.base.language import _
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import icon_button
from flexdesk.ui.parts.cards import Card, column, columns, rows, title_row
from flexdesk.ui.parts.labels import label
from flexdesk.ui.shared.actions import Action, ActionRegistry, group_titles, keys_text

_ANTIALIASING = QPainter.RenderHint.Antialiasing
_CENTRE = Qt.AlignmentFlag.AlignHCenter
_AROUND, _ABOVE, _LINE = 48, 92, 22
_KEYS_THAT_SCROLL = {
    Qt.Key.Key_Down: 40,
    Qt.Key.Key_Up: -40,
    Qt.Key.Key_PageDown: 320,
    Qt.Key.Key_PageUp: -320,
}


class _Keys(QWidget):
    def __init__(self, look: Look, keys: str) -> None:
        super().__init__()
        self._look, self._text = look, keys_text(keys)
        width = QFontMetricsF(font(12, bold=True)).horizontalAdvance(self._text)
        self.setFixedSize(round(width + 17), _LINE)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(_ANTIALIASING)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(look.pen("rule"))
        painter.setBrush(look.colour("sunken"))
        painter.drawRoundedRect(rect, 4, 4)
        face = font(12, bold=True)
        look.draw_text(painter, self._text, rect, tone="muted", face=face, align=_CENTRE)
        painter.end()


class KeySheet(QWidget):
    """The sheet of keys, made from the registry."""

    def __init__(self, look: Look, parent: QWidget, registry: ActionRegistry) -> None:
        super().__init__(parent)
        self.setObjectName("key-sheet")
        self._look, self._over = look, parent
        self._card = Card(look, self, ground="raised", edge="rule", radius=12)
        layout = rows(self._card, margins=(24, 20, 24, 24), gap=12)
        self._close = icon_button(look, "x", _("Luk (Esc)"), height=32)
        self._before: QWidget | None = None
        self._close.clicked.connect(self.shut)
        head, _title = title_row(_("Genveje"), self._close)
        layout.addLayout(head)
        self._held = QWidget()
        body = columns(self._held, margins=(0, 0, 16, 0), gap=40)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(_("Genveje"))
        self._scroll.setWidget(self._held)
        layout.addWidget(self._scroll, 1)
        sides = [column(body, gap=6), column(body, gap=6)]
        for at, (group, title) in enumerate(group_titles().items()):
            side = sides[at % 2]
            side.addWidget(label(title, size=13, bold=True, tone="muted"))
            for action in registry.all():
                if action.group == group:
                    side.addLayout(self._line(action))
            side.addSpacing(14)
        for side in sides:
            side.addStretch(1)
        parent.installEventFilter(self)
        self.hide()

    def _line(self, action: Action) -> QHBoxLayout:
        line = columns()
        words = label(action.text)
        words.setFixedHeight(_LINE)
        line.addWidget(words)
        line.addStretch(1)
        if action.keys:
            line.addWidget(_Keys(self._look, action.keys))
        return line

    def open(self) -> None:
        """Show the sheet."""
        self._before = self._over.focusWidget()
        self._place()
        self.show()
        self.raise_()
        self._close.setFocus()

    def shut(self) -> None:
        """Hide the sheet and give the focus back."""
        before, self._before = self._before, None
        self.hide()
        if before is not None:
            before.setFocus()

    def _place(self) -> None:
        parent = self._over
        self.setGeometry(parent.rect())
        held = self._held.sizeHint()
        width = min(max(680, held.width() + _AROUND), parent.width() - 48)
        height = min(held.height() + _ABOVE, parent.height() - 48)
        self._card.setGeometry(
            (parent.width() - width) // 2, max(24, (parent.height() - height) // 3), width, height
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _KEYS_THAT_SCROLL.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
        elif step is not None:
            bar = self._scroll.verticalScrollBar()
            bar.setValue(bar.value() + step)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._card.geometry().contains(event.position().toPoint()):
            self.shut()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setOpacity(0.35)
        painter.fillRect(self.rect(), self._look.colour("rail"))
        painter.end()
