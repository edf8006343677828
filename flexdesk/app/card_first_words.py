"""What the register knows of a citizen, said as a card says it: nothing of illness or benefits."""

import datetime as dt
import re
from collections.abc import Iterable

from flexdesk.app.card_choices import WANTED, bank
from flexdesk.app.field_values import one_line
from flexdesk.base.danish import fold
from flexdesk.domain.card_limits import LEAST_HOURS, LIMITS, MOST_HOURS
from flexdesk.domain.codes import EndedHow, PlacementKind
from flexdesk.domain.entities import Citizen, Placement, Workplace
from flexdesk.domain.kandidatkort import Experience
from flexdesk.domain.labels import label
from flexdesk.domain.placement_entities import Support, Terms
from flexdesk.domain.programs import Program
from flexdesk.domain.work_codes import COURSES, SupportKind, SupportResult

_NO_LICENCE = frozenset({"", "intet", "ingen", "nej", "nej tak", "har ikke"})
_LICENCES = re.compile(r"\b(?:AM|A1|A2|A|BE|B|C1E|C1|CE|C|D1|D|TM)\b")
_PARTS = re.compile(r"[,;/\n]")
_LONGEST_WISH = 30
_DAYS_A_WEEK = 7
_PASSED = frozenset({SupportResult.BESTAAET.value, SupportResult.GENNEMFOERT.value})
_DONE_AS: dict[str, str] = {
    PlacementKind.VIRKSOMHEDSPRAKTIK: "Praktik",
    PlacementKind.PULJEFLEKSJOB: "Fleksjob",
    PlacementKind.ORDINAERT_FLEKSJOB: "Fleksjob",
    PlacementKind.SMAAJOB: "Småjob",
}
"""What a stay is called to an employer; the rest is *Ansat*: who paid is nobody's business."""


def short_name(citizen: Citizen) -> str:
    """Return the name as a card shows it: "Mette S."; nothing for a protected person."""
    if citizen.address_protected:
        return ""
    first = citizen.first_name.split()[:1]
    last = citizen.last_name.split()[-1:]
    return " ".join([*first, *(f"{name[0].upper()}." for name in last)])


def headline(wanted_work: str) -> str:
    """Return what is looked for, in one line; empty when no wish is known."""
    wishes = list(dict.fromkeys(filter(None, map(_wish, _PARTS.split(wanted_work)))))[:2]
    for count in (2, 1):
        line = f"Søger fleksjob {' eller '.join(wishes[:count])}"
        if wishes and len(line) <= LIMITS["headline"].longest:
            return line
    return ""


def hours(citizen: Citizen) -> tuple[float | None, float | None]:
    """Return the hours from and to: now and the aim, one of them for both when it stands alone."""
    known = [
        value
        for value in (citizen.hours_now, citizen.hours_aim)
        if value is not None and LEAST_HOURS <= value <= MOST_HOURS
    ]
    return (min(known), max(known)) if known else (None, None)


def licence(text: str) -> str:
    """Return the driving licence as a card says it; empty when there is none."""
    plain = one_line(text)
    if fold(plain) in _NO_LICENCE:
        return ""
    classes = _LICENCES.findall(plain)
    return f"Kategori {', '.join(dict.fromkeys(classes))}" if classes else plain


def transport(text: str) -> str:
    """Return how somebody gets to work, in the words of the list where it has them."""
    listed = bank().closest("transport", text)
    return ", ".join(phrase.da for phrase in listed[:2]) or one_line(text)


def languages(text: str) -> tuple[str, ...]:
    """Return the languages, Danish first; that an interpreter is wanted is left out."""
    parts = [" ".join(part.split()) for part in _PARTS.split(text)]
    told = [part[0].upper() + part[1:] for part in parts if part and "tolk" not in fold(part)]
    told.sort(key=lambda part: "dansk" not in fold(part))
    return tuple(dict.fromkeys(told))[: LIMITS["languages"].most]


