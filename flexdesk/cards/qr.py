"""The square code of the contact box: the consultant's vCard, never anything of the citizen's."""

import dataclasses
from functools import lru_cache

from flexdesk.domain.kandidatkort import CardContact

_EASY_BYTES = 200
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": " "})


def vcard(contact: CardContact) -> str:
    """Return the contact as vCard 3.0; a phone of eight digits gets the Danish country code.

    A long one leaves out title and unit: they stand beside it, and large squares are read sooner.
    """
    text = _written(contact)
    if len(text.encode("utf-8")) > _EASY_BYTES:
        text = _written(dataclasses.replace(contact, title="", unit=""))
    return text


def _written(contact: CardContact) -> str:
    first, _blank, last = contact.name.rpartition(" ")
    told = (
        ("N", f"{_safe(last)};{_safe(first)};;;"),
        ("FN", _safe(contact.name)),
        ("ORG", _safe(contact.unit)),
        ("TITLE", _safe(contact.title)),
        ("TEL;TYPE=WORK", _number(contact.phone)),
        ("EMAIL", _safe(contact.email)),
    )
    lines = [f"{key}:{value}" for key, value in told if value]
    return "\r\n".join(("BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD"))


def _safe(text: str) -> str:
    return " ".join(text.split()).translate(_ESCAPES)


_DANISH_DIGITS = 8


def _number(phone: str) -> str:
    digits = "".join(sign for sign in phone if sign.isdigit() or sign == "+")
    return f"+45{digits}" if len(digits) == _DANISH_DIGITS and digits.isdigit() else digits


@lru_cache(maxsize=64)
def squares(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return the code of a text row by row, True for dark; about 15 ms the first time."""
    from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

    code = QRCode(None, QRErrorCorrectLevel.L)  # fewer, larger squares
    code.addData(text)
    code.make()
    count = range(code.getModuleCount())
    return tuple(tuple(bool(code.isDark(row, column)) for column in count) for row in count)


@lru_cache(maxsize=64)
def drawn(text: str, color: str) -> str:
    """Return what paints the code in a box of side 1: one bar for each dark run of a row."""
    rows = squares(text)
    count = len(rows)
    bars = [
        f"{start} {count - 1 - number} {end - start} 1 re"
        for number, row in enumerate(rows)
        for start, end in _runs(row)
    ]
    ink = " ".join(f"{int(color[i : i + 2], 16) / 255:.4f}" for i in (1, 3, 5))
    return f"{1 / count:.6f} 0 0 {1 / count:.6f} 0 0 cm {ink} rg " + " ".join(bars) + " f"


def _runs(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for at, is_dark in enumerate(row):
        if not is_dark:
            continue
        if found and found[-1][1] == at:
            found[-1] = (found[-1][0], at + 1)
        else:
            found.append((at, at + 1))
    return found
