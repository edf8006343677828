"""The tab Afsnit: which parts the card has, and in which order the main column stands."""

import dataclasses

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from flexdesk.base.language import _
from flexdesk.domain.card_codes import CARD_LABELS, MAIN_SECTIONS, SIDE_SECTIONS, Section
from flexdesk.domain.kandidatkort import CardContent, main_order, texts_of
from flexdesk.ui.cards.builder_pages import BuilderPage
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button, icon_button
from flexdesk.ui.parts.cards import columns, rows
from flexdesk.ui.parts.checks import Check
from flexdesk.ui.parts.labels import label

_ALT = Qt.KeyboardModifier.AltModifier
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_HEIGHT = 32
_TOP_SECTIONS = (Section.NAVN, Section.OVERSKRIFT)


class _PartCheck(Check):
    """A check that leaves Alt and an arrow to its line: Qt would go to a neighbour."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & _ALT:
            event.ignore()
        else:
            super().keyPressEvent(event)


class SectionLine(QWidget):
    """One part: on or off, whether it says anything, and up and down where it can be moved."""

    turned = Signal()
    moved = Signal(int)

    def __init__(self, look: Look, section: Section, *, can_move: bool) -> None:
        super().__init__()
        self.section, self._can_move = section, can_move
        self.setFixedHeight(_HEIGHT)
        line = columns(self, gap=4)
        self.check = _PartCheck(look, CARD_LABELS[Section][section])
        self.check.setObjectName(f"card-section-{section.value.replace('_', '-')}")
        self.check.setChecked(True)
        self.check.toggled.connect(self.turned)
        self._state = label(size=13, tone="muted")
        line.addWidget(self.check)
        line.addStretch(1)
        line.addWidget(self._state)
        self.up = self._button(look, "chevron-up", _("Flyt op (Alt + pil op)"))
        self.down = self._button(look, "chevron-down", _("Flyt ned (Alt + pil ned)"))
        self.up.clicked.connect(self._on_up)
        self.down.clicked.connect(self._on_down)
        for button in (self.up, self.down):
            line.addWidget(button)
            button.setVisible(can_move)
        if not can_move:
            line.addSpacing(2 * (28 + 4))

    def _button(self, look: Look, icon: str, name: str) -> Button:
        made = icon_button(look, icon, name, height=28, bare=True)
        made.setAccessibleName(f"{CARD_LABELS[Section][self.section]}: {name}")
        made.setParent(self)
        return made

    def show_state(self, text: str) -> None:
        """Say beside the name whether there is anything in it."""
        self._state.setText(text)
        self.check.setAccessibleDescription(text)

    def event(self, event: QEvent) -> bool:
        is_key = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_key and isinstance(event, QKeyEvent) and self._is_move(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_move(event):
            self.moved.emit(_MOVES[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _is_move(self, event: QKeyEvent) -> bool:
        has_alt = bool(event.modifiers() & _ALT)
        return self._can_move and has_alt and Qt.Key(event.key()) in _MOVES

    def _on_up(self) -> None:
        self.moved.emit(-1)

    def _on_down(self) -> None:
        self.moved.emit(1)


class SectionsPage(BuilderPage):
    """Every part of the card with its check, the main ones in their order."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.lines: dict[Section, SectionLine] = {}
        self._order: list[Section] = list(MAIN_SECTIONS)
        self._is_filling = False
        hint = _("Det, der er slået fra, tegnes ikke. Det, du har skrevet, bliver stående her.")
        self.layout_.addWidget(label(hint, size=13, tone="muted", wrap=True))
        self._group(_("Øverst"), _TOP_SECTIONS)
        self._main = self._group(_("Kortet, i denne rækkefølge"), MAIN_SECTIONS, can_move=True)
        self._group(_("Spalten ved siden af"), SIDE_SECTIONS)

    def _group(
        self, title: str, sections: tuple[Section, ...], *, can_move: bool = False
    ) -> QVBoxLayout:
        group = QWidget()
        layout = rows(group, gap=2)
        layout.addWidget(label(title, bold=True))
        layout.addSpacing(4)
        for section in sections:
            line = SectionLine(self.look, section, can_move=can_move)
            line.turned.connect(self._on_turned)
            line.moved.connect(self._on_moved)
            self.lines[section] = line
            layout.addWidget(line)
        self.layout_.addWidget(group)
        return layout

    def fill(self, content: CardContent) -> None:
        self._is_filling = True
        for section, line in self.lines.items():
            line.check.setChecked(section.value not in content.off)
        whole = main_order(dataclasses.replace(content, off=()))
        self._set_order(list(whole))
        self._is_filling = False
        self.tell(content)

    def tell(self, content: CardContent) -> None:
        """Say of each part whether it says anything."""
        whole = dataclasses.replace(content, off=())
        for section, line in self.lines.items():
            is_empty = not texts_of(whole, section)
            line.show_state(_("intet skrevet") if is_empty else "")

    def read(self, content: CardContent) -> CardContent:
        off = [code.value for code, line in self.lines.items() if not line.check.isChecked()]
        known = {code.value for code in self.lines}
        rest = [code for code in content.off if code not in known]
        usual = self._order == list(MAIN_SECTIONS)
        order = () if usual and not content.order else tuple(code.value for code in self._order)
        same = set(off) | set(rest) == set(content.off)
        return dataclasses.replace(content, off=content.off if same else (*off, *rest), order=order)

    def turn_on(self, section: Section, *, is_on: bool) -> None:
        """Turn a part on or off from elsewhere on the form."""
        self._is_filling = True
        self.lines[section].check.setChecked(is_on)
        self._is_filling = False

    def take_focus(self) -> None:
        self.lines[self._order[0]].check.setFocus()

    def _on_turned(self) -> None:
        if not self._is_filling:
            self.edited.emit()

    def _on_moved(self, by: int) -> None:
        line = self.sender()
        if not isinstance(line, SectionLine) or line.section not in self._order:
            return
        order, at = list(self._order), self._order.index(line.section)
        if not 0 <= at + by < len(order):
            return
        order[at], order[at + by] = order[at + by], order[at]
        self._set_order(order)
        line.check.setFocus()
        self.edited.emit()

    def _set_order(self, order: list[Section]) -> None:
        self._order = order
        before: QWidget | None = None
        for at, section in enumerate(order):
            line = self.lines[section]
            if self._main.indexOf(line) != at + 2:
                self._main.removeWidget(line)
                self._main.insertWidget(at + 2, line)
            line.up.setEnabled(at > 0)
            line.down.setEnabled(at < len(order) - 1)
            for widget in (line.check, line.up, line.down):
                if before is not None:
                    QWidget.setTabOrder(before, widget)
                before = widget
