"""Consents: what a citizen allows about a version of her card, written down, signed, taken back.

A consent is bound to what the version says. It is prepared (and printed), and holds from the day it
is signed. None of this is undone: it is a fact about the world. A consent that was wrong is
withdrawn as a mistake, and then never held.
"""

import dataclasses
import datetime as dt

from flexdesk.app.attachments import NewFile, keep_in
from flexdesk.app.card_index import card_index, get_version
from flexdesk.app.card_permits import holder_of, permit_for
from flexdesk.app.changes import Changes, Done, Remark
from flexdesk.app.consent_rows import (
    ConsentRow,
    ConsentState,
    Coverage,
    consent_state,
    consents_of,
    covers,
    covers_content,
    expiring_days,
)
from flexdesk.app.consent_typed import PURPOSE, ConsentTyped, longest_until, proposed, read_typed
from flexdesk.app.desk import Desk
from flexdesk.app.lookups import choice, get_row
from flexdesk.base.danish import clean
from flexdesk.base.errors import UserError
from flexdesk.domain.card_codes import (
    ConsentEnd,
    ConsentHow,
)
from flexdesk.domain.card_entities import Consent
from flexdesk.domain.consent_states import HOLDS
from flexdesk.domain.entities import Workplace
from flexdesk.store.work import UnitOfWork

__all__ = [
    "PURPOSE",
    "ConsentRow",
    "ConsentState",
    "ConsentTyped",
    "Coverage",
    "consent_state",
    "consents_of",
    "covers",
    "covers_content",
    "drop_prepared",
    "expiring_days",
    "get_consent",
    "give_consent",
    "longest_until",
    "permit_for",
    "prepare_consent",
    "proposed",
    "sign_consent",
    "withdraw_consent",
]

_LONGEST_NOTE = 1000
_ENDS = tuple(end.value for end in ConsentEnd if end is not ConsentEnd.AFLOEST)
"""What a person may choose: a new consent ends the older by itself."""
_NO_ANSWER = frozenset({ConsentEnd.FEJL.value, ConsentEnd.AFLOEST.value})
"""Ends that say nothing of what the citizen wants."""


def prepare_consent(desk: Desk, version_id: str, typed: ConsentTyped) -> Done:
    """Write a consent down without a signature: the form can be printed, nothing may leave yet.

    Raises:
        UserError: `row.unknown`, `consent.closed`, `consent.no_purpose`, `consent.no_sections`,
            `consent.no_channels`, `consent.no_workplace`, `consent.workplace_unknown`,
            `consent.protected`, `consent.no_last_day`, `consent.last_day_past`,
            `consent.too_long`, `value.unknown`, `text.too_long`.
    """
    row = read_typed(desk, version_id, typed)
    with desk.store.work("consent.prepare", _facts(row), undoable=False) as uow:
        _insert(uow, row)
        tx = uow.tx
    return _done(desk, row, tx)


def sign_consent(
    desk: Desk,
    consent_id: str,
    signed_on: dt.date,
    how: str,
    attachment: NewFile | None = None,
) -> Done:
    """Write that a prepared consent was given; it ends an older one for the same recipients.

    Raises:
        UserError: `row.unknown`, `consent.signed_already`, `consent.closed`,
            `consent.signed_future`, `consent.signed_before_version`,
            `consent.signed_after_end`, `consent.too_long`, `value.unknown`, `attachment.*`.
    """
    code = choice("måde", ConsentHow, how)
    before = get_consent(desk, consent_id)
    if before.signed_on is not None:
        raise UserError("consent.signed_already", day=before.signed_on)
    row = dataclasses.replace(before, signed_on=signed_on, how=code)
    _check_signature(desk, row)
    with desk.store.work("consent.sign", {"how": code}, undoable=False) as uow:
        _unsigned(uow, consent_id)
        row = _sign(uow, desk, row, attachment)
        tx = uow.tx
    return _done(desk, row, tx, _others_stand(desk, row), has_file=attachment is not None)


