"""Finished rows of I dag and Min uge: groups of tasks, cards of what has no task yet."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from flexdesk.app.tasks import minutes_of
from flexdesk.base.days import MONTHS
from flexdesk.base.numbers import format_day, format_day_long

OVERDUE, TODAY, WEEK = "overdue", "today", "week"
"""Keys of the three groups."""

BEGUN, CROSSES, ENDS, EXITS, JOBS, SILENT, PAUSES, PLACES, SUPPORTS, TRANSFERS, CHECKS = (
    "begun", "crosses", "ends", "exits", "jobs", "silent", "pauses", "places", "supports",
    "transfers", "checks",
)  # fmt: skip
CARDS = "cards"
"""Keys of the cards, in their order."""

NEW_TASK, EXTEND, END, CHECK, TRANSFER, TALK, PAUSE, CONTINUE, AGREED, PLAN, NEXT, SUPPORT = (
    "new-task", "extend", "end", "check", "transfer", "talk", "pause", "continue", "agreed-hours",
    "shift-plan", "next", "support",
)  # fmt: skip
"""What a line of a card offers to do."""

_WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_SATURDAY, _FRIDAY = 5, 4
ONE_WEEK = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One open task as the list shows it."""

    id: str
    citizen: str
    name: str
    candidate_no: str
    text: str
    hidden_text: str
    """The text without the citizen's names, for F9."""
    about: str
    """Workplace, else what is known of the citizen's place in the method."""
    tail: str
    """What else the second line says: "udsat fra 24-08-2016", "for Fatima Rahimi"."""
    when: str
    due: dt.date
    time: str
    is_overdue: bool
    is_statutory: bool
    place: str = ""
    street: str = ""

    def second_line(self, *, is_hidden: bool = False) -> str:
        """Return the second line: whom it is about, where, and what else."""
        who = self.candidate_no if is_hidden else self.name
        return " · ".join(part for part in (who, self.about, self.tail) if part)

    def first_line(self, *, is_hidden: bool = False) -> str:
        """Return what is to be done."""
        return self.hidden_text if is_hidden else self.text


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """Tasks that are due in one stretch of days."""

    key: str
    label: str
    rows: tuple[TaskRow, ...]


@dataclass(frozen=True, slots=True)
class CardLine:
    """One line of a card: someone, what about it, and what one can do."""

    citizen: str
    name: str
    candidate_no: str
    detail: str
    right: str
    verb: str
    act: str
    placement: str = ""
    """The placement the act is about, when it is about one."""
    text: str = ""
    """What a task made from it says."""
    is_urgent: bool = False
    share: float | None = None
    """For the meter: part of 24 months, 0-1."""
    tick: float = 0.0
    """Where the meter has its mark, 0-1."""
    day: dt.date | None = None
    draft: str = ""
    """Key of what is half-written, when the line is about that."""
    workplace: str = ""
    """The workplace, when the line is about one and no citizen."""
    hours: str = ""
    """The hours that are agreed and to be confirmed, when the line is about some."""
    support: str = ""
    """The course or support, when the act is about one, and `mode` what is written of it."""
    mode: str = ""
    card: str = ""
    """The card, consent or citizen an act about a kandidatkort is about."""
    hidden_detail: str = ""
    """What stands for the detail when names are hidden; empty where it holds none."""
    is_after: bool = False
    """Of the ramps: the pool job has ended."""

    def who(self, *, is_hidden: bool) -> str:
        """Return the name as it may be shown now."""
        return self.candidate_no if is_hidden else self.name

    def about(self, *, is_hidden: bool) -> str:
        """Return the detail as it may be shown now."""
        return (self.hidden_detail or self.detail) if is_hidden else self.detail

    @property
    def is_link(self) -> bool:
        """Whether there is a page to open."""
        return bool(self.citizen or self.workplace)


@dataclass(frozen=True, slots=True)
class CardRows:
    """A card of the side column: its lines, and the query that lists them all."""

    key: str
    title: str
    hint: str
    lines: tuple[CardLine, ...]
    total: int
    query: str = ""
    """Empty: the whole list opens as a sheet."""


@dataclass(frozen=True, slots=True)
class TodayPage:
    """The page I dag."""

    on: dt.date
    line: str
    groups: tuple[TaskGroup, ...]
    cards: tuple[CardRows, ...]
    is_mine: bool
    has_own: bool
    """Whether the desk's person has citizens; without any the team is shown."""
    has_citizens: bool
    is_whole: bool = True
    """Whether the cards are read; the tasks are there before them."""

    @property
    def waiting(self) -> int:
        """How many are overdue or due today: the count on the rail."""
        return sum(len(group.rows) for group in self.groups if group.key != WEEK)

    @property
    def rows(self) -> tuple[TaskRow, ...]:
        """Every task row in order."""
        return tuple(row for group in self.groups for row in group.rows)


