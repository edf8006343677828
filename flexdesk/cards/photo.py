"""A photo taken apart and written anew: upright, square, and without anything a camera adds.

Only the pixels go on: place, time, camera and thumbnail stand in EXIF and are never copied.
"""

import io
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flexdesk.base.errors import UserError

if TYPE_CHECKING:
    from PIL import Image

SIDE = 600
"""The photo of a card is a square of so many pixels."""
SHOWN = 1200
"""The longest side of the picture that is shown while it is cropped."""
LEAST = 120
"""A square of fewer pixels prints as a mosaic."""
MOST_PIXELS = 10_000_000
"""No picture larger than this is unfolded in memory."""
_MOST_AS_JPEG = 120_000_000
"""A JPEG may be larger: it is unfolded at a half, a quarter or an eighth."""
_MOST_BYTES = 40 * 1024 * 1024
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP")
_QUALITY = 88
_WHITE = (255, 255, 255)
_JPEG, _MARK, _SCAN = b"\xff\xd8", b"\xff", b"\xda"
_PARTS = frozenset({b"\xe0", b"\xdb", b"\xc0", b"\xc4", b"\xdd", _SCAN})
"""Header, tables, size, restarts, pixels: where a camera writes (APP1 and on) is none of them."""


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture as plain pixels: three bytes each, rows without padding."""

    width: int
    height: int
    rgb: bytes

    def __repr__(self) -> str:
        """Show the size only: the picture is a citizen's."""
        return f"Pixels({self.width}x{self.height})"


def shown(data: bytes) -> Pixels:
    """Return a picture as it is shown and cropped, at most `SHOWN` pixels wide and high.

    Raises:
        UserError: `photo.unreadable`, `photo.too_large`, `photo.too_small`.
    """
    picture = _upright(data)
    small = picture.resize(_fitted(picture.size))
    return Pixels(small.width, small.height, small.tobytes())


def square(data: bytes, left: int, top: int, side: int) -> bytes:
    """Return a square of a picture as a plain JPEG; the square is given in pixels of `shown`.

    Raises:
        UserError: `photo.unreadable`, `photo.too_large`, `photo.too_small`, `photo.crop`.
    """
    from PIL import Image

    picture = _upright(data)
    width, height = _fitted(picture.size)
    if side < 1 or left < 0 or top < 0 or left + side > width or top + side > height:
        raise UserError("photo.crop")
    scale = picture.width / width
    if side * scale < LEAST:
        raise UserError("photo.too_small", least=LEAST)
    # of a very long picture the shown side is rounded up
    right, foot = (
        min((left + side) * scale, picture.width),
        min((top + side) * scale, picture.height),
    )
    box = (left * scale, top * scale, right, foot)
    cut = picture.resize((SIDE, SIDE), Image.Resampling.LANCZOS, box=box)
    bare = Image.frombytes("RGB", (SIDE, SIDE), cut.tobytes())
    out = io.BytesIO()
    bare.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return out.getvalue()


def is_plain(data: bytes) -> bool:
    """Say whether bytes are a JPEG with pixels and tables and not a word more."""
    at = 2
    if not data.startswith(_JPEG):
        return False
    while data[at : at + 1] == _MARK and data[at + 1 : at + 2] in _PARTS:
        if data[at + 1 : at + 2] == _SCAN:
            return True
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return False


def _upright(data: bytes) -> "Image.Image":
    """Return the pixels of a file, turned as the camera meant it."""
    from PIL import Image, ImageOps

    if len(data) > _MOST_BYTES:
        raise UserError("photo.too_large", megapixels=MOST_PIXELS // 1_000_000)
    try:
        with warnings.catch_warnings():
            # the size is looked at below, before anything is unfolded
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            Image.open(io.BytesIO(data), formats=_FORMATS).verify()
            opened = Image.open(io.BytesIO(data), formats=_FORMATS)
        _fit(opened)
        return _plain(ImageOps.exif_transpose(opened))
    except Image.DecompressionBombError:
        raise UserError("photo.too_large", megapixels=MOST_PIXELS // 1_000_000) from None
    except (OSError, SyntaxError, ValueError, ArithmeticError, LookupError, TypeError) as error:
        raise UserError("photo.unreadable") from error


def _fit(opened: "Image.Image") -> None:
    """Have a large JPEG unfolded smaller; refuse what is too large or too small."""
    pixels = opened.width * opened.height
    most = _MOST_AS_JPEG if opened.format in {"JPEG", "MPO"} else MOST_PIXELS
    if pixels > most:
        raise UserError("photo.too_large", megapixels=MOST_PIXELS // 1_000_000)
    if min(opened.size) < LEAST:
        raise UserError("photo.too_small", least=LEAST)
    if pixels > MOST_PIXELS:
        opened.draft("RGB", (SHOWN, SHOWN))
    if opened.width * opened.height > MOST_PIXELS:
        raise UserError("photo.too_large", megapixels=MOST_PIXELS // 1_000_000)


def _plain(picture: "Image.Image") -> "Image.Image":
    """Return a picture in red, green and blue, on white where it was see-through."""
    from PIL import Image

    if picture.mode in {"RGB", "L", "CMYK", "YCbCr", "1"} and "transparency" not in picture.info:
        return picture.convert("RGB")
    layered = picture.convert("RGBA")
    ground = Image.new("RGB", layered.size, _WHITE)
    ground.paste(layered, mask=layered.getchannel("A"))
    return ground


def _fitted(size: tuple[int, int]) -> tuple[int, int]:
    scale = min(1.0, SHOWN / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))
