"""Chips with a field after them: words from a list or one's own, moved and dropped by keyboard."""

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from flexdesk.base.language import _
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.chip import CHIP_HEIGHT, Chip
from flexdesk.ui.parts.flow_layout import FlowLayout
from flexdesk.ui.parts.offer_list import OfferList

Find = Callable[[str], Sequence[str]]
_FIXED = QSizePolicy.Policy.Fixed
_ROWS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_OVERRIDE = QEvent.Type.ShortcutOverride
_PIECES = re.compile(r"[,;\n\t]+")
_LEAST = 96


class ChipEditor(QWidget):
    """What was chosen as chips, and a field that offers the rest of the list."""

    changed = Signal()
    refused = Signal(str)
    """What did not become a chip: there is no more room. It stays in the field."""
    went_in = Signal()
    chip_visited = Signal(int)

    def __init__(self, look: Look, name: str, find: Find, *, most: int, hint: str = "") -> None:
        super().__init__()
        self._look, self._name, self._find, self._most = look, name, find, most
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.chips: list[Chip] = []
        self._layout = FlowLayout(self, edge=6)
        self.edit = QLineEdit()
        self.edit.setProperty("bare", True)
        self.edit.setFont(font(14))
        self.edit.setFixedHeight(CHIP_HEIGHT)
        self.edit.setAccessibleName(name)
        self.edit.setPlaceholderText(hint or _("Tilføj fra listen …"))
        self.edit.installEventFilter(self)
        self.edit.textEdited.connect(self._on_edited)
        self._layout.addWidget(self.edit)
        self._layout.fill_with(self.edit, _LEAST)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, _FIXED)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._offers: OfferList | None = None

    @property
    def texts(self) -> tuple[str, ...]:
        """What is chosen, in order."""
        return tuple(chip.text() for chip in self.chips)

    def set_texts(self, texts: Sequence[str]) -> None:
        """Show these without a word to anyone."""
        if self.texts == tuple(texts):
            return
        for chip in self.chips:
            self._away(chip)
        self.chips = []
        for text in texts:
            self._insert(text)
        self._fit()

    def mark(self, tones: dict[int, str]) -> None:
        """Mark chips by their place; the others are unmarked."""
        for at, chip in enumerate(self.chips):
            chip.mark(tones.get(at, ""))

    def replace(self, at: int, text: str) -> None:
        """Change the words of a chip; no words take it away."""
        texts = list(self.texts)
        texts[at : at + 1] = [text] if text else []
        self.set_texts(tuple(dict.fromkeys(texts)))
        self.changed.emit()

    def add(self, typed: str) -> bool:
        """Add what is typed, several at a comma; say whether all of it found room."""
        texts = list(self.texts)
        pieces = [" ".join(piece.split()) for piece in _PIECES.split(typed)]
        known = {text.casefold() for text in texts}
        fresh = [p for p in dict.fromkeys(pieces) if p and p.casefold() not in known]
        room = max(0, self._most - len(texts))
        for text in fresh[:room]:
            self._insert(text)
        rest = ", ".join(fresh[room:])
        self.edit.setText(rest)
        self._hide_offers()
        self._fit()
        if fresh[:room]:
            self.changed.emit()
        self.refused.emit(rest)
        return not rest

    def take_focus(self) -> None:
        """Put the cursor in the field."""
        self.edit.setFocus()

    def _on_left(self, by: int) -> None:
        """Go to the neighbour of a chip; after the last stands the field."""
        chip = self.sender()
        if not isinstance(chip, Chip):
            return
        at = self.chips.index(chip) + by
        if at >= len(self.chips):
            self.edit.setFocus()
        elif at >= 0:
            self.chips[at].setFocus()

    def _on_moved(self, by: int) -> None:
        """Move a chip; the order is the card's."""
        chip = self.sender()
        if not isinstance(chip, Chip):
            return
        at = self.chips.index(chip)
        to = at + by
        if not 0 <= to < len(self.chips):
            return
        texts = list(self.texts)
        texts[at], texts[to] = texts[to], texts[at]
        self.set_texts(texts)
        self.chips[to].setFocus()
        self.changed.emit()

    def _insert(self, text: str) -> None:
        chip = Chip(self._look, text, self)
        chip.clicked.connect(self._on_dropped)
        chip.moved.connect(self._on_moved)
        chip.left.connect(self._on_left)
        chip.installEventFilter(self)
        self._layout.insert(len(self.chips), chip)
        self.chips.append(chip)
        chip.show()
        self._stops()

    def _stops(self) -> None:
        """Tab comes to the first chip and to the field; arrows go between."""
        for at, chip in enumerate(self.chips):
            chip.setFocusPolicy(Qt.FocusPolicy.ClickFocus if at else Qt.FocusPolicy.StrongFocus)
        if self.chips:
            QWidget.setTabOrder(self.chips[0], self.edit)

    def _away(self, chip: Chip) -> None:
        chip.removeEventFilter(self)
        self._layout.removeWidget(chip)
        chip.hide()
        chip.deleteLater()

    def _on_dropped(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip) and chip in self.chips:
            self._drop(chip)

    def _drop(self, chip: Chip) -> None:
        at, had_focus = self.chips.index(chip), chip.hasFocus()
        self.chips.remove(chip)
        self._away(chip)
        self._stops()
        if had_focus:
            (self.chips[at] if at < len(self.chips) else self.edit).setFocus()
        self._fit()
        self.changed.emit()
        self.refused.emit("")

    def _on_edited(self, typed: str) -> None:
        if _PIECES.search(typed):
            self.add(typed)
            return
        self.refused.emit("")
        self._offer(typed)

    def _offer(self, typed: str) -> None:
        chosen = {text.casefold() for text in self.texts}
        hits = [word for word in self._find(typed) if word.casefold() not in chosen]
        self._list().show_items(hits)

    def _list(self) -> OfferList:
        if self._offers is None:
            self._offers = OfferList(self._look, self)
            self._offers.taken.connect(self._on_taken)
        return self._offers

    def _on_taken(self, word: str) -> None:
        self.add(word)
        self.edit.setFocus()

    def _hide_offers(self) -> None:
        if self._offers is not None:
            self._offers.show_items(())

    @property
    def offered(self) -> tuple[str, ...]:
        """The words that are offered now."""
        return self._offers.items if self._offers is not None else ()

    def _fit(self) -> None:
        self._layout.invalidate()
        self.setFixedHeight(max(38, self._layout.heightForWidth(self.width())))
        self._layout.setGeometry(self.rect())
        self.updateGeometry()

    def resizeEvent(self, event: object) -> None:  # noqa: ARG002 - Qt's signature
        self._fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.edit.setFocus()
        super().mousePressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent):
            self._on_focus(watched, event)
        elif watched is self.edit and isinstance(event, QKeyEvent):
            if event.type() == _OVERRIDE and self.offered:
                is_ours = Qt.Key(event.key()) == Qt.Key.Key_Escape
                event.setAccepted(is_ours)
                return is_ours
            if event.type() == QEvent.Type.KeyPress and self._takes_key(event):
                return True
        return super().eventFilter(watched, event)

    def _on_focus(self, watched: QObject, event: QFocusEvent) -> None:
        self.update()
        if event.gotFocus():
            self.went_in.emit()
            if isinstance(watched, Chip) and watched in self.chips:
                self.chip_visited.emit(self.chips.index(watched))
        elif watched is self.edit:
            self._hide_offers()
            if self.edit.text().strip() and event.reason() != Qt.FocusReason.PopupFocusReason:
                # what was typed is not lost when one goes on
                self.add(self.edit.text())

    def _takes_key(self, event: QKeyEvent) -> bool:
        key, typed = Qt.Key(event.key()), self.edit.text()
        if key in _ROWS:
            if not self.offered:
                self._offer(typed)
            else:
                self._step(_ROWS[key])
        elif key in _ENTER and not event.modifiers():
            offers = self._offers.current if self._offers is not None and self.offered else ""
            self.add(offers or typed)
        elif key == Qt.Key.Key_Escape and self.offered:
            self._hide_offers()
        elif key in {Qt.Key.Key_Backspace, Qt.Key.Key_Left} and self._is_at_start() and self.chips:
            self.chips[-1].setFocus()
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        offers = self._list()
        offers.step(by)
        self.edit.setAccessibleDescription(offers.current)

    def _is_at_start(self) -> bool:
        return self.edit.cursorPosition() == 0 and not self.edit.hasSelectedText()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(look.colour("surface"))
        has_focus = self.edit.hasFocus()
        painter.setPen(look.pen("accent", 2) if has_focus else look.pen("field"))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5) if has_focus else rect, 6, 6)
        painter.end()
