"""The cards of I dag: what is about to happen and has no task yet, each line with its verb."""

import datetime as dt

from flexdesk.app import transfer
from flexdesk.app.case_index import is_running
from flexdesk.app.citizen_rows import list_rows
from flexdesk.app.pauses import pauses_to_review
from flexdesk.app.rows import CitizenRow
from flexdesk.app.screening_today import screening_card
from flexdesk.app.sentences import TABLE
from flexdesk.app.team_times import usual_days
from flexdesk.app.today_begun import begun_card
from flexdesk.app.today_kandidatkort import card_card
from flexdesk.app.today_lines import has_task_soon, line_of, listed, query_of
from flexdesk.app.today_placements import ends_card, exits_card, jobs_card
from flexdesk.app.today_places import places_card, support_card
from flexdesk.app.today_rows import (
    CHECK,
    CHECKS,
    CROSSES,
    END,
    NEW_TASK,
    PAUSE,
    PAUSES,
    SILENT,
    TRANSFER,
    TRANSFERS,
    CardLine,
    CardRows,
    day_in_prose,
)
from flexdesk.app.today_scope import Scope
from flexdesk.base.numbers import format_day, format_number
from flexdesk.domain.entities import Citizen
from flexdesk.domain.ledighedsydelse import Counter, crossing_date
from flexdesk.domain.pauses import running_days

_FINDINGS = {
    "placement.past_planned_end": "Slutdagen er gået, ingen afslutning",
    "placement.ly_overlap": "Ledighedsydelse under job",
    "placement.two_fleksjob": "To fleksjob på samme tid",
    "placement.onward_not_started": "Videre til job, men intet job",
    "citizen.step_finished": "Trin afsluttet, men job løber",
    "citizen.step_without_job": "Trin puljejob, men intet job",
}
"""What looks wrong in a few words; the whole sentence stands in app.sentences."""


def cards_of(scope: Scope) -> tuple[CardRows, ...]:
    """Return the cards that have something to say, in their order."""
    rows = [row for row in list_rows(scope.desk, scope.on) if _is_shown(scope, row)]
    makers = (
        _begun,
        _crosses,
        ends_card,
        exits_card,
        jobs_card,
        _silent,
        _pauses,
        places_card,
        card_card,
        support_card,
        screening_card,
        _transfers,
        _checks,
    )
    cards = (make(scope, rows) for make in makers)
    return tuple(card for card in cards if card.lines)


def _is_shown(scope: Scope, row: CitizenRow) -> bool:
    citizen = scope.index.citizens[row.id]
    return scope.is_in(citizen.consultant) and scope.is_active(citizen)


def _begun(scope: Scope, rows: list[CitizenRow]) -> CardRows:
    del rows
    return begun_card(scope.desk)


# --- 18 af 24 -------------------------------------------------------------------------------


def _crosses(scope: Scope, rows: list[CitizenRow]) -> CardRows:
    """Return who reaches 18 of 24 soon, and who just did without being in the project.

    Source: ledighedsydelse.soon_days, ledighedsydelse.urgent_days,
    ledighedsydelse.window_months, ledighedsydelse.long_term_months.
    """
    rules, on = scope.desk.rules, scope.on
    soon = rules.count("ledighedsydelse.soon_days", on)
    urgent = on + dt.timedelta(days=rules.count("ledighedsydelse.urgent_days", on))
    window = rules.count("ledighedsydelse.window_months", on)
    tick = rules.count("ledighedsydelse.long_term_months", on) / window
    lines = []
    for row in rows:
        crossed = _crossed_on(scope, row)
        day = row.crosses_on or crossed
        if day is None:
            continue
        words = f"krydser {format_day(day)}" if crossed is None else f"krydset {format_day(day)}"
        text = f"Visitation før {format_day(day)}" if crossed is None else "Visitation, 18 af 24"
        lines.append(
            line_of(
                row,
                detail=words if crossed is None else f"{words} · ikke visiteret",
                right=f"{row.ly_months} md. {row.ly_rest_days} dg.",
                verb="Opret opgave",
                act=NEW_TASK,
                text=text,
                is_urgent=crossed is not None or day <= urgent,
                share=row.ly_share,
                tick=tick,
                day=day,
            )
        )
    lines.sort(key=lambda line: (line.day or on, line.name))
    hint = f"inden for {soon} dage"
    query = query_of(scope, f"krydser<={soon}")
    total = listed(scope, query)
    return CardRows(CROSSES, "Krydser 18 af 24", hint, tuple(lines), total, query)


def _crossed_on(scope: Scope, row: CitizenRow) -> dt.date | None:
    """Return the day someone crossed lately who is not past the first step of the project.

    Source: ledighedsydelse.urgent_days.
    """
    if not (row.is_18_of_24 and row.is_on_ly) or row.step_ordinal > 1 or row.step_final:
        return None
    back = scope.desk.rules.count("ledighedsydelse.urgent_days", scope.on)
    first = scope.on - dt.timedelta(days=back)
    benefits = scope.index.benefits.get(row.id, ())
    day = crossing_date(benefits, first, Counter.MAALGRUPPE, scope.desk.rules, back)
    return None if day is None or day == first else day


