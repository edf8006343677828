"""What the makers of the cards of I dag share: lines about a citizen, and the lists behind."""

import datetime as dt

from flexdesk.app.citizen_rows import list_rows, short_kind
from flexdesk.app.query import filter_rows, parse_query
from flexdesk.app.rows import CitizenRow
from flexdesk.app.today_rows import CardLine
from flexdesk.app.today_scope import Scope
from flexdesk.domain.entities import Placement

WEEK_DAYS = 7


def query_of(scope: Scope, *terms: str) -> str:
    """Return a query of the list of citizens, narrowed to those whose work is looked at."""
    whose = f"konsulent:{','.join(sorted(scope.initials))}" if scope.initials else ""
    return " ".join(part for part in (*terms, whose) if part)


def listed(scope: Scope, query: str) -> int:
    """Return how many the list shows that a card's link opens."""
    return len(filter_rows(list_rows(scope.desk, scope.on), parse_query(query)))


def line_of(row: CitizenRow, **values: object) -> CardLine:
    """Return a line about a citizen."""
    told = {"citizen": row.id, "name": row.name, "candidate_no": row.candidate_no, **values}
    return CardLine(**told)  # type: ignore[arg-type]  # named by the makers


def has_task_soon(scope: Scope, citizen: str) -> bool:
    """Say whether a citizen has a task within a week: that is on the list at the left."""
    last = scope.on + dt.timedelta(days=WEEK_DAYS)
    tasks = scope.index.tasks.get(citizen, ())
    return any(task.done_on is None and task.due <= last for task in tasks)


def at_place(scope: Scope, placement: Placement, *words: str) -> str:
    """Return words about a placement and where it is: "Praktik · Børnehuset Skovly"."""
    place = scope.index.workplace_name(placement.workplace)
    told = words or (short_kind(placement.kind),)
    return " · ".join(part for part in (*told, place) if part)


def ends_on(placement: Placement | None) -> dt.date | None:
    """Return the last day of a placement, else the planned one."""
    return None if placement is None else placement.last_day or placement.planned_last_day
