"""The cards of I dag about placements: endings, ramps out, and what a job asks for now."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from flexdesk.app.case_index import is_running
from flexdesk.app.citizen_rows import short_kind
from flexdesk.app.placement_clocks import (
    Clock,
    ClockCode,
    Clocks,
    Tone,
    clocks_of,
    today_clocks,
)
from flexdesk.app.rows import CitizenRow
from flexdesk.app.today_lines import (
    WEEK_DAYS,
    at_place,
    ends_on,
    has_task_soon,
    line_of,
    listed,
    query_of,
)
from flexdesk.app.today_rows import (
    AGREED,
    END,
    ENDS,
    EXITS,
    EXTEND,
    JOBS,
    NEW_TASK,
    PLAN,
    TALK,
    CardLine,
    CardRows,
    day_in_prose,
)
from flexdesk.app.today_scope import Scope
from flexdesk.base.periods import add_months
from flexdesk.domain.clock_job import notice_in_force
from flexdesk.domain.clocks import is_cancelled, month_of
from flexdesk.domain.codes import PlacementKind
from flexdesk.domain.entities import Placement
from flexdesk.domain.placement_entities import Notice

_LENGTHEN = ("Forlæng eller forkort", PLAN)
_FORTNIGHT = dt.timedelta(days=14)
_LONG = frozenset({ClockCode.PRAKTIK_13.value, ClockCode.PRAKTIK_26.value})
_RETAINED = frozenset({ClockCode.FASTHOLDT_6.value, ClockCode.FASTHOLDT_12.value})


# --- endings ---------------------------------------------------------------------------------


def ends_card(scope: Scope, rows: list[CitizenRow]) -> CardRows:
    """Return the placements that end soon, and those in which notice is given.

    Source: idag.ends_days.
    """
    days = scope.desk.rules.count("idag.ends_days", scope.on)
    last = scope.on + dt.timedelta(days=days)
    lines, is_only_listed = [], True
    for row in rows:
        placement, notice = _ending(scope, row.id)
        if placement is None or _is_followed(scope, placement):
            continue
        if notice is not None:
            is_only_listed = False
            lines.append(_noticed(scope, row, placement, notice))
            continue
        ends = ends_on(placement)
        if ends is None or not scope.on <= ends <= last:
            continue
        refund = _refund_after(scope, placement, ends)
        verb, act = _LENGTHEN if refund else _verb_at_end(placement, ends, scope.on)
        lines.append(
            line_of(
                row,
                detail=refund or at_place(scope, placement),
                right=day_in_prose(ends),
                verb=verb,
                act=act,
                placement=placement.id,
                text=f"Samtale: hvad kommer efter {short_kind(placement.kind).lower()}",
                is_urgent=(ends - scope.on).days < WEEK_DAYS,
                day=ends,
            )
        )
    lines.sort(key=lambda line: (line.day or last, line.name))
    hint = f"inden for {days} dage" if is_only_listed else "snart, eller sagt op"
    query = query_of(scope, "slutter>=0", f"slutter<={days}") if is_only_listed else ""
    total = listed(scope, query) if query else len(lines)
    return CardRows(ENDS, "Forløb der slutter", hint, tuple(lines), total, query)


def _refund_after(scope: Scope, placement: Placement, ends: dt.date) -> str:
    """Return the words of a pool job that is to end before the citizen has state refund again."""
    if placement.kind != PlacementKind.PULJEFLEKSJOB or placement.last_day is not None:
        return ""
    clocks = clocks_of(scope.desk, placement.citizen, scope.on).get(placement.id, ())
    refund = _one(clocks, ClockCode.REFUSION_IGEN)
    if refund is None or refund.day is None or refund.day <= ends:
        return ""
    return f"{short_kind(placement.kind)} · {refund.label.lower()} først {day_in_prose(refund.day)}"


def _ending(scope: Scope, citizen: str) -> tuple[Placement | None, Notice | None]:
    """Return the placement whose end is near: one in which notice is given goes first."""
    for placement in scope.index.placements.get(citizen, ()):
        notices = scope.index.notices.get(placement.id)
        if notices and is_running(placement, scope.on):
            notice = notice_in_force(notices, scope.on)
            if notice is not None:
                return placement, notice
    return scope.index.running(citizen, scope.on), None


def _noticed(scope: Scope, row: CitizenRow, placement: Placement, notice: Notice) -> CardLine:
    """Return the line of a job in which notice is given: the talk, or how it went."""
    known = [day for day in (notice.leaves_on, ends_on(placement)) if day is not None]
    leaves = min(known, default=None)
    is_near = leaves is not None and leaves - scope.on <= _FORTNIGHT
    return line_of(
        row,
        detail=at_place(scope, placement, short_kind(placement.kind), "sagt op"),
        right=f"fratræder {day_in_prose(leaves)}" if leaves else "uden dato",
        verb="Registrér udfald" if is_near else "Planlæg samtale",
        act=END if is_near else TALK,
        placement=placement.id,
        text=f"Samtale: sagt op fra {short_kind(placement.kind).lower()}, hvad nu",
        is_urgent=leaves is not None and (leaves - scope.on).days < WEEK_DAYS,
        day=leaves or notice.given_on,
    )


def _is_followed(scope: Scope, placement: Placement) -> bool:
    """Say whether what comes after a placement is agreed already."""
    rows = scope.index.placements.get(placement.citizen, ())
    return any(
        row.start > scope.on and row.id != placement.id and not is_cancelled(row) for row in rows
    )


def _verb_at_end(placement: Placement, ends: dt.date, on: dt.date) -> tuple[str, str]:
    if placement.last_day is None and placement.kind == PlacementKind.VIRKSOMHEDSPRAKTIK:
        return "Forlæng", EXTEND
    if placement.last_day is None and ends - on <= _FORTNIGHT:
        return "Registrér udfald", END
    return "Planlæg samtale", TALK


# --- ramps -----------------------------------------------------------------------------------


def exits_card(scope: Scope, rows: list[CitizenRow]) -> CardRows:
    """Return who needs the ordinary job found: month six of the pool job, and the months after.

    Source: idag.exit_month, idag.exit_last_month.
    """
    rules = scope.desk.rules
    month = rules.count("idag.exit_month", scope.on)
    last = rules.count("idag.exit_last_month", scope.on)
    clocks = today_clocks(scope.desk, scope.on)
    known = ((row, clocks[row.id]) for row in rows if row.id in clocks)
    lines = [
        line
        for row, theirs in known
        for line in (*_ramps(scope, row, theirs, (month, last)), *_windows(scope, row, theirs))
    ]
    lines.sort(key=lambda line: (abs(((line.day or scope.on) - scope.on).days), line.name))
    after = any(line.is_after for line in lines)
    hint = f"måned {month} og efter slut" if after else f"måned {month} af puljefleksjob"
    return CardRows(EXITS, "Exitramper", hint, tuple(lines), len(lines))


def _ramps(
    scope: Scope, row: CitizenRow, clocks: Clocks, months: tuple[int, int]
) -> Iterator[CardLine]:
    """Yield the line of a pool job in, or close to, the month of the ramp."""
    on, (month, last) = scope.on, months
    placement = scope.index.running(row.id, on)
    if placement is None:
        return
    ramp = _one(clocks.get(placement.id, ()), ClockCode.PULJE_MAANED_6)
    if ramp is None or ramp.day is None or ramp.tone != Tone.AMBER:
        return
    stood = ramp.day - add_months(placement.start, month - 1)
    if on - stood >= add_months(placement.start, last) or _is_followed(scope, placement):
        return
    ends = ends_on(placement)
    ahead = f"fra {day_in_prose(ramp.day)}"
    yield line_of(
        row,
        detail=at_place(scope, placement, f"Måned {month_of(placement.start, on - stood)}"),
        right=ahead if on < ramp.day else f"slutter {day_in_prose(ends)}" if ends else "",
        verb="Find det ordinære job",
        act=NEW_TASK,
        placement=placement.id,
        text="Find det ordinære job",
        day=ramp.day,
    )


def _windows(scope: Scope, row: CitizenRow, clocks: Clocks) -> Iterator[CardLine]:
    """Yield the lines of ended pool jobs after which no ordinary fleksjob is agreed yet."""
    if scope.index.running(row.id, scope.on) is not None:
        return
    for placement in scope.index.placements.get(row.id, ()):
        clock = _one(clocks.get(placement.id, ()), ClockCode.VINDUE_6)
        if clock is None or clock.day is None or _is_followed(scope, placement):
            continue
        left = (clock.day - scope.on).days
        # a window with a job in it is about the day the job began
        if left < 0 or clock.tone == Tone.ACCENT:
            continue
        yield line_of(
            row,
            detail=at_place(scope, placement, "Efter puljefleksjob"),
            right="1 dag tilbage" if left == 1 else f"{left} dage tilbage",
            verb="Find det ordinære job",
            act=NEW_TASK,
            placement=placement.id,
            text="Find det ordinære job",
            is_urgent=clock.tone == Tone.AMBER,
            day=clock.day,
            is_after=True,
        )


def _one(clocks: tuple[Clock, ...], code: ClockCode) -> Clock | None:
    return next((clock for clock in clocks if clock.code == code), None)


# --- in the job ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Days:
    """Days by rule, read once: asking for a rule asks the store."""

    ends: dt.date
    retained: dt.timedelta
    quiet: int
    silent: int

    @classmethod
    def of(cls, scope: Scope) -> "_Days":
        """Read them.

        Source: idag.ends_days, idag.retained_days, idag.close_quiet_days, tal.silent_days.
        """
        rules, on = scope.desk.rules, scope.on
        return cls(
            ends=on + dt.timedelta(days=rules.count("idag.ends_days", on)),
            retained=dt.timedelta(days=rules.count("idag.retained_days", on)),
            quiet=rules.count("idag.close_quiet_days", on),
            silent=rules.count("tal.silent_days", on),
        )


def jobs_card(scope: Scope, rows: list[CitizenRow]) -> CardRows:
    """Return what a job asks for: hours to confirm, long praktik, still there, close follow-up.

    Somebody with a task within a week is asked about on the list at the left.
    """
    clocks, days = today_clocks(scope.desk, scope.on), _Days.of(scope)
    known = ((row, clocks[row.id]) for row in rows if row.id in clocks)
    lines = [line for row, theirs in known for line in _asked(scope, row, theirs, days)]
    order = {AGREED: 0, PLAN: 1}
    lines.sort(key=lambda line: (order.get(line.act, 2), line.day or scope.on, line.name))
    return CardRows(JOBS, "I jobbet", "at bekræfte og følge op", tuple(lines), len(lines))


def _asked(scope: Scope, row: CitizenRow, clocks: Clocks, days: _Days) -> Iterator[CardLine]:
    for placement in scope.index.placements.get(row.id, ()):
        for clock in clocks.get(placement.id, ()):
            line = _line_of_clock(_Ask(scope, row, placement, clock), days)
            if line is not None:
                yield line


@dataclass(frozen=True, slots=True)
class _Ask:
    """A clock of a placement of somebody."""

    scope: Scope
    row: CitizenRow
    placement: Placement
    clock: Clock

    @property
    def agreed(self) -> str:
        """The id of the hours that are agreed first."""
        rows = self.scope.index.agreed.get(self.placement.id, ())
        return min(rows, key=lambda row: row.day).id if rows else ""

    def line(self, *words: str, **values: object) -> CardLine:
        """Return the line; what is given goes before what is usual."""
        day = self.clock.day
        told: dict[str, object] = {
            "detail": at_place(self.scope, self.placement, *words),
            "right": day_in_prose(day) if day else "",
            "placement": self.placement.id,
            "is_urgent": self.clock.tone == Tone.DANGER,
            "day": day,
        }
        return line_of(self.row, **(told | values))


def _line_of_clock(ask: _Ask, days: _Days) -> CardLine | None:
    code, ends = ask.clock.code, ends_on(ask.placement)
    if code == ClockCode.AFTALTE_TIMER:
        is_reached = ask.clock.tone == Tone.AMBER
        hours = ask.clock.text.partition(" fra ")[0]
        words = f"Aftalt: {hours} om ugen"
        told = {"detail": words, "verb": "Bekræft timer", "act": AGREED}
        return ask.line(**told, hours=ask.agreed) if is_reached else None
    if code in _LONG and (ends is None or ends > days.ends):
        return ask.line(ask.clock.text, verb=_LENGTHEN[0], act=PLAN)
    if code in _RETAINED:
        return _retained_line(ask, days)
    return _close_line(ask, days) if code == ClockCode.TAET_OPFOELGNING else None


def _retained_line(ask: _Ask, days: _Days) -> CardLine | None:
    """Return the line of a job somebody has now had for so many months."""
    day, on = ask.clock.day, ask.scope.on
    if day is None or not day <= on <= day + days.retained or has_task_soon(ask.scope, ask.row.id):
        return None
    months = ask.clock.text.partition(" ")[0]
    return ask.line(
        f"{months} måneder i jobbet",
        verb="Opret opgave",
        act=NEW_TASK,
        text=f"Ring: stadig i jobbet efter {months} måneder?",
    )


def _close_line(ask: _Ask, days: _Days) -> CardLine | None:
    """Return the line of a job in close follow-up about which nobody was spoken to for long.

    The card of silent cases has those before the last step who were silent for longer.
    """
    row, on = ask.row, ask.scope.on
    since = max(row.last_contact or ask.placement.start, ask.placement.start)
    quiet = (on - since).days
    is_silent = not row.step_final and quiet > days.silent
    if quiet <= days.quiet or is_silent or has_task_soon(ask.scope, row.id):
        return None
    return ask.line(
        detail=f"Tæt opfølgning, {ask.clock.text}",
        right=f"{quiet} dage",
        verb="Opret opgave",
        act=NEW_TASK,
        text="Tæt opfølgning på effektive timer",
        day=since,
    )
