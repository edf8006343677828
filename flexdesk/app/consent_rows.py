"""Consents as finished lines, and what of a card they cover on a day: the band above the card."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from flexdesk.app.card_index import CardIndex, card_index, get_version, is_out
from flexdesk.app.consent_words import (
    STATES,
    TONES,
    channels_text,
    recipients_text,
    section_names,
    statement_words,
)
from flexdesk.app.desk import Desk
from flexdesk.app.lookups import get_citizen
from flexdesk.base.numbers import format_day
from flexdesk.domain.card_codes import UNASKED, ConsentHow
from flexdesk.domain.card_entities import Consent
from flexdesk.domain.card_permit import codes_of, covered_words
from flexdesk.domain.consent_states import HOLDS, ConsentState, consent_state
from flexdesk.domain.entities import Workplace
from flexdesk.domain.kandidatkort import CardContent, from_value, grown, shown_sections
from flexdesk.domain.labels import label

__all__ = [
    "ConsentRow",
    "ConsentState",
    "Coverage",
    "consent_state",
    "consents_of",
    "covers",
    "covers_content",
    "expiring_days",
]

_OPEN = frozenset({ConsentState.FORBEREDT, ConsentState.KOMMENDE, *HOLDS})


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """One consent with everything a list says about it."""

    id: str
    version: str
    number: int
    """The number of the version it was given for."""
    state: ConsentState
    state_text: str
    tone: str
    """Of the pill: muted, accent, amber or danger."""
    recipients: str
    recipients_text: str
    workplace: str
    sections: tuple[str, ...]
    sections_text: str
    channels: tuple[str, ...]
    channels_text: str
    how_text: str
    made_on: dt.date
    signed_on: dt.date | None
    valid_until: dt.date | None
    withdrawn_on: dt.date | None
    days_text: str
    """"Fra 01-09-2026 til og med 30-09-2026", "Trukket tilbage 12-09-2026"."""
    attachment: str
    purpose: str
    text: str
    hand_outs: int
    """How many cards were given on it."""
    out: int
    """How many of them are still out there."""
    can_sign: bool
    can_drop: bool
    """Nobody gave it: it may be taken away."""
    can_withdraw: bool

    def __repr__(self) -> str:
        """Show the id only: the rest is a citizen's."""
        return f"ConsentRow({self.id}, {self.state})"


@dataclass(frozen=True, slots=True)
class Coverage:
    """What of a card a consent covers on a day, in words for the band above it.

    `covered` of `asked` sections; `missing` are those it does not name, `new` what the card says
    that it was not given for. `consent` is empty when there is none.
    """

    text: str
    tone: str
    state: ConsentState | None
    covered: int
    asked: int
    missing: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    consent: str = ""
    until: dt.date | None = None

    @property
    def is_covered(self) -> bool:
        """Whether the card may go to somebody as it stands."""
        return self.state in HOLDS and not self.new

    def __repr__(self) -> str:
        """Show figures only: the statements are a citizen's."""
        return f"Coverage({self.state}, {self.covered}/{self.asked})"


def expiring_days(desk: Desk, on: dt.date) -> int:
    """Return how many days before its last day a consent is said to end soon.

    Source: kandidatkort.expiring_days.
    """
    return desk.rules.count("kandidatkort.expiring_days", on)


def consents_of(desk: Desk, citizen_id: str) -> tuple[ConsentRow, ...]:
    """Return the consents of a citizen: those that hold or wait first, then the newest.

    Raises:
        UserError: `citizen.unknown`.
    """
    get_citizen(desk.store.reads, citizen_id)
    index, on = card_index(desk), desk.today()
    soon = expiring_days(desk, on)
    names = _places(desk, index.consents.get(citizen_id, ()))
    rows = [_row(index, each, on, soon, names) for each in index.consents.get(citizen_id, ())]
    rows.sort(key=lambda row: (row.signed_on or row.made_on, row.id), reverse=True)
    rows.sort(key=lambda row: row.state not in _OPEN)
    return tuple(rows)


def covers(desk: Desk, version_id: str, on: dt.date) -> Coverage:
    """Return what of a version is covered on a day, by the consent that comes furthest.

    Raises:
        UserError: `row.unknown`.
    """
    version = get_version(desk.store.reads, version_id)
    return covers_content(desk, version.citizen, from_value(version.content), on)


def covers_content(desk: Desk, citizen_id: str, content: CardContent, on: dt.date) -> Coverage:
    """Return what of a card is covered on a day, also of one that is being written."""
    index, soon = card_index(desk), expiring_days(desk, on)
    asked = _asked(content)
    best: tuple[tuple[object, ...], Coverage] | None = None
    names = _places(desk, index.consents.get(citizen_id, ()))
    for consent in index.consents.get(citizen_id, ()):
        state = consent_state(consent, on, soon)
        new = _new(index, consent, content)
        row = _coverage(consent, state, asked, new, names)
        rank = (
            state in HOLDS and not new,
            _RANKS[state],
            consent.valid_until or dt.date.min,
            row.covered,
            consent.id,
        )
        if best is None or rank > best[0]:
            best = rank, row
    return best[1] if best else Coverage(_none_text(asked), "amber", None, 0, len(asked), asked)


_RANKS = {
    ConsentState.GAELDER: 6,
    ConsentState.UDLOEBER: 6,
    ConsentState.KOMMENDE: 5,
    ConsentState.FORBEREDT: 4,
    ConsentState.UDLOEBET: 3,
    ConsentState.TRUKKET: 2,
    ConsentState.AFLOEST: 1,
    ConsentState.FEJL: 0,
}


