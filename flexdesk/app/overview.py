"""The page Overblik: cards, months, outcome and the table of figures for one program and day."""

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import pairwise

from flexdesk.app.desk import Desk
from flexdesk.app.figure_queries import figure_index, figures_for
from flexdesk.app.figure_words import (
    NOTHING,
    basis_words,
    change_words,
    is_share,
    is_too_few,
    signed,
    since_words,
    target_number,
    target_words,
    value_words,
)
from flexdesk.app.rows import (
    FigureCard,
    FigureLine,
    MonthBar,
    OutcomeLine,
    Overview,
)
from flexdesk.base.numbers import format_day, format_month, format_number, format_share
from flexdesk.base.periods import ONE_DAY, add_months
from flexdesk.domain.codes import Onward, OutcomeGroup
from flexdesk.domain.figure_view import DayView
from flexdesk.domain.figures import Figure, outcome_groups
from flexdesk.domain.labels import group_of, label
from flexdesk.domain.programs import Program

TREND_MONTHS = 6
MOST_BARS = 42
_CARDS = 4
_REASONS = 3

_CARD_ORDER = (
    "pool_running",
    "pool_share_within_6_months_matured",
    "ly_share",
    "small_hours_share_raised",
    "pool_share_in_work_of_ended",
    "pool_share_ordinary_fleksjob_of_started",
)
_LINES = (
    "pool_started",
    "pool_ended",
    "pool_share_in_work_of_ended",
    "pool_share_ordinary_fleksjob_of_ended",
    "pool_share_ordinary_fleksjob_of_started",
    "pool_share_within_6_months_matured",
    "retained_6m",
    "retained_12m",
    "pool_returned_to_ly",
    "ly_recipients",
    "ly_18_of_24",
    "ly_share",
    "small_hours_share_raised",
    "notice_given",
    "praktik_running",
    "praktik_started",
    "employer_contacts",
    "followups_overdue",
)
_BASIS_OF_SHARE = {
    "pool_share_in_work_of_ended": "afsluttede",
    "pool_share_ordinary_fleksjob_of_ended": "afsluttede",
    "pool_share_ordinary_fleksjob_of_started": "startede",
    "pool_share_within_6_months_matured": "målbare",
    "ly_share": "borgere",
    "small_hours_share_raised": "borgere",
    "retained_6m": "job",
    "retained_12m": "job",
}
_OUTCOME = (
    ("pool_ended_ordinary_fleksjob", OutcomeGroup.ORDINAERT_FLEKSJOB, "Ordinært fleksjob"),
    ("pool_ended_ordinary_job", OutcomeGroup.ORDINAERT_JOB, "Ordinært job"),
    ("pool_ended_other", OutcomeGroup.OTHER, "Andet"),
)


def overview(desk: Desk, on: dt.date, program_key: str | None = None) -> Overview:
    """Return the page for a day and a program, the desk's own when none is named.

    Raises:
        UserError: `program.unknown`.
    """
    program = desk.program_of(program_key)
    return desk.cached(("overview", on, program.key), lambda: _overview(desk, on, program))


def month_ends(on: dt.date, months: int) -> tuple[dt.date, ...]:
    """Return the last days of the months before the one of a day, and the day itself."""
    first = on.replace(day=1)
    before = (add_months(first, -back) - ONE_DAY for back in range(months - 2, -1, -1))
    return (*before, on)


def _overview(desk: Desk, on: dt.date, program: Program) -> Overview:
    """Build the page. Source: tal.few_ended."""
    days = month_ends(on, TREND_MONTHS + 2)
    history = [{f.id: f for f in figures_for(desk, day, program)} for day in days]
    now = history[-1]
    in_work = now["pool_share_in_work_of_ended"]
    few = desk.rules.count("tal.few_ended", on)
    return Overview(
        on=on,
        program_title=program.title_da,
        subtitle=_subtitle(on, program),
        cards=_cards(history, program, few),
        bars=_bars(desk, on, program),
        bar_target=_bar_target(now["pool_running"]),
        outcome_share="" if is_too_few(in_work, few) else value_words(in_work, 0),
        outcome_basis=_basis(in_work),
        outcome=_outcome(desk, on, program, few),
        lines=tuple(_line(history, id_, few) for id_ in _line_ids(now, program)),
        has_data=bool(desk.caseload().placements or desk.caseload().benefits),
    )


def _subtitle(on: dt.date, program: Program) -> str:
    is_whole = (on + ONE_DAY).day == 1
    state = "foreløbig" if is_whole else f"foreløbig til og med {format_day(on)}"
    return f"{program.municipality} · {format_month(on)} er {state}"


def _bar_target(running: Figure) -> int | None:
    return None if running.target is None else round(running.target)


def _cards(
    history: Sequence[Mapping[str, Figure]], program: Program, few: int
) -> tuple[FigureCard, ...]:
    """Return four cards: what the program has targets for, then what always matters."""
    now = history[-1]
    targets = [target.figure for target in program.targets if target.figure in now]
    ids = list(dict.fromkeys((*targets, *_CARD_ORDER)))[:_CARDS]
    order = {id_: place for place, id_ in enumerate(_CARD_ORDER)}
    ids.sort(key=lambda id_: order.get(id_, len(order)))
    return tuple(_card(history, id_, few) for id_ in ids)


