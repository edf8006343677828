"""The facts of a citizen as they are edited in place: what each is called, offers and takes."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from flexdesk.app.changes import Done
from flexdesk.app.desk import Desk
from flexdesk.app.edits import set_field
from flexdesk.app.field_words import field_word
from flexdesk.app.lookups import get_citizen
from flexdesk.app.typed_drafts import save_typed, typed_of
from flexdesk.base.errors import UserError
from flexdesk.base.numbers import format_day, format_number
from flexdesk.domain.entities import Citizen, Consultant

_DRAFTS = "facts:"
PROTECTED = "Beskyttet"


class FactKind(StrEnum):
    """How a fact is edited."""

    LINE = "line"
    LINES = "lines"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class FactSpec:
    """One fact of a citizen; `offers` are the usual answers, which may be passed by."""

    field: str
    label: str
    group: str
    kind: FactKind = FactKind.LINE
    hint: str = ""
    offers: tuple[str, ...] = ()
    is_first: bool = False
    """Shown without unfolding."""
    is_personal: bool = False
    """Away while names are hidden."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact with its value as text; `choices` are code and label of a closed list."""

    spec: FactSpec
    text: str
    choices: tuple[tuple[str, str], ...] = ()
    is_fixed: bool = False
    """It is shown and not edited here."""

    def __repr__(self) -> str:
        """Show the field only: the value is a citizen's."""
        return f"Fact({self.spec.field})"


CONTACT, WORK, CASE, GRANT = "contact", "work", "case", "grant"
GROUPS: Mapping[str, str] = {
    CONTACT: "Kontakt",
    WORK: "Arbejde og hensyn",
    CASE: "Sagen",
    GRANT: "Bevilling",
}
"""Groups of facts in the order they stand."""

_YES_NO = ("Ja", "Nej")
_LINES, _CHOICE = FactKind.LINES, FactKind.CHOICE
SPECS: tuple[FactSpec, ...] = (
    FactSpec("phone", "Telefon", CONTACT, is_first=True, is_personal=True),
    FactSpec(
        "preferred_contact", "Kontaktes helst", CONTACT, is_first=True,
        offers=("Telefon", "Sms", "Mail", "Digital Post", "Brev"),
    ),
    FactSpec("email", "E-mail", CONTACT, is_personal=True),
    FactSpec("language", "Sprog", CONTACT),
    FactSpec("interpreter", "Tolk", CONTACT, offers=("Nej", "Ja, telefontolk", "Ja, fremmødetolk")),
    FactSpec("reading_help", "Læsehjælp", CONTACT, offers=("Nej", "Læs breve højt", "Ordblind")),
    FactSpec("address", "Adresse", CONTACT, is_personal=True),
    FactSpec("postcode", "Postnr.", CONTACT, is_personal=True),
    FactSpec("city", "By", CONTACT, is_personal=True),
    FactSpec("address_protected", "Adressebeskyttet", CONTACT, _CHOICE),
    FactSpec("hours_now", "Timer nu", WORK, hint="effektive om ugen", is_first=True),
    FactSpec("hours_aim", "Mål for timer", WORK, hint="effektive om ugen", is_first=True),
    FactSpec(
        "skaanehensyn", "Skånehensyn", WORK, _LINES, "internt, vises aldrig på kortet",
        is_first=True, is_personal=True,
    ),
    FactSpec("wanted_work", "Ønsket arbejde", WORK, _LINES, is_first=True),
    FactSpec("transport", "Transport", WORK, offers=("Cykel", "Bus eller tog", "Egen bil")),
    FactSpec("licence", "Kørekort", WORK, offers=("Intet", "B", "B og truck", "C")),
    FactSpec("job_ready", "Jobklar", WORK, offers=(*_YES_NO, "Delvist")),
    FactSpec("tried_before", "Prøvet før", WORK, _LINES, is_personal=True),
    FactSpec("step", "Trin", CASE, _CHOICE),
    FactSpec("consultant", "Jobkonsulent", CASE, _CHOICE),
    FactSpec("caseworker", "Sagsbehandler", CASE),
    FactSpec("professionals", "Andre fagpersoner", CASE, _LINES, is_personal=True),
    FactSpec("target_group", "Målgruppe", CASE, _CHOICE),
    FactSpec("visited_on", "Visiteret", GRANT, hint="dd-mm-åååå"),
    FactSpec("bevilling_on", "Bevilling fra", GRANT, hint="dd-mm-åååå"),
    FactSpec("bevilling_kind", "Bevillingens art", GRANT, _CHOICE),
)  # fmt: skip
"""The facts in the order they stand."""

