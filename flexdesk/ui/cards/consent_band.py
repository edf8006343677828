"""The band above the form: what the consent covers, until when, and the way to it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy

from flexdesk.base.language import _, ngettext
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, column, columns
from flexdesk.ui.parts.fields import Mark
from flexdesk.ui.parts.labels import label, set_tone

if TYPE_CHECKING:
    from flexdesk.app.consent_rows import Coverage

_GROUNDS = {"accent": "tint", "amber": "ambtint", "danger": "dantint", "muted": "sunken"}
_ICONS = {
    "accent": "shield-check",
    "amber": "clock",
    "danger": "triangle-alert",
    "muted": "shield-check",
}
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class ConsentBand(Card):
    """Says what an employer may be shown; its link goes to the consent, or asks for one."""

    wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, ground="tint", edge="tint")
        self.setObjectName("consent-band")
        self.is_covered = False
        """Whether the consent covers all that is written."""
        self.verb = ""
        """The way on: to the consent, to its signature, or to a new one."""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._marks = {tone: Mark(look, icon, tone, 20) for tone, icon in _ICONS.items()}
        line = columns(self, margins=(20, 10, 20, 10), gap=12)
        for mark in self._marks.values():
            line.addWidget(mark, 0, _MIDDLE)
        words = column(line, gap=0)
        self.title = label(bold=True, tone="head", wrap=True)
        self.text = label(size=13, tone="muted", wrap=True)
        words.addWidget(self.title)
        # beside the second line, so that the title has the whole width
        second = columns(gap=12)
        words.addLayout(second)
        second.addWidget(self.text, 1, _MIDDLE)
        self.link = Button(look, "", kind="link")
        self.link.setObjectName("consent-link")
        self.link.clicked.connect(self.wanted)
        second.addStretch()
        second.addWidget(self.link, 0, _MIDDLE)
        self._show("muted", "", "", "")

    def show_coverage(self, told: "Coverage", *, has_version: bool) -> None:
        """Show what the consent covers; the way on is what it lacks."""
        title, _stop, rest = told.text.partition(". ")
        count = len(told.new) if told.consent else 0
        if count:
            new = ngettext("{n} nyt udsagn.", "{n} nye udsagn.", count).format(n=count)
            rest = f"{new} {rest}".strip()
        if not has_version:
            rest = f"{rest} {_('Gem først en version.')}".strip()
        self.is_covered = told.is_covered
        self.verb = _verb(told) if has_version else ""
        self._show(told.tone, title.rstrip("."), rest, self.verb)
        self.text.setToolTip("\n".join(told.new))
        self.setAccessibleDescription("; ".join(told.new))

    def _show(self, tone: str, title: str, text: str, verb: str) -> None:
        wanted = tone if tone in _GROUNDS else "muted"
        self.set_ground(_GROUNDS[wanted], _GROUNDS[wanted])
        for key, mark in self._marks.items():
            mark.setVisible(key == wanted)
        set_tone(self.title, wanted if wanted in ("amber", "danger") else "head")
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.link.setText(verb)
        self.link.setVisible(bool(verb))
        self.link.updateGeometry()
        self.setAccessibleName(f"{title} {text}".strip())


def _verb(told: "Coverage") -> str:
    if told.is_covered:
        return _("Se samtykke")
    return _("Skriv underskrift") if is_waiting(told) else _("Nyt samtykke")


def is_waiting(told: "Coverage") -> bool:
    """Say whether a consent is prepared and waits for its signature."""
    return told.state == "forberedt" and not told.new
