"""Besøgsark: one form after a visit that writes note, contact, hours and task in one go."""

import dataclasses
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from flexdesk.app.case_index import CaseIndex, case_index, is_running
from flexdesk.app.changes import Changes, Done
from flexdesk.app.citizen_rows import short_kind
from flexdesk.app.desk import Desk
from flexdesk.app.follow_ups import settle
from flexdesk.app.hours_edits import write_hours
from flexdesk.app.lookups import find_workplace, get_citizen
from flexdesk.app.notes import NewNote, write_note
from flexdesk.app.placement_checks import NEVER_BEGAN
from flexdesk.app.transfer_texts import VISIT
from flexdesk.app.visit_draft import VisitForm, drop_visit_draft, visit_draft
from flexdesk.app.visit_reading import ReadVisit, VisitPlace, hours_words, read_visit_form
from flexdesk.app.visit_text import VisitParts, took_part_words, write_visit
from flexdesk.base.danish import sort_key
from flexdesk.base.ids import new_id
from flexdesk.base.numbers import format_day, format_number
from flexdesk.domain.codes import ContactKind, HoursKind, PlacementKind
from flexdesk.domain.entities import Citizen, Hours, Placement, Task
from flexdesk.domain.working_days import WorkingDays
from flexdesk.store.work import UnitOfWork

_TAKEN_BY = "konsulent"
_KIND = ContactKind.BESOEG.value
TASK_KIND = "besøg"


@dataclass(frozen=True, slots=True)
class DueTask:
    """An open task about a visit."""

    id: str
    text: str
    due: dt.date

    def __repr__(self) -> str:
        """Show the id only: the text is a citizen's."""
        return f"DueTask({self.id})"


@dataclass(frozen=True, slots=True)
class VisitStart:
    """What the sheet begins with: whom it is about, where, what is filled in, what was kept."""

    citizen: str
    name: str
    first_name: str
    candidate_no: str
    today: dt.date
    places: tuple[VisitPlace, ...]
    """The placements that run, the one asked for or the latest first; none: a place is asked."""
    form: VisitForm
    draft: VisitForm | None = None
    task: DueTask | None = None
    """The visit that was agreed last time, still open: this one finishes it."""
    known_places: tuple[str, ...] = ()
    """Names of workplaces to choose from, when no placement runs."""

    def __repr__(self) -> str:
        """Show the candidate number only: the rest is a citizen's."""
        return f"VisitStart({self.candidate_no})"


def start_visit(desk: Desk, citizen_id: str, placement: str = "") -> VisitStart:
    """Return an empty sheet for a citizen, filled with what is known, and the draft if any.

    Raises:
        UserError: `citizen.unknown`.
    """
    citizen = get_citizen(desk.store.reads, citizen_id)
    index = case_index(desk)
    places = visit_places(index, citizen_id, desk.today(), placement)
    task = _due_task(index, citizen_id)
    form = filled(desk, places[0] if places else None)
    form = dataclasses.replace(form, finishes=task.id if task else "")
    names = sorted({row.name for row in index.workplaces.values()}, key=sort_key)
    return VisitStart(
        citizen=citizen_id,
        name=f"{citizen.first_name} {citizen.last_name}".strip(),
        first_name=citizen.first_name,
        candidate_no=citizen.candidate_no,
        today=desk.today(),
        places=places,
        form=form,
        draft=visit_draft(desk, citizen_id),
        task=task,
        known_places=() if places else tuple(names),
    )


def filled(desk: Desk, place: VisitPlace | None) -> VisitForm:
    """Return what a sheet of today says before anything is typed.

    Source: besoeg.next_days.
    """
    today = desk.today()
    return VisitForm(
        day=format_day(today),
        hours="" if place is None or place.hours is None else format_number(place.hours),
        hours_from=format_day(today),
        attended="" if place is None or place.attended is None else format_number(place.attended),
        next_day=format_day(next_visit(desk, today, place.planned if place else None)),
        next_text=next_words(place.name if place else ""),
        placement=place.placement if place else "",
    )


def next_visit(desk: Desk, day: dt.date, planned: dt.date | None = None) -> dt.date:
    """Return the working day of the next visit, when nothing else is agreed.

    Nobody visits after the planned end: the visit is on its last working day then.

    Source: besoeg.next_days.
    """
    days, working = desk.rules.count("besoeg.next_days", day), WorkingDays(desk.rules)
    wanted = working.on_or_after(day + dt.timedelta(days=days))
    if planned is None or wanted <= planned:
        return wanted
    last = working.on_or_before(planned)
    return last if last > day else wanted


def next_words(workplace: str) -> str:
    """Return what is to be done next, when nothing else is typed."""
    return f"Besøg hos {workplace}" if workplace else "Besøg på arbejdspladsen"


def save_visit(desk: Desk, citizen_id: str, form: VisitForm) -> Done:
    """Write a visit: note, contact with the workplace, hours if they are new, and the next task.

    All of it is one transaction and one undo. The draft is done with.

    Raises:
        VisitRefusedError: with an error per field; nothing is written.
        UserError: `citizen.unknown`, `workplace.ambiguous`.
    """
    index = case_index(desk)
    places = visit_places(index, citizen_id, desk.today(), form.placement)
    known = places[0] if places else None
    visit = read_visit_form(desk, form, known)
    place, name = (
        find_workplace(desk, form.workplace) if known is None else (known.workplace, known.name)
    )
    with desk.store.work("visit.add", {"has_hours": visit.has_hours}) as uow:
        citizen = get_citizen(uow, citizen_id)
        kinds = {"note", "contact", "transfer"}
        if place is None:
            place = new_id()
            uow.insert("workplace", place, {"name": name})
            kinds.add("workplace")
        note_id = _write(uow, desk, citizen, visit, known, (place, name))
        if visit.has_hours:
            settle(uow, desk, citizen_id)
        kinds |= {"hours", "task"} if visit.has_hours else set()
        if form.finishes and _finish(uow, citizen_id, form.finishes, visit.day):
            kinds.add("task")
        kinds |= {"task"} if visit.next_day is not None else set()
        tx = uow.tx
    drop_visit_draft(desk, citizen_id)
    changes = Changes(frozenset({citizen_id}), frozenset(kinds), tx)
    desk.publish(changes)
    return Done(note_id, tx, changes)


