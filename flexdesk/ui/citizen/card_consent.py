"""One consent on the tab Kandidatkort: to whom, what, until when, and its verbs."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from flexdesk.base.language import _, ngettext
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, columns, rows
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.pill import Pill

if TYPE_CHECKING:
    from flexdesk.app.card_consents import ConsentRow

_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_ICONS = {"accent": "check", "amber": "clock", "danger": "x", "muted": "info"}


class ConsentCard(Card):
    """A consent with what can be done about it."""

    acted = Signal(str, str)

    def __init__(self, look: Look, row: "ConsentRow") -> None:
        super().__init__(look)
        self.setObjectName("consent-card")
        self._look, self.row = look, row
        self.setAccessibleName(f"{row.recipients_text}, {row.state_text}")
        layout = rows(self, margins=(20, 14, 20, 14), gap=6)
        head = columns(gap=12)
        layout.addLayout(head)
        head.addWidget(label(row.recipients_text, bold=True, tone="head", wrap=True), 1, _MIDDLE)
        pill = Pill(look)
        # a pill that speaks before it lies on the card is a window of its own
        head.addWidget(pill, 0, _MIDDLE)
        pill.say(row.state_text, icon=_ICONS.get(row.tone, "info"), tone=row.tone)
        version = _("version {n}").format(n=row.number)
        channels = row.channels_text
        line = " · ".join(part for part in (row.days_text, version, channels) if part)
        layout.addWidget(label(line, tone="muted", wrap=True, tabular=True))
        layout.addWidget(label(row.sections_text, size=13, tone="muted", wrap=True))
        if row.out:
            told = ngettext("{n} kort er ude på det", "{n} kort er ude på det", row.out)
            layout.addWidget(label(told.format(n=row.out), size=13, wrap=True))
        verbs = columns(gap=8)
        if row.can_sign:
            verbs.addWidget(self._verb(_("Skriv underskrift…"), "card-sign"))
        if row.can_withdraw:
            verbs.addWidget(self._verb(_("Træk tilbage…"), "card-withdraw"))
        verbs.addStretch(1)
        if row.can_sign or row.can_withdraw:
            layout.addSpacing(4)
            layout.addLayout(verbs)

    def _verb(self, text: str, name: str) -> Button:
        made = Button(self._look, text, height=32)
        made.setObjectName(f"{name}-verb")
        made.setAccessibleName(f"{text.rstrip('…')}: {self.row.recipients_text}")
        made.setProperty("verb", name)
        made.clicked.connect(self._on_verb)
        return made

    def _on_verb(self) -> None:
        self.acted.emit(str(self.sender().property("verb")), self.row.id)
