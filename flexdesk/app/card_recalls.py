"""Cards that must come back: who has one, why, and how it ended.

Which cards are due is derived, never stored: a consent that is gone, a case that is closed, an
address that was protected since. A card the citizen has herself is hers and is not called back.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from flexdesk.app.card_index import (
    CardIndex,
    get_hand_out,
    is_in_force,
    is_out,
    sections_of,
)
from flexdesk.app.card_ledger import HandOutRow, Ledger
from flexdesk.app.changes import Changes, Done
from flexdesk.app.desk import Desk
from flexdesk.app.lookups import choice
from flexdesk.base.danish import clean, fold
from flexdesk.base.errors import UserError
from flexdesk.base.numbers import format_day
from flexdesk.base.periods import ONE_DAY
from flexdesk.domain.card_codes import ConsentEnd, RecallHow, RecipientKind, Recipients, Sight
from flexdesk.domain.card_entities import Consent, HandOut
from flexdesk.domain.card_permit import PLACE_NAMES
from flexdesk.domain.codes import Onward, Sector
from flexdesk.domain.kandidatkort import from_value, shown_sections

_LONGEST = 300
_DEAD = frozenset({fold(Onward.DOED.value), fold("død")})
DEAD, CLOSED, PROTECTED = "dead", "closed", "protected"
WITHDRAWN, NARROWED, OUTSIDE, EXPIRED = "withdrawn", "narrowed", "outside", "expired"
"""Why a card must come back, the gravest first."""
WHY: dict[str, str] = {
    DEAD: "Borgeren er død",
    CLOSED: "Sagen er lukket",
    PROTECTED: "Adressen er beskyttet",
    WITHDRAWN: "Samtykket er trukket tilbage",
    NARROWED: "Et nyt samtykke dækker mindre",
    OUTSIDE: "Samtykket dækker ikke arbejdspladsen",
    EXPIRED: "Samtykket er udløbet",
}


@dataclass(frozen=True, slots=True)
class Recall:
    """A card that is out there and must come back."""

    row: HandOutRow
    why: str
    why_text: str
    since: dt.date | None
    """The day it should have been back from; None where nobody wrote one."""

    @property
    def is_asked(self) -> bool:
        """Whether the workplace has been asked for it."""
        return self.row.asked_back_on is not None

    @property
    def text(self) -> str:
        """Why and since when: "Samtykket er trukket tilbage 01-09-2016"."""
        return f"{self.why_text} {format_day(self.since)}" if self.since else self.why_text


def due(desk: Desk, on: dt.date) -> tuple[Recall, ...]:
    """Return the cards that must come back on a day, the gravest and oldest first."""
    return desk.cached(("card_recalls", on), lambda: tuple(sorted(_due(desk, on), key=_order)))


def due_of(desk: Desk, citizen_id: str, on: dt.date) -> tuple[Recall, ...]:
    """Return the cards of one citizen that must come back."""
    return tuple(each for each in due(desk, on) if each.row.citizen == citizen_id)


def ask_back(desk: Desk, hand_out_ids: Sequence[str], day: dt.date | None = None) -> Done:
    """Write that workplaces were asked to give cards back; those asked before keep their day.

    Cannot be undone: it was said. The same again changes nothing (empty tx).

    Raises:
        UserError: `card.none`, `row.unknown`, `card.recall_future`, `card.recall_early`,
            `card.recalled_before`.
    """
    if not hand_out_ids:
        raise UserError("card.none")
    on = _day(desk, day)
    rows = [get_hand_out(desk.store.reads, each) for each in dict.fromkeys(hand_out_ids)]
    for row in rows:
        _refuse(row, on)
    fresh = [row for row in rows if row.asked_back_on is None]
    if not fresh:
        return Done(rows[0].id, "")
    with desk.store.work("card.ask_back", {"count": len(fresh)}, undoable=False) as uow:
        for row in fresh:
            _refuse(get_hand_out(uow, row.id), on)
            uow.edit("hand_out", row.id, {"asked_back_on": on})
        tx = uow.tx
    return _done(desk, rows[0].id, tx, fresh)


def recalled(
    desk: Desk, hand_out_id: str, day: dt.date | None = None, how: str = "", text: str = ""
) -> Done:
    """Write how a card that was out there ended: given back, destroyed, no answer, never given.

    Cannot be undone: it was said.

    Raises:
        UserError: `row.unknown`, `card.recall_future`, `card.recall_early`,
            `card.recalled_before`, `value.unknown`, `text.too_long`.
    """
    code, words, on = choice("afslutning", RecallHow, how), clean(text, _LONGEST), _day(desk, day)
    with desk.store.work("card.recalled", {"how": code}, undoable=False) as uow:
        row = get_hand_out(uow, hand_out_id)
        _refuse(row, on)
        told = "\n".join(part for part in (row.text, words) if part)
        uow.edit("hand_out", row.id, {"recalled_on": on, "recalled_how": code, "text": told})
        tx = uow.tx
    return _done(desk, row.id, tx, [row])


def _done(desk: Desk, row_id: str, tx: str, rows: Iterable[HandOut]) -> Done:
    changes = Changes(frozenset(row.citizen for row in rows), frozenset({"hand_out"}), tx)
    desk.publish(changes)
    return Done(row_id, tx, changes)


def _day(desk: Desk, day: dt.date | None) -> dt.date:
    on = day or desk.today()
    if on > desk.today():
        raise UserError("card.recall_future", day=on, field="day")
    return on


def _refuse(row: HandOut, on: dt.date) -> None:
    if row.recalled_on is not None:
        raise UserError("card.recalled_before", day=row.recalled_on)
    if on < row.day:
        raise UserError("card.recall_early", day=row.day, field="day")


# --- what is due -----------------------------------------------------------------------------


def _due(desk: Desk, on: dt.date) -> Iterator[Recall]:
    ledger = Ledger.of(desk)
    for citizen_id, rows in ledger.cards.hand_outs.items():
        if citizen_id not in ledger.cases.citizens:
            continue
        for row in rows:
            if not is_out(row) or row.recipient == RecipientKind.BORGER:
                continue
            found = _why(desk, ledger, row, on)
            if found is not None:
                why, since = found
                yield Recall(ledger.row(row), why, WHY[why], since)


def _why(
    desk: Desk, ledger: Ledger, row: HandOut, on: dt.date
) -> tuple[str, dt.date | None] | None:
    citizen = ledger.cases.citizens[row.citizen]
    if citizen.closed_on is not None and citizen.closed_on <= on:
        is_dead = fold(citizen.closed_reason) in _DEAD
        return (DEAD if is_dead else CLOSED), citizen.closed_on
    died = _died_on(ledger, citizen.id)
    if died is not None and died <= on:
        return DEAD, died
    if citizen.address_protected and _tells_who_or_where(desk, ledger.cards, row):
        return PROTECTED, None
    consents = ledger.cards.consents.get(citizen.id, ())
    if any(is_in_force(each, on) and _covers(ledger, each, row) for each in consents):
        return None
    return _ended(ledger.cards, row, on)


def _tells_who_or_where(desk: Desk, index: CardIndex, row: HandOut) -> bool:
    """Say whether a card names her, or was given with a place before the address was protected."""
    if row.sight != Sight.ANONYM:
        return True
    version, consent = index.by_id.get(row.version), index.consent_by_id.get(row.consent)
    if version is None or consent is None or not PLACE_NAMES & sections_of(consent):
        return False
    if not PLACE_NAMES & set(shown_sections(from_value(version.content))):
        return False
    reads = desk.store.reads
    given = min((each.at for each in reads.field_history("hand_out", row.id)), default="")
    protected = [
        each.at
        for each in reads.field_history("citizen", row.citizen)
        if each.field == "address_protected" and each.after is True
    ]
    return bool(protected) and given < max(protected)


def _died_on(ledger: Ledger, citizen: str) -> dt.date | None:
    """Return when a placement ended by death: that may be written before the case is closed."""
    rows = ledger.cases.placements.get(citizen, ())
    ends = (row.last_day or row.start for row in rows if row.onward == Onward.DOED)
    return min(ends, default=None)


def _ended(index: CardIndex, row: HandOut, on: dt.date) -> tuple[str, dt.date | None]:
    """Return how the consent a card was given on ended, or the one that took its place."""
    own = index.consent_by_id.get(row.consent)
    if own is None:
        return WITHDRAWN, None
    while own.withdrawn_how == ConsentEnd.AFLOEST:
        later = _heir(index, own)
        if later is None:
            break
        if is_in_force(later, on):
            return NARROWED, own.withdrawn_on
        own = later
    if own.withdrawn_on is not None and own.withdrawn_on <= on:
        return WITHDRAWN, own.withdrawn_on
    if is_in_force(own, on):
        # the workplace is another than it was: its sector was changed, or two were made one
        return OUTSIDE, None
    last = own.valid_until
    return EXPIRED, last + ONE_DAY if last is not None else None


def _heir(index: CardIndex, own: Consent) -> Consent | None:
    """Return the consent for the same recipients that took the place of one."""
    rows = [
        each
        for each in index.consents.get(own.citizen, ())
        if each.recipients == own.recipients
        and each.workplace == own.workplace
        and each.id != own.id
        and each.signed_on is not None
        and own.withdrawn_on is not None
        and each.signed_on >= own.withdrawn_on
        and (each.withdrawn_on is None or each.withdrawn_on > own.withdrawn_on)
    ]
    return min(rows, key=lambda each: (each.signed_on or dt.date.max, each.id), default=None)


def _covers(ledger: Ledger, consent: Consent, row: HandOut) -> bool:
    """Say whether a consent is for the place a card is at, and for what stands on it."""
    index = ledger.cards
    version = index.by_id.get(row.version)
    if version is None or not index.is_covered(version, consent):
        return False
    given_on = index.consent_by_id.get(row.consent)
    if given_on is not None and not sections_of(given_on) <= sections_of(consent):
        return False
    if consent.recipients == Recipients.ALLE:
        return True
    if consent.recipients == Recipients.ARBEJDSPLADS:
        return bool(row.workplace) and consent.workplace == row.workplace
    if consent.recipients != Recipients.KOMMUNALE:
        return False
    place = ledger.cases.workplaces.get(row.workplace or "")
    return place is not None and place.sector == Sector.KOMMUNAL


def _order(recall: Recall) -> tuple[int, dt.date, dt.date, str]:
    rank = list(WHY).index(recall.why)
    return rank, recall.since or dt.date.min, recall.row.day, recall.row.id
