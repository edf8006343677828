"""The rows of the status sheet, read and counted from the desk."""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from flexdesk import __version__
from flexdesk.app.case_index import CaseIndex, case_index
from flexdesk.app.desk import Desk
from flexdesk.app.figure_queries import figure_index, figures_for
from flexdesk.app.findings import CONTRADICTION, GAP, UNUSUAL, gaps, quality_codes
from flexdesk.app.overview import month_ends
from flexdesk.app.sentences import TABLE
from flexdesk.domain.codes import ContactKind
from flexdesk.domain.entities import Citizen, ImportRun, Pass
from flexdesk.domain.figure_hours import standing_of, values_of
from flexdesk.domain.figure_index import CaseloadIndex
from flexdesk.domain.pipeline import Pipeline
from flexdesk.domain.programs import Program
from flexdesk.reports.audience import Audience
from flexdesk.reports.figure_rows import (
    Definition,
    Fact,
    HoursRow,
    MonthRow,
    PipelineRow,
    PlacementRow,
    QualityRow,
    StatusInput,
    WorkplaceRow,
)

SHEET_MONTHS = 13
_MOST_WHERE = 12

_TERMS = (
    Definition("Forløb", "Et ophold på en arbejdsplads: praktik, puljefleksjob, fleksjob, job."),
    Definition("Periode", "Dage med én ydelse, første og sidste dag regnet med."),
    Definition("I gang", "Begyndt senest på dagen og fortsætter efter dagens udløb."),
    Definition("Effektive timer", "De timer, der reelt arbejdes om ugen; ikke fremmødetimer."),
    Definition("Kom videre til", "Det, der er registreret ved afslutningen af et forløb."),
)


def status_input(
    desk: Desk,
    program: Program,
    on: dt.date,
    audience: Audience,
    released: Mapping[str, str],
) -> StatusInput:
    """Return all a status sheet says about one program on a day."""
    rules = desk.rules
    index = case_index(desk)
    counted = figure_index(desk, program)
    citizens = tuple(c for c in index.citizens.values() if c.program == program.key)
    return StatusInput(
        team=desk.team_name,
        municipality=municipality_of(desk, program),
        program_title=program.title_da,
        on=on,
        version=__version__,
        rules_id=rules.fingerprint,
        figures=figures_for(desk, on, program),
        audience=audience,
        released=released,
        threshold=rules.count("tal.small_cell", on),
        months=_months(counted, on),
        pipeline_rows=_pipeline_rows(citizens, index, desk.pipeline_of(program.key), on),
        placement_rows=tuple(_placements(citizens, index)),
        hours_rows=tuple(_hours(citizens, counted, on)),
        workplace_rows=_workplaces(citizens, index, on),
        definitions=_TERMS,
        quality_rows=_quality(desk, citizens, index, on),
        import_facts=_import_facts(desk, program),
        small_hours_max=rules.number("tal.small_hours", on),
        within_months=rules.count("tal.outcome_window_months", on),
        is_example=desk.is_example,
    )


def municipality_of(desk: Desk, program: Program) -> str:
    """Return the municipality in full: the team's own, else the program's."""
    own = desk.facts.municipality if program.key == desk.program.key else ""
    name = own or program.municipality
    return name if not name or "kommune" in name.casefold() else f"{name} Kommune"


def _months(counted: CaseloadIndex, on: dt.date) -> tuple[MonthRow, ...]:
    rows = []
    for day in month_ends(on, SHEET_MONTHS):
        first = day.replace(day=1)
        begun = [job for job in counted.pool if job.start <= day]
        ended = [job for job in begun if job.last_day is not None and job.last_day <= day]
        rows.append(
            MonthRow(
                last_day=day,
                started=sum(job.start >= first for job in begun),
                ended=sum(job.last_day is not None and job.last_day >= first for job in ended),
                running=len(begun) - len(ended),
            )
        )
    return tuple(rows)


def present_pass(passes: tuple[Pass, ...], step: str, on: dt.date) -> Pass | None:
    """Return the pass a citizen is in on a day: an open one, of the citizen's own step if any."""
    open_ = [
        row
        for row in passes
        if (row.start is None or row.start <= on) and (row.last_day is None or row.last_day >= on)
    ]
    own = [row for row in open_ if row.step == step]
    found = own or open_
    return found[-1] if found else None


def _pipeline_rows(
    citizens: tuple[Citizen, ...], index: CaseIndex, pipeline: Pipeline, on: dt.date
) -> tuple[PipelineRow, ...]:
    first = on.replace(day=1)
    here: Counter[str] = Counter()
    over: Counter[str] = Counter()
    entered: Counter[str] = Counter()
    left: Counter[str] = Counter()
    norms = {step.code: step.norm_days for step in pipeline.steps}
    for citizen in citizens:
        passes = index.passes.get(citizen.id, ())
        now = present_pass(passes, citizen.step, on)
        if now is not None:
            here[now.step] += 1
            norm = norms.get(now.step)
            if norm is not None and now.start is not None and (on - now.start).days + 1 > norm:
                over[now.step] += 1
        for row in passes:
            entered[row.step] += row.start is not None and first <= row.start <= on
            left[row.step] += row.last_day is not None and first <= row.last_day <= on
    return tuple(
        PipelineRow(
            step.ordinal,
            step.label,
            here[step.code],
            entered[step.code],
            left[step.code],
            step.norm_days,
            over[step.code],
            step.final,
        )
        for step in pipeline.steps
    )


