"""The list of cards: one row for each citizen with a card, a draft, or the step that wants one.

Cheap with thousands of citizens: what stands in a version is not read here.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from flexdesk.app.card_drafts import KEY
from flexdesk.app.card_index import CardIndex, card_index, is_in_force
from flexdesk.app.card_recalls import due
from flexdesk.app.card_state import STATES, TONES, CardState, card_state, ends_on
from flexdesk.app.case_index import CaseIndex, case_index
from flexdesk.app.citizen_rows import step_shown
from flexdesk.app.consent_rows import expiring_days
from flexdesk.app.consultants import consultant_names
from flexdesk.app.desk import Desk
from flexdesk.app.lookups import get_citizen
from flexdesk.app.today_scope import own_initials
from flexdesk.base.danish import fold, sort_key
from flexdesk.base.numbers import format_day
from flexdesk.domain.card_codes import RecipientKind, Recipients
from flexdesk.domain.card_entities import Consent, HandOut
from flexdesk.domain.entities import Citizen

CARD_STEP = "candidate_card"
"""The step of the method at which a card is made."""
_FEW = 2


@dataclass(frozen=True, slots=True)
class CardRow:
    """One citizen's card as the list shows it."""

    citizen: str
    name: str
    candidate_no: str
    consultant: str
    """What the consultant is called."""
    step: str
    state: str
    """A `CardState`."""
    state_text: str
    tone: str
    version: str
    """Id of the newest version, empty when there is none."""
    number: int
    """Of the newest version, 0 when there is none."""
    made_on: dt.date | None
    has_draft: bool
    """Something is typed that is no version yet."""
    until: dt.date | None
    """The last day of the consent in force."""
    recipients: str
    """Whom the consents in force cover: "Kommunale arbejdspladser"."""
    out: int
    """How many cards are with workplaces."""
    out_text: str
    """"2 ude: Skovly, Kantinen"."""
    recalls: int
    """How many of them must come back."""
    is_protected: bool
    haystack: str

    @property
    def sort_name(self) -> str:
        """What the list is ordered by."""
        return sort_key(self.name)

    @property
    def until_text(self) -> str:
        """The last day as it is read, empty when no consent is in force."""
        return format_day(self.until) if self.until else ""

    def who(self, *, is_hidden: bool = False) -> str:
        """Return whose card it is as it may be shown now."""
        return self.candidate_no if is_hidden else self.name

    def __repr__(self) -> str:
        """Show the candidate number only: the rest is a citizen's."""
        return f"CardRow({self.candidate_no})"


@dataclass(frozen=True, slots=True)
class _Around:
    """What is read once for all rows."""

    desk: Desk
    on: dt.date
    cards: CardIndex
    cases: CaseIndex
    typed: frozenset[str]
    recalls: dict[str, int]
    names: dict[str, str]
    soon_days: int
    """So many days before its last day a consent ends soon."""


def card_rows(desk: Desk, on: dt.date, *, mine: bool = False) -> tuple[CardRow, ...]:
    """Return the cards of one's own cases (covered ones too) or of the team, by name.

    A closed case is shown only while a card of it must come back.
    """
    around = _around(desk, on)
    whose = own_initials(desk, on) if mine else frozenset[str]()
    chosen = (around.cases.citizens.get(each) for each in _candidates(around))
    rows = [
        _row(around, citizen)
        for citizen in chosen
        if citizen is not None
        and _is_shown(around, citizen)
        and (not whose or citizen.consultant in whose)
    ]
    return tuple(sorted(rows, key=lambda row: (row.sort_name, row.candidate_no)))


def card_of(desk: Desk, citizen_id: str, on: dt.date) -> CardRow:
    """Return the card of one citizen, also when nothing is written yet.

    Raises:
        UserError: `citizen.unknown`.
    """
    return _row(_around(desk, on), get_citizen(desk.store.reads, citizen_id))


def state_counts(rows: Iterable[CardRow]) -> tuple[tuple[str, str, int], ...]:
    """Return code, name and number of the states there are, in the order of a card's life."""
    counts: dict[str, int] = {}
    for row in rows:
        counts[row.state] = counts.get(row.state, 0) + 1
    return tuple(
        (state.value, name, counts[state.value])
        for state, name in STATES.items()
        if state.value in counts
    )


