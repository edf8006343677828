"""Moving planned days: what may be moved of a bar, and what it becomes. No Qt."""

import datetime as dt
from dataclasses import dataclass

from flexdesk.app.flow_rows import FlowBar

WHOLE, START, END = "whole", "start", "end"
"""Which days are moved."""


@dataclass(frozen=True, slots=True)
class Shift:
    """New planned days of a placement, whole and not how far: several steps become one."""

    citizen: str
    bar: FlowBar
    start: dt.date
    last_day: dt.date | None

    @property
    def is_moved(self) -> bool:
        """Whether any day is another than before."""
        return (self.start, self.last_day) != (self.bar.start, self.bar.last_day)

    @property
    def new_start(self) -> dt.date | None:
        """The new first day, None when it stays."""
        return self.start if self.start != self.bar.start else None

    @property
    def new_last_day(self) -> dt.date | None:
        """The new planned last day, None when it stays."""
        return self.last_day if self.last_day != self.bar.last_day else None


def ends_of(bar: FlowBar) -> tuple[str, ...]:
    """Return what can be moved of a bar: nothing of real days."""
    if bar.can_move_start:
        return (WHOLE, START, END) if bar.can_move_end else (WHOLE, START)
    return (END,) if bar.can_move_end else ()


def moved(shift: Shift, what: str, days: int) -> Shift:
    """Return a shift moved so many days further; no stretch gets shorter than a day."""
    allowed = ends_of(shift.bar)
    if not allowed:
        return shift
    if what not in allowed:
        # what runs has one planned day: moving it moves that
        what = END if END in allowed else allowed[0]
    by = dt.timedelta(days=days)
    start, last_day = shift.start, shift.last_day
    if what in {WHOLE, START}:
        start += by
    if what in {WHOLE, END} and last_day is not None:
        last_day += by
    if last_day is not None and last_day < start:
        if what == START:
            start = last_day
        else:
            last_day = start
    return Shift(shift.citizen, shift.bar, start, last_day)


def begun(citizen: str, bar: FlowBar) -> Shift:
    """Return the shift of a bar that has not been moved."""
    return Shift(citizen, bar, bar.start, bar.last_day)
