"""The kandidatkort: what stands on it, what a consent is bound to, and what an employer may see.

A card is a set of statements, each in its section. A consent is bound to the statements of one
version: a later version may say less, never more (source: `kandidatkort.indhold_vokser`).
"""

import dataclasses
import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from flexdesk.domain.card_codes import MAIN_SECTIONS, NAMED_ONLY, SIDE_SECTIONS, UNASKED, Section

DAYS: tuple[str, ...] = ("man", "tir", "ons", "tor", "fre", "loer", "soen")
"""The days of the week as the card names them, Monday first."""

Statement = tuple[str, str]
"""Section and what is said in it, with single blanks."""


@dataclass(frozen=True, slots=True)
class Experience:
    """One line of experience: the years as people write them (`2016–2021`), and what it was."""

    years: str
    text: str


@dataclass(frozen=True, slots=True)
class CardContact:
    """Who the employer calls: the consultant, never the citizen."""

    name: str = ""
    title: str = ""
    unit: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class CardContent:
    """All that is typed on a card; empty fields are left out of the paper.

    `name` is how the citizen is named (`Mette S.`), `hours_from` and `hours_to` effective hours a
    week, `days` of `DAYS`, `times` the time of day in words. `photo` is an attachment's id. `off`
    are sections that are turned off, `order` the main sections in the order wanted (those not
    named follow in their usual order). `language` is `da` or `en`: the fixed words, not the typed.
    """

    name: str = ""
    candidate_no: str = ""
    headline: str = ""
    competences: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    about: str = ""
    experience: tuple[Experience, ...] = ()
    certificates: tuple[str, ...] = ()
    considerations: tuple[str, ...] = ()
    hours_from: float | None = None
    hours_to: float | None = None
    days: tuple[str, ...] = ()
    times: str = ""
    start_on: dt.date | None = None
    start_text: str = ""
    area: str = ""
    transport: str = ""
    languages: tuple[str, ...] = ()
    licence: str = ""
    price: str = ""
    next_steps: tuple[str, ...] = ()
    contact: CardContact = dataclasses.field(default_factory=CardContact)
    photo: str = ""
    off: tuple[str, ...] = (Section.BILLEDE.value,)
    order: tuple[str, ...] = ()
    language: str = "da"

    def __repr__(self) -> str:
        """Show nothing of it: all of it is a citizen's."""
        return "CardContent()"


@dataclass(frozen=True, slots=True)
class Override:
    """A finding of the guard that was kept: where, which rule, the words, and why."""

    section: str
    rule: str
    text: str
    reason: str

    def __repr__(self) -> str:
        """Show the rule only: the words are a citizen's."""
        return f"Override({self.rule})"


def main_order(content: CardContent) -> tuple[Section, ...]:
    """Return the main sections in the card's own order, those turned off left out."""
    wanted = [Section(code) for code in content.order if code in MAIN_SECTIONS]
    rest = [section for section in MAIN_SECTIONS if section not in wanted]
    return tuple(s for s in dict.fromkeys((*wanted, *rest)) if s.value not in content.off)


def texts_of(content: CardContent, section: Section) -> tuple[str, ...]:
    """Return what is said in a section, each statement as one text; nothing for a section off."""
    if section.value in content.off:
        return ()
    return tuple(_plain(text) for text in _SAID[section](content) if _plain(text))


def shown_sections(content: CardContent) -> tuple[Section, ...]:
    """Return the sections that have something to say and are not turned off."""
    every = (Section.NAVN, Section.OVERSKRIFT, *SIDE_SECTIONS, *main_order(content))
    return tuple(section for section in every if texts_of(content, section))


def statements(content: CardContent) -> frozenset[Statement]:
    """Return all that the card says about the citizen, what a consent is bound to."""
    return frozenset(
        (section.value, text)
        for section in shown_sections(content)
        if section not in UNASKED
        for text in texts_of(content, section)
    )


