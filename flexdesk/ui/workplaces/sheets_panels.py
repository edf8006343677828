"""The forms of a workplace: made, its people, openings, contacts, employer, next step, merging."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from flexdesk.base.language import _
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import columns, rows
from flexdesk.ui.parts.fields import Mark
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.text_field import TextField
from flexdesk.ui.people.form import Form, day_hint
from flexdesk.ui.workplaces.sheets_cases import Pick
from flexdesk.ui.workplaces.sheets_picker import Option, Picker

_DAY_WIDTH = 240


class NewWorkplacePanel(Form):
    """A name and a street are enough; what is there already is offered while one types."""

    workplace_wanted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "new-workplace", _("Gem arbejdsplads"))
        self.add_row(("name", _("Navn"), ""), ("street", _("Vej og nummer"), _("kan vente")))
        self._alike = QWidget()
        self._alike.setObjectName("new-workplace-alike")
        self._alike_rows = rows(self._alike, gap=6)
        self._alike.hide()
        self.body.addWidget(self._alike)
        self._another = self.add_check("is_another", _("Det er en anden arbejdsplads"))
        self._another.hide()
        self.add_row(("postcode", _("Postnr."), _("kan vente")), ("city", _("By"), _("kan vente")))
        self.add_choice("sector", _("Sektor"))
        self.add_choice("employer", _("Arbejdsgiver"))
        self.add_row(
            ("cvr", _("CVR-nummer"), _("kan vente")), ("p_number", _("P-nummer"), _("kan vente"))
        )
        self.add_row(("branch", _("Branche"), ""), ("phone", _("Telefon"), ""))
        self.add_row(
            ("employees", _("Ansatte"), _("til forholdstal")), ("room_for", _("Plads til"), "")
        )
        self.add_text("tasks", _("Opgaver på stedet"), hint=_("kan vente"))

    def show_alike(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show what looks like the one that is typed: id and words."""
        _clear(self._alike_rows)
        for workplace, words in lines:
            self._alike_rows.addWidget(self._alike_line(workplace, words))
        self._alike.setVisible(bool(lines))
        self._another.setVisible(bool(lines) or self._another.isChecked())

    def _alike_line(self, workplace: str, words: str) -> QWidget:
        made = QWidget()
        line = columns(made, gap=8)
        line.addWidget(Mark(self._look, "triangle-alert", "amber"))
        line.addWidget(label(words, size=13, tone="amber", wrap=True), 1)
        use = Button(self._look, _("Brug den"), kind="link")
        use.setObjectName("new-workplace-use")
        use.setAccessibleName(_("Brug den, der er: {words}").format(words=words))
        use.setProperty("workplace", workplace)
        use.clicked.connect(self._on_use)
        line.addWidget(use)
        return made

    def _on_use(self) -> None:
        self.workplace_wanted.emit(str(self.sender().property("workplace")))


class PersonPanel(Form):
    """Somebody one talks to at a workplace; told to have left, back, or taken away."""

    left_wanted = Signal()
    back_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, look: Look, *, is_change: bool, has_left: bool) -> None:
        super().__init__(look, "workplace-person", _("Gem kontaktperson"))
        self.add_row(("name", _("Navn"), ""), ("role", _("Rolle"), _("fx daglig leder")))
        self.add_row(("phone", _("Telefon"), ""), ("email", _("E-mail"), ""))
        self.add_text("text", _("Bemærkning"), hint=_("fx træffes bedst før 10"))
        if not is_change:
            return
        if has_left:
            back = Button(look, _("Er her igen"))
            back.setObjectName("workplace-person-back")
            back.clicked.connect(self.back_wanted)
            self.foot.insertWidget(1, back)
        else:
            self.add_field("left_on", _("Stoppet den"), hint=day_hint(), width=_DAY_WIDTH)
            left = Button(look, _("Er stoppet"))
            left.setObjectName("workplace-person-left")
            left.clicked.connect(self.left_wanted)
            self.foot.insertWidget(1, left)
        delete = Button(look, _("Slet"), kind="danger", icon="trash-2")
        delete.setObjectName("workplace-person-delete")
        delete.clicked.connect(self.delete_wanted)
        self.foot.insertWidget(2, delete)


class OpeningPanel(Form):
    """Work the workplace would give somebody; filled, gone, or open again."""

    close_wanted = Signal()
    reopen_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, look: Look, *, is_change: bool, is_open: bool) -> None:
        super().__init__(look, "opening", _("Gem ledig plads"))
        self.add_choice("kind", _("Slags"))
        self.add_field("title", _("Opgaver"), hint=_("fx køkkenhjælp"))
        self.add_row(
            ("hours_from", _("Effektive timer fra"), _("om ugen")), ("hours_to", _("Til"), "")
        )
        self.add_row(
            ("times", _("Hvornår"), _("fx kun formiddage")),
            ("needs", _("Krav"), _("fx hygiejnebevis")),
        )
        self.add_row(("places", _("Antal pladser"), ""), ("opened_on", _("Ledig fra"), day_hint()))
        self.add_text("text", _("Bemærkning"))
        if not is_change:
            return
        if is_open:
            self.add_choice("how", _("Luk, fordi den er"))
            close = Button(look, _("Luk pladsen"))
            close.setObjectName("opening-close")
            close.clicked.connect(self.close_wanted)
            self.foot.insertWidget(1, close)
        else:
            again = Button(look, _("Genåbn pladsen"))
            again.setObjectName("opening-reopen")
            again.clicked.connect(self.reopen_wanted)
            self.foot.insertWidget(1, again)
        delete = Button(look, _("Slet"), kind="danger", icon="trash-2")
        delete.setObjectName("opening-delete")
        delete.clicked.connect(self.delete_wanted)
        self.foot.insertWidget(2, delete)


