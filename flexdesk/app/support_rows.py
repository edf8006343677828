"""The tab Støtte: courses and support of a citizen as finished lines, and what they cost."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from flexdesk.app.case_index import CaseIndex, case_index
from flexdesk.app.desk import Desk
from flexdesk.app.lookups import get_citizen
from flexdesk.base.danish import fold
from flexdesk.base.numbers import format_day, format_kroner, format_number
from flexdesk.domain.entities import Citizen
from flexdesk.domain.labels import label
from flexdesk.domain.placement_entities import Support
from flexdesk.domain.work_codes import (
    COURSES,
    AskedBy,
    SupportKind,
    SupportResult,
    SupportState,
)
from flexdesk.domain.workplace_entities import Opening

_DECIDED = {
    SupportState.BEVILGET.value: "Bevilget",
    SupportState.AFSLAAET.value: "Afslået",
    SupportState.BORTFALDET.value: "Bortfaldet",
}
_PASSED = frozenset({SupportResult.BESTAAET.value, SupportResult.GENNEMFOERT.value})


@dataclass(frozen=True, slots=True)
class SupportLine:
    """One course or support with everything the tab says about it."""

    id: str
    kind: str
    title: str
    state: str
    state_text: str
    tone: str
    """Of the pill: muted, accent, amber or danger."""
    asked_text: str
    decided_text: str
    days_text: str
    price_text: str
    result_text: str
    finding: str
    """What wants a hand: no answer for long, a review that is due, an end without result."""
    can_decide: bool
    can_have_result: bool

    def __repr__(self) -> str:
        """Show the id only: the rest is a citizen's."""
        return f"SupportLine({self.id})"


@dataclass(frozen=True, slots=True)
class SupportPage:
    """Everything the tab Støtte shows about a citizen."""

    citizen: str
    on: dt.date
    lines: tuple[SupportLine, ...]
    granted_oere: int
    asked_oere: int
    sum_text: str


def support_page(desk: Desk, citizen_id: str, on: dt.date) -> SupportPage:
    """Return the courses and support of a citizen, what waits for an answer first.

    Raises:
        UserError: `citizen.unknown`.
    """
    get_citizen(desk.store.reads, citizen_id)
    rows = supports_of(desk, citizen_id)
    index, openings = case_index(desk), openings_by_id(desk)
    wait = answer_days(desk, on)
    lines = tuple(_line(row, index, openings, on, wait) for row in sorted(rows, key=_order))
    granted, asked = granted_sum(rows), _asked_sum(rows)
    return SupportPage(citizen_id, on, lines, granted, asked, _sum_text(rows, granted, asked))


def supports_of(desk: Desk, citizen_id: str) -> tuple[Support, ...]:
    """Return the courses and support of a citizen, in no order."""
    rows = desk.store.reads.load("support", citizen=citizen_id)
    return tuple(row for row in rows if isinstance(row, Support))


def every_support(desk: Desk) -> tuple[Support, ...]:
    """Return all courses and support, kept until the store changes."""
    return desk.cached("supports", lambda: _all(desk))


def supports_by_citizen(desk: Desk) -> dict[str, tuple[Support, ...]]:
    """Return all courses and support by citizen, kept until the store changes."""
    return desk.cached("supports_by_citizen", lambda: _by_citizen(every_support(desk)))


def _by_citizen(rows: Iterable[Support]) -> dict[str, tuple[Support, ...]]:
    found: dict[str, list[Support]] = {}
    for row in rows:
        found.setdefault(row.citizen, []).append(row)
    return {key: tuple(theirs) for key, theirs in found.items()}


def openings_by_id(desk: Desk) -> dict[str, Opening]:
    """Return the openings by id, kept until the store changes."""
    return desk.cached("support_openings", lambda: _openings(desk))


def granted_sum(rows: Iterable[Support]) -> int:
    """Return the sum of the prices that were granted.

    Unit: øre.
    """
    return sum(row.price_oere or 0 for row in rows if row.state == SupportState.BEVILGET)


def answer_days(desk: Desk, on: dt.date) -> int:
    """Return after how many days without an answer something is said to wait.

    Source: stoette.answer_days.
    """
    return desk.rules.count("stoette.answer_days", on)


def is_course(row: Support) -> bool:
    """Say whether it is a course, which has a result, and no other support."""
    return row.kind in COURSES


def lacks_result(row: Support, on: dt.date) -> bool:
    """Say whether a granted course is over and nobody wrote how it went."""
    is_open = row.state == SupportState.BEVILGET and is_course(row) and not row.result
    return is_open and row.ends_on is not None and row.ends_on < on


def waiting_days(row: Support, on: dt.date) -> int | None:
    """Return for how many days it has waited for an answer, None when it has one.

    Unit: days.
    """
    if row.state != SupportState.ANSOEGT or row.asked_on is None:
        return None
    return (on - row.asked_on).days


def support_title(row: Support) -> str:
    """Return what it is called: "Kørekort", "Kursus: førstehjælp"."""
    kind = label(row.kind, SupportKind)
    if fold(row.text).startswith(fold(kind)):
        return row.text
    return f"{kind}: {row.text}" if row.text else kind


