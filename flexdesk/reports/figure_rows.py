"""What the status sheet is made of: finished rows, read and counted by the caller."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from flexdesk.domain.figures import Figure
from flexdesk.reports.audience import Audience


@dataclass(frozen=True, slots=True)
class MonthRow:
    """Pool jobs of one month; `last_day` is its last day, or the as-of day in the last month."""

    last_day: dt.date
    started: int
    ended: int
    running: int


@dataclass(frozen=True, slots=True)
class PipelineRow:
    """Persons in one step of the pipeline on the day, and what moved in its month."""

    ordinal: int
    label: str
    persons: int
    entered: int = 0
    left: int = 0
    norm_days: int | None = None
    over_norm: int = 0
    final: str = ""
    """Empty, "success" or "other": which outcome the step holds."""


@dataclass(frozen=True, slots=True)
class PlacementRow:
    """One placement; codes are those of `domain.codes`, empty text means not recorded."""

    candidate_no: str
    consultant: str
    kind: str
    start: dt.date
    workplace: str = ""
    workplace_no: str = ""
    """Any key that tells workplaces of one name apart; empty means the name is the key."""
    sector: str = ""
    planned_last_day: dt.date | None = None
    last_day: dt.date | None = None
    hours_week: float | None = None
    ended_how: str = ""
    onward: str = ""


@dataclass(frozen=True, slots=True)
class HoursRow:
    """Effective hours of one person from the first fleksjob to the latest value."""

    candidate_no: str
    consultant: str
    first_day: dt.date
    first_hours: float | None
    latest_day: dt.date | None = None
    latest_hours: float | None = None
    is_in_fleksjob: bool = False


@dataclass(frozen=True, slots=True)
class WorkplaceRow:
    """A workplace and the contacts with it in the month; its jobs are counted in the sheet."""

    name: str
    sector: str = ""
    no: str = ""
    """The same key as `PlacementRow.workplace_no`."""
    contacts: int = 0


@dataclass(frozen=True, slots=True)
class QualityRow:
    """One kind of gap or contradiction and how many rows have it; `where` never leaves the team."""

    text: str
    count: int
    severity: str = "advarsel"
    where: str = ""


@dataclass(frozen=True, slots=True)
class Definition:
    """A term that is no figure, explained."""

    term: str
    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of *Om udtrækket*."""

    name: str
    value: str | int | float | dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusInput:
    """All a status sheet says."""

    team: str
    municipality: str
    program_title: str
    on: dt.date
    version: str
    rules_id: str
    figures: tuple[Figure, ...]
    audience: Audience = Audience.INTERNAL
    released: Mapping[str, str] = field(default_factory=dict)
    """Figure id to logged reason: small cells that may be shown outside."""
    threshold: int = 5
    """Counts from 1 up to below this one are hidden outside."""
    months: tuple[MonthRow, ...] = ()
    pipeline_rows: tuple[PipelineRow, ...] = ()
    placement_rows: tuple[PlacementRow, ...] = ()
    hours_rows: tuple[HoursRow, ...] = ()
    workplace_rows: tuple[WorkplaceRow, ...] = ()
    definitions: tuple[Definition, ...] = ()
    quality_rows: tuple[QualityRow, ...] = ()
    import_facts: tuple[Fact, ...] = ()
    small_hours_max: float = 10
    within_months: int = 6
    is_final: bool = False
    """True when the month is closed: *endelig*, else *foreløbig*."""
    is_example: bool = False
