"""Follow-up rules as data: from which event, how long after, how often, for whom, says who.

A rule is read from a parsed table; what it does not know, or what has no source, is refused. A
length of time may be the value of a rule by date (`{ rule = "fleksjob.talk_every_months" }`), so
that a number stands in one place.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import Any

from flexdesk.base.errors import UserError
from flexdesk.base.numbers import format_number
from flexdesk.base.periods import add_months
from flexdesk.domain.codes import PlacementKind
from flexdesk.domain.rules import Certainty, RuleBook, RuleError, Unit

_MONTHS_A_YEAR = 12
_LONGEST = 600
_PLACEHOLDER = re.compile(r"\{after\}|\{turn\}")
_FIELDS = {
    "title_da", "text_da", "programs", "event", "kinds", "steps", "offset", "repeat", "condition",
    "working_day", "is_statutory", "is_on", "source", "certainty", "valid_from", "valid_until",
}  # fmt: skip
_CONDITION_FIELDS = {
    "hours_from",
    "hours_to",
    "without_kinds",
    "after_kinds",
    "bevilling",
    "outcomes",
}


class Event(StrEnum):
    """What a follow-up counts its days from."""

    PLACEMENT_START = "placement_start"
    PLACEMENT_MIDWAY = "placement_midway"
    PLACEMENT_PLANNED_END = "placement_planned_end"
    PLACEMENT_END = "placement_end"
    LY_START = "ly_start"
    VISITED_ON = "visited_on"
    BEVILLING_ON = "bevilling_on"
    PASS_START = "pass_start"  # noqa: S105 - a pass through a step
    PAUSE_REVIEW = "pause_review"
    DECISION = "decision"
    NOTICE = "notice"


PLACEMENT_EVENTS = frozenset(
    {
        Event.PLACEMENT_START,
        Event.PLACEMENT_MIDWAY,
        Event.PLACEMENT_PLANNED_END,
        Event.PLACEMENT_END,
    }
)
MOVING_EVENTS = frozenset({Event.PLACEMENT_MIDWAY, Event.PLACEMENT_PLANNED_END})
"""Events whose day moves when something is agreed anew."""


class WorkingDay(StrEnum):
    """What happens to a day on which nobody is at work."""

    PREVIOUS = "previous"
    NEXT = "next"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Amount:
    """A length of time: so many of a unit, or what a rule by date says."""

    count: int = 0
    unit: str = Unit.DAYS
    rule: str = ""
    is_before: bool = False

    def resolved(self, book: RuleBook, on: dt.date) -> "Amount | None":
        """Return the length in days or months, None where the rule is not in force.

        The shipped follow-ups read fleksjob.status_after_months, fleksjob.talk_every_months,
        fleksjob.close_follow_up_months, tal.outcome_window_months, tal.retained_first_months and
        tal.retained_second_months.

        Raises:
            RuleError: when the rule is unknown or counts nothing of time.
        """
        if not self.rule:
            return _plain(self.count, self.unit, is_before=self.is_before)
        rule = book.rule(self.rule)
        try:
            count = book.count(self.rule, on)
        except RuleError as error:
            if error.code == "rule.not_in_force":
                return None
            raise
        return _plain(count, rule.unit, is_before=self.is_before)


def _plain(count: int, unit: str, *, is_before: bool) -> Amount:
    """Return the same length in days or in months."""
    if unit == Unit.YEARS:
        return Amount(count * _MONTHS_A_YEAR, Unit.MONTHS, is_before=is_before)
    if unit == Unit.WEEKS:
        return Amount(count * 7, Unit.DAYS, is_before=is_before)
    return Amount(count, unit, is_before=is_before)


def day_after(day: dt.date, amount: Amount, times: Amount | None = None, turn: int = 0) -> dt.date:
    """Return the day a resolved length after (or before) a day, and `turn` times another on.

    Months are added in one step, so that the 31st comes back after a short month.
    """
    sign = -1 if amount.is_before else 1
    months = sign * amount.count if amount.unit == Unit.MONTHS else 0
    days = sign * amount.count if amount.unit == Unit.DAYS else 0
    if times is not None:
        months += times.count * turn if times.unit == Unit.MONTHS else 0
        days += times.count * turn if times.unit == Unit.DAYS else 0
    return add_months(day, months) + dt.timedelta(days=days)


def longer(amount: Amount, every: Amount | None, turn: int) -> Amount:
    """Return a resolved length and so many turns on; of two units the first alone."""
    if every is None or every.unit != amount.unit or amount.is_before:
        return amount
    return replace(amount, count=amount.count + every.count * turn)


@dataclass(frozen=True, slots=True)
class Repeat:
    """How often a follow-up comes again: until so long after the event, or so many times."""

    every: Amount
    until: Amount | None = None
    times: int | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """When a follow-up is wanted at all; what is empty asks nothing."""

    hours_from: float | None = None
    hours_to: float | str | None = None
    """Effective hours a week of the placement, both ends included; a text is a rule's key."""
    without_kinds: tuple[str, ...] = ()
    """Only while no placement of these kinds has begun since the event."""
    after_kinds: tuple[str, ...] = ()
    """Only when a placement of these kinds began before the one the event is about."""
    bevilling: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FollowUpRule:
    """One rule: it makes tasks from events of a citizen."""

    key: str
    title_da: str
    text_da: str
    """What the task says; the same for everybody."""
    event: str
    offset: Amount
    source: str
    certainty: str
    programs: tuple[str, ...] = ()
    """Empty for all programs."""
    kinds: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    repeat: Repeat | None = None
    condition: Condition = Condition()
    working_day: str = WorkingDay.NEXT
    is_statutory: bool = False
    is_on: bool = True
    valid_from: dt.date | None = None
    valid_until: dt.date | None = None
    """For events from the first to the second day, both included."""

    def with_team(self, *, is_on: bool | None, offset: Amount | None) -> "FollowUpRule":
        """Return the rule with what the team chose laid over; None leaves it as it ships."""
        changed = replace(self, is_on=self.is_on if is_on is None else is_on)
        if offset is None:
            return changed
        source = f"Teamets eget valg. Leveret: {self.source}"
        return replace(changed, offset=offset, certainty=Certainty.TEAM, source=source)

    def text(self, turn: int, after: Amount) -> str:
        """Return what the task says: `{after}` is how long after, `{turn}` which of them."""
        return self.text_da.format(after=amount_words(after), turn=turn + 1)


