"""The form of the open row: what happened, how, and what comes next; Ctrl+Enter saves."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from flexdesk.base.language import _
from flexdesk.domain.codes import ContactKind
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import columns, rows
from flexdesk.ui.parts.checks import Check
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.fields import Finding, Mark
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.pressing import press_focused
from flexdesk.ui.parts.tabs import ChoiceRow
from flexdesk.ui.today.cases import Later, LogEntry
from flexdesk.ui.today.later import LaterChooser

if TYPE_CHECKING:
    from flexdesk.app.call_log import CallStart

KEEP_AFTER_MS = 500
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_CTRL = Qt.KeyboardModifier.ControlModifier
_HINT_FROM = 600


def log_kinds() -> list[Choice]:
    """Return the kinds one can log with, in the order they are offered."""
    return [
        Choice(ContactKind.TELEFON, _("Telefon")),
        Choice(ContactKind.BESOEG, _("Besøg")),
        Choice(ContactKind.MOEDE, _("Møde")),
        Choice(ContactKind.MAIL, _("Mail")),
        Choice(ContactKind.NOTAT, _("Notat")),
    ]


class LogForm(QWidget):
    """Text, kind, next day; when nobody was reached the task is moved instead of finished."""

    saved = Signal(object)
    left = Signal()
    resized = Signal()
    draft_changed = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._is_filling = self._is_dirty = False
        self._task_text = ""
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(KEEP_AFTER_MS)
        self._keeping.timeout.connect(self.keep)
        layout = rows(self, gap=8)
        layout.addLayout(self._build_text())
        layout.addLayout(self._build_kinds())
        layout.addWidget(self._build_next())
        layout.addWidget(self._build_phones())
        self._finding = Finding(look)
        layout.addWidget(self._finding)

    def _build_text(self) -> QHBoxLayout:
        line = columns(gap=8)
        self.edit = QLineEdit()
        self.edit.setObjectName("log-text")
        self.edit.setFont(font(14))
        self.edit.setFixedHeight(36)
        self.edit.setAccessibleName(_("Hvad skete der?"))
        self.edit.setPlaceholderText(_("Hvad skete der, og hvad er aftalt?"))
        self.edit.textEdited.connect(self._on_touched)
        line.addWidget(self.edit, 1)
        self.save = Button(self._look, _("Gem og udfør"), kind="primary")
        self.save.setObjectName("log-save")
        self.save.setToolTip(_("Gem og udfør (Ctrl Enter)"))
        self.save.clicked.connect(self._on_save)
        line.addWidget(self.save)
        return line

    def _build_kinds(self) -> QHBoxLayout:
        line = columns(gap=8)
        line.addWidget(label(_("Type"), size=13, tone="muted"))
        self.kinds = ChoiceRow(self._look, _("Type"), as_segments=True, height=30)
        self.kinds.set_choices(log_kinds())
        self.kinds.chosen.connect(self._on_kind)
        line.addWidget(self.kinds)
        line.addSpacing(8)
        self.next = LaterChooser(self._look, _("Næste"), none=_("Ingen"), height=30)
        self.next.setObjectName("log-next")
        self.next.day_chosen.connect(self._on_next)
        line.addWidget(self.next)
        line.addStretch(1)
        self._hint = label(_("Ctrl Enter"), size=12, tone="muted")
        line.addWidget(self._hint)
        return line

    def _build_next(self) -> QWidget:
        self._next_row = QWidget()
        line = columns(self._next_row, gap=8)
        line.addWidget(label(_("Næste opgave"), size=13, tone="muted"))
        self.next_text = QLineEdit()
        self.next_text.setObjectName("log-next-text")
        self.next_text.setFont(font(14))
        self.next_text.setFixedHeight(32)
        self.next_text.setAccessibleName(_("Næste opgave"))
        line.addWidget(self.next_text, 1)
        self._next_row.hide()
        return self._next_row

    def _build_phones(self) -> QWidget:
        self._phone_row = QWidget()
        line = columns(self._phone_row, gap=8)
        line.addWidget(Mark(self._look, "phone", "accent"))
        self._phones = label(size=14, tabular=True, wrap=True)
        self._phones.setObjectName("log-phones")
        self._phones.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        line.addWidget(self._phones, 1)
        self.no_contact = Check(self._look, _("Ingen kontakt opnået"))
        self.no_contact.setObjectName("log-no-contact")
        self.no_contact.toggled.connect(self._on_no_contact)
        line.addWidget(self.no_contact)
        self._phone_row.hide()
        return self._phone_row

    @property
    def entry(self) -> LogEntry:
        """What is in the form."""
        is_try = self.kinds.key == ContactKind.TELEFON and self.no_contact.isChecked()
        return LogEntry(
            text=self.edit.text().strip(),
            kind=self.kinds.key,
            is_try=is_try,
            next_day=self.next.day,
            next_text=self.next_text.text().strip(),
        )

    def offer(self, days: Sequence[Later], today: dt.date) -> None:
        """Offer these days as the next."""
        self.next.offer(days, today)

    def begin(self, task_text: str) -> None:
        """Begin with an empty form for a task; what was typed before is kept already."""
        self._is_filling = True
        self._task_text = task_text
        self.edit.clear()
        self.kinds.choose(ContactKind.TELEFON)
        self.next.set_day(None)
        self.next_text.setText(task_text)
        self.no_contact.setChecked(False)
        self._phones.setText("")
        self._is_filling = False
        self.say("")
        self._arrange()

    def fill(self, draft: LogEntry, call: "CallStart", *, is_hidden: bool) -> None:
        """Put in what was typed before, and whom one can call; what is typed since stays."""
        self._is_filling = True
        if draft.text and not self.edit.text():
            self.edit.setText(draft.text)
            self.kinds.choose(draft.kind)
        self._is_filling = False
        self._phones.setText(phone_words(call, is_hidden=is_hidden))
        self._arrange()

    def ring(self) -> None:
        """Log a call: the numbers stand beneath."""
        self.kinds.choose(ContactKind.TELEFON)
        self._arrange()
        self.edit.setFocus()

    def say(self, text: str) -> None:
        """Say what is wrong; what was typed stays."""
        self._finding.say(text)
        self.resized.emit()

    def keep(self) -> None:
        """Have what was typed kept now."""
        self._keeping.stop()
        if self._is_dirty:
            self._is_dirty = False
            self.draft_changed.emit(self.entry)

    def take_unsaved(self) -> LogEntry | None:
        """Return what was typed since it was kept last, and hold it for kept."""
        self._keeping.stop()
        if not self._is_dirty:
            return None
        self._is_dirty = False
        return self.entry

    def forget(self) -> None:
        """Empty the form: what was typed is saved, or kept already."""
        self._keeping.stop()
        self._is_dirty = False
        self.begin("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.keep()
            self.left.emit()
        elif Qt.Key(event.key()) in _ENTER and event.modifiers() & _CTRL:
            self._on_save()
        elif not press_focused(self.window(), event):
            # nothing typed here is a command of the list beneath
            event.accept()

    def fit(self, width: int) -> None:
        """Leave out the hint where there is no room for it."""
        self._hint.setVisible(width >= _HINT_FROM)

    def _on_touched(self) -> None:
        if not self._is_filling:
            self._is_dirty = True
            self._keeping.start()

    def _on_kind(self) -> None:
        self._on_touched()
        self._arrange()

    def _on_next(self, day: dt.date | None) -> None:
        self._arrange()
        if day is not None and not self.entry.is_try:
            self.next_text.setFocus()
            self.next_text.selectAll()

    def _on_no_contact(self) -> None:
        self._arrange()

    def _on_save(self) -> None:
        # the text goes to the register itself now: no draft may arrive there after it
        self._keeping.stop()
        self.saved.emit(self.entry)

    def _arrange(self) -> None:
        is_call = self.kinds.key == ContactKind.TELEFON
        is_try = self.entry.is_try
        self._phone_row.setVisible(is_call)
        self._next_row.setVisible(self.next.day is not None and not is_try)
        if is_try:
            self.next.set_words(_("Udsæt til"), _("i morgen"))
        else:
            self.next.set_words(_("Næste"), _("Ingen"))
        self.save.setText(_("Gem og udsæt") if is_try else _("Gem og udfør"))
        self.save.updateGeometry()
        self.resized.emit()


def phone_words(call: "CallStart", *, is_hidden: bool) -> str:
    """Return whom one can call, with the numbers."""
    told = []
    for phone in call.phones:
        who = call.candidate_no if is_hidden and not phone.workplace else phone.who
        words = [who, phone.number or _("intet nummer")]
        if phone.workplace and phone.note:
            words.insert(1, phone.note)
        told.append(" ".join(words))
    return "   ".join(told)
