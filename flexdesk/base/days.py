"""Days as Danes write them: read from text or a spreadsheet, day first, and written back."""

import datetime as dt
import re

from flexdesk.base.errors import UserError

MONTHS = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_CENTURY_TURN = 50
"""Two-digit years below this one belong to the 2000s."""
_SHORT_DIGITS = 2
_EXCEL_EPOCH = dt.date(1899, 12, 30)
_FIRST_SAFE_SERIAL = 61
_LAST_SERIAL = 109_574
"""Serial numbers up to 60 are off by one in half the programs: a leap day that never was."""
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[-./ ]\s*(\d{1,2})\s*[-./ ]\s*(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})")
_COMPACT = re.compile(r"\d{8}")
_IN_WORDS = re.compile(r"(\d{1,2})\.?\s*([a-zæøå]{3,9})\.?\s+(\d{4})")
_COMPACT_LENGTH = 8
_TIME = re.compile(r"[t ]\d{1,2}[:.]\d{2}([:.]\d{2}(\.\d+)?)?$")


def _day(year: int, month: int, day: int) -> dt.date:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise UserError("day.range", year=year)
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise UserError("day.impossible") from None


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) > _SHORT_DIGITS:
        return year
    return year + (2000 if year < _CENTURY_TURN else 1900)


def _of_serial(serial: float) -> dt.date:
    if not _FIRST_SAFE_SERIAL <= serial <= _LAST_SERIAL:
        raise UserError("day.serial")
    return _EXCEL_EPOCH + dt.timedelta(days=int(serial))


def _is_compact(number: float) -> bool:
    """Tell whether a number is a day written without separators, such as 20160203."""
    return number == number // 1 and len(f"{number:.0f}") == _COMPACT_LENGTH


def _of_compact(digits: str) -> dt.date:
    if digits[:2] in {"19", "20", "21"} and digits[4:6] <= "12":
        return _day(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    return _day(int(digits[4:]), int(digits[2:4]), int(digits[:2]))


def _month_named(word: str) -> int:
    for number, name in enumerate(MONTHS, start=1):
        if name.startswith(word):
            return number
    raise UserError("day.shape")


def _of_text(text: str) -> dt.date:
    text = text.strip().casefold().replace("\u00a0", " ")
    if not text:
        raise UserError("day.empty")
    for shape in (text, _TIME.sub("", text)):
        if found := _YEAR_FIRST.fullmatch(shape):
            return _day(int(found[1]), int(found[2]), int(found[3]))
        if found := _DAY_FIRST.fullmatch(shape):
            return _day(_year(found[3]), int(found[2]), int(found[1]))
        if _COMPACT.fullmatch(shape) and shape.isascii():
            return _of_compact(shape)
        if found := _IN_WORDS.fullmatch(shape):
            return _day(int(found[3]), _month_named(found[2]), int(found[1]))
    raise UserError("day.shape")


def parse_day(value: object) -> dt.date:
    """Read a day: `03-02-2016`, `3/2 2016`, `3.2.16`, ISO, "3. februar 2016", or a spreadsheet's.

    The day always comes before the month. Two-digit years from 50 belong to the 1900s.

    Raises:
        UserError: `day.empty`, `day.shape`, `day.impossible`, `day.range` or `day.serial`.
    """
    if isinstance(value, dt.datetime):
        value = value.date()
    if isinstance(value, dt.date):
        return _day(value.year, value.month, value.day)
    if value is None:
        raise UserError("day.empty")
    if isinstance(value, bool):
        raise UserError("day.shape")
    if isinstance(value, int | float):
        return _of_compact(f"{value:.0f}") if _is_compact(value) else _of_serial(value)
    if isinstance(value, str):
        return _of_text(value)
    raise UserError("day.shape")


def format_day(day: dt.date | None) -> str:
    """Return a day as 31-08-2016, and nothing for no day."""
    return "" if day is None else f"{day.day:02}-{day.month:02}-{day.year:04}"


def format_day_long(day: dt.date) -> str:
    """Return a day as 31. august 2016."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def format_month(day: dt.date) -> str:
    """Return the month of a day as august 2016."""
    return f"{MONTHS[day.month - 1]} {day.year}"
