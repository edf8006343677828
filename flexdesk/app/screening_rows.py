"""The three screening lists as they are shown: what was found last and when to look again."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flexdesk.app.case_index import CaseIndex, case_index
from flexdesk.app.consultants import consultant_names
from flexdesk.app.desk import Desk
from flexdesk.app.row_lists import mask_text
from flexdesk.app.screening import NOT_SCREENED, RESULT_LABELS, looks, standing
from flexdesk.app.screening_lists import OnList, long_term, on_list, program_of
from flexdesk.base.danish import sort_key
from flexdesk.base.numbers import format_day, format_number
from flexdesk.base.periods import Period
from flexdesk.domain.entities import Citizen
from flexdesk.domain.ledighedsydelse import Limits, clip, ly_spells, months_of, window_of
from flexdesk.domain.placement_entities import Screening
from flexdesk.domain.programs import Program
from flexdesk.domain.work_codes import ScreeningList


@dataclass(frozen=True, slots=True)
class LookLine:
    """One earlier look as it is shown."""

    day: dt.date
    result_label: str
    by: str
    text: str
    next_on: dt.date | None
    is_about_another: bool
    """About a job that is not the one of the row."""

    def __repr__(self) -> str:
        """Show the day only: the rest is about a citizen."""
        return f"LookLine({self.day})"


@dataclass(frozen=True, slots=True)
class ScreeningRow:
    """One citizen on a screening list."""

    citizen: str
    placement: str
    """The job it is about, empty when it is about none."""
    name: str
    sort_name: str
    candidate_no: str
    consultant: str
    program: str
    workplace: str
    hours: float | None
    """Effective hours a week on the day."""
    ly_months: int
    ly_rest_days: int
    ly_days: int
    """Days on ledighedsydelse in the 24 months."""
    about: str
    """What is particular about the list: the step, the kind of job, when it is left."""
    about_on: dt.date | None
    is_apart: bool
    """Has no recorded hours: not known to belong here."""
    look_id: str = ""
    result: str = NOT_SCREENED
    looked_on: dt.date | None = None
    text: str = ""
    next_on: dt.date | None = None
    is_due: bool = False
    looks: tuple[LookLine, ...] = ()
    """Every look of the list, the newest first."""
    consultant_name: str = ""
    """What the consultant is called, the initials when nobody has said."""

    @property
    def result_label(self) -> str:
        """What was found last, in words."""
        return RESULT_LABELS.get(self.result, self.result)

    @property
    def ly_text(self) -> str:
        """Months and days of 24: "18 md. 3 dg."."""
        return f"{self.ly_months} md. {self.ly_rest_days} dg."

    def __repr__(self) -> str:
        """Show the number only: the rest is a citizen's."""
        return f"ScreeningRow({self.candidate_no})"


@dataclass(frozen=True, slots=True)
class ScreeningPage:
    """A list on a day for a program."""

    on: dt.date
    list: str
    title: str
    tabs: tuple[tuple[str, str, int], ...]
    """Code, title and how many, for every list."""
    rows: tuple[ScreeningRow, ...]
    counts: tuple[tuple[str, str, int], ...]
    """Code, label and how many, for every result."""
    line: str
    has_people: bool
    """Whether the register holds anybody at all."""


def list_title(desk: Desk, code: str, on: dt.date) -> str:
    """Return what a list is called, with the limit in force.

    Source: tal.small_hours, tal.small_hours_includes.
    """
    if code == ScreeningList.ATTEN_AF_24:
        return "18 af 24, ikke i projektet"
    if code == ScreeningList.OPSAGT:
        return "Opsagt"
    limit = format_number(desk.rules.number("tal.small_hours", on))
    if desk.rules.flag("tal.small_hours_includes", on):
        return f"Fleksjob på {limit} timer eller færre"
    return f"Fleksjob på under {limit} timer"


def rows_of(
    desk: Desk, code: str, on: dt.date, program_key: str | None = None
) -> tuple[ScreeningRow, ...]:
    """Return who stands on a list, by name; of all programs when none is named.

    Raises:
        UserError: `program.unknown`.
    """
    every = desk.cached(("screening_rows", code, on), lambda: _rows(desk, code, on))
    if program_key is None:
        return every
    key = desk.program_of(program_key).key
    return tuple(row for row in every if row.program == key)


def screening_page(
    desk: Desk, code: str, on: dt.date, program_key: str | None = None
) -> ScreeningPage:
    """Return a list with the counts of its results, for the desk's own program unless named.

    Raises:
        UserError: `program.unknown`.
    """
    program = desk.program_of(program_key)
    found = {each.value: rows_of(desk, each.value, on, program.key) for each in ScreeningList}
    rows = found[code]
    results = [row.result for row in rows if not row.is_apart]
    return ScreeningPage(
        on=on,
        list=code,
        title=list_title(desk, code, on),
        tabs=tuple(
            (each, list_title(desk, each, on), sum(not row.is_apart for row in found[each]))
            for each in found
        ),
        rows=rows,
        counts=tuple(
            (result, words, results.count(result)) for result, words in RESULT_LABELS.items()
        ),
        line=_line(desk, code, on, rows, program),
        has_people=bool(desk.caseload().citizens),
    )