def content_hash(content: CardContent) -> str:
    """Return the SHA-256 of the statements: order, looks and contact do not count."""
    told = json.dumps(sorted(statements(content)), ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(told.encode("utf-8")).hexdigest()


def grown(before: CardContent, after: CardContent) -> tuple[Statement, ...]:
    """Return what `after` says that `before` did not: empty means an old consent covers it."""
    return tuple(sorted(statements(after) - statements(before)))


def restricted(content: CardContent, sections: Iterable[str], *, anonymous: bool) -> CardContent:
    """Return the card as it may be given: only these sections, and unnamed when anonymous.

    What is about the scheme stays whatever was consented to.
    """
    allowed = {*sections, *(section.value for section in UNASKED)}
    if anonymous:
        allowed -= {section.value for section in NAMED_ONLY}
    off = {section.value for section in Section if section.value not in allowed}
    return dataclasses.replace(
        content,
        off=tuple(sorted({*content.off, *off})),
        name=content.name if Section.NAVN.value in allowed else "",
        photo=content.photo if Section.BILLEDE.value in allowed else "",
    )


def to_value(content: CardContent) -> dict[str, object]:
    """Return the content as JSON holds it: days as ISO text, tuples as lists."""
    value = dataclasses.asdict(content)
    value["start_on"] = content.start_on.isoformat() if content.start_on else None
    return value


def from_value(value: object) -> CardContent:
    """Read the content from JSON; what is missing or of another shape is left empty."""
    raw: Mapping[str, object] = value if isinstance(value, Mapping) else {}
    told: dict[str, Any] = {name: str(raw.get(name) or "") for name in _TEXTS}
    told |= {name: _texts(raw.get(name)) for name in _LISTS}
    if "off" in raw:
        told["off"] = _texts(raw["off"])
    return CardContent(
        **told,
        language=str(raw.get("language") or "da"),
        experience=_experience(raw.get("experience")),
        hours_from=_number(raw.get("hours_from")),
        hours_to=_number(raw.get("hours_to")),
        start_on=_day(raw.get("start_on")),
        contact=_contact(raw.get("contact")),
    )


_TEXTS = ("name", "candidate_no", "headline", "about", "times", "start_text", "area", "transport",
          "licence", "price", "photo")  # fmt: skip
_LISTS = ("competences", "tasks", "certificates", "considerations", "days", "languages",
          "next_steps", "order")  # fmt: skip


def _plain(text: str) -> str:
    return " ".join(text.split())


def _hours(content: CardContent) -> tuple[str, ...]:
    low, high = content.hours_from, content.hours_to
    told = tuple(f"{name} {hours:g}" for name, hours in (("fra", low), ("til", high)) if hours)
    return (*told, *content.days, content.times)


def _start(content: CardContent) -> tuple[str, ...]:
    return (content.start_on.isoformat() if content.start_on else "", content.start_text)


_SAID: dict[Section, Callable[[CardContent], tuple[str, ...]]] = {
    Section.NAVN: lambda content: (content.name,),
    Section.BILLEDE: lambda content: (content.photo,),
    Section.OVERSKRIFT: lambda content: (content.headline,),
    Section.KOMPETENCER: lambda content: content.competences,
    Section.OPGAVER: lambda content: content.tasks,
    Section.OM_MIG: lambda content: (content.about,),
    Section.ERFARING: lambda content: tuple(f"{x.years} {x.text}" for x in content.experience),
    Section.BEVISER: lambda content: content.certificates,
    Section.HENSYN: lambda content: content.considerations,
    Section.TIMER: _hours,
    Section.START: _start,
    Section.OMRAADE: lambda content: (content.area,),
    Section.TRANSPORT: lambda content: (content.transport,),
    Section.SPROG: lambda content: content.languages,
    Section.KOEREKORT: lambda content: (content.licence,),
    Section.PRIS: lambda content: (content.price,),
    Section.NAESTE: lambda content: content.next_steps,
}


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list | tuple) else ()


def _experience(value: object) -> tuple[Experience, ...]:
    rows = value if isinstance(value, list | tuple) else ()
    return tuple(
        Experience(str(row.get("years") or ""), str(row.get("text") or ""))
        for row in rows
        if isinstance(row, Mapping)
    )


def _contact(value: object) -> CardContact:
    raw = value if isinstance(value, Mapping) else {}
    names = (field.name for field in dataclasses.fields(CardContact))
    return CardContact(**{name: str(raw.get(name) or "") for name in names})


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value)


def _day(value: object) -> dt.date | None:
    return dt.date.fromisoformat(value) if isinstance(value, str) and value else None
