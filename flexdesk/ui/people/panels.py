"""The forms of a pause, of closing a case, and of a new citizen."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from flexdesk.base.language import _
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import column, columns, rows
from flexdesk.ui.parts.fields import Mark
from flexdesk.ui.parts.labels import label
from flexdesk.ui.people.form import Form, add_link, day_hint

_DAY_WIDTH = 240
_LABEL_HEIGHT = 25


class PausePanel(Form):
    """Why a case rests, from when, to when, and when it is looked at again."""

    end_wanted = Signal()

    def __init__(self, look: Look, *, is_change: bool) -> None:
        super().__init__(look, "pause", _("Gem pause") if is_change else _("Sæt på pause"))
        self.add_choice("reason", _("Årsag"))
        self.add_row(
            ("start", _("Fra"), day_hint()), ("last_day", _("Til og med"), _("kan udelades"))
        )
        self.add_field("review_on", _("Tages op den"), hint=_("kan udelades"), width=_DAY_WIDTH)
        self.add_text("text", _("Bemærkning"), hint=_("internt"))
        self.end = Button(look, _("Slut pausen i dag"))
        self.end.setObjectName("pause-end")
        self.end.clicked.connect(self.end_wanted)
        self.foot.insertWidget(1, self.end)
        self.end.setVisible(is_change)


class ClosingPanel(Form):
    """When and why a case is closed."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "closing", _("Luk sag"))
        self.add_choice("reason", _("Årsag"))
        self.add_field("day", _("Lukket den"), hint=day_hint(), width=_DAY_WIDTH)
        self._ends = self.add_check("ends", _("Afslut også det forløb, der er i gang"))
        self.add_text("text", _("Notat"), hint=_("kan udelades"))

    def show_ends(self, *, is_running: bool) -> None:
        """Offer to end what runs, when something does."""
        self._ends.setVisible(is_running)


class NewCitizenPanel(Form):
    """Somebody who is in no extract: number, name, and what one knows today."""

    replacement_wanted = Signal()
    citizen_wanted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "new-citizen", _("Gem borger"))
        self.add_row(("first_name", _("Fornavn"), ""), ("last_name", _("Efternavn"), ""))
        self.add_field("cpr", _("CPR-nummer"), hint=_("10 cifre"), width=_DAY_WIDTH)
        self._replace = add_link(self, "new-citizen-replace", _("Brug et erstatningsnummer"))
        self._replace.clicked.connect(self._on_replace)
        self._make = QWidget()
        line = columns(self._make, gap=12)
        self._birth = self._field("birth", _("Fødselsdag"), day_hint())
        self._birth.setFixedWidth(_DAY_WIDTH)
        make = Button(look, _("Lav nummer"))
        make.setObjectName("new-citizen-make")
        make.clicked.connect(self.replacement_wanted)
        line.addWidget(self._birth)
        below = column(line, gap=0, stretch=0)
        below.addSpacing(_LABEL_HEIGHT)
        below.addWidget(make)
        below.addStretch(1)
        line.addStretch(1)
        self._make.hide()
        self.body.addWidget(self._make)
        self.add_row(
            ("ly_since", _("Ledighedsydelse fra"), _("kan udelades")),
            ("phone", _("Telefon"), _("kan udelades")),
        )
        self.add_choice("consultant", _("Jobkonsulent"))
        self.add_choice("program", _("Program"))
        self._alike = QWidget()
        self._alike.setObjectName("new-citizen-alike")
        self._alike_rows = rows(self._alike, gap=6)
        self._alike.hide()
        self.body.addWidget(self._alike)

    def show_number(self, text: str) -> None:
        """Put a replacement number in the field."""
        self.fill({"cpr": f"{text[:6]}-{text[6:]}"})
        self._make.hide()
        self._on_touched()
        self.say_of("cpr", "")

    def show_alike(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show who looks like the one that is typed: id and words."""
        while (item := self._alike_rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for citizen, words in lines:
            self._alike_rows.addWidget(self._alike_line(citizen, words))
        self._alike.setVisible(bool(lines))

    def _alike_line(self, citizen: str, words: str) -> QWidget:
        made = QWidget()
        line = columns(made, gap=8)
        line.addWidget(Mark(self._look, "triangle-alert", "amber"))
        line.addWidget(label(words, size=13, tone="amber", wrap=True), 1)
        see = Button(self._look, _("Åbn"), kind="link")
        see.setAccessibleName(_("Åbn den, der ligner"))
        see.setProperty("citizen", citizen)
        see.clicked.connect(self._on_see)
        line.addWidget(see)
        return made

    def _on_see(self) -> None:
        self.citizen_wanted.emit(str(self.sender().property("citizen")))

    def _on_replace(self) -> None:
        self._make.show()
        self._birth.edit.setFocus()
