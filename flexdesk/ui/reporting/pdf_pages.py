"""Pictures of the pages of a PDF that lies in memory; pypdfium2 is loaded at first use."""

from collections.abc import Sequence

from PySide6.QtGui import QImage

PAGE_SCALE = 2.0


def render_pages(data: bytes, scale: float = PAGE_SCALE) -> Sequence[QImage]:
    """Return one picture a page; nothing is written to disk."""
    import pypdfium2  # type: ignore[import-untyped]  # it ships no types

    document = pypdfium2.PdfDocument(data)
    pages: list[QImage] = []
    try:
        for page in document:
            bitmap = page.render(scale=scale, rev_byteorder=True, may_draw_forms=False)
            image = QImage(
                bytes(bitmap.buffer),
                bitmap.width,
                bitmap.height,
                bitmap.stride,
                _FORMATS[bitmap.mode],
            ).copy()
            image.setDevicePixelRatio(scale)
            pages.append(image)
            bitmap.close()
            page.close()
    finally:
        document.close()
    return pages


_FORMATS = {
    "RGB": QImage.Format.Format_RGB888,
    "RGBA": QImage.Format.Format_RGBA8888,
    "RGBX": QImage.Format.Format_RGBX8888,
    "L": QImage.Format.Format_Grayscale8,
}
