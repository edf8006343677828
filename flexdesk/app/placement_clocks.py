"""The clocks of placements on a day, made once per state of the store and day."""

import datetime as dt
from dataclasses import dataclass

from flexdesk.app.case_index import CaseIndex, case_index
from flexdesk.app.desk import Desk
from flexdesk.domain.clock_case import Setting, clocks_of_case
from flexdesk.domain.clocks import Clock, ClockCode, ClockRows, Tone
from flexdesk.domain.codes import PlacementKind
from flexdesk.domain.entities import Citizen, Placement

__all__ = [
    "Clock",
    "ClockCode",
    "Clocks",
    "Tone",
    "all_clocks",
    "clocks_of",
    "today_clocks",
]

_POOL = PlacementKind.PULJEFLEKSJOB.value
_PRAKTIK = PlacementKind.VIRKSOMHEDSPRAKTIK.value
_SHORT_MONTH, _LONG_MONTH = 28, 31

Clocks = dict[str, tuple[Clock, ...]]
"""Clocks by placement id; a placement without any is not there."""


def clocks_of(desk: Desk, citizen_id: str, on: dt.date) -> Clocks:
    """Return the clocks of a citizen's placements on a day, by placement."""
    index = case_index(desk)
    citizen = index.citizens.get(citizen_id)
    if citizen is None:
        return {}
    return clocks_of_case(_rows(desk, index, citizen), _setting(desk, on))


def all_clocks(desk: Desk, on: dt.date) -> dict[str, Clocks]:
    """Return the clocks of every citizen who has any, kept until the store changes."""
    return desk.cached(("clocks", on), lambda: _all(desk, _setting(desk, on)))


def today_clocks(desk: Desk, on: dt.date) -> dict[str, Clocks]:
    """Return the clocks of those I dag may have something to say about, without the refund.

    A look at the days of each placement tells who that can be; only theirs are reckoned.
    """
    return desk.cached(("clocks_today", on), lambda: _of_today(desk, on))


def _of_today(desk: Desk, on: dt.date) -> dict[str, Clocks]:
    index, setting = case_index(desk), Setting(on, desk.rules, with_refund=False)
    asks = _Asks.read(desk, on)
    found: dict[str, Clocks] = {}
    for citizen_id, placements in index.placements.items():
        citizen = index.citizens.get(citizen_id)
        quiet = (on - index.last_contact.get(citizen_id, dt.date.min)).days > asks.quiet
        if citizen is None or not any(asks.may(row, index, is_quiet=quiet) for row in placements):
            continue
        clocks = clocks_of_case(_rows(desk, index, citizen), setting)
        if clocks:
            found[citizen_id] = clocks
    return found


@dataclass(frozen=True, slots=True)
class _Asks:
    """Days between which a placement may ask for something; wide, so that none is missed."""

    on: dt.date
    window: int
    long_praktik: int
    retained: tuple[tuple[int, int], ...]
    close: int
    quiet: int
    ramp: tuple[int, int]

    @classmethod
    def read(cls, desk: Desk, on: dt.date) -> "_Asks":
        """Read the days in force.

        Source: tal.outcome_window_months, praktik.long_weeks, praktik.warn_days,
        tal.retained_first_months, tal.retained_second_months, idag.retained_days,
        fleksjob.close_follow_up_months, idag.close_quiet_days, idag.exit_month,
        idag.exit_last_month, idag.exit_ahead_days.
        """
        rules = desk.rules
        shown = rules.count("idag.retained_days", on)
        keys = ("tal.retained_first_months", "tal.retained_second_months")
        months = tuple(rules.count(key, on) for key in keys)
        weeks = rules.count("praktik.long_weeks", on)
        return cls(
            on=on,
            window=rules.count("tal.outcome_window_months", on) * _LONG_MONTH,
            long_praktik=weeks * 7 - rules.count("praktik.warn_days", on) - 1,
            retained=tuple((n * _SHORT_MONTH, n * _LONG_MONTH + shown) for n in months),
            close=rules.count("fleksjob.close_follow_up_months", on) * _LONG_MONTH,
            quiet=rules.count("idag.close_quiet_days", on),
            ramp=(
                (rules.count("idag.exit_month", on) - 1) * _SHORT_MONTH
                - rules.count("idag.exit_ahead_days", on),
                rules.count("idag.exit_last_month", on) * _LONG_MONTH,
            ),
        )

    def may(self, row: Placement, index: CaseIndex, *, is_quiet: bool) -> bool:
        """Say whether a placement may ask for something."""
        if row.last_day is not None and row.last_day < self.on:
            return row.kind == _POOL and (self.on - row.last_day).days <= self.window
        if row.id in index.agreed:
            return True
        age = (self.on - row.start).days
        if row.kind == _PRAKTIK:
            return age >= self.long_praktik or _is_planned_long(row, self.long_praktik)
        if is_quiet and 0 <= age <= self.close:
            return True
        if row.kind == _POOL:
            return row.citizen in index.pauses or self.ramp[0] <= age <= self.ramp[1]
        return any(first <= age <= last for first, last in self.retained)


def _setting(desk: Desk, on: dt.date) -> Setting:
    rules = desk.rules
    return Setting(on, rules, desk.cached("rules_print", lambda: rules.fingerprint))


def _all(desk: Desk, setting: Setting) -> dict[str, Clocks]:
    index = case_index(desk)
    found: dict[str, Clocks] = {}
    for citizen_id in index.placements:
        citizen = index.citizens.get(citizen_id)
        if citizen is None:
            continue
        clocks = clocks_of_case(_rows(desk, index, citizen), setting)
        if clocks:
            found[citizen_id] = clocks
    return found


def _rows(desk: Desk, index: CaseIndex, citizen: Citizen) -> ClockRows:
    """Return what a citizen's clocks are made of."""
    program = desk.programs.get(citizen.program)
    is_lasting = program is not None and program.pays_full_wage and not program.is_temporary
    return ClockRows(
        placements=index.placements.get(citizen.id, ()),
        benefits=index.benefits.get(citizen.id, ()),
        pauses=index.pauses.get(citizen.id, ()),
        visited_on=citizen.visited_on,
        closed_on=citizen.closed_on,
        has_pool_limit=not is_lasting,
        hours=index.hours,
        agreed=index.agreed,
        notices=index.notices,
    )


def _is_planned_long(row: Placement, days: int) -> bool:
    ends = row.last_day or row.planned_last_day
    return ends is not None and (ends - row.start).days >= days
