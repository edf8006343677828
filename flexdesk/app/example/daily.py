"""The records of the team's days: facts, goals, pauses, decisions, hours, papers, what is left.

All of it is written after the lives, so that a fact more or less changes nobody's name or job.
"""

import hashlib
from typing import Any

from flexdesk.app.counters import Case
from flexdesk.app.example.book import Book, Row
from flexdesk.app.example.calendar import AS_OF, days, on, until
from flexdesk.app.example.cast_days import (
    CARRIED_OVER,
    DRAFT,
    HOLIDAY_TASK,
    NOT_CARRIED_OVER,
    PAPERS,
    PAUSES,
    TASK_DETAILS,
    VIEWS,
    VIKAR,
    PauseLine,
    TaskDetail,
)
from flexdesk.app.example.cast_facts import COMMON, FACTS, GOALS, GRANTED_FOR_FIVE, NO_GRANT
from flexdesk.app.example.follow_up_tasks import rules_by_date
from flexdesk.app.example.lives import AARHUS, Tools
from flexdesk.app.example.paper import small_pdf
from flexdesk.app.transfer_texts import NOTE, fingerprint
from flexdesk.app.visitation import evidence
from flexdesk.domain.entities import Benefit, Citizen, Note, Placement

_TAKEN_BY = (("konsulent", 60), ("begge", 25), ("borger", 15))
_IN_PERSON = frozenset({"moede", "besoeg", "videomoede"})
_PRESENT_ALL = frozenset({"igu", "ordinaert_job", "smaajob"})
"""Kinds of jobs in which everybody works as long as they are there."""
_INTENSITY = ((0.55, 2), (0.65, 3), (0.75, 3), (0.85, 2), (1.0, 1))
_TEAM = (("KON01", 1), ("KON02", 1), ("KON03", 1), ("KON04", 1), ("KON05", 1))
_DECIDED = (
    ("René Dalgaard-Friis", "30-08-2016", "optaget", ""),
    ("Samira Haddad", "08-08-2016", "afvist", "Ikke det rette projekt"),
)
_CLOSED = (("Samira Haddad", "08-08-2016", "andet"), ("Leif Sønder", "12-08-2016", "doed"))


class People:
    """The named people by name, and whose rows are whose."""

    def __init__(self, book: Book, names: frozenset[str]) -> None:
        self.book = book
        self.by_name: dict[str, Row] = {}
        for row in book.rows("citizen"):
            name = f"{row['first_name']} {row['last_name']}"
            if name in names:
                self.by_name[name] = row

    def of(self, entity: str, name: str) -> list[Row]:
        """Return a named person's rows of an entity."""
        citizen = self.by_name[name]["id"]
        return [row for row in self.book.rows(entity) if row["citizen"] == citizen]


def write_daily(tools: Tools, names: frozenset[str]) -> tuple[bytes, ...]:
    """Write everything; return the bytes of the papers."""
    people = People(tools.book, names)
    _write_facts(people)
    _write_goals(people)
    _write_hours(tools)
    _write_who(tools)
    _write_task_details(people)
    for line in PAUSES:
        _write_pause(tools, people, line)
    for name, day, reason in _CLOSED:
        people.by_name[name].update(closed_on=on(day), closed_reason=reason)
    for name, day, outcome, why in _DECIDED:
        _write_decision(people, name, day, outcome, why)
    _write_transfers(tools, people)
    _write_team(tools)
    return _write_papers(people)


def _write_facts(people: People) -> None:
    for name, row in people.by_name.items():
        aim = row["hours_aim"]
        row.update({**COMMON, **FACTS.get(name, {})})
        row["hours_aim"] = max(aim, row["hours_aim"])
        visited = row["visited_on"]
        if name not in NO_GRANT:
            is_five = visited >= GRANTED_FOR_FIVE
            row.update(bevilling_on=visited, bevilling_kind="femaarig" if is_five else "permanent")


def _write_goals(people: People) -> None:
    for name, goals in GOALS.items():
        citizen = people.by_name[name]["id"]
        for place, (goal, parts) in enumerate(goals):
            whole = _add_goal(people.book, citizen, "", place, goal)
            for at, part in enumerate(parts):
                _add_goal(people.book, citizen, whole["id"], at, part)


def _add_goal(
    book: Book, citizen: str, parent: str, ordinal: int, line: tuple[str, str, str, str]
) -> Row:
    text, due, state, state_on = line
    return book.add(
        "goal",
        citizen=citizen,
        parent=parent,
        text=text,
        due=until(due),
        state=state,
        state_on=until(state_on),
        ordinal=ordinal,
    )


def _write_hours(tools: Tools) -> None:
    """Write how long people are present beside how long they effectively work."""
    source, share = tools.source, {}
    for row in tools.book.rows("placement"):
        hours = row.get("hours_week")
        is_all = row["kind"] in _PRESENT_ALL
        share[row["id"]] = 1.0 if is_all else source.weighted(_INTENSITY)
        if hours is not None and row.get("ended_how") != "startede_ikke":
            row["attended_week"] = _attended(hours, share[row["id"]])
    for row in tools.book.rows("hours"):
        row["attended"] = _attended(row["hours_week"], share[row["placement"]])


def _attended(hours: float, share: float) -> float:
    """Return hours of presence in halves, never fewer than the effective ones."""
    return max(hours, min(37.0, round(hours / share * 2) / 2))


