"""What a rule makes, or would make: the number, what follows from it, and for whom."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from flexdesk.app.follow_ups import Preview, PreviewLine
from flexdesk.base.language import _
from flexdesk.base.numbers import format_day, format_number
from flexdesk.ui.follow_ups.words import preview_notes, preview_title
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, columns, rows
from flexdesk.ui.parts.labels import label

_SHOWN = 6


class PreviewView(Card):
    """A sunken sheet in the card of a rule."""

    citizen_wanted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, ground="sunken", edge="")
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        layout = rows(self, margins=(16, 12, 16, 14), gap=6)
        head = columns(gap=8)
        self._number = label(size=30, tone="head", family="display")
        self._title = label(size=14, tone="muted", wrap=True)
        head.addWidget(self._number)
        head.addWidget(self._title, 1)
        layout.addLayout(head)
        self._notes = label(size=13, wrap=True)
        layout.addWidget(self._notes)
        self._people = QVBoxLayout()
        self._people.setSpacing(2)
        layout.addLayout(self._people)
        self._more = label(size=13, tone="muted")
        layout.addWidget(self._more)
        self._buttons: list[QWidget] = []

    @property
    def text(self) -> str:
        """All that is said."""
        parts = (self._number.text(), self._title.text(), self._notes.text(), self._more.text())
        return " ".join(part for part in parts if part)

    def show_preview(
        self, preview: Preview, *, is_on: bool, is_edited: bool, is_hidden: bool
    ) -> None:
        """Show what a choice would do."""
        self._number.setText(format_number(preview.soon))
        self._title.setText(preview_title(preview, is_on=is_on))
        notes = preview_notes(preview, is_choice=is_edited or not is_on)
        self._notes.setText("\n".join(notes))
        self._notes.setVisible(bool(notes))
        self._clear()
        for line in preview.lines[:_SHOWN]:
            self._add(line, is_hidden=is_hidden)
        left = len(preview.lines) - _SHOWN
        self._more.setText(_("og {n} andre").format(n=format_number(left)) if left > 0 else "")
        self._more.setVisible(left > 0)

    def clear(self) -> None:
        """Drop every name."""
        self._clear()
        for words in (self._number, self._title, self._notes, self._more):
            words.setText("")

    def _add(self, line: PreviewLine, *, is_hidden: bool) -> None:
        holder = QWidget()
        row = columns(holder, gap=10)
        row.addWidget(label(format_day(line.due), size=13, tone="muted", tabular=True))
        who = line.candidate_no if is_hidden else line.name
        button = Button(self._look, who or line.candidate_no, kind="link")
        button.setObjectName(f"person-{line.citizen}")
        button.setAccessibleDescription(line.text)
        button.setToolTip(line.text)
        button.clicked.connect(self._on_person)
        row.addWidget(button)
        row.addWidget(label(_("ny") if line.is_new else "", size=12, tone="accent"))
        row.addStretch(1)
        self._people.addWidget(holder)
        self._buttons.append(holder)

    def _clear(self) -> None:
        for holder in self._buttons:
            self._people.removeWidget(holder)
            holder.hide()
            holder.deleteLater()
        self._buttons = []

    def _on_person(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.citizen_wanted.emit(button.objectName().removeprefix("person-"))
