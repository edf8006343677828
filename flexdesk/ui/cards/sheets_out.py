"""Cards that are out, one under the other: with whom, why they must back, and the letter for it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from flexdesk.base.language import _
from flexdesk.base.numbers import format_day
from flexdesk.domain.card_codes import CARD_LABELS, RecallHow
from flexdesk.ui.cards.sheets_rows import OutLine
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, columns, rows
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.choosers import Dropdown
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.pill import Pill

_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class OutCard(Card):
    """One card that is out; *can_write* adds what became of it."""

    asked_back = Signal(str)
    ended = Signal(str, str)
    copied = Signal()

    def __init__(self, look: Look, line: OutLine, *, can_write: bool) -> None:
        super().__init__(look)
        self.setObjectName("card-out")
        self._look, self.line = look, line
        self.setAccessibleName(line.to)
        self._layout = rows(self, margins=(16, 14, 16, 14), gap=8)
        self._build_head()
        self._build_letter()
        if can_write:
            self._build_answer()

    def _build_head(self) -> None:
        line, head = self.line, columns(gap=12)
        self._layout.addLayout(head)
        head.addWidget(label(line.to, bold=True, tone="head", wrap=True), 1, _MIDDLE)
        pill = Pill(self._look)
        # a pill that speaks before it lies on the card is a window of its own
        head.addWidget(pill, 0, _MIDDLE)
        if line.asked_back_on is not None:
            day = format_day(line.asked_back_on)
            pill.say(_("Kaldt hjem {day}").format(day=day), icon="undo-2", tone="amber")
        elif line.reason:
            pill.say(_("Skal hjem"), icon="triangle-alert", tone="danger")
        told = (
            line.person,
            _("Version {n}").format(n=line.number),
            _("udleveret {day}").format(day=format_day(line.day)),
            line.channel.lower(),
        )
        words = " · ".join(part for part in told if part)
        self._layout.addWidget(label(words, size=13, tone="muted", wrap=True, tabular=True))
        if not line.can_ask:
            keeps = _("Det er borgerens eget: det kaldes ikke hjem.")
            self._layout.addWidget(label(keeps, size=13, tone="muted", wrap=True))
        if line.reason:
            self._layout.addWidget(label(line.reason, size=13, tone="danger", wrap=True))

    def _build_letter(self) -> None:
        verbs = columns(gap=8)
        self._verbs = verbs
        if self.line.letter:
            self._copy = self._button(_("Kopiér brev"), "copy", "card-out-copy")
            self._copy.clicked.connect(self._on_copy)
            self._show = self._button(_("Vis brev"), "", "card-out-show")
            self._show.clicked.connect(self._on_show)
            verbs.addWidget(self._copy)
            verbs.addWidget(self._show)
        verbs.addStretch(1)
        self._layout.addLayout(verbs)
        self._letter = label(self.line.letter, size=13, wrap=True)
        self._letter.setObjectName("card-out-letter")
        self._letter.setContentsMargins(0, 4, 0, 4)
        self._letter.hide()
        self._layout.addWidget(self._letter)

    def _build_answer(self) -> None:
        if self.line.asked_back_on is None and self.line.can_ask:
            back = self._button(_("Kald hjem"), "undo-2", "card-out-back")
            back.clicked.connect(self._on_back)
            self._verbs.insertWidget(0, back)
        line = columns(gap=8)
        self.how = Dropdown(self._look, _("Sådan endte det"), height=32, is_wide=True)
        self.how.setObjectName("card-out-how")
        named = CARD_LABELS[RecallHow]
        none = Choice("", _("Vælg…"))
        self.how.set_choices([none, *(Choice(how.value, named[how]) for how in RecallHow)], "")
        self.how.chosen.connect(self._on_how)
        line.addWidget(self.how, 1)
        self._save = self._button(_("Gem svar"), "", "card-out-save")
        self._save.setEnabled(False)
        self._save.clicked.connect(self._on_save)
        line.addWidget(self._save)
        self._layout.addLayout(line)

    def _button(self, text: str, icon: str, name: str) -> Button:
        made = Button(self._look, text, icon=icon, height=32)
        made.setObjectName(name)
        made.setAccessibleName(f"{text}: {self.line.to}")
        return made

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.line.letter)
        self.copied.emit()

    def _on_show(self) -> None:
        is_shown = self._letter.isHidden()
        self._letter.setVisible(is_shown)
        self._show.setText(_("Skjul brev") if is_shown else _("Vis brev"))
        self._show.updateGeometry()

    def _on_back(self) -> None:
        self.asked_back.emit(self.line.id)

    def _on_how(self) -> None:
        self._save.setEnabled(bool(self.how.key))

    def _on_save(self) -> None:
        self.ended.emit(self.line.id, self.how.key)


class OutList(QWidget):
    """All cards that are out."""

    asked_back = Signal(str)
    ended = Signal(str, str)
    copied = Signal()

    def __init__(self, look: Look, *, can_write: bool) -> None:
        super().__init__()
        self._look, self._can_write = look, can_write
        layout: QVBoxLayout = rows(self, gap=10)
        self._title = label(bold=True, wrap=True)
        layout.addWidget(self._title)
        self._body = rows_under(layout)
        self.cards: list[OutCard] = []

    def show_lines(self, title: str, lines: Sequence[OutLine]) -> None:
        """Show these cards under a title."""
        for card in self.cards:
            self._body.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        self._title.setText(title)
        self._title.setVisible(bool(title))
        for line in lines:
            card = OutCard(self._look, line, can_write=self._can_write)
            card.asked_back.connect(self.asked_back)
            card.ended.connect(self.ended)
            card.copied.connect(self.copied)
            self.cards.append(card)
            self._body.addWidget(card)


def rows_under(layout: QVBoxLayout) -> QVBoxLayout:
    """Add a column to a layout and return it."""
    made = QVBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(10)
    layout.addLayout(made)
    return made
