"""Min uge: Monday to Friday, what is due with times, by place so that the drive can be planned."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from flexdesk.app.desk import Desk
from flexdesk.app.tasks import minutes_of
from flexdesk.app.today import open_rows
from flexdesk.app.today_rows import (
    Stop,
    TaskRow,
    WeekDay,
    WeekPage,
    day_in_prose,
    in_order,
    monday_of,
    weekday,
)
from flexdesk.app.today_scope import scope_of
from flexdesk.base.danish import sort_key
from flexdesk.base.files import write_atomically
from flexdesk.base.numbers import format_day_long

_DAYS = 5
_FRIDAY = 4
NO_PLACE = "Uden arbejdsplads"
"""What the tasks are gathered under that lead nowhere."""


def week_page(
    desk: Desk, on: dt.date | None = None, *, mine: bool = True, weeks: int = 0
) -> WeekPage:
    """Return a week by day and place; `weeks` ahead of the one of the day.

    What is over its day stands at today, in a week ahead nowhere. What is due in a weekend
    stands at the Friday before it.
    """
    scope = scope_of(desk, on or desk.today(), mine=mine)
    first = monday_of(scope.on) + dt.timedelta(weeks=weeks)
    last = first + dt.timedelta(days=6)
    found: dict[dt.date, list[TaskRow]] = defaultdict(list)
    for row in open_rows(scope, last):
        if not weeks or row.due >= first:
            found[_planned(row.due, scope.on, first)].append(row)
    days = tuple(
        _day(day, found.get(day, ()), scope.on)
        for day in (first + dt.timedelta(days=at) for at in range(_DAYS))
    )
    return WeekPage(first, _line(first, days), days, bool(scope.initials))


def week_paper(page: WeekPage, *, has_names: bool = False) -> bytes:
    """Return a week as a PDF: candidate numbers, and names only when asked for; never a CPR."""
    from flexdesk.reports.week_paper import Paper, PaperDay, PaperLine, PaperStop, render_week

    is_hidden = not has_names
    days = tuple(
        PaperDay(
            day.label,
            tuple(
                PaperStop(
                    stop.place,
                    stop.street,
                    tuple(
                        PaperLine(
                            _time(row),
                            row.first_line(is_hidden=is_hidden),
                            row.candidate_no if is_hidden else f"{row.name}, {row.candidate_no}",
                            row.is_overdue,
                        )
                        for row in stop.rows
                    ),
                )
                for stop in day.stops
            ),
        )
        for day in page.days
        if day.stops or not day.is_past
    )
    return render_week(Paper(f"Uge {page.first.isocalendar().week}", _span(page.first), days))


def save_week(desk: Desk, page: WeekPage, out: Path, *, has_names: bool = False) -> Path:
    """Write a week as a PDF; that it left the program is logged.

    Raises:
        EnvironmentFaultError: `disk.full`, `file.locked`.
    """
    write_atomically(out, week_paper(page, has_names=has_names))
    desk.store.access("export", None, document="week", names=has_names, file=out.name)
    return out


def week_file_name(page: WeekPage) -> str:
    """Return what a saved week is called."""
    year, week, _day = page.first.isocalendar()
    return f"Min_uge_{year}-{week:02d}.pdf"


def _planned(due: dt.date, on: dt.date, first: dt.date) -> dt.date:
    """Return the day a task is planned on: not before today, and Friday for the weekend."""
    friday = due - dt.timedelta(days=max(0, due.weekday() - _FRIDAY))
    return max(friday, on, first)


def _day(day: dt.date, rows: Iterable[TaskRow], on: dt.date) -> WeekDay:
    label = f"{weekday(day).capitalize()} {day_in_prose(day)}"
    return WeekDay(day, label, day == on, day < on, _stops(rows))


def _stops(rows: Iterable[TaskRow]) -> tuple[Stop, ...]:
    """Return the places of a day: those with a time first, then by street, no place last."""
    by_place: dict[tuple[str, str], list[TaskRow]] = defaultdict(list)
    for row in rows:
        by_place[row.place, row.street].append(row)
    stops = [
        Stop(place or NO_PLACE, street, _by_time(found))
        for (place, street), found in by_place.items()
    ]
    return tuple(sorted(stops, key=_drive))


def _by_time(rows: Iterable[TaskRow]) -> tuple[TaskRow, ...]:
    return tuple(sorted(in_order(rows), key=lambda row: minutes_of(row.time)))


def _drive(stop: Stop) -> tuple[bool, int, str, str]:
    has_no_place = stop.place == NO_PLACE
    first = minutes_of(stop.rows[0].time)
    return has_no_place, first, sort_key(stop.street), sort_key(stop.place)


def _time(row: TaskRow) -> str:
    return row.time or ("over fristen" if row.is_overdue else "")


def _line(first: dt.date, days: Iterable[WeekDay]) -> str:
    counted = [day.count for day in days]
    total = sum(counted)
    words = "1 opgave" if total == 1 else f"{total} opgaver"
    return f"Uge {first.isocalendar().week} · {_span(first)} · {words}"


def _span(first: dt.date) -> str:
    last = first + dt.timedelta(days=_DAYS - 1)
    return f"{day_in_prose(first)} til {format_day_long(last)}"
