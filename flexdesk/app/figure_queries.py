"""Asking for figures: all on a day, the rows behind one, one citizen's 18 of 24."""

import dataclasses
import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from flexdesk.app.boot import load_programs, load_rules
from flexdesk.app.case_index import CaseIndex, case_index
from flexdesk.app.desk import Desk
from flexdesk.app.jobs import JobContext
from flexdesk.app.lookups import get_citizen
from flexdesk.app.rows import MemberRow
from flexdesk.base.errors import UserError
from flexdesk.base.numbers import format_day, format_number
from flexdesk.base.periods import ONE_DAY
from flexdesk.domain.codes import BenefitKind, ContactKind, PlacementKind
from flexdesk.domain.entities import Benefit, Caseload
from flexdesk.domain.figure_index import CaseloadIndex, build_index
from flexdesk.domain.figures import FIGURE_IDS, Figure, Member, figures, figures_of, members
from flexdesk.domain.labels import label
from flexdesk.domain.ledighedsydelse import Counter, LyCount, count_ly, crossing_date
from flexdesk.domain.programs import Program
from flexdesk.domain.refund import Regime
from flexdesk.domain.rules import RuleBook
from flexdesk.domain.what_if import re_entered_on

_ADVICE = "Vejledende beregning"
_FILE_SECRET = b"an extract that is counted and forgotten"


