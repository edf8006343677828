"""What the history says of benefit periods, visitation, hours and attachments."""

from collections.abc import Mapping

from flexdesk.domain.codes import BenefitKind
from flexdesk.domain.labels import label

COUNTER_VERBS: dict[str, str] = {
    "benefit.add": "ny ydelsesperiode",
    "benefit.change": "rettet ydelsesperiode",
    "benefit.split": "delt ydelsesperiode",
    "benefit.end": "slut på ydelsesperiode",
    "benefit.delete": "slettet ydelsesperiode",
    "visitation.decide": "afgørelse om visitation",
    "hours.delete": "slettet timetal",
    "attachment.add": "bilag",
    "attachment.edit": "rettet bilag",
    "attachment.delete": "slettet bilag",
}
"""Verbs of this subject as the history names them."""

_OUTCOMES = {"optaget": "optaget", "afvist": "afvist", "andet_tilbud": "andet tilbud"}


def about_counter(verb: str, facts: Mapping[str, object]) -> str:
    """Return what an action was about, beyond its name; empty when the name says it."""
    if verb.startswith("benefit."):
        return label(str(facts.get("kind") or ""), BenefitKind).lower()
    if verb == "visitation.decide":
        return _OUTCOMES.get(str(facts.get("outcome") or ""), "")
    count = facts.get("count")
    if verb == "attachment.add" and isinstance(count, int) and count > 1:
        return f"{count} filer"
    return ""
