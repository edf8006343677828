"""Reading a Besøgsark: every field that cannot be read is told at once, each at its place."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from flexdesk.app.desk import Desk
from flexdesk.app.field_values import one_line, read_hours
from flexdesk.app.visit_draft import VisitForm
from flexdesk.app.visit_text import TOOK_PART
from flexdesk.base.danish import clean
from flexdesk.base.errors import UserError
from flexdesk.base.numbers import format_day, format_number, parse_day

T = TypeVar("T")
_LONGEST_LINE = 200


@dataclass(frozen=True, slots=True)
class VisitPlace:
    """A placement a visit may be about, with the hours as they are known."""

    placement: str
    workplace: str
    name: str
    label: str
    start: dt.date
    last_day: dt.date | None
    hours: float | None
    attended: float | None
    taken_days: frozenset[dt.date] = frozenset()
    """Days that have a change of hours already."""
    planned: dt.date | None = None
    """The day it is to end, None when nothing is planned."""
    is_any_hours: bool = False
    """An ordinary job: it may have more hours than a full week."""


@dataclass(frozen=True, slots=True)
class ReadVisit:
    """A sheet that has been read."""

    day: dt.date
    took_part: tuple[str, ...]
    names: str
    how: str
    agreed: str
    hours: float | None
    hours_from: dt.date
    attended: float | None
    has_hours: bool
    """The hours are new or measured: they get a row of their own."""
    next_day: dt.date | None
    next_text: str

    def __repr__(self) -> str:
        """Show the day only: the rest is a citizen's."""
        return f"ReadVisit({self.day})"


class VisitRefusedError(UserError):
    """A sheet with fields that cannot be read; `problems` has the error of each."""

    def __init__(self, problems: dict[str, UserError]) -> None:
        super().__init__("visit.fields", count=len(problems))
        self.problems = problems


@dataclass(slots=True)
class _Reader:
    """Reads fields one by one and gathers what is wrong with them."""

    problems: dict[str, UserError] = field(default_factory=dict)

    def read(self, name: str, reads: Callable[[], T], otherwise: T) -> T:
        """Return what a field says; when it cannot be read, that is noted."""
        try:
            return reads()
        except UserError as error:
            self.problems.setdefault(name, error)
            return otherwise

    def refuse(self, name: str, code: str, **facts: object) -> None:
        """Note what is wrong with a field that could be read."""
        self.problems.setdefault(name, UserError(code, **facts))


def read_visit_form(desk: Desk, form: VisitForm, place: VisitPlace | None) -> ReadVisit:
    """Return what a sheet says.

    Source: fleksjob.full_week_hours.

    Raises:
        VisitRefusedError: with the error of every field that cannot be read.
    """
    today, reader = desk.today(), _Reader()
    day = reader.read("day", lambda: parse_day(form.day), today)
    if day > today:
        reader.refuse("day", "visit.future", day=day)
    how = reader.read("how", lambda: clean(form.how), "")
    agreed = reader.read("agreed", lambda: clean(form.agreed), "")
    if not how and not agreed:
        reader.refuse("how", "visit.empty")
    if place is None and not form.workplace.strip():
        reader.refuse("workplace", "workplace.empty")
    hours, attended, hours_from = _read_hours(reader, form, place, day)
    if hours is not None and place is not None and not place.is_any_hours:
        most = desk.rules.number("fleksjob.full_week_hours", hours_from)
        if hours > most:
            reader.refuse("hours", "hours.over_full_week", hours=hours, maximum=most)
    has_hours = place is not None and _is_news(form, place, hours, attended)
    if has_hours and place is not None:
        _check_day(reader, place, hours_from)
        if hours_from > today:
            reader.refuse("hours_from", "hours.not_yet", day=hours_from)
    next_day = _read_next(reader, form, today)
    visit = ReadVisit(
        day=day,
        took_part=tuple(code for code in TOOK_PART if code in form.took_part),
        names=reader.read("names", lambda: one_line(clean(form.names, _LONGEST_LINE)), ""),
        how=how,
        agreed=agreed,
        hours=hours,
        hours_from=hours_from,
        attended=attended,
        has_hours=has_hours,
        next_day=next_day,
        next_text=reader.read("next_text", lambda: one_line(clean(form.next_text, 500)), ""),
    )
    if reader.problems:
        raise VisitRefusedError(reader.problems)
    return visit


def hours_words(visit: ReadVisit, before: float | None) -> str:
    """Return what a note says of new hours: "9 effektive timer om ugen fra 31-08-2016 (før 8)"."""
    if not visit.has_hours or visit.hours is None:
        return ""
    words = f"{format_number(visit.hours)} effektive timer om ugen"
    if visit.attended is not None:
        words += f", {format_number(visit.attended)} fremmødetimer"
    words += f", fra {format_day(visit.hours_from)}"
    if before is None:
        return words
    return (
        f"{words} (uændret)" if before == visit.hours else f"{words} (før {format_number(before)})"
    )


def _read_hours(
    reader: _Reader, form: VisitForm, place: VisitPlace | None, day: dt.date
) -> tuple[float | None, float | None, dt.date]:
    if place is None:
        return None, None, day
    hours = reader.read("hours", lambda: _hours(form.hours), None)
    attended = reader.read("attended", lambda: _hours(form.attended), None)
    hours_from = reader.read("hours_from", lambda: _day_or(form.hours_from, day), day)
    if hours is None and (attended is not None or form.is_measured):
        reader.refuse("hours", "visit.hours_missing")
    if hours is not None and attended is not None and attended < hours:
        reader.refuse("attended", "visit.attended_low", hours=hours)
    return hours, attended, hours_from


def _is_news(
    form: VisitForm, place: VisitPlace, hours: float | None, attended: float | None
) -> bool:
    if hours is None:
        return False
    return form.is_measured or (hours, attended) != (place.hours, place.attended)


def _check_day(reader: _Reader, place: VisitPlace, day: dt.date) -> None:
    if day < place.start or (place.last_day is not None and day > place.last_day):
        until = f" - {format_day(place.last_day)}" if place.last_day else ""
        period = f"{'' if until else 'fra '}{format_day(place.start)}{until}"
        reader.refuse("hours_from", "hours.outside_placement", period=period)
    elif day in place.taken_days:
        reader.refuse("hours_from", "hours.day_taken", day=day)


def _read_next(reader: _Reader, form: VisitForm, today: dt.date) -> dt.date | None:
    next_day = reader.read("next_day", lambda: _day_or(form.next_day, None), None)
    if next_day is not None and next_day < today:
        reader.refuse("next_day", "task.next_past", day=next_day)
    return next_day


def _hours(text: str) -> float | None:
    return read_hours(text) if text.strip() else None


D = TypeVar("D", bound=dt.date | None)


def _day_or(text: str, otherwise: D) -> dt.date | D:
    return parse_day(text) if text.strip() else otherwise
