"""Rows of one kind as plain values, CPR numbers masked unless a reason is given; logged."""

import dataclasses
import datetime as dt
from collections.abc import Mapping

from flexdesk.app.desk import Desk
from flexdesk.app.kind_names import KIND_NAMES
from flexdesk.base.cpr import birth_of, format_cpr, mask_cpr, mask_in_text
from flexdesk.base.danish import clean, fold
from flexdesk.base.errors import UserError
from flexdesk.domain.entities import ENTITIES
from flexdesk.domain.programs import Program
from flexdesk.domain.rules import Rule

ENTITY_KINDS: dict[str, str] = {
    names[0]: entity
    for entity, names in KIND_NAMES.items()
    if entity not in {"team_value", "import_run", "decision", "attachment", "setting"}
}
"""Plural word of the command line: entity."""

OTHER_KINDS = ("cards", "programs", "rules")
KINDS: tuple[str, ...] = (*ENTITY_KINDS, *OTHER_KINDS)
REVEALING = ("citizens", "notes", "contacts", "tasks")
"""Kinds that hold CPR numbers, in their own field or in what people wrote."""

_FREE_TEXT = frozenset(
    {
        *("text", "skaanehensyn", "wanted_work", "label", "ended_label", "preferred_contact"),
        *("interpreter", "licence", "reading_help", "professionals", "tried_before", "job_ready"),
        *("language", "transport", "caseworker", "target_group", "closed_reason", "person"),
        *("purpose", "goal", "rep_name", "account", "agreement", "duties", "shown"),
        *("reason", "title", "file_name", "query", "address", "contact_person"),
        *("email", "city", "street", "name", "first_name", "last_name", "branch", "source"),
    }
)
_MAX_REASON = 500
_NOT_LISTED = {"card_version": frozenset({"content", "overrides"})}
"""What a list leaves out: the words of a card leave the register by its one door, or in a dump."""


def kind_in_plural(word: str) -> str:
    """Return the kind a word means, in one or many, in English or Danish; else the word."""
    for entity, names in KIND_NAMES.items():
        if names[0] in KINDS and fold(word) in {entity, *(fold(name) for name in names)}:
            return names[0]
    return word


def rows_of_kind(desk: Desk, kind: str, *, reveal: str | None = None) -> list[dict[str, object]]:
    """Return the rows of a kind; ids are text, days are days, CPR numbers masked.

    Raises:
        UserError: `reason.missing` when a reveal has none.
    """
    why = _reason(desk, reveal) if kind in REVEALING else None
    if kind == "programs":
        return [_program(program) for program in desk.programs.values()]
    if kind == "rules":
        return [_rule(desk, desk.rules.rule(key)) for key in desk.rules.keys]
    if kind == "cards":
        from flexdesk.app.card_lists import card_values

        found = card_values(desk)
        _log(desk, "list", kind, len(found), None)
        return found
    # what masks a text is wanted at start, the rest of these lists is not
    from flexdesk.app.placement_lists import with_plans
    from flexdesk.app.workplace_lists import more_told

    entity = ENTITY_KINDS[kind]
    rows = desk.store.reads.load(entity)
    shown = more_told(desk, entity, [_row(row, is_revealed=why is not None) for row in rows])
    shown = with_plans(desk, entity, shown)
    hidden = _NOT_LISTED.get(entity, frozenset())
    shown = [{name: row[name] for name in row if name not in hidden} for row in shown]
    _log(desk, "list", kind, len(shown), why)
    return shown


def dump(desk: Desk, *, reveal: str | None = None) -> dict[str, list[dict[str, object]]]:
    """Return every live row of the store in a fixed order, CPR numbers masked.

    Raises:
        UserError: `reason.missing` when a reveal has none.
    """
    why = _reason(desk, reveal)
    rows = desk.store.reads.dump()
    if why is None:
        rows = {entity: [_masked(row) for row in found] for entity, found in rows.items()}
    _log(desk, "export", "alt", sum(len(found) for found in rows.values()), why)
    return {entity: rows[entity] for entity in ENTITIES if entity in rows}


def mask_text(text: str) -> str:
    """Return a text with whatever looks like a CPR number masked."""
    return mask_in_text(text)


def _reason(desk: Desk, reveal: str | None) -> str | None:
    if reveal is None:
        return None
    why = clean(reveal, _MAX_REASON)
    if not why:
        desk.store.access("refused", None, what="visning af CPR")
        raise UserError("reason.missing")
    return why


def _log(desk: Desk, what: str, kind: str, count: int, why: str | None) -> None:
    if why is None:
        desk.store.access(what, None, what=kind, rows=count)
    else:
        desk.store.access("reveal", None, what=kind, rows=count, reason=why, scope="alle")


def _row(row: object, *, is_revealed: bool) -> dict[str, object]:
    values = {
        field.name: getattr(row, field.name)
        for field in dataclasses.fields(row)  # type: ignore[arg-type]  # every record is one
    }
    cpr = values.get("cpr")
    if isinstance(cpr, str):
        values["birth_year"] = birth_of(cpr).year
        values["cpr"] = format_cpr(cpr) if is_revealed else mask_cpr(cpr)
    return values if is_revealed else _masked(values)


def _masked(values: Mapping[str, object]) -> dict[str, object]:
    """Return the values with CPR numbers masked: in their own field, in free text, inside JSON."""
    return {name: _masked_value(name, value) for name, value in values.items()}


def _masked_value(name: str, value: object) -> object:
    if isinstance(value, Mapping):
        return _masked(value)
    if isinstance(value, list | tuple):
        return [_masked_value(name, each) for each in value]
    if not isinstance(value, str):
        return value
    if name == "cpr":
        return value if "•" in value or not value else mask_cpr(value)
    return mask_text(value) if name in _FREE_TEXT else value


def _program(program: Program) -> dict[str, object]:
    return {
        "id": program.key,
        "title": program.title_da,
        "municipality": program.municipality,
        "municipality_code": program.code,
        "start": program.start,
        "last_day": program.last_day,
        "decision_status": program.decision_status,
        "target_group": program.target_group,
        "instrument": program.instrument,
        "months_min": program.months_min,
        "months_max": program.months_max,
        "pipeline": program.pipeline,
        "rules": list(program.rules),
        "targets": [dataclasses.asdict(target) for target in program.targets],
        "budget": [dataclasses.asdict(amount) for amount in program.budget],
    }


def _rule(desk: Desk, rule: Rule) -> dict[str, object]:
    steps = (*rule.steps, *rule.team_steps)
    return {
        "id": rule.key,
        "title": rule.title_da,
        "unit": rule.unit,
        "value": _value_today(rule, desk.today()),
        "values": [dataclasses.asdict(step) for step in steps],
    }


def _value_today(rule: Rule, on: dt.date) -> object:
    try:
        return rule.on(on)
    except UserError:
        return None
