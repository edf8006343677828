"""Cells to values: one reader per type of column, which returns a value and what is wrong with it.

Each reader remembers what it has read: in an extract the same texts come again and again.
"""

import datetime as dt
import math
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from flexdesk.base.cpr import parse_cpr
from flexdesk.base.danish import CELL_LIMIT, clean, fold
from flexdesk.base.days import format_day, parse_day
from flexdesk.base.errors import UserError
from flexdesk.base.firms import is_cvr_checksum_ok, parse_cvr, parse_p_number
from flexdesk.base.numbers import format_number, read_number
from flexdesk.domain.codes import BenefitKind, ContactKind, HoursKind, PlacementKind, Sector
from flexdesk.domain.labels import from_label
from flexdesk.imports.problems import Severity
from flexdesk.imports.profiles import Column
from flexdesk.imports.tables import BrokenCell

_REMEMBERED = 50_000
_FULL_WEEK_HOURS = 37
_HOURS_IN_A_WEEK = 168
_FIRST_LIKELY_YEAR = 1950
_LAST_LIKELY_YEARS_AHEAD = 10
_POSTCODE_DIGITS = 4
_SHOWN_SIGNS = 40
_NUMBER_LIKE = re.compile(r"\d[\d\s.-]{4,}\d")
_DAY_LIKE_NUMBER = re.compile(r"\d{1,2}\s*[-–/]\s*\d{1,2}")
_YES = frozenset({"ja", "j", "x", "1", "true", "sand", "yes"})
_NO = frozenset({"nej", "n", "0", "false", "falsk", "no", "-"})
_REFUSING_LISTS: dict[str, type[StrEnum]] = {
    "benefit_kind": BenefitKind,
    "placement_kind": PlacementKind,
}
_REMARKING_LISTS: dict[str, tuple[type[StrEnum], str]] = {
    "contact_kind": (ContactKind, ContactKind.NOTAT),
    "hours_kind": (HoursKind, HoursKind.CHANGE),
    "sector": (Sector, ""),
}

