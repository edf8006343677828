"""F1: every action that has keys, by group, over the window."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from flexdesk.base.language import _
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import icon_button
from flexdesk.ui.parts.cards import Card, column, columns, rows, title_row
from flexdesk.ui.parts.labels import label
from flexdesk.ui.shared.actions import ActionRegistry, group_titles, keys_text

_ANTIALIASING = QPainter.RenderHint.Antialiasing
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class _Keys(QWidget):
    def __init__(self, look: Look, keys: str) -> None:
        super().__init__()
        self._look, self._text = look, keys_text(keys)
        width = QFontMetricsF(font(12, bold=True)).horizontalAdvance(self._text)
        self.setFixedSize(round(width + 17), 22)

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
        body = columns(gap=40)
        layout.addLayout(body)
        groups = group_titles()
        sides = [column(body, gap=6), column(body, gap=6)]
        for at, (group, title) in enumerate(groups.items()):
            side = sides[at % 2]
            side.addWidget(label(title, size=13, bold=True, tone="muted"))
            for action in registry.all():
                if action.group == group and action.keys:
                    line = columns()
                    line.addWidget(label(action.text))
                    line.addStretch(1)
                    line.addWidget(_Keys(look, action.keys))
                    side.addLayout(line)
            side.addSpacing(14)
        for side in sides:
            side.addStretch(1)
        parent.installEventFilter(self)
        self.hide()

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
        size = self._card.sizeHint()
        width = min(max(680, size.width()), parent.width() - 48)
        height = min(size.height(), parent.height() - 48)
        self._card.setGeometry(
            (parent.width() - width) // 2, max(24, (parent.height() - height) // 3), width, height
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
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
