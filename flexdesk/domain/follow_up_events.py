"""What happens to a citizen that a follow-up counts from, and whether it still stands.

A happening that is over wants no follow-ups: a placement that has ended, a pass that is done, a
spell of ledighedsydelse that stopped. A closed case, or a citizen who has died, has none at all.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from flexdesk.base.periods import ONE_DAY
from flexdesk.domain.codes import BenefitKind, EndedHow, Onward
from flexdesk.domain.daily_entities import Decision, Pause
from flexdesk.domain.entities import Benefit, Citizen, Hours, Pass, Placement
from flexdesk.domain.figure_hours import values_of
from flexdesk.domain.follow_up_rules import Event, FollowUpRule
from flexdesk.domain.placement_entities import Notice
from flexdesk.domain.rules import RuleBook, RuleError


@dataclass(frozen=True, slots=True)
class CaseRows:
    """One citizen with all rows that follow-ups count from."""

    citizen: Citizen
    benefits: tuple[Benefit, ...] = ()
    placements: tuple[Placement, ...] = ()
    hours: tuple[Hours, ...] = ()
    passes: tuple[Pass, ...] = ()
    pauses: tuple[Pause, ...] = ()
    decisions: tuple[Decision, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Happening:
    """An event with its day; `since` is where what it is about began."""

    about: str
    day: dt.date
    since: dt.date
    last_day: dt.date | None = None
    """Nothing is wanted after this day; None while it runs on."""
    placement: Placement | None = None
    bevilling: str = ""
    outcome: str = ""


def happenings(
    rule: FollowUpRule, rows: CaseRows, on: dt.date, book: RuleBook
) -> Iterator[Happening]:
    """Yield the events of a citizen that a rule counts from and that still stand on a day."""
    citizen = rows.citizen
    if rule.programs and citizen.program not in rule.programs:
        return
    if _is_over(rows, on):
        return
    for found in _FINDERS[Event(rule.event)](rule, rows, on):
        if _is_valid(rule, found) and _holds(rule, rows, found, on, book):
            yield found


def _is_over(rows: CaseRows, on: dt.date) -> bool:
    closed_on = rows.citizen.closed_on
    if closed_on is not None and closed_on <= on:
        return True
    return any(row.onward == Onward.DOED for row in rows.placements)


def _is_valid(rule: FollowUpRule, found: Happening) -> bool:
    if rule.valid_from is not None and found.day < rule.valid_from:
        return False
    return rule.valid_until is None or found.day <= rule.valid_until


def _of_kind(rule: FollowUpRule, rows: CaseRows) -> Iterator[Placement]:
    """Yield the placements a rule is about; one that never began is none."""
    for row in rows.placements:
        if row.kind in rule.kinds and row.ended_how != EndedHow.STARTEDE_IKKE:
            yield row


def _runs(last_day: dt.date | None, on: dt.date) -> bool:
    return last_day is None or last_day >= on


def _starts(rule: FollowUpRule, rows: CaseRows, on: dt.date) -> Iterator[Happening]:
    for row in _of_kind(rule, rows):
        if _runs(row.last_day, on):
            yield Happening(row.id, row.start, row.start, row.last_day, row)


def _midways(rule: FollowUpRule, rows: CaseRows, on: dt.date) -> Iterator[Happening]:
    for row in _of_kind(rule, rows):
        end = row.last_day or row.planned_last_day
        if end is not None and end >= row.start and _runs(row.last_day, on):
            middle = row.start + dt.timedelta(days=(end - row.start).days // 2)
            yield Happening(row.id, middle, row.start, row.last_day, row)


def _planned_ends(rule: FollowUpRule, rows: CaseRows, on: dt.date) -> Iterator[Happening]:
    for row in _of_kind(rule, rows):
        end = row.last_day or row.planned_last_day
        if end is not None and end >= row.start and _runs(row.last_day, on):
            yield Happening(row.id, end, row.start, row.last_day, row)


def _ends(rule: FollowUpRule, rows: CaseRows, on: dt.date) -> Iterator[Happening]:
    del on
    for row in _of_kind(rule, rows):
        if row.last_day is not None:
            yield Happening(row.id, row.last_day, row.start, None, row)


def _ly_starts(rule: FollowUpRule, rows: CaseRows, on: dt.date) -> Iterator[Happening]:
    """Yield the spells of ledighedsydelse that run; periods that meet are one spell."""
    del rule
    periods = [row for row in rows.benefits if row.kind == BenefitKind.LEDIGHEDSYDELSE]
    spells: list[tuple[str, dt.date, dt.date]] = []
    for row in sorted(periods, key=lambda each: (each.start, each.id)):
        end = row.last_day or dt.date.max
        if spells and (spells[-1][2] == dt.date.max or row.start <= spells[-1][2] + ONE_DAY):
            about, start, last = spells[-1]
            spells[-1] = about, start, max(last, end)
        else:
            spells.append((row.id, row.start, end))
    for about, start, last in spells:
        if last >= on:
            yield Happening(about, start, start, None if last == dt.date.max else last)


def _visits(rule: FollowUpRule, rows: CaseRows, on: dt.date) -> Iterator[Happening]:
    del rule, on
    day = rows.citizen.visited_on
    if day is not None:
        yield Happening(rows.citizen.id, day, day)


def _grants(rule: FollowUpRule, rows: CaseRows, on: dt.date) -> Iterator[Happening]:
    del rule, on
    day = rows.citizen.bevilling_on
    if day is not None:
        yield Happening(rows.citizen.id, day, day, bevilling=rows.citizen.bevilling_kind)


def _pass_starts(rule: FollowUpRule, rows: CaseRows, on: dt.date) -> Iterator[Happening]:
    for row in rows.passes:
        is_meant = not rule.steps or row.step in rule.steps
        if is_meant and row.start is not None and _runs(row.last_day, on):
            yield Happening(row.id, row.start, row.start, row.last_day)


def _reviews(rule: FollowUpRule, rows: CaseRows, on: dt.date) -> Iterator[Happening]:
    del rule
    for row in rows.pauses:
        if row.review_on is not None and _runs(row.last_day, on):
            yield Happening(row.id, row.review_on, row.start)


def _decisions(rule: FollowUpRule, rows: CaseRows, on: dt.date) -> Iterator[Happening]:
    del rule, on
    for row in rows.decisions:
        yield Happening(row.id, row.day, row.day, outcome=row.outcome)


def _notices(rule: FollowUpRule, rows: CaseRows, on: dt.date) -> Iterator[Happening]:
    """Yield the notices in force in placements that run; nothing is wanted once one has left."""
    del rule
    running = {
        row.id: row
        for row in rows.placements
        if _runs(row.last_day, on) and row.ended_how != EndedHow.STARTEDE_IKKE
    }
    for row in rows.notices:
        is_taken_back = row.withdrawn_on is not None and row.withdrawn_on <= on
        job = running.get(row.placement)
        if job is not None and not is_taken_back:
            yield Happening(row.id, row.given_on, row.given_on, row.leaves_on, job)


_Finder = Callable[[FollowUpRule, CaseRows, dt.date], Iterator[Happening]]
_FINDERS: dict[Event, _Finder] = {
    Event.PLACEMENT_START: _starts,
    Event.PLACEMENT_MIDWAY: _midways,
    Event.PLACEMENT_PLANNED_END: _planned_ends,
    Event.PLACEMENT_END: _ends,
    Event.LY_START: _ly_starts,
    Event.VISITED_ON: _visits,
    Event.BEVILLING_ON: _grants,
    Event.PASS_START: _pass_starts,
    Event.PAUSE_REVIEW: _reviews,
    Event.DECISION: _decisions,
    Event.NOTICE: _notices,
}


def _holds(
    rule: FollowUpRule, rows: CaseRows, found: Happening, on: dt.date, book: RuleBook
) -> bool:
    condition = rule.condition
    if condition.bevilling and found.bevilling not in condition.bevilling:
        return False
    if condition.outcomes and found.outcome not in condition.outcomes:
        return False
    if condition.without_kinds and _has_begun(rows, found, condition.without_kinds):
        return False
    if condition.after_kinds and not _came_after(rows, found, condition.after_kinds):
        return False
    if condition.hours_from is None and condition.hours_to is None:
        return True
    return _has_hours(rule, rows, found, on, book)


def _has_begun(rows: CaseRows, found: Happening, kinds: tuple[str, ...]) -> bool:
    return any(
        row.kind in kinds
        and row.id != found.about
        and row.start >= found.since
        and row.ended_how != EndedHow.STARTEDE_IKKE
        for row in rows.placements
    )


def _came_after(rows: CaseRows, found: Happening, kinds: tuple[str, ...]) -> bool:
    return any(
        row.kind in kinds and row.start < found.since and row.ended_how != EndedHow.STARTEDE_IKKE
        for row in rows.placements
    )


def _has_hours(
    rule: FollowUpRule, rows: CaseRows, found: Happening, on: dt.date, book: RuleBook
) -> bool:
    """Say whether the latest effective hours known on a day lie within the condition's ends."""
    if found.placement is None:
        return False
    job = found.placement
    measured = [row for row in rows.hours if row.placement == job.id]
    hours = values_of(job, measured, on)[-1][1]
    if hours is None:
        return False
    lowest, highest = rule.condition.hours_from, rule.condition.hours_to
    if isinstance(highest, str):
        highest = _limit(book, highest, job.start)
        if highest is None:
            return False
    return (lowest is None or hours >= lowest) and (highest is None or hours <= highest)


def _limit(book: RuleBook, key: str, on: dt.date) -> float | None:
    try:
        return book.number(key, on)
    except RuleError as error:
        if error.code == "rule.not_in_force":
            return None
        raise
