"""What is shown when there is nothing, when something runs, and when something is done."""

from PySide6.QtCore import (
    QEvent,
    QObject,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from flexdesk.base.language import _
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import column, columns, rows
from flexdesk.ui.parts.labels import label

_ANTIALIASING = QPainter.RenderHint.Antialiasing
_CENTRE = Qt.AlignmentFlag.AlignHCenter
_RESIZED = QEvent.Type.Resize
TOAST_MS = 6000
_MOST_UP, _FREE = 120, 8
"""So far above its place a toast goes to leave buttons free, and so much room round them."""
_EMPTY_WIDTH, _NARROWEST, _EMPTY_EDGE = 400, 160, 24


class _Disc(QWidget):
    def __init__(self, look: Look, icon: str) -> None:
        super().__init__()
        self._look, self._icon = look, icon
        self.setFixedSize(56, 56)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(_ANTIALIASING)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("tint"))
        painter.drawEllipse(QRectF(self.rect()))
        self._look.draw_icon(painter, self._icon, "accent", QPointF(18, 18), 20)
        painter.end()


class EmptyState(QWidget):
    """What is missing, why or when it comes, and one button."""

    wanted = Signal()

    def __init__(self, look: Look, icon: str, title: str, text: str, verb: str = "") -> None:
        super().__init__()
        layout = rows(self, margins=(_EMPTY_EDGE,) * 4, gap=8)
        layout.addStretch(1)
        layout.addWidget(_Disc(look, icon), 0, _CENTRE)
        self._title = label(title, size=16, bold=True, tone="head")
        self._text = label(text, tone="muted", wrap=True)
        self._text.setAlignment(_CENTRE)
        layout.addSpacing(8)
        layout.addWidget(self._title, 0, _CENTRE)
        layout.addWidget(self._text, 0, _CENTRE)
        self.button = Button(look, verb, kind="primary")
        self.button.clicked.connect(self.wanted)
        layout.addSpacing(8)
        layout.addWidget(self.button, 0, _CENTRE)
        # shown before it has a place it would be a window of its own for a moment
        self.button.setVisible(bool(verb))
        layout.addStretch(1)
        self._fit()

    def _fit(self) -> None:
        # a centred label of several lines is otherwise given the height of one
        width = min(_EMPTY_WIDTH, max(_NARROWEST, self.width() - 2 * _EMPTY_EDGE))
        self._text.setFixedWidth(width)
        self._text.setFixedHeight(max(20, self._text.heightForWidth(width)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def say(self, title: str, text: str, verb: str = "") -> None:
        """Change the words."""
        self._title.setText(title)
        self._text.setText(text)
        self._fit()
        self.button.setText(verb)
        self.button.setVisible(bool(verb))
        self.button.updateGeometry()


class _Bar(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.share = 0.0
        self.setFixedHeight(6)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(_ANTIALIASING)
        painter.setPen(Qt.PenStyle.NoPen)
        rect = QRectF(self.rect())
        painter.setBrush(self._look.colour("tint2"))
        painter.drawRoundedRect(rect, 3, 3)
        rect.setWidth(rect.width() * min(1.0, self.share))
        painter.setBrush(self._look.colour("accent"))
        painter.drawRoundedRect(rect, 3, 3)
        painter.end()


class ProgressLine(QWidget):
    """Name, count of total, bar, what is safe, and Annullér; shown only after 0.3 s."""

    cancel_requested = Signal()

    def __init__(self, look: Look, safe: str = "") -> None:
        super().__init__()
        self.setObjectName("progress")
        layout = columns(self, gap=24)
        words = column(layout, gap=4)
        head = columns()
        self._name = label(bold=True)
        self._count = label(size=13, tone="muted", tabular=True)
        head.addWidget(self._name)
        head.addStretch(1)
        head.addWidget(self._count)
        words.addLayout(head)
        self._bar = _Bar(look)
        words.addWidget(self._bar)
        self._safe = label(safe, size=13, tone="muted")
        words.addWidget(self._safe)
        self._cancel = Button(look, _("Annullér"), kind="link")
        self._cancel.clicked.connect(self.cancel_requested)
        layout.addWidget(self._cancel)
        self.hide()

    def show_step(self, name: str, done: int, total: int) -> None:
        """Show how far the work is."""
        self._name.setText(name)
        self._count.setText(_("{done} af {total}").format(done=done, total=total) if total else "")
        self._bar.share = done / total if total else 0.0
        self._bar.update()
        self.show()

    def set_safe(self, text: str) -> None:
        """Say what is safe while it runs."""
        self._safe.setText(text)


class Toast(QWidget):
    """Bottom middle, inverse, 6 s, one line and one link; for done things only."""

    acted = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._over = look, parent
        self.setObjectName("toast")
        self._text, self._verb = "", ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self._button = _ToastLink(look, self)
        self._button.clicked.connect(self._on_acted)
        parent.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What is said now."""
        return self._text if self.isVisible() else ""

    def say(self, text: str, verb: str = "") -> None:
        """Say that something is done; *verb* offers to take it back."""
        self._text, self._verb = text, verb
        self.setAccessibleName(text)
        self._button.setText(verb)
        self._button.setVisible(bool(verb))
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(text) + 76
        if verb:
            width += self._button.sizeHint().width() + 24
        self.resize(max(260, width), 46)
        self._button.move(self.width() - self._button.sizeHint().width() - 12, 9)
        self._place()
        self.show()
        self.raise_()
        self._timer.start(TOAST_MS)

    def clear(self) -> None:
        """Take the words away at once."""
        self._timer.stop()
        self._text = ""
        self.hide()

    def _place(self) -> None:
        parent, gap = self._over, _FREE
        lowest = parent.height() - self.height() - 24
        place = QRect((parent.width() - self.width()) // 2, lowest, self.width(), self.height())
        # what one is about to press next must not lie beneath it
        while hit := self._buttons_at(place.adjusted(-gap, -gap, gap, gap)):
            place.moveTop(min(rect.top() for rect in hit) - place.height() - gap - 1)
            if lowest - place.top() > _MOST_UP:
                place.moveTop(lowest)
                break
        self.move(place.topLeft())

    def _buttons_at(self, box: QRect) -> list[QRect]:
        """Return where the buttons are that can be seen in a box, that of the toast aside."""
        found: list[QRect] = []
        for button in self._over.findChildren(QAbstractButton):
            rect = QRect(button.mapTo(self._over, QPoint(0, 0)), button.size())
            is_other = button is not self._button and button.isVisible()
            if is_other and rect.intersects(box) and not button.visibleRegion().isEmpty():
                found.append(rect)
        return found

    def _on_acted(self) -> None:
        self.hide()
        self.acted.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == _RESIZED and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(_ANTIALIASING)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("ink"))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        look.draw_icon(painter, "check", "surface", QPointF(14, 14), 18)
        look.draw_text(
            painter, self._text, QRectF(44, 0, self.width(), self.height()), tone="surface"
        )
        painter.end()


class _ToastLink(Button):
    """The link on a toast: amber's lighter cut on the dark ground of the light theme."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, "", kind="link", parent=parent)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 16, 28)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(_ANTIALIASING)
        self.resize(self.sizeHint())
        # on the inverse sheet the amber of the other theme reads
        painter.setFont(self.font())
        painter.setPen(QColor(look.other.amber))
        painter.drawText(QRectF(self.rect()), int(Qt.AlignmentFlag.AlignCenter), self.text())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()
