"""The list of citizens and the page about one: rows, query language, views, and who looked."""

from flexdesk.app.citizen_page import citizen_page, reveal_cpr
from flexdesk.app.citizen_rows import list_rows
from flexdesk.app.desk import Desk
from flexdesk.app.query import (
    VIEWS,
    Chip,
    Query,
    View,
    describe,
    filter_rows,
    parse_query,
)
from flexdesk.app.views import views_of
from flexdesk.base.danish import clean

__all__ = [
    "VIEWS",
    "Chip",
    "Query",
    "View",
    "citizen_page",
    "describe",
    "filter_rows",
    "list_rows",
    "log_search",
    "parse_query",
    "reveal_cpr",
    "views_of",
]


def log_search(desk: Desk, text: str, hits: int) -> None:
    """Write a finished search (Enter, or two seconds of rest) in the access log."""
    criterion = clean(text[:200])
    if criterion:
        desk.store.access("search", None, criterion=criterion, hits=hits)
