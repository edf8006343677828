"""Pictures of an attachment, drawn from memory: pages of a PDF, or an image; no file is written."""

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from flexdesk.app.attachments import IMAGE, PDF, Opened

MOST_PAGES = 30
_SCALE = 1.6
_WIDEST = 1600
_KEEP = Qt.AspectRatioMode.KeepAspectRatio


@dataclass(frozen=True, slots=True)
class Preview:
    """The pages that can be shown; `total` is how many there are, 0 when none can be."""

    pages: tuple[QImage, ...] = ()
    total: int = 0


NOTHING = Preview()


def preview_of(opened: Opened) -> Preview:
    """Return pictures of a file; one that is broken, locked or of another kind has none."""
    if opened.shown_as == PDF:
        return _of_pdf(opened.data)
    if opened.shown_as == IMAGE:
        return _of_image(opened.data)
    return NOTHING


def _of_image(data: bytes) -> Preview:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() > _WIDEST:
        # a camera's picture is made small while it is read, not after
        reader.setScaledSize(size.scaled(QSize(_WIDEST, size.height()), _KEEP))
    image = reader.read()
    return NOTHING if image.isNull() else Preview((image,), 1)


def _of_pdf(data: bytes) -> Preview:
    import pypdfium2  # type: ignore[import-untyped]  # it ships no types

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return NOTHING
    pages = []
    try:
        total = len(document)
        for at in range(min(total, MOST_PAGES)):
            page = document[at]
            bitmap = page.render(scale=_SCALE, rev_byteorder=True, force_bitmap_format=_BGRX)
            image = QImage(
                bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, _FORMAT
            )
            pages.append(image.copy())
            bitmap.close()
            page.close()
    except pypdfium2.PdfiumError:
        return Preview(tuple(pages), len(pages))
    finally:
        document.close()
    return Preview(tuple(pages), total)


_BGRX = 3
"""FPDFBitmap_BGRx: four bytes a pixel; with the order turned it is Qt's RGBX."""
_FORMAT = QImage.Format.Format_RGBX8888