@dataclass(frozen=True, slots=True)
class Stop:
    """One place of a day's drive, with what is due there."""

    place: str
    street: str
    rows: tuple[TaskRow, ...]


@dataclass(frozen=True, slots=True)
class WeekDay:
    """One day of Min uge; Friday also holds what is due in the weekend."""

    day: dt.date
    label: str
    is_today: bool
    is_past: bool
    stops: tuple[Stop, ...]

    @property
    def count(self) -> int:
        """How many tasks the day holds."""
        return sum(len(stop.rows) for stop in self.stops)


@dataclass(frozen=True, slots=True)
class WeekPage:
    """The page Min uge: Monday to Friday by place."""

    first: dt.date
    line: str
    days: tuple[WeekDay, ...]
    is_mine: bool


def week_end(on: dt.date) -> dt.date:
    """Return the last day of "resten af ugen": Sunday, from Friday on the Sunday after."""
    sunday = on + dt.timedelta(days=6 - on.weekday())
    return sunday if on.weekday() < _FRIDAY else sunday + ONE_WEEK


def week_label(on: dt.date) -> str:
    """Return what the last group is called."""
    return "Resten af ugen" if on.weekday() < _FRIDAY else "Næste uge"


def monday_of(on: dt.date) -> dt.date:
    """Return the Monday of the week to plan: this week's, in the weekend the next one's."""
    monday = on - dt.timedelta(days=on.weekday())
    return monday + ONE_WEEK if on.weekday() >= _SATURDAY else monday


def weekday(day: dt.date) -> str:
    """Return the name of a weekday."""
    return _WEEKDAYS[day.weekday()]


def long_day(day: dt.date) -> str:
    """Return a day as "Onsdag 31. august 2016"."""
    return f"{weekday(day).capitalize()} {format_day_long(day)}"


def short_day(day: dt.date) -> str:
    """Return a day as "to. 1. sep."."""
    month = MONTHS[day.month - 1]
    short = month if len(month) <= 4 else f"{month[:3]}."  # noqa: PLR2004 - maj, juni, juli
    return f"{weekday(day)[:2]}. {day.day}. {short}"


def day_in_prose(day: dt.date) -> str:
    """Return a day as "5. september"."""
    return f"{day.day}. {MONTHS[day.month - 1]}"


def when_text(due: dt.date, time: str, on: dt.date) -> str:
    """Return when a task is due: "2 dage over", "kl. 9.00", "i dag", "to. 1. sep."."""
    clock = f"kl. {time}" if time else ""
    if due < on:
        days = (on - due).days
        return f"{days} {'dag' if days == 1 else 'dage'} over"
    if due == on:
        return clock or "i dag"
    return " ".join(part for part in (short_day(due), clock) if part)


def without_names(text: str, names: Iterable[str]) -> str:
    """Return a text in which "borgeren" stands for each part of the names."""
    parts = {part for full in names for part in full.split() if part in text}
    if not parts:
        return text
    several = "|".join(re.escape(part) for part in sorted(parts, key=len, reverse=True))
    whole = re.compile(rf"\b(?:{several})(?:\s+(?:{several}))*(s?)\b")
    return whole.sub(_anonymous, text)


def _anonymous(hit: re.Match[str]) -> str:
    before = hit.string[: hit.start()].rstrip()
    word = "Borgeren" if not before or before[-1] in ".!?:" else "borgeren"
    return word + hit[1]


def in_order(rows: Iterable[TaskRow]) -> tuple[TaskRow, ...]:
    """Return tasks by day, then time, then what the law sets, then name."""
    return tuple(
        sorted(
            rows,
            key=lambda row: (row.due, minutes_of(row.time), not row.is_statutory, row.name, row.id),
        )
    )


def state_line(on: dt.date, groups: Iterable[TaskGroup]) -> str:
    """Return the grey line: "Onsdag 31. august 2016 · 2 over fristen, 4 i dag, ..."."""
    words = {
        OVERDUE: "over fristen",
        TODAY: "i dag",
        WEEK: "resten af ugen" if on.weekday() < _FRIDAY else "næste uge",
    }
    counts = [f"{len(group.rows)} {words[group.key]}" for group in groups if group.rows]
    return f"{long_day(on)} · {', '.join(counts) or 'ingen opgaver i dag eller i denne uge'}"


def snoozed_text(first_due: dt.date | None) -> str:
    """Return that a task was moved, and from which day."""
    return f"udsat fra {format_day(first_due)}" if first_due else ""
