"""The permit for a version, looked up: its consents, the recipient's sector, the citizen's case."""

import datetime as dt
from collections.abc import Iterable

from flexdesk.app.card_index import CardIndex, cards_of, get_version
from flexdesk.app.desk import Desk
from flexdesk.app.lookups import Gets, get_citizen, get_row
from flexdesk.base.errors import UserError
from flexdesk.domain.card_codes import RecipientKind
from flexdesk.domain.card_entities import CardVersion, Consent
from flexdesk.domain.card_permit import Asked, Holder, Permit, Recipient, permit_of
from flexdesk.domain.codes import Onward
from flexdesk.domain.entities import Citizen, Placement, Workplace
from flexdesk.domain.kandidatkort import CardContent, from_value


def permit_for(
    desk: Desk,
    version_id: str,
    recipient: Recipient,
    channel: str,
    on: dt.date,
    *,
    anonymous: bool = False,
    given_on: dt.date | None = None,
) -> Permit:
    """Return the right to give a version to somebody on a day, or refuse with the reason.

    The sector of a workplace is the register's, whatever was asked with. `given_on` is the day it
    was given, when that is written late: the consent must have held that day too.

    Raises:
        UserError: `row.unknown`, `card.no_workplace`, `card.before_version`, and as `permit_of`.
    """
    version = get_version(desk.store.reads, version_id)
    asked = Asked(
        content=from_value(version.content),
        recipient=_known(desk, recipient),
        channel=channel,
        day=on,
        anonymous=anonymous,
        given_on=given_on,
    )
    cards = cards_of(desk, version.citizen)
    rows = cards.consents.get(version.citizen, ())
    permit = permit_of(asked, _bound(cards, rows), holder_of(desk, version.citizen))
    if asked.first_day < version.day:
        raise UserError("card.before_version", number=version.number, day=version.day)
    return permit


def holder_of(desk: Desk, citizen_id: str) -> Holder:
    """Return what about a citizen decides: a protected address, a case that is closed, death.

    Raises:
        UserError: `citizen.unknown`.
    """
    citizen = get_citizen(desk.store.reads, citizen_id)
    return Holder(
        is_protected=citizen.address_protected,
        is_closed=citizen.closed_on is not None or _is_dead(desk, citizen),
    )


def _is_dead(desk: Desk, citizen: Citizen) -> bool:
    """Death may be told by the end of a placement before anybody closes the case."""
    rows = desk.store.reads.load("placement", citizen=citizen.id)
    return any(isinstance(row, Placement) and row.onward == Onward.DOED for row in rows)


def _known(desk: Desk, recipient: Recipient) -> Recipient:
    if recipient.kind != RecipientKind.ARBEJDSPLADS:
        return Recipient(recipient.kind)
    if not recipient.workplace:
        raise UserError("card.no_workplace")
    return recipient_at(desk.store.reads, recipient.workplace)


def recipient_at(source: Gets, workplace_id: str) -> Recipient:
    """Return a workplace as one who is to have a card, with its sector.

    Raises:
        UserError: `row.unknown`.
    """
    row = get_row(source, "workplace", workplace_id)
    if not isinstance(row, Workplace):
        raise UserError("row.unknown", kind="arbejdsplads")
    return Recipient(RecipientKind.ARBEJDSPLADS.value, row.id, row.sector)


def _bound(cards: CardIndex, rows: Iterable[Consent]) -> list[tuple[Consent, CardContent]]:
    """Return consents with what each was given for; one whose version is gone covers nothing."""
    return [(row, _content(cards.by_id.get(row.version))) for row in rows]


def _content(version: CardVersion | None) -> CardContent:
    return from_value(version.content) if version is not None else CardContent()
