"""What the history says of consents."""

from collections.abc import Mapping

from flexdesk.domain.card_codes import ConsentEnd, Recipients
from flexdesk.domain.labels import label

CONSENT_VERBS: dict[str, str] = {
    "consent.prepare": "samtykke gjort klar",
    "consent.give": "nyt samtykke",
    "consent.sign": "samtykke underskrevet",
    "consent.withdraw": "samtykke trukket tilbage",
    "consent.drop": "slettet samtykke uden underskrift",
}
"""Verbs of this subject as the history names them."""


def about_consent(verb: str, facts: Mapping[str, object]) -> str:
    """Return what an action was about, beyond its name; empty when the name says it."""
    if verb in {"consent.prepare", "consent.give"}:
        return label(str(facts.get("recipients") or ""), Recipients).lower()
    if verb == "consent.withdraw":
        return label(str(facts.get("how") or ""), ConsentEnd).lower()
    return ""
