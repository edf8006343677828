"""The tab Kontakt: who the employer calls; never the citizen."""

import dataclasses

from flexdesk.base.language import _
from flexdesk.domain.kandidatkort import CardContact, CardContent
from flexdesk.ui.cards.builder_pages import BuilderPage
from flexdesk.ui.cards.guard_field import GuardedField
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, columns
from flexdesk.ui.parts.labels import label

CONTACT = "kontakt"
"""The section findings in the contact box are told under."""


class ContactPage(BuilderPage):
    """The consultant's box at the foot of the card."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._newer: CardContact | None = None
        titles = {
            "name": _("Navn"),
            "title": _("Stilling"),
            "unit": _("Enhed"),
            "phone": _("Telefon"),
            "email": _("Mail"),
        }
        hint = _(
            "Det er dig, arbejdsgiveren ringer til. Borgerens telefon og mail står aldrig her."
        )
        self.layout_.addWidget(label(hint, size=13, tone="muted", wrap=True))
        self._build_newer()
        self.fields = {
            name: GuardedField(look, title, f"contact.{name}", section=CONTACT, first=at)
            for at, (name, title) in enumerate(titles.items())
        }
        for field in self.fields.values():
            self.layout_.addWidget(self.add_host(field))

    def _build_newer(self) -> None:
        self._bar = Card(self.look, ground="tint", edge="", radius=6)
        line = columns(self._bar, margins=(14, 8, 14, 8), gap=12)
        self._newer_text = label(size=13, wrap=True)
        line.addWidget(self._newer_text, 1)
        self.use_newer = Button(self.look, _("Brug den"), kind="link")
        self.use_newer.setObjectName("card-newer-contact")
        self.use_newer.clicked.connect(self._on_newer)
        line.addWidget(self.use_newer)
        self._bar.hide()
        self.layout_.addWidget(self._bar)

    def fill(self, content: CardContent) -> None:
        for name, field in self.fields.items():
            field.fill(getattr(content.contact, name))

    def read(self, content: CardContent) -> CardContent:
        told = {name: " ".join(field.text.split()) for name, field in self.fields.items()}
        return dataclasses.replace(content, contact=CardContact(**told))

    def offer_newer(self, newer: CardContact | None) -> None:
        """Say that the register knows another phone or mailbox than the card."""
        self._newer = newer
        self._bar.setVisible(newer is not None)
        if newer is not None:
            told = ", ".join(filter(None, (newer.name, newer.phone, newer.email)))
            self._newer_text.setText(_("Registret siger nu: {contact}").format(contact=told))

    def _on_newer(self) -> None:
        newer = self._newer
        if newer is None:
            return
        for name, field in self.fields.items():
            field.edit.set_text(getattr(newer, name))
        self.offer_newer(None)
        self.fields["name"].edit.setFocus()
