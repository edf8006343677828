"""The records around work: employers, openings, terms, notice, changes, courses, screening.

Written after the lives, so that an opening more or less changes nobody's name or job.
"""

from flexdesk.app.example.book import Row
from flexdesk.app.example.calendar import AS_OF, on, until
from flexdesk.app.example.cast_work import (
    AGREED,
    AGREED_AHEAD,
    CHANGES,
    CONTACTS,
    EMPLOYERS,
    MUNICIPALITY,
    NORTH_DAY,
    NORTH_RESULTS,
    NOTICES,
    OPENINGS,
    PERSONS,
    PLACES,
    SCREENINGS,
    SUPPORT,
    TERMS,
)
from flexdesk.app.example.daily import People
from flexdesk.app.example.lives import AALBORG, Tools

_OERE = 100
_FEW = 10.0


def write_work(tools: Tools, names: frozenset[str]) -> None:
    """Write everything."""
    people = People(tools.book, names)
    _write_places(tools)
    for name, given_on, leaves_on, by, reason in NOTICES:
        job = _job(people, name)
        people.book.add(
            "notice",
            citizen=job["citizen"],
            placement=job["id"],
            given_on=on(given_on),
            leaves_on=on(leaves_on),
            by=by,
            reason=reason,
        )
    _write_terms(people)
    _write_changes(tools, people)
    _write_agreed(people)
    _write_support(tools, people)
    _write_contacts(tools, people)
    _write_screenings(people)
    _screen_north(tools)


def _job(people: People, name: str, kind: str = "") -> Row:
    """Return the latest placement of a named person that has begun."""
    jobs = [row for row in people.of("placement", name) if row["start"] <= AS_OF]
    return max(
        (row for row in jobs if not kind or row["kind"] == kind), key=lambda row: row["start"]
    )


def _write_places(tools: Tools) -> None:
    book, places = tools.book, tools.places.id_of
    rows = {row["id"]: row for row in book.rows("workplace")}
    for line in PLACES:
        rows[places[line.name]].update(
            tasks=line.tasks,
            employees=line.employees,
            room_for=line.room_for,
            text=line.text,
            next_action=line.next_action,
            next_on=until(line.next_on),
            next_by=line.next_by,
        )
    _write_employers(tools, rows)
    for place, name, role, left_on in PERSONS:
        row = rows[places[place]]
        book.add(
            "workplace_person",
            workplace=row["id"],
            name=name,
            role=role,
            phone=tools.source.phone(),
            left_on=until(left_on),
        )
    for line_ in OPENINGS:
        book.add(
            "opening",
            workplace=places[line_.place],
            kind=line_.kind,
            title=line_.title,
            hours_from=line_.hours[0],
            hours_to=line_.hours[1],
            times=line_.times,
            needs=line_.needs,
            places=1,
            opened_on=on(line_.opened_on),
            closed_on=until(line_.closed_on),
            closed_how="besat" if line_.closed_on else "",
            by=line_.by,
        )


def _write_employers(tools: Tools, rows: dict[str, Row]) -> None:
    book, places = tools.book, tools.places.id_of
    number = rows[places["Biblioteket"]]["cvr"]
    whole = book.add("employer", name=MUNICIPALITY, cvr=number, sector="kommunal")
    for row in rows.values():
        if row["cvr"] == number:
            row["employer"] = whole["id"]
    for place, name in EMPLOYERS:
        row = rows[places[place]]
        firm = book.add("employer", name=name, cvr=row["cvr"], sector=row["sector"])
        row["employer"] = firm["id"]


def _write_terms(people: People) -> None:
    for line in TERMS:
        job = _job(people, line.name, line.kind)
        people.book.add(
            "terms",
            citizen=job["citizen"],
            placement=job["id"],
            rep_on=until(line.rep_on),
            **line.values,
        )


def _write_changes(tools: Tools, people: People) -> None:
    places = tools.places.id_of
    for line in CHANGES:
        job = _job(people, line.name)
        people.book.add(
            "placement_change",
            citizen=job["citizen"],
            placement=job["id"],
            kind=line.kind,
            day=on(line.day),
            end_was=until(line.end_was),
            end_now=until(line.end_now),
            workplace_was=places[line.place_was] if line.place_was else None,
            workplace_now=places[line.place_now] if line.place_now else None,
            reason=line.reason,
            by=line.by,
        )


def _write_agreed(people: People) -> None:
    for name, day, attended, hours in AGREED:
        people.book.add(
            "hours",
            placement=_job(people, name)["id"],
            day=on(day),
            hours_week=hours,
            attended=attended,
            kind="aftale",
        )
    planned = _job(people, AGREED_AHEAD)["id"]
    for row in people.book.rows("hours"):
        if row["placement"] == planned and row["day"] > AS_OF:
            row["kind"] = "aftale"


def _write_support(tools: Tools, people: People) -> None:
    places = tools.places.id_of
    for line in SUPPORT:
        row = people.by_name[line.name]
        people.book.add(
            "support",
            citizen=row["id"],
            kind=line.kind,
            text=line.text,
            asked_by=line.asked_by,
            workplace=places[line.place] if line.place else None,
            asked_on=on(line.asked_on),
            state=line.state,
            decided_on=until(line.decided_on),
            reason=line.reason,
            price_oere=None if line.price is None else int(line.price * _OERE),
            starts_on=until(line.starts_on),
            ends_on=until(line.ends_on),
            review_on=until(line.review_on),
            result=line.result,
            result_on=until(line.result_on),
            by=row["consultant"],
        )


def _write_contacts(tools: Tools, people: People) -> None:
    for place, day, kind, by, name, person, text in CONTACTS:
        about = people.by_name[name] if name else None
        people.book.add(
            "contact",
            workplace=tools.places.id_of[place],
            day=on(day),
            kind=kind,
            by=by,
            citizen=about["id"] if about else None,
            text=text,
            consultant=about["consultant"] if about else "KON01",
            person=person,
        )


def _write_screenings(people: People) -> None:
    for name, kind, day, result, text, next_on in SCREENINGS:
        row = people.by_name[name]
        jobs = [] if kind == "atten_af_24" else [_job(people, name)["id"]]
        people.book.add(
            "screening",
            citizen=row["id"],
            list=kind,
            day=on(day),
            result=result,
            placement=jobs[0] if jobs else "",
            text=text,
            next_on=until(next_on),
            by=row["consultant"],
        )


def _screen_north(tools: Tools) -> None:
    """Write what came of looking at the first of the other program's people on few hours."""
    book = tools.book
    few = [
        row
        for row in book.rows("placement")
        if row["program"] == AALBORG and row["hours_week"] <= _FEW
    ]
    for job, result in zip(few, NORTH_RESULTS, strict=False):
        book.add(
            "screening",
            citizen=job["citizen"],
            list="faa_timer",
            day=on(NORTH_DAY),
            result=result,
            placement=job["id"],
            by="KON06",
        )
