"""The only door: a card leaves the house here, with a permit and a line in the ledger, or not.

Every way a card can leave (paper, mail, shown, batch, Word, text, clipboard, again) is a wish that
is answered here. The bytes are made under a permit that only a consent in force gives, they are
looked through once more as they lie in the file, and the line in the ledger is written in the same
transaction in which the file is delivered: no file without a line, no line without a file.
"""

import contextlib
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flexdesk.app.card_files import Deliver, OutFile, Part, TakeBack, make_file, make_one_file
from flexdesk.app.card_guard import NAME, check_content, check_output, holds_health
from flexdesk.app.card_index import content_of, get_version, overrides_of
from flexdesk.app.card_ledger import HandOutRow, hand_outs_at, hand_outs_of
from flexdesk.app.card_permits import holder_of, permit_for, recipient_at
from flexdesk.app.card_photo import photo_of
from flexdesk.app.changes import Changes, Done
from flexdesk.app.desk import Desk
from flexdesk.app.lookups import get_citizen, get_row
from flexdesk.app.sentences import text as sentence
from flexdesk.app.workplace_parts import LONGEST_NAME, get_workplace, line_of
from flexdesk.base.errors import FlexDeskError, UserError
from flexdesk.base.ids import new_id
from flexdesk.domain.card_codes import (
    CardChannel,
    CardFormat,
    CardLook,
    CardSize,
    RecipientKind,
    Section,
    Sight,
)
from flexdesk.domain.card_entities import CardVersion, Consent
from flexdesk.domain.card_permit import PLACE_NAMES, Permit, Recipient
from flexdesk.domain.kandidatkort import CardContent, restricted, shown_sections
from flexdesk.store.work import UnitOfWork

if TYPE_CHECKING:
    from flexdesk.cards.dress import Dress

__all__ = [
    "Answer",
    "HandOutRow",
    "HandOutWish",
    "HandedOut",
    "hand_out",
    "hand_out_many",
    "hand_outs_at",
    "hand_outs_of",
    "may_hand_out",
]

_LANGUAGES = ("da", "en")
_KINDS = frozenset({"hand_out"})


