"""The screenings to take up again: what a screening has left for a later day."""

import datetime as dt
from dataclasses import dataclass

from flexdesk.app.desk import Desk
from flexdesk.app.screening import looks
from flexdesk.app.screening_rows import rows_of
from flexdesk.domain.labels import label
from flexdesk.domain.placement_entities import Screening
from flexdesk.domain.work_codes import ScreeningList


@dataclass(frozen=True, slots=True)
class DueLook:
    """A screening that is to be taken up again."""

    id: str
    citizen: str
    placement: str
    name: str
    candidate_no: str
    consultant: str
    list: str
    list_label: str
    result_label: str
    day: dt.date
    text: str

    def __repr__(self) -> str:
        """Show the id only: the rest is a citizen's."""
        return f"DueLook({self.id})"


def due(desk: Desk, on: dt.date) -> tuple[DueLook, ...]:
    """Return the screenings to take up again by a day, the oldest first.

    Only those who still are on the list count: who left it needs no other look.
    """
    found: list[DueLook] = []
    for code in ScreeningList:
        if any(key[1] == code and _is_due(rows[-1], on) for key, rows in looks(desk).items()):
            found += [
                DueLook(
                    id=row.look_id,
                    citizen=row.citizen,
                    placement=row.placement,
                    name=row.name,
                    candidate_no=row.candidate_no,
                    consultant=row.consultant,
                    list=code.value,
                    list_label=label(code.value, ScreeningList),
                    result_label=row.result_label,
                    day=row.next_on,
                    text=row.text,
                )
                for row in rows_of(desk, code.value, on)
                if row.next_on is not None and row.next_on <= on
            ]
    return tuple(sorted(found, key=lambda each: (each.day, each.name, each.list)))


def _is_due(row: Screening, on: dt.date) -> bool:
    return row.next_on is not None and row.next_on <= on