Value = str | float | bool | dt.date | None


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong or doubtful about one cell."""

    code: str
    severity: Severity
    facts: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """What a cell holds: a value, and findings about it."""

    value: Value
    findings: tuple[Finding, ...] = ()


Reader = Callable[[object], Read]


def shown(raw: object) -> str:
    """Return a cell as a sentence may show it: short, and without anything like a CPR number."""
    if isinstance(raw, dt.datetime | dt.date):
        return format_day(raw.date() if isinstance(raw, dt.datetime) else raw)
    text = " ".join(str(raw).split())
    text = _NUMBER_LIKE.sub(lambda found: _masked(found[0]), text)
    return text if len(text) <= _SHOWN_SIGNS else text[: _SHOWN_SIGNS - 1] + "…"


def _masked(number: str) -> str:
    digits = sum(sign.isdigit() for sign in number)
    return number if digits <= 8 else "…"  # noqa: PLR2004 - a day has eight digits, a CPR ten


def _error(code: str, **facts: object) -> Finding:
    return Finding(code, Severity.ERROR, tuple(facts.items()))


def _warning(code: str, **facts: object) -> Finding:
    return Finding(code, Severity.WARNING, tuple(facts.items()))


def as_text(raw: object) -> str:
    """Return a cell as text: whole numbers without decimals, days as Danes write them."""
    if isinstance(raw, str):
        return raw
    if isinstance(raw, bool):
        return "Ja" if raw else "Nej"
    if isinstance(raw, float):
        if not math.isfinite(raw):
            return ""
        return str(int(raw)) if raw.is_integer() else format_number(raw)
    if isinstance(raw, dt.datetime | dt.date):
        return format_day(raw.date() if isinstance(raw, dt.datetime) else raw)
    return str(raw)


def _read_text(raw: object) -> Read:
    text = as_text(raw)
    # what is printable and composed holds nothing that `clean` takes out
    is_clean = text.isprintable() and unicodedata.is_normalized("NFC", text)
    return Read(text.strip() if is_clean and len(text) <= CELL_LIMIT else clean(text))


def _read_postcode(raw: object) -> Read:
    text = clean(as_text(raw))
    return Read(text.zfill(_POSTCODE_DIGITS) if text.isdigit() else text)


def _read_day(raw: object, on: dt.date) -> Read:
    day = parse_day(raw)
    is_likely = _FIRST_LIKELY_YEAR <= day.year <= on.year + _LAST_LIKELY_YEARS_AHEAD
    return Read(day, () if is_likely else (_warning("import.day.unlikely", day=day),))


def _read_number(raw: object) -> Read:
    if isinstance(raw, dt.datetime | dt.date | dt.time | dt.timedelta):
        return Read(None, (_error("import.number.is_day", value=shown(raw)),))
    if isinstance(raw, str) and _DAY_LIKE_NUMBER.fullmatch(raw.strip()):
        return Read(None, (_error("import.number.is_range", value=shown(raw)),))
    number = read_number(raw)
    # text with a decimal point is not Danish: it came from another program, and is read as meant
    hints = tuple(_warning(f"import.{hint}", value=shown(raw)) for hint in number.hints)
    return Read(number.value, hints)


def _read_hours(raw: object) -> Read:
    read = _read_number(raw)
    hours = read.value
    if not isinstance(hours, float):
        return read
    if not 0 <= hours <= _HOURS_IN_A_WEEK:
        return Read(None, (_error("import.hours.out_of_range", value=shown(raw)),))
    if hours > _FULL_WEEK_HOURS:
        return Read(hours, (*read.findings, _warning("import.hours.over_37", value=shown(raw))))
    return read


def _read_flag(raw: object, *, unknown: bool) -> Read:
    word = fold(clean(as_text(raw)))
    if word in _YES:
        return Read(True)
    if word in _NO:
        return Read(False)
    return Read(unknown, (_warning("import.unknown_flag", value=shown(raw), taken=unknown),))


def _read_listed(raw: object, type_: str) -> Read:
    text = clean(as_text(raw))
    if type_ in _REFUSING_LISTS:
        code = from_label(_REFUSING_LISTS[type_], text)
        if code is None:
            return Read(None, (_error("import.unknown_kind", value=shown(text)),))
        return Read(code)
    kind, otherwise = _REMARKING_LISTS[type_]
    code = from_label(kind, text)
    if code is None:
        return Read(otherwise, (_warning(f"import.unknown_{type_}", value=shown(text)),))
    return Read(code)


def _read_cpr(raw: object, on: dt.date) -> Read:
    result = parse_cpr(raw, on=on)
    return Read(result.digits, tuple(_warning(f"import.{hint}") for hint in result.hints))


def _read_cvr(raw: object) -> Read:
    digits = parse_cvr(raw)
    is_ok = is_cvr_checksum_ok(digits)
    return Read(digits, () if is_ok else (_warning("import.cvr.checksum", cvr=digits),))


def _base_reader(column: Column, on: dt.date) -> Reader:
    if column.type in _REFUSING_LISTS or column.type in _REMARKING_LISTS:
        return lambda raw: _read_listed(raw, column.type)
    readers: dict[str, Reader] = {
        "text": _read_text,
        "postcode": _read_postcode,
        "day": lambda raw: _read_day(raw, on),
        "hours": _read_hours,
        "flag": lambda raw: _read_flag(raw, unknown=column.unknown),
        "cpr": lambda raw: _read_cpr(raw, on),
        "cvr": _read_cvr,
        "p_number": lambda raw: Read(parse_p_number(raw)),
    }
    return readers[column.type]


EMPTY: dict[str, Value] = {"day": None, "hours": None, "flag": False, "placement_kind": None}
"""What an empty cell stands for, by type; the others give an empty text."""

_OWN_CODES = {"day.shape": "import.day.unreadable", "number.shape": "import.number.unreadable"}
_SAFE_TO_SHOW = frozenset({"day", "hours"})


def _refused(raw: object, error: UserError, column: Column) -> Read:
    code = _OWN_CODES.get(error.code, f"import.{error.code}")
    facts = dict(error.facts)
    if column.type in _SAFE_TO_SHOW:
        facts.setdefault("value", shown(raw))
    severity = Severity.WARNING if column.lenient else Severity.ERROR
    return Read(EMPTY.get(column.type, ""), (Finding(code, severity, tuple(facts.items())),))


def reader(column: Column, on: dt.date) -> Reader:
    """Return the reader of a column; `on` is the day a birth may not lie after."""
    read = _base_reader(column, on)
    empty = Read(EMPTY.get(column.type, ""))
    if column.filled:
        empty = Read(empty.value, (_error("import.cell.empty"),))
    remembered: dict[tuple[type, object], Read] = {}

    def read_once(raw: object) -> Read:
        if raw is None:
            return empty
        key = (raw.__class__, raw)
        found = remembered.get(key)
        if found is None:
            found = _read_or_refuse(raw)
            if len(remembered) < _REMEMBERED:
                remembered[key] = found
        return found

    def _read_or_refuse(raw: object) -> Read:
        if isinstance(raw, BrokenCell):
            severity = Severity.WARNING if column.lenient else Severity.ERROR
            return Read(empty.value, (Finding(raw.code, severity, (("value", raw.shown),)),))
        if isinstance(raw, str) and not raw.strip():
            return empty
        try:
            found = read(raw)
        except UserError as error:
            return _refused(raw, error, column)
        # a text of nothing but control signs is empty once it is clean
        return empty if column.filled and found.value == "" else found

    return read_once
