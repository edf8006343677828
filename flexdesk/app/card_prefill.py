"""What the register knows that a card may say: the first draft of a card, and its contact box."""

from flexdesk.app import card_first_words as words
from flexdesk.app.card_choices import needs
from flexdesk.app.consultants import consultant_names
from flexdesk.app.desk import Desk
from flexdesk.app.lookups import get_citizen
from flexdesk.domain.card_limits import LIMITS
from flexdesk.domain.entities import Citizen, Consultant, Placement, Workplace
from flexdesk.domain.kandidatkort import CardContact, CardContent, Experience
from flexdesk.domain.placement_entities import Support, Terms
from flexdesk.domain.programs import Program

_MUNICIPALITY = " Kommune"
_WITHOUT_GENITIVE = {"Københavns": "København"}
_START = "Efter aftale"


def start_content(desk: Desk, citizen_id: str) -> CardContent:
    """Return a card made from what the register knows; a protected person stays unnamed.

    Raises:
        UserError: `citizen.unknown`.
    """
    citizen = get_citizen(desk.store.reads, citizen_id)
    program = desk.programs.get(citizen.program, desk.program)
    low, high = words.hours(citizen)
    return CardContent(
        name=words.short_name(citizen),
        candidate_no=citizen.candidate_no,
        headline=words.headline(citizen.wanted_work),
        experience=_experience(desk, citizen),
        certificates=words.certificates(citizen, _supports(desk, citizen_id)),
        considerations=considerations(citizen),
        hours_from=low,
        hours_to=high,
        start_text=_START,
        area="" if citizen.address_protected else desk.municipality,
        transport=words.transport(citizen.transport),
        languages=words.languages(citizen.language),
        licence=words.licence(citizen.licence),
        price=words.price(program),
        next_steps=_next_steps(desk, program),
        contact=contact_of(desk, citizen_id),
    )


def considerations(citizen: Citizen) -> tuple[str, ...]:
    """Return the internal skånehensyn as needs of a workplace; what is not understood is left."""
    return tuple(phrase.da for phrase in needs(citizen.skaanehensyn))[
        : LIMITS["considerations"].most
    ]


def contact_of(desk: Desk, citizen_id: str) -> CardContact:
    """Return who an employer calls about a citizen: her consultant, with what is known.

    A citizen nobody has is given whose desk it is.

    Raises:
        UserError: `citizen.unknown`.
    """
    citizen = get_citizen(desk.store.reads, citizen_id)
    initials = citizen.consultant or desk.initials
    row = consultant_of(desk, initials)
    return CardContact(
        name=consultant_names(desk).get(initials, ""),
        title=_title(row),
        unit=_unit(desk),
        phone=row.phone if row is not None else "",
        email=row.email if row is not None else "",
    )


def consultant_of(desk: Desk, initials: str) -> Consultant | None:
    """Return the row of a consultant, None when the team has none of these initials."""
    rows = desk.store.reads.load("consultant")
    found = (row for row in rows if isinstance(row, Consultant) and row.initials == initials)
    return next(found, None) if initials else None


def _experience(desk: Desk, citizen: Citizen) -> tuple[Experience, ...]:
    reads = desk.store.reads
    terms = {
        row.placement: row
        for row in reads.load("terms", citizen=citizen.id)
        if isinstance(row, Terms)
    }
    rows = [
        row for row in reads.load("placement", citizen=citizen.id) if isinstance(row, Placement)
    ]
    stays = [(row, _workplace(desk, row), terms.get(row.id)) for row in rows]
    return words.experience(stays, desk.today(), is_protected=citizen.address_protected)


def _workplace(desk: Desk, placement: Placement) -> Workplace | None:
    row = desk.store.reads.get("workplace", placement.workplace) if placement.workplace else None
    return row if isinstance(row, Workplace) else None


def _supports(desk: Desk, citizen_id: str) -> list[Support]:
    rows = desk.store.reads.load("support", citizen=citizen_id)
    return [row for row in rows if isinstance(row, Support)]


def _next_steps(desk: Desk, program: Program) -> tuple[str, ...]:
    """Return the steps of a program.

    Source: praktik.default_days, puljefleksjob.months_min, puljefleksjob.months_max.
    """
    rules, on = desk.rules, desk.today()
    least = program.months_min or rules.count("puljefleksjob.months_min", on)
    most = program.months_max or rules.count("puljefleksjob.months_max", on)
    return words.next_steps(program, rules.count("praktik.default_days", on), (least, most))


def _title(row: Consultant | None) -> str:
    role = " ".join((row.role if row is not None else "jobkonsulent").split())
    return f"{role[:1].upper()}{role[1:]}"


def _unit(desk: Desk) -> str:
    """Return the jobcenter as people call it: "Jobcenter Aarhus"."""
    place = desk.municipality.removesuffix(_MUNICIPALITY).strip()
    return f"Jobcenter {_WITHOUT_GENITIVE.get(place, place)}" if place else "Jobcenter"
