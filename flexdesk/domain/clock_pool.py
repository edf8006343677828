"""Clocks of praktik and puljefleksjob: weeks, months, the ramp out, and the months after."""

import datetime as dt
from collections.abc import Iterator

from flexdesk.base.numbers import format_day
from flexdesk.base.periods import ONE_DAY, add_months
from flexdesk.domain.clock_refund import refund_clock
from flexdesk.domain.clocks import (
    Clock,
    ClockCode,
    Course,
    Tone,
    days_words,
    is_cancelled,
    month_of,
    share_of,
)
from flexdesk.domain.codes import Onward, PlacementKind
from flexdesk.domain.entities import Placement

_DAYS_A_WEEK = 7
_FLEKSJOB = PlacementKind.ORDINAERT_FLEKSJOB.value
_ORDINARY = frozenset({_FLEKSJOB, PlacementKind.ORDINAERT_JOB.value})
_GONE = frozenset(
    {
        Onward.ORDINAERT_JOB.value,
        Onward.FOERTIDSPENSION.value,
        Onward.SENIORPENSION.value,
        Onward.TIDLIG_PENSION.value,
        Onward.EFTERLOEN.value,
        Onward.FLEKSYDELSE.value,
        Onward.FOLKEPENSION.value,
        Onward.FRAFLYTNING.value,
        Onward.UDDANNELSE.value,
        Onward.RESSOURCEFORLOEB.value,
    }
)
"""Where nobody is looking for an ordinary fleksjob any more."""


# --- praktik ---------------------------------------------------------------------------------


def praktik_clocks(course: Course) -> Iterator[Clock]:
    """Yield how many weeks a praktik has run, and the longest ones when they come near.

    Source: praktik.default_days, praktik.long_weeks, praktik.very_long_weeks, praktik.warn_days.
    """
    start, ends = course.placement.start, course.ends_on
    usual = course.rules.count("praktik.default_days", start)
    last = ends or start + dt.timedelta(days=usual) - ONE_DAY
    week, weeks = _weeks(start, course.ran_to), _weeks(start, last)
    is_over = course.on > last
    text = f"uge {week} af {weeks}"
    clock = Clock(
        code=ClockCode.PRAKTIK_UGER.value,
        label="Praktik",
        day=last,
        text=f"{text} · slut var {format_day(last)}" if is_over else text,
        tone=(Tone.DANGER if is_over else Tone.ACCENT).value,
        share=share_of(start, last, course.ran_to),
        rule="" if ends else "praktik.default_days",
    )
    yield course.standing(clock, last) if ends is None else course.hushed(clock)
    long = _long_praktik(course, last)
    if long is not None:
        yield long


