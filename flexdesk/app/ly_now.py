"""Whether somebody is on ledighedsydelse on a day."""

import datetime as dt

from flexdesk.domain.codes import BenefitKind
from flexdesk.domain.entities import Benefit


def is_on_ly(benefits: tuple[Benefit, ...], on: dt.date) -> bool:
    """Say whether a citizen has ledighedsydelse on a day and is in no fleksjob."""
    kinds = {
        row.kind
        for row in benefits
        if row.start <= on and (row.last_day is None or row.last_day >= on)
    }
    return BenefitKind.LEDIGHEDSYDELSE in kinds and BenefitKind.FLEKSJOB not in kinds
