"""What the history says of courses and support."""

from collections.abc import Mapping

from flexdesk.domain.labels import label
from flexdesk.domain.work_codes import SupportKind, SupportResult

SUPPORT_VERBS: dict[str, str] = {
    "support.ask": "ny støtte",
    "support.edit": "rettet støtte",
    "support.grant": "bevilget støtte",
    "support.refuse": "afslået støtte",
    "support.drop": "bortfaldet støtte",
    "support.result": "resultat af støtte",
    "support.delete": "slettet støtte",
}
"""Verbs of this subject as the history names them."""


def about_support(verb: str, facts: Mapping[str, object]) -> str:
    """Return what an action was about, beyond its name; empty when the name says it."""
    if verb == "support.ask":
        return label(str(facts.get("kind") or ""), SupportKind).lower()
    if verb == "support.result":
        return label(str(facts.get("result") or ""), SupportResult).lower()
    return ""
