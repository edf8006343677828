"""Reading what was typed into a field: the type of the field decides, the words are Danish."""

import re
from collections.abc import Callable
from enum import StrEnum

from flexdesk.app.changes import Remark
from flexdesk.app.desk import Desk
from flexdesk.app.field_words import field_word
from flexdesk.app.lookups import choice, field_names, find_workplace, kind_name
from flexdesk.app.phone_email import read_email, read_phone
from flexdesk.app.workplace_parts import count_of
from flexdesk.base.cpr import parse_cpr
from flexdesk.base.danish import clean, fold
from flexdesk.base.errors import UserError
from flexdesk.base.firms import is_cvr_checksum_ok, parse_cvr, parse_p_number
from flexdesk.base.numbers import parse_day, parse_number
from flexdesk.domain.codes import (
    BenefitKind,
    ContactKind,
    EndedHow,
    HoursKind,
    Onward,
    PlacementKind,
    Sector,
)
from flexdesk.domain.entities import ENTITIES
from flexdesk.domain.entity_fields import FieldType
from flexdesk.domain.work_codes import ContactResult, OpeningClosed

MAX_HOURS = 60.0
"""Effective hours a week above this are a slip of the finger."""

_NOT_EDITED = frozenset(
    {
        "note", "pass", "decision", "attachment", "transfer", "import_run", "import_base",
        "setting", "team_value", "support", "terms", "notice", "placement_change", "screening",
        "card_version", "consent", "hand_out",
    }
)  # fmt: skip
_FIXED = frozenset(
    {
        ("citizen", "candidate_no"),
        ("benefit", "citizen"),
        ("placement", "citizen"),
        ("placement", "number"),
        ("hours", "placement"),
        ("workplace", "employer"),
        ("workplace_person", "workplace"),
        ("opening", "workplace"),
        ("task", "citizen"),
        ("task", "made_on"),
    }
)
_CHOICES: dict[tuple[str, str], type[StrEnum]] = {
    ("benefit", "kind"): BenefitKind,
    ("placement", "kind"): PlacementKind,
    ("placement", "ended_how"): EndedHow,
    ("placement", "onward"): Onward,
    ("workplace", "sector"): Sector,
    ("employer", "sector"): Sector,
    ("opening", "kind"): PlacementKind,
    ("opening", "closed_how"): OpeningClosed,
    ("contact", "result"): ContactResult,
    ("contact", "kind"): ContactKind,
    ("hours", "kind"): HoursKind,
}
_HOURS = frozenset({"hours_week", "hours_now", "hours_aim", "attended", "attended_week"})
_REQUIRED = frozenset(
    {
        ("citizen", "cpr"),
        ("citizen", "first_name"),
        ("workplace", "name"),
        ("employer", "name"),
        ("workplace_person", "name"),
        ("benefit", "kind"),
        ("benefit", "start"),
        ("placement", "kind"),
        ("placement", "start"),
    }
)
_YES = frozenset({"ja", "j", "yes", "true", "1", "sand"})
_NO = frozenset({"nej", "n", "no", "false", "0", "falsk", ""})


_MANY_LINES = frozenset(
    {
        ("citizen", "skaanehensyn"),
        ("citizen", "wanted_work"),
        ("contact", "text"),
        ("task", "text"),
    }
)
_BREAKS = re.compile(r"[ \t]*[\n\t\u2028\u2029]\s*")


def check_editable(entity: str, field: str) -> None:
    """Refuse a field that does not exist or is not set by hand.

    Raises:
        UserError: `note.final`, `field.unknown` or `field.fixed`.
    """
    if entity == "note":
        raise UserError("note.final")
    if entity in _NOT_EDITED or (entity, field) in _FIXED:
        raise UserError("field.fixed", field=field)
    names = field_names(entity)
    if field not in names:
        raise UserError("field.unknown", field=field, kind=kind_name(entity), fields=names)


