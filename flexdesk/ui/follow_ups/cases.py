"""What the page Opfølgningsregler and the calendar file ask of the use cases; no Qt."""

from pathlib import Path

from flexdesk.app import calendar_file, follow_up_rows, follow_ups
from flexdesk.app.calendar_file import CalendarWish
from flexdesk.app.changes import Done
from flexdesk.app.desk import Desk
from flexdesk.app.follow_up_rows import RulesPage
from flexdesk.app.follow_ups import Made, Preview, RuleChange


class FollowUpCases:
    """The use cases on an open desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def page(self) -> RulesPage:
        """Return the rules as the page shows them."""
        return follow_up_rows.rules_page(self._desk)

    def preview(self, key: str, change: RuleChange) -> Preview:
        """Return what a choice about a rule would do."""
        return follow_ups.preview(self._desk, key, change)

    def set_rule(self, key: str, change: RuleChange) -> tuple[Done, Made]:
        """Carry a choice about a rule out."""
        return follow_ups.set_rule(self._desk, key, change)

    def calendar_name(self) -> str:
        """Return what a calendar file of today is called."""
        return calendar_file.file_name(self._desk)

    def write_calendar(self, out: Path, wish: CalendarWish) -> int:
        """Write tasks to a calendar file; return how many."""
        return calendar_file.write_calendar(self._desk, out, wish)
