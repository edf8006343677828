"""Rows of a caseload for tests: sensible defaults, ids by count, replacement CPR numbers."""

import datetime as dt
from dataclasses import replace
from itertools import count

from hypothesis import strategies as st

from flexdesk.base.resources import read_toml_folder
from flexdesk.domain.codes import ContactKind, HoursKind, Onward, PlacementKind
from flexdesk.domain.daily_entities import Pause
from flexdesk.domain.entities import (
    Benefit,
    Caseload,
    Citizen,
    Contact,
    Hours,
    Placement,
    Task,
)
from flexdesk.domain.pipeline import Pipeline, load_pipelines
from flexdesk.domain.placement_entities import Notice
from flexdesk.domain.programs import Program, load_programs
from flexdesk.domain.rules import RuleBook

_numbers = count(1)


def row_id(prefix: str = "row") -> str:
    """Return an id no other row has in this run."""
    return f"{prefix}{next(_numbers):06}"


def a_day(text: str) -> dt.date:
    """Return the day of an ISO text."""
    return dt.date.fromisoformat(text)


def a_cpr(number: int = 0, year: int = 70) -> str:
    """Return a replacement CPR number: no person can have it."""
    return f"6707{year:02}{4000 + number % 1000:04}"


def a_citizen(id: str = "", **facts) -> Citizen:  # noqa: A002 - the name of the field
    """Return a citizen; facts are fields by name."""
    id = id or row_id("citizen")  # noqa: A001 - the name of the field
    return Citizen(id, **{"cpr": a_cpr(), "first_name": "Åse", "last_name": "Aagaard"} | facts)


def a_benefit(citizen: str, kind: str, start: str, last_day: str | None = None) -> Benefit:
    """Return a period of a benefit, given in ISO days."""
    return Benefit(
        row_id("benefit"), citizen, kind, a_day(start), a_day(last_day) if last_day else None
    )


def ly(start: str, last_day: str | None = None, citizen: str = "c") -> Benefit:
    """Return a period on ledighedsydelse."""
    return a_benefit(citizen, "ledighedsydelse", start, last_day)


def a_placement(
    citizen: str, kind: str, start: str, last_day: str | None = None, **facts
) -> Placement:
    """Return a placement, given in ISO days."""
    return Placement(
        facts.pop("id", "") or row_id("placement"),
        citizen,
        kind,
        a_day(start),
        a_day(last_day) if last_day else None,
        **facts,
    )


def hours(placement: str, day: str, hours_week: float, kind: str = "aendring") -> Hours:
    """Return a measurement of effective hours."""
    return Hours(row_id("hours"), placement, a_day(day), hours_week, kind)


def shipped_rules() -> RuleBook:
    """Return the rules the program ships."""
    return RuleBook.from_tables(read_toml_folder("rules"))


def shipped_programs() -> dict[str, Program]:
    """Return the programs the program ships."""
    return load_programs(read_toml_folder("programs"))


def shipped_pipelines() -> dict[str, Pipeline]:
    """Return the pipelines the program ships."""
    return load_pipelines(read_toml_folder("pipelines"))


DAYS = st.dates(dt.date(2014, 1, 1), dt.date(2016, 12, 31))
_CITIZENS = ("anna", "bo", "carl", "dora")
_PROGRAMS = ("aarhus_pool_2013", "aalborg_udvikling")


def _end(start: dt.date, days: int | None) -> dt.date | None:
    return None if days is None else start + dt.timedelta(days=days)


_LENGTHS = st.none() | st.integers(0, 800)


@st.composite
def _benefits(draw) -> Benefit:
    start = draw(st.dates(dt.date(2013, 1, 1), dt.date(2016, 12, 31)))
    kind = draw(st.sampled_from(["ledighedsydelse", "fleksjob", "kontanthjaelp"]))
    return Benefit(
        row_id("benefit"),
        draw(st.sampled_from(_CITIZENS)),
        kind,
        start,
        _end(start, draw(_LENGTHS)),
    )


