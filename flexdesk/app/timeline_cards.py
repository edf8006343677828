"""What the kandidatkort says in the timeline of a citizen: versions, consents, cards given."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from flexdesk.app import timeline_entry as to
from flexdesk.app.timeline_entry import TimelineEntry, entry
from flexdesk.base.numbers import format_day
from flexdesk.domain.card_codes import (
    CardChannel,
    ConsentEnd,
    ConsentHow,
    RecallHow,
    RecipientKind,
    Recipients,
    Sight,
)
from flexdesk.domain.card_entities import Consent, HandOut
from flexdesk.domain.labels import label

if TYPE_CHECKING:
    from flexdesk.app.citizen_file import CitizenFile


_MADE, _GIVEN, _OUT, _ENDED, _BACK = range(5)
"""Of one day what follows stands above what it follows from."""


def card_entries(file: "CitizenFile") -> Iterator[TimelineEntry]:
    """Yield that a version was made, what was consented to, and where cards went and came back."""
    numbers = {row.id: row.number for row in file.card_versions}
    for row in file.card_versions:
        title = f"Kandidatkort: version {row.number}"
        yield _entry(row.id, "card_version", title, row.text, row.day, row.by, _MADE)
    for consent in file.consents:
        yield from _consent(file, consent, numbers.get(consent.version, 0))
    for given in file.hand_outs:
        yield from _hand_out(file, given, numbers.get(given.version, 0))


def _consent(file: "CitizenFile", row: Consent, number: int) -> Iterator[TimelineEntry]:
    whom = _covers(file, row)
    if row.signed_on is not None:
        until = f"til og med {format_day(row.valid_until)}" if row.valid_until else ""
        how = label(row.how, ConsentHow).lower() if row.how else ""
        words = _joined(whom, f"version {number}" if number else "", until, how)
        yield _entry(row.id, "consent", "Samtykke givet", words, row.signed_on, row.by, _GIVEN)
    else:
        yield _entry(row.id, "consent", "Samtykke forberedt", whom, row.made_on, row.by, _GIVEN)
    if row.withdrawn_on is not None:
        why = label(row.withdrawn_how, ConsentEnd) if row.withdrawn_how else ""
        is_hers = row.withdrawn_how in {"", ConsentEnd.BORGER}
        title = "Samtykke trukket tilbage" if is_hers else "Samtykke ophørt"
        words = _joined(whom, "" if is_hers else why[:1].lower() + why[1:])
        yield _entry(f"{row.id}:end", "consent", title, words, row.withdrawn_on, row.by, _ENDED)


def _hand_out(file: "CitizenFile", row: HandOut, number: int) -> Iterator[TimelineEntry]:
    whom = _to(file, row)
    words = _joined(
        f"version {number}" if number else "",
        label(row.channel, CardChannel).lower() if row.channel else "",
        "anonymt" if row.sight == Sight.ANONYM else "",
        f"til {row.person}" if row.person else "",
    )
    title = f"Kandidatkort udleveret: {whom}"
    yield _entry(row.id, "hand_out", title, words, row.day, row.by, _OUT)
    if row.asked_back_on is not None:
        title = f"Kandidatkort kaldt hjem: {whom}"
        yield _entry(f"{row.id}:asked", "hand_out", title, "", row.asked_back_on, row.by, _ENDED)
    if row.recalled_on is not None:
        how = label(row.recalled_how, RecallHow) if row.recalled_how else "Kortet er hjemme"
        yield _entry(
            f"{row.id}:back", "hand_out", f"Kandidatkort: {whom}", _joined(how, row.text),
            row.recalled_on, row.by, _BACK,
        )  # fmt: skip


def _entry(
    key: str, entity: str, title: str, text: str, day: dt.date, by: str, rank: int
) -> TimelineEntry:
    return entry(
        key, entity, kind="card", group=to.CARDS, title=title, text=text, day=day, about=by,
        rank=rank,
    )  # fmt: skip


def _covers(file: "CitizenFile", row: Consent) -> str:
    if row.recipients == Recipients.ARBEJDSPLADS:
        return file.index.workplace_name(row.workplace) or label(row.recipients, Recipients).lower()
    return label(row.recipients, Recipients).lower() if row.recipients else ""


def _to(file: "CitizenFile", row: HandOut) -> str:
    if row.recipient == RecipientKind.BORGER:
        return "borgeren selv"
    return file.index.workplace_name(row.workplace) or "arbejdsplads"


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
