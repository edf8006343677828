"""One citizen's hours over all jobs: effective and attended, where they began, the aim, the agreed.

Jobs are what one is employed in; praktik is no job.
"""

import datetime as dt
from dataclasses import dataclass

from flexdesk.app.case_index import CaseIndex, case_index
from flexdesk.app.citizen_rows import short_kind
from flexdesk.app.desk import Desk
from flexdesk.app.hours_rows import HoursPoint, hours_points, hours_rows
from flexdesk.app.lookups import get_citizen
from flexdesk.base.numbers import format_day, format_number
from flexdesk.domain.codes import EndedHow, PlacementKind
from flexdesk.domain.entities import Hours, Placement

_FLEKSJOB = frozenset({PlacementKind.PULJEFLEKSJOB, PlacementKind.ORDINAERT_FLEKSJOB})
_AGREED = "Aftalt"


@dataclass(frozen=True, slots=True)
class JobHours:
    """One job with its hours over time."""

    placement: str
    kind_text: str
    workplace: str
    start: dt.date
    last_day: dt.date | None
    """None while it runs."""
    points: tuple[HoursPoint, ...]


@dataclass(frozen=True, slots=True)
class AgreedHours:
    """Hours agreed from a day on, which nobody has confirmed."""

    day: dt.date
    attended: float | None
    effective: float | None
    placement: str


@dataclass(frozen=True, slots=True)
class CourseLine:
    """One value as the table shows it."""

    day: dt.date
    what: str
    job: str
    attended: float | None
    effective: float | None
    is_agreed: bool = False


@dataclass(frozen=True, slots=True)
class HoursCourse:
    """A citizen's hours over all jobs."""

    citizen: str
    name: str
    candidate_no: str
    on: dt.date
    jobs: tuple[JobHours, ...]
    baseline: float | None
    """Effective hours the first fleksjob began with."""
    aim: float | None
    agreed: tuple[AgreedHours, ...]
    lines: tuple[CourseLine, ...]
    """Everything that was written, the newest first."""
    summary: str

    def __repr__(self) -> str:
        """Show the number only: the rest is a citizen's."""
        return f"HoursCourse({self.candidate_no})"


def hours_course(desk: Desk, citizen_id: str, on: dt.date) -> HoursCourse:
    """Return a citizen's hours as known on a day.

    Raises:
        UserError: `citizen.unknown`.
    """
    citizen = get_citizen(desk.store.reads, citizen_id)
    index = case_index(desk)
    placements = [
        row
        for row in index.placements.get(citizen_id, ())
        if row.kind != PlacementKind.VIRKSOMHEDSPRAKTIK
        and row.start <= on
        and row.ended_how != EndedHow.STARTEDE_IKKE
    ]
    jobs = tuple(_job(index, row, on) for row in placements)
    first = next((row for row in placements if row.kind in _FLEKSJOB), None)
    baseline = None
    if first is not None:
        baseline = hours_points(first, index.hours.get(first.id, ()), on)[0].effective
    agreed = tuple(
        AgreedHours(row.day, row.attended, row.hours_week, placement.id)
        for placement in placements
        for row in index.agreed.get(placement.id, ())
    )
    return HoursCourse(
        citizen=citizen_id,
        name=f"{citizen.first_name} {citizen.last_name}".strip(),
        candidate_no=citizen.candidate_no,
        on=on,
        jobs=jobs,
        baseline=baseline,
        aim=citizen.hours_aim,
        agreed=tuple(sorted(agreed, key=lambda each: each.day)),
        lines=_lines(index, placements, on),
        summary=_summary(jobs, baseline, citizen.hours_aim, agreed),
    )


def _job(index: CaseIndex, row: Placement, on: dt.date) -> JobHours:
    over = row.last_day is not None and row.last_day <= on
    return JobHours(
        placement=row.id,
        kind_text=short_kind(row.kind),
        workplace=index.workplace_name(row.workplace),
        start=row.start,
        last_day=row.last_day if over else None,
        points=hours_points(row, index.hours.get(row.id, ()), on),
    )


def _lines(index: CaseIndex, placements: list[Placement], on: dt.date) -> tuple[CourseLine, ...]:
    found: list[CourseLine] = []
    for placement in placements:
        place = index.workplace_name(placement.workplace)
        job = ", ".join(part for part in (short_kind(placement.kind), place) if part)
        known: list[Hours] = [row for row in index.hours.get(placement.id, ()) if row.day <= on]
        found += [
            CourseLine(row.day, row.kind_text, job, row.attended, row.effective)
            for row in hours_rows(placement, known)
        ]
        found += [
            CourseLine(row.day, _AGREED, job, row.attended, row.hours_week, is_agreed=True)
            for row in index.agreed.get(placement.id, ())
        ]
    return tuple(sorted(found, key=lambda line: line.day, reverse=True))


def _summary(
    jobs: tuple[JobHours, ...],
    baseline: float | None,
    aim: float | None,
    agreed: tuple[AgreedHours, ...],
) -> str:
    """Return the development in one line: "Begyndte på 8 · nu 12,5 · mål 15 effektive timer"."""
    told = [
        (point.day, point.effective)
        for job in jobs
        for point in job.points
        if point.effective is not None
    ]
    parts = []
    if baseline is not None:
        parts.append(f"Begyndte på {format_number(baseline)}")
    if told:
        value = max(told, key=lambda pair: pair[0])[1]
        parts.append(f"senest {format_number(value)}")
    if aim is not None:
        parts.append(f"mål {format_number(aim)}")
    parts += [
        f"aftalt {format_number(each.effective)} fra {format_day(each.day)}"
        for each in agreed
        if each.effective is not None
    ]
    return f"{' · '.join(parts)} effektive timer om ugen" if parts else ""
