"""What the history says of screenings."""

from collections.abc import Mapping

from flexdesk.app.screening import RESULT_LABELS
from flexdesk.base.numbers import format_number

SCREENING_VERBS: dict[str, str] = {"screening.look": "screening"}
"""Verbs of this subject as the history names them."""


def about_screening(verb: str, facts: Mapping[str, object]) -> str:
    """Return what an action was about, beyond its name; empty when it is none of these."""
    if verb not in SCREENING_VERBS:
        return ""
    result = RESULT_LABELS.get(str(facts.get("result") or ""), "").lower()
    count = facts.get("count")
    if isinstance(count, int) and count > 1:
        return f"{result} for {format_number(count)} borgere"
    return result
