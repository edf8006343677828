"""The rows of the list of citizens, built in one pass over the caseload."""

import datetime as dt
from dataclasses import dataclass, field
from functools import cache, lru_cache

from flexdesk.app.asides import citizens_with_asides
from flexdesk.app.case_index import CaseIndex, case_index
from flexdesk.app.closed_words import closed_words
from flexdesk.app.desk import Desk
from flexdesk.app.findings import contradictions
from flexdesk.app.found_all import open_codes
from flexdesk.app.ly_now import is_on_ly
from flexdesk.app.rows import CitizenRow
from flexdesk.app.substitutes import substitutes_on
from flexdesk.app.transfer import waiting
from flexdesk.base.cpr import birth_of, format_cpr
from flexdesk.base.danish import fold, sort_key
from flexdesk.base.periods import ONE_DAY, Period
from flexdesk.base.records import maker_of
from flexdesk.domain.codes import PlacementKind
from flexdesk.domain.daily_entities import Pause
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
from flexdesk.domain.pauses import pause_label
from flexdesk.domain.pipeline import Pipeline
from flexdesk.domain.programs import Program
from flexdesk.domain.rules import RuleBook

_REST_DAYS_A_MONTH = 31

_row = maker_of(CitizenRow)
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
    substitutes: dict[str, str] = field(default_factory=dict)
    """Who is vikar on the day, by the consultant's initials."""
    transfers: dict[str, int] = field(default_factory=dict)
    """How much is not carried over to the fagsystem, by citizen."""
    titles: dict[str, str] = field(default_factory=dict)
    """Titles of the programs by key."""
    urgent_days: int = 0
    steps: dict[tuple[str, str], "StepShown"] = field(default_factory=dict)
    """How a step of a program is shown, by both."""
    with_asides: frozenset[str] = frozenset()
    """Citizens about whom a finding was set aside."""

    @classmethod
    def of(cls, desk: Desk, on: dt.date) -> "Surroundings":
        """Read what is the same for every row once.

        Source: ledighedsydelse.soon_days, ledighedsydelse.urgent_days.
        """
        rules = desk.rules
        limits = Limits.on(on, rules)
        window = window_of(on, limits.window_months)
        soon = rules.count("ledighedsydelse.soon_days", on)
        found = substitutes_on(desk, on)
        missing = missing_transfers(desk)
        titles = {key: program_title(program) for key, program in desk.programs.items()}
        index = case_index(desk)
        urgent = rules.count("ledighedsydelse.urgent_days", on)
        return cls(
            index,
            rules,
            desk,
            on,
            limits,
            window,
            soon,
            found,
            missing,
            titles,
            urgent,
            with_asides=citizens_with_asides(desk),
        )

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
    is_closed = citizen.closed_on is not None and citizen.closed_on <= on
    tasks = _open_tasks(citizen.id, index)
    pause = index.pause(citizen.id, on)
    next_day, next_text = _next(citizen.id, index, placement, state, on)
    if is_closed:
        next_day, next_text = None, closed_words(citizen)
    name = f"{citizen.first_name} {citizen.last_name}".strip()
    step = around.step(citizen, pipeline)
    return _row(
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
        findings=_findings(citizen, around, pipeline),
        pause=pause.reason if pause else "",
        substitute=around.substitutes.get(citizen.consultant, ""),
        program_title=around.titles.get(citizen.program, citizen.program),
        target_group=citizen.target_group,
        caseworker=citizen.caseworker,
        preferred_contact=citizen.preferred_contact,
        phone=citizen.phone,
        visited_on=citizen.visited_on,
        step_since=_since(citizen, index, on),
        hours_aim=citizen.hours_aim,
        pause_until=pause.last_day if pause else None,
        closed_on=citizen.closed_on if is_closed else None,
        open_tasks=len(tasks),
        task_due=min((day for day in tasks if day is not None), default=None),
        urgent_days=around.urgent_days,
        missing_transfers=around.transfers.get(citizen.id, 0),
    )


def missing_transfers(desk: Desk) -> dict[str, int]:
    """Return how much is not carried over to the fagsystem, or changed since, by citizen."""
    found: dict[str, int] = {}
    for line in waiting(desk, mine=False):
        found[line.citizen] = found.get(line.citizen, 0) + 1
    return found


def program_title(program: Program) -> str:
    """Return a program's title with its place, once."""
    place = program.municipality.removesuffix(" Kommune")
    return program.title_da if place in program.title_da else f"{place}: {program.title_da}"


def _open_tasks(citizen: str, index: CaseIndex) -> list[dt.date | None]:
    """Return the days open tasks are shown as due; those of a case at rest have none."""
    tasks = index.tasks.get(citizen, ())
    return [index.due(task) for task in tasks if task.done_on is None] if tasks else []


def _since(citizen: Citizen, index: CaseIndex, on: dt.date) -> dt.date | None:
    """Return the first day of the pass a citizen is in, None when nothing dates it."""
    for row in reversed(index.passes.get(citizen.id, ())):
        if row.step == citizen.step and (row.last_day is None or row.last_day >= on):
            return row.start if row.start is not None and row.start <= on else None
    return None


def _findings(citizen: Citizen, around: Surroundings, pipeline: Pipeline) -> tuple[str, ...]:
    """Return what contradicts itself, without what somebody looked at and set aside."""
    codes = contradictions(citizen, around.index, pipeline, around.on)
    if not codes or citizen.id not in around.with_asides:
        return codes
    standing = open_codes(around.desk, citizen.id, around.on)
    return tuple(code for code in codes if code in standing)


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
    pause = index.pause(citizen, on)
    if pause is not None:
        waiting = _resting(pause)
    else:
        waiting = [
            (due, task.text or task.kind)
            for task in index.tasks.get(citizen, ())
            if task.done_on is None and (due := index.due(task)) is not None
        ]
    if placement is not None:
        ends = placement.last_day or placement.planned_last_day
        if ends is not None and ends < on:
            waiting.append((ends, f"{short_kind(placement.kind)}: skriv afslutning"))
        elif ends is not None:
            waiting.append((ends, f"{short_kind(placement.kind)} slutter"))
    waiting.extend(
        (row.start, f"{short_kind(row.kind)} starter") for row in index.coming(citizen, on)
    )
    if state.crosses_on is not None:
        waiting.append((state.crosses_on, "Krydser 18 af 24"))
    if waiting:
        return min(waiting)
    return None, _pause_words(pause) if pause is not None else ""


def _pause_words(pause: Pause) -> str:
    return f"På pause: {pause_label(pause.reason).lower()}"


def _resting(pause: Pause) -> list[tuple[dt.date, str]]:
    """Return when a case on pause goes on, or is looked at again."""
    day = pause.last_day + ONE_DAY if pause.last_day else pause.review_on
    return [(day, _pause_words(pause))] if day else []
