"""What the history says of pauses, vikar, hand-over, and the beginning and end of a case."""

from collections.abc import Mapping

from flexdesk.domain.codes import Onward
from flexdesk.domain.labels import label
from flexdesk.domain.pauses import pause_label

PEOPLE_VERBS: dict[str, str] = {
    "pause.start": "pause",
    "pause.edit": "rettet pause",
    "pause.end": "slut på pause",
    "substitute.add": "vikar",
    "substitute.edit": "rettet vikar",
    "substitute.end": "slut på vikar",
    "citizen.hand_over": "overdragelse",
    "citizen.add": "ny borger",
    "citizen.close": "lukket sag",
    "citizen.reopen": "genåbnet sag",
    "citizen.delete": "slettet borger",
    "citizen.protect": "adressebeskyttelse",
    "task.remove": "fjernet opgave",
    "inspector.aside": "sat til side i Tjek data",
    "inspector.back": "taget op igen i Tjek data",
}
"""Verbs of this subject as the history names them."""


def about_people(verb: str, facts: Mapping[str, object]) -> str:
    """Return what an action was about, beyond its name; empty when the name says it."""
    if verb.startswith("pause."):
        return pause_label(str(facts.get("reason") or "")).lower()
    if verb == "citizen.close":
        return label(str(facts.get("reason") or ""), Onward).lower()
    if verb == "citizen.hand_over":
        count, to = facts.get("citizens"), str(facts.get("to") or "")
        people = "1 borger" if count == 1 else f"{count} borgere"
        return f"{people} til {to}"
    if verb.startswith("substitute."):
        return " for ".join(str(facts.get(key) or "") for key in ("by", "consultant"))
    if verb == "citizen.protect":
        return "slået til" if facts.get("is_on") else "slået fra"
    return ""
