"""What looks wrong about a citizen's benefits, step, pauses, tasks and contact, row by row."""

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from flexdesk.app.case_index import is_running
from flexdesk.app.findings import is_pool_without_job
from flexdesk.app.found import Around, Found
from flexdesk.app.ly_now import is_on_ly
from flexdesk.base.periods import ONE_DAY, Period, merge
from flexdesk.domain.codes import BenefitKind, EndedHow, PlacementKind
from flexdesk.domain.entities import Benefit, Citizen
from flexdesk.domain.pauses import covers
from flexdesk.domain.pipeline import Step
from flexdesk.domain.placements import FLEKSJOB_KINDS

_LY = BenefitKind.LEDIGHEDSYDELSE
_JOBS = frozenset({*map(str, FLEKSJOB_KINDS), PlacementKind.ORDINAERT_JOB.value})
_ENDS_WITH_CASE = frozenset(
    {PlacementKind.PULJEFLEKSJOB.value, PlacementKind.VIRKSOMHEDSPRAKTIK.value}
)


def of_case(citizen: Citizen, around: Around) -> Iterator[Found]:
    """Yield what is wrong beyond the placements."""
    step = around.pipeline(citizen).get(citizen.step)
    is_closed = citizen.closed_on is not None and citizen.closed_on <= around.on
    yield from _benefits(citizen, around)
    yield from _steps(citizen, step, around)
    if is_closed:
        yield from _closed(citizen, step, around)
    else:
        yield from _pauses(citizen, around)
    if not is_closed and not (step is not None and step.final):
        yield from _missing(citizen, around)
        yield from _contact(citizen, around)


def _of(citizen: Citizen, code: str, **facts: object) -> Found:
    return Found(code, citizen.id, "citizen", citizen.id, tuple(facts.items()))


def _benefits(citizen: Citizen, around: Around) -> Iterator[Found]:
    rows = around.index.benefits.get(citizen.id, ())
    if not rows:
        return
    for row in rows:
        if row.last_day is not None and row.last_day < row.start:
            yield _spell("benefit.backwards", row)
    spells = [row for row in rows if row.last_day is None or row.last_day >= row.start]
    yield from _overlaps(spells)
    yield from _gaps(citizen, spells, around)


def _overlaps(spells: list[Benefit]) -> Iterator[Found]:
    """Yield each spell that goes on into a later one of the same kind, or beside LY."""
    for at, earlier in enumerate(spells):
        for later in spells[at + 1 :]:
            is_both = earlier.kind == later.kind or _LY in {earlier.kind, later.kind}
            if is_both and later.start <= (earlier.last_day or dt.date.max):
                facts = (("last_day", earlier.last_day), ("later", later.start))
                yield Found(
                    "benefit.overlap", earlier.citizen, "benefit", earlier.id, facts, (later.id,)
                )


def _gaps(citizen: Citizen, spells: list[Benefit], around: Around) -> Iterator[Found]:
    """Yield the days between two spells in which there was neither benefit nor placement."""
    covered = [Period.of_days(row.start, row.last_day) for row in spells]
    covered += [
        Period.of_days(row.start, row.last_day)
        for row in around.index.placements.get(citizen.id, ())
        if (row.last_day is None or row.last_day >= row.start)
        and row.ended_how != EndedHow.STARTEDE_IKKE
    ]
    stretches = merge(covered)
    ends = {row.last_day: row for row in spells}
    for earlier, later in pairwise(stretches):
        row = ends.get(earlier.last_day)
        if row is not None and later.start <= around.on:
            days = (later.start - earlier.end).days
            yield _spell("benefit.gap", row, next=later.start, days=days)


def _spell(code: str, row: Benefit, **facts: object) -> Found:
    told = (("start", row.start), ("last_day", row.last_day), *facts.items())
    return Found(code, row.citizen, "benefit", row.id, told)


