"""Pauses: why a case rests, what stands still meanwhile, and when its tasks are due again.

The clocks of the pipeline stand and tasks are not overdue; ledighedsydelse counts on, because
barsel with ledighedsydelse is ledighedsydelse. Nothing is rewritten: a task whose day comes in
a pause is shown as due on the first working day after it, and one that was late before the
pause is as late after it as it was. A pause without a last day holds its tasks until it ends.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable
from enum import StrEnum

from flexdesk.base.danish import fold
from flexdesk.base.periods import ONE_DAY, Period, merge
from flexdesk.domain.daily_entities import Pause

NextWorkingDay = Callable[[dt.date], dt.date]
_SATURDAY = 5


class PauseReason(StrEnum):
    """Why a case rests."""

    SYGDOM = "sygdom"
    BARSEL = "barsel"
    FERIE = "ferie"
    OPERATION = "operation"
    BEHANDLING = "behandling"
    ORLOV = "orlov"
    AFVENTER_AFGOERELSE = "afventer_afgoerelse"
    ANDET = "andet"


PAUSE_LABELS: dict[str, str] = {
    PauseReason.SYGDOM: "Sygdom",
    PauseReason.BARSEL: "Barsel",
    PauseReason.FERIE: "Ferie",
    PauseReason.OPERATION: "Venter på operation",
    PauseReason.BEHANDLING: "Behandling eller genoptræning",
    PauseReason.ORLOV: "Orlov",
    PauseReason.AFVENTER_AFGOERELSE: "Venter på afgørelse",
    PauseReason.ANDET: "Andet",
}
"""What the reasons are called."""


def pause_label(reason: str) -> str:
    """Return what a reason is called; an unknown one is its own label."""
    return PAUSE_LABELS.get(reason, reason)


def reason_of(text: str) -> str | None:
    """Return the code a code or a label stands for, None when it is unknown."""
    wanted = fold(text)
    return next(
        (str(code) for code, words in PAUSE_LABELS.items() if wanted in {fold(code), fold(words)}),
        None,
    )


def covers(pause: Pause, on: dt.date) -> bool:
    """Say whether a day lies in a pause, its first and last day included."""
    return pause.start <= on and (pause.last_day is None or pause.last_day >= on)


def pause_on(pauses: Iterable[Pause], on: dt.date) -> Pause | None:
    """Return the pause a day lies in, None when there is none."""
    return next((pause for pause in pauses if covers(pause, on)), None)


def running_days(pauses: Collection[Pause], start: dt.date, on: dt.date) -> int:
    """Return how many days a clock has run, both ends included and pauses left out.

    Unit: days.
    """
    if on < start:
        return 0
    if not pauses:
        return (on - start).days + 1
    whole = Period.of_days(start, on)
    rests = merge(
        found
        for pause in pauses
        if pause.last_day is None or pause.last_day >= pause.start
        if (found := Period.of_days(pause.start, pause.last_day).intersect(whole)) is not None
    )
    return whole.days - sum(rest.days for rest in rests)


def next_weekday(day: dt.date) -> dt.date:
    """Return a day, or the Monday after it when it is a Saturday or a Sunday."""
    while day.weekday() >= _SATURDAY:
        day += ONE_DAY
    return day


def due_shown(
    pauses: Iterable[Pause], due: dt.date, next_working_day: NextWorkingDay = next_weekday
) -> dt.date | None:
    """Return the day an open task is due: its own, or the first working day after a pause.

    None while the pause that holds it has no last day.
    """
    rests = tuple(pauses)
    day = due
    while (pause := pause_on(rests, day)) is not None:
        if pause.last_day is None:
            return None
        day = next_working_day(pause.last_day + ONE_DAY)
    return day


def is_overdue(
    pauses: Iterable[Pause],
    due: dt.date,
    on: dt.date,
    next_working_day: NextWorkingDay = next_weekday,
) -> bool:
    """Say whether an open task is over its day: never in a pause, and never by a pause alone."""
    rests = tuple(pauses)
    if due >= on:
        return False
    if not rests:
        return True
    if pause_on(rests, on) is not None:
        return False
    shown = due_shown(rests, due, next_working_day)
    return shown is not None and shown < on
