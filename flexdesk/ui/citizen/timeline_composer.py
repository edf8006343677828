"""The composer of notes and contacts: kind, who took it, with whom, when; kept while it is typed.

What is typed is kept as a draft at most half a second after a key, however long one types on.
"""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QCompleter, QGridLayout, QHBoxLayout, QWidget

from flexdesk.app.contacts import KINDS, NO_TALK, TAKEN_BY_LABELS, TakenBy, TalkDraft
from flexdesk.base.language import _
from flexdesk.domain.codes import ContactKind
from flexdesk.domain.labels import label as word
from flexdesk.ui.citizen.timeline_chips import ChipRow
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, columns, rows
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.choosers import DayChooser
from flexdesk.ui.parts.fields import Composer, Field, Finding
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.tabs import ChoiceRow

KEEP_AFTER_MS = 400
_ENTERS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_WIDE = 620
_HIGH, _LOW = 104, 64
_SHORT = {ContactKind.INGEN_KONTAKT: "Ingen kontakt", ContactKind.NOTAT: "Notat"}


def _kinds() -> list[Choice]:
    codes = (ContactKind.NOTAT.value, *KINDS)
    return [
        Choice(code, _SHORT.get(ContactKind(code)) or word(code, ContactKind)) for code in codes
    ]


class _TakenBy(QWidget):
    """Who took the contact."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        layout = rows(self, gap=6)
        layout.addWidget(label(_("Taget af"), bold=True))
        self.row = ChoiceRow(look, _("Taget af"), as_segments=True)
        self.row.set_choices([Choice(code, text) for code, text in TAKEN_BY_LABELS.items()])
        layout.addWidget(self.row)


class TalkComposer(Card):
    """A note or a contact to write about the citizen."""

    saved = Signal(object)
    closed = Signal()
    draft_changed = Signal(str, object)
    composing = Signal(bool)

    def __init__(self, look: Look) -> None:
        super().__init__(look, ground="raised", edge="rule")
        self._citizen = ""
        self._base = NO_TALK
        self._day: dt.date | None = None
        self._today: dt.date | None = None
        self._is_filling = self._is_dirty = False
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(KEEP_AFTER_MS)
        self._keeping.timeout.connect(self.keep)
        layout = rows(self, margins=(16, 14, 16, 14), gap=10)
        self._about = label(size=13, bold=True, tone="head", wrap=True)
        layout.addWidget(self._about)
        self.kinds = ChipRow(look, _("Slags"), is_exclusive=True)
        self.kinds.set_choices(_kinds())
        layout.addWidget(self.kinds)
        layout.addWidget(self._build_details(look))
        self.edit = Composer(_("Notat"), _("Hvad skete der, og hvad er aftalt?"))
        self.edit.setObjectName("talk")
        self.edit.setFixedHeight(_HIGH)
        layout.addWidget(self.edit)
        self._finding = Finding(look)
        layout.addWidget(self._finding)
        layout.addLayout(self._build_foot(look))
        self._connect()
        self.hide()

    def _build_details(self, look: Look) -> QWidget:
        self._details = QWidget()
        self._grid = QGridLayout(self._details)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self.taken_by = _TakenBy(look)
        self.workplace = Field(look, _("Arbejdsplads"), hint=_("kan udelades"))
        self.workplace.edit.setObjectName("talk-workplace")
        self.person = Field(look, _("Med"), hint=_("kan udelades"))
        self.person.edit.setObjectName("talk-person")
        self._completer = QCompleter([], self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.workplace.edit.setCompleter(self._completer)
        self._is_wide = True
        self._place_details()
        return self._details

    def _place_details(self) -> None:
        details: tuple[QWidget, ...] = (self.taken_by, self.workplace, self.person)
        for widget in details:
            self._grid.removeWidget(widget)
        if self._is_wide:
            for at, widget in enumerate(details):
                self._grid.addWidget(widget, 0, at, Qt.AlignmentFlag.AlignTop)
        else:
            self._grid.addWidget(self.taken_by, 0, 0, 1, 2)
            self._grid.addWidget(self.workplace, 1, 0)
            self._grid.addWidget(self.person, 1, 1)
        for column in range(3):
            self._grid.setColumnStretch(column, int(column > 0 or not self._is_wide))

    def _build_foot(self, look: Look) -> QHBoxLayout:
        foot = columns(gap=8)
        self._save = Button(look, _("Gem notat"), kind="primary", height=32)
        self._save.setObjectName("save-talk")
        self._save.setToolTip(_("Gem (Ctrl Enter)"))
        self._later = Button(look, _("Luk"), height=32)
        self._later.setToolTip(_("Kladden bliver hos borgeren (Esc)"))
        self._discard = Button(look, _("Kassér"), kind="link")
        self._discard.setObjectName("discard-talk")
        self._discard.setToolTip(_("Smid kladden væk"))
        self.day = DayChooser(look, _("Dag"), height=32)
        self.day.setObjectName("talk-day")
        for widget in (self._save, self._later, self._discard):
            foot.addWidget(widget)
        foot.addStretch(1)
        self._keys = label("Ctrl Enter", size=12, tone="muted")
        foot.addWidget(self._keys)
        foot.addWidget(self.day)
        return foot

    def _connect(self) -> None:
        self.kinds.changed.connect(self._on_kind)
        self.edit.save_requested.connect(self._on_save)
        self.edit.textChanged.connect(self._on_touched)
        self.taken_by.row.chosen.connect(self._on_touched)
        self.workplace.edit.textEdited.connect(self._on_touched)
        self.person.edit.textEdited.connect(self._on_touched)
        self.day.day_chosen.connect(self._on_day)
        self._save.clicked.connect(self._on_save)
        self._later.clicked.connect(self._on_close)
        self._discard.clicked.connect(self._on_discard)

    @property
    def is_open(self) -> bool:
        """Whether something is being written."""
        return not self.isHidden()

    @property
    def talk(self) -> TalkDraft:
        """What is written and chosen now."""
        is_today = self._day is None or self._day == self._today
        return TalkDraft(
            text=self.edit.toPlainText(),
            kind=self.kinds.key or ContactKind.NOTAT.value,
            taken_by=self.taken_by.row.key,
            workplace=self.workplace.text,
            person=self.person.text,
            day="" if is_today or self._day is None else self._day.isoformat(),
            corrects=self._base.corrects,
            finishes=self._base.finishes,
        )

    def set_citizen(self, citizen: str, today: dt.date, draft: TalkDraft) -> None:
        """Go on with a citizen; what was being written about another stays its draft."""
        self._today = today
        if citizen == self._citizen:
            return
        self.keep()
        self._citizen = citizen
        self._finding.say("")
        self._set_open(is_on=False)
        self._fill(draft)

    def offer(self, workplaces: Sequence[str]) -> None:
        """Complete what is typed as a workplace from these names."""
        self._completer.setModel(QStringListModel(list(workplaces), self._completer))

    @property
    def has_draft(self) -> bool:
        """Whether something half-written waits."""
        return not self.talk.is_empty

    def open(self, talk: TalkDraft | None = None, about: str = "") -> None:
        """Show the composer with what was begun, or with something certain to write."""
        if talk is not None and self.has_draft and talk != self._base:
            # one draft a citizen: what was begun first is never written over
            self._finding.say(_("Gem eller kassér først det, du er begyndt på."))
        elif talk is not None:
            self._fill(talk)
            self._say_about(about)
        elif not self.is_open:
            self._say_about(_("Fortsæt, hvor du slap") if self.has_draft else "")
        self._set_open(is_on=True)
        self.take_focus()

    def set_tight(self, *, is_tight: bool) -> None:
        """Take less height: the window is low."""
        self.edit.setFixedHeight(_LOW if is_tight else _HIGH)

    def take_focus(self) -> None:
        """Put the cursor in the text."""
        self.edit.setFocus()
        self.edit.moveCursor(QTextCursor.MoveOperation.End)

    def close_saved(self) -> None:
        """Forget what was typed: it is saved."""
        self._keeping.stop()
        self._fill(NO_TALK)
        self._finding.say("")
        self._set_open(is_on=False)

    def forget(self) -> None:
        """Drop every text from the window; what was typed is in the register."""
        self.keep()
        self._citizen = ""
        self.close_saved()

    def keep(self) -> None:
        """Have what was typed kept now."""
        unsaved = self.take_unsaved()
        if unsaved is not None:
            self.draft_changed.emit(*unsaved)

    def take_unsaved(self) -> tuple[str, TalkDraft] | None:
        """Return what was typed since it was kept last, and hold it for kept from now on."""
        self._keeping.stop()
        if not self._is_dirty or not self._citizen:
            return None
        self._is_dirty = False
        return self._citizen, self.talk

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong; the text stays, here and as a draft."""
        self._is_dirty = True
        self._keeping.start()
        self._finding.say(f"{title} {text}".strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self._on_close()
        elif is_ctrl and Qt.Key(event.key()) in _ENTERS:
            self._on_save()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= _WIDE
        if is_wide != self._is_wide:
            self._is_wide = is_wide
            self._place_details()
        self._keys.setVisible(is_wide)

    def _fill(self, talk: TalkDraft) -> None:
        self._is_filling = True
        self._base = talk
        self.kinds.choose(talk.kind)
        self.taken_by.row.choose(talk.taken_by or TakenBy.KONSULENT.value)
        self.workplace.edit.setText(talk.workplace)
        self.person.edit.setText(talk.person)
        self.edit.setPlainText(talk.text)
        self._day = dt.date.fromisoformat(talk.day) if talk.day else self._today
        if self._day is not None and self._today is not None:
            self.day.set_day(self._day, self._today)
        self._is_filling = self._is_dirty = False
        self._show_details()

    def _show_details(self) -> None:
        """Show what the kind asks for; a correction and a finished task ask for less."""
        base = self._base
        is_contact = self.kinds.key != ContactKind.NOTAT
        self.kinds.setVisible(not base.corrects)
        self._details.setVisible(is_contact and not base.corrects and not base.finishes)
        self.day.setVisible(not base.corrects and not base.finishes)
        is_try = self.kinds.key == ContactKind.INGEN_KONTAKT
        self.edit.setPlaceholderText(
            _("Kan stå tom: det tæller som et forsøg, ikke som en kontakt")
            if is_try
            else _("Hvad skete der, og hvad er aftalt?")
        )
        self._save.setText(self._verb(is_contact=is_contact))
        self._save.updateGeometry()

    def _verb(self, *, is_contact: bool) -> str:
        if self._base.corrects:
            return _("Gem rettelse")
        if self._base.finishes:
            return _("Udfør og gem")
        return _("Gem kontakt") if is_contact else _("Gem notat")

    def _say_about(self, text: str) -> None:
        self._about.setText(text)
        self._about.setVisible(bool(text))

    def _on_kind(self) -> None:
        self._show_details()
        self._on_touched()

    def _on_day(self, day: dt.date) -> None:
        self._day = day
        self._on_touched()

    def _on_touched(self) -> None:
        if self._is_filling or not self._citizen:
            return
        self._is_dirty = True
        self._finding.say("")
        # not begun anew at each key: one who types on and on loses half a second, no more
        if not self._keeping.isActive():
            self._keeping.start()

    def _on_discard(self) -> None:
        citizen = self._citizen
        self.close_saved()
        self.draft_changed.emit(citizen, NO_TALK)
        self.closed.emit()

    def _on_save(self) -> None:
        talk = self.talk
        needs_text = talk.kind != ContactKind.INGEN_KONTAKT and not talk.finishes
        if needs_text and not talk.text.strip():
            self._finding.say(_("Der står intet endnu. Skriv, hvad der skete."))
            self.take_focus()
            return
        # it goes to the register itself now: no draft may arrive there after it
        self._keeping.stop()
        self._is_dirty = False
        self.saved.emit(talk)

    def _on_close(self) -> None:
        self.keep()
        self._set_open(is_on=False)
        self.closed.emit()

    def _set_open(self, *, is_on: bool) -> None:
        if is_on == self.isHidden():
            self.setVisible(is_on)
            self.composing.emit(is_on)
