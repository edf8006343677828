"""The use cases of the page Forløb, bound to a desk; every call belongs on a worker."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flexdesk.app import flow_filter
from flexdesk.app.caseload import log_search
from flexdesk.app.changes import Done
from flexdesk.app.consultants import consultant_names
from flexdesk.app.desk import Desk
from flexdesk.app.flow_filter import FlowWish
from flexdesk.app.flow_rows import FlowPage
from flexdesk.app.rows import CitizenRow
from flexdesk.app.substitutes import initials_i_cover

if TYPE_CHECKING:
    from flexdesk.ui.placements.timeline_shift import Shift


@dataclass(frozen=True, slots=True)
class FlowLoaded:
    """What the page is read with: the rows under the filter, and what the filter offers."""

    page: FlowPage
    every: tuple[CitizenRow, ...]
    me: str
    consultants: tuple[tuple[str, str], ...]
    """Initials and name of everybody who has citizens."""


class FlowCases:
    """What the page asks of the program."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def load(self, query: str, grouping: str) -> FlowLoaded:
        """Read everything the page shows."""
        desk = self._desk
        me = self._me()
        every = flow_filter.every_citizen(desk)
        names = consultant_names(desk)
        whose = sorted({row.consultant for row in every if row.consultant})
        return FlowLoaded(
            flow_filter.flow_page(desk, FlowWish(query, grouping, me)),
            every,
            me,
            tuple((initials, names.get(initials, initials)) for initials in whose),
        )

    def page(self, query: str, grouping: str, me: str) -> FlowPage:
        """Return the rows under a filter."""
        return flow_filter.flow_page(self._desk, FlowWish(query, grouping, me))

    def log_search(self, text: str, hits: int) -> None:
        """Write a finished search in the access log."""
        log_search(self._desk, text, hits)

    def shift(self, shift: "Shift") -> Done:
        """Move the planned days of a placement: one action, one undo."""
        from flexdesk.app.placement_changes import shift_plan

        return shift_plan(
            self._desk,
            shift.bar.key,
            start=shift.new_start,
            planned_last_day=shift.new_last_day,
        )

    def _me(self) -> str:
        desk = self._desk
        own = desk.initials
        covered = initials_i_cover(desk, desk.today())
        return ",".join((own, *sorted(covered - {own}))) if own else ""
