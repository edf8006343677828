"""Contacts with a citizen: eight kinds, taken by whom; a try that reached nobody is a try only."""

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from enum import StrEnum

from flexdesk.app.case_index import NOT_A_CONTACT
from flexdesk.app.changes import Changes, Done
from flexdesk.app.desk import Desk
from flexdesk.app.lookups import choice, find_workplace, get_citizen
from flexdesk.app.transfer import mark_needed
from flexdesk.base.danish import clean
from flexdesk.base.errors import UserError
from flexdesk.base.ids import new_id
from flexdesk.domain.codes import ContactKind
from flexdesk.domain.entities import Contact, Note
from flexdesk.domain.labels import label
from flexdesk.store.drafts import key_of_note
from flexdesk.store.work import UnitOfWork

KINDS = tuple(kind.value for kind in ContactKind if kind is not ContactKind.NOTAT)
"""The eight kinds of contact, in the order they are offered."""
_LONGEST_NAME = 120


class TakenBy(StrEnum):
    """Who took a contact."""

    BORGER = "borger"
    KONSULENT = "konsulent"
    BEGGE = "begge"


TAKEN_BY_LABELS: dict[str, str] = {
    TakenBy.BORGER: "Borger",
    TakenBy.KONSULENT: "Konsulent",
    TakenBy.BEGGE: "Begge",
}
"""What those who take contacts are called."""


@dataclass(frozen=True, slots=True)
class _Contact:
    """A contact that has been read and is ready to be written."""

    citizen: str
    day: dt.date
    kind: str
    taken_by: str
    text: str
    person: str


def log_contact(  # noqa: PLR0913 - what a contact is, by name
    desk: Desk,
    citizen_id: str,
    text: str,
    *,
    kind: str,
    taken_by: str = TakenBy.KONSULENT.value,
    workplace: str = "",
    person: str = "",
    day: dt.date | None = None,
) -> Done:
    """Write a contact about a citizen: a note, and a contact of the workplace when one is named.

    A workplace nobody has named before is made with that name. *Ingen kontakt opnået* needs no
    text. One transaction.

    Raises:
        UserError: `citizen.unknown`, `note.empty`, `contact.future`, `value.unknown`,
            `text.too_long`, `workplace.ambiguous`.
    """
    wanted = _read(desk, citizen_id, text, (kind, taken_by), person, day)
    place, name = find_workplace(desk, workplace) if workplace.strip() else (None, "")
    note_id, kinds = new_id(), {"note", "transfer"}
    with desk.store.work("contact.log", {"kind": wanted.kind}) as uow:
        get_citizen(uow, citizen_id)
        _write_note(uow, desk, note_id, wanted, has_workplace=bool(name))
        mark_needed(uow, desk, citizen_id, "note", note_id)
        if name:
            kinds |= {"contact"} | ({"workplace"} if place is None else set())
            _write_contact(uow, desk, wanted, place or _make_workplace(uow, name))
        tx = uow.tx
    changes = Changes(frozenset({citizen_id}), frozenset(kinds), tx)
    desk.publish(changes)
    return Done(note_id, tx, changes)


def attempts(notes: Iterable[Note], contacts: Iterable[Contact] = ()) -> dict[str, int]:
    """Return, for each try that reached nobody, which one it is since somebody was reached.

    By the id of the note, or of the contact with a workplace that no note stands for.
    """
    # of one day the tries come first: one tries until somebody answers
    both: tuple[Note | Contact, ...] = (*notes, *contacts)
    rows = [(row.day, row.kind != ContactKind.INGEN_KONTAKT, row.id, row.kind) for row in both]
    numbers: dict[str, int] = {}
    count = 0
    for _day, _reached, row_id, kind in sorted(rows):
        if kind == ContactKind.INGEN_KONTAKT:
            count += 1
            numbers[row_id] = count
        elif kind not in NOT_A_CONTACT:
            count = 0
    return numbers


