"""The caseload indexed once for counting: what belongs to whom, in order of days.

An index is built for one caseload and program and handed on; it is never kept in the module.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from flexdesk.base.periods import Period, merge
from flexdesk.domain.codes import BenefitKind, PlacementKind
from flexdesk.domain.daily_entities import Pause
from flexdesk.domain.entities import Benefit, Caseload, Contact, Hours, Placement, Task
from flexdesk.domain.figure_hours import hours_order
from flexdesk.domain.ledighedsydelse import period_of
from flexdesk.domain.programs import Program

_LY = BenefitKind.LEDIGHEDSYDELSE.value
_FLEKSJOB = BenefitKind.FLEKSJOB.value
_POOL = PlacementKind.PULJEFLEKSJOB.value
_PRAKTIK = PlacementKind.VIRKSOMHEDSPRAKTIK.value
_ORDINARY = PlacementKind.ORDINAERT_FLEKSJOB.value
_JOB = PlacementKind.ORDINAERT_JOB.value


@dataclass(frozen=True, slots=True)
class CaseloadIndex:
    """Rows of a caseload by what they are asked for."""

    pool: tuple[Placement, ...]
    praktik: tuple[Placement, ...]
    fleksjob: dict[str, list[Placement]]
    """By citizen: pool and ordinary fleksjob, in order of start."""
    ordinary_starts: dict[str, list[dt.date]]
    """By citizen: starts of ordinary fleksjob."""
    job_starts: dict[str, list[dt.date]]
    """By citizen: starts of ordinary jobs."""
    hours: dict[str, list[Hours]]
    """By placement: measurements in order of day."""
    ly: dict[str, list[Benefit]]
    in_fleksjob: tuple[Benefit, ...]
    contacts: tuple[Contact, ...]
    tasks: tuple[Task, ...]
    pauses: dict[str, list[Pause]] = field(default_factory=dict)
    """By citizen."""
    closed: dict[str, dt.date] = field(default_factory=dict)
    """By citizen: the day the case was closed."""

    def ly_spells(self, citizen: str) -> tuple[Period, ...]:
        """Return a citizen's spells on ledighedsydelse, merged."""
        spells = (period_of(benefit) for benefit in self.ly.get(citizen, ()))
        return merge(spell for spell in spells if spell is not None)


def _order(placement: Placement) -> tuple[dt.date, str, str, str]:
    return placement.start, placement.number, placement.kind, placement.id


def _starts(placements: Iterable[Placement], kind: str) -> dict[str, list[dt.date]]:
    starts: dict[str, list[dt.date]] = {}
    for placement in placements:
        if placement.kind == kind:
            starts.setdefault(placement.citizen, []).append(placement.start)
    return starts


def _hours_by_placement(rows: Iterable[Hours], wanted: set[str]) -> dict[str, list[Hours]]:
    by_placement: dict[str, list[Hours]] = {}
    for row in rows:
        if row.placement in wanted:
            by_placement.setdefault(row.placement, []).append(row)
    for found in by_placement.values():
        found.sort(key=hours_order)
    return by_placement


def _only_program(caseload: Caseload, program: Program) -> Caseload:
    """Return the citizens of a program and the rows that are theirs."""
    theirs = {citizen.id for citizen in caseload.citizens if citizen.program == program.key}
    return Caseload(
        citizens=tuple(row for row in caseload.citizens if row.id in theirs),
        benefits=tuple(row for row in caseload.benefits if row.citizen in theirs),
        placements=tuple(row for row in caseload.placements if row.citizen in theirs),
        hours=caseload.hours,
        tasks=tuple(row for row in caseload.tasks if row.citizen in theirs),
        contacts=tuple(row for row in caseload.contacts if row.citizen in theirs),
        pauses=tuple(row for row in caseload.pauses if row.citizen in theirs),
    )


def build_index(caseload: Caseload, program: Program | None = None) -> CaseloadIndex:
    """Index a caseload, all of it or the citizens of one program."""
    if program is not None:
        caseload = _only_program(caseload, program)
    fleksjob: dict[str, list[Placement]] = {}
    for placement in caseload.placements:
        if placement.kind in (_POOL, _ORDINARY):
            fleksjob.setdefault(placement.citizen, []).append(placement)
    for chain in fleksjob.values():
        if len(chain) > 1:
            chain.sort(key=_order)
    ly: dict[str, list[Benefit]] = {}
    for benefit in caseload.benefits:
        if benefit.kind == _LY:
            ly.setdefault(benefit.citizen, []).append(benefit)
    pauses: dict[str, list[Pause]] = {}
    for pause in caseload.pauses:
        pauses.setdefault(pause.citizen, []).append(pause)
    return CaseloadIndex(
        pool=tuple(sorted((p for p in caseload.placements if p.kind == _POOL), key=_order)),
        praktik=tuple(sorted((p for p in caseload.placements if p.kind == _PRAKTIK), key=_order)),
        fleksjob=fleksjob,
        ordinary_starts=_starts(caseload.placements, _ORDINARY),
        job_starts=_starts(caseload.placements, _JOB),
        hours=_hours_by_placement(caseload.hours, {p.id for c in fleksjob.values() for p in c}),
        ly=ly,
        in_fleksjob=tuple(row for row in caseload.benefits if row.kind == _FLEKSJOB),
        contacts=caseload.contacts,
        tasks=caseload.tasks,
        pauses=pauses,
        closed={row.id: row.closed_on for row in caseload.citizens if row.closed_on is not None},
    )
