"""What looks wrong about a citizen's placements and hours, row by row."""

import datetime as dt
from collections.abc import Iterator
from itertools import combinations, pairwise

from flexdesk.app.case_index import is_running
from flexdesk.app.findings import as_of, ended_pool, is_followed
from flexdesk.app.found import Around, Found
from flexdesk.base.periods import add_months
from flexdesk.domain.codes import BenefitKind, EndedHow, Onward, PlacementKind
from flexdesk.domain.entities import Benefit, Citizen, Placement
from flexdesk.domain.placements import (
    FLEKSJOB_KINDS,
    check_placement,
    ly_overlaps,
    praktik_overlaps,
)

_OF_LENGTH = frozenset(
    {
        "placement.praktik_long_weeks",
        "placement.praktik_very_long_weeks",
        "placement.pool_length",
        "placement.hours_high",
    }
)
"""Worth a look only as long as something can be done about it."""
_SAID_HERE = frozenset(
    {
        "placement.ly_overlap",
        "placement.onward_not_started",
        "placement.ended_without_reason",
        "placement.pool_overlap",
        "placement.praktik_overlap",
    }
)


def of_placements(citizen: Citizen, around: Around) -> Iterator[Found]:
    """Yield what is wrong about the placements that have begun, each once."""
    every = around.index.placements.get(citizen.id, ())
    if not every:
        return
    placements = tuple(row for row in every if row.start <= around.on)
    benefits = around.index.benefits.get(citizen.id, ())
    for placement in placements:
        yield from _alone(placement, every, around)
        yield from _length(placement, around)
        yield from _hours(placement, around)
    yield from _together(placements, around)
    yield from _with_praktik(placements, every)
    yield from _with_ly(placements, benefits, around)
    yield from _checked(every, benefits, around)


def _at(placement: Placement, code: str, **facts: object) -> Found:
    return Found(code, placement.citizen, "placement", placement.id, tuple(facts.items()))


def _alone(placement: Placement, every: tuple[Placement, ...], around: Around) -> Iterator[Found]:
    on, planned = around.on, placement.planned_last_day
    runs = is_running(placement, on)
    if runs and placement.last_day is None and planned is not None and planned < on:
        yield _at(placement, "placement.past_planned_end", planned=planned)
    is_onward = placement.onward == Onward.ORDINAERT_FLEKSJOB
    if is_onward and ended_pool(placement, on) and not is_followed(placement, every):
        yield _at(placement, "placement.onward_not_started", last_day=placement.last_day)
    if placement.ended_how == EndedHow.STARTEDE_IKKE:
        return
    if placement.kind in FLEKSJOB_KINDS and placement.hours_week is None:
        yield _at(placement, "placement.no_first_hours", start=placement.start)
    if not placement.workplace:
        yield _at(placement, "placement.no_workplace", start=placement.start)
    if ended_pool(placement, on) and not placement.onward:
        yield _at(placement, "placement.ended_without_onward", last_day=placement.last_day)


def _length(placement: Placement, around: Around) -> Iterator[Found]:
    """Yield what runs longer than usual and is not late already.

    Source: praktik.default_days, puljefleksjob.months_max.
    """
    on, planned = around.on, placement.planned_last_day
    if not is_running(placement, on) or (planned is not None and planned < on):
        return
    if placement.kind == PlacementKind.VIRKSOMHEDSPRAKTIK:
        last = placement.last_day or planned or on
        days, usual = (last - placement.start).days + 1, around.praktik_days
        if days > usual:
            yield _at(placement, "placement.praktik_over_usual", days=days, usual=usual)
    elif placement.kind == PlacementKind.PULJEFLEKSJOB:
        months = around.pool_months
        if add_months(placement.start, months) <= on:
            yield _at(placement, "placement.pool_over_max", start=placement.start, months=months)


