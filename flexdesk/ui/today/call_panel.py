"""Ring: the number in large, and what came of the call."""

from PySide6.QtCore import Qt, Signal

from flexdesk.app.call_log import CallStart, PhoneLine
from flexdesk.base.language import _
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.fields import Composer
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.tabs import ChoiceRow
from flexdesk.ui.today.panels import FormPanel

REACHED, NOBODY = "reached", "nobody"


class CallPanel(FormPanel):
    """Whom to call, whether anybody answered, and what was said."""

    draft_kept = Signal(str, str)

    def __init__(self, look: Look, call: CallStart, *, is_hidden: bool) -> None:
        who = call.candidate_no if is_hidden else call.name
        super().__init__(look, _("Gem opkald"), who)
        self.call = call
        self._is_hidden = is_hidden
        self.whom = ChoiceRow(look, _("Hvem ringer du til?"), as_segments=True, height=32)
        self.whom.set_choices(
            [Choice(phone.key, _whom(phone)) for phone in call.phones], call.phones[0].key
        )
        self.whom.chosen.connect(self._show_number)
        self.body.addWidget(self.whom)
        self.whom.setVisible(len(call.phones) > 1)
        self._number = label(size=28, tone="head", family="display", tabular=True)
        self._number.setObjectName("call-number")
        self._number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._note = label(size=13, tone="muted", wrap=True)
        self.body.addWidget(self._number)
        self.body.addWidget(self._note)
        self.outcome = ChoiceRow(look, _("Hvordan gik det?"), as_segments=True, height=32)
        self.outcome.set_choices(
            [Choice(REACHED, _("Fik kontakt")), Choice(NOBODY, _("Ingen kontakt opnået"))], REACHED
        )
        self.outcome.setObjectName("call-outcome")
        self.body.addWidget(self.outcome)
        self.edit = Composer(_("Hvad blev sagt?"), _("Hvad blev sagt, og hvad er aftalt?"))
        self.edit.setObjectName("call-text")
        self.edit.setFixedHeight(120)
        self.edit.save_requested.connect(self._on_save)
        self.body.addWidget(self.edit)
        self._show_number()

    @property
    def is_reached(self) -> bool:
        """Whether somebody answered."""
        return self.outcome.key == REACHED

    @property
    def phone(self) -> PhoneLine:
        """Whom one called."""
        return next(each for each in self.call.phones if each.key == self.whom.key)

    def fill(self, text: str) -> None:
        """Put in what was begun before."""
        if text and not self.edit.toPlainText():
            self.edit.setPlainText(text)

    def take_focus(self) -> None:
        """Put the cursor in the text: one types while one talks."""
        self.edit.setFocus()

    def keep_draft(self) -> None:
        """Keep what is typed with the citizen."""
        self.draft_kept.emit(self.call.citizen, self.edit.toPlainText())

    def _show_number(self) -> None:
        phone = self.phone
        self._number.setText(phone.number or _("Intet telefonnummer"))
        who = phone.who
        if self._is_hidden and not phone.workplace:
            who = self.call.candidate_no
        self._note.setText(" · ".join(part for part in (who, phone.note) if part))


def _whom(phone: PhoneLine) -> str:
    return _("Arbejdspladsen") if phone.workplace else _("Borgeren")
