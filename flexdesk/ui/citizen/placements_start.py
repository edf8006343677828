"""The form "Nyt forløb": kind, workplace, days by rule, fremmødetimer and effektive timer."""

from PySide6.QtCore import Qt, Signal

from flexdesk.app.placement_forms import StartForm
from flexdesk.base.language import _
from flexdesk.ui.citizen.placements_form import FormPanel, day_field, hours_field
from flexdesk.ui.citizen.placements_typed import StartTyped
from flexdesk.ui.citizen.placements_workplace import WorkplaceField
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.cards import columns
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.choosers import Dropdown
from flexdesk.ui.parts.labels import label

_TOP = Qt.AlignmentFlag.AlignTop


class StartPanel(FormPanel):
    """A placement that starts; the cursor begins in the workplace."""

    days_changed = Signal(str, str)

    def __init__(self, look: Look, *, is_hidden: bool = False) -> None:
        super().__init__(look, _("Start forløb"))
        self._is_hidden = is_hidden
        self.setObjectName("start-panel")
        self._is_planned_typed = False
        self._who = label(size=16, bold=True, tone="head", wrap=True)
        self.body.addWidget(self._who)
        self.kind = Dropdown(look, _("Slags"), is_wide=True)
        self.kind.setObjectName("placement-kind")
        self.kind.chosen.connect(self._on_days)
        self.body.addWidget(self.kind)
        self.place = WorkplaceField(look)
        self.place.changed.connect(self.touch)
        self.place.chosen.connect(self._on_place)
        self.body.addWidget(self.place)
        self._build_days(look)
        self._build_hours(look)
        self.finish()

    def _build_days(self, look: Look) -> None:
        line = columns(gap=16)
        start = day_field(look, _("Første dag"))
        planned = day_field(look, _("Planlagt slut"), _("efter reglen"))
        self._planned_hint = planned
        start.edit.setObjectName("placement-start")
        planned.edit.setObjectName("placement-planned")
        start.edit.editingFinished.connect(self._on_days)
        planned.edit.textEdited.connect(self._on_planned)
        line.addWidget(start, 0, _TOP)
        line.addWidget(planned, 0, _TOP)
        line.addStretch(1)
        self.body.addLayout(line)
        self.fields.update(workplace=self.place.field, start=start, planned=planned)

    def _build_hours(self, look: Look) -> None:
        line = columns(gap=16)
        attended = hours_field(look, _("Fremmødetimer"))
        hours = hours_field(look, _("Effektive timer"))
        attended.edit.setObjectName("attended-hours")
        hours.edit.setObjectName("effective-hours")
        line.addWidget(attended, 0, _TOP)
        line.addWidget(hours, 0, _TOP)
        line.addStretch(1)
        self.body.addLayout(line)
        words = _("Fremmødetimer er tiden på arbejdspladsen; effektive timer er dem, der betales.")
        self.body.addWidget(label(words, size=13, tone="muted", wrap=True))
        self.fields.update(attended=attended, hours=hours)
        # Enter goes on past the planned end, which the rule has written
        self.fields["start"].edit.returnPressed.connect(attended.edit.setFocus)
        self.fields["planned"].edit.returnPressed.connect(attended.edit.setFocus)
        attended.edit.returnPressed.connect(hours.edit.setFocus)

    @property
    def typed(self) -> StartTyped:
        """What stands in the fields."""
        return StartTyped(
            kind=self.kind.key,
            workplace=self.place.text,
            workplace_id=self.place.workplace,
            street=self.place.street.text if not self.place.workplace else "",
            start=self.fields["start"].text,
            planned=self.fields["planned"].text,
            attended=self.fields["attended"].text,
            hours=self.fields["hours"].text,
        )

    def show_form(self, form: StartForm, typed: StartTyped, *, is_draft: bool) -> None:
        """Fill the fields, from a draft or from what is likely."""
        self.begin_filling()
        self._who.setText(form.candidate_no if self._is_hidden else form.name)
        self.kind.set_choices([Choice(key, text) for key, text in form.kinds], typed.kind)
        self.place.offer(form.workplaces)
        self.place.fill(typed.workplace, typed.workplace_id, typed.street)
        for name in ("start", "planned", "attended", "hours"):
            self.fields[name].edit.setText(getattr(typed, name))
        self._is_planned_typed = is_draft
        self.show_kept(is_draft=is_draft)
        self.end_filling()
        if self.place.field.edit.hasFocus():
            self.take_focus()

    def show_planned(self, day: str) -> None:
        """Show the planned end by rule, unless one was typed."""
        if not self._is_planned_typed:
            self.fields["planned"].edit.setText(day)

    def take_focus(self) -> None:
        """Put the cursor in the workplace, or in the hours when that is known."""
        if self.place.text:
            self.fields["attended"].edit.setFocus()
        else:
            self.place.field.edit.setFocus()

    def _on_place(self) -> None:
        if self.place.street.isVisible():
            self.place.street.edit.setFocus()
        else:
            self.fields["start"].edit.setFocus()
            self.fields["start"].edit.selectAll()

    def _on_planned(self) -> None:
        self._is_planned_typed = True
        self._planned_hint.set_hint("")

    def _on_days(self) -> None:
        self.touch()
        self.days_changed.emit(self.kind.key, self.fields["start"].text)
