"""How a consent stands on a day: derived from its days, never stored. Days are inclusive."""

import datetime as dt
from enum import StrEnum

from flexdesk.domain.card_codes import ConsentEnd
from flexdesk.domain.card_entities import Consent


class ConsentState(StrEnum):
    """What a consent is worth on a day."""

    FORBEREDT = "forberedt"
    KOMMENDE = "kommende"
    GAELDER = "gaelder"
    UDLOEBER = "udloeber"
    UDLOEBET = "udloebet"
    TRUKKET = "trukket"
    AFLOEST = "afloest"
    FEJL = "fejl"


HOLDS = frozenset({ConsentState.GAELDER, ConsentState.UDLOEBER})
"""The states in which a card may leave the house."""

_ENDED = {
    ConsentEnd.AFLOEST.value: ConsentState.AFLOEST,
    ConsentEnd.FEJL.value: ConsentState.FEJL,
}


def consent_state(consent: Consent, on: dt.date, soon_days: int | None = None) -> ConsentState:
    """Return how a consent stands on a day; it ends soon so many days before its last day.

    Without `soon_days` nobody asks whether it ends soon. One that was a mistake was never
    given, so no day is its day. Nor does one wait for a signature after its last day.
    """
    if consent.signed_on is None or consent.valid_until is None:
        is_late = consent.valid_until is not None and on > consent.valid_until
        return ConsentState.UDLOEBET if is_late else ConsentState.FORBEREDT
    if consent.withdrawn_how == ConsentEnd.FEJL:
        return ConsentState.FEJL
    if consent.withdrawn_on is not None and on >= consent.withdrawn_on:
        return _ENDED.get(consent.withdrawn_how, ConsentState.TRUKKET)
    if on < consent.signed_on:
        return ConsentState.KOMMENDE
    if on > consent.valid_until:
        return ConsentState.UDLOEBET
    ends_soon = soon_days is not None and (consent.valid_until - on).days <= soon_days
    return ConsentState.UDLOEBER if ends_soon else ConsentState.GAELDER
