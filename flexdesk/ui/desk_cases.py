"""The use cases of an open desk, as the windows ask for them; loaded only once a desk is open."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from flexdesk.app import (
    caseload,
    documents,
    drafts,
    figure_queries,
    history,
    lock_settings,
    notes,
    overview,
    substitutes,
)
from flexdesk.app.changes import Done
from flexdesk.app.desk import Desk
from flexdesk.app.drafts import NO_DRAFT, NoteDraft
from flexdesk.app.jobs import JobContext
from flexdesk.app.query import View
from flexdesk.app.rows import (
    CitizenPage,
    CitizenRow,
    HistoryRow,
    MemberRow,
    Overview,
)
from flexdesk.ui.citizens.cases import DeskLists
from flexdesk.ui.shared.case_rows import (
    CheckRow,
    DocumentOrder,
    DocumentRow,
    WrittenFile,
    place_title,
)

if TYPE_CHECKING:
    from flexdesk.ui.importing.cases import ImportCases


class DeskCases:
    """Use cases bound to a desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def is_example(self) -> bool:
        """Whether this is the example team, which is thrown away."""
        return self._desk.is_example

    def team_title(self) -> str:
        """Return the team's and the municipality's name in one line."""
        desk = self._desk
        return " · ".join(part for part in (desk.team_name, desk.municipality) if part)

    def me(self) -> str:
        """Return the initials `konsulent:mig` stands for: one's own, and those one covers."""
        own = self._desk.initials
        covered = substitutes.initials_i_cover(self._desk, self._desk.today())
        return ",".join((own, *sorted(covered - {own}))) if own else ""

    def today(self) -> dt.date:
        """Return the day the desk works on."""
        return self._desk.today()

    def citizen_rows(self) -> tuple[CitizenRow, ...]:
        """Return the list of citizens."""
        return caseload.list_rows(self._desk)

    def views(self) -> tuple[View, ...]:
        """Return the saved views."""
        return caseload.views_of(self._desk)

    @property
    def lists(self) -> DeskLists:
        """The use cases of the list's views, columns, copies and exports."""
        return DeskLists(self._desk)

    def log_search(self, text: str, hits: int) -> None:
        """Write a finished search in the access log."""
        caseload.log_search(self._desk, text, hits)

    def citizen_page(self, citizen: str) -> CitizenPage:
        """Return what the pane shows; opening is logged."""
        return caseload.citizen_page(self._desk, citizen)

    def reveal_cpr(self, citizen: str, reason: str) -> str:
        """Return the whole CPR number; logged with the reason."""
        return caseload.reveal_cpr(self._desk, citizen, reason)

    def add_note(self, citizen: str, text: str, kind: str) -> Done:
        """Write a note of today; what was kept of it as a draft is done with."""
        done = notes.add_note(self._desk, citizen, text, kind=kind)
        drafts.save_note_draft(self._desk, citizen, NO_DRAFT)
        return done

    def note_draft(self, citizen: str) -> NoteDraft:
        """Return the half-written note about a citizen."""
        return drafts.note_draft(self._desk, citizen)

    def save_note_draft(self, citizen: str, draft: NoteDraft) -> None:
        """Keep a half-written note; an empty one is forgotten."""
        drafts.save_note_draft(self._desk, citizen, draft)

    def undo(self, tx: str | None = None) -> Done:
        """Take a transaction back, the last one when none is named."""
        return history.undo(self._desk, tx)

    def redo(self) -> Done:
        """Bring back what was taken back last."""
        return history.redo(self._desk)

    def last_undoable(self) -> HistoryRow | None:
        """Return what Ctrl+Z would take back."""
        return history.last_undoable(self._desk)

    def programs(self) -> tuple[tuple[str, str], ...]:
        """Return key and title of the programs one can look at, one's own first."""
        own = self._desk.program.key
        found = [
            (key, place_title(p.municipality, p.title_da)) for key, p in self._desk.programs.items()
        ]
        return tuple(sorted(found, key=lambda pair: pair[0] != own))

    def default_program(self) -> str:
        """Return the key of the team's program."""
        return self._desk.program.key

    def overview(self, on: dt.date, program: str) -> Overview:
        """Return the page Overblik."""
        return overview.overview(self._desk, on, program)

    def members(self, figure: str, on: dt.date, program: str) -> tuple[MemberRow, ...]:
        """Return the rows behind a figure."""
        return figure_queries.member_rows(self._desk, figure, on, program)

    def documents(self) -> tuple[DocumentRow, ...]:
        """Return the documents that can be written."""
        return tuple(
            DocumentRow(kind.key, kind.title, kind.description, kind.suffix)
            for kind in documents.DOCUMENTS
        )

    def releasable(self, order: DocumentOrder) -> tuple[tuple[str, str], ...]:
        """Return id and label of the small figures that can be released."""
        threshold = self._desk.rules.count("tal.small_cell", order.on)
        figures = figure_queries.figures_on(self._desk, order.on, order.program)
        return tuple((f.id, f.label) for f in figures if f.N is None and 0 < f.n < threshold)

    def check_list(self, order: DocumentOrder) -> tuple[CheckRow, ...]:
        """Return what is checked before a document leaves."""
        lines = documents.check_list(
            self._desk,
            order.document,
            order.on,
            order.audience,
            dict(order.releases),
            order.program,
        )
        return tuple(CheckRow(line.ok, line.text) for line in lines)

    def preview(self, order: DocumentOrder) -> bytes:
        """Return the document as PDF bytes."""
        return documents.preview_pdf(
            self._desk,
            order.document,
            on=order.on,
            audience=order.audience,
            releases=dict(order.releases),
            program_key=order.program,
        )

    def write_document(self, order: DocumentOrder, out: Path, ctx: JobContext) -> WrittenFile:
        """Write a document to a file."""
        written = documents.write_document(
            self._desk,
            order.document,
            on=order.on,
            audience=order.audience,
            releases=dict(order.releases),
            out=out,
            ctx=ctx,
            program_key=order.program,
        )
        return WrittenFile(str(written.path), " ".join(written.notes))

    @property
    def imports(self) -> "ImportCases":
        """The use cases of files and typed rows on their way into the register."""
        from flexdesk.ui.importing.cases import ImportCases

        return ImportCases(self._desk)

    def lock_minutes(self) -> int:
        """Return after how many idle minutes the register locks."""
        return lock_settings.lock_minutes(self._desk)

    def set_lock_minutes(self, minutes: int) -> None:
        """Change after how many idle minutes the register locks."""
        lock_settings.set_lock_minutes(self._desk, minutes)
