"""Figures that the rows of the sheet itself can prove: each as a formula, and counted here too."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flexdesk.base.periods import add_months
from flexdesk.domain.codes import EndedHow, Onward, PlacementKind
from flexdesk.domain.labels import LABELS
from flexdesk.reports.figure_rows import HoursRow, PlacementRow, StatusInput

FORLOEB, TIMER, PLADSER = "tblForloeb", "tblTimer", "tblArbejdspladser"
ON, SMALL = "opgjort", "lille_timetal"
"""Names of the cells that hold the as-of day and the limit of small hours."""

_POOL = LABELS[PlacementKind][PlacementKind.PULJEFLEKSJOB]
_PRAKTIK = LABELS[PlacementKind][PlacementKind.VIRKSOMHEDSPRAKTIK]
_TYPE, _START, _END = f"{FORLOEB}[Type]", f"{FORLOEB}[Start]", f"{FORLOEB}[Slut]"
_ONWARD = f"{FORLOEB}[Kom videre til]"
_HOW = f"{FORLOEB}[Sådan sluttede det]"
_NEVER = LABELS[EndedHow][EndedHow.STARTEDE_IKKE]
_FROM, _LIMIT = f"{FORLOEB}[Ordinært fleksjob fra]", f"{FORLOEB}[Frist for ordinært]"
_UPTO = f'"<="&{ON}'
_MONTH_START = f"DATE(YEAR({ON}),MONTH({ON}),1)"


@dataclass(frozen=True, slots=True)
class Proof:
    """How the sheet counts a figure: formulas of n and N, and what they must give."""

    n_formula: str
    n: int
    whole_formula: str = ""
    whole: int | None = None


def kind_label(kind: str) -> str:
    """Return the Danish word of a placement kind; an unknown code is shown as it is."""
    return LABELS[PlacementKind].get(kind, kind)


def onward_label(onward: str) -> str:
    """Return the Danish word of *Kom videre til*."""
    return LABELS[Onward].get(onward, onward)


def deadline(row: PlacementRow, months: int) -> dt.date | None:
    """Return the last day on which an ordinary fleksjob counts as following an ended pool job."""
    if row.kind != PlacementKind.PULJEFLEKSJOB or row.last_day is None:
        return None
    return add_months(row.last_day, months)


def _never_began(row: PlacementRow) -> bool:
    return row.ended_how == EndedHow.STARTEDE_IKKE


def first_ordinary(status: StatusInput) -> Callable[[PlacementRow], dt.date | None]:
    """Return a look-up: the first ordinary fleksjob of the person after a pool job's start."""
    starts: dict[str, list[dt.date]] = {}
    for row in status.placement_rows:
        is_ordinary = row.kind == PlacementKind.ORDINAERT_FLEKSJOB and not _never_began(row)
        if is_ordinary and row.start <= status.on:
            starts.setdefault(row.candidate_no, []).append(row.start)

    def look_up(row: PlacementRow) -> dt.date | None:
        if row.kind != PlacementKind.PULJEFLEKSJOB or _never_began(row):
            return None
        return min(
            (day for day in starts.get(row.candidate_no, ()) if day > row.start), default=None
        )

    return look_up


def pool_ended_formula(extra: str = "") -> str:
    """Return the formula of ended pool jobs, narrowed by more criteria."""
    return f'COUNTIFS({_TYPE},"{_POOL}",{_START},{_UPTO},{_END},{_UPTO}{extra})'


def onward_formula(literal: str) -> str:
    """Return the formula of ended pool jobs that led to what a cell or a literal says."""
    return pool_ended_formula(f",{_ONWARD},{literal}")


def started_formula(first: str, last: str) -> str:
    """Return the formula of pool jobs started from one day to another."""
    return f'COUNTIFS({_TYPE},"{_POOL}",{_START},">="&{first},{_START},"<="&{last})'


def ended_formula(first: str, last: str) -> str:
    """Return the formula of pool jobs ended from one day to another."""
    return f'COUNTIFS({_TYPE},"{_POOL}",{_END},">="&{first},{_END},"<="&{last})'


def running_formula(last: str) -> str:
    """Return the formula of pool jobs running when a day is over."""
    return (
        f'COUNTIFS({_TYPE},"{_POOL}",{_START},"<="&{last})'
        f'-COUNTIFS({_TYPE},"{_POOL}",{_START},"<="&{last},{_END},"<="&{last})'
    )


def proofs(status: StatusInput) -> Mapping[str, Proof]:
    """Return the figures the rows can prove, by figure id."""
    found = _pool_proofs(status) | _praktik_proofs(status)
    if status.hours_rows:
        found |= _hours_proofs(status)
    if status.workplace_rows:
        contacts = sum(row.contacts for row in status.workplace_rows)
        found["employer_contacts"] = Proof(f"SUM({PLADSER}[Kontakter i måneden])", contacts)
    return found


