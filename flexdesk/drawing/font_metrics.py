"""How wide a text is, read from the font file itself: nothing heavy is loaded for it."""

import struct
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_TABLE = struct.Struct(">4sLLL")
_GROUP = struct.Struct(">LLL")
_FULL_UNICODE = 12
_UNITS_AT, _METRICS_AT = 18, 34


@dataclass(frozen=True, slots=True)
class FontMetrics:
    """The advances of a font and which character has which glyph."""

    units: int
    advances: tuple[int, ...]
    starts: tuple[int, ...]
    groups: tuple[tuple[int, int, int], ...]

    def em_width(self, text: str) -> float:
        """Return the width of a line of text at size 1, without kerning."""
        return sum(self._advance(ord(letter)) for letter in text) / self.units

    def _advance(self, letter: int) -> int:
        at = bisect_right(self.starts, letter) - 1
        glyph = 0
        if at >= 0:
            first, last, begin = self.groups[at]
            if letter <= last:
                glyph = begin + letter - first
        # glyphs past the table are as wide as the last one in it
        return self.advances[min(glyph, len(self.advances) - 1)]


@cache
def metrics_of(path: Path) -> FontMetrics:
    """Read the metrics of a TrueType file with a full Unicode map.

    Raises:
        ValueError: the file has no such map; the shipped ones have.
    """
    data = path.read_bytes()
    tables = _tables(data)
    (units,) = struct.unpack_from(">H", data, tables["head"] + _UNITS_AT)
    (count,) = struct.unpack_from(">H", data, tables["hhea"] + _METRICS_AT)
    pairs = struct.unpack_from(f">{2 * count}H", data, tables["hmtx"])
    groups = _groups(data, tables["cmap"])
    return FontMetrics(units, pairs[::2], tuple(first for first, _last, _glyph in groups), groups)


def _tables(data: bytes) -> dict[str, int]:
    (count,) = struct.unpack_from(">H", data, 4)
    found = (_TABLE.unpack_from(data, 12 + _TABLE.size * at) for at in range(count))
    return {tag.decode("ascii"): offset for tag, _sum, offset, _length in found}


def _groups(data: bytes, cmap: int) -> tuple[tuple[int, int, int], ...]:
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    for at in range(count):
        _platform, _encoding, offset = struct.unpack_from(">HHL", data, cmap + 4 + 8 * at)
        (form,) = struct.unpack_from(">H", data, cmap + offset)
        if form == _FULL_UNICODE:
            (groups,) = struct.unpack_from(">L", data, cmap + offset + 12)
            begin = cmap + offset + 16
            return tuple(_GROUP.unpack_from(data, begin + _GROUP.size * n) for n in range(groups))
    raise ValueError("cmap")
