"""Putting a note right: the text as it is, to write anew; the old one stays in the history."""

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from flexdesk.base.errors import FlexDeskError
from flexdesk.base.language import _
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import columns, rows
from flexdesk.ui.parts.fields import NoticeBar
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.text_field import TextField

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_HEIGHT = 260
KEEP_AFTER_MS = 500


class CorrectionPanel(QWidget):
    """One note's text; what is typed is kept as a draft until it is saved."""

    saved = Signal(str)
    rested = Signal(str)

    def __init__(self, look: Look, *, keep: Callable[[str], None]) -> None:
        super().__init__()
        self.setObjectName("correction-panel")
        self._keep, self._before, self._is_over = keep, "", False
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(KEEP_AFTER_MS)
        self._resting.timeout.connect(self._on_rest)
        layout = rows(self, margins=(24, 16, 24, 24), gap=14)
        self._notice = NoticeBar(look, "correction-notice")
        layout.addWidget(self._notice)
        words = _("Den nye tekst vises i stedet. Den gamle står i historikken.")
        layout.addWidget(label(words, tone="muted", wrap=True))
        self.text = TextField(look, _("Notat"), height=_HEIGHT)
        self.text.edit.setObjectName("correction")
        self.text.edit.save_requested.connect(self._on_save)
        self.text.edit.textChanged.connect(self._resting.start)
        layout.addWidget(self.text)
        foot = columns(gap=8)
        self.save_button = Button(look, _("Gem rettelse"), kind="primary")
        self.save_button.setObjectName("save-correction")
        self.save_button.clicked.connect(self._on_save)
        foot.addWidget(self.save_button)
        foot.addStretch(1)
        foot.addWidget(label("Ctrl Enter", size=12, tone="muted"))
        layout.addLayout(foot)
        layout.addStretch(1)

    def show_note(self, text: str, draft: str) -> None:
        """Show the note's text, or what was typed last time."""
        self._before = text
        self.text.set_text(draft or text)
        self.text.edit.moveCursor(QTextCursor.MoveOperation.End)
        self._resting.stop()

    def finish(self) -> None:
        """It is saved: no draft may arrive after it."""
        self._is_over = True

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong; what is typed stays."""
        self.save_button.setEnabled(True)
        self.text.say(f"{title} {text}")

    def take_focus(self) -> None:
        """Put the cursor in the text."""
        self.text.edit.setFocus()

    def keep_draft(self) -> None:
        """Keep what is typed, at once."""
        self._resting.stop()
        if not self._is_over and self.text.text != self._before:
            # a full disk was told of when the half second before it was kept
            with suppress(FlexDeskError):
                self._keep(self.text.text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if is_ctrl and Qt.Key(event.key()) in _ENTER:
            self._on_save()
        else:
            super().keyPressEvent(event)

    def _on_rest(self) -> None:
        if not self._is_over and self.text.text != self._before:
            self.rested.emit(self.text.text)

    def _on_save(self) -> None:
        self._resting.stop()
        if self.save_button.isEnabled():
            self.save_button.setEnabled(False)
            self.saved.emit(self.text.text)
