"""A page of a PDF that lies in memory as a picture; pypdfium2 is loaded at first use."""

from dataclasses import dataclass
from threading import Lock

_ENGINE = Lock()
"""The engine is not made for several threads at a time."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page in pixels: three bytes a pixel, rows without gaps; `pages` is how many there are."""

    width: int
    height: int
    rgb: bytes
    pages: int

    def __repr__(self) -> str:
        """Show the measures only: the page is a citizen's."""
        return f"Picture({self.width} x {self.height})"


def picture(pdf: bytes, width: int, page: int = 0) -> Picture:
    """Return a page of a PDF, `width` pixels wide; nothing is written to disk."""
    import pypdfium2  # type: ignore[import-untyped]  # it ships no types

    with _ENGINE:
        document = pypdfium2.PdfDocument(pdf)
        try:
            pages = len(document)
            sheet = document[page]
            scale = width / sheet.get_width()
            bitmap = sheet.render(scale=scale, rev_byteorder=True, may_draw_forms=False)
            found = Picture(bitmap.width, bitmap.height, _rows(bitmap), pages)
            bitmap.close()
            sheet.close()
        finally:
            document.close()
    return found


def _rows(bitmap: object) -> bytes:
    """Return the pixels without the bytes that fill up each row."""
    raw = bytes(bitmap.buffer)  # type: ignore[attr-defined]  # pypdfium2 ships no types
    stride: int = bitmap.stride  # type: ignore[attr-defined]
    channels: int = bitmap.n_channels  # type: ignore[attr-defined]
    width: int = bitmap.width  # type: ignore[attr-defined]
    height: int = bitmap.height  # type: ignore[attr-defined]
    if stride != width * channels:
        raw = b"".join(raw[y * stride : y * stride + width * channels] for y in range(height))
    if channels == _RGB:
        return raw
    plain = bytearray(_RGB * width * height)
    for at in range(_RGB):
        plain[at::_RGB] = raw[at::channels]
    return bytes(plain)


_RGB = 3
