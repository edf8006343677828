"""Programs: the models of effort a team runs, each with targets, pipeline, rules and budget.

A program is a template as data. Figures read its targets, the citizens' passes its pipeline,
documents its budget, staff, status and texts.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any

from flexdesk.base.errors import UserError
from flexdesk.base.numbers import round_half_up
from flexdesk.domain.codes import Sector
from flexdesk.domain.rules import Certainty, RuleBook

_PER_CENT = 100
_FIELDS = {
    "title_da", "municipality", "code", "start", "last_day", "decision_status", "target_group",
    "instrument", "months_min", "months_max", "pipeline", "rules", "targets", "budget", "staff",
    "visitation", "facts", "case", "is_temporary", "pays_full_wage", "sectors",
}  # fmt: skip


class TargetKind(StrEnum):
    """What the value of a target says."""

    BASELINE = "baseline"
    TARGET = "target"
    ACTUAL = "actual"


class Direction(StrEnum):
    """Which side of a target is the good one."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"


@dataclass(frozen=True, slots=True)
class Target:
    """A value a figure is measured against; shares are 0-1.

    `decimals` is the precision a share is compared at, in decimals of a per cent: a target of
    13 is met by 13,04. `path` names how one gets from the baseline to it: empty or "linear".
    """

    figure: str
    value: float
    kind: str
    on: dt.date | None = None
    path: str = ""
    label_da: str = ""
    direction: str = Direction.AT_LEAST
    decimals: int = 0
    source: str = ""

    def is_met_by(self, value: Fraction, *, is_share: bool) -> bool:
        """Tell whether an exact value reaches the target at the target's own precision."""
        scale = _PER_CENT if is_share else 1
        reached = round_half_up(value * scale, self.decimals)
        wanted = round_half_up(Fraction(repr(self.value)) * scale, self.decimals)
        return reached <= wanted if self.direction == Direction.AT_MOST else reached >= wanted


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of the budget as it was said, with its source."""

    key: str
    title_da: str
    oere: int
    period: str
    source: str
    certainty: str


@dataclass(frozen=True, slots=True)
class Staff:
    """Who works in the program; a count that nobody has told is None."""

    role: str
    count_min: float | None
    count_max: float | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ProgramFact:
    """A number about the program that FlexDesk does not count itself."""

    key: str
    title_da: str
    value: float
    unit: str
    source: str
    on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Program:
    """A model of effort in a municipality."""

    key: str
    title_da: str
    municipality: str
    code: int
    start: dt.date | None
    last_day: dt.date | None
    decision_status: str
    target_group: str
    instrument: str
    months_min: int | None
    months_max: int | None
    is_temporary: bool
    pays_full_wage: bool
    pipeline: str
    rules: tuple[str, ...]
    targets: tuple[Target, ...]
    budget: tuple[Amount, ...]
    staff: tuple[Staff, ...]
    visitation: str
    facts: tuple[ProgramFact, ...]
    case: Mapping[str, Any]
    """The texts of the Cabi case, by slot; reports read it."""
    sectors: tuple[str, ...] = ()
    """Sectors its pool jobs may be in; empty means any."""

    def target_for(self, figure: str, on: dt.date) -> Target | None:
        """Return the target of a figure on a day: the next one ahead, else the last one."""
        found = [t for t in self.targets if t.figure == figure and t.kind == TargetKind.TARGET]
        ahead = [t for t in found if t.on is None or t.on >= on]
        ahead.sort(key=lambda target: target.on or dt.date.max)
        found.sort(key=lambda target: target.on or dt.date.max)
        return ahead[0] if ahead else (found[-1] if found else None)

    def baseline_of(self, figure: str) -> Target | None:
        """Return where a figure stood when the program began, None when nobody wrote it down."""
        found = (t for t in self.targets if t.figure == figure and t.kind == TargetKind.BASELINE)
        return next(found, None)

    def path_value(self, figure: str, on: dt.date) -> float | None:
        """Return where a figure should be on a day to be on course, None without a path.

        Unit: that of the figure. A straight line by days from the baseline to the target.
        """
        target, baseline = self.target_for(figure, on), self.baseline_of(figure)
        if target is None or target.path != "linear" or baseline is None:
            return None
        if target.on is None or baseline.on is None:
            return None
        done = (min(max(on, baseline.on), target.on) - baseline.on).days
        share = Fraction(done, (target.on - baseline.on).days)
        start, end = Fraction(repr(baseline.value)), Fraction(repr(target.value))
        return float(start + (end - start) * share)


def _target(table: Mapping[str, Any], program: str) -> Target:
    target = Target(
        figure=table["figure"],
        value=table["value"],
        kind=table["kind"],
        on=table.get("on"),
        path=table.get("path", ""),
        label_da=table["label_da"],
        direction=table.get("direction", Direction.AT_LEAST),
        decimals=table.get("decimals", 0),
        source=table["source"],
    )
    if target.kind not in set(TargetKind) or target.direction not in set(Direction):
        raise UserError("program.bad_target", program=program, figure=target.figure)
    if target.path not in {"", "linear"}:
        raise UserError("program.bad_target", program=program, figure=target.figure)
    return target


def _amount(table: Mapping[str, Any], program: str) -> Amount:
    amount = Amount(**table)
    if type(amount.oere) is not int or not amount.source:
        raise UserError("program.bad_amount", program=program, key=amount.key)
    if amount.certainty not in set(Certainty):
        raise UserError("program.bad_amount", program=program, key=amount.key)
    return amount


def _staff(table: Mapping[str, Any]) -> Staff:
    least = table.get("count_min", table.get("count"))
    return Staff(table["role"], least, table.get("count_max", least), table.get("note", ""))


def _sectors(told: Iterable[str], program: str) -> tuple[str, ...]:
    sectors = tuple(told)
    if unknown := set(sectors) - set(Sector):
        raise UserError("program.bad_sector", program=program, sector=min(unknown))
    return sectors


def program_from_table(key: str, table: Mapping[str, Any]) -> Program:
    """Return the program a parsed table describes.

    Raises:
        UserError: `program.unknown_field`, `program.bad_target`, `program.bad_amount` or
            `program.bad_sector`.
    """
    if unknown := set(table) - _FIELDS:
        raise UserError("program.unknown_field", program=key, field=min(unknown))
    return Program(
        key=key,
        title_da=table["title_da"],
        municipality=table["municipality"],
        code=table["code"],
        start=table.get("start"),
        last_day=table.get("last_day"),
        decision_status=table["decision_status"],
        target_group=table["target_group"],
        instrument=table["instrument"],
        months_min=table.get("months_min"),
        months_max=table.get("months_max"),
        is_temporary=table["is_temporary"],
        pays_full_wage=table["pays_full_wage"],
        pipeline=table["pipeline"],
        rules=tuple(table["rules"]),
        targets=tuple(_target(each, key) for each in table.get("targets", ())),
        budget=tuple(_amount(each, key) for each in table.get("budget", ())),
        staff=tuple(_staff(each) for each in table.get("staff", ())),
        visitation=table["visitation"],
        facts=tuple(ProgramFact(**each) for each in table.get("facts", ())),
        case=table["case"],
        sectors=_sectors(table.get("sectors", ()), key),
    )


def load_programs(parsed: Mapping[str, Mapping[str, Any]]) -> dict[str, Program]:
    """Return the programs of parsed files, by file name without suffix."""
    return {key: program_from_table(key, table) for key, table in sorted(parsed.items())}


def missing_rules(program: Program, rules: RuleBook) -> tuple[str, ...]:
    """Return the rules a program names that the book does not hold."""
    return tuple(key for key in program.rules if key not in rules.rules)