def _steps(citizen: Citizen, step: Step | None, around: Around) -> Iterator[Found]:
    if step is None:
        return
    index, on = around.index, around.on
    placements = index.placements.get(citizen.id, ())
    benefits = index.benefits.get(citizen.id, ())
    if step.final:
        runs = [
            row
            for row in placements
            if row.kind == PlacementKind.PULJEFLEKSJOB
            and row.last_day is None
            and is_running(row, on)
        ]
        if runs:
            yield _of(citizen, "citizen.step_finished", step=step.code, start=runs[-1].start)
    if is_pool_without_job(step, benefits, placements, on):
        yield _of(citizen, "citizen.step_without_job", step=step.code)
    if not benefits or any(row.kind in _JOBS and is_running(row, on) for row in placements):
        return
    on_ly = is_on_ly(benefits, on)
    if step.final == "success" and on_ly:
        since = max(row.start for row in benefits if row.kind == _LY and row.start <= on)
        yield _of(citizen, "citizen.success_on_ly", since=since)
    if _waits_on_ly(citizen, step, around) and not on_ly and _had_ly(benefits):
        yield _of(citizen, "citizen.step_without_ly", step=step.code)


def _waits_on_ly(citizen: Citizen, step: Step, around: Around) -> bool:
    """Say whether a step is one of those in which one waits for a pool job or a fleksjob."""
    if step.final or step.is_event or citizen.closed_on is not None:
        return False
    jobs = [
        each.ordinal
        for each in around.pipeline(citizen).steps
        if set(each.placement_kinds) & {PlacementKind.PULJEFLEKSJOB.value}
    ]
    return bool(jobs) and step.ordinal < min(jobs)


def _had_ly(benefits: tuple[Benefit, ...]) -> bool:
    return any(row.kind == _LY for row in benefits)


def _closed(citizen: Citizen, step: Step | None, around: Around) -> Iterator[Found]:
    index, on = around.index, around.on
    for task in index.tasks.get(citizen.id, ()):
        if task.done_on is None:
            facts = (("due", task.due), ("closed_on", citizen.closed_on))
            yield Found("task.of_closed", citizen.id, "task", task.id, facts)
    for row in index.placements.get(citizen.id, ()):
        if row.kind in _ENDS_WITH_CASE and row.last_day is None and is_running(row, on):
            facts = (("start", row.start), ("closed_on", citizen.closed_on))
            yield Found("placement.of_closed", citizen.id, "placement", row.id, facts)
    if step is not None and not step.final:
        yield _of(citizen, "citizen.closed_step", step=step.code, closed_on=citizen.closed_on)


def _pauses(citizen: Citizen, around: Around) -> Iterator[Found]:
    for row in around.index.pauses.get(citizen.id, ()):
        if not covers(row, around.on):
            continue
        told = (
            ("reason", row.reason),
            ("start", row.start),
            ("last_day", row.last_day),
            ("review_on", row.review_on),
        )
        if row.last_day is None and row.review_on is None:
            yield Found("pause.no_end", citizen.id, "pause", row.id, told)
        elif row.review_on is not None and row.review_on < around.on:
            yield Found("pause.review_passed", citizen.id, "pause", row.id, told)


def _missing(citizen: Citizen, around: Around) -> Iterator[Found]:
    if not citizen.consultant:
        yield _of(citizen, "citizen.no_consultant")
    if around.pipeline(citizen).get(citizen.step) is None:
        # none, or one of another program's
        yield _of(citizen, "citizen.no_step")
    if citizen.visited_on is None and citizen.step:
        step = around.pipeline(citizen).get(citizen.step)
        if step is None or step.ordinal > 1:
            yield _of(citizen, "citizen.not_visited")


def _contact(citizen: Citizen, around: Around) -> Iterator[Found]:
    """Yield that a contact lies ahead, or that there was none for long.

    Source: tal.silent_days.
    """
    last, on = around.index.last_contact.get(citizen.id), around.on
    if last is not None and last > on:
        yield _of(citizen, "citizen.contact_ahead", day=last)
    elif around.index.pause(citizen.id, on) is None:
        limit = on - around.silent_days * ONE_DAY
        if last is None or last < limit:
            yield _of(citizen, "citizen.no_contact", last=last)
