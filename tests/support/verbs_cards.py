"""The actions on kandidatkort: versions, consents, cards handed out and called back."""

import datetime as dt
import io
from dataclasses import asdict, replace
from typing import Any

from flexdesk.app import (
    card_consents,
    card_hand_outs,
    card_photo,
    card_recalls,
    card_versions,
    consultant_contact,
)
from flexdesk.app.card_consents import ConsentTyped
from flexdesk.app.card_hand_outs import HandOutWish
from flexdesk.app.card_photo import Crop
from flexdesk.domain.card_codes import CardChannel, Recipients, Section
from flexdesk.domain.kandidatkort import CardContent, Override, content_hash, to_value
from tests.support.cards import usual_content
from tests.support.desks import DAY, add
from tests.support.verbs import PAST, SOON, UNKNOWN, Given, Verb

UNTIL = DAY + dt.timedelta(days=90)
SECTIONS = [section.value for section in Section]
CHANNELS = [channel.value for channel in CardChannel]


def add_version(
    desk: Any,
    citizen: str,
    content: CardContent,
    number: int = 1,
    on: dt.date = PAST,
    overrides: tuple[Override, ...] = (),
) -> str:
    """Write a version as it is, without guard or drawing."""
    return add(
        desk, "card_version", citizen=citizen, number=number, day=on, by="KON01",
        content=to_value(content), content_hash=content_hash(content),
        overrides=[asdict(each) for each in overrides],
    )  # fmt: skip


def add_consent(desk: Any, version: str, **values: Any) -> str:
    """Write a consent to everything in a version for everybody, signed unless told otherwise."""
    row = desk.store.reads.get("card_version", version)
    told = {
        "recipients": Recipients.ALLE.value, "sections": SECTIONS, "channels": CHANNELS,
        "made_on": PAST, "signed_on": PAST, "valid_until": UNTIL, "how": "underskrift",
        "purpose": "At finde en plads", **values,
    }  # fmt: skip
    return add(desk, "consent", citizen=row.citizen, version=version,
               content_hash=row.content_hash, **told)  # fmt: skip


def add_hand_out(desk: Any, consent: str, workplace: str | None, **values: Any) -> str:
    """Write that the version of a consent was handed out."""
    row = desk.store.reads.get("consent", consent)
    told = {
        "day": PAST, "recipient": "arbejdsplads" if workplace else "borger", "channel": "papir",
        "sight": "arbejdsgiver", "look": "baand", "size": "a4", "format": "pdf", "language": "da",
        "valid_until": row.valid_until, "by": "KON01", **values,
    }  # fmt: skip
    return add(desk, "hand_out", citizen=row.citizen, version=row.version, consent=consent,
               workplace=workplace, **told)  # fmt: skip


def add_cards(given: Given) -> None:
    """Give the citizen a card with consent, one that is to be signed, and two cards out there."""
    desk, ids = given.desk, given.ids
    ids["card"] = add_version(desk, given.citizen, usual_content())
    ids["consent"] = add_consent(desk, ids["card"])
    ids["unsigned"] = add_consent(
        desk, ids["card"], signed_on=None, how="", recipients="arbejdsplads", workplace=ids["place"]
    )
    ids["given"] = add_hand_out(desk, ids["consent"], ids["place"])
    ids["back"] = add_hand_out(
        desk, ids["consent"], ids["place"], recalled_on=DAY, recalled_how="returneret"
    )


def _changed() -> CardContent:
    return replace(usual_content(), headline="Søger fleksjob i en kantine med faste kolleger.")


def _wish(given: Given, **values: Any) -> HandOutWish:
    return HandOutWish(given.card, workplace=given.place, **values)


def _typed(**values: Any) -> ConsentTyped:
    told = {
        "sections": tuple(SECTIONS), "recipients": "alle", "channels": ("papir",),
        "valid_until": UNTIL, **values,
    }  # fmt: skip
    return ConsentTyped(**told)


def _picture() -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (700, 700), (40, 90, 120)).save(out, "JPEG")
    return out.getvalue()


CARDS = (
    Verb("card.version",
         lambda g: card_versions.make_version(g.desk, g.citizen, _changed(), text="Ny overskrift"),
         lambda g: card_versions.make_version(g.desk, g.citizen, CardContent())),
    Verb("photo.keep",
         lambda g: card_photo.keep_photo(g.desk, g.citizen, _picture(), Crop(0, 0, 650)),
         lambda g: card_photo.keep_photo(g.desk, g.citizen, b"intet billede", Crop(0, 0, 650))),
    Verb("consultant.contact",
         lambda g: consultant_contact.set_contact(g.desk, "KON02", "70303030", "k@jc.example", ""),
         lambda g: consultant_contact.set_contact(g.desk, "KON02", "ring", "", ""),
         is_of_nobody=True),
)  # fmt: skip
"""Every action on cards that can be undone."""

CARDS_FIXED = {
    "card.hand_out": lambda g: card_hand_outs.hand_out(g.desk, _wish(g)).done,
    "card.ask_back": lambda g: card_recalls.ask_back(g.desk, [g.given]),
    "card.recalled": lambda g: card_recalls.recalled(g.desk, g.given, DAY, "destrueret"),
    "consent.prepare": lambda g: card_consents.prepare_consent(g.desk, g.card, _typed()),
    "consent.sign": lambda g: card_consents.sign_consent(g.desk, g.unsigned, DAY, "mundtligt"),
    "consent.give": lambda g: card_consents.give_consent(g.desk, g.card, _typed(), DAY, "digitalt"),
    "consent.withdraw": lambda g: card_consents.withdraw_consent(g.desk, g.consent, DAY, "borger"),
    "consent.drop": lambda g: card_consents.drop_prepared(g.desk, g.unsigned),
}
"""What is said about the world: it is put right by saying something else, not undone."""

CARDS_REFUSED = {
    "card.hand_out": lambda g: card_hand_outs.hand_out(g.desk, _wish(g, sight="intern")),
    "card.ask_back": lambda g: card_recalls.ask_back(g.desk, [g.given, g.back]),
    "card.recalled": lambda g: card_recalls.recalled(g.desk, g.given, SOON, "destrueret"),
    "consent.prepare": lambda g: card_consents.prepare_consent(g.desk, g.card, _typed(sections=())),
    "consent.sign": lambda g: card_consents.sign_consent(g.desk, g.consent, DAY, "mundtligt"),
    "consent.give": lambda g: card_consents.give_consent(
        g.desk, g.card, _typed(), SOON, "digitalt"
    ),
    "consent.withdraw": lambda g: card_consents.withdraw_consent(g.desk, g.consent, SOON, "borger"),
    "consent.drop": lambda g: card_consents.drop_prepared(g.desk, UNKNOWN),
}
"""The same, refused: nothing is written."""
