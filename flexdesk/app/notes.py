"""Writing a journal note."""

import datetime as dt
from dataclasses import dataclass

from flexdesk.app.changes import Changes, Done
from flexdesk.app.desk import Desk
from flexdesk.app.lookups import choice, get_citizen
from flexdesk.app.transfer import mark_needed
from flexdesk.app.transfer_texts import NOTE
from flexdesk.base.danish import clean
from flexdesk.base.errors import UserError
from flexdesk.base.ids import new_id
from flexdesk.domain.codes import ContactKind
from flexdesk.store.work import UnitOfWork


@dataclass(frozen=True, slots=True)
class NewNote:
    """A note as it is written inside a transaction; words already cleaned."""

    text: str
    kind: str = ContactKind.NOTAT.value
    day: dt.date | None = None
    taken_by: str = ""
    carried_as: str = NOTE
    """As what it is carried over to the case system: `note`, `visit` or `task`."""

    def __repr__(self) -> str:
        """Show the kind only: the text is a citizen's."""
        return f"NewNote({self.kind})"


def add_note(
    desk: Desk,
    citizen_id: str,
    text: str,
    *,
    kind: str = ContactKind.NOTAT.value,
    day: dt.date | None = None,
) -> Done:
    """Write a note about a citizen; it is never edited afterwards, only taken back or put right.

    Raises:
        UserError: `citizen.unknown`, `note.empty`, `text.too_long` or `value.unknown`.
    """
    written = clean(text)
    if not written:
        raise UserError("note.empty")
    code = choice("slags", ContactKind, kind)
    with desk.store.work("note.add", {"kind": code}) as uow:
        get_citizen(uow, citizen_id)
        note_id = write_note(uow, desk, citizen_id, NewNote(written, code, day))
        tx = uow.tx
    changes = Changes(frozenset({citizen_id}), frozenset({"note", "transfer"}), tx)
    desk.publish(changes)
    return Done(note_id, tx, changes)


def write_note(uow: UnitOfWork, desk: Desk, citizen_id: str, note: NewNote) -> str:
    """Write a note inside a transaction, marked to be carried over; return its id."""
    note_id = new_id()
    uow.insert(
        "note",
        note_id,
        {
            "citizen": citizen_id,
            "day": note.day or desk.today(),
            "kind": note.kind,
            "consultant": desk.initials,
            "text": note.text,
            "taken_by": note.taken_by,
        },
    )
    mark_needed(uow, desk, citizen_id, note.carried_as, note_id)
    return note_id
