"""What is said of a case that is closed."""

from flexdesk.base.numbers import format_day
from flexdesk.domain.codes import Onward
from flexdesk.domain.entities import Citizen
from flexdesk.domain.labels import label

DROPPED = "bortfaldet"
"""Kind of a task that was open when its case was closed: nobody did it."""


def closed_words(citizen: Citizen) -> str:
    """Return in a few words that a case is closed and why, empty when it is open."""
    if citizen.closed_on is None:
        return ""
    if citizen.closed_reason == Onward.DOED:
        return f"Død {format_day(citizen.closed_on)}"
    why = label(citizen.closed_reason, Onward).lower() if citizen.closed_reason else ""
    return f"Lukket {format_day(citizen.closed_on)}" + (f": {why}" if why else "")
