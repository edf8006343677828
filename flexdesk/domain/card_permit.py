"""The permit: nobody draws a card without one, and only a valid consent makes one.

A permit says for whom, by which channel, with which sections and until when a version may leave the
house. It can only be made by `permit_of`, which refuses with the reason. Days are inclusive.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from flexdesk.domain.card_codes import Section
from flexdesk.domain.card_entities import Consent
from flexdesk.domain.kandidatkort import CardContent

_SEAL = object()


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

    Raises:
        UserError: `card.no_consent`, `card.not_signed`, `card.not_yet`, `card.expired`,
            `card.withdrawn`, `card.grown`, `card.wrong_recipient`, `card.sector_unknown`,
            `card.wrong_channel`, `card.protected`, `card.closed`: what stopped the consent that
            came furthest.
    """
    raise NotImplementedError
