"""The first-value page: what the rows say at once, each line opening a filtered list."""

import datetime as dt

from flexdesk.app.citizen_rows import list_rows
from flexdesk.app.desk import Desk
from flexdesk.app.query import filter_rows, parse_query
from flexdesk.app.rows import FirstValue


def first_value(desk: Desk, on: dt.date | None = None) -> FirstValue:
    """Return what was found: each line's count is what its query lists, zeros left out."""
    rows = list_rows(desk, on)
    lines = []
    for one, many, query in _lines(desk, on or desk.today()):
        count = len(filter_rows(rows, parse_query(query)))
        if count:
            lines.append((count, one if count == 1 else many, query))
    return FirstValue(tuple(lines))


def _lines(desk: Desk, on: dt.date) -> tuple[tuple[str, str, str], ...]:
    """Return the text for one, the text for more, and the query behind each line.

    Source: ledighedsydelse.soon_days, tal.silent_days, tal.praktik_ends_soon_days.
    """
    silent = desk.rules.count("tal.silent_days", on)
    soon = desk.rules.count("tal.praktik_ends_soon_days", on)
    crossing = desk.rules.count("ledighedsydelse.soon_days", on)
    crosses = f"krydser inden {crossing} dage"
    return (
        ("over 18 af 24", "over 18 af 24", "status:ly18"),
        (crosses, crosses, f"krydser<={crossing}"),
        (
            f"praktik slutter inden {soon} dage",
            f"praktikker slutter inden {soon} dage",
            f"type:virksomhedspraktik slutter>=0 slutter<={soon}",
        ),
        ("ser forkert ud", "ser forkerte ud", "status:tjek"),
        (
            f"uden kontakt i {silent} dage",
            f"uden kontakt i {silent} dage",
            f"status:igang kontakt>{silent}",
        ),
    )
