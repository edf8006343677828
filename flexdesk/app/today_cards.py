"""The cards of I dag: what is about to happen and has no task yet, each line with its verb."""

import datetime as dt

from flexdesk.app import transfer
from flexdesk.app.case_index import is_running
from flexdesk.app.citizen_rows import list_rows, short_kind
from flexdesk.app.pauses import pauses_to_review
from flexdesk.app.query import filter_rows, parse_query
from flexdesk.app.rows import CitizenRow
from flexdesk.app.sentences import TABLE
from flexdesk.app.team_times import usual_days
from flexdesk.app.today_begun import begun_card
from flexdesk.app.today_rows import (
    CHECK,
    CHECKS,
    CROSSES,
    END,
    ENDS,
    EXITS,
    EXTEND,
    NEW_TASK,
    PAUSE,
    PAUSES,
    SILENT,
    TALK,
    TRANSFER,
    TRANSFERS,
    CardLine,
    CardRows,
    day_in_prose,
)
from flexdesk.app.today_scope import Scope
from flexdesk.base.numbers import format_day, format_number
from flexdesk.base.periods import add_months
from flexdesk.domain.codes import PlacementKind
from flexdesk.domain.entities import Citizen, Placement
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

_WEEK_DAYS = 7
_FORTNIGHT = dt.timedelta(days=14)


def cards_of(scope: Scope) -> tuple[CardRows, ...]:
    """Return the cards that have something to say, in their order."""
    rows = [row for row in list_rows(scope.desk, scope.on) if _is_shown(scope, row)]
    makers = (_begun, _crosses, _ends, _exits, _silent, _pauses, _transfers, _checks)
    cards = (make(scope, rows) for make in makers)
    return tuple(card for card in cards if card.lines)


def _is_shown(scope: Scope, row: CitizenRow) -> bool:
    citizen = scope.index.citizens[row.id]
    return scope.is_in(citizen.consultant) and scope.is_active(citizen)


def _begun(scope: Scope, rows: list[CitizenRow]) -> CardRows:
    del rows
    return begun_card(scope.desk)


def _query(scope: Scope, *terms: str) -> str:
    whose = f"konsulent:{','.join(sorted(scope.initials))}" if scope.initials else ""
    return " ".join(part for part in (*terms, whose) if part)


def _listed(scope: Scope, query: str) -> int:
    """Return how many the list shows that a card's link opens."""
    return len(filter_rows(list_rows(scope.desk, scope.on), parse_query(query)))


