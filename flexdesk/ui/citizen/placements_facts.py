"""Fields of what is agreed about a placement: those of a praktik, of the pool, of all."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from flexdesk.base.language import _
from flexdesk.ui.citizen.placements_form import FormPanel, day_field
from flexdesk.ui.citizen.placements_typed import POOL, PRAKTIK
from flexdesk.ui.parts.cards import columns, rows
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.fields import Field
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.tabs import ChoiceRow
from flexdesk.ui.parts.text_field import TextField

_TOP = Qt.AlignmentFlag.AlignTop
_LINES = 60


class PraktikFacts(QWidget):
    """What a praktik is for, what was agreed, and who signed for the employees."""

    def __init__(self, panel: FormPanel) -> None:
        super().__init__()
        look = panel.look
        layout = rows(self, gap=14)
        purpose = Field(look, _("Formål"), hint=_("hvad praktikken skal vise"))
        goal = Field(look, _("Aftalt mål"), hint=_("fx 12 timer uden pauser"))
        layout.addWidget(purpose)
        layout.addWidget(goal)
        line = columns(gap=16)
        rep = Field(look, _("Medarbejderrepræsentant"))
        rep_on = day_field(look, _("Underskrevet den"))
        line.addWidget(rep, 1, _TOP)
        line.addWidget(rep_on, 0, _TOP)
        layout.addLayout(line)
        made = zip(PRAKTIK, (purpose, goal, rep, rep_on), strict=True)
        for name, field in made:
            field.edit.setObjectName(name.replace("_", "-"))
            panel.fields[name] = field


class PoolFacts(QWidget):
    """Who pays what of a pool job's wage, and where it is booked."""

    def __init__(self, panel: FormPanel) -> None:
        super().__init__()
        look = panel.look
        layout = rows(self, gap=14)
        box = QWidget()
        group = rows(box, gap=6)
        layout.addWidget(box)
        group.addWidget(label(_("Hvem betaler"), bold=True))
        self.pays = ChoiceRow(look, _("Hvem betaler"), as_segments=True)
        self.pays.setObjectName("pays")
        group.addWidget(self.pays)
        panel.spot("pays", self.pays, group)
        line = columns(gap=16)
        share = Field(look, _("Puljens andel"), hint=_("procent"))
        wage = Field(look, _("Løn i timen"), hint=_("kroner"))
        account = Field(look, _("Konto"))
        made = zip(POOL[1:], (share, wage, account), strict=True)
        for name, field in made:
            field.edit.setObjectName(name.replace("_", "-"))
            # they end where the lines beneath them do
            line.addWidget(field, 1, _TOP)
            panel.fields[name] = field
        layout.addLayout(line)

    def offer(self, pays: Sequence[tuple[str, str]], key: str) -> None:
        """Offer who can pay, and show who does."""
        self.pays.set_choices(with_none(pays), key)


def duties_field(panel: FormPanel) -> TextField:
    """Return the field of the duties."""
    made = TextField(panel.look, _("Opgaver"), hint=_("det arbejde, der er aftalt"), height=_LINES)
    made.edit.setObjectName("duties")
    panel.texts["duties"] = made
    return made


def with_none(choices: Sequence[tuple[str, str]]) -> list[Choice]:
    """Return choices with one before them that says nothing is written."""
    return [Choice("", _("Ikke skrevet")), *(Choice(key, text) for key, text in choices)]