def _placements(citizens: tuple[Citizen, ...], index: CaseIndex) -> Iterator[PlacementRow]:
    rows = [
        (placement, citizen)
        for citizen in citizens
        for placement in index.placements.get(citizen.id, ())
    ]
    rows.sort(key=lambda pair: (pair[0].start, pair[1].candidate_no, pair[0].number, pair[0].id))
    for placement, citizen in rows:
        workplace = index.workplaces.get(placement.workplace or "")
        yield PlacementRow(
            candidate_no=citizen.candidate_no,
            consultant=citizen.consultant,
            kind=placement.kind,
            start=placement.start,
            workplace=workplace.name if workplace else "",
            workplace_no=workplace.id if workplace else "",
            sector=workplace.sector if workplace else "",
            planned_last_day=placement.planned_last_day,
            last_day=placement.last_day,
            hours_week=placement.hours_week,
            ended_how=placement.ended_how,
            onward=placement.onward,
        )


def _hours(
    citizens: tuple[Citizen, ...], counted: CaseloadIndex, on: dt.date
) -> Iterator[HoursRow]:
    for citizen in sorted(citizens, key=lambda each: each.candidate_no):
        chain = counted.fleksjob.get(citizen.id, [])
        standing = standing_of(chain, counted.hours, on)
        if standing is None:
            continue
        dated = [
            (day, value)
            for placement in chain
            if placement.start <= on
            for day, value in values_of(placement, counted.hours.get(placement.id, ()), on)
            if value is not None
        ]
        latest = max((day for day, _value in dated), default=None)
        yield HoursRow(
            candidate_no=citizen.candidate_no,
            consultant=citizen.consultant,
            first_day=chain[0].start,
            first_hours=standing.first,
            latest_day=latest if standing.has_new_value else None,
            latest_hours=standing.latest,
            is_in_fleksjob=standing.is_employed,
        )


def _workplaces(
    citizens: tuple[Citizen, ...], index: CaseIndex, on: dt.date
) -> tuple[WorkplaceRow, ...]:
    first = on.replace(day=1)
    contacts: Counter[str] = Counter()
    used: set[str] = set()
    for citizen in citizens:
        used.update(p.workplace for p in index.placements.get(citizen.id, ()) if p.workplace)
        for row in index.contacts.get(citizen.id, ()):
            if first <= row.day <= on and row.kind != ContactKind.INGEN_KONTAKT:
                contacts[row.workplace] += 1
    wanted = used | set(contacts)
    rows = [index.workplaces[each] for each in wanted if each in index.workplaces]
    rows.sort(key=lambda row: (row.name, row.p_number, row.id))
    return tuple(WorkplaceRow(row.name, row.sector, row.id, contacts[row.id]) for row in rows)


def _quality(
    desk: Desk, citizens: tuple[Citizen, ...], index: CaseIndex, on: dt.date
) -> tuple[QualityRow, ...]:
    """Return gaps and contradictions by kind, with the candidate numbers they are about."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for citizen in sorted(citizens, key=lambda each: each.candidate_no):
        pipeline = desk.pipeline_of(citizen.program)
        for code, severity in quality_codes(citizen, index, pipeline, desk.rules, on):
            found[code, severity].append(citizen.candidate_no)
        for code in gaps(citizen, index, on):
            found[code, GAP].append(citizen.candidate_no)
    order = {CONTRADICTION: 0, GAP: 1, UNUSUAL: 2}
    return tuple(
        QualityRow(_words(code), len(numbers), severity, _where(numbers))
        for (code, severity), numbers in sorted(
            found.items(), key=lambda item: (order[item[0][1]], -len(item[1]), item[0][0])
        )
    )


def _words(code: str) -> str:
    """Return what a finding says, without the values of one row: the line counts many."""
    return re.sub(r"\s*\([^)]*\{[^)]*\)", "", TABLE[code][0]).rstrip(".")


def _where(numbers: list[str]) -> str:
    shown = list(dict.fromkeys(number for number in numbers if number))
    text = ", ".join(shown[:_MOST_WHERE])
    more = len(shown) - _MOST_WHERE
    return f"{text} og {more} til" if more > 0 else text


def _import_facts(desk: Desk, program: Program) -> tuple[Fact, ...]:
    runs = [
        row
        for row in desk.store.reads.load("import_run")
        if isinstance(row, ImportRun) and row.program in {"", program.key}
    ]
    if not runs:
        return ()
    last = max(runs, key=lambda row: (row.day, row.id))
    return (
        Fact("Seneste udtræk", last.file_name),
        Fact("Indlæst", last.day),
        Fact("Læst som", last.profile),
        Fact("Filens kontrolsum", last.file_hash[:16]),
    )
