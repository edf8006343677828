"""Numbers as Danes write them: decimal comma, thousands point, per cent and kroner.

Rounding is half-up, once, on exact values: a float counts as the shortest decimal that means it.
The days of `base.days` are offered here too.
"""

import math
import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from flexdesk.base.days import format_day, format_day_long, format_month, parse_day
from flexdesk.base.errors import UserError

__all__ = [
    "HINT_DECIMAL_POINT",
    "HINT_THOUSANDS",
    "NumberRead",
    "format_day",
    "format_day_long",
    "format_kroner",
    "format_month",
    "format_number",
    "format_share",
    "parse_day",
    "parse_number",
    "read_number",
    "round_half_up",
]

HINT_THOUSANDS = "number.thousands_or_decimals"
HINT_DECIMAL_POINT = "number.decimal_point"

_WITH_COMMA = re.compile(r"(?:\d+|\d{1,3}(?:\.\d{3})+),\d+")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_POINT = re.compile(r"\d+\.\d+")
_PLAIN = re.compile(r"\d+")
_OERE = 100
_FULL_SHARE = 100
_GROUP = 3

Exact = int | float | Decimal | Fraction


@dataclass(frozen=True, slots=True)
class NumberRead:
    """A number that was read, and what is doubtful about it."""

    value: float
    hints: tuple[str, ...] = ()


def _of_text(text: str) -> NumberRead:
    text = text.strip().replace("\u2212", "-").replace("\u00a0", "").replace(" ", "")
    sign, digits = (-1, text[1:]) if text.startswith("-") else (1, text.removeprefix("+"))
    if not digits:
        raise UserError("number.empty")
    if not digits.isascii():
        raise UserError("number.shape")
    if _WITH_COMMA.fullmatch(digits):
        return NumberRead(sign * float(digits.replace(".", "").replace(",", ".")))
    if _THOUSANDS.fullmatch(digits):
        hints = (HINT_THOUSANDS,) if digits.count(".") == 1 else ()
        return NumberRead(sign * float(digits.replace(".", "")), hints)
    if _POINT.fullmatch(digits):
        return NumberRead(sign * float(digits), (HINT_DECIMAL_POINT,))
    if _PLAIN.fullmatch(digits):
        return NumberRead(sign * float(digits))
    raise UserError("number.shape")


def read_number(value: object) -> NumberRead:
    """Read a number and say what is doubtful: `24.312` is read as thousands, with a hint.

    Raises:
        UserError: `number.empty` or `number.shape`.
    """
    if value is None:
        raise UserError("number.empty")
    if isinstance(value, bool):
        raise UserError("number.shape")
    if isinstance(value, str):
        return _of_text(value)
    if isinstance(value, int | float | Decimal) and math.isfinite(value):
        return NumberRead(float(value))
    raise UserError("number.shape")


def parse_number(value: object) -> float:
    """Read a number: `7,4`, `1.234,50`, or one from a spreadsheet.

    Raises:
        UserError: `number.empty` or `number.shape`.
    """
    return read_number(value).value


def _exact(value: Exact) -> Fraction:
    return Fraction(repr(value)) if isinstance(value, float) else Fraction(value)


def round_half_up(value: Exact, decimals: int = 0) -> Decimal:
    """Return the value rounded half-up, away from zero at the middle, computed exactly."""
    scaled = _exact(value) * 10**decimals
    # a third of a sign would be cut by Decimal's own precision: round the fraction itself
    whole = math.floor(abs(scaled) + Fraction(1, 2))
    return Decimal(-whole if scaled < 0 else whole).scaleb(-decimals)


def _grouped(digits: str) -> str:
    head = len(digits) % _GROUP or _GROUP
    groups = [digits[:head], *(digits[i : i + _GROUP] for i in range(head, len(digits), _GROUP))]
    return ".".join(groups)


def format_number(value: Exact, decimals: int | None = None) -> str:
    """Return a number as 1.234,5; without `decimals` as many as the value needs, at most four."""
    number = round_half_up(value, 4 if decimals is None else decimals)
    whole, _, rest = f"{abs(number):f}".partition(".")
    if decimals is None:
        rest = rest.rstrip("0")
    sign = "-" if number < 0 else ""
    return f"{sign}{_grouped(whole)}{',' + rest if rest else ''}"


def format_share(share: Exact, decimals: int = 0) -> str:
    """Return a share of 0-1 as per cent: 0.73105 is `73 %`, with one decimal `73,1 %`.

    A Fraction is rounded exactly; a float as the shortest decimal that means it.
    """
    return f"{format_number(_exact(share) * _FULL_SHARE, decimals)} %"


def format_kroner(oere: int) -> str:
    """Return an amount in øre as kroner: `1.234,50 kr.`, whole amounts without decimals."""
    decimals = 2 if oere % _OERE else 0
    return f"{format_number(Fraction(oere, _OERE), decimals)} kr."
