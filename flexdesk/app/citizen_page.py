"""The page about one citizen: facts, 24 months, passes with clocks, one timeline; access logged."""

import datetime as dt
from collections.abc import Iterator

from flexdesk.app.card_index import card_index
from flexdesk.app.case_index import CaseIndex, case_index
from flexdesk.app.citizen_file import CitizenFile
from flexdesk.app.citizen_rows import build_row, short_kind, step_shown
from flexdesk.app.closed_words import DROPPED
from flexdesk.app.desk import Desk
from flexdesk.app.lookups import get_citizen
from flexdesk.app.note_versions import current
from flexdesk.app.pass_lines import pass_lines
from flexdesk.app.rows import CitizenPage, CitizenRow, Fact, StripMonth, TimelineItem
from flexdesk.app.timeline_cards import card_entries
from flexdesk.base.cpr import age_on, birth_of, format_cpr, is_replacement, mask_cpr
from flexdesk.base.danish import clean
from flexdesk.base.errors import UserError
from flexdesk.base.numbers import format_day, format_number
from flexdesk.domain.codes import BenefitKind, ContactKind, EndedHow, Onward
from flexdesk.domain.entities import Citizen, Note, Pass, Placement, Task
from flexdesk.domain.labels import label
from flexdesk.domain.ledighedsydelse import Counter, LyCount, count_ly, month_strip
from flexdesk.domain.pipeline import Pipeline

_REACHED = "18 af 24 måneder er nået"
_DISAGREE = "metoderne er uenige: kontrollér i fagsystem"


def citizen_page(desk: Desk, citizen_id: str, on: dt.date | None = None) -> CitizenPage:
    """Return everything the pane shows about a citizen, and log that it was opened.

    Raises:
        UserError: `citizen.unknown`.
    """
    day = on or desk.today()
    citizen = get_citizen(desk.store.reads, citizen_id)
    desk.store.access("open", citizen_id)
    index = case_index(desk)
    row = build_row(desk, citizen, day)
    benefits = index.benefits.get(citizen_id, ())
    count = count_ly(benefits, day, Counter.MAALGRUPPE, desk.rules)
    urgent_days = desk.rules.count("ledighedsydelse.urgent_days", day)
    note, is_urgent = ly_note(count, row.crosses_on, urgent_days)
    pipeline = desk.pipeline_of(citizen.program)
    return CitizenPage(
        row=row,
        cpr_masked=mask_cpr(citizen.cpr),
        age=age_on(birth_of(citizen.cpr), day),
        cpr_note="Erstatningsnummer" if is_replacement(citizen.cpr) else "",
        facts=facts_of(citizen, row),
        ly_text=f"{count.months} md. {count.rest_days} dg.",
        ly_note=note,
        is_ly_note_urgent=is_urgent,
        strip=tuple(
            StripMonth(year, month, days, all_days)
            for year, month, days, all_days, _window in month_strip(benefits, day)
        ),
        passes=pass_lines(citizen, index, pipeline, day),
        timeline=timeline(desk, citizen_id, index, day),
    )


def reveal_cpr(desk: Desk, citizen_id: str, reason: str) -> str:
    """Return a citizen's CPR number as it is written, and log who saw it and why.

    Raises:
        UserError: `reason.missing` or `citizen.unknown`.
    """
    why = clean(reason, 500)
    if not why:
        desk.store.access("refused", citizen_id, what="visning af CPR")
        raise UserError("reason.missing")
    citizen = get_citizen(desk.store.reads, citizen_id)
    desk.store.access("reveal", citizen_id, reason=why)
    return format_cpr(citizen.cpr)


def ly_note(count: LyCount, crosses_on: dt.date | None, urgent_days: int) -> tuple[str, bool]:
    """Return the line under the strip, and whether it asks for something soon.

    Source: ledighedsydelse.urgent_days.
    """
    if count.is_reached:
        text, is_urgent = _REACHED, False
    elif crosses_on is not None:
        text = f"Krydser {format_day(crosses_on)}, hvis intet ændres"
        is_urgent = (crosses_on - count.on).days <= urgent_days
    else:
        text, is_urgent = "", False
    if not count.disagrees:
        return text, is_urgent
    return (f"{text} · {_DISAGREE}" if text else _DISAGREE.capitalize()), True


def facts_of(citizen: Citizen, row: CitizenRow) -> tuple[Fact, ...]:
    """Return the labelled facts of a citizen; a protected address is never among them."""
    address = ", ".join(
        part for part in (citizen.address, f"{citizen.postcode} {citizen.city}".strip()) if part
    )
    place = (
        [Fact("Adresse", "Beskyttet")]
        if citizen.address_protected
        else [Fact("Adresse", address, "address")]
    )
    return (
        Fact("Arbejdsplads", row.workplace),
        Fact("Timer nu / mål", _hours(row.hours_week, citizen.hours_aim), "hours_aim"),
        Fact("Visiteret", format_day(citizen.visited_on), "visited_on"),
        Fact("Målgruppe", citizen.target_group, "target_group"),
        Fact("Jobkonsulent", citizen.consultant, "consultant"),
        Fact("Sagsbehandler", citizen.caseworker, "caseworker"),
        Fact("Telefon", citizen.phone, "phone"),
        Fact("E-mail", citizen.email, "email"),
        *place,
        Fact("Kontaktes helst", citizen.preferred_contact, "preferred_contact"),
        Fact("Sprog og tolk", citizen.language, "language"),
        Fact("Transport og kørekort", citizen.transport, "transport"),
        Fact("Skånehensyn (internt)", citizen.skaanehensyn, "skaanehensyn"),
        Fact("Ønsket arbejde", citizen.wanted_work, "wanted_work"),
    )


