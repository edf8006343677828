"""What the page Tjek data may ask of the program; loaded at first use, called on a worker."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from flexdesk.app import inspector, inspector_fixes
from flexdesk.app.lookups import get_citizen

if TYPE_CHECKING:
    from flexdesk.app.changes import Done
    from flexdesk.app.desk import Desk
    from flexdesk.app.inspector import InspectorPage
    from flexdesk.app.inspector_fixes import Fix


class InspectorCases:
    """The use cases of the page."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def page(self, scope: str) -> "InspectorPage":
        """Return what is found for one's own cases, the team's, or one citizen's."""
        return inspector.inspect(self._desk, scope)

    def who(self, citizen: str) -> tuple[str, str]:
        """Return name and candidate number of a citizen."""
        row = get_citizen(self._desk.store.reads, citizen)
        return f"{row.first_name} {row.last_name}".strip(), row.candidate_no

    def has_citizens(self) -> bool:
        """Whether there is anybody to look at."""
        return bool(self._desk.caseload().citizens)

    def fixes(self, key: str) -> "tuple[Fix, ...]":
        """Return the ways to put a line right."""
        return inspector_fixes.fixes_of(self._desk, key)

    def apply(self, key: str, fix: str, values: Mapping[str, str]) -> "Done":
        """Put a line right."""
        return inspector_fixes.apply_fix(self._desk, key, fix, values)

    def set_aside(self, key: str, reason: str) -> "Done":
        """Say that a line is no error."""
        return inspector.set_aside(self._desk, key, reason)

    def take_up(self, key: str) -> "Done":
        """Take a line up again."""
        return inspector.take_up(self._desk, key)