def _weeks(start: dt.date, last: dt.date) -> int:
    return max(1, -(-((last - start).days + 1) // _DAYS_A_WEEK))


def _long_praktik(course: Course, last: dt.date) -> Clock | None:
    """Return the longest of the two lengths that is passed, planned past, or close."""
    start, ran_to = course.placement.start, course.ran_to
    warn = dt.timedelta(days=course.rules.count("praktik.warn_days", start))
    for code, key in (
        (ClockCode.PRAKTIK_26, "praktik.very_long_weeks"),
        (ClockCode.PRAKTIK_13, "praktik.long_weeks"),
    ):
        weeks = course.rules.count(key, start)
        full = start + dt.timedelta(weeks=weeks) - ONE_DAY
        is_passed = ran_to > full
        if not is_passed and last <= full and ran_to < full - warn:
            continue
        reached = course.standing(Clock(code.value, "", full, "", ""), full).day
        words = f"over {weeks} uger" if is_passed else f"{weeks} uger {format_day(reached)}"
        clock = Clock(
            code=code.value,
            label=f"{weeks} uger",
            day=full,
            text=words,
            tone=(Tone.DANGER if is_passed else Tone.AMBER).value,
            share=share_of(start, full, ran_to),
            rule=key,
        )
        return course.standing(clock, full)
    return None


# --- puljefleksjob -----------------------------------------------------------------------------


def pool_clocks(course: Course, *, with_refund: bool = True) -> Iterator[Clock]:
    """Yield the clocks of a pool job that runs.

    Source: puljefleksjob.months_min, puljefleksjob.months_max.
    """
    if course.rows.has_pool_limit:
        start = course.placement.start
        yield _pool_min(course, course.rules.count("puljefleksjob.months_min", start))
        yield _pool_max(course, course.rules.count("puljefleksjob.months_max", start))
        ramp = exit_ramp(course)
        if ramp is not None:
            yield ramp
    if with_refund:
        yield refund_clock(course)


def _pool_min(course: Course, months: int) -> Clock:
    start, ran_to = course.placement.start, course.ran_to
    full = add_months(start, months) - ONE_DAY
    is_reached = ran_to >= full
    clock = Clock(
        code=ClockCode.PULJE_MIN.value,
        label=f"{months} måneder",
        day=full,
        text=f"{months} mdr. er nået" if is_reached else f"{months} mdr. ikke nået",
        tone=(Tone.ACCENT if is_reached else Tone.MUTED).value,
        share=share_of(start, full, ran_to),
        rule="puljefleksjob.months_min",
    )
    return course.standing(clock, full)


def _pool_max(course: Course, months: int) -> Clock:
    """Return how far a pool job is of its longest time; a plan beyond it is said.

    Source: idag.ends_days.
    """
    start, ran_to = course.placement.start, course.ran_to
    full = add_months(start, months) - ONE_DAY
    near = full - dt.timedelta(days=course.rules.count("idag.ends_days", start))
    text, tone = f"måned {month_of(start, ran_to)} af {months}", Tone.ACCENT
    if ran_to > full:
        text, tone = f"over {months} mdr.", Tone.DANGER
    elif course.ends_on is not None and course.ends_on > full and not course.rows.pauses:
        text, tone = f"{text} · aftalt ud over {months} mdr.", Tone.AMBER
    elif ran_to >= near:
        tone = Tone.AMBER
    clock = Clock(
        code=ClockCode.PULJE_MAX.value,
        label=f"{months} måneder",
        day=full,
        text=text,
        tone=tone.value,
        share=share_of(start, full, ran_to),
        rule="puljefleksjob.months_max",
    )
    return course.standing(clock, full)


def exit_ramp(course: Course) -> Clock | None:
    """Return the month from which the ordinary job is to be found, None once one is agreed.

    Source: idag.exit_month, idag.exit_ahead_days.
    """
    if course.placement.last_day is not None or has_next_job(course):
        return None
    start, ran_to = course.placement.start, course.ran_to
    month = course.rules.count("idag.exit_month", start)
    ahead = dt.timedelta(days=course.rules.count("idag.exit_ahead_days", start))
    first = add_months(start, month - 1)
    if ran_to >= first:
        text, tone = f"måned {month_of(start, ran_to)}: intet ordinært job aftalt", Tone.AMBER
    else:
        tone = Tone.AMBER if ran_to >= first - ahead else Tone.MUTED
        text = "intet ordinært job aftalt endnu"
    clock = Clock(
        code=ClockCode.PULJE_MAANED_6.value,
        label=f"Måned {month}",
        day=first,
        text=text,
        tone=tone.value,
        share=share_of(start, first, ran_to),
        rule="idag.exit_month",
    )
    return course.standing(clock, first)


def has_next_job(course: Course) -> bool:
    """Say whether an ordinary job after a pool job is agreed or begun."""
    return any(True for _row in jobs_after(course, _ORDINARY))


def jobs_after(course: Course, kinds: frozenset[str]) -> Iterator[Placement]:
    """Yield the jobs of some kinds that begin after a pool job's start, the first first."""
    start = course.placement.start
    for row in course.rows.placements:
        if row.kind in kinds and row.start > start and not is_cancelled(row):
            yield row


# --- the months after --------------------------------------------------------------------------


def window_clock(course: Course) -> Clock | None:
    """Return how long an ordinary fleksjob after an ended pool job counts, and whether it began.

    One that began before the pool job's last day counts, if it was after its start. After the
    months there is no clock, nor for somebody who went on to what no fleksjob follows.
    Source: tal.outcome_window_months, idag.ends_days.
    """
    ended = course.placement.last_day or course.on
    months = course.rules.count("tal.outcome_window_months", course.on)
    last = add_months(ended, months)
    if course.on > last:
        return None
    begun = next(jobs_after(course, frozenset({_FLEKSJOB})), None)
    if begun is None and course.placement.onward in _GONE:
        return None
    left = (last - course.on).days
    near = course.rules.count("idag.ends_days", course.on)
    day: dt.date = last
    if begun is not None and begun.start <= course.on:
        day, tone = begun.start, Tone.ACCENT
        text = f"ordinært fleksjob begyndt {format_day(begun.start)}"
    elif begun is not None and begun.start <= last:
        text, tone = f"ordinært fleksjob fra {format_day(begun.start)}", Tone.MUTED
    else:
        text = f"{days_words(left)} tilbage, senest {format_day(last)}"
        tone = Tone.AMBER if left <= near else Tone.MUTED
    return Clock(
        code=ClockCode.VINDUE_6.value,
        label=f"{months} måneder efter",
        day=day,
        text=text,
        tone=tone.value,
        share=share_of(ended, last, course.on),
        rule="tal.outcome_window_months",
    )
