"""The half page for the workplace: made from a sheet that is being written, or from its note."""

import datetime as dt

from flexdesk.app.case_index import case_index
from flexdesk.app.desk import Desk
from flexdesk.app.lookups import get_citizen
from flexdesk.app.note_corrections import get_note
from flexdesk.app.note_versions import current
from flexdesk.app.transfer_texts import bare
from flexdesk.app.visit_draft import VisitForm
from flexdesk.app.visit_reading import read_visit_form
from flexdesk.app.visit_sheet import parts_of, visit_places
from flexdesk.app.visit_text import TOOK_PART, VisitParts, read_visit
from flexdesk.base.errors import UserError
from flexdesk.base.numbers import format_day, parse_day
from flexdesk.domain.codes import ContactKind
from flexdesk.domain.entities import Citizen, Note
from flexdesk.reports.visit_paper import VisitPaper, render_visit_paper

WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")


def paper_of_form(desk: Desk, citizen_id: str, form: VisitForm) -> bytes:
    """Return the paper of a sheet as it stands; nothing is saved.

    Raises:
        VisitRefusedError: with an error per field that cannot be read.
    """
    citizen = get_citizen(desk.store.reads, citizen_id)
    places = visit_places(case_index(desk), citizen_id, desk.today(), form.placement)
    known = places[0] if places else None
    visit = read_visit_form(desk, form, known)
    parts = parts_of(visit, known, known.name if known else form.workplace.strip())
    return render_visit_paper(_paper(desk, citizen, visit.day, parts))


def paper_of_note(desk: Desk, note_id: str) -> bytes:
    """Return the paper of a visit that is written.

    Raises:
        UserError: `row.unknown`.
    """
    note = get_note(desk, note_id)
    citizen = get_citizen(desk.store.reads, note.citizen)
    return render_visit_paper(_paper(desk, citizen, note.day, read_visit(note.text)))


def latest_visit(desk: Desk, citizen_id: str) -> str:
    """Return the id of the latest visit note of a citizen that came from a sheet.

    Raises:
        UserError: `visit.none`.
    """
    notes = current(desk.store.reads.load("note", citizen=citizen_id))
    visits = [row for row in notes if row.kind == ContactKind.BESOEG and _has_parts(row)]
    if not visits:
        raise UserError("visit.none")
    return max(visits, key=lambda row: (row.day, row.id)).id


def log_paper(desk: Desk, citizen_id: str, what: str) -> None:
    """Log that the paper was printed or saved."""
    desk.store.access("export", citizen_id, document="besøgsark til arbejdsplads", what=what)


def _has_parts(note: Note) -> bool:
    return bool(read_visit(note.text).workplace)


def _day_alone(following: str) -> str:
    """Return the day of the next visit: what is to be done then is the consultant's own."""
    first = following.partition(" ")[0]
    try:
        day = parse_day(first)
    except UserError:
        return ""
    return f"{WEEKDAYS[day.weekday()]} {format_day(day)}"


def _paper(desk: Desk, citizen: Citizen, day: dt.date, parts: VisitParts) -> VisitPaper:
    def told(text: str) -> str:
        return bare(text, citizen.cpr)

    return VisitPaper(
        workplace=told(parts.workplace),
        first_name=citizen.first_name,
        day=day,
        took_part=told(parts.took_part.replace(TOOK_PART["borger"], citizen.first_name, 1)),
        agreed=told(parts.agreed),
        hours=told(parts.hours),
        next=_day_alone(parts.next),
        consultant=desk.user_name,
        team=desk.team_name or desk.municipality,
        is_example=desk.is_example,
    )
