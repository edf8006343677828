"""Values of cells: text that can never become a formula, formulas that carry their value."""

import datetime as dt
import re
from dataclasses import dataclass

TEXT_LIMIT = 32_767
"""Excel's limit of a cell, counted in UTF-16 units."""
CUT_MARK = " … [afkortet]"
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FORMULA_START = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001 - the wide forms are meant
_EPOCH = dt.date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula in the file's own (English) words, without "=", and the value it must give."""

    text: str
    value: str | float | None


Value = str | float | dt.date | Formula | None


def safe_text(text: str) -> str:
    """Return a text that a cell can hold: no control signs, cut with a mark at the limit."""
    kept = _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept = _ESCAPE_LIKE.sub("_x005F_", kept)
    if len(kept) * 2 <= TEXT_LIMIT or _units(kept) <= TEXT_LIMIT:
        return kept
    room = TEXT_LIMIT - len(CUT_MARK)
    raw = kept.encode("utf-16-le")[: room * 2]
    return raw.decode("utf-16-le", errors="ignore") + CUT_MARK


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def looks_like_formula(text: str) -> bool:
    """Say whether a spreadsheet would take the text for a formula if it were typed again."""
    return text.startswith(_FORMULA_START)


def serial(day: dt.date) -> int:
    """Return the number that stands for a day in a workbook."""
    return (day - _EPOCH).days


def quoted(text: str) -> str:
    """Return a text as a literal of a formula."""
    return '"' + text.replace('"', '""') + '"'
