"""Repairs of injured cells that are safe to offer: what was meant is plain from what is there."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from flexdesk.base.cpr import mask_cpr, parse_cpr
from flexdesk.base.days import format_day, parse_day
from flexdesk.base.errors import UserError
from flexdesk.base.numbers import format_number, read_number
from flexdesk.imports.profiles import Column

ZERO, VALUE, EMPTY, BACK = "zero", "value", "empty", "back"
"""Put a zero in front, take another value, leave the cell out, take a repair back."""

_HALF_MONTH = 5
_MINUTES = 60
_FIRST_SERIAL, _LAST_SERIAL = 36_526, 73_050
"""Days of 2000 to 2099 as a spreadsheet counts them: no one works so many hours."""
_CPR = re.compile(r"(?<!\d)\d{6}[- ]?\d{4}(?!\d)")
_NINE_DIGITS = re.compile(r"\d{5}[- ]?\d{4}")
_WITH_UNIT = re.compile(r"(\d{1,2}(?:[.,]\d{1,2})?)\s*(?:t|tim|timer|h)\.?", re.IGNORECASE)
_DAY = re.compile(r"(\d{1,2})([-./ ]+)(\d{1,2})([-./ ]+)(\d{4}|\d{2})")


@dataclass(frozen=True, slots=True)
class Repair:
    """One way to put a cell right: the value it then stands for, and how that is shown."""

    kind: str
    value: object = None
    shown: str = ""

    def __repr__(self) -> str:
        """Show the kind only: the value may be a CPR number."""
        return f"Repair({self.kind})"


@dataclass(frozen=True, slots=True)
class CellSeen:
    """An injured cell: what it shows, CPR numbers masked, and how it can be put right."""

    field: str
    type: str
    shown: str
    repairs: tuple[Repair, ...] = ()

    def __repr__(self) -> str:
        """Show the field only."""
        return f"CellSeen({self.field})"


def repairs_for(column: Column, code: str, raw: object, on: dt.date) -> tuple[Repair, ...]:
    """Return the repairs a cell can be offered, the likeliest first."""
    if column.type == "cpr":
        return _of_cpr(code, raw, on)
    if column.type == "hours":
        return _of_hours(code, raw, column)
    return _of_day(raw) if code == "import.day.impossible" else ()


def _of_cpr(code: str, raw: object, on: dt.date) -> tuple[Repair, ...]:
    text = str(raw).strip()
    if code == "import.cpr.length" and _NINE_DIGITS.fullmatch(text):
        return _number(ZERO, f"0{text}", on)
    found = _CPR.findall(text)
    if code in ("import.cpr.length", "import.cpr.digits") and len(found) == 1:
        return _number(VALUE, found[0], on)
    return ()


def _number(kind: str, text: str, on: dt.date) -> tuple[Repair, ...]:
    try:
        digits = parse_cpr(text, on=on).digits
    except UserError:
        return ()
    return (Repair(kind, digits, mask_cpr(digits)),)


def _of_hours(code: str, raw: object, column: Column) -> tuple[Repair, ...]:
    out = () if column.filled else (Repair(EMPTY),)
    if code == "import.number.unreadable":
        found = _WITH_UNIT.fullmatch(str(raw).strip())
        return (_hours(read_number(found[1]).value),) if found else ()
    if code == "import.number.is_range":
        return out
    meant = _day_meant(raw) if code != "import.number.is_day" else raw
    if meant is None:
        return ()
    return (*_hours_of_day(meant), *out)


def _day_meant(raw: object) -> object:
    """Return the day a large number of hours stands for, None when it is none."""
    is_serial = isinstance(raw, int | float) and _FIRST_SERIAL <= raw <= _LAST_SERIAL
    return parse_day(raw) if is_serial else None


def _hours_of_day(meant: object) -> tuple[Repair, ...]:
    """Return the hours a spreadsheet made a day or a time of: 7.5 to 7 May, 7:30 to half past."""
    if isinstance(meant, dt.date) and meant.month == _HALF_MONTH:
        return (_hours(meant.day + 0.5),)
    if isinstance(meant, dt.time):
        return (_hours(meant.hour + meant.minute / _MINUTES),)
    return ()


def _hours(value: float) -> Repair:
    return Repair(VALUE, value, format_number(value))


def _of_day(raw: object) -> tuple[Repair, ...]:
    """Return the last day of the month for a day the month does not have."""
    found = _DAY.fullmatch(str(raw).strip())
    if found is None:
        return ()
    try:
        first = parse_day(f"1-{found[3]}-{found[5]}")
    except UserError:
        return ()
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    is_over = last.day < int(found[1]) <= 31  # noqa: PLR2004 - no month is longer
    return (Repair(VALUE, last, format_day(last)),) if is_over else ()