_SPEC_OF = {spec.field: spec for spec in SPECS}
_ADDRESS = frozenset({"address", "postcode", "city"})
_FLAGS = (("ja", "Ja"), ("nej", "Nej"))
GRANT_KINDS = (("femaarig", "Femårig"), ("permanent", "Permanent"))
"""Code and label of the two kinds of a grant."""
TARGET_GROUPS = (
    "Ledighedsydelse",
    "Fleksjobansat, højst 10 timer",
    "Fleksjobansat, over 10 timer",
    "Opsagt fra fleksjob",
    "Forud for tilkendelse",
    "Sygedagpenge",
    "Jobafklaring",
    "Jobparat kontanthjælp",
    "Aktivitetsparat kontanthjælp",
    "Integration",
)
"""The groups a program's citizens come from."""


def facts_of(desk: Desk, citizen: Citizen) -> tuple[Fact, ...]:
    """Return the facts of a citizen in order; a protected address is never among them."""
    hides = citizen.address_protected
    return tuple(
        Fact(spec, PROTECTED, is_fixed=True)
        if hides and spec.field in _ADDRESS
        else Fact(spec, _text(citizen, spec.field), _choices(desk, citizen, spec.field))
        for spec in SPECS
        if not (hides and spec.field in _ADDRESS - {"address"})
    )


def set_fact(desk: Desk, citizen_id: str, field: str, text: str) -> Done:
    """Set one fact to what was typed or chosen; the same value changes nothing (empty tx).

    Raises:
        UserError: `fact.unknown`, `fact.hidden`, `value.unknown`, and as `edits.set_field`.
    """
    if field not in _SPEC_OF:
        raise UserError("fact.unknown", field=field_word(field))
    citizen = get_citizen(desk.store.reads, citizen_id)
    if citizen.address_protected and field in _ADDRESS:
        raise UserError("fact.hidden")
    wanted = _grant_kind(text) if field == "bevilling_kind" else text
    return set_field(desk, "citizen", citizen_id, field, wanted)


def value_text(citizen: Citizen, field: str) -> str:
    """Return a fact as it may be typed again."""
    return _text(citizen, field)


def save_facts_draft(desk: Desk, citizen_id: str, typed: Mapping[str, str]) -> None:
    """Keep what is typed and not saved yet, by field; nothing typed is forgotten.

    Raises:
        EnvironmentFaultError: `disk.full`.
    """
    save_typed(desk, _DRAFTS + citizen_id, typed)


def facts_draft(desk: Desk, citizen_id: str) -> dict[str, str]:
    """Return what was typed and never saved, by field."""
    return typed_of(desk, _DRAFTS + citizen_id, _SPEC_OF)


def _text(citizen: Citizen, field: str) -> str:
    value = getattr(citizen, field)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, float | int):
        return format_number(value)
    return value if isinstance(value, str) else format_day(value)


def _choices(desk: Desk, citizen: Citizen, field: str) -> tuple[tuple[str, str], ...]:
    if field == "address_protected":
        return _FLAGS
    if field == "bevilling_kind":
        return (("", "Ikke skrevet"), *GRANT_KINDS)
    if field == "step":
        steps = [(step.code, step.label) for step in desk.pipeline_of(citizen.program).steps]
        return _with_own(steps, citizen.step)
    if field == "consultant":
        return _with_own(consultants(desk), citizen.consultant)
    if field == "target_group":
        return _with_own([(group, group) for group in TARGET_GROUPS], citizen.target_group)
    return ()


def consultants(desk: Desk) -> list[tuple[str, str]]:
    """Return initials and name of those who may have citizens, oneself first."""
    rows = [row for row in desk.store.reads.load("consultant") if isinstance(row, Consultant)]
    known = {row.initials: f"{row.name} ({row.initials})" for row in rows}
    mine = desk.initials
    if mine and mine not in known:
        known[mine] = f"{desk.user_name} ({mine})" if desk.user_name != mine else mine
    return sorted(known.items(), key=lambda pair: (pair[0] != mine, pair[1]))


def _with_own(pairs: list[tuple[str, str]], own: str) -> tuple[tuple[str, str], ...]:
    """Return the choices with the value that is there first, when the list lacks it."""
    missing = own not in {code for code, _label in pairs}
    return ((own, own or "Ikke valgt"), *pairs) if missing else tuple(pairs)


def _grant_kind(text: str) -> str:
    wanted = text.strip().casefold()
    for code, name in (("", ""), *GRANT_KINDS):
        if wanted in {code, name.casefold()}:
            return code
    choices = [name for _code, name in GRANT_KINDS]
    word = field_word("bevilling_kind")
    raise UserError("value.unknown", value=text, field=word, choices=choices)
