"""A caseload as it stood on one day: the lists the figures are counted from.

Days are inclusive as people write them, and only rows that have begun count. Each list is made
when it is first asked for, and once.
"""

import datetime as dt
from functools import cached_property

from flexdesk.base.periods import add_months
from flexdesk.domain.clock_job import first_after, notice_in_force
from flexdesk.domain.codes import ContactKind, EndedHow, Onward, PlacementKind
from flexdesk.domain.entities import Benefit, Contact, Placement, Task
from flexdesk.domain.figure_hours import HoursStanding, standing_of
from flexdesk.domain.figure_index import CaseloadIndex
from flexdesk.domain.labels import group_of
from flexdesk.domain.ledighedsydelse import Limits, is_long_term
from flexdesk.domain.pauses import is_overdue, pause_on
from flexdesk.domain.rules import RuleBook
from flexdesk.domain.working_days import WorkingDays

_NEVER_BEGAN = EndedHow.STARTEDE_IKKE.value


def _contains(benefit: Benefit, on: dt.date) -> bool:
    return benefit.start <= on and (benefit.last_day is None or benefit.last_day >= on)


class DayView:
    """The lists of one index on one day, under one set of rules."""

    def __init__(self, index: CaseloadIndex, on: dt.date, rules: RuleBook) -> None:
        self.index = index
        self.on = on
        self.rules = rules

    @cached_property
    def window_months(self) -> int:
        """Months after a pool job in which an ordinary fleksjob counts.

        Source: tal.outcome_window_months.
        """
        return self.rules.count("tal.outcome_window_months", self.on)

    @cached_property
    def pool_started(self) -> list[Placement]:
        """Pool jobs that have begun."""
        return [each for each in self.index.pool if each.start <= self.on]

    @cached_property
    def pool_ended(self) -> list[Placement]:
        """Pool jobs whose last day has come."""
        return [p for p in self.pool_started if p.last_day is not None and p.last_day <= self.on]

    @cached_property
    def pool_running(self) -> list[Placement]:
        """Pool jobs that go on after the day."""
        return [p for p in self.pool_started if p.last_day is None or p.last_day > self.on]

    def pool_ended_to(self, group: str) -> list[Placement]:
        """Return ended pool jobs by the group of their registered *Kom videre til*."""
        return [each for each in self.pool_ended if group_of(each.onward) == group]

    def is_within(self, placement: Placement) -> bool:
        """Tell whether an ordinary fleksjob began within the months after an ended pool job."""
        starts = self.index.ordinary_starts.get(placement.citizen)
        if not starts or placement.last_day is None or placement.ended_how == _NEVER_BEGAN:
            return False
        last = min(add_months(placement.last_day, self.window_months), self.on)
        return any(placement.start < start <= last for start in starts)

    @cached_property
    def pool_within(self) -> list[Placement]:
        """Ended pool jobs followed by an ordinary fleksjob within the months."""
        return [each for each in self.pool_ended if self.is_within(each)]

    @cached_property
    def pool_matured(self) -> list[Placement]:
        """Ended pool jobs whose months after have passed."""
        months = self.window_months
        return [
            each
            for each in self.pool_ended
            if each.last_day is not None and add_months(each.last_day, months) <= self.on
        ]

    @cached_property
    def pool_back_on_ly(self) -> list[Placement]:
        """Ended pool jobs that began and whose *Kom videre til* is ledighedsydelse."""
        return [
            each
            for each in self.pool_ended
            if each.onward == Onward.LEDIGHEDSYDELSE and each.ended_how != _NEVER_BEGAN
        ]

    @cached_property
    def followed(self) -> list[Placement]:
        """Ordinary jobs begun that followed a pool job, each once, in order of the pool jobs."""
        found: dict[str, Placement] = {}
        for pool in self.pool_started:
            jobs = self.index.ordinary.get(pool.citizen)
            job = first_after(pool, self.window_months, jobs) if jobs else None
            if job is not None and job.start <= self.on:
                found[job.id] = job
        return list(found.values())

    def retained(self, months: int) -> tuple[list[Placement], list[Placement]]:
        """Return the jobs that followed and began so long ago, and those who were still there."""
        days = [(job, add_months(job.start, months)) for job in self.followed]
        old = [(job, day) for job, day in days if day <= self.on]
        still = [job for job, day in old if job.last_day is None or job.last_day >= day]
        return [job for job, _day in old], still

    def without_fleksjob(self, jobs: list[Placement], months: int) -> int:
        """Count ordinary fleksjob whose citizen has no benefit fleksjob on the day looked at.

        Unit: placements.
        """
        wanted = {job.citizen for job in jobs}
        held: dict[str, list[Benefit]] = {}
        for benefit in self.index.in_fleksjob:
            if benefit.citizen in wanted:
                held.setdefault(benefit.citizen, []).append(benefit)
        return sum(
            job.kind == PlacementKind.ORDINAERT_FLEKSJOB
            and not any(
                _contains(benefit, add_months(job.start, months))
                for benefit in held.get(job.citizen, ())
            )
            for job in jobs
        )

    @property
    def retained_first_months(self) -> int:
        """Months after the start of the first look back.

        Source: tal.retained_first_months.
        """
        return self.rules.count("tal.retained_first_months", self.on)

    @property
    def retained_second_months(self) -> int:
        """Months after the start of the second look back.

        Source: tal.retained_second_months.
        """
        return self.rules.count("tal.retained_second_months", self.on)

    @cached_property
    def under_notice(self) -> list[Placement]:
        """Fleksjob that run at the end of the day and in which notice is given."""
        if not self.index.notices:
            return []
        return [
            job
            for chain in self.index.fleksjob.values()
            for job in chain
            if job.start <= self.on
            and (job.last_day is None or job.last_day > self.on)
            and notice_in_force(self.index.notices.get(job.id, ()), self.on) is not None
        ]

    def not_yet_started(self, group: str, starts: dict[str, list[dt.date]]) -> int:
        """Count ended pool jobs led on to a kind of job that has not begun.

        Unit: placements.
        """
        return sum(
            not any(each.start < start <= self.on for start in starts.get(each.citizen, ()))
            for each in self.pool_ended_to(group)
        )

    @cached_property
    def fleksjob_employed(self) -> list[str]:
        """Persons with the benefit fleksjob on the day."""
        return list(
            dict.fromkeys(b.citizen for b in self.index.in_fleksjob if _contains(b, self.on))
        )

    @cached_property
    def ly_recipients(self) -> list[str]:
        """Persons on ledighedsydelse on the day who are not in fleksjob."""
        in_fleksjob = set(self.fleksjob_employed)
        return [
            citizen
            for citizen, benefits in self.index.ly.items()
            if citizen not in in_fleksjob and any(_contains(b, self.on) for b in benefits)
        ]

    @cached_property
    def ly_long_term(self) -> list[str]:
        """Persons on ledighedsydelse with 18 of 24 months by the months method."""
        limits = Limits.on(self.on, self.rules)
        return [
            citizen
            for citizen in self.ly_recipients
            if is_long_term(self.index.ly_spells(citizen), self.on, limits)
        ]

    @cached_property
    def small_hours(self) -> list[HoursStanding]:
        """Persons whose first fleksjob began at few hours, with how it has gone.

        Source: tal.small_hours, tal.small_hours_includes.
        """
        limit = self.rules.number("tal.small_hours", self.on)
        includes = self.rules.flag("tal.small_hours_includes", self.on)
        found = (
            standing_of(chain, self.index.hours, self.on) for chain in self.index.fleksjob.values()
        )
        return [
            each
            for each in found
            if each is not None and (each.first < limit or (includes and each.first == limit))
        ]

    @cached_property
    def praktik_running(self) -> list[Placement]:
        """Praktik whose days contain the day, the last one too."""
        return [
            p
            for p in self.index.praktik
            if p.start <= self.on and (p.last_day is None or p.last_day >= self.on)
        ]

    @cached_property
    def praktik_started(self) -> list[Placement]:
        """Praktik begun in the month of the day."""
        first = self.on.replace(day=1)
        return [each for each in self.index.praktik if first <= each.start <= self.on]

    @cached_property
    def contacts(self) -> list[Contact]:
        """Contacts with workplaces in the month of the day that reached somebody, a talk once."""
        first = self.on.replace(day=1)
        found = [
            each
            for each in self.index.contacts
            if first <= each.day <= self.on and each.kind != ContactKind.INGEN_KONTAKT
        ]
        if not any(each.about for each in found):
            return found
        known = {each.id for each in self.index.contacts}
        return [each for each in found if each.about not in known]

    @cached_property
    def overdue(self) -> list[Task]:
        """Tasks that were open at the end of the day and due before it, of cases that run."""
        pauses, next_day = self.index.pauses, WorkingDays(self.rules).on_or_after
        closed = {citizen for citizen, day in self.index.closed.items() if day <= self.on}
        return [
            each
            for each in self.index.tasks
            if each.due < self.on
            and (each.made_on is None or each.made_on <= self.on)
            and (each.done_on is None or each.done_on > self.on)
            and each.citizen not in closed
            and is_overdue(pauses.get(each.citizen, ()), each.due, self.on, next_day)
        ]

    @cached_property
    def on_pause(self) -> list[str]:
        """Persons whose cases rest on the day."""
        return [
            citizen
            for citizen, pauses in self.index.pauses.items()
            if pause_on(pauses, self.on) is not None
        ]
