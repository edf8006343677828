"""What the Besøgsark asks of the program, bound to an open desk; loaded when a sheet opens."""

from flexdesk.app import visit_draft, visit_paper, visit_sheet
from flexdesk.app.changes import Done
from flexdesk.app.desk import Desk
from flexdesk.app.visit_draft import VisitForm
from flexdesk.app.visit_sheet import VisitStart


class VisitCases:
    """Use cases of a visit."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def start(self, citizen: str, placement: str) -> VisitStart:
        """Return an empty sheet and the draft, if one was kept."""
        return visit_sheet.start_visit(self._desk, citizen, placement)

    def save(self, citizen: str, form: VisitForm) -> Done:
        """Write the visit."""
        return visit_sheet.save_visit(self._desk, citizen, form)

    def keep_draft(self, citizen: str, form: VisitForm) -> None:
        """Keep a half-written sheet."""
        visit_draft.save_visit_draft(self._desk, citizen, form)

    def drop_draft(self, citizen: str) -> None:
        """Throw the half-written sheet away."""
        visit_draft.drop_visit_draft(self._desk, citizen)

    def paper(self, citizen: str, form: VisitForm) -> bytes:
        """Return the half page of a sheet as it stands."""
        return visit_paper.paper_of_form(self._desk, citizen, form)

    def latest_paper(self, citizen: str) -> bytes:
        """Return the half page of the citizen's latest visit."""
        return visit_paper.paper_of_note(self._desk, visit_paper.latest_visit(self._desk, citizen))

    def log_paper(self, citizen: str, what: str) -> None:
        """Log that the half page was printed or saved."""
        visit_paper.log_paper(self._desk, citizen, what)
