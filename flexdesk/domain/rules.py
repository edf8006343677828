"""Rules by date: every number of law and local practice, with its source and how sure it is.

A rule is read from a parsed table; a value without source, an unknown unit, a text where a day
should be, or days that do not rise are refused. Before its first day and after it ceased a rule
has no value: asking is an error, never a default. The team's own values are laid over, the
shipped ones are never changed.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from flexdesk.base.errors import UserError
from flexdesk.domain.entities import TeamValue

RuleValue = int | float | str | bool | tuple[int | float, ...]
_RULE_FIELDS = {"title_da", "unit", "values", "note"}
_STEP_FIELDS = {"valid_from", "value", "source", "certainty"}


class Unit(StrEnum):
    """What the number of a rule counts."""

    MONTHS = "months"
    WEEKS = "weeks"
    DAYS = "days"
    YEARS = "years"
    HOURS_WEEK = "hours_week"
    SHARE = "share"
    COUNT = "count"
    OERE = "oere"
    FLAG = "flag"
    DAY = "day"


class Certainty(StrEnum):
    """How sure a value is, and so how it is shown."""

    LAW = "law"
    GUIDANCE = "guidance"
    SEED = "seed"
    MEMORY = "memory"
    TEAM = "team"


class RuleError(UserError):
    """A rule is not as it must be, or has no value on the day asked about."""


@dataclass(frozen=True, slots=True)
class RuleStep:
    """The value of a rule from a day on; None means the rule ceased."""

    valid_from: dt.date
    value: RuleValue | None
    source: str
    certainty: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its values over time, and the team's own laid over them."""

    key: str
    title_da: str
    unit: str
    steps: tuple[RuleStep, ...]
    team_steps: tuple[RuleStep, ...] = ()

    def step_on(self, on: dt.date) -> RuleStep:
        """Return the step in force on a day: the team's own where it has one.

        Raises:
            RuleError: `rule.not_in_force` before the first day or after the rule ceased.
        """
        for steps in (self.team_steps, self.steps):
            for step in reversed(steps):
                if step.valid_from <= on:
                    if step.value is not None:
                        return step
                    break
        raise RuleError("rule.not_in_force", key=self.key, on=on)

    def on(self, on: dt.date) -> RuleValue:
        """Return the value in force on a day."""
        value = self.step_on(on).value
        assert value is not None  # noqa: S101 - step_on returns no step without a value
        return value


def _has_unit_type(value: object, unit: str) -> bool:
    if unit == Unit.FLAG:
        return isinstance(value, bool)
    if unit == Unit.DAY:
        return type(value) is dt.date
    values = value if isinstance(value, tuple) else (value,)
    return bool(values) and all(
        isinstance(each, int | float) and not isinstance(each, bool) for each in values
    )


def _frozen_value(value: object, unit: str, key: str) -> RuleValue:
    value = tuple(value) if isinstance(value, list) else value
    if not _has_unit_type(value, unit):
        raise RuleError("rule.wrong_value", key=key, unit=unit)
    return value.isoformat() if isinstance(value, dt.date) else value  # type: ignore[return-value]


def _step(key: str, unit: str, table: Mapping[str, Any]) -> RuleStep:
    if unknown := set(table) - _STEP_FIELDS:
        raise RuleError("rule.unknown_field", key=key, field=min(unknown))
    valid_from = table.get("valid_from")
    if type(valid_from) is not dt.date:
        raise RuleError("rule.bad_date", key=key)
    source = table.get("source")
    if not isinstance(source, str) or not source.strip():
        raise RuleError("rule.no_source", key=key, valid_from=valid_from)
    if table.get("certainty") not in set(Certainty) - {Certainty.TEAM}:
        raise RuleError("rule.unknown_certainty", key=key, valid_from=valid_from)
    value = _frozen_value(table["value"], unit, key) if "value" in table else None
    return RuleStep(valid_from, value, source, table["certainty"])


