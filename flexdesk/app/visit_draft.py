"""What is typed on a Besøgsark, and the draft of it: kept outside log and undo until saved."""

import dataclasses
import json
from dataclasses import dataclass
from typing import Any

from flexdesk.app.desk import Desk

KEY = "visit:"


@dataclass(frozen=True, slots=True)
class VisitForm:
    """A sheet as it stands, every field as it was typed."""

    day: str = ""
    took_part: tuple[str, ...] = ("borger", "leder")
    names: str = ""
    how: str = ""
    agreed: str = ""
    hours: str = ""
    hours_from: str = ""
    attended: str = ""
    is_measured: bool = False
    """The hours were measured, also when the number is the same."""
    next_day: str = ""
    next_text: str = ""
    placement: str = ""
    workplace: str = ""
    """Where it was, when no placement runs."""
    finishes: str = ""
    """The open task that the visit finishes, empty for none."""

    def __repr__(self) -> str:
        """Show nothing: what is typed is a citizen's."""
        return "VisitForm(...)"


def save_visit_draft(desk: Desk, citizen_id: str, form: VisitForm) -> None:
    """Keep a half-written sheet.

    Raises:
        EnvironmentFaultError: `disk.full`.
    """
    told = json.dumps(dataclasses.asdict(form), ensure_ascii=False)
    desk.store.save_draft(KEY + citizen_id, told)


def visit_draft(desk: Desk, citizen_id: str) -> VisitForm | None:
    """Return the half-written sheet about a citizen, None when there is none."""
    told = desk.store.draft(KEY + citizen_id)
    return _form(json.loads(told)) if told else None


def drop_visit_draft(desk: Desk, citizen_id: str) -> None:
    """Forget the half-written sheet: it is saved, or thrown away."""
    desk.store.drop_draft(KEY + citizen_id)


def _form(raw: dict[str, Any]) -> VisitForm:
    names = {field.name for field in dataclasses.fields(VisitForm)}
    told = {name: value for name, value in raw.items() if name in names}
    told["took_part"] = tuple(told.get("took_part", ()))
    return VisitForm(**told)
