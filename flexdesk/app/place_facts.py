"""The facts of a workplace as they are edited in place on its page."""

from collections.abc import Mapping
from typing import Any

from flexdesk.app.changes import Done
from flexdesk.app.citizen_facts import Fact, FactKind, FactSpec
from flexdesk.app.desk import Desk
from flexdesk.app.field_words import field_word
from flexdesk.app.typed_drafts import save_typed, typed_of
from flexdesk.app.workplace_parts import get_workplace
from flexdesk.app.workplaces import NewWorkplace, edit_workplace
from flexdesk.base.errors import UserError
from flexdesk.base.numbers import format_number
from flexdesk.domain.codes import Sector
from flexdesk.domain.entities import Workplace
from flexdesk.domain.labels import LABELS

_DRAFTS = "workplace-facts:"
_PLACE = "place"
_LINES, _CHOICE = FactKind.LINES, FactKind.CHOICE
SPECS: tuple[FactSpec, ...] = (
    FactSpec("text", "Noter", _PLACE, _LINES, is_first=True, is_personal=True),
    FactSpec("tasks", "Opgaver", _PLACE, _LINES, is_first=True),
    FactSpec("room_for", "Plads til", _PLACE, hint="borgere ad gangen", is_first=True),
    FactSpec("sector", "Sektor", _PLACE, _CHOICE, is_first=True),
    FactSpec("p_number", "P-nummer", _PLACE, hint="10 cifre", is_first=True),
    FactSpec("cvr", "CVR-nummer", _PLACE, hint="8 cifre", is_first=True),
    FactSpec("employees", "Ansatte", _PLACE, hint="ordinært ansatte"),
    FactSpec("branch", "Branche", _PLACE),
    FactSpec("name", "Navn", _PLACE),
    FactSpec("street", "Vej", _PLACE),
    FactSpec("postcode", "Postnr.", _PLACE),
    FactSpec("city", "By", _PLACE),
    FactSpec("phone", "Telefon", _PLACE),
    FactSpec("email", "E-mail", _PLACE),
)
"""The facts in the order they stand."""

_FIELDS = frozenset(spec.field for spec in SPECS)


def facts_of_place(place: Workplace) -> tuple[Fact, ...]:
    """Return the facts of a workplace in order."""
    return tuple(Fact(spec, _text(place, spec.field), _choices(place, spec)) for spec in SPECS)


def set_place_fact(desk: Desk, workplace_id: str, field: str, text: str) -> Done:
    """Set one fact to what was typed or chosen; the same value changes nothing (empty tx).

    Raises:
        UserError: `fact.unknown`, and as `workplaces.edit_workplace`.
    """
    if field not in _FIELDS:
        raise UserError("fact.unknown", field=field_word(field))
    place = get_workplace(desk.store.reads, workplace_id)
    values: dict[str, Any] = {name: _text(place, name) for name in _FIELDS} | {field: text}
    wanted = NewWorkplace(**values, employer=place.employer or "")
    return edit_workplace(desk, workplace_id, wanted)


def save_place_draft(desk: Desk, workplace_id: str, typed: Mapping[str, str]) -> None:
    """Keep what is typed and not saved yet, by field; nothing typed is forgotten.

    Raises:
        EnvironmentFaultError: `disk.full`.
    """
    save_typed(desk, _DRAFTS + workplace_id, typed)


def place_draft(desk: Desk, workplace_id: str) -> dict[str, str]:
    """Return what was typed and never saved, by field."""
    return typed_of(desk, _DRAFTS + workplace_id, _FIELDS)


def _text(place: Workplace, field: str) -> str:
    value = getattr(place, field)
    if value is None:
        return ""
    return format_number(value) if isinstance(value, float | int) else str(value)


def _choices(place: Workplace, spec: FactSpec) -> tuple[tuple[str, str], ...]:
    if spec.kind is not _CHOICE:
        return ()
    known = tuple((code.value, LABELS[Sector][code]) for code in Sector)
    return known if place.sector in {code for code, _name in known} else (("", ""), *known)
