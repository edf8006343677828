"""What the history says of follow-up rules and of the tasks they make."""

from collections.abc import Mapping

FOLLOW_UP_VERBS: dict[str, str] = {
    "follow_up.run": "opfølgning fra regler",
    "follow_up.rule": "opfølgningsregel",
    "follow_up.give_way": "opfølgning fra regler",
    "follow_up.sweep": "opfølgning fra regler",
}
"""Verbs of this subject as the history names them."""

_WHAT = {"on": "slået til", "off": "slået fra", "offset": "flyttet", "reset": "som leveret"}


def about_rule(verb: str, facts: Mapping[str, object]) -> str:
    """Return which rule an action was about and what became of it; empty for other actions."""
    if verb != "follow_up.rule":
        return ""
    what = _WHAT.get(str(facts.get("what")), "")
    return " ".join(part for part in (str(facts.get("title") or ""), what) if part)