def _line(row: CitizenRow, **values: object) -> CardLine:
    told = {"citizen": row.id, "name": row.name, "candidate_no": row.candidate_no, **values}
    return CardLine(**told)  # type: ignore[arg-type]  # named by the makers below


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
            _line(
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
    query = _query(scope, f"krydser<={soon}")
    total = _listed(scope, query)
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


# --- placements ------------------------------------------------------------------------------


def _ends(scope: Scope, rows: list[CitizenRow]) -> CardRows:
    """Return the placements that end soon.

    Source: idag.ends_days.
    """
    days = scope.desk.rules.count("idag.ends_days", scope.on)
    last = scope.on + dt.timedelta(days=days)
    lines = []
    for row in rows:
        placement = scope.index.running(row.id, scope.on)
        ends = _ends_on(placement)
        if placement is None or ends is None or not scope.on <= ends <= last:
            continue
        if _is_followed(scope, placement):
            continue
        verb, act = _verb_at_end(placement, ends, scope.on)
        lines.append(
            _line(
                row,
                detail=_at(scope, placement),
                right=day_in_prose(ends),
                verb=verb,
                act=act,
                placement=placement.id,
                text=f"Samtale: hvad kommer efter {short_kind(placement.kind).lower()}",
                is_urgent=(ends - scope.on).days < _WEEK_DAYS,
                day=ends,
            )
        )
    lines.sort(key=lambda line: (line.day or last, line.name))
    hint = f"inden for {days} dage"
    query = _query(scope, "slutter>=0", f"slutter<={days}")
    total = _listed(scope, query)
    return CardRows(ENDS, "Forløb der slutter", hint, tuple(lines), total, query)


def _ends_on(placement: Placement | None) -> dt.date | None:
    return None if placement is None else placement.last_day or placement.planned_last_day


def _is_followed(scope: Scope, placement: Placement) -> bool:
    """Say whether what comes after a placement is agreed already."""
    rows = scope.index.placements.get(placement.citizen, ())
    return any(row.start > scope.on and row.id != placement.id for row in rows)


def _verb_at_end(placement: Placement, ends: dt.date, on: dt.date) -> tuple[str, str]:
    if placement.last_day is None and placement.kind == PlacementKind.VIRKSOMHEDSPRAKTIK:
        return "Forlæng", EXTEND
    if placement.last_day is None and ends - on <= _FORTNIGHT:
        return "Registrér udfald", END
    return "Planlæg samtale", TALK


def _at(scope: Scope, placement: Placement) -> str:
    place = scope.index.workplace_name(placement.workplace)
    return " · ".join(part for part in (short_kind(placement.kind), place) if part)


def _exits(scope: Scope, rows: list[CitizenRow]) -> CardRows:
    """Return whose pool job is in, or close to, the month the ordinary job must be found from.

    Source: idag.exit_month, idag.exit_last_month, idag.exit_ahead_days.
    """
    rules, on = scope.desk.rules, scope.on
    month = rules.count("idag.exit_month", on)
    last = rules.count("idag.exit_last_month", on)
    ahead = dt.timedelta(days=rules.count("idag.exit_ahead_days", on))
    lines = []
    for row in rows:
        placement = scope.index.running(row.id, on)
        if placement is None or placement.kind != PlacementKind.PULJEFLEKSJOB:
            continue
        first = add_months(placement.start, month - 1)
        is_near = first - ahead <= on < add_months(placement.start, last)
        if not is_near or placement.last_day or _is_followed(scope, placement):
            continue
        place = scope.index.workplace_name(placement.workplace)
        now = f"Måned {month_of(placement.start, on)}"
        lines.append(
            _line(
                row,
                detail=" · ".join(part for part in (now, place) if part),
                right=f"fra {day_in_prose(first)}" if on < first else _until(placement),
                verb="Find det ordinære job",
                act=NEW_TASK,
                placement=placement.id,
                text="Find det ordinære job",
                day=first,
            )
        )
    lines.sort(key=lambda line: (abs(((line.day or on) - on).days), line.name))
    hint = f"måned {month} af puljefleksjob"
    return CardRows(EXITS, "Exitramper", hint, tuple(lines), len(lines))


def month_of(start: dt.date, on: dt.date) -> int:
    """Return which month of a job a day lies in, the first is 1."""
    months = (on.year - start.year) * 12 + on.month - start.month
    return months + (1 if add_months(start, months) <= on else 0)


def _until(placement: Placement) -> str:
    ends = _ends_on(placement)
    return f"slutter {day_in_prose(ends)}" if ends else ""


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
        if row.step_final or not row.step or _has_task_soon(scope, row.id):
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
    return _line(row, detail=detail, right=right, verb="Opret opgave", act=NEW_TASK, text=text)


def _has_task_soon(scope: Scope, citizen: str) -> bool:
    last = scope.on + dt.timedelta(days=_WEEK_DAYS)
    tasks = scope.index.tasks.get(citizen, ())
    return any(task.done_on is None and task.due <= last for task in tasks)


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
            words = "1 modsigelse" if count == 1 else f"{count} modsigelser"
            act, verb, placement = _mend(scope, row)
            told = _finding(row.findings[0])
            lines.append(
                _line(row, detail=told, right=words, verb=verb, act=act, placement=placement)
            )
    hint = "i dine sager" if scope.initials else "i teamets sager"
    query = _query(scope, "status:tjek")
    return CardRows(CHECKS, "Tjek data", hint, tuple(lines), _listed(scope, query), query)


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
