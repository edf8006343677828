"""The photo on a card: looked at, cropped, rid of all that a camera adds, kept as an attachment."""

from dataclasses import dataclass

from flexdesk.app.changes import Changes, Done
from flexdesk.app.desk import Desk
from flexdesk.app.lookups import get_citizen
from flexdesk.base.ids import new_id
from flexdesk.domain.daily_entities import Attachment
from flexdesk.domain.kandidatkort import CardContent

KIND = "billede"
"""The kind of attachment a photo is kept as."""
_TITLE = "Foto til kandidatkort"
_FILE_NAME = "kandidatkort-foto.jpg"


@dataclass(frozen=True, slots=True)
class Crop:
    """A square of a picture, in pixels of the picture as `look_at` shows it."""

    left: int
    top: int
    side: int


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture to show on screen: upright, three bytes a pixel, rows without padding."""

    width: int
    height: int
    rgb: bytes

    def __repr__(self) -> str:
        """Show the size only: the picture is a citizen's."""
        return f"Photo({self.width}x{self.height})"


def look_at(data: bytes) -> Photo:
    """Return a picture as it will be cropped.

    Raises:
        UserError: `photo.unreadable`, `photo.too_large`, `photo.too_small`.
    """
    from flexdesk.cards import photo

    pixels = photo.shown(data)
    return Photo(pixels.width, pixels.height, pixels.rgb)


def middle_of(picture: Photo) -> Crop:
    """Return the square a crop begins with: the largest, in the middle and high up."""
    side = min(picture.width, picture.height)
    # a face is in the upper part of a picture that stands
    return Crop((picture.width - side) // 2, (picture.height - side) // 4, side)


def keep_photo(desk: Desk, citizen_id: str, data: bytes, crop: Crop) -> Done:
    """Keep the square of a picture with a citizen as the photo of a card; `id` is the attachment.

    The very same photo is not kept twice: the answer is the one there is (empty tx).

    Raises:
        UserError: `citizen.unknown`, `photo.unreadable`, `photo.too_large`, `photo.too_small`,
            `photo.crop`.
    """
    from flexdesk.cards import photo

    get_citizen(desk.store.reads, citizen_id)
    jpeg = photo.square(data, crop.left, crop.top, crop.side)
    row_id, tx = new_id(), ""
    with desk.store.work("photo.keep", {}) as uow:
        get_citizen(uow, citizen_id)
        name = uow.put_content(jpeg)
        kept = _same(desk, citizen_id, name)
        if kept is None:
            values = {
                "citizen": citizen_id,
                "day": desk.today(),
                "kind": KIND,
                "title": _TITLE,
                "file_name": _FILE_NAME,
                "size": len(jpeg),
                "content_hash": name,
                "by": desk.initials,
            }
            uow.insert("attachment", row_id, values)
            tx = uow.tx
    changes = Changes(frozenset({citizen_id}), frozenset({"attachment"}), tx)
    if tx:
        desk.publish(changes)
    return Done(kept.id if kept is not None else row_id, tx, changes)


def photo_of(desk: Desk, content: CardContent) -> bytes | None:
    """Return the JPEG of the photo a card names, None when it names none or it is gone.

    A file that was not written anew here is none either: it could hold where it was taken.
    """
    from flexdesk.cards import photo

    if not content.photo:
        return None
    row = desk.store.reads.get("attachment", content.photo)
    if not isinstance(row, Attachment):
        return None
    data = desk.store.reads.content(row.content_hash)
    return data if photo.is_plain(data) else None


def _same(desk: Desk, citizen_id: str, content_hash: str) -> Attachment | None:
    rows = desk.store.reads.load("attachment", citizen=citizen_id)
    found = (row for row in rows if isinstance(row, Attachment) and row.kind == KIND)
    return next((row for row in found if row.content_hash == content_hash), None)