def timeline(
    desk: Desk, citizen_id: str, index: CaseIndex, on: dt.date
) -> tuple[TimelineItem, ...]:
    """Return what happened around a citizen up to a day, newest first."""
    pipeline = desk.pipeline_of(index.citizens[citizen_id].program)
    items = [
        *_of_notes(desk, citizen_id),
        *_of_placements(citizen_id, index),
        *_of_hours(citizen_id, index),
        *_of_cards(desk, citizen_id, index),
        *(
            TimelineItem(
                row.id, "contact", label(row.kind, ContactKind), row.text, row.day, row.by
            )
            for row in index.contacts.get(citizen_id, ())
        ),
        *(
            TimelineItem(row.id, "task", _task_title(row), row.text, row.done_on, row.consultant)
            for row in index.tasks.get(citizen_id, ())
            if row.done_on is not None
        ),
        *(
            TimelineItem(row.id, "pass", _step_title(row, pipeline), "", row.start, row.by)
            for row in index.passes.get(citizen_id, ())
            if row.start is not None
        ),
        *(
            TimelineItem(
                row.id, "benefit", f"{row.label or label(row.kind, BenefitKind)} begyndt", "",
                row.start, "",
            )
            for row in index.benefits.get(citizen_id, ())
        ),
    ]  # fmt: skip
    shown = [item for item in items if item.day <= on]
    return tuple(sorted(shown, key=lambda item: (item.day, item.kind == "pass"), reverse=True))


def _task_title(row: Task) -> str:
    return "Opgave bortfaldet" if row.kind == DROPPED else "Opgave udført"


def _step_title(row: Pass, pipeline: Pipeline) -> str:
    return f"Trin: {step_shown(row.step, pipeline).label}"


def _of_notes(desk: Desk, citizen_id: str) -> Iterator[TimelineItem]:
    for row in current(desk.store.reads.load("note", citizen=citizen_id)):
        if isinstance(row, Note):
            title = label(row.kind, ContactKind)
            yield TimelineItem(row.id, row.kind, title, row.text, row.day, row.consultant)


def _of_placements(citizen_id: str, index: CaseIndex) -> Iterator[TimelineItem]:
    for row in index.placements.get(citizen_id, ()):
        name = short_kind(row.kind)
        place = index.workplace_name(row.workplace)
        has_begun = row.ended_how != EndedHow.STARTEDE_IKKE
        began = f"{name} startet" if has_begun else f"{name} startede ikke"
        yield TimelineItem(row.id, "placement_start", began, _start_text(row, place), row.start, "")
        if row.last_day is not None and has_begun:
            yield TimelineItem(
                row.id, "placement_end", f"{name} afsluttet", _end_text(row, place), row.last_day,
                "",
            )  # fmt: skip


def _of_hours(citizen_id: str, index: CaseIndex) -> Iterator[TimelineItem]:
    for placement in index.placements.get(citizen_id, ()):
        for row in index.hours.get(placement.id, ()):
            title = f"{format_number(row.hours_week)} effektive timer om ugen"
            place = index.workplace_name(placement.workplace)
            yield TimelineItem(row.id, "hours", title, place, row.day, "")


def _of_cards(desk: Desk, citizen_id: str, index: CaseIndex) -> Iterator[TimelineItem]:
    """Yield what the citizen's own page says of versions, consents and cards that went out."""
    told = card_entries(_cards_of(desk, citizen_id, index))
    # of one day what follows stands above what it follows from
    for each in sorted(told, key=lambda entry: entry.rank, reverse=True):
        yield TimelineItem(each.id, each.kind, each.title, each.text, each.day, each.about)


def _cards_of(desk: Desk, citizen_id: str, index: CaseIndex) -> CitizenFile:
    cards, citizen = card_index(desk), index.citizens[citizen_id]
    return CitizenFile(
        citizen=citizen,
        pipeline=desk.pipeline_of(citizen.program),
        index=index,
        card_versions=cards.versions.get(citizen_id, ()),
        consents=cards.consents.get(citizen_id, ()),
        hand_outs=cards.hand_outs.get(citizen_id, ()),
    )


def _start_text(row: Placement, place: str) -> str:
    hours = f"{format_number(row.hours_week)} effektive timer" if row.hours_week else ""
    until = f"til {format_day(row.planned_last_day)}" if row.planned_last_day else ""
    return ", ".join(part for part in (place, hours, until) if part)


def _end_text(row: Placement, place: str) -> str:
    how = label(row.ended_how, EndedHow) if row.ended_how else ""
    onward = f"kom videre til: {label(row.onward, Onward).lower()}" if row.onward else ""
    return ", ".join(part for part in (place, how, onward) if part)


def _hours(now: float | None, aim: float | None) -> str:
    if now is None and aim is None:
        return ""
    first = "–" if now is None else format_number(now)
    return f"{first} / {'–' if aim is None else format_number(aim)} om ugen"
