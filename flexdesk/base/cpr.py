"""CPR numbers: what is refused, what is only remarked on, and how they are shown.

Refused are wrong length, other signs than digits, an impossible day (60 is taken off first: a
replacement number) and a birth in the future. Everything else is accepted with a hint; the
mod 11 sum never refuses, since numbers without it are issued.
"""

import datetime as dt
import re
from dataclasses import dataclass

from flexdesk.base.errors import UserError

HINT_AGE = "cpr.age_over_115"
HINT_MOD11 = "cpr.mod11"
HINT_ZERO = "cpr.zero_added"

_LENGTH = 10
_SHAPE = re.compile(r"(?<!\d)(\d{6})\s?[-\u2010\u2011\u2013.\s]?\s?(\d{4})(?!\d)")
_REPLACEMENT_DAY = 60
_OLDEST_YEARS = 115
_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_MODULUS = 11
_SEPARATORS = str.maketrans("", "", " -\u00a0\u2010\u2011\u2013")
_LAST_YEAR_2000S = {4: 36, 5: 57, 6: 57, 7: 57, 8: 57, 9: 36}
"""By the seventh digit: two-digit years up to this one belong to the 2000s."""


@dataclass(frozen=True, slots=True)
class CprResult:
    """An accepted CPR number: its ten digits and what is worth a remark."""

    digits: str
    birth: dt.date
    is_replacement: bool
    hints: tuple[str, ...]
    zero_added: bool

    def __repr__(self) -> str:
        """Show no digit: a repr may end in a log."""
        return "CprResult(...)"


def _digits_of(value: object) -> tuple[str, bool]:
    """Return the digits and whether the leading zero may have been lost on the way."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value), True
    if not isinstance(value, str):
        raise UserError("cpr.digits" if value is not None else "cpr.length")
    text = value.strip()
    return text.translate(_SEPARATORS), text.isdigit()


def _full_year(digits: str) -> int:
    year, seventh = int(digits[4:6]), int(digits[6])
    if seventh in _LAST_YEAR_2000S:
        if year <= _LAST_YEAR_2000S[seventh]:
            return 2000 + year
        return (1900 if seventh in (4, 9) else 1800) + year
    return 1900 + year


def is_replacement(digits: str) -> bool:
    """Tell whether the number is a replacement number: its day has 60 added."""
    return int(digits[:2]) > _REPLACEMENT_DAY


def birth_of(digits: str) -> dt.date:
    """Return the day of birth ten digits stand for.

    Raises:
        UserError: `cpr.day` when there is no such day.
    """
    day = int(digits[:2])
    if is_replacement(digits):
        day -= _REPLACEMENT_DAY
    try:
        return dt.date(_full_year(digits), int(digits[2:4]), day)
    except ValueError:
        raise UserError("cpr.day") from None


def age_on(birth: dt.date, on: dt.date) -> int:
    """Return the age in whole years on a day."""
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))


def _is_mod11_expected(digits: str, birth: dt.date) -> bool:
    # numbers without the sum were issued mostly for 1 January; replacement numbers never have it
    return not is_replacement(digits) and (birth.month, birth.day) != (1, 1)


def _is_mod11_ok(digits: str) -> bool:
    total = sum(w * int(d) for w, d in zip(_WEIGHTS, digits, strict=True))
    return total % _MODULUS == 0


def _with_lost_zero(digits: str) -> str:
    """Return nine digits with the zero a spreadsheet dropped, refused when no day comes out."""
    padded = "0" + digits
    try:
        birth_of(padded)
    except UserError:
        raise UserError("cpr.length", length=len(digits)) from None
    return padded


def parse_cpr(text: object, *, on: dt.date) -> CprResult:
    """Read a CPR number as typed or as a spreadsheet gives it, with or without hyphen.

    Nine bare digits have lost a leading zero in a spreadsheet: it is put back with a hint.

    Raises:
        UserError: `cpr.length`, `cpr.digits`, `cpr.day` or `cpr.future`.
    """
    digits, may_lack_zero = _digits_of(text)
    if digits and not (digits.isascii() and digits.isdigit()):
        raise UserError("cpr.digits")
    zero_added = may_lack_zero and len(digits) == _LENGTH - 1
    if zero_added:
        digits = _with_lost_zero(digits)
    if len(digits) != _LENGTH:
        raise UserError("cpr.length", length=len(digits))
    birth = birth_of(digits)
    if birth > on:
        raise UserError("cpr.future")
    remarks = {
        HINT_ZERO: zero_added,
        HINT_AGE: age_on(birth, on) > _OLDEST_YEARS,
        HINT_MOD11: _is_mod11_expected(digits, birth) and not _is_mod11_ok(digits),
    }
    hints = tuple(hint for hint, is_given in remarks.items() if is_given)
    return CprResult(digits, birth, is_replacement(digits), hints, zero_added)


def mask_cpr(digits: str) -> str:
    """Return the number with its last four digits hidden."""
    return f"{digits[:6]}-••••"


def mask_in_text(text: str) -> str:
    """Return a text with whatever reads as a CPR number masked, however it is spaced."""
    return _SHAPE.sub(_mask_found, text)


def _mask_found(found: re.Match[str]) -> str:
    digits = found[1] + found[2]
    try:
        birth_of(digits)
    except UserError:
        return found[0]
    return mask_cpr(digits)


def format_cpr(digits: str) -> str:
    """Return the number with its hyphen, as it is written."""
    return f"{digits[:6]}-{digits[6:]}"
