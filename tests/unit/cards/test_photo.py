"""The photo: upright and square, and nothing of what the camera wrote is left."""

import io

import pytest
from PIL import Image

from flexdesk.base.errors import UserError
from flexdesk.cards import photo

_ORIENTATION, _GPS, _MAKER = 0x0112, 0x8825, 0x010F


def a_picture(width=800, height=600, format="JPEG", **save):  # noqa: A002 - as PIL names it
    """Return a picture, red on its left and blue on its right half."""
    picture = Image.new("RGB", (width, height), (200, 0, 0))
    picture.paste((0, 0, 200), (width // 2, 0, width, height))
    out = io.BytesIO()
    picture.save(out, format, **save)
    return out.getvalue()


def with_exif(orientation=1):
    exif = Image.Exif()
    exif[_ORIENTATION] = orientation
    exif[_MAKER] = "Kamerafabrikken"
    exif.get_ifd(_GPS)[1] = "N"
    exif.get_ifd(_GPS)[2] = (56.0, 9.0, 26.0)
    return a_picture(exif=exif, comment=b"taget hjemme")


def opened(data):
    return Image.open(io.BytesIO(data))


def test_the_square_is_a_plain_jpeg_of_600():
    cut = opened(photo.square(a_picture(), 0, 0, 300))
    assert (cut.format, cut.size, cut.mode) == ("JPEG", (600, 600), "RGB")
    red, green, blue = cut.getpixel((300, 300))
    assert red > 150
    assert max(green, blue) < 60


def test_nothing_of_the_camera_is_left():
    data = with_exif()
    assert b"Kamerafabrikken" in data
    made = photo.square(data, 0, 0, 300)
    cut = opened(made)
    assert dict(cut.getexif()) == {}
    assert not {"exif", "icc_profile", "comment", "xmp"} & set(cut.info)
    for told in (b"Exif", b"Kamera", b"hjemme", b"xmp", b"ICC"):
        assert told not in made


def test_only_a_photo_written_anew_is_plain():
    assert photo.is_plain(photo.square(with_exif(), 0, 0, 300))
    assert not photo.is_plain(with_exif())
    assert not photo.is_plain(a_picture(comment=b"hjemme"))
    assert not photo.is_plain(a_picture(format="PNG"))
    assert not photo.is_plain(b"\xff\xd8\xff")
    assert not photo.is_plain(b"")


def test_a_picture_is_turned_as_the_camera_meant():
    pixels = photo.shown(with_exif(orientation=6))
    assert (pixels.width, pixels.height) == (600, 800)
    assert len(pixels.rgb) == 600 * 800 * 3
    assert pixels.rgb[0] > 150


def test_a_large_picture_is_shown_small_and_cut_in_the_same_places():
    data = a_picture(3000, 2000)
    pixels = photo.shown(data)
    assert (pixels.width, pixels.height) == (1200, 800)
    cut = opened(photo.square(data, 600, 0, 600))
    assert cut.getpixel((10, 300))[2] > 150


def test_a_telephones_picture_is_unfolded_smaller():
    pixels = photo.shown(a_picture(4032, 3024, quality=30))
    assert (pixels.width, pixels.height) == (1200, 900)


def test_same_bytes_every_time():
    data = a_picture()
    assert photo.square(data, 10, 10, 400) == photo.square(data, 10, 10, 400)


@pytest.mark.parametrize("format", ["PNG", "WEBP", "GIF", "BMP"])  # as PIL names it
def test_other_pictures_are_read_too(format):  # noqa: A002 - as PIL names it
    assert photo.shown(a_picture(200, 300, format)).height == 300


def test_see_through_becomes_white():
    clear = Image.new("RGBA", (200, 200), (0, 0, 0, 0))
    out = io.BytesIO()
    clear.save(out, "PNG")
    assert opened(photo.square(out.getvalue(), 0, 0, 200)).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "photo.unreadable"),
        (b"%PDF-1.7 not a picture", "photo.unreadable"),
        (a_picture()[:2000], "photo.unreadable"),
        (a_picture(100, 100), "photo.too_small"),
        (a_picture(4000, 3000, "PNG"), "photo.too_large"),
    ],
)
def test_what_is_no_photo_is_refused(data, code):
    with pytest.raises(UserError) as error:
        photo.shown(data)
    assert error.value.code == code


@pytest.mark.parametrize("crop", [(-1, 0, 200), (0, 500, 200), (0, 0, 0), (700, 0, 200)])
def test_a_crop_outside_is_refused(crop):
    with pytest.raises(UserError) as error:
        photo.square(a_picture(), *crop)
    assert error.value.code == "photo.crop"


def test_a_crop_too_fine_is_refused():
    with pytest.raises(UserError) as error:
        photo.square(a_picture(), 0, 0, 50)
    assert error.value.code == "photo.too_small"
