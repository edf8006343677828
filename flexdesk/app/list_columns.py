"""The columns the list of citizens can show, copy and export: titles, typed values, groups."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from flexdesk.app.rows import CitizenRow
from flexdesk.base.danish import sort_key
from flexdesk.base.numbers import format_day, format_number
from flexdesk.domain.codes import PlacementKind
from flexdesk.domain.labels import label
from flexdesk.domain.pauses import pause_label

Value = str | float | dt.date | None
ValueOf = Callable[[CitizenRow], Value]

NO_STEP, NO_CONSULTANT, NO_WORKPLACE, NO_PROGRAM = (
    "Uden trin", "Uden jobkonsulent", "Uden arbejdsplads", "Uden program",
)  # fmt: skip
NO_WEEK = "Uden næste skridt"
_DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column: its title in the list, and what it is as cells of a sheet."""

    key: str
    title: str
    cells: tuple[tuple[str, ValueOf], ...]
    """Headings and typed values; most columns are one cell."""

    def value(self, row: CitizenRow) -> Value:
        """Return the value of the first cell."""
        return self.cells[0][1](row)

    def text(self, row: CitizenRow) -> str:
        """Return the first cell as one reads it."""
        return text_of(self.value(row))


def text_of(value: Value) -> str:
    """Return a value as Danes write it."""
    if isinstance(value, dt.date):
        return format_day(value)
    if isinstance(value, int | float):
        return format_number(value)
    return value or ""


def consultant_text(row: CitizenRow) -> str:
    """Return whose the citizen is, and who looks after her meanwhile."""
    if not row.substitute:
        return row.consultant
    return f"{row.consultant} (vikar {row.substitute})"


def _column(key: str, title: str, value: ValueOf) -> ListColumn:
    return ListColumn(key, title, ((title, value),))


def _kind(row: CitizenRow) -> str:
    return label(row.placement_kind, PlacementKind) if row.placement_kind else ""


def _pause(row: CitizenRow) -> str:
    if not row.pause:
        return ""
    words = pause_label(row.pause)
    return f"{words} til {format_day(row.pause_until)}" if row.pause_until else words


COLUMNS: tuple[ListColumn, ...] = (
    _column("name", "Borger", lambda row: row.name),
    _column("number", "Kandidat-nr.", lambda row: row.candidate_no),
    _column("born", "Født", lambda row: row.birth_year),
    _column("step", "Trin", lambda row: row.step_label),
    _column("since", "Trin siden", lambda row: row.step_since),
    ListColumn(
        "ly",
        "LY i 24 md.",
        (("LY måneder", lambda row: row.ly_months), ("LY dage", lambda row: row.ly_rest_days)),
    ),
    _column("crosses", "Krydser", lambda row: row.crosses_on),
    _column("place", "Arbejdsplads", lambda row: row.workplace),
    _column("kind", "Forløb", _kind),
    _column("ends", "Slutter", lambda row: row.ends_on),
    _column("hours", "Timer", lambda row: row.hours_week),
    _column("aim", "Mål for timer", lambda row: row.hours_aim),
    _column("consultant", "Konsulent", lambda row: row.consultant),
    _column("caseworker", "Sagsbehandler", lambda row: row.caseworker),
    _column("program", "Program", lambda row: row.program_title),
    _column("group", "Målgruppe", lambda row: row.target_group),
    _column("contact", "Sidste kontakt", lambda row: row.last_contact),
    _column("tasks", "Opgaver", lambda row: row.open_tasks),
    _column("transfers", "Ikke overført", lambda row: row.missing_transfers),
    _column("pause", "Pause", _pause),
    _column("visited", "Visiteret", lambda row: row.visited_on),
    _column("phone", "Telefon", lambda row: row.phone),
    _column("prefers", "Kontaktes helst", lambda row: row.preferred_contact),
    _column("closed", "Lukket", lambda row: row.closed_on),
    ListColumn(
        "next",
        "Næste skridt",
        (("Næste skridt", lambda row: row.next_text), ("Næste dag", lambda row: row.next_day)),
    ),
)
"""Every column, in the order they are offered."""

BY_KEY: Mapping[str, ListColumn] = {column.key: column for column in COLUMNS}


@dataclass(frozen=True, slots=True)
class Grouping:
    """A way to put the rows in groups: what a row belongs to, in the order of the groups."""

    key: str
    title: str
    of: Callable[[CitizenRow], tuple[object, str]]
    """What orders the groups, and what a group is called."""


def _by_step(row: CitizenRow) -> tuple[object, str]:
    if not row.step_label:
        return (1, 0, ""), NO_STEP
    return (0, row.step_ordinal, row.step_label), row.step_label


def _by_text(value: Callable[[CitizenRow], str], without: str) -> Callable[..., tuple[object, str]]:
    def of(row: CitizenRow) -> tuple[object, str]:
        text = value(row)
        return (not text, sort_key(text)), text or without

    return of


def _by_week(row: CitizenRow) -> tuple[object, str]:
    """Return the week of the next step: what is late, this week, next week, then by number."""
    if row.next_day is None or row.on is None:
        return (3, 0, 0), NO_WEEK
    if row.next_day < row.on:
        return (0, 0, 0), "Over fristen"
    monday = row.on - dt.timedelta(days=row.on.weekday())
    weeks = (row.next_day - monday).days // _DAYS_A_WEEK
    year, week, _day = row.next_day.isocalendar()
    names = {0: "Denne uge", 1: "Næste uge"}
    same_year = year == row.on.isocalendar()[0]
    title = names.get(weeks) or (f"Uge {week}" if same_year else f"Uge {week}, {year}")
    return (1, year, week), title


GROUPINGS: tuple[Grouping, ...] = (
    Grouping("step", "Trin", _by_step),
    Grouping("consultant", "Konsulent", _by_text(lambda row: row.consultant, NO_CONSULTANT)),
    Grouping("place", "Arbejdsplads", _by_text(lambda row: row.workplace, NO_WORKPLACE)),
    Grouping("program", "Program", _by_text(lambda row: row.program_title, NO_PROGRAM)),
    Grouping("week", "Uge", _by_week),
)
"""Every way to group, in the order they are offered."""

GROUPING_BY_KEY: Mapping[str, Grouping] = {each.key: each for each in GROUPINGS}


def columns_named(keys: Sequence[str]) -> tuple[ListColumn, ...]:
    """Return the columns of these keys; a key nobody knows is left out."""
    return tuple(BY_KEY[key] for key in dict.fromkeys(keys) if key in BY_KEY)