# --- silence ---------------------------------------------------------------------------------


def _silent(scope: Scope, rows: list[CitizenRow]) -> CardRows:
    """Return who has stood still longer than is usual, or was not spoken to for long.

    Somebody with a task within a week is on the list at the left and not here.
    Source: tal.silent_days, idag.silent_share.
    """
    rules, on = scope.desk.rules, scope.on
    most = rules.count("tal.silent_days", on)
    share = rules.number("idag.silent_share", on)
    usual: dict[str, dict[str, float]] = {}
    ranked: list[tuple[float, CardLine]] = []
    for row in rows:
        citizen = scope.index.citizens[row.id]
        if row.step_final or not row.step or has_task_soon(scope, row.id):
            continue
        if citizen.program not in usual:
            usual[citizen.program] = usual_days(scope.desk, citizen.program)
        limit = usual[citizen.program].get(row.step)
        days = _days_in_step(scope, citizen)
        quiet = (on - row.last_contact).days if row.last_contact else None
        is_slow = limit is not None and days > limit * share and not row.placement_kind
        if is_slow and limit is not None:
            told = f"{row.step_label} · teamets median {format_number(round(limit))}"
            ranked.append((days / limit, _still(row, told, f"{format_number(days)} dage")))
        elif quiet is not None and quiet > most:
            right = f"{format_number(quiet)} dage"
            told = " · ".join(part for part in ("Ingen kontakt", row.step_label) if part)
            ranked.append((quiet / most, _still(row, told, right)))
    ranked.sort(key=lambda pair: (-pair[0], pair[1].name))
    lines = tuple(line for _rank, line in ranked)
    return CardRows(SILENT, "Stille sager", "længere end sædvanligt", lines, len(lines))


def _still(row: CitizenRow, detail: str, right: str) -> CardLine:
    text = f"Tag fat: {row.step_label.lower()}" if row.step_label else "Tag fat"
    return line_of(row, detail=detail, right=right, verb="Opret opgave", act=NEW_TASK, text=text)


def _days_in_step(scope: Scope, citizen: Citizen) -> int:
    """Return how many days someone has been at the present step, days on pause left out."""
    passes = [
        row
        for row in scope.index.passes.get(citizen.id, ())
        if row.step == citizen.step
        and row.start is not None
        and row.start <= scope.on
        and (row.last_day is None or row.last_day >= scope.on)
    ]
    start = passes[-1].start if passes else None
    if start is None:
        return 0
    return running_days(scope.index.pauses.get(citizen.id, ()), start, scope.on)


def _pauses(scope: Scope, rows: list[CitizenRow]) -> CardRows:
    """Return the pauses that are to be looked at, or about to end."""
    del rows
    lines = []
    for found in pauses_to_review(scope.desk, scope.on):
        citizen = found.citizen
        if scope.is_in(citizen.consultant):
            name = f"{citizen.first_name} {citizen.last_name}".strip()
            when = day_in_prose(found.day)
            lines.append(
                CardLine(
                    citizen.id, name, citizen.candidate_no, found.words, when, "Se pausen", PAUSE
                )
            )
    return CardRows(PAUSES, "Pauser", "at tage op", tuple(lines), len(lines))


# --- registers -------------------------------------------------------------------------------


def _transfers(scope: Scope, rows: list[CitizenRow]) -> CardRows:
    del rows
    count = transfer.missing_count(scope.desk, mine=bool(scope.initials))
    words = "1 mangler i fagsystemet" if count == 1 else f"{count} mangler i fagsystemet"
    line = CardLine("", words, words, "En tast pr. felt", "", "Kopiér til fagsystem", TRANSFER)
    return CardRows(TRANSFERS, "Mangler overførsel", "", (line,) if count else (), count)


def _checks(scope: Scope, rows: list[CitizenRow]) -> CardRows:
    lines = []
    for row in rows:
        if row.findings:
            count = len(row.findings)
            words = f"{count} modstrid"
            act, verb, placement = _mend(scope, row)
            told = _finding(row.findings[0])
            lines.append(
                line_of(row, detail=told, right=words, verb=verb, act=act, placement=placement)
            )
    hint = "i dine sager" if scope.initials else "i teamets sager"
    query = query_of(scope, "status:tjek")
    return CardRows(CHECKS, "Tjek data", hint, tuple(lines), listed(scope, query), query)


def _mend(scope: Scope, row: CitizenRow) -> tuple[str, str, str]:
    """Return what mends the first finding: an end that can be written here, else the page."""
    if row.findings[0] == "placement.past_planned_end":
        for placement in scope.index.placements.get(row.id, ()):
            planned = placement.planned_last_day
            is_past = planned is not None and planned < scope.on and placement.last_day is None
            if is_past and is_running(placement, scope.on):
                return END, "Registrér udfald", placement.id
    return CHECK, "Ret", ""


def _finding(code: str) -> str:
    return _FINDINGS.get(code) or TABLE.get(code, (code,))[0].rstrip(".")
