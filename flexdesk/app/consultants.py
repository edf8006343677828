"""What the consultants of the team are called, for what shows whose somebody is."""

from flexdesk.app.desk import Desk
from flexdesk.domain.entities import Consultant


def consultant_names(desk: Desk) -> dict[str, str]:
    """Return the names of the team by initials, one's own too; kept until the store changes."""
    return desk.cached("consultant_names", lambda: _names(desk))


def _names(desk: Desk) -> dict[str, str]:
    rows = desk.store.reads.load("consultant")
    found = {row.initials: row.name for row in rows if isinstance(row, Consultant) and row.name}
    if desk.initials and desk.facts.name:
        found[desk.initials] = desk.facts.name
    return found
