"""The tab Rammer: hours, days, start, area, transport, languages, licence, and the scheme."""

import dataclasses
import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from flexdesk.base.errors import FlexDeskError
from flexdesk.base.language import _
from flexdesk.base.numbers import format_day, format_number, parse_day, parse_number
from flexdesk.domain.card_limits import LEAST_HOURS, MOST_HOURS
from flexdesk.domain.kandidatkort import DAYS, CardContent
from flexdesk.ui.cards.builder_pages import BuilderPage, Find, offers_of
from flexdesk.ui.cards.builder_rows import GuardedLines
from flexdesk.ui.cards.guard_field import GuardedChips, GuardedField, GuardHost
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.cards import columns, rows
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.fields import Field, Finding
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.toggle_row import ToggleRow

_TOP, _MIDDLE = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignVCenter
_HOURS, _DAY = 64, 136


class FramePage(BuilderPage):
    """When and where somebody can work, and what the workplace pays."""

    def __init__(self, look: Look, find: Find) -> None:
        super().__init__(look)
        self._before = CardContent()
        self.times = GuardedField(look, _("Tid på dagen"), "times", hint=_("fx kl. 8.30–11.30"))
        self.start_text = GuardedField(
            look, _("Kan starte, med ord"), "start_text", hint=_("kan vente")
        )
        self.area = GuardedField(look, _("Område"), "area", hint=_("aldrig adressen"))
        self.transport = GuardedField(
            look, _("Transport"), "transport", offers=offers_of(find, "transport")
        )
        self.languages = GuardedChips(look, _("Sprog"), "languages", offers_of(find, "sprog"))
        self.licence = GuardedField(look, _("Kørekort"), "licence")
        self.price = GuardedField(
            look, _("Det betaler I"), "price", lines=2, is_one=False, hint=_("om ordningen"),
            offers=offers_of(find, "pris"),
        )  # fmt: skip
        self.next_steps = GuardedLines(
            look, _("Det sker der nu"), "next_steps", _("Tilføj trin"), offers_of(find, "naeste")
        )
        self._build_hours()
        self._build_days()
        self._build_start()
        self.layout_.addWidget(self.add_host(self.area))
        self._pair(self.transport, self.licence)
        for host in (self.languages, self.price, self.next_steps):
            self.layout_.addWidget(self.add_host(host))

    def _build_hours(self) -> None:
        group, line = QWidget(), columns(gap=8)
        layout = rows(group, gap=6)
        layout.addWidget(label(_("Timer om ugen"), bold=True))
        self.hours_from = self._bare(_("Timer om ugen, fra"), "card-hours-from", _HOURS)
        self.hours_to = self._bare(_("Timer om ugen, til"), "card-hours-to", _HOURS)
        line.addWidget(self.hours_from.edit)
        line.addWidget(label(_("til"), tone="muted"), 0, _MIDDLE)
        line.addWidget(self.hours_to.edit)
        layout.addLayout(line)
        row = columns(gap=16)
        row.addWidget(group, 0, _TOP)
        row.addWidget(self.add_host(self.times), 1, _TOP)
        self.layout_.addLayout(row)
        self.hours_wrong = Finding(self.look)
        self.layout_.addWidget(self.hours_wrong)

    def _bare(self, name: str, object_name: str, width: int) -> Field:
        """Return a field of which only the line of input is shown: its label is shared."""
        made = Field(self.look, name)
        made.setParent(self)
        made.hide()
        made.edit.setObjectName(object_name)
        made.edit.setFixedWidth(width)
        made.edit.textEdited.connect(self._on_edited)
        return made

    def _build_days(self) -> None:
        group = QWidget()
        layout = rows(group, gap=6)
        layout.addWidget(label(_("Dage"), bold=True))
        words = (_("man"), _("tir"), _("ons"), _("tor"), _("fre"), _("lør"), _("søn"))
        choices = [Choice(key, text) for key, text in zip(DAYS, words, strict=True)]
        self.days = ToggleRow(self.look, _("Dage"), choices)
        self.days.setObjectName("card-days")
        self.days.changed.connect(self.edited)
        layout.addWidget(self.days)
        self.layout_.addWidget(group)

    def _build_start(self) -> None:
        self.start_on = Field(self.look, _("Kan starte"))
        self.start_on.edit.setPlaceholderText(_("fx 01-10-2016"))
        self.start_on.edit.setObjectName("card-start-on")
        self.start_on.setFixedWidth(_DAY)
        self.start_on.edit.textEdited.connect(self._on_edited)
        row = columns(gap=16)
        row.addWidget(self.start_on, 0, _TOP)
        row.addWidget(self.add_host(self.start_text), 1, _TOP)
        self.layout_.addLayout(row)
        self.start_wrong = Finding(self.look)
        self.layout_.addWidget(self.start_wrong)

    def _pair(self, left: GuardHost, right: GuardHost) -> None:
        row = columns(gap=16)
        row.addWidget(self.add_host(left), 1, _TOP)
        row.addWidget(self.add_host(right), 1, _TOP)
        self.layout_.addLayout(row)

    def fill(self, content: CardContent) -> None:
        if (content.hours_from, content.hours_to) != self._hours():
            self.hours_from.edit.setText(_told(content.hours_from))
            self.hours_to.edit.setText(_told(content.hours_to))
        self.days.set_keys(content.days)
        self.times.fill(content.times)
        self.start_on.edit.setText(format_day(content.start_on) if content.start_on else "")
        self.start_text.fill(content.start_text)
        self.area.fill(content.area)
        self.transport.fill(content.transport)
        self.languages.fill(content.languages)
        self.licence.fill(content.licence)
        self.price.fill(content.price)
        self.next_steps.fill([("", text) for text in content.next_steps])
        self._before = content
        self._tell()

    def read(self, content: CardContent) -> CardContent:
        low, high = self._hours()
        return dataclasses.replace(
            content,
            hours_from=low,
            hours_to=high,
            days=self.days.keys,
            times=self.times.text.strip(),
            start_on=self._start(),
            start_text=self.start_text.text.strip(),
            area=self.area.text.strip(),
            transport=self.transport.text.strip(),
            languages=self.languages.texts,
            licence=self.licence.text.strip(),
            price=self.price.text.strip(),
            next_steps=self.next_steps.texts,
        )

    def take_focus(self) -> None:
        self.hours_from.edit.setFocus()

    def unread(self) -> Field | None:
        """Return the field whose hours or day cannot be used, None when all can."""
        if self._wrong_hours():
            return self.hours_from
        return self.start_on if self._wrong_start() else None

    def _on_edited(self) -> None:
        self._tell()
        self.edited.emit()

    def _hours(self) -> tuple[float | None, float | None]:
        """Return the hours; what cannot be read leaves those that stood there."""
        low, high = _number(self.hours_from.text), _number(self.hours_to.text)
        before = self._before
        return (
            before.hours_from if low is _UNREAD else low,
            before.hours_to if high is _UNREAD else high,
        )

    def _start(self) -> dt.date | None:
        text = self.start_on.text.strip()
        try:
            return parse_day(text) if text else None
        except FlexDeskError:
            return self._before.start_on

    def _tell(self) -> None:
        """Say what is wrong with hours or day; what is typed stays."""
        told = self._wrong_hours()
        self.hours_wrong.say(told)
        for field in (self.hours_from, self.hours_to):
            _edge(field, is_wrong=bool(told))
        told = self._wrong_start()
        self.start_wrong.say(told)
        _edge(self.start_on, is_wrong=bool(told))

    def _wrong_hours(self) -> str:
        low, high = _number(self.hours_from.text), _number(self.hours_to.text)
        if _UNREAD in (low, high):
            return _("Skriv timerne som 8 eller 12,5, mellem {low} og {high}.").format(
                low=format_number(LEAST_HOURS), high=format_number(MOST_HOURS)
            )
        if low and high and low > high:
            return _("Fra er større end til. Byt de to tal om.")
        return ""

    def _wrong_start(self) -> str:
        text = self.start_on.text.strip()
        try:
            if text:
                parse_day(text)
        except FlexDeskError:
            return _("Dagen kan ikke læses. Skriv den som 01-10-2016, eller lad feltet være tomt.")
        return ""


_UNREAD = -1.0


def _number(text: str) -> float | None:
    """Return the hours, None for nothing typed, `_UNREAD` for what is no number of hours."""
    if not text.strip():
        return None
    try:
        hours = parse_number(text)
    except FlexDeskError:
        return _UNREAD
    return hours if LEAST_HOURS <= hours <= MOST_HOURS else _UNREAD


def _told(hours: float | None) -> str:
    return format_number(hours) if hours is not None else ""


def _edge(field: Field, *, is_wrong: bool) -> None:
    if bool(field.edit.property("wrong")) != is_wrong:
        field.edit.setProperty("wrong", is_wrong)
        field.edit.style().unpolish(field.edit)
        field.edit.style().polish(field.edit)
