"""The page Forløb under a filter: the query of Borgere, in groups, with its figures."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from flexdesk.app.citizen_rows import list_rows
from flexdesk.app.consultants import consultant_names
from flexdesk.app.desk import Desk
from flexdesk.app.flow_chains import flow_rows
from flexdesk.app.flow_groups import ENDING, NextLimits, grouped
from flexdesk.app.flow_rows import BY_NEXT, FlowFigures, FlowPage, FlowRow
from flexdesk.app.query import describe, filter_rows, parse_query, query_of
from flexdesk.app.rows import CitizenRow
from flexdesk.domain.codes import PlacementKind

_ORDINARY = frozenset({PlacementKind.ORDINAERT_FLEKSJOB, PlacementKind.ORDINAERT_JOB})


@dataclass(frozen=True, slots=True)
class FlowWish:
    """What one wants to see: a query as it is typed, and how to group."""

    query: str = ""
    grouping: str = BY_NEXT
    me: str = ""
    """What `konsulent:mig` stands for."""


def flow_page(desk: Desk, wish: FlowWish, on: dt.date | None = None) -> FlowPage:
    """Return the page; fast enough to be asked at every key that is typed."""
    day = on or desk.today()
    every = flow_rows(desk, day)
    query = parse_query(wish.query, me=wish.me)
    citizens = list_rows(desk, day)
    rows: Iterable[FlowRow] = every
    if not query.is_empty:
        citizens = filter_rows(citizens, query)
        kept = {row.id for row in citizens}
        rows = [row for row in every if row.citizen in kept]
    limits = NextLimits.of(desk, day)
    return FlowPage(
        on=day,
        groups=grouped(rows, wish.grouping, consultant_names(desk), limits),
        citizens=citizens,
        grouping=wish.grouping,
        figures=figures_of(rows, limits),
        all_rows=len(every),
        words=describe(query_of(query.tree)) if query.problems else describe(query),
    )


def every_citizen(desk: Desk, on: dt.date | None = None) -> tuple[CitizenRow, ...]:
    """Return every citizen, for what the search field offers."""
    return list_rows(desk, on or desk.today())


def figures_of(rows: Iterable[FlowRow], limits: NextLimits) -> FlowFigures:
    """Count what the grey line says: running placements by kind, what is planned, what ends."""
    bars = [bar for row in rows for bar in row.bars if bar.is_placement]
    running = [bar.kind for bar in bars if bar.is_running]
    return FlowFigures(
        pool=running.count(PlacementKind.PULJEFLEKSJOB),
        praktik=running.count(PlacementKind.VIRKSOMHEDSPRAKTIK),
        ordinary=sum(kind in _ORDINARY for kind in running),
        planned=sum(bar.is_planned for bar in bars),
        ending=sum(row.next_key == ENDING for row in rows),
        ending_days=limits.ending_days,
    )
