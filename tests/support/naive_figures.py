"""Every figure counted a second time, plainly and slowly, straight from the words of the design.

Nothing here is shared with the engine: no index, no view, no periods.
"""

import datetime as dt

from flexdesk.domain.working_days import WorkingDays
from tests.support.builders import shipped_rules

OPEN = WorkingDays(shipped_rules())
"""The calendar has tests of its own."""
ONE = dt.timedelta(days=1)
FLEKS = ("puljefleksjob", "ordinaert_fleksjob")


def six_months_after(day: dt.date) -> dt.date:
    year, month = (day.year, day.month + 6) if day.month <= 6 else (day.year + 1, day.month - 6)
    for clipped in (day.day, 30, 29, 28):
        try:
            return dt.date(year, month, min(clipped, day.day))
        except ValueError:
            continue
    raise AssertionError


def months_and_days(first: dt.date, last: dt.date) -> tuple[int, int]:
    """Walk whole months from the first day, then single days."""
    months = 0
    while plus(first, months + 1) - ONE <= last:
        months += 1
    return months, (last - plus(first, months)).days + 1


def plus(day: dt.date, months: int) -> dt.date:
    year, month = day.year, day.month + months
    while month > 12:
        year, month = year + 1, month - 12
    while month < 1:
        year, month = year - 1, month + 12
    number = day.day
    while True:
        try:
            return dt.date(year, month, number)
        except ValueError:
            number -= 1


def ly_days(caseload, citizen, on):
    """Every day on ledighedsydelse in the window, as a set."""
    day, days = plus(on + ONE, -24), set()
    while day <= on:
        if any(contains(b, day) for b in caseload.benefits if is_ly(b, citizen)):
            days.add(day)
        day += ONE
    return days


def is_ly(benefit, citizen):
    return benefit.citizen == citizen and benefit.kind == "ledighedsydelse"


def contains(row, day):
    return row.start <= day and (row.last_day is None or day <= row.last_day)


def ly_months(caseload, citizen, on):
    days = ly_days(caseload, citizen, on)
    months = rest = 0
    for first in sorted(day for day in days if day - ONE not in days):
        last = first
        while last + ONE in days:
            last += ONE
        whole, left = months_and_days(first, last)
        months, rest = months + whole, rest + left
    return months + rest // 31


