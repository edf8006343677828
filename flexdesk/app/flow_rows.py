"""Finished rows of the page Forløb: a chain of placements for each citizen, as bars with days.

Made off the window's thread by `app.flow_chains` and `app.flow_filter`; the timeline, the board,
the list and the paper read them. Days are as people write them: the last day is in the bar.
"""

import datetime as dt
from dataclasses import dataclass

from flexdesk.app.rows import CitizenRow
from flexdesk.domain.clocks import Clock
from flexdesk.domain.codes import PlacementKind

COURSE = "kursus"
"""The kind of a bar that is a course; the other kinds are those of placements."""
OTHER = "andet"

BY_NEXT, BY_CONSULTANT, BY_WORKPLACE, BY_PROGRAM = "next", "consultant", "workplace", "program"
GROUPINGS = (BY_NEXT, BY_CONSULTANT, BY_WORKPLACE, BY_PROGRAM)

MONTH_6, REFUND = "maaned_6", "refusion"
"""What a diamond on a bar marks."""


@dataclass(frozen=True, slots=True)
class FlowMark:
    """A day on a bar that asks for something: month 6, or the refund that is granted again."""

    kind: str
    day: dt.date
    text: str
    """What it says in full: the tooltip, the screen reader, the foot."""


@dataclass(frozen=True, slots=True)
class FlowBar:
    """One placement or course on a line of the timeline."""

    key: str
    """The id of the placement or of the support."""
    kind: str
    """A `PlacementKind` or `COURSE`."""
    label: str
    """The word inside the bar, as short as it can be."""
    title: str
    """What it is called in full."""
    start: dt.date
    last_day: dt.date | None
    """The real last day, else the planned one; None when it goes on."""
    is_planned: bool
    """It has not begun: hatched, and both days are plans."""
    is_ended: bool
    """The last day is real."""
    is_running: bool = False
    """It runs on the day of the page."""
    workplace: str = ""
    workplace_id: str = ""
    hours_week: float | None = None
    """Effective hours a week, the latest that is known."""
    marks: tuple[FlowMark, ...] = ()
    is_beneath: bool = False
    """It lies inside another bar: drawn as a thin line beneath it."""

    @property
    def goes_on(self) -> bool:
        """Whether no end is known: it is cut square with a chevron."""
        return self.last_day is None

    @property
    def is_placement(self) -> bool:
        """Whether it is a placement, which the verbs of forløb work on."""
        return self.kind != COURSE

    @property
    def can_move_start(self) -> bool:
        """Whether its first day is a plan."""
        return self.is_placement and self.is_planned

    @property
    def can_move_end(self) -> bool:
        """Whether its last day is a plan."""
        return self.is_placement and not self.is_ended and self.last_day is not None

    @property
    def is_ordinary(self) -> bool:
        """Whether it is an ordinary fleksjob or job."""
        return self.kind in {PlacementKind.ORDINAERT_FLEKSJOB, PlacementKind.ORDINAERT_JOB}


@dataclass(frozen=True, slots=True)
class FlowRow:
    """One citizen with the chain of placements, the oldest first."""

    citizen: str
    candidate_no: str
    name: str
    sort_name: str
    consultant: str
    program: str
    program_title: str
    step: str
    step_label: str
    step_ordinal: int
    step_final: str
    workplace: str
    """Where the running placement is, else where the planned one will be."""
    workplace_id: str
    bars: tuple[FlowBar, ...]
    current: str
    """Key of the bar the row is about: the running placement, else the next planned one."""
    next_key: str
    """Group of what must happen next, a key of `app.flow_groups`."""
    next_day: dt.date | None
    next_text: str
    pause: str = ""
    """Code of why the case rests, empty when it runs."""
    is_address_protected: bool = False
    clocks: tuple[Clock, ...] = ()
    """The clocks of the bar the row is about."""

    def shown(self, *, is_hidden: bool) -> str:
        """Return the name, or the candidate number when names are hidden."""
        return self.candidate_no if is_hidden else self.name

    def bar(self, key: str) -> FlowBar | None:
        """Return a bar of the row by its key."""
        return next((bar for bar in self.bars if bar.key == key), None)

    @property
    def current_bar(self) -> FlowBar | None:
        """The bar the row is about."""
        return self.bar(self.current)


@dataclass(frozen=True, slots=True)
class FlowGroup:
    """Rows under one heading."""

    key: str
    label: str
    rows: tuple[FlowRow, ...]
    tone: str = "head"
    """`amber` when it needs somebody, else `head`."""


@dataclass(frozen=True, slots=True)
class FlowFigures:
    """What the grey line says: counted on the citizens the page is about."""

    pool: int = 0
    praktik: int = 0
    ordinary: int = 0
    planned: int = 0
    ending: int = 0
    ending_days: int = 60


@dataclass(frozen=True, slots=True)
class FlowPage:
    """What the page Forløb shows under a filter; every part of it reads the same page."""

    on: dt.date
    groups: tuple[FlowGroup, ...]
    """The citizens with a placement that runs or is planned, in groups as chosen."""
    citizens: tuple[CitizenRow, ...] = ()
    """Every citizen the filter lets through, without a placement too, for the board."""
    grouping: str = BY_NEXT
    figures: FlowFigures = FlowFigures()
    all_rows: int = 0
    """How many citizens have a placement that runs or is planned, whatever the filter."""
    words: str = ""
    """The filter in words."""
    is_hidden: bool = False
    """Whether names are hidden (F9): parts show candidate numbers."""

    @property
    def rows(self) -> tuple[FlowRow, ...]:
        """Every row in the order of the page."""
        return tuple(row for group in self.groups for row in group.rows)


GROUPING_LABELS = {
    BY_NEXT: "Næste skridt",
    BY_CONSULTANT: "Konsulent",
    BY_WORKPLACE: "Arbejdsplads",
    BY_PROGRAM: "Program",
}
"""What each way to group is called."""
