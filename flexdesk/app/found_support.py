"""What is missing about courses: one that is over and nobody wrote how it went."""

import datetime as dt
from collections.abc import Iterator

from flexdesk.app.found import Around, Found
from flexdesk.app.support_rows import lacks_result
from flexdesk.base.numbers import format_day
from flexdesk.domain.entities import Citizen
from flexdesk.domain.labels import label
from flexdesk.domain.work_codes import SupportKind

NO_RESULT = "support.no_result"


def of_support(citizen: Citizen, around: Around) -> Iterator[Found]:
    """Yield the granted courses of a citizen that are over and have no result."""
    for row in around.supports.get(citizen.id, ()):
        if lacks_result(row, around.on):
            facts = (("kind", row.kind), ("ends_on", row.ends_on))
            yield Found(NO_RESULT, citizen.id, "support", row.id, facts)


def words_of_support(found: Found) -> str:
    """Return what a line says: which course, and since when it is over."""
    kind = label(str(found.fact("kind") or ""), SupportKind)
    ended = found.fact("ends_on")
    return f"{kind}, slut {format_day(ended)}" if isinstance(ended, dt.date) else kind
