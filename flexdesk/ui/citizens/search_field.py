"""The search field: chips of the query, free words after them, Ctrl F at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from flexdesk.base.language import _
from flexdesk.ui.citizens.terms import ChipText
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.labels import label

DEBOUNCE_MS = 15
REST_MS = 2000
_ANTIALIASING = QPainter.RenderHint.Antialiasing
_FIXED = QSizePolicy.Policy.Fixed
_FOCUS_EVENTS = frozenset({QEvent.Type.FocusIn, QEvent.Type.FocusOut})
_DROPS = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})


class ChipButton(QAbstractButton):
    """One term `nøgle:værdi ×`; pressing it drops the term."""

    def __init__(self, look: Look, chip: ChipText, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self.chip = look, chip
        self.setAccessibleName(_("Fjern {term} fra søgningen").format(term=chip.term))
        self.setToolTip(_("Fjern"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(_FIXED, _FIXED)

    def _widths(self) -> tuple[float, float]:
        key = QFontMetricsF(font(13)).horizontalAdvance(self.chip.key)
        return key, QFontMetricsF(font(13, bold=True)).horizontalAdvance(self.chip.value)

    def sizeHint(self) -> QSize:
        return QSize(round(sum(self._widths()) + 38), 24)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in _DROPS:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(_ANTIALIASING)
        rect = QRectF(self.rect())
        painter.setPen(look.pen("accent", 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("tint2" if self.underMouse() else "tint"))
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1) if self.hasFocus() else rect, 4, 4)
        key, value = self._widths()
        words = QRectF(8, 0, key + 1, rect.height())
        look.draw_text(painter, self.chip.key, words, tone="muted", face=font(13))
        words = QRectF(8 + key, 0, value + 2, rect.height())
        look.draw_text(painter, self.chip.value, words, tone="head", face=font(13, bold=True))
        look.draw_icon(painter, "x", "muted", QPointF(rect.right() - 22, 4), 16)
        painter.end()


class SearchField(QWidget):
    """Chips and words; says what is typed after 80 ms of rest."""

    typed = Signal(str)
    rested = Signal()
    entered = Signal(str)
    chip_dropped = Signal(str)
    last_chip_dropped = Signal()
    down_pressed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._chips: list[ChipButton] = []
        self.setFixedHeight(36)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(40, 0, 14, 0)
        self._layout.setSpacing(8)
        self.edit = QLineEdit()
        self.edit.setObjectName("search")
        self.edit.setProperty("bare", True)
        self.edit.setFont(font(14))
        self.edit.setAccessibleName(_("Søg i borgere"))
        self.edit.setPlaceholderText(_("Navn, CPR, arbejdsplads eller fx trin:praktik ly>15"))
        self.edit.installEventFilter(self)
        self._layout.addWidget(self.edit, 1)
        self._layout.addWidget(label("Ctrl F", size=12, tone="muted"))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DEBOUNCE_MS)
        self._timer.timeout.connect(self._on_rest)
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(REST_MS)
        self._resting.timeout.connect(self.rested)
        self.edit.textEdited.connect(self._on_edited)
        self.edit.returnPressed.connect(self._on_entered)

    def show_chips(self, chips: Sequence[ChipText], text: str) -> None:
        """Show the terms of the query and the words after them."""
        if [button.chip for button in self._chips] != list(chips):
            for button in self._chips:
                self._layout.removeWidget(button)
                button.hide()
                button.deleteLater()
            self._chips = [ChipButton(self._look, chip, self) for chip in chips]
            for at, button in enumerate(self._chips):
                button.clicked.connect(self._on_chip)
                self._layout.insertWidget(at, button)
        if self.edit.text() != text:
            self._timer.stop()
            self.edit.setText(text)
        self.edit.setPlaceholderText(
            "" if chips else _("Navn, CPR, arbejdsplads eller fx trin:praktik ly>15")
        )

    def clear_all(self) -> None:
        """Drop every word and chip."""
        self.show_chips((), "")
        self._timer.stop()
        self._resting.stop()

    def take_focus(self) -> None:
        """Put the cursor in the field."""
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()

    def _on_edited(self) -> None:
        self._timer.start()
        self._resting.start()

    def _on_rest(self) -> None:
        self.typed.emit(self.edit.text())

    def _on_entered(self) -> None:
        self._timer.stop()
        self._resting.stop()
        self.entered.emit(self.edit.text())

    def _on_chip(self) -> None:
        button = self.sender()
        if isinstance(button, ChipButton):
            self.chip_dropped.emit(button.chip.term)
            self.edit.setFocus()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.edit.setFocus()
        super().mousePressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _FOCUS_EVENTS and isinstance(event, QFocusEvent):
            self.update()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key == Qt.Key.Key_Backspace and not self.edit.text() and self._chips:
                self.last_chip_dropped.emit()
                return True
            if key == Qt.Key.Key_Down:
                self.down_pressed.emit()
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(_ANTIALIASING)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(look.colour("surface"))
        has_focus = self.edit.hasFocus()
        painter.setPen(look.pen("accent", 2) if has_focus else look.pen("field"))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5) if has_focus else rect, 6, 6)
        look.draw_icon(painter, "search", "muted", QPointF(13, 9), 18)
        painter.end()
