"""The rows of the list of citizens, built in one pass over the caseload."""

import datetime as dt
from dataclasses import dataclass, field
from functools import cache, lru_cache

from flexdesk.app.case_index import CaseIndex, case_index
from flexdesk.app.desk import Desk
from flexdesk.app.findings import contradictions
from flexdesk.app.rows import CitizenRow
from flexdesk.base.cpr import birth_of, format_cpr
from flexdesk.base.danish import fold, sort_key
from flexdesk.base.periods import ONE_DAY, Period
from flexdesk.domain.codes import BenefitKind, PlacementKind
from flexdesk.domain.entities import Benefit, Citizen, Placement
from flexdesk.domain.labels import label
from flexdesk.domain.ledighedsydelse import (
    Counter,
    Limits,
    clip,
    crossing_date,
    ly_spells,
    months_of,
    window_of,
)
from flexdesk.domain.pipeline import Pipeline
from flexdesk.domain.rules import RuleBook

_REST_DAYS_A_MONTH = 31

_folded = lru_cache(maxsize=16384)(fold)
_sorted = lru_cache(maxsize=16384)(sort_key)

_SHORT = {
    PlacementKind.VIRKSOMHEDSPRAKTIK: "Praktik",
    PlacementKind.PULJEFLEKSJOB: "Puljefleksjob",
    PlacementKind.ORDINAERT_FLEKSJOB: "Fleksjob",
    PlacementKind.ORDINAERT_JOB: "Job",
}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What every row is built against."""

    index: CaseIndex
    rules: RuleBook
    desk: Desk
    on: dt.date
    limits: Limits
    window: Period
    soon_days: int
    steps: dict[tuple[str, str], "StepShown"] = field(default_factory=dict)
    """How a step of a program is shown, by both."""

    @classmethod
    def of(cls, desk: Desk, on: dt.date) -> "Surroundings":
        """Read what is the same for every row once.

        Source: ledighedsydelse.soon_days.
        """
        rules = desk.rules
        limits = Limits.on(on, rules)
        window = window_of(on, limits.window_months)
        soon = rules.count("ledighedsydelse.soon_days", on)
        return cls(case_index(desk), rules, desk, on, limits, window, soon)

    def step(self, citizen: Citizen, pipeline: Pipeline) -> "StepShown":
        """Return how the step of a citizen is shown."""
        key = (citizen.program, citizen.step)
        known = self.steps.get(key)
        if known is None:
            known = self.steps[key] = step_shown(citizen.step, pipeline)
        return known


@dataclass(frozen=True, slots=True)
class LyState:
    """A citizen's ledighedsydelse on a day, as far as a list shows it."""

    months: int
    rest_days: int
    is_reached: bool
    is_on_ly: bool
    crosses_on: dt.date | None


def list_rows(desk: Desk, on: dt.date | None = None) -> tuple[CitizenRow, ...]:
    """Return one row per citizen in Danish order of names, kept until the store changes."""
    day = on or desk.today()
    return desk.cached(("citizen_rows", day), lambda: _build_all(desk, day))


def build_row(desk: Desk, citizen: Citizen, on: dt.date) -> CitizenRow:
    """Return the row of one citizen."""
    return _build(citizen, Surroundings.of(desk, on))


_NO_LY = LyState(0, 0, is_reached=False, is_on_ly=False, crosses_on=None)


def ly_state(benefits: tuple[Benefit, ...], around: Surroundings) -> LyState:
    """Return a citizen's 18 of 24 for the target group, and whether it is crossed soon.

    The same arithmetic as `count_ly` without what only the page shows; a test holds them equal.
    Days are walked only where enough of them can gather.
    """
    inside = clip(ly_spells(benefits), around.window)
    if not inside:
        return _NO_LY
    limits, soon_days = around.limits, around.soon_days
    months, rest_days = months_of(inside)
    is_reached = months >= limits.months
    on_ly = inside[-1].end == around.window.end and is_on_ly(benefits, around.on)
    crosses = None
    days = sum([stretch.days for stretch in inside])
    if on_ly and not is_reached and days + soon_days >= limits.too_few_days:
        first = around.on + ONE_DAY
        counter = Counter.MAALGRUPPE
        crosses = crossing_date(benefits, first, counter, around.rules, soon_days - 1)
    return LyState(months, rest_days, is_reached, on_ly, crosses)


