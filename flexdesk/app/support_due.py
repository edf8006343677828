"""What of courses and support wants a hand on a day: no answer, a review, a missing result."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from flexdesk.app.case_index import case_index
from flexdesk.app.desk import Desk
from flexdesk.app.support_rows import (
    answer_days,
    every_support,
    is_open_case,
    lacks_result,
    support_title,
    waiting_days,
)
from flexdesk.base.numbers import format_number
from flexdesk.domain.placement_entities import Support
from flexdesk.domain.work_codes import SupportState

WAITING, REVIEW, NO_RESULT = "waiting", "review", "no_result"
"""Why a line is there."""


@dataclass(frozen=True, slots=True)
class SupportDue:
    """One line: which support, why it is there, and the day that made it so."""

    support: str
    citizen: str
    why: str
    """`WAITING`, `REVIEW` or `NO_RESULT`."""
    day: dt.date
    title: str
    """"Kørekort", "Kursus: førstehjælp"."""
    text: str
    """"Intet svar i 16 dage"."""

    def __repr__(self) -> str:
        """Show the id only: the rest is a citizen's."""
        return f"SupportDue({self.support}, {self.why})"


def due(desk: Desk, on: dt.date) -> tuple[SupportDue, ...]:
    """Return what wants a hand on a day, the oldest first; cases that rest or are closed do not.

    Source: stoette.answer_days, stoette.review_ahead_days.
    """
    return desk.cached(("support_due", on), lambda: tuple(sorted(_lines(desk, on), key=_order)))


def _lines(desk: Desk, on: dt.date) -> Iterator[SupportDue]:
    index, wait = case_index(desk), answer_days(desk, on)
    ahead = dt.timedelta(days=desk.rules.count("stoette.review_ahead_days", on))
    for row in every_support(desk):
        is_shown = is_open_case(index.citizens.get(row.citizen))
        if not is_shown or index.pause(row.citizen, on) is not None:
            continue
        found = _why(row, on, wait, ahead)
        if found is not None:
            why, day, text = found
            yield SupportDue(row.id, row.citizen, why, day, support_title(row), text)


def _why(
    row: Support, on: dt.date, wait: int, ahead: dt.timedelta
) -> tuple[str, dt.date, str] | None:
    days = waiting_days(row, on)
    if days is not None and days >= wait and row.asked_on is not None:
        return WAITING, row.asked_on, f"Intet svar i {format_number(days)} dage"
    if lacks_result(row, on) and row.ends_on is not None:
        return NO_RESULT, row.ends_on, "Resultatet mangler"
    review = row.review_on
    runs = row.ends_on is None or row.ends_on >= on
    is_granted = row.state == SupportState.BEVILGET and not row.result and runs
    if is_granted and review is not None and review - ahead <= on:
        return REVIEW, review, "Ses på igen"
    return None


def _order(line: SupportDue) -> tuple[dt.date, str]:
    return line.day, line.support
