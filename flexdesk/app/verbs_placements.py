"""What the history says of changes of plan, terms, notices and agreed hours."""

from collections.abc import Mapping

from flexdesk.domain.codes import PlacementKind
from flexdesk.domain.labels import label
from flexdesk.domain.work_codes import ChangeKind, NoticeBy

PLACEMENT_VERBS: dict[str, str] = {
    "placement.shift": "ændret plan",
    "placement.move": "ny arbejdsplads",
    "placement.reopen": "genåbnet forløb",
    "placement.cancel": "forløb, der ikke startede",
    "terms.save": "aftalen",
    "notice.give": "opsigelse",
    "notice.edit": "rettet opsigelse",
    "notice.withdraw": "opsigelse taget tilbage",
    "hours.agree": "aftalte timer",
    "hours.confirm": "bekræftede timer",
    "hours.drop": "aftalte timer faldt bort",
    "hours.delete": "fjernet timetal",
}
"""Verbs of this subject as the history names them."""


def about_placement(verb: str, facts: Mapping[str, object]) -> str:
    """Return what an action was about, beyond its name; empty when the name says it."""
    if verb == "placement.shift":
        return label(str(facts.get("kind") or ""), ChangeKind).lower()
    if verb == "terms.save":
        return label(str(facts.get("kind") or ""), PlacementKind).lower()
    if verb == "notice.give":
        return label(str(facts.get("by") or ""), NoticeBy).lower()
    return ""