def certificates(citizen: Citizen, supports: Iterable[Support]) -> tuple[str, ...]:
    """Return the courses that were passed, the newest first; a driving licence stands elsewhere."""
    rows = sorted(
        (row for row in supports if _is_certificate(row)),
        key=lambda row: row.result_on or row.ends_on or dt.date.min,
        reverse=True,
    )
    told = [_certificate(row) for row in rows]
    if "truck" in fold(citizen.licence):
        told.append(label(SupportKind.TRUCKCERTIFIKAT))
    limit = LIMITS["certificates"]
    fitting = (text for text in told if text and len(text) <= limit.longest)
    return tuple(dict.fromkeys(fitting))[: limit.most]


def experience(
    placements: Iterable[tuple[Placement, Workplace | None, Terms | None]],
    on: dt.date,
    *,
    is_protected: bool,
) -> tuple[Experience, ...]:
    """Return the stays that began, the newest first; a protected person's without their places.

    Stays that are told in the same words, such as two fleksjob at one place, are one line.
    """
    spans: dict[str, tuple[dt.date, dt.date]] = {}
    for placement, place, terms in sorted(placements, key=lambda row: row[0].start, reverse=True):
        if placement.start > on or placement.ended_how == EndedHow.STARTEDE_IKKE:
            continue
        text = _stay(placement, place, terms, hide=is_protected)
        last = placement.last_day or dt.date.max
        spans[text] = (placement.start, max(last, spans[text][1]) if text in spans else last)
    told = (Experience(_years(first, last, on), text) for text, (first, last) in spans.items())
    return tuple(told)[: LIMITS["experience"].most]


def price(program: Program) -> str:
    """Return what a workplace pays in a program."""
    if program.pays_full_wage:
        return bank().phrase("pris", "pulje_fuld").da
    return bank().phrase("pris", "pulje" if program.is_temporary else "fleksjob").da


def next_steps(program: Program, praktik_days: int, months: tuple[int, int]) -> tuple[str, ...]:
    """Return what happens next in a program, step by step."""
    weeks = str(max(1, round(praktik_days / _DAYS_A_WEEK)))
    span = f"{months[0]}–{months[1]}" if months[0] != months[1] else str(months[0])
    steps = [("ring", ""), ("praktik_uger", weeks)]
    if program.is_temporary:
        steps += [("pulje_maaneder", span), ("ordinaert", "")]
    elif program.pays_full_wage:
        steps += [("pulje_fast", ""), ("opfoelgning", "")]
    else:
        steps += [("fleksjob", ""), ("opfoelgning", "")]
    return tuple(bank().phrase("naeste", key, number).da for key, number in steps)


def _wish(text: str) -> str:
    plain = " ".join(text.split())
    listed = bank().closest(WANTED, plain)
    if listed:
        return listed[0].da
    is_short = 0 < len(plain) <= _LONGEST_WISH and not fold(plain).startswith("uddannelse")
    return f"inden for {plain[0].lower()}{plain[1:]}" if is_short else ""


def _is_certificate(row: Support) -> bool:
    return row.result in _PASSED and row.kind in COURSES and row.kind != SupportKind.KOEREKORT.value


def _certificate(row: Support) -> str:
    named = "" if row.kind == SupportKind.KURSUS else label(row.kind, SupportKind)
    return named or one_line(row.text)


def _years(first: dt.date, last: dt.date, on: dt.date) -> str:
    if last > on:
        return f"siden {first.year}"
    return str(first.year) if last.year == first.year else f"{first.year}–{last.year}"


def _stay(placement: Placement, place: Workplace | None, terms: Terms | None, *, hide: bool) -> str:
    """Return a stay in words: what it was, where, and the tasks when there is room for them."""
    kind = _DONE_AS.get(placement.kind, "Ansat")
    where = "" if place is None else (place.branch if hide else place.name)
    text = f"{kind}, {where}" if where else kind
    duties = one_line(terms.duties) if terms is not None and not hide else ""
    full = f"{text}: {duties[0].lower()}{duties[1:]}" if duties else text
    longest = LIMITS["experience"].longest
    return next((said for said in (full, text) if len(said) <= longest), kind)