def amount_words(amount: Amount) -> str:
    """Return a resolved length in Danish: "3 måneder", "2,5 år", "6 uger"."""
    months, days = amount.count, amount.count
    if amount.unit == Unit.MONTHS:
        if months >= 2 * _MONTHS_A_YEAR and months % (_MONTHS_A_YEAR // 2) == 0:
            return f"{format_number(Fraction(months, _MONTHS_A_YEAR))} år"
        return f"{months} måned" if months == 1 else f"{months} måneder"
    if days and days % 7 == 0:
        return "1 uge" if days == 7 else f"{days // 7} uger"  # noqa: PLR2004 - days of a week
    return "1 dag" if days == 1 else f"{days} dage"


def text_pattern(rules: Iterable[FollowUpRule]) -> re.Pattern[str]:
    """Return a pattern of all texts that rules may give, so that own words are told apart."""
    shapes = (_PLACEHOLDER.split(rule.text_da) for rule in rules)
    return re.compile("|".join("[^·]+?".join(map(re.escape, parts)) for parts in shapes))


def rule_from_table(key: str, table: Mapping[str, Any]) -> FollowUpRule:
    """Return the rule a parsed table describes.

    Raises:
        UserError: `follow_up.bad_rule` with the field that is not as it must be.
    """
    for field in sorted(set(table) - _FIELDS):
        raise _bad(key, field)
    for field in ("title_da", "text_da", "source"):
        if not str(table.get(field, "")).strip():
            raise _bad(key, field)
    if "{" in _PLACEHOLDER.sub("", table["text_da"]):
        raise _bad(key, "text_da")
    _check(key, "event", table.get("event"), Event)
    _check(key, "certainty", table.get("certainty"), set(Certainty) - {Certainty.TEAM})
    _check(key, "working_day", table.get("working_day"), WorkingDay)
    is_statutory = table.get("is_statutory", False)
    if is_statutory and table["working_day"] != WorkingDay.PREVIOUS:
        raise _bad(key, "working_day")
    for kind in table.get("kinds", ()):
        _check(key, "kinds", kind, PlacementKind)
    if (table["event"] in PLACEMENT_EVENTS) != bool(table.get("kinds")):
        raise _bad(key, "kinds")
    return FollowUpRule(
        key=key,
        title_da=table["title_da"],
        text_da=table["text_da"],
        event=table["event"],
        offset=_amount(key, "offset", table.get("offset")),
        source=table["source"],
        certainty=table["certainty"],
        programs=tuple(table.get("programs", ())),
        kinds=tuple(table.get("kinds", ())),
        steps=tuple(table.get("steps", ())),
        repeat=_repeat(key, table["repeat"]) if "repeat" in table else None,
        condition=_condition(key, table.get("condition", {})),
        working_day=table["working_day"],
        is_statutory=is_statutory,
        is_on=table.get("is_on", True),
        valid_from=table.get("valid_from"),
        valid_until=table.get("valid_until"),
    )


def _bad(key: str, field: str) -> UserError:
    return UserError("follow_up.bad_rule", key=key, field=field)


def _check(key: str, field: str, value: object, allowed: Any) -> None:  # noqa: ANN401 - enum or set
    if value not in set(allowed):
        raise _bad(key, field)


def _amount(key: str, field: str, table: object) -> Amount:
    """Read a length: one of days, weeks, months, years or rule, and perhaps `side`."""
    if not isinstance(table, Mapping) or table.get("side", "after") not in {"after", "before"}:
        raise _bad(key, field)
    given = [name for name in table if name != "side"]
    is_before = table.get("side") == "before"
    if len(given) != 1:
        raise _bad(key, field)
    unit, value = given[0], table[given[0]]
    if unit == "rule" and isinstance(value, str) and value:
        return Amount(rule=value, is_before=is_before)
    return amount_of(key, value, unit, is_before=is_before)


def amount_of(key: str, count: object, unit: str, *, is_before: bool = False) -> Amount:
    """Return a length of so many days, weeks, months or years.

    Raises:
        UserError: `follow_up.bad_offset` for another unit, or a number below 0 or above 600.
    """
    units = {Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS}
    if type(count) is not int or not 0 <= count <= _LONGEST or unit not in units:
        raise UserError("follow_up.bad_offset", key=key, maximum=_LONGEST)
    return Amount(count, unit, is_before=is_before)


def _repeat(key: str, table: Mapping[str, Any]) -> Repeat:
    if set(table) - {"every", "until", "times"}:
        raise _bad(key, "repeat")
    every = _amount(key, "repeat", table.get("every"))
    if not every.rule and every.count == 0:
        raise _bad(key, "repeat")
    until = _amount(key, "repeat", table["until"]) if "until" in table else None
    return Repeat(every, until, table.get("times"))


def _condition(key: str, table: Mapping[str, Any]) -> Condition:
    if set(table) - _CONDITION_FIELDS:
        raise _bad(key, "condition")
    return Condition(
        hours_from=table.get("hours_from"),
        hours_to=table.get("hours_to"),
        without_kinds=tuple(table.get("without_kinds", ())),
        after_kinds=tuple(table.get("after_kinds", ())),
        bevilling=tuple(table.get("bevilling", ())),
        outcomes=tuple(table.get("outcomes", ())),
    )


def load_follow_ups(parsed: Mapping[str, Mapping[str, Any]]) -> tuple[FollowUpRule, ...]:
    """Return the rules of parsed files in order; a key is the file's name, a point and its own."""
    return tuple(
        rule_from_table(f"{file}.{name}", table)
        for file, tables in sorted(parsed.items())
        for name, table in tables.items()
    )