@dataclass(frozen=True, slots=True)
class FileFigures:
    """Figures of an extract, and how many of its rows could not be read."""

    figures: tuple[Figure, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class LyAnswer:
    """One citizen's 18 of 24 on a day."""

    citizen: str
    on: dt.date
    counter: str
    count: LyCount
    crosses_on: dt.date | None
    visited_on: dt.date | None
    note: str
    """Why the rule asked for says nothing about this citizen; empty when it does."""
    text: tuple[str, ...]


def figures_on(desk: Desk, on: dt.date, program_key: str | None = None) -> tuple[Figure, ...]:
    """Return every figure on a day; with a program only its citizens, and its targets.

    Raises:
        UserError: `program.unknown`.
    """
    program = None if program_key is None else desk.program_of(program_key)
    return figures_for(desk, on, program)


def figures_for(desk: Desk, on: dt.date, program: Program | None) -> tuple[Figure, ...]:
    """Return every figure on a day, kept until the store changes."""
    key = ("figures", on, program.key if program else None)
    return desk.cached(
        key, lambda: figures_of(figure_index(desk, program), on, desk.rules, program)
    )


def figure_index(desk: Desk, program: Program | None) -> CaseloadIndex:
    """Return the caseload indexed for counting, kept until the store changes."""
    key = ("figure_index", program.key if program else None)
    return desk.cached(key, lambda: build_index(desk.caseload(), program))


def figures_of_file(
    path: Path,
    on: dt.date,
    program_key: str | None = None,
    *,
    today: dt.date,
    profile: str | None = None,
    ctx: JobContext | None = None,
) -> FileFigures:
    """Count on an extract without any store; all its citizens are in the program named.

    Raises:
        UserError: when the file or the program cannot be used.
    """
    from flexdesk.imports.caseload import to_caseload
    from flexdesk.imports.reading import read_file

    programs = load_programs()
    if program_key is not None and program_key not in programs:
        raise UserError("program.unknown", program=program_key, programs=sorted(programs))
    rows = read_file(path, on=max(on, today), profile=profile, ctx=ctx)
    caseload = to_caseload(rows, _FILE_SECRET)
    program = programs[program_key] if program_key else None
    if program is not None:
        caseload = _in_program(caseload, program)
    return FileFigures(figures(caseload, on, load_rules(), program), rows.errors)


def member_rows(
    desk: Desk, figure_id: str, on: dt.date, program_key: str | None = None
) -> tuple[MemberRow, ...]:
    """Return the rows behind a figure: n for a count, N flagged ones for a share; logged.

    Raises:
        UserError: `figure.unknown` or `program.unknown`.
    """
    if figure_id not in FIGURE_IDS:
        raise UserError("figure.unknown", figure=figure_id, figures=list(FIGURE_IDS))
    program = None if program_key is None else desk.program_of(program_key)
    found = members(desk.caseload(), figure_id, on, desk.rules, program)
    desk.store.access("members", None, figure=figure_id, rows=len(found))
    index = case_index(desk)
    caseload = desk.caseload()
    placements: dict[str, object] = {row.id: row for row in caseload.placements}
    contacts: dict[str, object] = {row.id: row for row in caseload.contacts}
    tasks: dict[str, object] = {row.id: row for row in caseload.tasks}
    sources = {"placement": placements, "contact": contacts, "task": tasks}
    return tuple(
        _member_row(row, index, sources[row.kind].get(row.row) if row.kind in sources else None)
        for row in found
    )


def count_citizen(desk: Desk, citizen_id: str, on: dt.date, counter: str) -> LyAnswer:
    """Return one citizen's 18 of 24 by one of the two counters; the look-up is logged.

    Raises:
        UserError: `citizen.unknown` or `value.unknown`.
    """
    if counter not in set(Counter):
        raise UserError(
            "value.unknown", value=counter, field="tæller", choices=[c.value for c in Counter]
        )
    citizen = get_citizen(desk.store.reads, citizen_id)
    desk.store.access("open", citizen_id, what="18 af 24")
    benefits = tuple(
        row for row in desk.store.reads.load("benefit", citizen=citizen_id)
        if isinstance(row, Benefit)
    )  # fmt: skip
    which = Counter(counter)
    placements = desk.store.reads.load("placement", citizen=citizen_id)
    again = re_entered_on(placements, desk.rules) if which is Counter.REFUSION else None
    count = count_ly(benefits, on, which, desk.rules, citizen.visited_on, again)
    crosses = (
        None
        if count.is_reached or count.regime == Regime.STAIRCASE
        else crossing_date(benefits, on + ONE_DAY, which, desk.rules, visited_on=citizen.visited_on)
    )
    note = _refund_note(count, desk.rules, citizen.visited_on, again)
    text = (note, _ADVICE) if note else _ly_text(count, crosses)
    return LyAnswer(citizen_id, on, counter, count, crosses, citizen.visited_on, note, text)


def _refund_note(
    count: LyCount, rules: RuleBook, visited: dt.date | None, again: dt.date | None
) -> str:
    """Return why the refund rule does not apply, empty when it does or was not asked for.

    Source: refusion.between_before.
    """
    if count.counter is not Counter.REFUSION or count.regime == Regime.PRE2016:
        return ""
    if visited is None:
        return "Visitationsdatoen mangler; kan ikke regnes"
    turn = rules.day("refusion.between_before", visited)
    if visited < turn and again is not None:
        return f"Reglen gælder ikke: i fleksjob igen {format_day(again)}"
    last = turn - ONE_DAY
    return f"Reglen gælder ikke: visiteret efter {format_day(last)}"


def _in_program(caseload: Caseload, program: Program) -> Caseload:
    citizens = tuple(dataclasses.replace(row, program=program.key) for row in caseload.citizens)
    return dataclasses.replace(caseload, citizens=citizens)


def _member_row(member: Member, index: CaseIndex, row: object | None) -> MemberRow:
    citizen = index.citizens.get(member.citizen)
    name = f"{citizen.first_name} {citizen.last_name}".strip() if citizen else ""
    start = getattr(row, "start", None) or getattr(row, "day", None) or getattr(row, "due", None)
    return MemberRow(
        row=member.row,
        citizen=member.citizen,
        name=name,
        candidate_no=citizen.candidate_no if citizen else "",
        what=_what(member.kind, row, index),
        start=start,
        last_day=getattr(row, "last_day", None),
        is_counted=member.counted,
    )


def _what(kind: str, row: object | None, index: CaseIndex) -> str:
    code = str(getattr(row, "kind", "") or "")
    place = index.workplace_name(getattr(row, "workplace", None))
    if kind == "placement":
        return ", ".join(part for part in (label(code, PlacementKind), place) if part)
    if kind == "contact":
        return ", ".join(part for part in (label(code, ContactKind), place) if part)
    if kind == "task":
        return str(getattr(row, "text", ""))
    return ""


def _ly_text(count: LyCount, crosses_on: dt.date | None) -> tuple[str, ...]:
    window = f"{format_day(count.window_start)} - {format_day(count.window_last_day)}"
    yes = [name for name, is_met in count.qualifies.items() if is_met]
    lines = [
        f"{count.months} md. {count.rest_days} dg. i vinduet {window}",
        f"{format_number(count.days)} dage, {format_number(count.weeks)} hele uger",
        "18 af 24 er nået" if count.is_reached else "18 af 24 er ikke nået",
    ]
    if crosses_on is not None:
        lines.append(f"Krydser {format_day(crosses_on)}, hvis intet ændres")
    if count.disagrees:
        lines.append(f"Metoderne er uenige ({', '.join(yes)} siger ja): kontrollér i fagsystem")
    lines.extend(
        f"{format_day(line.start)} - {format_day(line.last_day)}: {line.months} md. "
        f"{line.rest_days} dg. ({format_number(line.days)} dage) "
        + " og ".join(label(kind, BenefitKind).lower() for kind in line.kind.split("+"))
        for line in count.lines
    )
    lines.append(_ADVICE)
    return tuple(lines)
