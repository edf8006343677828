"""Clocks of a job: still there, close follow-up on few hours, hours agreed, notice given."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from flexdesk.base.numbers import format_day, format_number
from flexdesk.base.periods import ONE_DAY, add_months
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
from flexdesk.domain.codes import PlacementKind
from flexdesk.domain.entities import Placement
from flexdesk.domain.figure_hours import values_of
from flexdesk.domain.placement_entities import Notice

_POOL = PlacementKind.PULJEFLEKSJOB.value
ORDINARY_KINDS = frozenset(
    {PlacementKind.ORDINAERT_FLEKSJOB.value, PlacementKind.ORDINAERT_JOB.value}
)
"""Kinds of jobs a pool job is to lead on to."""
_ORDER = (
    (ClockCode.FASTHOLDT_6, "tal.retained_first_months"),
    (ClockCode.FASTHOLDT_12, "tal.retained_second_months"),
)


def first_after(pool: Placement, months: int, placements: Sequence[Placement]) -> Placement | None:
    """Return the job that followed a pool job: the first ordinary one within the months after.

    It may have begun before the pool job's last day, if it was after its start.
    """
    if is_cancelled(pool):
        return None
    last = dt.date.max if pool.last_day is None else add_months(pool.last_day, months)
    return next(
        (
            row
            for row in placements
            if row.kind in ORDINARY_KINDS
            and pool.start < row.start <= last
            and not is_cancelled(row)
        ),
        None,
    )


def follows_pool(course: Course) -> bool:
    """Say whether a job is the one that followed a pool job.

    Source: tal.outcome_window_months.
    """
    months = course.rules.count("tal.outcome_window_months", course.on)
    placements = course.rows.placements
    return any(
        row.kind == _POOL and first_after(row, months, placements) is course.placement
        for row in placements
    )


def retained_clocks(course: Course) -> Iterator[Clock]:
    """Yield whether somebody is still in the job that followed, after half a year and a whole.

    The first is over when its day is a month gone; the second then takes its place.
    Source: tal.retained_first_months, tal.retained_second_months, idag.ends_days.
    """
    start, on = course.placement.start, course.on
    if course.placement.kind not in ORDINARY_KINDS or not follows_pool(course):
        return
    shown = dt.timedelta(days=course.rules.count("idag.ends_days", on))
    for code, key in _ORDER:
        months = course.rules.count(key, start)
        day = add_months(start, months)
        if on > day + shown:
            continue
        is_reached = on >= day
        yield Clock(
            code=code.value,
            label=f"Fastholdt {months} mdr.",
            day=day,
            text=f"{months} mdr. i jobbet {format_day(day)}",
            tone=(Tone.ACCENT if is_reached else Tone.MUTED).value,
            share=share_of(start, day, on),
            rule=key,
        )


def close_clock(course: Course) -> Clock | None:
    """Return which month of the close follow-up a fleksjob on few hours is in.

    Source: fleksjob.close_follow_up_months, tal.small_hours, tal.close_hours_from.
    """
    start = course.placement.start
    months = course.rules.count("fleksjob.close_follow_up_months", start)
    full = add_months(start, months) - ONE_DAY
    ran_to = course.ran_to
    if ran_to > full:
        return None
    measured = course.rows.hours.get(course.placement.id, ())
    hours = values_of(course.placement, measured, course.on)[-1][1]
    least = course.rules.number("tal.close_hours_from", start)
    if hours is None or not least <= hours <= course.rules.number("tal.small_hours", start):
        return None
    clock = Clock(
        code=ClockCode.TAET_OPFOELGNING.value,
        label="Tæt opfølgning",
        day=full,
        text=f"måned {month_of(start, max(ran_to, start))} af {months}",
        tone=Tone.ACCENT.value,
        share=share_of(start, full, ran_to),
        rule="fleksjob.close_follow_up_months",
    )
    return course.standing(clock, full)


def agreed_clock(course: Course) -> Clock | None:
    """Return the hours that are agreed from a day on and that nobody has confirmed."""
    agreed = course.rows.agreed.get(course.placement.id, ())
    row = min(agreed, key=lambda each: each.day, default=None)
    if row is None:
        return None
    is_reached = row.day <= course.on
    words = f"{format_number(row.hours_week)} timer fra {format_day(row.day)}"
    return Clock(
        code=ClockCode.AFTALTE_TIMER.value,
        label="Aftalte timer",
        day=row.day,
        text=f"{words}: ikke bekræftet" if is_reached else words,
        tone=(Tone.AMBER if is_reached else Tone.MUTED).value,
    )


def notice_in_force(notices: Iterable[Notice], on: dt.date) -> Notice | None:
    """Return the latest notice given by a day and not taken back by then."""
    found = [
        row
        for row in notices
        if row.given_on <= on and (row.withdrawn_on is None or row.withdrawn_on > on)
    ]
    return max(found, key=lambda row: (row.given_on, row.id), default=None)


def notice_clock(course: Course) -> Clock | None:
    """Return when somebody leaves a job in which notice is given.

    Source: idag.ends_days.
    """
    notice = notice_in_force(course.rows.notices.get(course.placement.id, ()), course.on)
    if notice is None:
        return None
    leaves = notice.leaves_on
    if leaves is None:
        text, tone = f"opsagt {format_day(notice.given_on)}, fratræder uden dato", Tone.AMBER
    elif leaves < course.on:
        text, tone = f"fratrådte {format_day(leaves)}", Tone.DANGER
    else:
        left = (leaves - course.on).days
        near = course.rules.count("idag.ends_days", course.on)
        text = f"fratræder {format_day(leaves)} (om {days_words(left)})"
        tone = Tone.DANGER if left <= near else Tone.AMBER
    share = None if leaves is None else share_of(notice.given_on, leaves, course.on)
    return Clock(ClockCode.OPSAGT.value, "Opsagt", leaves, text, tone.value, share)
