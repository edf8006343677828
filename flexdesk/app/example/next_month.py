"""The team one month on, as the next extract has it: a few gone, some ended, some new."""

import datetime as dt
from dataclasses import dataclass

from flexdesk.app.example import steps
from flexdesk.app.example.book import Book, ExampleTeam, Row
from flexdesk.app.example.calendar import ONE_DAY, days
from flexdesk.app.example.lives import AARHUS, Tools
from flexdesk.app.example.names import Names
from flexdesk.app.example.source import Source
from flexdesk.app.example.texts import Texts
from flexdesk.app.example.waiting import write_waiting
from flexdesk.app.example.workplaces import Workplaces

NEXT_AS_OF = dt.date(2016, 9, 30)
_SEED = 20160930
_PHONE_STEP = 97
_OF_ENDED_TO_WORK = 3
"""Two of three who end their pool job go on to an ordinary fleksjob."""


@dataclass(frozen=True, slots=True)
class Changes:
    """How many rows of each kind the next extract changes."""

    gone: int = 2
    phones: int = 5
    ended: int = 9
    fresh: int = 6


def next_month(team: ExampleTeam, changes: Changes | None = None) -> ExampleTeam:
    """Return the team as the extract of September has it."""
    wanted = changes or Changes()
    rows = {entity: [dict(row) for row in rows] for entity, rows in team.rows.items()}
    _take_away(rows, wanted.gone)
    _change_phones(rows, wanted.phones)
    _end_pool_jobs(rows, wanted.ended)
    _add_new(rows, wanted.fresh)
    return ExampleTeam({entity: tuple(each) for entity, each in rows.items()})


def _take_away(rows: dict[str, list[Row]], count: int) -> None:
    moved = [row["citizen"] for row in rows["placement"] if row["onward"] == "fraflytning"]
    gone = set(moved[:count])
    lost = {row["id"] for row in rows["placement"] if row["citizen"] in gone}
    rows["citizen"] = [row for row in rows["citizen"] if row["id"] not in gone]
    for entity in ("benefit", "placement", "note", "pass", "task", "contact"):
        rows[entity] = [row for row in rows[entity] if row["citizen"] not in gone]
    rows["hours"] = [row for row in rows["hours"] if row["placement"] not in lost]


def _change_phones(rows: dict[str, list[Row]], count: int) -> None:
    citizens = [row for row in rows["citizen"] if row["program"] == AARHUS]
    for row in citizens[_PHONE_STEP::_PHONE_STEP][:count]:
        row["phone"] = f"{row['phone'][:-2]}{(int(row['phone'][-2:]) + 1) % 100:02}"


def _end_pool_jobs(rows: dict[str, list[Row]], count: int) -> None:
    citizens = {row["id"]: row for row in rows["citizen"]}
    due = [row for row in rows["placement"] if _is_due(row)]
    due.sort(key=lambda row: (row["planned_last_day"], row["number"]))
    for turn, row in enumerate(due[-count:]):
        is_to_work = turn % _OF_ENDED_TO_WORK != 0
        last_day: dt.date = row["planned_last_day"]
        onward = "ordinaert_fleksjob" if is_to_work else "ledighedsydelse"
        row.update(last_day=last_day, ended_how="gennemfoert", onward=onward)
        citizens[row["citizen"]]["step"] = steps.ORDINAERT if is_to_work else steps.ANDET
        if is_to_work:
            _go_on(rows, row, last_day + ONE_DAY)
        else:
            _go_back(rows, row, last_day)


def _is_due(row: Row) -> bool:
    planned = row["planned_last_day"]
    is_running = row["kind"] == "puljefleksjob" and row["last_day"] is None
    return is_running and planned is not None and planned < NEXT_AS_OF


def _go_on(rows: dict[str, list[Row]], job: Row, start: dt.date) -> None:
    number = f"E{len(rows['placement']) + 1:05}"
    fresh = {"id": f"{job['id'][:24]}{number.lower():0>8}", "number": number, "start": start}
    plain = {"last_day": None, "planned_last_day": None, "ended_how": "", "onward": ""}
    rows["placement"].append({**job, **plain, **fresh, "kind": "ordinaert_fleksjob"})


def _go_back(rows: dict[str, list[Row]], job: Row, last_day: dt.date) -> None:
    for row in list(rows["benefit"]):
        if row["citizen"] == job["citizen"] and row["last_day"] is None:
            row["last_day"] = last_day
            fresh = {"start": last_day + ONE_DAY, "last_day": None, "kind": "ledighedsydelse"}
            rows["benefit"].append({**row, **fresh, "id": f"{row['id'][:-4]}0930"})


def _add_new(rows: dict[str, list[Row]], count: int) -> None:
    source = Source(_SEED)
    book = Book(source)
    taken = {f"{row['first_name']} {row['last_name']}" for row in rows["citizen"]}
    tools = Tools(source, book, Names(source, taken), Texts(source), Workplaces(book, source))
    for _ in range(count):
        life = write_waiting(tools, steps.SCREENING)
        life.row["screened_on"] += days(21)
    for entity, fresh in book.done().rows.items():
        rows[entity] += fresh
