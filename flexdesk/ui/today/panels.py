"""The forms of I dag that open as sheets: a task, a note, a longer placement."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from flexdesk.base.danish import fold
from flexdesk.base.language import _
from flexdesk.base.numbers import format_day
from flexdesk.domain.codes import ContactKind
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import columns, rows
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.fields import Composer, Field, Finding
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.pressing import press_focused
from flexdesk.ui.parts.tabs import ChoiceRow
from flexdesk.ui.today.cases import Later, Person
from flexdesk.ui.today.later import LaterChooser

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_CTRL = Qt.KeyboardModifier.ControlModifier
_HITS = 6


class FormPanel(QWidget):
    """A sheet with fields, one primary button, and the sentence of what is wrong above it."""

    wanted = Signal()

    def __init__(self, look: Look, verb: str, who: str = "") -> None:
        super().__init__()
        self._look = look
        outer = rows(self, margins=(24, 16, 24, 20), gap=14)
        if who:
            outer.addWidget(label(who, size=16, bold=True, tone="head", wrap=True))
        holder = QWidget()
        self.body: QVBoxLayout = rows(holder, gap=14)
        outer.addWidget(holder)
        self._finding = Finding(look)
        outer.addWidget(self._finding)
        foot = columns(gap=8)
        self.save = Button(look, verb, kind="primary")
        self.save.setObjectName("panel-save")
        self.save.clicked.connect(self._on_save)
        foot.addWidget(self.save)
        foot.addStretch(1)
        foot.addWidget(label(_("Ctrl Enter"), size=12, tone="muted"))
        outer.addLayout(foot)
        outer.addStretch(1)

    def take_focus(self) -> None:
        """Put the cursor in the first field."""
        self.setFocus()

    def keep_draft(self) -> None:
        """Nothing of this form is kept before it is saved."""

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong; what was typed stays."""
        self._finding.say(f"{title} {text}".strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_line = isinstance(self.window().focusWidget(), QLineEdit)
        if Qt.Key(event.key()) in _ENTER and (event.modifiers() & _CTRL or is_line):
            self._on_save()
        elif not press_focused(self.window(), event):
            super().keyPressEvent(event)

    def _on_save(self) -> None:
        self._finding.say("")
        self.wanted.emit()


class PersonField(QWidget):
    """Type some of a name and press Enter: the first one found is taken."""

    chosen = Signal(str)

    def __init__(self, look: Look, people: Sequence[Person], *, is_hidden: bool) -> None:
        super().__init__()
        self._look, self._people, self._is_hidden = look, tuple(people), is_hidden
        self.person: Person | None = None
        layout = rows(self, gap=4)
        self.field = Field(look, _("Borger"), hint=_("skriv lidt af navnet"))
        self.field.edit.setObjectName("person")
        self.field.edit.textEdited.connect(self._on_edited)
        self.field.edit.returnPressed.connect(self._on_enter)
        layout.addWidget(self.field)
        self._hits: list[Button] = []
        holder = QWidget()
        self._list = rows(holder)
        layout.addWidget(holder)

    def choose(self, citizen: str) -> None:
        """Take somebody."""
        found = next((each for each in self._people if each.id == citizen), None)
        if found is not None:
            self._take(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in _ENTER:
            # it took somebody: it must not save the form as well
            event.accept()
        else:
            super().keyPressEvent(event)

    def _shown(self, person: Person) -> str:
        if self._is_hidden:
            return person.candidate_no
        return f"{person.name}, {person.candidate_no}"

    def _found(self, text: str) -> list[Person]:
        words = fold(text).split()
        if not words:
            return []
        found = (p for p in self._people if all(w in fold(self._shown(p)) for w in words))
        return [person for _at, person in zip(range(_HITS), found, strict=False)]

    def _on_edited(self, text: str) -> None:
        self.person = None
        self._clear()
        for person in self._found(text):
            button = Button(self._look, self._shown(person), kind="ghost", height=32)
            button.setProperty("citizen", person.id)
            button.clicked.connect(self._on_hit)
            self._list.addWidget(button)
            self._hits.append(button)

    def _on_enter(self) -> None:
        found = self._found(self.field.text)
        if found:
            self._take(found[0])
        else:
            self.field.say(_("Ingen borger hedder sådan"))

    def _on_hit(self) -> None:
        self.choose(str(self.sender().property("citizen")))

    def _take(self, person: Person) -> None:
        self.person = person
        self.field.edit.setText(self._shown(person))
        self.field.say("")
        self._clear()
        self.chosen.emit(person.id)

    def _clear(self) -> None:
        for button in self._hits:
            self._list.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._hits = []


class TaskPanel(FormPanel):
    """A new task: what, when, and perhaps at what time; about whom, when that is not known."""

    def __init__(self, look: Look, who: str, text: str, person: PersonField | None = None) -> None:
        super().__init__(look, _("Gem opgave"), who)
        self.person = person
        if person is not None:
            person.chosen.connect(self._on_person)
            self.body.addWidget(person)
        self.text = Field(look, _("Opgave"))
        self.text.edit.setObjectName("task-text")
        self.text.edit.setText(text)
        self.body.addWidget(self.text)
        self.day = LaterChooser(look, _("Dag"), height=36)
        self.day.setObjectName("task-day")
        self.time = Field(look, _("Klokkeslæt"), hint=_("kan udelades"))
        self.time.edit.setObjectName("task-time")
        self.time.setFixedWidth(220)
        self.body.addWidget(self.day)
        self.body.addWidget(self.time)

    def offer(self, days: Sequence[Later], today: dt.date) -> None:
        """Offer these days, the first of them chosen."""
        self.day.offer(days, today)
        self.day.set_day(days[0].day if days else today)

    def take_focus(self) -> None:
        """Put the cursor in the words, all of them chosen, or where the citizen is asked for."""
        if self.person is not None and self.person.person is None:
            self.person.field.edit.setFocus()
            return
        self.text.edit.setFocus()
        self.text.edit.selectAll()

    def _on_person(self) -> None:
        self.text.edit.setFocus()


class NotePanel(FormPanel):
    """A note about anybody; what is typed is kept with the citizen as it is on her page."""

    draft_kept = Signal(str, str, str)

    def __init__(self, look: Look, people: Sequence[Person], *, is_hidden: bool) -> None:
        super().__init__(look, _("Gem notat"))
        self.person = PersonField(look, people, is_hidden=is_hidden)
        self.person.chosen.connect(self._on_person)
        self.body.addWidget(self.person)
        self.kinds = ChoiceRow(look, _("Type"), as_segments=True, height=32)
        self.kinds.set_choices(
            [
                Choice(ContactKind.NOTAT, _("Notat")),
                Choice(ContactKind.TELEFON, _("Telefon")),
                Choice(ContactKind.BESOEG, _("Besøg")),
                Choice(ContactKind.MOEDE, _("Møde")),
                Choice(ContactKind.MAIL, _("Mail")),
            ]
        )
        self.body.addWidget(self.kinds)
        self.edit = Composer(_("Notat"), _("Hvad skete der, og hvad er aftalt?"))
        self.edit.setObjectName("note-text")
        self.edit.setFixedHeight(160)
        self.edit.save_requested.connect(self._on_save)
        self.body.addWidget(self.edit)

    @property
    def citizen(self) -> str:
        """Whom the note is about."""
        return self.person.person.id if self.person.person else ""

    def fill(self, text: str, kind: str) -> None:
        """Put in what was begun before; what is typed since stays."""
        if text and not self.edit.toPlainText():
            self.edit.setPlainText(text)
            self.kinds.choose(kind)

    def take_focus(self) -> None:
        """Put the cursor where there is something to type."""
        if self.citizen:
            self.edit.setFocus()
        else:
            self.person.field.edit.setFocus()

    def keep_draft(self) -> None:
        """Keep what is typed with the citizen."""
        if self.citizen:
            self.draft_kept.emit(self.citizen, self.edit.toPlainText(), self.kinds.key)

    def _on_person(self) -> None:
        self.edit.setFocus()


class ExtendPanel(FormPanel):
    """Until when a placement goes on."""

    def __init__(self, look: Look, who: str, until: dt.date) -> None:
        super().__init__(look, _("Forlæng forløbet"), who)
        self.day = Field(look, _("Ny planlagt slutdag"), hint=_("fx 30-09-2016"))
        self.day.edit.setObjectName("extend-day")
        self.day.edit.setText(format_day(until))
        self.day.setFixedWidth(240)
        self.body.addWidget(self.day)

    def take_focus(self) -> None:
        """Put the cursor in the day, all of it chosen."""
        self.day.edit.setFocus()
        self.day.edit.selectAll()