def asked_words(row: Support, index: CaseIndex, openings: dict[str, Opening]) -> str:
    """Return who asked when and for which workplace."""
    by = f"Ønsket af {label(row.asked_by, AskedBy).lower()}" if row.asked_by else "Ønsket"
    day = f" {format_day(row.asked_on)}" if row.asked_on else ""
    opening = openings.get(row.opening)
    place = index.workplace_name(row.workplace)
    title = opening.title if opening is not None else ""
    whom = ", ".join(part for part in (place, title) if part)
    return f"{by}{day} for {whom}" if whom else f"{by}{day}"


def days_words(row: Support) -> str:
    """Return the days it runs, and when it is looked at again."""
    parts = []
    if row.starts_on and row.ends_on:
        parts.append(f"{format_day(row.starts_on)} – {format_day(row.ends_on)}")
    elif row.starts_on:
        parts.append(f"fra {format_day(row.starts_on)}")
    elif row.ends_on:
        parts.append(f"til {format_day(row.ends_on)}")
    if row.review_on:
        parts.append(f"ses på igen {format_day(row.review_on)}")
    return " · ".join(parts)


def decided_words(row: Support) -> str:
    """Return what was decided when and why, empty while nothing is."""
    word = _DECIDED.get(row.state, "")
    if not word:
        return ""
    day = f" {format_day(row.decided_on)}" if row.decided_on else ""
    return f"{word}{day}: {row.reason}" if row.reason else f"{word}{day}"


def result_words(row: Support) -> str:
    """Return how it went when, empty when nobody knows."""
    if not row.result:
        return ""
    day = f" {format_day(row.result_on)}" if row.result_on else ""
    return f"{label(row.result, SupportResult)}{day}"


def _line(
    row: Support, index: CaseIndex, openings: dict[str, Opening], on: dt.date, wait: int
) -> SupportLine:
    text, tone = _verdict(row, on, wait)
    is_granted = row.state == SupportState.BEVILGET
    return SupportLine(
        id=row.id,
        kind=row.kind,
        title=support_title(row),
        state=row.state,
        state_text=text,
        tone=tone,
        asked_text=asked_words(row, index, openings),
        decided_text=decided_words(row),
        days_text=days_words(row),
        price_text="" if row.price_oere is None else format_kroner(row.price_oere),
        result_text=result_words(row),
        finding=_finding(row, on, wait),
        can_decide=row.state == SupportState.ANSOEGT,
        can_have_result=is_granted and not row.result,
    )


def _verdict(row: Support, on: dt.date, wait: int) -> tuple[str, str]:
    """Return the word of the pill and its tone."""
    if row.result:
        tone = "accent" if row.result in _PASSED else "amber"
        return label(row.result, SupportResult), tone
    if row.state == SupportState.BEVILGET:
        return label(row.state, SupportState), "amber" if lacks_result(row, on) else "accent"
    is_late = (waiting_days(row, on) or 0) >= wait
    return label(row.state, SupportState), "amber" if is_late else "muted"


def _finding(row: Support, on: dt.date, wait: int) -> str:
    days = waiting_days(row, on)
    if days is not None and days >= wait:
        return f"Intet svar i {format_number(days)} dage"
    if lacks_result(row, on):
        return "Kurset er slut, og resultatet mangler"
    if is_review_due(row, on):
        return f"Skulle ses på igen {format_day(row.review_on)}"
    return ""


def is_review_due(row: Support, on: dt.date) -> bool:
    """Say whether a granted support was to be looked at again by a day."""
    is_running = row.ends_on is None or row.ends_on >= on
    is_open = row.state == SupportState.BEVILGET and not row.result and is_running
    return is_open and row.review_on is not None and row.review_on <= on


def _order(row: Support) -> tuple[int, int, str]:
    """What waits stands first, then what runs, then the rest; each the newest first."""
    if row.state == SupportState.ANSOEGT:
        rank = 0
    else:
        rank = 1 if row.state == SupportState.BEVILGET and not row.result else 2
    day = row.result_on or row.decided_on or row.asked_on or dt.date.min
    return rank, -day.toordinal(), row.id


def _asked_sum(rows: Iterable[Support]) -> int:
    return sum(row.price_oere or 0 for row in rows if row.state == SupportState.ANSOEGT)


def _sum_text(rows: tuple[Support, ...], granted: int, asked: int) -> str:
    """Return what the page says of money: granted, and what was asked for and has no answer."""
    parts = []
    if any(row.state == SupportState.BEVILGET for row in rows):
        parts.append(f"Bevilget i alt {format_kroner(granted)}")
    waiting = sum(row.state == SupportState.ANSOEGT for row in rows)
    if waiting:
        price = f" ({format_kroner(asked)})" if asked else ""
        parts.append(f"{format_number(waiting)} venter på svar{price}")
    missing = sum(row.state == SupportState.BEVILGET and row.price_oere is None for row in rows)
    if missing:
        parts.append(f"{format_number(missing)} uden pris")
    return " · ".join(parts)


def _all(desk: Desk) -> tuple[Support, ...]:
    return tuple(row for row in desk.store.reads.load("support") if isinstance(row, Support))


def _openings(desk: Desk) -> dict[str, Opening]:
    rows = desk.store.reads.load("opening")
    return {row.id: row for row in rows if isinstance(row, Opening)}


def is_open_case(citizen: Citizen | None) -> bool:
    """Say whether there is a citizen whose case is open."""
    return citizen is not None and citizen.closed_on is None
