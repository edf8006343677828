"""The follow-up rules with what the team has chosen about them: on or off, and how long after."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from flexdesk.app.desk import Desk
from flexdesk.base.errors import UserError
from flexdesk.base.resources import read_toml_folder
from flexdesk.domain import entities
from flexdesk.domain.follow_up_rules import Amount, FollowUpRule, amount_of, load_follow_ups
from flexdesk.domain.follow_ups import Setting

SETTING = "follow_ups."
"""Before a rule's key: the id of the setting row that holds the team's choice."""


@dataclass(frozen=True, slots=True)
class RuleChange:
    """What a team chooses about a rule: on or off, and how long after the event.

    None leaves it as it is. An `offset` is a count and a unit: days, weeks or months; `is_reset`
    takes the team's choices back.
    """

    is_on: bool | None = None
    offset: tuple[int, str] | None = None
    is_reset: bool = False


@cache
def shipped_follow_ups() -> tuple[FollowUpRule, ...]:
    """Return the rules the program ships."""
    return load_follow_ups(read_toml_folder("follow_ups"))


def rules_of(desk: Desk) -> tuple[FollowUpRule, ...]:
    """Return the rules with the team's choices laid over."""
    return desk.cached("follow_up_rules", lambda: _read_rules(desk))


def rule_of(desk: Desk, key: str) -> FollowUpRule:
    """Return one rule.

    Raises:
        UserError: `follow_up.unknown`.
    """
    found = next((rule for rule in rules_of(desk) if rule.key == key), None)
    if found is None:
        raise UserError("follow_up.unknown", key=key)
    return found


def setting_of(desk: Desk) -> Setting:
    """Return what the engine reckons with today."""
    today = desk.today()
    return desk.cached(("follow_up_setting", today), lambda: Setting.of(today, desk.rules))


def _read_rules(desk: Desk) -> tuple[FollowUpRule, ...]:
    chosen = {
        row.id.removeprefix(SETTING): row.value
        for row in desk.store.reads.load("setting")
        if row.id.startswith(SETTING)
    }
    return tuple(_laid_over(rule, chosen.get(rule.key)) for rule in shipped_follow_ups())


def _laid_over(rule: FollowUpRule, value: object) -> FollowUpRule:
    """Return a rule with a team's choice; what cannot be read of it is as it ships."""
    if not isinstance(value, Mapping):
        return rule
    is_on = value.get("is_on")
    return rule.with_team(
        is_on=is_on if isinstance(is_on, bool) else None, offset=_offset(rule, value.get("offset"))
    )


def _offset(rule: FollowUpRule, value: object) -> Amount | None:
    if not isinstance(value, Mapping):
        return None
    try:
        return amount_of(
            rule.key,
            value.get("count"),
            str(value.get("unit")),
            is_before=rule.offset.is_before,
        )
    except UserError:
        return None


def value_after(desk: Desk, key: str, change: RuleChange) -> dict[str, object]:
    """Return the setting's value after a change: what was chosen before stays.

    Raises:
        UserError: `follow_up.unknown`, `follow_up.bad_offset`, `follow_up.fixed_offset`.
    """
    rule = rule_of(desk, key)
    if change.is_reset:
        return {"is_on": None, "offset": None, "source": "teamet"}
    row = desk.store.reads.get("setting", SETTING + key)
    before = row.value if isinstance(row, entities.Setting) else None
    value: dict[str, object] = {"is_on": None, "offset": None, "source": "teamet"}
    value |= before if isinstance(before, Mapping) else {}
    if change.is_on is not None:
        value["is_on"] = change.is_on
    if change.offset is not None:
        if rule.is_statutory:
            raise UserError("follow_up.fixed_offset", title=rule.title_da)
        count, unit = change.offset
        amount_of(key, count, unit)
        value["offset"] = {"count": count, "unit": unit}
    return value


def what_changed(rule: FollowUpRule, change: RuleChange) -> str:
    """Return what kind of choice was made, for the history: on, off, offset or reset."""
    if change.is_reset:
        return "reset"
    if change.is_on is None:
        return "offset"
    return "on" if rule.is_on else "off"


def rules_with(desk: Desk, key: str, value: Mapping[str, object]) -> tuple[FollowUpRule, ...]:
    """Return all rules, one of them with another value of its setting."""
    shipped = {rule.key: rule for rule in shipped_follow_ups()}
    return tuple(
        _laid_over(shipped[key], value) if rule.key == key else rule for rule in rules_of(desk)
    )
