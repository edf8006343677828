"""What the room Kandidatkort may ask of the program; loaded at first use, called on a worker."""

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flexdesk.app.card_index import card_index
from flexdesk.app.card_rows import card_rows
from flexdesk.app.lookups import get_citizen

if TYPE_CHECKING:
    from flexdesk.app.card_drafts import CardDraft
    from flexdesk.app.card_preview import Preview, PreviewWish
    from flexdesk.app.card_rows import CardRow
    from flexdesk.app.changes import Done
    from flexdesk.app.consent_rows import Coverage
    from flexdesk.app.desk import Desk
    from flexdesk.domain.kandidatkort import CardContent, Override


@dataclass(frozen=True, slots=True)
class CardHead:
    """Whose card is open, how far it is, and what the consent says; version is empty for none."""

    citizen: str
    name: str
    candidate_no: str
    number: int
    version: str
    made_on: dt.date | None
    is_typed: bool
    is_closed: bool
    coverage: "Coverage"
    draft: "CardDraft"

    def __repr__(self) -> str:
        """Show the number only: the rest is a citizen's."""
        return f"CardHead({self.number})"


class CardCases:
    """The use cases of the room."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def make_ready(self) -> None:
        """Load what the first card would have to wait for."""
        from flexdesk.app.card_ready import make_ready

        make_ready()

    def rows(self, *, is_mine: bool) -> "tuple[CardRow, ...]":
        """Return the cards one looks after, or every one."""
        return card_rows(self._desk, self._desk.today(), mine=is_mine)

    def head(self, citizen: str) -> CardHead:
        """Return how far a citizen's card is.

        Raises:
            UserError: `citizen.unknown`.
        """
        from flexdesk.app.card_drafts import card_draft
        from flexdesk.app.consent_rows import covers_content

        desk, on = self._desk, self._desk.today()
        row = get_citizen(desk.store.reads, citizen)
        draft = card_draft(desk, citizen)
        newest = card_index(desk).newest(citizen)
        return CardHead(
            citizen=citizen,
            name=f"{row.first_name} {row.last_name}".strip(),
            candidate_no=row.candidate_no,
            number=draft.number,
            version=newest.id if newest else "",
            made_on=newest.day if newest else None,
            is_typed=draft.is_typed,
            is_closed=row.closed_on is not None and row.closed_on <= on,
            coverage=covers_content(desk, citizen, draft.content, on),
            draft=draft,
        )

    def preview(
        self,
        citizen: str,
        content: "CardContent",
        overrides: "tuple[Override, ...]",
        wish: "PreviewWish",
    ) -> "Preview":
        """Return the pictures of a card as it stands."""
        from flexdesk.app.card_preview import preview

        return preview(self._desk, citizen, content, overrides, wish)

    def now(self) -> dt.datetime:
        """Return the time it is."""
        return self._desk.clock.now()

    def make_version(
        self, citizen: str, content: "CardContent", overrides: "tuple[Override, ...]"
    ) -> "Done":
        """Make a version of what is typed."""
        from flexdesk.app.card_versions import make_version

        return make_version(self._desk, citizen, content, overrides)
