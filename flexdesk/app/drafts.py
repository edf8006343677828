"""Half-written notes: kept in the store until they are saved, outside log and undo."""

import json
from dataclasses import dataclass

from flexdesk.app.desk import Desk
from flexdesk.domain.codes import ContactKind
from flexdesk.store.drafts import key_of_note


@dataclass(frozen=True, slots=True)
class NoteDraft:
    """What is typed about a citizen and not saved yet."""

    text: str
    kind: str = ContactKind.NOTAT.value

    def __repr__(self) -> str:
        """Show the kind only: the rest is a citizen's."""
        return f"NoteDraft({self.kind})"


NO_DRAFT = NoteDraft("")


def save_note_draft(desk: Desk, citizen_id: str, draft: NoteDraft) -> None:
    """Keep a half-written note; an empty one is forgotten.

    Raises:
        EnvironmentFaultError: `disk.full`.
    """
    key = key_of_note(citizen_id)
    if draft.text.strip():
        told = json.dumps({"text": draft.text, "kind": draft.kind}, ensure_ascii=False)
        desk.store.save_draft(key, told)
    else:
        desk.store.drop_draft(key)


def note_draft(desk: Desk, citizen_id: str) -> NoteDraft:
    """Return the half-written note about a citizen, an empty one when there is none."""
    told = desk.store.draft(key_of_note(citizen_id))
    if not told:
        return NO_DRAFT
    raw = json.loads(told)
    return NoteDraft(str(raw["text"]), str(raw["kind"]))
