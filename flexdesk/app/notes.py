"""Writing a journal note."""

import datetime as dt

from flexdesk.app.changes import Changes, Done
from flexdesk.app.desk import Desk
from flexdesk.app.lookups import choice, get_citizen
from flexdesk.base.danish import clean
from flexdesk.base.errors import UserError
from flexdesk.base.ids import new_id
from flexdesk.domain.codes import ContactKind


def add_note(
    desk: Desk,
    citizen_id: str,
    text: str,
    *,
    kind: str = ContactKind.NOTAT.value,
    day: dt.date | None = None,
) -> Done:
    """Write a note about a citizen; it is never edited afterwards, only taken back.

    Raises:
        UserError: `citizen.unknown`, `note.empty`, `text.too_long` or `value.unknown`.
    """
    written = clean(text)
    if not written:
        raise UserError("note.empty")
    code = choice("slags", ContactKind, kind)
    note_id = new_id()
    with desk.store.work("note.add", {"kind": code}) as uow:
        get_citizen(uow, citizen_id)
        uow.insert(
            "note",
            note_id,
            {
                "citizen": citizen_id,
                "day": day or desk.today(),
                "kind": code,
                "consultant": desk.initials,
                "text": written,
            },
        )
        tx = uow.tx
    changes = Changes(frozenset({citizen_id}), frozenset({"note"}), tx)
    desk.publish(changes)
    return Done(note_id, tx, changes)
