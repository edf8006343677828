"""What the tab Støtte and its sheet ask of the program, bound to an open desk; loaded lazily."""

import datetime as dt

from flexdesk.app import support, support_forms, support_rows
from flexdesk.app.changes import Done
from flexdesk.app.desk import Desk
from flexdesk.app.support import Granting, SupportEdit, SupportOutcome
from flexdesk.app.support_forms import SupportForm
from flexdesk.app.support_rows import SupportPage
from flexdesk.domain.work_codes import SupportState


class SupportCases:
    """Use cases of courses and support."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def page(self, citizen: str) -> SupportPage:
        """Return the courses and support of a citizen."""
        return support_rows.support_page(self._desk, citizen, self._desk.today())

    def form(self, citizen: str, row: str, key: str) -> tuple[SupportForm, str]:
        """Return what the sheet begins with, and the draft."""
        form = support_forms.support_form(self._desk, citizen, row)
        return form, self._desk.store.draft(key)

    def ask(self, citizen: str, wanted: SupportEdit) -> Done:
        """Write a new one."""
        return support.ask(self._desk, citizen, wanted)

    def edit(self, row: str, wanted: SupportEdit) -> Done:
        """Put one right."""
        return support.edit_support(self._desk, row, wanted)

    def grant(self, row: str, granting: Granting) -> Done:
        """Grant it."""
        return support.grant(self._desk, row, granting)

    def turn_down(self, row: str, state: str, day: dt.date, reason: str) -> Done:
        """Refuse it, or say that it came to nothing."""
        if state == SupportState.BORTFALDET:
            return support.drop_support(self._desk, row, day, reason)
        return support.refuse(self._desk, row, day, reason)

    def result(self, row: str, outcome: SupportOutcome) -> Done:
        """Write how it went."""
        return support.write_result(self._desk, row, outcome)

    def delete(self, row: str) -> Done:
        """Take it away."""
        return support.delete_support(self._desk, row)

    def keep_draft(self, key: str, text: str) -> None:
        """Keep a half-filled sheet; an empty one is forgotten."""
        if text:
            self._desk.store.save_draft(key, text)
        else:
            self._desk.store.drop_draft(key)
