"""The caseload indexed once for counting: what belongs to whom, in order of days.

A start that was cancelled is left out of everything but the pool jobs: those who never began at
the workplace are among the ended ones, and in no other figure.

An index is built for one caseload and program and handed on; it is never kept in the module.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from flexdesk.base.periods import Period, merge
from flexdesk.domain.codes import BenefitKind, EndedHow, PlacementKind
from flexdesk.domain.daily_entities import Pause
from flexdesk.domain.entities import Benefit, Caseload, Contact, Hours, Placement, Task
from flexdesk.domain.figure_hours import hours_order
from flexdesk.domain.ledighedsydelse import period_of
from flexdesk.domain.placement_entities import Notice
from flexdesk.domain.programs import Program

_LY = BenefitKind.LEDIGHEDSYDELSE.value
_FLEKSJOB = BenefitKind.FLEKSJOB.value
_POOL = PlacementKind.PULJEFLEKSJOB.value
_PRAKTIK = PlacementKind.VIRKSOMHEDSPRAKTIK.value
_ORDINARY = PlacementKind.ORDINAERT_FLEKSJOB.value
_JOB = PlacementKind.ORDINAERT_JOB.value
_NEVER_BEGAN = EndedHow.STARTEDE_IKKE.value


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
    ordinary: dict[str, list[Placement]] = field(default_factory=dict)
    """By citizen: ordinary fleksjob and jobs, in order of start."""
    notices: dict[str, list[Notice]] = field(default_factory=dict)
    """By placement; those taken back too."""

    def ly_spells(self, citizen: str) -> tuple[Period, ...]:
        """Return a citizen's spells on ledighedsydelse, merged."""
        spells = (period_of(benefit) for benefit in self.ly.get(citizen, ()))
        return merge(spell for spell in spells if spell is not None)


def _order(placement: Placement) -> tuple[dt.date, str, str, str]:
    return placement.start, placement.number, placement.kind, placement.id


def _starts(ordinary: dict[str, list[Placement]], kind: str) -> dict[str, list[dt.date]]:
    starts: dict[str, list[dt.date]] = {}
    for citizen, jobs in ordinary.items():
        for placement in jobs:
            if placement.kind == kind:
                starts.setdefault(citizen, []).append(placement.start)
    return starts


def _chains(begun: Iterable[Placement], kinds: tuple[str, ...]) -> dict[str, list[Placement]]:
    """Return the placements of some kinds by citizen, in order of start."""
    chains: dict[str, list[Placement]] = {}
    for placement in begun:
        if placement.kind in kinds:
            chains.setdefault(placement.citizen, []).append(placement)
    for chain in chains.values():
        if len(chain) > 1:
            chain.sort(key=_order)
    return chains


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
        notices=tuple(row for row in caseload.notices if row.citizen in theirs),
    )


def build_index(caseload: Caseload, program: Program | None = None) -> CaseloadIndex:
    """Index a caseload, all of it or the citizens of one program."""
    if program is not None:
        caseload = _only_program(caseload, program)
    begun = [row for row in caseload.placements if row.ended_how != _NEVER_BEGAN]
    fleksjob = _chains(begun, (_POOL, _ORDINARY))
    ordinary = _chains(begun, (_ORDINARY, _JOB))
    ly: dict[str, list[Benefit]] = {}
    for benefit in caseload.benefits:
        if benefit.kind == _LY:
            ly.setdefault(benefit.citizen, []).append(benefit)
    pauses: dict[str, list[Pause]] = {}
    for pause in caseload.pauses:
        pauses.setdefault(pause.citizen, []).append(pause)
    notices: dict[str, list[Notice]] = {}
    for notice in caseload.notices:
        notices.setdefault(notice.placement, []).append(notice)
    return CaseloadIndex(
        pool=tuple(sorted((p for p in caseload.placements if p.kind == _POOL), key=_order)),
        praktik=tuple(sorted((p for p in begun if p.kind == _PRAKTIK), key=_order)),
        fleksjob=fleksjob,
        ordinary_starts=_starts(ordinary, _ORDINARY),
        job_starts=_starts(ordinary, _JOB),
        hours=_hours_by_placement(caseload.hours, {p.id for c in fleksjob.values() for p in c}),
        ly=ly,
        in_fleksjob=tuple(row for row in caseload.benefits if row.kind == _FLEKSJOB),
        contacts=caseload.contacts,
        tasks=caseload.tasks,
        pauses=pauses,
        closed={row.id: row.closed_on for row in caseload.citizens if row.closed_on is not None},
        ordinary=ordinary,
        notices=notices,
    )
