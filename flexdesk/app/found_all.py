"""All that is found about one citizen, and what of it is not set aside."""

import datetime as dt
from collections.abc import Iterator

from flexdesk.app.asides import asides
from flexdesk.app.desk import Desk
from flexdesk.app.found import Around, Found
from flexdesk.app.found_cards import of_cards
from flexdesk.app.found_cases import of_case
from flexdesk.app.found_placements import of_placements
from flexdesk.app.found_support import of_support
from flexdesk.domain.entities import Citizen


def found_of_citizen(citizen: Citizen, around: Around) -> Iterator[Found]:
    """Yield everything that is found about a citizen."""
    said: set[str] = set()
    for found in of_placements(citizen, around):
        said.add(found.row)
        yield found
    for found in of_case(citizen, around):
        # that a spell overlaps a job is said once, not also that it overlaps the job's benefit
        if found.code != "benefit.overlap" or found.row not in said:
            yield found
    yield from of_support(citizen, around)
    yield from of_cards(citizen, around)


def open_codes(desk: Desk, citizen: str, on: dt.date) -> frozenset[str]:
    """Return the codes found about a citizen that are not set aside."""
    around = Around.of(desk, on)
    row = around.index.citizens.get(citizen)
    if row is None:
        return frozenset()
    known = asides(desk)
    return frozenset(
        found.code
        for found in found_of_citizen(row, around)
        if (said := known.get(found.key)) is None or said.print != found.print
    )
