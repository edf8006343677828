"""The openings of workplaces in lines: what, how many hours, when, what is asked for."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from flexdesk.base.numbers import format_day, format_number
from flexdesk.domain.codes import PlacementKind
from flexdesk.domain.labels import label
from flexdesk.domain.work_codes import OpeningClosed
from flexdesk.domain.workplace_entities import Opening


@dataclass(frozen=True, slots=True)
class OpeningLine:
    """An opening as it is shown."""

    id: str
    workplace: str
    title: str
    """What it is called: the title, else the kind."""
    kind: str
    kind_text: str
    hours_text: str
    """"8–12 effektive timer om ugen"."""
    times: str
    needs: str
    places: int | None
    text: str
    opened_on: dt.date
    closed_on: dt.date | None
    is_open: bool
    state_text: str
    """"Ledig siden 01-08-2016", "Besat 15-08-2016"."""
    by: str

    @property
    def summary(self) -> str:
        """Kind, hours, times, needs and places in a line."""
        many = self.places or 1
        places = f"{format_number(many)} pladser" if many > 1 else ""
        needs = f"kræver {self.needs}" if self.needs else ""
        parts = (self.kind_text, self.hours_text, self.times, needs, places)
        return " · ".join(part for part in parts if part and part != self.title)


def opening_lines(rows: Iterable[Opening], on: dt.date) -> tuple[OpeningLine, ...]:
    """Return openings, the open ones first and of them the latest first."""
    lines = [opening_line(row, on) for row in rows]
    lines.sort(key=lambda each: (each.opened_on, each.id), reverse=True)
    return tuple(sorted(lines, key=lambda each: not each.is_open))


def opening_line(row: Opening, on: dt.date) -> OpeningLine:
    """Return one opening as it is shown."""
    is_open = row.closed_on is None or row.closed_on > on
    kind = label(row.kind, PlacementKind) if row.kind else ""
    if is_open:
        state = f"Ledig fra {format_day(row.opened_on)}"
    else:
        how = label(row.closed_how, OpeningClosed) if row.closed_how else "Lukket"
        state = f"{how} {format_day(row.closed_on)}"
    return OpeningLine(
        id=row.id,
        workplace=row.workplace,
        title=row.title or kind or "Ledig plads",
        kind=row.kind,
        kind_text=kind,
        hours_text=hours_words(row.hours_from, row.hours_to),
        times=row.times,
        needs=row.needs,
        places=row.places,
        text=row.text,
        opened_on=row.opened_on,
        closed_on=row.closed_on,
        is_open=is_open,
        state_text=state,
        by=row.by,
    )


def hours_words(least: float | None, most: float | None) -> str:
    """Return how many effective hours a week are offered, in words."""
    told = [format_number(each) for each in (least, most) if each is not None]
    if not told:
        return ""
    if least is not None and most is not None and least == most:
        told = told[:1]
    if len(told) == 1:
        word = "mindst " if most is None else "op til " if least is None else ""
        return f"{word}{told[0]} effektive timer om ugen"
    return f"{'–'.join(told)} effektive timer om ugen"
