"""The permit: nobody draws a card without one, and only a valid consent makes one.

A permit says for whom, by which channel, with which sections and until when a version may leave the
house. It can only be made by `permit_of`, which refuses with the reason. Days are inclusive.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from flexdesk.base.errors import UserError
from flexdesk.domain.card_codes import (
    CARD_LABELS,
    NAMED_ONLY,
    CardChannel,
    ConsentEnd,
    RecipientKind,
    Recipients,
    Section,
)
from flexdesk.domain.card_entities import Consent
from flexdesk.domain.codes import Sector
from flexdesk.domain.kandidatkort import CardContent, content_hash, grown

_SEAL = object()

PLACE_NAMES = frozenset({Section.OMRAADE})
"""What names a place: a citizen with a protected address never has it on a card."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who is to have the card: a workplace with its sector, or the citizen herself."""

    kind: str
    workplace: str = ""
    sector: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: a version's content, for whom, by which channel, on which day."""

    content: CardContent
    recipient: Recipient
    channel: str
    day: dt.date
    anonymous: bool = False
    given_on: dt.date | None = None
    """When it was given, if that was before `day`: the same consent must have held then."""

    @property
    def first_day(self) -> dt.date:
        """The earliest day on which the consent must hold."""
        return min(self.day, self.given_on or self.day)


@dataclass(frozen=True, slots=True)
class Holder:
    """What about the citizen decides: a protected address, a closed case."""

    is_protected: bool = False
    is_closed: bool = False


class Permit:
    """The right to draw one version for one recipient; made by `permit_of` and nobody else."""

    __slots__ = ("anonymous", "channel", "consent", "day", "recipient", "sections", "valid_until")

    def __init__(
        self, seal: object, consent: Consent, asked: Asked, sections: frozenset[str]
    ) -> None:
        if seal is not _SEAL:
            raise TypeError("a permit is made by permit_of")
        if consent.valid_until is None:
            raise TypeError("a permit needs a last day")
        self.consent = consent.id
        self.recipient = asked.recipient
        self.channel = asked.channel
        self.day = asked.day
        self.sections = sections
        self.anonymous = asked.anonymous or Section.NAVN.value not in sections
        self.valid_until = consent.valid_until


def permit_of(
    asked: Asked,
    consents: Iterable[tuple[Consent, CardContent]],
    holder: Holder,
) -> Permit:
    """Return the permit, by the consent that covers what is asked and lasts longest.

    `consents` come with the content of the version each is bound to.

    What a permit shows is what the consent names, nothing wider: no name, no picture when the card
    is anonymous, no place when the address is protected. A citizen herself may have her card on
    any valid consent, by a channel it names.

    Raises:
        UserError: `card.no_consent`, `card.not_signed`, `card.no_last_day`, `card.not_yet`,
            `card.expired`, `card.withdrawn`, `card.grown`, `card.other_content`,
            `card.wrong_recipient`, `card.sector_unknown`, `card.wrong_channel`,
            `card.protected`, `card.closed`: what stopped the consent that came furthest.
    """
    if holder.is_closed:
        raise UserError("card.closed")
    refused: list[tuple[int, dt.date, UserError]] = []
    covering: list[Consent] = []
    for consent, content in consents:
        stopped = _stopped(_Case(asked, consent, content, holder))
        if stopped is None:
            covering.append(consent)
        else:
            refused.append((stopped[0], consent.valid_until or dt.date.min, stopped[1]))
    if covering:
        best = max(covering, key=_reach)
        return Permit(_SEAL, best, asked, _sections(best, asked, holder))
    if not refused:
        raise UserError("card.no_consent")
    raise max(refused, key=lambda one: one[:2])[2]


def codes_of(value: object) -> tuple[str, ...]:
    """Return the codes of a list that JSON holds (sections, channels); nothing for another shape.

    A text is no list: its letters would be read as codes.
    """
    return tuple(str(code) for code in value) if isinstance(value, list | tuple) else ()


def covered_words(consent: Consent) -> str:
    """Return whom a consent covers, inside a sentence; a workplace is not named."""
    return _COVERED.get(consent.recipients, "ingen")


_COVERED = {
    Recipients.ARBEJDSPLADS.value: "én bestemt arbejdsplads",
    Recipients.KOMMUNALE.value: "kommunale arbejdspladser",
    Recipients.ALLE.value: "alle arbejdspladser",
    Recipients.BORGER.value: "borgeren selv",
}


@dataclass(frozen=True, slots=True)
class _Case:
    """One consent held against what is asked."""

    asked: Asked
    consent: Consent
    content: CardContent
    holder: Holder


_Stop = Callable[[_Case], UserError | None]


