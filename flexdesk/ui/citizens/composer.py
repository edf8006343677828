"""The composer of a note: kind, text, Ctrl+Enter; what is typed is kept as a draft at once."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from flexdesk.app.drafts import NO_DRAFT, NoteDraft
from flexdesk.base.language import _
from flexdesk.domain.codes import ContactKind
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import columns, rows
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.fields import Composer, Finding
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.tabs import ChoiceRow

KEEP_AFTER_MS = 500


class NoteComposer(QWidget):
    """A note to write on the chosen citizen."""

    saved = Signal(str, str)
    cancelled = Signal()
    draft_changed = Signal(str, object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._citizen = ""
        self._drafts: dict[str, NoteDraft] = {}
        self._is_filling = False
        self._is_dirty = False
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(KEEP_AFTER_MS)
        self._keeping.timeout.connect(self.keep)
        layout = rows(self, gap=8)
        self._kinds = ChoiceRow(look, _("Slags"), as_segments=True, height=32)
        self._kinds.set_choices(
            [
                Choice(ContactKind.NOTAT, _("Notat")),
                Choice(ContactKind.TELEFON, _("Telefon")),
                Choice(ContactKind.BESOEG, _("Besøg")),
                Choice(ContactKind.MOEDE, _("Møde")),
                Choice(ContactKind.MAIL, _("Mail")),
            ]
        )
        self._kinds.chosen.connect(self._on_touched)
        layout.addWidget(self._kinds)
        self.edit = Composer(_("Notat"), _("Hvad skete der, og hvad er aftalt?"))
        self.edit.setObjectName("note")
        self.edit.setFixedHeight(112)
        self.edit.save_requested.connect(self._on_save)
        self.edit.textChanged.connect(self._on_touched)
        layout.addWidget(self.edit)
        self._finding = Finding(look)
        layout.addWidget(self._finding)
        foot = columns(gap=8)
        self._save = Button(look, _("Gem notat"), kind="primary", height=32)
        self._save.setObjectName("save-note")
        self._save.clicked.connect(self._on_save)
        later = Button(look, _("Luk"), height=32)
        later.setToolTip(_("Kladden bliver hos borgeren (Esc)"))
        later.clicked.connect(self._on_cancel)
        self._discard = Button(look, _("Kassér"), kind="link")
        self._discard.setObjectName("discard-note")
        self._discard.setToolTip(_("Smid kladden væk"))
        self._discard.clicked.connect(self._on_discard)
        foot.addWidget(self._save)
        foot.addWidget(later)
        foot.addWidget(self._discard)
        foot.addStretch(1)
        foot.addWidget(label("Ctrl Enter", size=12, tone="muted"))
        layout.addLayout(foot)
        self.hide()

    def open(self) -> None:
        """Show the composer with the draft of this citizen."""
        if self.isHidden():
            self._fill()
        self.show()
        self.edit.setFocus()
        self.edit.moveCursor(QTextCursor.MoveOperation.End)

    @property
    def has_draft(self) -> bool:
        """Whether a half-written note waits for this citizen."""
        return bool(self._drafts.get(self._citizen, NO_DRAFT).text.strip())

    def set_citizen(self, citizen: str, draft: NoteDraft = NO_DRAFT) -> None:
        """Go on with another citizen; a half-written note waits for its own."""
        if citizen == self._citizen:
            return
        self.keep()
        self._citizen = citizen
        if citizen not in self._drafts and draft.text:
            self._drafts[citizen] = draft
        self._finding.say("")
        if not self.isHidden():
            self._fill()

    def close_saved(self) -> None:
        """Forget what was typed: it is saved."""
        self._empty()

    def forget(self) -> None:
        """Drop every text from the window; what was typed is in the register."""
        self.keep()
        self._citizen = ""
        self._empty()

    def keep(self) -> None:
        """Have what was typed kept now, without waiting for a rest."""
        unsaved = self.take_unsaved()
        if unsaved is not None:
            self.draft_changed.emit(*unsaved)

    def take_unsaved(self) -> tuple[str, NoteDraft] | None:
        """Return what was typed since it was kept last, and hold it for kept from now on."""
        self._keeping.stop()
        if not self._is_dirty:
            return None
        self._is_dirty = False
        draft = NoteDraft(self.edit.toPlainText(), self._kinds.key)
        self._drafts[self._citizen] = draft
        return self._citizen, draft

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong; the text stays, here and as a draft."""
        if self._is_dirty:
            self._keeping.start()
        self._finding.say(f"{title} {text}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_cancel()
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        draft = self._drafts.get(self._citizen, NO_DRAFT)
        self._is_filling = True
        self._kinds.choose(draft.kind)
        self.edit.setPlainText(draft.text)
        self._is_filling = False

    def _empty(self) -> None:
        self._keeping.stop()
        self._is_dirty = False
        self._drafts.pop(self._citizen, None)
        self._is_filling = True
        self.edit.clear()
        self._is_filling = False
        self._finding.say("")
        self.hide()

    def _on_touched(self) -> None:
        if not self._is_filling and self._citizen:
            self._is_dirty = True
            self._keeping.start()

    def _on_discard(self) -> None:
        citizen = self._citizen
        self._empty()
        self.draft_changed.emit(citizen, NO_DRAFT)
        self.cancelled.emit()

    def _on_save(self) -> None:
        text = self.edit.toPlainText().strip()
        if text:
            # the note goes to the register itself now: no draft may arrive there after it
            self._keeping.stop()
            self.saved.emit(text, self._kinds.key)
        else:
            self._finding.say(_("Notatet er tomt. Skriv, hvad der skete."))

    def _on_cancel(self) -> None:
        self.keep()
        self.hide()
        self.cancelled.emit()
