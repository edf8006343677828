"""What the tab Kandidatkort asks of the program, bound to an open desk; loaded lazily."""

from dataclasses import dataclass

from flexdesk.app import card_consents, card_hand_outs, card_versions
from flexdesk.app.card_consents import ConsentRow
from flexdesk.app.card_drafts import KEY
from flexdesk.app.card_hand_outs import HandOutRow
from flexdesk.app.card_recalls import due_of
from flexdesk.app.card_versions import VersionRow
from flexdesk.app.desk import Desk


@dataclass(frozen=True, slots=True)
class CardTabPage:
    """A citizen's card as the tab shows it: versions, consents, and the ledger."""

    citizen: str
    has_draft: bool
    versions: tuple[VersionRow, ...]
    consents: tuple[ConsentRow, ...]
    hand_outs: tuple[HandOutRow, ...]
    coverage: str
    """What the consents cover of the newest version, in words."""
    coverage_tone: str
    recalls: int
    """How many cards must come back."""

    @property
    def newest(self) -> VersionRow | None:
        """The newest version."""
        return self.versions[0] if self.versions else None

    @property
    def out(self) -> int:
        """How many cards are out."""
        return sum(row.is_out for row in self.hand_outs)


class CardTabCases:
    """Use cases of the tab."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def page(self, citizen: str) -> CardTabPage:
        """Return what the tab shows."""
        desk, on = self._desk, self._desk.today()
        versions = card_versions.versions_of(desk, citizen)
        covered = card_consents.covers(desk, versions[0].id, on) if versions else None
        return CardTabPage(
            citizen=citizen,
            has_draft=bool(desk.store.draft(KEY + citizen)),
            versions=versions,
            consents=card_consents.consents_of(desk, citizen),
            hand_outs=card_hand_outs.hand_outs_of(desk, citizen),
            coverage=covered.text if covered else "",
            coverage_tone=covered.tone if covered else "muted",
            recalls=len(due_of(desk, citizen, on)),
        )
