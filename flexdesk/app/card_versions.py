"""Versions of a card: made whole, never changed; each is what a consent can be given for.

A version cannot be made while the guard stops a statement in it. What was kept against the guard's
advice is kept in the version with its reason.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from flexdesk.app.card_drafts import draft_became, refuse_too_much
from flexdesk.app.card_guard import CONTACT, blocking, check_content
from flexdesk.app.card_index import (
    CardIndex,
    card_index,
    content_of,
    get_version,
    is_out,
    overrides_of,
)
from flexdesk.app.card_photo import photo_of
from flexdesk.app.card_state import STATES, TONES, ends_on, version_state
from flexdesk.app.changes import Changes, Done
from flexdesk.app.consultants import consultant_names
from flexdesk.app.desk import Desk
from flexdesk.app.lookups import get_citizen
from flexdesk.app.override_reasons import check_reasons
from flexdesk.base.danish import clean
from flexdesk.base.errors import UserError
from flexdesk.base.ids import new_id
from flexdesk.domain.card_codes import NAMED_ONLY, CardLook, CardSize, Section
from flexdesk.domain.card_entities import CardVersion
from flexdesk.domain.card_permit import PLACE_NAMES
from flexdesk.domain.card_text import cleaned, cleaned_override
from flexdesk.domain.daily_entities import Attachment
from flexdesk.domain.entities import Citizen
from flexdesk.domain.kandidatkort import (
    CardContent,
    Override,
    content_hash,
    from_value,
    shown_sections,
    statements,
    to_value,
)
from flexdesk.domain.labels import label

if TYPE_CHECKING:
    from flexdesk.store.work import UnitOfWork

__all__ = ["VersionRow", "content_of", "get_version", "make_version", "overrides_of", "versions_of"]

_LONGEST = 300
_SAYS_WHO = frozenset({
    Section.OVERSKRIFT, Section.KOMPETENCER, Section.OPGAVER, Section.OM_MIG, Section.ERFARING,
    Section.BEVISER, Section.HENSYN,
})  # fmt: skip
"""One of these a card says at least: a place and a day alone are found in the case by itself."""


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version as the list of versions shows it."""

    id: str
    citizen: str
    number: int
    day: dt.date
    by: str
    """What who made it is called, the initials when nobody has said."""
    text: str
    """What is new in it, in the author's words."""
    is_newest: bool
    state: str
    """A `CardState`."""
    state_text: str
    tone: str
    until: dt.date | None
    """The last day of the consent that covers it longest."""
    consents: int
    hand_outs: int
    out: int
    """How many of them are still out there."""
    kept: int
    """How many findings of the guard were kept with a reason."""
    has_photo: bool

    def __repr__(self) -> str:
        """Show the id only: the rest is a citizen's."""
        return f"VersionRow({self.id})"


def versions_of(desk: Desk, citizen_id: str) -> tuple[VersionRow, ...]:
    """Return the versions of a citizen's card, the newest first.

    Raises:
        UserError: `citizen.unknown`.
    """
    get_citizen(desk.store.reads, citizen_id)
    index, on = card_index(desk), desk.today()
    rows = reversed(index.versions.get(citizen_id, ()))
    return tuple(_row(desk, index, version, on) for version in rows)


def make_version(
    desk: Desk,
    citizen_id: str,
    content: CardContent,
    overrides: Iterable[Override] = (),
    text: str = "",
) -> Done:
    """Make the next version of a citizen's card from what is written; one undo takes it back.

    Findings that were kept are kept with it, those that are no longer there are not. What was
    typed is dropped as a draft once it is a version.

    Raises:
        UserError: `citizen.unknown`, `card.closed`, `card.empty`, `card.protected_version`,
            `card.photo_gone`, `card.blocked`, `card.too_long`, `card.too_many`, `card.hours`,
            `card.overflow`, `card.unchanged`, `text.too_long`.
    """
    citizen = get_citizen(desk.store.reads, citizen_id)
    words = " ".join(clean(text, _LONGEST).split())
    wanted = cleaned(replace(content, candidate_no=citizen.candidate_no))
    _refuse_case(desk, citizen, wanted)
    wanted = _with_photo(desk, citizen_id, wanted)
    refuse_too_much(wanted)
    kept = _kept(desk, citizen_id, wanted, tuple(map(cleaned_override, overrides)))
    _refuse_overflow(desk, wanted)
    row_id, rules = new_id(), sorted({each.rule for each in kept})
    with desk.store.work("card.version", {"kept": len(kept), "rules": rules}) as uow:
        before = _newest(uow, desk, citizen_id)
        _refuse_same(before, wanted, kept)
        values: dict[str, object] = {
            "citizen": citizen_id,
            "number": _next_number(desk, citizen_id, before),
            "day": desk.today(),
            "content": to_value(wanted),
            "content_hash": content_hash(wanted),
            "photo": wanted.photo or None,
            "overrides": [asdict(each) for each in kept],
            "text": words,
            "by": desk.initials,
        }
        uow.insert("card_version", row_id, values)
        tx = uow.tx
    draft_became(desk, citizen_id, int(str(values["number"])), wanted, kept)
    changes = Changes(frozenset({citizen_id}), frozenset({"card_version"}), tx)
    desk.publish(changes)
    return Done(row_id, tx, changes)