class NextActionPanel(Form):
    """What is to be done next at a workplace, by whom and when."""

    finish_wanted = Signal()

    def __init__(self, look: Look, *, is_change: bool) -> None:
        super().__init__(look, "next-action", _("Gem næste skridt"))
        self.add_field("text", _("Næste skridt"), hint=_("fx ring om en ny plads"))
        self.add_field("on", _("Senest den"), hint=day_hint(), width=_DAY_WIDTH)
        self.add_choice("by", _("Tages af"))
        if is_change:
            finish = Button(look, _("Udfør"))
            finish.setObjectName("next-action-finish")
            finish.clicked.connect(self.finish_wanted)
            self.foot.insertWidget(1, finish)


class EmployerPanel(Form):
    """Who employs at a workplace: one of those there are, or a new one by name and CVR number."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "employer", _("Gem arbejdsgiver"))
        self.add_choice("employer", _("Arbejdsgiver"))
        words = _("Én arbejdsgiver har ét CVR-nummer og kan have mange arbejdspladser.")
        self.body.addWidget(label(words, size=13, tone="muted", wrap=True))
        self._new = QWidget()
        self._new_rows = rows(self._new, gap=14)
        line = columns(gap=16)
        top = Qt.AlignmentFlag.AlignTop
        line.addWidget(self._field("name", _("Navn"), ""), 1, top)
        line.addWidget(self._field("cvr", _("CVR-nummer"), _("kan vente")), 1, top)
        self._new_rows.addLayout(line)
        self.body.addWidget(self._new)
        self.add_choice("sector", _("Sektor"))

    def show_new(self, *, is_new: bool) -> None:
        """Ask for a name and a number, or hide what a new employer alone has."""
        self._new.setVisible(is_new)
        self.part("sector").setVisible(is_new)


class ContactPanel(Form):
    """A contact with a workplace; the cursor begins in what was said."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "workplace-contact", _("Gem kontakt"))
        self.add_choice("kind", _("Slags"))
        self.add_field("person", _("Med hvem"), hint=_("kan udelades"))
        self.add_text("text", _("Hvad blev sagt"))
        self.citizens = Picker(
            look, _("Om hvem"), "workplace-contact-find", hint=_("navn eller nr.")
        )
        self._parts["find"] = self.citizens.field
        self.citizens.changed.connect(self._on_touched)
        self.body.addWidget(self.citizens)
        self.add_check("is_anonymous", _("Om en anonym kandidat"))
        self.add_choice("taken_by", _("Taget af"))
        self.add_choice("result", _("Resultat"))
        self.add_field("day", _("Dag"), hint=day_hint(), width=_DAY_WIDTH)
        self._finishes = self.add_check("finishes_next", "")
        self._finishes.hide()
        self.add_row(
            ("next_action", _("Næste skridt"), _("kan udelades")), ("next_on", _("Senest den"), "")
        )

    @property
    def values(self) -> dict[str, str]:
        """What is typed, and the citizens that were taken."""
        return {**super().values, "citizens": ",".join(self.citizens.taken)}

    def fill(self, values: Mapping[str, str]) -> None:
        """Put these into the fields; nobody is told."""
        super().fill({key: value for key, value in values.items() if key != "citizens"})
        if "citizens" in values:
            self.citizens.choose([each for each in values["citizens"].split(",") if each])

    def offer_citizens(self, picks: Sequence[Pick], *, is_hidden: bool) -> None:
        """Find among these citizens, by candidate number alone while names are hidden."""
        self.citizens.offer(
            Option(each.key, each.candidate_no, is_near=each.is_near)
            if is_hidden
            else Option(each.key, each.name, each.more, each.is_near)
            for each in picks
        )

    def show_finishes(self, words: str) -> None:
        """Offer to say that what was to be done next is done; empty words offer nothing."""
        self._finishes.setText(words)
        self._finishes.setVisible(bool(words))

    def take_focus(self) -> None:
        """Put the cursor where one writes: the kind and the person are likely right."""
        text = self.part("text")
        if isinstance(text, TextField):
            text.edit.setFocus()


class MergePanel(Form):
    """Two workplaces that are one: which stays, and what moves."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "merge-workplaces", _("Slå sammen"))
        self.other = Picker(
            look, _("Den, der er det samme sted"), "merge-workplaces-find",
            hint=_("navn eller vej"), one=True,
        )  # fmt: skip
        self._parts["find"] = self.other.field
        self.other.changed.connect(self._on_touched)
        self.other.changed.connect(self.changed)
        self.body.addWidget(self.other)
        self.add_choice("keep", _("Den, der bliver"))
        self._lines = QWidget()
        self._lines.setObjectName("merge-workplaces-plan")
        self._line_rows = rows(self._lines, gap=4)
        self.body.addWidget(self._lines)

    @property
    def values(self) -> dict[str, str]:
        """What is chosen."""
        return {**super().values, "other": ",".join(self.other.taken)}

    def show_plan(self, lines: Sequence[tuple[str, str]]) -> None:
        """Say what moves and what is taken over: words with a tone."""
        _clear(self._line_rows)
        for words, tone in lines:
            self._line_rows.addWidget(label(words, size=13, tone=tone, wrap=True))
        self._lines.setVisible(bool(lines))

    def fill(self, values: Mapping[str, str]) -> None:
        """Put these into the fields; nobody is told."""
        super().fill({key: value for key, value in values.items() if key != "other"})
        if "other" in values:
            self.other.choose([values["other"]])

    def offer_others(self, picks: Sequence[Pick]) -> None:
        """Find among these; those that look like it are offered before anything is typed."""
        self.other.offer(Option(each.key, each.name, each.more, each.is_near) for each in picks)


def _clear(layout: QBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