def _stopped(case: _Case) -> tuple[int, UserError] | None:
    """Return how far the consent came and what stopped it, or None when it covers."""
    for stage, stop in enumerate(_STOPS):
        error = stop(case)
        if error is not None:
            return stage, error
    return None


def _says_nothing(case: _Case) -> UserError | None:
    """A consent to no section is a yes to nothing."""
    return None if _named(case.consent) else UserError("card.no_consent")


def _not_signed(case: _Case) -> UserError | None:
    return UserError("card.not_signed") if case.consent.signed_on is None else None


def _no_last_day(case: _Case) -> UserError | None:
    return UserError("card.no_last_day") if case.consent.valid_until is None else None


def _withdrawn(case: _Case) -> UserError | None:
    """Gone from `withdrawn_on` on; one that was a mistake was never given, on no day."""
    gone = case.consent.withdrawn_on
    if gone is None:
        return None
    if case.asked.day < gone and case.consent.withdrawn_how != ConsentEnd.FEJL:
        return None
    return UserError("card.withdrawn", day=gone)


def _not_yet(case: _Case) -> UserError | None:
    signed = case.consent.signed_on
    early = signed is not None and case.asked.first_day < signed
    return UserError("card.not_yet", day=signed) if early else None


def _expired(case: _Case) -> UserError | None:
    last = case.consent.valid_until
    late = last is not None and case.asked.day > last
    return UserError("card.expired", day=last) if late else None


def _wrong_recipient(case: _Case) -> UserError | None:
    """The sector is judged by the next stop: a workplace without one may yet be municipal."""
    to, consent = case.asked.recipient, case.consent
    if to.kind == RecipientKind.BORGER:
        covered = consent.recipients in tuple(Recipients)
    elif to.kind != RecipientKind.ARBEJDSPLADS:
        covered = False
    else:
        covered = (
            consent.recipients == Recipients.ALLE
            or (consent.recipients == Recipients.KOMMUNALE and to.sector in {"", Sector.KOMMUNAL})
            or (
                consent.recipients == Recipients.ARBEJDSPLADS
                and bool(to.workplace)
                and consent.workplace == to.workplace
            )
        )
    return None if covered else UserError("card.wrong_recipient", recipients=covered_words(consent))


def _sector_unknown(case: _Case) -> UserError | None:
    to = case.asked.recipient
    open_sector = (
        to.kind == RecipientKind.ARBEJDSPLADS
        and case.consent.recipients == Recipients.KOMMUNALE
        and not to.sector
    )
    return UserError("card.sector_unknown") if open_sector else None


def _wrong_channel(case: _Case) -> UserError | None:
    allowed = codes_of(case.consent.channels)
    if case.asked.channel in allowed:
        return None
    words = {str(code): text.lower() for code, text in CARD_LABELS[CardChannel].items()}
    told = tuple(words[code] for code in allowed if code in words)
    asked = words.get(case.asked.channel, "–")
    return UserError("card.wrong_channel", channel=asked, channels=told)


def _grown(case: _Case) -> UserError | None:
    """Bound to the content: what she read when she said yes, whatever the row points to now."""
    if content_hash(case.content) != case.consent.content_hash:
        return UserError("card.other_content")
    new = grown(case.content, case.asked.content)
    if not new:
        return None
    sections = dict.fromkeys(CARD_LABELS[Section][Section(section)] for section, _ in new)
    return UserError("card.grown", count=len(new), sections=tuple(sections))


def _protected(case: _Case) -> UserError | None:
    named = not case.asked.anonymous and Section.NAVN in _named(case.consent)
    return UserError("card.protected") if case.holder.is_protected and named else None


_STOPS: tuple[_Stop, ...] = (
    _says_nothing,
    _not_signed,
    _no_last_day,
    _withdrawn,
    _not_yet,
    _expired,
    _wrong_recipient,
    _sector_unknown,
    _wrong_channel,
    _grown,
    _protected,
)
"""In this order, because the one that came furthest tells best what to do."""


def _named(consent: Consent) -> frozenset[str]:
    """Return the sections that the consent names and a card knows."""
    told = codes_of(consent.sections)
    return frozenset(section.value for section in Section if section.value in told)


def _sections(consent: Consent, asked: Asked, holder: Holder) -> frozenset[str]:
    sections = _named(consent)
    if asked.anonymous or Section.NAVN not in sections:
        sections -= NAMED_ONLY
    if holder.is_protected:
        sections -= PLACE_NAMES
    return sections


def _reach(consent: Consent) -> tuple[dt.date, int, dt.date, str]:
    """The longest; of equals the one that shows most, then the newest."""
    return (
        consent.valid_until or dt.date.min,
        len(_named(consent)),
        consent.signed_on or dt.date.min,
        consent.id,
    )
