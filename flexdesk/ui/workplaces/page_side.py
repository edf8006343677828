"""The side of the page of a workplace: next step, whom one talks to, openings."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from flexdesk.base.language import _
from flexdesk.base.numbers import format_day, format_number
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button, icon_button
from flexdesk.ui.parts.cards import Card, Hairline, columns, rows, title_row
from flexdesk.ui.parts.fields import Mark
from flexdesk.ui.parts.labels import label, set_tone
from flexdesk.ui.workplaces.page_lines import person_about, person_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flexdesk.app.opening_lines import OpeningLine
    from flexdesk.app.people_at import ContactPerson
    from flexdesk.app.workplace_page import NextAction

_TOP = Qt.AlignmentFlag.AlignTop
_MARGINS = (16, 14, 12, 12)


def empty_out(layout: QVBoxLayout) -> None:
    """Take every line out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


class NextCard(Card):
    """What is to be done next at the workplace, by whom and when."""

    change_wanted = Signal()
    finished = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.setObjectName("workplace-next")
        layout = rows(self, margins=_MARGINS, gap=4)
        self._change = Button(look, "", kind="link")
        self._change.setObjectName("change-next")
        self._change.clicked.connect(self.change_wanted)
        head, _title = title_row(_("Næste skridt"), self._change)
        layout.addLayout(head)
        line = columns(gap=8)
        self.done = icon_button(look, "check", _("Udfør"), height=28)
        self.done.setObjectName("finish-next-action")
        self.done.clicked.connect(self.finished)
        line.addWidget(self.done, 0, _TOP)
        words = QWidget()
        inner = rows(words, margins=(0, 3, 0, 0), gap=1)
        self._text = label(bold=True, wrap=True)
        self._when = label(size=13, tone="muted", tabular=True, wrap=True)
        inner.addWidget(self._text)
        inner.addWidget(self._when)
        line.addWidget(words, 1)
        layout.addLayout(line)

    def show_next(self, action: "NextAction | None", *, is_hidden: bool) -> None:
        """Show it, or that nothing is agreed; its words stay away while names are hidden."""
        self.done.setVisible(action is not None)
        self._change.setText(_("Ret…") if action else _("Skriv…"))
        name = _("Ret næste skridt") if action else _("Skriv næste skridt")
        self._change.setAccessibleName(name)
        self._change.updateGeometry()
        set_tone(self._text, "ink" if action else "muted")
        if action is None:
            self._text.setText(_("Intet aftalt"))
            self._when.hide()
            return
        text = _("Skjult (F9)") if is_hidden else action.text
        self._text.setText(text)
        self.done.setAccessibleName(_("Udfør: {text}").format(text=text))
        day = format_day(action.on) if action.on else _("uden dag")
        if action.is_overdue:
            day = _("{day}, dagen er gået").format(day=day)
        self._when.setText(" · ".join(part for part in (day, action.by) if part))
        set_tone(self._when, "amber" if action.is_overdue else "muted")
        self._when.show()


class PersonsCard(Card):
    """Whom one talks to, numbers to copy; who has left stands last and says so."""

    new_wanted = Signal()
    edit_wanted = Signal(str)
    copy_wanted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.setObjectName("workplace-persons")
        self._look = look
        self._shown: tuple[tuple[ContactPerson, ...], bool] | None = None
        layout = rows(self, margins=_MARGINS, gap=0)
        new = Button(look, _("Ny"), kind="link")
        new.setObjectName("new-person")
        new.setAccessibleName(_("Ny kontaktperson"))
        new.clicked.connect(self.new_wanted)
        head, _title = title_row(_("Kontaktpersoner"), new)
        head.setContentsMargins(0, 0, 0, 4)
        layout.addLayout(head)
        body = QWidget()
        self._lines = rows(body, gap=0)
        layout.addWidget(body)

    def show_persons(self, persons: "Sequence[ContactPerson]", *, is_hidden: bool) -> None:
        """Show these people; the same ones stay as they stand, with the focus."""
        if (tuple(persons), is_hidden) == self._shown:
            return
        self._shown = (tuple(persons), is_hidden)
        empty_out(self._lines)
        for at, person in enumerate(persons):
            if at:
                self._lines.addWidget(Hairline(self._look))
            self._lines.addWidget(self._line(person, is_hidden=is_hidden))
        if not persons:
            self._lines.addWidget(label(_("Ingen skrevet endnu"), tone="muted"))

    def _line(self, person: "ContactPerson", *, is_hidden: bool) -> QWidget:
        line = QWidget()
        inner = rows(line, margins=(0, 4, 0, 6), gap=0)
        name = person_name(person, is_hidden=is_hidden)
        tone = "ink" if person.is_here else "muted"
        head = columns(gap=4)
        head.addWidget(label(name, bold=person.is_here, tone=tone, wrap=True), 1)
        edit = icon_button(self._look, "pencil", _("Ret {name}").format(name=name), height=28,
                           bare=True)  # fmt: skip
        edit.setProperty("person", person.id)
        edit.clicked.connect(self._on_edit)
        head.addWidget(edit, 0, _TOP)
        inner.addLayout(head)
        about = person_about(person)
        if about:
            inner.addWidget(label(about, size=13, tone="muted", wrap=True))
        for text, icon, verb in (
            (person.phone, "phone", _("Kopiér telefonnummer {text}")),
            (person.email, "mail", _("Kopiér mailadresse {text}")),
        ):
            if text and person.is_here and not (is_hidden and icon == "mail"):
                inner.addWidget(self._copied(text, icon, verb.format(text=text)))
        return line

    def _copied(self, text: str, icon: str, name: str) -> QWidget:
        line = QWidget()
        layout = columns(line, gap=6)
        layout.addWidget(Mark(self._look, icon, "muted", 16))
        layout.addWidget(label(text, tabular=True, wrap="@" in text), 1)
        copy = icon_button(self._look, "copy", name, height=28, bare=True)
        copy.setProperty("copied", text)
        copy.clicked.connect(self._on_copy)
        layout.addWidget(copy)
        return line

    def _on_edit(self) -> None:
        self.edit_wanted.emit(str(self.sender().property("person")))

    def _on_copy(self) -> None:
        self.copy_wanted.emit(str(self.sender().property("copied")))


