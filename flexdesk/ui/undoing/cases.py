"""What the panel may ask of the program; loaded at first use, called on a worker."""

from typing import TYPE_CHECKING

from flexdesk.app import kept_drafts, undo_panel
from flexdesk.app.lookups import get_citizen

if TYPE_CHECKING:
    from flexdesk.app.changes import Done
    from flexdesk.app.desk import Desk
    from flexdesk.app.kept_drafts import DraftRow
    from flexdesk.app.undo_panel import Detail, UndoRow


class UndoCases:
    """The use cases of the panel."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def rows(self, citizen: str) -> "tuple[UndoRow, ...]":
        """Return the actions, of one citizen or of all."""
        return undo_panel.undo_rows(self._desk, citizen)

    def drafts(self) -> "tuple[DraftRow, ...]":
        """Return what is half-written."""
        return kept_drafts.kept_drafts(self._desk)

    def who(self, citizen: str) -> tuple[str, str]:
        """Return name and candidate number of a citizen, empty for none."""
        if not citizen:
            return "", ""
        row = get_citizen(self._desk.store.reads, citizen)
        return f"{row.first_name} {row.last_name}".strip(), row.candidate_no

    def detail(self, tx: str) -> "Detail":
        """Return what an action changed."""
        return undo_panel.detail_of(self._desk, tx)

    def undo(self, tx: str) -> "Done":
        """Take exactly one action back."""
        return undo_panel.undo_one(self._desk, tx)

    def redo(self, undo_tx: str) -> "Done":
        """Bring back exactly what one undo took."""
        return undo_panel.redo_one(self._desk, undo_tx)

    def drop(self, key: str) -> None:
        """Throw away what is half-written."""
        kept_drafts.drop_kept(self._desk, key)
