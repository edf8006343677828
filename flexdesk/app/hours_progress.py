"""Development in effective hours: the team's figure by month, and who went which way.

The values are those of the one figure engine; nothing is counted anew here.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from flexdesk.app.case_index import CaseIndex, case_index
from flexdesk.app.consultants import consultant_names
from flexdesk.app.desk import Desk
from flexdesk.app.figure_queries import figure_index
from flexdesk.app.figure_words import basis_words, is_too_few, target_words, value_words
from flexdesk.app.overview import month_ends
from flexdesk.base.danish import sort_key
from flexdesk.base.numbers import format_day, format_number, format_share
from flexdesk.domain.figure_hours import HoursStanding, values_of
from flexdesk.domain.figure_view import DayView
from flexdesk.domain.figures import Figure, series
from flexdesk.domain.programs import Program

FIGURE = "small_hours_share_raised"
SHORT, LONG = 13, 24
"""How many months a course can be shown for."""


class Way(StrEnum):
    """Which way a person's hours went since the first fleksjob."""

    UP = "op"
    DOWN = "ned"
    SAME = "samme"
    UNMEASURED = "uden_maaling"
    LEFT = "ude"


WAY_LABELS: dict[str, str] = {
    Way.UP: "Gået op",
    Way.DOWN: "Gået ned",
    Way.SAME: "Uændret",
    Way.UNMEASURED: "Uden ny måling",
    Way.LEFT: "Ikke i fleksjob nu",
}
"""What the ways are called, in their order."""


@dataclass(frozen=True, slots=True)
class ProgressMonth:
    """The figure at the end of a month."""

    day: dt.date
    share: float | None
    """None when so few are counted that a percentage says nothing."""
    n: int
    N: int
    path: float | None
    """Where the share should be to be on course, None without a path."""
    share_text: str


@dataclass(frozen=True, slots=True)
class Outside:
    """A number of others, shown beside ours and never mixed with them."""

    value: float
    day: dt.date
    source: str
    label: str
    """"ca. 20 %", as exact as the source says."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A value on a day from the program: where it began, or where it should come."""

    value: float
    day: dt.date | None
    label: str
    source: str


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """One person behind the figure."""

    citizen: str
    name: str
    sort_name: str
    candidate_no: str
    consultant: str
    consultant_name: str
    """What the consultant is called, the initials when nobody has said."""
    workplace: str
    first: float
    latest: float
    change: float
    way: str
    measured_on: dt.date | None
    """The day of the latest value, None when nothing was measured after the start."""

    @property
    def way_label(self) -> str:
        """Which way it went, in words."""
        return WAY_LABELS[self.way]

    def __repr__(self) -> str:
        """Show the number only: the rest is a citizen's."""
        return f"ProgressRow({self.candidate_no})"


@dataclass(frozen=True, slots=True)
class ConsultantRow:
    """How it went for the citizens of one consultant."""

    initials: str
    name: str
    n: int
    N: int
    down: int
    unmeasured: int
    share_text: str
    """Empty when so few are counted that a percentage says nothing."""


@dataclass(frozen=True, slots=True)
class HoursProgress:
    """The page on a day for a program."""

    on: dt.date
    program: str
    line: str
    figure: Figure
    months: tuple[ProgressMonth, ...]
    target: Mark | None
    baseline: Mark | None
    outside: tuple[Outside, ...]
    rows: tuple[ProgressRow, ...]
    counts: tuple[tuple[str, str, int], ...]
    """Way, label and how many."""
    consultants: tuple[ConsultantRow, ...]
    few: int
    """Below so many people no percentage is shown."""
    has_people: bool = True
    """Whether the register holds anybody at all."""


def hours_progress(
    desk: Desk, on: dt.date, program_key: str | None = None, months: int = SHORT
) -> HoursProgress:
    """Return the page for a day and a program, the desk's own when none is named.

    Raises:
        UserError: `program.unknown`.
    """
    program = desk.program_of(program_key)
    key = ("hours_progress", on, program.key, months)
    return desk.cached(key, lambda: _made(desk, on, program, months))


def _made(desk: Desk, on: dt.date, program: Program, months: int) -> HoursProgress:
    """Build the page. Source: tal.few_ended."""
    few = desk.rules.count("tal.few_ended", on)
    days = month_ends(on, months)
    found = series(desk.caseload(), FIGURE, days, desk.rules, program)
    now = found[-1]
    rows = _rows(desk, on, program)
    ways = [row.way for row in rows]
    return HoursProgress(
        on=on,
        program=program.key,
        line=_line(now, on, few),
        figure=now,
        months=tuple(_month(each, program, few) for each in found),
        target=_target(program, on),
        baseline=_baseline(program),
        outside=outside_lines(desk),
        rows=rows,
        counts=tuple((way, words, ways.count(way)) for way, words in WAY_LABELS.items()),
        consultants=_consultants(desk, rows, few),
        few=few,
        has_people=bool(desk.caseload().citizens),
    )


