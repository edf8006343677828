"""The tab "18 af 24": one citizen, one day, one of the two counters that are never mixed."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from flexdesk.app.case_index import case_index
from flexdesk.app.counter_lines import lines_of, strip_of
from flexdesk.app.counter_rows import (
    CounterPage,
    CounterState,
    JobAnswer,
    MethodLine,
    MoveLine,
    WhatIfLine,
)
from flexdesk.app.desk import Desk
from flexdesk.app.lookups import get_citizen
from flexdesk.base.errors import UserError
from flexdesk.base.numbers import format_day, format_month, format_number
from flexdesk.base.periods import (
    ONE_DAY,
    Period,
    add_months,
    first_of_next_month,
    merge,
    whole_months_and_rest,
)
from flexdesk.domain.entities import Benefit, Citizen, Placement
from flexdesk.domain.ledighedsydelse import (
    Counter,
    Limits,
    LyCount,
    Method,
    count_ly,
    counted_periods,
    first_long_term,
    window_of,
)
from flexdesk.domain.refund import Regime
from flexdesk.domain.rules import RuleBook
from flexdesk.domain.what_if import (
    JobScenario,
    crossing_if_nothing_left,
    falls_out,
    fleksjob_periods,
    re_entered_on,
)

_HORIZON_DAYS = 1100
_REACH_MONTHS = 6
DISAGREE = "metoderne er uenige: kontrollér i fagsystem"
NEAR = "tæt på grænsen: kontrollér i fagsystem"
ADVICE = "Vejledende beregning"


@dataclass(frozen=True, slots=True)
class Case:
    """What one citizen's count is made of."""

    citizen: Citizen
    benefits: tuple[Benefit, ...]
    placements: tuple[Placement, ...]
    workplaces: dict[str, str]
    rules: RuleBook

    @property
    def re_entered_on(self) -> dt.date | None:
        """The day a fleksjob moved the citizen to the newer refund rules."""
        return re_entered_on(self.placements, self.rules)

    def count(self, on: dt.date, counter: Counter) -> LyCount:
        """Return the count of a day."""
        again = self.re_entered_on if counter is Counter.REFUSION else None
        visited = self.citizen.visited_on
        return count_ly(self.benefits, on, counter, self.rules, visited, again)

    def counted(self, counter: Counter) -> tuple[tuple[Period, str], ...]:
        """Return the periods a counter counts."""
        again = self.re_entered_on if counter is Counter.REFUSION else None
        visited = self.citizen.visited_on
        return counted_periods(self.benefits, counter, self.rules, visited, again)

    def crosses_on(self, on: dt.date, counter: Counter) -> dt.date | None:
        """Return the first day after `on` that 18 of 24 is reached, if nothing changes."""
        merged = merge(period for period, _kind in self.counted(counter))
        return first_long_term(merged, on + ONE_DAY, _HORIZON_DAYS, self.rules)


def case_of(desk: Desk, citizen_id: str) -> Case:
    """Return what a citizen's count is made of.

    Raises:
        UserError: `citizen.unknown`.
    """
    citizen = get_citizen(desk.store.reads, citizen_id)
    index = case_index(desk)
    placements = index.placements.get(citizen_id, ())
    names = {row.id: index.workplace_name(row.workplace) for row in placements}
    benefits = index.benefits.get(citizen_id, ())
    return Case(citizen, benefits, placements, names, desk.rules)


def counter_page(desk: Desk, citizen_id: str, on: dt.date, counter: str) -> CounterPage:
    """Return everything the tab shows about a citizen on a day, by one of the two counters.

    Raises:
        UserError: `citizen.unknown` or `value.unknown`.
    """
    if counter not in set(Counter):
        choices = [each.value for each in Counter]
        raise UserError("value.unknown", value=counter, field="tæller", choices=choices)
    case, which = case_of(desk, citizen_id), Counter(counter)
    count = case.count(on, which)
    limits = Limits.on(on, desk.rules)
    merged = merge(period for period, _kind in case.counted(which))
    crosses = None if count.is_reached else case.crosses_on(on, which)
    scenario = _scenario(case, merged, on)
    note = regime_note(case, count)
    return CounterPage(
        citizen=citizen_id,
        on=on,
        counter=counter,
        window_start=count.window_start,
        window_last_day=count.window_last_day,
        is_reached=count.is_reached,
        state=_state(count, crosses, note, desk.rules),
        strip=strip_of(merged, window_of(on, limits.window_months)),
        lines=lines_of(case.benefits, case.placements, case.workplaces, case.counted(which), count),
        total_days=count.days,
        total_text=months_text(count.months, count.rest_days),
        methods=methods_of(count, limits),
        warning=_warning(count),
        regime_note=note,
        crosses_on=crosses,
        moves=_moves(merged, on, crosses, limits, desk.rules),
        scenario=scenario,
        job_start=_job_start(scenario, crosses),
        benefits=case.benefits,
    )