class OpeningsCard(Card):
    """The work the place would give somebody; the open ones, the closed when asked for."""

    new_wanted = Signal()
    opened = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.setObjectName("workplace-openings")
        self._look = look
        self._every: tuple[OpeningLine, ...] = ()
        self._is_open = False
        layout = rows(self, margins=_MARGINS, gap=0)
        new = Button(look, _("Ny"), kind="link")
        new.setObjectName("new-opening")
        new.setAccessibleName(_("Ny ledig plads"))
        new.clicked.connect(self.new_wanted)
        head, _title = title_row(_("Ledige pladser"), new)
        head.setContentsMargins(0, 0, 0, 4)
        layout.addLayout(head)
        body = QWidget()
        self._lines = rows(body, gap=0)
        layout.addWidget(body)
        self._more = Button(look, "", kind="link")
        self._more.setObjectName("closed-openings")
        self._more.clicked.connect(self._on_more)
        layout.addWidget(self._more)

    def show_openings(self, openings: "Sequence[OpeningLine]", *, is_new: bool) -> None:
        """Show these; *is_new* says that they are another workplace's."""
        if tuple(openings) == self._every and not is_new:
            return
        self._every = tuple(openings)
        self._is_open = self._is_open and not is_new
        self._build()

    def _build(self) -> None:
        empty_out(self._lines)
        closed = sum(not each.is_open for each in self._every)
        shown = [each for each in self._every if each.is_open or self._is_open]
        for at, each in enumerate(shown):
            if at:
                self._lines.addWidget(Hairline(self._look))
            self._lines.addWidget(self._line(each))
        if not shown:
            self._lines.addWidget(label(_("Ingen ledige nu"), tone="muted"))
        self._more.setText(_("Vis {n} lukkede").format(n=format_number(closed)))
        self._more.updateGeometry()
        self._more.setVisible(bool(closed) and not self._is_open)

    def _line(self, opening: "OpeningLine") -> QWidget:
        line = QWidget()
        layout = columns(line, margins=(0, 6, 0, 6), gap=4)
        words = QWidget()
        inner = rows(words, margins=(0, 3, 0, 0), gap=2)
        tone = "ink" if opening.is_open else "muted"
        inner.addWidget(label(opening.title, bold=opening.is_open, tone=tone, wrap=True))
        for text in (opening.summary, opening.text, opening.state_text):
            if text:
                inner.addWidget(label(text, size=13, tone="muted", wrap=True, tabular=True))
        layout.addWidget(words, 1)
        verb = _("Ret eller luk {title}") if opening.is_open else _("Ret {title}")
        edit = icon_button(self._look, "pencil", verb.format(title=opening.title), height=28,
                           bare=True)  # fmt: skip
        edit.setProperty("opening", opening.id)
        edit.clicked.connect(self._on_edit)
        layout.addWidget(edit, 0, _TOP)
        return line

    def _on_edit(self) -> None:
        self.opened.emit(str(self.sender().property("opening")))

    def _on_more(self) -> None:
        self._is_open = True
        self._build()
