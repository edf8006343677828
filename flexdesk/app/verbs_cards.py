"""What the history says of versions of the kandidatkort, and of cards that left the house."""

from collections.abc import Mapping

from flexdesk.domain.card_codes import CardChannel, RecallHow
from flexdesk.domain.labels import label

CARD_VERBS: dict[str, str] = {
    "card.version": "ny version af kandidatkort",
    "card.hand_out": "udleveret kandidatkort",
    "card.ask_back": "kandidatkort kaldt hjem",
    "card.recalled": "kandidatkort hjemme igen",
}
"""Verbs of this subject as the history names them."""


def about_card(verb: str, facts: Mapping[str, object]) -> str:
    """Return what an action was about, beyond its name; empty when the name says it."""
    if verb == "card.version":
        return _number(facts.get("kept"), "1 fund beholdt", "{} fund beholdt", least=1)
    if verb == "card.recalled":
        return label(str(facts.get("how") or ""), RecallHow).lower()
    many = _number(facts.get("count"), "", "{} kort", least=2)
    if verb == "card.hand_out":
        how = label(str(facts.get("channel") or ""), CardChannel).lower()
        return ", ".join(part for part in (many, how) if part)
    return many


def _number(count: object, one: str, several: str, *, least: int) -> str:
    if not isinstance(count, int) or count < least:
        return ""
    return one if count == 1 else several.format(count)
