"""The log of contacts with a workplace: taken by whom, about whom, how it went, what comes next."""

import datetime as dt
from dataclasses import dataclass

from flexdesk.app.changes import Done
from flexdesk.app.contacts import TAKEN_BY_LABELS, TakenBy
from flexdesk.app.desk import Desk
from flexdesk.app.lookups import choice, get_citizen
from flexdesk.app.next_actions import NO_ACTION, action_values
from flexdesk.app.transfer import mark_needed
from flexdesk.app.workplace_parts import (
    LONGEST_NAME,
    LONGEST_TEXT,
    get_workplace,
    line_of,
    told,
)
from flexdesk.app.workplace_talks import ANONYMOUS
from flexdesk.base.danish import clean
from flexdesk.base.errors import UserError
from flexdesk.base.ids import new_id
from flexdesk.domain.codes import ContactKind
from flexdesk.domain.labels import label
from flexdesk.domain.work_codes import ContactResult
from flexdesk.store.work import UnitOfWork


@dataclass(frozen=True, slots=True)
class NewWorkplaceContact:
    """A contact with a workplace as it was typed.

    `citizens` are whom it was about, `is_anonymous` that it was about a candidate nobody named;
    neither means about nobody in particular. `next_action` takes the place of what was to be done
    next, and `finishes_next` says that this contact was it.
    """

    kind: str
    text: str = ""
    taken_by: str = TakenBy.KONSULENT.value
    citizens: tuple[str, ...] = ()
    is_anonymous: bool = False
    result: str = ""
    person: str = ""
    day: dt.date | None = None
    next_action: str = ""
    next_on: dt.date | None = None
    finishes_next: bool = False

    def __repr__(self) -> str:
        """Show the kind only: the rest is somebody's."""
        return f"NewWorkplaceContact({self.kind})"


def log_workplace_contact(desk: Desk, workplace_id: str, wanted: NewWorkplaceContact) -> Done:
    """Write a contact with a workplace, in one transaction.

    About citizens it is a contact and a note of each, as when it is written on the citizen's
    page: it stands on the timeline and waits to be carried over. *Ingen kontakt opnået* needs no
    text, has no result, and counts as tried.

    Raises:
        UserError: `row.unknown`, `citizen.unknown`, `value.unknown`, `contact.future`,
            `contact.no_text`, `contact.about_whom`, `contact.taken_by_nobody`,
            `contact.try_result`, `next_action.past`, `next_action.no_text`, `text.too_long`.
    """
    place = get_workplace(desk.store.reads, workplace_id)
    values = _read(desk, wanted)
    following = _next(desk, wanted, place.next_on)
    citizens = tuple(dict.fromkeys(wanted.citizens))
    for citizen in citizens:
        get_citizen(desk.store.reads, citizen)
    facts = {"kind": values["kind"], "citizens": len(citizens)}
    contact_id, kinds = new_id(), {"contact"}
    with desk.store.work("workplace.contact", facts) as uow:
        for at, whom in enumerate(citizens or (None,)):
            row = contact_id if at == 0 else new_id()
            told_as = {"workplace": workplace_id, "citizen": whom}
            # the rest of one talk names its first row: it is counted once
            part = {"about": contact_id} if at else {}
            uow.insert("contact", row, {**values, **told_as, **part})
            if whom is not None:
                _write_note(uow, desk, whom, values)
                kinds |= {"note", "transfer"}
        if following and uow.edit("workplace", workplace_id, following):
            kinds.add("workplace")
        tx = uow.tx
    return told(desk, contact_id, tx, kinds, citizens=citizens)


def delete_workplace_contact(desk: Desk, contact_id: str) -> Done:
    """Take away a contact that was about no citizen; what stands in a journal is never removed.

    Raises:
        UserError: `row.unknown`, `contact.in_journal`.
    """
    row = desk.store.reads.get("contact", contact_id)
    if row is None:
        raise UserError("row.unknown", kind="virksomhedskontakt")
    if getattr(row, "citizen", None):
        raise UserError("contact.in_journal")
    with desk.store.work("workplace.contact_delete", {}) as uow:
        uow.delete("contact", contact_id)
        tx = uow.tx
    return told(desk, contact_id, tx, {"contact"})


def _read(desk: Desk, wanted: NewWorkplaceContact) -> dict[str, object]:
    """Return the fields of the contact, read and checked against each other."""
    kinds = [each.value for each in ContactKind if each is not ContactKind.NOTAT]
    kind = choice("slags", ContactKind, wanted.kind, kinds)
    day = wanted.day or desk.today()
    if day > desk.today():
        raise UserError("contact.future", day=day)
    text, is_try = clean(wanted.text, LONGEST_TEXT), kind == ContactKind.INGEN_KONTAKT
    if not text and not is_try:
        raise UserError("contact.no_text")
    result = choice("resultat", ContactResult, wanted.result) if wanted.result.strip() else ""
    if result and is_try:
        raise UserError("contact.try_result")
    return {
        "day": day,
        "kind": kind,
        "by": _taken_by(wanted),
        "text": text or f"{label(kind, ContactKind)}.",
        "consultant": desk.initials,
        "person": line_of(wanted.person, LONGEST_NAME),
        "about": ANONYMOUS if wanted.is_anonymous else "",
        "result": result,
    }


def _taken_by(wanted: NewWorkplaceContact) -> str:
    taken_by = wanted.taken_by.strip()
    if taken_by not in TAKEN_BY_LABELS:
        choices = list(TAKEN_BY_LABELS.values())
        raise UserError("value.unknown", value=taken_by, field="taget af", choices=choices)
    if wanted.is_anonymous and wanted.citizens:
        raise UserError("contact.about_whom")
    if taken_by != TakenBy.KONSULENT and not wanted.citizens:
        raise UserError("contact.taken_by_nobody")
    return taken_by


def _next(desk: Desk, wanted: NewWorkplaceContact, was: dt.date | None) -> dict[str, object]:
    if wanted.next_on is not None and not wanted.next_action.strip():
        raise UserError("next_action.no_text")
    if wanted.next_action.strip():
        return action_values(desk, wanted.next_action, wanted.next_on, was=was)
    return NO_ACTION if wanted.finishes_next else {}


def _write_note(uow: UnitOfWork, desk: Desk, citizen: str, values: dict[str, object]) -> None:
    note_id = new_id()
    uow.insert(
        "note",
        note_id,
        {
            "citizen": citizen,
            "day": values["day"],
            "kind": values["kind"],
            "consultant": desk.initials,
            "text": values["text"],
            "taken_by": values["by"],
        },
    )
    mark_needed(uow, desk, citizen, "note", note_id)
