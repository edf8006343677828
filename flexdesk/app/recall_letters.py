"""Letters that call a card back: one per workplace, the cards by candidate number, nobody named.

A letter never says why: that a consent was withdrawn, an address protected or a case closed is the
citizen's own. The text is to be copied, or put in a file by who sends it.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from flexdesk.app.card_index import CardIndex, card_index, get_hand_out
from flexdesk.app.consultants import consultant_names
from flexdesk.app.desk import Desk
from flexdesk.app.lookups import get_citizen
from flexdesk.base.danish import sort_key
from flexdesk.base.errors import UserError
from flexdesk.base.numbers import format_day_long
from flexdesk.domain.card_codes import CARD_LABELS, CardChannel, RecipientKind
from flexdesk.domain.card_entities import HandOut
from flexdesk.domain.entities import Citizen, Consultant, Workplace


@dataclass(frozen=True, slots=True)
class LetterText:
    """A letter to copy: what it is about, and its words."""

    subject: str
    body: str

    @property
    def text(self) -> str:
        """The whole letter as one text."""
        return f"{self.subject}\n\n{self.body}"


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to one workplace with the hand-outs it is about."""

    workplace: str
    workplace_name: str
    email: str
    hand_outs: tuple[str, ...]
    letter: LetterText


def letter(desk: Desk, hand_out_id: str) -> LetterText:
    """Return the letter that calls one card back.

    Raises:
        UserError: `row.unknown`, `card.not_out`.
    """
    row = get_hand_out(desk.store.reads, hand_out_id)
    if not lies_there(row):
        raise UserError("card.not_out")
    return _letter(desk, card_index(desk), get_citizen(desk.store.reads, row.citizen), (row,))


def letters(desk: Desk, about: str) -> tuple[Letter, ...]:
    """Return the letters of a consent or of a citizen, one per workplace, in order of names.

    Cards that were called back, only shown, or given to the citizen herself need none.

    Raises:
        UserError: `row.unknown` when it is neither.
    """
    index = card_index(desk)
    consent = index.consent_by_id.get(about)
    citizen_id = consent.citizen if consent is not None else about
    citizen = get_citizen(desk.store.reads, citizen_id)
    by_place: dict[str, list[HandOut]] = {}
    for row in index.hand_outs.get(citizen_id, ()):
        if lies_there(row) and (consent is None or row.consent == consent.id):
            by_place.setdefault(row.workplace or "", []).append(row)
    made = [_to_place(desk, index, citizen, place, rows) for place, rows in by_place.items()]
    return tuple(sorted(made, key=lambda each: (sort_key(each.workplace_name), each.workplace)))


def lies_there(row: HandOut) -> bool:
    """Say whether a card lies with a workplace, on paper or in a mailbox, and was not called back.

    What was only shown on a screen left nothing behind, and the citizen may keep her own.
    """
    return (
        row.recipient == RecipientKind.ARBEJDSPLADS
        and row.channel != CardChannel.VIST
        and row.recalled_on is None
    )


def _to_place(
    desk: Desk, index: CardIndex, citizen: Citizen, place: str, rows: list[HandOut]
) -> Letter:
    found = desk.store.reads.get("workplace", place)
    name, email = (found.name, found.email) if isinstance(found, Workplace) else ("", "")
    ids = tuple(row.id for row in rows)
    return Letter(place, name, email, ids, _letter(desk, index, citizen, rows))


def _letter(desk: Desk, index: CardIndex, citizen: Citizen, rows: Iterable[HandOut]) -> LetterText:
    """Return the words; the last day to answer is the rule's number of days from today.

    Source: kandidatkort.recall_days.
    """
    given, number = tuple(rows), citizen.candidate_no or "uden nummer"
    place = desk.store.reads.get("workplace", given[0].workplace or "")
    name = place.name if isinstance(place, Workplace) else ""
    last = desk.today() + _days(desk)
    one = len(given) == 1
    body = "\n\n".join(
        (
            f"Til {name}" if name else "Til arbejdspladsen",
            "\n".join((_OPENING[one], *(f"– {_card(index, row, number)}" for row in given))),
            f"{_MUST_NOT[one]} {_PLEASE[one].format(day=format_day_long(last))}",
            _MAIL if any(row.channel == CardChannel.MAIL for row in given) else _COPIES,
            "Svar gerne kort, når det er gjort. Tak for hjælpen.",
            "\n".join(("Venlig hilsen", *_sender(desk, citizen))),
        )
    )
    return LetterText(f"Kandidatkort {number} kaldes hjem", body)


_OPENING = {
    True: "I har fået dette kandidatkort af os:",
    False: "I har fået disse kandidatkort af os:",
}
_MUST_NOT = {
    True: "Kortet må ikke bruges eller vises mere.",
    False: "Kortene må ikke bruges eller vises mere.",
}
_PLEASE = {
    True: "Aflevér eller destruér det senest {day}.",
    False: "Aflevér eller destruér dem senest {day}.",
}
_MAIL = (
    "Slet også mailen med vedhæftet fil, og slet eller destruér kopier. Har I sendt noget videre,"
    " så bed modtageren gøre det samme."
)
_COPIES = "Destruér også kopier. Har I givet noget videre, så bed modtageren gøre det samme."


def _days(desk: Desk) -> dt.timedelta:
    return dt.timedelta(days=desk.rules.count("kandidatkort.recall_days", desk.today()))


def _card(index: CardIndex, row: HandOut, number: str) -> str:
    version = index.by_id.get(row.version)
    which = f"nr. {number}, version {version.number}" if version else f"nr. {number}"
    labels = {str(code): text.lower() for code, text in CARD_LABELS[CardChannel].items()}
    how = labels.get(row.channel, "")
    given = f"udleveret {format_day_long(row.day)}"
    return ", ".join(part for part in (which, f"{given} {how}".strip()) if part)


def _sender(desk: Desk, citizen: Citizen) -> tuple[str, ...]:
    wanted = citizen.consultant or desk.initials
    names = consultant_names(desk)
    reach: tuple[str, ...] = ()
    for row in desk.store.reads.load("consultant"):
        if isinstance(row, Consultant) and row.initials == wanted:
            reach = (row.phone, row.email)
    unit = desk.team_name or desk.municipality
    return tuple(part for part in (names.get(wanted, desk.user_name), unit, *reach) if part)