@dataclass(frozen=True, slots=True)
class HandOutWish:
    """What is to leave: which version, to whom, how, and dressed how; the codes of `card_codes`.

    `workplace` is an id and needed for a workplace; `day` is when it was given (None: today). Bytes
    are only made while a consent holds today, whatever day is written.
    """

    version: str
    recipient: str = RecipientKind.ARBEJDSPLADS.value
    workplace: str = ""
    person: str = ""
    channel: str = CardChannel.PAPIR.value
    sight: str = Sight.ARBEJDSGIVER.value
    look: str = CardLook.BAAND.value
    size: str = CardSize.A4.value
    language: str = "da"
    format: str = CardFormat.PDF.value
    day: dt.date | None = None

    def __repr__(self) -> str:
        """Show the version's id only."""
        return f"HandOutWish({self.version})"


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether a card may leave: the sentence when it may not, and until when it may."""

    ok: bool
    code: str = ""
    text: str = ""
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class HandedOut:
    """A card that left: the line in the ledger, and the file."""

    done: Done
    file: OutFile


@dataclass(frozen=True, slots=True)
class _Planned:
    """A wish that may be met: all that is needed to make it and to write it down."""

    wish: HandOutWish
    version: CardVersion
    permit: Permit
    person: str
    day: dt.date

    @property
    def citizen(self) -> str:
        return self.version.citizen


def may_hand_out(desk: Desk, wish: HandOutWish) -> Answer:
    """Say whether a wish would be met; nothing is written, not even that it was asked.

    What shows only when the card is made (too much text, a leak) is not looked for.
    """
    try:
        planned = _plan(desk, wish)
    except UserError as error:
        return Answer(ok=False, code=error.code, text=sentence(error))
    return Answer(ok=True, until=planned.permit.valid_until)


def hand_out(desk: Desk, wish: HandOutWish, deliver: Deliver | None = None) -> HandedOut:
    """Hand a card out: make the file, deliver it and write the line, all of it or nothing.

    Cannot be undone: a card that is out is called back. A refusal is logged.

    Raises:
        UserError: `row.unknown`, `card.internal`, `card.no_workplace`, `value.unknown`,
            `card.day_future`, `card.overflow`, `card.leak`, and what `permit_for` refuses; and
            whatever `deliver` raises.
    """
    planned = _asked(desk, [wish])
    file = _made(desk, planned[0])
    done = _written(desk, planned, file, deliver)
    return HandedOut(done, file)


def hand_out_many(
    desk: Desk, wishes: Sequence[HandOutWish], deliver: Deliver | None = None
) -> HandedOut:
    """Hand out several cards as one PDF in one transaction: all of them, or none.

    Raises:
        UserError: `card.none`, `card.batch_pdf`, `card.batch_refused` with how many and the first
            reason, and what `hand_out` refuses.
    """
    if not wishes:
        raise UserError("card.none")
    if any(wish.format != CardFormat.PDF for wish in wishes):
        raise UserError("card.batch_pdf")
    planned = _asked(desk, wishes)
    parts = [_part(desk, each) for each in planned]
    for each, part in zip(planned, parts, strict=True):
        _look_through(desk, each, make_file(*part, CardFormat.PDF), part)
    file = make_one_file(parts)
    return HandedOut(_written(desk, planned, file, deliver), file)


# --- may it leave ----------------------------------------------------------------------------


def _asked(desk: Desk, wishes: Sequence[HandOutWish]) -> list[_Planned]:
    """Return the wishes as they may be met; every refusal is logged before it is told."""
    planned: list[_Planned] = []
    refused: list[UserError] = []
    for wish in wishes:
        try:
            planned.append(_plan(desk, wish))
        except UserError as error:
            _log_refusal(desk, wish.version, error)
            refused.append(error)
    if refused and len(wishes) > 1:
        why = sentence(refused[0])
        raise UserError("card.batch_refused", count=len(refused), total=len(wishes), why=why)
    if refused:
        raise refused[0]
    return planned


def _plan(desk: Desk, wish: HandOutWish) -> _Planned:
    version = get_version(desk.store.reads, wish.version)
    _check_codes(wish)
    person = line_of(wish.person, LONGEST_NAME)
    if wish.recipient == RecipientKind.ARBEJDSPLADS:
        if not wish.workplace:
            raise UserError("card.no_workplace", field="workplace")
        get_workplace(desk.store.reads, wish.workplace)
    today = desk.today()
    day = wish.day or today
    if day > today:
        raise UserError("card.day_future", day=day, field="day")
    # written a day late: one and the same consent held then and holds now that bytes are made
    permit = _permit(desk, wish, today, day)
    return _Planned(wish, version, permit, person, day)


def _permit(desk: Desk, wish: HandOutWish, on: dt.date, given_on: dt.date) -> Permit:
    whom = Recipient(RecipientKind.BORGER.value)
    if wish.recipient == RecipientKind.ARBEJDSPLADS:
        whom = Recipient(wish.recipient, wish.workplace)
    anonymous = wish.sight == Sight.ANONYM
    return permit_for(
        desk, wish.version, whom, wish.channel, on, anonymous=anonymous, given_on=given_on
    )


def _check_codes(wish: HandOutWish) -> None:
    """Refuse what is on no list, and the team's own sight: that one never leaves."""
    if wish.sight == Sight.INTERN:
        raise UserError("card.internal")
    for field, value, allowed in (
        ("recipient", wish.recipient, tuple(RecipientKind)),
        ("channel", wish.channel, tuple(CardChannel)),
        ("sight", wish.sight, tuple(Sight)),
        ("look", wish.look, tuple(CardLook)),
        ("size", wish.size, tuple(CardSize)),
        ("format", wish.format, tuple(CardFormat)),
        ("language", wish.language, _LANGUAGES),
    ):
        if value not in allowed:
            choices = ", ".join(str(each) for each in allowed)
            raise UserError("value.unknown", value=value, field=field, choices=choices)


def _log_refusal(desk: Desk, version_id: str, error: UserError) -> None:
    row = desk.store.reads.get("card_version", version_id)
    whose = row.citizen if isinstance(row, CardVersion) else None
    desk.store.access("refused", whose, what="udlevering af kandidatkort", reason=error.code)


# --- the file --------------------------------------------------------------------------------


def _part(desk: Desk, planned: _Planned) -> Part:
    wish, permit = planned.wish, planned.permit
    citizen = get_citizen(desk.store.reads, planned.citizen)
    said = content_of(desk, wish.version)
    content = replace(said, language=wish.language, candidate_no=citizen.candidate_no)
    return content, _dress(desk, planned, content), permit


def _dress(desk: Desk, planned: _Planned, content: CardContent) -> "Dress":
    from flexdesk.cards.dress import Dress

    wish, permit = planned.wish, planned.permit
    citizen = get_citizen(desk.store.reads, planned.citizen)
    shows_photo = Section.BILLEDE.value in permit.sections and not permit.anonymous
    return Dress(
        look=CardLook(wish.look),
        size=CardSize(wish.size),
        number=planned.version.number,
        issued=planned.day,
        valid_until=permit.valid_until,
        # a protected address hides every name of a place, the municipality's too
        municipality="" if citizen.address_protected else desk.municipality,
        is_example=desk.is_example,
        photo=photo_of(desk, content) if shows_photo else None,
        sight=Sight.ANONYM if permit.anonymous else Sight.ARBEJDSGIVER,
        holds_health=_holds_health(desk, planned, content),
    )