def is_twin(note: Note, contact: Contact) -> bool:
    """Say whether a contact with a workplace and a note tell of the same conversation."""
    return (note.day, note.kind) == (contact.day, contact.kind) and contact.text in note.text


def _read(
    desk: Desk,
    citizen_id: str,
    text: str,
    codes: tuple[str, str],
    person: str,
    day: dt.date | None,
) -> _Contact:
    kind = choice("slags", ContactKind, codes[0])
    taken_by = _taken_by(codes[1])
    on = day or desk.today()
    if on > desk.today():
        raise UserError("contact.future", day=on)
    written = clean(text)
    if not written and kind == ContactKind.INGEN_KONTAKT:
        written = f"{label(kind, ContactKind)}."
    if not written:
        raise UserError("note.empty")
    with_whom = " ".join(clean(person, _LONGEST_NAME).split())
    return _Contact(citizen_id, on, kind, taken_by, written, with_whom)


def _taken_by(text: str) -> str:
    for code, words in TAKEN_BY_LABELS.items():
        if text.strip().casefold() in {code, words.casefold()}:
            return str(code)
    choices = list(TAKEN_BY_LABELS.values())
    raise UserError("value.unknown", value=text, field="taget af", choices=choices)


def _write_note(
    uow: UnitOfWork, desk: Desk, note_id: str, wanted: _Contact, *, has_workplace: bool
) -> None:
    # a note has no field for a person: without a workplace the name stands in the text
    text = wanted.text
    if wanted.person and not has_workplace:
        text = f"Med {wanted.person}: {text}"
    uow.insert(
        "note",
        note_id,
        {
            "citizen": wanted.citizen,
            "day": wanted.day,
            "kind": wanted.kind,
            "consultant": desk.initials,
            "text": text,
            "taken_by": wanted.taken_by,
        },
    )


def _make_workplace(uow: UnitOfWork, name: str) -> str:
    place = new_id()
    uow.insert("workplace", place, {"name": name})
    return place


def _write_contact(uow: UnitOfWork, desk: Desk, wanted: _Contact, workplace: str) -> None:
    uow.insert(
        "contact",
        new_id(),
        {
            "workplace": workplace,
            "day": wanted.day,
            "kind": wanted.kind,
            "by": wanted.taken_by,
            "citizen": wanted.citizen,
            "text": wanted.text,
            "consultant": desk.initials,
            "person": wanted.person,
        },
    )


@dataclass(frozen=True, slots=True)
class TalkDraft:
    """A half-written note or contact, with all that was chosen about it."""

    text: str = ""
    kind: str = ContactKind.NOTAT.value
    taken_by: str = TakenBy.KONSULENT.value
    workplace: str = ""
    person: str = ""
    day: str = ""
    """ISO, empty for today."""
    corrects: str = ""
    """The note it puts right."""
    finishes: str = ""
    """The task it finishes."""

    def __repr__(self) -> str:
        """Show the kind only: the rest is a citizen's."""
        return f"TalkDraft({self.kind})"

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written that would be missed."""
        return not any(part.strip() for part in (self.text, self.workplace, self.person))


NO_TALK = TalkDraft()


def save_talk_draft(desk: Desk, citizen_id: str, draft: TalkDraft) -> None:
    """Keep a half-written note or contact; an empty one is forgotten.

    It is the draft the pane of the list goes on with, too.

    Raises:
        EnvironmentFaultError: `disk.full`.
    """
    key = key_of_note(citizen_id)
    if draft.is_empty:
        desk.store.drop_draft(key)
    else:
        desk.store.save_draft(key, json.dumps(asdict(draft), ensure_ascii=False))


def talk_draft(desk: Desk, citizen_id: str) -> TalkDraft:
    """Return the half-written note or contact about a citizen."""
    told = desk.store.draft(key_of_note(citizen_id))
    if not told:
        return NO_TALK
    raw = json.loads(told)
    names = (field.name for field in fields(TalkDraft))
    return TalkDraft(**{name: str(raw[name]) for name in names if name in raw})