def give_consent(
    desk: Desk, version_id: str, typed: ConsentTyped, signed_on: dt.date, how: str
) -> Done:
    """Write a consent down that is given already, in one action.

    Raises:
        UserError: as `prepare_consent` and `sign_consent`.
    """
    code = choice("måde", ConsentHow, how)
    row = dataclasses.replace(read_typed(desk, version_id, typed), signed_on=signed_on, how=code)
    _check_signature(desk, row)
    with desk.store.work("consent.give", {**_facts(row), "how": code}, undoable=False) as uow:
        _insert(uow, dataclasses.replace(row, signed_on=None, how=""))
        row = _sign(uow, desk, row, None)
        tx = uow.tx
    return _done(desk, row, tx, _others_stand(desk, row))


def withdraw_consent(desk: Desk, consent_id: str, day: dt.date, how: str, text: str = "") -> Done:
    """Write that a consent is gone from a day on; the remarks list the cards that are out there.

    Raises:
        UserError: `row.unknown`, `consent.not_signed`, `consent.withdrawn_already`,
            `consent.withdrawn_future`, `consent.withdrawn_before`, `value.unknown`,
            `text.too_long`.
    """
    code = choice("årsag", ConsentEnd, how, _ENDS)
    words = clean(text, _LONGEST_NOTE).strip()
    before = get_consent(desk, consent_id)
    _check_withdrawal(desk, before, day)
    told = "\n".join(part for part in (before.text, words) if part)
    changes: dict[str, object] = {"withdrawn_on": day, "withdrawn_how": code, "text": told}
    with desk.store.work("consent.withdraw", {"how": code}, undoable=False) as uow:
        if _in(uow, consent_id).withdrawn_on is not None:
            raise UserError("consent.withdrawn_already", day=before.withdrawn_on)
        uow.edit("consent", consent_id, changes)
        tx = uow.tx
    remarks = (*_out_there(desk, before), *_others_stand(desk, before, "consent.others_hold"))
    return _done(desk, before, tx, remarks)


def drop_prepared(desk: Desk, consent_id: str) -> Done:
    """Take away a consent that nobody gave.

    Raises:
        UserError: `row.unknown`, `consent.signed_already`.
    """
    with desk.store.work("consent.drop", {}, undoable=False) as uow:
        row = _unsigned(uow, consent_id)
        uow.delete("consent", consent_id)
        tx = uow.tx
    return _done(desk, row, tx)


def get_consent(desk: Desk, consent_id: str) -> Consent:
    """Return a consent.

    Raises:
        UserError: `row.unknown`.
    """
    row = get_row(desk.store.reads, "consent", consent_id)
    if not isinstance(row, Consent):
        raise UserError("row.unknown", kind="samtykke")
    return row


def _check_signature(desk: Desk, row: Consent) -> None:
    """Refuse a day on which nobody can have said yes to this version."""
    signed, last = row.signed_on, row.valid_until
    if signed is None or last is None:
        raise UserError("consent.no_last_day")
    if signed > desk.today():
        raise UserError("consent.signed_future", day=signed)
    version = get_version(desk.store.reads, row.version)
    if signed < version.day:
        raise UserError(
            "consent.signed_before_version", day=signed, number=version.number, made=version.day
        )
    if signed > last:
        raise UserError("consent.signed_after_end", day=last)
    if holder_of(desk, row.citizen).is_closed:
        raise UserError("consent.closed")


def _check_withdrawal(desk: Desk, row: Consent, day: dt.date) -> None:
    if row.signed_on is None:
        raise UserError("consent.not_signed")
    if row.withdrawn_on is not None:
        raise UserError("consent.withdrawn_already", day=row.withdrawn_on)
    if day > desk.today():
        raise UserError("consent.withdrawn_future", day=day)
    if day < row.signed_on:
        raise UserError("consent.withdrawn_before", day=row.signed_on)


def _insert(uow: UnitOfWork, row: Consent) -> None:
    values = {field.name: getattr(row, field.name) for field in dataclasses.fields(row)}
    del values["id"]
    uow.insert("consent", row.id, values)


