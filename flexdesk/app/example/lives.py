"""One person's life in the team, written period by period."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flexdesk.app.example.book import Book, Row
from flexdesk.app.example.calendar import AS_OF, ONE_DAY, days
from flexdesk.app.example.names import Names
from flexdesk.app.example.source import Source
from flexdesk.app.example.texts import Texts
from flexdesk.app.example.workplaces import Workplaces

AARHUS = "aarhus_pool_2013"
AALBORG = "aalborg_udvikling"
CASEWORKERS = (("Karen Toft", 6), ("Birthe Lyngsø", 2), ("Svend Aage Rønholt", 2))

_TRANSPORT = (("Bus", 4), ("Cykel", 4), ("Egen bil", 3), ("Går", 1), ("Letbane og bus", 1))
_CONTACT = (("Sms", 5), ("Telefon", 4), ("Mail", 2))
_LANGUAGE = (
    ("Dansk", 88), ("Arabisk, tolk ønskes", 4), ("Somali, tolk ønskes", 2),
    ("Tyrkisk, forstår dansk", 3), ("Farsi, tolk ønskes", 1), ("Polsk, forstår dansk", 2),
)  # fmt: skip
_HENSYN = (
    "Faste opgaver", "Pauser efter aftale", "Ingen tunge løft", "Rolige omgivelser",
    "Kun dagtimer", "Skift mellem at sidde og stå", "Én opgave ad gangen",
    "Fast kontaktperson", "Korte dage", "Ikke telefonpasning", "Plads til at trække sig",
)  # fmt: skip
_WORK = (
    "Køkken", "Pedel", "Bibliotek", "Lager", "Rengøring", "Reception", "Børnehave", "Have og park",
    "Kontor", "Butik", "Cykelværksted", "Plejehjem", "Kantine", "Chauffør", "Trykkeri",
)  # fmt: skip

Stage = tuple[str, dt.date]
"""A step and the day it began."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What it takes to write people: one of each for the whole team."""

    source: Source
    book: Book
    names: Names
    texts: Texts
    places: Workplaces
    candidates: Counter[int] = field(default_factory=Counter)
    """How many were screened in a year: the next candidate number."""