def _holds_health(desk: Desk, planned: _Planned, content: CardContent) -> bool:
    """Say whether something about health goes out: the small print must not deny it then."""
    permit, kept = planned.permit, overrides_of(planned.version)
    drawn = restricted(content, permit.sections, anonymous=permit.anonymous)
    return holds_health(check_content(desk, planned.citizen, drawn, kept))


def _made(desk: Desk, planned: _Planned) -> OutFile:
    part = _part(desk, planned)
    file = make_file(*part, planned.wish.format)
    _look_through(desk, planned, file, part)
    return file


def _look_through(desk: Desk, planned: _Planned, file: OutFile, part: Part) -> None:
    """Look through the file as it is, once more: text, metadata and name."""
    kept, about, kind = overrides_of(planned.version), planned.citizen, planned.wish.format
    content, _dressed, permit = part
    if permit.anonymous and Section.NAVN in shown_sections(content):
        # a name that was kept on a named card was not kept for this one
        kept = tuple(each for each in kept if each.rule != NAME)
    drawn = restricted(content, permit.sections, anonymous=permit.anonymous)
    try:
        check_output(desk, about, file.data, kind, kept, file.name, drawn=drawn)
    except UserError as error:
        _log_refusal(desk, planned.version.id, error)
        raise


# --- the ledger ------------------------------------------------------------------------------


def _written(
    desk: Desk, planned: Sequence[_Planned], file: OutFile, deliver: Deliver | None
) -> Done:
    """Write the lines and deliver the file; what is delivered is taken back if saving fails."""
    wish = planned[0].wish
    facts = {"count": len(planned), "channel": wish.channel, "format": wish.format}
    ids = [new_id() for _each in planned]
    take_back: TakeBack | None = None
    try:
        with desk.store.work("card.hand_out", facts, undoable=False) as uow:
            for row_id, each in zip(ids, planned, strict=True):
                _refuse_changed(desk, uow, each)
                uow.insert("hand_out", row_id, _values(desk, each))
            if deliver is not None:
                take_back = deliver(file)
            tx = uow.tx
    except BaseException:
        # what fails once the line is saved (the store's own small files) takes no card back
        if take_back is not None and not _is_written(desk, ids[0]):
            take_back()
        raise
    changes = Changes(frozenset(each.citizen for each in planned), _KINDS, tx)
    desk.publish(changes)
    for each in planned:
        _log(desk, each)
    return Done(ids[0], tx, changes)


def _is_written(desk: Desk, row_id: str) -> bool:
    """Say whether the line is in the ledger all the same; a store that cannot tell has none."""
    with contextlib.suppress(FlexDeskError):
        return desk.store.reads.get("hand_out", row_id) is not None
    return False


def _refuse_changed(desk: Desk, uow: UnitOfWork, planned: _Planned) -> None:
    """Refuse when consent, case or workplace was changed while the card was drawn."""
    consent = get_row(uow, "consent", planned.permit.consent)
    citizen = get_citizen(uow, planned.citizen)
    is_gone = isinstance(consent, Consent) and consent.withdrawn_on is not None
    is_closed = holder_of(desk, planned.citizen).is_closed
    tells = not planned.permit.anonymous or bool(PLACE_NAMES & planned.permit.sections)
    to = planned.permit.recipient
    is_other = bool(to.workplace) and recipient_at(uow, to.workplace) != to
    if is_gone or is_closed or is_other or (citizen.address_protected and tells):
        raise UserError("card.changed_meanwhile")


def _values(desk: Desk, planned: _Planned) -> dict[str, object]:
    wish, permit = planned.wish, planned.permit
    to_place = wish.recipient == RecipientKind.ARBEJDSPLADS
    return {
        "citizen": planned.citizen,
        "version": planned.version.id,
        "consent": permit.consent,
        "day": planned.day,
        "recipient": wish.recipient,
        "workplace": wish.workplace if to_place else None,
        "person": planned.person,
        "channel": wish.channel,
        "sight": (Sight.ANONYM if permit.anonymous else Sight.ARBEJDSGIVER).value,
        "look": wish.look,
        "size": wish.size,
        "format": wish.format,
        "language": wish.language,
        "valid_until": permit.valid_until,
        "by": desk.initials,
    }


def _log(desk: Desk, planned: _Planned) -> None:
    wish = planned.wish
    audience = "borgeren selv"
    if wish.recipient == RecipientKind.ARBEJDSPLADS:
        audience = get_workplace(desk.store.reads, wish.workplace).name
    what = f"kandidatkort, version {planned.version.number}"
    desk.store.access("hand_out", planned.citizen, what=what, audience=audience)