def is_on_ly(benefits: tuple[Benefit, ...], on: dt.date) -> bool:
    """Say whether a citizen has ledighedsydelse on a day and is in no fleksjob."""
    kinds = {
        row.kind
        for row in benefits
        if row.start <= on and (row.last_day is None or row.last_day >= on)
    }
    return BenefitKind.LEDIGHEDSYDELSE in kinds and BenefitKind.FLEKSJOB not in kinds


def _build_all(desk: Desk, on: dt.date) -> tuple[CitizenRow, ...]:
    around = Surroundings.of(desk, on)
    rows = [_build(citizen, around) for citizen in around.index.citizens.values()]
    return tuple(sorted(rows, key=lambda row: (row.sort_name, row.candidate_no)))


def _build(citizen: Citizen, around: Surroundings) -> CitizenRow:
    index, on = around.index, around.on
    pipeline = around.desk.pipeline_of(citizen.program)
    benefits = index.benefits.get(citizen.id, ())
    state = ly_state(benefits, around)
    placement = index.running(citizen.id, on)
    workplace = index.workplace_name(placement.workplace) if placement else ""
    next_day, next_text = _next(citizen.id, index, placement, state, on)
    name = f"{citizen.first_name} {citizen.last_name}".strip()
    step = around.step(citizen, pipeline)
    return CitizenRow(
        id=citizen.id,
        candidate_no=citizen.candidate_no,
        name=name,
        sort_name=_sort_name(citizen),
        haystack=_haystack(citizen, name, workplace),
        birth_year=birth_of(citizen.cpr).year,
        consultant=citizen.consultant,
        program=citizen.program,
        step=step.code,
        step_label=step.label,
        step_ordinal=step.ordinal,
        step_final=step.final,
        ly_months=state.months,
        ly_rest_days=state.rest_days,
        ly_share=_share(state, around.limits.window_months),
        is_on_ly=state.is_on_ly,
        crosses_on=state.crosses_on,
        is_18_of_24=state.is_reached,
        workplace=workplace,
        placement_kind=placement.kind if placement else "",
        hours_week=index.hours_on(placement, on) if placement else citizen.hours_now,
        next_day=next_day,
        next_text=next_text,
        last_contact=index.last_contact.get(citizen.id),
        is_address_protected=citizen.address_protected,
        on=on,
        ends_on=(placement.last_day or placement.planned_last_day) if placement else None,
        findings=contradictions(citizen, index, pipeline, on),
    )


def _sort_name(citizen: Citizen) -> str:
    return f"{_sorted(citizen.last_name)}\x00{_sorted(citizen.first_name)}"


def _haystack(citizen: Citizen, name: str, workplace: str) -> str:
    parts = (name, workplace, citizen.consultant, citizen.candidate_no)
    folded = " ".join(_folded(part) for part in parts if part)
    return f"{folded} {citizen.cpr} {format_cpr(citizen.cpr)}"


def _share(state: LyState, window_months: int) -> float:
    months = state.months + state.rest_days / _REST_DAYS_A_MONTH
    return min(1.0, months / window_months)


@dataclass(frozen=True, slots=True)
class StepShown:
    """How a step is shown in a list."""

    code: str
    label: str
    ordinal: int
    final: str


def step_shown(code: str, pipeline: Pipeline) -> StepShown:
    """Return how a step is shown; one the pipeline does not know is shown as it was written."""
    step = pipeline.get(code)
    if step is None:
        return StepShown(code, code, 0, "")
    return StepShown(step.code, step.label, step.ordinal, step.final)


@cache
def short_kind(kind: str) -> str:
    """Return what a placement is called in a list."""
    return _SHORT.get(PlacementKind(kind), label(kind, PlacementKind)) if kind else ""


def _next(
    citizen: str,
    index: CaseIndex,
    placement: Placement | None,
    state: LyState,
    on: dt.date,
) -> tuple[dt.date | None, str]:
    """Return the earliest thing that waits: a task, an end, a start, a crossing."""
    waiting = [
        (task.due, task.text or task.kind)
        for task in index.tasks.get(citizen, ())
        if task.done_on is None
    ]
    if placement is not None:
        ends = placement.last_day or placement.planned_last_day
        if ends is not None and ends < on:
            waiting.append((ends, f"{short_kind(placement.kind)}: skriv afslutning"))
        elif ends is not None:
            waiting.append((ends, f"{short_kind(placement.kind)} slutter"))
    waiting.extend(
        (row.start, f"{short_kind(row.kind)} starter")
        for row in index.placements.get(citizen, ())
        if row.start > on
    )
    if state.crosses_on is not None:
        waiting.append((state.crosses_on, "Krydser 18 af 24"))
    return min(waiting) if waiting else (None, "")
