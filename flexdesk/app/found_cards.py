"""What looks wrong about kandidatkort: cards that must come back, versions nobody asked about."""

import datetime as dt
from collections.abc import Iterator

from flexdesk.app.card_recalls import WHY
from flexdesk.app.card_state import CardState, version_state
from flexdesk.app.found import Around, Found
from flexdesk.base.numbers import format_day
from flexdesk.domain.entities import Citizen

MUST_COME_BACK, WITHOUT_CONSENT = "card.must_come_back", "card.without_consent"


def of_cards(citizen: Citizen, around: Around) -> Iterator[Found]:
    """Yield the cards of a citizen that must come back, and a version that waits for consent."""
    index, on = around.cards, around.on
    for recall in around.recalls.get(citizen.id, ()):
        row = recall.row
        facts = (("why", recall.why), ("since", recall.since), ("to", row.to),
                 ("asked", row.asked_back_on))  # fmt: skip
        yield Found(MUST_COME_BACK, citizen.id, "hand_out", row.id, facts)
    version = index.newest(citizen.id)
    is_closed = citizen.closed_on is not None and citizen.closed_on <= on
    if version is None or is_closed or version.day + around.card_wait > on:
        return
    if version_state(around.desk, index, version, on) is CardState.MANGLER:
        waits = (("number", version.number), ("day", version.day))
        yield Found(WITHOUT_CONSENT, citizen.id, "card_version", version.id, waits)


def card_words(found: Found) -> str:
    """Return what a line about a card says: where it is and why, or since when it waits."""
    if found.code == WITHOUT_CONSENT:
        return f"Version {found.fact('number')} fra {_day(found.fact('day'))}"
    since, asked = _day(found.fact("since")), _day(found.fact("asked"))
    why = WHY.get(str(found.fact("why") or ""), "")
    parts = [str(found.fact("to") or ""), f"{why} {since}".strip()]
    if asked:
        parts.append(f"kaldt hjem {asked}")
    return " · ".join(part for part in parts if part)


def _day(value: object) -> str:
    return format_day(value) if isinstance(value, dt.date) else ""
