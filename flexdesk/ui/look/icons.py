"""Stroke icons drawn from SVG files in the colour of a tone, cached per size and density."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from flexdesk.base.resources import resource_path

_TRANSPARENT = Qt.GlobalColor.transparent
_FORMAT = QImage.Format.Format_ARGB32_Premultiplied
_STROKE = "1.7"


@lru_cache(maxsize=96)
def _source(name: str) -> str:
    text = resource_path("icons", f"{name}.svg").read_text(encoding="utf-8")
    return text.replace('stroke-width="2"', f'stroke-width="{_STROKE}"')


@lru_cache(maxsize=512)
def icon_pixmap(name: str, colour: str, size: int, density: float) -> QPixmap:
    """Return the icon as a pixmap of *size* logical pixels in the hex *colour*."""
    svg = _source(name).replace("currentColor", colour)
    renderer = QSvgRenderer(QByteArray(svg.encode("utf-8")))
    side = round(size * density)
    image = QImage(QSize(side, side), _FORMAT)
    image.fill(QColor(_TRANSPARENT))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(density)
    return pixmap
