"""How far a card is, derived from its rows on a day: nothing of it is ever stored."""

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum

from flexdesk.app.card_index import CardIndex, is_in_force
from flexdesk.app.consent_rows import expiring_days
from flexdesk.app.desk import Desk
from flexdesk.domain.card_codes import ConsentEnd
from flexdesk.domain.card_entities import CardVersion, Consent


class CardState(StrEnum):
    """How far a card, or a version of it, is."""

    INGEN = "ikke_begyndt"
    KLADDE = "kladde"
    MANGLER = "mangler_samtykke"
    VENTER = "venter_paa_underskrift"
    GODKENDT = "godkendt"
    UDLEVERET = "udleveret"
    UDLOEBER = "udloeber_snart"
    UDLOEBET = "udloebet"
    TRUKKET = "trukket_tilbage"
    AFLOEST = "afloest"


STATES: dict[CardState, str] = {
    CardState.INGEN: "Ikke begyndt",
    CardState.KLADDE: "Kladde",
    CardState.MANGLER: "Mangler samtykke",
    CardState.VENTER: "Venter på underskrift",
    CardState.GODKENDT: "Må udleveres",
    CardState.UDLEVERET: "Udleveret",
    CardState.UDLOEBER: "Udløber snart",
    CardState.UDLOEBET: "Udløbet",
    CardState.TRUKKET: "Trukket tilbage",
    CardState.AFLOEST: "Afløst",
}
"""What each state is called, in the order of a card's life."""

NEUTRAL, GOOD, LOOK, BAD = "muted", "accent", "amber", "danger"
TONES: dict[CardState, str] = {
    CardState.INGEN: NEUTRAL,
    CardState.KLADDE: NEUTRAL,
    CardState.MANGLER: LOOK,
    CardState.VENTER: LOOK,
    CardState.GODKENDT: GOOD,
    CardState.UDLEVERET: GOOD,
    CardState.UDLOEBER: LOOK,
    CardState.UDLOEBET: BAD,
    CardState.TRUKKET: BAD,
    CardState.AFLOEST: NEUTRAL,
}
"""How each state is to be taken; the words say it too."""


def ends_on(consents: Iterable[Consent], on: dt.date) -> dt.date | None:
    """Return the last day of the consent in force that lasts longest, None when none is."""
    days = (row.valid_until for row in consents if is_in_force(row, on))
    return max((day for day in days if day is not None), default=None)


def card_state(
    desk: Desk,
    index: CardIndex,
    citizen: str,
    on: dt.date,
    *,
    has_draft: bool,
    soon_days: int | None = None,
) -> CardState:
    """Return how far the card of a citizen is: its newest version, else a draft, else nothing.

    Who asks about many gives `soon_days`, the rule's days before a last day, read once.
    """
    version = index.newest(citizen)
    if version is not None:
        return version_state(desk, index, version, on, soon_days)
    return CardState.KLADDE if has_draft else CardState.INGEN


def version_state(
    desk: Desk, index: CardIndex, version: CardVersion, on: dt.date, soon_days: int | None = None
) -> CardState:
    """Return how far a version is on a day; an older one has been taken over by the newer."""
    newest = index.newest(version.citizen)
    if newest is not None and newest.id != version.id:
        return CardState.AFLOEST
    consents = index.consents_for(version)
    until = ends_on(consents, on)
    if until is not None:
        soon = expiring_days(desk, on) if soon_days is None else soon_days
        if (until - on).days <= soon:
            return CardState.UDLOEBER
        rows = index.hand_outs.get(version.citizen, ())
        given = any(row.recalled_on is None and row.version == version.id for row in rows)
        return CardState.UDLEVERET if given else CardState.GODKENDT
    return _without(consents, on)


def waiting(consents: Iterable[Consent], on: dt.date) -> tuple[Consent, ...]:
    """Return the consents that are prepared and neither signed, taken back nor past already."""
    return tuple(
        row
        for row in consents
        if row.withdrawn_on is None
        and (row.signed_on is None or row.signed_on > on)
        and (row.valid_until is None or on <= row.valid_until)
    )


def _without(consents: tuple[Consent, ...], on: dt.date) -> CardState:
    """Return the state of a version that no consent in force covers."""
    if waiting(consents, on):
        return CardState.VENTER
    told = [row for row in consents if row.signed_on and row.withdrawn_how not in _NO_END]
    if not told:
        return CardState.MANGLER
    last = max(told, key=lambda row: (row.withdrawn_on or row.valid_until or on, row.id))
    return CardState.TRUKKET if last.withdrawn_on is not None else CardState.UDLOEBET


_NO_END = frozenset({ConsentEnd.FEJL.value, ConsentEnd.AFLOEST.value})
"""Ends that say nothing of the citizen's will."""
