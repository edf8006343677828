"""The two forms of hours: a change from a day, and the correction of an error."""

from PySide6.QtCore import Qt

from flexdesk.app.placement_forms import HoursForm
from flexdesk.base.language import _
from flexdesk.ui.citizen.placements_form import FormPanel, alone, day_field, hours_field
from flexdesk.ui.citizen.placements_typed import HoursTyped
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.cards import columns
from flexdesk.ui.parts.labels import label

_TOP = Qt.AlignmentFlag.AlignTop


def hours_title(*, is_correction: bool) -> str:
    """Return the title of one of the two forms, which is the word on its button."""
    return _("Rettelse af en fejl") if is_correction else _("Ændring fra en dag")


class HoursPanel(FormPanel):
    """Fremmødetimer and effektive timer from a day on, or put right."""

    def __init__(self, look: Look, *, is_correction: bool) -> None:
        super().__init__(look, _("Gem rettelse") if is_correction else _("Gem ændring"))
        self.setObjectName("hours-panel")
        self._title = label(size=16, bold=True, tone="head", wrap=True)
        self.body.addWidget(self._title)
        words = (
            _("Et tal er skrevet forkert. Rettelsen gælder det tal, der stod den dag, og er aldrig "
              "fremgang.")
            if is_correction
            else _("Timerne er nye fra en dag. Flere effektive timer tæller som fremgang.")
        )  # fmt: skip
        self.body.addWidget(label(words, tone="muted", wrap=True))
        title = _("Dag, tallet gælder") if is_correction else _("Fra og med")
        day = alone(day_field(look, title))
        day.edit.setObjectName("hours-day")
        self.body.addWidget(day)
        both = columns(gap=16)
        attended = hours_field(look, _("Fremmødetimer"))
        hours = hours_field(look, _("Effektive timer"))
        attended.edit.setObjectName("attended-hours")
        hours.edit.setObjectName("effective-hours")
        both.addWidget(attended, 0, _TOP)
        both.addWidget(hours, 0, _TOP)
        both.addStretch(1)
        self.body.addLayout(both)
        self._now = label(size=13, tone="muted", wrap=True)
        self.body.addWidget(self._now)
        self.fields.update(day=day, attended=attended, hours=hours)
        self.finish()

    @property
    def typed(self) -> HoursTyped:
        """What stands in the fields."""
        texts = {name: field.text for name, field in self.fields.items()}
        return HoursTyped(**texts)

    def show_form(self, form: HoursForm, typed: HoursTyped, *, is_draft: bool) -> None:
        """Fill the fields, from a draft or from what stands now."""
        self.begin_filling()
        self._title.setText(form.title)
        for name in self.fields:
            self.fields[name].edit.setText(getattr(typed, name))
        self._now.setText(form.now_text)
        self.show_kept(is_draft=is_draft)
        self.end_filling()
        self.take_focus()

    def take_focus(self) -> None:
        """Put the cursor in the effective hours: the day is likely right."""
        self.fields["hours"].edit.setFocus()
        self.fields["hours"].edit.selectAll()
