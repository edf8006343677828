"""What the windows may ask of the program: use cases bound to an open desk."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from flexdesk.app.changes import Done
from flexdesk.app.drafts import NoteDraft
from flexdesk.app.jobs import JobContext
from flexdesk.app.query import View
from flexdesk.app.rows import (
    CitizenPage,
    CitizenRow,
    HistoryRow,
    MemberRow,
    Overview,
)
from flexdesk.ui.shared.case_rows import (
    CheckRow,
    DocumentOrder,
    DocumentRow,
    WrittenFile,
)

if TYPE_CHECKING:
    from flexdesk.ui.shared.list_cases import ListCases


class Cases(Protocol):
    """The use cases of an open desk; every call may take time and belongs on a worker."""

    @property
    def is_example(self) -> bool:
        """Whether this is the example team, which is thrown away."""
        ...

    def team_title(self) -> str:
        """Return the team's and the municipality's name in one line."""
        ...

    def me(self) -> str:
        """Return the initials `konsulent:mig` stands for."""
        ...

    def today(self) -> dt.date:
        """Return the day the desk works on."""
        ...

    def citizen_rows(self) -> tuple[CitizenRow, ...]:
        """Return the list of citizens."""
        ...

    def views(self) -> tuple[View, ...]:
        """Return the saved views."""
        ...

    @property
    def lists(self) -> "ListCases":
        """The use cases of the list's views, columns, copies and exports."""
        ...

    def log_search(self, text: str, hits: int) -> None:
        """Write a finished search in the access log."""
        ...

    def citizen_page(self, citizen: str) -> CitizenPage:
        """Return what the pane shows; opening is logged."""
        ...

    def reveal_cpr(self, citizen: str, reason: str) -> str:
        """Return the whole CPR number; logged with the reason."""
        ...

    def add_note(self, citizen: str, text: str, kind: str) -> Done:
        """Write a note of today; what was kept of it as a draft is done with."""
        ...

    def note_draft(self, citizen: str) -> NoteDraft:
        """Return the half-written note about a citizen."""
        ...

    def save_note_draft(self, citizen: str, draft: NoteDraft) -> None:
        """Keep a half-written note; an empty one is forgotten."""
        ...

    def undo(self, tx: str | None = None) -> Done:
        """Take a transaction back, the last one when none is named."""
        ...

    def redo(self) -> Done:
        """Bring back what was taken back last."""
        ...

    def last_undoable(self) -> HistoryRow | None:
        """Return what Ctrl+Z would take back."""
        ...

    def programs(self) -> tuple[tuple[str, str], ...]:
        """Return key and title of the programs one can look at."""
        ...

    def default_program(self) -> str:
        """Return the key of the team's program."""
        ...

    def overview(self, on: dt.date, program: str) -> Overview:
        """Return the page Overblik."""
        ...

    def members(self, figure: str, on: dt.date, program: str) -> tuple[MemberRow, ...]:
        """Return the rows behind a figure."""
        ...

    def documents(self) -> tuple[DocumentRow, ...]:
        """Return the documents that can be written."""
        ...

    def releasable(self, order: DocumentOrder) -> tuple[tuple[str, str], ...]:
        """Return id and label of the small figures that can be released."""
        ...

    def check_list(self, order: DocumentOrder) -> tuple[CheckRow, ...]:
        """Return what is checked before a document leaves."""
        ...

    def preview(self, order: DocumentOrder) -> bytes:
        """Return the document as PDF bytes, empty when it has no pages."""
        ...

    def write_document(self, order: DocumentOrder, out: Path, ctx: JobContext) -> WrittenFile:
        """Write a document to a file."""
        ...

    @property
    def imports(self) -> Any:  # noqa: ANN401 - the room's own: what all share knows no room
        """The use cases of files and typed rows on their way into the register."""
        ...

    def lock_minutes(self) -> int:
        """Return after how many idle minutes the register locks."""
        ...

    def set_lock_minutes(self, minutes: int) -> None:
        """Change after how many idle minutes the register locks."""
        ...
