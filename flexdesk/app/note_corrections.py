"""Putting a note right: a new note stands in its place, the old one stays in the history."""

from flexdesk.app.changes import Changes, Done
from flexdesk.app.desk import Desk
from flexdesk.app.lookups import get_row
from flexdesk.app.note_versions import newest, versions
from flexdesk.app.transfer import mark_needed
from flexdesk.app.transfer_texts import NOTE
from flexdesk.base.danish import clean
from flexdesk.base.errors import UserError
from flexdesk.base.ids import new_id
from flexdesk.domain.daily_entities import Transfer
from flexdesk.domain.entities import Note
from flexdesk.store.work import UnitOfWork


def correct_note(desk: Desk, note_id: str, text: str) -> Done:
    """Write a note's text anew; the same text changes nothing (empty tx).

    The new note has the day and the kind of the old one. What was carried over to the case
    system has changed since; a note that was never to be carried over must be now.

    Raises:
        UserError: `row.unknown`, `note.empty`, `note.replaced` or `text.too_long`.
    """
    written = clean(text)
    if not written:
        raise UserError("note.empty")
    before = get_note(desk, note_id)
    notes = _notes(desk, before.citizen)
    if newest(notes)[note_id].id != note_id:
        raise UserError("note.replaced")
    if before.text == written:
        keep_correction(desk, note_id, "")
        return Done(note_id, "")
    fresh = new_id()
    with desk.store.work("note.correct", {"kind": before.kind}) as uow:
        uow.insert(
            "note",
            fresh,
            {
                "citizen": before.citizen,
                "day": before.day,
                "kind": before.kind,
                "consultant": desk.initials or before.consultant,
                "text": written,
                "taken_by": before.taken_by,
                "replaces": note_id,
            },
        )
        _mark(uow, desk, versions(notes, note_id), fresh)
        tx = uow.tx
    desk.store.drop_draft(_draft_key(before))
    changes = Changes(frozenset({before.citizen}), frozenset({"note", "transfer"}), tx)
    desk.publish(changes)
    return Done(fresh, tx, changes)


def get_note(desk: Desk, note_id: str) -> Note:
    """Return a note.

    Raises:
        UserError: `row.unknown`.
    """
    row = get_row(desk.store.reads, "note", note_id)
    if not isinstance(row, Note):
        raise UserError("row.unknown", kind="notat")
    return row


def shown_note(desk: Desk, note_id: str) -> Note:
    """Return the note that is shown in a note's place: itself, or what puts it right.

    Raises:
        UserError: `row.unknown`.
    """
    note = get_note(desk, note_id)
    return newest(_notes(desk, note.citizen))[note_id]


def versions_of(desk: Desk, note_id: str) -> tuple[Note, ...]:
    """Return a note with those it puts right, newest first.

    Raises:
        UserError: `row.unknown`.
    """
    return versions(_notes(desk, get_note(desk, note_id).citizen), note_id)


def keep_correction(desk: Desk, note_id: str, text: str) -> None:
    """Keep a half-written correction, outside log and undo; an empty one is forgotten.

    Raises:
        UserError: `row.unknown`.
        EnvironmentFaultError: `disk.full`.
    """
    key = _draft_key(get_note(desk, note_id))
    if text.strip():
        desk.store.save_draft(key, text)
    else:
        desk.store.drop_draft(key)


def correction_draft(desk: Desk, note_id: str) -> str:
    """Return the half-written correction of a note, empty when there is none.

    Raises:
        UserError: `row.unknown`.
    """
    return desk.store.draft(_draft_key(get_note(desk, note_id)))


def _draft_key(note: Note) -> str:
    return f"fix:{note.citizen}:{note.id}"


def _mark(uow: UnitOfWork, desk: Desk, chain: tuple[Note, ...], fresh: str) -> None:
    """Have the new text carried over, unless the mark of an earlier version says so already."""
    ids, citizen = {row.id for row in chain}, chain[0].citizen
    marks = desk.store.reads.load("transfer", citizen=citizen)
    if not any(isinstance(mark, Transfer) and mark.row in ids for mark in marks):
        mark_needed(uow, desk, citizen, NOTE, fresh)


def _notes(desk: Desk, citizen: str) -> tuple[Note, ...]:
    rows = desk.store.reads.load("note", citizen=citizen)
    return tuple(row for row in rows if isinstance(row, Note))
