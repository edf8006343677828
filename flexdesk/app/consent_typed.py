"""A consent as it is asked for: what is proposed, and how what was typed is read or refused."""

import dataclasses
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from flexdesk.app.card_index import card_index, get_version
from flexdesk.app.card_permits import holder_of
from flexdesk.app.desk import Desk
from flexdesk.app.field_values import one_line
from flexdesk.app.lookups import choice, find_workplace, get_citizen
from flexdesk.base.danish import clean
from flexdesk.base.errors import UserError
from flexdesk.base.ids import new_id
from flexdesk.base.periods import add_months
from flexdesk.domain.card_codes import (
    NAMED_ONLY,
    UNASKED,
    CardChannel,
    ConsentEnd,
    Recipients,
    Section,
)
from flexdesk.domain.card_entities import CardVersion, Consent
from flexdesk.domain.card_permit import PLACE_NAMES, codes_of
from flexdesk.domain.codes import Sector
from flexdesk.domain.entities import Citizen
from flexdesk.domain.kandidatkort import content_hash, from_value, shown_sections

PURPOSE = "At vise arbejdspladser, hvad jeg kan, så de kan sige, om de har opgaver til mig"
"""What a card is for, unless somebody writes it otherwise."""

_LONGEST_PURPOSE, _LONGEST_TEXT = 200, 300
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ConsentTyped:
    """A consent as it is asked for: `workplace` by id or name, when it is one workplace."""

    purpose: str = PURPOSE
    sections: tuple[str, ...] = ()
    recipients: str = ""
    workplace: str = ""
    channels: tuple[str, ...] = ()
    valid_until: dt.date | None = None
    text: str = ""

    def __repr__(self) -> str:
        """Show nothing: the text is a citizen's."""
        return "ConsentTyped()"


def proposed(desk: Desk, version_id: str, on: dt.date) -> ConsentTyped:
    """Return what to ask a citizen for: what the version shows, as she said yes the last time.

    What she left out then is not asked for again by itself, and a consent she took back is no
    model. Nobody with a protected address is asked for name, picture or place.

    Raises:
        UserError: `row.unknown`.

    Source: kandidatkort.consent_months.
    """
    version = get_version(desk.store.reads, version_id)
    citizen = get_citizen(desk.store.reads, version.citizen)
    last = _model(desk, citizen.id)
    months = desk.rules.count("kandidatkort.consent_months", on)
    start = ConsentTyped(
        sections=_open_sections(citizen, version),
        recipients=_usual_recipients(desk, citizen),
        channels=(CardChannel.PAPIR.value, CardChannel.MAIL.value),
        valid_until=add_months(on, months) - _DAY,
    )
    if last is None:
        return start
    declined = _declined(desk, last)
    return dataclasses.replace(
        start,
        purpose=last.purpose or PURPOSE,
        sections=tuple(code for code in start.sections if code not in declined),
        recipients=last.recipients,
        workplace=last.workplace or "",
        channels=codes_of(last.channels),
    )


def longest_until(desk: Desk, start: dt.date) -> dt.date:
    """Return the last day a consent from a day may have.

    Source: kandidatkort.longest_months.
    """
    return add_months(start, desk.rules.count("kandidatkort.longest_months", start)) - _DAY


def _model(desk: Desk, citizen_id: str) -> Consent | None:
    """Return the newest consent that she gave and did not take back."""
    taken = {ConsentEnd.BORGER.value, ConsentEnd.FEJL.value}
    rows = card_index(desk).consents.get(citizen_id, ())
    signed = [(row.signed_on, row.id, row) for row in rows if row.signed_on is not None]
    kept = [each for each in signed if each[2].withdrawn_how not in taken]
    return max(kept, key=lambda each: each[:2])[2] if kept else None


def _declined(desk: Desk, last: Consent) -> frozenset[str]:
    """Return the sections that she was shown and said no to."""
    version = card_index(desk).by_id.get(last.version)
    shown = shown_sections(from_value(version.content)) if version is not None else ()
    said_yes = codes_of(last.sections)
    return frozenset(section.value for section in shown if section.value not in said_yes)


