"""A small page of text as a PDF, the same bytes each time: an attachment to look at."""

_TOP, _LEFT, _STEP = 760, 72, 26
_HEAD, _BODY = 16, 11
_FONTS = b"/Resources << /Font << /F1 5 0 R >> >> >>"
_ESCAPES = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)"})


def small_pdf(lines: tuple[str, ...]) -> bytes:
    """Return an A4 page with a heading and some lines; Danish letters are WinAnsi's."""
    page = "".join(_line(at, text) for at, text in enumerate(lines)).encode("cp1252")
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R " + _FONTS,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(page), page),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    )
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table)
    tail = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, len(out))
    return out + head + tail


def _line(at: int, text: str) -> str:
    size = _BODY if at else _HEAD
    words = text.translate(_ESCAPES)
    return f"BT /F1 {size} Tf {_LEFT} {_TOP - _STEP * at} Td ({words}) Tj ET\n"