def _hours(placement: Placement, around: Around) -> Iterator[Found]:
    for row in around.index.hours.get(placement.id, ()):
        is_late = placement.last_day is not None and row.day > placement.last_day
        if row.day < placement.start or is_late:
            facts = (("day", row.day), ("hours", row.hours_week))
            yield Found("hours.outside", placement.citizen, "hours", row.id, facts)


def _together(placements: tuple[Placement, ...], around: Around) -> Iterator[Found]:
    """Yield fleksjob that run at once, and those that began before the one before had ended."""
    jobs = [
        row
        for row in placements
        if row.kind in FLEKSJOB_KINDS and row.ended_how != EndedHow.STARTEDE_IKKE
    ]
    said: set[frozenset[str]] = set()
    running = [row for row in jobs if is_running(row, around.on)]
    for earlier, later in combinations(running, 2):
        said.add(frozenset((earlier.id, later.id)))
        yield _pair("placement.two_fleksjob", earlier, later)
    for earlier, later in pairwise([as_of(row, around.on) for row in jobs]):
        overlaps = later.start <= (earlier.last_day or dt.date.max)
        if overlaps and frozenset((earlier.id, later.id)) not in said:
            yield _pair("placement.fleksjob_overlap", earlier, later)


def _with_praktik(
    placements: tuple[Placement, ...], every: tuple[Placement, ...]
) -> Iterator[Found]:
    """Yield the praktik that share days with a fleksjob, a planned one too."""
    for row in placements:
        if row.kind == PlacementKind.VIRKSOMHEDSPRAKTIK:
            for job, days in praktik_overlaps(row, every):
                facts = (("days", days), ("job_start", job.start))
                code = "placement.praktik_overlap"
                yield Found(code, row.citizen, "placement", row.id, facts, (job.id,))


def _pair(code: str, earlier: Placement, later: Placement) -> Found:
    facts = (("last_day", earlier.last_day), ("start", later.start))
    return Found(code, earlier.citizen, "placement", earlier.id, facts, (later.id,))


def _with_ly(
    placements: tuple[Placement, ...], benefits: tuple[Benefit, ...], around: Around
) -> Iterator[Found]:
    begun = [
        row
        for row in benefits
        if row.kind == BenefitKind.LEDIGHEDSYDELSE and row.start <= around.on
    ]
    if not begun:
        return
    for job in placements:
        for benefit, days in ly_overlaps(job, begun):
            yield _ly("placement.ly_overlap", job, benefit, days)
        if job.kind == PlacementKind.ORDINAERT_JOB:
            yield from _in_job(job, begun)


def _in_job(job: Placement, spells: list[Benefit]) -> Iterator[Found]:
    for benefit in spells:
        first = max(job.start, benefit.start)
        last = min(job.last_day or dt.date.max, benefit.last_day or dt.date.max)
        if first <= last:
            days = None if last == dt.date.max else (last - first).days + 1
            yield _ly("benefit.ly_in_job", job, benefit, days)


def _ly(code: str, job: Placement, benefit: Benefit, days: int | None) -> Found:
    facts = (
        ("days", days),
        ("job_start", job.start),
        ("job_last_day", job.last_day),
        ("start", benefit.start),
        ("last_day", benefit.last_day),
    )
    return Found(code, job.citizen, "benefit", benefit.id, facts, (job.id,))


def _checked(
    every: tuple[Placement, ...], benefits: tuple[Benefit, ...], around: Around
) -> Iterator[Found]:
    """Yield what the check of a single placement finds beyond what is said above."""
    for placement in every:
        told = as_of(placement, around.on)
        for finding in check_placement(told, every, benefits, around.rules):
            if finding.code in _SAID_HERE:
                continue
            if finding.code in _OF_LENGTH and not _can_be_changed(placement, around.on):
                continue
            yield Found(finding.code, placement.citizen, "placement", placement.id, finding.facts)


def _can_be_changed(placement: Placement, on: dt.date) -> bool:
    return placement.start > on or is_running(placement, on)
