"""The cards by citizen: versions, consents, hand-outs and drafts, read once per state of the store.

What stands in a version is read from its JSON only when somebody asks for it.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from flexdesk.app.desk import Desk
from flexdesk.app.lookups import Gets, get_row
from flexdesk.base.errors import UserError
from flexdesk.domain.card_codes import CardChannel
from flexdesk.domain.card_entities import CardVersion, Consent, HandOut
from flexdesk.domain.card_permit import codes_of
from flexdesk.domain.consent_states import HOLDS, consent_state
from flexdesk.domain.kandidatkort import (
    CardContent,
    Override,
    Statement,
    from_value,
    statements,
)


class OfCitizen(Protocol):
    """A row that belongs to a citizen."""

    @property
    def citizen(self) -> str:
        """The citizen's id."""
        ...


R = TypeVar("R", bound=OfCitizen)


@dataclass(frozen=True, slots=True)
class CardIndex:
    """All rows about cards; versions by number, consents and hand-outs the oldest first."""

    by_id: Mapping[str, CardVersion]
    versions: Mapping[str, tuple[CardVersion, ...]]
    consents: Mapping[str, tuple[Consent, ...]]
    hand_outs: Mapping[str, tuple[HandOut, ...]]
    at_workplace: Mapping[str, tuple[HandOut, ...]]
    consent_by_id: Mapping[str, Consent]
    _said: dict[str, frozenset[Statement]] = field(default_factory=dict, repr=False)

    def newest(self, citizen: str) -> CardVersion | None:
        """Return the newest version of a citizen's card, None when there is none."""
        rows = self.versions.get(citizen, ())
        return rows[-1] if rows else None

    def is_covered(self, version: CardVersion, consent: Consent) -> bool:
        """Say whether a version says nothing that a consent was not given for."""
        if consent.content_hash == version.content_hash:
            return True
        before = self.by_id.get(consent.version)
        if before is None or before.content_hash != consent.content_hash:
            return False
        return self._statements(version) <= self._statements(before)

    def consents_for(self, version: CardVersion) -> tuple[Consent, ...]:
        """Return the consents that cover what a version says, in force or not."""
        rows = self.consents.get(version.citizen, ())
        return tuple(row for row in rows if self.is_covered(version, row))

    def out(self, citizen: str) -> tuple[HandOut, ...]:
        """Return the cards of a citizen that are out there."""
        return tuple(row for row in self.hand_outs.get(citizen, ()) if is_out(row))

    def _statements(self, version: CardVersion) -> frozenset[Statement]:
        if version.id not in self._said:
            self._said[version.id] = statements(from_value(version.content))
        return self._said[version.id]


def card_index(desk: Desk) -> CardIndex:
    """Return the index of the desk's cards, kept until the store changes."""
    return desk.cached("card_index", lambda: _made(desk))


def cards_of(desk: Desk, citizen_id: str) -> CardIndex:
    """Return the index of one citizen's cards: what is asked right after a change to another's."""
    return desk.cached(("cards_of", citizen_id), lambda: _made(desk, citizen_id))


def is_out(row: HandOut) -> bool:
    """Say whether a card is out there: nobody wrote that it came back or was destroyed.

    What was only shown on a screen left nothing behind.
    """
    return row.recalled_on is None and row.channel != CardChannel.VIST


def is_in_force(consent: Consent, on: dt.date) -> bool:
    """Say whether a consent holds on a day: from when it was signed until its last day."""
    return consent_state(consent, on) in HOLDS


def sections_of(consent: Consent) -> frozenset[str]:
    """Return the sections a consent names."""
    return frozenset(codes_of(consent.sections))


def get_version(source: Gets, version_id: str) -> CardVersion:
    """Return a version.

    Raises:
        UserError: `row.unknown`.
    """
    row = get_row(source, "card_version", version_id)
    if not isinstance(row, CardVersion):
        raise UserError("row.unknown", kind="version af kandidatkort")
    return row


def get_hand_out(source: Gets, hand_out_id: str) -> HandOut:
    """Return a line of the ledger.

    Raises:
        UserError: `row.unknown`.
    """
    row = get_row(source, "hand_out", hand_out_id)
    if not isinstance(row, HandOut):
        raise UserError("row.unknown", kind="udlevering")
    return row


def content_of(desk: Desk, version_id: str) -> CardContent:
    """Return what stands in a version.

    Raises:
        UserError: `row.unknown`.
    """
    return from_value(get_version(desk.store.reads, version_id).content)


def overrides_of(version: CardVersion) -> tuple[Override, ...]:
    """Return the findings of the guard that were kept with a reason when a version was made."""
    rows = version.overrides if isinstance(version.overrides, list | tuple) else ()
    names = ("section", "rule", "text", "reason")
    return tuple(
        Override(**{name: str(row.get(name) or "") for name in names})
        for row in rows
        if isinstance(row, Mapping)
    )


def _made(desk: Desk, citizen: str | None = None) -> CardIndex:
    load = desk.store.reads.load
    versions = [r for r in load("card_version", citizen=citizen) if isinstance(r, CardVersion)]
    consents = [r for r in load("consent", citizen=citizen) if isinstance(r, Consent)]
    given = [r for r in load("hand_out", citizen=citizen) if isinstance(r, HandOut)]
    given.sort(key=lambda row: (row.day, row.id))
    places = defaultdict[str, list[HandOut]](list)
    for row in given:
        if row.workplace:
            places[row.workplace].append(row)
    return CardIndex(
        by_id={row.id: row for row in versions},
        versions=_by_citizen(sorted(versions, key=lambda row: row.number)),
        consents=_by_citizen(sorted(consents, key=lambda row: (row.made_on, row.id))),
        hand_outs=_by_citizen(given),
        at_workplace={place: tuple(rows) for place, rows in places.items()},
        consent_by_id={row.id: row for row in consents},
    )


def _by_citizen(rows: Iterable[R]) -> dict[str, tuple[R, ...]]:
    lists = defaultdict[str, list[R]](list)
    for row in rows:
        lists[row.citizen].append(row)
    return {citizen: tuple(found) for citizen, found in lists.items()}
