"""What the form of a card asks of the program, bound to an open desk; loaded lazily."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from flexdesk.app import card_choices, card_drafts, card_guard, card_photo
from flexdesk.app.attachments import read_file
from flexdesk.app.changes import Done
from flexdesk.app.desk import Desk
from flexdesk.app.lookups import get_citizen
from flexdesk.app.override_reasons import least_reason
from flexdesk.domain.kandidatkort import CardContact, CardContent, Override

if TYPE_CHECKING:
    from flexdesk.app.card_guard import CardFinding
    from flexdesk.app.card_photo import Crop, Photo

MOST_OFFERED = 8


@dataclass(frozen=True, slots=True)
class BuilderCard:
    """The card of a citizen as the form begins: what stands on it, and its photo."""

    citizen: str
    content: CardContent
    overrides: tuple[Override, ...] = ()
    candidate_no: str = ""
    is_protected: bool = False
    photo: bytes | None = None
    newer_contact: CardContact | None = None
    least_reason: int = 0
    """Signs a reason for keeping a finding has at least."""

    def __repr__(self) -> str:
        """Show the id only: the rest is a citizen's."""
        return f"BuilderCard({self.citizen})"


@dataclass(frozen=True, slots=True)
class PhotoToCrop:
    """A picture that was chosen, as it is shown while one crops it."""

    data: bytes
    photo: "Photo"

    def __repr__(self) -> str:
        """Show nothing of it: the picture is a citizen's."""
        return "PhotoToCrop()"


class BuilderCases:
    """Use cases of the working card."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def card(self, citizen_id: str) -> BuilderCard:
        """Return what the form begins with."""
        draft = card_drafts.card_draft(self._desk, citizen_id)
        row = get_citizen(self._desk.store.reads, citizen_id)
        # the lists are read here, off the window's thread, and then lie in memory
        card_choices.choices()
        content = draft.content
        return BuilderCard(
            citizen_id,
            content,
            draft.overrides,
            content.candidate_no or row.candidate_no,
            bool(row.address_protected),
            card_photo.photo_of(self._desk, content),
            card_drafts.newer_contact(self._desk, citizen_id, content),
            least_reason(self._desk, self._desk.today()),
        )

    def check(
        self, citizen_id: str, content: CardContent, overrides: tuple[Override, ...]
    ) -> "tuple[CardFinding, ...]":
        """Return what the guard finds on the card."""
        return card_guard.check_content(self._desk, citizen_id, content, overrides)

    def title_of(self, kind: str) -> str:
        """Return what a kind of finding is called; from memory."""
        return card_guard.guard().word_of(kind)

    def keep(self, citizen_id: str, content: CardContent, overrides: tuple[Override, ...]) -> None:
        """Keep the card as it is typed."""
        card_drafts.save_card_draft(self._desk, citizen_id, content, overrides)

    def offers(self, kind: str, typed: str) -> tuple[str, ...]:
        """Return what a list offers for what is typed; from memory."""
        return tuple(hit.da for hit in card_choices.find(kind, typed)[:MOST_OFFERED])

    def needs(self, limitation: str) -> tuple[str, ...]:
        """Return what a workplace can do about what stays in the house; from memory."""
        return tuple(hit.da for hit in card_choices.translate(limitation))

    def look_at(self, path: Path) -> PhotoToCrop:
        """Read a picture from disk."""
        data = read_file(path).data
        return PhotoToCrop(data, card_photo.look_at(data))

    def keep_photo(self, citizen_id: str, data: bytes, crop: "Crop") -> tuple[Done, bytes | None]:
        """Keep the square of a picture as the photo of the card, and return it."""
        done = card_photo.keep_photo(self._desk, citizen_id, data, crop)
        return done, card_photo.photo_of(self._desk, CardContent(photo=done.id))
