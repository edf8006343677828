"""The tabs of the form: their words, and where each section of the card is written. No Qt."""

from collections.abc import Mapping

from flexdesk.base.language import _
from flexdesk.domain.card_codes import Section
from flexdesk.ui.parts.choice import Choice

_TAB_OF = {
    Section.ERFARING: "experience",
    Section.BEVISER: "experience",
    Section.HENSYN: "needs",
    Section.TIMER: "frame",
    Section.START: "frame",
    Section.OMRAADE: "frame",
    Section.TRANSPORT: "frame",
    Section.SPROG: "frame",
    Section.KOEREKORT: "frame",
    Section.PRIS: "frame",
    Section.NAESTE: "frame",
}


def tab_of(section: str) -> str:
    """Return the tab a section is written on; what is no section of the card is the contact."""
    if section not in set(Section):
        return "contact"
    return _TAB_OF.get(Section(section), "profile")


def tab_choices(counts: Mapping[str, int]) -> list[Choice]:
    """Return the tabs with how many findings wait on each."""
    words = {
        "profile": _("Profil"),
        "experience": _("Erfaring"),
        "frame": _("Rammer"),
        "needs": _("Hensyn"),
        "contact": _("Kontakt"),
        "sections": _("Afsnit"),
    }
    return [Choice(key, text, str(counts.get(key) or "")) for key, text in words.items()]