class Naive:
    """All rows of a caseload on a day; each method returns (N rows, n rows) as sets of ids."""

    def __init__(self, caseload, on, program=None):
        ids = {c.id for c in caseload.citizens if program in (None, c.program)}
        keep = (lambda row: True) if program is None else (lambda row: row.citizen in ids)
        self.c, self.on = caseload, on
        self.placements = [p for p in caseload.placements if keep(p)]
        self.benefits = [b for b in caseload.benefits if keep(b)]
        self.contacts = [x for x in caseload.contacts if keep(x)]
        self.tasks = [t for t in caseload.tasks if keep(t)]
        self.pauses = [p for p in caseload.pauses if keep(p)]
        self.notices = [n for n in caseload.notices if keep(n)]
        self.begun = [p for p in self.placements if p.ended_how != "startede_ikke"]

    def pool(self):
        return [p for p in self.placements if p.kind == "puljefleksjob" and p.start <= self.on]

    def ended(self):
        return [p for p in self.pool() if p.last_day is not None and p.last_day <= self.on]

    def to(self, *onward):
        return {p.id for p in self.ended() if p.onward in onward}

    def within(self):
        return {
            p.id
            for p in self.ended()
            if p.ended_how != "startede_ikke"
            and any(
                q.citizen == p.citizen
                and q.kind == "ordinaert_fleksjob"
                and p.start < q.start <= six_months_after(p.last_day)
                and q.start <= self.on
                for q in self.begun
            )
        }

    def followers(self):
        """The first ordinary fleksjob or job after the start of each pool job that began."""
        found = set()
        for p in self.begun:
            if p.kind != "puljefleksjob" or p.start > self.on:
                continue
            after = [
                q
                for q in self.begun
                if q.citizen == p.citizen
                and q.kind in ("ordinaert_fleksjob", "ordinaert_job")
                and q.start > p.start
                and (p.last_day is None or q.start <= six_months_after(p.last_day))
            ]
            after.sort(key=lambda q: (q.start, q.number, q.kind, q.id))
            found |= {q for q in after[:1] if q.start <= self.on}
        return found

    def retained(self, months):
        old = {q for q in self.followers() if plus(q.start, months) <= self.on}
        still = {q.id for q in old if q.last_day is None or q.last_day >= plus(q.start, months)}
        return {q.id for q in old}, still

    def under_notice(self):
        given = {
            n.placement
            for n in self.notices
            if n.given_on <= self.on and not (n.withdrawn_on and n.withdrawn_on <= self.on)
        }
        return {
            p.id
            for p in self.begun
            if p.id in given
            and p.kind in FLEKS
            and p.start <= self.on
            and (p.last_day is None or p.last_day > self.on)
        }

    def matured(self):
        return {p.id for p in self.ended() if six_months_after(p.last_day) <= self.on}

    def employed(self):
        return {b.citizen for b in self.benefits if b.kind == "fleksjob" and contains(b, self.on)}

    def on_ly(self):
        have = {
            b.citizen for b in self.benefits if b.kind == "ledighedsydelse" and contains(b, self.on)
        }
        return have - self.employed()

    def long_term(self):
        return {z for z in self.on_ly() if ly_months(self.c, z, self.on) >= 18}

    def job_values(self, job):
        """(day, value) of a job: the start, then changes, with corrections put in their place."""
        values = [[job.start, job.hours_week]]
        rows = [h for h in self.c.hours if h.placement == job.id and h.day <= self.on]
        rows = [row for row in rows if row.kind != "aftale"]
        rows.sort(key=lambda h: (h.day, h.kind == "rettelse", -h.hours_week, h.id))
        for row in rows:
            if row.kind == "aendring":
                values.append([row.day, row.hours_week])
                continue
            standing = [v for v in values if v[0] <= row.day] or values[:1]
            newest = max(v[0] for v in standing)
            [v for v in standing if v[0] == newest][-1][1] = row.hours_week
        return values

    def hours_of(self, citizen):
        jobs = sorted(
            (p for p in self.begun if p.citizen == citizen and p.kind in FLEKS
             and p.start <= self.on),
            key=lambda p: (p.start, p.number, p.kind, p.id),
        )  # fmt: skip
        if not jobs:
            return None, None, False
        values = [self.job_values(job) for job in jobs]
        known = [v for each in values for v in each if v[1] is not None]
        newest = max((v[0] for v in known), default=None)
        latest = [v[1] for v in known if v[0] == newest][-1:] or [None]
        works = any(p.last_day is None or p.last_day > self.on for p in jobs)
        return values[0][0][1], latest[0], works

    def small(self):
        people = {p.citizen for p in self.placements}
        return {z for z in people if (h := self.hours_of(z)[0]) is not None and h <= 10}

    def raised(self):
        return {
            z
            for z in self.small()
            if self.hours_of(z)[2] and self.hours_of(z)[1] > self.hours_of(z)[0]
        }

    def in_month(self, day):
        return (day.year, day.month) == (self.on.year, self.on.month) and day <= self.on

    def rests(self, citizen, day):
        return any(contains(p, day) for p in self.pauses if p.citizen == citizen)

    def is_late(self, task):
        day = task.due
        while day < self.on and self.rests(task.citizen, day):
            day += ONE
            while not self.rests(task.citizen, day) and not OPEN.is_working_day(day):
                day += ONE
        return day < self.on and not self.rests(task.citizen, self.on)

    def is_closed(self, task):
        """Whether the case of a task was closed by the day."""
        return any(
            c.id == task.citizen and c.closed_on is not None and c.closed_on <= self.on
            for c in self.c.citizens
        )

    def count(self, figure):
        """Return (everyone, counted); counts have the same set twice."""
        started = {p.id for p in self.pool()}
        ended = {p.id for p in self.ended()}
        fleksjob, job = self.to("ordinaert_fleksjob"), self.to("ordinaert_job")
        praktik = [p for p in self.begun if p.kind == "virksomhedspraktik"]
        shares = {
            "pool_share_in_work_of_ended": (ended, fleksjob | job),
            "pool_share_ordinary_fleksjob_of_ended": (ended, fleksjob),
            "pool_share_ordinary_fleksjob_of_started": (started, fleksjob),
            "pool_share_within_6_months_matured": (self.matured(), self.within() & self.matured()),
            "ly_share": (self.on_ly() | self.employed(), self.on_ly()),
            "small_hours_share_raised": (self.small(), self.raised()),
            "retained_6m": self.retained(6),
            "retained_12m": self.retained(12),
        }
        counts = {
            "pool_started": started,
            "pool_ended": ended,
            "pool_running": started - ended,
            "pool_ended_ordinary_fleksjob": fleksjob,
            "pool_ended_ordinary_job": job,
            "pool_ended_other": ended - fleksjob - job,
            "pool_ordinary_fleksjob_within_6_months": self.within(),
            "fleksjob_employed": self.employed(),
            "ly_recipients": self.on_ly(),
            "ly_18_of_24": self.long_term(),
            "small_hours_started": self.small(),
            "small_hours_raised": self.raised(),
            "praktik_running": {p.id for p in praktik if contains(p, self.on)},
            "praktik_started": {p.id for p in praktik if self.in_month(p.start)},
            "employer_contacts": {
                x.id
                for x in self.contacts
                if self.in_month(x.day)
                and x.kind != "ingen_kontakt"
                and not any(x.about == y.id for y in self.contacts)
            },
            "followups_overdue": {
                t.id
                for t in self.tasks
                if t.due < self.on
                and not (t.made_on is not None and t.made_on > self.on)
                and not (t.done_on is not None and t.done_on <= self.on)
                and self.is_late(t)
                and not self.is_closed(t)
            },
            "pool_returned_to_ly": {
                p.id
                for p in self.ended()
                if p.onward == "ledighedsydelse" and p.ended_how != "startede_ikke"
            },
            "notice_given": self.under_notice(),
            "on_pause": {p.citizen for p in self.pauses if contains(p, self.on)},
        }
        return shares[figure] if figure in shares else (counts[figure], counts[figure])
