"""Finished rows for windows and the command line: frozen, sorted keys included, texts in Danish."""

import datetime as dt
from dataclasses import dataclass

from flexdesk.domain.figures import Figure


@dataclass(frozen=True, slots=True)
class CitizenRow:
    """One line of the list of citizens."""

    id: str
    candidate_no: str
    name: str
    sort_name: str
    haystack: str
    """Folded text that typing filters on: name, workplace, consultant, candidate number, CPR."""
    birth_year: int
    consultant: str
    program: str
    step: str
    step_label: str
    step_ordinal: int
    """1-12 in the pipeline, 0 when unknown: fills the ring of the state glyph."""
    step_final: str
    """Empty, "success" or "other": how the glyph of a finished citizen is drawn."""
    ly_months: int
    ly_rest_days: int
    ly_share: float
    """Part of the 24 months on ledighedsydelse, 0-1."""
    is_on_ly: bool
    crosses_on: dt.date | None
    """The day 18 of 24 is reached if it runs on, within ledighedsydelse.soon_days."""
    is_18_of_24: bool
    workplace: str
    placement_kind: str
    hours_week: float | None
    next_day: dt.date | None
    next_text: str
    last_contact: dt.date | None
    is_address_protected: bool
    on: dt.date | None = None
    """The day the row was counted for; chips such as `krydser<90` count from it."""
    ends_on: dt.date | None = None
    """Planned or known last day of the placement that runs."""
    findings: tuple[str, ...] = ()
    """Codes of what looks wrong about the citizen's rows."""
    program_title: str = ""
    target_group: str = ""
    caseworker: str = ""
    preferred_contact: str = ""
    phone: str = ""
    visited_on: dt.date | None = None
    step_since: dt.date | None = None
    """First day of the pass the citizen is in, None when nothing dates it."""
    hours_aim: float | None = None
    pause_until: dt.date | None = None
    """Last day of the pause the case rests in, None when it has none."""
    closed_on: dt.date | None = None
    open_tasks: int = 0
    task_due: dt.date | None = None
    """The earliest day an open task is shown as due, None without one."""
    urgent_days: int = 30
    """How many days before 18 of 24 a crossing is urgent, by the rule in force."""
    missing_transfers: int = 0
    """How much of the citizen's is not carried over to the fagsystem."""
    pause: str = ""
    """Code of why the case rests on the day, empty when it runs."""
    substitute: str = ""
    """Initials of the vikar who looks after the citizen on the day."""


@dataclass(frozen=True, slots=True)
class StripMonth:
    """One cell of the 24-month strip."""

    year: int
    month: int
    ly_days: int
    days: int


@dataclass(frozen=True, slots=True)
class PassLine:
    """One pass through a step, with its clock as text ("41 dage, norm 30")."""

    step: str
    label: str
    state: str
    """done | now | ahead"""
    start: dt.date | None
    last_day: dt.date | None
    clock: str
    is_over: bool
    share: float | None
    """For a planned stretch that runs now: how far it has come, 0-1."""
    id: str = ""
    """The row of the pass, empty for a step ahead."""


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """One entry of a citizen's timeline, newest first."""

    id: str
    kind: str
    title: str
    text: str
    day: dt.date
    by: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled fact; `field` is the citizen field it shows, empty when derived."""

    label: str
    value: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class CitizenPage:
    """Everything the detail pane shows about one citizen."""

    row: CitizenRow
    cpr_masked: str
    age: int
    cpr_note: str
    facts: tuple[Fact, ...]
    ly_text: str
    ly_note: str
    is_ly_note_urgent: bool
    strip: tuple[StripMonth, ...]
    passes: tuple[PassLine, ...]
    timeline: tuple[TimelineItem, ...]


@dataclass(frozen=True, slots=True)
class FigureCard:
    """A figure with what the overview says about it; texts are ready to show."""

    figure: Figure
    number: str
    unit: str
    basis: str
    """"299 af 409 afsluttede": always with its denominator in words."""
    change: str
    target: str
    is_met: bool | None
    trend: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One line of the table of figures."""

    figure: Figure
    now: str
    before: str
    change: str
    basis: str
    target: str
    is_met: bool | None
    trend: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    """One outcome group or reason with count and share."""

    code: str
    label: str
    figure_id: str
    count: int
    share_text: str
    is_part: bool


@dataclass(frozen=True, slots=True)
class MonthBar:
    """Stock at the end of a month."""

    year: int
    month: int
    value: int


@dataclass(frozen=True, slots=True)
class Overview:
    """The page Overblik on one day for one program."""

    on: dt.date
    program_title: str
    subtitle: str
    cards: tuple[FigureCard, ...]
    bars: tuple[MonthBar, ...]
    bar_target: int | None
    outcome_share: str
    outcome_basis: str
    outcome: tuple[OutcomeLine, ...]
    lines: tuple[FigureLine, ...]
    has_data: bool


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A row behind a figure."""

    row: str
    citizen: str
    name: str
    candidate_no: str
    what: str
    start: dt.date | None
    last_day: dt.date | None
    is_counted: bool


@dataclass(frozen=True, slots=True)
class FirstValue:
    """What the first-value page found; each line opens a filtered list."""

    lines: tuple[tuple[int, str, str], ...]
    """(count, text, query)"""


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One user action as the history shows it."""

    tx: str
    at: dt.datetime
    actor: str
    verb: str
    text: str
    is_undone: bool
    can_undo: bool
