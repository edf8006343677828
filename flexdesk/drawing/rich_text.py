"""Text on its way to paper: cleaned once, measured, and broken into lines.

`txt` is the one door for every datum. Nothing here reads markup, so a datum cannot carry any:
the strings of a file are escaped by the canvas, byte by byte.
"""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from flexdesk.base.danish import clean
from flexdesk.drawing.fonts import register_face
from flexdesk.drawing.hyphen import break_points

TEXT_LIMIT = 4000
SOFT_HYPHEN = "\u00ad"

_BLANKS = str.maketrans({"\n": " ", "\t": " ", "\u2028": " ", "\u2029": " ", SOFT_HYPHEN: None})
_RAGGED_SHARE = 0.14
"""A word is broken only where the line would else end this share of the width too early."""
_LADDER = 2
"""Lines in a row that may end with a hyphen."""


class _Widths(dict[str, float]):
    """Widths of the signs of a face at size 1; a sign is looked up once."""

    def __init__(self, face: Any) -> None:  # noqa: ANN401 - reportlab has no types
        super().__init__()
        self._face = face

    def __missing__(self, sign: str) -> float:
        code = 32 if sign == "\u00a0" else ord(sign)
        width = float(self._face.charWidths.get(code, self._face.defaultWidth)) / 1000
        self[sign] = width
        return width


@cache
def _face(face: str) -> tuple[_Widths, frozenset[int]]:
    from reportlab.pdfbase import pdfmetrics

    found = pdfmetrics.getFont(register_face(face)).face
    return _Widths(found), frozenset(found.charToGlyph)


def width_of(text: str, face: str, size: float, tracking: float = 0) -> float:
    """Return the width of a line of text.

    Unit: points.
    """
    table = _face(face)[0]
    return sum([table[sign] for sign in text]) * size + tracking * len(text)


def txt(
    value: object,
    *,
    face: str = "sans",
    limit: int = TEXT_LIMIT,
    warn: Callable[[str], None] | None = None,
) -> str:
    """Return a datum as it may be painted: one line, one normal form, only signs of the face.

    Control and direction-changing signs go, what is longer than `limit` is cut with an
    ellipsis, a sign the face lacks becomes "?"; `warn` hears the code of each such loss.
    """
    text = unicodedata.normalize("NFC", str(value)[: 4 * limit])
    text = clean(text, limit=4 * limit + 1).translate(_BLANKS)
    if len(text) > limit:
        text = text[: limit - 1].rstrip() + "…"
        _tell(warn, "text.cut")
    known = _face(face)[1]
    shown = "".join(sign if ord(sign) in known else "?" for sign in text)
    if shown != text:
        _tell(warn, "text.sign_missing")
    return shown


def _tell(warn: Callable[[str], None] | None, code: str) -> None:
    if warn is not None:
        warn(code)


@dataclass(slots=True)
class Wrapper:
    """Breaks text into lines and remembers the result for the time of one document."""

    hyphenate: bool = True
    _seen: dict[tuple[str, str, float, float, bool], tuple[str, ...]] = field(default_factory=dict)

    def lines(
        self, text: str, face: str, size: float, width: float, *, hyphenate: bool = True
    ) -> tuple[str, ...]:
        """Return the lines of a text; a broken word ends in a soft hyphen.

        A non-breaking blank holds together. A word wider than the line is cut where it must.
        """
        hyphenate = hyphenate and self.hyphenate
        key = (text, face, size, width, hyphenate)
        known = self._seen.get(key)
        if known is None:
            known = self._seen[key] = tuple(
                _broken(text, _face(face)[0], width / size, hyphenate=hyphenate)
            )
        return known


def _broken(text: str, table: _Widths, width: float, *, hyphenate: bool) -> Iterable[str]:
    """Yield lines; widths are at size 1."""
    blank = table[" "]
    line: list[str] = []
    used = 0.0
    ladder = 0
    for word in text.split(" "):
        wide = sum([table[sign] for sign in word])
        rest = word
        while True:
            free = width - used - (blank if line else 0)
            if wide <= free + 1e-6:
                used = width - free + wide
                line.append(rest)
                break
            cut = 0
            if hyphenate and ladder < _LADDER and free > width * _RAGGED_SHARE:
                cut = _last_break(rest, table, free)
            if cut:
                ladder += 1
                yield " ".join([*line, rest[:cut] + SOFT_HYPHEN])
                rest = rest[cut:]
            elif line:
                ladder = 0
                yield " ".join(line)
            else:
                cut = _forced(rest, table, width)
                yield rest[:cut]
                rest = rest[cut:]
            line, used = [], 0.0
            wide = sum([table[sign] for sign in rest])
    if line:
        yield " ".join(line)


def _last_break(word: str, table: _Widths, free: float) -> int:
    """Return where to break a word so that its head and a hyphen fit, 0 for nowhere."""
    best = 0
    for point in break_points(word):
        if sum([table[sign] for sign in word[:point]]) + table["-"] > free:
            break
        best = point
    dash = word.rfind("-", 0, -1) + 1
    if dash > best and sum([table[sign] for sign in word[:dash]]) <= free:
        return 0
    return best


def _forced(word: str, table: _Widths, width: float) -> int:
    used = 0.0
    for number, sign in enumerate(word):
        used += table[sign]
        if used > width and number:
            return number
    return len(word)


def fitted(text: str, face: str, size: float, width: float, tracking: float = 0) -> str:
    """Return a one-line text cut with an ellipsis where it would be wider than `width`."""
    if width_of(text, face, size, tracking) <= width:
        return text
    while text and width_of(text + "…", face, size, tracking) > width:
        text = text[:-1]
    return text.rstrip() + "…"


def widest(lines: Sequence[str], face: str, size: float) -> float:
    """Return the width of the widest line.

    Unit: points.
    """
    return max((width_of(line, face, size) for line in lines), default=0)
