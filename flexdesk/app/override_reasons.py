"""Why a finding of the guard was kept: a reason is a sentence, not a sign."""

import datetime as dt
from collections.abc import Iterable

from flexdesk.app.desk import Desk
from flexdesk.base.errors import UserError
from flexdesk.domain.kandidatkort import Override


def least_reason(desk: Desk, on: dt.date) -> int:
    """Return how many signs a reason has at least.

    Source: kandidatkort.reason_signs.
    """
    return desk.rules.count("kandidatkort.reason_signs", on)


def check_reasons(desk: Desk, overrides: Iterable[Override]) -> None:
    """Refuse findings that were kept without saying why.

    Raises:
        UserError: `card.reason_short`.
    """
    least = least_reason(desk, desk.today())
    if any(len(" ".join(each.reason.split())) < least for each in overrides):
        raise UserError("card.reason_short", limit=least)