def _pool_proofs(status: StatusInput) -> dict[str, Proof]:
    pool = [
        row
        for row in status.placement_rows
        if row.kind == PlacementKind.PULJEFLEKSJOB and row.start <= status.on
    ]
    ended = [row for row in pool if row.last_day is not None and row.last_day <= status.on]
    fleksjob = sum(row.onward == Onward.ORDINAERT_FLEKSJOB for row in ended)
    job = sum(row.onward == Onward.ORDINAERT_JOB for row in ended)
    started_text = f'COUNTIFS({_TYPE},"{_POOL}",{_START},{_UPTO})'
    ended_text = pool_ended_formula()
    fleksjob_text = onward_formula(f'"{onward_label(Onward.ORDINAERT_FLEKSJOB)}"')
    job_text = onward_formula(f'"{onward_label(Onward.ORDINAERT_JOB)}"')
    back = sum(row.onward == Onward.LEDIGHEDSYDELSE and not _never_began(row) for row in ended)
    back_text = onward_formula(f'"{onward_label(Onward.LEDIGHEDSYDELSE)}",{_HOW},"<>{_NEVER}"')
    return {
        "pool_returned_to_ly": Proof(back_text, back),
        "pool_started": Proof(started_text, len(pool)),
        "pool_ended": Proof(ended_text, len(ended)),
        "pool_running": Proof(f"{started_text}-{ended_text}", len(pool) - len(ended)),
        "pool_ended_ordinary_fleksjob": Proof(fleksjob_text, fleksjob),
        "pool_ended_ordinary_job": Proof(job_text, job),
        "pool_ended_other": Proof(
            f"{ended_text}-{fleksjob_text}-{job_text}", len(ended) - fleksjob - job
        ),
        "pool_share_in_work_of_ended": Proof(
            f"{fleksjob_text}+{job_text}", fleksjob + job, ended_text, len(ended)
        ),
        "pool_share_ordinary_fleksjob_of_ended": Proof(
            fleksjob_text, fleksjob, ended_text, len(ended)
        ),
        "pool_share_ordinary_fleksjob_of_started": Proof(
            fleksjob_text, fleksjob, started_text, len(pool)
        ),
    } | _within_proofs(status, ended)


def _within_proofs(status: StatusInput, ended: list[PlacementRow]) -> dict[str, Proof]:
    look_up = first_ordinary(status)
    within = mature = both = 0
    for row in ended:
        last = deadline(row, status.within_months)
        start = look_up(row)
        is_mature = last is not None and last <= status.on
        follows = start is not None and last is not None and start <= last
        within, mature, both = within + follows, mature + is_mature, both + (follows and is_mature)
    is_ended = f'({_TYPE}="{_POOL}")*({_END}>0)*({_END}<={ON})*({_START}<={ON})'
    follows_text = f"({_FROM}>0)*({_FROM}<={_LIMIT})*({_FROM}<={ON})"
    mature_text = f"({_LIMIT}<={ON})"
    return {
        "pool_ordinary_fleksjob_within_6_months": Proof(
            f"SUMPRODUCT({is_ended}*{follows_text})", within
        ),
        "pool_share_within_6_months_matured": Proof(
            f"SUMPRODUCT({is_ended}*{follows_text}*{mature_text})",
            both,
            f"SUMPRODUCT({is_ended}*{mature_text})",
            mature,
        ),
    }


def _praktik_proofs(status: StatusInput) -> dict[str, Proof]:
    praktik = [
        row
        for row in status.placement_rows
        if row.kind == PlacementKind.VIRKSOMHEDSPRAKTIK
        and row.start <= status.on
        and not _never_began(row)
    ]
    running = sum(row.last_day is None or row.last_day >= status.on for row in praktik)
    begun = sum(row.start >= status.on.replace(day=1) for row in praktik)
    begun_rows = f'{_TYPE},"{_PRAKTIK}",{_HOW},"<>{_NEVER}"'
    all_text = f"COUNTIFS({begun_rows},{_START},{_UPTO})"
    over_text = f'COUNTIFS({begun_rows},{_START},{_UPTO},{_END},"<"&{ON})'
    begun_text = f'COUNTIFS({begun_rows},{_START},">="&{_MONTH_START},{_START},{_UPTO})'
    return {
        "praktik_running": Proof(f"{all_text}-{over_text}", running),
        "praktik_started": Proof(begun_text, begun),
    }


def _hours_proofs(status: StatusInput) -> dict[str, Proof]:
    small = [row for row in status.hours_rows if _is_small(row, status.small_hours_max)]
    raised = sum(row.is_in_fleksjob and _is_higher(row) for row in small)
    first, latest = f"{TIMER}[Timer ved start]", f"{TIMER}[Seneste timer]"
    small_text = f'COUNTIFS({first},"<="&{SMALL})'
    raised_text = (
        f'SUMPRODUCT(({first}<>"")*({first}<={SMALL})'
        f'*({TIMER}[I fleksjob nu]="Ja")*({latest}>{first}))'
    )
    return {
        "small_hours_started": Proof(small_text, len(small)),
        "small_hours_raised": Proof(raised_text, raised),
        "small_hours_share_raised": Proof(raised_text, raised, small_text, len(small)),
    }


def _is_small(row: HoursRow, limit: float) -> bool:
    return row.first_hours is not None and row.first_hours <= limit


def _is_higher(row: HoursRow) -> bool:
    return (
        row.latest_hours is not None
        and row.first_hours is not None
        and row.latest_hours > row.first_hours
    )
