"""Finding what a use case is about: a citizen, a workplace, a choice from a list, or a refusal."""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Protocol, TypeVar

from flexdesk.app.desk import Desk
from flexdesk.app.kind_names import KIND_NAMES
from flexdesk.base.cpr import parse_cpr
from flexdesk.base.danish import clean, fold
from flexdesk.base.errors import UserError
from flexdesk.base.firms import parse_p_number
from flexdesk.domain.entities import ENTITIES, Citizen, Workplace
from flexdesk.domain.labels import from_label, label

R = TypeVar("R")
LONGEST_PLACE = 120
"""Signs in the name or the street of a workplace that is made."""
_ID = re.compile(r"[0-9a-fA-F]{32}")


class Gets(Protocol):
    """What can hand out one row: the reads, or an open unit of work."""

    def get(self, entity: str, id: str) -> object | None:  # noqa: A002 - the store's own name
        """Return the row, None when there is none."""
        ...


def kind_name(entity: str) -> str:
    """Return what an entity is called in a sentence."""
    return KIND_NAMES.get(entity, ("", entity, entity))[1]


def entity_of(kind: str) -> str:
    """Return the entity a word on the command line means, in one or many.

    Raises:
        UserError: `value.unknown`.
    """
    for entity, names in KIND_NAMES.items():
        if fold(kind) in {entity, *(fold(name) for name in names)}:
            return entity
    kinds = ", ".join(names[0] for names in KIND_NAMES.values())
    raise UserError("value.unknown", value=kind, field="slags", choices=kinds)


def get_row(source: Gets, entity: str, row_id: str) -> object:
    """Return a live row.

    Raises:
        UserError: `citizen.unknown` or `row.unknown`.
    """
    row = source.get(entity, row_id)
    if row is None:
        code = "citizen.unknown" if entity == "citizen" else "row.unknown"
        raise UserError(code, kind=kind_name(entity))
    return row


def get_citizen(source: Gets, citizen_id: str) -> Citizen:
    """Return a citizen.

    Raises:
        UserError: `citizen.unknown`.
    """
    row = get_row(source, "citizen", citizen_id)
    if not isinstance(row, Citizen):
        raise UserError("citizen.unknown")
    return row


def citizen_by_cpr(desk: Desk, text: str) -> str:
    """Return the id of the citizen with a CPR number.

    Raises:
        UserError: `cpr.*` when it is none, `citizen.unknown` when nobody has it.
    """
    digits = parse_cpr(text, on=desk.today()).digits
    found = desk.store.reads.find_citizen(digits)
    if found is None:
        desk.store.access("refused", None, what="opslag på CPR")
        raise UserError("citizen.unknown")
    return found


def choice(field: str, kind: type[StrEnum], text: str, allowed: Sequence[str] = ()) -> str:
    """Return the code of a word from a closed list: its code or any of its Danish names.

    Raises:
        UserError: `value.unknown` with the choices in Danish.
    """
    codes = [member.value for member in kind]
    code = text if text in codes else from_label(kind, text)
    if code is None or (allowed and code not in allowed):
        choices = [label(kind(value)) for value in (allowed or codes)]
        raise UserError("value.unknown", value=text, field=field, choices=choices)
    return str(code)


def find_workplace(desk: Desk, text: str) -> tuple[str | None, str]:
    """Return the id of the workplace meant by an id, a P-number or a name, and the clean name.

    The id is None when no workplace has that name: the caller makes one.

    Raises:
        UserError: `workplace.empty`, `workplace.ambiguous`, `text.too_long`, or `row.unknown`
            for what is written like an id and is none.
    """
    wanted = " ".join(clean(text).split())
    if not wanted:
        raise UserError("workplace.empty")
    workplaces = [row for row in desk.store.reads.load("workplace") if isinstance(row, Workplace)]
    by_id = [row for row in workplaces if row.id == wanted]
    number = _p_number(wanted)
    by_number = [row for row in workplaces if number and row.p_number == number]
    folded = fold(wanted)
    by_name = [row for row in workplaces if fold(row.name) == folded]
    found = by_id or by_number or by_name
    if len(found) > 1:
        raise UserError("workplace.ambiguous", count=len(found))
    if not found and _ID.fullmatch(wanted):
        raise UserError("row.unknown", kind=kind_name("workplace"))
    if not found and len(wanted) > LONGEST_PLACE:
        facts = {"length": len(wanted), "limit": LONGEST_PLACE}
        raise UserError("text.too_long", field="workplace", **facts)
    return (found[0].id if found else None), wanted


def read_street(text: str) -> str:
    """Return the street of a workplace nobody has named before, in one line.

    Raises:
        UserError: `text.too_long` with field=street.
    """
    try:
        return " ".join(clean(text, LONGEST_PLACE).split())
    except UserError as error:
        raise UserError(error.code, **{**error.facts, "field": "street"}) from None


def _p_number(text: str) -> str:
    try:
        return parse_p_number(text)
    except UserError:
        return ""


def field_names(entity: str) -> tuple[str, ...]:
    """Return the fields of an entity a person may name, in the order of the record."""
    names: list[str] = []
    for field in ENTITIES[entity][1]:
        names.extend(("start", "last_day") if field.name == "period" else (field.name,))
    return tuple(names)
