"""A field of several lines: a label above, a hint at its right, what is wrong beneath."""

from PySide6.QtWidgets import QWidget

from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.cards import columns, rows
from flexdesk.ui.parts.fields import Composer, Finding
from flexdesk.ui.parts.labels import label


class TextField(QWidget):
    """A labelled text in which Tab leaves and Ctrl+Enter saves."""

    def __init__(
        self, look: Look, text: str, *, hint: str = "", placeholder: str = "", height: int = 84
    ) -> None:
        super().__init__()
        layout = rows(self, gap=6)
        head = columns()
        self._label = label(text, bold=True)
        head.addWidget(self._label)
        head.addStretch(1)
        head.addWidget(label(hint, size=13, tone="muted"))
        layout.addLayout(head)
        self.edit = Composer(text, placeholder)
        self.edit.setFixedHeight(height)
        self._label.setBuddy(self.edit)
        layout.addWidget(self.edit)
        self.finding = Finding(look)
        layout.addWidget(self.finding)
        self.edit.textChanged.connect(self._on_changed)

    @property
    def text(self) -> str:
        """What is typed."""
        return self.edit.toPlainText()

    def set_text(self, text: str) -> None:
        """Put a text in the field."""
        self.edit.setPlainText(text)

    def say(self, text: str) -> None:
        """Mark the field as wrong with a sentence; an empty one clears it."""
        self.finding.say(text)
        self.edit.setProperty("wrong", bool(text))
        self.edit.style().unpolish(self.edit)
        self.edit.style().polish(self.edit)

    def _on_changed(self) -> None:
        if self.finding.text:
            self.say("")
