"""A line of the ledger as the lists show it: who got the card, how, until when, where it is now."""

import datetime as dt
from dataclasses import dataclass

from flexdesk.app.card_index import CardIndex, card_index, is_out
from flexdesk.app.case_index import CaseIndex, case_index
from flexdesk.app.consultants import consultant_names
from flexdesk.app.desk import Desk
from flexdesk.app.lookups import get_citizen
from flexdesk.base.numbers import format_day
from flexdesk.domain.card_codes import (
    CardChannel,
    CardFormat,
    CardLook,
    CardSize,
    RecallHow,
    RecipientKind,
    Sight,
)
from flexdesk.domain.card_entities import HandOut
from flexdesk.domain.labels import label

THE_CITIZEN = "Borgeren selv"
OUT, ASKED, BACK = "out", "asked", "back"
"""A card is out there, was called back, or that has ended."""
_TONES = {OUT: "accent", ASKED: "amber", BACK: "muted"}


@dataclass(frozen=True, slots=True)
class HandOutRow:
    """One card that left the house."""

    id: str
    citizen: str
    name: str
    candidate_no: str
    version: str
    number: int
    """The number of the version."""
    consent: str
    day: dt.date
    recipient: str
    workplace: str
    """Id of the workplace, empty when the citizen got it."""
    to: str
    """"Børnehuset Skovly", "Borgeren selv"."""
    person: str
    channel: str
    channel_text: str
    sight: str
    sight_text: str
    dress_text: str
    """"Farvebånd, A5, PDF, engelsk"."""
    valid_until: dt.date | None
    state: str
    """`OUT`, `ASKED` or `BACK`."""
    state_text: str
    """"Kaldt hjem 12-09-2016"."""
    tone: str
    asked_back_on: dt.date | None
    recalled_on: dt.date | None
    recalled_how: str
    text: str
    by: str
    """What who handed it out is called."""

    @property
    def is_out(self) -> bool:
        """Whether it is out there."""
        return self.state != BACK

    def who(self, *, is_hidden: bool = False) -> str:
        """Return whose card it is as it may be shown now."""
        return self.candidate_no if is_hidden else self.name

    def __repr__(self) -> str:
        """Show the candidate number only: the rest is a citizen's."""
        return f"HandOutRow({self.candidate_no})"


def hand_outs_of(desk: Desk, citizen_id: str) -> tuple[HandOutRow, ...]:
    """Return the ledger of a citizen's card, the newest first.

    Raises:
        UserError: `citizen.unknown`.
    """
    get_citizen(desk.store.reads, citizen_id)
    return _rows(desk, card_index(desk).hand_outs.get(citizen_id, ()))


def hand_outs_at(desk: Desk, workplace_id: str) -> tuple[HandOutRow, ...]:
    """Return the cards a workplace was given, the newest first."""
    return _rows(desk, card_index(desk).at_workplace.get(workplace_id, ()))


@dataclass(frozen=True, slots=True)
class Ledger:
    """What lines of the ledger are told by, looked up once for all of them."""

    cards: CardIndex
    cases: CaseIndex
    names: dict[str, str]

    @classmethod
    def of(cls, desk: Desk) -> "Ledger":
        """Read it once."""
        return cls(card_index(desk), case_index(desk), consultant_names(desk))

    def row(self, row: HandOut) -> HandOutRow:
        """Return a line of the ledger in words."""
        citizen, version = self.cases.citizens.get(row.citizen), self.cards.by_id.get(row.version)
        state = _state(row)
        return HandOutRow(
            id=row.id,
            citizen=row.citizen,
            name=f"{citizen.first_name} {citizen.last_name}".strip() if citizen else "",
            candidate_no=citizen.candidate_no if citizen else "",
            version=row.version,
            number=version.number if version else 0,
            consent=row.consent,
            day=row.day,
            recipient=row.recipient,
            workplace=row.workplace or "",
            to=given_to(row, self.cases.workplace_name(row.workplace)),
            person=row.person,
            channel=row.channel,
            channel_text=label(row.channel, CardChannel),
            sight=row.sight,
            sight_text=label(row.sight, Sight),
            dress_text=_dress(row),
            valid_until=row.valid_until,
            state=state,
            state_text=_state_text(row),
            tone=_TONES[state],
            asked_back_on=row.asked_back_on,
            recalled_on=row.recalled_on,
            recalled_how=row.recalled_how,
            text=row.text,
            by=self.names.get(row.by, row.by),
        )


def hand_out_row(desk: Desk, row: HandOut) -> HandOutRow:
    """Return one line of the ledger in words."""
    return Ledger.of(desk).row(row)


def given_to(row: HandOut, place: str) -> str:
    """Return whom a card was given to."""
    return THE_CITIZEN if row.recipient == RecipientKind.BORGER else place or "Arbejdsplads"


def _rows(desk: Desk, rows: tuple[HandOut, ...]) -> tuple[HandOutRow, ...]:
    ledger = Ledger.of(desk)
    return tuple(ledger.row(row) for row in reversed(rows))


def _state(row: HandOut) -> str:
    if not is_out(row):
        return BACK
    return ASKED if row.asked_back_on is not None else OUT


def _state_text(row: HandOut) -> str:
    if row.recalled_on is not None:
        return f"{label(row.recalled_how, RecallHow)} {format_day(row.recalled_on)}"
    if row.asked_back_on is not None:
        return f"Kaldt hjem {format_day(row.asked_back_on)}"
    if row.channel == CardChannel.VIST:
        return "Vist på skærm"
    if row.recipient == RecipientKind.BORGER:
        return "Hos borgeren"
    return "Hos arbejdspladsen"


def _dress(row: HandOut) -> str:
    parts = [
        label(row.look, CardLook).partition(",")[0] if row.look else "",
        label(row.size, CardSize) if row.size else "",
        label(row.format, CardFormat) if row.format else "",
        "engelsk" if row.language == "en" else "",
    ]
    return ", ".join(part for part in parts if part)
