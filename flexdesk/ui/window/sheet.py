"""A form over the page it was called from: right, full height; Esc closes it and keeps a draft."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from flexdesk.base.language import _
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import icon_button
from flexdesk.ui.parts.cards import Hairline, columns, rows
from flexdesk.ui.parts.labels import label

WIDTH = 600
_NARROWEST = 64
_SCRIM = 60
_RESIZED, _SHORTCUT = QEvent.Type.Resize, QEvent.Type.ShortcutOverride
_TAB = Qt.FocusPolicy.TabFocus
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)


class Sheet(QWidget):
    """Covers the page with a scrim and holds one panel; the focus stays in it."""

    closed = Signal()

    def __init__(self, look: Look, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("sheet")
        self._look, self._over = look, over
        self.panel: QWidget | None = None
        self._came_from: QWidget | None = None
        self._card = QWidget(self)
        self._card.setObjectName("pane")
        self._card.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._layout = rows(self._card, margins=(1, 0, 0, 0))
        head = columns(margins=(24, 18, 16, 14))
        self._title = label(size=20, bold=True, tone="head", family="serif")
        self._close = icon_button(look, "x", _("Luk (Esc)"), height=32)
        self._close.setObjectName("sheet-close")
        self._close.clicked.connect(self.closed)
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        self._layout.addLayout(head)
        self._layout.addWidget(Hairline(look))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._layout.addWidget(self._scroll, 1)
        over.installEventFilter(self)
        self.hide()

    def open(self, panel: QWidget, title: str) -> None:
        """Show a panel; the one before it is gone."""
        if self._came_from is None:
            self._came_from = QApplication.focusWidget()
        self._drop()
        self.panel = panel
        self._title.setText(title)
        self.setAccessibleName(title)
        self._scroll.setWidget(panel)
        self._place()
        self.show()
        self.raise_()
        panel.show()
        getattr(panel, "take_focus", panel.setFocus)()

    def shut(self) -> bool:
        """Take the panel away and put the focus back; return whether there was a place for it."""
        self.hide()
        self._drop()
        came, self._came_from = self._came_from, None
        if came is None or not self._is_alive(came):
            return False
        came.setFocus()
        return True

    def keep_draft(self) -> None:
        """Have the panel keep what is typed."""
        keep = getattr(self.panel, "keep_draft", None)
        if keep is not None:
            keep()

    @staticmethod
    def _is_alive(widget: QWidget) -> bool:
        try:
            return widget.isVisible()
        except RuntimeError:
            # the page under the sheet was made anew meanwhile
            return False

    def _drop(self) -> None:
        panel, self.panel = self.panel, None
        if panel is not None:
            self._scroll.takeWidget()
            panel.hide()
            panel.deleteLater()

    def _place(self) -> None:
        self.setGeometry(self._over.rect())
        width = min(WIDTH, self.width() - _NARROWEST)
        self._card.setGeometry(self.width() - width, 0, width, self.height())

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's signature
        now: QWidget | None = QApplication.focusWidget()
        inside: QWidget = now if now is not None and self.isAncestorOf(now) else self._close
        widget: QWidget = inside
        while True:
            step = widget.nextInFocusChain() if next else widget.previousInFocusChain()
            if step is None or step is inside:
                return True
            widget = step
            if self._takes_focus(widget):
                reason = Qt.FocusReason.TabFocusReason
                widget.setFocus(reason if next else Qt.FocusReason.BacktabFocusReason)
                self._scroll.ensureWidgetVisible(widget)
                return True

    def _takes_focus(self, widget: QWidget) -> bool:
        takes = widget.focusPolicy() & _TAB
        return (
            bool(takes) and widget.isVisible() and widget.isEnabled() and self.isAncestorOf(widget)
        )

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == _SHORTCUT and _is_letter(event):
            # a letter is an action of the page beneath: not while a form is over it
            event.accept()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == _RESIZED and watched is self._over:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        scrim = QColor(self._look.colour("rail"))
        scrim.setAlpha(_SCRIM)
        painter.fillRect(self.rect(), scrim)
        left = self._card.pos()
        painter.setPen(self._look.pen("rule"))
        painter.drawLine(left, QPoint(left.x(), self.height()))
        painter.end()


def _is_letter(event: QKeyEvent) -> bool:
    return event.modifiers() in _PLAIN and event.text().isalpha()
