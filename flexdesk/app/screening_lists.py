"""Who stands on the three screening lists, and what is particular about them.

Who has 18 of 24 months is what the figure engine says, and hours are the ones it counts with.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from flexdesk.app.case_index import CaseIndex, is_running
from flexdesk.app.citizen_rows import short_kind
from flexdesk.app.desk import Desk
from flexdesk.app.figure_queries import figure_index
from flexdesk.app.hours_rows import hours_now
from flexdesk.base.numbers import format_day
from flexdesk.base.periods import add_months
from flexdesk.domain.codes import EndedHow, PlacementKind
from flexdesk.domain.daily_entities import Decision
from flexdesk.domain.entities import Citizen, Placement
from flexdesk.domain.figure_view import DayView
from flexdesk.domain.placement_entities import Notice
from flexdesk.domain.rules import RuleBook
from flexdesk.domain.work_codes import ScreeningList

_FLEKSJOB = frozenset({PlacementKind.PULJEFLEKSJOB, PlacementKind.ORDINAERT_FLEKSJOB})
_JOBS = _FLEKSJOB | {PlacementKind.ORDINAERT_JOB}
_NEVER_BEGAN = EndedHow.STARTEDE_IKKE
_TAKEN = "optaget"
_SCREENED_BY = "screened_on"


@dataclass(frozen=True, slots=True)
class OnList:
    """Somebody who stands on a list, before the rest about her is read."""

    citizen: str
    placement: Placement | None
    hours: float | None
    about: str
    about_on: dt.date | None = None
    is_apart: bool = False


def on_list(desk: Desk, code: str, index: CaseIndex, on: dt.date) -> list[OnList]:
    """Return who stands on a list on a day, closed cases too."""
    if code == ScreeningList.ATTEN_AF_24:
        return _not_in_project(desk, index, on)
    if code == ScreeningList.FAA_TIMER:
        return _small_hours(desk, index, on)
    return _given_notice(desk, index, on)


def program_of(desk: Desk, citizen: Citizen) -> str:
    """Return the key of a citizen's program, the team's own where none is known."""
    return citizen.program if citizen.program in desk.programs else desk.program.key


def long_term(desk: Desk, on: dt.date) -> Sequence[str]:
    """Return who has 18 of 24 months on ledighedsydelse on the day, as the engine counts."""
    return DayView(figure_index(desk, None), on, desk.rules).ly_long_term


def _not_in_project(desk: Desk, index: CaseIndex, on: dt.date) -> list[OnList]:
    taken: dict[str, set[str]] = defaultdict(set)
    for row in desk.store.reads.load("decision"):
        if isinstance(row, Decision) and row.outcome == _TAKEN and row.day <= on:
            taken[row.citizen].add(row.program)
    found = []
    for each in long_term(desk, on):
        citizen = index.citizens[each]
        if _is_in_project(desk, index, citizen, taken[each]):
            continue
        step = desk.pipeline_of(citizen.program).get(citizen.step)
        placement = index.running(each, on)
        hours = _hours_of(index, placement, on) if placement else citizen.hours_now
        about = step.label if step is not None else "Uden trin"
        found.append(OnList(each, placement, hours, about, citizen.screened_on))
    return found


def _is_in_project(desk: Desk, index: CaseIndex, citizen: Citizen, taken: set[str]) -> bool:
    """Say whether a citizen was taken in, has had a pool job, or is past the screening."""
    if taken & {"", program_of(desk, citizen)}:
        return True
    placements = index.placements.get(citizen.id, ())
    if any(
        row.kind == PlacementKind.PULJEFLEKSJOB and row.ended_how != _NEVER_BEGAN
        for row in placements
    ):
        return True
    pipeline = desk.pipeline_of(citizen.program)
    step = pipeline.get(citizen.step)
    screening = next((each for each in pipeline.steps if each.citizen_day == _SCREENED_BY), None)
    return step is not None and step.ordinal > (screening.ordinal if screening else 1)


def _small_hours(desk: Desk, index: CaseIndex, on: dt.date) -> list[OnList]:
    found = []
    for citizen in index.placements:
        running = [
            row
            for row in index.placements[citizen]
            if row.kind in _FLEKSJOB and is_running(row, on)
        ]
        if not running:
            continue
        placement = running[-1]
        hours = _hours_of(index, placement, on)
        if hours is None or _is_small(desk.rules, hours, on):
            about = short_kind(placement.kind)
            found.append(OnList(citizen, placement, hours, about, placement.start, hours is None))
    return found


def _hours_of(index: CaseIndex, placement: Placement, on: dt.date) -> float | None:
    """Return the effective hours a week in force on a day, corrections put in.

    Unit: hours a week.
    """
    return hours_now(placement, index.hours.get(placement.id, ()), on).effective


def _is_small(rules: RuleBook, hours: float, on: dt.date) -> bool:
    """Say whether hours are few. Source: tal.small_hours, tal.small_hours_includes."""
    limit = rules.number("tal.small_hours", on)
    return hours < limit or (hours == limit and rules.flag("tal.small_hours_includes", on))


def _given_notice(desk: Desk, index: CaseIndex, on: dt.date) -> list[OnList]:
    """Return who was given notice and leaves, or left lately without anything after.

    Source: screening.left_months.
    """
    back = desk.rules.count("screening.left_months", on)
    placements = {row.id: row for rows in index.placements.values() for row in rows}
    latest: dict[str, OnList] = {}
    for placement_id, notices in sorted(index.notices.items()):
        placement = placements.get(placement_id)
        notice = _standing_notice(notices, on)
        if placement is None or notice is None:
            continue
        leaves = notice.leaves_on or placement.last_day or placement.planned_last_day
        after = _after(index, placement, on)
        if leaves is not None and leaves < on and (after or add_months(leaves, back) < on):
            continue
        words = f"Fratræder {format_day(leaves)}" if leaves else "Fratræder, dag mangler"
        if leaves is not None and leaves < on:
            words = f"Fratrådt {format_day(leaves)}"
        if after is not None:
            words = f"{words}, så {short_kind(after.kind).lower()} {format_day(after.start)}"
        hours = _hours_of(index, placement, min(on, leaves or on))
        made = OnList(placement.citizen, placement, hours, words, leaves)
        known = latest.get(placement.citizen)
        if known is None or (leaves or dt.date.max) >= (known.about_on or dt.date.max):
            latest[placement.citizen] = made
    return list(latest.values())


def _standing_notice(notices: Sequence[Notice], on: dt.date) -> Notice | None:
    """Return the latest notice that is given by a day and not taken back by it."""
    found = [
        row
        for row in notices
        if row.given_on <= on and (row.withdrawn_on is None or row.withdrawn_on > on)
    ]
    return found[-1] if found else None


def _after(index: CaseIndex, placement: Placement, on: dt.date) -> Placement | None:
    """Return the job that follows: begun later and not over, one that is planned too."""
    found = [
        row
        for row in index.placements.get(placement.citizen, ())
        if row.id != placement.id
        and row.kind in _JOBS
        and row.start > placement.start
        and (row.last_day is None or row.last_day >= on)
        and row.ended_how != _NEVER_BEGAN
    ]
    return found[0] if found else None
