"""The tasks the shipped rules make of the team: nothing is left for the first opening to make.

What fell due before Monday is done: overdue, today and this week belong to the named people.
"""

import datetime as dt
from collections import defaultdict
from functools import cache
from typing import Any

from flexdesk.app.example.book import Book, Row
from flexdesk.app.example.calendar import AS_OF, ONE_DAY, days
from flexdesk.app.follow_ups import KIND, shipped_follow_ups
from flexdesk.base.resources import read_toml_folder
from flexdesk.domain.entities import ENTITIES, Task
from flexdesk.domain.follow_up_events import CaseRows
from flexdesk.domain.follow_ups import Setting, WantedTask, plan
from flexdesk.domain.rules import RuleBook

_FIRST_OPEN = dt.date(2016, 9, 5)
_MADE_BEFORE = 28
_IN_TOUCH = frozenset({"moede", "besoeg", "videomoede", "telefon"})
_BY_RULES_NOW = ("Opfølgning, ", "Find det ordinære job")
"""Tasks written by hand that the rules make themselves."""
_OF_CITIZEN = ("benefit", "placement", "pass", "pause", "decision", "task", "note")


@cache
def rules_by_date() -> RuleBook:
    """Return the rules by date the program ships."""
    return RuleBook.from_tables(read_toml_folder("rules"))


def write_follow_ups(book: Book) -> None:
    """Write the tasks of the rules, done or open, and take away what they stand in for."""
    tasks = book.rows("task")
    tasks[:] = [row for row in tasks if not _is_doubled(row)]
    lists = _by_citizen(book)
    setting = Setting.of(AS_OF, rules_by_date())
    for citizen in book.rows("citizen"):
        rows = lists[citizen["id"]]
        case = CaseRows(
            *(_records("citizen", [citizen])),
            *(_records(name, rows[name]) for name in ("benefit", "placement", "hours", "pass")),
            *(_records(name, rows[name]) for name in ("pause", "decision")),
        )
        there = tuple(Task(**row) for row in rows["task"])
        planned = plan(shipped_follow_ups(), case, there, setting)
        for each in planned.make:
            _add(book, citizen, each, rows["note"])


def _is_doubled(row: Row) -> bool:
    return row.get("done_on") is None and row["text"].startswith(_BY_RULES_NOW)


def _by_citizen(book: Book) -> dict[str, dict[str, list[Row]]]:
    lists: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    owner: dict[str, str] = {}
    for entity in _OF_CITIZEN:
        for row in book.rows(entity):
            lists[row["citizen"]][entity].append(row)
            owner[row["id"]] = row["citizen"]
    for row in book.rows("hours"):
        lists[owner[row["placement"]]]["hours"].append(row)
    return lists


def _records(entity: str, rows: list[Row]) -> tuple[Any, ...]:
    record = ENTITIES[entity][0]
    return tuple(record(**row) for row in rows)


def _add(book: Book, citizen: Row, each: WantedTask, notes: list[Row]) -> None:
    due = each.due if each.shown <= AS_OF else each.shown
    book.add(
        "task",
        citizen=each.citizen,
        due=due,
        kind=KIND,
        text=each.text,
        consultant=citizen["consultant"],
        made_on=min(due, AS_OF) - days(_MADE_BEFORE),
        done_on=None if due >= _FIRST_OPEN else _done_on(due, notes),
        rule=each.rule,
        about=each.about,
        placement=each.placement,
        is_statutory=each.is_statutory,
    )


def _done_on(due: dt.date, notes: list[Row]) -> dt.date:
    """Return the last day people were in touch before it was due, at most some weeks before."""
    latest = min(due, AS_OF)
    talks = [row["day"] for row in notes if row["kind"] in _IN_TOUCH and row["day"] <= latest]
    last = max(talks, default=latest - ONE_DAY)
    return last if (latest - last).days < _MADE_BEFORE else latest - ONE_DAY