def filter_cards(rows: Iterable[CardRow], text: str, state: str = "") -> tuple[CardRow, ...]:
    """Return the rows in which all words are found, and of a state when one is named."""
    words = fold(text).split()
    return tuple(
        row
        for row in rows
        if state in {"", row.state} and all(word in row.haystack for word in words)
    )


def _around(desk: Desk, on: dt.date) -> _Around:
    recalls: dict[str, int] = {}
    for recall in due(desk, on):
        recalls[recall.row.citizen] = recalls.get(recall.row.citizen, 0) + 1
    drafts = desk.store.reads.drafts()
    typed = frozenset(key.removeprefix(KEY) for key, _text in drafts if key.startswith(KEY))
    cards, cases = card_index(desk), case_index(desk)
    soon = expiring_days(desk, on)
    return _Around(desk, on, cards, cases, typed, recalls, consultant_names(desk), soon)


def _candidates(around: _Around) -> set[str]:
    at_step = {row.id for row in around.cases.citizens.values() if row.step == CARD_STEP}
    return {*around.cards.versions, *around.typed, *at_step}


def _is_shown(around: _Around, citizen: Citizen) -> bool:
    is_closed = citizen.closed_on is not None and citizen.closed_on <= around.on
    return not is_closed or citizen.id in around.recalls


def _row(around: _Around, citizen: Citizen) -> CardRow:
    cards, on = around.cards, around.on
    version = cards.newest(citizen.id)
    has_draft, soon = citizen.id in around.typed, around.soon_days
    state = card_state(around.desk, cards, citizen.id, on, has_draft=has_draft, soon_days=soon)
    covering = cards.consents_for(version) if version is not None else ()
    held = [row for row in covering if is_in_force(row, on)]
    name = f"{citizen.first_name} {citizen.last_name}".strip()
    out = [row for row in cards.out(citizen.id) if row.recipient != RecipientKind.BORGER]
    told = _out_text(around, out)
    step = step_shown(citizen.step, around.desk.pipeline_of(citizen.program)).label
    recipients = _recipients(around, held)
    return CardRow(
        citizen=citizen.id,
        name=name,
        candidate_no=citizen.candidate_no,
        consultant=around.names.get(citizen.consultant, citizen.consultant),
        step=step,
        state=state.value,
        state_text=STATES[state],
        tone=TONES[state],
        version=version.id if version else "",
        number=version.number if version else 0,
        made_on=version.day if version else None,
        has_draft=citizen.id in around.typed,
        until=ends_on(covering, on),
        recipients=recipients,
        out=len(out),
        out_text=told,
        recalls=around.recalls.get(citizen.id, 0),
        is_protected=citizen.address_protected,
        haystack=fold(f"{name} {citizen.candidate_no} {step} {STATES[state]} {recipients} {told}"),
    )


def _recipients(around: _Around, consents: Iterable[Consent]) -> str:
    names = {
        around.cases.workplace_name(row.workplace) or "Én arbejdsplads"
        if row.recipients == Recipients.ARBEJDSPLADS
        else _COVERED.get(row.recipients, "")
        for row in consents
    }
    return ", ".join(sorted(name for name in names if name))


_COVERED = {
    Recipients.KOMMUNALE.value: "Kommunale arbejdspladser",
    Recipients.ALLE.value: "Alle arbejdspladser",
    Recipients.BORGER.value: "Kun borgeren selv",
}


def _out_text(around: _Around, out: list[HandOut]) -> str:
    if not out:
        return ""
    names = dict.fromkeys(around.cases.workplace_name(row.workplace) for row in reversed(out))
    told = [name for name in names if name]
    more = f" +{len(told) - _FEW}" if len(told) > _FEW else ""
    return f"{len(out)} ude: {', '.join(told[:_FEW])}{more}"


__all__ = [
    "CARD_STEP",
    "CardRow",
    "CardState",
    "card_of",
    "card_rows",
    "filter_cards",
    "state_counts",
]
