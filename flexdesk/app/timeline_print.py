"""Printing a timeline as it is filtered: internal, names by choice, CPR numbers masked."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from flexdesk.app.citizen_file import read_file
from flexdesk.app.citizen_head import now_words
from flexdesk.app.desk import Desk
from flexdesk.app.row_lists import mask_text
from flexdesk.app.timeline import TimelineFilter, filter_entries, filter_words, timeline_of
from flexdesk.app.timeline_entry import TimelineEntry
from flexdesk.base.errors import UserError
from flexdesk.base.files import write_atomically
from flexdesk.base.numbers import format_day

if TYPE_CHECKING:
    from flexdesk.reports.timeline_paper import PaperEntry

AUDIENCE = "Internt – må ikke forlade teamet"
DOCUMENT = "tidslinje"


def timeline_pdf(
    desk: Desk, citizen_id: str, wanted: TimelineFilter, *, is_hidden: bool = False
) -> bytes:
    """Return the timeline as PDF; with hidden names only the candidate number says whose it is.

    Raises:
        UserError: `citizen.unknown`, `timeline.empty`.
    """
    from flexdesk.reports.timeline_paper import TimelinePaper, render

    file, today = read_file(desk, citizen_id), desk.today()
    entries = filter_entries(timeline_of(file, today), wanted)
    if not entries:
        raise UserError("timeline.empty")
    citizen = file.citizen
    name = "" if is_hidden else f"{citizen.first_name} {citizen.last_name}".strip()
    number = citizen.candidate_no
    parts = [number if name else "", now_words(file, today), f"udskrevet til {format_day(today)}"]
    paper = TimelinePaper(
        who=name or f"Kandidat {number or '–'}",
        line=" · ".join(part for part in parts if part),
        filter_words=_filter_line(wanted),
        entries=tuple(_paper_entry(entry) for entry in entries),
        audience=AUDIENCE,
        unit=desk.team_name or desk.municipality,
        is_example=desk.is_example,
    )
    return render(paper)


def write_timeline(
    desk: Desk, citizen_id: str, wanted: TimelineFilter, out: Path, *, is_hidden: bool = False
) -> Path:
    """Write the timeline to a file; it is logged as taken out.

    Raises:
        UserError: as `timeline_pdf`, and `document.suffix`.
        EnvironmentFaultError: `disk.full`, `file.locked`.
    """
    if out.suffix.lower() != ".pdf":
        raise UserError("document.suffix", file=out.name, suffix=".pdf")
    write_atomically(out, timeline_pdf(desk, citizen_id, wanted, is_hidden=is_hidden))
    desk.store.access("export", citizen_id, document=DOCUMENT, file=out.name)
    return out


def file_name(candidate_no: str, on: dt.date) -> str:
    """Return what the file is called: no name, no number of a person."""
    return f"Tidslinje_{candidate_no or 'borger'}_{on:%Y-%m-%d}.pdf"


def _paper_entry(entry: TimelineEntry) -> "PaperEntry":
    from flexdesk.reports.timeline_paper import PaperEntry

    parts = [entry.about, "rettet" if entry.is_corrected else ""]
    return PaperEntry(
        year=entry.day.year,
        day=format_day(entry.day),
        title=mask_text(entry.title),
        text=mask_text(entry.text),
        about=" · ".join(part for part in parts if part),
    )


def _filter_line(wanted: TimelineFilter) -> str:
    if not wanted.is_set:
        return ""
    parts = [*filter_words(wanted)]
    if wanted.start is not None:
        parts.append(f"fra {format_day(wanted.start)}")
    if wanted.last_day is not None:
        parts.append(f"til og med {format_day(wanted.last_day)}")
    return f"Udvalg: {' · '.join(parts)}"