def _write_who(tools: Tools) -> None:
    """Write who took each contact, whose it was, and with whom at a workplace."""
    source, book = tools.source, tools.book
    for row in book.rows("note"):
        if row["kind"] in _IN_PERSON:
            row["taken_by"] = "begge"
        elif row["kind"] != "notat":
            row["taken_by"] = source.weighted(_TAKEN_BY)
    consultants = {row["id"]: row["consultant"] for row in book.rows("citizen")}
    persons = {row["id"]: row.get("contact_person", "") for row in book.rows("workplace")}
    for row in book.rows("contact"):
        row["consultant"] = consultants.get(row.get("citizen"), "") or source.weighted(_TEAM)
        row["person"] = "" if row["kind"] == "ingen_kontakt" else persons[row["workplace"]]


def _write_task_details(people: People) -> None:
    for (name, text), detail in TASK_DETAILS.items():
        (task,) = [row for row in people.of("task", name) if row["text"] == text]
        _detail(people, name, task, detail)
    name, due, text = HOLIDAY_TASK
    citizen = people.by_name[name]
    people.book.add(
        "task",
        citizen=citizen["id"],
        due=on(due),
        kind="opgave",
        text=text,
        consultant=citizen["consultant"],
        made_on=AS_OF - days(6),
    )


def _detail(people: People, name: str, task: Row, detail: TaskDetail) -> None:
    task.update(
        time=detail.time, first_due=until(detail.first_due), is_statutory=detail.is_statutory
    )
    jobs = people.of("placement", name)
    if detail.rule:
        about = max((row for row in jobs if row["kind"] == detail.kind), key=_start)
        task.update(rule=detail.rule, about=about["id"])
    if detail.is_at_work:
        task["placement"] = max((row for row in jobs if row["start"] <= AS_OF), key=_start)["id"]


def _start(row: Row) -> Any:  # noqa: ANN401 - a day
    return row["start"]


def _write_pause(tools: Tools, people: People, line: PauseLine) -> None:
    known = {row["id"] for row in people.by_name.values()}
    if line.name:
        citizen = people.by_name[line.name]
    else:
        citizen = next(
            row
            for row in tools.book.rows("citizen")
            if row["program"] == AARHUS and row.get("step") == line.step and row["id"] not in known
        )
        tools.book.add(
            "note",
            citizen=citizen["id"],
            day=on(line.start),
            kind="telefon",
            consultant=citizen["consultant"],
            text=f"Sat på pause. {line.text}",
            taken_by="begge",
        )
    tools.book.add(
        "pause",
        citizen=citizen["id"],
        reason=line.reason,
        start=on(line.start),
        last_day=until(line.last_day),
        review_on=until(line.review_on),
        text=line.text,
    )


def _write_decision(people: People, name: str, day: str, outcome: str, why: str) -> None:
    """Write a decision with what was counted that day, as the visitation freezes it."""
    row = people.by_name[name]
    benefits = tuple(Benefit(**each) for each in people.of("benefit", name))
    placements = tuple(Placement(**each) for each in people.of("placement", name))
    case = Case(Citizen(**row), benefits, placements, {}, rules_by_date())
    people.book.add(
        "decision",
        citizen=row["id"],
        day=on(day),
        outcome=outcome,
        reason=why,
        program=row["program"],
        by=row["consultant"],
        evidence={**evidence(case, on(day)), "number": 1},
    )


def _write_transfers(tools: Tools, people: People) -> None:
    """Write which of the newest notes are carried over to the case system, and which are not."""
    for name in (*NOT_CARRIED_OVER, *CARRIED_OVER):
        note = max(people.of("note", name), key=lambda row: (row["day"], row["id"]))
        is_done = name in CARRIED_OVER
        people.book.add(
            "transfer",
            citizen=note["citizen"],
            kind=NOTE,
            row=note["id"],
            made_on=note["day"],
            done_on=min(note["day"] + days(1), AS_OF) if is_done else None,
            done_hash=fingerprint(tools.source.secret, Note(**note)) if is_done else "",
            by=note["consultant"],
        )


def _write_team(tools: Tools) -> None:
    consultant, by, start, last_day, reason = VIKAR
    tools.book.add(
        "substitute",
        consultant=consultant,
        by=by,
        start=on(start),
        last_day=on(last_day),
        reason=reason,
    )
    for place, (label, query, columns, sort, grouping) in enumerate(VIEWS):
        tools.book.add(
            "saved_view",
            owner="",
            label=label,
            query=query,
            columns=list(columns),
            sort=sort,
            grouping=grouping,
            ordinal=place,
        )


def _write_papers(people: People) -> tuple[bytes, ...]:
    papers = []
    for name, kind, title, file_name, lines in PAPERS:
        data = small_pdf(lines)
        papers.append(data)
        row = people.by_name[name]
        people.book.add(
            "attachment",
            citizen=row["id"],
            day=AS_OF - days(20),
            kind=kind,
            title=title,
            file_name=file_name,
            size=len(data),
            content_hash=hashlib.sha256(data).hexdigest(),
            by=row["consultant"],
        )
    return tuple(papers)


def draft_of(book: Book, names: frozenset[str]) -> tuple[str, str]:
    """Return the id of the citizen a note was being written about, and what there is of it."""
    name, text = DRAFT
    return str(People(book, names).by_name[name]["id"]), text