def months_text(months: int, rest_days: int) -> str:
    """Return a count as people say it: "17 md. 13 dg."."""
    return f"{months} md. {rest_days} dg."


def regime_note(case: Case, count: LyCount) -> str:
    """Return why the refund counter says nothing about a citizen, empty when it does.

    Source: refusion.between_before.
    """
    if count.counter is not Counter.REFUSION or count.regime == Regime.PRE2016:
        return ""
    visited = case.citizen.visited_on
    if visited is None:
        return "Visitationsdatoen mangler, så statsrefusionen kan ikke regnes."
    turn = case.rules.day("refusion.between_before", visited)
    again = case.re_entered_on
    if visited < turn and again is not None:
        why = f"I fleksjob igen {format_day(again)} efter visitationen {format_day(visited)}"
    else:
        why = f"Visiteret {format_day(visited)}"
    return f"{why}: refusionstrappen gælder, og 18 af 24 afgør ikke statens andel."


def methods_of(count: LyCount, limits: Limits) -> tuple[MethodLine, ...]:
    """Return the four methods with their results; the first one decides."""
    days, weeks = format_number(count.days), format_number(count.weeks)
    iso, of_weeks = format_number(count.iso_weeks), format_number(limits.weeks)
    month_pair = ((str(count.months), "md."), (str(count.rest_days), "dg."))
    month_text = months_text(count.months, count.rest_days)
    return (
        _method(count, Method.MONTHS, "Måneder", month_pair, (month_text, f"{limits.months} md.")),
        _method(count, Method.DAYS, "Dage", ((days, "dage"),), (days, format_number(limits.days))),
        _method(count, Method.WEEKS, "Uger", ((weeks, "hele uger"),), (weeks, of_weeks)),
        _method(count, Method.ISO, "ISO-uger", ((iso, "ISO-uger"),), (iso, of_weeks)),
    )


def _method(
    count: LyCount,
    method: Method,
    label: str,
    number: tuple[tuple[str, str], ...],
    short: tuple[str, str],
) -> MethodLine:
    of_text = "af 18 måneder" if method is Method.MONTHS else f"af {short[1]}"
    return MethodLine(
        code=method.value,
        label=label,
        number=number,
        of_text=f"{of_text} i vinduet",
        short=" af ".join(short),
        is_reached=count.qualifies[method],
    )


def job_lines(page: CounterPage, answer: JobAnswer) -> tuple[WhatIfLine, ...]:
    """Return what a job that starts on a day would mean, line by line."""
    is_group = page.counter == Counter.MAALGRUPPE
    before = answer.start - ONE_DAY
    highest = ("Dagen før start, {day}" if answer.highest_on == before else "Den {day}").format(
        day=format_day(answer.highest_on)
    )
    return (
        _crossing_line(page, answer, is_group=is_group),
        WhatIfLine(
            "highest",
            "briefcase",
            "Højeste antal",
            months_text(answer.months, answer.rest_days),
            highest,
        ),
        WhatIfLine(
            "below",
            "undo-2",
            "Under 18 måneder igen",
            format_day(answer.below_on) or "–",
            "Hvis jobbet varer så længe" if answer.below_on else "Når ikke 18 måneder før jobbet",
        ),
        _earned_line(answer),
        _again_line(answer, is_group=is_group),
    )


def _crossing_line(page: CounterPage, answer: JobAnswer, *, is_group: bool) -> WhatIfLine:
    if page.is_reached:
        text = "I målgruppen for puljefleksjob" if is_group else "Statsrefusionen er faldet væk"
        return WhatIfLine("crosses", "clock", "Krydser 18 måneder", "Er nået", text)
    if answer.crosses_on is None:
        text = "Jobbet begynder, før 18 måneder nås"
        return WhatIfLine("crosses", "clock", "Krydser 18 måneder", "Nej", text)
    text = (
        "I målgruppen for puljefleksjob fra den dag"
        if is_group
        else "Statsrefusionen falder væk den dag"
    )
    day = format_day(answer.crosses_on)
    return WhatIfLine("crosses", "clock", "Krydser 18 måneder", day, text, is_urgent=True)