def _line(
    desk: Desk, code: str, on: dt.date, rows: Sequence[ScreeningRow], program: Program
) -> str:
    """Return the state of the list in figures."""
    certain = [row for row in rows if not row.is_apart]
    waiting = sum(row.result == NOT_SCREENED for row in certain)
    again = sum(row.is_due for row in certain)
    parts = [f"{_people(len(certain))} pr. {format_day(on)}"]
    if certain:
        parts.append(f"{format_number(waiting)} ikke screenet")
    if again:
        parts.append(f"{format_number(again)} skal tages op nu")
    apart = len(rows) - len(certain)
    if apart:
        parts.append(f"{format_number(apart)} uden timetal står for sig")
    closed = _closed_count(desk, on, program.key) if code == ScreeningList.ATTEN_AF_24 else 0
    if closed:
        words = "1 lukket sag" if closed == 1 else f"{format_number(closed)} lukkede sager"
        parts.append(f"{words} er ikke med")
    return " · ".join(parts)


def _people(count: int) -> str:
    return "1 borger" if count == 1 else f"{format_number(count)} borgere"


def _closed_count(desk: Desk, on: dt.date, program: str) -> int:
    people = (case_index(desk).citizens[each] for each in long_term(desk, on))
    return sum(_is_closed(each, on) and program_of(desk, each) == program for each in people)


def _is_closed(citizen: Citizen, on: dt.date) -> bool:
    return citizen.closed_on is not None and citizen.closed_on <= on


def _rows(desk: Desk, code: str, on: dt.date) -> tuple[ScreeningRow, ...]:
    index = case_index(desk)
    found = [
        _row(desk, code, each, index, on)
        for each in on_list(desk, code, index, on)
        if not _is_closed(index.citizens[each.citizen], on)
    ]
    return tuple(sorted(found, key=lambda row: (row.is_apart, row.sort_name, row.candidate_no)))


def _row(desk: Desk, code: str, found: OnList, index: CaseIndex, on: dt.date) -> ScreeningRow:
    placement = found.placement
    of_job = placement.id if placement and code != ScreeningList.ATTEN_AF_24 else ""
    history = looks(desk).get((found.citizen, code), ())
    last = standing(history, of_job, on)
    next_on = last.next_on if last is not None else None
    citizen = index.citizens[found.citizen]
    inside, names = _ly_inside(desk, index, found.citizen, on), consultant_names(desk)
    months, rest_days = months_of(inside)
    return ScreeningRow(
        citizen=found.citizen,
        placement=of_job,
        name=f"{citizen.first_name} {citizen.last_name}".strip(),
        sort_name=f"{sort_key(citizen.last_name)}\x00{sort_key(citizen.first_name)}",
        candidate_no=citizen.candidate_no,
        consultant=citizen.consultant,
        program=program_of(desk, citizen),
        workplace=index.workplace_name(placement.workplace) if placement else "",
        hours=found.hours,
        ly_months=months,
        ly_rest_days=rest_days,
        ly_days=sum(stretch.days for stretch in inside),
        about=found.about,
        about_on=found.about_on,
        is_apart=found.is_apart,
        look_id=last.id if last is not None else "",
        result=last.result if last is not None else NOT_SCREENED,
        looked_on=last.day if last is not None else None,
        text=mask_text(last.text) if last is not None else "",
        next_on=next_on,
        is_due=next_on is not None and next_on <= on,
        looks=tuple(_look_line(row, of_job, names) for row in reversed(history)),
        consultant_name=names.get(citizen.consultant, citizen.consultant),
    )


def _look_line(row: Screening, placement: str, names: Mapping[str, str]) -> LookLine:
    return LookLine(
        day=row.day,
        result_label=RESULT_LABELS.get(row.result, row.result),
        by=names.get(row.by, row.by),
        text=mask_text(row.text),
        next_on=row.next_on,
        is_about_another=bool(placement and row.placement and row.placement != placement),
    )


def _ly_inside(desk: Desk, index: CaseIndex, citizen: str, on: dt.date) -> tuple[Period, ...]:
    """Return the stretches on ledighedsydelse inside the window that ends on a day."""
    window = window_of(on, _limits(desk, on).window_months)
    return clip(ly_spells(index.benefits.get(citizen, ())), window)


def _limits(desk: Desk, on: dt.date) -> Limits:
    return desk.cached(("ly_limits", on), lambda: Limits.on(on, desk.rules))