def _asked(content: CardContent) -> tuple[str, ...]:
    return tuple(s.value for s in shown_sections(content) if s not in UNASKED)


def _new(index: CardIndex, consent: Consent, content: CardContent) -> tuple[str, ...]:
    before = index.by_id.get(consent.version)
    is_bound = before is not None and before.content_hash == consent.content_hash
    told = from_value(before.content) if before is not None and is_bound else CardContent()
    return tuple(statement_words(section, text) for section, text in grown(told, content))


def _coverage(
    consent: Consent,
    state: ConsentState,
    asked: tuple[str, ...],
    new: tuple[str, ...],
    names: dict[str, str],
) -> Coverage:
    named = set(codes_of(consent.sections))
    missing = tuple(code for code in asked if code not in named)
    covered = len(asked) - len(missing)
    to = _to(consent, names)
    if state in HOLDS and new:
        text = f"Samtykket {to} dækker ikke det nye på kortet. Spørg borgeren igen."
    else:
        text = _TEXTS[state](consent, to)
        if state in HOLDS and asked:
            text += f" Det dækker {covered} af {len(asked)} afsnit."
        if state in HOLDS and missing:
            text += f" Uden: {', '.join(section_names(missing)).lower()}."
    tone = "amber" if state in HOLDS and new else TONES[state]
    return Coverage(
        text, tone, state, covered, len(asked), missing, new, consent.id, consent.valid_until
    )


def _to(consent: Consent, names: dict[str, str]) -> str:
    place = names.get(consent.workplace or "", "")
    return f"til {place}" if place else f"til {covered_words(consent)}"


def _day(value: dt.date | None) -> str:
    return format_day(value) if value else "–"


_TEXTS: dict[ConsentState, Callable[[Consent, str], str]] = {
    ConsentState.GAELDER: lambda c, to: f"Samtykke {to} gælder til og med {_day(c.valid_until)}.",
    ConsentState.UDLOEBER: lambda c, to: (
        f"Samtykke {to} udløber snart: sidste dag er {_day(c.valid_until)}."
    ),
    ConsentState.KOMMENDE: lambda c, to: f"Samtykke {to} gælder først fra {_day(c.signed_on)}.",
    ConsentState.FORBEREDT: lambda _c, to: (
        f"Samtykket {to} venter på underskrift. Kortet kan ikke udleveres endnu."
    ),
    ConsentState.UDLOEBET: lambda c, _to: (
        f"Samtykket udløb: sidste dag var {_day(c.valid_until)}. Spørg borgeren igen."
        if c.signed_on
        else f"Samtykket blev ikke underskrevet inden {_day(c.valid_until)}. Spørg borgeren igen."
    ),
    ConsentState.TRUKKET: lambda c, _to: (
        f"Samtykket er trukket tilbage fra {_day(c.withdrawn_on)}. Kortet kan ikke udleveres."
    ),
    ConsentState.AFLOEST: lambda _c, _to: "Samtykket er afløst af et nyt. Spørg borgeren igen.",
    ConsentState.FEJL: lambda _c, _to: (
        "Samtykket var registreret ved en fejl. Kortet kan ikke udleveres."
    ),
}


def _none_text(asked: tuple[str, ...]) -> str:
    if not asked:
        return "Kortet er tomt. Skriv det først, og spørg så borgeren om samtykke."
    return "Der er intet samtykke endnu. Kortet kan ikke udleveres, før borgeren har sagt ja."


def _row(
    index: CardIndex, consent: Consent, on: dt.date, soon: int, names: dict[str, str]
) -> ConsentRow:
    state = consent_state(consent, on, soon)
    version = index.by_id.get(consent.version)
    sections, place = codes_of(consent.sections), names.get(consent.workplace or "", "")
    given = [row for row in index.hand_outs.get(consent.citizen, ()) if row.consent == consent.id]
    return ConsentRow(
        id=consent.id,
        version=consent.version,
        number=version.number if version else 0,
        state=state,
        state_text=STATES[state],
        tone=TONES[state],
        recipients=consent.recipients,
        recipients_text=recipients_text(consent, place),
        workplace=consent.workplace or "",
        sections=sections,
        sections_text=", ".join(section_names(sections)),
        channels=codes_of(consent.channels),
        channels_text=channels_text(consent.channels),
        how_text=label(consent.how, ConsentHow) if consent.how else "",
        made_on=consent.made_on,
        signed_on=consent.signed_on,
        valid_until=consent.valid_until,
        withdrawn_on=consent.withdrawn_on,
        days_text=_days_text(consent),
        attachment=consent.attachment or "",
        purpose=consent.purpose,
        text=consent.text,
        hand_outs=len(given),
        out=sum(is_out(row) for row in given),
        can_sign=state is ConsentState.FORBEREDT,
        can_drop=consent.signed_on is None,
        can_withdraw=consent.signed_on is not None and consent.withdrawn_on is None,
    )


def _days_text(consent: Consent) -> str:
    if consent.signed_on is None:
        until = f", skal gælde til og med {_day(consent.valid_until)}"
        return f"Skrevet {format_day(consent.made_on)}{until}"
    days = f"Fra {format_day(consent.signed_on)} til og med {_day(consent.valid_until)}"
    gone = consent.withdrawn_on
    return f"{days} · ophørt {format_day(gone)}" if gone else days


def _places(desk: Desk, consents: tuple[Consent, ...]) -> dict[str, str]:
    ids = {row.workplace for row in consents if row.workplace}
    rows = (desk.store.reads.get("workplace", each) for each in sorted(ids))
    return {row.id: row.name for row in rows if isinstance(row, Workplace)}
