"""The tab Hensyn: needs of the workplace, and the translator of what must stay in the house."""

import dataclasses
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from flexdesk.base.language import _
from flexdesk.domain.kandidatkort import CardContent
from flexdesk.ui.cards.builder_pages import BuilderPage, Find, offers_of
from flexdesk.ui.cards.builder_rows import GuardedLines
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, columns, rows
from flexdesk.ui.parts.fields import Mark
from flexdesk.ui.parts.growing_text import GrowingText
from flexdesk.ui.parts.labels import label

_TOP = Qt.AlignmentFlag.AlignTop
_PAUSE_MS = 120
_MOST = 5

Translate = Callable[[str], Sequence[str]]


class Translator(Card):
    """Says what a workplace can do about what is typed here; what is typed is kept nowhere."""

    taken = Signal(str)

    def __init__(self, look: Look, translate: Translate) -> None:
        super().__init__(look, ground="tint", edge="", radius=6)
        self._look, self._translate = look, translate
        layout = rows(self, margins=(14, 12, 14, 14), gap=8)
        head = columns(gap=8)
        head.addWidget(Mark(look, "lock", "accent", 16), 0, _TOP)
        head.addWidget(label(_("Oversæt et skånehensyn til et behov"), bold=True, tone="head"), 1)
        layout.addLayout(head)
        words = _("Skriv det, som det er, her. Det kommer aldrig på kortet og gemmes ikke.")
        layout.addWidget(label(words, size=13, tone="muted", wrap=True))
        self.edit = GrowingText(look, _("Skriv det, som det er, her"), is_one=True)
        self.edit.setObjectName("card-translate")
        self.edit.setPlaceholderText(_("fx må ikke løfte over 10 kg på grund af ryggen"))
        self.edit.entered.connect(self.show_needs)
        layout.addWidget(self.edit)
        self._none = label(size=13, tone="muted", wrap=True)
        self._none.hide()
        layout.addWidget(self._none)
        self._hits = rows_of(layout.parentWidget())
        layout.addWidget(self._hits)
        self.needs: list[Button] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.show_needs)
        self.edit.textChanged.connect(self._timer.start)

    def clear(self) -> None:
        """Forget what was typed."""
        self._timer.stop()
        self.edit.set_text("")
        self.show_needs()

    def show_needs(self) -> None:
        """Offer the needs for what is typed."""
        self._timer.stop()
        typed = self.edit.text.strip()
        found = tuple(self._translate(typed))[:_MOST] if typed else ()
        for button in self.needs:
            button.hide()
            button.deleteLater()
        self.needs = [self._need(text) for text in found]
        before: QWidget = self.edit
        for button in self.needs:
            QWidget.setTabOrder(before, button)
            before = button
        none = _(
            "Intet i listen passer. Skriv selv, hvad arbejdspladsen skal gøre, i en linje ovenfor."
        )
        self._none.setText(none if typed and not found else "")
        self._none.setVisible(bool(self._none.text()))
        self._hits.setVisible(bool(found))

    def _need(self, text: str) -> Button:
        button = Button(self._look, text, icon="plus", height=28)
        button.setProperty("need", text)
        button.setAccessibleName(_("Tilføj: {need}").format(need=text))
        button.clicked.connect(self._on_need)
        layout = self._hits.layout()
        if layout is not None:
            layout.addWidget(button)
        return button

    def _on_need(self) -> None:
        self.taken.emit(str(self.sender().property("need")))


def rows_of(parent: QWidget | None) -> QWidget:
    """Return an empty column."""
    made = QWidget(parent)
    rows(made, gap=6)
    made.hide()
    return made


class NeedsPage(BuilderPage):
    """What makes it work: what the workplace does, never why."""

    def __init__(self, look: Look, find: Find, translate: Translate) -> None:
        super().__init__(look)
        self.needs = GuardedLines(
            look, _("Sådan fungerer det bedst"), "considerations", _("Tilføj hensyn"),
            offers_of(find, "hensyn"),
        )  # fmt: skip
        self.translator = Translator(look, translate)
        hint = _("Behov på arbejdspladsen, aldrig diagnoser. Pil ned i en linje viser listen.")
        self.layout_.addWidget(label(hint, size=13, tone="muted", wrap=True))
        self.layout_.addWidget(self.add_host(self.needs))
        self.layout_.addWidget(self.translator)
        self.translator.taken.connect(self._on_taken)

    def fill(self, content: CardContent) -> None:
        self.needs.fill([("", text) for text in content.considerations])

    def read(self, content: CardContent) -> CardContent:
        return dataclasses.replace(content, considerations=self.needs.texts)

    def take_focus(self) -> None:
        lines = self.needs.lines
        (lines[0].edit if lines else self.needs.add).setFocus()

    def _on_taken(self, need: str) -> None:
        if self.needs.append(need):
            self.translator.edit.setFocus()