def _sign(uow: UnitOfWork, desk: Desk, row: Consent, attachment: NewFile | None) -> Consent:
    """Write the signature, end what it ends, and keep the paper, in the open transaction."""
    kept: str | None = None
    if attachment is not None:
        paper = dataclasses.replace(attachment, kind=attachment.kind or "samtykke")
        kept = keep_in(uow, desk, row.citizen, paper)
    signed = _end_others(uow, desk, dataclasses.replace(row, attachment=kept))
    names = ("signed_on", "how", "attachment", "withdrawn_on", "withdrawn_how")
    uow.edit("consent", row.id, {name: getattr(signed, name) for name in names})
    return signed


def _end_others(uow: UnitOfWork, desk: Desk, row: Consent) -> Consent:
    """End the older consents for the same recipients; one that is newer ends this one.

    A paper that comes late does not bring back what was said before a later yes, or a later no.
    """
    signed = row.signed_on
    rows = desk.store.reads.load("consent", citizen=row.citizen)
    for other in (each for each in rows if isinstance(each, Consent) and _same(each, row)):
        if signed is None or other.signed_on is None:
            continue
        if other.withdrawn_on is not None:
            row = _after_no(row, other)
            continue
        if other.signed_on <= signed and other.valid_until and signed <= other.valid_until:
            end = {"withdrawn_on": signed, "withdrawn_how": ConsentEnd.AFLOEST.value}
            uow.edit("consent", other.id, end)
        elif signed < other.signed_on < (row.withdrawn_on or dt.date.max):
            gone, how = other.signed_on, ConsentEnd.AFLOEST.value
            row = dataclasses.replace(row, withdrawn_on=gone, withdrawn_how=how)
    return row


def _after_no(row: Consent, other: Consent) -> Consent:
    """Return a consent that ends on the day another was taken back, if it was signed before."""
    no, signed = other.withdrawn_on, row.signed_on
    if other.withdrawn_how in _NO_ANSWER or no is None or signed is None or no <= signed:
        return row
    if row.withdrawn_on is not None and row.withdrawn_on <= no:
        return row
    return dataclasses.replace(row, withdrawn_on=no, withdrawn_how=other.withdrawn_how)


def _same(one: Consent, other: Consent) -> bool:
    is_other = one.id != other.id and one.recipients == other.recipients
    return is_other and one.workplace == other.workplace


def _unsigned(uow: UnitOfWork, consent_id: str) -> Consent:
    row = _in(uow, consent_id)
    if row.signed_on is not None:
        raise UserError("consent.signed_already", day=row.signed_on)
    return row


def _in(uow: UnitOfWork, consent_id: str) -> Consent:
    row = get_row(uow, "consent", consent_id)
    if not isinstance(row, Consent):
        raise UserError("row.unknown", kind="samtykke")
    return row


def _others_stand(
    desk: Desk, row: Consent, code: str = "consent.others_stand"
) -> tuple[Remark, ...]:
    """Say so when other consents still hold: a narrower one does not take them back."""
    on = desk.today()
    rows = card_index(desk).consents.get(row.citizen, ())
    others = [each for each in rows if each.id != row.id and consent_state(each, on) in HOLDS]
    return (Remark(code, {"count": len(others)}),) if others else ()


def _out_there(desk: Desk, row: Consent) -> tuple[Remark, ...]:
    """List the cards given on a consent that nobody has called back, one remark each."""
    index, remarks = card_index(desk), []
    for given in index.out(row.citizen):
        if given.consent != row.id:
            continue
        place = desk.store.reads.get("workplace", given.workplace or "")
        name = place.name if isinstance(place, Workplace) else "borgeren selv"
        version = index.by_id.get(given.version)
        facts = {"place": name, "day": given.day, "number": version.number if version else 0}
        remarks.append(Remark("consent.card_out", {**facts, "hand_out": given.id}))
    return tuple(remarks)


def _facts(row: Consent) -> dict[str, object]:
    return {"recipients": row.recipients}


def _done(
    desk: Desk, row: Consent, tx: str, remarks: tuple[Remark, ...] = (), *, has_file: bool = False
) -> Done:
    kinds = {"consent", "attachment"} if has_file else {"consent"}
    changes = Changes(frozenset({row.citizen}), frozenset(kinds), tx)
    desk.publish(changes)
    return Done(row.id, tx, changes, remarks)
