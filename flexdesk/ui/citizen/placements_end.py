"""The form "Afslut forløb": Sådan sluttede det, and Kom videre til."""

from PySide6.QtCore import Qt

from flexdesk.app.placement_forms import EndForm
from flexdesk.base.errors import FlexDeskError
from flexdesk.base.language import _
from flexdesk.base.numbers import parse_day
from flexdesk.domain.codes import EndedHow, Onward
from flexdesk.ui.citizen.placements_form import FormPanel, day_field
from flexdesk.ui.citizen.placements_typed import EndTyped
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.cards import columns
from flexdesk.ui.parts.checks import Check
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.choosers import Dropdown
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.tabs import ChoiceRow

FOLLOWED = frozenset({Onward.ORDINAERT_FLEKSJOB.value, Onward.ORDINAERT_JOB.value})
"""What is a placement of its own: its form can follow at once."""


class EndPanel(FormPanel):
    """How a placement ended, and where the citizen went, in two facts."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, _("Afslut forløb"))
        self.setObjectName("end-panel")
        self._form: EndForm | None = None
        self._is_how_chosen = False
        self._title = label(size=16, bold=True, tone="head", wrap=True)
        self.body.addWidget(self._title)
        line = columns()
        last_day = day_field(look, _("Sidste dag"))
        last_day.edit.setObjectName("last-day")
        last_day.edit.textEdited.connect(self._on_day)
        line.addWidget(last_day, 0, Qt.AlignmentFlag.AlignTop)
        line.addStretch(1)
        self.body.addLayout(line)
        self.fields["last_day"] = last_day
        self._build_how(look)
        self._build_onward(look)
        self.finish()

    def _build_how(self, look: Look) -> None:
        group = self.group(_("Sådan sluttede det"))
        self.how = ChoiceRow(look, _("Sådan sluttede det"), as_segments=True)
        self.how.setObjectName("ended-how")
        self.how.chosen.connect(self._on_how)
        group.addWidget(self.how)

    def _build_onward(self, look: Look) -> None:
        self.onward = Dropdown(look, _("Kom videre til"), is_wide=True)
        self.onward.setObjectName("onward")
        self.onward.chosen.connect(self._on_onward)
        self.body.addWidget(self.onward)
        self.follow = Check(look, _("Skriv det nye job bagefter"))
        self.follow.setObjectName("follow")
        self.follow.toggled.connect(self.touch)
        self.body.addWidget(self.follow)

    @property
    def typed(self) -> EndTyped:
        """What stands in the fields."""
        return EndTyped(
            last_day=self.fields["last_day"].text,
            how=self.how.key,
            onward=self.onward.key,
            is_followed=self.follow.isVisible() and self.follow.isChecked(),
        )

    def show_form(self, form: EndForm, typed: EndTyped, *, is_draft: bool) -> None:
        """Fill the fields, from a draft or from what is likely."""
        self.begin_filling()
        self._form = form
        self._title.setText(form.title)
        self.fields["last_day"].edit.setText(typed.last_day)
        choices = [Choice(key, text) for key, text in form.hows]
        self.how.set_choices(choices, typed.how, keep_none=True)
        none = Choice("", _("vælg"))
        onwards = [none, *(Choice(key, text) for key, text in form.onwards)]
        self.onward.set_choices(onwards, typed.onward)
        self._is_how_chosen = is_draft
        self.follow.setChecked(typed.is_followed)
        self.follow.setVisible(typed.onward in FOLLOWED)
        self.show_kept(is_draft=is_draft)
        self.end_filling()
        self._on_day()
        self.take_focus()

    def take_focus(self) -> None:
        """Put the cursor in the last day."""
        self.fields["last_day"].edit.setFocus()
        self.fields["last_day"].edit.selectAll()

    def _on_day(self) -> None:
        """Propose how it ended from the day, until that was chosen by hand."""
        form = self._form
        if form is None or self._is_how_chosen:
            return
        try:
            day = parse_day(self.fields["last_day"].text)
        except FlexDeskError:
            return
        is_whole = form.planned_last_day is None or day >= form.planned_last_day
        self.how.choose(EndedHow.GENNEMFOERT if is_whole else EndedHow.FOER_TID)

    def _on_how(self, how: str) -> None:
        self._is_how_chosen = True
        if how == EndedHow.STARTEDE_IKKE:
            self.onward.choose(Onward.STARTEDE_IKKE)
            self._on_onward(Onward.STARTEDE_IKKE)
        self.touch()

    def _on_onward(self, onward: str) -> None:
        self.follow.setVisible(onward in FOLLOWED)
        self.follow.setChecked(onward in FOLLOWED)
        self.touch()
