"""The search field: chips of the query, free words after them, Ctrl F at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from flexdesk.app.query_complete import Suggestion
from flexdesk.base.language import _
from flexdesk.ui.citizens.completion import NO_OFFER, Offer
from flexdesk.ui.citizens.suggest_list import SuggestList
from flexdesk.ui.citizens.terms import ChipText
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import icon_button
from flexdesk.ui.parts.labels import label

DEBOUNCE_MS = 15
REST_MS = 2000
_ANTIALIASING = QPainter.RenderHint.Antialiasing
_FIXED = QSizePolicy.Policy.Fixed
_FOCUS_EVENTS = frozenset({QEvent.Type.FocusIn, QEvent.Type.FocusOut})
_OVERRIDE = QEvent.Type.ShortcutOverride
_POPUP = Qt.FocusReason.PopupFocusReason
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
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
    """Chips and words; says what is typed after a short rest, and offers what may come next."""

    typed = Signal(str)
    completing = Signal(str, int)
    lesson_wanted = Signal(str, int)
    rested = Signal()
    entered = Signal(str)
    chip_dropped = Signal(str)
    last_chip_dropped = Signal()
    down_pressed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._chips: list[ChipButton] = []
        self._offer = NO_OFFER
        self._list: SuggestList | None = None
        self.setFixedHeight(36)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(40, 0, 6, 0)
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
        self.teach = icon_button(look, "circle-help", _("Forslag"), height=28, bare=True)
        self.teach.setObjectName("suggest")
        self.teach.setToolTip(_("Forslag til, hvad du kan skrive (Alt + pil ned)"))
        self.teach.clicked.connect(self.show_lesson)
        self._layout.addWidget(self.teach)
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

    def suggest_in(self, parent: QWidget) -> None:
        """Show suggestions over this widget."""
        self._list = SuggestList(self._look, parent)
        self._list.taken.connect(self.take)

    def show_offer(self, offer: Offer) -> None:
        """Show what may be written next; nothing hides the sheet."""
        self._offer = offer
        if self._list is not None:
            is_here = self.edit.hasFocus() or self.teach.hasFocus()
            self._list.show_items(offer.items if is_here else (), self)

    def show_lesson(self) -> None:
        """Ask for the whole language."""
        self.edit.setFocus()
        self.lesson_wanted.emit(self.edit.text(), self.edit.cursorPosition())

    @property
    def is_offering(self) -> bool:
        """Whether suggestions are shown."""
        return self._list is not None and self._list.isVisible()

    def take(self, item: Suggestion) -> None:
        """Write a suggestion in the place of the piece that is being written."""
        text, offer = self.edit.text(), self._offer
        before, after = text[: offer.start], text[offer.end :].lstrip()
        if before and not before[-1].isspace() and offer.start == offer.end:
            before += " "
        written = item.text if item.goes_on else f"{item.text} "
        self._hide_offer()
        self.edit.setFocus()
        self.edit.setText(f"{before}{written}{after}")
        self.edit.setCursorPosition(len(before) + len(written))
        self._timer.stop()
        self._resting.start()
        self._on_rest()

    def _hide_offer(self) -> None:
        self.show_offer(NO_OFFER)

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
        self.completing.emit(self.edit.text(), self.edit.cursorPosition())

    def _on_entered(self) -> None:
        if self.is_offering and self._list is not None and self._list.current is not None:
            self.take(self._list.current)
            return
        self._hide_offer()
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
            if event.lostFocus() and event.reason() != _POPUP:
                self._hide_offer()
        if event.type() == _OVERRIDE and self.is_offering and isinstance(event, QKeyEvent):
            # while suggestions are shown Esc closes them, and is nobody's shortcut
            is_ours = Qt.Key(event.key()) == Qt.Key.Key_Escape
            event.setAccepted(is_ours)
            if is_ours:
                return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._takes_key(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _takes_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key == Qt.Key.Key_Backspace and not self.edit.text() and self._chips:
            self.last_chip_dropped.emit()
        elif key == Qt.Key.Key_Down and is_alt:
            self.show_lesson()
        elif self.is_offering and self._list is not None:
            return self._moves_in_offer(key, self._list)
        elif key == Qt.Key.Key_Down:
            self.down_pressed.emit()
        else:
            return False
        return True

    def _moves_in_offer(self, key: Qt.Key, offered: SuggestList) -> bool:
        if key in _STEPS:
            offered.step(_STEPS[key])
            current = offered.current
            said = f"{current.shown}, {current.note} {current.count}" if current else ""
            self.edit.setAccessibleDescription(said.strip())
        elif key == Qt.Key.Key_Escape:
            self._hide_offer()
        elif key == Qt.Key.Key_Tab:
            self.take(offered.current or offered.first)
        else:
            return False
        return True

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