def _usual_recipients(desk: Desk, citizen: Citizen) -> str:
    """Return whom a program places with: a pool for municipal workplaces asks for no more."""
    known = citizen.program if citizen.program in desk.programs else None
    sectors = tuple(desk.program_of(known).sectors)
    is_municipal = sectors == (Sector.KOMMUNAL.value,)
    return (Recipients.KOMMUNALE if is_municipal else Recipients.ALLE).value


def _open_sections(citizen: Citizen, version: CardVersion) -> tuple[str, ...]:
    """Return the sections of a version that she can be asked for."""
    hidden = {*NAMED_ONLY, *PLACE_NAMES} if citizen.address_protected else set()
    shown = shown_sections(from_value(version.content))
    return tuple(s.value for s in shown if s not in UNASKED and s not in hidden)


def read_typed(desk: Desk, version_id: str, typed: ConsentTyped) -> Consent:
    """Return the row a typed consent becomes; nothing is written.

    Raises:
        UserError: `row.unknown`, `consent.*`, `value.unknown`, `text.too_long`.
    """
    version = get_version(desk.store.reads, version_id)
    citizen = get_citizen(desk.store.reads, version.citizen)
    if holder_of(desk, citizen.id).is_closed:
        raise UserError("consent.closed")
    purpose = one_line(typed.purpose)
    if not purpose:
        raise UserError("consent.no_purpose")
    if len(purpose) > _LONGEST_PURPOSE:
        raise UserError("text.too_long", length=len(purpose), limit=_LONGEST_PURPOSE)
    recipients = choice("modtagere", Recipients, typed.recipients)
    return Consent(
        id=new_id(),
        citizen=citizen.id,
        version=version.id,
        content_hash=content_hash(from_value(version.content)),
        made_on=desk.today(),
        purpose=purpose,
        sections=list(_sections(citizen, version, typed.sections)),
        recipients=recipients,
        workplace=_workplace(desk, recipients, typed.workplace),
        channels=list(_channels(typed.channels)),
        valid_until=_last_day(desk, typed.valid_until),
        text=clean(typed.text, _LONGEST_TEXT).strip(),
        by=desk.initials,
    )


def _sections(citizen: Citizen, version: CardVersion, wanted: Iterable[str]) -> tuple[str, ...]:
    """Return the wanted sections that the version shows: a yes to what is not there is none."""
    codes = {choice("felt", Section, code) for code in wanted}
    if citizen.address_protected and codes & {*NAMED_ONLY, *PLACE_NAMES}:
        raise UserError("consent.protected")
    found = tuple(code for code in _open_sections(citizen, version) if code in codes)
    if not found:
        raise UserError("consent.no_sections")
    return found


def _channels(wanted: Iterable[str]) -> tuple[str, ...]:
    codes = {choice("måde", CardChannel, code) for code in wanted}
    if not codes:
        raise UserError("consent.no_channels")
    return tuple(channel.value for channel in CardChannel if channel.value in codes)


def _workplace(desk: Desk, recipients: str, typed: str) -> str | None:
    """Return the one workplace of a consent for one; other consents name none."""
    if recipients != Recipients.ARBEJDSPLADS:
        return None
    if not typed.strip():
        raise UserError("consent.no_workplace")
    found, _name = find_workplace(desk, typed)
    if found is None:
        raise UserError("consent.workplace_unknown")
    return found


def _last_day(desk: Desk, typed: dt.date | None) -> dt.date:
    if typed is None:
        raise UserError("consent.no_last_day")
    if typed < desk.today():
        raise UserError("consent.last_day_past", day=typed)
    _refuse_too_long(desk, desk.today(), typed)
    return typed


def _refuse_too_long(desk: Desk, start: dt.date, last: dt.date) -> None:
    longest = longest_until(desk, start)
    if last > longest:
        months = desk.rules.count("kandidatkort.longest_months", start)
        raise UserError("consent.too_long", months=months, day=longest)
