"""Printing the timeline of Forløb: candidate numbers, no names, no CPR numbers, no search words.

It hangs on a wall: what was typed in the search is left out, for that may be a name, and nobody
with a protected address stands under a workplace.
"""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from flexdesk.app.desk import Desk
from flexdesk.app.flow_rows import (
    BY_CONSULTANT,
    BY_WORKPLACE,
    COURSE,
    GROUPING_LABELS,
    MONTH_6,
    FlowBar,
    FlowGroup,
    FlowPage,
    FlowRow,
)
from flexdesk.app.row_lists import mask_text
from flexdesk.base.errors import UserError
from flexdesk.base.files import write_atomically
from flexdesk.base.numbers import format_day, format_number
from flexdesk.base.periods import ONE_DAY, add_months
from flexdesk.domain.codes import PlacementKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flexdesk.reports.flow_paper import FlowPaper, PaperBar, PaperGroup, PaperRow

AUDIENCE = "Uden navne og CPR-numre"
DOCUMENT = "tidslinje over forløb"
A4, A3 = "a4", "a3"
SPANS = (6, 12, 24)
"""Months one can have on a page."""
_BEFORE = 3
"""A third of the months lie before today."""
_TONES = {
    PlacementKind.VIRKSOMHEDSPRAKTIK: "c3",
    PlacementKind.PULJEFLEKSJOB: "c2",
    PlacementKind.ORDINAERT_FLEKSJOB: "c1",
    PlacementKind.ORDINAERT_JOB: "c1",
}
_LEGEND = (
    ("c3", "Praktik"),
    ("c4", "Kursus"),
    ("c2", "Puljefleksjob"),
    ("c2-planned", "Planlagt"),
    ("c1", "Ordinært fleksjob eller job"),
    ("c5", "Andet forløb"),
    ("diamond", "Måned 6"),
    ("ring", "Refusion igen"),
)
_PROTECTED = "Adressebeskyttede"


@dataclass(frozen=True, slots=True)
class PrintWish:
    """How the paper is to be: A4 or A3, and how many months."""

    size: str = A4
    months: int = 12


def flow_pdf(desk: Desk, page: FlowPage, wish: PrintWish) -> bytes:
    """Return the timeline of a page as PDF: the same rows give the same bytes.

    Raises:
        UserError: `list.nothing`.
    """
    from flexdesk.reports.flow_paper import render

    return render(flow_paper(desk, page, wish))


def write_flow(desk: Desk, page: FlowPage, wish: PrintWish, out: Path) -> Path:
    """Write the timeline to a file; it is logged as taken out.

    Raises:
        UserError: `list.nothing`, `document.suffix`.
        EnvironmentFaultError: `disk.full`, `file.locked`.
    """
    if out.suffix.lower() != ".pdf":
        raise UserError("document.suffix", file=out.name, suffix=".pdf")
    write_atomically(out, flow_pdf(desk, page, wish))
    desk.store.access("export", None, document=DOCUMENT, rows=len(page.rows), file=out.name)
    return out


def log_print(desk: Desk, page: FlowPage) -> None:
    """Write in the access log that the timeline went to a printer."""
    desk.store.access("export", None, document=DOCUMENT, rows=len(page.rows), what="udskrift")


def file_name(on: dt.date) -> str:
    """Return what the file is called."""
    return f"Forloeb_{on:%Y-%m-%d}_uden-navne.pdf"


def flow_paper(desk: Desk, page: FlowPage, wish: PrintWish) -> "FlowPaper":
    """Return what is printed of a page.

    Raises:
        UserError: `list.nothing`.
    """
    from flexdesk.reports.flow_paper import A3_ACROSS, A4_ACROSS, FlowPaper

    groups = tuple(_groups(page))
    if not groups:
        raise UserError("list.nothing")
    start, last_day = span_of(page.on, wish.months)
    return FlowPaper(
        title="Forløb",
        line=_line(page),
        unit=desk.team_name or desk.municipality,
        audience=AUDIENCE,
        on=page.on,
        start=start,
        last_day=last_day,
        groups=groups,
        legend=_LEGEND,
        size=A3_ACROSS if wish.size == A3 else A4_ACROSS,
        is_example=desk.is_example,
    )


def span_of(on: dt.date, months: int) -> tuple[dt.date, dt.date]:
    """Return the first and last day of an axis of whole months, a third of them before a day."""
    start = add_months(on.replace(day=1), -(months // _BEFORE))
    return start, add_months(start, months) - ONE_DAY


def _line(page: FlowPage) -> str:
    count, every = len(page.rows), max(page.all_rows, len(page.rows))
    people = "borger" if every == 1 else "borgere"
    whole = f"{format_number(count)} {people} i forløb"
    part = f"{format_number(count)} af {format_number(every)} {people} i forløb"
    grouping = GROUPING_LABELS.get(page.grouping, "")
    parts = [
        whole if count == every else part,
        f"samlet efter {grouping.lower()}" if grouping else "",
        f"pr. {format_day(page.on)}",
    ]
    return " · ".join(each for each in parts if each)


def _groups(page: FlowPage) -> "Iterator[PaperGroup]":
    """Yield the groups; by workplace those with a protected address come last, under no place."""
    from flexdesk.reports.flow_paper import PaperGroup

    hidden: list[PaperRow] = []
    for group in page.groups:
        kept = tuple(row for row in group.rows if not _is_kept_apart(row, page))
        hidden.extend(_row(row) for row in group.rows if _is_kept_apart(row, page))
        if kept:
            yield PaperGroup(_title(group, page), tuple(_row(row) for row in kept))
    if hidden:
        yield PaperGroup(_PROTECTED, tuple(hidden))


def _is_kept_apart(row: FlowRow, page: FlowPage) -> bool:
    return page.grouping == BY_WORKPLACE and row.is_address_protected


def _title(group: FlowGroup, page: FlowPage) -> str:
    """Return the heading of a group; a consultant's is the initials."""
    initials = group.key.partition(":")[2] if page.grouping == BY_CONSULTANT else ""
    return initials or mask_text(group.label)


def _row(row: FlowRow) -> "PaperRow":
    from flexdesk.reports.flow_paper import PaperRow

    bars = tuple(_bar(bar) for bar in row.bars)
    return PaperRow(row.candidate_no or "–", row.consultant, bars)


def _bar(bar: FlowBar) -> "PaperBar":
    """Return a bar without its workplace; a course says its kind and no more."""
    from flexdesk.reports.flow_paper import PaperBar

    is_course = bar.kind == COURSE
    kind = bar.label if is_course else bar.title
    until = format_day(bar.last_day) if bar.last_day else "videre"
    planned = ", planlagt" if bar.is_planned else ""
    marks = [(mark.kind == MONTH_6, mark.day) for mark in bar.marks]
    return PaperBar(
        start=bar.start,
        last_day=bar.last_day,
        word=bar.label,
        words=f"{kind} {format_day(bar.start)} – {until}{planned}",
        tone="c4" if is_course else _TONES.get(PlacementKind(bar.kind), "c5"),
        is_planned=bar.is_planned,
        is_thin=is_course,
        diamonds=tuple(day for is_half, day in marks if is_half),
        rings=tuple(day for is_half, day in marks if not is_half),
    )