def _row(desk: Desk, index: CardIndex, version: CardVersion, on: dt.date) -> VersionRow:
    given = [row for row in index.hand_outs.get(version.citizen, ()) if row.version == version.id]
    covering, newest = index.consents_for(version), index.newest(version.citizen)
    state = version_state(desk, index, version, on)
    return VersionRow(
        id=version.id,
        citizen=version.citizen,
        number=version.number,
        day=version.day,
        by=consultant_names(desk).get(version.by, version.by),
        text=version.text,
        is_newest=newest is not None and newest.id == version.id,
        state=state.value,
        state_text=STATES[state],
        tone=TONES[state],
        until=ends_on(covering, on),
        consents=len(covering),
        hand_outs=len(given),
        out=sum(is_out(row) for row in given),
        kept=len(overrides_of(version)),
        has_photo=bool(version.photo),
    )


def _refuse_case(desk: Desk, citizen: Citizen, content: CardContent) -> None:
    if citizen.closed_on is not None and citizen.closed_on <= desk.today():
        raise UserError("card.closed")
    said = {section for section, _text in statements(content)}
    if not said & _SAYS_WHO:
        raise UserError("card.empty")
    hidden = {*NAMED_ONLY, *PLACE_NAMES} & set(shown_sections(content))
    if citizen.address_protected and hidden:
        names = [label(section, Section).lower() for section in Section if section in hidden]
        raise UserError("card.protected_version", sections=", ".join(names))


def _with_photo(desk: Desk, citizen_id: str, content: CardContent) -> CardContent:
    """Return the content with its picture, if that is still one of the citizen's files."""
    if not content.photo:
        return content
    row = desk.store.reads.get("attachment", content.photo)
    if isinstance(row, Attachment) and row.citizen == citizen_id:
        return content
    if Section.BILLEDE in shown_sections(content):
        raise UserError("card.photo_gone")
    return replace(content, photo="")


def _kept(
    desk: Desk, citizen_id: str, content: CardContent, overrides: tuple[Override, ...]
) -> tuple[Override, ...]:
    """Return the overrides that are about something in the card, or refuse what is stopped."""
    findings = check_content(desk, citizen_id, content, overrides)
    stopping = tuple(blocking(findings))
    if stopping:
        names = dict.fromkeys(_section(each.section) for each in stopping)
        raise UserError("card.blocked", count=len(stopping), sections=", ".join(names))
    kept = dict.fromkeys(each.kept for each in findings if each.kept is not None)
    check_reasons(desk, kept)
    return tuple(kept)


def _refuse_overflow(desk: Desk, content: CardContent) -> None:
    from flexdesk.cards.dress import Dress
    from flexdesk.cards.paper import overflow_of

    has_photo = Section.BILLEDE in shown_sections(content)
    dress = Dress(
        look=CardLook.BAAND,
        size=CardSize.A4,
        number=1,
        issued=desk.today(),
        valid_until=desk.today(),
        municipality=desk.municipality,
        is_example=desk.is_example,
        photo=photo_of(desk, content) if has_photo else None,
    )
    over = tuple(overflow_of(content, dress))
    if over:
        lines, told = max(each.lines for each in over), " ".join(each.text for each in over)
        raise UserError("card.overflow", lines=lines, text=told)


def _section(code: str) -> str:
    """Return what a part of the card is called; the contact box is no section of a consent."""
    return "Kontakt" if code == CONTACT else label(str(code), Section)


def _newest(uow: "UnitOfWork", desk: Desk, citizen_id: str) -> CardVersion | None:
    """Return the newest version, read after the transaction has begun: nobody adds one now."""
    get_citizen(uow, citizen_id)
    rows = desk.store.reads.load("card_version", citizen=citizen_id)
    versions = [row for row in rows if isinstance(row, CardVersion)]
    return max(versions, key=lambda row: row.number, default=None)


def _next_number(desk: Desk, citizen_id: str, newest: CardVersion | None) -> int:
    """Return a number no version has or had: one that was undone may be made again."""
    reads = desk.store.reads
    ever = {row.id for row in reads.load("card_version", citizen=citizen_id)}
    ever |= {row for kind, row in reads.rows_taken_away(citizen_id) if kind == "card_version"}
    return max(newest.number if newest is not None else 0, len(ever)) + 1


def _refuse_same(
    before: CardVersion | None, content: CardContent, kept: tuple[Override, ...]
) -> None:
    if before is None or overrides_of(before) != kept:
        return
    if from_value(before.content) == from_value(to_value(content)):
        raise UserError("card.unchanged", number=before.number)
