"""State refund: which regime a person is under, and the staircase of shares.

Indicative only: the ministry counts weeks and the municipality decides.
"""

import datetime as dt
from enum import StrEnum

from flexdesk.base.errors import UserError
from flexdesk.domain.rules import RuleBook


class Regime(StrEnum):
    """The refund rules a person is under; they follow the visitation, not the calendar."""

    PRE2016 = "pre2016"
    STAIRCASE = "staircase"
    UNKNOWN = ""


def refund_regime(
    visited_on: dt.date | None, rules: RuleBook, re_entered_on: dt.date | None = None
) -> Regime:
    """Return the regime of a person by the day of visitation to fleksjob.

    Those visited in between move to the staircase only by a new event after the turn, such as a
    fleksjob or a new visitation (`re_entered_on`).
    Source: refusion.old_regime_before, refusion.between_before.
    """
    if visited_on is None:
        return Regime.UNKNOWN
    if visited_on < rules.day("refusion.old_regime_before", visited_on):
        return Regime.PRE2016
    turn = rules.day("refusion.between_before", visited_on)
    if visited_on < turn and (re_entered_on is None or re_entered_on < turn):
        return Regime.PRE2016
    return Regime.STAIRCASE


def staircase_share(week: int, on: dt.date, rules: RuleBook) -> float:
    """Return the state's share in a week of accumulated benefit, counted from 1.

    Unit: share. Source: refusion.staircase_last_weeks, refusion.staircase_shares.

    Raises:
        UserError: `refund.week` below 1.
    """
    if week < 1:
        raise UserError("refund.week", week=week)
    shares = rules.numbers("refusion.staircase_shares", on)
    for last_week, share in zip(
        rules.numbers("refusion.staircase_last_weeks", on), shares, strict=False
    ):
        if week <= last_week:
            return share
    return shares[-1]


def pre2016_share(*, is_active: bool, is_lost: bool, on: dt.date, rules: RuleBook) -> float:
    """Return the state's share of ledighedsydelse under the old regime.

    `is_active`: in company-directed activation; `is_lost`: 18 of 24 is reached.
    Unit: share. Source: refusion.old_passive_share, refusion.old_active_share.
    """
    if is_lost:
        return 0.0
    key = "refusion.old_active_share" if is_active else "refusion.old_passive_share"
    return rules.number(key, on)