def _linked(contacts: list[Contact], place: int) -> tuple[Contact, ...]:
    """Return contacts of which the one at a place is part of the talk of the one before it."""
    if 0 < place < len(contacts):
        contacts[place] = replace(contacts[place], about=contacts[place - 1].id)
    return tuple(contacts)


@st.composite
def _placements(draw) -> Placement:
    start = draw(DAYS)
    last_day = _end(start, draw(st.none() | st.integers(0, 500)))
    kinds = [str(kind) for kind in PlacementKind]
    return Placement(
        row_id("placement"),
        draw(st.sampled_from(_CITIZENS)),
        draw(st.sampled_from([*kinds, "puljefleksjob", "puljefleksjob", "ordinaert_fleksjob"])),
        start,
        last_day,
        hours_week=draw(st.none() | st.sampled_from([4.0, 9.75, 10.0, 10.25, 20.0])),
        ended_how=draw(st.sampled_from(["", "", "", "foer_tid", "startede_ikke"])),
        onward="" if last_day is None else draw(st.sampled_from(["", *map(str, Onward)])),
    )


def a_pause(citizen: str, start: dt.date, days: int | None = None) -> Pause:
    """Return a pause of so many days after its first, None for one without an end."""
    last_day = None if days is None else start + dt.timedelta(days=days)
    return Pause(row_id("pause"), citizen, "barsel", start, last_day)


def _of_its_citizen(notice: Notice, placements: list[Placement]) -> Notice:
    """Return a notice about the citizen whose placement it is."""
    owner = next((p.citizen for p in placements if p.id == notice.placement), notice.citizen)
    return replace(notice, citizen=owner)


@st.composite
def caseloads(draw) -> Caseload:
    """Draw a small caseload in which everything may happen."""
    placements = draw(st.lists(_placements(), max_size=12))
    measured = [p.id for p in placements]
    rows = draw(
        st.lists(
            st.builds(
                Hours,
                st.builds(row_id, st.just("hours")),
                st.sampled_from(measured),
                DAYS,
                st.sampled_from([3.0, 9.0, 10.0, 12.5]),
                st.sampled_from([str(kind) for kind in HoursKind]),
            ),
            max_size=10,
        )
        if measured
        else st.just([])
    )
    contacts = st.builds(
        Contact,
        st.builds(row_id, st.just("contact")),
        st.just("w"),
        DAYS,
        st.sampled_from([str(kind) for kind in ContactKind]),
        st.just("KON01"),
        st.none() | st.sampled_from(_CITIZENS),
    )
    tasks = st.builds(
        Task,
        st.builds(row_id, st.just("task")),
        st.sampled_from(_CITIZENS),
        DAYS,
        st.just("opfølgning"),
        st.just(""),
        st.just(""),
        st.none() | DAYS,
        st.none() | DAYS,
    )
    notices = st.builds(
        Notice,
        st.builds(row_id, st.just("notice")),
        st.sampled_from(_CITIZENS),
        st.sampled_from(measured or ["none"]),
        DAYS,
        st.none() | DAYS,
        st.just("arbejdsgiver"),
        st.just(""),
        st.none() | DAYS,
    )
    pauses = st.builds(a_pause, st.sampled_from(_CITIZENS), DAYS, st.none() | st.integers(0, 90))
    return Caseload(
        citizens=tuple(
            a_citizen(name, program=_PROGRAMS[number % 2]) for number, name in enumerate(_CITIZENS)
        ),
        benefits=tuple(draw(st.lists(_benefits(), max_size=10))),
        placements=tuple(placements),
        hours=tuple(rows),
        contacts=_linked(draw(st.lists(contacts, max_size=6)), draw(st.integers(0, 7))),
        tasks=tuple(draw(st.lists(tasks, max_size=6))),
        pauses=tuple(draw(st.lists(pauses, max_size=3))),
        notices=tuple(
            _of_its_citizen(row, placements) for row in draw(st.lists(notices, max_size=4))
        ),
    )
