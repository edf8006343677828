"""Danish text: how it is folded for search, ordered in lists and cleaned on the way in.

Search and order come from our own keys and never from the database or the platform, so that
screen, sheet and PDF agree.
"""

import unicodedata

from flexdesk.base.errors import UserError

FOLD_VERSION = 1
"""Stored keys are made anew when this changes."""

CELL_LIMIT = 32767
_KEPT_CONTROLS = "\n\t"
_HIDDEN = frozenset(
    "\u00ad\u200b\u2060\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ufffe\uffff"
)
_OWN_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "đ": "d", "ð": "d", "ł": "l", "þ": "th"})
_RINGS = (("a\u030a", "aa"), ("a\u0308", "ae"), ("o\u0308", "oe"))
# letters that come after z: the three signs that follow it in ASCII keep the key plain text
_AE, _OE, _AA = "{", "|", "}"
_ORDER = str.maketrans({"æ": _AE, "ø": _OE, "-": " ", "'": "", "’": "", ".": ""})
_ORDER_MARKS = (
    ("a\u030a", _AA),
    ("aa", _AA),
    ("a\u0308", _AE),
    ("o\u0308", _OE),
    ("u\u0308", "y"),
)


def _bare(text: str) -> str:
    """Return decomposed text without the marks that are left."""
    if text.isascii():
        return text
    return "".join([s for s in text if s.isascii() or unicodedata.category(s) != "Mn"])


def fold(text: str) -> str:
    """Return the text as search compares it: "Ågård", "Aagaard" and "aagård" are one."""
    if text.isascii():
        return text.lower()
    low = unicodedata.normalize("NFD", unicodedata.normalize("NFC", text).casefold())
    for written, plain in _RINGS:
        low = low.replace(written, plain)
    return _bare(low).translate(_OWN_LETTERS)


def sort_key(text: str) -> str:
    """Return a key that orders as Danes do: aa as å, and æ ø å after z.

    Equal names in two spellings get keys that differ at the end, so that order is total.
    """
    low = unicodedata.normalize("NFC", text).casefold()
    first = unicodedata.normalize("NFD", low)
    for written, plain in _ORDER_MARKS:
        first = first.replace(written, plain)
    return f"{_bare(first).translate(_ORDER)}\x01{low}"


def _is_kept(sign: str) -> bool:
    if sign in _KEPT_CONTROLS:
        return True
    return unicodedata.category(sign) not in {"Cc", "Cs"} and sign not in _HIDDEN


def clean(text: str, limit: int = CELL_LIMIT) -> str:
    """Return the text in one normal form, without control, hidden and direction-changing signs.

    Line breaks become one sign, tabs stay, blanks at both ends go.

    Raises:
        UserError: `text.too_long`, since cutting would lose what was written.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(sign for sign in lines if _is_kept(sign))
    cleaned = unicodedata.normalize("NFC", kept).strip()
    if len(cleaned) > limit:
        raise UserError("text.too_long", length=len(cleaned), limit=limit)
    return cleaned
