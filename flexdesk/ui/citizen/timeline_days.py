"""The days a timeline is cut to: quick choices, or two days that are typed."""

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from flexdesk.base.errors import FlexDeskError
from flexdesk.base.language import _
from flexdesk.base.numbers import format_day, parse_day
from flexdesk.base.periods import add_months
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import columns
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.choosers import Dropdown
from flexdesk.ui.parts.fields import Field

ALL_DAYS, CHOSEN = "all", "chosen"
_MONTHS = {"1": 1, "3": 3, "12": 12}

Days = tuple[dt.date | None, dt.date | None]


class DaysDropdown(Dropdown):
    """Offers all days, the last months, or days of one's own."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "", height=32)
        self.setObjectName("timeline-days")
        choices = [
            Choice(ALL_DAYS, _("Alle dage")),
            Choice("1", _("Seneste måned")),
            Choice("3", _("Seneste 3 måneder")),
            Choice("12", _("Seneste år")),
            Choice(CHOSEN, _("Vælg dage…")),
        ]
        self.set_choices(choices, ALL_DAYS)

    def days(self, today: dt.date) -> Days:
        """Return the days of a quick choice."""
        months = _MONTHS.get(self.key)
        return (None, None) if months is None else (add_months(today, -months), None)


class DaysBar(QWidget):
    """Two fields: from and to, both may stay empty."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        layout = columns(self, gap=12)
        self.first = Field(look, _("Fra og med"), hint=_("fx 01-08-2016"))
        self.last = Field(look, _("Til og med"), hint=_("fx 31-08-2016"))
        for field in (self.first, self.last):
            field.edit.editingFinished.connect(self._on_edited)
            layout.addWidget(field, 1)
        close = Button(look, _("Vis alle dage"), kind="link")
        close.clicked.connect(self._on_close)
        layout.addWidget(close)
        self.hide()

    def days(self) -> Days:
        """Return the days that can be read; what cannot is marked."""
        return self._read(self.first), self._read(self.last)

    def clear(self) -> None:
        """Empty both fields."""
        for field in (self.first, self.last):
            field.edit.clear()
            field.say("")

    def _read(self, field: Field) -> dt.date | None:
        field.say("")
        if not field.text.strip():
            return None
        try:
            day = parse_day(field.text)
        except FlexDeskError:
            field.say(_("Skriv en dag som 31-08-2016"))
            return None
        field.edit.setText(format_day(day))
        return day

    def _on_edited(self) -> None:
        self.changed.emit()

    def _on_close(self) -> None:
        self.clear()
        self.hide()
        self.changed.emit()