def _line(now: Figure, on: dt.date, few: int) -> str:
    """Return the state of the page in figures."""
    if not now.N:
        return f"Ingen er begyndt i fleksjob på få timer pr. {format_day(on)}"
    share = "" if is_too_few(now, few) else f" ({value_words(now)})"
    parts = [f"{basis_words(now)} er gået op{share} pr. {format_day(on)}"]
    if now.target is not None:
        parts.append(target_words(now) if share else target_words(now).partition(",")[0])
    return " · ".join(parts)


def _month(figure: Figure, program: Program, few: int) -> ProgressMonth:
    is_few = is_too_few(figure, few)
    value = None if is_few or figure.value is None else float(figure.value)
    return ProgressMonth(
        day=figure.on,
        share=value,
        n=figure.n,
        N=figure.N or 0,
        path=_path(program, figure.on),
        share_text="" if value is None else value_words(figure),
    )


def _path(program: Program, on: dt.date) -> float | None:
    """Return where the share should be on a day; before the baseline there is no path."""
    baseline = program.baseline_of(FIGURE)
    if baseline is None or baseline.on is None or on < baseline.on:
        return None
    return program.path_value(FIGURE, on)


def _target(program: Program, on: dt.date) -> Mark | None:
    target = program.target_for(FIGURE, on)
    if target is None:
        return None
    return Mark(target.value, target.on, target.label_da, target.source)


def _baseline(program: Program) -> Mark | None:
    baseline = program.baseline_of(FIGURE)
    if baseline is None:
        return None
    return Mark(baseline.value, baseline.on, baseline.label_da, baseline.source)


def outside_lines(desk: Desk) -> tuple[Outside, ...]:
    """Return what others have counted, each with its day and source; none of it is ours.

    Source: udefra.small_hours_share_raised.
    """
    rule = desk.rules.rule("udefra.small_hours_share_raised")
    found = []
    for step in (*rule.steps, *rule.team_steps):
        if isinstance(step.value, int | float):
            value = float(step.value)
            # a source that says about is not made more exact than it is
            about = "ca. " if "cirka" in step.source else ""
            words = f"{about}{format_share(value)}"
            found.append(Outside(value, step.valid_from, step.source, words))
    return tuple(sorted(found, key=lambda each: (each.day, each.value)))


# --- who went which way ----------------------------------------------------------------------


def way_of(standing: HoursStanding) -> Way:
    """Return which way a person's hours went; every person goes exactly one."""
    if standing.is_raised:
        return Way.UP
    if not standing.has_new_value:
        return Way.UNMEASURED
    if not standing.is_employed:
        return Way.LEFT
    return Way.DOWN if standing.latest < standing.first else Way.SAME


def _rows(desk: Desk, on: dt.date, program: Program) -> tuple[ProgressRow, ...]:
    index = case_index(desk)
    view = DayView(figure_index(desk, program), on, desk.rules)
    names = consultant_names(desk)
    rows = (_row(index, names, view, standing) for standing in view.small_hours)
    return tuple(sorted(rows, key=lambda row: (row.sort_name, row.candidate_no)))


def _row(
    index: CaseIndex, names: Mapping[str, str], view: DayView, standing: HoursStanding
) -> ProgressRow:
    citizen = index.citizens[standing.citizen]
    running = index.running(standing.citizen, view.on)
    return ProgressRow(
        citizen=standing.citizen,
        name=f"{citizen.first_name} {citizen.last_name}".strip(),
        sort_name=f"{sort_key(citizen.last_name)}\x00{sort_key(citizen.first_name)}",
        candidate_no=citizen.candidate_no,
        consultant=citizen.consultant,
        consultant_name=names.get(citizen.consultant, citizen.consultant),
        workplace=index.workplace_name(running.workplace) if running else "",
        first=standing.first,
        latest=standing.latest,
        change=standing.latest - standing.first,
        way=way_of(standing),
        measured_on=_measured_on(view, standing) if standing.has_new_value else None,
    )


def _measured_on(view: DayView, standing: HoursStanding) -> dt.date | None:
    chain = view.index.fleksjob.get(standing.citizen, ())
    days = [
        day
        for placement in chain
        if placement.start <= view.on
        for day, value in values_of(placement, view.index.hours.get(placement.id, ()), view.on)
        if value is not None
    ]
    return max(days, default=None)


def _consultants(desk: Desk, rows: Sequence[ProgressRow], few: int) -> tuple[ConsultantRow, ...]:
    names = consultant_names(desk)
    whose = dict.fromkeys(row.consultant for row in rows)
    found = [_consultant(each, names, rows, few) for each in whose]
    return tuple(sorted(found, key=lambda row: (not row.initials, sort_key(row.initials))))


def _consultant(
    initials: str, names: dict[str, str], rows: Iterable[ProgressRow], few: int
) -> ConsultantRow:
    ways = [row.way for row in rows if row.consultant == initials]
    up, of = ways.count(Way.UP), len(ways)
    return ConsultantRow(
        initials=initials,
        name=names.get(initials, initials) or "Uden jobkonsulent",
        n=up,
        N=of,
        down=ways.count(Way.DOWN),
        unmeasured=ways.count(Way.UNMEASURED),
        share_text=format_share(up / of, 1) if of >= few else "",
    )


def months_words(month: ProgressMonth) -> str:
    """Return n of N of a month: "11 af 31"."""
    return f"{format_number(month.n)} af {format_number(month.N)}"