def _card(history: Sequence[Mapping[str, Figure]], id_: str, few: int) -> FigureCard:
    now, before = history[-1][id_], history[-2][id_]
    if is_too_few(now, few):
        number, unit = basis_words(now) or NOTHING, ""
    elif is_share(now):
        number, unit = value_words(now, 0).removesuffix(" %"), "%"
    else:
        number, unit = value_words(now), ""
    return FigureCard(
        figure=now,
        number=number,
        unit=unit,
        basis=_pool_basis(history[-1]) if id_ == "pool_running" else _basis(now),
        change=since_words(now, before),
        target=target_words(now),
        is_met=now.target_met,
        trend=_trend(history, id_),
    )


def _pool_basis(now: Mapping[str, Figure]) -> str:
    return f"af {format_number(now['pool_started'].n)} startede"


def _basis(figure: Figure) -> str:
    words = basis_words(figure)
    return f"{words} {_BASIS_OF_SHARE.get(figure.id, '')}".strip() if words else ""


def _trend(history: Sequence[Mapping[str, Figure]], id_: str) -> tuple[float, ...]:
    """Return the last six months' ends; of a cumulative count what each month added."""
    found = [day[id_] for day in history]
    if found[-1].kind == "cumulative":
        values = [now.n - before.n for before, now in pairwise(found)]
        return tuple(float(value) for value in values[-TREND_MONTHS:])
    shown = [figure.value for figure in found[-TREND_MONTHS:] if figure.value is not None]
    return tuple(float(value) for value in shown)


def _line_ids(now: Mapping[str, Figure], program: Program) -> tuple[str, ...]:
    targets = [target.figure for target in program.targets if target.figure in now]
    return tuple(dict.fromkeys((*_LINES, *targets)))


def _line(history: Sequence[Mapping[str, Figure]], id_: str, least: int) -> FigureLine:
    now, before, earlier = (history[-back][id_] for back in (1, 2, 3))
    if now.kind == "cumulative":
        this_month, last_month = now.n - before.n, before.n - earlier.n
        return FigureLine(
            figure=now,
            now=format_number(this_month),
            before=format_number(last_month),
            change=signed(this_month - last_month, 0),
            basis=f"{format_number(now.n)} i alt",
            target=target_number(now),
            is_met=now.target_met,
            trend=_trend(history, id_),
        )
    few = is_too_few(now, least)
    return FigureLine(
        figure=now,
        now=NOTHING if few else value_words(now),
        before=NOTHING if is_too_few(before, least) else value_words(before),
        change=NOTHING if few or is_too_few(before, least) else change_words(now, before),
        basis=basis_words(now),
        target=target_number(now),
        is_met=now.target_met,
        trend=() if few else _trend(history, id_),
    )


def _bars(desk: Desk, on: dt.date, program: Program) -> tuple[MonthBar, ...]:
    """Return the pool jobs that ran at the end of each month since the first one."""
    index = figure_index(desk, program)
    if not index.pool or index.pool[0].start > on:
        return ()
    first = index.pool[0].start
    months = (on.year - first.year) * 12 + on.month - first.month + 1
    days = month_ends(on, min(months, MOST_BARS))
    return tuple(
        MonthBar(day.year, day.month, len(DayView(index, day, desk.rules).pool_running))
        for day in days
    )


def _outcome(desk: Desk, on: dt.date, program: Program, few: int) -> tuple[OutcomeLine, ...]:
    now = {figure.id: figure for figure in figures_for(desk, on, program)}
    counts = outcome_groups(desk.caseload(), on, program)
    ended = now["pool_ended"].n
    lines: list[OutcomeLine] = []
    for figure_id, group, words in _OUTCOME:
        count = now[figure_id].n
        share = format_share(count / ended, 1) if ended >= few else ""
        lines.append(OutcomeLine(group.value, words, figure_id, count, share, is_part=False))
        if group is OutcomeGroup.OTHER:
            lines.extend(_reasons(counts))
    return tuple(lines)


def _reasons(counts: Mapping[str, int]) -> list[OutcomeLine]:
    """Return the largest reasons behind *Andet*, and the rest as one line."""
    others = {
        code: count for code, count in counts.items() if count and group_of(code) is _OTHER_GROUP
    }
    named = sorted(
        ((code, count) for code, count in others.items() if code and code != Onward.ANDET),
        key=lambda item: (-item[1], item[0]),
    )
    shown = named[:_REASONS] if len(named) > _REASONS + 1 else named
    lines = [_reason(code, label(code, Onward), count) for code, count in shown]
    rest = sum(others.values()) - sum(count for _code, count in shown)
    if rest:
        lines.append(_reason("", "Andre årsager", rest))
    return lines


def _reason(code: str, words: str, count: int) -> OutcomeLine:
    return OutcomeLine(code, words, "pool_ended_other", count, "", is_part=True)


_OTHER_GROUP = OutcomeGroup.OTHER
