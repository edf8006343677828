"""The chains of placements of everybody in one that runs or is planned, as rows of Forløb."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from flexdesk.app.case_index import CaseIndex, case_index, is_running
from flexdesk.app.citizen_rows import list_rows
from flexdesk.app.desk import Desk
from flexdesk.app.flow_groups import NextLimits, next_step
from flexdesk.app.flow_rows import COURSE, MONTH_6, REFUND, FlowBar, FlowMark, FlowRow
from flexdesk.app.placement_clocks import Clocks, all_clocks
from flexdesk.app.rows import CitizenRow
from flexdesk.base.numbers import format_day
from flexdesk.base.periods import add_months
from flexdesk.domain.clocks import Clock, ClockCode
from flexdesk.domain.codes import EndedHow, PlacementKind
from flexdesk.domain.entities import Placement
from flexdesk.domain.labels import label
from flexdesk.domain.placement_entities import Support
from flexdesk.domain.work_codes import COURSES, SupportKind, SupportState

_NEVER_BEGAN = EndedHow.STARTEDE_IKKE.value
_NOT_HELD = frozenset({SupportState.AFSLAAET, SupportState.BORTFALDET})
_MARKED = {ClockCode.PULJE_MAANED_6: MONTH_6, ClockCode.REFUSION_IGEN: REFUND}
_SHORT: dict[str, str] = {PlacementKind.VIRKSOMHEDSPRAKTIK: "Praktik"}


@dataclass(frozen=True, slots=True)
class _Around:
    index: CaseIndex
    on: dt.date
    limits: NextLimits
    clocks: dict[str, Clocks]
    courses: dict[str, list[Support]]


def flow_rows(desk: Desk, on: dt.date | None = None) -> tuple[FlowRow, ...]:
    """Return a row for everybody in a placement that runs or is planned, by name.

    Kept until the store changes; a page filters and groups them.
    """
    day = on or desk.today()
    return desk.cached(("flow_rows", day), lambda: _build_all(desk, day))


def kind_label(kind: str) -> str:
    """Return the word of a kind of bar, as short as it can be."""
    return "Kursus" if kind == COURSE else _SHORT.get(kind) or label(kind, PlacementKind)


def _build_all(desk: Desk, on: dt.date) -> tuple[FlowRow, ...]:
    courses: dict[str, list[Support]] = defaultdict(list)
    for row in desk.store.reads.load("support"):
        if isinstance(row, Support) and _is_held(row):
            courses[row.citizen].append(row)
    around = _Around(
        case_index(desk), on, NextLimits.of(desk, on), all_clocks(desk, on), dict(courses)
    )
    rows = (_row(citizen, around) for citizen in list_rows(desk, on))
    return tuple(row for row in rows if row is not None)


def _is_held(row: Support) -> bool:
    return row.kind in COURSES and row.state not in _NOT_HELD and row.starts_on is not None


def _row(citizen: CitizenRow, around: _Around) -> FlowRow | None:
    begun = (p for p in around.index.placements.get(citizen.id, ()) if p.ended_how != _NEVER_BEGAN)
    placements = tuple(begun)
    about = _about(placements, around.on)
    if about is None:
        return None
    clocks = around.clocks.get(citizen.id, {})
    bars = [_bar(p, clocks.get(p.id, ()), around) for p in placements]
    bars += [_course(row, around.on) for row in around.courses.get(citizen.id, ())]
    shown = _in_order(bars)
    current = next(bar for bar in shown if bar.key == about.id)
    step = next_step(current, shown, around.on, around.limits)
    return FlowRow(
        citizen=citizen.id,
        candidate_no=citizen.candidate_no,
        name=citizen.name,
        sort_name=citizen.sort_name,
        consultant=citizen.consultant,
        program=citizen.program,
        program_title=citizen.program_title,
        step=citizen.step,
        step_label=citizen.step_label,
        step_ordinal=citizen.step_ordinal,
        step_final=citizen.step_final,
        workplace=current.workplace,
        workplace_id=current.workplace_id,
        bars=shown,
        current=current.key,
        next_key=step.key,
        next_day=step.day,
        next_text=step.text,
        pause=citizen.pause,
        is_address_protected=citizen.is_address_protected,
        clocks=clocks.get(about.id, ()),
    )


def _about(placements: tuple[Placement, ...], on: dt.date) -> Placement | None:
    """Return the placement a row is about: the latest that runs, else the next one planned."""
    running = [row for row in placements if is_running(row, on)]
    if running:
        return running[-1]
    return next((row for row in placements if row.start > on), None)


def _bar(placement: Placement, clocks: Iterable[Clock], around: _Around) -> FlowBar:
    index, on = around.index, around.on
    is_planned = placement.start > on
    word = kind_label(placement.kind)
    return FlowBar(
        key=placement.id,
        kind=placement.kind,
        label=f"{word}, planlagt" if is_planned else word,
        title=label(placement.kind, PlacementKind),
        start=placement.start,
        last_day=placement.last_day or placement.planned_last_day,
        is_planned=is_planned,
        is_ended=placement.last_day is not None,
        is_running=is_running(placement, on),
        workplace=index.workplace_name(placement.workplace),
        workplace_id=placement.workplace or "",
        hours_week=index.hours_on(placement, on),
        marks=_marks(placement, tuple(clocks), around),
    )


def _marks(
    placement: Placement, clocks: tuple[Clock, ...], around: _Around
) -> tuple[FlowMark, ...]:
    """Return the days on a bar that ask for something; month 6 is there without a clock too."""
    if placement.last_day is not None:
        return ()
    found = [
        FlowMark(
            _MARKED[ClockCode(clock.code)],
            clock.day,
            f"{clock.label} {format_day(clock.day)}: {clock.text}",
        )
        for clock in clocks
        if clock.code in _MARKED and clock.day is not None
    ]
    is_pool = placement.kind == PlacementKind.PULJEFLEKSJOB
    if is_pool and not any(mark.kind == MONTH_6 for mark in found):
        month = around.limits.exit_month
        day = add_months(placement.start, month - 1)
        found.append(FlowMark(MONTH_6, day, f"Måned {month} {format_day(day)}"))
    ends = placement.planned_last_day or dt.date.max
    within = (mark for mark in found if mark.kind != MONTH_6 or mark.day <= ends)
    return tuple(sorted(within, key=lambda mark: mark.day))


def _course(row: Support, on: dt.date) -> FlowBar:
    start = row.starts_on or on
    kind = label(row.kind, SupportKind)
    return FlowBar(
        key=row.id,
        kind=COURSE,
        label=kind,
        title=f"{kind}: {row.text}" if row.text else kind,
        start=start,
        last_day=max(row.ends_on or row.result_on or start, start),
        is_planned=start > on,
        is_ended=bool(row.result),
        is_running=start <= on and (row.ends_on is None or row.ends_on >= on),
    )


def _in_order(bars: list[FlowBar]) -> tuple[FlowBar, ...]:
    """Return bars by start; what lies inside another is drawn beneath it."""
    bars.sort(key=lambda bar: (bar.start, bar.kind == COURSE))
    placed: list[FlowBar] = []
    for bar in bars:
        is_beneath = any(_holds(other, bar) for other in bars if other is not bar)
        placed.append(replace(bar, is_beneath=True) if is_beneath else bar)
    return tuple(placed)


def _holds(outer: FlowBar, inner: FlowBar) -> bool:
    if outer.kind == COURSE and inner.kind != COURSE:
        return False
    last = inner.last_day
    is_inside = outer.start <= inner.start and (
        outer.last_day is None or (last is not None and last <= outer.last_day)
    )
    is_same = (outer.start, outer.last_day) == (inner.start, inner.last_day)
    return is_inside and (not is_same or inner.kind == COURSE or outer.key < inner.key)
