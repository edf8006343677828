"""The sum a person can check by hand: the months of the window, and every period line by line."""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Sequence

from flexdesk.app.counter_rows import CounterLine, StripCell
from flexdesk.base.periods import (
    ONE_DAY,
    Period,
    days_in_month,
    first_of_next_month,
    merge,
    whole_months_and_rest,
)
from flexdesk.domain.codes import BenefitKind
from flexdesk.domain.entities import Benefit, Placement
from flexdesk.domain.labels import label
from flexdesk.domain.ledighedsydelse import LyCount, clip, period_of
from flexdesk.domain.placements import FLEKSJOB_KINDS

NO_PERIOD = "Ingen periode registreret"


def strip_of(merged: tuple[Period, ...], window: Period) -> tuple[StripCell, ...]:
    """Return every calendar month the window touches, the oldest first.

    That is 24 at the end of a month, else 25: the first and the last are in it with a part.
    """
    inside = clip(merged, window)
    cells = []
    start = window.start.replace(day=1)
    while start < window.end:
        month = Period(start, first_of_next_month(start))
        shown = month.intersect(window)
        cells.append(
            (
                start.year,
                start.month,
                sum(stretch.days for stretch in clip(inside, month)),
                days_in_month(start.year, start.month),
                shown.days if shown else 0,
            )
        )
        start = month.end
    return tuple(cells)


def lines_of(
    benefits: Iterable[Benefit],
    placements: Sequence[Placement],
    workplaces: dict[str, str],
    counted: Iterable[tuple[Period, str]],
    count: LyCount,
) -> tuple[CounterLine, ...]:
    """Return one line a period in the window, and one for days without any."""
    window = Period.of_days(count.window_start, count.window_last_day)
    rows = [
        (inside, row)
        for row in benefits
        if (period := period_of(row)) is not None
        and (inside := period.intersect(window)) is not None
    ]
    rows.sort(key=lambda each: (each[0].start, each[0].end))
    taken = [(period, kind) for period, kind in counted]
    stretches = clip(merge(period for period, _kind in taken), window)
    jobs = tuple((row, workplaces.get(row.id, "")) for row in placements)
    made = [_line(inside, row, taken, stretches, (rows, jobs)) for inside, row in rows]
    made += [_gap(gap) for gap in _gaps([inside for inside, _row in rows], window)]
    made.sort(key=lambda line: (line.start, line.last_day))
    return _grouped(made, stretches)


Row = tuple[Period, Benefit]
Jobs = tuple[tuple[Placement, str], ...]


def _line(
    inside: Period,
    row: Benefit,
    counted: Sequence[tuple[Period, str]],
    stretches: Sequence[Period],
    around: tuple[Sequence[Row], Jobs],
) -> CounterLine:
    rows, jobs = around
    kinds = {kind for _period, kind in counted}
    part = None
    if row.kind in kinds:
        whole = merge(period for period, kind in counted if kind == row.kind)
        parts = clip(whole, inside)
        part = Period(parts[0].start, parts[-1].end) if parts else None
    group = -1
    if part is not None:
        group = next(at for at, each in enumerate(stretches) if each.intersect(part))
    return CounterLine(
        id=row.id,
        kind=row.kind,
        text=_text(row, inside, jobs),
        start=inside.start,
        last_day=inside.end - ONE_DAY,
        counts=part is not None,
        days=None if part is None else part.days,
        group=group,
        months_text="",
        group_size=0,
        note=_note(inside, row, part, rows),
    )


def _text(row: Benefit, inside: Period, jobs: Jobs) -> str:
    text = row.label or label(row.kind, BenefitKind)
    if row.kind != BenefitKind.FLEKSJOB:
        return text
    for placement, place in jobs:
        if placement.kind in FLEKSJOB_KINDS and place and _shares(placement, inside):
            return f"{text}, {place}"
    return text


def _shares(placement: Placement, inside: Period) -> bool:
    last_day = placement.last_day or dt.date.max
    return placement.start < inside.end and last_day >= inside.start


def _note(inside: Period, row: Benefit, part: Period | None, rows: Sequence[Row]) -> str:
    for other, benefit in rows:
        shared = other.intersect(inside) if benefit.id != row.id else None
        if shared is not None:
            what = (benefit.label or label(benefit.kind, BenefitKind)).lower()
            words = "1 dag" if shared.days == 1 else f"{shared.days} dage"
            return f"{words} sammen med {what}"
    if part is not None and part.start > inside.start:
        return "tæller fra visitationen"
    return ""


def _gaps(inside: Iterable[Period], window: Period) -> Iterable[Period]:
    day = window.start
    for period in merge(inside):
        if period.start > day:
            yield Period(day, period.start)
        day = max(day, period.end)
    if day < window.end:
        yield Period(day, window.end)


def _gap(gap: Period) -> CounterLine:
    return CounterLine(
        id="",
        kind="",
        text=NO_PERIOD,
        start=gap.start,
        last_day=gap.end - ONE_DAY,
        counts=False,
        days=None,
        group=-1,
        months_text="",
        group_size=0,
        note="",
    )


def _grouped(lines: Sequence[CounterLine], stretches: Sequence[Period]) -> tuple[CounterLine, ...]:
    """Write the months of each unbroken stretch on its last line."""
    made = []
    for at, line in enumerate(lines):
        size = sum(other.group == line.group for other in lines) if line.counts else 0
        is_last = line.counts and all(other.group != line.group for other in lines[at + 1 :])
        text = ""
        if is_last:
            stretch = stretches[line.group]
            months, rest = whole_months_and_rest(stretch.start, stretch.end)
            text = f"{months} md. {rest} dg."
        made.append(dataclasses.replace(line, months_text=text, group_size=size))
    return tuple(made)