def parts_of(visit: ReadVisit, known: VisitPlace | None, name: str) -> VisitParts:
    """Return what the note of a visit says, part by part."""
    following = format_day(visit.next_day)
    if visit.next_day is not None:
        following = f"{following} {visit.next_text or next_words(name)}"
    return VisitParts(
        workplace=name,
        took_part=took_part_words(visit.took_part, visit.names),
        how=visit.how,
        agreed=visit.agreed,
        hours=hours_words(visit, known.hours if known else None),
        next=following,
    )


def _write(
    uow: UnitOfWork,
    desk: Desk,
    citizen: Citizen,
    visit: ReadVisit,
    known: VisitPlace | None,
    place: tuple[str, str],
) -> str:
    parts = parts_of(visit, known, place[1])
    note = NewNote(write_visit(parts), _KIND, visit.day, _TAKEN_BY, VISIT)
    note_id = write_note(uow, desk, citizen.id, note)
    uow.insert("contact", new_id(), _contact(desk, citizen, visit, parts, place[0]))
    if visit.has_hours and known is not None:
        write_hours(uow, _hours(visit, known.placement), _hours_known(desk, known.placement))
    if visit.next_day is not None:
        words = visit.next_text or next_words(place[1])
        values = {"due": visit.next_day, "text": words, "kind": TASK_KIND}
        values |= {"placement": known.placement} if known is not None else {}
        uow.insert("task", new_id(), {**values, **_owner(desk, citizen)})
    return note_id


def _due_task(index: CaseIndex, citizen_id: str) -> DueTask | None:
    open_ = [
        row
        for row in index.tasks.get(citizen_id, ())
        if row.done_on is None and row.kind == TASK_KIND
    ]
    row = min(open_, key=lambda each: each.due, default=None)
    return DueTask(row.id, row.text or row.kind, row.due) if row else None


def _finish(uow: UnitOfWork, citizen_id: str, task_id: str, day: dt.date) -> bool:
    """Finish the task a visit was; one that is done or gone meanwhile stays as it is."""
    row = uow.get("task", task_id)
    if not isinstance(row, Task) or row.citizen != citizen_id or row.done_on is not None:
        return False
    uow.edit("task", task_id, {"done_on": day})
    return True


def _contact(
    desk: Desk, citizen: Citizen, visit: ReadVisit, parts: VisitParts, workplace: str
) -> Mapping[str, object]:
    # how it goes is the citizen's: the workplace's own log has what was agreed
    agreed = VisitParts(agreed=parts.agreed, hours=parts.hours, next=parts.next)
    return {
        "workplace": workplace,
        "day": visit.day,
        "kind": _KIND,
        "by": _TAKEN_BY,
        "citizen": citizen.id,
        "text": write_visit(agreed),
        "consultant": desk.initials,
        "person": visit.names,
    }


def _hours(visit: ReadVisit, placement: str) -> Hours:
    kind, effective = HoursKind.CHANGE.value, visit.hours or 0.0
    return Hours(new_id(), placement, visit.hours_from, effective, kind, visit.attended)


def _hours_known(desk: Desk, placement: str) -> tuple[Hours, ...]:
    """Return what is agreed for a placement: a visit that finds the same confirms it."""
    return case_index(desk).agreed.get(placement, ())


def _owner(desk: Desk, citizen: Citizen) -> dict[str, object]:
    return {
        "citizen": citizen.id,
        "consultant": citizen.consultant or desk.initials,
        "made_on": desk.today(),
    }


def visit_places(
    index: CaseIndex, citizen_id: str, on: dt.date, wanted: str = ""
) -> tuple[VisitPlace, ...]:
    """Return the placements a visit may be about: those that run, and the one asked for.

    One that never began has nobody to visit.
    """
    rows = [
        row
        for row in index.placements.get(citizen_id, ())
        if is_running(row, on) or (row.id == wanted and row.ended_how != NEVER_BEGAN)
    ]
    rows.sort(key=lambda row: (row.id == wanted, row.start), reverse=True)
    return tuple(_place(row, index, on) for row in rows if row.workplace)


def _place(row: Placement, index: CaseIndex, on: dt.date) -> VisitPlace:
    name = index.workplace_name(row.workplace)
    measured = [each for each in index.hours.get(row.id, ()) if each.day <= on]
    attended = [each.attended for each in measured if each.attended is not None]
    return VisitPlace(
        placement=row.id,
        workplace=row.workplace or "",
        name=name,
        label=f"{name} · {short_kind(row.kind)} fra {format_day(row.start)}",
        start=row.start,
        last_day=row.last_day,
        hours=index.hours_on(row, on),
        attended=attended[-1] if attended else row.attended_week,
        taken_days=frozenset(
            each.day for each in index.hours.get(row.id, ()) if each.kind != HoursKind.CORRECTION
        ),
        planned=row.planned_last_day,
        is_any_hours=row.kind == PlacementKind.ORDINAERT_JOB,
    )
