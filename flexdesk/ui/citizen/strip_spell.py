"""What stands in the small form of a period: as typed, and what it begins with. No Qt."""

import json
from dataclasses import asdict, dataclass

from flexdesk.ui.parts.choice import Choice


@dataclass(frozen=True, slots=True)
class SpellTyped:
    """The fields of the form as they are typed; an empty id makes a new period."""

    id: str = ""
    kind: str = ""
    start: str = ""
    last_day: str = ""

    def __repr__(self) -> str:
        """Show nothing: the text is a citizen's."""
        return "SpellTyped()"


@dataclass(frozen=True, slots=True)
class SpellStart:
    """What the form begins with, and which other periods it can turn to."""

    typed: SpellTyped
    choices: tuple[Choice, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class DecisionTyped:
    """The fields of the form of a decision as they are typed."""

    outcome: str = "optaget"
    reason: str = ""
    day: str = ""
    program: str = ""

    def __repr__(self) -> str:
        """Show nothing: the text is a citizen's."""
        return "DecisionTyped()"


@dataclass(frozen=True, slots=True)
class CounterDraft:
    """What was typed on the tab and not saved."""

    spell: SpellTyped | None = None
    decision: DecisionTyped | None = None

    @property
    def text(self) -> str:
        """The draft as the register keeps it; empty for nothing."""
        if self.spell is None and self.decision is None:
            return ""
        return json.dumps(
            {
                "spell": asdict(self.spell) if self.spell else None,
                "decision": asdict(self.decision) if self.decision else None,
            }
        )


def read_draft(text: str) -> CounterDraft:
    """Return the draft a text holds; one that cannot be read is none."""
    try:
        raw = json.loads(text) if text else {}
        spell, decision = raw.get("spell"), raw.get("decision")
        return CounterDraft(
            SpellTyped(**spell) if spell else None,
            DecisionTyped(**decision) if decision else None,
        )
    except (ValueError, TypeError, AttributeError):
        return CounterDraft()
