"""What looks wrong in the rows of a citizen: contradictions first, then gaps."""

import dataclasses
import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from flexdesk.app.case_index import CaseIndex, is_running
from flexdesk.domain.codes import BenefitKind, EndedHow, Onward, PlacementKind
from flexdesk.domain.entities import Benefit, Citizen, Placement
from flexdesk.domain.pipeline import Pipeline, Step
from flexdesk.domain.placements import Severity, check_placement, ly_overlaps
from flexdesk.domain.rules import RuleBook

CONTRADICTIONS = (
    "placement.past_planned_end",
    "placement.ly_overlap",
    "placement.two_fleksjob",
    "placement.onward_not_started",
    "citizen.step_finished",
    "citizen.step_without_job",
)
"""Codes of what cannot all be true; the words stand in app.sentences."""

GAPS = (
    "placement.ended_without_onward",
    "placement.no_first_hours",
    "placement.no_workplace",
    "citizen.no_consultant",
    "citizen.no_step",
    "citizen.not_visited",
)
"""Codes of what is missing."""

CONTRADICTION, UNUSUAL, GAP = "modstrid", "usædvanligt", "mangler"
"""How serious a line of the sheet of data quality is."""

_ONWARD = Onward.ORDINAERT_FLEKSJOB.value
_SAID_BY_GAPS = frozenset({"placement.ended_without_reason"})
_LY = BenefitKind.LEDIGHEDSYDELSE.value
_FLEKSJOB = frozenset({PlacementKind.PULJEFLEKSJOB.value, PlacementKind.ORDINAERT_FLEKSJOB.value})


def contradictions(
    citizen: Citizen, index: CaseIndex, pipeline: Pipeline, on: dt.date
) -> tuple[str, ...]:
    """Return the codes of what contradicts itself on a day, each once, in the order above."""
    placements = index.placements.get(citizen.id, ())
    benefits = index.benefits.get(citizen.id, ())
    step = pipeline.get(citizen.step)
    found = set(_of_placements(placements, on)) if placements else set()
    if placements and _overlaps(benefits, placements, on):
        found.add("placement.ly_overlap")
    if step is not None and step.final and _runs(placements, PlacementKind.PULJEFLEKSJOB, on):
        found.add("citizen.step_finished")
    if step is not None and is_pool_without_job(step, benefits, placements, on):
        found.add("citizen.step_without_job")
    return tuple(code for code in CONTRADICTIONS if code in found) if found else ()


def quality_codes(
    citizen: Citizen, index: CaseIndex, pipeline: Pipeline, rules: RuleBook, on: dt.date
) -> Iterator[tuple[str, str]]:
    """Yield what a citizen's rows contradict, then what looks unusual, as (code, severity).

    The list of citizens shows only `contradictions`; the sheet of data quality shows all.
    """
    found = contradictions(citizen, index, pipeline, on)
    yield from ((code, CONTRADICTION) for code in found)
    everything = index.placements.get(citizen.id, ())
    placements = tuple(as_of(p, on) for p in everything if p.start <= on)
    benefits = index.benefits.get(citizen.id, ())
    if _fleksjob_overlap(placements):
        yield "placement.fleksjob_overlap", CONTRADICTION
    for placement in placements:
        for finding in check_placement(placement, everything, benefits, rules):
            if _is_of_the_job(finding.code, placement):
                continue
            if finding.code not in found and finding.code not in _SAID_BY_GAPS:
                severity = CONTRADICTION if finding.severity is Severity.ERROR else UNUSUAL
                yield finding.code, severity


def _is_of_the_job(code: str, placement: Placement) -> bool:
    """Say whether it is said of the job what is said of the praktik: once is enough."""
    return code == "placement.praktik_overlap" and placement.kind in _FLEKSJOB


def as_of(placement: Placement, on: dt.date) -> Placement:
    """Return a placement without an end that had not come on the day."""
    if placement.last_day is None or placement.last_day <= on:
        return placement
    return dataclasses.replace(placement, last_day=None, ended_how="", onward="")


def _fleksjob_overlap(placements: tuple[Placement, ...]) -> bool:
    """Say whether a fleksjob began before the one before it had ended."""
    jobs = [p for p in placements if p.kind in _FLEKSJOB and p.ended_how != EndedHow.STARTEDE_IKKE]
    return any(
        later.start <= (earlier.last_day or dt.date.max) for earlier, later in pairwise(jobs)
    )


def gaps(citizen: Citizen, index: CaseIndex, on: dt.date) -> tuple[str, ...]:
    """Return the codes of what is missing about a citizen, one for each row that lacks it."""
    found = [
        code
        for code, value in (
            ("citizen.no_consultant", citizen.consultant),
            ("citizen.no_step", citizen.step),
            ("citizen.not_visited", citizen.visited_on),
        )
        if not value
    ]
    for placement in index.placements.get(citizen.id, ()):
        if placement.start > on or placement.ended_how == EndedHow.STARTEDE_IKKE:
            continue
        if placement.kind in _FLEKSJOB and placement.hours_week is None:
            found.append("placement.no_first_hours")
        if not placement.workplace:
            found.append("placement.no_workplace")
        if ended_pool(placement, on) and not placement.onward:
            found.append("placement.ended_without_onward")
    return tuple(found)


def _of_placements(placements: tuple[Placement, ...], on: dt.date) -> Iterator[str]:
    fleksjobs = 0
    for placement in placements:
        if is_running(placement, on):
            fleksjobs += placement.kind in _FLEKSJOB
            planned = placement.planned_last_day
            if placement.last_day is None and planned is not None and planned < on:
                yield "placement.past_planned_end"
        is_onward = placement.onward == _ONWARD
        if is_onward and ended_pool(placement, on) and not is_followed(placement, placements):
            yield "placement.onward_not_started"
    if fleksjobs > 1:
        yield "placement.two_fleksjob"


def is_followed(placement: Placement, placements: tuple[Placement, ...]) -> bool:
    """Say whether an ordinary fleksjob began after a placement did."""
    return any(
        row.kind == PlacementKind.ORDINAERT_FLEKSJOB and row.start > placement.start
        for row in placements
    )


def ended_pool(placement: Placement, on: dt.date) -> bool:
    """Say whether a placement is a pool job that has ended by a day."""
    return (
        placement.kind == PlacementKind.PULJEFLEKSJOB
        and placement.last_day is not None
        and placement.last_day <= on
    )


def _runs(placements: tuple[Placement, ...], kind: PlacementKind, on: dt.date) -> bool:
    return any(p.kind == kind and p.last_day is None and is_running(p, on) for p in placements)


def is_pool_without_job(
    step: Step, benefits: tuple[Benefit, ...], placements: tuple[Placement, ...], on: dt.date
) -> bool:
    """Say whether the step is a pool job while ledighedsydelse runs and no placement does."""
    if PlacementKind.PULJEFLEKSJOB not in step.placement_kinds:
        return False
    has_ly = any(
        row.kind == _LY and row.start <= on and (row.last_day is None or row.last_day >= on)
        for row in benefits
    )
    return has_ly and not any(is_running(row, on) for row in placements)


def _overlaps(
    benefits: tuple[Benefit, ...], placements: tuple[Placement, ...], on: dt.date
) -> bool:
    begun = [row for row in benefits if row.kind == _LY and row.start <= on]
    jobs = (row for row in placements if row.kind in _FLEKSJOB and row.start <= on)
    return bool(begun) and any(True for job in jobs for _found in ly_overlaps(job, begun))
