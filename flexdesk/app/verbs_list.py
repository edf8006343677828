"""What the history says of saved views and of what is done to many citizens at once."""

from collections.abc import Mapping

from flexdesk.app.field_words import field_word
from flexdesk.base.numbers import format_number

LIST_VERBS: dict[str, str] = {
    "view.save": "ny visning",
    "view.edit": "rettet visning",
    "view.delete": "slettet visning",
    "view.move": "rækkefølge af visninger",
    "bulk.edit": "rettelse",
    "bulk.paste": "indsat fra Excel",
    "bulk.task": "ny opgave",
    "bulk.snooze": "udsatte opgaver",
}
"""Verbs of this subject as the history names them."""


def about_list(verb: str, facts: Mapping[str, object]) -> str:
    """Return what an action was about, beyond its name; empty when the name says it."""
    if verb == "view.save":
        return str(facts.get("label") or "")
    if not verb.startswith("bulk."):
        return ""
    count = facts.get("count")
    people = _people(count) if isinstance(count, int) else ""
    field = str(facts.get("field") or "")
    return " for ".join(part for part in (field_word(field) if field else "", people) if part)


def _people(count: int) -> str:
    return "1 borger" if count == 1 else f"{format_number(count)} borgere"