class Life:
    """Writes the rows of one citizen."""

    def __init__(self, tools: Tools, row: Row) -> None:
        self.tools = tools
        self.row = row
        self.id: str = row["id"]
        self.first_name: str = row["first_name"]

    @property
    def consultant(self) -> str:
        """Initials of the consultant the citizen has."""
        return str(self.row["consultant"])

    def benefit(
        self, kind: str, start: dt.date, last_day: dt.date | None = None, label: str = ""
    ) -> None:
        """Add a period on a benefit; an empty one (last day before the start) is left out."""
        if last_day is None or last_day >= start:
            self._add("benefit", kind=kind, start=start, last_day=last_day, label=label)

    def ly(self, start: dt.date, last_day: dt.date | None = None) -> None:
        """Add a period on ledighedsydelse."""
        self.benefit("ledighedsydelse", start, last_day)

    def placement(self, kind: str, place: str, start: dt.date, **values: Any) -> Row:  # noqa: ANN401
        """Add a stay at a workplace and return its row."""
        number = f"E{len(self.tools.book.rows('placement')) + 1:05}"
        return self._add(
            "placement",
            kind=kind,
            workplace=place,
            start=start,
            number=number,
            program=self.row["program"],
            **values,
        )

    def praktik(
        self, place: str, start: dt.date, hours_week: float, last_day: dt.date | None = None
    ) -> Row:
        """Add a praktik of four weeks; one that ends earlier was stopped by the citizen."""
        planned = start + days(27)
        row = self.placement(
            "virksomhedspraktik", place, start, planned_last_day=planned, hours_week=hours_week
        )
        if last_day is not None:
            row["last_day"] = last_day
            is_whole = last_day >= planned
            row["ended_how"] = "gennemfoert" if is_whole else "foer_tid"
            row["onward"] = "" if is_whole else "borger_stoppede"
        return row

    def measured(
        self, placement: Row, day: dt.date, hours_week: float, kind: str = "aendring"
    ) -> None:
        """Add a measurement of effective hours."""
        self.tools.book.add(
            "hours", placement=placement["id"], day=day, hours_week=hours_week, kind=kind
        )

    def note(self, day: dt.date, kind: str, text: str) -> None:
        """Add a journal note."""
        self._add("note", day=day, kind=kind, consultant=self.consultant, text=text)

    def notes(self, phase: str, first: dt.date, last: dt.date, count: int, place: str = "") -> None:
        """Add notes of a phase, spread over the time from `first` to `last`."""
        span = (min(last, AS_OF) - first).days
        if span < 0:
            return
        texts, source = self.tools.texts, self.tools.source
        name = self.tools.places.name_of.get(place, "")
        for turn in range(count):
            late = first + days(span * (turn + 1) // count)
            day = source.workday(first + days(span * turn // count), late)
            kind = texts.kind(phase)
            text = texts.note(kind, phase, name=self.first_name, workplace=name)
            self.note(max(day, first), kind, text)

    def heard_from(self, phase: str, first: dt.date, place: str = "") -> None:
        """Add a note of a time since `first` when the citizen was spoken with."""
        texts = self.tools.texts
        kind = texts.kind(phase, is_reached=True)
        name = self.tools.places.name_of.get(place, "")
        text = texts.note(kind, phase, name=self.first_name, workplace=name)
        self.note(max(first, self.tools.source.workday(first, AS_OF)), kind, text)

    def task(
        self, due: dt.date, text: str, *, kind: str = "opfoelgning", done_on: dt.date | None = None
    ) -> None:
        """Add a follow-up, made two weeks before it is due."""
        self._add(
            "task",
            due=due,
            kind=kind,
            text=text,
            consultant=self.consultant,
            made_on=min(due - days(14), AS_OF),
            done_on=done_on,
        )

    def contact(
        self, place: str, day: dt.date, kind: str, text: str, by: str = "konsulent"
    ) -> None:
        """Add a contact with a workplace about the citizen."""
        self._add("contact", workplace=place, day=day, kind=kind, by=by, text=text)

    def walk(self, *stages: tuple[str, dt.date, dt.date | None]) -> None:
        """Add the passes through the steps; the citizen stands in the last one."""
        for step, start, last_day in stages:
            self._add(
                "pass",
                step=step,
                start=start,
                last_day=last_day,
                by=self.consultant,
                source="registreret",
            )
        self.row["step"] = stages[-1][0]

    def walk_on(self, stages: Sequence[Stage], ends: Mapping[Stage, dt.date | None] | None = None
    ) -> None:  # fmt: skip
        """Add passes that follow upon each other: each ends the day before the next begins.

        The first step of every pipeline is a day and not a stretch. `ends` holds the passes whose
        last day a placement gives.
        """
        ends = ends or {}
        for place, stage in enumerate(stages):
            step, start = stage
            if place == len(stages) - 1:
                last_day = None
            elif place == 0:
                last_day = start
            else:
                last_day = max(stages[place + 1][1] - ONE_DAY, start)
            self.walk((step, start, ends.get(stage, last_day)))

    def _add(self, entity: str, **values: Any) -> Row:  # noqa: ANN401 - values as ENTITIES says
        return self.tools.book.add(entity, citizen=self.id, **values)


def new_life(
    tools: Tools,
    name: tuple[str, str],
    birth: dt.date,
    *,
    is_woman: bool,
    consultant: str,
    program: str = AARHUS,
) -> Life:
    """Add a citizen with the facts every one has, and return the life to be written."""
    source = tools.source
    cpr = source.cpr(birth, is_woman=is_woman)
    first, last = name
    hours_now = source.number(3, 16)
    row = tools.book.add(
        "citizen",
        id=source.citizen_id(cpr),
        cpr=cpr,
        first_name=first,
        last_name=last,
        **tools.names.address(is_north=program == AALBORG),
        phone=source.phone(),
        email=tools.names.email(first, last),
        target_group="Ledighedsydelse",
        consultant=consultant,
        caseworker=source.weighted(CASEWORKERS),
        program=program,
        preferred_contact=source.weighted(_CONTACT),
        language=source.weighted(_LANGUAGE),
        transport=source.weighted(_TRANSPORT),
        skaanehensyn=", ".join(_two(source, _HENSYN)),
        wanted_work=", ".join(_two(source, _WORK)),
        hours_now=float(hours_now),
        hours_aim=float(hours_now + source.number(1, 8)),
    )
    return Life(tools, row)


def screened(life: Life, screened_on: dt.date, visited_on: dt.date) -> None:
    """Set the day of the screening, which gives the candidate number, and of the grant."""
    candidates = life.tools.candidates
    year = screened_on.year
    candidates[year] += 1
    number = f"K-{year}-{candidates[year]:03}"
    life.row.update(screened_on=screened_on, visited_on=visited_on, candidate_no=number)


def a_birth(source: Source, youngest: int = 25, oldest: int = 60) -> dt.date:
    """Return a day of birth of someone between the two ages on the day of the team."""
    first = AS_OF.replace(year=AS_OF.year - oldest - 1) + ONE_DAY
    return source.day(first, AS_OF.replace(year=AS_OF.year - youngest, day=28))


def _two(source: Source, choices: tuple[str, ...]) -> tuple[str, str]:
    first = source.number(0, len(choices) - 1)
    second = first + source.number(1, len(choices) - 1)
    second_text = choices[second % len(choices)]
    return choices[first], second_text[0].casefold() + second_text[1:]