def _earned_line(answer: JobAnswer) -> WhatIfLine:
    months = whole_months_and_rest(answer.start, answer.back_on)[0]
    label = f"{months} måneders fleksjob"
    if answer.is_earned_before:
        text = "Ret til ledighedsydelse er optjent før jobbet"
        return WhatIfLine("earned", "check", label, "Er nået", text)
    text = "Ny ret til ledighedsydelse optjent"
    return WhatIfLine("earned", "check", label, format_day(answer.earned_on), text)


def _again_line(answer: JobAnswer, *, is_group: bool) -> WhatIfLine:
    label = "Krydser igen" if is_group else "Refusion falder væk igen"
    day = "–" if answer.again_on is None else format_day(answer.again_on)
    text = f"Hvis ydelsen løber igen fra {format_day(answer.back_on)}"
    return WhatIfLine("again", "redo-2", label, day, text)


def _scenario(case: Case, merged: tuple[Period, ...], on: dt.date) -> JobScenario:
    reach = (add_months(on, _REACH_MONTHS) - on).days
    jobs = fleksjob_periods(case.benefits, case.placements)
    return JobScenario(merged, jobs, on, reach, case.rules)


def _job_start(scenario: JobScenario, crosses: dt.date | None) -> dt.date:
    """Return the first of the month after the crossing if it is in reach, else of the next one."""
    first = first_of_next_month(scenario.first - ONE_DAY)
    if crosses is not None and first_of_next_month(crosses) <= scenario.last:
        first = first_of_next_month(crosses)
    return min(max(first, scenario.first), scenario.last)


def _state(count: LyCount, crosses: dt.date | None, note: str, rules: RuleBook) -> CounterState:
    """Return what the count comes to.

    Source: ledighedsydelse.urgent_days.
    """
    if note:
        return CounterState("other", "Gælder ikke her")
    is_group = count.counter is Counter.MAALGRUPPE
    if count.is_reached:
        return CounterState("reached", "Opfylder 18 af 24" if is_group else "Refusion faldet væk")
    if crosses is None:
        return CounterState("below", "Under 18 måneder")
    left = (crosses - count.on).days
    words = "Mangler 1 dag" if left == 1 else f"Mangler {format_number(left)} dage"
    is_soon = left <= rules.count("ledighedsydelse.urgent_days", count.on)
    return CounterState("soon" if is_soon else "later", words)


def _warning(count: LyCount) -> str:
    if count.disagrees:
        return DISAGREE
    return NEAR if count.near_threshold else ""


def _moves(
    merged: tuple[Period, ...],
    on: dt.date,
    crosses: dt.date | None,
    limits: Limits,
    rules: RuleBook,
) -> tuple[MoveLine, ...]:
    lost = falls_out(merged, on, limits.window_months)
    moves = [
        _benefit_move(merged, on, lost),
        MoveLine("briefcase", "Hver dag i fleksjob", "lægger intet til, vinduet rykker 1 dag frem"),
        _lost_move(lost),
    ]
    if crosses is not None:
        alone = crossing_if_nothing_left(merged, on, rules)
        if alone is not None and alone < crosses:
            days = format_number((crosses - alone).days)
            text = f"fordi gamle dage falder ud; ellers {format_day(alone)}"
            moves.append(MoveLine("clock", f"{days} dage senere", text))
    return tuple(moves)


def _benefit_move(
    merged: Sequence[Period], on: dt.date, lost: tuple[dt.date, dt.date] | None
) -> MoveLine:
    if not any(on in period for period in merged):
        return MoveLine(
            "trending-up", "Hver dag på ydelse", "vil lægge 1 dag til; ingen løber i dag"
        )
    if lost is not None and lost[0] == on + ONE_DAY:
        return MoveLine("trending-up", "Hver dag på ydelse", "lægger 1 dag til, men en falder ud")
    return MoveLine(
        "trending-up", "Hver dag på ydelse", "lægger 1 dag til, også under praktik og sygdom"
    )


def _lost_move(lost: tuple[dt.date, dt.date] | None) -> MoveLine:
    if lost is None:
        return MoveLine("undo-2", "Intet falder ud", "der er ingen talte dage i vinduet")
    day, oldest = lost
    text = f"falder dage fra {format_month(oldest)} ud af vinduet"
    return MoveLine("undo-2", f"Fra {format_day(day)}", text)