def rule_from_table(key: str, table: Mapping[str, Any]) -> Rule:
    """Return the rule a parsed table describes.

    Raises:
        RuleError: with the code of the first thing that is not as it must be.
    """
    if unknown := set(table) - _RULE_FIELDS:
        raise RuleError("rule.unknown_field", key=key, field=min(unknown))
    if not str(table.get("title_da", "")).strip():
        raise RuleError("rule.no_title", key=key)
    unit = table.get("unit")
    if unit not in set(Unit):
        raise RuleError("rule.unknown_unit", key=key, unit=unit)
    steps = tuple(_step(key, unit, each) for each in table.get("values", ()))
    if not steps:
        raise RuleError("rule.no_value", key=key)
    days = [step.valid_from for step in steps]
    if days != sorted(set(days)):
        raise RuleError("rule.dates_do_not_rise", key=key)
    return Rule(key, table["title_da"], unit, steps)


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All rules by key; a key is the name of its file and its own, with a point between."""

    rules: Mapping[str, Rule]

    @classmethod
    def from_tables(cls, parsed: Mapping[str, Mapping[str, Any]]) -> "RuleBook":
        """Return the book of all rules in the parsed files, given by file name without suffix."""
        return cls(
            {
                f"{file}.{name}": rule_from_table(f"{file}.{name}", table)
                for file, tables in sorted(parsed.items())
                for name, table in tables.items()
            }
        )

    @property
    def keys(self) -> tuple[str, ...]:
        """All keys in order."""
        return tuple(sorted(self.rules))

    @property
    def fingerprint(self) -> str:
        """Eight hex digits that change when any value changes: printed as the rule set."""
        lines = (repr(self.rules[key]) for key in self.keys)
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:8]

    def rule(self, key: str) -> Rule:
        """Return a rule.

        Raises:
            RuleError: `rule.unknown_key`.
        """
        if key not in self.rules:
            raise RuleError("rule.unknown_key", key=key)
        return self.rules[key]

    def value(self, key: str, on: dt.date) -> RuleValue:
        """Return the value of a rule on a day."""
        return self.rule(key).on(on)

    def number(self, key: str, on: dt.date) -> float:
        """Return the value of a rule that is one number."""
        value = self.value(key, on)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise RuleError("rule.wrong_value", key=key, unit=self.rule(key).unit)
        return value

    def count(self, key: str, on: dt.date) -> int:
        """Return the value of a rule that is one whole number: months, weeks, days, persons."""
        return int(self.number(key, on))

    def flag(self, key: str, on: dt.date) -> bool:
        """Return the value of a rule that is yes or no."""
        return bool(self.value(key, on))

    def numbers(self, key: str, on: dt.date) -> tuple[float, ...]:
        """Return the value of a rule that is a row of numbers."""
        value = self.value(key, on)
        if not isinstance(value, tuple):
            raise RuleError("rule.wrong_value", key=key, unit=self.rule(key).unit)
        return value

    def day(self, key: str, on: dt.date) -> dt.date:
        """Return the value of a rule that is a day."""
        value = self.value(key, on)
        if not isinstance(value, str):
            raise RuleError("rule.wrong_value", key=key, unit=self.rule(key).unit)
        return dt.date.fromisoformat(value)

    def with_team_values(self, values: Iterable[TeamValue]) -> "RuleBook":
        """Return a book with the team's own values laid over; a value None takes one back.

        Raises:
            RuleError: for an unknown key, a value that does not fit the unit, or no source.
        """
        rules = dict(self.rules)
        for own in sorted(values, key=lambda value: (value.key, value.valid_from, value.id)):
            rule = RuleBook(rules).rule(own.key)
            if not own.source.strip():
                raise RuleError("rule.no_source", key=own.key, valid_from=own.valid_from)
            value = None if own.value is None else _team_value(own, rule)
            step = RuleStep(own.valid_from, value, own.source, Certainty.TEAM)
            earlier = (s for s in rule.team_steps if s.valid_from != own.valid_from)
            rules[own.key] = replace(rule, team_steps=(*earlier, step))
        return RuleBook(rules)


def _team_value(own: TeamValue, rule: Rule) -> RuleValue:
    value = own.value
    if rule.unit == Unit.DAY and isinstance(value, str):
        value = dt.date.fromisoformat(value)
    return _frozen_value(value, rule.unit, rule.key)
