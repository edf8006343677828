"""The records of the kandidatkort: versions, consents, and the ledger of hand-outs.

A version is never changed once it is made. Consent and hand-out are facts about the world: they
are not taken back by undo, a consent is withdrawn and a card is called back. Days are inclusive.
"""

import datetime as dt
from dataclasses import dataclass

from flexdesk.domain.entity_fields import CITIZEN, Field, FieldType, text_fields


@dataclass(frozen=True, slots=True)
class CardVersion:
    """One version of a citizen's card; `content` is what `domain.kandidatkort` reads.

    `number` counts from 1 within the citizen; `content_hash` is the hash a consent is bound to;
    `photo` the attachment with the picture; `overrides` are findings of the guard that were kept
    with a reason: objects with section, rule, text and reason. `text` says what is new.
    """

    id: str
    citizen: str
    number: int
    day: dt.date
    content: object
    content_hash: str
    photo: str | None = None
    overrides: object = None
    text: str = ""
    by: str = ""

    def __repr__(self) -> str:
        """Show the id only: the rest is a citizen's."""
        return f"CardVersion({self.id})"


@dataclass(frozen=True, slots=True)
class Consent:
    """What a citizen allowed about one version of her card, bound to its content.

    `made_on` is when it was written down, `signed_on` the day it was given (None: prepared, not
    given yet, and so not valid); valid from `signed_on` to `valid_until`, both days included,
    unless `withdrawn_on` is set (`withdrawn_how` a `ConsentEnd`): from that day it is gone.
    `sections` and `channels` are lists of codes; `recipients` a `Recipients`, with `workplace` when
    it is one. `attachment` is the signed paper.
    """

    id: str
    citizen: str
    version: str
    content_hash: str
    made_on: dt.date
    purpose: str = ""
    sections: object = None
    recipients: str = ""
    workplace: str | None = None
    channels: object = None
    how: str = ""
    signed_on: dt.date | None = None
    valid_until: dt.date | None = None
    attachment: str | None = None
    withdrawn_on: dt.date | None = None
    withdrawn_how: str = ""
    text: str = ""
    by: str = ""

    def __repr__(self) -> str:
        """Show the id only: the rest is a citizen's."""
        return f"Consent({self.id})"


@dataclass(frozen=True, slots=True)
class HandOut:
    """A card that left the house: which version, on which consent, to whom, how.

    `recipient` is a `RecipientKind`, `person` who got it, `sight` arbejdsgiver or anonym,
    `valid_until` what was printed on it. `asked_back_on` is when it was called back,
    `recalled_on` and `recalled_how` (a `RecallHow`) how that ended.
    """

    id: str
    citizen: str
    version: str
    consent: str
    day: dt.date
    recipient: str = ""
    workplace: str | None = None
    person: str = ""
    channel: str = ""
    sight: str = ""
    look: str = ""
    size: str = ""
    format: str = ""
    language: str = ""
    valid_until: dt.date | None = None
    asked_back_on: dt.date | None = None
    recalled_on: dt.date | None = None
    recalled_how: str = ""
    text: str = ""
    by: str = ""

    def __repr__(self) -> str:
        """Show the id only: the rest is a citizen's."""
        return f"HandOut({self.id})"


_VERSION = Field("version", FieldType.TEXT, refers="card_version", required=True)
_ONE_PLACE = Field("workplace", FieldType.TEXT, refers="workplace")

CARD_ENTITIES: dict[str, tuple[type, tuple[Field, ...]]] = {
    "card_version": (
        CardVersion,
        (
            CITIZEN,
            Field("number", FieldType.INT, required=True),
            Field("day", FieldType.DAY, required=True),
            Field("content", FieldType.JSON),
            Field("content_hash", FieldType.TEXT, required=True),
            Field("photo", FieldType.TEXT, refers="attachment"),
            Field("overrides", FieldType.JSON),
            *text_fields("text", "by"),
        ),
    ),
    "consent": (
        Consent,
        (
            CITIZEN,
            _VERSION,
            Field("content_hash", FieldType.TEXT, required=True),
            Field("made_on", FieldType.DAY, required=True),
            *text_fields("purpose"),
            Field("sections", FieldType.JSON),
            *text_fields("recipients"),
            _ONE_PLACE,
            Field("channels", FieldType.JSON),
            *text_fields("how"),
            Field("signed_on", FieldType.DAY),
            Field("valid_until", FieldType.DAY),
            Field("attachment", FieldType.TEXT, refers="attachment"),
            Field("withdrawn_on", FieldType.DAY),
            *text_fields("withdrawn_how", "text", "by"),
        ),
    ),
    "hand_out": (
        HandOut,
        (
            CITIZEN,
            _VERSION,
            Field("consent", FieldType.TEXT, refers="consent", required=True),
            Field("day", FieldType.DAY, required=True),
            *text_fields("recipient"),
            _ONE_PLACE,
            *text_fields("person", "channel", "sight", "look", "size", "format", "language"),
            Field("valid_until", FieldType.DAY),
            Field("asked_back_on", FieldType.DAY),
            Field("recalled_on", FieldType.DAY),
            *text_fields("recalled_how", "text", "by"),
        ),
    ),
}
"""The part of the table of entities that is about the card."""
