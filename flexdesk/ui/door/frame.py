"""The frame of the door: what protects the register at the left, one thing to do at the right."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from flexdesk.base.language import _
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.look.mark import draw_mark
from flexdesk.ui.parts.cards import column, columns, rows
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.pressing import press_focused

_ANTIALIASING = QPainter.RenderHint.Antialiasing
_SIDE = 640
_HIDE_BELOW = 1000
CONTENT_WIDTH = 480


class _Tile(QWidget):
    def __init__(self, look: Look, icon: str) -> None:
        super().__init__()
        self._look, self._icon = look, icon
        self.setFixedSize(40, 40)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(_ANTIALIASING)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("railact"))
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        self._look.draw_icon(painter, self._icon, "railmark", QPointF(11, 11), 18)
        painter.end()


class _Promises(QWidget):
    """The left half: the mark, what it is for, and three promises."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFixedWidth(_SIDE)
        layout = rows(self, margins=(72, 72, 56, 40), gap=0)
        layout.addSpacing(40)
        layout.addStretch(3)
        text = _("Fra ledighedsydelse til fleksjob, én borger ad gangen.")
        layout.addWidget(label(text, size=40, tone="white", family="display", wrap=True))
        layout.addSpacing(28)
        for icon, title, line in (
            (
                "lock",
                _("Krypteret på denne maskine"),
                _("Kun adgangssætningen eller gendannelsesnøglen åbner registret"),
            ),
            ("laptop", _("Virker uden netværk"), _("Alt kan læses og skrives hos arbejdspladsen")),
            (
                "undo-2",
                _("Ændringer kan fortrydes"),
                _("Hver ændring står i en log, der kan efterprøves"),
            ),
        ):
            row = columns(gap=16)
            row.addWidget(_Tile(look, icon))
            words = column(row, gap=0)
            words.addWidget(label(title, size=16, bold=True, tone="white"))
            words.addWidget(label(line, size=14, tone="rail", wrap=True))
            layout.addLayout(row)
            layout.addSpacing(22)
        layout.addStretch(5)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(_ANTIALIASING)
        painter.fillRect(self.rect(), look.colour("rail"))
        painter.fillRect(QRectF(0, 0, self.width(), 6), look.colour("railact"))
        painter.fillRect(QRectF(72, 0, 136, 6), look.colour("railmark"))
        draw_mark(painter, QRectF(72, 72, 40, 40))
        face = font(28, bold=True, family="serif")
        look.draw_text(painter, "FlexDesk", QRectF(128, 72, 300, 40), tone="white", face=face)
        painter.end()


class DoorWindow(QWidget):
    """A window with one panel at the right; panels are swapped, never stacked as dialogs."""

    close_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("door")
        self.setWindowTitle("FlexDesk")
        self.setMinimumSize(760, 480)
        layout = columns(self, gap=0)
        self._side = _Promises(look)
        layout.addWidget(self._side)
        self._panels = QStackedWidget()
        right = QWidget()
        right.setObjectName("canvas")
        right.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        rows(right).addWidget(self._panels)
        layout.addWidget(right, 1)

    def show_panel(self, panel: QWidget) -> None:
        """Swap to a panel; the older one goes with everything typed in it."""
        old = self._panels.currentWidget()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        middle = columns(body, margins=(32, 16, 32, 16), gap=0)
        middle.addStretch(1)
        stand = column(middle, stretch=0)
        stand.addStretch(1)
        panel.setFixedWidth(min(CONTENT_WIDTH, 480))
        stand.addWidget(panel)
        stand.addStretch(1)
        middle.addStretch(1)
        scroll.setWidget(body)
        self._panels.addWidget(scroll)
        self._panels.setCurrentWidget(scroll)
        if old is not None:
            self._panels.removeWidget(old)
            old.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.setVisible(self.width() >= _HIDE_BELOW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_focused(self, event):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.close_wanted.emit()
