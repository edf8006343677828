"""The working card: a draft in the store, by citizen; in neither log nor undo.

What is shown is the draft that was typed, else the newest version, else what the register knows.
"""

import json
from contextlib import suppress
from dataclasses import dataclass

from flexdesk.app.card_prefill import contact_of, start_content
from flexdesk.app.desk import Desk
from flexdesk.app.lookups import get_citizen
from flexdesk.base.errors import EnvironmentFaultError, UserError
from flexdesk.domain.card_entities import CardVersion
from flexdesk.domain.card_limits import LEAST_HOURS, MOST_HOURS, too_much
from flexdesk.domain.kandidatkort import (
    CardContact,
    CardContent,
    Override,
    from_value,
    to_value,
)
from flexdesk.domain.labels import label

KEY = "card:"
_MADE = "card-made:"
"""What the newest version was made of: shown again when that version is undone."""


@dataclass(frozen=True, slots=True)
class CardDraft:
    """The card as it is worked on.

    `number` is the newest version's, 0 when there is none; `is_typed` says that a draft is kept,
    `is_new` that there is no version yet.
    """

    content: CardContent
    overrides: tuple[Override, ...]
    number: int
    is_typed: bool
    is_new: bool

    def __repr__(self) -> str:
        """Show the number only: the rest is a citizen's."""
        return f"CardDraft({self.number})"


@dataclass(frozen=True, slots=True)
class TypedCard:
    """What was typed and is no version yet."""

    content: CardContent
    overrides: tuple[Override, ...] = ()

    def __repr__(self) -> str:
        """Show nothing of it: all of it is a citizen's."""
        return "TypedCard()"


def card_draft(desk: Desk, citizen_id: str) -> CardDraft:
    """Return the card as it is worked on.

    Raises:
        UserError: `citizen.unknown`.
    """
    get_citizen(desk.store.reads, citizen_id)
    newest = newest_version(desk, citizen_id)
    number = _number(newest)
    typed = _read(desk.store.draft(KEY + citizen_id)) or _undone(desk, citizen_id, number)
    shown = typed or _base(desk, citizen_id, newest)
    return CardDraft(shown.content, shown.overrides, number, typed is not None, newest is None)


def save_card_draft(
    desk: Desk, citizen_id: str, content: CardContent, overrides: tuple[Override, ...] = ()
) -> None:
    """Keep the card as it is typed; what says nothing new is forgotten.

    Raises:
        UserError: `citizen.unknown`.
        EnvironmentFaultError: `disk.full`.
    """
    get_citizen(desk.store.reads, citizen_id)
    typed = TypedCard(content, tuple(overrides))
    if typed == _base(desk, citizen_id, newest_version(desk, citizen_id)):
        drop_card_draft(desk, citizen_id)
    else:
        desk.store.save_draft(KEY + citizen_id, _told(typed))


def drop_card_draft(desk: Desk, citizen_id: str) -> None:
    """Throw the draft away, and what an undone version was made of."""
    desk.store.drop_draft(KEY + citizen_id)
    if _made_number(desk, citizen_id) > _number(newest_version(desk, citizen_id)):
        desk.store.drop_draft(_MADE + citizen_id)


def draft_became(
    desk: Desk, citizen_id: str, number: int, content: CardContent, overrides: tuple[Override, ...]
) -> None:
    """Forget the draft, since a version was made of it; undo of the version brings it back."""
    told = {"number": number, **json.loads(_told(TypedCard(content, tuple(overrides))))}
    with suppress(EnvironmentFaultError):  # the version is made, whatever becomes of the draft
        desk.store.save_draft(_MADE + citizen_id, json.dumps(told, ensure_ascii=False))
        desk.store.drop_draft(KEY + citizen_id)


def typed_drafts(desk: Desk) -> dict[str, TypedCard]:
    """Return every card that was typed and is no version yet, by citizen."""
    found = {
        key.removeprefix(KEY): _read(text)
        for key, text in desk.store.reads.drafts()
        if key.startswith(KEY)
    }
    return {citizen: typed for citizen, typed in found.items() if typed is not None}


def newest_version(desk: Desk, citizen_id: str) -> CardVersion | None:
    """Return the version with the highest number, None when there is none."""
    rows = desk.store.reads.load("card_version", citizen=citizen_id)
    versions = [row for row in rows if isinstance(row, CardVersion)]
    return max(versions, key=lambda row: row.number, default=None)


def overrides_of(value: object) -> tuple[Override, ...]:
    """Read kept findings from JSON, such as a version's; what has another shape is left out."""
    rows = value if isinstance(value, list | tuple) else ()
    names = ("section", "rule", "text", "reason")
    return tuple(
        Override(*(str(row.get(name) or "") for name in names))
        for row in rows
        if isinstance(row, dict)
    )


def overrides_value(overrides: tuple[Override, ...]) -> list[dict[str, str]]:
    """Return kept findings as JSON holds them."""
    return [
        {"section": kept.section, "rule": kept.rule, "text": kept.text, "reason": kept.reason}
        for kept in overrides
    ]


def _number(version: CardVersion | None) -> int:
    return version.number if version is not None else 0


def _undone(desk: Desk, citizen_id: str, newest: int) -> TypedCard | None:
    """Return what a version was made of that is no longer there, None when all are."""
    if _made_number(desk, citizen_id) <= newest:
        return None
    return _read(desk.store.draft(_MADE + citizen_id))


def _made_number(desk: Desk, citizen_id: str) -> int:
    text = desk.store.draft(_MADE + citizen_id)
    return int(json.loads(text)["number"]) if text else 0


def _base(desk: Desk, citizen_id: str, newest: CardVersion | None) -> TypedCard:
    if newest is None:
        return TypedCard(start_content(desk, citizen_id))
    content = from_value(newest.content)
    return TypedCard(content, overrides_of(newest.overrides))


def _told(typed: TypedCard) -> str:
    value = {
        "text": typed.content.headline or typed.content.about or "Kandidatkort",
        "content": to_value(typed.content),
        "overrides": overrides_value(typed.overrides),
    }
    # half a sign, as a broken paste leaves it, cannot be kept
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "ignore").decode("utf-8")


def _read(text: str) -> TypedCard | None:
    """Return what a draft holds, None when it holds nothing that can be read."""
    try:
        raw = json.loads(text) if text else None
        if not isinstance(raw, dict):
            return None
        return TypedCard(from_value(raw.get("content")), overrides_of(raw.get("overrides")))
    except ValueError:
        return None


def newer_contact(desk: Desk, citizen_id: str, content: CardContent) -> CardContact | None:
    """Return what the contact box should say now, None when it says so already."""
    now = contact_of(desk, citizen_id)
    return now if now != content.contact and (now.phone or now.email) else None


def refuse_too_much(content: CardContent) -> None:
    """Refuse a card with more in a field than it holds, before a version is made of it.

    Raises:
        UserError: `card.too_long`, `card.too_many`, `card.hours`.
    """
    for found in too_much(content):
        code = "card.too_many" if found.is_lines else "card.too_long"
        name = label(found.section) if found.section is not None else "Kontakt"
        raise UserError(code, field=name, length=found.length, limit=found.limit)
    known = [hours for hours in (content.hours_from, content.hours_to) if hours is not None]
    if known != sorted(known) or not all(LEAST_HOURS <= hours <= MOST_HOURS for hours in known):
        raise UserError("card.hours", least=int(LEAST_HOURS), most=int(MOST_HOURS))
