"""CVR numbers of firms and P-numbers of workplaces."""

from flexdesk.base.errors import UserError

_CVR_LENGTH = 8
_CVR_WEIGHTS = (2, 7, 6, 5, 4, 3, 2, 1)
_MODULUS = 11
_P_LENGTH = 10
_SEPARATORS = str.maketrans("", "", " -.\u00a0")


def _digits_of(value: object, name: str) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        raise UserError(f"{name}.digits")
    text = value.strip().translate(_SEPARATORS)
    if text[:2].casefold() == "dk":
        text = text[2:]
    if not (text.isascii() and text.isdigit()):
        raise UserError(f"{name}.digits")
    return text


def parse_cvr(text: object) -> str:
    """Read a CVR number: eight digits, the first not zero; a wrong check sum is only a hint.

    Raises:
        UserError: `cvr.digits`, `cvr.length` or `cvr.first_digit`.
    """
    digits = _digits_of(text, "cvr")
    if len(digits) != _CVR_LENGTH:
        raise UserError("cvr.length", length=len(digits))
    if digits[0] == "0":
        raise UserError("cvr.first_digit")
    return digits


def is_cvr_checksum_ok(digits: str) -> bool:
    """Tell whether the weighted sum of a CVR number is divisible by 11."""
    total = sum(w * int(d) for w, d in zip(_CVR_WEIGHTS, digits, strict=True))
    return total % _MODULUS == 0


def parse_p_number(text: object) -> str:
    """Read a P-number: ten digits, the first is 1; it has no check sum.

    Raises:
        UserError: `p_number.digits`, `p_number.length` or `p_number.first_digit`.
    """
    digits = _digits_of(text, "p_number")
    if len(digits) != _P_LENGTH:
        raise UserError("p_number.length", length=len(digits))
    if digits[0] != "1":
        raise UserError("p_number.first_digit")
    return digits
