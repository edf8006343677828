"""Rates by year: ledighedsydelse and fleksløntilskud a month. Indicative; nothing is decided."""

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from flexdesk.base.numbers import round_half_up
from flexdesk.domain.rules import RuleBook, RuleError

_OERE = 100


@dataclass(frozen=True, slots=True)
class Rate:
    """An amount in øre a month; `is_computed` when no published amount is known."""

    oere: int
    is_computed: bool


def _share_of(key: str, on: dt.date, rules: RuleBook) -> Fraction:
    return Fraction(repr(rules.number(key, on)))


def _whole_kroner(oere: Fraction) -> int:
    """Return an amount rounded to whole kroner, in øre: so rates are published."""
    return int(round_half_up(oere / _OERE)) * _OERE


def ly_high_rate(on: dt.date, rules: RuleBook) -> Rate:
    """Return ledighedsydelse at the high rate; a published amount wins over the computed one.

    Unit: øre a month.
    Source: satser.ly_high_published, satser.dagpenge_max, ledighedsydelse.high_rate_share.
    """
    try:
        return Rate(rules.count("satser.ly_high_published", on), is_computed=False)
    except RuleError:
        share = _share_of("ledighedsydelse.high_rate_share", on, rules)
        return Rate(_whole_kroner(rules.count("satser.dagpenge_max", on) * share), is_computed=True)


def fleksloentilskud_oere(wage_oere: int, on: dt.date, rules: RuleBook) -> int:
    """Return the monthly supplement for a monthly wage with pension, before any other cap.

    Unit: øre a month. A year without a known threshold is an error, never a guess.
    Source: satser.dagpenge_max, satser.fleksloentilskud_share, satser.fleksloentilskud_threshold,
    satser.fleksloentilskud_low_share, satser.fleksloentilskud_high_share.
    """
    threshold = rules.count("satser.fleksloentilskud_threshold", on)
    share = _share_of("satser.fleksloentilskud_share", on, rules)
    full = _whole_kroner(rules.count("satser.dagpenge_max", on) * share)
    low = min(wage_oere, threshold) * _share_of("satser.fleksloentilskud_low_share", on, rules)
    high = max(0, wage_oere - threshold) * _share_of(
        "satser.fleksloentilskud_high_share", on, rules
    )
    return max(0, int(round_half_up(full - low - high)))
