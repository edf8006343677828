"""What a Cabi case is made of: finished rows, counted and written by the caller."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from flexdesk.reports.audience import Audience, View

if TYPE_CHECKING:
    from flexdesk.domain.figures import Figure
    from flexdesk.reports.cabi_texts import CaseTexts, Quote

DEFAULT_THRESHOLD = 5


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """The value of a figure on the last day of a month, None when nothing is recorded."""

    day: dt.date
    value: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CabiInput:
    """All a Cabi case says. `series` are the months of the figure `texts.chart`."""

    texts: "CaseTexts"
    figures: tuple["Figure", ...]
    on: dt.date
    municipality: str
    unit: str = ""
    series: tuple[SeriesPoint, ...] = ()
    audience: Audience = Audience.INTERNAL
    threshold: int = DEFAULT_THRESHOLD
    released: Mapping[str, str] = field(default_factory=dict)
    quotes: tuple["Quote", ...] = ()
    """Quotes the team has gathered, after those of the texts; each with its approval."""
    contact: tuple[str, ...] = ()
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished case: the file, its pages, and what its audience does not see."""

    pdf: bytes
    pages: int
    view: View
    warnings: tuple[str, ...] = ()
