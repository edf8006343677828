"""Placements: their state on a day, how long they are meant to be, and what looks wrong."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from flexdesk.base.periods import ONE_DAY, Period, add_months
from flexdesk.domain.codes import BenefitKind, EndedHow, OutcomeGroup, PlacementKind
from flexdesk.domain.entities import Benefit, Placement
from flexdesk.domain.labels import group_of
from flexdesk.domain.rules import RuleBook

FLEKSJOB_KINDS = frozenset({PlacementKind.PULJEFLEKSJOB, PlacementKind.ORDINAERT_FLEKSJOB})
OUTCOME_WINDOW_MONTHS = 6
"""Months of rule tal.outcome_window_months where no other is given; a test keeps them equal."""
_DAYS_A_WEEK = 7
_PRAKTIK = PlacementKind.VIRKSOMHEDSPRAKTIK.value
_LY = BenefitKind.LEDIGHEDSYDELSE.value
_NEVER_BEGAN = EndedHow.STARTEDE_IKKE.value
_FOLLOWED_BY = {
    OutcomeGroup.ORDINAERT_FLEKSJOB: PlacementKind.ORDINAERT_FLEKSJOB,
    OutcomeGroup.ORDINAERT_JOB: PlacementKind.ORDINAERT_JOB,
}


class State(StrEnum):
    """Where a placement is on a day."""

    PLANNED = "planned"
    RUNNING = "running"
    ENDED = "ended"


class Severity(StrEnum):
    """Whether a finding stops the row or only asks for a look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about a placement that cannot be, or looks wrong."""

    code: str
    severity: Severity
    facts: tuple[tuple[str, object], ...] = ()


def state_of(placement: Placement, on: dt.date) -> State:
    """Return the state at the end of a day: a placement whose last day it is has ended."""
    if placement.start > on:
        return State.PLANNED
    if placement.last_day is not None and placement.last_day <= on:
        return State.ENDED
    return State.RUNNING


def planned_last_day_default(kind: str, start: dt.date, rules: RuleBook) -> dt.date | None:
    """Return the last day a new placement is planned to have, None where nothing is usual.

    Source: praktik.default_days, puljefleksjob.months_max.
    """
    if kind == PlacementKind.VIRKSOMHEDSPRAKTIK:
        return start + dt.timedelta(days=rules.count("praktik.default_days", start)) - ONE_DAY
    if kind == PlacementKind.PULJEFLEKSJOB:
        return add_months(start, rules.count("puljefleksjob.months_max", start)) - ONE_DAY
    return None


def matures_on(placement: Placement, window_months: int = OUTCOME_WINDOW_MONTHS) -> dt.date | None:
    """Return the day an ended placement's outcome can be judged, None while it runs.

    The last day plus six calendar months, clipped to the end of the month.
    Source: tal.outcome_window_months.
    """
    return None if placement.last_day is None else add_months(placement.last_day, window_months)


def _period(placement: Placement) -> Period | None:
    if placement.last_day is not None and placement.last_day < placement.start:
        return None
    return Period.of_days(placement.start, placement.last_day)


def _shape(placement: Placement, rules: RuleBook) -> Iterable[Finding]:
    if _period(placement) is None:
        yield Finding("placement.backwards", Severity.ERROR)
    if placement.planned_last_day is not None and placement.planned_last_day < placement.start:
        yield Finding("placement.planned_backwards", Severity.ERROR)
    hours = placement.hours_week
    if hours is not None and hours <= 0:
        yield Finding("placement.hours_none", Severity.ERROR)
    full = rules.number("fleksjob.full_week_hours", placement.start)
    if hours is not None and hours > full:
        yield Finding("placement.hours_high", Severity.WARNING, (("hours_week", full),))


def _praktik_length(placement: Placement, rules: RuleBook) -> Iterable[Finding]:
    last_day = placement.last_day or placement.planned_last_day
    if placement.kind != PlacementKind.VIRKSOMHEDSPRAKTIK or last_day is None:
        return
    days = (last_day - placement.start).days + 1
    for key in ("praktik.very_long_weeks", "praktik.long_weeks"):
        weeks = rules.count(key, placement.start)
        if days > weeks * _DAYS_A_WEEK:
            yield Finding(
                f"placement.{key.replace('.', '_')}", Severity.WARNING, (("weeks", weeks),)
            )
            return


def _pool_length(placement: Placement, rules: RuleBook) -> Iterable[Finding]:
    if placement.kind != PlacementKind.PULJEFLEKSJOB or placement.planned_last_day is None:
        return
    after = placement.planned_last_day + ONE_DAY
    least = rules.count("puljefleksjob.months_min", placement.start)
    most = rules.count("puljefleksjob.months_max", placement.start)
    start = placement.start
    if not add_months(start, least) <= after <= add_months(start, most):
        facts = (("months_min", least), ("months_max", most))
        yield Finding("placement.pool_length", Severity.WARNING, facts)


def _overlaps(placement: Placement, others: Iterable[Placement]) -> Iterable[Finding]:
    own = _period(placement)
    if not _is_begun_pool(placement) or own is None:
        return
    for other in others:
        if not _is_begun_pool(other) or other.id == placement.id:
            continue
        theirs = _period(other)
        if theirs is not None and own.intersect(theirs):
            yield Finding("placement.pool_overlap", Severity.ERROR, (("placement", other.id),))


def _is_begun_pool(placement: Placement) -> bool:
    """Say whether it is a pool job; one that never began holds no days."""
    return placement.kind == PlacementKind.PULJEFLEKSJOB and placement.ended_how != _NEVER_BEGAN


def praktik_overlaps(
    placement: Placement, others: Iterable[Placement]
) -> Iterator[tuple[Placement, int]]:
    """Yield the fleksjob a praktik runs into, or the praktik that run into a fleksjob, with days.

    A praktik that begins while a fleksjob runs is meant to: it tries another place. The planned
    last day counts where there is no real one; a praktik without any is not known to reach
    anything. Unit: days.
    """
    kinds = FLEKSJOB_KINDS if placement.kind == _PRAKTIK else frozenset({_PRAKTIK})
    if placement.kind not in {_PRAKTIK, *FLEKSJOB_KINDS} or placement.ended_how == _NEVER_BEGAN:
        return
    for other in others:
        if other.kind not in kinds or other.id == placement.id or other.ended_how == _NEVER_BEGAN:
            continue
        praktik, job = (placement, other) if placement.kind == _PRAKTIK else (other, placement)
        until = praktik.last_day or praktik.planned_last_day
        if until is not None and praktik.start < job.start:
            last = min(until, job.last_day or job.planned_last_day or dt.date.max)
            days = (last - job.start).days + 1
            if days > 0:
                yield other, days


def _overlap_with_praktik(placement: Placement, others: Iterable[Placement]) -> Iterable[Finding]:
    for other, days in praktik_overlaps(placement, others):
        facts = (("placement", other.id), ("days", days))
        yield Finding("placement.praktik_overlap", Severity.WARNING, facts)


def ly_overlaps(
    placement: Placement, benefits: Iterable[Benefit]
) -> Iterator[tuple[Benefit, int | None]]:
    """Yield the spells of ledighedsydelse that share days with a fleksjob, and how many.

    A job that never began shares none. Unit: days, None where both run on.
    """
    if placement.kind not in FLEKSJOB_KINDS or placement.ended_how == _NEVER_BEGAN:
        return
    for benefit in benefits:
        if benefit.kind != _LY:
            continue
        first = max(placement.start, benefit.start)
        last = min(placement.last_day or dt.date.max, benefit.last_day or dt.date.max)
        if first <= last:
            yield benefit, None if last == dt.date.max else (last - first).days + 1


def _overlap_with_ly(placement: Placement, benefits: Iterable[Benefit]) -> Iterable[Finding]:
    for benefit, days in ly_overlaps(placement, benefits):
        facts = (("benefit", benefit.id), ("days", days))
        yield Finding("placement.ly_overlap", Severity.WARNING, facts)


def _ending(placement: Placement, others: Iterable[Placement]) -> Iterable[Finding]:
    if placement.last_day is None:
        if placement.onward or placement.ended_how:
            yield Finding("placement.ended_without_day", Severity.WARNING)
        return
    if not placement.onward and not placement.ended_how:
        yield Finding("placement.ended_without_reason", Severity.WARNING)
    expected = _FOLLOWED_BY.get(group_of(placement.onward))
    if expected is not None and not any(
        other.kind == expected and other.start > placement.start and other.ended_how != _NEVER_BEGAN
        for other in others
    ):
        yield Finding("placement.onward_not_started", Severity.WARNING, (("kind", expected),))


def check_placement(
    placement: Placement,
    others: Iterable[Placement],
    benefits: Iterable[Benefit],
    rules: RuleBook,
) -> tuple[Finding, ...]:
    """Return what cannot be or looks wrong about a placement, errors first.

    `others` and `benefits` are the same citizen's; the placement itself may be among them.
    Source: praktik.long_weeks, praktik.very_long_weeks, puljefleksjob.months_min,
    puljefleksjob.months_max, fleksjob.full_week_hours.
    """
    others = tuple(others)
    found = [
        *_shape(placement, rules),
        *_overlaps(placement, others),
        *_praktik_length(placement, rules),
        *_pool_length(placement, rules),
        *_overlap_with_praktik(placement, others),
        *_overlap_with_ly(placement, benefits),
        *_ending(placement, others),
    ]
    return tuple(sorted(found, key=lambda finding: finding.severity != Severity.ERROR))