def read_field(desk: Desk, entity: str, field: str, text: str) -> object:
    """Return the value a text means for a field; nothing typed empties it.

    Raises:
        UserError: with the code of what cannot be read; `field.required`.
    """
    written = _one_line(entity, field, text)
    if not written and (_is_required(entity, field) or (entity, field) in _REQUIRED):
        raise UserError("field.required", field=field)
    special = _special(desk, entity, field, written)
    if special is not None:
        return special
    kind = FieldType.DAY if field in {"start", "last_day"} else _type_of(entity, field)
    return _of_type(kind, field, written)


def remarks_on(desk: Desk, entity: str, field: str, text: str) -> tuple[Remark, ...]:
    """Return what is worth a look about a value that was read and taken."""
    written = _one_line(entity, field, text)
    if not written:
        return ()
    if (entity, field) == ("citizen", "cpr"):
        return tuple(Remark(hint) for hint in parse_cpr(written, on=desk.today()).hints)
    if field == "cvr" and not is_cvr_checksum_ok(parse_cvr(written)):
        return (Remark("cvr.checksum"),)
    return ()


def one_line(text: str) -> str:
    """Return a clean text in which line breaks and tabs have become blanks."""
    return _BREAKS.sub(" ", clean(text))


def _one_line(entity: str, field: str, text: str) -> str:
    return clean(text) if (entity, field) in _MANY_LINES else one_line(text)


def read_hours(text: str) -> float:
    """Return effective hours a week.

    Raises:
        UserError: `number.*` or `hours.range`.
    """
    hours = parse_number(text)
    if not 0 <= hours <= MAX_HOURS:
        raise UserError("hours.range", hours=hours, maximum=MAX_HOURS)
    return hours


def _is_required(entity: str, field: str) -> bool:
    return any(each.name == field and each.required for each in ENTITIES[entity][1])


def _type_of(entity: str, field: str) -> FieldType:
    return next(each.type for each in ENTITIES[entity][1] if each.name == field)


def _special(desk: Desk, entity: str, field: str, written: str) -> object | None:
    """Return the value of a field with a reader of its own, None for the others."""
    if not written:
        return None
    kind = _CHOICES.get((entity, field))
    if kind is not None:
        return choice(field_word(field), kind, written)
    reader = _READERS.get((entity, field)) or _READERS.get(("", field))
    return reader(desk, written) if reader is not None else None


def _step(desk: Desk, written: str) -> str:
    """Return the code of a step of any pipeline a team may run; the citizen's own is checked."""
    for pipeline in (desk.pipeline, *desk.pipelines.values()):
        code = pipeline.find_step(written)
        if code:
            return code
    choices = [step.label for step in desk.pipeline.steps]
    raise UserError("value.unknown", value=written, field="trin", choices=choices)


def _workplace(desk: Desk, written: str) -> str:
    found, _name = find_workplace(desk, written)
    if found is None:
        raise UserError("row.unknown", kind=kind_name("workplace"))
    return found


def _of_type(kind: FieldType, field: str, written: str) -> object:
    if kind is FieldType.DAY:
        return parse_day(written) if written else None
    if kind is FieldType.NUMBER:
        if not written:
            return None
        return read_hours(written) if field in _HOURS else parse_number(written)
    if kind is FieldType.INT:
        return _whole(field, written)
    if kind is FieldType.FLAG:
        return _flag(written)
    return written


def _whole(field: str, written: str) -> int | None:
    return count_of(written, field_word(field))


def _flag(written: str) -> bool:
    word = fold(written)
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise UserError("value.flag", value=written)


_READERS: dict[tuple[str, str], Callable[[Desk, str], object]] = {
    ("citizen", "cpr"): lambda desk, text: parse_cpr(text, on=desk.today()).digits,
    ("citizen", "step"): _step,
    ("placement", "workplace"): _workplace,
    ("workplace_person", "phone"): lambda _desk, text: read_phone(text),
    ("workplace_person", "email"): lambda _desk, text: read_email(text),
    ("", "program"): lambda desk, text: desk.program_of(text).key,
    ("", "cvr"): lambda _desk, text: parse_cvr(text),
    ("", "p_number"): lambda _desk, text: parse_p_number(text),
}
"""How fields with rules of their own are read; an empty entity means all."""
